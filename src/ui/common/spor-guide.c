/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-guide.h"

#include "spor-error-dialog.h"

#include <glib/gi18n-lib.h>

#define FIRST_PAGE "index"
#define WRITTEN_IN "da" /* what every reader is shown who has no guide of their own */

/* --- Where it is ---------------------------------------------------------------------------- */

static char *
spor_guide_page (const char *language, const char *topic)
{
  const char *folder = g_getenv ("SPOR_GUIDEDIR");
  g_autofree char *name = g_strconcat (topic, ".html", NULL);
  g_autofree char *path = g_build_filename (folder ? folder : SPOR_GUIDEDIR, language, name, NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path) : NULL;
}

static char *
spor_guide_find_in (const char *language, const char *topic)
{
  char *path = topic ? spor_guide_page (language, topic) : NULL;

  return path ? path : spor_guide_page (language, FIRST_PAGE);
}

char *
spor_guide_find (const char *topic)
{
  const char *const *languages = g_get_language_names ();

  for (guint i = 0; languages[i]; i++)
    {
      char *path = spor_guide_find_in (languages[i], topic);

      if (path)
        return path;
    }
  return spor_guide_find_in (WRITTEN_IN, topic);
}

/* --- Showing it ----------------------------------------------------------------------------- */

typedef struct
{
  GtkWindow *from; /* (nullable) */
  char *path;
} SporGuide;

static void
spor_guide_free (SporGuide *guide)
{
  g_clear_object (&guide->from);
  g_free (guide->path);
  g_free (guide);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporGuide, spor_guide_free)

static void
spor_guide_fail (GtkWindow *from, const char *why)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, why);

  if (from)
    spor_show_error (GTK_WIDGET (from), _ ("The Guide Could Not Be Opened"), error);
  else
    g_warning ("%s", why);
}

static void
on_shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporGuide) guide = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *why = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    return;
  /* Translators: a file with its folder */
  why = g_strdup_printf (
      _ ("No program that shows web pages could be started. The guide is in %s."), guide->path);
  spor_guide_fail (guide->from, why);
}

void
spor_guide_show (GtkWindow *from, const char *topic)
{
  g_autoptr (SporGuide) guide = g_new0 (SporGuide, 1);
  g_autofree char *uri = NULL;

  g_return_if_fail (!from || GTK_IS_WINDOW (from));

  guide->from = from ? g_object_ref (from) : NULL;
  guide->path = spor_guide_find (topic);
  if (!guide->path)
    {
      spor_guide_fail (from, _ ("The guide is not installed on this computer."));
      return;
    }
  uri = g_filename_to_uri (guide->path, NULL, NULL);
  gtk_show_uri_full (from, uri, GDK_CURRENT_TIME, NULL, on_shown_cb, g_steal_pointer (&guide));
}

static gboolean
on_key_pressed_cb (GtkWidget *widget, GVariant *unused, gpointer topic)
{
  spor_guide_show (GTK_WINDOW (widget), topic);
  return TRUE;
}

void
spor_guide_install_class (GtkWidgetClass *widget_class, const char *topic)
{
  g_autoptr (GtkShortcut) shortcut
      = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F1, 0),
                          gtk_callback_action_new (on_key_pressed_cb, (gpointer)topic, NULL));

  gtk_widget_class_add_shortcut (widget_class, shortcut);
}
