/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two children: a title, and at the end of its line what is said of it; below it where the line is
 * too short for both, or where it is as high as another one that has it there. */
#define SPOR_TYPE_HEADING_LAYOUT (spor_heading_layout_get_type ())
G_DECLARE_FINAL_TYPE (
    SporHeadingLayout, spor_heading_layout, SPOR, HEADING_LAYOUT, GtkLayoutManager)

GtkLayoutManager *spor_heading_layout_new (int spacing);

G_END_DECLS
