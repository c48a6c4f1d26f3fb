/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stops.h"

#include "spor-answer-row.h"
#include "spor-export-window.h"
#include "spor-letter-editor.h"
#include "spor-letters-window.h"
#include "spor-map-track.h"
#include "spor-refund-settings.h"

/* An archived round is locked, and so it looks. */

static void
test_stop (gconstpointer data)
{
  const Visit *visited = data;
  g_autofree char *path = full_book_new ("archived.spor");
  SporWindow *window;

  archive (path);
  window = open_archived (visited->app, path);
  visited->stop->arrange (window, visited->stop);
  visit (window, visited->stop, GTK_WIDGET (window));
  fixture_close (visited->app);
  g_remove (path);
}

/* --- Windows -------------------------------------------------------------------------------- */

static GtkWidget *
window_of (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static gboolean
has_letters (gpointer unused)
{
  GtkWidget *window = window_of (SPOR_TYPE_LETTERS_WINDOW);
  GtkWidget *editor = window ? fixture_find_type (window, SPOR_TYPE_LETTER_EDITOR) : NULL;

  return editor && spor_letter_editor_get_template (SPOR_LETTER_EDITOR (editor));
}

/* What looks as if something could be typed into it. */
static gboolean
is_inviting (GtkWidget *widget, gconstpointer unused)
{
  return (GTK_IS_ENTRY (widget) || GTK_IS_TEXT_VIEW (widget)) && gtk_widget_is_sensitive (widget)
         && !gtk_widget_has_css_class (widget, "locked");
}

static void
test_letters (gconstpointer app)
{
  static const Stop stop = { "letters", arrange_page, "signups", 0 };
  g_autofree char *path = full_book_new ("letters.spor");
  SporWindow *window;

  archive (path);
  window = open_archived ((SporApplication *)app, path);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.letters", NULL);
  fixture_wait (has_letters, NULL);
  rest (window);
  g_assert_null (fixture_find_shown (window_of (SPOR_TYPE_LETTERS_WINDOW), is_inviting, NULL));
  visit (window, &stop, window_of (SPOR_TYPE_LETTERS_WINDOW));
  fixture_close ((SporApplication *)app);
  g_remove (path);
}

static void
test_settings (gconstpointer app)
{
  static const Stop stop = { "refund settings", arrange_page, "refunds", 0 };
  g_autofree char *path = full_book_new ("settings.spor");
  GtkWidget *page;
  SporWindow *window;

  archive (path);
  window = open_archived ((SporApplication *)app, path);
  spor_window_show_page (window, "refunds");
  rest (window);
  page = gtk_widget_get_ancestor (desk_of (window), g_type_from_name ("SporRefundsPage"));
  g_assert_true (gtk_widget_activate_action (page, "refunds.settings", NULL));
  rest (window);
  g_assert_nonnull (
      fixture_find_shown (window_of (SPOR_TYPE_REFUND_SETTINGS), says, "is archived"));
  visit (window, &stop, window_of (SPOR_TYPE_REFUND_SETTINGS));
  fixture_close ((SporApplication *)app);
  g_remove (path);
}

static gboolean
is_new_meeting (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_New Meeting…") == 0;
}

/* Without meetings there is nothing for calendars, and no way to it either. */
static void
test_export (gconstpointer app)
{
  g_autofree char *path = fixture_book_new ("export.spor", TRUE);
  SporWindow *window;
  GtkWidget *export;

  archive (path);
  window = open_archived ((SporApplication *)app, path);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL);
  rest (window);
  export = window_of (SPOR_TYPE_EXPORT_WINDOW);
  g_assert_nonnull (export);
  g_assert_null (fixture_find_shown (export, is_new_meeting, NULL));
  g_assert_nonnull (fixture_find_shown (export, says, "There are no meetings yet."));
  gtk_window_destroy (GTK_WINDOW (export));

  /* the empty page does not urge to it, either, until the round is taken back */
  spor_window_show_page (window, "meetings");
  rest (window);
  g_assert_null (fixture_find_shown (GTK_WIDGET (window), is_new_meeting, NULL));
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (window), says, SENTENCE));
  gtk_widget_activate_action (GTK_WIDGET (window), "round.restore", NULL);
  rest (window);
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (window), is_new_meeting, NULL));
  g_assert_null (fixture_find_shown (GTK_WIDGET (window), says, SENTENCE));
  fixture_close ((SporApplication *)app);
  g_remove (path);
}

/* --- Another program archives --------------------------------------------------------------- */

static guint
count_refusals (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  guint n = 0;

  for (GList *l = windows; l; l = l->next)
    n += gtk_widget_get_mapped (l->data) && ADW_IS_MESSAGE_DIALOG (l->data)
                 && fixture_find_shown (l->data, is_refusal, NULL)
             ? 1
             : 0;
  return n;
}

static gboolean
is_withdrawn_switch (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_SWITCH (widget) && gtk_widget_get_mapped (widget);
}

static gboolean
is_row_of (GtkWidget *widget, gconstpointer field)
{
  return SPOR_IS_ANSWER_ROW (widget)
         && spor_answer_row_get_field (SPOR_ANSWER_ROW (widget)) == GPOINTER_TO_UINT (field);
}

static gboolean
is_locked_switch (gpointer window)
{
  GtkWidget *found = fixture_find_shown (window, is_withdrawn_switch, NULL);

  return found && !gtk_widget_get_sensitive (found);
}

static gboolean
is_free_switch (gpointer window)
{
  GtkWidget *found = fixture_find_shown (window, is_withdrawn_switch, NULL);

  return found && gtk_widget_get_sensitive (found);
}

static gboolean
has_refusal (gpointer unused)
{
  return count_refusals () > 0;
}

/* What is refused at the last moment says so once, and is as it was. */
static void
test_switch (gconstpointer app)
{
  static const Stop stop = { "one", arrange_signups, "signups", 4 };
  g_autofree char *path = full_book_new ("switch.spor");
  SporWindow *window = open_archived ((SporApplication *)app, path);
  GtkSwitch *withdrawn;

  arrange_signups (window, &stop);
  fixture_wait (is_free_switch, window);
  withdrawn = fixture_find_shown (GTK_WIDGET (window), is_withdrawn_switch, NULL);
  g_assert_false (gtk_switch_get_active (withdrawn));
  archive (path);
  gtk_switch_set_active (withdrawn, TRUE);
  fixture_wait (is_locked_switch, window);
  rest (window);
  g_assert_false (gtk_switch_get_active (withdrawn));
  g_assert_cmpuint (count_refusals (), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window_of (ADW_TYPE_MESSAGE_DIALOG)));

  /* also where the book has not changed meanwhile, and nothing comes from it by itself */
  gtk_switch_set_active (withdrawn, TRUE);
  fixture_wait (has_refusal, NULL);
  rest (window);
  g_assert_false (gtk_switch_get_active (withdrawn));
  fixture_close ((SporApplication *)app);
  g_remove (path);
}

/* What was being typed is told of with the reason, and the field shows what the book has; once the
 * round is taken back all is as before. */
static void
test_typed (gconstpointer app)
{
  static const Stop stop = { "one", arrange_signups, "signups", 4 };
  g_autofree char *path = full_book_new ("typed.spor");
  SporWindow *window = open_archived ((SporApplication *)app, path);
  g_autofree char *before = NULL;
  GtkEditable *title;

  keyboard_take (GTK_WINDOW (window));
  pointer_settle ();
  arrange_signups (window, &stop);
  fixture_wait (is_free_switch, window);
  title = fixture_find_shown (GTK_WIDGET (window), is_row_of, GUINT_TO_POINTER (SPOR_FIELD_TITLE));
  before = g_strdup (gtk_editable_get_text (title));
  gtk_widget_grab_focus (GTK_WIDGET (title));
  gtk_editable_set_text (title, "Bibliotekar");
  archive (path);
  fixture_wait (is_archived, window);
  fixture_wait (has_refusal, NULL);
  rest (window);
  g_assert_cmpuint (count_refusals (), ==, 1);
  g_assert_nonnull (fixture_find_shown (window_of (ADW_TYPE_MESSAGE_DIALOG), says, "Bibliotekar"));
  g_assert_cmpstr (gtk_editable_get_text (title), ==, before);
  g_assert_false (gtk_editable_get_editable (title));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (GTK_WIDGET (title)), SENTENCE));
  gtk_window_destroy (GTK_WINDOW (window_of (ADW_TYPE_MESSAGE_DIALOG)));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "round.restore", NULL));
  fixture_wait (is_taken_back, window);
  rest (window);
  arrange_signups (window, &stop);
  fixture_wait (is_free_switch, window);
  rest (window);
  g_assert_true (gtk_editable_get_editable (title));
  g_assert_null (gtk_widget_get_tooltip_text (GTK_WIDGET (title)));
  fixture_close ((SporApplication *)app);
  g_remove (path);
}

/* --- A final group -------------------------------------------------------------------------- */

static void
finalise_and_withdraw (const char *path, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, "tester");
  g_autoptr (SporComposition) composition = spor_store_load (store, FALSE, &error);

  g_assert_true (spor_store_finalise (store, composition, "Ingen andre", &error));
  for (guint i = 0; i < spor_signups_n (composition->signups); i++)
    if (g_str_equal (spor_signups_row (composition->signups, i)->name, name))
      spor_store_edit_signup (store, spor_signups_row (composition->signups, i)->id, NULL, 0, -1, 1,
                              &error);
  g_assert_no_error (error);
}

static gboolean
has_leaver (gpointer window)
{
  return fixture_find_shown (window, says, "Anne Hansen has withdrawn, and counts") != NULL;
}

/* It is decided: whether it could be is not the question, but who has left is. */
static void
test_final (gconstpointer app)
{
  g_autofree char *path = book_new ("final.spor");
  SporWindow *window;
  SporMapWidget *map;
  GtkWidget *track;

  finalise_and_withdraw (path, "Anne Hansen");
  window = open_archived ((SporApplication *)app, path);
  spor_window_show_page (window, "board");
  fixture_wait (has_leaver, window);
  g_assert_null (fixture_find_shown (GTK_WIDGET (window), says, "No whole group"));
  g_assert_null (fixture_find_shown (GTK_WIDGET (window), says, "With these seats"));

  /* nor is anybody to be dragged anywhere */
  spor_window_show_page (window, "map");
  rest (window);
  map = spor_map_page_get_map (fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_MAP_PAGE));
  spor_map_widget_set_selected (map, 0, TRUE);
  g_signal_emit_by_name (map, "selection-changed");
  rest (window);
  track = fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_MAP_TRACK);
  g_assert_nonnull (track);
  g_assert_cmpstr (gtk_inscription_get_text (fixture_find_type (track, GTK_TYPE_INSCRIPTION)), ==,
                   "Locked: nobody can be moved");
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (track), "must be reopened first"));
  fixture_close ((SporApplication *)app);
  g_remove (path);
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  add_visits (app, "archived", test_stop);
  g_test_add_data_func ("/archived/letters", app, test_letters);
  g_test_add_data_func ("/archived/settings", app, test_settings);
  g_test_add_data_func ("/archived/export", app, test_export);
  g_test_add_data_func ("/archived/switch", app, test_switch);
  g_test_add_data_func ("/archived/typed", app, test_typed);
  g_test_add_data_func ("/archived/final", app, test_final);
  return fixture_run (app);
}
