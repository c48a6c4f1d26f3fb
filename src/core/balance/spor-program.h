/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-types.h"
#include "spor-watch.h"

G_BEGIN_DECLS

/**
 * SporProgram:
 *
 * The integer program of an instance with a given number of seats in each body, solved by GLPK: a
 * whole number per type, and per term and category the distance of a count from its target. Counts
 * are whole in parts of the feature's unit, so |count − t| is bounded below by the chord between
 * the two whole counts beside t; with L = ⌊t⌋, r = t − L: count − s − u + v = L, 0 ≤ s ≤ 1, u, v ≥
 * 0, at a cost of r + (1 − 2r) s + u + v. All coefficients of the rows are whole.
 *
 * GLPK keeps its memory by thread: a program is used and freed on the thread that made it.
 */
typedef struct _SporProgram SporProgram;

/* @seats: per body, those who are fixed among them */
SporProgram *spor_program_new (const SporTypes *types, const guint *seats);
void spor_program_free (SporProgram *self);

/* Least deviation is wanted (as it is at first). */
void spor_program_aim_at_deviation (SporProgram *self);

/* The largest Σ weight · number is wanted. @weights: per type */
void spor_program_aim_at_weights (SporProgram *self, const double *weights);

/* No solution may deviate by more than @most. */
void spor_program_limit_deviation (SporProgram *self, double most);

/* At least @least of @type. */
void spor_program_require (SporProgram *self, guint type, guint least);

typedef enum
{
  SPOR_END_BEST,    /* proved */
  SPOR_END_GOOD,    /* within the limit, but the patience ended before the proof; the bound holds */
  SPOR_END_NONE,    /* proved: there is no solution, or none within the limit that was asked for */
  SPOR_END_STOPPED, /* by the watch; the bound holds */
} SporEnd;

typedef struct
{
  SporEnd end;
  gboolean found; /* numbers and value are set */
  double value;   /* deviation, or sum of weights, as the solver has it */
  double bound;   /* nothing is better than this */
  guint *numbers; /* per type; owned by the caller's SporSolution */
} SporSolution;

void spor_solution_clear (SporSolution *self);

/* A lower bound of the deviation (an upper one of the weights), from the program without whole
 * numbers. FALSE: there is no solution at all. */
gboolean spor_program_relax (SporProgram *self, double *bound);

/**
 * spor_program_solve:
 * @limit: a deviation above it (weights below it) is of no use: the search ends as soon as nothing
 *   better can come; HUGE_VAL (-HUGE_VAL) for any
 * @any: the first solution within @limit will do
 */
SporSolution
spor_program_solve (SporProgram *self, const SporWatch *watch, double limit, gboolean any);

/* How many nodes are looked at once something within the limit is found; 0, as it is at first: all.
 */
void spor_program_set_patience (SporProgram *self, guint n_nodes);

/* Whether GLPK adds cuts of its own (Gomory's, mixed integer rounding, covers), which it is not
 * stopped in. They are worth it where the limit on the deviation is the least there is, or nearly
 * so. */
void spor_program_use_cuts (SporProgram *self, gboolean use);

/* Gives back what GLPK keeps for this thread; no program may be left on it. */
void spor_program_forget_thread (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporProgram, spor_program_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SporSolution, spor_solution_clear)

G_END_DECLS
