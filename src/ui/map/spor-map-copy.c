/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-copy.h"

#include "spor-error-dialog.h"
#include "spor-map-file.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>

/* One map on its way onto the clipboard. */
typedef struct
{
  GtkWidget *from;
  SporTaskBar *bar;
  SporMapPicture *picture;
  GCancellable *cancellable;
  SporTaskMeter *meter;
} SporMapCopy;

static void
spor_map_copy_free (SporMapCopy *copy)
{
  g_object_unref (copy->from);
  g_object_unref (copy->bar);
  g_object_unref (copy->picture);
  g_clear_object (&copy->cancellable);
  g_clear_pointer (&copy->meter, spor_task_meter_unref);
  g_free (copy);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporMapCopy, spor_map_copy_free)

static void
on_drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporMapCopy) copy = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GdkTexture) texture = png ? gdk_texture_new_from_bytes (png, &error) : NULL;

  spor_task_bar_end (copy->bar);
  if (!texture)
    {
      spor_show_error (copy->from, _ ("The Map Could Not Be Copied"), error);
      return;
    }
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (copy->from), texture);
  spor_toast (copy->from, _ ("Map copied"));
}

/* In a thread. */
static void
spor_map_copy_draw (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SporMapCopy *copy = data;
  SporMapFileOptions options = SPOR_MAP_FILE_OPTIONS_INIT;
  GError *error = NULL;
  GBytes *png = spor_map_render (copy->picture, SPOR_MAP_PNG, &options, cancellable, &error);

  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, png, (GDestroyNotify)g_bytes_unref);
}

void
spor_map_copy (GtkWidget *from, SporTaskBar *bar, SporMapPicture *picture)
{
  SporMapCopy *copy = g_new0 (SporMapCopy, 1);
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (!spor_task_bar_get_active (bar));

  copy->from = g_object_ref (from);
  copy->bar = g_object_ref (bar);
  copy->picture = picture;
  copy->cancellable = spor_task_bar_begin (bar, _ ("Drawing the map…"), &copy->meter);
  task = g_task_new (NULL, copy->cancellable, on_drawn_cb, copy);
  g_task_set_source_tag (task, spor_map_copy);
  g_task_set_task_data (task, copy, NULL);
  g_task_run_in_thread (task, spor_map_copy_draw);
}
