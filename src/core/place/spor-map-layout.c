/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-layout.h"

#include "spor-boundaries-private.h"

#include <string.h>

/* Pixels. */
#define MARGIN 14.0
#define GAP 10.0
#define INSET_TITLE 18.0
#define SMALLEST_INSET 56.0
#define LARGEST_BORNHOLM 170.0

/* What the legend has to leave the map of its scale. */
#define LEAST_OF_MAP 0.45

/* How much better a map with a compact legend has to be. */
#define WORTH_COMPACT 1.08

/* Metres: north of Sjælland and east of Anholt there is only sea. */
#define KATTEGAT_WEST 664000.0
#define KATTEGAT_SOUTH 6230000.0

/* Around what an inset shows, a part of its size. */
#define INSET_MARGIN 0.05

#define BORNHOLM "0400"

/* Statistics Denmark's parts of the country that make up the capital and its suburbs. */
static const char *const capital_parts[] = { "Byen København", "Københavns omegn", NULL };

typedef struct
{
  SporBoundaries *boundaries;
  double width, height, title_height, text_scale;
  SporBox country; /* without Bornholm */
  SporBox insets[SPOR_N_MAP_INSETS];
} Arranging;

int
spor_map_layout_inset_of (SporBoundaries *boundaries, guint municipality)
{
  const SporMunicipality *place
      = spor_places_get (spor_boundaries_get_places (boundaries), municipality);

  if (g_str_equal (place->code, BORNHOLM))
    return SPOR_MAP_BORNHOLM;
  return g_strv_contains (capital_parts, place->part) ? SPOR_MAP_CAPITAL : -1;
}

static void
box_join (SporBox *box, SporBox other)
{
  spor_box_add (box, (SporPoint){ other.west, other.south });
  spor_box_add (box, (SporPoint){ other.east, other.north });
}

static gboolean
box_is_empty (const SporBox *box)
{
  return box->west > box->east;
}

static void
measure_boxes (Arranging *self)
{
  guint n = spor_places_get_n (spor_boundaries_get_places (self->boundaries));

  spor_box_clear (&self->country);
  for (int i = 0; i < SPOR_N_MAP_INSETS; i++)
    spor_box_clear (&self->insets[i]);
  for (guint m = 0; m < n; m++)
    {
      int inset = spor_map_layout_inset_of (self->boundaries, m);
      SporBox box = spor_boundaries_get_box_of (self->boundaries, m);

      if (!spor_boundaries_has (self->boundaries, m))
        continue;
      if (inset >= 0)
        box_join (&self->insets[inset], box);
      if (inset != SPOR_MAP_BORNHOLM)
        box_join (&self->country, box);
    }
}

static void
place_inset (Arranging *self, SporMapLayout *layout, SporMapInsetKind kind, SporRect frame)
{
  SporMapInset *inset = &layout->insets[kind];
  SporBox box = self->insets[kind];
  double title = layout->title_height, margin;

  inset->is_shown = TRUE;
  inset->frame = frame;
  inset->map = (SporRect){ frame.x, frame.y + title, frame.width, frame.height - title };
  inset->box = box;
  margin = INSET_MARGIN * MIN (inset->map.width, inset->map.height);
  inset->view = spor_map_view_fit (inset->map.width, inset->map.height,
                                   (SporRect){ margin, margin, inset->map.width - 2 * margin,
                                               inset->map.height - 2 * margin },
                                   box);
}

/* The part of the picture that is for the insets: above the legend, or beside it. */
static SporRect
inset_area (Arranging *self, const SporMapLayout *layout, gboolean beside_legend)
{
  const SporRect *legend = &layout->legend;
  double x, y, right = self->width - MARGIN, top = MARGIN + self->title_height;

  spor_map_view_to_picture (&layout->home, (SporPoint){ KATTEGAT_WEST, KATTEGAT_SOUTH }, &x, &y);
  if (beside_legend)
    right = MIN (right, legend->x - GAP);
  else if (legend->height > 0 && legend->x + legend->width > x)
    y = MIN (y, legend->y - GAP);
  return (SporRect){ x, top, MAX (right - x, 0), MAX (y - top, 0) };
}

/* How large Bornholm is above the capital, which is not to have less. */
static double
bornholm_above (SporRect area, double title)
{
  double wide = MIN (MIN (area.width, 0.36 * area.height), LARGEST_BORNHOLM);
  double half = (area.height - 2 * title - GAP) / 2;

  return half >= SMALLEST_INSET ? MIN (wide, half) : wide;
}

/* Bornholm in the corner of @area, and the capital to its left or below it, whichever makes the
 * capital larger. */
static void
place_insets_in (Arranging *self, SporMapLayout *layout, SporRect area)
{
  double title = layout->title_height, right = area.x + area.width;
  double small = MIN (0.42 * MIN (area.width, area.height), LARGEST_BORNHOLM);
  double wide = bornholm_above (area, title);
  double beside = MIN (area.height - title, area.width - small - GAP);
  double below = MIN (area.height - wide - 2 * title - GAP, area.width);
  double bornholm = beside >= below ? small : wide;
  double capital = MAX (beside, below);

  if (bornholm < SMALLEST_INSET || box_is_empty (&self->insets[SPOR_MAP_BORNHOLM]))
    return;
  place_inset (self, layout, SPOR_MAP_BORNHOLM,
               (SporRect){ right - bornholm, area.y, bornholm, bornholm + title });
  if (capital < SMALLEST_INSET || box_is_empty (&self->insets[SPOR_MAP_CAPITAL]))
    return;
  place_inset (self, layout, SPOR_MAP_CAPITAL,
               beside >= below ? (SporRect){ right - bornholm - GAP - capital, area.y, capital,
                                             capital + title }
                               : (SporRect){ right - capital, area.y + bornholm + title + GAP,
                                             capital, capital + title });
}

static void
place_insets (Arranging *self, SporMapLayout *layout)
{
  SporMapLayout above = *layout, beside = *layout;

  place_insets_in (self, &above, inset_area (self, layout, FALSE));
  place_insets_in (self, &beside, inset_area (self, layout, TRUE));
  *layout = above.insets[SPOR_MAP_CAPITAL].map.width >= beside.insets[SPOR_MAP_CAPITAL].map.width
                ? above
                : beside;
}

/* The country in @area, at its left, but not quite where there is much room at the right. */
static SporMapView
fit_home (Arranging *self, SporRect area)
{
  SporMapView view = spor_map_view_fit (self->width, self->height, area, self->country);
  double used = (self->country.east - self->country.west) * view.scale;
  double to_left = (area.width - used) / 2;

  spor_map_view_pan (&view, -to_left * 0.75, 0);
  return view;
}

/* With the legend at the right, or else below, in the bottom corner; without columns there is none.
 */
static SporMapLayout
try_layout (
    Arranging *self, SporMapLegend *legend, guint n_columns, gboolean compact, gboolean at_right)
{
  SporMapLayout layout = { .n_columns = n_columns,
                           .is_compact = compact,
                           .title_height = INSET_TITLE * self->text_scale };
  SporRect area = { MARGIN, MARGIN + self->title_height, self->width - 2 * MARGIN,
                    self->height - 2 * MARGIN - self->title_height };
  double width = 0, height = 0;

  if (n_columns > 0)
    spor_map_legend_arrange (legend, n_columns, compact, &width, &height);
  if (height > 0)
    layout.legend
        = (SporRect){ self->width - MARGIN - width, self->height - MARGIN - height, width, height };
  if (self->title_height > 0)
    layout.title = (SporRect){ MARGIN, MARGIN, area.width, self->title_height - GAP };
  if (height > 0 && at_right)
    area.width -= width + GAP;
  else if (height > 0)
    area.height -= height + GAP;
  area.width = MAX (area.width, 1);
  area.height = MAX (area.height, 1);
  layout.home = fit_home (self, area);
  place_insets (self, &layout);
  return layout;
}

/* How good it is: the map's size, and half as much the magnified capital's. */
static double
judge (Arranging *self, const SporMapLayout *layout)
{
  double capital = layout->insets[SPOR_MAP_CAPITAL].map.width / MIN (self->width, self->height);

  return layout->home.scale * (1 + 0.5 * MIN (capital, 0.4));
}

/* Whether the legend has room, and leaves the map enough of it: as measured by @alone, without a
 * legend. */
static gboolean
is_sensible (const SporMapLayout *layout, const SporMapLayout *alone)
{
  return layout->legend.x >= 0 && layout->legend.y >= 0
         && layout->home.scale >= LEAST_OF_MAP * alone->home.scale;
}

/* The best with a legend of that form; without a legend if none has room. */
static SporMapLayout
find_best_form (Arranging *self, SporMapLegend *legend, gboolean compact)
{
  SporMapLayout alone = try_layout (self, legend, 0, compact, FALSE), best = alone;

  for (guint n_columns = 1; n_columns <= spor_map_legend_get_n_blocks (legend); n_columns++)
    for (int at_right = FALSE; at_right <= TRUE; at_right++)
      {
        SporMapLayout layout = try_layout (self, legend, n_columns, compact, at_right);

        if (is_sensible (&layout, &alone)
            && (best.n_columns == 0 || judge (self, &layout) > judge (self, &best)))
          best = layout;
      }
  return best;
}

/* The best with a legend; in too small a picture the map is alone. */
static SporMapLayout
find_best (Arranging *self, SporMapLegend *legend)
{
  SporMapLayout roomy = find_best_form (self, legend, FALSE);
  SporMapLayout compact = find_best_form (self, legend, TRUE);

  return compact.n_columns > 0
                 && (roomy.n_columns == 0
                     || judge (self, &compact) > WORTH_COMPACT * judge (self, &roomy))
             ? compact
             : roomy;
}

SporMapLayout
spor_map_layout_arrange (SporBoundaries *boundaries,
                         SporMapLegend *legend,
                         double width,
                         double height,
                         double title_height,
                         double text_scale)
{
  Arranging self = { boundaries, width, height, title_height, text_scale };
  SporMapLayout best;
  double legend_width, legend_height;

  measure_boxes (&self);
  best = find_best (&self, legend);
  if (!best.insets[SPOR_MAP_BORNHOLM].is_shown) /* then it is where it is */
    {
      self.country = spor_boundaries_get_box (boundaries);
      best = find_best (&self, legend);
      memset (best.insets, 0, sizeof best.insets);
    }
  if (best.n_columns > 0)
    spor_map_legend_arrange (legend, best.n_columns, best.is_compact, &legend_width,
                             &legend_height);
  return best;
}
