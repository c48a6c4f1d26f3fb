/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-card-words.h"

#include "spor-text.h"

#include <glib/gi18n-lib.h>

/* "Region Midtjylland" → "Midtjylland". */
static const char *
spor_short_region (const char *region)
{
  return g_str_has_prefix (region, "Region ") ? region + strlen ("Region ") : region;
}

char *
spor_card_traits (SporSignups *signups, const SporSignupRow *row)
{
  SporRound *round = spor_signups_round (signups);
  g_autofree char *sectors = spor_options_names (round->sectors, row->sectors);
  g_autofree char *roles = spor_options_names (round->roles, row->roles);
  const char *size = spor_signup_size_label (signups, row);
  const char *parts[] = { size, sectors, roles };
  GString *traits = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i])
      g_string_append_printf (traits, "%s%s", traits->len ? SPOR_TEXT_DOT : "", parts[i]);
  return g_string_free (traits, FALSE);
}

const char *
spor_mark_name (SporMark mark)
{
  switch (mark)
    {
    case SPOR_MARK_PINNED:
      return _ ("Must have");
    case SPOR_MARK_BARRED:
      return _ ("Not this time");
    case SPOR_MARK_NONE:
    default:
      return NULL;
    }
}

char *
spor_card_place (SporSignups *signups, const SporSignupRow *row)
{
  const char *region = spor_short_region (spor_signup_region (signups, row));

  return *region ? g_strconcat (row->place, SPOR_TEXT_DOT, region, NULL) : g_strdup (row->place);
}
