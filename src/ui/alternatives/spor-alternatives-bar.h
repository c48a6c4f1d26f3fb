/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which alternative is on the board, with what can be done about it; below, if it is final, since
 * when and by whom. Its actions are in the group "alternatives". */
#define SPOR_TYPE_ALTERNATIVES_BAR (spor_alternatives_bar_get_type ())
G_DECLARE_FINAL_TYPE (SporAlternativesBar, spor_alternatives_bar, SPOR, ALTERNATIVES_BAR, GtkWidget)

/* @book: (nullable) */
void spor_alternatives_bar_set_book (SporAlternativesBar *self, SporBook *book);

G_END_DECLS
