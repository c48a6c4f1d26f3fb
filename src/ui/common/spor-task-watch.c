/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-task-watch.h"

/* Fewer are done within a moment. */
#define MANY 1000

/* It stands beside the pages, wherever they are. */
static SporTaskBar *
spor_task_watch_find_bar (GtkWidget *from)
{
  for (GtkWidget *in = from; in; in = gtk_widget_get_parent (in))
    for (GtkWidget *child = gtk_widget_get_first_child (in); child;
         child = gtk_widget_get_next_sibling (child))
      if (SPOR_IS_TASK_BAR (child))
        return SPOR_TASK_BAR (child);
  return NULL;
}

void
spor_task_watch_begin (SporTaskWatch *self, GtkWidget *from, const char *title, guint n)
{
  SporTaskBar *bar = n >= MANY ? spor_task_watch_find_bar (from) : NULL;

  g_return_if_fail (self->bar == NULL);

  if (!bar || spor_task_bar_get_active (bar))
    return;
  self->bar = g_object_ref (bar);
  self->cancellable = spor_task_bar_begin (bar, title, &self->meter);
}

void
spor_task_watch_end (SporTaskWatch *self)
{
  if (self->bar)
    spor_task_bar_end (self->bar);
  g_clear_object (&self->bar);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->meter, spor_task_meter_unref);
}

gboolean
spor_task_watch_go_on (guint done, guint all, gpointer watch)
{
  SporTaskWatch *self = watch;

  if (self->meter)
    spor_task_meter_set ((double)done / MAX (all, 1), self->meter);
  return !g_cancellable_is_cancelled (self->cancellable);
}

void
spor_task_watch_enter (SporTaskWatch *self, SporStore *store)
{
  if (self->bar)
    spor_store_watch (store, self->cancellable, spor_task_meter_set, self->meter);
}

void
spor_task_watch_leave (SporTaskWatch *self, SporStore *store)
{
  spor_store_watch (store, NULL, NULL, NULL);
}
