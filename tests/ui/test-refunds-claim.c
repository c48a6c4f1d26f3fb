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
  fixture_wait (fixture_is_idle, spor_window_get_book (window));
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

/* Digits that may become a personal number wait: no more than a day and a month are in the book. */
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
      if (n > 7)
        g_assert_cmpstr (spor_claim_entry_get_text (note), ==, "Tog 0101");
      g_assert_cmpint (spor_claim_entry_is_held (note), ==, n > 7);
      spor_open_claim_save (spor_claim_editor_get_draft (editor_of (window)));
      fixture_wait (is_saved, window);
      g_assert_cmpint (editor_says (window, "Saved"), ==, n <= 7);
    }
  g_assert_true (editor_says (window, "Not saved yet"));
  g_assert_cmpstr (spor_claim_line (newest_claim (window), 0)->note, ==, "Tog 0101");
  g_assert_false (log_has (path, "01018"));

  /* in the middle as well; a letter after them says what they are, and so does leaving the field */
  type_into (note, "Tog 0101 retur");
  g_assert_cmpstr (spor_claim_entry_get_text (note), ==, "Tog 0101 retur");
  entry = fixture_find_type (GTK_WIDGET (note), GTK_TYPE_ENTRY);
  gtk_editable_insert_text (entry, "88", -1, &middle);
  g_assert_cmpstr (spor_claim_entry_get_text (note), ==, "Tog 0101 retur");
  type_into (note, "Plads 01019");
  g_assert_cmpstr (spor_claim_entry_get_text (note), !=, "Plads 01019");
  gtk_widget_grab_focus (GTK_WIDGET (note));
  gtk_widget_grab_focus (
      GTK_WIDGET (field_of (pane_of (window), "origin", SPOR_TYPE_CLAIM_LINE_ROW)));
  g_assert_cmpstr (spor_claim_entry_get_text (note), ==, "Plads 01019");
  fixture_wait (is_saved, window);
  g_assert_true (editor_says (window, "Saved"));

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
  g_assert_true (editor_says (window, "Not saved yet"));
  g_assert_cmpint (spor_claim_line (newest_claim (window), 0)->amount, ==, 9950);
  type_into (amount, "12,5");
  gtk_widget_grab_focus (GTK_WIDGET (origin));
  fixture_wait (is_saved, window);
  g_assert_cmpint (spor_claim_line (newest_claim (window), 0)->amount, ==, 1250);
  g_assert_true (editor_says (window, "Saved"));
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* A day is typed over as any text is, and is there again if its field is left empty. */
static void
test_day_typed_over (gconstpointer app)
{
  g_autofree char *path = book_new ("typed-over.spor");
  SporWindow *window = open_draft (app, path);
  SporClaimEntry *day = field_of (pane_of (window), "day", SPOR_TYPE_CLAIM_LINE_ROW);
  GtkEditable *entry = fixture_find_type (GTK_WIDGET (day), GTK_TYPE_ENTRY);
  gint64 before = spor_claim_line (newest_claim (window), 0)->day;
  g_autofree char *shown = spor_day_format (before);
  g_autofree char *typed = spor_day_format (before - 1);

  gtk_widget_grab_focus (GTK_WIDGET (day));
  gtk_editable_delete_text (entry, 0, -1);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  key_in (day, typed);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, typed);
  gtk_widget_grab_focus (GTK_WIDGET (origin_of (window)));
  fixture_wait (is_saved, window);
  g_assert_cmpint (spor_claim_line (newest_claim (window), 0)->day, ==, before - 1);

  gtk_widget_grab_focus (GTK_WIDGET (day));
  gtk_editable_delete_text (entry, 0, -1);
  key_in (day, shown);
  gtk_editable_delete_text (entry, 0, -1);
  gtk_widget_grab_focus (GTK_WIDGET (origin_of (window)));
  fixture_wait (is_saved, window);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, typed);
  g_assert_cmpint (spor_claim_line (newest_claim (window), 0)->day, ==, before - 1);
  g_assert_true (editor_says (window, "Saved"));
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
  fixture_wait (is_dialog, NULL);
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (question ()), "Not kept in the claim of Anne Hansen: "));
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
  g_test_add_data_func ("/refunds/day-typed-over", app, test_day_typed_over);
  g_test_add_data_func ("/refunds/number-given-up", app, test_number_given_up);
  return fixture_run (app);
}
