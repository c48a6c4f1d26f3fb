/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-map-legend.h"

G_BEGIN_DECLS

typedef enum
{
  SPOR_MAP_CAPITAL, /* København, Frederiksberg and their suburbs, magnified */
  SPOR_MAP_BORNHOLM,
  SPOR_N_MAP_INSETS
} SporMapInsetKind;

typedef struct
{
  SporRect frame;   /* in the picture, with the title */
  SporRect map;     /* in the picture: the frame without its title */
  SporMapView view; /* of the map alone: its own 0, 0 is the map's corner */
  SporBox box;      /* metres: what it is about */
  gboolean is_shown;
} SporMapInset;

/* Where everything is in a picture of the whole country. Pixels. */
typedef struct
{
  SporMapView home; /* all but what the insets show elsewhere */
  SporMapInset insets[SPOR_N_MAP_INSETS];
  SporRect title, legend; /* without size where there is none */
  double title_height;    /* of an inset */
  guint n_columns;        /* of the legend; 0: it has no room */
  gboolean is_compact;    /* the legend: with little room */
} SporMapLayout;

/**
 * spor_map_layout_arrange:
 * @title_height: room for the picture's title, 0 without one
 *
 * Of all the places where the legend can be, takes the one that leaves the map largest; it is
 * compact where the map would else be much smaller, as with large text. The insets go to the top
 * right, in the Kattegat.
 */
SporMapLayout spor_map_layout_arrange (SporBoundaries *boundaries,
                                       SporMapLegend *legend,
                                       double width,
                                       double height,
                                       double title_height,
                                       double text_scale);

/* Which inset @municipality is shown in, or -1. */
int spor_map_layout_inset_of (SporBoundaries *boundaries, guint municipality);

G_END_DECLS
