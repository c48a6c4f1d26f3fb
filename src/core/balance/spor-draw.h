/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * spor_draw_ticket:
 * @seed: UTF-8, as announced
 * @digest: what was published before the seed was known: 64 hexadecimal digits
 * @n_tickets: at least 1
 *
 * The ticket that @seed draws, each with the same probability. docs/lottery.md has the
 * specification, with an example, for whoever wants to check a draw by other means: of SHA-256 over
 * "spor-draw-1\n" digest "\n" seed "\n" round the first eight bytes are a whole number, the first
 * byte the most significant; a number not below the largest multiple of @n_tickets is passed over
 * and the next round (0, 1, 2 …) asked.
 *
 * Returns: from 1 to @n_tickets
 */
guint spor_draw_ticket (const char *seed, const char *digest, guint n_tickets);

G_END_DECLS
