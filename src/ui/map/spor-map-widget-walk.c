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

void
spor_map_widget_sort_names (SporMapWidget *self)
{
  SporPlaces *places = spor_map_widget_get_places (self);
  guint n = spor_places_get_n (places);

  g_free (self->by_name);
  self->by_name = g_new (guint, n);
  for (guint m = 0; m < n; m++)
    self->by_name[m] = m;
  g_qsort_with_data (self->by_name, n, sizeof (guint), compare_names, places);
}

void
spor_map_widget_walk (SporMapWidget *self, int step)
{
  int n = spor_map_widget_get_n (self);
  int at = step > 0 ? -1 : n;

  for (int i = 0; i < n; i++)
    if ((int)self->by_name[i] == self->cursor)
      at = i;
  spor_map_widget_set_cursor (self, self->by_name[CLAMP (at + step, 0, n - 1)]);
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
  int n = spor_map_widget_get_n (self), first = -1;
  gboolean passed = !next;

  for (int i = 0; i < n; i++)
    {
      g_autofree char *name
          = g_utf8_casefold (spor_places_get (places, self->by_name[i])->name, -1);

      if (g_str_has_prefix (name, beginning))
        {
          if (passed)
            return self->by_name[i];
          if (first < 0)
            first = self->by_name[i];
        }
      passed = passed || (int)self->by_name[i] == self->cursor;
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
