/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-proposal.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Who sits and waits where, who is marked, its measure, and the rules it breaks. @best: (nullable):
 * the best still reachable, if that is known. The first adds members to the object that @builder is
 * in, the second prints. */
void spor_cli_add_composition (JsonBuilder *builder,
                               const SporComposition *composition,
                               const SporProposal *best);
void spor_cli_print_composition (const SporComposition *composition, const SporProposal *best);

G_END_DECLS
