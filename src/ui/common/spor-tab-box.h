/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SporTabBox:
 *
 * A box whose children the Tab key goes through in the order in which they stand. In a GtkBox, one
 * that is higher than those beside it, such as a field with a line below, would come after them.
 */
#define SPOR_TYPE_TAB_BOX (spor_tab_box_get_type ())
G_DECLARE_FINAL_TYPE (SporTabBox, spor_tab_box, SPOR, TAB_BOX, GtkBox)

G_END_DECLS
