/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-board-instance.h"
#include "spor-suggestion.h"

G_BEGIN_DECLS

/* What the engine proposes for a composition. Nothing of it has been believed: the board's own
 * rules and measure were asked again. */
typedef struct
{
  SporSuggestionOutcome outcome;
  SporComposition *composition; /* what it would be; NULL unless proved or best found */
  double deviation;             /* of that */
  double bound;                 /* no composition deviates less; equal to the deviation if proved */
  gboolean tied;                /* others deviate as little: the earlier sign-ups decided */
  gboolean earliest;            /* that was decided to the end */
  double seconds;               /* how long it took */
  GPtrArray *obstacles;         /* SporBreach*: why nothing can fit, if nothing can */
  GPtrArray *choices; /* GPtrArray of char*: each is what to give up for a group to be possible, the
                       * smallest first: "Lower the minimum of track 2 from 6 to 4 seats" */
  gboolean failed;    /* an error of ours: a result did not pass the check and was thrown away */

  /* private */
  SporBoardInstance *board;
  SporSuggestion *suggestion;
} SporProposal;

/**
 * spor_proposal_new:
 * @order: %SPOR_SUGGEST_ANY for the value alone: then obstacles are those who are kept but may not
 *   sit, and which rules clash is not looked for
 *
 * To be called on the thread that is to do the work. Deviations that differ by less than 1e-9 are
 * the same.
 */
SporProposal *spor_proposal_new (SporComposition *composition,
                                 SporKeep keep,
                                 SporSuggestOrder order,
                                 const SporWatch *watch);
void spor_proposal_free (SporProposal *self);

/* The document on it, for spor_store_apply(); only if there is a composition. @made: an instant.
 * (transfer full) */
char *spor_proposal_protocol (const SporProposal *self, gint64 made);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporProposal, spor_proposal_free)

G_END_DECLS
