/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-erasure.h"
#include "spor-store-private.h"

#include "spor-day.h"
#include "spor-merge.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* --- Set by hand --- */

static JsonObject *
spor_parse_edited (const char *edited)
{
  g_autoptr (JsonNode) node = json_from_string (edited, NULL);

  if (!node || !JSON_NODE_HOLDS_OBJECT (node))
    return json_object_new ();
  return json_node_dup_object (node);
}

guint32
spor_edited_bits (const char *edited)
{
  g_autoptr (JsonObject) object = NULL;
  guint32 bits = 0;

  if (g_str_equal (edited, "{}") || *edited == '\0')
    return 0;
  object = spor_parse_edited (edited);
  for (guint field = 0; field < SPOR_N_FIELDS; field++)
    if (json_object_has_member (object, spor_field_key (field)))
      bits |= 1u << field;
  return bits;
}

static JsonObject *
spor_store_load_edited (SporStore *self, const char *id, GError **error)
{
  g_autoptr (SporStatement) statement
      = spor_store_prepare (self, "SELECT edited FROM signup WHERE id = ?1", error);

  if (!statement)
    return NULL;
  spor_bind_text (statement, 1, id);
  if (spor_store_step (self, statement, error) < 0)
    return NULL;
  return spor_parse_edited (spor_column_text (statement, 0));
}

static gboolean
spor_store_save_edited (SporStore *self, const char *id, JsonObject *edited, GError **error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (SporStatement) statement
      = spor_store_prepare (self, "UPDATE signup SET edited = ?2 WHERE id = ?1", error);
  g_autofree char *text = NULL;

  if (!statement)
    return FALSE;
  json_node_set_object (node, edited);
  text = json_to_string (node, FALSE);
  spor_bind_text (statement, 1, id);
  spor_bind_text (statement, 2, text);
  return spor_store_run (self, statement, error);
}

gboolean
spor_store_load_edited_fields (SporStore *self, const char *id, guint32 *fields, GError **error)
{
  g_autoptr (JsonObject) edited = spor_store_load_edited (self, id, error);

  *fields = 0;
  for (guint field = 0; edited && field < SPOR_N_FIELDS; field++)
    if (json_object_has_member (edited, spor_field_key (field)))
      *fields |= 1u << field;
  return edited != NULL;
}

gboolean
spor_store_get_imported (
    SporStore *self, const char *signup_id, SporField field, char **text, GError **error)
{
  g_autoptr (JsonObject) edited = spor_store_load_edited (self, signup_id, error);

  if (!edited)
    return FALSE;
  *text = g_strdup (
      json_object_get_string_member_with_default (edited, spor_field_key (field), NULL));
  return TRUE;
}

gboolean
spor_store_set_imported (
    SporStore *self, const char *signup_id, SporField field, const char *text, GError **error)
{
  g_autoptr (JsonObject) edited = spor_store_load_edited (self, signup_id, error);

  g_return_val_if_fail (self->set != NULL, FALSE);

  if (!edited)
    return FALSE;
  json_object_set_string_member (edited, spor_field_key (field), text);
  return spor_store_save_edited (self, signup_id, edited, error);
}

/* --- Whole actions --- */

/* What people call a sign-up in the log. */
static const char *
spor_facts_title (const SporSignupFacts *facts)
{
  return *facts->name ? facts->name : *facts->email ? facts->email : facts->respondent;
}

/* Inside a change set: as the book has it now, not as somebody has seen it. */
static SporSignupFacts *
spor_store_load_for_change (SporStore *self, const char *id, SporRound **round, GError **error)
{
  g_autoptr (SporRound) loaded = spor_store_load_round (self, error);
  g_autoptr (SporSignupFacts) facts
      = loaded ? spor_store_load_facts (self, loaded, id, error) : NULL;

  if (!facts || !spor_store_is_not_erased (self, facts->id, error))
    return NULL;
  spor_store_set_detail (self, spor_facts_title (facts));
  *round = g_steal_pointer (&loaded);
  return g_steal_pointer (&facts);
}

/* Opens a change set for @id, loads it. */
static SporSignupFacts *
spor_store_begin_signup (
    SporStore *self, const char *id, const char *action, SporRound **round, GError **error)
{
  SporSignupFacts *facts;

  if (!spor_store_begin (self, action, NULL, error))
    return NULL;
  if (!(facts = spor_store_load_for_change (self, id, round, error)))
    spor_store_rollback (self);
  return facts;
}

static gboolean
spor_store_end_signup (SporStore *self,
                       const SporRound *round,
                       const SporSignupFacts *facts,
                       gboolean sound,
                       GError **error)
{
  if (sound && spor_store_save_signup (self, round, facts, error))
    return spor_store_commit (self, error);
  if (self->set)
    spor_store_rollback (self);
  return FALSE;
}

static gboolean
spor_facts_apply_edit (SporSignupFacts *facts,
                       const SporRound *round,
                       const SporEdit *edit,
                       GError **error)
{
  g_autofree char *objection = spor_answer_objection (round, edit->field, edit->text);

  if (!objection)
    return spor_signup_facts_set_text (facts, round, edit->field, edit->text);
  g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED, objection);
  return FALSE;
}

/* Inside a change set: @now is what the book had, @after what it is to have. */
static gboolean
spor_edit_agrees (const SporEdit *edit, const char *now, const char *after, GError **error)
{
  if (!edit->shown
      || spor_thing_of (FALSE, g_str_equal (now, edit->shown), g_str_equal (now, after))
             == SPOR_THING_OURS)
    return TRUE;
  g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT,
                       _ ("Another program has changed the same answer in the meantime. Nothing "
                          "was changed here."));
  return FALSE;
}

/* Nobody ends on a day before the one on which they began. */
static gboolean
spor_facts_have_order (const SporSignupFacts *facts, GError **error)
{
  if (facts->created == SPOR_TIME_NONE || facts->closed == SPOR_TIME_NONE
      || spor_day_of_instant (facts->closed) >= spor_day_of_instant (facts->created))
    return TRUE;
  g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
                       _ ("A sign-up cannot be completed on a day before it was created."));
  return FALSE;
}

static gboolean
spor_edits_date (const SporEdit *edits, guint n_edits)
{
  for (guint i = 0; i < n_edits; i++)
    if (edits[i].field == SPOR_FIELD_CREATED || edits[i].field == SPOR_FIELD_CLOSED)
      return TRUE;
  return FALSE;
}

/* Whether @text is what was imported last, which an import may change again. */
static gboolean
spor_edited_is_imported (JsonObject *edited, const char *key, const char *text)
{
  const char *imported = json_object_get_string_member_with_default (edited, key, NULL);

  return imported && g_str_equal (imported, text);
}

/* @edited: of @facts: @field was @before, and is @after now. */
static void
spor_edited_mark (JsonObject *edited,
                  const SporSignupFacts *facts,
                  SporField field,
                  const char *before,
                  const char *after)
{
  const char *key = spor_field_key (field);

  if (g_strcmp0 (before, after) == 0)
    return;
  if (json_object_has_member (edited, key))
    {
      if (spor_edited_is_imported (edited, key, after))
        json_object_remove_member (edited, key);
    }
  else if (facts->import_id)
    json_object_set_string_member (edited, key, before);
  else
    json_object_set_null_member (edited, key);
}

/* Applies @edits to @facts and marks what they changed as set by hand, with what it was before;
 * what is as it was imported is set by hand no more. */
static gboolean
spor_store_apply_edits (SporStore *self,
                        const SporRound *round,
                        SporSignupFacts *facts,
                        const SporEdit *edits,
                        guint n_edits,
                        GError **error)
{
  g_autoptr (JsonObject) edited = spor_store_load_edited (self, facts->id, error);

  if (!edited)
    return FALSE;
  for (guint i = 0; i < n_edits; i++)
    {
      g_autofree char *before = spor_signup_facts_get_text (facts, round, edits[i].field);
      g_autofree char *after = NULL;

      if (!spor_facts_apply_edit (facts, round, &edits[i], error))
        return FALSE;
      after = spor_signup_facts_get_text (facts, round, edits[i].field);
      if (!spor_edit_agrees (&edits[i], before, after, error))
        return FALSE;
      spor_edited_mark (edited, facts, edits[i].field, before, after);
    }
  return (!spor_edits_date (edits, n_edits) || spor_facts_have_order (facts, error))
         && spor_store_save_edited (self, facts->id, edited, error);
}

static const char *
spor_edit_action (guint n_edits, int include, int withdrawn)
{
  if (n_edits == 0 && include >= 0)
    return include ? "include" : "exclude";
  if (n_edits == 0 && withdrawn >= 0)
    return withdrawn ? "withdraw" : "return";
  return "edit";
}

gboolean
spor_store_edit_signup (SporStore *self,
                        const char *id,
                        const SporEdit *edits,
                        guint n_edits,
                        int include,
                        int withdrawn,
                        GError **error)
{
  g_autoptr (SporRound) round = NULL;
  g_autoptr (SporSignupFacts) facts
      = spor_store_begin_signup (self, id, spor_edit_action (n_edits, include, withdrawn), &round,
                                 error);
  gboolean sound;

  if (!facts)
    return FALSE;
  sound = spor_store_apply_edits (self, round, facts, edits, n_edits, error);
  if (include >= 0)
    facts->included = include;
  if (withdrawn >= 0)
    facts->withdrawn = withdrawn;
  sound = sound && (withdrawn <= 0 || spor_store_leave_meetings (self, facts->id, error));
  return spor_store_end_signup (self, round, facts, sound, error);
}

/* --- One more --- */

/* As they were typed, and marked so: no import writes over them unasked. */
static gboolean
spor_store_mark_answers (
    SporStore *self, const char *id, const SporEdit *answers, guint n_answers, GError **error)
{
  g_autoptr (JsonObject) edited = json_object_new ();

  for (guint i = 0; i < n_answers; i++)
    json_object_set_null_member (edited, spor_field_key (answers[i].field));
  return spor_store_save_edited (self, id, edited, error);
}

static gboolean
spor_facts_have_name (const SporSignupFacts *facts, GError **error)
{
  if (*facts->name || *facts->email)
    return TRUE;
  g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
                       _ ("A sign-up needs a name or an e-mail address."));
  return FALSE;
}

static gboolean
spor_store_add_answers (SporStore *self,
                        SporSignupFacts *facts,
                        const SporEdit *answers,
                        guint n_answers,
                        GError **error)
{
  g_autoptr (SporRound) round = spor_store_load_round (self, error);

  for (guint i = 0; round && i < n_answers; i++)
    if (!spor_facts_apply_edit (facts, round, &answers[i], error))
      return FALSE;
  if (!round || !spor_facts_have_name (facts, error) || !spor_facts_have_order (facts, error))
    return FALSE;
  spor_store_set_detail (self, spor_facts_title (facts));
  return spor_store_add_signup (self, round, facts, error)
         && spor_store_mark_answers (self, facts->id, answers, n_answers, error);
}

char *
spor_store_sign_up (SporStore *self, const SporEdit *answers, guint n_answers, GError **error)
{
  g_autoptr (SporSignupFacts) facts = spor_signup_facts_new ();

  facts->created = g_get_real_time () / G_USEC_PER_SEC;
  if (!spor_store_begin (self, "add-signup", NULL, error)
      || !spor_store_end (self, spor_store_add_answers (self, facts, answers, n_answers, error),
                          error))
    return NULL;
  return g_steal_pointer (&facts->id);
}

gboolean
spor_store_waive_late (SporStore *self, const char *id, const char *note, GError **error)
{
  g_autoptr (SporRound) round = NULL;
  g_autoptr (SporSignupFacts) facts
      = spor_store_begin_signup (self, id, note ? "waive" : "unwaive", &round, error);

  if (!facts)
    return FALSE;
  facts->late_waived = note != NULL;
  g_free (facts->late_note);
  facts->late_note = g_strdup (note ? note : "");
  return spor_store_end_signup (self, round, facts, TRUE, error);
}

/* A place set by hand like any other edit, but to something the round does not know. */
static gboolean
spor_store_apply_organisation (SporStore *self,
                               const SporRound *round,
                               SporSignupFacts *facts,
                               const char *text,
                               GError **error)
{
  const SporEdit none = { SPOR_FIELD_MUNICIPALITY, (char *)"" };

  if (!spor_store_apply_edits (self, round, facts, &none, 1, error))
    return FALSE;
  g_free (facts->organisation);
  facts->organisation = spor_text_clean (text);
  return TRUE;
}

gboolean
spor_store_set_organisation (SporStore *self, const char *id, const char *text, GError **error)
{
  g_autoptr (SporRound) round = NULL;
  g_autoptr (SporSignupFacts) facts
      = spor_store_begin_signup (self, id, "organisation", &round, error);

  if (!facts)
    return FALSE;
  return spor_store_end_signup (self, round, facts,
                                spor_store_apply_organisation (self, round, facts, text, error),
                                error);
}

/* --- Several together --- */

static const char *const changes[SPOR_N_SIGNUPS_CHANGES] = { [SPOR_SIGNUPS_WITHDRAW] = "withdraw",
                                                             [SPOR_SIGNUPS_RETURN] = "return",
                                                             [SPOR_SIGNUPS_INCLUDE] = "include",
                                                             [SPOR_SIGNUPS_WAIVE_LATE] = "waive" };

static void
spor_facts_change (SporSignupFacts *facts, SporSignupsChange change, const char *note)
{
  switch (change)
    {
    case SPOR_SIGNUPS_WITHDRAW:
    case SPOR_SIGNUPS_RETURN:
      facts->withdrawn = change == SPOR_SIGNUPS_WITHDRAW;
      break;
    case SPOR_SIGNUPS_INCLUDE:
      facts->included = TRUE;
      break;
    case SPOR_SIGNUPS_WAIVE_LATE:
      if (facts->late_waived) /* with a reason of its own */
        break;
      facts->late_waived = TRUE;
      g_free (facts->late_note);
      facts->late_note = g_strdup (note ? note : "");
      break;
    case SPOR_N_SIGNUPS_CHANGES:
    default:
      g_return_if_reached ();
    }
}

/* Who was erased stays as they are. */
static gboolean
spor_store_change_one (SporStore *self,
                       const SporRound *round,
                       const char *id,
                       SporSignupsChange change,
                       const char *note,
                       GError **error)
{
  g_autoptr (SporSignupFacts) facts = spor_store_load_facts (self, round, id, error);
  gboolean erased;

  if (!facts || !spor_store_is_erased (self, facts->id, &erased, error))
    return FALSE;
  if (erased)
    return TRUE;
  spor_facts_change (facts, change, note);
  return (change != SPOR_SIGNUPS_WITHDRAW || spor_store_leave_meetings (self, facts->id, error))
         && spor_store_save_signup (self, round, facts, error);
}

static gboolean
spor_store_change_all (SporStore *self,
                       const char *const *ids,
                       SporSignupsChange change,
                       const char *note,
                       GError **error)
{
  g_autoptr (SporRound) round = spor_store_load_round (self, error);
  guint n = g_strv_length ((GStrv)ids);

  for (guint i = 0; round && i < n; i++)
    if (!spor_store_go_on (self, i, n, error)
        || !spor_store_change_one (self, round, ids[i], change, note, error))
      return FALSE;
  return round != NULL;
}

gboolean
spor_store_change_signups (SporStore *self,
                           const char *const *ids,
                           SporSignupsChange change,
                           const char *note,
                           const char *names,
                           GError **error)
{
  g_return_val_if_fail (change < SPOR_N_SIGNUPS_CHANGES, FALSE);

  if (!spor_store_begin (self, changes[change], names, error))
    return FALSE;
  return spor_store_end (self, spor_store_change_all (self, ids, change, note, error), error);
}

/* --- Several alike --- */

/* What was answered and not understood. */
static const char *
spor_facts_misread (const SporSignupFacts *facts, SporField field)
{
  switch (field)
    {
    case SPOR_FIELD_MUNICIPALITY:
      return facts->municipality_text;
    case SPOR_FIELD_TRACK:
      return facts->track_text;
    case SPOR_FIELD_ROLES:
      return facts->roles_text;
    default:
      g_return_val_if_reached ("");
    }
}

/* Whether they still have that answer. */
static gboolean
spor_facts_has_misread (const SporSignupFacts *facts, const SporMending *mending)
{
  g_autofree char *now = spor_text_fold (spor_facts_misread (facts, mending->field));
  g_autofree char *then = spor_text_fold (mending->misread);

  return g_str_equal (now, then);
}

/* 1: corrected; 0: another answer by now; -1: @error */
static int
spor_store_mend_one (SporStore *self,
                     const SporRound *round,
                     const char *id,
                     const SporMending *mending,
                     GError **error)
{
  const SporEdit edit = { mending->field, mending->text };
  g_autoptr (SporSignupFacts) facts = spor_store_load_facts (self, round, id, error);
  gboolean erased;

  if (!facts || !spor_store_is_erased (self, facts->id, &erased, error))
    return -1;
  if (erased || !spor_facts_has_misread (facts, mending))
    return 0;
  return (mending->organisation
              ? spor_store_apply_organisation (self, round, facts, mending->text, error)
              : spor_store_apply_edits (self, round, facts, &edit, 1, error))
                 && spor_store_save_signup (self, round, facts, error)
             ? 1
             : -1;
}

static gboolean
spor_store_mend_all (SporStore *self,
                     const char *const *ids,
                     const SporMending *mending,
                     GError **error)
{
  g_autoptr (SporRound) round = spor_store_load_round (self, error);
  guint n = g_strv_length ((GStrv)ids), n_mended = 0;

  if (!round)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      int mended = spor_store_go_on (self, i, n, error)
                       ? spor_store_mend_one (self, round, ids[i], mending, error)
                       : -1;

      if (mended < 0)
        return FALSE;
      n_mended += mended;
    }
  if (n_mended == 0)
    g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT,
                 /* Translators: an answer in a questionnaire */
                 _ ("Nobody has the answer “%s” any more. Look again."), mending->misread);
  return n_mended > 0;
}

gboolean
spor_store_mend_signups (SporStore *self,
                         const char *const *ids,
                         const SporMending *mending,
                         const char *names,
                         GError **error)
{
  if (!spor_store_begin (self, mending->organisation ? "organisation" : "edit", names, error))
    return FALSE;
  return spor_store_end (self, spor_store_mend_all (self, ids, mending, error), error);
}
