/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-placing-private.h"

#include <math.h>

/* How far marks may go from where they belong, in quarters of their height, and where to look. */
#define FARTHEST_RING 48
#define DIRECTIONS 16

/* Farther than this, in the same measure, a line has to lead there. */
#define NEAR_RING 4

/* Points of the marks' rectangle that are looked at. */
#define COLUMNS 3
#define ROWS 3

/* How far marks go to lie on a neighbour, or on water, with one point less; and at most, to keep
 * off neighbours: on a small map all is full of them. */
#define NEIGHBOUR_COST 3
#define WATER_COST 0.2
#define FARTHEST_FOR_NEIGHBOURS 6

/* So many places in their own municipality are tried with its name. */
#define TRIED_WITH_NAME 24

typedef struct
{
  SporRect rect;
  guint n_own, n_astray; /* points over its own municipality and over others */
  double cost;
  guint ring;
} Spot;

static void
look_below (SporMapTexts *self, const SporMapPane *pane, guint municipality, Spot *spot)
{
  for (guint i = 0; i < COLUMNS * ROWS; i++)
    {
      const SporRect *rect = &spot->rect;
      int found
          = spor_map_find_below (self, pane, rect->x + rect->width * (i % COLUMNS) / (COLUMNS - 1),
                                 rect->y + rect->height * (i / COLUMNS) / (ROWS - 1));

      spot->n_own += found == (int)municipality;
      spot->n_astray += found >= 0 && found != (int)municipality;
    }
  spot->cost = spot->ring + MIN (NEIGHBOUR_COST * spot->n_astray, FARTHEST_FOR_NEIGHBOURS)
               + WATER_COST * (COLUMNS * ROWS - spot->n_own - spot->n_astray);
}

static gboolean
is_at_home (const Spot *spot)
{
  return spot->n_own == COLUMNS * ROWS;
}

/* The free spots in ever larger rings about the anchor: Spot; no more once enough of them are in
 * the municipality. (transfer full) */
static GArray *
list_spots (SporMapTexts *self,
            const SporMapPane *pane,
            const SporMapCluster *cluster,
            const GArray *taken)
{
  GArray *spots = g_array_new (FALSE, FALSE, sizeof (Spot));
  double step = cluster->rect.height / 4;
  guint n_at_home = 0;

  for (guint ring = 0; ring < FARTHEST_RING && n_at_home < TRIED_WITH_NAME; ring++)
    for (guint d = 0; d < (ring == 0 ? 1 : DIRECTIONS); d++)
      {
        double angle = G_PI_2 + d * 2 * G_PI / DIRECTIONS;
        Spot spot = { cluster->rect, .ring = ring };

        spot.rect.x = cluster->anchor_x - cluster->rect.width / 2 + ring * step * cos (angle);
        spot.rect.y = cluster->anchor_y - cluster->rect.height / 2 + ring * step * sin (angle);
        if (!spor_rect_contains (&pane->rect, &spot.rect) || !spor_map_is_free (&spot.rect, taken))
          continue;
        look_below (self, pane, cluster->municipality, &spot);
        n_at_home += is_at_home (&spot);
        g_array_append_val (spots, spot);
      }
  return spots;
}

/* How well the name can be placed beside the spot; 0 is best. */
static guint
judge_name (SporMapTexts *self,
            const SporMapPane *pane,
            guint municipality,
            const Spot *spot,
            GArray *taken,
            SporMapLabel *label)
{
  guint quality;

  *label = (SporMapLabel){ municipality };
  if (spor_map_picture_get_names (self->picture) == SPOR_MAP_NO_NAMES)
    return 0;
  g_array_append_val (taken, spot->rect);
  quality = spor_map_place_text (self, pane, label, &spot->rect, taken);
  g_array_set_size (taken, taken->len - 1);
  return quality;
}

/* In its own municipality where that leaves most room for the name; else where it strays least.
 * NULL: there is no spot at all. @label: the name, if it has room there; else without a
 * layout. */
static const Spot *
choose_spot (SporMapTexts *self,
             const SporMapPane *pane,
             guint municipality,
             const GArray *spots,
             GArray *taken,
             SporMapLabel *label)
{
  SporMapLabel tried = { municipality };
  const Spot *best = NULL;
  guint best_quality = G_MAXUINT;

  for (guint i = 0; i < spots->len && best_quality > 0; i++)
    {
      const Spot *spot = &g_array_index (spots, Spot, i);
      guint quality = is_at_home (spot) ? judge_name (self, pane, municipality, spot, taken, &tried)
                                        : G_MAXUINT;

      if (quality < best_quality || (!best && quality == best_quality)
          || (best_quality == G_MAXUINT && quality == G_MAXUINT && spot->cost < best->cost))
        {
          best = spot;
          best_quality = quality;
          *label = tried;
        }
    }
  if (best_quality >= SPOR_MAP_N_TRIES_NAMED)
    label->layout = NULL;
  return best;
}

/* @spot, or where the marks belong if that is too far for a picture without leading lines. */
static Spot
settle (SporMapTexts *self, const SporMapCluster *cluster, const Spot *spot)
{
  Spot settled = { cluster->rect };

  if (spot && (spot->ring <= NEAR_RING || !spor_map_picture_get_bare (self->picture)))
    return *spot;
  settled.rect.x = cluster->anchor_x - cluster->rect.width / 2;
  settled.rect.y = cluster->anchor_y - cluster->rect.height / 2;
  return settled;
}

static void
measure_cluster (SporMapTexts *self, const GArray *marks, SporMapCluster *cluster)
{
  cluster->rect.width = 0;
  cluster->rect.height = spor_map_texts_mark_size (self) + 2 * SPOR_MAP_MARK_GAP;
  for (guint k = 0; k < marks->len; k++)
    cluster->rect.width += spor_map_texts_mark_width (self, &g_array_index (marks, SporMapMark, k));
}

void
spor_map_place_clusters (SporMapTexts *self,
                         const SporMapPane *pane,
                         const gboolean *is_here,
                         GArray *taken,
                         GArray *clusters,
                         GArray *labels)
{
  for (guint i = 0; i < self->of->len; i++)
    {
      SporMapCluster cluster = { self->by_size[i] };
      const GArray *marks = spor_map_picture_get_marks (self->picture, cluster.municipality);
      SporMapLabel label = { cluster.municipality };
      g_autoptr (GArray) spots = NULL;
      const Spot *best;
      Spot spot;

      if (marks->len == 0 || (is_here && !is_here[cluster.municipality])
          || !spor_map_find_anchor (self, pane, cluster.municipality, &cluster.anchor_x,
                                    &cluster.anchor_y))
        continue;
      measure_cluster (self, marks, &cluster);
      spots = list_spots (self, pane, &cluster, taken);
      best = choose_spot (self, pane, cluster.municipality, spots, taken, &label);
      if (!best && !spor_map_picture_get_bare (self->picture))
        continue; /* its anchor is under the legend, in a picture full of marks */
      spot = settle (self, &cluster, best);
      cluster.rect = spot.rect;
      cluster.is_moved = spot.ring > NEAR_RING && spot.n_own == 0;
      g_array_append_val (clusters, cluster);
      g_array_append_val (taken, cluster.rect);
      if (label.layout)
        {
          g_array_append_val (labels, label);
          g_array_append_val (taken, label.rect);
        }
    }
}
