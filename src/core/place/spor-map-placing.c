/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-placing.h"

#include "spor-map-mark.h"

#include <math.h>
#include <string.h>

/* Pixels, at 100 % text. */
#define NAME_SIZE 11.5
#define COUNT_SIZE 10.5
#define MARK_GAP 2.0
#define LABEL_MARGIN 2.0

/* How far marks may go from where they belong, in their own heights. */
#define FARTHEST_RING 14
#define DIRECTIONS 16

/* Points of a label that are looked at, and how many may be over a neighbour: one end, or both if
 * the label's middle is where it belongs. */
#define SAMPLES 7
#define STRAY_SAMPLES 1
#define STRAY_SAMPLES_IN_PLACE 2

typedef enum
{
  TEXT_ONE_LINE,
  TEXT_TWO_LINES, /* broken after its hyphen */
  TEXT_VALUE,     /* the value alone */
  N_TEXTS
} TextKind;

typedef struct
{
  PangoLayout *layouts[N_TEXTS]; /* owned, made when wanted */
} Texts;

struct _SporMapTexts
{
  SporMapPicture *picture;    /* owned */
  SporBoundaries *boundaries; /* borrowed from the picture */
  PangoContext *context;      /* owned */
  double text_scale;
  GArray *of;         /* Texts, per municipality */
  guint *by_size;     /* owned: municipalities, the most people first */
  GHashTable *counts; /* number → PangoLayout */
};

static void
clear_texts (gpointer data)
{
  for (int kind = 0; kind < N_TEXTS; kind++)
    g_clear_object (&((Texts *)data)->layouts[kind]);
}

static int
compare_population (gconstpointer one, gconstpointer other, gpointer data)
{
  const SporMunicipality *a = spor_places_get (data, *(const guint *)one);
  const SporMunicipality *b = spor_places_get (data, *(const guint *)other);

  return (a->population < b->population) - (a->population > b->population);
}

SporMapTexts *
spor_map_texts_new (SporMapPicture *picture, PangoContext *context, double text_scale)
{
  SporMapTexts *self = g_new0 (SporMapTexts, 1);
  SporPlaces *places;
  guint n;

  self->picture = g_object_ref (picture);
  self->boundaries = spor_map_picture_get_boundaries (picture);
  self->context = g_object_ref (context);
  self->text_scale = text_scale;
  places = spor_boundaries_get_places (self->boundaries);
  n = spor_places_get_n (places);
  self->of = g_array_new (FALSE, TRUE, sizeof (Texts));
  g_array_set_clear_func (self->of, clear_texts);
  g_array_set_size (self->of, n);
  self->counts = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->by_size = g_new (guint, n);
  for (guint m = 0; m < n; m++)
    self->by_size[m] = m;
  g_qsort_with_data (self->by_size, n, sizeof (guint), compare_population, places);
  return self;
}

void
spor_map_texts_free (SporMapTexts *self)
{
  g_array_unref (self->of);
  g_hash_table_unref (self->counts);
  g_free (self->by_size);
  g_object_unref (self->context);
  g_object_unref (self->picture);
  g_free (self);
}

static guint
n_municipalities (SporMapTexts *self)
{
  return self->of->len;
}

PangoLayout *
spor_map_texts_get_count (SporMapTexts *self, guint count)
{
  PangoLayout *layout = g_hash_table_lookup (self->counts, GUINT_TO_POINTER (count));

  if (!layout && count > 1)
    {
      g_autofree char *text = g_strdup_printf ("%u", count);

      layout = spor_map_text_new (self->context, text, COUNT_SIZE * self->text_scale, TRUE);
      g_hash_table_insert (self->counts, GUINT_TO_POINTER (count), layout);
    }
  return layout;
}

double
spor_map_texts_mark_size (SporMapTexts *self)
{
  return SPOR_MAP_MARK_SIZE * (1 + self->text_scale) / 2; /* shapes are made out before letters */
}

double
spor_map_texts_mark_width (SporMapTexts *self, const SporMapMark *mark)
{
  PangoLayout *count = spor_map_texts_get_count (self, mark->count);
  double width = spor_map_texts_mark_size (self) + 2 * MARK_GAP;

  return count ? width + spor_map_text_width (count) + MARK_GAP : width;
}

static void
make_bold (PangoLayout *layout, const char *text, const char *value)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->start_index = strlen (text) - strlen (value);
  pango_attr_list_insert (attributes, bold);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

/* The name in one or two lines, with the value if wanted; NULL where there is none of that kind. */
static char *
compose (SporMapTexts *self, guint municipality, TextKind kind, const char *value)
{
  const char *name
      = spor_places_get (spor_boundaries_get_places (self->boundaries), municipality)->name;
  const char *hyphen = strchr (name, '-');
  g_autofree char *broken = NULL;

  if (kind == TEXT_VALUE)
    return g_strdup (value);
  if (kind == TEXT_TWO_LINES)
    {
      if (!hyphen)
        return NULL;
      broken = g_strdup_printf ("%.*s\n%s", (int)(hyphen - name + 1), name, hyphen + 1);
      name = broken;
    }
  return value ? g_strdup_printf ("%s\u00a0%s", name, value) : g_strdup (name);
}

static PangoLayout *
get_text (SporMapTexts *self, guint municipality, TextKind kind)
{
  Texts *texts = &g_array_index (self->of, Texts, municipality);
  const char *value = spor_map_picture_get_names (self->picture) == SPOR_MAP_NAMES_AND_VALUES
                          ? spor_map_picture_get_value (self->picture, municipality)
                          : NULL;
  g_autofree char *text = NULL;

  if (texts->layouts[kind])
    return texts->layouts[kind];
  text = compose (self, municipality, kind, value);
  if (!text)
    return NULL;
  texts->layouts[kind]
      = spor_map_text_new (self->context, text, NAME_SIZE * self->text_scale, FALSE);
  if (value)
    make_bold (texts->layouts[kind], text, value);
  return texts->layouts[kind];
}

static gboolean
is_free (const SporRect *rect, const GArray *taken)
{
  for (guint i = 0; i < taken->len; i++)
    if (spor_rect_overlaps (rect, &g_array_index (taken, SporRect, i)))
      return FALSE;
  return TRUE;
}

/* Where the municipality's label point is in the picture; FALSE if not in the pane. */
static gboolean
find_anchor (SporMapTexts *self, const SporMapPane *pane, guint municipality, double *x, double *y)
{
  if (!spor_boundaries_has (self->boundaries, municipality))
    return FALSE;
  spor_map_view_to_picture (&pane->view,
                            spor_boundaries_get_label_point (self->boundaries, municipality), x, y);
  *x += pane->rect.x;
  *y += pane->rect.y;
  return spor_rect_holds (&pane->rect, *x, *y);
}

/* Moves @cluster to the free place nearest to its anchor, in ever larger rings; FALSE if there is
 * none. */
static gboolean
find_place (SporMapCluster *cluster, const SporMapPane *pane, const GArray *taken)
{
  double step = cluster->rect.height / 2;

  for (guint ring = 0; ring < 2 * FARTHEST_RING; ring++)
    for (guint d = 0; d < (ring == 0 ? 1 : DIRECTIONS); d++)
      {
        double angle = G_PI_2 + d * 2 * G_PI / DIRECTIONS;

        cluster->rect.x = cluster->anchor_x - cluster->rect.width / 2 + ring * step * cos (angle);
        cluster->rect.y = cluster->anchor_y - cluster->rect.height / 2 + ring * step * sin (angle);
        cluster->is_moved = ring > 2;
        if (spor_rect_contains (&pane->rect, &cluster->rect) && is_free (&cluster->rect, taken))
          return TRUE;
      }
  return FALSE;
}

void
spor_map_place_clusters (SporMapTexts *self,
                         const SporMapPane *pane,
                         const gboolean *is_here,
                         GArray *taken,
                         GArray *clusters)
{
  for (guint i = 0; i < n_municipalities (self); i++)
    {
      SporMapCluster cluster = { self->by_size[i] };
      const GArray *marks = spor_map_picture_get_marks (self->picture, cluster.municipality);

      if (marks->len == 0 || (is_here && !is_here[cluster.municipality])
          || !find_anchor (self, pane, cluster.municipality, &cluster.anchor_x, &cluster.anchor_y))
        continue;
      cluster.rect.height = spor_map_texts_mark_size (self) + 2 * MARK_GAP;
      for (guint k = 0; k < marks->len; k++)
        cluster.rect.width
            += spor_map_texts_mark_width (self, &g_array_index (marks, SporMapMark, k));
      if (!find_place (&cluster, pane, taken))
        continue; /* its anchor is under the legend, in a picture full of marks */
      g_array_append_val (clusters, cluster);
      g_array_append_val (taken, cluster.rect);
    }
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

  if (!find_anchor (self, pane, municipality, &x, &y))
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

/* How much of the label is over neighbours; also finds out whether all of it is inside its own. */
static guint
count_astray (SporMapTexts *self, const SporMapPane *pane, SporMapLabel *label)
{
  const SporRect *rect = &label->rect;
  guint n_astray = 0, n_inside = 0;

  for (guint i = 0; i < SAMPLES; i++)
    {
      double x = rect->x + rect->width * i / (SAMPLES - 1) - pane->rect.x;
      double y = rect->y + rect->height / 2 - pane->rect.y;
      int found
          = spor_boundaries_find (self->boundaries, spor_map_view_to_metres (&pane->view, x, y));

      n_inside += found == (int)label->municipality;
      n_astray += found >= 0 && found != (int)label->municipality;
    }
  label->is_inside = n_inside == SAMPLES;
  return n_astray;
}

/* Tries the label on, below, above and beside @core; @inside: only where all of it is over its own.
 */
static gboolean
place_text (SporMapTexts *self,
            const SporMapPane *pane,
            SporMapLabel *label,
            const SporRect *core,
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

      label->rect = (SporRect){ x - width / 2, y - height / 2, width, height };
      if (spor_rect_contains (&pane->rect, &label->rect) && is_free (&label->rect, taken)
          && count_astray (self, pane, label) <= most_astray && (!inside || label->is_inside))
        return TRUE;
    }
  return FALSE;
}

/* The name inside its own municipality if it has room there; else the name elsewhere, or the value.
 */
static gboolean
place_best_text (SporMapTexts *self,
                 const SporMapPane *pane,
                 SporMapLabel *label,
                 const SporRect *core,
                 const GArray *taken)
{
  static const struct
  {
    TextKind kind;
    gboolean inside;
  } tries[] = { { TEXT_ONE_LINE, TRUE },
                { TEXT_TWO_LINES, TRUE },
                { TEXT_ONE_LINE, FALSE },
                { TEXT_TWO_LINES, FALSE },
                { TEXT_VALUE, FALSE } };

  for (guint t = 0; t < G_N_ELEMENTS (tries); t++)
    {
      label->layout = get_text (self, label->municipality, tries[t].kind);
      if (label->layout && place_text (self, pane, label, core, tries[t].inside, taken))
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
  for (guint i = 0; i < n_municipalities (self); i++)
    {
      SporMapLabel label = { self->by_size[i] };
      SporRect core;

      if ((is_here && !is_here[label.municipality])
          || !find_core (self, pane, label.municipality, clusters, &core))
        continue;
      if (place_best_text (self, pane, &label, &core, taken))
        {
          g_array_append_val (labels, label);
          g_array_append_val (taken, label.rect);
        }
    }
}
