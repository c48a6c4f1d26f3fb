/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-proposal.h"

#include "spor-board-relaxation.h"
#include "spor-measure.h"
#include "spor-protocol.h"

#include <math.h>

#define SAME 1e-9
#define MAX_CHOICES 3

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

static void
spor_proposal_take (SporProposal *self, const SporComposition *composition)
{
  const SporSuggestion *suggestion = self->suggestion;

  self->outcome = suggestion->outcome;
  self->deviation = suggestion->deviation;
  self->bound = suggestion->bound;
  self->tied = suggestion->tied;
  self->earliest = suggestion->earliest;
  if (!suggestion->chosen)
    return;

  self->composition = spor_board_instance_seat (self->board, composition, suggestion->chosen);
  if (spor_proposal_is_sound (self))
    return;
  g_clear_pointer (&self->composition, spor_composition_unref);
  self->outcome = SPOR_SUGGESTION_STOPPED;
  self->failed = TRUE;
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
    case SPOR_RELAX_FIXED:
      return SPOR_RULE_PIN;
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

/* Which rules clash, and what would do. */
static void
spor_proposal_explain (SporProposal *self,
                       const SporComposition *composition,
                       const SporWatch *watch)
{
  g_autoptr (SporRelaxation) relaxation
      = spor_relaxation_new (self->board->instance, MAX_CHOICES, watch);

  for (guint i = 0; i < relaxation->clash->len; i++)
    {
      const SporRelax *rule = &g_array_index (relaxation->clash, SporRelax, i);
      SporBreach *breach = g_new0 (SporBreach, 1);

      breach->rule = spor_relax_rule (rule->kind);
      breach->text = spor_board_rule_text (self->board, composition, rule);
      g_ptr_array_add (self->obstacles, breach);
    }
  for (guint i = 0; i < relaxation->choices->len; i++)
    g_ptr_array_add (self->choices,
                     spor_proposal_choice (self, composition,
                                           g_ptr_array_index (relaxation->choices, i)));
}

SporProposal *
spor_proposal_new (SporComposition *composition,
                   SporKeep keep,
                   SporSuggestOrder order,
                   const SporWatch *watch)
{
  SporProposal *self = g_new0 (SporProposal, 1);
  gint64 start = g_get_monotonic_time ();

  self->board = spor_board_instance_new (composition, keep);
  self->obstacles = g_ptr_array_ref (self->board->obstacles);
  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  self->outcome = SPOR_SUGGESTION_NOTHING;
  if (self->obstacles->len == 0)
    {
      self->suggestion = spor_suggestion_new (self->board->instance, order, watch);
      spor_proposal_take (self, composition);
      if (self->outcome == SPOR_SUGGESTION_NOTHING && order == SPOR_SUGGEST_EARLIEST)
        spor_proposal_explain (self, composition, watch);
      spor_program_forget_thread ();
    }
  self->seconds = (g_get_monotonic_time () - start) / (double)G_USEC_PER_SEC;
  return self;
}

void
spor_proposal_free (SporProposal *self)
{
  g_clear_pointer (&self->composition, spor_composition_unref);
  g_clear_pointer (&self->suggestion, spor_suggestion_free);
  g_ptr_array_unref (self->obstacles);
  g_ptr_array_unref (self->choices);
  spor_board_instance_free (self->board);
  g_free (self);
}

char *
spor_proposal_protocol (const SporProposal *self, gint64 made)
{
  g_return_val_if_fail (self->composition != NULL, NULL);

  return spor_protocol_of_suggestion (self->board, self->composition, self->suggestion, made);
}
