/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-places.h"
#include "spor-utm.h"

G_BEGIN_DECLS

typedef struct
{
  double west, south, east, north; /* metres */
} SporBox;

typedef enum
{
  SPOR_BORDER_COAST,        /* one side is water or another country */
  SPOR_BORDER_MUNICIPALITY, /* between two of the same region */
  SPOR_BORDER_REGION,       /* between two of different regions */
  SPOR_N_BORDER_KINDS
} SporBorderKind;

/* A line without forks. A border that two municipalities share is there once. */
typedef struct
{
  SporBorderKind kind;
  const SporPoint *points;
  guint n_points; /* at least 2 */
  SporBox box;
} SporBorder;

#define SPOR_TYPE_BOUNDARIES (spor_boundaries_get_type ())

/* The outlines of Denmark's municipalities. Immutable, may be shared by threads. Municipalities are
 * indices of the SporPlaces. */
G_DECLARE_FINAL_TYPE (SporBoundaries, spor_boundaries, SPOR, BOUNDARIES, GObject)

/* The built-in outlines, read from the program's resources; whole. docs/sources.md tells where they
 * come from. */
SporBoundaries *spor_boundaries_new_built_in (SporPlaces *places, GError **error);

/**
 * spor_boundaries_new_from_bytes:
 * @name: the file's name, for the error's sentence
 *
 * Outlines from GeoJSON: a FeatureCollection of Polygons and MultiPolygons, any number of them to a
 * municipality, each with the municipality's code (or else its name) among its properties: KOMKODE
 * or kommunekode, "0101", "101" or 101. Degrees (WGS84) or metres in UTM zone 32 (EPSG:25832);
 * heights are ignored. Christiansø (0411), which belongs to no municipality, is skipped; other
 * unknown codes are counted.
 *
 * Returns: (transfer full): or %NULL with a sentence that names what was expected
 * (%G_IO_ERROR_INVALID_DATA)
 */
SporBoundaries *spor_boundaries_new_from_bytes (SporPlaces *places,
                                                GBytes *bytes,
                                                const char *name,
                                                GError **error);

/* The same from a file. May block; fails with %G_IO_ERROR_CANCELLED and what reading gives, too. */
SporBoundaries *spor_boundaries_new_from_file (SporPlaces *places,
                                               GFile *file,
                                               GCancellable *cancellable,
                                               GError **error);

SporPlaces *spor_boundaries_get_places (SporBoundaries *self); /* (transfer none) */

/* Whether all 98 are there. */
gboolean spor_boundaries_is_whole (SporBoundaries *self);

/* Whether @municipality has an outline. */
gboolean spor_boundaries_has (SporBoundaries *self, guint municipality);

/**
 * spor_boundaries_get_unknown:
 *
 * Returns: (transfer none): the codes that are no municipality's, each once, as the file writes
 * them; %NULL-terminated
 */
const char *const *spor_boundaries_get_unknown (SporBoundaries *self);

/**
 * spor_boundaries_describe_gaps:
 *
 * Returns: (transfer full) (nullable): a sentence on the municipalities without an outline and the
 * codes that are unknown; %NULL where there are neither
 */
char *spor_boundaries_describe_gaps (SporBoundaries *self);

/* The box around everything, and that around one municipality (all zero without an outline). */
SporBox spor_boundaries_get_box (SporBoundaries *self);
SporBox spor_boundaries_get_box_of (SporBoundaries *self, guint municipality);

/* The rings of @municipality: anticlockwise, holes clockwise, not closed by a repeated point. */
guint spor_boundaries_get_n_rings (SporBoundaries *self, guint municipality);
const SporPoint *
spor_boundaries_get_ring (SporBoundaries *self, guint municipality, guint ring, guint *n_points);

/* All borders, each kind together, in the order of the kinds. */
guint spor_boundaries_get_n_borders (SporBoundaries *self);
const SporBorder *spor_boundaries_get_border (SporBoundaries *self, guint index);

/* Where the municipality's name or mark belongs: a point well inside it. */
SporPoint spor_boundaries_get_label_point (SporBoundaries *self, guint municipality);

/* The municipality at @point, or -1. */
int spor_boundaries_find (SporBoundaries *self, SporPoint point);

/* The municipality at @point, or the nearest one if that is within @distance metres, or -1. */
int spor_boundaries_find_near (SporBoundaries *self, SporPoint point, double distance);

G_END_DECLS
