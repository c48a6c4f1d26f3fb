/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-boundaries.h"
#include "spor-composition.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * spor_participant_list_write:
 * @boundaries: (nullable): for the map; %NULL: the built-in ones
 * @with_contact: with e-mail addresses and telephone numbers; the list says so then, and that it is
 *   for internal use
 * @made: an instant; only its day is said, so that the same group gives the same bytes all day
 * @path: of the PDF
 *
 * Writes who has a seat, by track and name in Danish order, who waits, first in line first, and the
 * map, for print on A4, beside @path, and renames it when whole; an existing file keeps its
 * permissions and, on failure, its content. Needs no display.
 *
 * Returns: %FALSE with a sentence (G_IO_ERROR)
 */
gboolean spor_participant_list_write (SporComposition *composition,
                                      SporBoundaries *boundaries,
                                      gboolean with_contact,
                                      gint64 made,
                                      const char *path,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
