/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-tickets.h"

G_BEGIN_DECLS

typedef struct
{
  SporFair fair;
  double tolerance; /* how much more than the best a panel may deviate */
  guint n_tickets;
  const char *seed; /* borrowed; announced after the tickets were published */
} SporDrawingSettings;

typedef enum
{
  SPOR_DRAWING_DONE,
  SPOR_DRAWING_NOTHING, /* proved: no choice keeps the rules */
  SPOR_DRAWING_STOPPED, /* the watch ended it; nothing was drawn, for what is not the fairest is not
                           drawn from */
} SporDrawingOutcome;

/* A draw from the settings to those who are chosen: design "Balance", Lottery; docs/lottery.md. */
typedef struct
{
  SporDrawingOutcome outcome;
  double best;          /* the least deviation, proved */
  SporLottery *lottery; /* this and the rest only if done */
  SporTickets *tickets;
  char *digest;   /* of the tickets, with what binds the pool: to be published before the seed is
                     known */
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

/* "P001": a candidate without the name; @n is how many there are. */
char *spor_pseudonym (guint candidate, guint n);

/* SHA-256 over "spor-pool-1\n" and a line "P001 id\n" for each candidate. @ids: NULL-terminated */
char *spor_pool_digest (const char *const *ids);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporDrawing, spor_drawing_free)

G_END_DECLS
