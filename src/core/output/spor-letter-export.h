/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-letters.h"
#include "spor-roster.h"
#include "spor-store-letters.h"

G_BEGIN_DECLS

/* Everything letters are made from, as of one moment. SPOR_LETTER_ERROR as spor_letters_new(). */
SporLetters *spor_letters_load (SporStore *store, GError **error);

/* Which letters are written: guint, an index each. @kind: -1 for all kinds; @again: also to those
 * who got the same answer already. @n_left_out: (out) (optional): how many are not because they
 * did. (transfer full) */
GArray *spor_letters_choose (const SporLetters *self, int kind, gboolean again, guint *n_left_out);

/**
 * spor_letters_export:
 * @chosen: guint: which letters
 * @path: a folder: new, empty, or with letters
 * @at: when they are written
 *
 * Writes one file for each letter, whose names sort in the order of the letters, and notes in the
 * book who got which: both, or neither. Letters that are in the folder already stay.
 *
 * Returns: (transfer full): the files' paths, char*, in the order of @chosen; %NULL with a sentence
 */
GPtrArray *spor_letters_export (const SporLetters *self,
                                SporStore *store,
                                const GArray *chosen,
                                const char *path,
                                gint64 at,
                                SporProgress progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GError **error);

/* Notes in the book that one letter was handed over in another way. CONFLICT if seats or letters
 * have changed since @self was made. */
gboolean spor_letters_note (
    const SporLetters *self, SporStore *store, guint index, gint64 at, GError **error);

G_END_DECLS
