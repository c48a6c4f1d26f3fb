/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-board.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The page where a group is put together: candidates at the left, the tracks with their seats and
 * waiting lists in the middle, the balance at the right. Property "book" (SporBook). */
#define SPOR_TYPE_BOARD_PAGE (spor_board_page_get_type ())
G_DECLARE_FINAL_TYPE (SporBoardPage, spor_board_page, SPOR, BOARD_PAGE, GtkWidget)

GtkWidget *spor_board_page_new (void);
void spor_board_page_set_book (SporBoardPage *self, SporBook *book);

SporBoard *spor_board_page_get_board (SporBoardPage *self); /* borrowed */

/* Puts another view of the same board under the balance. */
void spor_board_page_add (SporBoardPage *self, GtkWidget *widget);

/* Does what the bar of alternatives can do: "copy", "compare", "next" … */
void spor_board_page_do_alternative (SporBoardPage *self, const char *what);

/* Puts the keyboard on the first candidate; FALSE: there is none. */
gboolean spor_board_page_focus_candidates (SporBoardPage *self);

/* Puts the keyboard into the search for candidates. */
void spor_board_page_focus_search (SporBoardPage *self);

/* Puts the keyboard on the card of the person with that sign-up. */
void spor_board_page_focus_person (SporBoardPage *self, const char *id);

G_END_DECLS
