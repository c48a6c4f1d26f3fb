/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-calendar.h"

#include "spor-civil.h"
#include "spor-store-refunds.h"
#include "spor-text.h"

#include <libical/ical.h>

#define ZONE "Europe/Copenhagen"

/* The rules in force since 1996, as spor_time_copenhagen() has them: a calendar must not depend on
 * what a machine knows of time zones. */
static const char zone_text[] = "BEGIN:VTIMEZONE\r\n"
                                "TZID:" ZONE "\r\n"
                                "BEGIN:STANDARD\r\n"
                                "DTSTART:19961027T030000\r\n"
                                "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
                                "TZOFFSETFROM:+0200\r\n"
                                "TZOFFSETTO:+0100\r\n"
                                "TZNAME:CET\r\n"
                                "END:STANDARD\r\n"
                                "BEGIN:DAYLIGHT\r\n"
                                "DTSTART:19960331T020000\r\n"
                                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
                                "TZOFFSETFROM:+0100\r\n"
                                "TZOFFSETTO:+0200\r\n"
                                "TZNAME:CEST\r\n"
                                "END:DAYLIGHT\r\n"
                                "END:VTIMEZONE\r\n";

void
spor_calendar_guest_free (SporCalendarGuest *self)
{
  g_free (self->name);
  g_free (self->email);
  g_free (self);
}

void
spor_calendar_event_free (SporCalendarEvent *self)
{
  spor_meeting_free (self->meeting);
  g_clear_pointer (&self->guests, g_ptr_array_unref);
  g_free (self);
}

/* --- Loading -------------------------------------------------------------------------------- */

static gboolean
spor_calendar_load_guests (SporCalendarEvent *event,
                           SporStore *store,
                           const SporSignups *signups,
                           GError **error)
{
  g_autoptr (GPtrArray) attendees = spor_store_load_attendance (store, event->meeting->id, error);

  if (!attendees)
    return FALSE;
  event->guests = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_calendar_guest_free);
  for (guint i = 0; i < attendees->len; i++)
    {
      const SporAttendee *attendee = g_ptr_array_index (attendees, i);
      int signup = spor_signups_find (signups, attendee->signup_id);
      const char *email = signup < 0 ? "" : spor_signups_row (signups, signup)->email;
      SporCalendarGuest *guest;

      if (!spor_text_is_email (email))
        continue;
      guest = g_new0 (SporCalendarGuest, 1);
      guest->name = spor_text_one_line (attendee->name);
      guest->email = g_strdup (email);
      guest->attendance = attendee->attendance;
      g_ptr_array_add (event->guests, guest);
    }
  return TRUE;
}

GPtrArray *
spor_calendar_load (SporStore *store, SporRound *round, gboolean with_guests, GError **error)
{
  g_autoptr (GPtrArray) meetings = spor_store_load_meetings (store, round, error);
  g_autoptr (GHashTable) revisions = meetings ? spor_store_load_revisions (store, error) : NULL;
  g_autoptr (SporSignups) signups
      = revisions && with_guests ? spor_store_load_signups (store, round, FALSE, error) : NULL;
  g_autoptr (GPtrArray) events
      = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_calendar_event_free);

  if (!revisions || (with_guests && !signups))
    return NULL;
  g_ptr_array_set_free_func (meetings, NULL);
  for (guint i = 0; i < meetings->len; i++)
    {
      SporCalendarEvent *event = g_new0 (SporCalendarEvent, 1);
      const SporRevision *revision;

      event->meeting = g_ptr_array_index (meetings, i);
      g_ptr_array_add (events, event);
      if ((revision = g_hash_table_lookup (revisions, event->meeting->id)))
        event->revision = *revision;
    }
  for (guint i = 0; with_guests && i < events->len; i++)
    if (!spor_calendar_load_guests (g_ptr_array_index (events, i), store, signups, error))
      return NULL;
  return g_steal_pointer (&events);
}

/* --- Times ---------------------------------------------------------------------------------- */

static icaltimetype
spor_ical_time (gint64 wall)
{
  SporCivil civil = spor_civil_from_wall (wall);
  icaltimetype time = icaltime_null_time ();

  time.year = civil.year;
  time.month = civil.month;
  time.day = civil.day;
  time.hour = civil.hour;
  time.minute = civil.minute;
  time.second = civil.second;
  return time;
}

static icaltimetype
spor_ical_utc (gint64 instant)
{
  icaltimetype time = spor_ical_time (instant);

  time.zone = icaltimezone_get_utc_timezone ();
  return time;
}

/* Takes @property. */
static void
spor_event_add_local (icalcomponent *event, icalproperty *property)
{
  icalproperty_add_parameter (property, icalparameter_new_tzid (ZONE));
  icalcomponent_add_property (event, property);
}

/* --- Texts ---------------------------------------------------------------------------------- */

/* A parameter cannot hold double quotes at all. */
static char *
spor_calendar_parameter (const char *text)
{
  g_autofree char *line = spor_text_one_line (text);

  return g_strdelimit (g_steal_pointer (&line), "\"", '\'');
}

/* --- Events --------------------------------------------------------------------------------- */

static icalparameter_partstat
spor_calendar_partstat (SporAttendance attendance)
{
  switch (attendance)
    {
    case SPOR_ATTENDANCE_ACCEPTED:
    case SPOR_ATTENDANCE_ATTENDED:
      return ICAL_PARTSTAT_ACCEPTED;
    case SPOR_ATTENDANCE_EXCUSED:
      return ICAL_PARTSTAT_DECLINED;
    case SPOR_ATTENDANCE_INVITED:
    case SPOR_N_ATTENDANCES:
    default:
      return ICAL_PARTSTAT_NEEDSACTION;
    }
}

static void
spor_event_add_guest (icalcomponent *event, const SporCalendarGuest *guest)
{
  g_autofree char *address = g_strconcat ("mailto:", guest->email, NULL);
  g_autofree char *name = spor_calendar_parameter (guest->name);
  icalproperty *property = icalproperty_new_attendee (address);

  if (*name)
    icalproperty_add_parameter (property, icalparameter_new_cn (name));
  icalproperty_add_parameter (property, icalparameter_new_partstat (
                                            spor_calendar_partstat (guest->attendance)));
  icalcomponent_add_property (event, property);
}

static void
spor_event_add_organiser (icalcomponent *event, const SporRound *round)
{
  g_autofree char *address = g_strconcat ("mailto:", round->contact, NULL);
  g_autofree char *name = spor_calendar_parameter (round->name);
  icalproperty *property;

  if (!spor_text_is_email (round->contact))
    return;
  property = icalproperty_new_organizer (address);
  if (*name)
    icalproperty_add_parameter (property, icalparameter_new_cn (name));
  icalcomponent_add_property (event, property);
}

static void
spor_event_add_texts (icalcomponent *event, const SporRound *round, const SporMeeting *meeting)
{
  g_autofree char *name = spor_meeting_name (meeting);
  g_autofree char *summary = spor_text_one_line (name);
  g_autofree char *place = spor_text_clean (meeting->place);
  g_autofree char *agenda = spor_text_clean (meeting->agenda);

  icalcomponent_add_property (event, icalproperty_new_summary (summary));
  if (*place)
    icalcomponent_add_property (event, icalproperty_new_location (place));
  if (*agenda)
    icalcomponent_add_property (event, icalproperty_new_description (agenda));
  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    if (meeting->tracks >> t & 1)
      {
        g_autofree char *title = spor_track_title (spor_round_track (round, t));

        icalcomponent_add_property (event, icalproperty_new_categories (title));
      }
}

static void
spor_event_add_times (icalcomponent *event, const SporCalendarEvent *self, gint64 at)
{
  const SporMeeting *meeting = self->meeting;

  icalcomponent_add_property (event, icalproperty_new_dtstamp (spor_ical_utc (at)));
  if (self->revision.at != SPOR_TIME_NONE)
    icalcomponent_add_property (event,
                                icalproperty_new_lastmodified (spor_ical_utc (self->revision.at)));
  spor_event_add_local (event, icalproperty_new_dtstart (
                                   spor_ical_time (spor_civil_wall (meeting->starts))));
  /* an end has to be later */
  if (meeting->ends > meeting->starts)
    spor_event_add_local (event, icalproperty_new_dtend (
                                     spor_ical_time (spor_civil_wall (meeting->ends))));
}

static icalcomponent *
spor_calendar_event (const SporRound *round, const SporCalendarEvent *self, gint64 at)
{
  icalcomponent *event = icalcomponent_new (ICAL_VEVENT_COMPONENT);
  g_autofree char *uid = g_strconcat (self->meeting->id, "@", SPOR_APP_ID, NULL);

  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (event, icalproperty_new_sequence (self->revision.n_edits));
  spor_event_add_times (event, self, at);
  spor_event_add_texts (event, round, self->meeting);
  spor_event_add_organiser (event, round);
  for (guint i = 0; self->guests && i < self->guests->len; i++)
    spor_event_add_guest (event, g_ptr_array_index (self->guests, i));
  icalcomponent_add_property (event, icalproperty_new_status (ICAL_STATUS_CONFIRMED));
  return event;
}

static icalcomponent *
spor_calendar_new (const SporRound *round)
{
  icalcomponent *calendar = icalcomponent_new (ICAL_VCALENDAR_COMPONENT);
  g_autofree char *name = spor_text_one_line (round->name);
  icalproperty *title = icalproperty_new_x (name);

  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar,
                              icalproperty_new_prodid ("-//KOMBIT//Spor " SPOR_VERSION "//DA"));
  icalcomponent_add_property (calendar, icalproperty_new_calscale ("GREGORIAN"));
  icalcomponent_add_property (calendar, icalproperty_new_method (ICAL_METHOD_PUBLISH));
  icalproperty_set_x_name (title, "X-WR-CALNAME");
  icalcomponent_add_property (calendar, title);
  icalcomponent_add_component (calendar, icalparser_parse_string (zone_text));
  return calendar;
}

char *
spor_calendar_text (const SporRound *round, const GPtrArray *events, gint64 at)
{
  icalcomponent *calendar = spor_calendar_new (round);
  char *own, *text;

  for (guint i = 0; i < events->len; i++)
    icalcomponent_add_component (calendar,
                                 spor_calendar_event (round, g_ptr_array_index (events, i), at));
  own = icalcomponent_as_ical_string_r (calendar);
  text = g_strdup (own);
  icalmemory_free_buffer (own);
  icalcomponent_free (calendar);
  return text;
}
