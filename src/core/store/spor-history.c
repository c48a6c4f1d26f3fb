/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include "spor-language.h"
#include "spor-store-refunds.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

void
spor_change_free (SporChange *self)
{
  g_free (self->actor);
  g_free (self->action);
  g_free (self->detail);
  g_free (self->text);
  g_free (self->table);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static const struct
{
  const char *action, *text;
} texts[] = {
  /* Translators: these are actions in the change log; %s is a person, a file or a round */
  { "new", N_ ("New book: %s") },
  { "import", N_ ("Import of %s") },
  { "add-signup", N_ ("New sign-up: %s") },
  { "edit", N_ ("Change to %s") },
  { "waive", N_ ("Lateness waived: %s") },
  { "unwaive", N_ ("Lateness no longer waived: %s") },
  { "include", N_ ("Included: %s") },
  { "exclude", N_ ("Left out: %s") },
  { "withdraw", N_ ("Withdrawn: %s") },
  { "return", N_ ("No longer withdrawn: %s") },
  { "erase", N_ ("Personal data erased") },
  { "organisation", N_ ("Other organisation: %s") },
  { "seat", N_ ("Seat for %s") },
  { "swap", N_ ("Swapped: %s") },
  { "wait", N_ ("Waiting list: %s") },
  { "unseat", N_ ("Off the board: %s") },
  { "pin", N_ ("Must have: %s") },
  { "bar", N_ ("Not this time: %s") },
  { "unpin", N_ ("No longer marked: %s") },
  { "ease", N_ ("Rule given up: %s") },
  { "suggest", N_ ("Suggestion applied: %s") },
  { "draw", N_ ("Drawn by lot: %s") },
  { "replace", N_ ("Replacement: %s") },
  { "reopen-replace", N_ ("Reopened, and replacement: %s") },
  { "add-composition", N_ ("New alternative: %s") },
  { "copy-composition", N_ ("Alternative duplicated: %s") },
  { "rename-composition", N_ ("Alternative renamed: %s") },
  { "delete-composition", N_ ("Alternative deleted: %s") },
  { "use-composition", N_ ("Alternative on the board: %s") },
  { "finalise", N_ ("Finalised: %s") },
  { "reopen", N_ ("Reopened: %s") },
  { "boundaries", N_ ("Boundaries for the map: %s") },
  { "built-in-boundaries", N_ ("Built-in boundaries for the map") },
  { "refund-terms", N_ ("Settings for refunds: %s") },
  { "set-rate", N_ ("Rates per kilometre from %s") },
  { "remove-rate", N_ ("Rates per kilometre removed: from %s") },
  { "add-meeting", N_ ("New meeting: %s") },
  { "edit-meeting", N_ ("Change to the meeting %s") },
  { "add-series", N_ ("New series of meetings: %s") },
  { "delete-meeting", N_ ("Meeting deleted: %s") },
  { "attend", N_ ("Attendance of %s") },
  { "attend-many", N_ ("Attendance at the meeting %s") },
  { "uninvite", N_ ("No longer invited: %s") },
  { "add-claim", N_ ("New claim for %s") },
  { "edit-claim", N_ ("Change to the claim of %s") },
  { "delete-claim", N_ ("Draft deleted: claim of %s") },
  { "submit-claim", N_ ("Claim submitted: %s") },
  { "approve-claim", N_ ("Claim approved: %s") },
  { "return-claim", N_ ("Claim returned: %s") },
  { "reject-claim", N_ ("Claim rejected: %s") },
  { "pay-claim", N_ ("Claim paid: %s") },
  { "contact", N_ ("Contact and reply date of %s") },
  { "edit-letter", N_ ("Change to the letter: %s") },
  { "reset-letter", N_ ("Letter reset: %s") },
  { "letters", N_ ("Letters written: %s") },
  { "add-round", N_ ("New round: %s") },
  { "show-round", N_ ("Round shown: %s") },
  { "edit-round", N_ ("Settings of the round %s") },
  { "archive-round", N_ ("Round archived: %s") },
  { "restore-round", N_ ("Round restored from the archive: %s") },
  { "undo", N_ ("Undone – %s") },
  { "redo", N_ ("Redone – %s") },
};

/* "Anne Hansen +19999", of several, as numbers are written in the language of who reads it. */
static char *
spor_detail_shown (const char *detail)
{
  const char *more = strrchr (detail, '+');
  guint64 n;
  g_autofree char *count = NULL;

  if (!more || more == detail || more[-1] != ' '
      || !g_ascii_string_to_unsigned (more + 1, 10, 1, G_MAXUINT, &n, NULL))
    return g_strdup (detail);
  count = spor_format_count (n);
  return g_strdup_printf ("%.*s%s", (int)(more + 1 - detail), detail, count);
}

/* @detail "" after it has been erased. */
char *
spor_action_text (const char *action, const char *detail)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].action, action))
      {
        g_autoptr (GString) text = g_string_new (_ (texts[i].text));
        g_autofree char *shown = spor_detail_shown (detail);

        g_string_replace (text, "%s", *shown ? shown : "…", 1);
        return g_string_free (g_steal_pointer (&text), FALSE);
      }
  return g_strdup (action);
}

/* Several columns hold one field where an answer was not understood. */
static const struct
{
  const char *column;
  SporField field;
} answer_columns[] = {
  { "respondent", SPOR_FIELD_RESPONDENT },
  { "created", SPOR_FIELD_CREATED },
  { "closed", SPOR_FIELD_CLOSED },
  { "municipality", SPOR_FIELD_MUNICIPALITY },
  { "municipality_text", SPOR_FIELD_MUNICIPALITY },
  { "organisation", SPOR_FIELD_MUNICIPALITY },
  { "track_id", SPOR_FIELD_TRACK },
  { "track_text", SPOR_FIELD_TRACK },
  { "roles", SPOR_FIELD_ROLES },
  { "roles_text", SPOR_FIELD_ROLES },
  { "sectors", SPOR_FIELD_SECTORS },
  { "sectors_text", SPOR_FIELD_SECTORS },
  { "name", SPOR_FIELD_NAME },
  { "title", SPOR_FIELD_TITLE },
  { "email", SPOR_FIELD_EMAIL },
  { "phone", SPOR_FIELD_PHONE },
  { "motivation", SPOR_FIELD_MOTIVATION },
};

int
spor_answer_column_field (const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (answer_columns); i++)
    if (g_str_equal (answer_columns[i].column, column))
      return answer_columns[i].field;
  return -1;
}

SporChange *
spor_change_new (SporStatement *statement)
{
  SporChange *self = g_new0 (SporChange, 1);

  self->no = sqlite3_column_int64 (statement, 0);
  self->at = spor_column_instant (statement, 1);
  self->actor = g_strdup (spor_column_text (statement, 2));
  self->action = g_strdup (spor_column_text (statement, 3));
  self->detail = g_strdup (spor_column_text (statement, 4));
  self->text = spor_action_text (self->action, self->detail);
  return self;
}

static JsonObject *
spor_parse_image (const char *image)
{
  g_autoptr (JsonNode) node = *image ? json_from_string (image, NULL) : NULL;

  if (!node || !JSON_NODE_HOLDS_OBJECT (node))
    return json_object_new ();
  return json_node_dup_object (node);
}

/* The members of @image that @other has not, or has otherwise, as JSON. */
static char *
spor_image_difference (JsonObject *image, JsonObject *other)
{
  g_autoptr (JsonObject) difference = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GList) members = json_object_get_members (image);

  for (GList *l = members; l; l = l->next)
    {
      JsonNode *value = json_object_get_member (image, l->data);
      JsonNode *old = json_object_get_member (other, l->data);

      if (!old || !json_node_equal (value, old))
        json_object_set_member (difference, l->data, json_node_copy (value));
    }
  json_node_set_object (node, difference);
  return json_to_string (node, FALSE);
}

static void
spor_change_set_images (SporChange *self, const char *before, const char *after)
{
  g_autoptr (JsonObject) was = spor_parse_image (before);
  g_autoptr (JsonObject) is = spor_parse_image (after);

  self->before = spor_image_difference (was, is);
  self->after = spor_image_difference (is, was);
}

/* What the row of @statement's change became: it was changed since, or is there now. "" if it was
 * deleted, or erased from the log. */
static gboolean
spor_store_load_after (SporStore *self, SporStatement *statement, char **after, GError **error)
{
  SporLoggedTable *table = spor_change_log_find_table (self, spor_column_text (statement, 9));
  const char *next = (const char *)sqlite3_column_text (statement, 6);

  *after = g_strdup (next);
  if (next || !table || !sqlite3_column_int (statement, 7))
    return TRUE;
  return spor_logged_table_load_image (self, table, spor_column_text (statement, 8), after, error);
}

/* Column 7: whether the row itself may be what the change left; 10: what was undone or redone. */
#define SELECT_CHANGES                                                                             \
  "SELECT s.no, s.at, s.actor, s.action, s.detail, c.before, " SPOR_SQL_AFTER (                    \
      "c") ", "                                                                                    \
           "c.kind <> 'delete' AND c.salt IS NOT NULL AND NOT EXISTS (SELECT 1 FROM change AS "    \
           "later "                                                                                \
           "WHERE later.row_id = c.row_id AND later.row_table = c.row_table "                      \
           "AND (later.set_no, later.seq) > (c.set_no, c.seq)), c.row_id, c.row_table, "           \
           "(SELECT action FROM change_set AS target WHERE target.no = s.target) "                 \
           "FROM change AS c JOIN change_set AS s ON s.no = c.set_no "

static const char *const select_history
    = SELECT_CHANGES "WHERE c.row_id = ?1 OR c.subject = ?1 ORDER BY c.set_no DESC, c.seq DESC";

static const char *const select_set_signups
    = SELECT_CHANGES "WHERE c.set_no = ?1 AND c.row_table = 'signup'";

/* Remembering what was set by hand is no change that anybody made; nor does anything happen to
 * people when an alternative that they are in is duplicated or deleted, or that is undone. An
 * erasure is one thing, whatever rows it took; who moves up because somebody else moved has not
 * been moved. @action: what was done, undone or redone; @name: whose history it is */
static gboolean
spor_change_is_bookkeeping (const SporChange *self, const char *action, const char *name)
{
  static const char *const whole[] = { "copy-composition", "delete-composition", NULL };
  g_autoptr (JsonObject) is = spor_parse_image (self->after);

  if (g_strv_contains (whole, action))
    return TRUE;
  if (g_str_equal (self->action, "erase"))
    return !g_str_equal (self->table, "erasure");
  if (spor_change_moves_others (self, name, is))
    return TRUE;
  return json_object_get_size (is) == 1 && json_object_has_member (is, "edited");
}

/* The fields that a change set sets, as bits. */
static gboolean
spor_store_load_set_fields (SporStore *self, gint64 no, guint32 *fields, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_set_signups, error);
  int step;

  *fields = 0;
  if (!statement)
    return FALSE;
  spor_bind_int (statement, 1, no);
  while ((step = spor_store_step (self, statement, error)) > 0)
    {
      g_autofree char *after = NULL;
      g_autoptr (JsonObject) was = NULL;
      g_autoptr (JsonObject) is = NULL;
      g_autoptr (GList) members = NULL;

      if (!spor_store_load_after (self, statement, &after, error))
        return FALSE;
      was = spor_parse_image (spor_column_text (statement, 5));
      is = spor_parse_image (after ? after : "");
      members = json_object_get_members (is);
      for (GList *l = members; l; l = l->next)
        if (spor_answer_column_field (l->data) >= 0 && json_object_has_member (was, l->data)
            && !json_node_equal (json_object_get_member (was, l->data),
                                 json_object_get_member (is, l->data)))
          *fields |= 1u << spor_answer_column_field (l->data);
    }
  return step == 0;
}

char *
spor_store_set_text (
    SporStore *self, gint64 no, const char *action, const char *detail, GError **error)
{
  g_autoptr (GString) labels = g_string_new (NULL);
  guint32 fields = 0;

  if (g_str_equal (action, "edit") && !spor_store_load_set_fields (self, no, &fields, error))
    return NULL;
  if (fields == 0)
    return spor_action_text (action, detail);
  for (guint f = 0; f < SPOR_N_FIELDS; f++)
    if (fields & (1u << f))
      g_string_append_printf (labels, "%s%s", labels->len ? ", " : "", spor_field_label (f));
  /* Translators: an action in the change log: a person, and which answers were changed, such as
   * "Name, E-mail" */
  return g_strdup_printf (_ ("Change to %s: %s"), *detail ? detail : "…", labels->str);
}

/* What was done to several together is called by the first of them ("Anne Hansen +2"). In their own
 * histories it says what was done to each. */
static void
spor_change_make_personal (SporChange *self, const char *action, const char *name)
{
  static const char *const personal[]
      = { "withdraw", "return", "include", "exclude", "waive", "unwaive", "seat",
          "wait",     "unseat", "pin",     "bar",     "unpin", NULL };
  g_autofree char *done = NULL;

  if (!g_strv_contains (personal, action))
    return;
  done = spor_action_text (action, name);
  g_free (self->text);
  self->text = g_str_equal (self->action, action) ? g_steal_pointer (&done)
                                                  : spor_action_text (self->action, done);
}

static gboolean
spor_store_tell_history (SporStore *self,
                         SporChange *change,
                         const char *action,
                         const char *name,
                         const char *before,
                         const char *after,
                         GError **error)
{
  g_autoptr (JsonObject) was = spor_parse_image (before);
  g_autoptr (JsonObject) is = spor_parse_image (after);

  return spor_store_tell_person (self, change, action, name, was, is, error);
}

/* A set that has written to several rows of somebody's is told once, also where its texts are
 * erased by which they differed. */
static gboolean
spor_change_is_told (const GPtrArray *history)
{
  const SporChange *last, *before;

  if (history->len < 2)
    return FALSE;
  last = g_ptr_array_index (history, history->len - 1);
  before = g_ptr_array_index (history, history->len - 2);
  return last->no == before->no && g_strcmp0 (last->text, before->text) == 0;
}

GPtrArray *
spor_store_load_history (SporStore *self, const char *signup_id, GError **error)
{
  g_autoptr (GPtrArray) history = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_change_free);
  g_autofree char *name = NULL;
  g_autoptr (SporStatement) statement = NULL;
  int step;

  if (!spor_store_load_signup_name (self, signup_id, &name, NULL, error)
      || !(statement = spor_store_prepare (self, select_history, error)))
    return NULL;
  spor_bind_text (statement, 1, signup_id);
  while ((step = spor_store_step (self, statement, error)) > 0)
    {
      g_autofree char *after = NULL;
      const char *target = (const char *)sqlite3_column_text (statement, 10);
      g_autofree char *action = g_strdup (target ? target : spor_column_text (statement, 3));
      SporChange *change;

      if (!spor_store_load_after (self, statement, &after, error))
        return NULL;
      change = spor_change_new (statement);
      change->table = g_strdup (spor_column_text (statement, 9));
      spor_change_set_images (change, spor_column_text (statement, 5), after ? after : "");
      spor_change_make_personal (change, action, name);
      g_ptr_array_add (history, change);
      if (!spor_store_tell_history (self, change, action, name, spor_column_text (statement, 5),
                                    after ? after : "", error))
        return NULL;
      if (spor_change_is_bookkeeping (change, action, name) || spor_change_is_told (history))
        g_ptr_array_remove_index (history, history->len - 1);
    }
  if (step != 0 || !spor_store_add_group_history (self, signup_id, history, error))
    return NULL;
  spor_history_merge (history);
  return g_steal_pointer (&history);
}

#define SELECT_SETS "SELECT no, at, actor, action, detail FROM change_set "

/* The parts that a claim has, and those that it had: they went with an image that names it. */
static const char *const select_claim_history
    = SELECT_SETS "WHERE no IN (SELECT set_no FROM change WHERE row_id = ?1 "
                  "UNION SELECT set_no FROM change WHERE row_id IN "
                  "(SELECT id FROM claim_line WHERE claim_id = ?1 "
                  "UNION SELECT id FROM receipt WHERE claim_id = ?1 "
                  "UNION SELECT row_id FROM change WHERE row_table IN ('claim_line', 'receipt') "
                  "AND json_extract (before, '$.claim_id') = ?1)) ORDER BY no DESC";
static const char *const select_log = SELECT_SETS "ORDER BY no DESC LIMIT ?1";

/* What is bound is in @statement already. */
static GPtrArray *
spor_store_read_sets (SporStore *self, SporStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_change_free);
  int step;

  while ((step = spor_store_step (self, statement, error)) > 0)
    g_ptr_array_add (sets, spor_change_new (statement));
  return step == 0 ? g_steal_pointer (&sets) : NULL;
}

GPtrArray *
spor_store_load_claim_history (SporStore *self, const char *id, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_claim_history, error);

  if (!statement)
    return NULL;
  spor_bind_text (statement, 1, id);
  return spor_store_read_sets (self, statement, error);
}

GPtrArray *
spor_store_load_log (SporStore *self, guint limit, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_log, error);

  if (!statement)
    return NULL;
  spor_bind_int (statement, 1, limit);
  return spor_store_read_sets (self, statement, error);
}
