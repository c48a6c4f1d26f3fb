/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-meeting-words.h"

#include "spor-clock.h"
#include "spor-day.h"
#include "spor-language.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>

#define HOUR 3600

char *
spor_meeting_heading (const SporMeeting *meeting)
{
  return g_strdup (*meeting->title ? meeting->title : spor_meeting_kind_label (meeting->kind));
}

/* No line breaks at a dash: word joiners on both sides of it. */
static char *
spor_text_keep_dashes (const char *text)
{
  g_autoptr (GString) kept = g_string_new (text);

  g_string_replace (kept, "–", "\u2060–\u2060", 0);
  return g_string_free (g_steal_pointer (&kept), FALSE);
}

char *
spor_meeting_when (const SporMeeting *meeting)
{
  gint64 first = spor_day_of_instant (meeting->starts), last = spor_day_of_instant (meeting->ends);
  g_autofree char *day = spor_day_format_long (first);
  g_autofree char *capital = spor_text_capitalise (day);
  g_autofree char *last_day = spor_day_format_long (last);
  g_autofree char *from = spor_clock_format (spor_clock_of_instant (meeting->starts));
  g_autofree char *to = spor_clock_format (spor_clock_of_instant (meeting->ends));
  g_autofree char *whole = NULL;

  if (first == last)
    {
      /* Translators: a day, and from when to when */
      g_autofree char *text = g_strdup_printf (_ ("%1$s, %2$s–%3$s"), capital, from, to);
      g_autofree char *kept = spor_text_keep_dashes (text);

      return spor_text_keep_numbers (kept);
    }
  /* Translators: a day and a time of day, to another day and time of day */
  whole = g_strdup_printf (_ ("%1$s, %2$s to %3$s, %4$s"), capital, from, last_day, to);
  return spor_text_keep_numbers (whole);
}

static char *
spor_meeting_hours_text (gint64 seconds)
{
  gint64 minutes = seconds / 60;
  guint decimals = minutes % 60 == 0 ? 0 : minutes % 30 == 0 ? 1 : 2;
  g_autofree char *hours = spor_format_number (minutes / 60.0, decimals);
  g_autofree char *text = NULL;

  if (minutes < 60)
    return g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong)minutes), (int)minutes);
  text = g_strdup_printf (ngettext ("%s hour", "%s hours", minutes == 60 ? 1 : 2), hours);
  return spor_text_keep_numbers (text);
}

char *
spor_meeting_length_text (gint64 starts, gint64 ends)
{
  int days = spor_day_of_instant (ends) - spor_day_of_instant (starts) + 1;

  if (days > 1)
    return g_strdup_printf (ngettext ("%d day", "%d days", days), days);
  return spor_meeting_hours_text (ends - starts);
}

/* "Track 1 and 2" would need a grammar; a list needs none. */
static char *
spor_meeting_tracks_text (const SporRound *round, guint32 tracks)
{
  GString *text = g_string_new (NULL);

  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    if (tracks >> t & 1)
      {
        if (text->len)
          g_string_append (text, ", ");
        /* Translators: a track by its number */
        g_string_append_printf (text, _ ("Track %u"), spor_round_track (round, t)->number);
      }
  return g_string_free (text, FALSE);
}

char *
spor_meeting_where (const SporMeeting *meeting, const SporRound *round)
{
  g_autofree char *tracks = spor_meeting_tracks_text (round, meeting->tracks);
  g_autofree char *place = spor_text_keep_town (meeting->place);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *text = NULL;

  if (*meeting->title)
    g_ptr_array_add (parts, (gpointer)spor_meeting_kind_label (meeting->kind));
  if (*place)
    g_ptr_array_add (parts, place);
  if (*tracks)
    g_ptr_array_add (parts, tracks);
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (SPOR_TEXT_DOT, (char **)parts->pdata);
  return spor_text_keep_numbers (text);
}

static void
spor_count_attendance (const GPtrArray *attendees, guint *counts)
{
  for (guint i = 0; i < attendees->len; i++)
    counts[((const SporAttendee *)g_ptr_array_index (attendees, i))->attendance]++;
}

char *
spor_meeting_attendance_short (const GPtrArray *attendees, gboolean over)
{
  guint counts[SPOR_N_ATTENDANCES] = { 0 };

  spor_count_attendance (attendees, counts);
  if (attendees->len == 0)
    return g_strdup (_ ("Nobody invited"));
  if (over || counts[SPOR_ATTENDANCE_ATTENDED] > 0)
    /* Translators: how many came to a meeting, of how many invited */
    return g_strdup_printf (_ ("%1$u of %2$u came"), counts[SPOR_ATTENDANCE_ATTENDED],
                            attendees->len);
  /* Translators: how many have said that they come to a meeting, of how many invited */
  return g_strdup_printf (_ ("%1$u of %2$u said yes"), counts[SPOR_ATTENDANCE_ACCEPTED],
                          attendees->len);
}

/* @text (transfer full): what comes after the first is not broken within */
static void
spor_append_part (GString *parts, char *text)
{
  g_autoptr (GString) part = g_string_new (text);

  if (parts->len)
    {
      g_string_append (parts, SPOR_TEXT_DOT);
      g_string_replace (part, " ", "\u00a0", 0);
    }
  g_string_append (parts, part->str);
  g_free (text);
}

char *
spor_meeting_attendance_long (const GPtrArray *attendees, gboolean over)
{
  guint counts[SPOR_N_ATTENDANCES] = { 0 };
  GString *parts = g_string_new (NULL);
  guint n;

  spor_count_attendance (attendees, counts);
  spor_append_part (parts, spor_meeting_attendance_short (attendees, over));
  n = counts[SPOR_ATTENDANCE_ACCEPTED];
  if (n > 0 && (over || counts[SPOR_ATTENDANCE_ATTENDED] > 0))
    spor_append_part (parts,
                      g_strdup_printf (ngettext ("%u had said yes", "%u had said yes", n), n));
  n = counts[SPOR_ATTENDANCE_EXCUSED];
  if (n > 0)
    spor_append_part (parts, g_strdup_printf (ngettext ("%u excused", "%u excused", n), n));
  n = counts[SPOR_ATTENDANCE_INVITED];
  if (n > 0)
    spor_append_part (parts, g_strdup_printf (ngettext ("%u no answer", "%u no answer", n), n));
  return g_string_free (parts, FALSE);
}

gboolean
spor_meeting_has_begun (const SporMeeting *meeting, gint64 now)
{
  return meeting->starts <= now;
}

gboolean
spor_meeting_equal (const SporMeeting *one, const SporMeeting *other)
{
  return one->kind == other->kind && one->starts == other->starts && one->ends == other->ends
         && one->tracks == other->tracks && g_str_equal (one->id, other->id)
         && g_str_equal (one->title, other->title) && g_str_equal (one->place, other->place)
         && g_str_equal (one->agenda, other->agenda) && g_str_equal (one->series, other->series);
}

char *
spor_meeting_search_text (const SporMeeting *meeting, const SporRound *round)
{
  g_autofree char *when = spor_meeting_when (meeting);
  g_autofree char *where = spor_meeting_where (meeting, round);
  g_autofree char *text = g_strjoin (" ", meeting->title, spor_meeting_kind_label (meeting->kind),
                                     when, where, meeting->agenda, NULL);

  return spor_text_fold (text);
}

GPtrArray *
spor_meeting_places (const SporRefunds *refunds)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (places, g_strdup (_ ("Copenhagen")));
  g_ptr_array_add (places, g_strdup ("Aarhus"));
  g_ptr_array_add (places, g_strdup ("Teams"));
  for (guint i = 0; i < spor_refunds_n_meetings (refunds); i++)
    {
      const char *place = spor_refunds_meeting (refunds, i)->place;

      if (*place && !g_ptr_array_find_with_equal_func (places, place, g_str_equal, NULL))
        g_ptr_array_add (places, g_strdup (place));
    }
  return places;
}
