/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-widget-private.h"

#include <math.h>
#include <string.h>

/* How long one may think between two letters of a name. */
#define FORGET_MS 1200

/* How much farther something to the side may seem than something straight ahead. */
#define SIDEWAYS 2.0

static int
compare_names (gconstpointer one, gconstpointer other, gpointer places)
{
  return strcmp (spor_places_get (places, *(const guint *)one)->sort_key,
                 spor_places_get (places, *(const guint *)other)->sort_key);
}

static int
compare_regions (gconstpointer one, gconstpointer other, gpointer places)
{
  guint a = spor_places_region_of (places, *(const guint *)one);
  guint b = spor_places_region_of (places, *(const guint *)other);

  return a != b ? (a > b) - (a < b) : compare_names (one, other, places);
}

void
spor_map_widget_sort_names (SporMapWidget *self)
{
  SporPlaces *places = spor_map_widget_get_places (self);
  SporBoundaries *boundaries = spor_map_picture_get_boundaries (self->picture);

  g_array_set_size (self->by_name, 0);
  for (guint m = 0; m < spor_places_get_n (places); m++)
    if (spor_boundaries_has (boundaries, m))
      g_array_append_val (self->by_name, m);
  g_array_sort_with_data (self->by_name, compare_names, places);
  g_array_set_size (self->by_region, 0);
  g_array_append_vals (self->by_region, self->by_name->data, self->by_name->len);
  g_array_sort_with_data (self->by_region, compare_regions, places);
}

/* Where the cursor is in @order, or -1. */
static int
spor_map_widget_find_cursor (SporMapWidget *self, const GArray *order)
{
  for (guint i = 0; i < order->len; i++)
    if ((int)g_array_index (order, guint, i) == self->cursor)
      return i;
  return -1;
}

void
spor_map_widget_walk (SporMapWidget *self, int step)
{
  int n = self->by_name->len, at = spor_map_widget_find_cursor (self, self->by_name);

  if (at < 0 && step < 0)
    at = n;
  if (n > 0)
    spor_map_widget_set_cursor (self,
                                g_array_index (self->by_name, guint, CLAMP (at + step, 0, n - 1)));
}

gboolean
spor_map_widget_walk_regions (SporMapWidget *self, gboolean back)
{
  int n = self->by_region->len, at = spor_map_widget_find_cursor (self, self->by_region);
  int to = back ? at - 1 : at + 1;

  if (to < 0 || to >= n)
    {
      spor_map_widget_set_cursor (self, -1);
      return FALSE;
    }
  spor_map_widget_set_cursor (self, g_array_index (self->by_region, guint, to));
  return TRUE;
}

void
spor_map_widget_enter (SporMapWidget *self, gboolean back)
{
  guint n = self->by_region->len;

  if (n > 0 && self->cursor < 0)
    spor_map_widget_set_cursor (self, g_array_index (self->by_region, guint, back ? n - 1 : 0));
}

void
spor_map_widget_step (SporMapWidget *self, int dx, int dy)
{
  SporBoundaries *boundaries = spor_map_picture_get_boundaries (self->picture);
  SporPoint from;
  double nearest = INFINITY;
  int found = -1;

  if (self->cursor < 0)
    {
      spor_map_widget_walk (self, 1);
      return;
    }
  from = spor_boundaries_get_label_point (boundaries, self->cursor);
  for (guint m = 0; m < spor_map_widget_get_n (self); m++)
    {
      SporPoint to = spor_boundaries_get_label_point (boundaries, m);
      double east = to.x - from.x, south = from.y - to.y;
      double ahead = east * dx + south * dy;
      double aside = fabs (east * dy) + fabs (south * dx);

      if (ahead > 0 && ahead + SIDEWAYS * aside < nearest && spor_boundaries_has (boundaries, m))
        {
          nearest = ahead + SIDEWAYS * aside;
          found = m;
        }
    }
  if (found >= 0)
    spor_map_widget_set_cursor (self, found);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static gboolean
on_forgotten_cb (gpointer data)
{
  SporMapWidget *self = data;

  self->forget_source = 0;
  g_string_truncate (self->typed, 0);
  return G_SOURCE_REMOVE;
}

/* The first name that begins with @beginning, in Danish order, after the cursor if @next. */
static int
spor_map_widget_find_name (SporMapWidget *self, const char *beginning, gboolean next)
{
  SporPlaces *places = spor_map_widget_get_places (self);
  int first = -1;
  gboolean passed = !next;

  for (guint i = 0; i < self->by_name->len; i++)
    {
      guint municipality = g_array_index (self->by_name, guint, i);
      g_autofree char *name = g_utf8_casefold (spor_places_get (places, municipality)->name, -1);

      if (g_str_has_prefix (name, beginning))
        {
          if (passed)
            return municipality;
          if (first < 0)
            first = municipality;
        }
      passed = passed || (int)municipality == self->cursor;
    }
  return first;
}

void
spor_map_widget_type (SporMapWidget *self, gunichar letter)
{
  char text[7] = "";
  g_autofree char *folded = NULL;
  gboolean again;
  int found;

  g_unichar_to_utf8 (letter, text);
  folded = g_utf8_casefold (text, -1);
  again = self->typed->len == 0 || g_str_equal (self->typed->str, folded);
  if (!g_str_equal (self->typed->str, folded))
    g_string_append (self->typed, folded);
  found = spor_map_widget_find_name (self, self->typed->str, again);
  if (found >= 0)
    spor_map_widget_set_cursor (self, found);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
  g_clear_handle_id (&self->forget_source, g_source_remove);
  self->forget_source = g_timeout_add (FORGET_MS, on_forgotten_cb, self);
}
