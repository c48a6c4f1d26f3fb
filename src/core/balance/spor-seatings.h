/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-program.h"

G_BEGIN_DECLS

/* One allowed number of seats for each body. */
typedef struct
{
  guint64 number; /* among all combinations, the first body's seats counting fastest */
  guint *seats;
  SporProgram *program; /* NULL: not made, or given back */
  double bound;         /* no choice with so many seats deviates less */
  gboolean solved;      /* the bound is what the best such choice deviates by, or above the limit */
} SporSeating;

/**
 * SporSeatings:
 *
 * All allowed numbers of seats. There may be thousands; they are relaxed one at a time, spread over
 * all that are allowed, so that good ones are met early, and only of a few a program is kept.
 */
typedef struct
{
  const SporTypes *types; /* borrowed */
  GPtrArray *open;        /* SporSeating*: what was relaxed, and may matter */
  guint64 n_all, n_relaxed;

  /* private */
  SporSeats *limits;
  guint64 next, stride;
} SporSeatings;

SporSeatings *spor_seatings_new (const SporTypes *types);
void spor_seatings_free (SporSeatings *self);

/* So many that programs are not kept, and that something is to be found before all are relaxed. */
gboolean spor_seatings_are_many (const SporSeatings *self);

/* Relaxes the next; it is open if it may have a choice that deviates by at most @most. FALSE: there
 * is none left. */
gboolean spor_seatings_relax (SporSeatings *self, double most);

/**
 * spor_seatings_new_for_panels:
 * @most: no panel may deviate by more; HUGE_VAL: any may
 * @tight: that is the least deviation, or nearly so
 * @patience: as for spor_program_set_patience()
 *
 * Those that have a panel, each with its program ready to be aimed at weights; fewer if the watch
 * is over before.
 */
SporSeatings *spor_seatings_new_for_panels (
    const SporTypes *types, double most, gboolean tight, guint patience, const SporWatch *watch);

SporSeating *spor_seatings_get (const SporSeatings *self, guint index);

/* The least bound of those that are not solved; NULL: all are. */
SporSeating *spor_seatings_find_promising (const SporSeatings *self);

/* Those of the least bound first. */
void spor_seatings_sort (SporSeatings *self);

/* Gives back those whose bound is above @most. */
void spor_seatings_leave_out (SporSeatings *self, double most);

/* What no choice deviates less than: of those that are not relaxed yet nothing is known. */
double spor_seatings_bound (const SporSeatings *self);

/* Made if need be, and relaxed. */
SporProgram *spor_seatings_program (SporSeatings *self, SporSeating *seating);

/* The program is not wanted for now; where there are few it is kept all the same. */
void spor_seatings_release (SporSeatings *self, SporSeating *seating);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporSeatings, spor_seatings_free)

G_END_DECLS
