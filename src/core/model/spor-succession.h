/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"

G_BEGIN_DECLS

/* Who leaves a seat, and who takes it over: the one is off the board then, the other leaves the
 * waiting list or the pool. */

/**
 * spor_composition_check_leaver:
 * @self: a composition
 * @leaver: somebody who has a seat
 *
 * Whether the seat may be handed over: not in a final composition, and not that of a member who is
 * marked "must have", unless they cannot take part any more.
 *
 * Returns: (nullable) (transfer full): %NULL if so, or the reason against it
 */
SporBreach *spor_composition_check_leaver (const SporComposition *self, guint leaver);

/* The composition without @leaver, who has a seat; neither checked nor to be kept, for the seat is
 * empty. The mark "must have" goes with them. (transfer full) */
SporComposition *spor_composition_vacate (const SporComposition *self, guint leaver);

/* Whether @successor may take the seat of @leaver, who has one: (nullable) (transfer full): the
 * reason against it. */
SporBreach *
spor_composition_check_successor (const SporComposition *self, guint leaver, guint successor);

/* The composition with @successor in the seat of @leaver; it is not checked. (transfer full) */
SporComposition *
spor_composition_succeed (const SporComposition *self, guint leaver, guint successor);

/* How @successor gets the seat that @leaver has in @self, as a move in what
 * spor_composition_vacate() gives. */
SporMove spor_succession_move (const SporComposition *self, guint leaver, guint successor);

G_END_DECLS
