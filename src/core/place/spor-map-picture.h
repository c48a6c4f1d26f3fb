/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-boundaries.h"
#include "spor-map-theme.h"

G_BEGIN_DECLS

/* A mark's shape has a colour of its own. */
typedef enum
{
  SPOR_MAP_CIRCLE,
  SPOR_MAP_SQUARE,
  SPOR_MAP_TRIANGLE,
  SPOR_MAP_DIAMOND,
} SporMapShape;

typedef struct
{
  SporMapShape shape;
  gboolean filled; /* else hollow */
  char *label;     /* owned; in the legend */
} SporMapMarkKind;

typedef struct
{
  guint kind;
  guint count; /* at least 1 */
} SporMapMark;

typedef enum
{
  SPOR_MAP_NO_NAMES,
  SPOR_MAP_NAMES,
  SPOR_MAP_NAMES_AND_VALUES, /* "Aarhus 3", or the value alone where the name has no room */
} SporMapNames;

/* What a map shows, in plain values; what they mean is the caller's affair. Not for several threads
 * at once. */
#define SPOR_TYPE_MAP_PICTURE (spor_map_picture_get_type ())
G_DECLARE_FINAL_TYPE (SporMapPicture, spor_map_picture, SPOR, MAP_PICTURE, GObject)

SporMapPicture *spor_map_picture_new (SporBoundaries *boundaries);

SporBoundaries *spor_map_picture_get_boundaries (SporMapPicture *self); /* (transfer none) */

/* The heading, above the map; (nullable): none. Also the file's title. */
void spor_map_picture_set_title (SporMapPicture *self, const char *title);
const char *spor_map_picture_get_title (SporMapPicture *self);

/**
 * spor_map_picture_set_scale:
 * @scale: what the classes are; decides on their colours
 * @title: (nullable): what is counted
 * @labels: one for each class, from few to many: "0", "1", "2–3"; at most %SPOR_MAP_MAX_CLASSES,
 * %NULL-terminated
 *
 * The colours' scale. Every municipality loses its class.
 */
void spor_map_picture_set_scale (SporMapPicture *self,
                                 SporMapScale scale,
                                 const char *title,
                                 const char *const *labels);
const char *spor_map_picture_get_scale_title (SporMapPicture *self);
guint spor_map_picture_get_n_classes (SporMapPicture *self);

/* The colour of class @index; below 0 that of no class. */
SporColour spor_map_picture_get_colour (SporMapPicture *self, const SporMapTheme *theme, int index);
const char *spor_map_picture_get_class_label (SporMapPicture *self, guint index);

/**
 * spor_map_picture_set_value:
 * @index: the class, or -1 for none
 * @text: (nullable): the value itself: "3"
 */
void
spor_map_picture_set_value (SporMapPicture *self, guint municipality, int index, const char *text);
int spor_map_picture_get_class (SporMapPicture *self, guint municipality);
const char *spor_map_picture_get_value (SporMapPicture *self, guint municipality);

/* A kind of marks, and its line in the legend; returns its number. */
guint spor_map_picture_add_mark_kind (SporMapPicture *self,
                                      SporMapShape shape,
                                      gboolean filled,
                                      const char *label);
guint spor_map_picture_get_n_mark_kinds (SporMapPicture *self);
const SporMapMarkKind *spor_map_picture_get_mark_kind (SporMapPicture *self, guint kind);

/* @count more marks of @kind at @municipality; shown in the order of the kinds. */
void spor_map_picture_add_marks (SporMapPicture *self, guint municipality, guint kind, guint count);
void spor_map_picture_clear_marks (SporMapPicture *self);

/* SporMapMark (transfer none): the marks at @municipality, by kind. */
const GArray *spor_map_picture_get_marks (SporMapPicture *self, guint municipality);

/**
 * spor_map_picture_set_regions:
 * @title: (nullable): what the texts count
 * @texts: (nullable): one for each region, in the order of SporPlaces: "12"; %NULL for no such
 * lines
 */
void
spor_map_picture_set_regions (SporMapPicture *self, const char *title, const char *const *texts);
const char *spor_map_picture_get_region_title (SporMapPicture *self);
const char *spor_map_picture_get_region_text (SporMapPicture *self, guint region); /* (nullable) */

/* A small picture of the country alone: no legend, no scale bar, and marks where they belong, over
 * each other if they must. */
void spor_map_picture_set_bare (SporMapPicture *self, gboolean bare);
gboolean spor_map_picture_get_bare (SporMapPicture *self);

void spor_map_picture_set_names (SporMapPicture *self, SporMapNames names);
SporMapNames spor_map_picture_get_names (SporMapPicture *self);

/* Selected municipalities have a strong outline; the one under the pointer (or -1) has one of its
 * own. Neither changes the base. */
void spor_map_picture_set_selected (SporMapPicture *self, guint municipality, gboolean selected);
gboolean spor_map_picture_get_selected (SporMapPicture *self, guint municipality);
void spor_map_picture_unselect_all (SporMapPicture *self);
void spor_map_picture_set_hovered (SporMapPicture *self, int municipality);
int spor_map_picture_get_hovered (SporMapPicture *self);

/**
 * spor_map_picture_describe:
 *
 * The picture in words, for those who cannot see it: what is counted, then region by region its
 * text and its municipalities with their values and marks. One fact to a line.
 *
 * Returns: (transfer full): ends with a line feed, or is ""
 */
char *spor_map_picture_describe (SporMapPicture *self);

/* The line of it that is about @municipality, or just its name. */
char *spor_map_picture_describe_municipality (SporMapPicture *self, guint municipality);

/* The part of it that is about @region, whose name is on the first line. */
char *spor_map_picture_describe_region (SporMapPicture *self, guint region);

G_END_DECLS
