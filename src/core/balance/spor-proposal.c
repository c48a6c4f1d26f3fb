/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-proposal.h"

#include "spor-board-relaxation.h"
#include "spor-breach.h"
#include "spor-measure.h"
#include "spor-numbers.h"
#include "spor-protocol.h"

#include <math.h>

#define SAME 1e-9
#define MAX_CHOICES 3
#define NO_CANDIDATE G_MAXUINT

/* Whether the rules and the measure of the board agree with the engine. */
static gboolean
spor_proposal_is_sound (const SporProposal *self)
{
  g_autoptr (GPtrArray) breaches = spor_composition_breaches (self->composition);
  g_autoptr (SporMeasure) measure = spor_measure_new (self->composition);

  if (breaches->len > 0)
    g_critical ("A proposal breaks a rule: %s",
                ((SporBreach *)g_ptr_array_index (breaches, 0))->text);
  else if (fabs (measure->deviation - self->deviation) > SAME)
    g_critical ("A proposal deviates by %.12f, not by %.12f", measure->deviation, self->deviation);
  else
    return TRUE;
  return FALSE;
}

/* Seats @chosen, if that stands the check. */
static gboolean
spor_proposal_seat (SporProposal *self, const GArray *chosen, double deviation)
{
  g_clear_pointer (&self->composition, spor_composition_unref);
  self->deviation = deviation;
  self->composition = spor_board_instance_seat (self->board, self->before, chosen);
  if (spor_proposal_is_sound (self))
    return TRUE;
  g_clear_pointer (&self->composition, spor_composition_unref);
  self->failed = TRUE;
  return FALSE;
}

static void
spor_proposal_suggest (SporProposal *self, SporSuggestOrder order, const SporWatch *watch)
{
  SporSuggestion *suggestion = spor_suggestion_new (self->board->instance, order, watch);

  self->suggestion = suggestion;
  self->outcome = suggestion->outcome;
  self->bound = suggestion->bound;
  self->tied = suggestion->tied;
  self->earliest = suggestion->earliest;
  if (suggestion->chosen && !spor_proposal_seat (self, suggestion->chosen, suggestion->deviation))
    self->outcome = SPOR_SUGGESTION_STOPPED;
}

static void
spor_proposal_prepare_drawing (SporProposal *self,
                               const SporDrawingSettings *settings,
                               const SporWatch *watch)
{
  static const SporSuggestionOutcome outcomes[] = {
    [SPOR_DRAWING_DONE] = SPOR_SUGGESTION_PROVED,
    [SPOR_DRAWING_NOTHING] = SPOR_SUGGESTION_NOTHING,
    [SPOR_DRAWING_STOPPED] = SPOR_SUGGESTION_STOPPED,
  };
  g_autofree char *binding = spor_board_instance_digest (self->board, self->before);

  self->drawing = spor_drawing_new (self->board->instance, binding, settings, watch);
  self->outcome = outcomes[self->drawing->outcome];
  self->bound = self->drawing->best;
}

static SporRule
spor_relax_rule (SporRelaxKind kind)
{
  switch (kind)
    {
    case SPOR_RELAX_LIMIT_MIN:
    case SPOR_RELAX_LIMIT_MAX:
      return SPOR_RULE_CATEGORY;
    case SPOR_RELAX_CAP:
      return SPOR_RULE_MUNICIPALITY;
    case SPOR_RELAX_SEATS_MIN:
    case SPOR_RELAX_SEATS_MAX:
    default:
      return SPOR_RULE_SEATS;
    }
}

static GPtrArray *
spor_proposal_choice (const SporProposal *self,
                      const SporComposition *composition,
                      const GArray *relaxes)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < relaxes->len; i++)
    g_ptr_array_add (texts, spor_board_relax_text (self->board, composition,
                                                   &g_array_index (relaxes, SporRelax, i)));
  return texts;
}

static GArray *
spor_proposal_eases (const SporProposal *self, const GArray *relaxes)
{
  GArray *eases = g_array_new (FALSE, FALSE, sizeof (SporEase));

  for (guint i = 0; i < relaxes->len; i++)
    {
      SporEase ease = spor_board_relax_ease (self->board, &g_array_index (relaxes, SporRelax, i));

      g_array_append_val (eases, ease);
    }
  return eases;
}

static void
spor_proposal_take_obstacle (SporProposal *self, SporRule rule, char *text)
{
  SporBreach *breach;

  if (!text)
    return;
  breach = g_new0 (SporBreach, 1);
  breach->rule = rule;
  breach->text = text;
  g_ptr_array_add (self->obstacles, breach);
}

/* Who is kept, and what does not go with that. */
static void
spor_proposal_explain_clash (SporProposal *self, const GArray *clash)
{
  spor_proposal_take_obstacle (self, SPOR_RULE_PIN,
                               spor_board_kept_text (self->board, self->before, clash, TRUE));
  spor_proposal_take_obstacle (self, SPOR_RULE_PIN,
                               spor_board_kept_text (self->board, self->before, clash, FALSE));
  for (guint i = 0; i < clash->len; i++)
    {
      const SporRelax *rule = &g_array_index (clash, SporRelax, i);

      if (rule->kind != SPOR_RELAX_FIXED)
        spor_proposal_take_obstacle (self, spor_relax_rule (rule->kind),
                                     spor_board_rule_text (self->board, self->before, rule));
    }
}

void
spor_proposal_explain (SporProposal *self, const SporWatch *watch)
{
  g_autoptr (SporRelaxation) relaxation = NULL;

  if (self->outcome != SPOR_SUGGESTION_NOTHING || self->obstacles->len > 0)
    return;
  if (self->board->signups->len == 0)
    {
      g_ptr_array_add (self->obstacles, spor_breach_nobody ());
      return;
    }
  relaxation = spor_relaxation_new (self->board->instance, MAX_CHOICES, watch);
  spor_proposal_explain_clash (self, relaxation->clash);
  for (guint i = 0; i < relaxation->choices->len; i++)
    {
      const GArray *relaxes = g_ptr_array_index (relaxation->choices, i);

      g_ptr_array_add (self->choices, spor_proposal_choice (self, self->before, relaxes));
      g_ptr_array_add (self->eases, spor_proposal_eases (self, relaxes));
    }
  spor_program_forget_thread ();
}

static GArray *
spor_proposal_number_candidates (const SporBoardInstance *board, const SporComposition *composition)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  guint none = NO_CANDIDATE;

  for (guint i = 0; i < spor_signups_n (composition->signups); i++)
    g_array_append_val (numbers, none);
  for (guint c = 0; c < board->signups->len; c++)
    g_array_index (numbers, guint, g_array_index (board->signups, guint, c)) = c;
  return numbers;
}

static SporProposal *
spor_proposal_begin (SporComposition *composition, SporMethod method, SporKeep keep)
{
  SporProposal *self = g_new0 (SporProposal, 1);

  self->method = method;
  self->before = spor_composition_ref (composition);
  self->board = spor_board_instance_new (composition, keep);
  self->candidates = spor_proposal_number_candidates (self->board, composition);
  self->obstacles = g_ptr_array_ref (self->board->obstacles);
  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  self->eases = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  self->outcome = SPOR_SUGGESTION_NOTHING;
  return self;
}

SporProposal *
spor_proposal_new (SporComposition *composition,
                   SporKeep keep,
                   SporSuggestOrder order,
                   const SporWatch *watch)
{
  gint64 start = g_get_monotonic_time ();
  SporProposal *self = spor_proposal_begin (composition, SPOR_METHOD_SUGGESTION, keep);

  if (self->obstacles->len == 0)
    {
      spor_proposal_suggest (self, order, watch);
      spor_program_forget_thread ();
    }
  if (order == SPOR_SUGGEST_EARLIEST)
    spor_proposal_explain (self, watch);
  self->seconds = (g_get_monotonic_time () - start) / (double)G_USEC_PER_SEC;
  return self;
}

SporProposal *
spor_proposal_new_lottery (SporComposition *composition,
                           const SporDrawingSettings *settings,
                           const SporWatch *watch)
{
  gint64 start = g_get_monotonic_time ();
  SporProposal *self = spor_proposal_begin (composition, SPOR_METHOD_LOTTERY, SPOR_KEEP_PINNED);

  if (self->obstacles->len == 0)
    {
      spor_proposal_prepare_drawing (self, settings, watch);
      spor_program_forget_thread ();
    }
  spor_proposal_explain (self, watch);
  self->seconds = (g_get_monotonic_time () - start) / (double)G_USEC_PER_SEC;
  return self;
}

void
spor_proposal_free (SporProposal *self)
{
  spor_composition_unref (self->before);
  g_clear_pointer (&self->composition, spor_composition_unref);
  g_clear_pointer (&self->suggestion, spor_suggestion_free);
  g_clear_pointer (&self->drawing, spor_drawing_free);
  g_array_unref (self->candidates);
  g_ptr_array_unref (self->obstacles);
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->eases);
  spor_board_instance_free (self->board);
  g_free (self);
}

gboolean
spor_proposal_draw (SporProposal *self, const char *seed)
{
  g_return_val_if_fail (self->drawing != NULL, FALSE);
  g_return_val_if_fail (self->outcome == SPOR_SUGGESTION_PROVED, FALSE);

  spor_drawing_draw (self->drawing, seed);
  return spor_proposal_seat (self, self->drawing->chosen,
                             spor_instance_deviation (self->board->instance,
                                                      self->drawing->chosen));
}

/* A lottery's arithmetic may leave a hair more than 1. */
static double
spor_proposal_candidate_chance (const SporProposal *self, guint candidate)
{
  if (self->drawing)
    return CLAMP (spor_lottery_chance (self->drawing->lottery, candidate), 0, 1);
  return spor_numbers_have (self->suggestion->chosen, candidate);
}

static SporOrigin *
spor_proposal_origin (const SporProposal *self, gint64 made)
{
  SporOrigin *origin = spor_origin_new (self->method, made);
  const GArray *chosen = self->drawing ? self->drawing->chosen : self->suggestion->chosen;

  for (guint c = 0; c < self->board->signups->len; c++)
    {
      guint signup = g_array_index (self->board->signups, guint, c);

      spor_origin_add (origin, spor_signups_row (self->before->signups, signup)->id,
                       spor_proposal_candidate_chance (self, c), spor_numbers_have (chosen, c));
    }
  return origin;
}

char *
spor_proposal_sign (SporProposal *self, gint64 made)
{
  g_return_val_if_fail (self->composition != NULL, NULL);

  g_clear_pointer (&self->composition->origin, spor_origin_unref);
  self->composition->origin = spor_proposal_origin (self, made);
  return self->drawing
             ? spor_protocol_of_drawing (self->board, self->composition, self->drawing, made)
             : spor_protocol_of_suggestion (self->board, self->composition, self->suggestion, made);
}

char *
spor_proposal_tickets (const SporProposal *self, gint64 made)
{
  g_return_val_if_fail (self->drawing != NULL, NULL);
  g_return_val_if_fail (self->drawing->seed == NULL, NULL);

  return spor_protocol_of_drawing (self->board, self->before, self->drawing, made);
}

static gboolean
spor_proposal_find (const SporProposal *self, guint signup, guint *candidate)
{
  *candidate = g_array_index (self->candidates, guint, signup);
  return *candidate != NO_CANDIDATE;
}

gboolean
spor_proposal_has (const SporProposal *self, guint signup)
{
  guint candidate;

  return spor_proposal_find (self, signup, &candidate);
}

double
spor_proposal_chance (const SporProposal *self, guint signup)
{
  guint candidate;

  g_return_val_if_fail (self->drawing != NULL, 0);

  return spor_proposal_find (self, signup, &candidate)
             ? spor_proposal_candidate_chance (self, candidate)
             : 0;
}

gboolean
spor_proposal_moves_nobody (const SporProposal *self)
{
  g_return_val_if_fail (self->composition != NULL, FALSE);

  for (guint t = 0; t < spor_round_n_tracks (spor_composition_round (self->before)); t++)
    {
      const GArray *seated = self->composition->seated[t];

      if (seated->len != self->before->seated[t]->len)
        return FALSE;
      for (guint s = 0; s < seated->len; s++)
        {
          guint signup = g_array_index (seated, guint, s);
          guint track = 0;

          if (spor_composition_find (self->before, signup, &track, NULL) != SPOR_SPOT_SEATED
              || track != t)
            return FALSE;
        }
    }
  return TRUE;
}
