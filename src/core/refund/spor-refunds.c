/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-refunds.h"

SporRefunds *
spor_refunds_new (void)
{
  SporRefunds *self = g_new0 (SporRefunds, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->terms = spor_refund_terms_default ();
  self->meetings = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_meeting_free);
  self->attendance = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  self->claims = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_claim_free);
  self->elsewhere = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_claim_free);
  return self;
}

SporRefunds *
spor_refunds_ref (SporRefunds *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
spor_refunds_unref (SporRefunds *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->rates, spor_rates_free);
  g_ptr_array_unref (self->meetings);
  g_ptr_array_unref (self->attendance);
  g_ptr_array_unref (self->claims);
  g_ptr_array_unref (self->elsewhere);
  g_free (self);
}

guint
spor_refunds_n_meetings (const SporRefunds *self)
{
  return self->meetings->len;
}

const SporMeeting *
spor_refunds_meeting (const SporRefunds *self, guint index)
{
  g_return_val_if_fail (index < self->meetings->len, NULL);

  return g_ptr_array_index (self->meetings, index);
}

int
spor_refunds_find_meeting (const SporRefunds *self, const char *id)
{
  for (guint i = 0; i < self->meetings->len; i++)
    if (g_strcmp0 (spor_refunds_meeting (self, i)->id, id) == 0)
      return (int)i;
  return -1;
}

const GPtrArray *
spor_refunds_attendance (const SporRefunds *self, guint meeting)
{
  g_return_val_if_fail (meeting < self->attendance->len, NULL);

  return g_ptr_array_index (self->attendance, meeting);
}

int
spor_refunds_find_attendance (const SporRefunds *self, guint meeting, const char *signup_id)
{
  const GPtrArray *attendees = spor_refunds_attendance (self, meeting);

  for (guint i = 0; i < attendees->len; i++)
    {
      const SporAttendee *attendee = g_ptr_array_index (attendees, i);

      if (g_strcmp0 (attendee->signup_id, signup_id) == 0)
        return (int)attendee->attendance;
    }
  return -1;
}

guint
spor_refunds_n_claims (const SporRefunds *self)
{
  return self->claims->len;
}

guint
spor_refunds_n_in_state (const SporRefunds *self, SporClaimState state)
{
  guint n = 0;

  for (guint i = 0; i < self->claims->len; i++)
    n += spor_refunds_claim (self, i)->state == state;
  return n;
}

const SporClaim *
spor_refunds_claim (const SporRefunds *self, guint index)
{
  g_return_val_if_fail (index < self->claims->len, NULL);

  return g_ptr_array_index (self->claims, index);
}

int
spor_refunds_find_claim (const SporRefunds *self, const char *id)
{
  for (guint i = 0; i < self->claims->len; i++)
    if (g_strcmp0 (spor_refunds_claim (self, i)->id, id) == 0)
      return (int)i;
  return -1;
}

gboolean
spor_refunds_is_submitted_for (const SporRefunds *self, const char *meeting_id)
{
  for (guint i = 0; i < spor_refunds_n_claims (self); i++)
    {
      const SporClaim *claim = spor_refunds_claim (self, i);

      if (claim->state != SPOR_CLAIM_DRAFT && claim->state != SPOR_CLAIM_RETURNED
          && g_str_equal (claim->meeting_id, meeting_id))
        return TRUE;
    }
  return FALSE;
}

gint64
spor_refunds_due (const SporRefunds *self, const SporClaim *claim)
{
  int corrected = *claim->corrects ? spor_refunds_find_claim (self, claim->corrects) : -1;
  const SporClaim *other = corrected >= 0 ? spor_refunds_claim (self, corrected) : NULL;

  return other && spor_claim_can_correct (claim, other)
             ? spor_claim_total (claim) - spor_claim_total (other)
             : spor_claim_total (claim);
}

GPtrArray *
spor_refunds_check (const SporRefunds *self,
                    const SporClaim *claim,
                    const SporMunicipality *home,
                    SporPlaces *places,
                    gint64 today)
{
  int meeting = spor_refunds_find_meeting (self, claim->meeting_id);
  SporClaimCase facts = { .terms = self->terms,
                          .home = home,
                          .places = places,
                          .others = self->claims,
                          .elsewhere = self->elsewhere,
                          .today = today };

  g_return_val_if_fail (meeting >= 0, NULL);

  facts.meeting = spor_refunds_meeting (self, meeting);
  facts.attendance = spor_refunds_find_attendance (self, meeting, claim->signup_id);
  if (claim->submitted_at != SPOR_TIME_NONE && !spor_claim_is_open (claim))
    facts.today = spor_day_of_instant (claim->submitted_at);
  return spor_claim_check (claim, &facts);
}
