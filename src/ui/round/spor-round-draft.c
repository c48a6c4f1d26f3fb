/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-draft.h"

#include "spor-language.h"
#include "spor-measure.h"
#include "spor-quotes.h"
#include "spor-round-merge.h"
#include "spor-round-setting.h"
#include "spor-store-rounds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PAUSE_MS 250 /* after the last key, then what has been typed is tried */

/* What was typed where it means nothing. */
typedef struct
{
  char *text;
  char *sentence;
} SporMistyped;

/* What saving would come to. */
typedef struct
{
  guint n_changed;
  double before, after;
} SporEffect;

struct _SporRoundDraft
{
  GObject parent_instance;

  /* owned */
  SporBook *book;
  SporRound *before, *after;
  GHashTable *mistyped; /* path → SporMistyped */
  GHashTable *theirs;   /* path → what another program has made of it */
  const char *disputed; /* the list that cannot be merged; or NULL */
  GPtrArray *faults;    /* SporRoundFault* */
  GPtrArray *fields;    /* SporExtraField* */
  SporEffect *effect;   /* NULL: not known */
  char *refusal;        /* NULL: none is known */
  guint pause;
  guint again;  /* source: tries once more to merge what could not be; or 0 */
  guint serial; /* of the state that was tried last */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_RESTRUCTURED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporRoundDraft, spor_round_draft, G_TYPE_OBJECT)

static void
spor_mistyped_free (gpointer data)
{
  SporMistyped *mistyped = data;

  g_free (mistyped->text);
  g_free (mistyped->sentence);
  g_free (mistyped);
}

/* --- What it would come to ------------------------------------------------------------------ */

typedef struct
{
  SporRoundDraft *draft;
  guint serial;
  SporRound *before, *after;
  SporComposition *composition;
} SporTrying;

static void
spor_trying_free (gpointer data)
{
  SporTrying *trying = data;

  g_object_unref (trying->draft);
  spor_round_unref (trying->before);
  spor_round_unref (trying->after);
  g_clear_pointer (&trying->composition, spor_composition_unref);
  g_free (trying);
}

static SporTrying *
spor_trying_new (SporRoundDraft *self)
{
  SporTrying *trying = g_new0 (SporTrying, 1);
  SporSnapshot *snapshot = spor_book_get_snapshot (self->book);

  trying->draft = g_object_ref (self);
  trying->serial = self->serial;
  trying->before = spor_round_ref (self->before);
  trying->after = spor_round_copy (self->after);
  spor_round_settle_keys (trying->after, trying->before);
  trying->composition = spor_composition_ref (spor_snapshot_get_composition (snapshot));
  return trying;
}

static double
spor_representativeness (const SporComposition *composition)
{
  g_autoptr (SporMeasure) measure = spor_measure_new (composition);

  return measure->representativeness;
}

/* On the book's worker. */
static gpointer
spor_run_try (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporTrying *trying = data;
  g_autoptr (SporComposition) after
      = spor_store_try_settings (store, trying->before, trying->after, error);
  SporSignups *before = trying->composition->signups;
  SporEffect *effect;

  if (!after)
    return NULL;
  effect = g_new0 (SporEffect, 1);
  effect->before = spor_representativeness (trying->composition);
  effect->after = spor_representativeness (after);
  for (guint i = 0; i < spor_signups_n (after->signups); i++)
    {
      const SporSignupRow *row = spor_signups_row (after->signups, i);
      int old = spor_signups_find (before, row->id);

      effect->n_changed += old >= 0 && spor_signups_row (before, old)->status != row->status;
    }
  return effect;
}

static void
on_tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SporTrying *trying = user_data;
  SporRoundDraft *self = trying->draft;
  g_autoptr (GError) error = NULL;
  g_autofree SporEffect *effect = spor_book_run_finish (SPOR_BOOK (source), result, &error);

  if (trying->serial != self->serial)
    return;
  g_free (self->effect);
  self->effect = g_steal_pointer (&effect);
  g_free (self->refusal);
  self->refusal = error ? g_strdup (error->message) : NULL;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
on_pause_over_cb (gpointer data)
{
  SporRoundDraft *self = data;
  SporTrying *trying = spor_trying_new (self);

  self->pause = 0;
  spor_book_run_async (self->book, spor_run_try, trying, spor_trying_free, g_free, NULL,
                       on_tried_cb, trying);
  return G_SOURCE_REMOVE;
}

/* --- State ---------------------------------------------------------------------------------- */

static gboolean
spor_mistyped_is_gone (gpointer path, gpointer mistyped, gpointer draft)
{
  g_autofree char *text = spor_round_get_setting (((SporRoundDraft *)draft)->after, path);

  return text == NULL;
}

/* Typed here as well, or gone with its part. */
static gboolean
spor_theirs_is_settled (gpointer path, gpointer theirs, gpointer draft)
{
  SporRoundDraft *self = draft;
  g_autofree char *text = spor_round_get_setting (self->after, path);

  return !text || (g_str_equal (text, theirs) && !g_hash_table_contains (self->mistyped, path));
}

static void on_snapshot_changed_cb (SporRoundDraft *self);

/* Not while a field is typed in: all are filled anew. */
static gboolean
on_again_cb (gpointer data)
{
  SporRoundDraft *self = data;

  self->again = 0;
  on_snapshot_changed_cb (self);
  return G_SOURCE_REMOVE;
}

static void
spor_round_draft_changed (SporRoundDraft *self)
{
  if (self->disputed && !self->again)
    self->again = g_idle_add (on_again_cb, self);
  g_hash_table_foreach_remove (self->mistyped, spor_mistyped_is_gone, self);
  g_hash_table_foreach_remove (self->theirs, spor_theirs_is_settled, self);
  g_ptr_array_unref (self->faults);
  self->faults = spor_round_check (self->after);
  self->serial++;
  g_clear_pointer (&self->refusal, g_free);
  g_clear_pointer (&self->effect, g_free);
  g_clear_handle_id (&self->pause, g_source_remove);
  if (spor_round_draft_is_changed (self) && spor_round_draft_is_valid (self))
    self->pause = g_timeout_add (PAUSE_MS, on_pause_over_cb, self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
spor_round_draft_touch (SporRoundDraft *self)
{
  g_return_if_fail (SPOR_IS_ROUND_DRAFT (self));

  spor_round_draft_changed (self);
}

void
spor_round_draft_restructure (SporRoundDraft *self, const char *focus)
{
  g_return_if_fail (SPOR_IS_ROUND_DRAFT (self));

  g_signal_emit (self, signals[SIGNAL_RESTRUCTURED], 0, focus);
  spor_round_draft_changed (self);
}

char *
spor_round_draft_get_text (SporRoundDraft *self, const char *path)
{
  const SporMistyped *mistyped = g_hash_table_lookup (self->mistyped, path);
  char *text = mistyped ? g_strdup (mistyped->text) : spor_round_get_setting (self->after, path);

  return text ? text : g_strdup ("");
}

void
spor_round_draft_set_text (SporRoundDraft *self, const char *path, const char *text)
{
  g_autofree char *known = spor_round_draft_get_text (self, path);
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SPOR_IS_ROUND_DRAFT (self));

  if (g_str_equal (known, text))
    return;
  if (spor_round_set_setting (self->after, path, text, &error))
    g_hash_table_remove (self->mistyped, path);
  else
    {
      SporMistyped *mistyped = g_new0 (SporMistyped, 1);

      mistyped->text = g_strdup (text);
      mistyped->sentence = g_strdup (error->message);
      g_hash_table_insert (self->mistyped, g_strdup (path), mistyped);
    }
  spor_round_draft_changed (self);
}

const char *
spor_round_draft_get_fault (SporRoundDraft *self, const char *path)
{
  const SporMistyped *mistyped = g_hash_table_lookup (self->mistyped, path);

  if (mistyped)
    return mistyped->sentence;
  for (guint i = 0; i < self->faults->len; i++)
    {
      const SporRoundFault *fault = g_ptr_array_index (self->faults, i);

      if (g_str_equal (fault->path, path))
        return fault->text;
    }
  return NULL;
}

gboolean
spor_round_draft_is_changed (SporRoundDraft *self)
{
  return g_hash_table_size (self->mistyped) > 0 || !spor_round_equal (self->before, self->after);
}

gboolean
spor_round_draft_is_valid (SporRoundDraft *self)
{
  return self->faults->len == 0 && g_hash_table_size (self->mistyped) == 0 && !self->refusal
         && !self->disputed;
}

static char *
spor_effect_describe (const SporEffect *self)
{
  g_autofree char *before = spor_format_percent (self->before, 1);
  g_autofree char *after = spor_format_percent (self->after, 1);
  g_autofree char *changed
      = self->n_changed
            ? spor_format_counts (ngettext ("%u sign-up gets another status.",
                                            "%u sign-ups get another status.", self->n_changed),
                                  self->n_changed)
            : g_strdup (_ ("No sign-up gets another status."));
  g_autofree char *measure
      = g_str_equal (before, after)
            /* Translators: a share in per cent */
            ? g_strdup_printf (_ ("Representativeness stays at %s."), after)
            /* Translators: two shares in per cent: before, after */
            : g_strdup_printf (_ ("Representativeness goes from %s to %s."), before, after);

  return g_strdup_printf ("%s %s", changed, measure);
}

const char *
spor_round_draft_get_wrong (SporRoundDraft *self)
{
  GHashTableIter iter;
  gpointer path;

  g_return_val_if_fail (SPOR_IS_ROUND_DRAFT (self), NULL);

  g_hash_table_iter_init (&iter, self->mistyped);
  if (g_hash_table_iter_next (&iter, &path, NULL))
    return path;
  return self->faults->len ? ((SporRoundFault *)g_ptr_array_index (self->faults, 0))->path : NULL;
}

const char *
spor_round_draft_get_disputed (SporRoundDraft *self)
{
  GHashTableIter iter;
  gpointer path;

  g_return_val_if_fail (SPOR_IS_ROUND_DRAFT (self), NULL);

  g_hash_table_iter_init (&iter, self->theirs);
  return g_hash_table_iter_next (&iter, &path, NULL) ? path : NULL;
}

char *
spor_round_draft_tell_theirs (SporRoundDraft *self, const char *path)
{
  const char *theirs;

  g_return_val_if_fail (SPOR_IS_ROUND_DRAFT (self), NULL);

  theirs = g_hash_table_lookup (self->theirs, path);
  if (theirs && !*theirs)
    return g_strdup (_ ("Another program has meanwhile emptied this."));
  /* Translators: what stands in a field of the book by now */
  return theirs ? g_strdup_printf (_ ("Another program has meanwhile written “%s” here."), theirs)
                : NULL;
}

static char *
spor_round_draft_describe_dispute (SporRoundDraft *self)
{
  const char *path = spor_round_draft_get_disputed (self);
  g_autofree char *sentence = spor_round_draft_tell_theirs (self, path);
  g_autofree char *part = spor_round_get_setting_part (self->after, path);

  return part ? g_strdup_printf (C_ ("fault", "%s: %s"), part, sentence)
              : g_steal_pointer (&sentence);
}

char *
spor_round_draft_describe (SporRoundDraft *self, gboolean *bad)
{
  const char *wrong = spor_round_draft_get_wrong (self);
  const char *sentence = wrong ? spor_round_draft_get_fault (self, wrong) : NULL;
  g_autofree char *part = wrong ? spor_round_get_setting_part (self->after, wrong) : NULL;

  *bad = !spor_round_draft_is_valid (self);
  if (self->disputed)
    return g_strdup_printf (/* Translators: "Tracks", or another list of the settings */
                            _ ("Another program has meanwhile changed the list “%s”, which does "
                               "not go with what was changed here. Copy that, and type it again."),
                            self->disputed);
  if (part)
    /* Translators: what something is wrong with, such as a track; a sentence: what is wrong */
    return g_strdup_printf (C_ ("fault", "%s: %s"), part, sentence);
  if (wrong)
    return g_strdup (sentence);
  if (self->refusal)
    return g_strdup (self->refusal);
  if (spor_round_draft_is_disputed (self))
    return spor_round_draft_describe_dispute (self);
  return self->effect ? spor_effect_describe (self->effect) : g_strdup ("");
}

/* --- Extra fields --------------------------------------------------------------------------- */

static gpointer
spor_run_load_fields (SporStore *store, gpointer round, GCancellable *cancellable, GError **error)
{
  return spor_store_load_extra_fields (store, round, error);
}

static void
on_fields_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporRoundDraft) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *fields = spor_book_run_finish (SPOR_BOOK (source), result, &error);

  if (!fields)
    {
      g_debug ("%s", error->message); /* nothing to make a dimension of */
      return;
    }
  g_ptr_array_unref (self->fields);
  self->fields = fields;
  if (fields->len > 0)
    g_signal_emit (self, signals[SIGNAL_RESTRUCTURED], 0, NULL);
}

static void
spor_round_draft_load_fields (SporRoundDraft *self)
{
  spor_book_run_async (self->book, spor_run_load_fields, spor_round_ref (self->before),
                       (GDestroyNotify)spor_round_unref, (GDestroyNotify)g_ptr_array_unref, NULL,
                       on_fields_loaded_cb, g_object_ref (self));
}

/* --- From the book -------------------------------------------------------------------------- */

static void
spor_round_draft_begin (SporRoundDraft *self, SporRound *round)
{
  self->before = spor_round_ref (round);
  self->after = spor_round_copy (round);
  g_ptr_array_unref (self->faults);
  self->faults = spor_round_check (self->after);
}

static void
spor_round_draft_note_theirs (SporRoundDraft *self, SporRound *now, const GPtrArray *disputed)
{
  for (guint i = 0; i < disputed->len; i++)
    {
      const char *path = g_ptr_array_index (disputed, i);

      g_hash_table_insert (self->theirs, g_strdup (path), spor_round_get_setting (now, path));
    }
}

/* A field in which something stands that means nothing is changed, too. */
static void
spor_round_draft_note_mistyped (SporRoundDraft *self, SporRound *now)
{
  GHashTableIter iter;
  gpointer path;

  g_hash_table_iter_init (&iter, self->mistyped);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      g_autofree char *was = spor_round_get_setting (self->before, path);
      g_autofree char *is = spor_round_get_setting (now, path);

      if (was && is && !g_str_equal (was, is))
        g_hash_table_insert (self->theirs, g_strdup (path), g_steal_pointer (&is));
    }
}

/* What is no number yet would be another track's if that has another place by now. */
static gboolean
spor_round_draft_has_moved (SporRoundDraft *self, SporRound *now)
{
  GHashTableIter iter;
  gpointer path;

  g_hash_table_iter_init (&iter, self->mistyped);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      guint number = g_str_has_prefix (path, "track.")
                         ? g_ascii_strtoull ((char *)path + strlen ("track."), NULL, 10)
                         : 0;
      int before = number ? spor_round_find_track (self->before, number) : -1;
      int after = number ? spor_round_find_track (now, number) : -1;

      if (before >= 0
          && (after < 0
              || !g_str_equal (spor_round_track (self->before, before)->id,
                               spor_round_track (now, after)->id)))
        return TRUE;
    }
  return FALSE;
}

/* What was changed here stays, and is saved over what the round is by now. */
static void
spor_round_draft_merge (SporRoundDraft *self, SporRound *now)
{
  g_autoptr (GPtrArray) disputed = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SporRound) merged = spor_round_copy (self->after);
  const char *was = self->disputed;
  g_autoptr (SporRound) after = NULL; /* what is shown until it is filled anew */

  self->disputed = spor_round_draft_has_moved (self, now)
                       ? _ ("Tracks")
                       : spor_round_merge (merged, self->before, now, disputed);
  if (self->disputed)
    {
      if (g_strcmp0 (self->disputed, was) != 0)
        g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      return;
    }
  spor_round_draft_note_theirs (self, now, disputed);
  spor_round_draft_note_mistyped (self, now);
  after = g_steal_pointer (&self->after);
  self->after = g_steal_pointer (&merged);
  spor_round_unref (self->before);
  self->before = spor_round_ref (now);
  spor_round_draft_restructure (self, NULL);
}

/* Another program has changed the round, or shows another: where nothing has been changed here yet,
 * it begins with that. */
static void
on_snapshot_changed_cb (SporRoundDraft *self)
{
  SporRound *now = spor_snapshot_get_round (spor_book_get_snapshot (self->book));
  g_autoptr (SporRound) before = NULL;
  g_autoptr (SporRound) after = NULL; /* what is shown until it is filled anew */

  if (g_str_equal (now->id, self->before->id) && spor_round_equal (now, self->before))
    return;
  if (spor_round_draft_is_changed (self))
    {
      if (g_str_equal (now->id, self->before->id))
        spor_round_draft_merge (self, now);
      return;
    }
  self->disputed = NULL;
  before = g_steal_pointer (&self->before);
  after = g_steal_pointer (&self->after);
  spor_round_draft_begin (self, now);
  spor_round_draft_restructure (self, NULL);
  spor_round_draft_load_fields (self);
}

/* --- What another program has made of it ------------------------------------------------------ */

const char *
spor_round_draft_get_theirs (SporRoundDraft *self, const char *path)
{
  g_return_val_if_fail (SPOR_IS_ROUND_DRAFT (self), NULL);

  return g_hash_table_lookup (self->theirs, path);
}

gboolean
spor_round_draft_is_disputed (SporRoundDraft *self)
{
  g_return_val_if_fail (SPOR_IS_ROUND_DRAFT (self), FALSE);

  return g_hash_table_size (self->theirs) > 0;
}

const char *
spor_round_draft_get_disputed_list (SporRoundDraft *self)
{
  g_return_val_if_fail (SPOR_IS_ROUND_DRAFT (self), NULL);

  return self->disputed;
}

static void
spor_round_draft_quote_setting (SporRoundDraft *self, const char *path, GPtrArray *quotes)
{
  g_autofree char *was = spor_round_get_setting (self->before, path);
  g_autofree char *is = spor_round_draft_get_text (self, path);
  g_autofree char *part = spor_round_get_setting_part (self->after, path);

  if (g_strcmp0 (was, is) != 0)
    spor_quotes_add (quotes, part ? part : _ ("Round"), is);
}

static void
spor_round_draft_quote_part (SporRoundDraft *self,
                             const char *part,
                             const char *const *settings,
                             GPtrArray *quotes)
{
  for (guint i = 0; settings[i]; i++)
    {
      g_autofree char *path = g_strconcat (part, settings[i], NULL);

      spor_round_draft_quote_setting (self, path, quotes);
    }
}

static void
spor_round_draft_quote_options (SporRoundDraft *self,
                                const char *kind,
                                const GPtrArray *options,
                                GPtrArray *quotes)
{
  static const char *const settings[] = { "name", "aliases", NULL };

  for (guint i = 0; i < options->len; i++)
    {
      const SporOption *option = g_ptr_array_index (options, i);
      g_autofree char *part = g_strdup_printf ("%s.%s.", kind, option->key);

      spor_round_draft_quote_part (self, part, settings, quotes);
    }
}

static void
spor_round_draft_quote_dimension (SporRoundDraft *self,
                                  const SporDimension *dimension,
                                  GPtrArray *quotes)
{
  static const char *const settings[] = { "name", "weight", NULL };
  static const char *const of_category[] = { "name", "target", "min", "max", "below", NULL };
  g_autofree char *part = g_strdup_printf ("dimension.%s.", dimension->key);

  spor_round_draft_quote_part (self, part, settings, quotes);
  for (guint c = 0; c < dimension->categories->len; c++)
    {
      const SporCategory *category = g_ptr_array_index (dimension->categories, c);
      g_autofree char *within = g_strdup_printf ("%s%s.", part, category->key);

      spor_round_draft_quote_part (self, within, of_category, quotes);
    }
}

GPtrArray *
spor_round_draft_quote (SporRoundDraft *self)
{
  static const char *const head[] = { "name", "contact", "opens", "deadline", "reply-by", NULL };
  static const char *const of_track[]
      = { "name", "seats-min", "seats-max", "per-municipality", NULL };
  GPtrArray *quotes = spor_quotes_new ();

  g_return_val_if_fail (SPOR_IS_ROUND_DRAFT (self), quotes);

  spor_round_draft_quote_part (self, "", head, quotes);
  for (guint t = 0; t < spor_round_n_tracks (self->after); t++)
    {
      g_autofree char *part
          = g_strdup_printf ("track.%u.", spor_round_track (self->after, t)->number);

      spor_round_draft_quote_part (self, part, of_track, quotes);
    }
  spor_round_draft_quote_options (self, "role", self->after->roles, quotes);
  spor_round_draft_quote_options (self, "sector", self->after->sectors, quotes);
  spor_round_draft_quote_options (self, "organisation", self->after->organisations, quotes);
  for (guint d = 0; d < self->after->dimensions->len; d++)
    spor_round_draft_quote_dimension (self, g_ptr_array_index (self->after->dimensions, d), quotes);
  return quotes;
}

/* --- Saving --------------------------------------------------------------------------------- */

static gpointer
spor_run_save (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporTrying *trying = data;

  return GINT_TO_POINTER (spor_store_save_settings (store, trying->before, trying->after, error));
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (spor_book_run_finish (SPOR_BOOK (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
spor_round_draft_save_async (SporRoundDraft *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (SPOR_IS_ROUND_DRAFT (self));

  g_task_set_source_tag (task, spor_round_draft_save_async);
  spor_book_run_async (self->book, spor_run_save, spor_trying_new (self), spor_trying_free, NULL,
                       NULL, on_saved_cb, task);
}

gboolean
spor_round_draft_save_finish (SporRoundDraft *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_round_draft_finalize (GObject *object)
{
  SporRoundDraft *self = SPOR_ROUND_DRAFT (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_handle_id (&self->again, g_source_remove);
  g_clear_object (&self->book);
  g_clear_pointer (&self->before, spor_round_unref);
  g_clear_pointer (&self->after, spor_round_unref);
  g_hash_table_unref (self->mistyped);
  g_hash_table_unref (self->theirs);
  g_ptr_array_unref (self->faults);
  g_ptr_array_unref (self->fields);
  g_free (self->effect);
  g_free (self->refusal);
  G_OBJECT_CLASS (spor_round_draft_parent_class)->finalize (object);
}

static void
spor_round_draft_class_init (SporRoundDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spor_round_draft_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", SPOR_TYPE_ROUND_DRAFT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_RESTRUCTURED]
      = g_signal_new ("restructured", SPOR_TYPE_ROUND_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
spor_round_draft_init (SporRoundDraft *self)
{
  self->mistyped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, spor_mistyped_free);
  self->theirs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_round_fault_free);
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_extra_field_free);
}

SporRoundDraft *
spor_round_draft_new (SporBook *book)
{
  SporRoundDraft *self = g_object_new (SPOR_TYPE_ROUND_DRAFT, NULL);

  self->book = g_object_ref (book);
  spor_round_draft_begin (self, spor_snapshot_get_round (spor_book_get_snapshot (book)));
  g_signal_connect_object (book, "notify::snapshot", G_CALLBACK (on_snapshot_changed_cb), self,
                           G_CONNECT_SWAPPED);
  /* and the book looks whether another program has been there */
  spor_round_draft_load_fields (self);
  return self;
}

SporBook *
spor_round_draft_get_book (SporRoundDraft *self)
{
  g_return_val_if_fail (SPOR_IS_ROUND_DRAFT (self), NULL);

  return self->book;
}

SporRound *
spor_round_draft_get_round (SporRoundDraft *self)
{
  g_return_val_if_fail (SPOR_IS_ROUND_DRAFT (self), NULL);

  return self->after;
}

const GPtrArray *
spor_round_draft_get_extra_fields (SporRoundDraft *self)
{
  g_return_val_if_fail (SPOR_IS_ROUND_DRAFT (self), NULL);

  return self->fields;
}
