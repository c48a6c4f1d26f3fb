/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-letters.h"

#include "spor-store-erasure.h"
#include "spor-store-private.h"
#include "spor-store-rounds.h"

#include "spor-id.h"
#include "spor-merge.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>

/* The tables letter_template and letter, and what of a round is for letters alone. */

static const char *const select_template
    = "SELECT subject, body FROM letter_template WHERE round_id = ?1 AND kind = ?2";
static const char *const put_template
    = "INSERT INTO letter_template (id, round_id, kind, subject, body) VALUES (?1, ?2, ?3, ?4, ?5) "
      "ON CONFLICT (round_id, kind) DO UPDATE SET subject = ?4, body = ?5";
static const char *const copy_template
    = "INSERT INTO letter_template (id, round_id, kind, subject, body) "
      "SELECT ?1, ?2, kind, subject, body FROM letter_template WHERE round_id = ?3 AND kind = ?4";
static const char *const delete_template
    = "DELETE FROM letter_template WHERE round_id = ?1 AND kind = ?2";
/* ids sort in the order they were made */
static const char *const select_letters
    = "SELECT id, signup_id, track_id, kind, email, message_id, at FROM letter "
      "WHERE round_id = ?1 ORDER BY id";
static const char *const count_letters = "SELECT count(*) FROM letter WHERE round_id = ?1";
static const char *const insert_letter
    = "INSERT INTO letter (id, round_id, signup_id, track_id, kind, email, message_id, at) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
static const char *const update_contact
    = "UPDATE round SET contact = ?2, reply_by = ?3 WHERE id = ?1";

/* --- Templates ------------------------------------------------------------------------------ */

SporLetterTemplate *
spor_store_load_letter_template (SporStore *self,
                                 const SporRound *round,
                                 SporLetterKind kind,
                                 GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_template, error);
  int step;

  if (!statement)
    return NULL;
  spor_bind_text (statement, 1, round->id);
  spor_bind_static (statement, 2, spor_letter_kind_key (kind));
  if ((step = spor_store_step (self, statement, error)) < 0)
    return NULL;
  return step == 0 ? spor_letter_template_new_default (kind)
                   : spor_letter_template_new (kind, spor_column_text (statement, 0),
                                               spor_column_text (statement, 1));
}

static gboolean
spor_store_put_letter_template (SporStore *self,
                                const SporRound *round,
                                const SporLetterTemplate *template,
                                GError **error)
{
  g_autofree char *id = spor_id_new ();
  g_autoptr (SporStatement) statement = spor_store_prepare (self, put_template, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  spor_bind_text (statement, 2, round->id);
  spor_bind_static (statement, 3, spor_letter_kind_key (template->kind));
  spor_bind_static (statement, 4, template->subject);
  spor_bind_static (statement, 5, template->body);
  return spor_store_run (self, statement, error);
}

static gboolean
spor_store_delete_letter_template (SporStore *self,
                                   const SporRound *round,
                                   SporLetterKind kind,
                                   GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, delete_template, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, round->id);
  spor_bind_static (statement, 2, spor_letter_kind_key (kind));
  return spor_store_run (self, statement, error);
}

/* Inside a change set: whoever else writes waits. NULL if another program has changed the same. */
static SporLetterTemplate *
spor_store_merge_letter_template (SporStore *self,
                                  const SporRound *round,
                                  const SporLetterTemplate *shown,
                                  const SporLetterTemplate *template,
                                  GError **error)
{
  g_autoptr (SporLetterTemplate) ours = spor_letter_template_copy (template);
  g_autoptr (SporLetterTemplate) now
      = spor_store_load_letter_template (self, round, template->kind, error);

  if (!now)
    return NULL;
  if (!shown || spor_letter_template_merge (ours, shown, now))
    return g_steal_pointer (&ours);
  g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT,
                       _ ("Another program has changed the same in the letter in the meantime. "
                          "Nothing was changed here."));
  return NULL;
}

gboolean
spor_store_save_letter_template (SporStore *self,
                                 const SporRound *round,
                                 const SporLetterTemplate *shown,
                                 const SporLetterTemplate *template,
                                 GError **error)
{
  g_autoptr (SporLetterTemplate) merged = NULL;

  if (!spor_letter_template_check (template, error)
      || !spor_store_begin (self, "edit-letter", spor_letter_kind_label (template->kind), error))
    return FALSE;
  merged = spor_store_merge_letter_template (self, round, shown, template, error);
  return spor_store_end (self,
                         merged && spor_store_put_letter_template (self, round, merged, error),
                         error);
}

gboolean
spor_store_reset_letter_template (SporStore *self,
                                  const SporRound *round,
                                  const SporLetterTemplate *shown,
                                  SporLetterKind kind,
                                  GError **error)
{
  g_autoptr (SporLetterTemplate) built_in = spor_letter_template_new_default (kind);
  g_autoptr (SporLetterTemplate) merged = NULL;

  if (!spor_store_begin (self, "reset-letter", spor_letter_kind_label (kind), error))
    return FALSE;
  merged = spor_store_merge_letter_template (self, round, shown, built_in, error);
  return spor_store_end (self,
                         merged
                             && (spor_letter_template_equal (merged, built_in)
                                     ? spor_store_delete_letter_template (self, round, kind, error)
                                     : spor_store_put_letter_template (self, round, merged, error)),
                         error);
}

gboolean
spor_store_copy_letter_templates (SporStore *self,
                                  const SporRound *from,
                                  const SporRound *to,
                                  GError **error)
{
  for (guint kind = 0; kind < SPOR_N_LETTER_KINDS; kind++)
    {
      g_autofree char *id = spor_id_new ();
      g_autoptr (SporStatement) statement = spor_store_prepare (self, copy_template, error);

      if (!statement)
        return FALSE;
      spor_bind_text (statement, 1, id);
      spor_bind_text (statement, 2, to->id);
      spor_bind_text (statement, 3, from->id);
      spor_bind_static (statement, 4, spor_letter_kind_key (kind));
      if (!spor_store_run (self, statement, error))
        return FALSE;
    }
  return TRUE;
}

/* --- Letters -------------------------------------------------------------------------------- */

static SporLetterRecord *
spor_letter_record_from_row (SporStatement *statement)
{
  SporLetterRecord *self = g_new0 (SporLetterRecord, 1);

  self->id = g_strdup (spor_column_text (statement, 0));
  self->signup_id = g_strdup (spor_column_text (statement, 1));
  self->track_id = g_strdup (spor_column_text (statement, 2));
  self->kind = spor_letter_kind_from_key (spor_column_text (statement, 3));
  self->email = g_strdup (spor_column_text (statement, 4));
  self->message_id = g_strdup (spor_column_text (statement, 5));
  self->at = spor_column_instant (statement, 6);
  return self;
}

GPtrArray *
spor_store_load_letters (SporStore *self, const SporRound *round, GError **error)
{
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_letter_record_free);
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_letters, error);
  int step;

  if (!statement)
    return NULL;
  spor_bind_text (statement, 1, round->id);
  while ((step = spor_store_step (self, statement, error)) > 0)
    g_ptr_array_add (records, spor_letter_record_from_row (statement));
  return step == 0 ? g_steal_pointer (&records) : NULL;
}

static gboolean
spor_store_insert_letter (SporStore *self,
                          const SporRound *round,
                          SporLetterRecord *record,
                          GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, insert_letter, error);

  if (!statement)
    return FALSE;
  g_free (record->id);
  record->id = spor_id_new ();
  spor_bind_static (statement, 1, record->id);
  spor_bind_static (statement, 2, round->id);
  spor_bind_static (statement, 3, record->signup_id);
  spor_bind_static (statement, 4, record->track_id);
  spor_bind_static (statement, 5, spor_letter_kind_key (record->kind));
  spor_bind_static (statement, 6, record->email);
  spor_bind_static (statement, 7, record->message_id);
  spor_bind_instant (statement, 8, record->at);
  return spor_store_run (self, statement, error);
}

/* Somebody else may have written letters since. */
static gboolean
spor_store_has_letters (SporStore *self, const SporRound *round, guint n_known, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, count_letters, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, round->id);
  if (spor_store_step (self, statement, error) < 0)
    return FALSE;
  if (sqlite3_column_int64 (statement, 0) == n_known)
    return TRUE;
  g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT,
                       _ ("Somebody else has just written letters. Look at who got one, and try "
                          "again."));
  return FALSE;
}

/* The letter was worded before. */
static gboolean
spor_store_may_write_to (SporStore *self, const SporLetterRecord *record, GError **error)
{
  gboolean erased;

  if (!spor_store_is_erased (self, record->signup_id, &erased, error))
    return FALSE;
  if (erased)
    g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT,
                         _ ("The personal data of somebody among these has been erased meanwhile. "
                            "Look at who gets a letter, and try again."));
  return !erased;
}

static gboolean
spor_store_insert_letters (SporStore *self,
                           const SporRound *round,
                           GPtrArray *records,
                           GError **error)
{
  for (guint i = 0; i < records->len; i++)
    if (!spor_store_may_write_to (self, g_ptr_array_index (records, i), error)
        || !spor_store_insert_letter (self, round, g_ptr_array_index (records, i), error))
      return FALSE;
  return TRUE;
}

gboolean
spor_store_add_letters (SporStore *self,
                        const SporComposition *composition,
                        GPtrArray *records,
                        guint n_known,
                        SporDeliver deliver,
                        gpointer data,
                        GError **error)
{
  const SporRound *round = spor_composition_round (composition);
  g_autofree char *n = g_strdup_printf ("%u", records->len);

  if (!spor_store_begin (self, "letters", n, error))
    return FALSE;
  return spor_store_end (self,
                         spor_store_has_decided (self, composition, error)
                             && spor_store_has_letters (self, round, n_known, error)
                             && spor_store_insert_letters (self, round, records, error)
                             && deliver (data, error),
                         error);
}

/* --- The round ------------------------------------------------------------------------------ */

static gboolean
spor_store_put_contact (
    SporStore *self, const SporRound *round, const char *contact, gint64 reply_by, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, update_contact, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, round->id);
  spor_bind_text (statement, 2, contact);
  spor_bind_instant (statement, 3, reply_by);
  return spor_store_run (self, statement, error);
}

/* Inside a change set: whoever else writes waits. */
static gboolean
spor_store_merge_contact (SporStore *self,
                          const SporRound *round,
                          const SporRound *shown,
                          const char *contact,
                          gint64 reply_by,
                          GError **error)
{
  g_autoptr (SporRound) now = shown ? spor_store_load_round_by_id (self, round->id, error) : NULL;
  g_autofree char *ours = g_strdup (contact);

  if (shown && !now)
    return FALSE;
  if (!shown
      || (spor_merge_text (&ours, shown->contact, now->contact)
          && spor_merge_number (&reply_by, shown->reply_by, now->reply_by)))
    return spor_store_put_contact (self, round, ours, reply_by, error);
  g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT,
                       _ ("Another program has changed the same in contact and reply date in the "
                          "meantime. Nothing was changed here."));
  return FALSE;
}

gboolean
spor_store_save_contact (SporStore *self,
                         const SporRound *round,
                         const SporRound *shown,
                         const char *contact,
                         gint64 reply_by,
                         GError **error)
{
  if (!spor_text_is_email (contact))
    {
      g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
                   /* Translators: what was typed */
                   _ ("“%s” is not an e-mail address."), contact);
      return FALSE;
    }
  if (!spor_store_begin (self, "contact", round->name, error))
    return FALSE;
  return spor_store_end (self,
                         spor_store_merge_contact (self, round, shown, contact, reply_by, error),
                         error);
}
