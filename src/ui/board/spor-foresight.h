/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SporForesight:
 *
 * For somebody who is being dragged: the best group that would still be possible after each move
 * that is allowed. Worked out in a thread of its own; what is asked next drops it.
 *
 * Signal "changed": the answers are there.
 */
#define SPOR_TYPE_FORESIGHT (spor_foresight_get_type ())
G_DECLARE_FINAL_TYPE (SporForesight, spor_foresight, SPOR, FORESIGHT, GObject)

typedef enum
{
  SPOR_FORESEEN_NOT,        /* not worked out (yet) */
  SPOR_FORESEEN_BEST,       /* so good, at best: proved */
  SPOR_FORESEEN_IMPOSSIBLE, /* proved: no whole group could have those who would sit */
} SporForeseen;

SporForesight *spor_foresight_new (void);

/* @composition: (nullable): nobody is dragged any more */
void spor_foresight_ask (SporForesight *self, SporComposition *composition, guint signup);

/* @best: (out): representativeness, 0–1 */
SporForeseen spor_foresight_find (SporForesight *self, const SporMove *move, double *best);

G_END_DECLS
