/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-held-key.h"

/* A key repeats long before that is over. */
#define HELD_AT_MOST G_USEC_PER_SEC

gboolean
spor_held_key_repeats (SporHeldKey *held, guint key)
{
  gint64 now = g_get_monotonic_time ();
  gboolean repeats = held->key == key && now - held->at < HELD_AT_MOST;

  held->key = key;
  held->at = now;
  return repeats;
}

void
spor_held_key_release (SporHeldKey *held)
{
  held->key = 0;
}
