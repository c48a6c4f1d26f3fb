/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claims-fixture.h"

#include "spor-book.h"

/* The decisions on a claim, which stand for ever, and what was done as it is told. */

static const SporClaimFinding *
first_blocking (const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const SporClaimFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == SPOR_SEVERITY_BLOCKS)
        return finding;
    }
  g_assert_not_reached ();
}

static void
assert_refused (Fixture *self, const SporClaim *claim, SporAct act, SporClaimRule rule)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  SporDecision decision = decision_of (act);
  const SporClaimFinding *blocking;
  int n_sets = book_ask (self->book.path, "SELECT count(*) FROM change_set");

  g_assert_false (
      spor_store_decide (self->book.store, self->round, claim->id, &decision, &findings, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  blocking = first_blocking (findings);
  g_assert_cmpint (blocking->rule, ==, rule);
  g_assert_true (g_str_has_prefix (error->message, blocking->text));
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM change_set"), ==, n_sets);
}

/* --- The life of a claim -------------------------------------------------------------------- */

static void
assert_returned_once (Fixture *self, const SporClaim *claim)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = spor_store_load_claims (self->book.store, self->round, &error);
  g_autoptr (SporClaim) loaded = load_claim (self, claim->id);
  g_autoptr (SporClaim) copy = spor_claim_copy (loaded);
  const SporClaimReturn *earlier;

  g_assert_no_error (error);
  g_assert_cmpuint (((SporClaim *)all->pdata[0])->returns->len, ==, 1);
  g_assert_cmpuint (copy->returns->len, ==, 1);
  earlier = g_ptr_array_index (copy->returns, 0);
  g_assert_cmpstr (earlier->submitted_by, ==, "Åse");
  g_assert_cmpint (earlier->submitted_at, !=, SPOR_TIME_NONE);
  g_assert_cmpstr (earlier->decided_by, ==, "Bo");
  g_assert_cmpint (earlier->decided_at, >=, earlier->submitted_at);
  g_assert_cmpstr (earlier->reason, ==, "Mangler bilag");
}

/* Why it came back is known for ever, also when it has been paid. */
static void
test_returned (Fixture *self, gconstpointer data)
{
  g_autoptr (SporClaim) claim = draft (self);
  g_autoptr (SporClaim) loaded = NULL;

  attend (self, SPOR_ATTENDANCE_ATTENDED);
  act_as (self, "Åse");
  add_claim (self, claim);
  decide (self, claim, SPOR_ACT_SUBMIT);
  act_as (self, "Bo");
  decide (self, claim, SPOR_ACT_RETURN);
  loaded = load_claim (self, claim->id); /* its reason is its own still */
  g_assert_cmpuint (loaded->returns->len, ==, 0);
  act_as (self, "Åse");
  decide (self, claim, SPOR_ACT_SUBMIT);
  assert_returned_once (self, claim);
  act_as (self, "Bo");
  decide (self, claim, SPOR_ACT_APPROVE);
  decide (self, claim, SPOR_ACT_PAY);
  assert_returned_once (self, claim);
}

static void
test_life (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = draft (self);
  g_autoptr (SporClaim) paid = NULL;

  attend (self, SPOR_ATTENDANCE_ATTENDED);
  add_claim (self, claim);
  assert_refused (self, claim, SPOR_ACT_APPROVE, SPOR_CLAIM_RULE_STATE);
  decide (self, claim, SPOR_ACT_SUBMIT);
  assert_refused (self, claim, SPOR_ACT_SUBMIT, SPOR_CLAIM_RULE_STATE);
  assert_refused (self, claim, SPOR_ACT_APPROVE, SPOR_CLAIM_RULE_OWN_CLAIM);
  g_assert_false (spor_store_save_claim (self->book.store, self->round, NULL, claim, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  act_as (self, "Bo");
  decide (self, claim, SPOR_ACT_RETURN);
  act_as (self, "Åse");
  set (&claim->note, "Rettet");
  g_assert_true (spor_store_save_claim (self->book.store, self->round, NULL, claim, NULL, &error));
  decide (self, claim, SPOR_ACT_SUBMIT);
  act_as (self, "Bo");
  decide (self, claim, SPOR_ACT_APPROVE);
  decide (self, claim, SPOR_ACT_PAY);
  assert_refused (self, claim, SPOR_ACT_PAY, SPOR_CLAIM_RULE_STATE);

  paid = load_claim (self, claim->id);
  g_assert_cmpint (paid->state, ==, SPOR_CLAIM_PAID);
  g_assert_cmpstr (paid->submitted_by, ==, "Åse");
  g_assert_cmpstr (paid->decided_by, ==, "Bo");
  g_assert_cmpstr (paid->paid_by, ==, "Bo");
  g_assert_cmpstr (paid->reference, ==, "B-17");
  g_assert_cmpint (paid->paid_on, ==, today ());
  g_assert_cmpint (paid->submitted_at, >=, paid->created_at);
  g_assert_cmpint (paid->decided_at, >=, paid->submitted_at);
  g_assert_cmpint (paid->paid_at, >=, paid->decided_at);
  book_assert_sound (&self->book);
}

/* Neither a decision nor what led to it; what lies beside it still can. */
static void
test_not_undone (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = draft (self);

  attend (self, SPOR_ATTENDANCE_ATTENDED);
  add_claim (self, claim);
  decide (self, claim, SPOR_ACT_SUBMIT);
  undo (self, "Attendance of Anne");
  undo (self, "Seat for Anne");
  undo (self, "Import of liste.csv"); /* Bo's */
  g_assert_false (spor_store_undo (self->book.store, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_NOTHING);
  book_assert_sound (&self->book);
}

/* Whoever asks for undo after a decision is told what it would reach, until it has been reached. */
static void
test_decision_told (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = draft (self);

  attend (self, SPOR_ATTENDANCE_ATTENDED);
  add_claim (self, claim);
  g_assert_true (spor_store_check_undo (self->book.store, &error));
  decide (self, claim, SPOR_ACT_SUBMIT);
  g_assert_false (spor_store_check_undo (self->book.store, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_DECIDED);
  g_assert_cmpstr (error->message, ==,
                   "“Claim submitted: Anne” cannot be undone. Before it: Attendance of Anne");
  g_clear_error (&error);

  attend (self, SPOR_ATTENDANCE_EXCUSED);
  g_assert_true (spor_store_check_undo (self->book.store, &error));
  undo (self, "Attendance of Anne");
  g_assert_false (spor_store_check_undo (self->book.store, &error));
  g_clear_error (&error);
  undo (self, "Attendance of Anne");
  g_assert_true (spor_store_check_undo (self->book.store, &error));
  g_assert_no_error (error);
}

/* Nor what was taken out of it before: undo would put it into a claim that is submitted. */
static void
test_removed_not_undone (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = draft (self);

  attend (self, SPOR_ATTENDANCE_ATTENDED);
  add_claim (self, claim);
  g_ptr_array_remove_index (claim->lines, 1);
  g_ptr_array_set_size (claim->receipts, 0);
  g_assert_true (spor_store_save_claim (self->book.store, self->round, NULL, claim, NULL, &error));
  decide (self, claim, SPOR_ACT_SUBMIT);
  undo (self, "Attendance of Anne");
  book_assert_sound (&self->book);
}

static void
test_rules_hold (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporMeeting) old = meeting_on (today () - 95);
  g_autoptr (SporClaim) late = draft (self);
  g_autoptr (SporClaim) first = draft (self);
  g_autoptr (SporClaim) second = draft (self);
  g_autoptr (SporClaim) empty = spor_claim_new ();

  set (&empty->meeting_id, self->meeting->id);
  set (&empty->signup_id, self->anne);
  add_claim (self, empty);
  assert_refused (self, empty, SPOR_ACT_SUBMIT, SPOR_CLAIM_RULE_EMPTY);

  g_assert_true (spor_store_add_meeting (self->book.store, self->round, old, &error));
  set (&late->meeting_id, old->id);
  for (guint i = 0; i < 2; i++)
    ((SporClaimLine *)late->lines->pdata[i])->day = today () - 95;
  add_claim (self, late);
  assert_refused (self, late, SPOR_ACT_SUBMIT, SPOR_CLAIM_RULE_DEADLINE);

  add_claim (self, first);
  add_claim (self, second);
  assert_refused (self, second, SPOR_ACT_SUBMIT, SPOR_CLAIM_RULE_DOUBLED);
  attend (self, SPOR_ATTENDANCE_ATTENDED);
  assert_refused (self, second, SPOR_ACT_SUBMIT, SPOR_CLAIM_RULE_DOUBLED);
}

/* --- Copies, and what was done ---------------------------------------------------------------- */

static void
test_copy (Fixture *self, gconstpointer data)
{
  g_autoptr (SporClaim) claim = draft (self);
  g_autoptr (SporClaim) copy = spor_claim_copy (claim);

  g_assert_true (spor_claim_content_equal (claim, copy));
  g_assert_true (((SporReceipt *)g_ptr_array_index (copy->receipts, 0))->bytes
                 == ((SporReceipt *)g_ptr_array_index (claim->receipts, 0))->bytes);
  set (&((SporClaimLine *)g_ptr_array_index (copy->lines, 1))->note, "Storebælt");
  g_assert_false (spor_claim_content_equal (claim, copy));
  g_assert_cmpstr (spor_claim_line (claim, 1)->note, ==, "");

  g_clear_pointer (&copy, spor_claim_free);
  copy = spor_claim_copy (claim);
  g_ptr_array_set_size (copy->receipts, 0);
  g_assert_false (spor_claim_content_equal (claim, copy));
}

static void
assert_history (Fixture *self, const SporClaim *claim, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history
      = spor_store_load_claim_history (self->book.store, claim->id, &error);
  g_autoptr (GString) said = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < history->len; i++)
    {
      const SporChange *change = g_ptr_array_index (history, i);

      g_string_append_printf (said, "%s%s %s", i ? ", " : "", change->actor, change->action);
    }
  g_assert_cmpstr (said->str, ==, expected);
}

/* Also what was done to a line that is there no longer, and nothing of other claims. */
static void
test_history (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = draft (self);
  g_autoptr (SporClaim) other = draft (self);

  spor_store_set_actor (self->book.store, "Bo");
  add_claim (self, claim);
  add_claim (self, other);
  add_line (claim, SPOR_MODE_OTHER, 100);
  spor_store_save_claim (self->book.store, self->round, NULL, claim, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_set_size (claim->lines, 2);
  spor_store_set_actor (self->book.store, "Carl");
  spor_store_save_claim (self->book.store, self->round, NULL, claim, NULL, &error);
  g_assert_no_error (error);
  add_line (claim, SPOR_MODE_OTHER, 200);
  spor_store_set_actor (self->book.store, "Dora");
  spor_store_save_claim (self->book.store, self->round, NULL, claim, NULL, &error);
  g_assert_no_error (error);
  assert_history (self, claim, "Dora edit-claim, Carl edit-claim, Bo edit-claim, Bo add-claim");
  assert_history (self, other, "Bo add-claim");
}

/* What the history of the member says first. */
static void
assert_member_told (Fixture *self, const SporClaim *claim, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history
      = spor_store_load_history (self->book.store, claim->signup_id, &error);
  g_autofree char *day = spor_time_format_date (self->meeting->starts);
  g_autofree char *text
      = g_strdup_printf ("%s the meeting %s, %s", expected, self->meeting->title, day);

  g_assert_no_error (error);
  g_assert_cmpstr (((SporChange *)g_ptr_array_index (history, 0))->text, ==, text);
}

static void
test_member_told (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = draft (self);

  attend (self, SPOR_ATTENDANCE_ATTENDED);
  add_claim (self, claim);
  assert_member_told (self, claim, "New claim for");
  spor_store_undo (self->book.store, NULL, &error);
  g_assert_no_error (error);
  assert_member_told (self, claim, "Undone – New claim for");
  spor_store_redo (self->book.store, NULL, &error);
  g_assert_no_error (error);
  assert_member_told (self, claim, "Redone – New claim for");
  set (&claim->note, "Rettet");
  spor_store_save_claim (self->book.store, self->round, NULL, claim, NULL, &error);
  g_assert_no_error (error);
  assert_member_told (self, claim, "Change to the claim for");
  spor_store_delete_claim (self->book.store, claim->id, &error);
  g_assert_no_error (error);
  assert_member_told (self, claim, "Draft deleted: claim for");
}

/* In the log a decision is called by the member, in their history by the meeting. */
static void
decide_and_tell (Fixture *self, const SporClaim *claim, SporAct act, const char *told)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) log = NULL;
  g_autofree char *in_log = g_strdup_printf ("%s: Anne", told);
  g_autofree char *of_member = g_strdup_printf ("%s for", told);

  act_as (self, act == SPOR_ACT_SUBMIT ? "Åse" : "Bo");
  decide (self, claim, act);
  log = spor_store_load_log (self->book.store, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((SporChange *)g_ptr_array_index (log, 0))->text, ==, in_log);
  assert_member_told (self, claim, of_member);
}

static void
test_decisions_told (Fixture *self, gconstpointer data)
{
  g_autoptr (SporClaim) claim = draft (self);
  g_autoptr (SporClaim) another = draft (self);

  attend (self, SPOR_ATTENDANCE_ATTENDED);
  add_claim (self, claim);
  decide_and_tell (self, claim, SPOR_ACT_SUBMIT, "Claim submitted");
  decide_and_tell (self, claim, SPOR_ACT_RETURN, "Claim returned");
  decide_and_tell (self, claim, SPOR_ACT_SUBMIT, "Claim submitted");
  decide_and_tell (self, claim, SPOR_ACT_REJECT, "Claim rejected");
  add_claim (self, another);
  decide_and_tell (self, another, SPOR_ACT_SUBMIT, "Claim submitted");
  decide_and_tell (self, another, SPOR_ACT_APPROVE, "Claim approved");
  decide_and_tell (self, another, SPOR_ACT_PAY, "Claim paid");
}

/* Also when somebody else mends it, deletes it, or has it back. */
static void
test_created_by (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = draft (self);
  g_autoptr (SporClaim) begun = NULL;
  g_autoptr (SporClaim) again = NULL;

  spor_store_set_actor (self->book.store, "Bo");
  add_claim (self, claim);
  spor_store_set_actor (self->book.store, "Carl");
  add_line (claim, SPOR_MODE_OTHER, 100);
  spor_store_save_claim (self->book.store, self->round, NULL, claim, NULL, &error);
  g_assert_no_error (error);
  begun = load_claim (self, claim->id);
  g_assert_cmpstr (begun->created_by, ==, "Bo");
  spor_store_delete_claim (self->book.store, claim->id, &error);
  g_assert_no_error (error);
  spor_store_undo (self->book.store, NULL, &error);
  g_assert_no_error (error);
  again = load_claim (self, claim->id);
  g_assert_cmpstr (again->created_by, ==, "Bo");
}

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

/* A job acts for whoever it was when it was asked for. */
static void
test_actor (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SporBook) book = NULL;
  g_autoptr (SporStore) store = NULL;
  g_autoptr (GPtrArray) log = NULL;

  spor_book_open_async (self->book.path, NULL, self->book.places, "Bo", NULL, on_opened_cb,
                        &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  book = spor_book_open_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (spor_book_get_actor (book), ==, "Bo");
  spor_book_undo_async (book, NULL, NULL, NULL, NULL, NULL);
  spor_book_set_actor (book, "Carl");
  g_assert_cmpstr (spor_book_get_actor (book), ==, "Carl");
  spor_book_redo_async (book, NULL, NULL, NULL, NULL, NULL);
  spor_book_close (book);

  log = spor_store_load_log (self->book.store, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((SporChange *)g_ptr_array_index (log, 0))->actor, ==, "Carl");
  g_assert_cmpstr (((SporChange *)g_ptr_array_index (log, 1))->actor, ==, "Bo");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("copy", test_copy);
  ADD ("history", test_history);
  ADD ("member-told", test_member_told);
  ADD ("decisions-told", test_decisions_told);
  ADD ("created-by", test_created_by);
  ADD ("actor", test_actor);
  ADD ("returned", test_returned);
  ADD ("life", test_life);
  ADD ("not-undone", test_not_undone);
  ADD ("decision-told", test_decision_told);
  ADD ("removed-not-undone", test_removed_not_undone);
  ADD ("rules-hold", test_rules_hold);
  return g_test_run ();
}
