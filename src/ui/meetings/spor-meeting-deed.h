/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the page does to the book's meetings: each a change set of its own. */

/* Comes after the snapshot with the change has arrived. @id: of the (first) meeting; @error: NULL
 * if it was done, else it has been shown. */
typedef void (*SporMeetingDone) (GtkWidget *from, const char *id, const GError *error);

/* All of them: @from: whose window shows a toast or the error; it is kept alive. @then (nullable)
 */

/* @round: whose they are, whatever is shown by now; @meetings (transfer full): SporMeeting*, a
 * single one or those of a series */
void spor_meetings_add (
    GtkWidget *from, SporBook *book, SporRound *round, GPtrArray *meetings, SporMeetingDone then);

/* As above, with what was typed; why it was not done is for this to say. */
typedef void (*SporMeetingSaved) (GtkWidget *from,
                                  const char *id,
                                  const GPtrArray *typed,
                                  const GError *error);

/* @round: as above; @meeting (transfer full): written where it is another than @shown; @typed
 * (transfer full): SporQuote*, what was typed of it. */
void spor_meeting_save (GtkWidget *from,
                        SporBook *book,
                        SporRound *round,
                        const SporMeeting *shown,
                        SporMeeting *meeting,
                        GPtrArray *typed,
                        SporMeetingSaved saved);

/* Shows that it was not. @typed: (nullable): what stands nowhere else any more */
void spor_meeting_save_failed (GtkWidget *from, const GError *error, const GPtrArray *typed);

void spor_meeting_delete (GtkWidget *from, SporBook *book, const SporMeeting *meeting);

/* @attendees (transfer full): SporAttendee* */
void spor_meeting_attend (GtkWidget *from,
                          SporBook *book,
                          const SporMeeting *meeting,
                          GPtrArray *attendees,
                          SporMeetingDone then);

/* With a toast that undoes it. */
void spor_meeting_uninvite (GtkWidget *from,
                            SporBook *book,
                            const SporMeeting *meeting,
                            const SporAttendee *attendee);

/* A list of attendees to begin with; takes SporAttendee*. (transfer full) */
GPtrArray *spor_attendees_new (void);
void spor_attendees_add (GPtrArray *attendees,
                         const char *signup_id,
                         const char *name,
                         SporAttendance attendance);

G_END_DECLS
