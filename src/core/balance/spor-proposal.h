/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-board-instance.h"
#include "spor-drawing.h"
#include "spor-suggestion.h"

G_BEGIN_DECLS

/* What the engine proposes for a composition: a suggestion, or what is drawn by lot. Nothing of it
 * has been believed: the board's own rules and measure were asked again. */
typedef struct
{
  SporMethod method;
  SporSuggestionOutcome outcome; /* of a lottery: proved, nothing or stopped */
  SporComposition *before;       /* what it was worked out from */
  SporComposition *composition;  /* what it would be; NULL unless proved or best found; of a lottery
                                  * NULL until spor_proposal_draw() */
  double deviation;              /* of that */
  double bound;                  /* no composition deviates less */
  gboolean tied;                 /* others deviate as little: the earlier sign-ups decided */
  gboolean earliest;             /* that was decided to the end */
  double seconds;                /* how long it took */
  GPtrArray *obstacles;          /* SporBreach*: why nothing can fit, if nothing can */
  GPtrArray *choices; /* GPtrArray of char*: each is what to give up for a group to be possible, the
                       * smallest first: "Lower the minimum of track 2 from 6 to 4 seats" */
  GPtrArray *eases;   /* GArray of SporEase: the same, to be done to the book */
  SporDrawing *drawing; /* of a lottery that is proved: chances, tickets, digest */
  gboolean failed;      /* an error of ours: a result did not pass the check and was thrown away */

  /* private */
  SporBoardInstance *board;
  SporSuggestion *suggestion;
  GArray *candidates; /* guint, per sign-up */
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
/* A lottery over the compositions that keep the rules and deviate by at most the tolerance more
 * than the best; with explanations if nothing fits. To be called on the thread that is to do the
 * work. */
SporProposal *spor_proposal_new_lottery (SporComposition *composition,
                                         const SporDrawingSettings *settings,
                                         const SporWatch *watch);
void spor_proposal_free (SporProposal *self);

/* Which rules clash and what would do (obstacles, choices), where nothing fits and it has not been
 * looked for. */
void spor_proposal_explain (SporProposal *self, const SporWatch *watch);

/* Whether everybody who sits would stay in their track, and nobody else get a seat. Only if there
 * is a composition. */
gboolean spor_proposal_moves_nobody (const SporProposal *self);

/* Draws a ticket of a lottery; again with another seed, if need be. FALSE if it failed. */
gboolean spor_proposal_draw (SporProposal *self, const char *seed);

/* Makes it ready for spor_store_apply(): the composition gets its origin, as of the instant @made.
 * Only if there is a composition. Returns: (transfer full): the document on how it came about */
char *spor_proposal_sign (SporProposal *self, gint64 made);

/* What is published of a lottery before the draw: the same document without seed and result.
 * (transfer full) */
char *spor_proposal_tickets (const SporProposal *self, gint64 made);

/* Whether a sign-up is among those who are chosen from, and the chance that it has in a lottery: 0
 * if it is not. */
gboolean spor_proposal_has (const SporProposal *self, guint signup);
double spor_proposal_chance (const SporProposal *self, guint signup);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporProposal, spor_proposal_free)

G_END_DECLS
