/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-card.h"
#include "spor-window.h"
#include "work.h"

#include <glib/gstdio.h>

/* A program with a book of invented people, on a display of its own. */

typedef struct
{
  const char *name, *place, *track, *roles, *sectors, *email;
} Invented;

/* Åse needs her municipality mended, Bo his role; Carl Aage is the first of two alike. */
static const Invented invented[] = {
  { "Åse Ærø-Østergård", "Svendbrog", "1", "Projektleder", "Folkebibliotek", "aase@svendborg.dk" },
  { "Bo Sørensen", "Læsø", "1", "Superbruger", "Skolebibliotek", "bo@laesoe.dk" },
  { "Anne Hansen", "Aarhus", "1", "Projektleder", "Folkebibliotek, PLC", "anne@aarhus.dk" },
  { "Aase Aagaard", "Aabenraa", "2", "Superbruger", "Folkebibliotek", "aase@aabenraa.dk" },
  { "Zenia Ørsted", "Odense", "2", "Systemadministrator", "PLC", "zenia@odense.dk" },
  { "Carl Aage Holm", "Gentofte", "2", "Superbruger, Systemadministrator", "PLC",
    "carl@gentofte.dk" },
  { "Ærik Æbeltoft", "Sydslesvig", "1", "Projektleder", "Folkebibliotek", "aerik@example.de" },
};

/* @import_id: (nullable): typed by hand */
static inline void
fixture_add_one (
    SporStore *store, SporRound *round, const Invented *person, guint index, const char *import_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporSignupFacts) facts = spor_signup_facts_new ();

  spor_signup_facts_set_text (facts, round, SPOR_FIELD_NAME, person->name);
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_MUNICIPALITY, person->place);
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_TRACK, person->track);
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_ROLES, person->roles);
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_SECTORS, person->sectors);
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_EMAIL, person->email);
  facts->import_id = g_strdup (import_id);
  facts->created = facts->closed = 1740000000 + index * 3600;
  spor_store_add_signup (store, round, facts, &error);
  g_assert_no_error (error);
}

/* Folders of their own for all that a user's program keeps. (GLib's isolation would hide the
 * system's folders as well, and with them what draws the icons.) */
static inline void
fixture_init (int *argc, char ***argv)
{
  g_autofree char *root = g_dir_make_tmp ("spor-ui-XXXXXX", NULL);
  const char *const names[]
      = { "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folder = g_build_filename (root, names[i], NULL);

      g_setenv (names[i], folder, TRUE);
    }
  g_setenv ("SPOR_TEST_ROOT", root, TRUE);
  g_test_init (argc, argv, NULL);
}

static inline void
fixture_remove (const char *path)
{
  g_autoptr (GDir) folder
      = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (folder && (name = g_dir_read_name (folder)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      fixture_remove (child);
    }
  g_remove (path);
}

static inline int
fixture_run (SporApplication *app)
{
  int status = g_test_run ();

  g_object_unref (app);
  fixture_remove (g_getenv ("SPOR_TEST_ROOT"));
  return status;
}

/* A new book in the test's own folder; with nobody in it, or with the invented. */
static inline char *
fixture_book_new (const char *name, gboolean people)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporRound) round = spor_round_new_fbs2 (places);
  g_autoptr (SporStore) store = NULL;
  SporImportRecord record = { .source = (char *)"test.csv" };

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  store = spor_store_create (path, round, "tester", &error);
  g_assert_no_error (error);
  spor_store_begin (store, "import", "test", &error);
  g_assert_no_error (error);
  if (people)
    spor_store_add_import (store, round, &record, &error);
  g_assert_no_error (error);
  for (guint i = 0; people && i < G_N_ELEMENTS (invented); i++)
    fixture_add_one (store, round, &invented[i], i, record.id);
  g_free (record.id);
  spor_store_commit (store, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

#define FIXTURE_LONGEST 60 /* seconds that anything may take */

typedef gboolean (*FixtureCondition) (gpointer data);

static inline gboolean
fixture_on_timeout_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the program run until @condition; that it takes for ever is a failure. */
static inline void
fixture_wait_at (const char *where, const char *what, FixtureCondition condition, gpointer data)
{
  gboolean too_long = FALSE;
  guint timeout = g_timeout_add_seconds (FIXTURE_LONGEST, fixture_on_timeout_cb, &too_long);

  while (!condition (data) && !too_long)
    g_main_context_iteration (NULL, TRUE);
  if (too_long)
    g_error ("%s: %s does not come true", where, what);
  g_source_remove (timeout);
}

#define fixture_wait(...) fixture_wait_at (G_STRLOC, #__VA_ARGS__, __VA_ARGS__)

static inline gboolean
fixture_is_busy (SporBook *book)
{
  return book && spor_book_is_busy (book);
}

/* Whether the book has done all that it was asked for. */
static inline gboolean
fixture_is_idle (gpointer book)
{
  return !spor_book_is_busy (book);
}

/* The books that are open. (transfer full) */
static inline GPtrArray *
fixture_books (void)
{
  GPtrArray *books = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      SporBook *book = SPOR_IS_WINDOW (window) ? spor_window_get_book (SPOR_WINDOW (window)) : NULL;

      if (book)
        g_ptr_array_add (books, g_object_ref (book));
    }
  return books;
}

static inline gboolean
fixture_is_any_busy (GPtrArray *books)
{
  for (guint i = 0; i < books->len; i++)
    if (fixture_is_busy (books->pdata[i]))
      return TRUE;
  return FALSE;
}

static inline void
fixture_step (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static inline gboolean
fixture_are_at_rest (gpointer books)
{
  fixture_step (); /* a book's answer may lead to the next question */
  return !work_goes_on () && !fixture_is_any_busy (books);
}

/* Lets the program do what it has to do at once, and what it asked the books and its threads for:
 * they take as long as they take. */
static inline void
fixture_settle (void)
{
  g_autoptr (GPtrArray) books = NULL;

  fixture_step ();
  books = fixture_books ();
  fixture_wait (fixture_are_at_rest, books);
}

static inline gboolean
fixture_has_snapshot (gpointer window)
{
  SporBook *book = spor_window_get_book (window);

  return book && spor_book_get_snapshot (book);
}

/* What moves is waited for, so little does, but where that is what a test is about. */
static inline void
fixture_animate (gboolean on)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", on, "gtk-cursor-blink", FALSE,
                NULL);
}

/* Holds a book's worker: what is asked of it meanwhile has not begun, however fast it is. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean is_over;
} FixtureHold;

/* On the book's worker. */
static inline gpointer
fixture_run_hold (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  FixtureHold *hold = data;

  g_mutex_lock (&hold->mutex);
  while (!hold->is_over)
    g_cond_wait (&hold->cond, &hold->mutex);
  g_mutex_unlock (&hold->mutex);
  return GINT_TO_POINTER (TRUE);
}

/* @hold: all zero, and there until the book is at rest again */
static inline void
fixture_hold (FixtureHold *hold, SporBook *book)
{
  spor_book_run_async (book, fixture_run_hold, hold, NULL, NULL, NULL, NULL, NULL);
}

static inline void
fixture_let_go (FixtureHold *hold)
{
  g_mutex_lock (&hold->mutex);
  hold->is_over = TRUE;
  g_cond_signal (&hold->cond);
  g_mutex_unlock (&hold->mutex);
}

/* Another program is in the middle of a change: the book cannot be written. */
static inline SporStore *
fixture_lock (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  SporStore *store = spor_store_open (path, places, "another", &error);

  g_assert_no_error (error);
  spor_store_begin (store, "import", "test", &error);
  g_assert_no_error (error);
  return store;
}

static inline void
fixture_unlock (SporStore *store)
{
  spor_store_rollback (store);
  spor_store_close (store);
}

/* Of a widget that it has given no place GTK tells the address alone; NULL: @message is another. */
static inline GtkWidget *
fixture_find_misplaced (const char *message)
{
  const char *address = strstr (message, "Trying to snapshot") ? strstr (message, " 0x") : NULL;

  return address ? GSIZE_TO_POINTER (g_ascii_strtoull (address, NULL, 16)) : NULL;
}

/* GTK's question for a file shows the buttons beside its path after it has placed them, and now and
 * then warns of that. Nothing else is allowed to. */
static inline gboolean
fixture_is_path_button (const char *message)
{
  GtkWidget *widget = fixture_find_misplaced (message);
  GtkWidget *parent = widget ? gtk_widget_get_parent (widget) : NULL;

  return parent && g_str_equal (G_OBJECT_TYPE_NAME (parent), "GtkPathBar");
}

static inline gboolean
fixture_is_fatal (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  return !fixture_is_path_button (message);
}

/* Says where in the window it is, too. */
static inline GLogWriterOutput
fixture_write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && fields[i].length < 0)
      {
        if (fixture_is_path_button (fields[i].value))
          return G_LOG_WRITER_HANDLED;
        for (GtkWidget *widget = fixture_find_misplaced (fields[i].value); widget;
             widget = gtk_widget_get_parent (widget))
          g_printerr ("in %s “%s”\n", G_OBJECT_TYPE_NAME (widget), gtk_widget_get_name (widget));
      }
  return g_log_writer_default (level, fields, n_fields, data);
}

/* One for the whole test program, handed to each test. */
static inline SporApplication *
fixture_app_new (void)
{
  g_autoptr (GError) error = NULL;
  SporApplication *app = spor_application_new (G_APPLICATION_NON_UNIQUE);

  g_log_set_writer_func (fixture_write_log, NULL, NULL);
  g_test_log_set_fatal_handler (fixture_is_fatal, NULL);
  g_application_register (G_APPLICATION (app), NULL, &error);
  g_assert_no_error (error);
  fixture_animate (FALSE);
  return app;
}

static inline SporWindow *
fixture_open (SporApplication *app, const char *path)
{
  GtkWindow *window;

  spor_application_open_book (app, NULL, path, FALSE, NULL);
  window = gtk_application_get_active_window (GTK_APPLICATION (app));
  fixture_wait (fixture_has_snapshot, window);
  fixture_settle ();
  return SPOR_WINDOW (window);
}

/* GTK 4.8 looks half a second later where the pointer is, for a tooltip in a window that has gone
 * meanwhile. */
static inline void
fixture_forget_tooltip (void)
{
  g_object_set_data (G_OBJECT (gdk_display_get_default ()), "gdk-display-current-tooltip", NULL);
}

static inline void
fixture_destroy_windows (void)
{
  GList *toplevels = gtk_window_list_toplevels ();

  g_list_foreach (toplevels, (GFunc)(void (*) (void))g_object_ref, NULL);
  for (GList *l = toplevels; l; l = l->next)
    gtk_window_destroy (l->data);
  g_list_free_full (toplevels, g_object_unref);
}

/* Who quits, and has not heard yet what comes of it, would close the windows of the next test. */
static inline gboolean
fixture_does_not_quit (gpointer app)
{
  return !g_object_get_data (app, "spor-quit");
}

/* Closes every window, once the books have done what they were asked to: of what fails because its
 * file is gone the next test would hear. */
static inline void
fixture_close (SporApplication *app)
{
  g_autofree char *recent = g_build_filename (g_get_user_config_dir (), "spor", "recent.ini", NULL);
  g_autoptr (GPtrArray) books = fixture_books ();

  fixture_destroy_windows ();
  fixture_forget_tooltip ();
  fixture_wait (fixture_are_at_rest, books);
  fixture_wait (fixture_does_not_quit, app);
  g_remove (recent);
}

typedef gboolean (*FixtureTest) (GtkWidget *widget, gconstpointer data);

static inline gpointer
fixture_search (GtkWidget *from, gboolean shown, FixtureTest test, gconstpointer data)
{
  if ((!shown || gtk_widget_get_mapped (from)) && test (from, data))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = fixture_search (child, shown, test, data);

      if (found)
        return found;
    }
  return NULL;
}

/* The first widget from @from on, in the order of the template, that passes @test. */
static inline gpointer
fixture_find (GtkWidget *from, FixtureTest test, gconstpointer data)
{
  return fixture_search (from, FALSE, test, data);
}

/* The same among those on the screen. */
static inline gpointer
fixture_find_shown (GtkWidget *from, FixtureTest test, gconstpointer data)
{
  return fixture_search (from, TRUE, test, data);
}

/* @data: a GType, by GSIZE_TO_POINTER */
static inline gboolean
fixture_has_type (GtkWidget *widget, gconstpointer data)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (data));
}

static inline gpointer
fixture_find_type (GtkWidget *from, GType type)
{
  return fixture_find (from, fixture_has_type, GSIZE_TO_POINTER (type));
}

static inline GtkWindow *
fixture_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

/* What is waited for until it shows, or goes */
typedef struct
{
  GtkWidget *from;
  GType type;
} FixtureSight;

static inline GtkWidget *
fixture_find_sight (const FixtureSight *sight)
{
  return fixture_find_shown (sight->from, fixture_has_type, GSIZE_TO_POINTER (sight->type));
}

static inline gboolean
fixture_is_in_sight (gpointer sight)
{
  return fixture_find_sight (sight) != NULL;
}

static inline gboolean
fixture_is_out_of_sight (gpointer sight)
{
  return !fixture_is_in_sight (sight);
}

/* A label that says just this */
static inline gboolean
fixture_has_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text);
}

/* The card of whoever has this name */
static inline gboolean
fixture_is_card_of (GtkWidget *widget, gconstpointer name)
{
  SporSignup *signup = SPOR_IS_CARD (widget) ? spor_card_get_signup (SPOR_CARD (widget)) : NULL;

  return signup && g_str_equal (spor_signup_get_row (signup)->name, name);
}
