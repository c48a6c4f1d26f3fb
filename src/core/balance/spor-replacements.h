/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-measure.h"

G_BEGIN_DECLS

/* Somebody who might take over a seat. */
typedef struct
{
  guint signup;
  int line;         /* place in the waiting list of the seat's track, from 0; -1: not in it */
  double deviation; /* of the composition with them in the seat; 1 where they cannot have it */
  char *obstacle;   /* why they cannot have it, one sentence; NULL: they can */
} SporReplacement;

/* Who could take over a seat, best first. */
typedef struct
{
  SporComposition *composition;
  guint leaver;
  guint track;
  GPtrArray *waiting; /* SporReplacement*: those who wait for the track and can have the seat */
  GPtrArray *others;  /* other candidates who can */
  GPtrArray *unable;  /* those who cannot; who waits for the track first, in line */
} SporReplacements;

/**
 * spor_replacements_new:
 * @composition: in which @leaver has a seat
 *
 * Ranks everybody who signed up for the track of @leaver's seat, or waits for it, and has no seat
 * themselves, by the deviation that spor_measure_new() gives for the composition with them in the
 * seat; those who come out alike by their place in line, then by their order of arrival. Whoever
 * cannot take part at all (not accepted) is left out.
 *
 * Of a final group it says who could if it were reopened.
 *
 * The seat can be handed over only if spor_composition_check_leaver() says so; that is not looked
 * at here.
 *
 * Candidates with the same categories come out alike, so it measures once for each such profile.
 */
SporReplacements *spor_replacements_new (SporComposition *composition, guint leaver);
void spor_replacements_free (SporReplacements *self);

/* How the group changes when @signup takes over the seat, in the categories that change:
 * "Nordjylland from 0 to 1, Sjælland from 2 to 1"; in dimensions that do not count in the group,
 * how the track does. "" if nothing changes. (transfer full) */
char *spor_replacements_effect (const SporReplacements *self, guint signup);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporReplacements, spor_replacements_free)

G_END_DECLS
