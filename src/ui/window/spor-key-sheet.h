/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where text is large, the shortcuts window of @window is no larger than that: what GTK shows in
 * two columns stands in one, which scrolls. */
void spor_key_sheet_fit (GtkApplicationWindow *window);

G_END_DECLS
