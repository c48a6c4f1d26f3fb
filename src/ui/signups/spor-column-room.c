/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-column-room.h"

#include "spor-signup-columns.h"

#define ROOM_KEY "spor-column-room"

/* Hangs on the view. */
typedef struct
{
  GtkColumnView *view;
  GtkAdjustment *across; /* owned */
  gulong changed;        /* handler */
  guint fitting;         /* source, or 0 */
} SporColumnRoom;

static void
spor_column_room_free (gpointer data)
{
  SporColumnRoom *self = data;

  g_clear_handle_id (&self->fitting, g_source_remove);
  g_clear_signal_handler (&self->changed, self->across);
  g_object_unref (self->across);
  g_free (self);
}

void
spor_column_room_fit (GtkColumnView *view)
{
  SporColumnRoom *self;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  self = g_object_get_data (G_OBJECT (view), ROOM_KEY);
  if (self)
    spor_signup_columns_fit (view, (int)gtk_adjustment_get_page_size (self->across));
}

static gboolean
on_room_settled_cb (gpointer user_data)
{
  SporColumnRoom *self = user_data;

  self->fitting = 0;
  spor_column_room_fit (self->view);
  return G_SOURCE_REMOVE;
}

/* The room is told of while it is given: columns get their widths afterwards. */
static void
on_room_changed_cb (SporColumnRoom *self)
{
  if (!self->fitting)
    self->fitting = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_room_settled_cb, self, NULL);
}

void
spor_column_room_watch (GtkColumnView *view, GtkScrolledWindow *scroll)
{
  SporColumnRoom *self;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroll));

  self = g_new0 (SporColumnRoom, 1);
  self->view = view;
  self->across = g_object_ref (gtk_scrolled_window_get_hadjustment (scroll));
  self->changed = g_signal_connect_swapped (self->across, "notify::page-size",
                                            G_CALLBACK (on_room_changed_cb), self);
  g_object_set_data_full (G_OBJECT (view), ROOM_KEY, self, spor_column_room_free);
}
