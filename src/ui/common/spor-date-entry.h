/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-day.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporDateEntry:
 *
 * A date to type ("3.3.2025", "3/3", "3. marts") or to choose from a month (the icon, or Alt+Down).
 * What is typed counts when the entry is left, and with Enter; what is no date stays there with a
 * sentence under it, and the day stays as it was. Escape brings the day back.
 *
 * Properties: "day" (int64, SPOR_DAY_NONE for none), notified only for days; "optional" (boolean):
 * may be left empty; "label" (string): what a screen reader calls it.
 * Signal: "left": it was left, or Enter was pressed, whatever is in it; after notify::day.
 */
#define SPOR_TYPE_DATE_ENTRY (spor_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (SporDateEntry, spor_date_entry, SPOR, DATE_ENTRY, AdwBin)

GtkWidget *spor_date_entry_new (void);

gint64 spor_date_entry_get_day (SporDateEntry *self);

/* Takes the place of whatever is typed. */
void spor_date_entry_set_day (SporDateEntry *self, gint64 day);

/* Likewise, except that what is typed and has not counted yet stays. */
void spor_date_entry_follow_day (SporDateEntry *self, gint64 day);

/* Whether something is typed that has not counted yet. */
gboolean spor_date_entry_is_typed (SporDateEntry *self);

/* Whether what is in the entry is its day, or could be one: nothing is wrong with it. */
gboolean spor_date_entry_is_valid (SporDateEntry *self);

/* The day in what is typed, whether it has counted yet or not; FALSE: there is none. */
gboolean spor_date_entry_peek (SporDateEntry *self, gint64 *day);

/* Shows a sentence under it; NULL: none. It goes away when something else is typed. */
void spor_date_entry_say (SporDateEntry *self, const char *message);

/* From now on it only shows that something is wrong: whoever it is a part of says what. */
void spor_date_entry_set_quiet (SporDateEntry *self);

/* The text field in it, for keys of the caller's own. */
GtkWidget *spor_date_entry_get_entry (SporDateEntry *self);

G_END_DECLS
