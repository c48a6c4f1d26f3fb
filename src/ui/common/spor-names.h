/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From now on a screen reader hears the label of each button once, and without the underline of its
 * mnemonic; of a table's row and a drop-down what they show; and nothing of what has no name. GTK
 * 4.8 has it say “_Import… Import…”, “GtkListItemWidget” and “GtkImage”. */
void spor_names_install (void);

G_END_DECLS
