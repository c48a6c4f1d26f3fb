/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Two alternatives side by side: how representative they are, how each category is filled, who sits
 * in one of them alone. It follows the book. */
#define SPOR_TYPE_COMPARE_WINDOW (spor_compare_window_get_type ())
G_DECLARE_FINAL_TYPE (SporCompareWindow, spor_compare_window, SPOR, COMPARE_WINDOW, AdwWindow)

/* Begins with what is on the board and the one after it. @parent shows people's sign-ups. */
GtkWindow *spor_compare_window_new (GtkWindow *parent, SporBook *book);

G_END_DECLS
