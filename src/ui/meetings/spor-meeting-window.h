/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporMeetingWindow:
 *
 * Asks for a new meeting, or a series. Signal: "made" (string: the id of the first one), after the
 * book has them.
 */
#define SPOR_TYPE_MEETING_WINDOW (spor_meeting_window_get_type ())
G_DECLARE_FINAL_TYPE (SporMeetingWindow, spor_meeting_window, SPOR, MEETING_WINDOW, AdwWindow)

/* @day: proposed */
SporMeetingWindow *spor_meeting_window_new (GtkWindow *parent, SporBook *book, gint64 day);

G_END_DECLS
