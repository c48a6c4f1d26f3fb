/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-offer.h"

#include <glib/gi18n-lib.h>

gboolean
spor_is_invited (SporSnapshot *snapshot, guint meeting, const char *signup_id)
{
  SporRefunds *refunds = spor_snapshot_get_refunds (snapshot);

  return spor_refunds_meeting (refunds, meeting)->kind == SPOR_MEETING_PHYSICAL
         && spor_refunds_find_attendance (refunds, meeting, signup_id) >= 0;
}

static gboolean
spor_has_seat (SporSnapshot *snapshot, const char *signup_id)
{
  int index = spor_signups_find (spor_snapshot_get_signups (snapshot), signup_id);

  return index >= 0
         && spor_composition_find (spor_snapshot_get_decided (snapshot), index, NULL, NULL)
                == SPOR_SPOT_SEATED;
}

static gboolean
spor_is_invited_anywhere (SporSnapshot *snapshot, const char *signup_id)
{
  guint n = spor_refunds_n_meetings (spor_snapshot_get_refunds (snapshot));

  for (guint m = 0; m < n; m++)
    if (spor_is_invited (snapshot, m, signup_id))
      return TRUE;
  return FALSE;
}

gboolean
spor_claim_offer_concerns (SporSnapshot *snapshot, const char *signup_id)
{
  return spor_has_seat (snapshot, signup_id) || spor_is_invited_anywhere (snapshot, signup_id);
}

/* Who had a seat when they were invited may claim, whatever they have now. */
char *
spor_claim_offer_objection (SporSnapshot *snapshot, const char *signup_id)
{
  if (spor_snapshot_get_closed (snapshot))
    return g_strdup (spor_snapshot_get_closed (snapshot));
  if (spor_is_invited_anywhere (snapshot, signup_id))
    return NULL;
  if (!spor_has_seat (snapshot, signup_id))
    return g_strdup (_ ("Only members claim transport, and this person has no seat."));
  return g_strdup (_ ("This member is invited to no physical meeting yet."));
}
