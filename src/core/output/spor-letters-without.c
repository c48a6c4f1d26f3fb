/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letters-without.h"

#include "spor-breach.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>

/* (transfer full) */
static char *
spor_letters_why_none (const SporSignups *signups, const SporSignupRow *row)
{
  switch ((SporStatus)row->status)
    {
    case SPOR_STATUS_WITHDRAWN:
      return g_strdup (_ ("The sign-up was withdrawn."));
    case SPOR_STATUS_SKIPPED:
      return g_strdup (_ ("The questionnaire was not completed."));
    case SPOR_STATUS_ATTENTION:
    case SPOR_STATUS_ELIGIBLE:
    case SPOR_N_STATUSES:
    default:
      return spor_signup_problem_texts (signups, row);
    }
}

static void
spor_letters_say_without (const SporSignups *signups,
                          const GArray *list,
                          gboolean seated,
                          GPtrArray *said)
{
  for (guint i = 0; i < list->len; i++)
    {
      const SporSignupRow *row = spor_signups_row (signups, g_array_index (list, guint, i));
      g_autofree char *called = spor_signup_row_who (row);
      g_autofree char *who = spor_text_one_line (called);
      g_autofree char *why = spor_letters_why_none (signups, row);

      if (row->status == SPOR_STATUS_ELIGIBLE)
        continue;
      g_ptr_array_add (said,
                       seated
                           /* Translators: somebody's name; why, as one or more sentences */
                           ? g_strdup_printf (_ ("%s has a seat and gets no letter: %s"), who, why)
                           /* Translators: somebody's name; why, as one or more sentences */
                           : g_strdup_printf (_ ("%s waits for a seat and gets no letter: %s"), who,
                                              why));
    }
}

GPtrArray *
spor_letters_without (const SporComposition *composition)
{
  GPtrArray *said = g_ptr_array_new_with_free_func (g_free);
  guint n = spor_round_n_tracks (spor_composition_round (composition));

  for (guint t = 0; t < n; t++)
    {
      spor_letters_say_without (composition->signups, composition->seated[t], TRUE, said);
      spor_letters_say_without (composition->signups, composition->waiting[t], FALSE, said);
    }
  return said;
}
