/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "work.h"

#include <gio/gio.h>

#define LEAST_WAIT 20000 /* µs */
#define MOST_WAIT 300000 /* µs */

/* In the main thread only, as the windows are. */
static guint going_on;

/* The linker calls these for the functions they are named after: ld(1), --wrap. */
void __real_g_task_run_in_thread (GTask *task, GTaskThreadFunc work);
void __wrap_g_task_run_in_thread (GTask *task, GTaskThreadFunc work);
gpointer __real_g_async_queue_pop (GAsyncQueue *queue);
gpointer __wrap_g_async_queue_pop (GAsyncQueue *queue);

static void
dawdle (void)
{
  if (g_getenv ("SPOR_TEST_SLOW"))
    g_usleep (g_random_int_range (LEAST_WAIT, MOST_WAIT));
}

static void
work_slowly (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GTaskThreadFunc work = g_object_get_data (G_OBJECT (task), "work");

  dawdle ();
  work (task, source, data, cancellable);
}

static void
on_completed_cb (void)
{
  going_on--;
}

void
__wrap_g_task_run_in_thread (GTask *task, GTaskThreadFunc work)
{
  going_on++;
  g_signal_connect (task, "notify::completed", G_CALLBACK (on_completed_cb), NULL);
  g_object_set_data (G_OBJECT (task), "work", work);
  __real_g_task_run_in_thread (task, work_slowly);
}

gpointer
__wrap_g_async_queue_pop (GAsyncQueue *queue)
{
  gpointer item = __real_g_async_queue_pop (queue);

  dawdle ();
  return item;
}

gboolean
work_goes_on (void)
{
  return going_on > 0;
}
