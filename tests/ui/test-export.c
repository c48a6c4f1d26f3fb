/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "letters.h"

#include "spor-export-actions.h"
#include "spor-export-window.h"
#include "spor-file-choice.h"
#include "spor-letter-contact.h"
#include "spor-letters-window.h"
#include "spor-settings.h"

/* What can be exported, chosen in one window and written. */

typedef struct
{
  SporApplication *app;
  SporWindow *window;
  char *path;
} Book;

static void
book_open (Book *book, gconstpointer data)
{
  book->app = (SporApplication *)data;
  book->path = letters_book_new ("export.spor", LETTERS_CONTACT);
  book->window = fixture_open (book->app, book->path);
  gtk_window_present (GTK_WINDOW (book->window));
  fixture_settle ();
}

static void
book_close (Book *book, gconstpointer data)
{
  fixture_close (book->app);
  g_remove (book->path);
  g_free (book->path);
}

static GtkWidget *
open_window (Book *book, const char *key)
{
  const SporExportPlace place = spor_export_place_of (book->window);
  GtkWindow *window = spor_export_window_new (&place, key);

  gtk_window_present (window);
  fixture_settle ();
  return GTK_WIDGET (window);
}

static gboolean
has_title (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_ACTION_ROW (widget)
         && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static gboolean
is_stack_with (GtkWidget *widget, gconstpointer name)
{
  return GTK_IS_STACK (widget) && gtk_stack_get_child_by_name (GTK_STACK (widget), name);
}

static GtkCheckButton *
find_check (GtkWidget *window, const char *title)
{
  return fixture_find_type (fixture_find (window, has_title, title), GTK_TYPE_CHECK_BUTTON);
}

/* What is asked for is chosen, with what can be chosen about it and nothing else. */
static void
test_kinds (Book *book, gconstpointer data)
{
  GtkWidget *window = open_window (book, "map");

  g_assert_true (gtk_check_button_get_active (find_check (window, "Map")));
  g_assert_nonnull (fixture_find_shown (window, has_title, "Size as PNG or SVG"));

  gtk_widget_activate (fixture_find (window, has_title, "Roster"));
  fixture_settle ();
  g_assert_false (gtk_check_button_get_active (find_check (window, "Map")));
  g_assert_true (gtk_check_button_get_active (find_check (window, "Roster")));
  g_assert_null (fixture_find_shown (window, has_title, "Size as PNG or SVG"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What there is nothing of says so, and cannot be chosen even if it is asked for. */
static void
test_nothing_of_it (Book *book, gconstpointer data)
{
  GtkWidget *window = open_window (book, "protocol");
  AdwActionRow *row = fixture_find (window, has_title, "Protocol of the Suggestion or Draw");

  g_assert_false (gtk_widget_get_sensitive (
      GTK_WIDGET (find_check (window, "Protocol of the Suggestion or Draw"))));
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==,
                   "Nothing has been suggested or drawn yet.");
  gtk_widget_activate (GTK_WIDGET (row));
  g_assert_true (gtk_check_button_get_active (find_check (window, "Roster")));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
begins_with (Book *book, const char *page, const char *title)
{
  g_autoptr (GList) windows = NULL;
  GtkWindow *window = NULL;
  gboolean begins;

  spor_window_show_page (book->window, page);
  gtk_widget_activate_action (GTK_WIDGET (book->window), "win.export", NULL);
  fixture_settle ();
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l; l = l->next)
    window = SPOR_IS_EXPORT_WINDOW (l->data) ? l->data : window;
  begins = gtk_check_button_get_active (find_check (GTK_WIDGET (window), title));
  gtk_window_destroy (window);
  fixture_settle ();
  return begins;
}

/* What was taken last is what the window begins with on a page that it belongs to; any other page
 * has its own. */
static void
test_kind_of_page (Book *book, gconstpointer data)
{
  g_autoptr (GSettings) settings = spor_settings_new ();

  g_settings_set_string (settings, "export-kind", "map");
  g_assert_true (begins_with (book, "board", "Roster"));
  g_assert_true (begins_with (book, "signups", "Roster"));
  g_assert_true (begins_with (book, "map", "Map"));
  g_settings_set_string (settings, "export-kind", "list");
  g_assert_true (begins_with (book, "board", "Participant List for Print"));
  g_assert_true (begins_with (book, "signups", "Roster"));
  g_settings_set_string (settings, "export-kind", "management");
  g_assert_true (begins_with (book, "signups", "Roster for Management"));
  g_assert_true (begins_with (book, "refunds", "Roster for Management")); /* there are none */
  g_settings_reset (settings, "export-kind");
}

static GtkWidget *
find_button (GtkWidget *in, const char *label)
{
  return fixture_find_shown (in, fixture_has_label, label);
}

/* What is greyed leads to where something can be done about it. */
static void
test_ways_on (Book *book, gconstpointer data)
{
  GtkWidget *window = open_window (book, NULL);
  GtkWidget *refunds = fixture_find (window, has_title, "Refunds");
  GtkStack *pages = fixture_find (GTK_WIDGET (book->window), is_stack_with, "refunds");

  g_assert_nonnull (find_button (refunds, "_Go to Refunds"));
  g_assert_null (find_button (fixture_find (window, has_title, "Roster"), "_Go to Refunds"));
  g_signal_emit_by_name (gtk_widget_get_ancestor (find_button (refunds, "_Go to Refunds"),
                                                  GTK_TYPE_BUTTON),
                         "clicked");
  fixture_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (pages), ==, "refunds");
}

static gboolean
is_in_sight (gpointer row)
{
  GtkWidget *scroll = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (row, scroll, &bounds) && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scroll);
}

/* Of whichever kind: its row is in sight, also where what can be chosen takes room from the list.
 */
static void
test_chosen_in_sight (Book *book, gconstpointer data)
{
  GtkWidget *window = open_window (book, "calendars");

  gtk_window_set_default_size (GTK_WINDOW (window), 600, 420);
  fixture_settle ();
  for (guint i = 0; spor_export_kinds ()[i]; i++)
    {
      GtkWidget *row = fixture_find (window, has_title, spor_export_kinds ()[i]->title);

      if (!gtk_widget_get_sensitive (fixture_find_type (row, GTK_TYPE_CHECK_BUTTON)))
        continue;
      gtk_widget_activate (row);
      fixture_settle ();
      fixture_wait (is_in_sight, row);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_free (gpointer window)
{
  return !spor_task_bar_get_active (spor_window_get_task_bar (window));
}

static guint
count_files (const char *path, const char *ending)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)))
    {
      g_assert_true (g_str_has_suffix (name, ending));
      n++;
    }
  return n;
}

static char *
export_kind (Book *book, const SporExportKind *kind, guint choice, gboolean switched)
{
  const SporExportPlace place = spor_export_place_of (book->window);
  g_autofree char *name
      = g_strconcat (kind->key, kind->patterns ? kind->patterns[0] + 1 : "", NULL);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  spor_export_run (&place, kind, choice, switched, file);
  g_assert_false (is_free (book->window));
  fixture_wait (is_free, book->window);
  fixture_settle ();
  return g_steal_pointer (&path);
}

/* Every kind that there is something of writes what it promises: a file, or a folder with some. */
static void
test_all_are_written (Book *book, gconstpointer data)
{
  g_autoptr (SporSnapshot) snapshot
      = g_object_ref (spor_book_get_snapshot (spor_window_get_book (book->window)));
  const SporExportKind *const *kinds = spor_export_kinds ();
  guint n_folders = 0;

  for (guint i = 0; kinds[i]; i++)
    {
      g_autofree char *why_not = kinds[i]->why_not ? kinds[i]->why_not (snapshot) : NULL;
      g_autofree char *path = NULL;

      g_assert_true (spor_export_kind_find (kinds[i]->key) == kinds[i]);
      if (why_not)
        continue;
      path = export_kind (book, kinds[i], kinds[i]->usual_choice, FALSE);
      g_test_message ("%s", path);
      if (kinds[i]->patterns)
        g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
      else
        g_assert_cmpuint (count_files (path, ""), >, 0);
      n_folders += kinds[i]->patterns == NULL;
      fixture_remove (path);
    }
  g_assert_cmpuint (n_folders, ==, 2);
}

/* A file for each meeting, or for each of a track. */
static void
test_calendars (Book *book, gconstpointer data)
{
  const SporExportKind *kind = spor_export_kind_find ("calendars");
  g_autofree char *all = export_kind (book, kind, 0, FALSE);
  g_autofree char *track = NULL;

  g_assert_cmpuint (count_files (all, ".ics"), ==, 2);
  track = export_kind (book, kind, 2, TRUE);
  g_assert_cmpuint (count_files (track, ".ics"), ==, 1);
  fixture_remove (track);
}

static gboolean
has_text_in_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text);
}

/* Who got a letter is left out the next time, and the window says so. */
static void
test_letters (Book *book, gconstpointer data)
{
  const SporExportKind *kind = spor_export_kind_find ("letters");
  g_autofree char *seats = export_kind (book, kind, 1 + SPOR_LETTER_ACCEPTED, FALSE);
  g_autofree char *all = NULL;
  g_autofree char *again = NULL;

  g_assert_cmpuint (count_files (seats, ".eml"), ==, 2);
  g_assert_nonnull (
      fixture_find_shown (GTK_WIDGET (book->window), has_text_in_label, "2 letters written"));
  all = export_kind (book, kind, 0, FALSE);
  g_assert_cmpuint (count_files (all, ".eml"), ==, 5);
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (book->window), has_text_in_label,
                                        "3 letters written; left out, as they have theirs: 2"));
  again = export_kind (book, kind, 0, TRUE);
  g_assert_cmpuint (count_files (again, ".eml"), ==, 10);
  fixture_remove (again);
}

static gboolean
has_objection (gpointer window)
{
  return fixture_find_shown (window, has_text_in_label, "got this letter already") != NULL;
}

static gboolean
has_no_objection (gpointer window)
{
  return !has_objection (window);
}

/* That there is nothing to write is said before a folder is asked for. */
static void
test_letters_again (Book *book, gconstpointer data)
{
  const SporExportKind *kind = spor_export_kind_find ("letters");
  g_autofree char *seats = export_kind (book, kind, 1 + SPOR_LETTER_ACCEPTED, FALSE);
  GtkWidget *window = open_window (book, "letters");
  GtkWidget *next = gtk_window_get_default_widget (GTK_WINDOW (window));
  AdwComboRow *choice = fixture_find_type (window, ADW_TYPE_COMBO_ROW);
  GtkSwitch *again = fixture_find_type (window, GTK_TYPE_SWITCH);
  AdwActionRow *row = fixture_find (window, has_title, "Letters");

  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row),
                            "The reply date that letters promise, 1 April 2025, is past."));
  fixture_settle ();
  g_assert_true (gtk_widget_get_sensitive (next));
  adw_combo_row_set_selected (choice, 1 + SPOR_LETTER_ACCEPTED);
  fixture_wait (has_objection, window);
  g_assert_false (gtk_widget_get_sensitive (next));
  gtk_switch_set_active (again, TRUE);
  fixture_wait (has_no_objection, window);
  g_assert_true (gtk_widget_get_sensitive (next));
  gtk_switch_set_active (again, FALSE);
  g_assert_false (gtk_widget_get_sensitive (next));
  gtk_widget_activate (fixture_find (window, has_title, "Roster"));
  g_assert_true (gtk_widget_get_sensitive (next));
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_remove (seats);
}

/* Without a contact address there is none; the row says why, and leads to where it is set. */
static void
test_no_contact (Book *book, gconstpointer data)
{
  SporSnapshot *snapshot;
  g_autofree char *path = letters_book_new ("silent.spor", NULL);
  g_autofree char *why_not = NULL;
  GtkWidget *window, *letters, *contact;

  book->window = fixture_open (book->app, path);
  snapshot = spor_book_get_snapshot (spor_window_get_book (book->window));
  why_not = spor_export_kind_find ("letters")->why_not (snapshot);
  g_assert_cmpstr (why_not, ==,
                   "The round has no contact address that letters can come from: set it first.");
  gtk_window_present (GTK_WINDOW (book->window));
  window = open_window (book, NULL);
  g_signal_emit_by_name (gtk_widget_get_ancestor (find_button (window, "Set Contact _Address…"),
                                                  GTK_TYPE_BUTTON),
                         "clicked");
  fixture_settle ();
  letters = GTK_WIDGET (fixture_find_window (SPOR_TYPE_LETTERS_WINDOW));
  contact = fixture_find_type (letters, SPOR_TYPE_LETTER_CONTACT);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (letters)),
                                         fixture_find_type (contact, GTK_TYPE_ENTRY)));
  g_remove (path);
}

/* However a name is typed, it has its ending, and has it once. */
static void
test_endings (void)
{
  static const char *const endings[] = { ".spor", NULL };
  static const char *const names[][2] = {
    { "Runde", "Runde.spor" },         { "Runde.spor", "Runde.spor" },
    { "Runde.SPOR", "Runde.SPOR" },    { "Runde.spor.spor", "Runde.spor" },
    { "Runde.txt", "Runde.txt.spor" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *whole = spor_file_name_complete (names[i][0], endings);

      g_assert_cmpstr (whole, ==, names[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
#define ADD(path, func) g_test_add ("/export/" path, Book, app, book_open, func, book_close)
  g_test_add_func ("/export/endings", test_endings);
  ADD ("kinds", test_kinds);
  ADD ("kind-of-page", test_kind_of_page);
  ADD ("nothing-of-it", test_nothing_of_it);
  ADD ("all-are-written", test_all_are_written);
  ADD ("ways-on", test_ways_on);
  ADD ("chosen-in-sight", test_chosen_in_sight);
  ADD ("letters-again", test_letters_again);
  ADD ("calendars", test_calendars);
  ADD ("letters", test_letters);
  ADD ("no-contact", test_no_contact);
  return fixture_run (app);
}
