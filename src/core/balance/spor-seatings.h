/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-program.h"

G_BEGIN_DECLS

/* One allowed number of seats for each body, with its program. */
typedef struct
{
  guint *seats;
  SporProgram *program;
  double bound; /* no choice with so many seats deviates less */
} SporSeating;

/* All allowed numbers of seats for which the relaxed program has a solution, those of the least
 * bound first; SporSeating*. Ends early when the watch is over. */
GPtrArray *spor_seatings_new (const SporTypes *types, const SporWatch *watch);

G_END_DECLS
