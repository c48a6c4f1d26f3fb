/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-round.h"

G_BEGIN_DECLS

typedef enum
{
  SPOR_MEETING_PHYSICAL, /* transport to it is refunded */
  SPOR_MEETING_ONLINE,
  SPOR_MEETING_REVIEW, /* ad-hoc, of something in writing */
  SPOR_N_MEETING_KINDS
} SporMeetingKind;

typedef enum
{
  SPOR_ATTENDANCE_INVITED,
  SPOR_ATTENDANCE_ACCEPTED,
  SPOR_ATTENDANCE_ATTENDED,
  SPOR_ATTENDANCE_EXCUSED,
  SPOR_N_ATTENDANCES
} SporAttendance;

/* A meeting of a round's group. Strings are never NULL. */
typedef struct
{
  char *id; /* "" until it is in a book */
  SporMeetingKind kind;
  char *title;
  gint64 starts, ends; /* instants; ends >= starts */
  char *place;         /* as people write it: "Aarhus", "KOMBIT, København" */
  char *agenda;
  char *series;   /* what the meetings of a series have in common; "" outside a series */
  guint32 tracks; /* bit i: round->tracks[i] is invited */
} SporMeeting;

/* Who is asked to a meeting. Strings are never NULL. */
typedef struct
{
  char *signup_id;
  char *name;
  SporAttendance attendance;
  gboolean guest; /* asked by hand, and had no seat then: still without one, they are a guest */
} SporAttendee;

const char *spor_meeting_kind_key (SporMeetingKind kind);   /* "physical" */
const char *spor_meeting_kind_label (SporMeetingKind kind); /* translated */
int spor_meeting_kind_from_key (const char *key);           /* -1 if it is none */
const char *spor_attendance_key (SporAttendance attendance);
const char *spor_attendance_label (SporAttendance attendance);
int spor_attendance_from_key (const char *key);

/* How long a meeting of @kind is expected to last, in seconds: a working day (9 to 16), an hour and
 * a half, three quarters of an hour. */
gint64 spor_meeting_kind_length (SporMeetingKind kind);

/* Whether it is said where it is: people travel to a physical meeting, and are paid to get there.
 */
gboolean spor_meeting_has_place (const SporMeeting *self);

SporMeeting *spor_meeting_new (void);

/* Another meeting like it: without its id, and outside its series. */
SporMeeting *spor_meeting_copy (const SporMeeting *self);

/* A copy that is still the same meeting: with its id and its series. */
SporMeeting *spor_meeting_dup (const SporMeeting *self);
void spor_meeting_free (SporMeeting *self);
void spor_attendee_free (SporAttendee *self);

/* Its title, or else its kind and day: what lists and the change log call it. (transfer full) */
char *spor_meeting_name (const SporMeeting *self);
/* The same with its day in any case, where there may be several of a title. (transfer full) */
char *spor_meeting_name_dated (const SporMeeting *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporMeeting, spor_meeting_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporAttendee, spor_attendee_free)

G_END_DECLS
