/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporSidebar:
 *
 * The pages of a stack, of which the one that is shown is selected. One stop for the keyboard: the
 * arrow keys choose among the pages, and Tab leads on to the one that is chosen.
 *
 * Property "stack" (GtkStack). Signal "activated": a page was clicked, or chosen with Enter.
 */
#define SPOR_TYPE_SIDEBAR (spor_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (SporSidebar, spor_sidebar, SPOR, SIDEBAR, AdwBin)

G_END_DECLS
