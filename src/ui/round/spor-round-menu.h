/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporRoundMenu:
 *
 * The title of a book's window: the round that is shown, the file under it, and a menu with the
 * other rounds and what can be done with them. Its window gets the actions "round.…".
 *
 * Properties: "book" (SporBook, nullable), "file" (string, nullable: the path that stands under the
 * name), "title" (string, read-only: the names of the round and the file).
 * Signals: "leaving": another round is about to be shown, and what is half-done must be saved;
 * "arrived": it is, or it could not be.
 */
#define SPOR_TYPE_ROUND_MENU (spor_round_menu_get_type ())
G_DECLARE_FINAL_TYPE (SporRoundMenu, spor_round_menu, SPOR, ROUND_MENU, AdwBin)

/* Closes the other windows about the book, such as letters: they are about the round that is left.
 * FALSE if one of them has something to save, and asks. */
gboolean spor_round_menu_close_windows (SporRoundMenu *self);

/* The path of the file, in place of the book's while there is none yet. */
void spor_round_menu_set_file (SporRoundMenu *self, const char *path);

G_END_DECLS
