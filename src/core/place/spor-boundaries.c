/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-boundaries-private.h"

#include "spor-core-resources.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define RESOURCE "/dk/kombit/Spor/core/geo/kommuner.geojson"

/* More than this is no map of municipalities; reading it takes several times its size. */
#define LARGEST_FILE (200 * 1000 * 1000)

G_DEFINE_FINAL_TYPE (SporBoundaries, spor_boundaries, G_TYPE_OBJECT)

void
spor_box_clear (SporBox *box)
{
  *box = (SporBox){ G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
}

void
spor_box_add (SporBox *box, SporPoint point)
{
  box->west = MIN (box->west, point.x);
  box->south = MIN (box->south, point.y);
  box->east = MAX (box->east, point.x);
  box->north = MAX (box->north, point.y);
}

static gboolean
box_holds (const SporBox *box, SporPoint point, double margin)
{
  return point.x >= box->west - margin && point.x <= box->east + margin
         && point.y >= box->south - margin && point.y <= box->north + margin;
}

static void
clear_outline (gpointer data)
{
  g_array_unref (((SporOutline *)data)->rings);
}

static void
spor_boundaries_finalize (GObject *object)
{
  SporBoundaries *self = SPOR_BOUNDARIES (object);

  g_clear_object (&self->places);
  g_array_unref (self->outlines);
  g_array_unref (self->points);
  g_array_unref (self->border_points);
  g_array_unref (self->borders);
  g_ptr_array_unref (self->unknown);
  G_OBJECT_CLASS (spor_boundaries_parent_class)->finalize (object);
}

static void
spor_boundaries_class_init (SporBoundariesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spor_boundaries_finalize;
}

static void
spor_boundaries_init (SporBoundaries *self)
{
  self->outlines = g_array_new (FALSE, TRUE, sizeof (SporOutline));
  g_array_set_clear_func (self->outlines, clear_outline);
  self->points = g_array_new (FALSE, FALSE, sizeof (SporPoint));
  self->border_points = g_array_new (FALSE, FALSE, sizeof (SporPoint));
  self->borders = g_array_new (FALSE, FALSE, sizeof (SporBorder));
  self->unknown = g_ptr_array_new_with_free_func (g_free);
  spor_box_clear (&self->box);
}

static SporOutline *
spor_boundaries_outline (SporBoundaries *self, guint municipality)
{
  return &g_array_index (self->outlines, SporOutline, municipality);
}

/* Outlines without rings yet. */
static SporBoundaries *
spor_boundaries_begin (SporPlaces *places)
{
  SporBoundaries *self = g_object_new (SPOR_TYPE_BOUNDARIES, NULL);

  self->places = g_object_ref (places);
  for (guint m = 0; m < spor_places_get_n (places); m++)
    {
      const SporMunicipality *place = spor_places_get (places, m);
      SporOutline outline
          = { .rings = g_array_new (FALSE, FALSE, sizeof (SporRing)),
              .label_point = spor_utm_from_degrees (place->label_lat, place->label_lon) };

      spor_box_clear (&outline.box);
      g_array_append_val (self->outlines, outline);
    }
  return self;
}

static double
signed_area (const SporPoint *points, guint n)
{
  double twice = 0;

  for (guint i = 0, before = n - 1; i < n; before = i++)
    twice += points[before].x * points[i].y - points[i].x * points[before].y;
  return twice / 2;
}

void
spor_boundaries_add_ring (SporBoundaries *self,
                          guint municipality,
                          const SporPoint *points,
                          guint n_points,
                          gboolean is_hole)
{
  SporOutline *outline = spor_boundaries_outline (self, municipality);
  SporRing ring = { self->points->len, n_points };
  gboolean backwards = (signed_area (points, n_points) < 0) != is_hole;

  spor_box_clear (&ring.box);
  for (guint i = 0; i < n_points; i++)
    {
      SporPoint point = points[backwards ? n_points - 1 - i : i];

      g_array_append_val (self->points, point);
      spor_box_add (&ring.box, point);
      spor_box_add (&outline->box, point);
      spor_box_add (&self->box, point);
    }
  g_array_append_val (outline->rings, ring);
}

SporBoundaries *
spor_boundaries_new_from_bytes (SporPlaces *places, GBytes *bytes, const char *name, GError **error)
{
  g_return_val_if_fail (SPOR_IS_PLACES (places) && bytes != NULL && name != NULL, NULL);

  g_autoptr (SporBoundaries) self = spor_boundaries_begin (places);

  if (!spor_boundaries_read_geojson (self, bytes, name, error))
    return NULL;
  g_ptr_array_add (self->unknown, NULL);
  spor_boundaries_find_borders (self);
  return g_steal_pointer (&self);
}

SporBoundaries *
spor_boundaries_new_built_in (SporPlaces *places, GError **error)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (spor_core_get_resource (), RESOURCE, 0, error);

  return bytes ? spor_boundaries_new_from_bytes (places, bytes, "kommuner.geojson", error) : NULL;
}

static char *
shown_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return base ? g_filename_display_name (base) : g_file_get_parse_name (file);
}

/* Whether the file is not larger than what is sensible; one whose size is not told may be. */
static gboolean
check_size (GFile *file, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (!info)
    return FALSE;
  if (g_file_info_get_size (info) <= LARGEST_FILE)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* Translators: a file name */
               _ ("“%s” is larger than 200 MB. Choose municipal boundaries on a smaller scale, "
                  "such as 1:500,000."),
               name);
  return FALSE;
}

SporBoundaries *
spor_boundaries_new_from_file (SporPlaces *places,
                               GFile *file,
                               GCancellable *cancellable,
                               GError **error)
{
  g_return_val_if_fail (SPOR_IS_PLACES (places) && G_IS_FILE (file), NULL);

  g_autofree char *name = shown_name (file);
  g_autoptr (GBytes) bytes = NULL;

  if (!check_size (file, name, cancellable, error))
    return NULL;
  bytes = g_file_load_bytes (file, cancellable, NULL, error);
  return bytes ? spor_boundaries_new_from_bytes (places, bytes, name, error) : NULL;
}

SporPlaces *
spor_boundaries_get_places (SporBoundaries *self)
{
  g_return_val_if_fail (SPOR_IS_BOUNDARIES (self), NULL);

  return self->places;
}

gboolean
spor_boundaries_has (SporBoundaries *self, guint municipality)
{
  g_return_val_if_fail (SPOR_IS_BOUNDARIES (self), FALSE);
  g_return_val_if_fail (municipality < self->outlines->len, FALSE);

  return spor_boundaries_outline (self, municipality)->rings->len > 0;
}

gboolean
spor_boundaries_is_whole (SporBoundaries *self)
{
  g_return_val_if_fail (SPOR_IS_BOUNDARIES (self), FALSE);

  for (guint m = 0; m < self->outlines->len; m++)
    if (!spor_boundaries_has (self, m))
      return FALSE;
  return TRUE;
}

const char *const *
spor_boundaries_get_unknown (SporBoundaries *self)
{
  g_return_val_if_fail (SPOR_IS_BOUNDARIES (self), NULL);

  return (const char *const *)self->unknown->pdata;
}

char *
spor_boundaries_describe_gaps (SporBoundaries *self)
{
  g_return_val_if_fail (SPOR_IS_BOUNDARIES (self), NULL);

  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();

  for (guint m = 0; m < self->outlines->len; m++)
    if (!spor_boundaries_has (self, m))
      g_ptr_array_add (missing, (char *)spor_places_get (self->places, m)->name);
  if (missing->len > 0)
    {
      g_autofree char *names
          = (g_ptr_array_add (missing, NULL), g_strjoinv (", ", (char **)missing->pdata));

      /* Translators: names of municipalities, with commas */
      g_ptr_array_add (sentences, g_strdup_printf (_ ("Without an outline: %s."), names));
    }
  if (self->unknown->len > 1)
    {
      g_autofree char *codes = g_strjoinv (", ", (char **)self->unknown->pdata);

      /* Translators: codes of areas in a file, with commas */
      g_ptr_array_add (sentences, g_strdup_printf (_ ("Not a municipality’s code: %s."), codes));
    }
  g_ptr_array_add (sentences, NULL);
  return sentences->len > 1 ? g_strjoinv (" ", (char **)sentences->pdata) : NULL;
}

SporBox
spor_boundaries_get_box (SporBoundaries *self)
{
  g_return_val_if_fail (SPOR_IS_BOUNDARIES (self), (SporBox){ 0 });

  return self->box;
}

SporBox
spor_boundaries_get_box_of (SporBoundaries *self, guint municipality)
{
  g_return_val_if_fail (SPOR_IS_BOUNDARIES (self), (SporBox){ 0 });
  g_return_val_if_fail (municipality < self->outlines->len, (SporBox){ 0 });

  SporOutline *outline = spor_boundaries_outline (self, municipality);

  return outline->rings->len > 0 ? outline->box : (SporBox){ 0 };
}

guint
spor_boundaries_get_n_rings (SporBoundaries *self, guint municipality)
{
  g_return_val_if_fail (SPOR_IS_BOUNDARIES (self), 0);
  g_return_val_if_fail (municipality < self->outlines->len, 0);

  return spor_boundaries_outline (self, municipality)->rings->len;
}

const SporPoint *
spor_boundaries_get_ring (SporBoundaries *self, guint municipality, guint ring, guint *n_points)
{
  g_return_val_if_fail (SPOR_IS_BOUNDARIES (self) && n_points != NULL, NULL);
  g_return_val_if_fail (ring < spor_boundaries_get_n_rings (self, municipality), NULL);

  SporRing *found
      = &g_array_index (spor_boundaries_outline (self, municipality)->rings, SporRing, ring);

  *n_points = found->n_points;
  return &g_array_index (self->points, SporPoint, found->first);
}

guint
spor_boundaries_get_n_borders (SporBoundaries *self)
{
  g_return_val_if_fail (SPOR_IS_BOUNDARIES (self), 0);

  return self->borders->len;
}

const SporBorder *
spor_boundaries_get_border (SporBoundaries *self, guint index)
{
  g_return_val_if_fail (SPOR_IS_BOUNDARIES (self) && index < self->borders->len, NULL);

  return &g_array_index (self->borders, SporBorder, index);
}

SporPoint
spor_boundaries_get_label_point (SporBoundaries *self, guint municipality)
{
  g_return_val_if_fail (SPOR_IS_BOUNDARIES (self), (SporPoint){ 0 });
  g_return_val_if_fail (municipality < self->outlines->len, (SporPoint){ 0 });

  return spor_boundaries_outline (self, municipality)->label_point;
}

/* Whether a ray from @point to the east crosses the ring an odd number of times. */
static gboolean
ring_holds (const SporPoint *points, guint n, SporPoint point)
{
  gboolean inside = FALSE;

  for (guint i = 0, before = n - 1; i < n; before = i++)
    {
      SporPoint a = points[before], b = points[i];

      if ((a.y > point.y) != (b.y > point.y)
          && point.x < a.x + (point.y - a.y) * (b.x - a.x) / (b.y - a.y))
        inside = !inside;
    }
  return inside;
}

static gboolean
spor_boundaries_outline_holds (SporBoundaries *self, const SporOutline *outline, SporPoint point)
{
  gboolean inside = FALSE;

  for (guint r = 0; r < outline->rings->len; r++)
    {
      const SporRing *ring = &g_array_index (outline->rings, SporRing, r);

      if (box_holds (&ring->box, point, 0)
          && ring_holds (&g_array_index (self->points, SporPoint, ring->first), ring->n_points,
                         point))
        inside = !inside;
    }
  return inside;
}

int
spor_boundaries_find (SporBoundaries *self, SporPoint point)
{
  g_return_val_if_fail (SPOR_IS_BOUNDARIES (self), -1);

  for (guint m = 0; m < self->outlines->len; m++)
    {
      const SporOutline *outline = spor_boundaries_outline (self, m);

      if (box_holds (&outline->box, point, 0)
          && spor_boundaries_outline_holds (self, outline, point))
        return m;
    }
  return -1;
}

double
spor_point_line_distance2 (SporPoint point, SporPoint a, SporPoint b)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double length2 = dx * dx + dy * dy;
  double along = length2 > 0 ? ((point.x - a.x) * dx + (point.y - a.y) * dy) / length2 : 0;

  along = CLAMP (along, 0, 1);
  dx = a.x + along * dx - point.x;
  dy = a.y + along * dy - point.y;
  return dx * dx + dy * dy;
}

/* The distance to the ring's line, squared. */
static double
ring_distance2 (const SporPoint *points, guint n, SporPoint point)
{
  double nearest = G_MAXDOUBLE;

  for (guint i = 0, before = n - 1; i < n; before = i++)
    nearest = MIN (nearest, spor_point_line_distance2 (point, points[before], points[i]));
  return nearest;
}

int
spor_boundaries_find_near (SporBoundaries *self, SporPoint point, double distance)
{
  int found = spor_boundaries_find (self, point);
  double nearest = distance * distance;

  if (found >= 0)
    return found;
  for (guint m = 0; m < self->outlines->len; m++)
    {
      const SporOutline *outline = spor_boundaries_outline (self, m);

      for (guint r = 0; r < outline->rings->len; r++)
        {
          const SporRing *ring = &g_array_index (outline->rings, SporRing, r);
          double to_ring;

          if (!box_holds (&ring->box, point, distance))
            continue;
          to_ring = ring_distance2 (&g_array_index (self->points, SporPoint, ring->first),
                                    ring->n_points, point);
          if (to_ring <= nearest)
            {
              nearest = to_ring;
              found = m;
            }
        }
    }
  return found;
}
