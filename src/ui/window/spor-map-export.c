/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-export.h"

#include "spor-error-dialog.h"
#include "spor-map-file.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>

#define COPY_FINENESS 2

/* One map on its way into a file or onto the clipboard. */
typedef struct
{
  GApplication *app; /* held until the end; NULL if there is none */
  GtkWidget *from;
  SporTaskBar *bar;
  SporMapPicture *picture;
  SporMapFileOptions options;
  GFile *file; /* NULL: onto the clipboard */
  GCancellable *cancellable;
  SporTaskMeter *meter;
} SporMapExport;

static void
spor_map_export_free (SporMapExport *export)
{
  if (export->app)
    g_application_release (export->app);
  g_clear_object (&export->app);
  g_object_unref (export->from);
  g_object_unref (export->bar);
  g_object_unref (export->picture);
  g_clear_object (&export->file);
  g_clear_object (&export->cancellable);
  g_clear_pointer (&export->meter, spor_task_meter_unref);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporMapExport, spor_map_export_free)

static void
spor_map_export_tell_file (SporMapExport *export)
{
  g_autofree char *name = g_file_get_basename (export->file);
  /* Translators: the name of a file */
  g_autofree char *text = g_strdup_printf (_ ("“%s” written"), name);

  spor_toast_file (export->from, text, export->file);
}

static void
on_drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporMapExport) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GdkTexture) texture
      = png && !export->file ? gdk_texture_new_from_bytes (png, &error) : NULL;

  spor_task_bar_end (export->bar);
  if (error)
    spor_show_error (export->from,
                     export->file ? _ ("The map could not be written")
                                  : _ ("The map could not be copied"),
                     error);
  else if (export->file)
    spor_map_export_tell_file (export);
  else
    {
      gdk_clipboard_set_texture (gtk_widget_get_clipboard (export->from), texture);
      spor_toast (export->from, _ ("Map copied"));
    }
}

/* In a thread. Gives the picture as PNG, or nothing where there is a file. */
static void
spor_map_export_draw (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SporMapExport *export = data;
  GError *error = NULL;
  GBytes *png = NULL;

  if (export->file)
    spor_map_write (export->picture, &export->options, g_file_peek_path (export->file), cancellable,
                    &error);
  else
    png = spor_map_render (export->picture, SPOR_MAP_PNG, &export->options, cancellable, &error);
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, png, (GDestroyNotify)g_bytes_unref);
}

static void
spor_map_export_begin (
    GtkWidget *from, SporTaskBar *bar, SporMapPicture *picture, guint fineness, GFile *file)
{
  SporMapExport *export = g_new0 (SporMapExport, 1);
  SporMapFileOptions options = SPOR_MAP_FILE_OPTIONS_INIT;
  g_autoptr (GTask) task = NULL;

  options.scale = fineness;
  options.created = g_get_real_time () / G_USEC_PER_SEC;
  if (g_application_get_default ())
    {
      export->app = g_object_ref (g_application_get_default ());
      g_application_hold (export->app);
    }
  export->from = g_object_ref (from);
  export->bar = g_object_ref (bar);
  export->picture = picture;
  export->options = options;
  export->file = file ? g_object_ref (file) : NULL;
  export->cancellable = spor_task_bar_begin (bar, _ ("Drawing the map…"), &export->meter);
  task = g_task_new (NULL, export->cancellable, on_drawn_cb, export);
  g_task_set_source_tag (task, spor_map_export_begin);
  g_task_set_check_cancellable (task, FALSE); /* what is written is written */
  g_task_set_task_data (task, export, NULL);
  g_task_run_in_thread (task, spor_map_export_draw);
}

void
spor_export_map (
    GtkWidget *from, SporTaskBar *bar, SporMapPicture *picture, guint fineness, GFile *file)
{
  g_return_if_fail (!spor_task_bar_get_active (bar) && file != NULL);

  spor_map_export_begin (from, bar, picture, fineness, file);
}

void
spor_copy_map (GtkWidget *from, SporTaskBar *bar, SporMapPicture *picture)
{
  g_return_if_fail (!spor_task_bar_get_active (bar));

  spor_map_export_begin (from, bar, picture, COPY_FINENESS, NULL);
}
