/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hands.h"

/* Tests of the windows that stand beside or before a book's, opened by the keyboard. */

typedef struct
{
  SporApplication *app;
  SporWindow *window;
  char *path;
} Beside;

static inline void
beside_open (Beside *beside, gconstpointer data)
{
  beside->app = (SporApplication *)data;
  beside->path = fixture_book_new ("beside.spor", TRUE);
  beside->window = fixture_open (beside->app, beside->path);
  gtk_window_present (GTK_WINDOW (beside->window));
  pointer_settle ();
  keyboard_take (GTK_WINDOW (beside->window));
}

/* A window that stands before the book's may ask when that is closed: it goes first. */
static inline void
beside_close (Beside *beside, gconstpointer data)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (all); i-- > 0;)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (all, i);

      if (gtk_widget_get_mapped (GTK_WIDGET (window)) && window != GTK_WINDOW (beside->window))
        gtk_window_destroy (window);
    }
  fixture_close (beside->app);
  g_remove (beside->path);
  g_free (beside->path);
}

static inline gboolean
beside_is_above (gpointer window)
{
  return hands_window () != window;
}

static inline gboolean
beside_is_before (gpointer window)
{
  return hands_window () == window;
}

static inline GtkWindow *
beside_open_above (const char *key)
{
  GtkWindow *below = hands_window ();

  hands_press (key);
  fixture_wait (beside_is_above, below);
  pointer_settle ();
  keyboard_take (hands_window ());
  return hands_window ();
}
