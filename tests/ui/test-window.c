/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "asked.h"
#include "pointer.h"

#include "spor-example.h"
#include "spor-meeting-window.h"
#include "spor-signups-page.h"
#include "spor-task-bar.h"
#include "spor-track-panel.h"
#include "spor-welcome.h"

static void
test_templates_build (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  GType types[] = { SPOR_TYPE_WELCOME, SPOR_TYPE_TASK_BAR, SPOR_TYPE_SIGNUPS_PAGE };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GtkWidget) widget = g_object_ref_sink (g_object_new (types[i], NULL));

      g_assert_nonnull (gtk_widget_get_first_child (widget));
    }
  fixture_close (app);
}

/* Buttons in sight whose action begins with @prefix, or that toggle something of the book's. */
static guint
count_visible_buttons (GtkWidget *widget, const char *prefix)
{
  const char *action = GTK_IS_ACTIONABLE (widget)
                           ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget))
                           : NULL;
  guint n = gtk_widget_get_visible (widget) && gtk_widget_get_child_visible (widget)
            && ((action && g_str_has_prefix (action, prefix))
                || (GTK_IS_TOGGLE_BUTTON (widget)
                    && !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget))));

  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n += count_visible_buttons (child, prefix);
  return n;
}

static void
test_starts_with_welcome (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  GtkWindow *window;

  g_application_activate (G_APPLICATION (app));
  window = gtk_application_get_active_window (GTK_APPLICATION (app));
  g_assert_true (SPOR_IS_WINDOW (window));
  g_assert_null (spor_window_get_path (SPOR_WINDOW (window)));
  g_assert_cmpstr (gtk_window_get_title (window), ==, "Spor");
  g_assert_cmpuint (count_visible_buttons (GTK_WIDGET (window), "win."), ==, 0);
  fixture_close (app);
}

static void
test_book_has_one_window (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("one.spor", TRUE);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *other = g_build_filename (folder, "..", "link.spor", NULL);
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = fixture_open (app, path);

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==,
                   "Implementeringsarbejdsgruppe FBS 2.0 – one.spor");

  g_assert_cmpint (symlink (path, other), ==, 0);
  g_assert_true (fixture_open (app, other) == window);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (app))), ==, 1);
  fixture_close (app);
}

/* Books lie together. */
static void
test_files_begin_beside_book (gconstpointer data)
{
  static const char *const actions[] = { "app.open-book", "app.new-book", "win.backup" };
  g_autofree char *path = fixture_book_new ("beside.spor", TRUE);
  g_autofree char *expected = g_path_get_dirname (path);
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = fixture_open (app, path);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWindow *question;
      g_autoptr (GFile) folder = NULL;

      gtk_widget_activate_action (GTK_WIDGET (window), actions[i], NULL);
      fixture_wait (asks_for_file, NULL);
      question = fixture_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
      folder = gtk_file_chooser_get_current_folder (GTK_FILE_CHOOSER (question));
      g_assert_cmpstr (g_file_peek_path (folder), ==, expected);
      gtk_dialog_response (GTK_DIALOG (question), GTK_RESPONSE_CANCEL);
      fixture_step ();
    }
  fixture_close (app);
}

/* It is the last one that comes back with the program. */
static void
test_last_book_comes_back (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("last.spor", FALSE);
  SporApplication *app = (SporApplication *)data;
  GtkWindow *window;

  fixture_open (app, path);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (app)); l;
       l = gtk_application_get_windows (GTK_APPLICATION (app)))
    gtk_window_destroy (l->data);
  g_application_activate (G_APPLICATION (app));
  window = gtk_application_get_active_window (GTK_APPLICATION (app));
  g_assert_cmpstr (spor_window_get_path (SPOR_WINDOW (window)), ==, path);
  fixture_wait (fixture_has_snapshot, window);
  fixture_close (app);
}

/* Each window has a size and a page of its own; only the next one opens as the last was left. */
static void
test_windows_are_independent (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *path = fixture_book_new ("first.spor", FALSE);
  g_autofree char *other_path = fixture_book_new ("second.spor", FALSE);
  SporWindow *window = fixture_open (app, path);
  SporWindow *other = fixture_open (app, other_path);
  SporWindow *next;
  int width, height;

  g_assert_true (other != window);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 720);
  gtk_window_set_default_size (GTK_WINDOW (other), 1234, 777);
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 1100);
  g_assert_cmpint (height, ==, 720);

  next = spor_window_new (app);
  gtk_window_get_default_size (GTK_WINDOW (next), &width, &height);
  g_assert_cmpint (width, ==, 1234);
  g_assert_cmpint (height, ==, 777);
  fixture_close (app);
}

/* What asks about one book keeps the keyboard from its own window alone. */
static void
test_questions_are_independent (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *path = fixture_book_new ("asked.spor", TRUE);
  g_autofree char *other_path = fixture_book_new ("unasked.spor", TRUE);
  SporWindow *window = fixture_open (app, path);
  SporWindow *other = fixture_open (app, other_path);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-meeting", NULL);
  pointer_settle ();
  g_assert_true (gtk_window_get_modal (fixture_find_window (SPOR_TYPE_MEETING_WINDOW)));
  keyboard_take (GTK_WINDOW (other));
  keyboard_press_with (GDK_KEY_Control_L, GDK_KEY_2);
  g_assert_cmpstr (spor_pages_get_shown_name (spor_window_get_pages (other)), ==, "map");
  keyboard_take (GTK_WINDOW (window));
  keyboard_press_with (GDK_KEY_Control_L, GDK_KEY_2);
  g_assert_cmpstr (spor_pages_get_shown_name (spor_window_get_pages (window)), ==, "meetings");
  gtk_window_destroy (fixture_find_window (SPOR_TYPE_MEETING_WINDOW));
  fixture_close (app);
}

/* Of all menus in the window, the items that open @path. */
static guint
count_recent (GMenuModel *menu, const char *path)
{
  guint n = 0;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GVariant) target
          = g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_TARGET, NULL);
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);

      n += target && g_variant_is_of_type (target, G_VARIANT_TYPE_STRING)
           && g_str_equal (g_variant_get_string (target, NULL), path);
      n += section ? count_recent (section, path) : 0;
      n += submenu ? count_recent (submenu, path) : 0;
    }
  return n;
}

static guint
count_recent_in (GtkWidget *widget, const char *path)
{
  GMenuModel *menu = GTK_IS_MENU_BUTTON (widget)
                         ? gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget))
                         : NULL;
  guint n = menu ? count_recent (menu, path) : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n += count_recent_in (child, path);
  return n;
}

/* A book that could not be made leaves no empty window behind. */
static void
test_failed_book_leaves_no_window (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("taken.spor", FALSE);
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = fixture_open (app, path);

  spor_application_open_book (app, GTK_WINDOW (window), path, TRUE, NULL);
  fixture_wait (is_asked, NULL);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (app))), ==, 1);
  g_assert_cmpstr (spor_window_get_path (window), ==, path);
  fixture_close (app);
}

/* One that was made for the book goes again, and where it was asked for says why. */
static void
test_damaged_book_leaves_no_window (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("whole.spor", FALSE);
  g_autofree char *damaged = g_build_filename (g_get_user_data_dir (), "damaged.spor", NULL);
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = fixture_open (app, path);

  g_assert_true (g_file_set_contents (damaged, "nothing", -1, NULL));
  spor_application_open_book (app, GTK_WINDOW (window), damaged, FALSE, NULL);
  fixture_wait (is_asked, NULL);
  g_assert_true (gtk_application_get_active_window (GTK_APPLICATION (app)) == GTK_WINDOW (window));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (app))), ==, 1);
  fixture_close (app);
}

static void
test_menu_has_recent_books (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("recent.spor", FALSE);
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = fixture_open (app, path);

  g_assert_cmpuint (count_recent_in (GTK_WIDGET (window), path), ==, 1);
  fixture_close (app);
}

static void
test_failure_leaves_window_free (gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "none.spor", NULL);
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = spor_window_new (app);

  spor_application_open_book (app, GTK_WINDOW (window), path, FALSE, NULL);
  g_assert_cmpstr (spor_window_get_path (window), ==, path);
  while (spor_window_get_path (window))
    g_main_context_iteration (NULL, TRUE);
  fixture_close (app);
}

static gboolean
has_the_example (gpointer window)
{
  SporBook *book = spor_window_get_book (window);
  SporSnapshot *snapshot = book ? spor_book_get_snapshot (book) : NULL;

  return snapshot && spor_signups_n (spor_snapshot_get_signups (snapshot)) == 148;
}

static void
test_example (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *path = fixture_book_new ("example.spor", FALSE);
  SporWindow *window = fixture_open (app, path);

  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (app), "example"));
  spor_example_import (GTK_WIDGET (window), spor_window_get_book (window));
  fixture_wait (has_the_example, window);
  fixture_close (app);
}

/* --- Keys ----------------------------------------------------------------------------------- */

static gboolean
tracks_are_side_by_side (gpointer window)
{
  GtkWidget *first = fixture_find_type (window, SPOR_TYPE_TRACK_PANEL);
  GtkWidget *second = first ? gtk_widget_get_next_sibling (first) : NULL;
  graphene_rect_t one, other;

  return second && gtk_widget_compute_bounds (first, window, &one)
         && gtk_widget_compute_bounds (second, window, &other) && graphene_rect_get_width (&one) > 0
         && graphene_rect_get_x (&other) > graphene_rect_get_x (&one)
         && graphene_rect_get_y (&other) == graphene_rect_get_y (&one);
}

static gboolean
sidebar_is_folded (gpointer window)
{
  return adw_flap_get_folded (ADW_FLAP (fixture_find_type (window, ADW_TYPE_FLAP)));
}

static gboolean
sidebar_stays (gpointer window)
{
  return !sidebar_is_folded (window);
}

/* In a small window the sidebar gives its room to the tracks; in a usual one there is room for
 * all. */
static void
test_sidebar_gives_way (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("gives-way.spor", TRUE);
  SporWindow *window = fixture_open ((SporApplication *)data, path);

  spor_window_show_page (window, "board");
  fixture_wait (sidebar_stays, window);
  fixture_wait (tracks_are_side_by_side, window);
  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 700);
  fixture_wait (sidebar_is_folded, window);
  fixture_wait (tracks_are_side_by_side, window);
  fixture_close ((SporApplication *)data);
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();

  g_test_add_data_func ("/window/templates-build", app, test_templates_build);
  g_test_add_data_func ("/window/starts-with-welcome", app, test_starts_with_welcome);
  g_test_add_data_func ("/window/book-has-one-window", app, test_book_has_one_window);
  g_test_add_data_func ("/window/files-begin-beside-book", app, test_files_begin_beside_book);
  g_test_add_data_func ("/window/last-book-comes-back", app, test_last_book_comes_back);
  g_test_add_data_func ("/window/failed-book-leaves-no-window", app,
                        test_failed_book_leaves_no_window);
  g_test_add_data_func ("/window/damaged-book-leaves-no-window", app,
                        test_damaged_book_leaves_no_window);
  g_test_add_data_func ("/window/windows-are-independent", app, test_windows_are_independent);
  g_test_add_data_func ("/window/questions-are-independent", app, test_questions_are_independent);
  g_test_add_data_func ("/window/menu-has-recent-books", app, test_menu_has_recent_books);
  g_test_add_data_func ("/window/failure-leaves-window-free", app, test_failure_leaves_window_free);
  g_test_add_data_func ("/window/example", app, test_example);
  g_test_add_data_func ("/window/sidebar-gives-way", app, test_sidebar_gives_way);
  return fixture_run (app);
}
