/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-map-placing.h"

G_BEGIN_DECLS

/* Pixels, around a mark. */
#define SPOR_MAP_MARK_GAP 2.0

typedef enum
{
  TEXT_ONE_LINE,
  TEXT_TWO_LINES, /* broken after its hyphen */
  TEXT_VALUE,     /* the value alone */
  N_TEXTS
} SporMapTextKind;

typedef struct
{
  PangoLayout *layouts[N_TEXTS]; /* owned, made when wanted */
} SporMapTextsOf;

struct _SporMapTexts
{
  SporMapPicture *picture;    /* owned */
  SporBoundaries *boundaries; /* borrowed from the picture */
  PangoContext *context;      /* owned */
  double text_scale;
  GArray *of;         /* SporMapTextsOf, per municipality */
  guint *by_size;     /* owned: municipalities, the most people first */
  GHashTable *counts; /* number → PangoLayout */
};

/* The text of that kind; NULL where there is none. Borrowed. */
PangoLayout *spor_map_texts_get (SporMapTexts *self, guint municipality, SporMapTextKind kind);

/* The label at the best place around @core: its municipality's marks, or just a point. Returns how
 * well that was possible, below SPOR_MAP_N_TRIES_NAMED for a name;
 * SPOR_MAP_N_TRIES: not at all.
 */
#define SPOR_MAP_N_TRIES 5
#define SPOR_MAP_N_TRIES_NAMED 4
guint spor_map_place_text (SporMapTexts *self,
                           const SporMapPane *pane,
                           SporMapLabel *label,
                           const SporRect *core,
                           const GArray *taken);

/* Whether nothing @taken is there. */
gboolean spor_map_is_free (const SporRect *rect, const GArray *taken);

/* Where the municipality's label point is in the picture; FALSE if not in the pane. */
gboolean spor_map_find_anchor (
    SporMapTexts *self, const SporMapPane *pane, guint municipality, double *x, double *y);

/* What is at a point of the picture: a municipality or -1. */
int spor_map_find_below (SporMapTexts *self, const SporMapPane *pane, double x, double y);

G_END_DECLS
