/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-foresight.h"

#include "spor-proposal.h"

/* A drag is over sooner. */
#define MOST_SECONDS 5

struct _SporForesight
{
  GObject parent_instance;

  /* owned */
  GCancellable *cancellable; /* of the question that is open */
  GArray *outlooks;          /* SporOutlook; NULL: none are there */
};

/* What would come of one move. */
typedef struct
{
  SporMove move;
  SporForeseen foreseen;
  double best;
} SporOutlook;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporForesight, spor_foresight, G_TYPE_OBJECT)

/* --- In the thread -------------------------------------------------------------------------- */

typedef struct
{
  SporComposition *composition;
  guint signup;
} SporForesightJob;

static void
spor_foresight_job_free (gpointer data)
{
  SporForesightJob *job = data;

  spor_composition_unref (job->composition);
  g_free (job);
}

static void
spor_foresight_try (GArray *outlooks,
                    const SporComposition *composition,
                    const SporMove *move,
                    const SporWatch *watch)
{
  g_autoptr (SporBreach) breach = spor_composition_check_move (composition, move);
  SporOutlook outlook = { *move };

  if (!breach && !spor_watch_is_over (watch))
    {
      g_autoptr (SporComposition) after = spor_composition_apply (composition, move);
      g_autoptr (SporProposal) proposal
          = spor_proposal_new (after, SPOR_KEEP_SEATED, SPOR_SUGGEST_ANY, watch);

      outlook.best = 1 - proposal->bound;
      outlook.foreseen = proposal->outcome == SPOR_SUGGESTION_PROVED    ? SPOR_FORESEEN_BEST
                         : proposal->outcome == SPOR_SUGGESTION_NOTHING ? SPOR_FORESEEN_IMPOSSIBLE
                                                                        : SPOR_FORESEEN_NOT;
    }
  g_array_append_val (outlooks, outlook);
}

/* Whoever loses a seat does: to the group it is the same whether they wait then or not. */
static void
spor_foresight_try_to_leave (GArray *outlooks, const SporForesightJob *job, const SporWatch *watch)
{
  const SporMove move = { job->signup, SPOR_SPOT_POOL, 0, -1, -1 };

  if (spor_composition_find (job->composition, job->signup, NULL, NULL) == SPOR_SPOT_SEATED)
    spor_foresight_try (outlooks, job->composition, &move, watch);
}

/* The free seats of a track are alike; each that is taken is a swap. */
static void
spor_foresight_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const SporForesightJob *job = data;
  const SporComposition *composition = job->composition;
  GArray *outlooks = g_array_new (FALSE, FALSE, sizeof (SporOutlook));
  const SporWatch watch = { .cancellable = cancellable,
                            .deadline = g_get_monotonic_time () + MOST_SECONDS * G_USEC_PER_SEC };

  spor_foresight_try_to_leave (outlooks, job, &watch);
  for (guint t = 0; t < spor_round_n_tracks (spor_composition_round (composition)); t++)
    {
      SporMove move = { job->signup, SPOR_SPOT_SEATED, t, -1, -1 };

      spor_foresight_try (outlooks, composition, &move, &watch);
      for (guint s = 0; s < composition->seated[t]->len; s++)
        {
          move.position = s;
          move.swap_with = g_array_index (composition->seated[t], guint, s);
          if (move.swap_with != (int)job->signup)
            spor_foresight_try (outlooks, composition, &move, &watch);
        }
    }
  g_task_return_pointer (task, outlooks, (GDestroyNotify)g_array_unref);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
on_foreseen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SporForesight *self = SPOR_FORESIGHT (source);
  GArray *outlooks = g_task_propagate_pointer (G_TASK (result), NULL);

  /* what was cancelled comes back without */
  if (!outlooks)
    return;
  g_clear_pointer (&self->outlooks, g_array_unref);
  self->outlooks = outlooks;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
spor_foresight_dispose (GObject *object)
{
  SporForesight *self = SPOR_FORESIGHT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->outlooks, g_array_unref);
  G_OBJECT_CLASS (spor_foresight_parent_class)->dispose (object);
}

static void
spor_foresight_class_init (SporForesightClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spor_foresight_dispose;
  signals[CHANGED] = g_signal_new ("changed", SPOR_TYPE_FORESIGHT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
spor_foresight_init (SporForesight *self)
{
}

SporForesight *
spor_foresight_new (void)
{
  return g_object_new (SPOR_TYPE_FORESIGHT, NULL);
}

void
spor_foresight_ask (SporForesight *self, SporComposition *composition, guint signup)
{
  SporForesightJob *job;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SPOR_IS_FORESIGHT (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->outlooks, g_array_unref);
  if (!composition)
    return;

  self->cancellable = g_cancellable_new ();
  job = g_new0 (SporForesightJob, 1);
  job->composition = spor_composition_ref (composition);
  job->signup = signup;
  task = g_task_new (self, self->cancellable, on_foreseen_cb, NULL);
  g_task_set_source_tag (task, spor_foresight_ask);
  g_task_set_task_data (task, job, spor_foresight_job_free);
  g_task_run_in_thread (task, spor_foresight_work);
}

static gboolean
spor_moves_equal (const SporMove *one, const SporMove *other)
{
  if (one->signup != other->signup)
    return FALSE;
  if (one->to != SPOR_SPOT_SEATED || other->to != SPOR_SPOT_SEATED)
    return one->to != SPOR_SPOT_SEATED && other->to != SPOR_SPOT_SEATED;
  return one->track == other->track && one->swap_with == other->swap_with;
}

SporForeseen
spor_foresight_find (SporForesight *self, const SporMove *move, double *best)
{
  g_return_val_if_fail (SPOR_IS_FORESIGHT (self), SPOR_FORESEEN_NOT);

  for (guint i = 0; self->outlooks && i < self->outlooks->len; i++)
    {
      const SporOutlook *outlook = &g_array_index (self->outlooks, SporOutlook, i);

      if (spor_moves_equal (&outlook->move, move))
        {
          *best = outlook->best;
          return outlook->foreseen;
        }
    }
  return SPOR_FORESEEN_NOT;
}
