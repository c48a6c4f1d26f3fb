/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

#include "spor-unfinished-bar.h"

/* What is kept beside a book (spor-unfinished.h), and what tells of it. */

static inline gboolean
is_content (const char *name)
{
  return g_str_has_suffix (name, ".ini");
}

/* Whether a file is there that has @data in it; NULL: any. */
static inline gboolean
is_on_disk (gpointer data)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "spor", "unfinished", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      if (is_content (name) && g_file_get_contents (path, &text, NULL, NULL)
          && (!data || strstr (text, data)))
        return TRUE;
    }
  return FALSE;
}

static inline gboolean
is_not_on_disk (gpointer data)
{
  return !is_on_disk (data);
}

static inline gboolean
is_toast (GtkWidget *widget, gconstpointer data)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget");
}

static inline gboolean
has_toast (gpointer window)
{
  return fixture_find_shown (window, is_toast, NULL) != NULL;
}

/* The button that starts afresh; NULL: nothing was there. */
static inline GtkWidget *
afresh_in (GtkWindow *window)
{
  GtkWidget *bar = fixture_find_shown (GTK_WIDGET (window), fixture_has_type,
                                       GSIZE_TO_POINTER (SPOR_TYPE_UNFINISHED_BAR));

  return bar ? fixture_find_shown (bar, fixture_has_type, GSIZE_TO_POINTER (GTK_TYPE_BUTTON))
             : NULL;
}
