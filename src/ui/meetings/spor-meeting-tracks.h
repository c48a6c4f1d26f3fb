/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-meeting.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The tracks of a round, of which a meeting invites some. Signal: "toggled": another choice. */
#define SPOR_TYPE_MEETING_TRACKS (spor_meeting_tracks_get_type ())
G_DECLARE_FINAL_TYPE (
    SporMeetingTracks, spor_meeting_tracks, SPOR, MEETING_TRACKS, AdwPreferencesGroup)

/* Offers the tracks of @round, and says whom @meeting invites by them. */
void
spor_meeting_tracks_show (SporMeetingTracks *self, SporRound *round, const SporMeeting *meeting);

/* As #SporMeeting.tracks. */
void spor_meeting_tracks_choose (SporMeetingTracks *self, guint32 tracks);
guint32 spor_meeting_tracks_get_chosen (SporMeetingTracks *self);

G_END_DECLS
