/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-map-picture.h"
#include "spor-map-text.h"
#include "spor-map-view.h"

G_BEGIN_DECLS

/* A piece of the map: all of it, or an inset. */
typedef struct
{
  SporRect rect;    /* in the picture */
  SporMapView view; /* of the rect alone */
} SporMapPane;

/* A name, a value or both, as it is to be drawn. */
typedef struct
{
  guint municipality;
  SporRect rect;       /* in the picture */
  PangoLayout *layout; /* borrowed from the texts */
  gboolean is_inside;  /* all of it is over its own municipality */
} SporMapLabel;

/* All marks of a municipality, in a row. */
typedef struct
{
  guint municipality;
  SporRect rect;             /* in the picture */
  double anchor_x, anchor_y; /* where the municipality's marks belong */
  gboolean is_moved;         /* so far that a line has to lead there */
} SporMapCluster;

/* The texts of a picture, laid out once. */
typedef struct _SporMapTexts SporMapTexts;

SporMapTexts *
spor_map_texts_new (SporMapPicture *picture, PangoContext *context, double text_scale);
void spor_map_texts_free (SporMapTexts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporMapTexts, spor_map_texts_free)

/* The number beside a mark, or NULL for 1; (transfer none). */
PangoLayout *spor_map_texts_get_count (SporMapTexts *self, guint count);

/* How wide a mark is, with its number. */
double spor_map_texts_mark_width (SporMapTexts *self, const SporMapMark *mark);
double spor_map_texts_mark_size (SporMapTexts *self);

/**
 * spor_map_place_clusters:
 * @is_here: which municipalities this pane is for, or %NULL for all
 * @taken: SporRect: what nothing may cover; what is placed is added
 * @clusters: SporMapCluster; added to
 * @labels: SporMapLabel; their names are added, the largest municipalities first
 *
 * The marks of each municipality within it, as near to its label point as leaves room for its name;
 * where it is too small, over as little of its neighbours as can be.
 */
void spor_map_place_clusters (SporMapTexts *texts,
                              const SporMapPane *pane,
                              const gboolean *is_here,
                              GArray *taken,
                              GArray *clusters,
                              GArray *labels);

/**
 * spor_map_place_labels:
 * @clusters: those of this pane among others
 * @labels: SporMapLabel; added to
 *
 * The other names where they have room, the largest municipalities first: whole, within the pane,
 * over nothing taken, and mostly over their own municipality or water.
 */
void spor_map_place_labels (SporMapTexts *texts,
                            const SporMapPane *pane,
                            const gboolean *is_here,
                            const GArray *clusters,
                            GArray *taken,
                            GArray *labels);

G_END_DECLS
