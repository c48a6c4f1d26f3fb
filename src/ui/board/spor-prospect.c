/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-prospect.h"

/* Nobody waits for it, but a processor should not work on it for ever. */
#define MOST_SECONDS 10

struct _SporProspect
{
  GObject parent_instance;

  /* owned */
  SporComposition *composition; /* NULL: nothing is asked */
  GCancellable *cancellable;    /* of the question that is open */
  SporProspectState state;
  double best, ideal;
  char *obstacle;
  SporReasons *reasons;
  SporFillers *fillers; /* NULL: not worked out yet */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporProspect, spor_prospect, G_TYPE_OBJECT)

typedef struct
{
  SporProposal *proposal; /* with those who sit */
  SporProposal *free;     /* with those who must have a seat alone */
  SporReasons *reasons;
  SporFillers *fillers;
} SporAnswer;

static void
spor_answer_free (gpointer data)
{
  SporAnswer *self = data;

  spor_proposal_free (self->proposal);
  spor_proposal_free (self->free);
  spor_reasons_unref (self->reasons);
  spor_fillers_unref (self->fillers);
  g_free (self);
}

/* In a thread: the composition does not change. */
static void
spor_prospect_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SporWatch watch = { .cancellable = cancellable,
                      .deadline = g_get_monotonic_time () + MOST_SECONDS * G_USEC_PER_SEC };
  SporAnswer *answer = g_new0 (SporAnswer, 1);

  answer->proposal = spor_proposal_new (data, SPOR_KEEP_SEATED, SPOR_SUGGEST_ANY, &watch);
  spor_proposal_explain (answer->proposal, &watch);
  answer->free = spor_proposal_new (data, SPOR_KEEP_PINNED, SPOR_SUGGEST_ANY, &watch);
  answer->reasons = spor_reasons_new (data);
  answer->fillers = spor_fillers_new (data, &watch);
  g_task_return_pointer (task, answer, spor_answer_free);
}

static char *
spor_obstacles_join (const GPtrArray *obstacles)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < obstacles->len; i++)
    g_string_append_printf (text, "%s%s", i ? " " : "",
                            ((SporBreach *)g_ptr_array_index (obstacles, i))->text);
  return g_string_free (text, FALSE);
}

static void
spor_prospect_take (SporProspect *self, const SporAnswer *answer)
{
  const SporProposal *proposal = answer->proposal;

  g_clear_pointer (&self->obstacle, g_free);
  g_clear_pointer (&self->reasons, spor_reasons_unref);
  g_clear_pointer (&self->fillers, spor_fillers_unref);
  self->state = proposal->outcome == SPOR_SUGGESTION_PROVED    ? SPOR_PROSPECT_REACHABLE
                : proposal->outcome == SPOR_SUGGESTION_NOTHING ? SPOR_PROSPECT_IMPOSSIBLE
                                                               : SPOR_PROSPECT_UNKNOWN;
  self->best = self->state == SPOR_PROSPECT_REACHABLE ? 1 - proposal->bound : -1;
  self->ideal = answer->free->outcome == SPOR_SUGGESTION_PROVED ? 1 - answer->free->bound : -1;
  self->obstacle = spor_obstacles_join (proposal->obstacles);
  self->reasons = spor_reasons_ref (answer->reasons);
  self->fillers = spor_fillers_ref (answer->fillers);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_worked_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SporProspect *self = SPOR_PROSPECT (source);
  SporAnswer *answer = g_task_propagate_pointer (G_TASK (result), NULL);

  /* asked anew meanwhile, and then cancelled: an answer of yesterday */
  if (answer && g_task_get_task_data (G_TASK (result)) == self->composition)
    spor_prospect_take (self, answer);
  g_clear_pointer (&answer, spor_answer_free);
}

static void
spor_prospect_dispose (GObject *object)
{
  SporProspect *self = SPOR_PROSPECT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->composition, spor_composition_unref);
  g_clear_pointer (&self->reasons, spor_reasons_unref);
  g_clear_pointer (&self->fillers, spor_fillers_unref);
  G_OBJECT_CLASS (spor_prospect_parent_class)->dispose (object);
}

static void
spor_prospect_finalize (GObject *object)
{
  g_free (SPOR_PROSPECT (object)->obstacle);
  G_OBJECT_CLASS (spor_prospect_parent_class)->finalize (object);
}

static void
spor_prospect_class_init (SporProspectClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spor_prospect_dispose;
  G_OBJECT_CLASS (klass)->finalize = spor_prospect_finalize;
  signals[CHANGED] = g_signal_new ("changed", SPOR_TYPE_PROSPECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
spor_prospect_init (SporProspect *self)
{
}

SporProspect *
spor_prospect_new (void)
{
  return g_object_new (SPOR_TYPE_PROSPECT, NULL);
}

void
spor_prospect_ask (SporProspect *self, SporComposition *composition)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SPOR_IS_PROSPECT (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->composition, spor_composition_unref);
  g_clear_pointer (&self->fillers, spor_fillers_unref);
  self->state = SPOR_PROSPECT_UNKNOWN;
  if (!composition || spor_signups_n (composition->signups) == 0)
    return;

  self->composition = spor_composition_ref (composition);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_worked_out_cb, NULL);
  g_task_set_source_tag (task, spor_prospect_ask);
  g_task_set_task_data (task, spor_composition_ref (composition),
                        (GDestroyNotify)spor_composition_unref);
  g_task_run_in_thread (task, spor_prospect_work);
}

SporComposition *
spor_prospect_get_composition (SporProspect *self)
{
  g_return_val_if_fail (SPOR_IS_PROSPECT (self), NULL);

  return self->composition;
}

SporProspectState
spor_prospect_get_state (SporProspect *self)
{
  g_return_val_if_fail (SPOR_IS_PROSPECT (self), SPOR_PROSPECT_UNKNOWN);

  return self->state;
}

double
spor_prospect_get_best (SporProspect *self)
{
  g_return_val_if_fail (SPOR_IS_PROSPECT (self), 0);

  return self->best;
}

double
spor_prospect_get_ideal (SporProspect *self)
{
  g_return_val_if_fail (SPOR_IS_PROSPECT (self), -1);

  return self->ideal;
}

const char *
spor_prospect_get_obstacle (SporProspect *self)
{
  g_return_val_if_fail (SPOR_IS_PROSPECT (self), NULL);

  return self->obstacle;
}

SporReasons *
spor_prospect_get_reasons (SporProspect *self)
{
  g_return_val_if_fail (SPOR_IS_PROSPECT (self), NULL);

  return self->reasons;
}

SporFillers *
spor_prospect_get_fillers (SporProspect *self)
{
  g_return_val_if_fail (SPOR_IS_PROSPECT (self), NULL);

  return self->fillers;
}
