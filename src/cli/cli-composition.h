/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-measure.h"
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

/* Since when and by whom it is final, as the member "final"; null while it is open. */
void spor_cli_add_final (JsonBuilder *builder, const SporComposition *composition);

/* The ids of those in @list (guint). */
void spor_cli_add_ids (JsonBuilder *builder,
                       const char *name,
                       const SporSignups *signups,
                       const GArray *list);

/* The member "scope": "group", or the track's number. */
void spor_cli_add_scope_id (JsonBuilder *builder, const SporRound *round, int track);

/* As the sign-ups' own members have it, so that the two can be joined: a region goes by its name.
 */
const char *spor_cli_category_id (const SporDimension *dimension, const SporCategory *category);

/* (transfer full) */
char *spor_cli_scope_title (const SporMeasure *measure, const SporScopeMeasure *scope);

G_END_DECLS
