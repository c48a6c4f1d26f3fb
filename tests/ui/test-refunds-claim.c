/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pointer.h"
#include "refunds.h"

#include "spor-claim-findings.h"

/* A claim is written: what its fields take, and what they say. */

/* What blocks is said, and the claim stays where it is. */
static void
test_blocked (gconstpointer app)
{
  g_autofree char *path = book_new ("blocked.spor");
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
  GtkWidget *findings;
  GtkEditable *entry;
  int end = 5;

  begin_claim (window, "Anne Hansen");
  findings = fixture_find_type (GTK_WIDGET (editor_of (window)), SPOR_TYPE_CLAIM_FINDINGS);
  g_assert_true (gtk_widget_get_visible (findings));
  gtk_widget_activate_action (pane_of (window), "claim.submit", NULL);
  fixture_settle ();
  g_assert_cmpint (newest_claim (window)->state, ==, SPOR_CLAIM_DRAFT);

  /* kilometres have their rate and amount at once, and the way back is one click */
  gtk_widget_activate_action (pane_of (window), "claim.add-line", "s", "car");
  type_into (field_of (pane_of (window), "how_much", SPOR_TYPE_CLAIM_LINE_ROW), "143,5");
  g_assert_false (gtk_widget_get_visible (findings));

  /* what stands in a field and is no value is not what would be submitted */
  entry = fixture_find_type (GTK_WIDGET (
                                 field_of (pane_of (window), "how_much", SPOR_TYPE_CLAIM_LINE_ROW)),
                             GTK_TYPE_ENTRY);
  gtk_editable_insert_text (entry, "x", -1, &end);
  gtk_widget_activate_action (pane_of (window), "claim.submit", NULL);
  fixture_wait (is_idle, spor_window_get_book (window));
  g_assert_cmpint (newest_claim (window)->state, ==, SPOR_CLAIM_DRAFT);
  type_into (field_of (pane_of (window), "how_much", SPOR_TYPE_CLAIM_LINE_ROW), "143,5");
  gtk_widget_activate_action (
      pane_of (window), "claim.return-trip", "s",
      spor_claim_line (spor_open_claim_get_claim (spor_claim_editor_get_draft (editor_of (window))),
                       0)
          ->id);
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_saved, window);
  g_assert_cmpuint (newest_claim (window)->lines->len, ==, 2);
  g_assert_cmpstr (spor_claim_line (newest_claim (window), 1)->origin, ==, "Odense");
  g_assert_cmpint (spor_claim_line (newest_claim (window), 1)->metres, ==, 143500);
  g_assert_cmpint (spor_claim_line (newest_claim (window), 1)->amount, ==,
                   spor_money_of_distance (spor_claim_line (newest_claim (window), 0)->rate,
                                           143500));
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

static gboolean
adds_a_line (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *button = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_MENU_BUTTON) : NULL;

  return button
         && g_strcmp0 (gtk_menu_button_get_label (GTK_MENU_BUTTON (button)), "Add _Line") == 0;
}

static gboolean
is_in_a_line (gpointer window)
{
  return spor_claim_editor_get_focus_line (editor_of (window)) != NULL;
}

/* What is begun is gone on with from the keyboard: the first line is what comes next. */
static void
test_begins_in_lines (gconstpointer app)
{
  g_autofree char *path = book_new ("begins.spor");
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);

  gtk_window_present (GTK_WINDOW (window));
  begin_claim (window, "Anne Hansen");
  fixture_wait (adds_a_line, window);
  fill_claim (window);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-claim", "s",
                              newest_claim (window)->id);
  fixture_wait (is_in_a_line, window);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

static gboolean
says_damaged (gpointer unused)
{
  return question ()
         && g_str_has_prefix (adw_message_dialog_get_body (question ()), "“bro.pdf” is damaged");
}

/* A file that nobody can look at does not become a receipt. */
static void
test_receipt_must_show (gconstpointer app)
{
  g_autofree char *path = book_new ("damaged.spor");
  g_autofree char *file_path = g_build_filename (g_get_user_data_dir (), "bro.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (file_path);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);

  g_assert_true (g_file_set_contents (file_path, "%PDF-1.4\nxxxxxx", -1, NULL));
  begin_claim (window, "Anne Hansen");
  g_list_store_append (files, file);
  spor_claim_pane_add_files (SPOR_CLAIM_PANE (pane_of (window)), G_LIST_MODEL (files));
  fixture_wait (says_damaged, NULL);
  answer_with ("close");
  fixture_settle ();
  g_assert_cmpuint (
      spor_open_claim_get_claim (spor_claim_editor_get_draft (editor_of (window)))->receipts->len,
      ==, 0);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* A personal number is refused where it is typed; what else was typed is kept. */
static void
test_personal_number (gconstpointer app)
{
  g_autofree char *path = book_new ("cpr.spor");
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
  SporClaimEntry *note, *origin;

  begin_claim (window, "Anne Hansen");
  gtk_widget_activate_action (pane_of (window), "claim.add-line", "s", "public");
  origin = field_of (pane_of (window), "origin", SPOR_TYPE_CLAIM_LINE_ROW);
  note = field_of (pane_of (window), "note", SPOR_TYPE_CLAIM_LINE_ROW);
  for (guint n = 1; n < strlen ("010190-1234"); n++) /* not even its beginning is kept */
    {
      g_autofree char *begun = g_strndup ("010190-1234", n);

      type_into (note, begun);
      g_assert_cmpuint (strlen (spor_claim_entry_get_text (note)), <, 6);
    }
  type_into (note, "010190-1234");
  g_assert_true (spor_claim_entry_has_objection (note));
  g_assert_cmpuint (strlen (spor_claim_entry_get_text (note)), <, 6);
  type_into (origin, "Viborg");
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_saved, window);
  g_assert_cmpstr (spor_claim_line (newest_claim (window), 0)->origin, ==, "Viborg");
  g_assert_cmpuint (strlen (spor_claim_line (newest_claim (window), 0)->note), <, 6);
  gtk_widget_activate_action (pane_of (window), "claim.submit", NULL);
  fixture_settle ();
  g_assert_cmpint (newest_claim (window)->state, ==, SPOR_CLAIM_DRAFT);
  type_into (note, "Pladsbillet");
  g_assert_false (spor_claim_entry_has_objection (note));
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

static gboolean
says (SporWindow *window, const char *text)
{
  return fixture_find (GTK_WIDGET (editor_of (window)), fixture_has_label, (gpointer)text) != NULL;
}

/* Digits that may become a personal number wait: none of them is ever in the book. */
static void
test_digits_wait (gconstpointer app)
{
  g_autofree char *path = book_new ("digits.spor");
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
  const char *typed = "Tog 010188-777", *whole = "010188-7771";
  SporClaimEntry *note;
  GtkEditable *entry;
  int middle = strlen ("Tog 0101");

  begin_claim (window, "Anne Hansen");
  gtk_widget_activate_action (pane_of (window), "claim.add-line", "s", "public");
  note = field_of (pane_of (window), "note", SPOR_TYPE_CLAIM_LINE_ROW);
  for (guint n = 0; typed[n]; n++)
    {
      const char key[] = { typed[n], '\0' };

      key_in (note, key);
      if (n < 3)
        continue;
      g_assert_cmpstr (spor_claim_entry_get_text (note), ==, "Tog");
      g_assert_cmpint (spor_claim_entry_is_held (note), ==, n > 3);
      spor_open_claim_save (spor_claim_editor_get_draft (editor_of (window)));
      fixture_wait (is_saved, window);
      g_assert_cmpint (says (window, "Saved"), ==, n == 3);
    }
  g_assert_true (says (window, "Not saved yet"));
  g_assert_cmpstr (spor_claim_line (newest_claim (window), 0)->note, ==, "Tog");
  g_assert_false (log_has (path, "010188"));

  /* in the middle as well; a letter after them says what they are, and so does leaving the field */
  type_into (note, "Tog 0101 retur");
  g_assert_cmpstr (spor_claim_entry_get_text (note), ==, "Tog 0101 retur");
  entry = fixture_find_type (GTK_WIDGET (note), GTK_TYPE_ENTRY);
  gtk_editable_insert_text (entry, "88", -1, &middle);
  g_assert_cmpstr (spor_claim_entry_get_text (note), ==, "Tog 0101 retur");
  type_into (note, "Plads 12");
  g_assert_cmpstr (spor_claim_entry_get_text (note), !=, "Plads 12");
  gtk_widget_grab_focus (GTK_WIDGET (note));
  gtk_widget_grab_focus (
      GTK_WIDGET (field_of (pane_of (window), "origin", SPOR_TYPE_CLAIM_LINE_ROW)));
  g_assert_cmpstr (spor_claim_entry_get_text (note), ==, "Plads 12");
  fixture_wait (is_saved, window);
  g_assert_true (says (window, "Saved"));

  /* and so does closing the page */
  type_into (note, "Plads 13");
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_saved, window);
  g_assert_cmpstr (spor_claim_line (newest_claim (window), 0)->note, ==, "Plads 13");

  /* typed over with a whole one, it is what it was when somebody came to it */
  gtk_widget_grab_focus (GTK_WIDGET (note));
  gtk_widget_grab_focus (
      GTK_WIDGET (field_of (pane_of (window), "origin", SPOR_TYPE_CLAIM_LINE_ROW)));
  gtk_widget_grab_focus (GTK_WIDGET (note));
  gtk_editable_delete_text (entry, 0, -1);
  for (guint n = 0; whole[n]; n++)
    key_in (note, (const char[]){ whole[n], '\0' });
  g_assert_true (spor_claim_entry_has_objection (note));
  g_assert_cmpstr (spor_claim_entry_get_text (note), ==, "Plads 13");
  gtk_widget_grab_focus (
      GTK_WIDGET (field_of (pane_of (window), "origin", SPOR_TYPE_CLAIM_LINE_ROW)));
  fixture_wait (is_saved, window);
  g_assert_cmpstr (spor_claim_line (newest_claim (window), 0)->note, ==, "Plads 13");
  g_assert_false (log_has (path, "010188"));
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* Half of what is no amount is not kept: it is what it was. */
static void
test_half_amount (gconstpointer app)
{
  g_autofree char *path = book_new ("half.spor");
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
  const char *typed = "12x,5";
  SporClaimEntry *amount, *origin;
  GtkEditable *entry;

  begin_claim (window, "Anne Hansen");
  gtk_widget_activate_action (pane_of (window), "claim.add-line", "s", "public");
  amount = field_of (pane_of (window), "how_much", SPOR_TYPE_CLAIM_LINE_ROW);
  origin = field_of (pane_of (window), "origin", SPOR_TYPE_CLAIM_LINE_ROW);
  entry = fixture_find_type (GTK_WIDGET (amount), GTK_TYPE_ENTRY);
  gtk_widget_grab_focus (GTK_WIDGET (amount));
  type_into (amount, "99,50");
  gtk_widget_grab_focus (GTK_WIDGET (origin));
  fixture_wait (is_saved, window);
  gtk_widget_grab_focus (GTK_WIDGET (amount));
  gtk_editable_delete_text (entry, 0, -1);
  key_in (amount, typed);
  gtk_widget_grab_focus (GTK_WIDGET (origin));
  fixture_wait (is_saved, window);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, typed);
  g_assert_true (spor_claim_entry_has_objection (amount));
  g_assert_true (says (window, "Not saved yet"));
  g_assert_cmpint (spor_claim_line (newest_claim (window), 0)->amount, ==, 9950);
  type_into (amount, "12,5");
  gtk_widget_grab_focus (GTK_WIDGET (origin));
  fixture_wait (is_saved, window);
  g_assert_cmpint (spor_claim_line (newest_claim (window), 0)->amount, ==, 1250);
  g_assert_true (says (window, "Saved"));
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* --- Another program ------------------------------------------------------------------------- */

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
is_told (gpointer unused)
{
  return question () != NULL;
}

static gboolean
is_known_to_begin_in_vejle (gpointer window)
{
  return g_str_equal (spor_claim_line (newest_claim (window), 0)->origin, "Vejle");
}

static SporClaimEntry *
note_of (SporWindow *window)
{
  return SPOR_CLAIM_ENTRY (gtk_widget_get_template_child (GTK_WIDGET (editor_of (window)),
                                                          SPOR_TYPE_CLAIM_EDITOR, "note"));
}

static const char *
typed_in (SporClaimEntry *entry)
{
  return gtk_editable_get_text (fixture_find_type (GTK_WIDGET (entry), GTK_TYPE_ENTRY));
}

static gboolean
is_disputed (gpointer entry)
{
  return spor_claim_entry_is_disputed (entry);
}

/* A claim with one line, in a book that another program has open too. */
static SporWindow *
open_draft (gconstpointer app, const char *path)
{
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);

  gtk_window_present (GTK_WINDOW (window));
  begin_claim (window, "Anne Hansen");
  gtk_widget_activate_action (pane_of (window), "claim.add-line", "s", "public");
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_saved, window);
  fixture_settle ();
  return window;
}

static SporClaimEntry *
origin_of (SporWindow *window)
{
  return field_of (pane_of (window), "origin", SPOR_TYPE_CLAIM_LINE_ROW);
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
  g_assert_false (is_told (NULL));
  g_assert_true (says (window, "Another program has meanwhile written “Vejle” here."));
  g_assert_true (says (window, "Not saved yet"));
  g_assert_cmpstr (typed_in (origin), ==, "Ribe");
  g_assert_cmpstr (edited_claim (window)->note, ==, "Tog aflyst");
  fixture_wait (is_known_to_begin_in_vejle, window);

  type_into (origin, "Ribe Nørremark");
  pointer_pause (1500); /* longer than what is typed otherwise waits */
  fixture_wait (is_idle, spor_window_get_book (window));
  g_assert_true (is_known_to_begin_in_vejle (window));
  g_assert_false (is_saved (window));
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_saved, window);
  g_assert_false (is_disputed (origin));
  g_assert_true (says (window, "Saved"));
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
  g_assert_true (says (window, "Saved"));
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_idle, book);
  g_assert_cmpint (spor_snapshot_get_version (spor_book_get_snapshot (book)), ==, version);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

static gboolean
is_closed (gpointer app)
{
  return gtk_application_get_windows (app) == NULL;
}

static char *
note_in_file (const char *path, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, "reader");
  g_autoptr (SporClaim) claim = spor_store_load_claim (store, id, &error);

  g_assert_no_error (error);
  return g_strdup (claim->note);
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
  fixture_wait (is_told, NULL);
  g_assert_cmpstr (typed_in (note_of (window)), ==, "min note");
  answer_with ("back");
  fixture_settle ();
  g_assert_cmpstr (typed_in (note_of (window)), ==, "min note");
  g_assert_true (says (window, "Another program has meanwhile written “CLI-note” here."));
  change_elsewhere (window, path, "CLI igen", "Vejle");
  gtk_window_close (GTK_WINDOW (window));
  fixture_wait (is_told, NULL);
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
  type_into (note, "Tog og bus 42");
  key_in (origin, " 42");
  g_assert_true (is_saved (window));
  change_elsewhere (window, path, "CLI igen", "Vejle");
  fixture_wait (is_known_to_begin_in_vejle, window);
  fixture_wait (is_disputed, note);
  fixture_wait (is_disputed, origin);
  g_assert_cmpstr (typed_in (note), ==, "Tog og bus 42");
  g_assert_cmpstr (typed_in (origin), ==, "Aarhus 42");
  g_assert_true (says (window, "Not saved yet"));
  g_assert_true (says (window, "Another program has meanwhile written “CLI igen” here."));
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_saved, window);
  g_assert_cmpstr (newest_claim (window)->note, ==, "Tog og bus 42");
  g_assert_cmpstr (spor_claim_line (newest_claim (window), 0)->origin, ==, "Aarhus 42");
  g_assert_false (is_disputed (note));
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

static gboolean
is_known_to_cost_100 (gpointer window)
{
  return spor_claim_line (newest_claim (window), 0)->amount == 10000;
}

/* In a line that another program has put another in the place of, too. */
static void
test_waiting_line_stays (gconstpointer app)
{
  g_autofree char *path = book_new ("waiting-line.spor");
  SporWindow *window = open_draft (app, path);
  SporClaimEntry *origin = origin_of (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, "Bo");
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (SporClaim) claim = spor_claim_copy (newest_claim (window));
  SporClaimLine *line = spor_claim_line_new (SPOR_MODE_PUBLIC, today () - 1);

  line->amount = 10000;
  g_ptr_array_set_size (claim->lines, 0);
  g_ptr_array_add (claim->lines, line);
  gtk_widget_grab_focus (GTK_WIDGET (origin));
  key_in (origin, " 42");
  g_assert_true (is_saved (window));
  spor_store_save_claim (store, round, NULL, claim, NULL, &error);
  g_assert_no_error (error);
  fixture_wait (is_known_to_cost_100, window);
  fixture_settle ();
  g_assert_true (origin == origin_of (window));
  g_assert_cmpstr (typed_in (origin), ==, "Aarhus 42");
  g_assert_true (says (window, "Not saved yet"));
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_told, NULL);
  answer_with ("close");
  fixture_settle ();
  g_assert_cmpuint (edited_claim (window)->lines->len, ==, 2);
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_saved, window);
  g_assert_cmpuint (newest_claim (window)->lines->len, ==, 2);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

static guint
count_dialogs (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  guint n = 0;

  for (GList *l = windows; l; l = l->next)
    n += ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data);
  return n;
}

static gboolean
is_submitted (gpointer window)
{
  return newest_claim (window)->state == SPOR_CLAIM_SUBMITTED;
}

/* Another program submits what is being written: that is said once. */
static void
test_submitted_elsewhere (gconstpointer app)
{
  const SporDecision submit = { .act = SPOR_ACT_SUBMIT };
  g_autofree char *path = book_new ("submitted.spor");
  SporWindow *window = open_draft (app, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = NULL;
  g_autoptr (SporRound) round = NULL;

  type_into (field_of (pane_of (window), "how_much", SPOR_TYPE_CLAIM_LINE_ROW), "50");
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_saved, window);
  store = open_store (path, "Bo");
  round = spor_store_load_round (store, &error);
  type_into (note_of (window), "min note");
  spor_store_decide (store, round, newest_claim (window)->id, &submit, NULL, &error);
  g_assert_no_error (error);
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_told, NULL);
  fixture_wait (is_submitted, window);
  fixture_wait (is_idle, spor_window_get_book (window));
  fixture_settle ();
  g_assert_cmpuint (count_dialogs (), ==, 1);
  answer_with ("close");
  fixture_settle ();
  g_assert_cmpuint (count_dialogs (), ==, 0);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* Whoever gives up a personal number has what stood there before they came to it, and not the words
 * before the number. */
static void
test_number_given_up (gconstpointer app)
{
  g_autofree char *path = book_new ("given-up.spor");
  SporWindow *window = open_draft (app, path);
  SporClaimEntry *note = note_of (window);
  GtkEditable *entry = fixture_find_type (GTK_WIDGET (note), GTK_TYPE_ENTRY);
  g_autofree char *id = g_strdup (newest_claim (window)->id);
  g_autofree char *after = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (note));
  type_into (note, "Tog aflyst");
  gtk_widget_grab_focus (GTK_WIDGET (origin_of (window)));
  fixture_wait (is_saved, window);
  gtk_widget_grab_focus (GTK_WIDGET (note));
  gtk_editable_delete_text (entry, 0, -1);
  key_in (note, "cpr ");
  spor_open_claim_save (spor_claim_editor_get_draft (editor_of (window)));
  fixture_wait (is_saved, window);
  key_in (note, "010188-7771");
  gtk_window_close (GTK_WINDOW (window));
  fixture_wait (is_told, NULL);
  answer_with ("leave");
  fixture_wait (is_closed, (gpointer)app);
  after = note_in_file (path, id);
  g_assert_cmpstr (after, ==, "Tog aflyst");
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_data_func ("/refunds/blocked", app, test_blocked);
  g_test_add_data_func ("/refunds/begins-in-lines", app, test_begins_in_lines);
  g_test_add_data_func ("/refunds/receipt-must-show", app, test_receipt_must_show);
  g_test_add_data_func ("/refunds/personal-number", app, test_personal_number);
  g_test_add_data_func ("/refunds/digits-wait", app, test_digits_wait);
  g_test_add_data_func ("/refunds/half-amount", app, test_half_amount);
  g_test_add_data_func ("/refunds/changed-elsewhere", app, test_changed_elsewhere);
  g_test_add_data_func ("/refunds/both-typed", app, test_both_typed);
  g_test_add_data_func ("/refunds/theirs-taken", app, test_theirs_taken);
  g_test_add_data_func ("/refunds/both-typed-and-closed", app, test_both_typed_and_closed);
  g_test_add_data_func ("/refunds/waiting-digits-stay", app, test_waiting_digits_stay);
  g_test_add_data_func ("/refunds/waiting-line-stays", app, test_waiting_line_stays);
  g_test_add_data_func ("/refunds/submitted-elsewhere", app, test_submitted_elsewhere);
  g_test_add_data_func ("/refunds/number-given-up", app, test_number_given_up);
  return fixture_run (app);
}
