/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-cli.h"

G_BEGIN_DECLS

/* Prints who sits where, with what can still be reached. */
gboolean spor_cli_print_board (SporCli *cli, GError **error);

/* Loads the board and changes it; @what is its own to know. */
typedef gboolean (*SporCliAttempt) (SporCli *cli, int what, GError **error);

/* Opens the book and makes the change, anew where somebody else was quicker, then prints the board.
 */
gboolean spor_cli_change_board (SporCli *cli, SporCliAttempt attempt, int what, GError **error);

G_END_DECLS
