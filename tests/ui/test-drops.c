/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hands.h"
#include "letters.h"

#include "spor-import-window.h"

/* Files that are dropped on the window of a book, or on one without: each is taken for what it is,
 * or somebody says why not. */

typedef struct
{
  SporApplication *app;
  SporWindow *window;
  char *path;
} Desk;

static void
desk_open (Desk *desk, gconstpointer data)
{
  desk->app = (SporApplication *)data;
  desk->path = letters_book_new ("drops.spor", LETTERS_CONTACT);
  desk->window = fixture_open (desk->app, desk->path);
  gtk_window_present (GTK_WINDOW (desk->window));
  pointer_settle ();
}

static void
desk_close (Desk *desk, gconstpointer data)
{
  fixture_close (desk->app);
  g_remove (desk->path);
  g_free (desk->path);
}

static GtkDropTarget *
target_of (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  return NULL;
}

static gboolean
is_target (GtkWidget *widget, gconstpointer data)
{
  return target_of (widget) != NULL;
}

/* What the desktop does with files let go of over the window. @names: up to a NULL */
static gboolean
drop (SporWindow *window, const char *const *names)
{
  GtkWidget *widget = fixture_find (GTK_WIDGET (window), is_target, NULL);
  GSList *files = NULL;
  GValue value = G_VALUE_INIT;
  gboolean taken = FALSE;

  for (guint i = 0; names[i]; i++)
    {
      GFile *file = strstr (names[i], "://")
                        ? g_file_new_for_uri (names[i])
                        : g_file_new_build_filename (g_get_user_data_dir (), names[i], NULL);

      files = g_slist_append (files, file);
    }
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, files);
  g_signal_emit_by_name (target_of (widget), "drop", &value, 10.0, 10.0, &taken);
  g_value_unset (&value);
  pointer_settle ();
  return taken;
}

static void
write_file (const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

/* --- What is told --------------------------------------------------------------------------- */

static const struct
{
  const char *files[3];
  const char *said;
} refused[] = {
  { { "a.pdf", "b.PNG" }, "Receipts belong to a claim" },
  { { "a.csv", "b.pdf" }, "Drop files of one kind at a time" },
  { { "a.geojson", "b.json" }, "Drop one file with boundaries." },
  { { "sftp://example.dk/a.csv" }, "These files are not on this computer" },
};

static void
test_refused (Desk *desk, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_false (drop (desk->window, refused[i].files));
      hands_read (refused[i].said);
      g_assert_true (hands_window () == GTK_WINDOW (desk->window));
    }
}

static void
test_without_book (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  const char *const signups[] = { "a.csv", NULL };
  SporWindow *window;

  g_application_activate (G_APPLICATION (app));
  window = SPOR_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (app)));
  pointer_settle ();
  g_assert_false (drop (window, signups));
  hands_read ("Open a book first, or drop one here.");
  fixture_close (app);
}

static void
test_archived (Desk *desk, gconstpointer data)
{
  const char *const signups[] = { "a.csv", NULL };

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "round.archive", NULL);
  hands_read ("Round archived");
  g_assert_false (drop (desk->window, signups));
  hands_read ("is archived and cannot be changed");
}

/* --- What is taken -------------------------------------------------------------------------- */

static gboolean
is_importing (gpointer data)
{
  return SPOR_IS_IMPORT_WINDOW (hands_window ());
}

static void
test_signups (Desk *desk, gconstpointer data)
{
  const char *const files[] = { "more.CSV", NULL };

  write_file ("more.CSV", "Navn;Kommune\nIda;Odense\n");
  g_assert_true (drop (desk->window, files));
  fixture_wait (is_importing, NULL);
  gtk_window_destroy (hands_window ());
}

/* The map comes to the front, and what is wrong with the file is told. */
static void
test_boundaries (Desk *desk, gconstpointer data)
{
  const char *const files[] = { "area.geojson", NULL };

  write_file ("area.geojson", "{}");
  g_assert_true (drop (desk->window, files));
  g_assert_cmpstr (spor_window_get_page (desk->window), ==, "map");
  hands_read ("These Boundaries Cannot Be Used");
  gtk_window_destroy (hands_window ());
}

/* Each gets a window; the book that is open already has its own. */
static void
test_books (Desk *desk, gconstpointer data)
{
  g_autofree char *one = fixture_book_new ("one.spor", FALSE);
  g_autofree char *two = fixture_book_new ("TWO.SPOR", FALSE);
  const char *const files[] = { "drops.spor", "one.spor", "TWO.SPOR", NULL };
  GList *windows;

  g_assert_true (drop (desk->window, files));
  windows = gtk_application_get_windows (GTK_APPLICATION (desk->app));
  g_assert_cmpuint (g_list_length (windows), ==, 3);
  for (GList *l = windows; l; l = l->next)
    fixture_wait (fixture_has_snapshot, l->data);
}

/* --- By the pointer ------------------------------------------------------------------------- */

/* Another program's window with a file in it, in the corner over the book's. */
static GtkWidget *
file_window_new (const char *name)
{
  GSList *files
      = g_slist_append (NULL, g_file_new_build_filename (g_get_user_data_dir (), name, NULL));
  GtkDragSource *source = gtk_drag_source_new ();
  g_autoptr (GdkContentProvider) content = NULL;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *label = gtk_label_new (name);
  GValue value = G_VALUE_INIT;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, files);
  content = gdk_content_provider_new_for_value (&value);
  g_value_unset (&value);
  gtk_drag_source_set_content (source, content);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 120, 60);
  gtk_window_present (GTK_WINDOW (window));
  pointer_settle ();
  return window;
}

/* Over the page of claims, too, when there are none. */
static void
test_dragged (Desk *desk, gconstpointer data)
{
  GtkWidget *files;

  spor_window_show_page (desk->window, "refunds");
  pointer_settle ();
  files = file_window_new ("receipt.pdf");
  pointer_drag (gtk_window_get_child (GTK_WINDOW (files)),
                fixture_find_shown (GTK_WIDGET (desk->window), hands_says, "No Claims Yet"));
  gtk_window_destroy (GTK_WINDOW (files));
  hands_read ("Receipts belong to a claim");
}

/* --- On windows in front -------------------------------------------------------------------- */

static gboolean
drop_on (GtkWindow *front, const char *name)
{
  GSList *files
      = g_slist_append (NULL, g_file_new_build_filename (g_get_user_data_dir (), name, NULL));
  GValue value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, files);
  g_signal_emit_by_name (target_of (GTK_WIDGET (front)), "drop", &value, 10.0, 10.0, &taken);
  g_value_unset (&value);
  pointer_settle ();
  return taken;
}

/* Whatever stands in front, a book opens and an import begins; what was written there stays. */
static void
test_in_front (Desk *desk, gconstpointer data)
{
  g_autofree char *book = fixture_book_new ("in-front.spor", FALSE);
  GtkWindow *front;
  GtkWidget *files;

  write_file ("more.csv", "Navn;Kommune\nIda;Odense\n");
  spor_window_show_page (desk->window, "signups");
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.letters", NULL);
  pointer_settle ();
  front = hands_window ();
  g_assert_true (front != GTK_WINDOW (desk->window));
  g_assert_false (drop_on (front, "area.geojson"));
  g_assert_cmpstr (spor_window_get_page (desk->window), !=, "map");
  files = file_window_new ("more.csv");
  pointer_drag (gtk_window_get_child (GTK_WINDOW (files)),
                fixture_find_shown (GTK_WIDGET (front), hands_says, "Letters"));
  gtk_window_destroy (GTK_WINDOW (files));
  fixture_wait (is_importing, NULL);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (front)));
  g_assert_false (drop_on (hands_window (), "more.csv")); /* one import at a time */
  gtk_window_destroy (hands_window ());
  g_assert_true (drop_on (front, "in-front.spor"));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (desk->app))), >,
                    1);
  gtk_window_destroy (front);
}

#define ADD(name, test) g_test_add ("/drops/" name, Desk, app, desk_open, test, desk_close)

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  ADD ("refused", test_refused);
  ADD ("archived", test_archived);
  ADD ("signups", test_signups);
  ADD ("boundaries", test_boundaries);
  ADD ("books", test_books);
  ADD ("in-front", test_in_front);
  ADD ("dragged", test_dragged);
  g_test_add_data_func ("/drops/without-book", app, test_without_book);
  return fixture_run (app);
}
