/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-merge.h"

SporThing
spor_thing_of (gboolean kept, gboolean same, gboolean agreed)
{
  if (kept)
    return SPOR_THING_THEIRS;
  return same || agreed ? SPOR_THING_OURS : SPOR_THING_DISPUTED;
}

gboolean
spor_merge_text (char **ours, const char *shown, const char *now)
{
  SporThing whose = spor_thing_of (g_str_equal (*ours, shown), g_str_equal (now, shown),
                                   g_str_equal (now, *ours));

  if (whose == SPOR_THING_THEIRS)
    {
      g_free (*ours);
      *ours = g_strdup (now);
    }
  return whose != SPOR_THING_DISPUTED;
}

gboolean
spor_merge_number (gint64 *ours, gint64 shown, gint64 now)
{
  SporThing whose = spor_thing_of (*ours == shown, now == shown, now == *ours);

  if (whose == SPOR_THING_THEIRS)
    *ours = now;
  return whose != SPOR_THING_DISPUTED;
}
