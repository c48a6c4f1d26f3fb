/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"

G_BEGIN_DECLS

/* The sentences of the hard rules. Each returns a new breach. */

SporBreach *spor_breach_finalised (const SporComposition *composition);

/* Nobody at all can be seated. */
SporBreach *spor_breach_nobody (void);

/* @row is not accepted. */
SporBreach *spor_breach_status (const SporSignups *signups, const SporSignupRow *row);
SporBreach *
spor_breach_role (const SporRound *round, const SporTrack *track, const SporSignupRow *row);

/* No more seats; fewer, or more, than allowed are taken. */
SporBreach *spor_breach_full (const SporTrack *track);
SporBreach *spor_breach_too_few (const SporTrack *track, guint seated);
SporBreach *spor_breach_too_many (const SporTrack *track, guint seated);

/* @row's municipality has all it may have; it has @seated, which is more. */
SporBreach *spor_breach_municipality_full (const SporTrack *track, const SporSignupRow *row);
SporBreach *
spor_breach_municipality (const SporTrack *track, const SporSignupRow *row, guint seated);

/* @row's person has a seat; it has @seated of them. */
SporBreach *spor_breach_person_seated (const SporTrack *track, const SporSignupRow *row);
SporBreach *spor_breach_person (const SporTrack *track, const SporSignupRow *row, guint seated);

/* Somebody marked "must have" would leave a seat, or has none; somebody marked "not this time". */
SporBreach *spor_breach_pinned (const SporSignupRow *row);
SporBreach *spor_breach_pin_without_seat (const SporSignupRow *row);
SporBreach *spor_breach_barred (const SporSignupRow *row);

/* A category's limits in a track, or in the whole group (@track is %NULL). */
SporBreach *spor_breach_category_full (const SporTrack *track,
                                       const SporDimension *dimension,
                                       const SporCategory *category);
SporBreach *spor_breach_category_few (const SporTrack *track,
                                      const SporDimension *dimension,
                                      const SporCategory *category,
                                      double count);
SporBreach *spor_breach_category_many (const SporTrack *track,
                                       const SporDimension *dimension,
                                       const SporCategory *category,
                                       double count);

/* What to call somebody, also one whose name is not known. (transfer full) */
char *spor_signup_row_who (const SporSignupRow *row);

/* "No role was given. Signed up after the deadline." (transfer full): "" if there is nothing to
 * correct */
char *spor_signup_problem_texts (const SporSignups *signups, const SporSignupRow *row);

G_END_DECLS
