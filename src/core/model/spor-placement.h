/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"

G_BEGIN_DECLS

/* Where somebody stands. */
typedef struct
{
  SporSpot spot;
  guint track, position; /* unless in the pool */
} SporPlacement;

/* Where @signup stands in @self: whoever asks about many is answered from an index, which is made
 * when asking would soon have cost more than making it. Lists that have grown or shrunk since are
 * looked through. */
SporPlacement spor_placement_find (const SporComposition *self, guint signup);

G_END_DECLS
