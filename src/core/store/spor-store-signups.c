/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-added.h"
#include "spor-store-private.h"

#include "spor-id.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MIN_ID_LENGTH 4

#define COLUMNS                                                                                    \
  "id, round_id, import_id, ordinal, respondent, created, closed, completed, included, "           \
  "withdrawn, track_id, track_text, municipality, municipality_text, organisation, roles, "        \
  "roles_text, sectors, sectors_text, name, title, email, phone, motivation, extra, "              \
  "late_waived, late_note, masked, edited"

enum
{
  COLUMN_ID,
  COLUMN_ROUND,
  COLUMN_IMPORT,
  COLUMN_ORDINAL,
  COLUMN_RESPONDENT,
  COLUMN_CREATED,
  COLUMN_CLOSED,
  COLUMN_COMPLETED,
  COLUMN_INCLUDED,
  COLUMN_WITHDRAWN,
  COLUMN_TRACK,
  COLUMN_TRACK_TEXT,
  COLUMN_MUNICIPALITY,
  COLUMN_MUNICIPALITY_TEXT,
  COLUMN_ORGANISATION,
  COLUMN_ROLES,
  COLUMN_ROLES_TEXT,
  COLUMN_SECTORS,
  COLUMN_SECTORS_TEXT,
  COLUMN_NAME,
  COLUMN_TITLE,
  COLUMN_EMAIL,
  COLUMN_PHONE,
  COLUMN_MOTIVATION,
  COLUMN_EXTRA,
  COLUMN_LATE_WAIVED,
  COLUMN_LATE_NOTE,
  COLUMN_MASKED,
  COLUMN_EDITED,
  COLUMN_ERASED, /* what is read alone */
};

#define ERASED SPOR_SQL_ERASED ("signup.id")
#define READ COLUMNS ", " ERASED

static const char *const select_all
    = "SELECT " READ " FROM signup WHERE round_id = ?1 ORDER BY ordinal";

static const char *const select_by_id
    = "SELECT " READ " FROM signup WHERE id = ?1 AND round_id = ?2";

static const char *const select_ids
    = "SELECT id FROM signup WHERE round_id = ?3 AND (id LIKE ?1 OR id LIKE ?2) LIMIT 2";

static const char *const select_same_respondent
    = "SELECT " READ " FROM signup WHERE round_id = ?1 AND respondent = ?2 "
      "AND respondent <> '' "
      "ORDER BY ordinal LIMIT 1";

/* "<> ''" beside "=": for SQLite to see that the partial index will do. */

/* Where one of the two has no respondent number: the same e-mail, or without one the same name at
 * the same time, from the same place for the same track. Who was added by hand and has an e-mail is
 * judged apart, spor-store-added.h. "+ordinal": SQLite would otherwise walk
 * the whole round in order, for want of a sort. */
#define SELECT_SAME_PERSON(who)                                                                    \
  "SELECT " READ " FROM signup WHERE round_id = ?1 AND " who                                       \
  " AND coalesce (municipality, '') = ?2 AND organisation = ?3 AND municipality_text = ?4 "        \
  "AND coalesce (track_id, '') = ?5 AND track_text = ?6 ORDER BY +ordinal LIMIT 1"

static const char *const select_same_email
    = SELECT_SAME_PERSON ("email = ?7 AND email <> '' AND import_id IS NOT NULL "
                          "AND (respondent = '' OR ?8 = '')");

static const char *const select_same_name
    = SELECT_SAME_PERSON ("email = '' AND name = ?7 AND coalesce (created, '') = ?8");

/* For one that has a number. A file can have thousands of answers without name and e-mail. */
static const char *const select_same_name_unnumbered = SELECT_SAME_PERSON (
    "email = '' AND name = ?7 AND respondent = '' AND coalesce (created, '') = ?8");

static const char *const select_doubtful
    = "SELECT " READ " FROM signup WHERE round_id = ?1 AND (track_text <> '' "
      "OR municipality_text <> '' OR organisation <> '' OR roles_text <> '' OR sectors_text <> '') "
      "ORDER BY ordinal";

static const char *const select_unnumbered
    = "SELECT EXISTS (SELECT 1 FROM signup WHERE round_id = ?1 AND respondent = '')";

static const char *const insert
    = "INSERT INTO signup (" COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
      "?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, '{}')";

/* A name that takes the place of one is not kept in the language that it was shown in. */
static const char *const update
    = "UPDATE signup SET import_id = ?3, respondent = ?5, created = ?6, closed = ?7, "
      "completed = ?8, included = ?9, withdrawn = ?10, track_id = ?11, track_text = ?12, "
      "municipality = ?13, municipality_text = ?14, organisation = ?15, roles = ?16, "
      "roles_text = ?17, sectors = ?18, sectors_text = ?19, "
      "name = CASE WHEN " ERASED " THEN name ELSE ?20 END, title = ?21, email = ?22, "
      "phone = ?23, motivation = ?24, extra = ?25, late_waived = ?26, late_note = ?27, "
      "masked = ?28 WHERE id = ?1 AND round_id = ?2 AND ordinal = ?4";

static char *
spor_column_dup (SporStatement *statement, int column)
{
  return g_strdup (spor_column_text (statement, column));
}

static int
spor_track_from_id (const SporRound *round, const char *id)
{
  for (guint i = 0; *id && i < round->tracks->len; i++)
    if (g_str_equal (spor_round_track (round, i)->id, id))
      return i;
  return -1;
}

/* "super-user, school" → bits; the keys are the book's own, so no guessing. */
static guint32
spor_bits_from_keys (const GPtrArray *options, const char *keys)
{
  guint32 bits = 0;

  while (*keys)
    {
      const char *end = strchr (keys, ',');
      gsize length = end ? (gsize)(end - keys) : strlen (keys);

      for (guint i = 0; i < options->len && i < 32; i++)
        {
          const SporOption *option = g_ptr_array_index (options, i);

          if (strncmp (option->key, keys, length) == 0 && option->key[length] == '\0')
            bits |= 1u << i;
        }
      keys += length;
      keys += strspn (keys, ", ");
    }
  return bits;
}

static SporSignupFacts *
spor_facts_from_row (SporStatement *statement, const SporRound *round)
{
  SporSignupFacts *facts = g_new0 (SporSignupFacts, 1);
  const char *code = spor_column_text (statement, COLUMN_MUNICIPALITY);

  facts->id = spor_column_dup (statement, COLUMN_ID);
  facts->import_id = g_strdup ((const char *)sqlite3_column_text (statement, COLUMN_IMPORT));
  facts->ordinal = sqlite3_column_int (statement, COLUMN_ORDINAL);
  facts->respondent = spor_column_dup (statement, COLUMN_RESPONDENT);
  facts->created = spor_column_instant (statement, COLUMN_CREATED);
  facts->closed = spor_column_instant (statement, COLUMN_CLOSED);
  facts->completed = sqlite3_column_int (statement, COLUMN_COMPLETED);
  facts->included = sqlite3_column_int (statement, COLUMN_INCLUDED);
  facts->withdrawn = sqlite3_column_int (statement, COLUMN_WITHDRAWN);
  facts->track = spor_track_from_id (round, spor_column_text (statement, COLUMN_TRACK));
  facts->track_text = spor_column_dup (statement, COLUMN_TRACK_TEXT);
  facts->municipality = *code ? spor_places_find_code (round->places, code) : -1;
  facts->municipality_text = spor_column_dup (statement, COLUMN_MUNICIPALITY_TEXT);
  facts->organisation = spor_column_dup (statement, COLUMN_ORGANISATION);
  facts->roles = spor_bits_from_keys (round->roles, spor_column_text (statement, COLUMN_ROLES));
  facts->roles_text = spor_column_dup (statement, COLUMN_ROLES_TEXT);
  facts->sectors
      = spor_bits_from_keys (round->sectors, spor_column_text (statement, COLUMN_SECTORS));
  facts->sectors_text = spor_column_dup (statement, COLUMN_SECTORS_TEXT);
  facts->name = spor_column_name (statement, COLUMN_NAME, COLUMN_ERASED);
  facts->title = spor_column_dup (statement, COLUMN_TITLE);
  facts->email = spor_column_dup (statement, COLUMN_EMAIL);
  facts->phone = spor_column_dup (statement, COLUMN_PHONE);
  facts->motivation = spor_column_dup (statement, COLUMN_MOTIVATION);
  facts->extra = spor_column_dup (statement, COLUMN_EXTRA);
  facts->late_waived = sqlite3_column_int (statement, COLUMN_LATE_WAIVED);
  facts->late_note = spor_column_dup (statement, COLUMN_LATE_NOTE);
  facts->masked = sqlite3_column_int (statement, COLUMN_MASKED);
  return facts;
}

static const char *
spor_municipality_code (const SporRound *round, const SporSignupFacts *facts)
{
  return facts->municipality >= 0 ? spor_places_get (round->places, facts->municipality)->code
                                  : NULL;
}

static const char *
spor_track_id (const SporRound *round, const SporSignupFacts *facts)
{
  return facts->track >= 0 ? spor_round_track (round, facts->track)->id : NULL;
}

/* Parameters are the columns' numbers plus one, in insert and update alike. */
/* @facts and @round must outlive the statement's release. */
static void
spor_bind_facts (SporStatement *statement, const SporRound *round, const SporSignupFacts *facts)
{
  g_autofree char *roles = spor_options_keys (round->roles, facts->roles);
  g_autofree char *sectors = spor_options_keys (round->sectors, facts->sectors);

  spor_bind_static (statement, COLUMN_ID + 1, facts->id);
  spor_bind_static (statement, COLUMN_ROUND + 1, round->id);
  spor_bind_static (statement, COLUMN_IMPORT + 1, facts->import_id);
  spor_bind_int (statement, COLUMN_ORDINAL + 1, facts->ordinal);
  spor_bind_static (statement, COLUMN_RESPONDENT + 1, facts->respondent);
  spor_bind_instant (statement, COLUMN_CREATED + 1, facts->created);
  spor_bind_instant (statement, COLUMN_CLOSED + 1, facts->closed);
  spor_bind_int (statement, COLUMN_COMPLETED + 1, facts->completed != FALSE);
  spor_bind_int (statement, COLUMN_INCLUDED + 1, facts->included != FALSE);
  spor_bind_int (statement, COLUMN_WITHDRAWN + 1, facts->withdrawn != FALSE);
  spor_bind_static (statement, COLUMN_TRACK + 1, spor_track_id (round, facts));
  spor_bind_static (statement, COLUMN_TRACK_TEXT + 1, facts->track_text);
  spor_bind_static (statement, COLUMN_MUNICIPALITY + 1, spor_municipality_code (round, facts));
  spor_bind_static (statement, COLUMN_MUNICIPALITY_TEXT + 1, facts->municipality_text);
  spor_bind_static (statement, COLUMN_ORGANISATION + 1, facts->organisation);
  spor_bind_text (statement, COLUMN_ROLES + 1, roles);
  spor_bind_static (statement, COLUMN_ROLES_TEXT + 1, facts->roles_text);
  spor_bind_text (statement, COLUMN_SECTORS + 1, sectors);
  spor_bind_static (statement, COLUMN_SECTORS_TEXT + 1, facts->sectors_text);
  spor_bind_static (statement, COLUMN_NAME + 1, facts->name);
  spor_bind_static (statement, COLUMN_TITLE + 1, facts->title);
  spor_bind_static (statement, COLUMN_EMAIL + 1, facts->email);
  spor_bind_static (statement, COLUMN_PHONE + 1, facts->phone);
  spor_bind_static (statement, COLUMN_MOTIVATION + 1, facts->motivation);
  spor_bind_static (statement, COLUMN_EXTRA + 1, facts->extra);
  spor_bind_int (statement, COLUMN_LATE_WAIVED + 1, facts->late_waived != FALSE);
  spor_bind_static (statement, COLUMN_LATE_NOTE + 1, facts->late_note);
  spor_bind_int (statement, COLUMN_MASKED + 1, facts->masked != FALSE);
}

static gboolean
spor_store_fill_signups (SporStore *self, SporSignups *signups, GError **error)
{
  const SporRound *round = spor_signups_round (signups);
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_all, error);
  int step;

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, round->id);
  while ((step = spor_store_step (self, statement, error)) > 0)
    {
      g_autoptr (SporSignupFacts) facts = spor_facts_from_row (statement, round);

      spor_signups_add (signups, facts);
    }
  return step == 0;
}

SporSignups *
spor_store_load_signups (SporStore *self, SporRound *round, gboolean with_texts, GError **error)
{
  g_autoptr (SporSignups) signups = spor_signups_begin (round, with_texts);

  if (!spor_store_fill_signups (self, signups, error))
    return NULL;
  spor_signups_end (signups);
  return g_steal_pointer (&signups);
}

SporSignups *
spor_store_begin_signups (SporStore *self, SporRound *round, GError **error)
{
  g_autoptr (SporSignups) signups = spor_signups_begin (round, FALSE);

  spor_signups_judge_only (signups);
  return spor_store_fill_signups (self, signups, error) ? g_steal_pointer (&signups) : NULL;
}

GPtrArray *
spor_store_load_doubtful (SporStore *self, const SporRound *round, GError **error)
{
  g_autoptr (GPtrArray) doubtful
      = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_signup_facts_free);
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_doubtful, error);
  int step;

  if (!statement)
    return NULL;
  spor_bind_text (statement, 1, round->id);
  while ((step = spor_store_step (self, statement, error)) > 0)
    g_ptr_array_add (doubtful, spor_facts_from_row (statement, round));
  return step == 0 ? g_steal_pointer (&doubtful) : NULL;
}

/* --- By id --- */

static gboolean
spor_fail_unknown_id (const char *sentence, const char *id, GError **error)
{
  g_autoptr (GString) text = g_string_new (sentence);

  g_string_replace (text, "%s", id, 1);
  g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID, text->str);
  return FALSE;
}

/* The one id that begins or ends with @part. */
static gboolean
spor_store_complete_id (
    SporStore *self, const SporRound *round, const char *part, char **id, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (part, -1);
  g_autofree char *beginning = g_strconcat (lower, "%", NULL);
  g_autofree char *end = g_strconcat ("%", lower, NULL);
  g_autoptr (SporStatement) statement = NULL;
  int found = 0;

  if (strlen (part) >= MIN_ID_LENGTH && part[strspn (lower, "0123456789abcdef-")] == '\0')
    {
      if (!(statement = spor_store_prepare (self, select_ids, error)))
        return FALSE;
      spor_bind_text (statement, 1, beginning);
      spor_bind_text (statement, 2, end);
      spor_bind_text (statement, 3, round->id);
      if ((found = spor_store_step (self, statement, error)) < 0)
        return FALSE;
    }
  if (!found)
    /* Translators: what was given as the id of a sign-up */
    return spor_fail_unknown_id (_ ("There is no sign-up “%s” in this round."), part, error);

  *id = spor_column_dup (statement, 0);
  if ((found = spor_store_step (self, statement, error)) > 0)
    return spor_fail_unknown_id (_ ("More than one sign-up has “%s” in its id. Give more of it."),
                                 part, error);
  return found == 0;
}

/* *@facts NULL if there is none. */
static gboolean
spor_store_find_facts (SporStore *self,
                       const SporRound *round,
                       const char *id,
                       SporSignupFacts **facts,
                       GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_by_id, error);
  int found;

  *facts = NULL;
  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  spor_bind_text (statement, 2, round->id);
  if ((found = spor_store_step (self, statement, error)) > 0)
    *facts = spor_facts_from_row (statement, round);
  return found >= 0;
}

SporSignupFacts *
spor_store_load_facts (SporStore *self, const SporRound *round, const char *id, GError **error)
{
  g_autofree char *whole = NULL;
  SporSignupFacts *facts = NULL;

  if (!spor_store_find_facts (self, round, id, &facts, error) || facts)
    return facts;
  if (spor_store_complete_id (self, round, id, &whole, error))
    spor_store_find_facts (self, round, whole, &facts, error);
  return facts;
}

static gboolean
spor_store_query_ordinal (SporStore *self, const SporRound *round, guint *ordinal, GError **error)
{
  g_autoptr (SporStatement) statement
      = spor_store_prepare (self,
                            "SELECT coalesce ((SELECT ordinal FROM signup "
                            "WHERE round_id = ?1 ORDER BY ordinal DESC LIMIT 1), 0) + 1",
                            error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, round->id);
  if (spor_store_step (self, statement, error) < 0)
    return FALSE;
  *ordinal = sqlite3_column_int (statement, 0);
  return TRUE;
}

static gboolean
spor_store_next_ordinal (SporStore *self, const SporRound *round, guint *ordinal, GError **error)
{
  /* nobody else adds while the change set is open */
  if (self->last_ordinal > 0)
    {
      *ordinal = ++self->last_ordinal;
      return TRUE;
    }
  if (!spor_store_query_ordinal (self, round, ordinal, error))
    return FALSE;
  self->last_ordinal = *ordinal;
  return TRUE;
}

gboolean
spor_store_add_signup (SporStore *self,
                       const SporRound *round,
                       SporSignupFacts *facts,
                       GError **error)
{
  g_autoptr (SporStatement) statement = NULL;

  g_return_val_if_fail (self->set != NULL, FALSE);

  if (!spor_store_next_ordinal (self, round, &facts->ordinal, error)
      || !(statement = spor_store_prepare (self, insert, error)))
    return FALSE;
  g_free (facts->id);
  facts->id = spor_id_new ();
  if (!facts->import_id)
    g_clear_pointer (&self->added, g_ptr_array_unref);
  if (*facts->respondent == '\0')
    self->unnumbered = TRUE;
  spor_bind_facts (statement, round, facts);
  return spor_store_run (self, statement, error);
}

gboolean
spor_store_save_signup (SporStore *self,
                        const SporRound *round,
                        const SporSignupFacts *facts,
                        GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, update, error);

  g_return_val_if_fail (self->set != NULL, FALSE);

  if (!statement)
    return FALSE;
  if (*facts->respondent == '\0')
    self->unnumbered = TRUE;
  spor_bind_facts (statement, round, facts);
  return spor_store_run (self, statement, error);
}

/* --- The same person --- */

/* The statement that finds @facts by person, bound. */
static SporStatement *
spor_store_prepare_same_person (SporStore *self,
                                const SporRound *round,
                                const SporSignupFacts *facts,
                                GError **error)
{
  const char *code = spor_municipality_code (round, facts);
  const char *track = spor_track_id (round, facts);
  const char *by_name = *facts->respondent ? select_same_name_unnumbered : select_same_name;
  SporStatement *statement
      = spor_store_prepare (self, *facts->email ? select_same_email : by_name, error);
  g_autofree char *created
      = facts->created == SPOR_TIME_NONE ? g_strdup ("") : spor_time_to_iso (facts->created);

  if (!statement)
    return NULL;
  spor_bind_text (statement, 1, round->id);
  spor_bind_text (statement, 2, code ? code : "");
  spor_bind_text (statement, 3, facts->organisation);
  spor_bind_text (statement, 4, facts->municipality_text);
  spor_bind_text (statement, 5, track ? track : "");
  spor_bind_text (statement, 6, facts->track_text);
  spor_bind_text (statement, 7, *facts->email ? facts->email : facts->name);
  spor_bind_text (statement, 8, *facts->email ? facts->respondent : created);
  return statement;
}

static gboolean
spor_store_take_match (SporStore *self,
                       const SporRound *round,
                       SporStatement *statement,
                       SporSignupFacts **existing,
                       guint32 *edited,
                       GError **error)
{
  int step = spor_store_step (self, statement, error);

  if (step > 0)
    {
      *existing = spor_facts_from_row (statement, round);
      *edited = spor_edited_bits (spor_column_text (statement, COLUMN_EDITED));
    }
  return step >= 0;
}

/* Asked once in a change set: nobody else adds while it is open. */
static gboolean
spor_store_has_unnumbered (SporStore *self, const SporRound *round, gboolean *has, GError **error)
{
  g_autoptr (SporStatement) statement = NULL;

  if (self->set && self->unnumbered >= 0)
    {
      *has = self->unnumbered;
      return TRUE;
    }
  if (!(statement = spor_store_prepare (self, select_unnumbered, error)))
    return FALSE;
  spor_bind_text (statement, 1, round->id);
  if (spor_store_step (self, statement, error) < 0)
    return FALSE;
  *has = self->unnumbered = sqlite3_column_int (statement, 0) != 0;
  return TRUE;
}

/* Somebody who was added by hand and has not come in an import with a number since. */
static gboolean
spor_store_match_added (SporStore *self,
                        const SporRound *round,
                        const SporSignupFacts *facts,
                        SporSignupFacts **existing,
                        guint32 *edited,
                        GError **error)
{
  g_autoptr (SporStatement) statement = NULL;
  const char *id;

  if (!spor_store_find_added (self, round, facts, &id, error))
    return FALSE;
  if (!id)
    return TRUE;
  if (!(statement = spor_store_prepare (self, select_by_id, error)))
    return FALSE;
  spor_bind_text (statement, 1, id);
  spor_bind_text (statement, 2, round->id);
  return spor_store_take_match (self, round, statement, existing, edited, error);
}

gboolean
spor_store_match_signup (SporStore *self,
                         const SporRound *round,
                         const SporSignupFacts *facts,
                         SporSignupFacts **existing,
                         guint32 *edited,
                         GError **error)
{
  g_autoptr (SporStatement) by_respondent = NULL;
  g_autoptr (SporStatement) by_person = NULL;
  gboolean has_unnumbered;

  *existing = NULL;
  *edited = 0;
  if (*facts->respondent)
    {
      if (!(by_respondent = spor_store_prepare (self, select_same_respondent, error)))
        return FALSE;
      spor_bind_text (by_respondent, 1, round->id);
      spor_bind_text (by_respondent, 2, facts->respondent);
      if (!spor_store_take_match (self, round, by_respondent, existing, edited, error))
        return FALSE;
      if (*existing)
        return TRUE;
      if (!spor_store_has_unnumbered (self, round, &has_unnumbered, error))
        return FALSE;
      if (!has_unnumbered)
        return TRUE;
    }

  if (!(by_person = spor_store_prepare_same_person (self, round, facts, error)))
    return FALSE;
  return spor_store_take_match (self, round, by_person, existing, edited, error)
         && (*existing || spor_store_match_added (self, round, facts, existing, edited, error));
}
