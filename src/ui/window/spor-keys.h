/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The keys of the program's actions; the shortcuts window (data/ui/help-overlay.ui) shows the same.
 */
typedef struct
{
  const char *action; /* detailed name */
  const char *keys[3];
  gboolean yields; /* a text field with the focus takes the key first: undo, redo */
} SporKey;

guint spor_keys_n (void);
const SporKey *spor_keys_get (guint index);

/* Those that yield belong to the window's class, the others to the application. */
void spor_keys_install (GtkApplication *app);
void spor_keys_install_class (GtkWidgetClass *widget_class);

/* Questions are no windows of the application, and do not know its keys: from now on the one that
 * quits works over them, too. */
void spor_keys_follow_questions (GtkApplication *app);

/* What other windows, and parts of pages, have for themselves; up to a NULL. */
const char *const *spor_keys_get_others (void);

G_END_DECLS
