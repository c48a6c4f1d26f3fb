/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What windows of round settings keep beside the book: see spor-unfinished.h. */
#define SPOR_ROUND_BEGUN "round"

/* What somebody has made of a round and not saved. */
typedef struct
{
  SporRound *shown, *made; /* the round as they saw it, and what they made of it */
  GHashTable *mistyped;    /* path → SporMistyped (spor-mistyped.h) */
  GHashTable *theirs;      /* path → what another program had made of it, and was told */
  GPtrArray *lost;         /* SporQuote*: what was to be told, as something else was removed */
  GPtrArray *removed;      /* char*: the same, as something was removed here */
} SporRoundBegun;

void spor_round_begun_free (SporRoundBegun *self);

/* As it is kept. (transfer full) */
GKeyFile *spor_round_begun_write (const SporRoundBegun *self);

/* @now: the round that is in the book. (transfer full) (nullable): NULL: @content is of no such
 * round */
SporRoundBegun *spor_round_begun_read (GKeyFile *content, const SporRound *now);

/* Whether settings of the round that @book shows were changed, and no window has them. */
gboolean spor_round_begun_is_left (SporBook *book);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporRoundBegun, spor_round_begun_free)

G_END_DECLS
