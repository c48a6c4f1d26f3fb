/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From now on a screen reader hears the label of each button once, and without the underline of its
 * mnemonic; the cells of a table's row as the row's name; and nothing of what has no name. GTK 4.8
 * has it say “_Import… Import…”, “GtkListItemWidget” and “GtkImage”. */
void spor_names_install (void);

G_END_DECLS
