/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In every window of the program, Enter in a row that can be operated operates it, as Space does:
 * GTK would take the button that stands out, which has nothing to do with the row. */
void spor_enter_install (void);

G_END_DECLS
