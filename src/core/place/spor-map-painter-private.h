/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-map-painter.h"

G_BEGIN_DECLS

struct _SporMapPainter
{
  GObject parent_instance;

  const SporMapTheme *theme; /* static */

  /* owned */
  SporMapPicture *picture;
  SporBoundaries *boundaries;
  PangoContext *context;
  SporMapLegend *legend;
  SporMapTexts *texts;
  PangoLayout *title; /* nullable */
  PangoLayout *inset_titles[SPOR_N_MAP_INSETS];
  gboolean *in_inset[SPOR_N_MAP_INSETS]; /* per municipality */
  gboolean *on_land;                     /* per municipality: in no inset */

  double width, height, text_scale;
  SporMapLayout layout;

  /* owned: what is placed for the view below */
  GArray *labels;   /* SporMapLabel; NULL before the first */
  GArray *clusters; /* SporMapCluster */
  SporMapView placed_for;
  SporRect covered;
};

/* Pixels, beside an inset's title. */
#define SPOR_MAP_INSET_PADDING 6.0

/* The municipality that an inset shows instead of the map, or -1. */
int spor_map_painter_get_moved (SporMapPainter *self, const SporMapView *view);

/* The panes that @view consists of, the map itself first; returns how many. */
guint spor_map_painter_get_panes (SporMapPainter *self,
                                  const SporMapView *view,
                                  SporMapPane panes[1 + SPOR_N_MAP_INSETS],
                                  const gboolean *is_here[1 + SPOR_N_MAP_INSETS]);

/* Leaves the legend's texts to whoever writes them with spor_map_legend_say(). */
void spor_map_painter_leave_out_legend_texts (SporMapPainter *self);

/* Where on the map the capital's inset is from, in pixels. */
SporRect spor_map_painter_get_locator (SporMapPainter *self, const SporMapView *view);

G_END_DECLS
