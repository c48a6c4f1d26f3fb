/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporNextTrack:
 *
 * Where the tracks do not stand side by side, lies over the end of what is seen of them and says
 * which track comes below it. A click scrolls there.
 */
#define SPOR_TYPE_NEXT_TRACK (spor_next_track_get_type ())
G_DECLARE_FINAL_TYPE (SporNextTrack, spor_next_track, SPOR, NEXT_TRACK, AdwBin)

/* @tracks: the SporTrackPanels, in @scroll */
void spor_next_track_watch (SporNextTrack *self, GtkScrolledWindow *scroll, GtkWidget *tracks);

/* The tracks, or their names, may be others. */
void spor_next_track_update (SporNextTrack *self);

G_END_DECLS
