/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @choice (of GtkStringObject) may be narrower than what it says; its list and a tooltip still say
 * it all.
 */
void spor_short_choice (GtkDropDown *choice);

G_END_DECLS
