/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-round-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporSettingEntry:
 *
 * A field for one setting of a draft, by its path: what is typed is set at once, and where it means
 * nothing or does not fit, the field says so; the row that it is in (#SporSettingRow) with a
 * sentence.
 */
#define SPOR_TYPE_SETTING_ENTRY (spor_setting_entry_get_type ())
G_DECLARE_FINAL_TYPE (SporSettingEntry, spor_setting_entry, SPOR, SETTING_ENTRY, GtkEntry)

/* @label: what a screen reader calls it; @width: in characters, 0: as wide as there is room */
GtkWidget *
spor_setting_entry_new (SporRoundDraft *draft, const char *path, const char *label, int width);

const char *spor_setting_entry_get_path (SporSettingEntry *self);

/**
 * SporSettingRow:
 *
 * A row with a title, and with one or several fields or other controls of a draft's settings. Under
 * the title stands what is wrong with them, or else a hint.
 */
#define SPOR_TYPE_SETTING_ROW (spor_setting_row_get_type ())
G_DECLARE_FINAL_TYPE (SporSettingRow, spor_setting_row, SPOR, SETTING_ROW, AdwActionRow)

/* @hint: (nullable) */
GtkWidget *spor_setting_row_new (SporRoundDraft *draft, const char *title, const char *hint);

/* With a field for a text. */
GtkWidget *spor_setting_row_new_text (
    SporRoundDraft *draft, const char *path, const char *title, const char *hint, int width);

/* With a field for a day. */
GtkWidget *spor_setting_row_new_day (SporRoundDraft *draft,
                                     const char *path,
                                     const char *title,
                                     const char *hint);

/* Adds a field, and returns it; the first one is what the row's title leads to. */
GtkWidget *
spor_setting_row_add (SporSettingRow *self, const char *path, const char *label, int width);

/* The row says what is wrong with this setting, too; its control is somewhere else. */
void spor_setting_row_watch (SporSettingRow *self, const char *path);

/* What can be chosen several at a time: a button that says what is chosen, and a list of checks. */
typedef struct
{
  const char *label;
  gboolean (*get) (SporRound *round, gpointer data, guint index);
  void (*set) (SporRound *round, gpointer data, guint index, gboolean chosen);
  guint index;
} SporSettingChoice;

/* Adds such a button for @n choices; @data is part of the draft's round. @none: what it says while
 * nothing is chosen. */
void spor_setting_row_add_choices (SporSettingRow *self,
                                   const char *label,
                                   const char *none,
                                   const SporSettingChoice *choices,
                                   guint n,
                                   gpointer data);

/* Adds a button with an icon. */
GtkWidget *spor_setting_row_add_button (SporSettingRow *self, const char *icon, const char *label);

G_END_DECLS
