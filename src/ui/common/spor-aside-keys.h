/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The program's own keys in windows that stand beside or before the book's: Ctrl+Q quits and
 * Ctrl+W closes the window, as they do there; held down, one window. A question has to be answered
 * first. GTK's inspector is no key of this program. */
void spor_aside_keys_install (void);

G_END_DECLS
