/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is known of a field that somebody types in: a #GtkEditable, a #GtkTextView, or a part or
 * parent of one. */

/* How it is called: by the label whose key leads there, by itself, its row, or what it shows while
 * empty. (transfer full) (nullable) */
char *spor_field_name (GtkWidget *field);

/* A day, a time or an amount stands in it, and no text in which a personal number may begin. */
void spor_field_set_value (GtkWidget *field, gboolean is_value);
gboolean spor_field_is_value (GtkWidget *field);

/* What is typed there counts once a button is pressed, and nothing keeps it until then. */
void spor_field_set_pending (GtkWidget *field);
gboolean spor_field_is_pending (GtkWidget *field);

/* (transfer full) */
char *spor_field_read (GtkWidget *field);

G_END_DECLS
