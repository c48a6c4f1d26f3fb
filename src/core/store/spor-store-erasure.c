/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-erasure.h"

#include "spor-persons.h"
#include "spor-store-private.h"

#include "spor-id.h"
#include "spor-language.h"
#include "spor-text.h"
#include "spor-unfinished.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a longer list nobody reads the end. */
#define MOST_NAMES 12

static const char *const select_erased = "SELECT 1 FROM erasure WHERE signup_id = ?1";
static const char *const select_claim
    = "SELECT state = 'draft' FROM claim WHERE signup_id = ?1 ORDER BY 1 LIMIT 1";
static const char *const select_final
    = "SELECT seat.spot = 'waiting' FROM seat JOIN composition ON composition.id = "
      "seat.composition_id "
      "JOIN signup ON signup.id = seat.signup_id "
      "WHERE seat.signup_id = ?1 AND composition.finalised_at IS NOT NULL AND signup.withdrawn = 0 "
      "ORDER BY 1 LIMIT 1";

/* Runs @sql on @id: whether it gives a row, and its first column. */
static gboolean
spor_store_ask (
    SporStore *self, const char *sql, const char *id, gboolean *found, int *value, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, sql, error);
  int step;

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  if ((step = spor_store_step (self, statement, error)) < 0)
    return FALSE;
  *found = step > 0;
  if (value && *found)
    *value = sqlite3_column_int (statement, 0);
  return TRUE;
}

gboolean
spor_store_is_erased (SporStore *self, const char *signup_id, gboolean *erased, GError **error)
{
  return spor_store_ask (self, select_erased, signup_id, erased, NULL, error);
}

gboolean
spor_store_is_not_erased (SporStore *self, const char *signup_id, GError **error)
{
  gboolean erased;

  if (!spor_store_is_erased (self, signup_id, &erased, error))
    return FALSE;
  if (erased)
    g_set_error_literal (
        error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
        _ ("This person’s data has been erased. The sign-up can no longer be changed."));
  return !erased;
}

/* --- Whether -------------------------------------------------------------------------------- */

/* Why @name is not to be erased; NULL if they may be. */
static gboolean
spor_store_find_objection (
    SporStore *self, const char *id, const char *name, char **objection, GError **error)
{
  gboolean has_claim, is_member;
  int is_draft = FALSE, is_waiting = FALSE;

  *objection = NULL;
  if (!spor_store_ask (self, select_claim, id, &has_claim, &is_draft, error)
      || !spor_store_ask (self, select_final, id, &is_member, &is_waiting, error))
    return FALSE;
  if (has_claim && is_draft)
    /* Translators: a person */
    *objection
        = g_strdup_printf (_ ("%s has a draft of a travel claim. Delete the draft first."), name);
  else if (has_claim)
    *objection = g_strdup_printf (
        /* Translators: a person */
        _ ("%s has travel claims, which the accounts have to keep."), name);
  else if (is_member && is_waiting)
    *objection = g_strdup_printf (
        /* Translators: a person */
        _ ("%s is on the waiting list of the final group. Note that they have withdrawn, or reopen "
           "the group, first."),
        name);
  else if (is_member)
    *objection = g_strdup_printf (
        /* Translators: a person */
        _ ("%s is in the final group. Note that they have withdrawn, or reopen the group, first."),
        name);
  return TRUE;
}

static gboolean
spor_store_may_erase (SporStore *self, const char *id, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *objection = NULL;

  if (!spor_store_load_signup_name (self, id, &name, NULL, error)
      || !spor_store_find_objection (self, id, *name ? name : _ ("Without a name"), &objection,
                                     error))
    return FALSE;
  if (objection)
    g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED, objection);
  return objection == NULL;
}

static gboolean
spor_persons_may_go (SporPersons *self, SporStore *store, GError **error)
{
  for (guint i = 0; i < self->here->len; i++)
    if (!spor_store_go_on (store, 0, 0, error)
        || !spor_store_may_erase (store, g_ptr_array_index (self->here, i), error))
      return FALSE;
  return TRUE;
}

static GStrv
spor_persons_dup_ids (const SporPersons *self)
{
  g_autoptr (GPtrArray) all = spor_persons_list (self);

  g_ptr_array_add (all, NULL);
  return g_strdupv ((GStrv)all->pdata);
}

static GStrv
spor_persons_dup_names (GPtrArray *names)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < names->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (names, i));
  return g_strv_builder_end (builder);
}

SporErasurePlan *
spor_store_plan_erasure (SporStore *self, const char *const *who, GError **error)
{
  g_auto (SporPersons) persons = { 0 };
  SporErasurePlan *plan;

  if (!spor_persons_find (&persons, self, who, error)
      || !spor_persons_may_go (&persons, self, error))
    return NULL;
  plan = g_new0 (SporErasurePlan, 1);
  plan->ids = spor_persons_dup_ids (&persons);
  plan->names = spor_persons_dup_names (persons.names);
  plan->others = spor_persons_dup_names (persons.others);
  return plan;
}

void
spor_erasure_plan_free (SporErasurePlan *self)
{
  g_strfreev (self->ids);
  g_strfreev (self->names);
  g_strfreev (self->others);
  g_free (self);
}

char *
spor_erasure_plan_others_text (const SporErasurePlan *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint n = g_strv_length (self->others);
  g_autofree char *list = NULL;

  if (n == 0)
    return NULL;
  if (n > MOST_NAMES)
    return spor_format_counts (ngettext ("%u other has the same e-mail address and stays.",
                                         "%u others have the same e-mail address and stay.", n),
                               n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, self->others[i]);
  list = spor_text_list (names);
  /* Translators: the names of people */
  return g_strdup_printf (ngettext ("%s has the same e-mail address and stays.",
                                    "%s have the same e-mail address and stay.", n),
                          list);
}

/* --- What ----------------------------------------------------------------------------------- */

/* ?1: the sign-up. */
static const char *const leave_groups[] = {
  "DELETE FROM seat WHERE signup_id = ?1 AND composition_id IN "
  "(SELECT id FROM composition WHERE finalised_at IS NULL)",
  "DELETE FROM mark WHERE signup_id = ?1 AND composition_id IN "
  "(SELECT id FROM composition WHERE finalised_at IS NULL)",
};

/* A group that is not final closes its ranks behind all of them. */
static const char *const close_ranks
    = "UPDATE seat SET position = rank.position FROM (SELECT seat.id AS id, row_number () OVER "
      "(PARTITION BY composition_id, track_id, spot ORDER BY seat.position) - 1 AS position "
      "FROM seat JOIN composition ON composition.id = seat.composition_id "
      "WHERE composition.finalised_at IS NULL) AS rank "
      "WHERE rank.id = seat.id AND rank.position <> seat.position";

/* What a row was before its last change is what the log has of it, so each is changed twice: the
 * image before the first change is erased, that before the second has nothing to hide, and by it
 * the row can still be checked. */
static const char *const blank_signup
    = "UPDATE signup SET name = ?2, title = '', email = '', phone = '', motivation = '', "
      "extra = '{}', late_note = '', edited = '{}', masked = 0, municipality_text = '', "
      "track_text = '', roles_text = '', sectors_text = '', withdrawn = 0 WHERE id = ?1";
/* A message's id is a digest over its text, in which the name could be tried. */
static const char *const blank_letters
    = "UPDATE letter SET email = '…', message_id = '' WHERE signup_id = ?1";
static const char *const close_signup = "UPDATE signup SET withdrawn = 1 WHERE id = ?1";
static const char *const close_letters = "UPDATE letter SET email = '' WHERE signup_id = ?1";
static const char *const insert_erasure
    = "INSERT INTO erasure (id, signup_id, at, actor) VALUES (?1, ?2, ?3, ?4)";

static gboolean
spor_store_blank_signup (SporStore *self, const char *id, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, blank_signup, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  spor_bind_text (statement, 2, spor_erased_name ());
  return spor_store_run (self, statement, error);
}

static gboolean
spor_store_note_erasure (SporStore *self, const char *signup_id, GError **error)
{
  g_autofree char *id = spor_id_new ();
  g_autoptr (SporStatement) statement = spor_store_prepare (self, insert_erasure, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  spor_bind_text (statement, 2, signup_id);
  spor_bind_instant (statement, 3, g_get_real_time () / G_USEC_PER_SEC);
  spor_bind_text (statement, 4, self->actor);
  return spor_store_run (self, statement, error);
}

static gboolean
spor_store_leave_groups (SporStore *self, const char *id, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (leave_groups); i++)
    if (!spor_store_run_on (self, leave_groups[i], id, error))
      return FALSE;
  return TRUE;
}

static gboolean
spor_store_erase_signup (SporStore *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) names = spor_log_list_names (self, id, error);

  return names && spor_store_leave_groups (self, id, error)
         && spor_store_leave_meetings (self, id, error) && spor_store_blank_signup (self, id, error)
         && spor_store_run_on (self, blank_letters, id, error)
         && spor_log_erase_signup (self, id, names, error)
         && spor_store_run_on (self, close_signup, id, error)
         && spor_store_run_on (self, close_letters, id, error)
         && spor_store_note_erasure (self, id, error);
}

static gboolean
spor_store_erase_gone (SporStore *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) names = spor_log_list_names (self, id, error);

  return names && spor_log_erase_signup (self, id, names, error)
         && spor_store_note_erasure (self, id, error);
}

static gboolean
spor_persons_erase (SporPersons *self, SporStore *store, GError **error)
{
  guint n = self->here->len + self->gone->len;

  for (guint i = 0; i < self->here->len; i++)
    if (!spor_store_go_on (store, i, n, error)
        || !spor_store_erase_signup (store, g_ptr_array_index (self->here, i), error))
      return FALSE;
  for (guint i = 0; i < self->gone->len; i++)
    if (!spor_store_go_on (store, self->here->len + i, n, error)
        || !spor_store_erase_gone (store, g_ptr_array_index (self->gone, i), error))
      return FALSE;
  return n == 0
         || (spor_store_exec (store, close_ranks, error) && spor_log_end_undo (store, error));
}

/* For the people whose data it is, who are not asked, this is a part of erasing, so that whoever
 * waits for it cannot cancel it: their data would be gone from all that the program shows, and yet
 * stand in the file. SQLite writes zeros over what it deletes, but pages that were split before can
 * hold parts of it, and so does the write-ahead log. Both stay while another program reads the
 * book. */
static gboolean
spor_store_scrub (SporStore *self)
{
  g_autoptr (SporStatement) checkpoint = NULL;

  spor_store_sweep (self);
  return spor_store_exec (self, "VACUUM", NULL)
         && (checkpoint = spor_store_prepare (self, "PRAGMA wal_checkpoint (TRUNCATE)", NULL))
         && spor_store_step (self, checkpoint, NULL) > 0 && sqlite3_column_int (checkpoint, 0) == 0;
}

/* Inside a change set, which stays empty if somebody else has erased all of them already. */
static GStrv
spor_store_erase_all (SporStore *self, const char *const *who, GError **error)
{
  g_auto (SporPersons) persons = { 0 };
  g_autofree char *n = NULL;

  if (!spor_persons_find (&persons, self, who, error)
      || !spor_persons_may_go (&persons, self, error))
    return NULL;
  n = g_strdup_printf ("%u", persons.here->len + persons.gone->len);
  spor_store_set_detail (self, n);
  return spor_persons_erase (&persons, self, error) ? spor_persons_dup_ids (&persons) : NULL;
}

GStrv
spor_store_erase (SporStore *self, const char *const *who, gboolean *clean, GError **error)
{
  g_auto (GStrv) erased = NULL;
  gboolean scrubbed;

  if (!spor_store_begin_fixed (self, "erase", NULL, error))
    return NULL;
  erased = spor_store_erase_all (self, who, error);
  if (!spor_store_end (self, erased != NULL, error))
    return NULL;
  spor_unfinished_forget (SPOR_UNFINISHED_TEXTS, self->path, "");
  spor_store_go_on (self, 1, 1, NULL);
  scrubbed = spor_store_scrub (self);
  if (clean)
    *clean = scrubbed;
  return g_steal_pointer (&erased);
}
