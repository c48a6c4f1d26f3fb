/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-store.h"

G_BEGIN_DECLS

/**
 * spor_store_find_added:
 * @facts: an imported answer
 * @id: (out) (nullable): borrowed until the next call; %NULL: there is none
 *
 * The sign-up that was added by hand for the person who answers now: the same e-mail in capitals or
 * not, whatever the municipality, with the same first name, or with no other names than these: a
 * library may have one mailbox for several people; or without an e-mail the same name and
 * municipality; for the same track, or for none. Whoever came with a respondent number since is
 * found by that, and not here.
 *
 * They are read once in a change set: people add few, and an import asks for every answer.
 */
gboolean spor_store_find_added (SporStore *self,
                                const SporRound *round,
                                const SporSignupFacts *facts,
                                const char **id,
                                GError **error);

G_END_DECLS
