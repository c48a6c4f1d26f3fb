/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-map-legend.h"

G_BEGIN_DECLS

#define SPOR_MAP_LEGEND_MAX_BLOCKS 3

typedef enum
{
  LINE_HEADING,
  LINE_CLASS,
  LINE_MARK,
  LINE_REGION,
} SporMapLegendKind;

typedef struct
{
  SporMapLegendKind kind;
  guint index;         /* of the class, kind of mark or region */
  PangoLayout *text;   /* owned */
  PangoLayout *figure; /* owned, nullable; at the right */
  double width;
  guint row; /* in its block */
  double x;  /* from its block's edge */
} SporMapLegendLine;

typedef struct
{
  guint first, n; /* lines */
  guint n_rows;
  double width;
  guint column;
  double x, y; /* from the legend's corner */
} SporMapLegendBlock;

/* Pixels, at 100 % text. */
typedef struct
{
  double row, padding, block_gap, column_gap, swatch_width;
} SporMapLegendSizes;

/* The same lines, with much room or little. */
typedef struct
{
  SporMapLegendSizes sizes;
  gboolean is_compact;
  GArray *lines; /* SporMapLegendLine */
  SporMapLegendBlock blocks[SPOR_MAP_LEGEND_MAX_BLOCKS];
  guint n_blocks;
} SporMapLegendForm;

struct _SporMapLegend
{
  SporMapPicture *picture; /* owned */
  PangoContext *context;   /* owned */
  double text_scale;
  SporMapLegendForm roomy, compact;
  SporMapLegendForm *form; /* the one that is arranged */
  double width, height;
  gboolean is_textless; /* its texts are written by somebody else */
};

/* A text of the legend: a line's, or the figure at its end. */
typedef void (*SporMapLegendSay) (PangoLayout *layout, double x, double y, gpointer data);

/* Calls @say for all texts of the legend at @x, @y, with where they belong. */
void
spor_map_legend_say (SporMapLegend *self, double x, double y, SporMapLegendSay say, gpointer data);

/* Where the text of @line begins, from the line's edge. */
double spor_map_legend_get_indent (SporMapLegend *self, const SporMapLegendLine *line);

/* From the legend's corner. A line with a figure is as wide as its column. */
SporRect spor_map_legend_get_line_rect (SporMapLegend *self,
                                        const SporMapLegendBlock *block,
                                        const SporMapLegendLine *line);

G_END_DECLS
