/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-store.h"
#include "spor-task-bar.h"

G_BEGIN_DECLS

/* What is done in the book to many at once: shown in the task bar of the window, and cancelled
 * there. What is done to a few is over at once, and is done even if the window closes. */
typedef struct
{
  SporTaskBar *bar; /* all NULL: not shown */
  SporTaskMeter *meter;
  GCancellable *cancellable;
} SporTaskWatch;

/**
 * spor_task_watch_begin:
 * @self: zeroed
 * @from: in the window
 * @title: what is being done
 * @n: to how many
 */
void spor_task_watch_begin (SporTaskWatch *self, GtkWidget *from, const char *title, guint n);
void spor_task_watch_end (SporTaskWatch *self);

/* On the book's worker: whether to go on, after so many of all. */
gboolean spor_task_watch_go_on (guint done, guint all, gpointer watch);

/* On the book's worker: what the store does until spor_task_watch_leave() is watched. */
void spor_task_watch_enter (SporTaskWatch *self, SporStore *store);
void spor_task_watch_leave (SporTaskWatch *self, SporStore *store);

G_END_DECLS
