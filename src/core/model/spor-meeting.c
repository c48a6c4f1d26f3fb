/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-meeting.h"

#include <glib/gi18n-lib.h>

#define HOUR 3600

static const struct
{
  const char *key, *label;
  gint64 length;
} kinds[] = {
  [SPOR_MEETING_PHYSICAL] = { "physical", N_ ("Physical meeting"), 7 * HOUR },
  [SPOR_MEETING_ONLINE] = { "online", N_ ("Online meeting"), 3 * HOUR / 2 },
  [SPOR_MEETING_REVIEW] = { "review", N_ ("Ad-hoc review"), 3 * HOUR / 4 },
};

static const struct
{
  const char *key, *label;
} attendances[] = {
  /* Translators: what is known of somebody's coming to a meeting */
  [SPOR_ATTENDANCE_INVITED] = { "invited", N_ ("Invited") },
  [SPOR_ATTENDANCE_ACCEPTED] = { "accepted", N_ ("Said yes") },
  [SPOR_ATTENDANCE_ATTENDED] = { "attended", N_ ("Attended") },
  [SPOR_ATTENDANCE_EXCUSED] = { "excused", N_ ("Excused") },
};

const char *
spor_meeting_kind_key (SporMeetingKind kind)
{
  return kinds[kind].key;
}

const char *
spor_meeting_kind_label (SporMeetingKind kind)
{
  return _ (kinds[kind].label);
}

int
spor_meeting_kind_from_key (const char *key)
{
  for (int kind = 0; kind < SPOR_N_MEETING_KINDS; kind++)
    if (g_strcmp0 (kinds[kind].key, key) == 0)
      return kind;
  return -1;
}

gint64
spor_meeting_kind_length (SporMeetingKind kind)
{
  return kinds[kind].length;
}

const char *
spor_attendance_key (SporAttendance attendance)
{
  return attendances[attendance].key;
}

const char *
spor_attendance_label (SporAttendance attendance)
{
  return _ (attendances[attendance].label);
}

int
spor_attendance_from_key (const char *key)
{
  for (int attendance = 0; attendance < SPOR_N_ATTENDANCES; attendance++)
    if (g_strcmp0 (attendances[attendance].key, key) == 0)
      return attendance;
  return -1;
}

gboolean
spor_meeting_has_place (const SporMeeting *self)
{
  return self->kind != SPOR_MEETING_PHYSICAL || *self->place;
}

SporMeeting *
spor_meeting_new (void)
{
  SporMeeting *self = g_new0 (SporMeeting, 1);

  self->id = g_strdup ("");
  self->title = g_strdup ("");
  self->place = g_strdup ("");
  self->agenda = g_strdup ("");
  self->series = g_strdup ("");
  self->starts = self->ends = SPOR_TIME_NONE;
  return self;
}

SporMeeting *
spor_meeting_copy (const SporMeeting *self)
{
  SporMeeting *copy = g_new0 (SporMeeting, 1);

  *copy = *self;
  copy->id = g_strdup ("");
  copy->title = g_strdup (self->title);
  copy->place = g_strdup (self->place);
  copy->agenda = g_strdup (self->agenda);
  copy->series = g_strdup ("");
  return copy;
}

SporMeeting *
spor_meeting_dup (const SporMeeting *self)
{
  SporMeeting *copy = spor_meeting_copy (self);

  g_free (copy->id);
  g_free (copy->series);
  copy->id = g_strdup (self->id);
  copy->series = g_strdup (self->series);
  return copy;
}

void
spor_meeting_free (SporMeeting *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->place);
  g_free (self->agenda);
  g_free (self->series);
  g_free (self);
}

void
spor_attendee_free (SporAttendee *self)
{
  g_free (self->signup_id);
  g_free (self->name);
  g_free (self);
}

char *
spor_meeting_name_dated (const SporMeeting *self)
{
  g_autofree char *day = spor_time_format_date (self->starts);

  if (!*self->title)
    return spor_meeting_name (self);
  /* Translators: a meeting's title, its date */
  return g_strdup_printf (C_ ("meeting", "%1$s, %2$s"), self->title, day);
}

char *
spor_meeting_name (const SporMeeting *self)
{
  g_autofree char *day = spor_time_format_short (self->starts);

  if (*self->title)
    return g_strdup (self->title);
  /* Translators: a meeting without a title: its kind, its date */
  return g_strdup_printf (_ ("%s on %s"), spor_meeting_kind_label (self->kind), day);
}
