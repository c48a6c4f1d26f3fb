/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The tooltip of what a key does as well says the key ("<Shift><Control>n"). */
void spor_key_tip (GtkWidget *widget, const char *key);

/* As it is printed on the keys: "Ctrl+R". (transfer full) */
char *spor_key_name (const char *key);

G_END_DECLS
