/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One of Denmark's 98 municipalities. Source: data/municipalities/kommuner.csv (Statistics Denmark;
 * docs/sources.md names each column's origin). Strings live as long as the SporPlaces. */
typedef struct
{
  const char *code;        /* four digits, "0101" */
  const char *name;        /* official, without "Kommune": "Høje-Taastrup" */
  const char *region_code; /* "1084" */
  const char *region;      /* "Region Hovedstaden" */
  const char *part;        /* landsdel: "Byen København" */
  const char *main_town;
  guint population; /* 1 January 2026 */
  double area_km2;
  double label_lat, label_lon; /* WGS84; inside the municipality */
  double town_lat, town_lon;   /* WGS84; the main town */
  const char *sort_key;        /* spor_text_sort_key() of the name */
} SporMunicipality;

typedef struct
{
  const char *code; /* "1084" */
  const char *name; /* "Region Hovedstaden" */
} SporRegion;

typedef enum
{
  SPOR_PLACE_NONE,  /* nothing near */
  SPOR_PLACE_NEAR,  /* a misspelling perhaps: ask, never take */
  SPOR_PLACE_MATCH, /* the municipality, written in one of the ways people write it */
} SporPlaceMatch;

#define SPOR_TYPE_PLACES (spor_places_get_type ())
G_DECLARE_FINAL_TYPE (SporPlaces, spor_places, SPOR, PLACES, GObject)

/* The built-in table, read from the program's resources; immutable, may be shared by threads. */
SporPlaces *spor_places_new (GError **error);

guint spor_places_get_n (SporPlaces *self);
const SporMunicipality *spor_places_get (SporPlaces *self, guint index);

/* Index of the municipality with @code ("0101", "101"), or -1. */
int spor_places_find_code (SporPlaces *self, const char *code);

/**
 * spor_places_match:
 * @text: (nullable): as somebody wrote it: "Høje Taastrup Kommune", "Århus", "Kbh.", "nordfyn",
 * "0101"
 * @index: (out): the municipality for %SPOR_PLACE_MATCH, the suggestion for %SPOR_PLACE_NEAR, else
 * -1
 *
 * Case, "Kommune"/"Regionskommune"/"Kommunes biblioteker", aa/å/a, ae/æ/a, oe/ø/o, hyphen or space,
 * a final genitive s and abbreviations in use do not matter. A near miss is within two edits (one
 * for names under six letters) of one municipality, and nearer to it than to any other.
 */
SporPlaceMatch spor_places_match (SporPlaces *self, const char *text, int *index);

/* The five regions, in the usual order: Hovedstaden, Sjælland, Syddanmark,
 * Midtjylland, Nordjylland. */
guint spor_places_get_n_regions (SporPlaces *self);
const SporRegion *spor_places_get_region (SporPlaces *self, guint index);

/* Index of @municipality's region. */
guint spor_places_region_of (SporPlaces *self, guint municipality);

G_END_DECLS
