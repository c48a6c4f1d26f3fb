/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"
#include "spor-store-refunds.h"

/* All that refunds are judged by, in one piece. */

static gboolean
spor_store_take (GPtrArray **place, GPtrArray *loaded)
{
  if (!loaded)
    return FALSE;
  g_ptr_array_unref (*place);
  *place = loaded;
  return TRUE;
}

/* What is paid for in one round is not to be paid for in another: so all of them are looked at. */
static gboolean
spor_store_fill_claims (SporStore *self,
                        const SporRound *round,
                        SporRefunds *refunds,
                        GError **error)
{
  g_autoptr (GPtrArray) claims = spor_store_load_claims (self, NULL, error);

  if (!claims)
    return FALSE;
  g_ptr_array_set_free_func (claims, NULL);
  for (guint i = 0; i < claims->len; i++)
    {
      SporClaim *claim = g_ptr_array_index (claims, i);
      gboolean own = g_str_equal (claim->round_id, round->id);

      g_ptr_array_add (own ? refunds->claims : refunds->elsewhere, claim);
    }
  return TRUE;
}

static gboolean
spor_store_fill_refunds (SporStore *self,
                         const SporRound *round,
                         SporRefunds *refunds,
                         GError **error)
{
  if (!(refunds->rates = spor_store_load_rates (self, error))
      || !spor_store_load_terms (self, round, &refunds->terms, error)
      || !spor_store_take (&refunds->meetings, spor_store_load_meetings (self, round, error))
      || !spor_store_fill_claims (self, round, refunds, error))
    return FALSE;
  for (guint i = 0; i < spor_refunds_n_meetings (refunds); i++)
    {
      const SporMeeting *meeting = spor_refunds_meeting (refunds, i);
      GPtrArray *attendees = spor_store_load_attendance (self, meeting->id, error);

      if (!attendees)
        return FALSE;
      g_ptr_array_add (refunds->attendance, attendees);
    }
  return TRUE;
}

SporRefunds *
spor_store_load_refunds (SporStore *self, const SporRound *round, GError **error)
{
  g_autoptr (SporRefunds) refunds = spor_refunds_new ();

  return spor_store_fill_refunds (self, round, refunds, error) ? g_steal_pointer (&refunds) : NULL;
}

static const SporMunicipality *
spor_store_find_home (SporStore *self, const char *code)
{
  int index = spor_places_find_code (self->places, code);

  return index >= 0 ? spor_places_get (self->places, index) : NULL;
}

GPtrArray *
spor_store_check_claim (SporStore *self,
                        const SporRound *round,
                        const SporClaim *claim,
                        GError **error)
{
  g_autoptr (SporMeeting) meeting = spor_store_load_meeting (self, round, claim->meeting_id, error);
  g_autoptr (SporRefunds) refunds = NULL;
  g_autofree char *name = NULL;
  g_autofree char *code = NULL;

  if (!meeting || !(refunds = spor_store_load_refunds (self, round, error))
      || !spor_store_load_signup_name (self, claim->signup_id, &name, &code, error))
    return NULL;
  return spor_refunds_check (refunds, claim, spor_store_find_home (self, code), self->places,
                             spor_day_of_instant (g_get_real_time () / G_USEC_PER_SEC));
}
