/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-places.h"

G_BEGIN_DECLS

typedef struct
{
  const char *spelling; /* a key of by_name */
  guint municipality;
  guint limit; /* how many edits away it still counts as meant */
} SporPlaceCandidate;

struct _SporPlaces
{
  GObject parent_instance;

  /* all owned, unchanged after spor_places_new() */
  GArray *municipalities; /* SporMunicipality, by code */
  GArray *regions;        /* SporRegion */
  GArray *region_of;      /* guint, per municipality */
  GHashTable *by_name;    /* every accepted spelling, reduced, and the codes → index */
  GArray *candidates;     /* SporPlaceCandidate: what a near miss may have meant */
  GStringChunk *strings;
};

void spor_places_index_names (SporPlaces *self);

G_END_DECLS
