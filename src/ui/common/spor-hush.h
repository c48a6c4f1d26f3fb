/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From now on, what a list or a menu hangs from shows no tooltip as long as that is open: GTK 4.8
 * lays it over the first line of what has just been opened. */
void spor_hush_install (void);

G_END_DECLS
