/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-meeting.h"
#include "spor-store-revisions.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *email;
  SporAttendance attendance;
} SporCalendarGuest;

/* One meeting as members' calendars see it. */
typedef struct
{
  SporMeeting *meeting;
  SporRevision revision;
  GPtrArray *guests; /* SporCalendarGuest*; NULL: nobody is named */
} SporCalendarEvent;

void spor_calendar_guest_free (SporCalendarGuest *self);
void spor_calendar_event_free (SporCalendarEvent *self);

/**
 * spor_calendar_load:
 * @round: whose meetings
 * @with_guests: whether to name who is invited (those whose e-mail address is one)
 *
 * Returns: (transfer full): SporCalendarEvent*, earliest first
 */
GPtrArray *
spor_calendar_load (SporStore *store, SporRound *round, gboolean with_guests, GError **error);

/**
 * spor_calendar_text:
 * @events: SporCalendarEvent*
 * @at: now
 *
 * An iCalendar object (RFC 5545) that publishes them: in Copenhagen's time, with its rules in it; a
 * meeting keeps its UID, and its SEQUENCE rises when it changes, so that calendars take in what is
 * new in the place of what they had.
 *
 * Returns: (transfer full):
 */
char *spor_calendar_text (const SporRound *round, const GPtrArray *events, gint64 at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporCalendarGuest, spor_calendar_guest_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporCalendarEvent, spor_calendar_event_free)

G_END_DECLS
