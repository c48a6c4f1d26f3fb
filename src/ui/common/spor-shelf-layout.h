/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children of one width, row by row: as many side by side as have room. The room that one needs is
 * measured in characters, so that it grows with the text. */
#define SPOR_TYPE_SHELF_LAYOUT (spor_shelf_layout_get_type ())
G_DECLARE_FINAL_TYPE (SporShelfLayout, spor_shelf_layout, SPOR, SHELF_LAYOUT, GtkLayoutManager)

/* @chars: what a child should have room for; @least: what it must have room for, and every row is
 * as high as the highest; 0: neither */
GtkLayoutManager *
spor_shelf_layout_new (guint chars, int column_spacing, int row_spacing, guint least);

/* Where @whole, children that have no room in one row stand one above the other. */
void spor_shelf_layout_set_whole (SporShelfLayout *self, gboolean whole);

G_END_DECLS
