/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *key;    /* "<Control>r" */
  const char *action; /* of the widget, or of what it is in */
  const char *target; /* a string; NULL: the action takes none */
} SporShownKey;

/* What the keys do wherever the keyboard is in the window, as long as @widget is to be seen; once,
 * however long one is held down. @keys: outlive it */
void spor_shown_keys_add (GtkWidget *widget, const SporShownKey *keys, guint n_keys);

G_END_DECLS
