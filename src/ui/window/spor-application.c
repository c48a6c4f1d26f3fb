/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-application.h"

#include "spor-aside-keys.h"
#include "spor-begun.h"
#include "spor-drop.h"
#include "spor-enter.h"
#include "spor-error-dialog.h"
#include "spor-example.h"
#include "spor-file-choice.h"
#include "spor-guide.h"
#include "spor-hush.h"
#include "spor-keys.h"
#include "spor-names.h"
#include "spor-quit.h"
#include "spor-response-focus.h"
#include "spor-session.h"
#include "spor-recent.h"
#include "spor-text-limit.h"
#include "spor-unsaved.h"
#include "spor-window.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <limits.h>
#include <stdlib.h>

struct _SporApplication
{
  AdwApplication parent_instance;

  /* owned */
  SporPlaces *places;
  GMenu *recent;
  guint signals[2];
};

G_DEFINE_FINAL_TYPE (SporApplication, spor_application, ADW_TYPE_APPLICATION)

static const char *const book_patterns[] = { "*.spor", NULL };

/* --- Windows -------------------------------------------------------------------------------- */

static SporWindow *
spor_application_find_window (SporApplication *self, const char *path)
{
  g_autoptr (GFile) wanted = g_file_new_for_path (path);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    {
      const char *its = SPOR_IS_WINDOW (l->data) ? spor_window_get_path (l->data) : NULL;
      g_autoptr (GFile) file = its ? g_file_new_for_path (its) : NULL;

      if (file && g_file_equal (file, wanted))
        return l->data;
    }
  return NULL;
}

/* A window that can take a book: @from, or any that waits for one, or a new one. */
static SporWindow *
spor_application_free_window (SporApplication *self, GtkWindow *from)
{
  if (SPOR_IS_WINDOW (from) && !spor_window_get_path (SPOR_WINDOW (from)))
    return SPOR_WINDOW (from);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (SPOR_IS_WINDOW (l->data) && !spor_window_get_path (l->data))
      return l->data;
  return spor_window_new (self);
}

static void
spor_application_update_recent (SporApplication *self)
{
  g_auto (GStrv) paths = spor_recent_list ();

  g_menu_remove_all (self->recent);
  for (guint i = 0; paths[i]; i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
      g_auto (GStrv) parts = g_strsplit (name, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts); /* no mnemonics */

      g_menu_item_set_label (item, label);
      g_menu_item_set_action_and_target (item, "app.open-recent", "s", paths[i]);
      g_menu_append_item (self->recent, item);
    }
}

typedef struct
{
  SporApplication *app;
  GtkWindow *from;    /* NULL: nobody's */
  SporWindow *window; /* NULL: one is made for the book once it exists */
  gboolean is_new;    /* @window was made for this book */
  char *path;
  gboolean create;
  SporBookOpened opened;
} SporOpening;

static void
spor_opening_free (SporOpening *opening)
{
  g_application_release (G_APPLICATION (opening->app));
  g_object_unref (opening->app);
  g_clear_object (&opening->from);
  g_clear_object (&opening->window);
  g_free (opening->path);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporOpening, spor_opening_free)

static void
spor_application_remember (SporApplication *self, const char *path)
{
  g_autoptr (GError) error = NULL;

  if (!spor_recent_set_last (path, &error))
    g_warning ("%s", error->message);
  spor_application_update_recent (self);
}

static gboolean
spor_application_has_window (SporApplication *self, GtkWindow *window)
{
  return g_list_find (gtk_application_get_windows (GTK_APPLICATION (self)), window) != NULL;
}

/* Where to say that there is no book: where it was asked for, else in whatever window there is. */
static void
spor_opening_fail (SporOpening *opening, const GError *error)
{
  gboolean back = opening->is_new && opening->from
                  && spor_application_has_window (opening->app, opening->from);
  GtkWindow *window
      = opening->window && !back ? GTK_WINDOW (opening->window) : GTK_WINDOW (opening->from);

  if (back)
    gtk_window_destroy (GTK_WINDOW (opening->window));
  else if (opening->window)
    spor_window_set_opening (opening->window, NULL);
  if (!window || !spor_application_has_window (opening->app, window))
    window = gtk_application_get_active_window (GTK_APPLICATION (opening->app));
  if (window)
    spor_show_error (GTK_WIDGET (window),
                     opening->create ? _ ("The Book Could Not Be Created")
                                     : _ ("The Book Could Not Be Opened"),
                     error);
}

static void
on_book_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporOpening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SporBook) book = spor_book_open_finish (result, &error);

  if (opening->window && !spor_application_has_window (opening->app, GTK_WINDOW (opening->window)))
    return; /* closed meanwhile */
  if (!book)
    {
      spor_opening_fail (opening, error);
      return;
    }
  if (!opening->window)
    opening->window = g_object_ref (spor_application_free_window (opening->app, opening->from));
  gtk_window_present (GTK_WINDOW (opening->window)); /* first: the keyboard goes to what is seen */
  spor_window_set_book (opening->window, book);
  spor_application_remember (opening->app, opening->path);
  spor_begun_tell (GTK_WIDGET (opening->window), book);
  spor_unsaved_tell (GTK_WINDOW (opening->window));
  if (opening->opened)
    opening->opened (GTK_WINDOW (opening->window), book);
}

/* One book has one path, whatever links lead to it. */
static char *
spor_real_path (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  char resolved[PATH_MAX];

  return g_strdup (realpath (absolute, resolved) ? resolved : absolute);
}

/* @preset: of the new book's round; -1: there is a book */
static void
spor_application_open (
    SporApplication *self, GtkWindow *from, const char *path, int preset, SporBookOpened opened)
{
  SporWindow *window;
  SporOpening *opening;
  gboolean create = preset >= 0;
  guint n = g_list_length (gtk_application_get_windows (GTK_APPLICATION (self)));
  g_autoptr (SporRound) round = create ? spor_preset_get (preset).make (self->places) : NULL;
  g_autofree char *real = spor_real_path (path);

  if (!create && (window = spor_application_find_window (self, real)))
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
  opening = g_new0 (SporOpening, 1);
  opening->app = g_object_ref (self);
  g_application_hold (G_APPLICATION (self)); /* even if it is ended now, the book is closed again */
  opening->from = from ? g_object_ref (from) : NULL;
  if (!create)
    {
      opening->window = g_object_ref (spor_application_free_window (self, from));
      opening->is_new = g_list_length (gtk_application_get_windows (GTK_APPLICATION (self))) > n;
      spor_window_set_opening (opening->window, real);
      gtk_window_present (GTK_WINDOW (opening->window));
    }
  opening->path = g_strdup (real);
  opening->create = create;
  opening->opened = opened;
  spor_book_open_async (real, round, self->places, g_get_user_name (), NULL, on_book_opened_cb,
                        opening);
}

void
spor_application_open_book (SporApplication *self,
                            GtkWindow *from,
                            const char *path,
                            gboolean create,
                            SporBookOpened opened)
{
  g_return_if_fail (SPOR_IS_APPLICATION (self));

  spor_application_open (self, from, path, create ? spor_preset_find ("fbs2") : -1, opened);
}

/* --- Actions -------------------------------------------------------------------------------- */

/* What a chooser hangs on: an action of the application may be asked for without any window. */
static GtkWidget *
spor_application_any_window (SporApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (!window)
    {
      window = GTK_WINDOW (spor_window_new (self));
      gtk_window_present (window);
    }
  return GTK_WIDGET (window);
}

/* Where the book in @window is; NULL: there is none. */
static char *
spor_window_dup_folder (GtkWidget *window)
{
  const char *path = SPOR_IS_WINDOW (window) ? spor_window_get_path (SPOR_WINDOW (window)) : NULL;

  return path ? g_path_get_dirname (path) : NULL;
}

static void
on_new_book_chosen_cb (GtkWidget *from, GListModel *files, gpointer user_data)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  spor_application_open_book (user_data, GTK_WINDOW (from), g_file_peek_path (file), TRUE, NULL);
}

static void
on_plain_book_chosen_cb (GtkWidget *from, GListModel *files, gpointer user_data)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  spor_application_open (user_data, GTK_WINDOW (from), g_file_peek_path (file),
                         spor_preset_find ("plain"), NULL);
}

static void
spor_application_ask_for_place (SporApplication *self, const char *name, SporFilesChosen chosen)
{
  GtkWidget *window = spor_application_any_window (self);
  g_autofree char *folder = spor_window_dup_folder (window);
  const SporFileChoice choice = { .title = _ ("New Book"),
                                  .accept = _ ("_Create"),
                                  .kind = _ ("Books"),
                                  .patterns = book_patterns,
                                  .save = TRUE,
                                  .begin_in = folder,
                                  .name = name };

  spor_choose_files (window, &choice, chosen, self);
}

static void
on_new_book_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  spor_application_ask_for_place (user_data, "FBS 2.0.spor", on_new_book_chosen_cb);
}

/* With the preset that is named. */
static void
on_new_book_with_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (g_str_equal (g_variant_get_string (parameter, NULL), "plain"))
    spor_application_ask_for_place (user_data, _ ("Group.spor"), on_plain_book_chosen_cb);
  else
    on_new_book_activated_cb (action, NULL, user_data);
}

static void
on_example_opened_cb (GtkWindow *window, SporBook *book)
{
  spor_example_import (GTK_WIDGET (window), book);
}

static void
on_example_chosen_cb (GtkWidget *from, GListModel *files, gpointer user_data)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  spor_application_open_book (user_data, GTK_WINDOW (from), g_file_peek_path (file), TRUE,
                              on_example_opened_cb);
}

static void
on_example_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const SporFileChoice choice = { .title = _ ("Try the Example"),
                                  .accept = _ ("_Create"),
                                  .kind = _ ("Books"),
                                  .patterns = book_patterns,
                                  .save = TRUE,
                                  .name = _ ("Example.spor") };

  spor_choose_files (spor_application_any_window (user_data), &choice, on_example_chosen_cb,
                     user_data);
}

static void
on_open_book_chosen_cb (GtkWidget *from, GListModel *files, gpointer user_data)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  spor_application_open_book (user_data, GTK_WINDOW (from), g_file_peek_path (file), FALSE, NULL);
}

static void
on_open_book_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWidget *window = spor_application_any_window (user_data);
  g_autofree char *folder = spor_window_dup_folder (window);
  const SporFileChoice choice = { .title = _ ("Open Book"),
                                  .accept = _ ("_Open"),
                                  .kind = _ ("Books"),
                                  .patterns = book_patterns,
                                  .begin_in = folder };

  spor_choose_files (window, &choice, on_open_book_chosen_cb, user_data);
}

static void
on_open_recent_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  spor_application_open_book (user_data, gtk_application_get_active_window (user_data),
                              g_variant_get_string (parameter, NULL), FALSE, NULL);
}

static void
on_show_items_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = user_data;
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (folder);
  g_autoptr (GVariant) reply
      = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (!reply)
    gtk_show_uri (NULL, uri, GDK_CURRENT_TIME);
}

/* The file manager, with the file selected; failing that, whatever opens folders. */
static void
on_show_in_folder_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *uri = g_variant_get_string (parameter, NULL);
  GDBusConnection *bus = g_application_get_dbus_connection (user_data);
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *folder_uri = g_file_get_uri (folder);
  const char *uris[] = { uri, NULL };

  if (!bus)
    gtk_show_uri (gtk_application_get_active_window (user_data), folder_uri, GDK_CURRENT_TIME);
  else
    g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                            "org.freedesktop.FileManager1", "ShowItems",
                            g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                            NULL, on_show_items_done_cb, g_steal_pointer (&file));
}

/* Where it tells of the page that is shown. */
static void
on_help_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  spor_guide_show (window,
                   SPOR_IS_WINDOW (window) ? spor_window_get_page (SPOR_WINDOW (window)) : NULL);
}

static void
on_about_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  adw_show_about_window (window, "application-name", "Spor", "application-icon", SPOR_APP_ID,
                         "version", SPOR_VERSION, "comments",
                         _ ("Puts together working groups that represent the country’s libraries."),
                         "developer-name", _ ("The developers of Spor"), "license-type",
                         GTK_LICENSE_GPL_3_0, NULL);
}

static void
on_quit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  spor_quit (user_data);
}

static const GActionEntry actions[] = {
  { "new-book", on_new_book_activated_cb },
  { "new-book-with", on_new_book_with_activated_cb, "s" },
  { "example", on_example_activated_cb },
  { "open-book", on_open_book_activated_cb },
  { "open-recent", on_open_recent_activated_cb, "s" },
  { "show-in-folder", on_show_in_folder_activated_cb, "s" },
  { "help", on_help_activated_cb },
  { "about", on_about_activated_cb },
  { "quit", on_quit_activated_cb },
};

/* --- Application ---------------------------------------------------------------------------- */

/* Whoever ends the program from outside gets a book that is closed, too. */
static gboolean
on_signal_received_cb (gpointer user_data)
{
  g_action_group_activate_action (user_data, "quit", NULL);
  return G_SOURCE_CONTINUE;
}

static void
spor_application_startup (GApplication *application)
{
  SporApplication *self = SPOR_APPLICATION (application);
  g_autofree char *example = spor_example_find ();
  g_autoptr (GError) error = NULL;

  G_APPLICATION_CLASS (spor_application_parent_class)->startup (application);
  spor_text_limit ();

  if (!(self->places = spor_places_new (&error)))
    g_error ("%s", error->message); /* part of the program itself */
  g_set_application_name ("Spor");
  gtk_window_set_default_icon_name (SPOR_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (
                                   g_action_map_lookup_action (G_ACTION_MAP (self), "example")),
                               example != NULL);
  spor_keys_install (GTK_APPLICATION (self));
  spor_keys_follow_questions (GTK_APPLICATION (self));
  spor_names_install ();
  spor_hush_install ();
  spor_drop_watch_windows ();
  spor_enter_install ();
  spor_response_focus_install ();
  spor_aside_keys_install ();
  spor_unsaved_install ();
  spor_application_update_recent (self);
  self->signals[0] = g_unix_signal_add (SIGTERM, on_signal_received_cb, self);
  self->signals[1] = g_unix_signal_add (SIGINT, on_signal_received_cb, self);
}

static void
spor_application_shutdown (GApplication *application)
{
  SporApplication *self = SPOR_APPLICATION (application);

  for (guint i = 0; i < G_N_ELEMENTS (self->signals); i++)
    g_clear_handle_id (&self->signals[i], g_source_remove);
  G_APPLICATION_CLASS (spor_application_parent_class)->shutdown (application);
}

static void
spor_application_activate (GApplication *application)
{
  SporApplication *self = SPOR_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *last = NULL;

  if (window)
    {
      gtk_window_present (window);
      return;
    }
  last = spor_recent_get_last ();
  if (last && g_file_test (last, G_FILE_TEST_IS_REGULAR))
    spor_application_open_book (self, NULL, last, FALSE, NULL);
  else
    gtk_window_present (GTK_WINDOW (spor_window_new (self)));
}

static void
spor_application_open_files (GApplication *application,
                             GFile **files,
                             int n_files,
                             const char *hint)
{
  for (int i = 0; i < n_files; i++)
    if (g_file_peek_path (files[i]))
      spor_application_open_book (SPOR_APPLICATION (application), NULL, g_file_peek_path (files[i]),
                                  FALSE, NULL);
}

/* What a launcher's menu asks for; done by the program that runs, where one does. */
static void
spor_application_add_options (SporApplication *self)
{
  const GOptionEntry entries[] = {
    { "new-book", 0, 0, G_OPTION_ARG_NONE, NULL, _ ("Create a new book"), NULL },
    { "open-book", 0, 0, G_OPTION_ARG_NONE, NULL, _ ("Choose a book to open"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, _ ("Show the version"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
}

static int
spor_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  static const char *const names[] = { "new-book", "open-book" }; /* of actions as well */
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (given, "version"))
    {
      g_print ("spor %s\n", SPOR_VERSION);
      return EXIT_SUCCESS;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_variant_dict_contains (given, names[i]))
      {
        if (!g_application_register (application, NULL, &error))
          {
            g_printerr ("%s\n", error->message);
            return EXIT_FAILURE;
          }
        g_action_group_activate_action (G_ACTION_GROUP (application), names[i], NULL);
        return g_application_get_is_remote (application) ? EXIT_SUCCESS : -1;
      }
  return -1;
}

static void
spor_application_dispose (GObject *object)
{
  SporApplication *self = SPOR_APPLICATION (object);

  g_clear_object (&self->places);
  g_clear_object (&self->recent);
  G_OBJECT_CLASS (spor_application_parent_class)->dispose (object);
}

static void
spor_application_class_init (SporApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_application_dispose;
  application_class->handle_local_options = spor_application_handle_local_options;
  application_class->startup = spor_application_startup;
  application_class->shutdown = spor_application_shutdown;
  application_class->activate = spor_application_activate;
  application_class->open = spor_application_open_files;
}

static void
spor_application_init (SporApplication *self)
{
  self->recent = g_menu_new ();
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[BOOK]"));
  spor_application_add_options (self);
  spor_session_watch (GTK_APPLICATION (self)); /* GTK looks for it as it starts up */
}

SporApplication *
spor_application_new (GApplicationFlags flags)
{
  return g_object_new (SPOR_TYPE_APPLICATION, "application-id", SPOR_APP_ID, "flags",
                       flags | G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/dk/kombit/Spor",
                       NULL);
}

GMenuModel *
spor_application_get_recent_menu (SporApplication *self)
{
  g_return_val_if_fail (SPOR_IS_APPLICATION (self), NULL);

  return G_MENU_MODEL (self->recent);
}
