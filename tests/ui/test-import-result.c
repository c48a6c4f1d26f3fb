/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import.h"

/* What is checked, brought in, undone, cancelled. */

/* --- What is on the screen ------------------------------------------------------------------ */

static void
go_to_result (Import *self, const char *path)
{
  go_to_check (self, path);
  press (self, "import-next");
  fixture_wait (has_result, self);
}

/* --- Check ---------------------------------------------------------------------------------- */

static void
set_pressed (Import *self, const char *count, gboolean pressed)
{
  GtkWidget *button = gtk_widget_get_ancestor (named (self, count), GTK_TYPE_TOGGLE_BUTTON);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), pressed);
}

static void
test_counts_filter (gconstpointer app)
{
  g_autofree char *path = example ("eu");
  guint n_all;
  Import self;

  import_open (&self, app, "filter.spor");
  go_to_check (&self, path);
  n_all = g_list_model_get_n_items (groups (&self));

  set_pressed (&self, "check-skipped", TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (groups (&self)), ==, 1);
  g_assert_nonnull (find_group (&self, "Not a completed answer"));

  set_pressed (&self, "check-attention", TRUE); /* instead of the other */
  g_assert_null (find_group (&self, "Not a completed answer"));
  g_assert_nonnull (find_group (&self, spor_problem_label (SPOR_PROBLEM_LATE)));

  set_pressed (&self, "check-attention", FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (groups (&self)), ==, n_all);
  import_close (&self);
}

static gboolean
skips_nobody (gpointer import)
{
  return is_checked (import) && strcmp (label (import, "check-skipped"), "0") == 0;
}

static void
test_include_incomplete (gconstpointer app)
{
  g_autofree char *path = example ("eu");
  Import self;

  import_open (&self, app, "incomplete.spor");
  go_to_check (&self, path);
  g_assert_cmpstr (label (&self, "check-skipped"), ==, "4");
  gtk_switch_set_active (GTK_SWITCH (named (&self, "check-include")), TRUE);
  fixture_wait (skips_nobody, &self);
  g_assert_cmpint (atoi (label (&self, "check-accepted")) + atoi (label (&self, "check-attention")),
                   ==, 148);
  import_close (&self);
}

/* The same again is nothing new. */
static void
test_again (gconstpointer app)
{
  g_autofree char *path = example ("eu");
  Import self;

  import_open (&self, app, "again.spor");
  go_to_result (&self, path);
  import_again (&self);
  go_to_check (&self, path);
  g_assert_cmpstr (label (&self, "check-unchanged"), ==, "148");
  g_assert_cmpstr (label (&self, "check-added"), ==, "0");
  g_assert_false (can_press (&self, "import-next"));
  import_close (&self);
}

static void
write_answers (const char *path, const char *title, const char *phone)
{
  g_autofree char *text
      = g_strdup_printf ("Respondent;Kommune;Spor;Rolle;Navn;E-mail;Titel;Telefon\n"
                         "901;Aarhus;Spor 1;Projektleder;Anne Hansen;anne@aarhus.dk;%s;%s\n",
                         title, phone);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
on_edited_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  spor_book_run_finish (SPOR_BOOK (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *)done = TRUE;
}

static gboolean
is_true (gpointer flag)
{
  return *(gboolean *)flag;
}

/* What the file changes, and what stays since a person has edited it. */
static void
test_updated (gconstpointer app)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "answers.csv", NULL);
  SporReportGroup *group;
  g_autoptr (SporReportRow) row = NULL;
  g_autofree char *text = NULL;
  gboolean edited = FALSE;
  SporBook *book;
  Import self;

  import_open (&self, app, "updated.spor");
  write_answers (path, "Bibliotekar", "11 11 11 11");
  go_to_result (&self, path);
  book = spor_window_get_book (self.parent);
  spor_book_edit_async (
      book, spor_snapshot_get_round (spor_book_get_snapshot (book))->id,
      spor_signups_row (spor_snapshot_get_signups (spor_book_get_snapshot (book)), 0)->id,
      SPOR_FIELD_PHONE, NULL, "22 22 22 22", on_edited_cb, &edited);
  fixture_wait (is_true, &edited);

  write_answers (path, "Leder & chef", "33 33 33 33");
  import_again (&self);
  go_to_check (&self, path);
  g_assert_cmpstr (label (&self, "check-updated"), ==, "1");
  group = find_group (&self, "Already in the book, with other answers");
  g_assert_nonnull (group);
  row = g_list_model_get_item (G_LIST_MODEL (group), 0);
  text = spor_report_row_get_text (row);
  g_assert_cmpstr (text, ==,
                   "Title: Bibliotekar → Leder & chef\n"
                   "Phone: stays 22 22 22 22, as edited here; the file has 33 33 33 33");
  import_close (&self);
}

static gpointer
run_withdraw (SporStore *store, gpointer id, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (spor_store_edit_signup (store, id, NULL, 0, -1, 1, error));
}

/* Whoever withdrew here answered the questionnaire all the same. */
static void
test_withdrawn (gconstpointer app)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "answers.csv", NULL);
  g_autoptr (SporReportRow) row = NULL;
  g_autofree char *text = NULL;
  SporReportGroup *group;
  gboolean edited = FALSE;
  SporBook *book;
  Import self;

  import_open (&self, app, "withdrawn.spor");
  write_answers (path, "Bibliotekar", "11 11 11 11");
  go_to_result (&self, path);
  book = spor_window_get_book (self.parent);
  spor_book_run_async (
      book, run_withdraw,
      g_strdup (
          spor_signups_row (spor_snapshot_get_signups (spor_book_get_snapshot (book)), 0)->id),
      g_free, NULL, NULL, on_edited_cb, &edited);
  fixture_wait (is_true, &edited);

  import_again (&self);
  go_to_check (&self, path);
  g_assert_cmpstr (label (&self, "check-skipped"), ==, "1");
  g_assert_null (find_group (&self, "Not a completed answer"));
  group = find_group (&self, "Withdrawn in the book");
  g_assert_nonnull (group);
  g_assert_cmpuint (spor_report_group_get_count (group), ==, 1);
  row = g_list_model_get_item (G_LIST_MODEL (group), 0);
  text = spor_report_row_get_text (row);
  g_assert_cmpstr (text, ==, "The sign-up was withdrawn in the book.");
  import_close (&self);
}

/* --- Result --------------------------------------------------------------------------------- */

static void
test_undo (gconstpointer app)
{
  g_autofree char *path = example ("eu");
  Import self;

  import_open (&self, app, "undo.spor");
  go_to_result (&self, path);
  g_assert_cmpuint (count_signups (&self), ==, 148);
  press (&self, "import-undo");
  while (strcmp (status_title (&self, "result-page"), "The Import Was Undone") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_signups (&self), ==, 0);

  /* and can be made after all */
  press (&self, "import-back");
  fixture_wait (is_checked, &self);
  g_assert_cmpstr (label (&self, "check-added"), ==, "148");
  import_close (&self);
}

/* Undo would take back what was done since. */
static void
test_undo_is_of_the_import (gconstpointer app)
{
  g_autofree char *path = example ("eu");
  gboolean edited = FALSE;
  SporBook *book;
  Import self;

  import_open (&self, app, "since.spor");
  go_to_result (&self, path);
  book = spor_window_get_book (self.parent);
  spor_book_edit_async (
      book, spor_snapshot_get_round (spor_book_get_snapshot (book))->id,
      spor_signups_row (spor_snapshot_get_signups (spor_book_get_snapshot (book)), 0)->id,
      SPOR_FIELD_PHONE, NULL, "22 22 22 22", on_edited_cb, &edited);
  fixture_wait (is_true, &edited);
  g_assert_false (can_press (&self, "import-undo"));
  import_close (&self);
}

static void
test_cancel (gconstpointer app)
{
  g_autofree char *path = example ("eu");
  FixtureHold hold = { 0 };
  Import self;

  import_open (&self, app, "cancel.spor");
  go_to_check (&self, path);
  fixture_hold (&hold, spor_window_get_book (self.parent));
  press (&self, "import-next");
  gtk_widget_activate_action (GTK_WIDGET (self.window), "import.stop", NULL);
  fixture_let_go (&hold);
  fixture_wait (has_result, &self);
  g_assert_cmpstr (status_title (&self, "result-page"), ==, "The Import Was Cancelled");
  g_assert_cmpuint (count_signups (&self), ==, 0);
  import_close (&self);
}

static gboolean
is_null (gpointer pointer)
{
  return *(gpointer *)pointer == NULL;
}

static gboolean
can_undo (gpointer import)
{
  return can_press (import, "import-undo");
}

/* What the import did stays, and so does the report of it, from which it can be undone yet. */
static void
test_undo_cancelled (gconstpointer app)
{
  g_autofree char *path = example ("eu");
  g_autofree char *title = NULL;
  FixtureHold hold = { 0 };
  Import self;

  import_open (&self, app, "undo-cancelled.spor");
  go_to_result (&self, path);
  title = g_strdup (status_title (&self, "result-page"));
  fixture_hold (&hold, spor_window_get_book (self.parent));
  press (&self, "import-undo");
  g_assert_false (can_press (&self, "import-undo"));
  g_assert_false (can_press (&self, "import-back"));
  gtk_widget_activate_action (GTK_WIDGET (self.window), "import.stop", NULL);
  fixture_let_go (&hold);
  fixture_wait (can_undo, &self);
  g_assert_cmpstr (status_title (&self, "result-page"), ==, title);
  g_assert_cmpuint (count_signups (&self), ==, 148);
  press (&self, "import-undo");
  while (strcmp (status_title (&self, "result-page"), "The Import Was Undone") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_signups (&self), ==, 0);
  import_close (&self);
}

/* Closing cancels; the window goes once the book is as it was. */
static void
test_close_cancels (gconstpointer app)
{
  g_autofree char *path = example ("eu");
  FixtureHold hold = { 0 };
  gpointer alive;
  Import self;

  import_open (&self, app, "close.spor");
  go_to_check (&self, path);
  fixture_hold (&hold, spor_window_get_book (self.parent));
  press (&self, "import-next");
  alive = self.window;
  g_object_add_weak_pointer (alive, &alive);
  gtk_window_close (GTK_WINDOW (self.window));
  fixture_let_go (&hold);
  fixture_wait (is_null, &alive);
  g_assert_cmpuint (count_signups (&self), ==, 0);
  import_close (&self);
}

/* At any moment, whatever is under way; nothing is left behind. */
static void
destroy_at (gconstpointer app, const char *book, guint moment)
{
  g_autofree char *path = example ("eu.zip");
  gpointer alive;
  Import self;

  import_open (&self, app, book);
  alive = self.window;
  g_object_add_weak_pointer (alive, &alive);
  import_add (&self, path);
  if (moment > 0)
    {
      fixture_wait (is_at_columns, &self);
      press (&self, "import-next");
    }
  if (moment > 1)
    {
      fixture_wait (is_checked, &self);
      press (&self, "import-next");
    }
  gtk_window_destroy (GTK_WINDOW (self.window));
  fixture_wait (is_null, &alive);
  import_close (&self);
}

static void
test_destroy_opening (gconstpointer app)
{
  destroy_at (app, "destroy-opening.spor", 0);
}

static void
test_destroy_checking (gconstpointer app)
{
  destroy_at (app, "destroy-checking.spor", 1);
}

static void
test_destroy_importing (gconstpointer app)
{
  destroy_at (app, "destroy-importing.spor", 2);
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_data_func ("/import/counts-filter", app, test_counts_filter);
  g_test_add_data_func ("/import/include-incomplete", app, test_include_incomplete);
  g_test_add_data_func ("/import/again", app, test_again);
  g_test_add_data_func ("/import/updated", app, test_updated);
  g_test_add_data_func ("/import/withdrawn", app, test_withdrawn);
  g_test_add_data_func ("/import/undo", app, test_undo);
  g_test_add_data_func ("/import/undo-is-of-the-import", app, test_undo_is_of_the_import);
  g_test_add_data_func ("/import/cancel", app, test_cancel);
  g_test_add_data_func ("/import/undo-cancelled", app, test_undo_cancelled);
  g_test_add_data_func ("/import/close-cancels", app, test_close_cancels);
  g_test_add_data_func ("/import/destroy/opening", app, test_destroy_opening);
  g_test_add_data_func ("/import/destroy/checking", app, test_destroy_checking);
  g_test_add_data_func ("/import/destroy/importing", app, test_destroy_importing);
  return fixture_run (app);
}
