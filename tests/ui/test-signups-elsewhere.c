/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quoted.h"
#include "signups.h"

#include "spor-dispute.h"
#include "spor-signup-motivation.h"
#include "spor-store-erasure.h"

/* Another program changes the answers that are being typed: what was typed stays, the other's is
 * said below it, and neither is written over unseen. */

/* What another program makes of an answer of Zenia's. */
static void
change_elsewhere (Page *page, const char *path, SporField field, const char *text)
{
  const SporEdit edit = { field, (char *)text };
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (path, places, "another program", &error);

  spor_store_edit_signup (store, find_row (page, "Zenia Ørsted")->id, &edit, 1, -1, -1, &error);
  g_assert_no_error (error);
}

static char *
answer_in_file (Page *page, const char *path, SporField field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (path, places, "reader", &error);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (SporSignupFacts) facts
      = spor_store_load_facts (store, round, find_row (page, "Zenia Ørsted")->id, &error);

  g_assert_no_error (error);
  return spor_signup_facts_get_text (facts, round, field);
}

/* --- A row ---------------------------------------------------------------------------------- */

static SporDispute *
dispute_of (gpointer row)
{
  GtkWidget *below = gtk_widget_get_next_sibling (row);

  return below && gtk_widget_get_visible (below) ? fixture_find_type (below, SPOR_TYPE_DISPUTE)
                                                 : NULL;
}

static gboolean
says_chef (gpointer row)
{
  SporDispute *dispute = dispute_of (row);

  return dispute && g_strcmp0 (spor_dispute_get_theirs (dispute), "Chef") == 0;
}

static gboolean
says_nothing (gpointer row)
{
  return !dispute_of (row);
}

static const char *
typed_in (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* Whoever applies it once more has seen what the other wrote. */
static void
test_applied (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("applied.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  SporAnswerRow *title;
  g_autofree char *first = NULL, *second = NULL;

  select_row (&page, 4);
  title = find_answer_row (GTK_WIDGET (page.pane), SPOR_FIELD_TITLE);
  gtk_widget_grab_focus (GTK_WIDGET (title));
  change_elsewhere (&page, path, SPOR_FIELD_TITLE, "Chef");
  gtk_editable_set_text (GTK_EDITABLE (title), "Leder");
  g_signal_emit_by_name (title, "apply");
  fixture_wait (says_chef, title);
  g_assert_cmpstr (typed_in (title), ==, "Leder");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (title), "error"));
  first = answer_in_file (&page, path, SPOR_FIELD_TITLE);
  g_assert_cmpstr (first, ==, "Chef");
  g_signal_emit_by_name (title, "apply");
  fixture_wait (says_nothing, title);
  g_assert_cmpstr (typed_in (title), ==, "Leder");
  second = answer_in_file (&page, path, SPOR_FIELD_TITLE);
  g_assert_cmpstr (second, ==, "Leder");
  fixture_close ((SporApplication *)data);
}

/* It is said while one types, and whoever would rather have the other's writes nothing. */
static void
test_taken (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("taken.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  SporAnswerRow *title;
  g_autofree char *after = NULL;

  select_row (&page, 4);
  title = find_answer_row (GTK_WIDGET (page.pane), SPOR_FIELD_TITLE);
  gtk_widget_grab_focus (GTK_WIDGET (title));
  gtk_editable_set_text (GTK_EDITABLE (title), "Leder");
  change_elsewhere (&page, path, SPOR_FIELD_TITLE, "Chef");
  fixture_wait (says_chef, title);
  g_assert_cmpstr (typed_in (title), ==, "Leder");
  g_signal_emit_by_name (dispute_of (title), "taken");
  g_assert_true (says_nothing (title));
  g_assert_cmpstr (typed_in (title), ==, "Chef");
  fixture_settle ();
  after = answer_in_file (&page, path, SPOR_FIELD_TITLE);
  g_assert_cmpstr (after, ==, "Chef");
  fixture_close ((SporApplication *)data);
}

/* What one has written oneself is no other program's, however soon one types on. */
static void
test_own (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("own.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  SporAnswerRow *title;
  g_autofree char *after = NULL;

  select_row (&page, 4);
  title = find_answer_row (GTK_WIDGET (page.pane), SPOR_FIELD_TITLE);
  gtk_widget_grab_focus (GTK_WIDGET (title));
  gtk_editable_set_text (GTK_EDITABLE (title), "  Leder ");
  g_signal_emit_by_name (title, "apply");
  gtk_editable_set_text (GTK_EDITABLE (title), "Leder af det hele");
  fixture_wait (fixture_is_idle, spor_window_get_book (page.window));
  fixture_settle ();
  g_assert_true (says_nothing (title));
  g_signal_emit_by_name (title, "apply");
  fixture_wait (fixture_is_idle, spor_window_get_book (page.window));
  fixture_settle ();
  g_assert_true (says_nothing (title));
  after = answer_in_file (&page, path, SPOR_FIELD_TITLE);
  g_assert_cmpstr (after, ==, "Leder af det hele");
  fixture_close ((SporApplication *)data);
}

/* --- The motivation ------------------------------------------------------------------------- */

static GObject *
part_of_motivation (Page *page, const char *id)
{
  GtkWidget *motivation = fixture_find_type (GTK_WIDGET (page->pane), SPOR_TYPE_SIGNUP_MOTIVATION);

  return gtk_widget_get_template_child (motivation, SPOR_TYPE_SIGNUP_MOTIVATION, id);
}

static void
write_motivation (Page *page, const char *text)
{
  GtkTextView *view = GTK_TEXT_VIEW (part_of_motivation (page, "view"));

  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

static char *
read_motivation (Page *page)
{
  char *text;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (part_of_motivation (page, "view"))),
                "text", &text, NULL);
  return text;
}

/* The keyboard goes elsewhere, and so the text into the book. */
static void
leave_motivation (Page *page)
{
  gtk_widget_grab_focus (find_answer_row (GTK_WIDGET (page->pane), SPOR_FIELD_NAME));
}

static gboolean
is_disputed (gpointer dispute)
{
  return g_strcmp0 (spor_dispute_get_theirs (dispute), "Deres ord") == 0;
}

static gboolean
is_agreed (gpointer dispute)
{
  return !spor_dispute_get_theirs (dispute);
}

static void
test_motivation (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("motivation.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  GObject *dispute;
  g_autofree char *typed = NULL, *first = NULL, *second = NULL;

  select_row (&page, 4);
  dispute = part_of_motivation (&page, "dispute");
  change_elsewhere (&page, path, SPOR_FIELD_MOTIVATION, "Deres ord");
  write_motivation (&page, "Mine ord");
  leave_motivation (&page);
  fixture_wait (is_disputed, dispute);
  typed = read_motivation (&page);
  g_assert_cmpstr (typed, ==, "Mine ord");
  first = answer_in_file (&page, path, SPOR_FIELD_MOTIVATION);
  g_assert_cmpstr (first, ==, "Deres ord");
  write_motivation (&page, "Mine egne ord");
  leave_motivation (&page);
  fixture_wait (is_agreed, dispute);
  second = answer_in_file (&page, path, SPOR_FIELD_MOTIVATION);
  g_assert_cmpstr (second, ==, "Mine egne ord");
  fixture_close ((SporApplication *)data);
}

static void
test_motivation_taken (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("motivation-taken.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  GObject *dispute;
  g_autofree char *typed = NULL, *undone = NULL, *after = NULL;

  select_row (&page, 4);
  dispute = part_of_motivation (&page, "dispute");
  write_motivation (&page, "Mine ord");
  change_elsewhere (&page, path, SPOR_FIELD_MOTIVATION, "Deres ord");
  fixture_wait (is_disputed, dispute);
  g_signal_emit_by_name (dispute, "taken");
  g_assert_true (is_agreed (dispute));
  typed = read_motivation (&page);
  g_assert_cmpstr (typed, ==, "Deres ord");
  gtk_text_buffer_undo (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (part_of_motivation (&page, "view"))));
  undone = read_motivation (&page);
  g_assert_cmpstr (undone, ==, "Mine ord");
  after = answer_in_file (&page, path, SPOR_FIELD_MOTIVATION);
  g_assert_cmpstr (after, ==, "Deres ord");
  fixture_close ((SporApplication *)data);
}

/* What is not to be kept is quoted where the sign-up goes out of sight, as the answers above are.
 */
static void
test_motivation_not_kept (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("not-kept.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  GtkTextView *motivation;

  select_row (&page, 4);
  motivation = fixture_find_type (GTK_WIDGET (page.pane), GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (motivation), "Jeg er 010203-1234", -1);
  spor_signup_pane_show (page.pane, spor_window_get_book (page.window), NULL);
  g_assert_true (quotes ("Jeg er 010203-1234"));
  g_assert_cmpuint (count_dialogs (), ==, 1);
  gtk_window_destroy (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  fixture_close ((SporApplication *)data);
}

/* --- Somebody who is erased ------------------------------------------------------------------ */

static void
erase_elsewhere (Page *page, const char *path)
{
  const char *const who[] = { find_row (page, "Zenia Ørsted")->id, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (path, places, "another program", &error);
  g_auto (GStrv) erased = spor_store_erase (store, who, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (erased), ==, 1);
}

/* What was typed of them goes from the pane, with what was there, and is quoted once. */
static void
test_erased (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("erased.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  SporAnswerRow *title;

  select_row (&page, 4);
  title = find_answer_row (GTK_WIDGET (page.pane), SPOR_FIELD_TITLE);
  gtk_widget_grab_focus (GTK_WIDGET (title));
  gtk_editable_set_text (GTK_EDITABLE (title), "Leder");
  erase_elsewhere (&page, path);
  fixture_wait (quotes, (gpointer) "Leder");
  g_assert_cmpstr (typed_in (title), ==, "");
  g_assert_true (says_nothing (title));
  fixture_settle ();
  g_assert_cmpuint (count_dialogs (), ==, 1);
  gtk_window_destroy (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  fixture_close ((SporApplication *)data);
}

static void
test_erased_motivation (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("erased-motivation.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  g_autofree char *after = NULL;

  select_row (&page, 4);
  write_motivation (&page, "Mine ord");
  erase_elsewhere (&page, path);
  fixture_wait (quotes, (gpointer) "Mine ord");
  after = read_motivation (&page);
  g_assert_cmpstr (after, ==, "");
  g_assert_true (is_agreed (part_of_motivation (&page, "dispute")));
  fixture_settle ();
  g_assert_cmpuint (count_dialogs (), ==, 1);
  gtk_window_destroy (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  fixture_close ((SporApplication *)data);
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_data_func ("/signups/elsewhere/applied", app, test_applied);
  g_test_add_data_func ("/signups/elsewhere/taken", app, test_taken);
  g_test_add_data_func ("/signups/elsewhere/own", app, test_own);
  g_test_add_data_func ("/signups/elsewhere/motivation", app, test_motivation);
  g_test_add_data_func ("/signups/elsewhere/motivation-taken", app, test_motivation_taken);
  g_test_add_data_func ("/signups/elsewhere/erased", app, test_erased);
  g_test_add_data_func ("/signups/elsewhere/erased-motivation", app, test_erased_motivation);
  g_test_add_data_func ("/signups/motivation-not-kept", app, test_motivation_not_kept);
  return fixture_run (app);
}
