/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-boundaries.h"
#include "spor-measure.h"

G_BEGIN_DECLS

typedef enum
{
  SPOR_ROSTER_FULL,
  SPOR_ROSTER_MANAGEMENT, /* no contact data, no motivation, no free text */
} SporRosterKind;

typedef void (*SporProgress) (double fraction, gpointer data);

/**
 * spor_roster_write:
 * @composition: over sign-ups loaded with texts
 * @boundaries: (nullable): for the map; %NULL: the built-in ones
 * @protocol: (nullable): of the suggestion or draw that @composition came from (docs/lottery.md)
 *
 * Writes the roster workbook (.xlsx) beside @path and renames it when whole; an existing file keeps
 * its permissions and, on failure, its content. Sheets: one per track, waiting list, all sign-ups,
 * balance with native charts, the map as a picture, how the group was chosen, and after a draw
 * everybody's chance. Errors are sentences (G_IO_ERROR codes).
 */
gboolean spor_roster_write (const SporComposition *composition,
                            SporRosterKind kind,
                            SporBoundaries *boundaries,
                            const char *protocol,
                            const char *path,
                            SporProgress progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
