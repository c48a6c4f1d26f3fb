/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-quit.h"

#include "spor-settle.h"
#include "spor-window.h"

#define QUIT_KEY "spor-quit"

/* So often it is looked whether work has come to its end. */
#define LOOK_MS 200

static gboolean
spor_window_is_busy (gpointer window)
{
  SporBook *book = SPOR_IS_WINDOW (window) ? spor_window_get_book (window) : NULL;
  gboolean busy = FALSE;

  if (book)
    g_object_get (book, "busy", &busy, NULL);
  return busy;
}

/* --- Window by window ----------------------------------------------------------------------- */

typedef struct
{
  GtkApplication *app;
  guint n_windows, n_questions; /* when it was looked last */
  guint looking;                /* source */
} SporQuit;

static void spor_quit_look_soon (SporQuit *self);

static void
spor_quit_free (gpointer data)
{
  SporQuit *self = data;

  g_signal_handlers_disconnect_by_data (gtk_window_get_toplevels (), self);
  g_clear_handle_id (&self->looking, g_source_remove);
  g_free (self);
}

static void
spor_quit_end (SporQuit *self)
{
  g_object_set_data (G_OBJECT (self->app), QUIT_KEY, NULL);
}

static void
spor_quit_count (guint *n_windows, guint *n_questions)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  *n_windows = *n_questions = 0;
  for (GList *l = toplevels; l; l = l->next)
    if (!gtk_widget_get_mapped (l->data))
      continue;
    else if (ADW_IS_MESSAGE_DIALOG (l->data) || GTK_IS_FILE_CHOOSER (l->data))
      ++*n_questions;
    else
      ++*n_windows;
}

/* One may take others with it. */
static void
spor_quit_close_all (SporQuit *self)
{
  GList *windows = g_list_copy_deep (gtk_application_get_windows (self->app),
                                     (GCopyFunc)(void (*) (void))g_object_ref, NULL);

  for (GList *l = windows; l; l = l->next)
    if (g_list_find (gtk_application_get_windows (self->app), l->data))
      gtk_window_close (l->data);
  g_list_free_full (windows, g_object_unref);
  spor_quit_count (&self->n_windows, &self->n_questions);
  spor_quit_look_soon (self);
}

static gboolean
spor_quit_is_waiting (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    if (spor_settle_is_waiting (l->data) || spor_window_is_busy (l->data))
      return TRUE;
  return FALSE;
}

/* A question that has gone, with its window still there, was answered with going back. */
static void
spor_quit_judge (SporQuit *self)
{
  guint n_windows, n_questions;
  gboolean fewer;

  spor_quit_count (&n_windows, &n_questions);
  fewer = n_windows < self->n_windows;
  if (n_windows == 0 || (!fewer && n_questions < MAX (self->n_questions, 1)))
    spor_quit_end (self);
  else if (fewer && n_questions == 0)
    spor_quit_close_all (self);
  else
    {
      self->n_windows = n_windows;
      self->n_questions = n_questions;
    }
}

static gboolean
on_look_cb (gpointer user_data)
{
  SporQuit *self = user_data;

  self->looking = 0;
  if (spor_quit_is_waiting ())
    self->looking = g_timeout_add (LOOK_MS, on_look_cb, self);
  else
    spor_quit_judge (self);
  return G_SOURCE_REMOVE;
}

/* Whoever closes once a question is answered does so before. */
static void
spor_quit_look_soon (SporQuit *self)
{
  if (!self->looking)
    self->looking = g_idle_add_full (G_PRIORITY_LOW, on_look_cb, self, NULL);
}

void
spor_quit (GtkApplication *app)
{
  SporQuit *self;

  g_return_if_fail (GTK_IS_APPLICATION (app));

  if (!(self = g_object_get_data (G_OBJECT (app), QUIT_KEY)))
    {
      self = g_new0 (SporQuit, 1);
      self->app = app;
      g_object_set_data_full (G_OBJECT (app), QUIT_KEY, self, spor_quit_free);
      g_signal_connect_swapped (gtk_window_get_toplevels (), "items-changed",
                                G_CALLBACK (spor_quit_look_soon), self);
    }
  spor_quit_close_all (self);
}
