/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-round.h"

G_BEGIN_DECLS

/* What was typed in settings where it means nothing, by their paths (spor-round-setting.h). */
typedef struct
{
  char *text;
  char *sentence; /* what is wrong with it */
} SporMistyped;

/* path → SporMistyped. (transfer full) */
GHashTable *spor_mistyped_new (void);

void spor_mistyped_put (GHashTable *self, const char *path, const char *text, const char *sentence);

/* The same without @path. (transfer full) */
GHashTable *spor_mistyped_copy_without (GHashTable *self, const char *path);

/* @from is in another state, @to: what has another path there moves, and what has none is quoted in
 * @lost (SporQuote*) and forgotten. */
void
spor_mistyped_move (GHashTable *self, const SporRound *from, const SporRound *to, GPtrArray *lost);

/* What the round has no setting for (any more) is forgotten. */
void spor_mistyped_forget_gone (GHashTable *self, const SporRound *round);

G_END_DECLS
