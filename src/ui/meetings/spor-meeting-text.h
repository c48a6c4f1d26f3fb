/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-dispute.h"
#include "spor-meeting.h"
#include "spor-objection.h"
#include "spor-quotes.h"

G_BEGIN_DECLS

/**
 * SporMeetingText:
 *
 * What is typed of a meeting into one field: as it stands there, as the book has it, and as another
 * program has made it meanwhile. Escape in the field goes back to what the book has; undo and redo
 * are the book's unless something is typed.
 *
 * Properties: "part": "title", "place" or "agenda"; "field": the #GtkEditable or #GtkTextView;
 * "dispute" and "objection": what is said below it.
 */
#define SPOR_TYPE_MEETING_TEXT (spor_meeting_text_get_type ())
G_DECLARE_FINAL_TYPE (SporMeetingText, spor_meeting_text, SPOR, MEETING_TEXT, GObject)

/* Shows the text of @meeting. What is typed, and not in the book yet, stays unless @force.
 * @written: (nullable): what was last sent from here to the book */
void spor_meeting_text_show (SporMeetingText *self,
                             const SporMeeting *meeting,
                             const SporMeeting *written,
                             gboolean force);

/* What is typed is not kept: whatever is shown next takes its place. */
void spor_meeting_text_forget (SporMeetingText *self);

/* What stands in the field becomes the text of @meeting. FALSE if the book would refuse it, which
 * then stays in the field alone. */
gboolean spor_meeting_text_read (SporMeetingText *self, SporMeeting *meeting);

/* Adds to @quotes what stands in the field, if @known says something else. */
void spor_meeting_text_quote (SporMeetingText *self, const SporMeeting *known, GPtrArray *quotes);

/* Whether something else stands in the field than the book has. */
gboolean spor_meeting_text_is_typed (SporMeetingText *self);

/* Whether digits that somebody is typing there, since it was as in @known, may yet become a
 * personal number. */
gboolean spor_meeting_text_is_unfinished (SporMeetingText *self, const SporMeeting *known);

/* Where what stands in the field is not to be kept as it is, or not yet, the text of @meeting
 * becomes that without personal numbers, or without the digits typed since @kept that may become
 * one. Whether it did. */
gboolean
spor_meeting_text_hold (SporMeetingText *self, SporMeeting *meeting, const SporMeeting *kept);

/* Whether the field says that another program has written something else. */
gboolean spor_meeting_text_is_disputed (SporMeetingText *self);

/* Nothing is disputed where there stands what the book has. */
void spor_meeting_text_agree (SporMeetingText *self);

/* As spor_dispute_leave(). */
gboolean spor_meeting_text_leave (SporMeetingText *self);

/* The field is left for good: in one of one line stands what goes to the book. */
void spor_meeting_text_tidy (SporMeetingText *self);

/* Moves the keyboard to the field; FALSE if there is nothing against what stands there. */
gboolean spor_meeting_text_grab_wrong (SporMeetingText *self);

GtkWidget *spor_meeting_text_get_field (SporMeetingText *self);

G_END_DECLS
