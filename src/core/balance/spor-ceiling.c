/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-ceiling.h"

#include "spor-language.h"

#include <glib/gi18n-lib.h>

/* Less is no difference. */
#define EPSILON 1e-9

/* Those who must have a seat count in what can be reached, and not yet in what there is. */
static char *
spor_ceiling_with_pinned_text (const SporComposition *composition,
                               const GArray *pinned,
                               const char *best)
{
  if (pinned->len == 1)
    /* Translators: a person, who is marked "must have"; the best representativeness of a group that
     * has them and all who sit now */
    return g_strdup_printf (
        _ ("%s still lacks a seat; with it at most %s"),
        spor_signups_row (composition->signups, g_array_index (pinned, guint, 0))->name, best);
  return g_strdup_printf (
      /* Translators: how many people marked "must have", two at least; the best representativeness
       * of a group that has them and all who sit now */
      ngettext ("%u person who must have a seat still lacks it; with it at most %s",
                "%u people who must have seats still lack them; with them at most %s", pinned->len),
      pinned->len, best);
}

char *
spor_ceiling_text (const SporComposition *composition, double best, double now)
{
  g_autoptr (GArray) pinned = spor_composition_list_pinned_out (composition);
  g_autofree char *percent = spor_format_percent (best, 1);

  if (pinned->len > 0)
    return spor_ceiling_with_pinned_text (composition, pinned, percent);
  if (best < now - EPSILON)
    /* Translators: the best representativeness of a group that has those who sit now and breaks no
     * rule; it is less than what there is now, with too few people */
    return g_strdup_printf (_ ("Completed with these seats at most %s"), percent);
  /* Translators: the best representativeness that is still possible with those who sit */
  return g_strdup_printf (_ ("With these seats at most %s"), percent);
}

char *
spor_ceiling_ideal_text (double ideal, double now)
{
  g_autofree char *percent = spor_format_percent (ideal, 1);

  if (ideal < now - EPSILON)
    /* Translators: the representativeness of the best group that breaks no rule; it is less than
     * what there is now, which breaks one */
    return g_strdup_printf (_ ("Best complete group %s"), percent);
  /* Translators: the representativeness of the best group of all */
  return g_strdup_printf (_ ("Best possible %s"), percent);
}
