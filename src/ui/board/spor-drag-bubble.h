/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-board.h"

G_BEGIN_DECLS

/* What hangs at the pointer while somebody is dragged: who it is, and what would come of letting go
 * just there, or why not. */
#define SPOR_TYPE_DRAG_BUBBLE (spor_drag_bubble_get_type ())
G_DECLARE_FINAL_TYPE (SporDragBubble, spor_drag_bubble, SPOR, DRAG_BUBBLE, GtkWidget)

/* Hangs itself at what @drag drags @from somewhere, within the window there. */
void spor_drag_bubble_hang (GtkWidget *from, SporBoard *board, SporSignup *signup, GdkDrag *drag);

G_END_DECLS
