/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From "drag-begin" on: Escape cancels what @source drags. Elsewhere the desktop sees to that, but
 * on X11 GTK 4.8 grabs the key and then loses it. */
void spor_drag_escape_watch (GtkDragSource *source);

/* From "drag-end" on. */
void spor_drag_escape_leave (GtkDragSource *source);

G_END_DECLS
