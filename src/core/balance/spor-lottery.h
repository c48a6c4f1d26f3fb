/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-seatings.h"

G_BEGIN_DECLS

typedef enum
{
  SPOR_FAIR_MAXIMIN, /* the least chance is as large as possible */
  SPOR_FAIR_LEXIMIN, /* then the next, and so on */
} SporFair;

/* One panel by types: how many of each, and with which probability it is drawn. */
typedef struct
{
  guint *numbers;
  double probability;
} SporPanel;

/**
 * SporLottery:
 *
 * Probabilities over the allowed choices that are as fair as can be. Candidates of one type are
 * interchangeable and have one chance. After Flanigan, Gölz, Gupta, Hennig and Procaccia, "Fair
 * algorithms for selecting citizens' assemblies", Nature 596 (2021): column generation over the
 * integer program; what the dual of a stage weighs is fixed, and the next stage begins.
 */
typedef struct
{
  SporTypes *types;  /* owned */
  GPtrArray *panels; /* SporPanel*, of positive probability; they add up to 1 */
  GPtrArray *known;  /* guint *: every panel that the search met, as numbers per type */
  double *chances;   /* per type: of each of its candidates */
  double most;       /* no panel deviates by more; HUGE_VAL: any may */
  gboolean tight;    /* that is the least deviation, or nearly so */
  double minimum;    /* the least chance of a candidate who is not fixed; 1 if there is none */
  gboolean possible; /* FALSE, proved: no choice keeps the rules */
  gboolean
      proved; /* FALSE: the watch ended the search; the chances hold, but are not the fairest */
} SporLottery;

/* @most: no panel deviates by more; HUGE_VAL: any may. @tight: it is the least deviation, or nearly
 * so, which the search can make use of */
SporLottery *spor_lottery_new (const SporInstance *instance,
                               SporFair fair,
                               double most,
                               gboolean tight,
                               const SporWatch *watch);
void spor_lottery_free (SporLottery *self);

/* Of one candidate; 1 for those who are fixed, 0 for those who cannot be chosen. */
double spor_lottery_chance (const SporLottery *self, guint candidate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporLottery, spor_lottery_free)

G_END_DECLS
