/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-copy.h"

#include "spor-language.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>

static void
spor_row_free (gpointer row)
{
  g_strfreev (row);
}

GPtrArray *
spor_rows_new (void)
{
  return g_ptr_array_new_with_free_func (spor_row_free);
}

void
spor_rows_add (GPtrArray *rows, const char *first, ...)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  va_list texts;

  va_start (texts, first);
  for (const char *text = first; text; text = va_arg (texts, const char *))
    g_strv_builder_add (builder, text);
  va_end (texts);
  g_ptr_array_add (rows, g_strv_builder_end (builder));
  g_strv_builder_unref (builder);
}

char *
spor_rows_to_text (const GPtrArray *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    for (GStrv cell = rows->pdata[i]; *cell; cell++)
      {
        g_autofree char *line = g_strdelimit (g_strdup (*cell), "\t\r\n", ' ');

        g_string_append_printf (text, "%s%c", line, cell[1] ? '\t' : '\n');
      }
  return g_string_free (text, FALSE);
}

char *
spor_rows_to_html (const GPtrArray *rows)
{
  GString *html = g_string_new ("<meta charset=\"utf-8\"><table>");

  for (guint i = 0; i < rows->len; i++)
    {
      const char *kind = i == 0 ? "th" : "td";

      g_string_append (html, "<tr>");
      for (GStrv cell = rows->pdata[i]; *cell; cell++)
        {
          g_autofree char *escaped = g_markup_escape_text (*cell, -1);

          g_string_append_printf (html, "<%s>%s</%s>", kind, escaped, kind);
        }
      g_string_append (html, "</tr>");
    }
  g_string_append (html, "</table>");
  return g_string_free (html, FALSE);
}

/* Takes @text. */
static GdkContentProvider *
spor_provide (const char *type, char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return gdk_content_provider_new_for_bytes (type, bytes);
}

/* @text and @html (transfer full): @n rows as both */
static void
spor_copy_texts (GtkWidget *from, char *text, char *html, guint n)
{
  g_autofree char *own = text;
  g_autofree char *count = spor_format_count (n);
  g_autofree char *said = g_strdup_printf (ngettext ("%s row copied", "%s rows copied", n), count);
  GdkContentProvider *both[2];
  g_autoptr (GdkContentProvider) provider = NULL;

  both[0] = spor_provide ("text/html", html);
  both[1] = gdk_content_provider_new_typed (G_TYPE_STRING, own);
  provider = gdk_content_provider_new_union (both, 2);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (from), provider);
  spor_toast (from, said);
}

gboolean
spor_copy_rows (GtkWidget *from, const GPtrArray *rows)
{
  if (rows->len <= 1)
    return FALSE;
  spor_copy_texts (from, spor_rows_to_text (rows), spor_rows_to_html (rows), rows->len - 1);
  return TRUE;
}

/* --- Many rows ------------------------------------------------------------------------------ */

typedef struct
{
  GWeakRef from; /* weak: the thread may be the last to let go, and must not of a widget */
  SporRowsFunc make;
  gpointer data;
  GDestroyNotify data_free;

  /* of the answer */
  char *text, *html;
  guint n;
} SporCopying;

static void
spor_copying_free (gpointer data)
{
  SporCopying *self = data;

  g_weak_ref_clear (&self->from);
  self->data_free (self->data);
  g_free (self->text);
  g_free (self->html);
  g_free (self);
}

/* In a thread. */
static void
spor_copying_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SporCopying *self = data;
  g_autoptr (GPtrArray) rows = self->make (self->data);

  self->text = spor_rows_to_text (rows);
  self->html = spor_rows_to_html (rows);
  self->n = rows->len - 1;
  g_task_return_boolean (task, TRUE);
}

static void
on_copying_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SporCopying *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GtkWidget) from = g_weak_ref_get (&self->from);

  if (from)
    spor_copy_texts (from, g_steal_pointer (&self->text), g_steal_pointer (&self->html), self->n);
}

void
spor_copy_many (GtkWidget *from, SporRowsFunc make, gpointer data, GDestroyNotify data_free)
{
  SporCopying *copying = g_new0 (SporCopying, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_copying_done_cb, NULL);

  g_weak_ref_init (&copying->from, from);
  copying->make = make;
  copying->data = data;
  copying->data_free = data_free;
  g_task_set_source_tag (task, spor_copy_many);
  g_task_set_task_data (task, copying, spor_copying_free);
  g_task_run_in_thread (task, spor_copying_work);
}

void
spor_copy_install_class (GtkWidgetClass *widget_class, GtkShortcutFunc copy)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, copy, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, copy,
                                "b", TRUE);
}

const char *const *
spor_copy_get_keys (void)
{
  static const char *const keys[] = { "<Control>c", "<Shift><Control>c", NULL };

  return keys;
}
