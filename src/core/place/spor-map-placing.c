/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-placing-private.h"

/* Pixels, at 100 % text. */
#define LABEL_MARGIN 2.0

/* Points of a label that are looked at, on its middle line and near its top and bottom, and how
 * many of the middle line may be over a neighbour: one end, or both if the label's middle is where
 * it belongs. */
#define SAMPLES 9
#define LINES 3
#define LINES_MARGIN 0.15
#define STRAY_SAMPLES 1
#define STRAY_SAMPLES_IN_PLACE 2

gboolean
spor_map_is_free (const SporRect *rect, const GArray *taken)
{
  for (guint i = 0; i < taken->len; i++)
    if (spor_rect_overlaps (rect, &g_array_index (taken, SporRect, i)))
      return FALSE;
  return TRUE;
}

gboolean
spor_map_find_anchor (
    SporMapTexts *self, const SporMapPane *pane, guint municipality, double *x, double *y)
{
  if (!spor_boundaries_has (self->boundaries, municipality))
    return FALSE;
  spor_map_view_to_picture (&pane->view,
                            spor_boundaries_get_label_point (self->boundaries, municipality), x, y);
  *x += pane->rect.x;
  *y += pane->rect.y;
  return spor_rect_holds (&pane->rect, *x, *y);
}

int
spor_map_find_below (SporMapTexts *self, const SporMapPane *pane, double x, double y)
{
  return spor_boundaries_find (self->boundaries,
                               spor_map_view_to_metres (&pane->view, x - pane->rect.x,
                                                        y - pane->rect.y));
}

/* What a label goes around: the municipality's marks in this pane, or just its label point. */
static gboolean
find_core (SporMapTexts *self,
           const SporMapPane *pane,
           guint municipality,
           const GArray *clusters,
           SporRect *core)
{
  double x, y;

  if (!spor_map_find_anchor (self, pane, municipality, &x, &y))
    return FALSE;
  *core = (SporRect){ x, y, 0, 0 };
  for (guint i = 0; i < clusters->len; i++)
    {
      const SporMapCluster *cluster = &g_array_index (clusters, SporMapCluster, i);

      if (cluster->municipality == municipality && spor_rect_contains (&pane->rect, &cluster->rect))
        *core = cluster->rect;
    }
  return TRUE;
}

/* How many points of one line are over neighbours; all of them as soon as one is in another region,
 * whose border is not to be written over. */
static guint
count_astray_on_line (SporMapTexts *self,
                      const SporMapPane *pane,
                      const SporMapLabel *label,
                      double y,
                      guint *n_inside)
{
  SporPlaces *places = spor_boundaries_get_places (self->boundaries);
  guint region = spor_places_region_of (places, label->municipality), n_astray = 0;

  for (guint i = 0; i < SAMPLES; i++)
    {
      int found = spor_map_find_below (self, pane,
                                       label->rect.x + label->rect.width * i / (SAMPLES - 1), y);

      *n_inside += found == (int)label->municipality;
      n_astray += found >= 0 && found != (int)label->municipality;
      if (found >= 0 && spor_places_region_of (places, found) != region)
        return SAMPLES;
    }
  return n_astray;
}

/* How much of the label is over neighbours, on its middle line; also finds out whether all of it is
 * inside its own. */
static guint
count_astray (SporMapTexts *self, const SporMapPane *pane, SporMapLabel *label)
{
  const double parts[LINES] = { 0.5, LINES_MARGIN, 1 - LINES_MARGIN };
  guint n_astray = 0, n_inside = 0;

  for (guint i = 0; i < LINES; i++)
    {
      double y = label->rect.y + label->rect.height * parts[i];
      guint n = count_astray_on_line (self, pane, label, y, &n_inside);

      if (i == 0 || n == SAMPLES)
        n_astray = n;
    }
  label->is_inside = n_inside == LINES * SAMPLES;
  return n_astray;
}

/* Tries the label on, below, above and beside @core; @inside: only where all of it is over its own.
 * A number alone does not go after marks: there it would count them. */
static gboolean
place_text (SporMapTexts *self,
            const SporMapPane *pane,
            SporMapLabel *label,
            const SporRect *core,
            SporMapTextKind kind,
            gboolean inside,
            const GArray *taken)
{
  /* from the core's middle: half its own size and half the label's */
  static const double ways[][4] = {
    { 0, 0, 0, 0 },     { 0, 1, 0, 1 },     { 0, -1, 0, -1 },
    { 1, 0, 1, 0 },     { -1, 0, -1, 0 },   { 1, 1, 0.6, 1 },
    { -1, 1, -0.6, 1 }, { 1, -1, 0.6, -1 }, { -1, -1, -0.6, -1 },
  };
  double width = spor_map_text_width (label->layout) + 2 * LABEL_MARGIN;
  double height = spor_map_text_height (label->layout);

  for (guint i = core->width > 0 ? 1 : 0; i < G_N_ELEMENTS (ways); i++)
    {
      guint most_astray = i == 0 ? STRAY_SAMPLES_IN_PLACE : STRAY_SAMPLES;
      double x = core->x + core->width / 2 * (1 + ways[i][0]) + width / 2 * ways[i][2];
      double y = core->y + core->height / 2 * (1 + ways[i][1]) + height / 2 * ways[i][3];

      if (kind == TEXT_VALUE && core->width > 0 && ways[i][0] > 0)
        continue;
      label->rect = (SporRect){ x - width / 2, y - height / 2, width, height };
      if (spor_rect_contains (&pane->rect, &label->rect) && spor_map_is_free (&label->rect, taken)
          && count_astray (self, pane, label) <= most_astray && (!inside || label->is_inside))
        return TRUE;
    }
  return FALSE;
}

/* The name inside its own municipality if it has room there; else the name elsewhere, or the value.
 */
guint
spor_map_place_text (SporMapTexts *self,
                     const SporMapPane *pane,
                     SporMapLabel *label,
                     const SporRect *core,
                     const GArray *taken)
{
  static const struct
  {
    SporMapTextKind kind;
    gboolean inside;
  } tries[SPOR_MAP_N_TRIES] = { { TEXT_ONE_LINE, TRUE },
                                { TEXT_TWO_LINES, TRUE },
                                { TEXT_ONE_LINE, FALSE },
                                { TEXT_TWO_LINES, FALSE },
                                { TEXT_VALUE, FALSE } };

  for (guint t = 0; t < SPOR_MAP_N_TRIES; t++)
    {
      label->layout = spor_map_texts_get (self, label->municipality, tries[t].kind);
      if (label->layout
          && place_text (self, pane, label, core, tries[t].kind, tries[t].inside, taken))
        return t;
    }
  return SPOR_MAP_N_TRIES;
}

static gboolean
has_label (const GArray *labels, const SporMapPane *pane, guint municipality)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const SporMapLabel *label = &g_array_index (labels, SporMapLabel, i);

      if (label->municipality == municipality && spor_rect_contains (&pane->rect, &label->rect))
        return TRUE;
    }
  return FALSE;
}

void
spor_map_place_labels (SporMapTexts *self,
                       const SporMapPane *pane,
                       const gboolean *is_here,
                       const GArray *clusters,
                       GArray *taken,
                       GArray *labels)
{
  if (spor_map_picture_get_names (self->picture) == SPOR_MAP_NO_NAMES)
    return;
  for (guint i = 0; i < self->of->len; i++)
    {
      SporMapLabel label = { self->by_size[i] };
      SporRect core;

      if ((is_here && !is_here[label.municipality]) || has_label (labels, pane, label.municipality)
          || !find_core (self, pane, label.municipality, clusters, &core))
        continue;
      if (spor_map_place_text (self, pane, &label, &core, taken) < SPOR_MAP_N_TRIES)
        {
          g_array_append_val (labels, label);
          g_array_append_val (taken, label.rect);
        }
    }
}
