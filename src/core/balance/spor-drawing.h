/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-tickets.h"

G_BEGIN_DECLS

typedef struct
{
  SporFair fair;
  double tolerance; /* how much more than the best a panel may deviate */
  guint n_tickets;  /* from 1 to SPOR_DRAWING_MAX_TICKETS */
} SporDrawingSettings;

#define SPOR_DRAWING_MAX_TICKETS 1000000

typedef enum
{
  SPOR_DRAWING_DONE,
  SPOR_DRAWING_NOTHING, /* proved: no choice keeps the rules */
  SPOR_DRAWING_STOPPED, /* the watch ended it; nothing was drawn, for what is not the fairest is not
                           drawn from */
} SporDrawingOutcome;

/* A draw in its two steps: the tickets, which are published, and then the one that a seed draws.
 * Design "Balance", Lottery; docs/lottery.md. */
typedef struct
{
  SporDrawingOutcome outcome;
  SporDrawingSettings settings; /* with as many tickets as there are */
  guint n_asked; /* how many tickets were asked for: there are a few more if these are even */
  double best;   /* the least deviation, proved */
  SporLottery *lottery; /* this and the rest only if done */
  SporTickets *tickets;
  char *digest;   /* of the tickets, with what binds the pool: to be published before the seed is
                     known */
  char *seed;     /* as announced; this and the rest only after spor_drawing_draw() */
  guint ticket;   /* from 1 */
  GArray *chosen; /* guint, candidates; borrowed from the tickets */
} SporDrawing;

/**
 * spor_drawing_new:
 * @binding: (nullable): a digest of who the candidates are, spor_pool_digest()
 *
 * Where the instance aims at nothing, any choice that keeps the rules is in the lottery.
 */
SporDrawing *spor_drawing_new (const SporInstance *instance,
                               const char *binding,
                               const SporDrawingSettings *settings,
                               const SporWatch *watch);
void spor_drawing_free (SporDrawing *self);

/* What has to be said of its tickets: that they are not as many as asked for, or not even; NULL:
 * nothing. Only if the outcome is done. (transfer full) */
char *spor_drawing_remark (const SporDrawing *self);

/* Draws; again with another seed, if need be. Only if the outcome is done. @seed: UTF-8 */
void spor_drawing_draw (SporDrawing *self, const char *seed);

/* "P001": a candidate without the name; @n is how many there are. */
char *spor_pseudonym (guint candidate, guint n);

/* SHA-256 over "spor-pool-1\n" and a line "P001 id\n" for each candidate. @ids: NULL-terminated */
char *spor_pool_digest (const char *const *ids);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporDrawing, spor_drawing_free)

G_END_DECLS
