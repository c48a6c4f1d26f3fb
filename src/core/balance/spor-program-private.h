/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-program.h"

#include <glpk.h>

/* What the program's making and its solving share. */

/* Deviations are hundredths and less; the solver's tolerances suit numbers about a thousand. */
#define SPOR_PROGRAM_SCALE 1e4
#define SPOR_PROGRAM_INDIFFERENCE 1e-9 /* deviations and weights that close are the same */

struct _SporProgram
{
  const SporTypes *types; /* borrowed */
  glp_prob *lp;
  double constant;   /* what no choice changes, scaled */
  GArray *distances; /* SporDistance, in the order of their columns */
  GArray *counts; /* SporDistance: how many count in a category, and what one more or less costs */
  int deviation_row;
  gboolean weights; /* what is aimed at */
  guint patience;   /* nodes; 0: without end */
  gboolean cuts;
  gboolean possible;
};

/* A column that costs, scaled. */
typedef struct
{
  int column;
  double cost;
} SporDistance;

/* The column of how many there are of @type; GLPK counts from 1. */
static inline int
spor_program_column (guint type)
{
  return type + 1;
}
