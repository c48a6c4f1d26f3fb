/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-board-instance.h"

G_BEGIN_DECLS

/* What sets each candidate apart from the others for the same track: the fewest categories that the
 * fewest others share. It says what somebody would bring to a group, whether they are in it or not:
 * "Only one: Nordjylland · Skolebibliotek". Made once, then read by any thread. */
typedef struct _SporReasons SporReasons;

/* Everybody who can be seated and is not barred is a candidate, as for a suggestion. */
SporReasons *spor_reasons_new (const SporComposition *composition);
SporReasons *spor_reasons_ref (SporReasons *self);
void spor_reasons_unref (SporReasons *self);

/**
 * spor_reasons_count:
 * @signup: a sign-up of the composition
 *
 * Returns: how many candidates for the track share what sets @signup apart most, with @signup; 0 if
 * it is no candidate, or in no category
 */
guint spor_reasons_count (const SporReasons *self, guint signup);

typedef struct
{
  const SporDimension *dimension;
  const SporCategory *category;
} SporCited;

/* Those categories: SporCited; empty where the count is 0. (transfer full) */
GArray *spor_reasons_cited (const SporReasons *self, guint signup);

/* A category's name, short, as what it is of goes without saying: "Nordjylland", "Lille". */
const char *spor_category_short_name (const SporCategory *self);

/* The same in words, after that somebody is pinned, for that is why they are seated; (nullable)
 * (transfer full): NULL where the count is 0. */
char *spor_reasons_text (const SporReasons *self, guint signup);

/* The same in a whole sentence, for who does not know the short one, and without what is pinned:
 * "The only candidate for track 1 with this profile: Region Midtjylland and Størrelse: Lille."
 * (nullable) (transfer full): %NULL where the count is 0. */
char *spor_reasons_sentence (const SporReasons *self, guint signup);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporReasons, spor_reasons_unref)

G_END_DECLS
