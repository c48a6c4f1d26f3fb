/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-flow.h"

#include "spor-focus.h"

struct _SporFlow
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (SporFlow, spor_flow, ADW_TYPE_BIN)

/* @from: (nullable): the child that the keyboard leaves */
static GtkWidget *
spor_flow_next (GtkWidget *box, GtkWidget *from, gboolean forward)
{
  if (from)
    return forward ? gtk_widget_get_next_sibling (from) : gtk_widget_get_prev_sibling (from);
  return forward ? gtk_widget_get_first_child (box) : gtk_widget_get_last_child (box);
}

static gboolean
spor_flow_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *box = adw_bin_get_child (ADW_BIN (widget));
  GtkWidget *child = box && spor_focus_within (box) ? gtk_widget_get_focus_child (box) : NULL;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (spor_flow_parent_class)->focus (widget, direction);
  if (child && gtk_widget_child_focus (child, direction))
    return TRUE;
  while (box && (child = spor_flow_next (box, child, direction == GTK_DIR_TAB_FORWARD)))
    if (gtk_widget_get_child_visible (child) && gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}

static void
spor_flow_class_init (SporFlowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = spor_flow_focus;
}

static void
spor_flow_init (SporFlow *self)
{
}
