/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-meeting.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SporAttendeeRow:
 *
 * Somebody invited to a meeting: a tick for "came", and a menu with all that can be noted. Space
 * and Enter on the row tick.
 *
 * Signal: "noted" (int: SporAttendance): the user wants it so; the row itself changes with the
 * book.
 */
#define SPOR_TYPE_ATTENDEE_ROW (spor_attendee_row_get_type ())
G_DECLARE_FINAL_TYPE (SporAttendeeRow, spor_attendee_row, SPOR, ATTENDEE_ROW, GtkListBoxRow)

GtkWidget *spor_attendee_row_new (void);

/* @place: municipality and track, as people read it; @doubt (nullable): why they are perhaps not to
 * come */
void spor_attendee_row_show (SporAttendeeRow *self,
                             const SporAttendee *attendee,
                             const char *place,
                             const char *doubt);

const char *spor_attendee_row_get_signup (SporAttendeeRow *self);

/* Ticks, or takes the tick away. */
void spor_attendee_row_toggle (SporAttendeeRow *self);

G_END_DECLS
