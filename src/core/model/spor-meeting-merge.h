/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-meeting.h"

G_BEGIN_DECLS

/* Makes @ours of what was @shown what it becomes where another program has made @now of it: by
 * spor-merge.h's rule, each track for itself, and likewise the day, how many days it lasts, and the
 * hours it begins and ends. FALSE: something is disputed, or it would end before it begins; @ours
 * is then not to be used.
 */
gboolean spor_meeting_merge (SporMeeting *ours, const SporMeeting *shown, const SporMeeting *now);

G_END_DECLS
