/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "pointer.h"

#include "spor-candidate-list.h"
#include "spor-card.h"
#include "spor-claim-desk.h"
#include "spor-copy.h"
#include "spor-keys.h"
#include "spor-map-widget.h"
#include "spor-sidebar.h"

/* Where the keyboard is in the window of a book, and what its keys do. */

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

/* A page is begun where its work is: at the sign-ups and at the candidates, not at a button. */
static void
test_page_begins_in_its_list (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("begins.spor", TRUE);
  SporWindow *window = fixture_open ((SporApplication *)data, path);
  GtkWidget *candidates;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "signups");
  fixture_settle ();
  g_assert_true (
      is_in (GTK_WINDOW (window), fixture_find_type (GTK_WIDGET (window), GTK_TYPE_COLUMN_VIEW)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "board");
  fixture_settle ();
  candidates = fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_CANDIDATE_LIST);
  g_assert_true (is_in (GTK_WINDOW (window), candidates));
  g_assert_true (SPOR_IS_CARD (gtk_window_get_focus (GTK_WINDOW (window))));
  fixture_close ((SporApplication *)data);
}

static void
on_created_cb (GtkWindow *window, SporBook *book)
{
  g_object_set_data (G_OBJECT (g_application_get_default ()), "created", window);
}

static gboolean
is_created (gpointer app)
{
  return g_object_get_data (app, "created") != NULL;
}

/* So has that of a new book in a window of its own. */
static void
test_new_book_has_keyboard (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *path = fixture_book_new ("old.spor", TRUE);
  g_autofree char *other = fixture_book_new ("new.spor", FALSE);
  SporWindow *window = fixture_open (app, path);
  GtkWidget *focus;

  g_remove (other);
  spor_application_open_book (app, GTK_WINDOW (window), other, TRUE, on_created_cb);
  fixture_wait (is_created, app);
  fixture_settle ();
  focus = gtk_window_get_focus (g_object_get_data (G_OBJECT (app), "created"));
  g_assert_true (GTK_IS_ACTIONABLE (focus));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), ==, "win.import");
  g_object_set_data (G_OBJECT (app), "created", NULL);
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
  g_assert_true (is_in (GTK_WINDOW (window), gtk_stack_get_visible_child (pages)));

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

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();

  g_test_add_data_func ("/window-keys/welcome-has-focus", app, test_welcome_has_focus);
  g_test_add_data_func ("/window-keys/page-keeps-keyboard", app, test_page_keeps_keyboard);
  g_test_add_data_func ("/window-keys/page-begins-in-its-list", app, test_page_begins_in_its_list);
  g_test_add_data_func ("/window-keys/empty-page-has-keyboard", app, test_empty_page_has_keyboard);
  g_test_add_data_func ("/window-keys/sidebar-is-one-stop", app, test_sidebar_is_one_stop);
  g_test_add_data_func ("/window-keys/new-book-has-keyboard", app, test_new_book_has_keyboard);
  g_test_add_data_func ("/window-keys/tab-begins-at-the-first", app, test_tab_begins_at_the_first);
  g_test_add_data_func ("/window-keys/escape-closes", app, test_escape_closes);
  g_test_add_data_func ("/window-keys/keys-are-shown", app, test_keys_are_shown);
  g_test_add_data_func ("/window-keys/keys-have-actions", app, test_keys_have_actions);
  return fixture_run (app);
}
