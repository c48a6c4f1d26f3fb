/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-signups.h"

G_BEGIN_DECLS

/* What stands in the place of a text that is left out. */
#define SPOR_PUBLIC_LEFT_OUT "–"

/* Free text for readers who are to get no contact data and no motivation: management's workbook,
 * the participant list without contact data. People write anything anywhere, and an address can be
 * put in more ways than can be searched for; so a text is given only if it is plainly what it is to
 * be, and else left out whole: SPOR_PUBLIC_LEFT_OUT. "" stays "". All: (transfer full) */

/* At most 80 characters and eight words of letters, hyphens, apostrophes and full stops: these at
 * the end of a word or after an initial; three digits at most, which tell people apart. */
char *spor_public_name (const char *text);

/* At most 40 characters and five words of letters, hyphens, ampersands, commas, slashes and full
 * stops as above, in which nobody speaks of themself. */
char *spor_public_title (const char *text);

/* A municipality, or an organisation that the round knows, by its name; "Another organisation"; ""
 * for an answer that is neither. */
char *spor_public_place (const SporRound *round, const SporSignupRow *row);

/* Whether the name or the title of @row is left out. */
gboolean spor_public_leaves_out (const SporSignupRow *row);

/* The sentence that says so where it is. */
const char *spor_public_left_out_note (void);

G_END_DECLS
