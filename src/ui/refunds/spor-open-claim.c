/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-open-claim.h"

#include "spor-claim-changes.h"
#include "spor-claim-merge.h"
#include "spor-id.h"
#include "spor-pause.h"
#include "spor-store-refunds.h"

struct _SporOpenClaim
{
  GObject parent_instance;

  /* owned */
  SporBook *book;
  SporSnapshot *snapshot; /* the newest in which the claim's round is shown */
  SporClaim *shown;       /* as the book had it when it was last taken over or saved */
  SporClaim *before;      /* @shown, until another program changed the same; NULL: none has */
  SporClaim *claim;
  guint n_edits;   /* so often it was changed here */
  guint n_saved;   /* as of which change the book has it */
  guint n_refused; /* as of which change it did not take it; 0: it took all */
  gboolean saving; /* under way */
  guint pause;     /* source, or 0 */
  gboolean quiet;  /* nobody has asked for what is being saved */
};

enum
{
  PROP_SAVED = 1,
  N_PROPS
};

enum
{
  CHANGED,
  LINES_GONE,
  FAILED,
  ANSWERED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporOpenClaim, spor_open_claim, G_TYPE_OBJECT)

/* --- Saving --------------------------------------------------------------------------------- */

typedef struct
{
  SporOpenClaim *draft;
  SporClaim *shown, *claim;
  SporClaim *now; /* if another program has changed the same: as it is now */
  SporRound *round;
  guint n_edits;
} SporClaimSaving;

static void
spor_claim_saving_free (gpointer data)
{
  SporClaimSaving *saving = data;

  g_object_unref (saving->draft);
  spor_claim_free (saving->shown);
  spor_claim_free (saving->claim);
  g_clear_pointer (&saving->now, spor_claim_free);
  spor_round_unref (saving->round);
  g_free (saving);
}

static void
spor_open_claim_stop_pause (SporOpenClaim *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
}

/* On the book's worker. */
static gpointer
spor_run_save (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporClaimSaving *saving = data;
  g_autoptr (SporClaim) written = spor_claim_copy (saving->claim);
  g_autoptr (GError) refusal = NULL;

  if (spor_store_save_claim (store, saving->round, saving->shown, written, NULL, &refusal))
    return GINT_TO_POINTER (TRUE);
  if (g_error_matches (refusal, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT))
    saving->now = spor_store_load_claim (store, saving->claim->id, NULL);
  g_propagate_error (error, g_steal_pointer (&refusal));
  return NULL;
}

/* Of what both have changed, theirs has been taken: there is nothing to be saved. */
static void
spor_open_claim_settle (SporOpenClaim *self)
{
  if (!self->before || self->saving || !spor_claim_content_equal (self->claim, self->shown))
    return;
  g_clear_pointer (&self->before, spor_claim_free);
  self->n_saved = self->n_edits;
}

/* @now (transfer full): what the book has; nothing here is yet to be saved. */
static void
spor_open_claim_take_over (SporOpenClaim *self, SporClaim *now)
{
  spor_claim_free (self->shown);
  spor_claim_free (self->claim);
  self->shown = now;
  self->claim = spor_claim_copy (now);
  g_signal_emit (self, signals[CHANGED], 0, TRUE);
}

static void
spor_open_claim_drop_removed (SporOpenClaim *self, const SporClaim *now)
{
  g_autoptr (GPtrArray) quotes = spor_claim_drop_removed (self->claim, self->shown, now);

  g_signal_emit (self, signals[LINES_GONE], 0, quotes);
}

/* @now (transfer full): what another program has made of the same. What is theirs alone is taken
 * over; what was changed here stays, to be saved over theirs by whoever has seen that; but for
 * lines that they have removed.
 * Returns: whether there is nothing that both have changed, by now. */
static gboolean
spor_open_claim_dispute (SporOpenClaim *self, SporClaim *now)
{
  gboolean agreed;

  spor_open_claim_stop_pause (self);
  spor_open_claim_drop_removed (self, now);
  agreed = spor_claim_merge (self->claim, self->shown, now);
  if (!self->before && !agreed)
    self->before = g_steal_pointer (&self->shown);
  g_clear_pointer (&self->shown, spor_claim_free);
  self->shown = now;
  spor_open_claim_settle (self);
  g_signal_emit (self, signals[CHANGED], 0, TRUE);
  return agreed;
}

static void spor_open_claim_send (SporOpenClaim *self);

/* Whoever is about to leave stays, and sees what another program has made of the claim. */
static void
spor_open_claim_refuse (SporOpenClaim *self, SporClaimSaving *saving, const GError *error)
{
  gboolean disputed = saving->now != NULL;
  gboolean mended = disputed ? spor_open_claim_dispute (self, g_steal_pointer (&saving->now))
                             : saving->n_edits != self->n_edits && !self->pause;

  self->n_refused = saving->n_edits;
  if (!disputed || !mended)
    g_signal_emit (self, signals[FAILED], 0, error);
  if (mended) /* by what came since, or it may have been */
    spor_open_claim_send (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED]);
  g_signal_emit (self, signals[ANSWERED], 0);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SporClaimSaving *saving = user_data;
  SporOpenClaim *self = saving->draft;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (!spor_book_run_finish (SPOR_BOOK (source), result, &error))
    {
      spor_open_claim_refuse (self, saving, error);
      return;
    }
  self->n_saved = saving->n_edits;
  spor_claim_free (self->shown);
  g_clear_pointer (&self->before, spor_claim_free);
  self->shown = spor_claim_copy (saving->claim);
  if (self->n_saved == self->n_edits)
    spor_open_claim_look (self);
  else if (!self->pause)
    spor_open_claim_send (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED]);
  g_signal_emit (self, signals[ANSWERED], 0);
}

static void
spor_open_claim_send (SporOpenClaim *self)
{
  SporClaimSaving *saving;

  spor_open_claim_stop_pause (self);
  if (self->saving || self->n_saved == self->n_edits)
    return;
  saving = g_new0 (SporClaimSaving, 1);
  saving->draft = g_object_ref (self);
  saving->shown = spor_claim_copy (self->shown);
  saving->claim = spor_claim_copy (self->claim);
  saving->round = spor_round_ref (spor_snapshot_get_round (spor_open_claim_get_snapshot (self)));
  saving->n_edits = self->n_edits;
  self->saving = TRUE;
  spor_book_run_async (self->book, spor_run_save, saving, spor_claim_saving_free, NULL, NULL,
                       on_saved_cb, saving);
}

void
spor_open_claim_save (SporOpenClaim *self)
{
  g_return_if_fail (SPOR_IS_OPEN_CLAIM (self));

  self->quiet = FALSE;
  spor_open_claim_send (self);
}

void
spor_open_claim_save_quietly (SporOpenClaim *self)
{
  g_return_if_fail (SPOR_IS_OPEN_CLAIM (self));

  self->quiet = !self->saving || self->quiet; /* else somebody waits for it */
  spor_open_claim_send (self);
}

gboolean
spor_open_claim_is_quiet (SporOpenClaim *self)
{
  g_return_val_if_fail (SPOR_IS_OPEN_CLAIM (self), FALSE);

  return self->quiet;
}

static gboolean
on_pause_over_cb (gpointer user_data)
{
  SporOpenClaim *self = user_data;

  self->pause = 0;
  spor_open_claim_save_quietly (self);
  return G_SOURCE_REMOVE;
}

void
spor_open_claim_look (SporOpenClaim *self)
{
  SporRefunds *refunds;
  int index;

  g_return_if_fail (SPOR_IS_OPEN_CLAIM (self));

  refunds = spor_snapshot_get_refunds (spor_open_claim_get_snapshot (self));
  index = spor_refunds_find_claim (refunds, self->claim->id);
  if (index < 0 || self->n_saved != self->n_edits || self->saving)
    return;
  if (!spor_claim_content_equal (self->claim, spor_refunds_claim (refunds, index)))
    {
      spor_open_claim_take_over (self, spor_claim_copy (spor_refunds_claim (refunds, index)));
      return;
    }
  /* the files are in the book now */
  for (guint i = 0; i < self->claim->receipts->len; i++)
    {
      SporReceipt *receipt = g_ptr_array_index (self->claim->receipts, i);

      g_clear_pointer (&receipt->bytes, g_bytes_unref);
    }
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_open_claim_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SAVED:
      g_value_set_boolean (value, spor_open_claim_is_saved (SPOR_OPEN_CLAIM (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_open_claim_finalize (GObject *object)
{
  SporOpenClaim *self = SPOR_OPEN_CLAIM (object);

  spor_open_claim_stop_pause (self);
  g_object_unref (self->book);
  g_object_unref (self->snapshot);
  spor_claim_free (self->shown);
  g_clear_pointer (&self->before, spor_claim_free);
  spor_claim_free (self->claim);
  G_OBJECT_CLASS (spor_open_claim_parent_class)->finalize (object);
}

static void
spor_open_claim_class_init (SporOpenClaimClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = spor_open_claim_get_property;
  object_class->finalize = spor_open_claim_finalize;
  properties[PROP_SAVED]
      = g_param_spec_boolean ("saved", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", SPOR_TYPE_OPEN_CLAIM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[LINES_GONE] = g_signal_new ("lines-gone", SPOR_TYPE_OPEN_CLAIM, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  signals[FAILED] = g_signal_new ("failed", SPOR_TYPE_OPEN_CLAIM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[ANSWERED] = g_signal_new ("answered", SPOR_TYPE_OPEN_CLAIM, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
spor_open_claim_init (SporOpenClaim *self)
{
}

SporOpenClaim *
spor_open_claim_new (SporBook *book, SporClaimItem *item)
{
  SporOpenClaim *self = g_object_new (SPOR_TYPE_OPEN_CLAIM, NULL);

  self->book = g_object_ref (book);
  self->snapshot = g_object_ref (spor_claim_item_get_snapshot (item));
  self->shown = spor_claim_copy (spor_claim_item_get_claim (item));
  self->claim = spor_claim_copy (self->shown);
  return self;
}

SporSnapshot *
spor_open_claim_get_snapshot (SporOpenClaim *self)
{
  SporSnapshot *now;

  g_return_val_if_fail (SPOR_IS_OPEN_CLAIM (self), NULL);

  now = spor_book_get_snapshot (self->book);
  if (now && spor_snapshot_find_meeting (now, self->claim->meeting_id))
    g_set_object (&self->snapshot, now);
  return self->snapshot;
}

const SporClaim *
spor_open_claim_get_claim (SporOpenClaim *self)
{
  g_return_val_if_fail (SPOR_IS_OPEN_CLAIM (self), NULL);

  return self->claim;
}

gboolean
spor_open_claim_is_saved (SporOpenClaim *self)
{
  g_return_val_if_fail (SPOR_IS_OPEN_CLAIM (self), TRUE);

  return self->n_saved == self->n_edits;
}

gboolean
spor_open_claim_is_refused (SporOpenClaim *self)
{
  g_return_val_if_fail (SPOR_IS_OPEN_CLAIM (self), FALSE);

  return !spor_open_claim_is_saved (self) && self->n_refused == self->n_edits;
}

const SporClaim *
spor_open_claim_get_disputed (SporOpenClaim *self, const SporClaim **now)
{
  g_return_val_if_fail (SPOR_IS_OPEN_CLAIM (self), NULL);

  *now = self->shown;
  return self->before;
}

GPtrArray *
spor_open_claim_get_changes (SporOpenClaim *self)
{
  g_return_val_if_fail (SPOR_IS_OPEN_CLAIM (self), NULL);

  return spor_claim_changes (self->claim, self->shown);
}

gboolean
spor_open_claim_is_saving (SporOpenClaim *self)
{
  g_return_val_if_fail (SPOR_IS_OPEN_CLAIM (self), FALSE);

  return self->saving;
}

/* --- Changing ------------------------------------------------------------------------------- */

SporClaim *
spor_open_claim_edit (SporOpenClaim *self)
{
  g_return_val_if_fail (SPOR_IS_OPEN_CLAIM (self), NULL);

  return self->claim;
}

static int
spor_open_claim_find_line (SporOpenClaim *self, const char *id)
{
  for (guint i = 0; i < self->claim->lines->len; i++)
    if (g_str_equal (spor_claim_line (self->claim, i)->id, id))
      return i;
  return -1;
}

SporClaimLine *
spor_open_claim_edit_line (SporOpenClaim *self, const char *id)
{
  int index;

  g_return_val_if_fail (SPOR_IS_OPEN_CLAIM (self), NULL);

  index = spor_open_claim_find_line (self, id);
  return index >= 0 ? g_ptr_array_index (self->claim->lines, index) : NULL;
}

static void
spor_open_claim_price (SporOpenClaim *self)
{
  SporRefunds *refunds = spor_snapshot_get_refunds (spor_open_claim_get_snapshot (self));

  for (guint i = 0; i < self->claim->lines->len; i++)
    {
      SporClaimLine *line = g_ptr_array_index (self->claim->lines, i);

      /* a draft may be without a rate; the rules say so */
      spor_rates_price_line (refunds->rates, line, refunds->terms.car_rate, NULL);
      if (spor_mode_has_rate (line->mode))
        line->amount = spor_money_of_distance (line->rate, line->metres);
    }
}

void
spor_open_claim_wait (SporOpenClaim *self)
{
  g_return_if_fail (SPOR_IS_OPEN_CLAIM (self));

  spor_open_claim_stop_pause (self);
}

void
spor_open_claim_touch (SporOpenClaim *self)
{
  g_return_if_fail (SPOR_IS_OPEN_CLAIM (self));

  spor_open_claim_price (self);
  self->n_edits++;
  spor_open_claim_wait (self);
  spor_open_claim_settle (self);
  if (!self->before)
    self->pause = g_timeout_add (SPOR_PAUSE_MS, on_pause_over_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED]);
  g_signal_emit (self, signals[CHANGED], 0, FALSE);
  spor_open_claim_look (self); /* what came while something was to be saved */
}

static void
spor_replace (char **field, const char *text)
{
  g_autofree char *was = g_steal_pointer (field);

  *field = g_strdup (text);
}

const char *
spor_open_claim_add_line (SporOpenClaim *self, SporMode mode)
{
  SporSnapshot *snapshot = spor_open_claim_get_snapshot (self);
  const SporMeeting *meeting = spor_snapshot_find_meeting (snapshot, self->claim->meeting_id);
  const SporMunicipality *home = spor_snapshot_find_home (snapshot, self->claim->signup_id);
  SporPlaces *places = spor_snapshot_get_round (snapshot)->places;
  int there = meeting ? spor_meeting_find_place (meeting, places) : -1;
  SporClaimLine *line
      = spor_claim_line_new (mode, meeting ? spor_day_of_instant (meeting->starts) : SPOR_DAY_NONE);

  g_free (line->id);
  line->id = spor_id_new ();
  if (mode != SPOR_MODE_PARKING && mode != SPOR_MODE_OTHER && home)
    spor_replace (&line->origin, home->main_town);
  if (mode != SPOR_MODE_OTHER && meeting)
    spor_replace (&line->destination,
                  there >= 0 ? spor_places_get (places, there)->main_town : meeting->place);
  g_ptr_array_add (self->claim->lines, line);
  spor_open_claim_touch (self);
  return line->id;
}

const char *
spor_open_claim_add_return (SporOpenClaim *self, const char *line_id)
{
  int index = spor_open_claim_find_line (self, line_id);
  SporClaimLine *line;
  char *origin;

  if (index < 0)
    return NULL;
  line = spor_claim_line_copy (spor_claim_line (self->claim, index));
  g_free (line->id);
  line->id = spor_id_new ();
  origin = line->origin;
  line->origin = line->destination;
  line->destination = origin;
  g_ptr_array_insert (self->claim->lines, index + 1, line);
  spor_open_claim_touch (self);
  return line->id;
}

void
spor_open_claim_remove_line (SporOpenClaim *self, const char *line_id)
{
  int index = spor_open_claim_find_line (self, line_id);

  if (index < 0)
    return;
  g_ptr_array_remove_index (self->claim->lines, index);
  spor_open_claim_touch (self);
  spor_open_claim_save (self);
}

/* The line that a receipt can only be for, as there is no other. */
static SporClaimLine *
spor_open_claim_only_line (SporOpenClaim *self)
{
  SporClaimLine *line
      = self->claim->lines->len == 1 ? g_ptr_array_index (self->claim->lines, 0) : NULL;

  return line && !*line->receipt_id ? line : NULL;
}

void
spor_open_claim_add_receipt (SporOpenClaim *self, SporReceipt *receipt, const char *line_id)
{
  SporClaimLine *line
      = line_id ? spor_open_claim_edit_line (self, line_id) : spor_open_claim_only_line (self);

  g_ptr_array_add (self->claim->receipts, receipt);
  if (line)
    spor_replace (&line->receipt_id, receipt->id);
  spor_open_claim_touch (self);
  spor_open_claim_save (self);
}

void
spor_open_claim_remove_receipt (SporOpenClaim *self, const char *receipt_id)
{
  for (guint i = 0; i < self->claim->lines->len; i++)
    {
      SporClaimLine *line = g_ptr_array_index (self->claim->lines, i);

      if (g_str_equal (line->receipt_id, receipt_id))
        spor_replace (&line->receipt_id, "");
    }
  for (guint i = 0; i < self->claim->receipts->len; i++)
    if (g_str_equal (((SporReceipt *)g_ptr_array_index (self->claim->receipts, i))->id, receipt_id))
      {
        g_ptr_array_remove_index (self->claim->receipts, i);
        break;
      }
  spor_open_claim_touch (self);
  spor_open_claim_save (self);
}
