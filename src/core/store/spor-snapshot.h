/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-refunds.h"
#include "spor-store.h"

G_BEGIN_DECLS

/* The book's content at one moment, shared and immutable. */
#define SPOR_TYPE_SNAPSHOT (spor_snapshot_get_type ())
G_DECLARE_FINAL_TYPE (SporSnapshot, spor_snapshot, SPOR, SNAPSHOT, GObject)

/* Reads what the book holds now; @previous (nullable) lends what has not changed since. */
SporSnapshot *spor_snapshot_load (SporStore *store, SporSnapshot *previous, GError **error);

/* Why nothing of the round can be changed: it is archived, or the book can only be read. NULL: it
 * can be. */
const char *spor_snapshot_get_closed (SporSnapshot *self);
/* Why nothing at all of the book can be changed; NULL: it can be written. */
const char *spor_snapshot_get_read_only (SporSnapshot *self);
/* Whether such a book, that can only be read, has been seen to be gone from its place. */
gboolean spor_snapshot_has_moved (SporSnapshot *self);
gint64 spor_snapshot_get_version (SporSnapshot *self);   /* spor_store_version() it shows */
SporRound *spor_snapshot_get_round (SporSnapshot *self); /* all borrowed */
SporSignups *spor_snapshot_get_signups (SporSnapshot *self);
/* The composition on the board. */
SporComposition *spor_snapshot_get_composition (SporSnapshot *self);
/* All of the round's, in order, that one too (SporComposition*); only it and the final one have
 * their origin. */
GPtrArray *spor_snapshot_get_compositions (SporSnapshot *self);
/* The composition that counts for others: the final one, or else the one on the board. */
SporComposition *spor_snapshot_get_decided (SporSnapshot *self);
SporRefunds *spor_snapshot_get_refunds (SporSnapshot *self);
const GPtrArray *spor_snapshot_get_rounds (SporSnapshot *self); /* SporRoundEntry* */
/* Which boundaries the book has of its own, see spor_store_find_boundaries(); NULL: none. */
const char *spor_snapshot_get_boundaries (SporSnapshot *self);
const char *spor_snapshot_get_undo (SporSnapshot *self); /* sentence, or NULL: nothing to undo */
const char *spor_snapshot_get_redo (SporSnapshot *self);
guint spor_snapshot_get_n_undo (SporSnapshot *self); /* how many rows it would change */
guint spor_snapshot_get_n_redo (SporSnapshot *self);

/* Whether undo or redo would reach what was done to letters, see spor_store_peek_letters(). */
gboolean spor_snapshot_undoes_letters (SporSnapshot *self);
gboolean spor_snapshot_redoes_letters (SporSnapshot *self);

G_END_DECLS
