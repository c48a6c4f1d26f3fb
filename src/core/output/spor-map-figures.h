/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"
#include "spor-map-picture.h"

G_BEGIN_DECLS

/* What the map's colours stand for. */
typedef enum
{
  SPOR_MAP_SHOW_SIGNUPS,
  SPOR_MAP_SHOW_SEATED,
  SPOR_MAP_SHOW_WAITING,
  SPOR_MAP_SHOW_COVERAGE, /* per region: seated against target */
  SPOR_MAP_SHOW_POPULATION,
  SPOR_N_MAP_SHOWS
} SporMapShow;

const char *spor_map_show_key (SporMapShow show);   /* "signups" */
const char *spor_map_show_label (SporMapShow show); /* translated: "Sign-ups" */
int spor_map_show_from_key (const char *key);       /* or -1 */

/* What one sign-up counts as. */
typedef enum
{
  SPOR_MAP_NOTHING,
  SPOR_MAP_PLACE,  /* no sign-up, only the seat that it has or waits for */
  SPOR_MAP_SIGNUP, /* a sign-up, and the seat that it has or waits for */
} SporMapPart;

typedef SporMapPart (*SporMapWanted) (const SporComposition *composition,
                                      guint signup,
                                      gpointer data);

/* Where nothing else is asked for: who has withdrawn, and who was skipped, is no sign-up any more,
 * but a seat is taken until somebody else has it. */
SporMapPart spor_map_part (const SporComposition *composition, guint signup, gpointer data);

typedef struct
{
  guint signups, seated, waiting; /* seated and waiting are among the sign-ups, or the gone */
  guint gone;                     /* withdrawn or skipped, and no sign-ups for that */
} SporMapCount;

/* Who comes from where: sign-ups counted per municipality and region. Whoever comes from nowhere on
 * the map, an organisation or a municipality that was not understood, is counted beside it. */
typedef struct
{
  SporComposition *composition;
  GArray *wanted;               /* guint: those that count as something, in order of arrival */
  SporMapCount *municipalities; /* by index of the SporPlaces */
  SporMapCount *by_track;       /* those of the first municipality, track by track, and so on */
  SporMapCount *regions;
  SporMapCount outside; /* from organisations outside the municipalities */
  SporMapCount nowhere; /* from a municipality that is missing or unknown */
  SporMapCount all;     /* everybody: what the regions, outside and nowhere add up to */
  gboolean is_narrowed; /* some sign-ups are not wanted */
} SporMapFigures;

/**
 * spor_map_figures_new:
 * @wanted: (nullable): what each sign-up counts as; %NULL: spor_map_part()
 */
SporMapFigures *
spor_map_figures_new (SporComposition *composition, SporMapWanted wanted, gpointer data);
void spor_map_figures_free (SporMapFigures *self);

/**
 * spor_map_figures_get_target:
 *
 * How many of those counted as seated should come from @region: its target share of all of them, or
 * of the fewest seats while fewer are taken (only if everybody counts). The share is the round's
 * target for the region, or else its share of the municipalities.
 *
 * Returns: persons
 */
double spor_map_figures_get_target (const SporMapFigures *self, guint region);

/* How well @region is represented: nobody, less than half, short of, on (within half a person) or
 * above its target. */
typedef enum
{
  SPOR_MAP_NOBODY,
  SPOR_MAP_FAR,
  SPOR_MAP_SHORT,
  SPOR_MAP_MET,
  SPOR_MAP_ABOVE,
} SporMapCoverage;

SporMapCoverage spor_map_figures_get_coverage (const SporMapFigures *self, guint region);
const char *spor_map_coverage_label (SporMapCoverage coverage); /* translated: "On target" */

/* Those of @municipality who signed up for @track, and who have a seat or wait in it. */
const SporMapCount *
spor_map_figures_get_track (const SporMapFigures *self, guint municipality, guint track);

/* The size class of @municipality in the round's words; "" without such a dimension. */
const char *spor_map_figures_get_size (const SporMapFigures *self, guint municipality);

/* The value that @show gives @municipality, as a text; %NULL where there is nothing to say.
 * (transfer full) */
char *spor_map_figures_get_value (const SporMapFigures *self, SporMapShow show, guint municipality);

/* What @show says of @region: "12", "4 of 4.1". (transfer full) */
char *spor_map_figures_get_region_text (const SporMapFigures *self, SporMapShow show, guint region);

/**
 * spor_map_figures_draw:
 * @with_marks: a mark for everybody who is seated or waits, too
 *
 * Returns: (transfer full): the picture of the figures
 */
SporMapPicture *spor_map_figures_draw (const SporMapFigures *self,
                                       SporBoundaries *boundaries,
                                       SporMapShow show,
                                       gboolean with_marks);

/* All that is known of @municipality, a fact to a line: its region, with its seats and target if
 * that is what @show colours by; people and size, then its sign-ups per track. (transfer full) */
char *spor_map_figures_describe_municipality (const SporMapFigures *self,
                                              SporMapShow show,
                                              guint municipality);

/* "3 of 3.3: On target". (transfer full) */
char *spor_map_figures_describe_coverage (const SporMapFigures *self, guint region);

/* The regions that nobody comes from, and who is not on the map, in sentences, each on a line.
 * @public: for whom organisations are called what spor_public_place() calls them.
 * (transfer full) (nullable): there is nothing to say */
char *spor_map_figures_describe_gaps (const SporMapFigures *self, SporMapShow show);
char *spor_map_figures_describe_outside (const SporMapFigures *self, gboolean public);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporMapFigures, spor_map_figures_free)

G_END_DECLS
