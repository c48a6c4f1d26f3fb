/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-widget-private.h"

#include "spor-text.h"

#include <math.h>
#include <string.h>

#define KEY_STEP 1.5
#define PAN_STEP 80

/* How long one may think between two letters of a name. */
#define FORGET_MS 1200

/* How much farther something to the side may seem than something straight ahead. */
#define SIDEWAYS 2.0

static SporPlaces *
spor_map_widget_get_places (SporMapWidget *self)
{
  return spor_boundaries_get_places (spor_map_picture_get_boundaries (self->picture));
}

static guint
spor_map_widget_get_n (SporMapWidget *self)
{
  return spor_places_get_n (spor_map_widget_get_places (self));
}

/* --- Going from one to another --------------------------------------------------------------- */

/* By the alphabet: @step after the cursor; from nowhere, the first or the last. */
static void
spor_map_widget_walk (SporMapWidget *self, int step)
{
  int n = spor_map_widget_get_n (self);
  int at = step > 0 ? -1 : n;

  for (int i = 0; i < n; i++)
    if ((int)self->by_name[i] == self->cursor)
      at = i;
  spor_map_widget_set_cursor (self, self->by_name[CLAMP (at + step, 0, n - 1)]);
}

/* The nearest in that direction, as it is seen on the map; insets are left out of it. */
static void
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

/* The same letter over and over goes from one name to the next. */
static void
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

/* --- Keys ----------------------------------------------------------------------------------- */

static void
spor_map_widget_move (SporMapWidget *self, int dx, int dy, gboolean pans)
{
  SporMapView view = self->view;

  if (!pans)
    {
      spor_map_widget_step (self, dx, dy);
      return;
    }
  spor_map_view_pan (&view, -dx * PAN_STEP, -dy * PAN_STEP);
  spor_map_widget_set_view (self, &view);
}

static gboolean
spor_map_widget_press_way (SporMapWidget *self, guint key, gboolean pans)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      spor_map_widget_move (self, -1, 0, pans);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      spor_map_widget_move (self, 1, 0, pans);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      spor_map_widget_move (self, 0, -1, pans);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      spor_map_widget_move (self, 0, 1, pans);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
spor_map_widget_press_walk (SporMapWidget *self, guint key)
{
  int n = spor_map_widget_get_n (self);

  switch (key)
    {
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      spor_map_widget_walk (self, 1);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      spor_map_widget_walk (self, -1);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      spor_map_widget_walk (self, -n);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      spor_map_widget_walk (self, n);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
spor_map_widget_press_zoom (SporMapWidget *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      spor_map_widget_zoom (self, KEY_STEP);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      spor_map_widget_zoom (self, 1 / KEY_STEP);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      spor_map_widget_show_all (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
spor_map_widget_press_select (SporMapWidget *self, guint key, gboolean adds)
{
  guint cursor = MAX (self->cursor, 0);

  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      if (self->cursor >= 0)
        spor_map_widget_choose (self, &cursor, 1, adds);
      return self->cursor >= 0;
    case GDK_KEY_Escape:
      for (guint m = 0; m < spor_map_widget_get_n (self); m++)
        if (spor_map_picture_get_selected (self->picture, m))
          {
            spor_map_widget_choose_none (self);
            return TRUE;
          }
      return FALSE;
    default:
      return FALSE;
    }
}

gboolean
spor_map_widget_press_key (SporMapWidget *self, guint key, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  gunichar letter = gdk_keyval_to_unicode (key);

  if (!self->picture || (state & GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  if (spor_map_widget_press_way (self, key, control)
      || spor_map_widget_press_select (self, key, control || (state & GDK_SHIFT_MASK)))
    return GDK_EVENT_STOP;
  if (control)
    return GDK_EVENT_PROPAGATE;
  if (spor_map_widget_press_walk (self, key) || spor_map_widget_press_zoom (self, key))
    return GDK_EVENT_STOP;
  if (!g_unichar_isalpha (letter))
    return GDK_EVENT_PROPAGATE;
  spor_map_widget_type (self, letter);
  return GDK_EVENT_STOP;
}

const char *const *
spor_map_widget_get_keys (void)
{
  static const char *const keys[] = { "Left Right Up Down",
                                      "Page_Up Page_Down",
                                      "a...z",
                                      "<Control>Left <Control>Right",
                                      "plus minus",
                                      "0",
                                      "space",
                                      "Escape",
                                      NULL };

  return keys;
}
