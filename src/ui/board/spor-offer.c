/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-offer.h"

#include "spor-board-private.h"
#include "spor-effect.h"
#include "spor-language.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A move of one that is allowed, or of several as far as it is. */
typedef struct
{
  SporBoard *board;
  SporComposition *composition; /* borrowed */
  const SporPlaceOnBoard *place;
  SporMove move;          /* of the one who is held */
  guint n, n_asking;      /* of several: how many may go, and would */
  SporComposition *after; /* owned */
} SporOffered;

static SporOffer *
spor_offer_alloc (void)
{
  SporOffer *self = g_new0 (SporOffer, 1);

  self->changes = g_ptr_array_new_with_free_func (g_free);
  self->better = g_array_new (FALSE, FALSE, sizeof (int));
  return self;
}

static SporOffer *
spor_offer_new_refused (const char *why)
{
  SporOffer *self = spor_offer_alloc ();

  self->brief = g_strdup (why);
  self->on_seat = g_strdup (why);
  self->in_short = g_strdup (why);
  self->deed = g_strdup (why);
  return self;
}

/* --- What would be done --------------------------------------------------------------------- */

/* Whoever is swapped with goes where the other comes from. */
static char *
spor_offered_swap_deed (const SporOffered *self)
{
  const char *name = spor_signups_row (self->composition->signups, self->move.swap_with)->name;

  switch (spor_composition_find (self->composition, self->move.signup, NULL, NULL))
    {
    case SPOR_SPOT_SEATED:
      /* Translators: somebody's name */
      return g_strdup_printf (_ ("Swaps seats with %s"), name);
    case SPOR_SPOT_WAITING:
      /* Translators: somebody's name */
      return g_strdup_printf (_ ("Takes the seat of %s, who goes to the waiting list"), name);
    case SPOR_SPOT_POOL:
    default:
      /* Translators: somebody's name */
      return g_strdup_printf (_ ("Takes the seat of %s, who goes back to the candidates"), name);
    }
}

static char *
spor_offered_deed_of_one (const SporOffered *self)
{
  const SporRound *round = spor_composition_round (self->composition);
  guint track = 0, position = 0;

  if (self->move.swap_with >= 0)
    return spor_offered_swap_deed (self);
  if (self->move.to == SPOR_SPOT_POOL)
    return g_strdup (_ ("Back to the candidates"));
  spor_composition_find (self->after, self->move.signup, &track, &position);
  if (self->move.to == SPOR_SPOT_SEATED)
    /* Translators: the number of a track */
    return g_strdup_printf (_ ("Seat in track %u"), spor_round_track (round, track)->number);
  /* Translators: the number of a track, and a place in line */
  return g_strdup_printf (_ ("Waiting list of track %u, no. %u"),
                          spor_round_track (round, track)->number, position + 1);
}

static char *
spor_offered_deed (const SporOffered *self)
{
  const SporRound *round = spor_composition_round (self->composition);

  if (self->n_asking == 1)
    return spor_offered_deed_of_one (self);
  switch (self->move.to)
    {
    case SPOR_SPOT_SEATED:
      /* Translators: the number of a track, how many get a seat there, and how many would */
      return spor_format_counts (_ ("Seats in track %u for %u of %u"),
                                 spor_round_track (round, self->move.track)->number, self->n,
                                 self->n_asking);
    case SPOR_SPOT_WAITING:
      /* Translators: the number of a track, how many go to its waiting list, and how many would */
      return spor_format_counts (_ ("Waiting list of track %u for %u of %u"),
                                 spor_round_track (round, self->move.track)->number, self->n,
                                 self->n_asking);
    case SPOR_SPOT_POOL:
    default:
      /* Translators: how many go back, and how many would */
      return spor_format_counts (_ ("Back to the candidates: %u of %u"), self->n, self->n_asking);
    }
}

/* --- What would come of it ------------------------------------------------------------------ */

/* Seats of one track are alike. */
static gboolean
spor_offered_swaps_in_track (const SporOffered *self)
{
  guint from = 0;

  return self->move.swap_with >= 0
         && spor_composition_find (self->composition, self->move.signup, &from, NULL)
                == SPOR_SPOT_SEATED
         && from == self->move.track;
}

/* Whether as many people as before, and the same, have seats in each track. */
static gboolean
spor_offered_changes_nothing (const SporOffered *self)
{
  if (self->n_asking > 1)
    return FALSE;
  if (self->move.to == SPOR_SPOT_SEATED)
    return spor_offered_swaps_in_track (self);
  return spor_composition_find (self->composition, self->move.signup, NULL, NULL)
         != SPOR_SPOT_SEATED;
}

/* @best: (out): what could be reached then. Who has no seat, and gets none, changes nothing. */
static SporForeseen
spor_offered_foresee (const SporOffered *self, double *best)
{
  SporProspect *prospect = spor_board_get_prospect (self->board);

  if (self->n_asking > 1)
    return SPOR_FORESEEN_NOT;
  if (self->move.to == SPOR_SPOT_SEATED
      || spor_composition_find (self->composition, self->move.signup, NULL, NULL)
             == SPOR_SPOT_SEATED)
    return spor_foresight_find (spor_board_get_foresight (self->board), &self->move, best);
  *best = spor_prospect_get_best (prospect);
  return spor_prospect_get_state (prospect) == SPOR_PROSPECT_REACHABLE    ? SPOR_FORESEEN_BEST
         : spor_prospect_get_state (prospect) == SPOR_PROSPECT_IMPOSSIBLE ? SPOR_FORESEEN_IMPOSSIBLE
                                                                          : SPOR_FORESEEN_NOT;
}

/* Whether the group cannot be completed as it is: whatever says so of each place would say nothing
 * of that place. */
static gboolean
spor_offered_is_hopeless (const SporOffered *self)
{
  return spor_prospect_get_state (spor_board_get_prospect (self->board))
         == SPOR_PROSPECT_IMPOSSIBLE;
}

/* What can be reached then is the least that is told of an effect. */
typedef enum
{
  TOLD_WHOLE,
  TOLD_ON_SEAT, /* only if it is not what the effect comes to */
  TOLD_SHORT,   /* only that nothing can be */
} SporTold;

/* Whether the best that can be reached is what is shown of it at once. */
static gboolean
spor_effect_is_best (const SporEffect *effect, double best)
{
  return fabs (100 * (best - effect->after)) < 0.05;
}

/* "+2.1 points, at most 96%" */
static char *
spor_offered_gain (const SporOffered *self, const SporEffect *effect, SporTold told)
{
  g_autofree char *points = spor_points_text (spor_effect_gain (effect));
  g_autofree char *at_best = NULL;
  double best = 0;

  switch (spor_offered_foresee (self, &best))
    {
    case SPOR_FORESEEN_BEST:
      if (told == TOLD_SHORT || (told == TOLD_ON_SEAT && spor_effect_is_best (effect, best)))
        return g_steal_pointer (&points);
      at_best = spor_format_percent (best, 1);
      /* Translators: percentage points that a move adds, and the best that is possible then: "+2.1
       * points, at most 96%" */
      return g_strdup_printf (_ ("%s, at most %s"), points, at_best);
    case SPOR_FORESEEN_IMPOSSIBLE:
      if (spor_offered_is_hopeless (self))
        return g_steal_pointer (&points);
      /* Translators: percentage points that a move adds; no group can satisfy the rules then */
      return g_strdup_printf (_ ("%s, cannot be completed"), points);
    case SPOR_FORESEEN_NOT:
    default:
      return g_steal_pointer (&points);
    }
}

static char *
spor_offered_brief (const SporOffered *self, const SporEffect *effect, SporTold told)
{
  g_autofree char *gain = spor_offered_gain (self, effect, told);

  if (self->n_asking > 1)
    /* Translators: of several how many may go there, how many would, and what that does: "2 of 3:
     * +2.1 points" */
    return spor_format_counts (_ ("%u of %u: %s"), self->n, self->n_asking, gain);
  if (spor_offered_swaps_in_track (self))
    return g_strdup (_ ("Swap: no difference"));
  if (self->move.swap_with >= 0)
    /* Translators: what comes of two swapping places: "Swap: +2.1 points" */
    return g_strdup_printf (_ ("Swap: %s"), gain);
  return g_steal_pointer (&gain);
}

static char *
spor_offered_in_short (const SporOffered *self, const SporEffect *effect)
{
  if (self->n_asking > 1)
    return spor_offered_brief (self, effect, TOLD_WHOLE);
  if (spor_offered_swaps_in_track (self))
    return g_strdup (_ ("No difference"));
  return spor_offered_gain (self, effect, TOLD_SHORT);
}

/* "77.2% → 79.3% (+2.1 points)" */
static char *
spor_offered_effect (const SporOffered *self, const SporEffect *effect)
{
  g_autofree char *before = spor_format_percent (effect->before, 1);
  g_autofree char *after = spor_format_percent (effect->after, 1);
  g_autofree char *points = spor_points_text (spor_effect_gain (effect));

  if (spor_offered_changes_nothing (self))
    return g_strdup (_ ("No difference"));
  /* Translators: representativeness before and after, and the difference in percentage points */
  return g_strdup_printf (_ ("%s → %s (%s)"), before, after, points);
}

static char *
spor_offered_outlook (const SporOffered *self, const SporEffect *effect)
{
  g_autofree char *at_best = NULL;
  g_autofree char *below = NULL;
  double best = 0;

  if (spor_offered_changes_nothing (self))
    return NULL;
  switch (spor_offered_foresee (self, &best))
    {
    case SPOR_FORESEEN_BEST:
      at_best = spor_format_percent (best, 1);
      if (100 * (best - effect->after) < 0.05)
        return g_strdup (_ ("Then nothing better can be reached"));
      below = spor_format_number (100 * (best - effect->after), 1);
      /* Translators: percentage points, and the best representativeness that is possible then */
      return g_strdup_printf (_ ("%s percentage points below the best still reachable then, %s"),
                              below, at_best);
    case SPOR_FORESEEN_IMPOSSIBLE:
      return g_strdup (spor_offered_is_hopeless (self) ? _ ("The group still cannot be completed")
                                                       : _ ("The group cannot be completed then"));
    case SPOR_FORESEEN_NOT:
    default:
      return NULL;
    }
}

static SporOffer *
spor_offered_describe (const SporOffered *self)
{
  SporOffer *offer = spor_offer_alloc ();
  g_autoptr (SporEffect) effect = spor_effect_new (self->composition, self->after);

  offer->allowed = TRUE;
  offer->brief = spor_offered_brief (self, effect, TOLD_WHOLE);
  offer->on_seat = spor_offered_brief (self, effect, TOLD_ON_SEAT);
  offer->in_short = spor_offered_in_short (self, effect);
  offer->deed = spor_offered_deed (self);
  offer->effect = spor_offered_effect (self, effect);
  offer->outlook = spor_offered_outlook (self, effect);
  for (guint i = 0; i < effect->changes->len; i++)
    {
      const SporCategoryChange *change = &g_array_index (effect->changes, SporCategoryChange, i);
      int better = spor_category_change_is_better (change);

      g_ptr_array_add (offer->changes, spor_category_change_text (change));
      g_array_append_val (offer->better, better);
    }
  return offer;
}

/* --- One, or several ------------------------------------------------------------------------ */

static SporOffer *
spor_offered_weigh_one (SporOffered *self)
{
  g_autoptr (SporBreach) breach = spor_composition_check_move (self->composition, &self->move);
  g_autoptr (SporComposition) after = NULL;

  if (breach)
    return spor_offer_new_refused (breach->text);
  self->n = self->n_asking = 1;
  self->after = after = spor_composition_apply (self->composition, &self->move);
  return spor_offered_describe (self);
}

static SporOffer *
spor_offered_weigh_party (SporOffered *self, const GArray *party)
{
  const SporDestination to = { self->place->spot, self->place->track, -1 };
  g_autoptr (SporGroupMove) moved = NULL;

  if (self->move.swap_with >= 0)
    return spor_offer_new_refused (_ ("Only one person at a time can swap places"));
  moved = spor_group_move_new (self->composition, party, &to);
  self->n = moved->done->len;
  self->n_asking = moved->done->len + moved->refusals->len;
  if (self->n_asking == 0)
    return NULL;
  if (self->n == 0)
    return spor_offer_new_refused (((SporBreach *)g_ptr_array_index (moved->refusals, 0))->text);
  self->move.signup = g_array_index (moved->done, guint, 0);
  self->after = moved->after;
  return spor_offered_describe (self);
}

SporOffer *
spor_offer_new (SporBoard *board, SporSignup *signup, const SporPlaceOnBoard *place)
{
  int index = spor_board_index (board, signup);
  SporOffered offered = { board, spor_board_get_composition (board), place };
  g_autoptr (GArray) party = NULL;

  if (index < 0)
    return NULL;
  offered.move = spor_move_to (index, place);
  party = spor_board_party (board, signup);
  if (party->len > 1)
    return spor_offered_weigh_party (&offered, party);
  if (spor_board_is_there (board, index, place))
    return NULL;
  return spor_offered_weigh_one (&offered);
}

void
spor_offer_free (SporOffer *self)
{
  g_free (self->brief);
  g_free (self->on_seat);
  g_free (self->in_short);
  g_free (self->deed);
  g_free (self->effect);
  g_free (self->outlook);
  g_ptr_array_unref (self->changes);
  g_array_unref (self->better);
  g_free (self);
}
