/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-proposal-words.h"

#include "spor-language.h"
#include "spor-measure.h"

#include <glib/gi18n-lib.h>

char *
spor_proposal_figures (const SporProposal *proposal)
{
  g_autoptr (SporMeasure) before = spor_measure_new (proposal->before);
  g_autofree char *now = spor_format_number (100 * before->representativeness, 1);
  g_autofree char *then = spor_format_percent (1 - proposal->deviation, 1);

  /* nothing is reached by nobody, and nothing is new where nobody moves */
  if (spor_measure_is_empty (before) || spor_proposal_moves_nobody (proposal))
    return g_steal_pointer (&then);
  /* Translators: representativeness before and after a move, "91.2 → 93.4 %" */
  return g_strdup_printf (_ ("%s → %s"), now, then);
}

/* Of a suggestion under which everybody stays where they are. */
static char *
spor_proposal_idle_proof (const SporProposal *proposal)
{
  if (proposal->outcome == SPOR_SUGGESTION_PROVED)
    return g_strdup (_ ("The group is the best there can be as it is: it is proved that no group "
                        "that satisfies the rules is more representative."));
  return g_strdup (_ ("No better group was found before the search was stopped. It is not proved "
                      "that there is none."));
}

char *
spor_proposal_proof (const SporProposal *proposal)
{
  g_autofree char *most = spor_format_percent (1 - proposal->bound, 1);

  if (!proposal->drawing && spor_proposal_moves_nobody (proposal))
    return spor_proposal_idle_proof (proposal);
  if (proposal->drawing)
    {
      g_autofree char *ticket = spor_format_number (proposal->drawing->ticket, 0);
      g_autofree char *n = spor_format_number (proposal->drawing->settings.n_tickets, 0);

      /* Translators: the number of a ticket, of how many, and a representativeness in per cent */
      return g_strdup_printf (
          _ ("Ticket %s of %s is drawn. The most representative group of all reaches %s."), ticket,
          n, most);
    }
  if (proposal->outcome != SPOR_SUGGESTION_PROVED && proposal->bound <= 0)
    return g_strdup (_ ("The best that was found before the search was stopped. It is not proved, "
                        "and how much better a group there may be is not known yet."));
  if (proposal->outcome != SPOR_SUGGESTION_PROVED)
    /* Translators: a representativeness in per cent */
    return g_strdup_printf (_ ("The best that was found before the search was stopped. It is not "
                               "proved: no group reaches more than %s."),
                            most);
  if (!proposal->tied)
    return g_strdup (_ ("Proved: no other group that satisfies the rules is as representative."));
  if (!proposal->earliest)
    return g_strdup (_ ("Proved: no group that satisfies the rules is more representative. Several "
                        "are as good; this is one of them."));
  return g_strdup (_ ("Proved: no group that satisfies the rules is more representative. Several "
                      "are as good; this one has the earliest sign-ups. A draw lets chance decide "
                      "among them."));
}

char *
spor_proposal_lottery_text (const SporProposal *proposal)
{
  const SporDrawing *drawing = proposal->drawing;
  g_autofree char *best = spor_format_percent (1 - drawing->best, 1);
  g_autofree char *least = spor_format_percent (1 - drawing->best - drawing->settings.tolerance, 1);
  g_autofree char *n = spor_format_number (drawing->settings.n_tickets, 0);
  g_autofree char *warning = spor_drawing_remark (drawing);
  g_autofree char *text = NULL;

  /* Translators: how many tickets, and the least and the best representativeness in per cent */
  text = g_strdup_printf (
      _ ("%s tickets, each with a group that satisfies the rules and reaches at least %s (the best "
         "reaches %s). Nobody’s chance can be raised without lowering that of somebody who has as "
         "little or less."),
      n, least, best);
  return warning ? g_strdup_printf ("%s\n%s", text, warning) : g_steal_pointer (&text);
}

char *
spor_chance_group_people (const SporChanceGroup *self, const SporSignups *signups)
{
  GString *text = g_string_new (NULL);

  if (self->n > SPOR_MAX_NAMED)
    g_string_append_printf (text, ngettext ("%u person", "%u people", self->n), self->n);
  for (guint i = 0; self->n <= SPOR_MAX_NAMED && i < self->n; i++)
    {
      const SporSignupRow *row = spor_signups_row (signups, self->first[i]);

      g_string_append_printf (text, "%s%s, %s", i ? "\n" : "", row->name, row->place);
    }
  return g_string_free (text, FALSE);
}

static gint
spor_chance_group_compare (gconstpointer a, gconstpointer b)
{
  const SporChanceGroup *one = a, *other = b;

  return one->chance < other->chance ? 1 : one->chance > other->chance ? -1 : 0;
}

GArray *
spor_proposal_group_chances (const SporProposal *proposal)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (SporChanceGroup));
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < spor_signups_n (proposal->before->signups); i++)
    {
      double chance = spor_proposal_chance (proposal, i);
      gpointer key = GUINT_TO_POINTER ((guint)(chance * 1000 + 0.5) + 1);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (known, key));
      SporChanceGroup group = { chance };
      SporChanceGroup *known_group;

      if (!spor_proposal_has (proposal, i))
        continue;
      if (number == 0)
        {
          g_array_append_val (groups, group);
          g_hash_table_insert (known, key, GUINT_TO_POINTER (number = groups->len));
        }
      known_group = &g_array_index (groups, SporChanceGroup, number - 1);
      if (known_group->n < SPOR_MAX_NAMED)
        known_group->first[known_group->n] = i;
      known_group->n++;
    }
  g_array_sort (groups, spor_chance_group_compare);
  return groups;
}
