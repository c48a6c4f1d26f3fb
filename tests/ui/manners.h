/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hands.h"

/* What windows and questions have in common at the keyboard (docs/manners.md). */

static inline gboolean
is_back (gpointer window)
{
  return hands_window () == window;
}

/* As if the keyboard had been led there. */
static inline void
take_focus (const char *name)
{
  GtkWidget *widget;

  fixture_wait (hands_can_find, (gpointer)name);
  for (widget = hands_find (name); widget && !gtk_widget_grab_focus (widget);)
    widget = gtk_widget_get_parent (widget);
  g_assert_nonnull (widget);
}

static inline void
choose_item (const char *item)
{
  fixture_wait (hands_can_find, (gpointer)item);
  hands_walk ("Down", item);
  hands_press ("Return");
}

/* The Tab key comes round, and leaves nothing without a way back. */
static inline void
assert_tab_comes_round (void)
{
  GtkWidget *first = hands_focus ();
  guint n = 0;

  keyboard_take (hands_window ());
  do
    {
      hands_key (GDK_KEY_Tab, 0);
      pointer_settle ();
    }
  while (hands_focus () && hands_focus () != first && ++n < HANDS_MOST_TABS);
  g_assert_true (hands_focus () == first);
}
