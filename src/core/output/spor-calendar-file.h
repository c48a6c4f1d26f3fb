/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-calendar.h"
#include "spor-roster.h"

G_BEGIN_DECLS

/* All @events (SporCalendarEvent*) in one file. */
gboolean spor_calendar_write (
    const SporRound *round, const GPtrArray *events, const char *path, gint64 at, GError **error);

/**
 * spor_calendar_write_each:
 * @path: a folder: new, empty, or with calendars that this one replaces
 *
 * A file for each of @events; their names sort by day.
 *
 * Returns: (transfer full): the files' paths, char*, in the order of @events; %NULL with a sentence
 */
GPtrArray *spor_calendar_write_each (const SporRound *round,
                                     const GPtrArray *events,
                                     const char *path,
                                     gint64 at,
                                     SporProgress progress,
                                     gpointer progress_data,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
