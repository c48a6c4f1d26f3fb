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
    return g_strdup_printf (_ ("%s – composition “%s”, final since %s"), round, composition->name,
                            date);
  if (named)
    /* Translators: a round, the name of a composition */
    return g_strdup_printf (_ ("%s – composition “%s”"), round, composition->name);
  return g_strdup (round);
}

char *
spor_about_provenance (const SporComposition *composition)
{
  g_autofree char *about = spor_about_composition (composition);
  g_autofree char *copied = spor_composition_copied_text (composition);
  g_autofree char *stray = spor_composition_stray_text (composition);
  g_autoptr (GString) text = g_string_new (about);

  g_string_append_c (text, '.');
  if (copied)
    g_string_append_printf (text, " %s", copied);
  if (stray)
    g_string_append_printf (text, " %s", stray);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
spor_about_seats (const SporTrack *track)
{
  if (track->seats_min == track->seats_max)
    return g_strdup_printf ("%u", track->seats_max);
  return g_strdup_printf ("%u–%u", track->seats_min, track->seats_max);
}
