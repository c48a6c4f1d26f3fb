/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "pointer.h"

#include "spor-board.h"
#include "spor-book-care.h"
#include "spor-error-dialog.h"
#include "spor-example.h"
#include "spor-claim-desk.h"
#include "spor-copy.h"
#include "spor-keys.h"
#include "spor-map-widget.h"
#include "spor-meetings-page.h"
#include "spor-meeting-window.h"
#include "spor-sidebar.h"
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

/* It looks into the folder before it says which. */
static gboolean
asks_for_file (gpointer unused)
{
  GtkWindow *question = fixture_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  g_autoptr (GFile) folder
      = question ? gtk_file_chooser_get_current_folder (GTK_FILE_CHOOSER (question)) : NULL;

  return folder != NULL;
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

static gboolean
has_dialog (gpointer data)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return TRUE;
  return FALSE;
}

/* A book that could not be made leaves no empty window behind. */
static void
test_failed_book_leaves_no_window (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("taken.spor", FALSE);
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = fixture_open (app, path);

  spor_application_open_book (app, GTK_WINDOW (window), path, TRUE, NULL);
  fixture_wait (has_dialog, NULL);
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
  fixture_wait (has_dialog, NULL);
  g_assert_true (gtk_application_get_active_window (GTK_APPLICATION (app)) == GTK_WINDOW (window));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (app))), ==, 1);
  fixture_close (app);
}

/* The keyboard begins where a newcomer does. */
static void
test_welcome_has_focus (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  GtkWindow *window;
  GtkWidget *focus;

  g_application_activate (G_APPLICATION (app));
  fixture_settle ();
  window = gtk_application_get_active_window (GTK_APPLICATION (app));
  focus = gtk_window_get_focus (window);
  g_assert_true (GTK_IS_ACTIONABLE (focus));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), ==, "app.new-book");
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

static gboolean
is_free (gpointer bar)
{
  return !spor_task_bar_get_active (bar);
}

static void
test_copy_and_check (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *path = fixture_book_new ("care.spor", TRUE);
  SporWindow *window = fixture_open (app, path);
  SporTaskBar *bar = SPOR_TASK_BAR (g_object_ref_sink (spor_task_bar_new ()));
  g_autofree char *name = spor_book_care_copy_name (spor_window_get_book (window));
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) copy = g_file_new_build_filename (folder, name, NULL);

  g_assert_cmpstr (name, ==, "care (copy).spor");
  spor_book_care_copy (GTK_WIDGET (window), spor_window_get_book (window), bar, copy);
  fixture_wait (is_free, bar);
  g_assert_true (g_file_query_exists (copy, NULL));

  spor_book_care_check (GTK_WIDGET (window), spor_window_get_book (window), bar);
  fixture_wait (is_free, bar);
  g_object_unref (bar);
  fixture_close (app);
}

static gboolean
is_insensitive (gpointer widget)
{
  return !gtk_widget_get_sensitive (widget);
}

/* Who can no longer cancel is not offered it; the next work can be cancelled again. */
static void
test_task_bar_full (gconstpointer data)
{
  SporTaskBar *bar = SPOR_TASK_BAR (g_object_ref_sink (spor_task_bar_new ()));
  GtkWidget *cancel = fixture_find_type (GTK_WIDGET (bar), GTK_TYPE_BUTTON);
  g_autoptr (SporTaskMeter) meter = NULL;
  g_autoptr (SporTaskMeter) next = NULL;
  g_autoptr (GCancellable) cancellable = spor_task_bar_begin (bar, "Work", &meter);
  g_autoptr (GCancellable) other = NULL;

  spor_task_meter_set (0.99, meter);
  pointer_pause (250);
  g_assert_true (gtk_widget_get_sensitive (cancel));
  spor_task_meter_set (1, meter);
  fixture_wait (is_insensitive, cancel);
  spor_task_bar_end (bar);
  other = spor_task_bar_begin (bar, "More work", &next);
  g_assert_true (gtk_widget_get_sensitive (cancel));
  spor_task_bar_end (bar);
  g_object_unref (bar);
}

/* One work at a time: what would be a second is not offered while the first lasts. */
static void
test_one_work (gconstpointer data)
{
  static const char *const buttons[] = { "import_button", "export_button" };
  SporApplication *app = SPOR_APPLICATION ((gpointer)data);
  g_autofree char *path = fixture_book_new ("one-work.spor", TRUE);
  SporWindow *window = fixture_open (app, path);
  SporTaskBar *bar = spor_window_get_task_bar (window);
  g_autoptr (SporTaskMeter) meter = NULL;
  g_autoptr (GCancellable) cancellable = NULL;
  GtkWidget *parts[G_N_ELEMENTS (buttons)];

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      parts[i] = GTK_WIDGET (
          gtk_widget_get_template_child (GTK_WIDGET (window), SPOR_TYPE_WINDOW, buttons[i]));
      g_assert_true (gtk_widget_get_sensitive (parts[i]));
    }
  cancellable = spor_task_bar_begin (bar, "Work", &meter);
  fixture_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    g_assert_false (gtk_widget_get_sensitive (parts[i]));
  spor_task_bar_end (bar);
  fixture_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    g_assert_true (gtk_widget_get_sensitive (parts[i]));
  fixture_close (app);
  g_remove (path);
}

/* Windows may be closed while something is under way for them. */
static void
test_closing_in_the_middle (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *path = fixture_book_new ("middle.spor", TRUE);
  SporWindow *window = fixture_open (app, path);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.check", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  gtk_window_close (GTK_WINDOW (window));
  fixture_settle ();

  spor_application_open_book (app, NULL, path, FALSE, NULL);
  gtk_window_close (gtk_application_get_active_window (GTK_APPLICATION (app)));
  fixture_settle ();
  window = fixture_open (app, path); /* after what went before it */
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (app))), ==, 1);
  fixture_close (app);
}

/* --- Keys ----------------------------------------------------------------------------------- */

static void
collect_shortcuts (GtkWidget *widget, GHashTable *actions, GHashTable *accelerators)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      g_autofree char *action = NULL;
      g_autofree char *accelerator = NULL;

      g_object_get (widget, "action-name", &action, "accelerator", &accelerator, NULL);
      if (action)
        g_hash_table_add (actions, g_steal_pointer (&action));
      else
        g_hash_table_add (accelerators, g_steal_pointer (&accelerator));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect_shortcuts (child, actions, accelerators);
}

/* What the shortcuts window says and what the keys do is the same. */
static void
test_keys_are_shown (gconstpointer data)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/dk/kombit/Spor/gtk/help-overlay.ui");
  GtkWidget *overlay = GTK_WIDGET (gtk_builder_get_object (builder, "help_overlay"));
  g_autoptr (GHashTable) actions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) accelerators
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) expected = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_yielding = 0;
  GHashTableIter keys;
  gpointer accelerator;

  collect_shortcuts (overlay, actions, accelerators);
  for (guint i = 0; i < spor_keys_n (); i++)
    {
      const SporKey *key = spor_keys_get (i);

      g_test_message ("%s", key->action);
      if (key->yields)
        g_hash_table_add (expected, (gpointer)key->keys[0]);
      else
        g_assert_true (g_hash_table_contains (actions, key->action));
      n_yielding += key->yields;
    }
  for (guint k = 0; spor_board_get_keys ()[k]; k++)
    g_hash_table_add (expected, (gpointer)spor_board_get_keys ()[k]);
  for (guint k = 0; spor_map_widget_get_keys ()[k]; k++)
    g_hash_table_add (expected, (gpointer)spor_map_widget_get_keys ()[k]);
  for (guint k = 0; spor_meetings_page_get_keys ()[k]; k++)
    g_hash_table_add (expected, (gpointer)spor_meetings_page_get_keys ()[k]);
  for (guint k = 0; spor_claim_desk_get_keys ()[k]; k++)
    g_hash_table_add (expected, (gpointer)spor_claim_desk_get_keys ()[k]);
  for (guint k = 0; spor_refunds_page_get_keys ()[k]; k++)
    g_hash_table_add (expected, (gpointer)spor_refunds_page_get_keys ()[k]);
  for (guint k = 0; spor_keys_get_others ()[k]; k++)
    g_hash_table_add (expected, (gpointer)spor_keys_get_others ()[k]);
  for (guint k = 0; spor_copy_get_keys ()[k]; k++)
    g_hash_table_add (expected, (gpointer)spor_copy_get_keys ()[k]);
  g_hash_table_iter_init (&keys, expected);
  while (g_hash_table_iter_next (&keys, &accelerator, NULL))
    g_assert_true (g_hash_table_contains (accelerators, accelerator));
  g_assert_cmpuint (g_hash_table_size (accelerators), ==, g_hash_table_size (expected));
  g_assert_cmpuint (g_hash_table_size (actions), ==, spor_keys_n () - n_yielding);
  gtk_window_destroy (GTK_WINDOW (overlay));
}

/* Every key leads to an action that there is. */
static void
test_keys_have_actions (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("keys.spor", TRUE);
  SporApplication *app = (SporApplication *)data;
  SporWindow *window = fixture_open (app, path);

  for (guint i = 0; i < spor_keys_n (); i++)
    {
      const SporKey *key = spor_keys_get (i);
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      g_action_parse_detailed_name (key->action, &name, &target, NULL);
      g_test_message ("%s", name);
      if (g_str_has_prefix (name, "app."))
        g_assert_true (g_action_group_has_action (G_ACTION_GROUP (app), name + strlen ("app.")));
      else if (g_str_equal (name, "win.show-help-overlay"))
        g_assert_true (g_action_group_has_action (G_ACTION_GROUP (window), name + strlen ("win.")));
      else if (g_str_has_prefix (name, "round."))
        g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), name, NULL));
      else
        {
          GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (window);
          gboolean found = FALSE;
          const char *known, *property;
          const GVariantType *type;
          GType owner;

          for (guint a = 0;
               gtk_widget_class_query_action (klass, a, &owner, &known, &type, &property) && !found;
               a++)
            found = g_str_equal (known, name);
          g_assert_true (found);
        }
    }
  fixture_close (app);
}

/* A window in front of @data, on the screen. */
static GtkWindow *
find_front (gpointer window)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    if (l->data != window && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static gboolean
has_front (gpointer window)
{
  return find_front (window) != NULL;
}

static gboolean
has_no_front (gpointer window)
{
  return find_front (window) == NULL;
}

/* Escape leaves whatever the window opened. */
static void
test_escape_closes (gconstpointer data)
{
  static const char *const actions[]
      = { "win.import", "win.export", "win.letters",           "win.new-meeting",
          "win.act-as", "win.check",  "win.show-help-overlay", "app.about" };
  g_autofree char *path = fixture_book_new ("escape.spor", TRUE);
  SporWindow *window = fixture_open ((SporApplication *)data, path);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_test_message ("%s", actions[i]);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), actions[i], NULL));
      fixture_wait (has_front, window);
      pointer_settle ();
      keyboard_take (find_front (window));
      keyboard_press (GDK_KEY_Escape);
      fixture_wait (has_no_front, window);
    }
  fixture_close ((SporApplication *)data);
}

static GtkStack *
find_pages (SporWindow *window)
{
  GtkStack *stack;

  g_object_get (fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_SIDEBAR), "stack", &stack, NULL);
  g_object_unref (stack); /* the window's */
  return stack;
}

static gboolean
is_in (GtkWindow *window, gpointer widget)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static gpointer
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

/* Closing would be the end of it. */
static void
test_deleted_book_asks (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *path = fixture_book_new ("gone.spor", TRUE);
  SporWindow *window = fixture_open (app, path);
  GtkWidget *question;

  g_assert_cmpint (g_unlink (path), ==, 0);
  gtk_window_close (GTK_WINDOW (window));
  fixture_settle ();
  question = find_question ();
  g_assert_nonnull (question);
  g_assert_cmpstr (adw_message_dialog_get_default_response (ADW_MESSAGE_DIALOG (question)), ==,
                   "copy");
  g_assert_nonnull (gtk_application_get_windows (GTK_APPLICATION (app)));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "close");
  gtk_window_destroy (GTK_WINDOW (question));
  fixture_settle ();
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (app)));
  fixture_close (app);
}

static void
on_refused_cb (GObject *source, GAsyncResult *result, gpointer from)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (spor_book_run_finish (SPOR_BOOK (source), result, &error));
  spor_show_error (from, "It could not be written", error);
}

/* Whatever window it is asked for in, what can no longer be written leads to a copy. */
static void
test_moved_book_leads_to_copy (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *path = fixture_book_new ("moved.spor", TRUE);
  g_autofree char *other = g_strconcat (path, ".away", NULL);
  SporWindow *window = fixture_open (app, path);
  GtkWidget *question;
  GtkWindow *chooser;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-meeting", NULL);
  fixture_settle ();
  g_assert_cmpint (g_rename (path, other), ==, 0);
  spor_book_undo_async (spor_window_get_book (window), NULL, NULL, NULL, on_refused_cb,
                        fixture_find_window (SPOR_TYPE_MEETING_WINDOW));
  fixture_wait (has_dialog, NULL);
  question = find_question ();
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "copy");
  fixture_wait (asks_for_file, NULL);
  chooser = fixture_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  g_assert_cmpstr (gtk_window_get_title (chooser), ==, "Save a Copy");
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_CANCEL);
  gtk_window_destroy (GTK_WINDOW (question));
  fixture_close (app);
}

/* The keyboard is where it was, however often one comes and goes. */
static void
test_page_keeps_keyboard (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *path = fixture_book_new ("keeps.spor", TRUE);
  SporWindow *window = fixture_open (app, path);
  GtkWidget *was;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "board");
  fixture_settle ();
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  was = gtk_root_get_focus (GTK_ROOT (window));
  for (guint i = 0; i < 3; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "signups");
      fixture_settle ();
      g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) != was);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "board");
      fixture_settle ();
      g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == was);
    }
  fixture_close (app);
}

/* Nothing is shown yet but what to do: that has the keyboard. */
static void
test_empty_page_has_keyboard (gconstpointer data)
{
  static const char *const pages[] = { "map", "board", "meetings", "refunds", "signups" };
  g_autofree char *path = fixture_book_new ("empty.spor", FALSE);
  SporWindow *window = fixture_open ((SporApplication *)data, path);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *focus;

      gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", pages[i]);
      fixture_settle ();
      focus = gtk_root_get_focus (GTK_ROOT (window));
      g_test_message ("%s: %s", pages[i], focus ? G_OBJECT_TYPE_NAME (focus) : "nothing");
      g_assert_true (focus && gtk_widget_get_mapped (focus));
      g_assert_true (
          is_in (GTK_WINDOW (window), spor_pages_get_shown (spor_window_get_pages (window))));
    }
  fixture_close ((SporApplication *)data);
}

/* The arrow keys change the page, Tab does not: it leads into the page, and Shift+Tab back. A page
 * that is called by its key gets the keyboard. */
static void
test_sidebar_is_one_stop (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("sidebar.spor", TRUE);
  SporWindow *window = fixture_open ((SporApplication *)data, path);
  GtkWidget *sidebar = fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_SIDEBAR);
  GtkStack *pages = find_pages (window);

  gtk_window_present (GTK_WINDOW (window));
  fixture_settle ();
  keyboard_take (GTK_WINDOW (window));
  spor_window_show_page (window, "signups");
  gtk_widget_child_focus (sidebar, GTK_DIR_TAB_FORWARD);
  g_assert_true (is_in (GTK_WINDOW (window), sidebar));
  keyboard_press (GDK_KEY_Down);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (pages), ==, "map");
  g_assert_true (is_in (GTK_WINDOW (window), sidebar));
  keyboard_press (GDK_KEY_Tab);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (pages), ==, "map");
  g_assert_true (SPOR_IS_MAP_WIDGET (gtk_window_get_focus (GTK_WINDOW (window))));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "board");
  g_assert_true (is_in (GTK_WINDOW (window), gtk_stack_get_visible_child (pages)));
  fixture_close ((SporApplication *)data);
}

/* What Tab leads to from the sidebar */
static GtkWidget *
tab_into_page (SporWindow *window)
{
  GtkWidget *sidebar = fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_SIDEBAR);

  gtk_widget_child_focus (sidebar, GTK_DIR_TAB_FORWARD);
  g_assert_true (is_in (GTK_WINDOW (window), sidebar));
  keyboard_press (GDK_KEY_Tab);
  return gtk_window_get_focus (GTK_WINDOW (window));
}

/* Tab reaches all there is, also what comes before what had the keyboard last. */
static void
test_tab_begins_at_the_first (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("tab.spor", TRUE);
  SporWindow *window = fixture_open ((SporApplication *)data, path);
  GtkWidget *first, *list;

  gtk_window_present (GTK_WINDOW (window));
  spor_window_show_page (window, "signups");
  pointer_settle ();
  keyboard_take (GTK_WINDOW (window));
  first = tab_into_page (window);
  list = fixture_find_type (GTK_WIDGET (window), GTK_TYPE_COLUMN_VIEW);
  g_assert_false (first == list || gtk_widget_is_ancestor (first, list));
  gtk_widget_grab_focus (list);
  pointer_settle ();
  g_assert_true (is_in (GTK_WINDOW (window), list));
  g_assert_true (tab_into_page (window) == first);
  fixture_close ((SporApplication *)data);
}

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
  g_test_add_data_func ("/window/welcome-has-focus", app, test_welcome_has_focus);
  g_test_add_data_func ("/window/menu-has-recent-books", app, test_menu_has_recent_books);
  g_test_add_data_func ("/window/failure-leaves-window-free", app, test_failure_leaves_window_free);
  g_test_add_data_func ("/window/example", app, test_example);
  g_test_add_data_func ("/window/copy-and-check", app, test_copy_and_check);
  g_test_add_data_func ("/window/task-bar-full", app, test_task_bar_full);
  g_test_add_data_func ("/window/one-work", app, test_one_work);
  g_test_add_data_func ("/window/closing-in-the-middle", app, test_closing_in_the_middle);
  g_test_add_data_func ("/window/deleted-book-asks", app, test_deleted_book_asks);
  g_test_add_data_func ("/window/page-keeps-keyboard", app, test_page_keeps_keyboard);
  g_test_add_data_func ("/window/empty-page-has-keyboard", app, test_empty_page_has_keyboard);
  g_test_add_data_func ("/window/sidebar-is-one-stop", app, test_sidebar_is_one_stop);
  g_test_add_data_func ("/window/tab-begins-at-the-first", app, test_tab_begins_at_the_first);
  g_test_add_data_func ("/window/sidebar-gives-way", app, test_sidebar_gives_way);
  g_test_add_data_func ("/window/escape-closes", app, test_escape_closes);
  g_test_add_data_func ("/window/keys-are-shown", app, test_keys_are_shown);
  g_test_add_data_func ("/window/keys-have-actions", app, test_keys_have_actions);
  g_test_add_data_func ("/window/moved-book-leads-to-copy", app, test_moved_book_leads_to_copy);
  return fixture_run (app);
}
