/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

G_BEGIN_DECLS

/**
 * SporMapSource:
 *
 * The boundaries that a book's maps are drawn with: its own, which its worker reads, or the
 * built-in ones, which are read once they are wanted.
 *
 * Signals: "changed" (there are others than before), "failed" (GError *).
 */
#define SPOR_TYPE_MAP_SOURCE (spor_map_source_get_type ())
G_DECLARE_FINAL_TYPE (SporMapSource, spor_map_source, SPOR, MAP_SOURCE, GObject)

SporMapSource *spor_map_source_new (void);

void spor_map_source_set_book (SporMapSource *self, SporBook *book);

/* (transfer none) (nullable): there is no book, or they are still being read */
SporBoundaries *spor_map_source_get (SporMapSource *self);

/* Whether they are the book's own. */
gboolean spor_map_source_is_own (SporMapSource *self);

G_END_DECLS
