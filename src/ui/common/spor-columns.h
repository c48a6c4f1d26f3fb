/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SporColumns:
 *
 * Two children side by side, equally wide, where both fit; else one above the other. If they are
 * not to be "equal", the first is as wide as it likes, and the second has the rest; or the other
 * way round, where the first is to "fill-first". One that is not visible leaves all to the other.
 * With "second-on-top", the second is the upper one where one stands above the other. Below
 * "beside-from", how wide they are together in text of the usual size, they do not stand side by
 * side even where what they show happens to fit.
 *
 * Properties: "first", "second" (GtkWidget), "spacing", "beside-from" (int), "equal",
 * "fill-first", "second-on-top" (gboolean)
 */
#define SPOR_TYPE_COLUMNS (spor_columns_get_type ())
G_DECLARE_FINAL_TYPE (SporColumns, spor_columns, SPOR, COLUMNS, GtkWidget)

G_END_DECLS
