/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-about.h"

#include <glib/gi18n-lib.h>

char *
spor_about_composition (const SporComposition *composition)
{
  const char *round = spor_composition_round (composition)->name;
  gboolean named = composition->name && *composition->name;
  g_autofree char *date = spor_time_format_date (composition->finalised_at);

  if (named && *date)
    /* Translators: a round, the name of a composition, the date on which it became final */
    return g_strdup_printf (_ ("%s — composition “%s”, final since %s"), round, composition->name,
                            date);
  if (named)
    /* Translators: a round, the name of a composition */
    return g_strdup_printf (_ ("%s — composition “%s”"), round, composition->name);
  return g_strdup (round);
}

char *
spor_about_seats (const SporTrack *track)
{
  if (track->seats_min == track->seats_max)
    return g_strdup_printf ("%u", track->seats_max);
  return g_strdup_printf ("%u–%u", track->seats_min, track->seats_max);
}
