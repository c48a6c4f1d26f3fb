/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-month.h"

G_BEGIN_DECLS

/**
 * SporMonthPopover:
 *
 * A month that opens beside a text field, at its icon. Signal: "chosen" (int64 day): it has closed
 * and the field has the keyboard.
 *
 * As with every popover, whoever makes it unparents it when disposed, and calls
 * gtk_popover_present() when it gets its size.
 */
#define SPOR_TYPE_MONTH_POPOVER (spor_month_popover_get_type ())
G_DECLARE_FINAL_TYPE (SporMonthPopover, spor_month_popover, SPOR, MONTH_POPOVER, GtkPopover)

/* A child of @entry, whose second icon it points to. */
GtkWidget *spor_month_popover_new (GtkEntry *entry);

/* @day: the one that is chosen; SPOR_DAY_NONE: none, and this month is shown */
void spor_month_popover_popup (SporMonthPopover *self, gint64 day);

G_END_DECLS
