/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A field of a window that somebody has been in. */
typedef struct
{
  GtkWidget *field; /* NULL: it is gone */
  char *first;      /* what stood there when they came to it */
  char *was;        /* the same, the last time */
} SporTyped;

typedef void (*SporTypedFunc) (GtkWindow *window);

/* @changed is called from now on when something is typed in @window, when another field of it gets
 * the keyboard, for what was left may have been saved, and when it goes. */
void spor_typed_watch (GtkWindow *window, SporTypedFunc changed);

/* SporTyped*, in the order in which somebody came to them; NULL: it is not watched. (transfer none)
 */
const GPtrArray *spor_typed_get_all (GtkWindow *window);

/* Of them that which has the keyboard; NULL: none. */
const SporTyped *spor_typed_get_current (GtkWindow *window);

G_END_DECLS
