/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-signup-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The icon that stands for a status, beside its words. */
const char *spor_status_icon (SporStatus status);

/* Adds the list's columns to @view. Clicks on their headers change gtk_column_view_get_sorter(),
 * which sorts nothing itself: spor_signup_columns_read_order() says what it wants. */
void spor_signup_columns_add (GtkColumnView *view);

/* @column: a SporColumnId, or -1 for none */
void spor_signup_columns_read_order (GtkColumnView *view, int *column, gboolean *descending);

/* The position of the row under a point of @view, or G_MAXUINT. */
guint spor_signup_columns_find_row (GtkColumnView *view, double x, double y);

/* The keyboard goes to the row at @position, which is in sight. Returns: whether it is there */
gboolean spor_signup_columns_focus_row (GtkColumnView *view, guint position);

/* The heading of a column, translated. */
const char *spor_signup_column_title (SporColumnId column);

/* Widths follow the size of the text. Where there is little @room (pixels; 0: any), the first
 * columns become narrower, so that the status can be seen. What the user has drawn wider or
 * narrower stays.
 */
void spor_signup_columns_fit (GtkColumnView *view, int room);

G_END_DECLS
