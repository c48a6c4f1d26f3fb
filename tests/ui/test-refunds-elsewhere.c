/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pointer.h"
#include "quoted.h"
#include "refunds.h"

#include "spor-id.h"
#include "spor-pause.h"

/* Another program changes, submits or removes what is being written in a claim: nothing typed is
 * lost. */

/* What another program makes of the newest claim's note and of where its first line begins. */
static void
change_elsewhere (SporWindow *window, const char *path, const char *note, const char *origin)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, "Bo");
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (SporClaim) shown = spor_store_load_claim (store, newest_claim (window)->id, &error);
  g_autoptr (SporClaim) claim = spor_claim_copy (shown);

  set (&claim->note, note);
  set (&((SporClaimLine *)g_ptr_array_index (claim->lines, 0))->origin, origin);
  spor_store_save_claim (store, round, shown, claim, NULL, &error);
  g_assert_no_error (error);
}

static const SporClaim *
edited_claim (gpointer window)
{
  return spor_open_claim_get_claim (spor_claim_editor_get_draft (editor_of (window)));
}

static gboolean
is_known_to_begin_in_vejle (gpointer window)
{
  return g_str_equal (spor_claim_line (newest_claim (window), 0)->origin, "Vejle");
}

static gboolean
is_disputed (gpointer entry)
{
  return spor_claim_entry_is_disputed (entry);
}

/* Each has what it changed. */
static void
test_changed_elsewhere (gconstpointer app)
{
  g_autofree char *path = book_new ("elsewhere.spor");
  SporWindow *window = open_draft (app, path);
  SporClaimEntry *origin = origin_of (window);

  change_elsewhere (window, path, "Tog aflyst", spor_claim_entry_get_text (origin));
  type_into (origin, "Viborg");
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_saved, window);
  g_assert_cmpstr (newest_claim (window)->note, ==, "Tog aflyst");
  g_assert_cmpstr (edited_claim (window)->note, ==, "Tog aflyst");
  g_assert_cmpstr (spor_claim_line (newest_claim (window), 0)->origin, ==, "Viborg");
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* Of what both have changed, what was typed stays in its field, which says what the other has
 * written; it is saved over that when it is saved again, and not by itself. */
static void
test_both_typed (gconstpointer app)
{
  g_autofree char *path = book_new ("both.spor");
  SporWindow *window = open_draft (app, path);
  SporClaimEntry *origin = origin_of (window);

  change_elsewhere (window, path, "Tog aflyst", "Vejle");
  type_into (origin, "Ribe");
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_disputed, origin);
  fixture_settle ();
  g_assert_false (is_dialog (NULL));
  g_assert_true (editor_says (window, "Another program has meanwhile written “Vejle” here."));
  g_assert_true (editor_says (window, "Not saved yet"));
  g_assert_cmpstr (typed_in (origin), ==, "Ribe");
  g_assert_cmpstr (edited_claim (window)->note, ==, "Tog aflyst");
  fixture_wait (is_known_to_begin_in_vejle, window);

  type_into (origin, "Ribe Nørremark");
  pointer_pause (SPOR_PAUSE_MS + 300); /* longer than what is typed otherwise waits */
  fixture_wait (fixture_is_idle, spor_window_get_book (window));
  g_assert_true (is_known_to_begin_in_vejle (window));
  g_assert_false (is_saved (window));
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_saved, window);
  g_assert_false (is_disputed (origin));
  g_assert_true (editor_says (window, "Saved"));
  g_assert_cmpstr (spor_claim_line (newest_claim (window), 0)->origin, ==, "Ribe Nørremark");
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* Whoever would rather have what the other wrote takes it with a button, and writes nothing. */
static void
test_theirs_taken (gconstpointer app)
{
  g_autofree char *path = book_new ("theirs.spor");
  SporWindow *window = open_draft (app, path);
  SporBook *book = spor_window_get_book (window);
  SporClaimEntry *note = note_of (window);
  gint64 version;

  change_elsewhere (window, path, "Tog 42", "Vejle");
  type_into (note, "Bus");
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_disputed, note);
  fixture_wait (is_known_to_begin_in_vejle, window);
  version = spor_snapshot_get_version (spor_book_get_snapshot (book));
  g_signal_emit_by_name (fixture_find_type (GTK_WIDGET (note), GTK_TYPE_BUTTON), "clicked");
  g_assert_false (is_disputed (note));
  g_assert_cmpstr (typed_in (note), ==, "Tog 42");
  g_assert_true (is_saved (window));
  g_assert_true (editor_says (window, "Saved"));
  spor_claim_editor_save (editor_of (window));
  fixture_wait (fixture_is_idle, book);
  g_assert_cmpint (spor_snapshot_get_version (spor_book_get_snapshot (book)), ==, version);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* The question that closing asks is true: what was typed is still there, and another try saves it.
 */
static void
test_both_typed_and_closed (gconstpointer app)
{
  g_autofree char *path = book_new ("closed.spor");
  SporWindow *window = open_draft (app, path);
  g_autofree char *id = g_strdup (newest_claim (window)->id);
  g_autofree char *after = NULL;

  change_elsewhere (window, path, "CLI-note", "Vejle");
  type_into (note_of (window), "min note");
  gtk_window_close (GTK_WINDOW (window));
  fixture_wait (is_dialog, NULL);
  g_assert_cmpstr (typed_in (note_of (window)), ==, "min note");
  answer_with ("back");
  fixture_settle ();
  g_assert_cmpstr (typed_in (note_of (window)), ==, "min note");
  g_assert_true (editor_says (window, "Another program has meanwhile written “CLI-note” here."));
  change_elsewhere (window, path, "CLI igen", "Vejle");
  gtk_window_close (GTK_WINDOW (window));
  fixture_wait (is_dialog, NULL);
  answer_with ("again");
  fixture_wait (is_closed, (gpointer)app);
  after = note_in_file (path, id);
  g_assert_cmpstr (after, ==, "min note");
}

/* Digits that wait have been typed too. */
static void
test_waiting_digits_stay (gconstpointer app)
{
  g_autofree char *path = book_new ("waiting.spor");
  SporWindow *window = open_draft (app, path);
  SporClaimEntry *note = note_of (window), *origin = origin_of (window);

  gtk_widget_grab_focus (GTK_WIDGET (note));
  type_into (note, "Tog og bus 01014");
  key_in (origin, " 01014");
  fixture_wait (is_saved, window); /* up to four of them */
  change_elsewhere (window, path, "CLI igen", "Vejle");
  fixture_wait (is_known_to_begin_in_vejle, window);
  fixture_wait (is_disputed, note);
  fixture_wait (is_disputed, origin);
  g_assert_cmpstr (typed_in (note), ==, "Tog og bus 01014");
  g_assert_cmpstr (typed_in (origin), ==, "Aarhus 01014");
  g_assert_true (editor_says (window, "Not saved yet"));
  g_assert_true (editor_says (window, "Another program has meanwhile written “CLI igen” here."));
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_saved, window);
  g_assert_cmpstr (newest_claim (window)->note, ==, "Tog og bus 01014");
  g_assert_cmpstr (spor_claim_line (newest_claim (window), 0)->origin, ==, "Aarhus 01014");
  g_assert_false (is_disputed (note));
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* Not so in a line that another program has put another in the place of: both would be paid. */
static void
test_waiting_line_goes (gconstpointer app)
{
  g_autofree char *path = book_new ("waiting-line.spor");
  SporWindow *window = open_draft (app, path);
  SporClaimEntry *origin = origin_of (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, "Bo");
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (SporClaim) claim = NULL;
  SporClaimLine *line = spor_claim_line_new (SPOR_MODE_PUBLIC, today () - 1);

  gtk_widget_grab_focus (GTK_WIDGET (origin));
  key_in (origin, " 01014");
  fixture_wait (is_saved, window); /* up to four of them */
  claim = spor_claim_copy (newest_claim (window));
  line->amount = 10000;
  g_ptr_array_set_size (claim->lines, 0);
  g_ptr_array_add (claim->lines, line);
  spor_store_save_claim (store, round, NULL, claim, NULL, &error);
  g_assert_no_error (error);
  fixture_wait (quotes, (gpointer) "Aarhus 01014");
  answer_with ("close");
  fixture_settle ();
  g_assert_cmpuint (count_dialogs (), ==, 0);
  g_assert_true (editor_says (window, "Saved"));
  g_assert_cmpuint (edited_claim (window)->lines->len, ==, 1);
  g_assert_cmpint (spor_claim_total (newest_claim (window)), ==, 10000);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

static gboolean
is_submitted (gpointer window)
{
  return newest_claim (window)->state == SPOR_CLAIM_SUBMITTED;
}

static void
on_text_read_cb (GObject *source, GAsyncResult *result, gpointer text)
{
  *(char **)text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_read (gpointer text)
{
  return *(char **)text != NULL;
}

/* Somebody submits the newest claim in another program. */
static void
submit_elsewhere (SporWindow *window, const char *path)
{
  const SporDecision submit = { .act = SPOR_ACT_SUBMIT };
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, "Bo");
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);

  spor_store_decide (store, round, newest_claim (window)->id, &submit, NULL, &error);
  g_assert_no_error (error);
}

/* A draft that can be submitted. */
static SporWindow *
open_whole_draft (gconstpointer app, const char *path)
{
  SporWindow *window = open_draft (app, path);

  type_into (field_of (pane_of (window), "how_much", SPOR_TYPE_CLAIM_LINE_ROW), "50");
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_saved, window);
  return window;
}

static gboolean
says_look_at_it (gpointer window)
{
  return fixture_find_shown (window, fixture_has_label,
                             "Another program has changed the claim: look at it before it is "
                             "submitted")
         != NULL;
}

/* What has not been seen is not submitted: first what both have typed in one field is settled, then
 * what came besides is shown. */
static void
test_submits_what_is_seen (gconstpointer app)
{
  g_autofree char *path = book_new ("seen.spor");
  SporWindow *window = open_whole_draft (app, path);

  type_into (note_of (window), "min note");
  change_elsewhere (window, path, "deres note", "Aarhus");
  gtk_widget_activate_action (pane_of (window), "claim.submit", NULL);
  fixture_wait (is_disputed, note_of (window));
  fixture_settle ();
  g_assert_cmpint (newest_claim (window)->state, ==, SPOR_CLAIM_DRAFT);

  change_elsewhere (window, path, "deres note", "Odense");
  gtk_widget_activate_action (pane_of (window), "claim.submit", NULL);
  fixture_wait (says_look_at_it, window);
  fixture_settle ();
  g_assert_cmpint (newest_claim (window)->state, ==, SPOR_CLAIM_DRAFT);
  g_assert_cmpstr (typed_in (origin_of (window)), ==, "Odense");
  g_assert_cmpstr (newest_claim (window)->note, ==, "min note");

  gtk_widget_activate_action (pane_of (window), "claim.submit", NULL);
  fixture_wait (is_submitted, window);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

static gboolean
book_has_odense (gpointer window)
{
  return g_str_equal (spor_claim_line (newest_claim (window), 0)->origin, "Odense");
}

/* Whoever takes what the other wrote in one field sees what they wrote in the others, too. */
static void
test_taken_is_whole (gconstpointer app)
{
  g_autofree char *path = book_new ("taken-whole.spor");
  SporWindow *window = open_whole_draft (app, path);

  type_into (note_of (window), "min note");
  change_elsewhere (window, path, "deres note", "Aarhus");
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_disputed, note_of (window));
  change_elsewhere (window, path, "deres note", "Odense");
  fixture_wait (book_has_odense, window);
  type_into (note_of (window), "deres note");
  fixture_wait (is_saved, window);
  fixture_settle ();
  g_assert_cmpstr (typed_in (origin_of (window)), ==, "Odense");
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* Another program submits what is being written: that is said once, with what was typed since. */
static void
test_submitted_elsewhere (gconstpointer app)
{
  g_autofree char *path = book_new ("submitted.spor");
  SporWindow *window = open_whole_draft (app, path);
  g_autofree char *copied = NULL;

  type_into (note_of (window), "min note");
  type_into (origin_of (window), "Ribe");
  submit_elsewhere (window, path);
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_dialog, NULL);
  fixture_wait (is_submitted, window);
  fixture_wait (fixture_is_idle, spor_window_get_book (window));
  fixture_settle ();
  g_assert_cmpuint (count_dialogs (), ==, 1);
  g_assert_true (quotes ("min note"));
  g_assert_true (quotes ("Ribe"));
  answer_with ("quote");
  fixture_settle ();
  g_assert_cmpuint (count_dialogs (), ==, 0);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (window)), NULL,
                                 on_text_read_cb, &copied);
  fixture_wait (is_read, &copied);
  g_assert_cmpstr (copied, ==, "Line 1: From: Ribe\nNote to the approver: min note");
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* Likewise where the window hears of it before anything of it was to be saved. */
static void
test_submitted_while_typed (gconstpointer app)
{
  g_autofree char *path = book_new ("while-typed.spor");
  SporWindow *window = open_whole_draft (app, path);

  gtk_widget_grab_focus (GTK_WIDGET (note_of (window)));
  submit_elsewhere (window, path);
  type_into (note_of (window), "min note 01014");
  g_assert_true (is_saved (window)); /* digits wait */
  fixture_wait (is_submitted, window);
  fixture_wait (is_dialog, NULL);
  g_assert_true (quotes ("min note 01014"));
  answer_with ("close");
  fixture_settle ();
  g_assert_cmpuint (count_dialogs (), ==, 0);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* It says whose claim that was, and quotes what stands in the field: one text is copied as it was
 * typed. */
static void
test_quoted_once (gconstpointer app)
{
  g_autofree char *path = book_new ("once.spor");
  SporWindow *window = open_whole_draft (app, path);
  g_autofree char *copied = NULL;
  const char *body;

  submit_elsewhere (window, path);
  type_into (note_of (window), "min note");
  type_into (note_of (window), "Hos 010203-1234"); /* is not kept */
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_dialog, NULL);
  fixture_settle ();
  g_assert_true (quotes ("Hos 010203-1234"));
  g_assert_false (quotes ("min note"));
  body = adw_message_dialog_get_body (
      ADW_MESSAGE_DIALOG (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG)));
  g_assert_true (g_str_has_prefix (body, "Anne Hansen: "));
  answer_with ("quote");
  fixture_settle ();
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (window)), NULL,
                                 on_text_read_cb, &copied);
  fixture_wait (is_read, &copied);
  g_assert_cmpstr (copied, ==, "Hos 010203-1234");
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* Whoever closes the window meanwhile sees it, and closes it again. */
static void
test_submitted_and_closed (gconstpointer app)
{
  g_autofree char *path = book_new ("and-closed.spor");
  SporWindow *window = open_whole_draft (app, path);

  submit_elsewhere (window, path);
  type_into (note_of (window), "min note");
  gtk_window_close (GTK_WINDOW (window));
  fixture_wait (quotes, (gpointer) "min note");
  fixture_wait (fixture_is_idle, spor_window_get_book (window));
  fixture_settle ();
  g_assert_cmpuint (count_dialogs (), ==, 1);
  answer_with ("close");
  fixture_settle ();
  g_assert_false (is_closed ((gpointer)app));
  gtk_window_close (GTK_WINDOW (window));
  fixture_wait (is_closed, (gpointer)app);
}

/* What is no amount cannot stay when the other program removes its line; it is quoted. */
static void
test_line_removed (gconstpointer app)
{
  g_autofree char *path = book_new ("line-removed.spor");
  SporWindow *window = open_whole_draft (app, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, "Bo");
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (SporClaim) claim = spor_claim_copy (newest_claim (window));

  type_into (field_of (pane_of (window), "how_much", SPOR_TYPE_CLAIM_LINE_ROW), "50 eller 60");
  fixture_wait (is_saved, window);
  g_ptr_array_set_size (claim->lines, 0);
  spor_store_save_claim (store, round, NULL, claim, NULL, &error);
  g_assert_no_error (error);
  fixture_wait (is_dialog, NULL);
  g_assert_true (quotes ("50 eller 60"));
  answer_with ("close");
  fixture_settle ();
  g_assert_cmpuint (edited_claim (window)->lines->len, ==, 0);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* Nor does an amount: the line would be back, and paid for besides the one in its place. */
static void
test_line_replaced (gconstpointer app)
{
  g_autofree char *path = book_new ("line-replaced.spor");
  SporWindow *window = open_whole_draft (app, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, "Bo");
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (SporClaim) claim = spor_claim_copy (newest_claim (window));
  SporClaimLine *line = g_ptr_array_index (claim->lines, 0);

  g_free (line->id);
  line->id = spor_id_new ();
  line->amount = 8500;
  spor_store_save_claim (store, round, NULL, claim, NULL, &error);
  g_assert_no_error (error);
  type_into (field_of (pane_of (window), "how_much", SPOR_TYPE_CLAIM_LINE_ROW), "95");
  spor_claim_editor_save (editor_of (window));
  fixture_wait (quotes, (gpointer) "DKK\u00a095.00");
  answer_with ("close");
  fixture_wait (is_saved, window);
  fixture_settle ();
  g_assert_cmpuint (count_dialogs (), ==, 0);
  g_assert_cmpuint (edited_claim (window)->lines->len, ==, 1);
  g_assert_cmpint (newest_claim (window)->lines->len, ==, 1);
  g_assert_cmpint (spor_claim_total (newest_claim (window)), ==, 8500);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

static SporClaimEntry *
amount_of (SporWindow *window)
{
  return field_of (pane_of (window), "how_much", SPOR_TYPE_CLAIM_LINE_ROW);
}

/* What is no value cannot stay when the other program deletes the whole claim. */
static void
test_deleted_elsewhere (gconstpointer app)
{
  g_autofree char *path = book_new ("deleted.spor");
  SporWindow *window = open_whole_draft (app, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, "Bo");

  type_into (amount_of (window), "50 eller 60");
  fixture_wait (is_saved, window);
  spor_store_delete_claim (store, newest_claim (window)->id, &error);
  g_assert_no_error (error);
  fixture_wait (quotes, (gpointer) "50 eller 60");
  fixture_wait (fixture_is_idle, spor_window_get_book (window));
  fixture_settle ();
  g_assert_cmpuint (count_dialogs (), ==, 1);
  answer_with ("close");
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* Nor in one that the other submits; it is quoted with what could have been saved. */
static void
test_submitted_with_no_value (gconstpointer app)
{
  g_autofree char *path = book_new ("no-value.spor");
  SporWindow *window = open_whole_draft (app, path);

  gtk_widget_grab_focus (GTK_WIDGET (note_of (window)));
  submit_elsewhere (window, path);
  type_into (amount_of (window), "50 eller 60");
  type_into (note_of (window), "min note 01014");
  fixture_wait (quotes, (gpointer) "50 eller 60");
  fixture_wait (is_submitted, window);
  fixture_wait (fixture_is_idle, spor_window_get_book (window));
  fixture_settle ();
  g_assert_true (quotes ("min note 01014"));
  g_assert_cmpuint (count_dialogs (), ==, 1);
  answer_with ("close");
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_data_func ("/refunds/changed-elsewhere", app, test_changed_elsewhere);
  g_test_add_data_func ("/refunds/both-typed", app, test_both_typed);
  g_test_add_data_func ("/refunds/theirs-taken", app, test_theirs_taken);
  g_test_add_data_func ("/refunds/both-typed-and-closed", app, test_both_typed_and_closed);
  g_test_add_data_func ("/refunds/waiting-digits-stay", app, test_waiting_digits_stay);
  g_test_add_data_func ("/refunds/waiting-line-goes", app, test_waiting_line_goes);
  g_test_add_data_func ("/refunds/submits-what-is-seen", app, test_submits_what_is_seen);
  g_test_add_data_func ("/refunds/taken-is-whole", app, test_taken_is_whole);
  g_test_add_data_func ("/refunds/submitted-elsewhere", app, test_submitted_elsewhere);
  g_test_add_data_func ("/refunds/submitted-while-typed", app, test_submitted_while_typed);
  g_test_add_data_func ("/refunds/submitted-and-closed", app, test_submitted_and_closed);
  g_test_add_data_func ("/refunds/quoted-once", app, test_quoted_once);
  g_test_add_data_func ("/refunds/line-removed", app, test_line_removed);
  g_test_add_data_func ("/refunds/line-replaced", app, test_line_replaced);
  g_test_add_data_func ("/refunds/deleted-elsewhere", app, test_deleted_elsewhere);
  g_test_add_data_func ("/refunds/submitted-with-no-value", app, test_submitted_with_no_value);
  return fixture_run (app);
}
