/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Who is invited to a meeting, and who came. */
#define SPOR_TYPE_MEETING_ATTENDANCE (spor_meeting_attendance_get_type ())
G_DECLARE_FINAL_TYPE (
    SporMeetingAttendance, spor_meeting_attendance, SPOR, MEETING_ATTENDANCE, AdwBin)

/* @meeting: its index in the book's meetings */
void spor_meeting_attendance_show (SporMeetingAttendance *self, SporBook *book, guint meeting);

/* Notes that all who are invited came, as one change. */
void spor_meeting_attendance_tick_all (SporMeetingAttendance *self);

G_END_DECLS
