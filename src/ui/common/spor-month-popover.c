/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-month-popover.h"

struct _SporMonthPopover
{
  GtkPopover parent_instance;

  /* borrowed */
  GtkEntry *entry; /* the parent */
  SporMonth *month;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporMonthPopover, spor_month_popover, GTK_TYPE_POPOVER)

static void
on_chosen_cb (SporMonthPopover *self, gint64 day)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  g_signal_emit (self, signals[CHOSEN], 0, day);
}

static void
spor_month_popover_class_init (SporMonthPopoverClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", SPOR_TYPE_MONTH_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
spor_month_popover_init (SporMonthPopover *self)
{
  self->month = SPOR_MONTH (spor_month_new ());
  g_signal_connect_object (self->month, "chosen", G_CALLBACK (on_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->month));
}

GtkWidget *
spor_month_popover_new (GtkEntry *entry)
{
  SporMonthPopover *self = g_object_new (SPOR_TYPE_MONTH_POPOVER, NULL);

  self->entry = entry;
  gtk_widget_set_parent (GTK_WIDGET (self), GTK_WIDGET (entry));
  return GTK_WIDGET (self);
}

void
spor_month_popover_popup (SporMonthPopover *self, gint64 day)
{
  GdkRectangle icon;

  g_return_if_fail (SPOR_IS_MONTH_POPOVER (self));

  spor_month_set_day (self->month, day);
  if (day == SPOR_DAY_NONE)
    spor_month_show (self->month, spor_day_of_instant (g_get_real_time () / G_USEC_PER_SEC));
  gtk_entry_get_icon_area (self->entry, GTK_ENTRY_ICON_SECONDARY, &icon);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &icon);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->month));
}
