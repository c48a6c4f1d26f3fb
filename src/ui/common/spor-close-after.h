/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @window, which is being closed, waits for @other, which stands before it and asks something: once
 * @other has closed, @window is closed again; if @other stays, @window does, and nothing that was
 * given up there is. */
void spor_close_after (GtkWindow *window, GtkWindow *other);

G_END_DECLS
