/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-round.h"

G_BEGIN_DECLS

/* The type of what spor_round_get_state() returns. */
#define SPOR_ROUND_STATE_TYPE "(sxxxssa(susuuuu)a(ssas)a(ssas)a(ssas)a(sssidbua(ssxxiiuu)))"

/**
 * spor_round_get_state:
 *
 * All of a round's settings as one value, to be kept outside the book while they are being changed.
 * What looks like a personal number in a text is masked.
 *
 * Returns: (transfer full): not floating
 */
GVariant *spor_round_get_state (const SporRound *self);

/**
 * spor_round_new_from_state:
 * @state: of the type %SPOR_ROUND_STATE_TYPE, from wherever
 * @now: the same round, as it is in the book: what is no setting is as there
 *
 * Whether the settings fit each other is for spor_round_check() to say.
 *
 * Returns: (transfer full) (nullable): not shared yet; %NULL: it is another round's state, or none
 * that a round can be in
 */
SporRound *spor_round_new_from_state (GVariant *state, const SporRound *now);

G_END_DECLS
