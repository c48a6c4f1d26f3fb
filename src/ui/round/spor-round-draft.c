/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-draft.h"

#include "spor-mistyped.h"
#include "spor-round-begun.h"
#include "spor-round-merge.h"
#include "spor-round-setting.h"
#include "spor-round-trial.h"
#include "spor-setting-words.h"
#include "spor-store-rounds.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>

#define PAUSE_MS 250 /* after the last key, then what has been typed is tried */

struct _SporRoundDraft
{
  GObject parent_instance;

  /* owned */
  SporBook *book;
  SporRound *before, *after;
  SporRound *kept;         /* as it is beside the book, or would be; NULL: as it was */
  GHashTable *mistyped;    /* path → SporMistyped */
  GHashTable *theirs;      /* path → what another program has made of it */
  GPtrArray *lost;         /* SporQuote*: made here of what another program has removed since */
  GPtrArray *removed;      /* char*: what was removed here and another program has changed since */
  GPtrArray *faults;       /* SporRoundFault* */
  GPtrArray *fields;       /* SporExtraField* */
  char *effect;            /* a sentence; NULL: not known */
  char *refusal;           /* NULL: none is known */
  const SporRound *moving; /* borrowed: what the settings' paths come from; NULL: they stay */
  guint pause;
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

/* --- What it would come to ------------------------------------------------------------------ */

typedef struct
{
  SporRoundDraft *draft;
  guint serial;
} SporTried;

static SporTried *
spor_tried_new (SporRoundDraft *self)
{
  SporTried *tried = g_new0 (SporTried, 1);

  tried->draft = g_object_ref (self);
  tried->serial = self->serial;
  return tried;
}

static void
spor_tried_free (SporTried *tried)
{
  g_object_unref (tried->draft);
  g_free (tried);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporTried, spor_tried_free)

static void
on_tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporTried) tried = user_data;
  SporRoundDraft *self = tried->draft;
  g_autoptr (GError) error = NULL;
  g_autofree char *effect = spor_round_trial_finish (SPOR_BOOK (source), result, &error);

  if (tried->serial != self->serial)
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

  self->pause = 0;
  spor_round_trial_async (self->book, self->before, self->after, on_tried_cb,
                          spor_tried_new (self));
  return G_SOURCE_REMOVE;
}

/* --- State ---------------------------------------------------------------------------------- */

/* Typed here as well, or gone with its part. */
static gboolean
spor_theirs_is_settled (gpointer path, gpointer theirs, gpointer draft)
{
  SporRoundDraft *self = draft;
  g_autofree char *text = spor_round_get_setting (self->after, path);

  return !text || (g_str_equal (text, theirs) && !g_hash_table_contains (self->mistyped, path));
}

static void
spor_round_draft_changed (SporRoundDraft *self)
{
  spor_mistyped_forget_gone (self->mistyped, self->after);
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
    spor_mistyped_put (self->mistyped, path, text, error->message);
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
  return g_hash_table_size (self->mistyped) > 0 || self->lost->len > 0
         || !spor_round_equal (self->before, self->after);
}

gboolean
spor_round_draft_is_valid (SporRoundDraft *self)
{
  return self->faults->len == 0 && g_hash_table_size (self->mistyped) == 0 && !self->refusal;
}

/* The key of @paths that stands first in the pages; NULL: there is none. (borrowed) */
static const char *
spor_round_draft_find_first (SporRoundDraft *self, GHashTable *paths)
{
  g_autoptr (GPtrArray) shown = spor_round_list_all_settings (self->after);
  GHashTableIter iter;
  gpointer path;

  for (guint i = 0; i < shown->len; i++)
    if (g_hash_table_lookup_extended (paths, g_ptr_array_index (shown, i), &path, NULL))
      return path;
  g_hash_table_iter_init (&iter, paths);
  return g_hash_table_iter_next (&iter, &path, NULL) ? path : NULL;
}

const char *
spor_round_draft_get_wrong (SporRoundDraft *self)
{
  g_autoptr (GHashTable) wrong = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer path;

  g_return_val_if_fail (SPOR_IS_ROUND_DRAFT (self), NULL);

  for (guint i = 0; i < self->faults->len; i++)
    g_hash_table_add (wrong, ((SporRoundFault *)g_ptr_array_index (self->faults, i))->path);
  g_hash_table_iter_init (&iter, self->mistyped);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    g_hash_table_add (wrong, path);
  return spor_round_draft_find_first (self, wrong);
}

const char *
spor_round_draft_get_disputed (SporRoundDraft *self)
{
  g_return_val_if_fail (SPOR_IS_ROUND_DRAFT (self), NULL);

  return spor_round_draft_find_first (self, self->theirs);
}

char *
spor_round_draft_tell_theirs (SporRoundDraft *self, const char *path)
{
  const char *theirs;
  g_autofree char *text = NULL;

  g_return_val_if_fail (SPOR_IS_ROUND_DRAFT (self), NULL);

  theirs = g_hash_table_lookup (self->theirs, path);
  if (theirs && !*theirs)
    return g_strdup (_ ("Another program has meanwhile emptied this."));
  text = theirs ? spor_setting_words_text (self->after, path, theirs) : NULL;
  /* Translators: what stands in a field of the book by now */
  return theirs ? g_strdup_printf (_ ("Another program has meanwhile written “%s” here."), text)
                : NULL;
}

/* It is told below the pages, of which another may be shown: it names the field. */
static char *
spor_round_draft_describe_dispute (SporRoundDraft *self)
{
  const char *path = spor_round_draft_get_disputed (self);
  const char *theirs = g_hash_table_lookup (self->theirs, path);
  g_autofree char *text = spor_setting_words_text (self->after, path, theirs);
  g_autofree char *field = spor_setting_words_whole (self->after, path);

  if (!field)
    return spor_round_draft_tell_theirs (self, path);
  if (!*theirs)
    /* Translators: a field's name */
    return g_strdup_printf (_ ("Another program has meanwhile emptied “%s”."), field);
  /* Translators: what stands in a field of the book by now, and the field's name */
  return g_strdup_printf (_ ("Another program has meanwhile written “%s” under “%s”."), text,
                          field);
}

/* What somebody made here has gone, and is to be looked at. */
static char *
spor_round_draft_describe_lost (SporRoundDraft *self)
{
  return g_strdup_printf (/* Translators: what has gone, such as "Track 2: Uddannelse" */
                          _ ("Another program has meanwhile removed “%s”, which was changed here. "
                             "What was typed there is not saved."),
                          ((SporQuote *)g_ptr_array_index (self->lost, 0))->field);
}

static char *
spor_round_draft_describe_removed (SporRoundDraft *self)
{
  return g_strdup_printf (/* Translators: what has gone, such as "Track 2: Uddannelse" */
                          _ ("Another program has meanwhile changed “%s”, which was removed here. "
                             "Saving removes it."),
                          (char *)g_ptr_array_index (self->removed, 0));
}

/* What is wrong is said in the field's row, which may be on another page: it is not said twice, but
 * which field it is. Not of the list of all tracks, which is no field, nor where the row tells what
 * another program has written. */
static char *
spor_round_draft_describe_wrong (SporRoundDraft *self, const char *path)
{
  gboolean in_row = !g_str_equal (path, "tracks") && !g_hash_table_contains (self->theirs, path);
  g_autofree char *field = in_row ? spor_setting_words_whole (self->after, path) : NULL;

  if (!field)
    return g_strdup (spor_round_draft_get_fault (self, path));
  /* Translators: a field's name, or what it is of and its name: "Track 2: Fewest seats" */
  return g_strdup_printf (_ ("“%s” has to be corrected before this can be saved."), field);
}

char *
spor_round_draft_describe (SporRoundDraft *self, gboolean *bad)
{
  const char *wrong = spor_round_draft_get_wrong (self);

  *bad = !spor_round_draft_is_valid (self) || spor_round_draft_has_lost (self);
  if (spor_round_draft_has_lost (self))
    return spor_round_draft_describe_lost (self);
  if (wrong)
    return spor_round_draft_describe_wrong (self, wrong);
  if (self->refusal)
    return g_strdup (self->refusal);
  if (spor_round_draft_get_disputed (self))
    return spor_round_draft_describe_dispute (self);
  if (self->removed->len > 0)
    return spor_round_draft_describe_removed (self);
  return g_strdup (self->effect ? self->effect : "");
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

/* --- What another program has made of it ------------------------------------------------------ */

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
      g_autofree char *there = spor_round_follow_setting (self->before, now, path);
      g_autofree char *was = there ? spor_round_get_setting (self->before, path) : NULL;
      g_autofree char *is = there ? spor_round_get_setting (now, there) : NULL;

      if (was && is && !g_str_equal (was, is))
        g_hash_table_insert (self->theirs, g_strdup (path), g_steal_pointer (&is));
    }
}

/* What was told of a setting is told of it where it is by now. */
static void
spor_round_draft_move_theirs (SporRoundDraft *self, const SporRound *from, const SporRound *to)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->theirs);
  GHashTableIter iter;
  gpointer path, text;

  self->theirs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &path, &text))
    {
      char *followed = spor_round_follow_setting (from, to, path);

      if (followed)
        g_hash_table_insert (self->theirs, followed, g_strdup (text));
    }
}

static void
spor_round_draft_note_gone (SporRoundDraft *self, const SporRoundMerge *noted)
{
  spor_quotes_add_all (self->lost, noted->lost);
  for (guint i = 0; i < noted->removed->len; i++)
    g_ptr_array_add (self->removed, g_strdup (g_ptr_array_index (noted->removed, i)));
}

/* What was changed here stays, and is saved over what the round is by now. */
static void
spor_round_draft_merge (SporRoundDraft *self, SporRound *now)
{
  g_autoptr (SporRound) merged = spor_round_copy (self->after);
  g_autoptr (SporRoundMerge) noted = spor_round_merge (merged, self->before, now);
  g_autoptr (SporRound) after = NULL; /* what is shown until it is filled anew */

  spor_round_draft_note_gone (self, noted);
  spor_mistyped_move (self->mistyped, self->after, merged, self->lost);
  spor_round_draft_move_theirs (self, self->after, merged);
  spor_round_draft_note_theirs (self, now, noted->disputed);
  spor_round_draft_note_mistyped (self, now);
  after = g_steal_pointer (&self->after);
  self->after = g_steal_pointer (&merged);
  spor_round_unref (self->before);
  self->before = spor_round_ref (now);
  self->moving = after;
  spor_round_draft_restructure (self, NULL);
  self->moving = NULL;
}

char *
spor_round_draft_follow (SporRoundDraft *self, const char *path)
{
  g_return_val_if_fail (SPOR_IS_ROUND_DRAFT (self), NULL);

  return self->moving ? spor_round_follow_setting (self->moving, self->after, path)
                      : g_strdup (path);
}

GPtrArray *
spor_round_draft_take_lost (SporRoundDraft *self)
{
  GPtrArray *lost;

  g_return_val_if_fail (SPOR_IS_ROUND_DRAFT (self), NULL);

  lost = g_steal_pointer (&self->lost);
  self->lost = spor_quotes_new ();
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return lost;
}

/* --- From the start ------------------------------------------------------------------------- */

static void
spor_round_draft_begin_again (SporRoundDraft *self, SporRound *now)
{
  g_autoptr (SporRound) before = g_steal_pointer (&self->before);
  g_autoptr (SporRound) after = g_steal_pointer (&self->after); /* shown until it is filled anew */

  g_ptr_array_set_size (self->removed, 0);
  g_clear_pointer (&self->kept, spor_round_unref);
  spor_round_draft_begin (self, now);
  spor_round_draft_restructure (self, NULL);
  spor_round_draft_load_fields (self);
}

void
spor_round_draft_restart (SporRoundDraft *self)
{
  g_return_if_fail (SPOR_IS_ROUND_DRAFT (self));

  g_hash_table_remove_all (self->mistyped);
  g_hash_table_remove_all (self->theirs);
  g_ptr_array_set_size (self->lost, 0);
  spor_round_draft_begin_again (self,
                                spor_snapshot_get_round (spor_book_get_snapshot (self->book)));
}

/* Another program has changed the round, or shows another: where nothing has been changed here yet,
 * it begins with that. */
static void
on_snapshot_changed_cb (SporRoundDraft *self)
{
  SporRound *now = spor_snapshot_get_round (spor_book_get_snapshot (self->book));

  if (g_str_equal (now->id, self->before->id) && spor_round_equal (now, self->before))
    return;
  if (spor_round_draft_is_changed (self))
    {
      if (g_str_equal (now->id, self->before->id))
        spor_round_draft_merge (self, now);
      return;
    }
  spor_round_draft_begin_again (self, now);
}

/* --- Kept beside the book --------------------------------------------------------------------- */

/* The text of @path in @round; "": it was not there. (transfer full) */
static char *
spor_round_draft_get_text_in (SporRoundDraft *self, const SporRound *round, const char *path)
{
  g_autofree char *there = spor_round_follow_setting (self->after, round, path);
  char *text = there ? spor_round_get_setting (round, there) : NULL;

  return text ? text : g_strdup ("");
}

/* Whether digits of @path are new, beside what was kept last and beside the book, and may yet
 * become a personal number. */
static gboolean
spor_round_draft_is_unfinished (SporRoundDraft *self, const char *path, const char *kept)
{
  g_autofree char *text = spor_round_draft_get_text (self, path);
  g_autofree char *known = spor_round_draft_get_text_in (self, self->before, path);

  return !g_str_equal (text, kept) && !g_str_equal (text, known)
         && spor_text_may_become_number (kept, text);
}

/* What may be kept of it: all but what may yet become a personal number. */
static SporRoundBegun
spor_round_draft_hold (SporRoundDraft *self, const char *typing)
{
  const SporRound *last = self->kept ? self->kept : self->before;
  g_autofree char *kept = typing ? spor_round_draft_get_text_in (self, last, typing) : NULL;
  gboolean holds = typing && spor_round_draft_is_unfinished (self, typing, kept);
  SporRoundBegun begun = { .shown = self->before, .made = spor_round_copy (self->after) };

  begun.mistyped = spor_mistyped_copy_without (self->mistyped, holds ? typing : "");
  begun.theirs = self->theirs;
  begun.lost = self->lost;
  begun.removed = self->removed;
  if (holds)
    spor_round_set_setting (begun.made, typing, kept, NULL);
  return begun;
}

GKeyFile *
spor_round_draft_keep (SporRoundDraft *self, const char *typing)
{
  SporRoundBegun begun;
  GKeyFile *content = NULL;

  g_return_val_if_fail (SPOR_IS_ROUND_DRAFT (self), NULL);

  begun = spor_round_draft_hold (self, typing);
  if (g_hash_table_size (begun.mistyped) > 0 || begun.lost->len > 0
      || !spor_round_equal (begun.shown, begun.made))
    content = spor_round_begun_write (&begun);
  g_hash_table_unref (begun.mistyped);
  g_clear_pointer (&self->kept, spor_round_unref);
  self->kept = begun.made;
  return content;
}

static void
spor_round_draft_take_begun (SporRoundDraft *self, SporRoundBegun *begun)
{
  SporRoundBegun own
      = { self->before, self->after, self->mistyped, self->theirs, self->lost, self->removed };

  self->before = begun->shown;
  self->after = begun->made;
  self->mistyped = begun->mistyped;
  self->theirs = begun->theirs;
  self->lost = begun->lost;
  self->removed = begun->removed;
  *begun = own;
}

gboolean
spor_round_draft_resume (SporRoundDraft *self, GKeyFile *content)
{
  SporRound *now = spor_snapshot_get_round (spor_book_get_snapshot (self->book));
  g_autoptr (SporRoundBegun) begun = NULL; /* and then what was shown, until it is filled anew */

  g_return_val_if_fail (SPOR_IS_ROUND_DRAFT (self), FALSE);

  begun = spor_round_begun_read (content, now);
  if (!begun)
    return FALSE;
  spor_round_draft_take_begun (self, begun);
  g_clear_pointer (&self->kept, spor_round_unref);
  self->kept = spor_round_copy (self->after);
  spor_round_draft_merge (self, now);
  return spor_round_draft_is_changed (self);
}

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

  return g_hash_table_size (self->theirs) > 0 || self->removed->len > 0;
}

gboolean
spor_round_draft_has_lost (SporRoundDraft *self)
{
  g_return_val_if_fail (SPOR_IS_ROUND_DRAFT (self), FALSE);

  return self->lost->len > 0;
}

/* --- Saving --------------------------------------------------------------------------------- */

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (spor_round_trial_save_finish (SPOR_BOOK (source), result, &error))
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
  spor_round_trial_save_async (self->book, self->before, self->after, on_saved_cb, task);
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
  g_clear_object (&self->book);
  g_clear_pointer (&self->before, spor_round_unref);
  g_clear_pointer (&self->after, spor_round_unref);
  g_clear_pointer (&self->kept, spor_round_unref);
  g_hash_table_unref (self->mistyped);
  g_hash_table_unref (self->theirs);
  g_ptr_array_unref (self->lost);
  g_ptr_array_unref (self->removed);
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
  self->mistyped = spor_mistyped_new ();
  self->theirs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->lost = spor_quotes_new ();
  self->removed = g_ptr_array_new_with_free_func (g_free);
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
