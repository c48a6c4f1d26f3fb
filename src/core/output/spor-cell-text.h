/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Excel counts in UTF-16 code units. */
#define SPOR_CELL_LENGTH 32767
#define SPOR_SHEET_NAME_LENGTH 31
#define SPOR_HEADING_LENGTH 255
#define SPOR_LIST_NAME_LENGTH 100 /* Excel: 255; libxlsxwriter has 128 bytes */

/* The length in bytes of as much of @text as a cell of @n_units can hold. */
gsize spor_cell_text_prefix (const char *text, guint n_units);

/* Whether @text can be written as it is; its length in bytes. Nearly all can, and there are
 * millions. */
gboolean spor_cell_text_is_plain (const char *text, gsize *length);

/* @text without control characters and what is no character, CR LF as LF, cut with a note where it
 * is longer than a cell may be. */
char *spor_cell_text_clean (const char *text);

/* A clean text as it must stand in the file: Excel would read "_x0041_" as "A". */
char *spor_cell_text_escape (const char *clean);

/* @name without what Excel does not allow in a sheet's name; may be "". */
char *spor_sheet_name_clean (const char *name);

/* @text as the heading of a column: clean, in one line, no longer than a table's heading may be;
 * never "". */
char *spor_heading_clean (const char *text);

/* @text as a name that formulas can use: letters, digits and underscores; never "". */
char *spor_list_name_clean (const char *text);

/**
 * spor_cell_text_unique:
 * @taken: (element-type utf8): folded texts; what is returned is added
 * @text: clean
 * @n_units: how much of it may stay
 * @before: between the text and a number
 * @after: behind the number
 *
 * Returns: (transfer full): @text, with a number where something like it is taken: "Name (2)"
 */
char *spor_cell_text_unique (
    GHashTable *taken, const char *text, guint n_units, const char *before, const char *after);

G_END_DECLS
