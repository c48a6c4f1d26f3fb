/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-program.h"

G_BEGIN_DECLS

typedef enum
{
  SPOR_SUGGESTION_PROVED,     /* nothing deviates less */
  SPOR_SUGGESTION_BEST_FOUND, /* the watch ended the search; the bound is what is proved */
  SPOR_SUGGESTION_NOTHING,    /* proved: nothing satisfies the rules */
  SPOR_SUGGESTION_STOPPED,    /* the watch ended the search before anything was found */
} SporSuggestionOutcome;

/* What to seat. */
typedef struct
{
  SporSuggestionOutcome outcome;
  GArray *chosen;    /* guint, candidates with those who are fixed; NULL if there are none */
  double deviation;  /* of @chosen, counted in whole numbers */
  double bound;      /* no choice deviates less; equal to the deviation if proved */
  gboolean tied;     /* others deviate as little: the earlier sign-ups decided */
  gboolean earliest; /* that was decided to the end */
} SporSuggestion;

typedef enum
{
  SPOR_SUGGEST_ANY,      /* any of the best will do: for the value alone */
  SPOR_SUGGEST_EARLIEST, /* of the best the one with the first candidate whom any has, then with the
                          * second, and so on */
} SporSuggestOrder;

/* Considers all allowed numbers of seats. Deviations that differ by less than 1e-9 are the same. */
SporSuggestion *
spor_suggestion_new (const SporInstance *instance, SporSuggestOrder order, const SporWatch *watch);
void spor_suggestion_free (SporSuggestion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporSuggestion, spor_suggestion_free)

G_END_DECLS
