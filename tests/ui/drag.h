/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board.h"

#include "spor-drag-bubble.h"

#include <string.h>

/* What is told while a card is dragged. */

/* What hangs at the pointer while @name's card is dragged. */
static inline GtkWidget *
bubble (Board *board, const char *name)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (card (board, name));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      GdkDrag *drag = GTK_IS_DRAG_SOURCE (controller)
                          ? gtk_drag_source_get_drag (GTK_DRAG_SOURCE (controller))
                          : NULL;

      if (drag)
        return gtk_drag_icon_get_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)));
    }
  g_error ("%s is not dragged", name);
}

static inline gboolean
label_contains (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static inline void
assert_shown (GtkWidget *in, const char *text)
{
  if (!fixture_find_shown (in, label_contains, text))
    g_error ("“%s” is not shown", text);
}
