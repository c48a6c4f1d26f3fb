/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-tab-box.h"

#include "spor-focus.h"

struct _SporTabBox
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (SporTabBox, spor_tab_box, GTK_TYPE_BOX)

static gboolean
spor_tab_box_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return spor_focus_is_tab (direction)
             ? spor_focus_in_order (widget, direction)
             : GTK_WIDGET_CLASS (spor_tab_box_parent_class)->focus (widget, direction);
}

static void
spor_tab_box_class_init (SporTabBoxClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = spor_tab_box_focus;
}

static void
spor_tab_box_init (SporTabBox *self)
{
}
