/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-close-after.h"

#include "spor-book.h"
#include "spor-settle.h"
#include "spor-windows.h"

#define CLOSE_KEY "spor-close-after"

/* So often it is looked whether what is saved is. */
#define LOOK_MS 200

typedef struct
{
  GtkWindow *window; /* which this hangs on */
  GtkWindow *other;  /* weak */
  guint looking;     /* source */
  void (*then) (GtkWindow *window, gpointer user_data);
  gpointer user_data;
  GDestroyNotify free_data;
} SporCloseAfter;

static void
spor_close_after_free (gpointer data)
{
  SporCloseAfter *self = data;

  g_signal_handlers_disconnect_by_data (gtk_window_get_toplevels (), self);
  g_clear_handle_id (&self->looking, g_source_remove);
  g_clear_weak_pointer (&self->other);
  if (self->free_data)
    self->free_data (self->user_data);
  g_free (self);
}

/* Whether something is being saved. */
static gboolean
spor_close_after_is_waiting (SporCloseAfter *self)
{
  GtkWindow *window = self->window;
  g_autoptr (SporBook) book = NULL;

  while (gtk_window_get_transient_for (window))
    window = gtk_window_get_transient_for (window);
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (window), "book"))
    g_object_get (window, "book", &book, NULL);
  return (book && spor_book_is_busy (book))
         || (self->other && spor_settle_is_waiting (self->other));
}

static void
spor_close_after_go_on (SporCloseAfter *self)
{
  g_autoptr (GtkWindow) window = g_object_ref (self->window);

  /* it may have to wait again, for another */
  g_object_steal_data (G_OBJECT (window), CLOSE_KEY);
  if (self->other && gtk_widget_get_mapped (GTK_WIDGET (self->other)))
    spor_settle_give_up (window, FALSE);
  else
    self->then (window, self->user_data);
  spor_close_after_free (self);
}

static gboolean
on_look_cb (gpointer user_data)
{
  SporCloseAfter *self = user_data;

  self->looking = 0;
  if (spor_windows_find_question (self->window)) /* its going is heard of */
    return G_SOURCE_REMOVE;
  if (spor_close_after_is_waiting (self))
    self->looking = g_timeout_add (LOOK_MS, on_look_cb, self);
  else
    spor_close_after_go_on (self);
  return G_SOURCE_REMOVE;
}

/* Whoever closes once a question is answered does so before. */
static void
spor_close_after_look_soon (SporCloseAfter *self)
{
  if (!self->looking)
    self->looking = g_idle_add_full (G_PRIORITY_LOW, on_look_cb, self, NULL);
}

void
spor_go_on_after (GtkWindow *window,
                  GtkWindow *other,
                  void (*then) (GtkWindow *window, gpointer user_data),
                  gpointer user_data,
                  GDestroyNotify free_data)
{
  SporCloseAfter *self;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (GTK_IS_WINDOW (other));

  self = g_new0 (SporCloseAfter, 1);
  self->window = window;
  self->then = then;
  self->user_data = user_data;
  self->free_data = free_data;
  g_set_weak_pointer (&self->other, other);
  g_object_set_data_full (G_OBJECT (window), CLOSE_KEY, self, spor_close_after_free);
  g_signal_connect_swapped (gtk_window_get_toplevels (), "items-changed",
                            G_CALLBACK (spor_close_after_look_soon), self);
}

static void
on_to_close_cb (GtkWindow *window, gpointer unused)
{
  gtk_window_close (window);
}

void
spor_close_after (GtkWindow *window, GtkWindow *other)
{
  spor_go_on_after (window, other, on_to_close_cb, NULL, NULL);
}
