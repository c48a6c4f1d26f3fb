/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-session.h"

#include "spor-keeper.h"
#include "spor-save-question.h"
#include "spor-window.h"

#include <glib/gi18n-lib.h>

#define SESSION_KEY "spor-session"

/* So often it is looked whether work has come to its end. */
#define LOOK_MS 200

typedef struct
{
  GtkApplication *app;
  guint cookie;
  guint looking; /* source */
} SporSession;

static void
spor_session_free (gpointer data)
{
  SporSession *self = data;

  g_clear_handle_id (&self->looking, g_source_remove);
  g_free (self);
}

static gboolean
spor_window_works (gpointer window)
{
  return SPOR_IS_WINDOW (window)
         && (spor_window_is_busy (window)
             || spor_task_bar_get_active (spor_window_get_task_bar (window)));
}

static gboolean
spor_window_needs_copy (gpointer window)
{
  SporBook *book = SPOR_IS_WINDOW (window) ? spor_window_get_book (window) : NULL;

  return book && spor_book_needs_copy (book);
}

/* Why it must not end yet, with the window that it is about; NULL: it may. */
static const char *
spor_session_object (GtkWindow **window)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    {
      *window = l->data;
      if (gtk_widget_get_mapped (l->data)
          && (spor_keepers_find_unsaved (l->data) || spor_save_would_lose (l->data)))
        return _ ("Something that was typed is not saved yet.");
      if (spor_window_needs_copy (l->data)) /* it may be deleted, and then be all there is */
        return _ ("The file of an open book was moved or deleted.");
      if (spor_window_works (l->data))
        return _ ("Work in a book is under way.");
    }
  return NULL;
}

static gboolean
on_session_look_cb (gpointer user_data)
{
  SporSession *self = user_data;
  GtkWindow *window;

  if (spor_session_object (&window))
    return G_SOURCE_CONTINUE;
  self->looking = 0;
  gtk_application_uninhibit (self->app, self->cookie);
  self->cookie = 0;
  return G_SOURCE_REMOVE;
}

/* What can be saved without a word is. */
static void
on_session_ending_cb (GtkApplication *app, SporSession *self)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();
  const char *why;
  GtkWindow *window;

  for (GList *l = toplevels; l; l = l->next)
    spor_keepers_save (l->data);
  why = spor_session_object (&window);
  if (!why || self->cookie)
    return;
  self->cookie = gtk_application_inhibit (app, window, GTK_APPLICATION_INHIBIT_LOGOUT, why);
  if (self->cookie)
    self->looking = g_timeout_add (LOOK_MS, on_session_look_cb, self);
}

void
spor_session_watch (GtkApplication *app)
{
  SporSession *self;

  g_return_if_fail (GTK_IS_APPLICATION (app));

  self = g_new0 (SporSession, 1);
  self->app = app;
  g_object_set_data_full (G_OBJECT (app), SESSION_KEY, self, spor_session_free);
  g_object_set (app, "register-session", TRUE, NULL);
  g_signal_connect (app, "query-end", G_CALLBACK (on_session_ending_cb), self);
}
