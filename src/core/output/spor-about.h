/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"

G_BEGIN_DECLS

/* Words that head what is written about a group. All are (transfer full). */

/* The round and the composition: "FBS 2.0 — composition “A”, final since 12 March 2025". */
char *spor_about_composition (const SporComposition *composition);

/* The same as a sentence, after which stands what the composition began as and what has become of
 * it since: what a protocol says beside who was chosen. */
char *spor_about_provenance (const SporComposition *composition);

/* How many seats: "5–6". */
char *spor_about_seats (const SporTrack *track);

G_END_DECLS
