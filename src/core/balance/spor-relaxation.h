/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-instance.h"
#include "spor-watch.h"

G_BEGIN_DECLS

/* A rule of an instance that could be given up in part. */
typedef enum
{
  SPOR_RELAX_SEATS_MIN, /* of a body */
  SPOR_RELAX_SEATS_MAX,
  SPOR_RELAX_LIMIT_MIN, /* of a limit */
  SPOR_RELAX_LIMIT_MAX,
  SPOR_RELAX_CAP,   /* of all sets of one body that have the same rule number */
  SPOR_RELAX_FIXED, /* a candidate need not be chosen */
} SporRelaxKind;

typedef struct
{
  SporRelaxKind kind;
  guint index; /* body, limit, a set (the first of its kind), or candidate */
  guint by;    /* how many seats, persons, or persons per set */
} SporRelax;

/* Why nothing fits, and what would. */
typedef struct
{
  GArray *clash; /* SporRelax (by 0): rules that cannot all be kept, though all but any one of them
                  * can; empty if the watch ended the search first */
  GPtrArray *choices; /* GArray of SporRelax: each makes a choice possible; the smallest first */
} SporRelaxation;

/**
 * spor_relaxation_new:
 * @instance: one that no choice fits
 * @max_choices: how many ways out to look for
 *
 * The smallest relaxation: minima and maxima give way first, by as few persons as possible; then
 * how many may come from one set; what is fixed last. Further choices leave alone a rule that one
 * before gave up.
 */
SporRelaxation *
spor_relaxation_new (const SporInstance *instance, guint max_choices, const SporWatch *watch);
void spor_relaxation_free (SporRelaxation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporRelaxation, spor_relaxation_free)

G_END_DECLS
