/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"

G_BEGIN_DECLS

/* What the face of a card says. */

/* "Stor · Folkebibliotek, Skolebibliotek · Projektleder" (transfer full) */
char *spor_card_traits (SporSignups *signups, const SporSignupRow *row);

/* "Lemvig · Midtjylland" (transfer full) */
char *spor_card_place (SporSignups *signups, const SporSignupRow *row);

/* What a mark is called; %NULL for none. */
const char *spor_mark_name (SporMark mark);

G_END_DECLS
