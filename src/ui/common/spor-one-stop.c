/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-one-stop.h"

#include "spor-focus.h"

struct _SporOneStop
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (SporOneStop, spor_one_stop, ADW_TYPE_BIN)

/* Not the headings of a table's columns: from those the keyboard goes on to the rows. */
static gboolean
spor_one_stop_has_row (GtkWidget *self)
{
  GtkWidget *focus = spor_focus_within (self);

  while (focus && focus != self && !GTK_IS_LIST_BASE (focus) && !GTK_IS_LIST_BOX (focus))
    focus = gtk_widget_get_parent (focus);
  return focus && focus != self;
}

static gboolean
spor_one_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (tab && spor_one_stop_has_row (widget))
    return FALSE;
  return GTK_WIDGET_CLASS (spor_one_stop_parent_class)->focus (widget, direction);
}

static void
spor_one_stop_class_init (SporOneStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = spor_one_stop_focus;
}

static void
spor_one_stop_init (SporOneStop *self)
{
}
