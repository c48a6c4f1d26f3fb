/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @window, which is being closed, waits for @other, which stands before it and asks something: once
 * @other has closed, @window is closed again; if @other stays, @window does, and nothing that was
 * given up there is. */
void spor_close_after (GtkWindow *window, GtkWindow *other);

/* The same for whatever @window is to do but close. @then is called once @other has closed;
 * @free_data (nullable) for @user_data whatever comes of it. */
void spor_go_on_after (GtkWindow *window,
                       GtkWindow *other,
                       void (*then) (GtkWindow *window, gpointer user_data),
                       gpointer user_data,
                       GDestroyNotify free_data);

G_END_DECLS
