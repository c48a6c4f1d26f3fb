/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-places.h"

G_BEGIN_DECLS

struct _SporPlaces
{
  GObject parent_instance;

  /* all owned, unchanged after spor_places_new() */
  GArray *municipalities; /* SporMunicipality, by code */
  GArray *regions;        /* SporRegion */
  GArray *region_of;      /* guint, per municipality */
  GHashTable *by_name;    /* every accepted spelling, reduced, and the codes → index */
  GPtrArray *folded;      /* char*, per municipality: its name reduced, for near misses */
  GStringChunk *strings;
};

void spor_places_index_names (SporPlaces *self);

G_END_DECLS
