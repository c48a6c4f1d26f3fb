/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-meeting-guests.h"

#include "spor-meeting-deed.h"
#include "spor-meeting-words.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>

/* So many are named: of more, how many. */
#define MAX_NAMES 3

typedef enum
{
  SPOR_DOUBT_NONE,
  SPOR_DOUBT_WITHDRAWN,
  SPOR_DOUBT_SEATLESS,
  SPOR_N_DOUBTS
} SporDoubt;

/* --- Not invited ---------------------------------------------------------------------------- */

static gboolean
spor_attendees_have (const GPtrArray *attendees, const char *signup_id)
{
  for (guint i = 0; i < attendees->len; i++)
    if (g_str_equal (((const SporAttendee *)g_ptr_array_index (attendees, i))->signup_id,
                     signup_id))
      return TRUE;
  return FALSE;
}

GPtrArray *
spor_meeting_list_missing (const SporMeeting *meeting,
                           const GPtrArray *attendees,
                           const SporComposition *composition,
                           gint64 now)
{
  SporRound *round = spor_composition_round (composition);
  GPtrArray *missing = spor_attendees_new ();

  if (spor_meeting_has_begun (meeting, now))
    return missing;
  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    for (guint i = 0; (meeting->tracks >> t & 1) && i < composition->seated[t]->len; i++)
      {
        guint signup = g_array_index (composition->seated[t], guint, i);
        const SporSignupRow *row = spor_signups_row (composition->signups, signup);

        if (row->status != SPOR_STATUS_WITHDRAWN && !spor_attendees_have (attendees, row->id))
          spor_attendees_add (missing, row->id, row->name, SPOR_ATTENDANCE_INVITED);
      }
  return missing;
}

/* "Anne Hansen and Bo Nielsen" */
static char *
spor_attendees_names (const GPtrArray *attendees)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < attendees->len; i++)
    g_ptr_array_add (names, ((const SporAttendee *)g_ptr_array_index (attendees, i))->name);
  return spor_text_list (names);
}

char *
spor_meeting_missing_text (const GPtrArray *missing)
{
  g_autofree char *names = NULL;

  if (missing->len > MAX_NAMES)
    return g_strdup_printf (ngettext ("%u person has got a seat but is not invited",
                                      "%u people have got seats but are not invited", missing->len),
                            missing->len);
  names = spor_attendees_names (missing);
  return g_strdup_printf (
      /* Translators: names: "Anne and Bo"; which form is by how many they are */
      ngettext ("%s has got a seat but is not invited", "%s have got seats but are not invited",
                missing->len),
      names);
}

/* --- Invited nevertheless ------------------------------------------------------------------- */

static gboolean
spor_composition_is_empty (const SporComposition *composition)
{
  for (guint t = 0; t < spor_round_n_tracks (spor_composition_round (composition)); t++)
    if (composition->seated[t]->len > 0)
      return FALSE;
  return TRUE;
}

/* As long as nobody has a seat, whoever is asked is asked for something else. */
static gboolean
spor_meeting_lacks_seat (const SporMeeting *meeting,
                         const SporAttendee *attendee,
                         const SporComposition *composition)
{
  int signup = spor_signups_find (composition->signups, attendee->signup_id);

  return signup >= 0 && meeting->tracks != 0 && !spor_composition_is_empty (composition)
         && spor_composition_find (composition, signup, NULL, NULL) != SPOR_SPOT_SEATED;
}

gboolean
spor_meeting_is_guest (const SporMeeting *meeting,
                       const SporAttendee *attendee,
                       const SporComposition *composition)
{
  return attendee->guest && spor_meeting_lacks_seat (meeting, attendee, composition);
}

static SporDoubt
spor_meeting_find_doubt (const SporMeeting *meeting,
                         const SporAttendee *attendee,
                         const SporComposition *composition,
                         gint64 now)
{
  int signup = spor_signups_find (composition->signups, attendee->signup_id);
  gboolean expected = attendee->attendance == SPOR_ATTENDANCE_INVITED
                      || attendee->attendance == SPOR_ATTENDANCE_ACCEPTED;

  if (signup < 0 || !expected || spor_meeting_has_begun (meeting, now))
    return SPOR_DOUBT_NONE;
  if (spor_signups_row (composition->signups, signup)->status == SPOR_STATUS_WITHDRAWN)
    return SPOR_DOUBT_WITHDRAWN;
  if (attendee->guest || !spor_meeting_lacks_seat (meeting, attendee, composition))
    return SPOR_DOUBT_NONE;
  return SPOR_DOUBT_SEATLESS;
}

const char *
spor_meeting_doubt (const SporMeeting *meeting,
                    const SporAttendee *attendee,
                    const SporComposition *composition,
                    gint64 now)
{
  switch (spor_meeting_find_doubt (meeting, attendee, composition, now))
    {
    case SPOR_DOUBT_WITHDRAWN:
      return _ ("Has withdrawn");
    case SPOR_DOUBT_SEATLESS:
      return _ ("No longer has a seat");
    case SPOR_DOUBT_NONE:
    case SPOR_N_DOUBTS:
    default:
      return NULL;
    }
}

/* --- In the list ---------------------------------------------------------------------------- */

/* @text (transfer full) */
static void
spor_add_remark (GString *remarks, char *text)
{
  if (remarks->len > 0)
    g_string_append (remarks, SPOR_TEXT_DOT);
  g_string_append (remarks, text);
  g_free (text);
}

static void
spor_add_missing (GString *remarks, const GPtrArray *missing)
{
  if (missing->len == 1)
    spor_add_remark (remarks, g_strdup_printf (
                                  /* Translators: a person with a seat in the group */
                                  _ ("%s is not invited"),
                                  ((const SporAttendee *)g_ptr_array_index (missing, 0))->name));
  else if (missing->len > 1)
    spor_add_remark (remarks, g_strdup_printf (ngettext ("%u person with a seat is not invited",
                                                         "%u people with a seat are not invited",
                                                         missing->len),
                                               missing->len));
}

static void
spor_add_doubts (GString *remarks, const guint *counts)
{
  guint n = counts[SPOR_DOUBT_WITHDRAWN];

  if (n > 0)
    spor_add_remark (remarks, g_strdup_printf (ngettext ("%u invitee has withdrawn",
                                                         "%u invitees have withdrawn", n),
                                               n));
  n = counts[SPOR_DOUBT_SEATLESS];
  if (n > 0)
    spor_add_remark (remarks, g_strdup_printf (ngettext ("%u invitee no longer has a seat",
                                                         "%u invitees no longer have a seat", n),
                                               n));
}

char *
spor_meeting_mismatch_text (const SporMeeting *meeting,
                            const GPtrArray *attendees,
                            const SporComposition *composition,
                            gint64 now)
{
  g_autoptr (GPtrArray) missing = spor_meeting_list_missing (meeting, attendees, composition, now);
  g_autoptr (GString) remarks = g_string_new (NULL);
  guint counts[SPOR_N_DOUBTS] = { 0 };

  for (guint i = 0; i < attendees->len; i++)
    counts[spor_meeting_find_doubt (meeting, g_ptr_array_index (attendees, i), composition, now)]++;
  spor_add_missing (remarks, missing);
  spor_add_doubts (remarks, counts);
  return remarks->len > 0 ? g_string_free (g_steal_pointer (&remarks), FALSE) : NULL;
}
