/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-day.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporMonth:
 *
 * A month with its days, weeks beginning on Monday, in the program's language wherever it runs.
 * The arrow keys go from day to day, Page Up and Page Down from month to month.
 *
 * Property "day" (int64, a day): the one that is chosen; SPOR_DAY_NONE: none.
 * Signals: "chosen" (int64 day): a click, Enter or Space; "activated" (int64 day): a double click
 * or Enter, after "chosen".
 */
#define SPOR_TYPE_MONTH (spor_month_get_type ())
G_DECLARE_FINAL_TYPE (SporMonth, spor_month, SPOR, MONTH, AdwBin)

/* What there is on @day, in words; (nullable) (transfer full): NULL for nothing. */
typedef char *(*SporMonthNote) (gint64 day, gpointer user_data);

GtkWidget *spor_month_new (void);

gint64 spor_month_get_day (SporMonth *self);

/* Chooses @day, and shows its month; NONE: keeps the month. */
void spor_month_set_day (SporMonth *self, gint64 day);

/* Shows the month of @day, with the keyboard's place on it. */
void spor_month_show (SporMonth *self, gint64 day);

/* Days with a note are marked; the note is their tooltip. @user_data outlives @self. */
void spor_month_set_notes (SporMonth *self, SporMonthNote note, gpointer user_data);

/* The notes have changed. */
void spor_month_refresh (SporMonth *self);

G_END_DECLS
