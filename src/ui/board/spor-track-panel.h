/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-board.h"

G_BEGIN_DECLS

/* One track: its title, how many seats are taken, the seats, and the waiting list. */
#define SPOR_TYPE_TRACK_PANEL (spor_track_panel_get_type ())
G_DECLARE_FINAL_TYPE (SporTrackPanel, spor_track_panel, SPOR, TRACK_PANEL, GtkWidget)

GtkWidget *spor_track_panel_new (SporBoard *board, guint track);

/* "Track 2: Training" */
const char *spor_track_panel_get_title (SporTrackPanel *self);

/* "Track 2" (transfer full) */
char *spor_track_panel_get_number (SporTrackPanel *self);

/* What it says over its seats stays in sight while @scroll, which it stands in, is scrolled. */
void spor_track_panel_watch (SporTrackPanel *self, GtkScrolledWindow *scroll);

/* The heading is as high as those of the other panels in @group. */
void spor_track_panel_align (SporTrackPanel *self, GtkSizeGroup *group);

/* Shows the composition as it is now. */
void spor_track_panel_update (SporTrackPanel *self);

G_END_DECLS
