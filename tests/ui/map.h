/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pointer.h"

#include "spor-map-page.h"

/* The map in a window, and the pointer on it. */

/* A window on the map of a book of its own. */
typedef struct
{
  SporApplication *app;
  SporWindow *window;
  SporMapPage *page;
  SporMapWidget *map;
  SporPlaces *places;
  char *path;
} Map;

static inline GtkWidget *
find_type (Map *map, GType type)
{
  return fixture_find_shown (GTK_WIDGET (map->window), fixture_has_type, GSIZE_TO_POINTER (type));
}

static inline GtkWidget *
find_label (Map *map, const char *text)
{
  return fixture_find_shown (GTK_WIDGET (map->page), fixture_has_label, text);
}

static inline void
map_open (Map *map, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  map->app = (SporApplication *)data;
  map->path = fixture_book_new ("map.spor", TRUE);
  map->window = fixture_open (map->app, map->path);
  map->places = spor_places_new (&error);
  g_assert_no_error (error);
  spor_window_show_page (map->window, "map");
  gtk_window_set_default_size (GTK_WINDOW (map->window), 1280, 860);
  gtk_window_present (GTK_WINDOW (map->window));
  pointer_settle ();
  keyboard_take (GTK_WINDOW (map->window));
  map->page = SPOR_MAP_PAGE (find_type (map, SPOR_TYPE_MAP_PAGE));
  map->map = spor_map_page_get_map (map->page);
  pointer_move (1390, 890);
}

static inline void
map_close (Map *map, gconstpointer data)
{
  fixture_close (map->app);
  g_remove (map->path);
  g_free (map->path);
  g_object_unref (map->places);
}

static inline guint
find (Map *map, const char *name)
{
  int index;

  g_assert_cmpint (spor_places_match (map->places, name, &index), ==, SPOR_PLACE_MATCH);
  return index;
}

/* What is selected: "Læsø, Frederiksberg", in the order of the municipalities. */
static inline char *
list_selected (Map *map)
{
  GString *names = g_string_new (NULL);

  for (guint m = 0; m < spor_places_get_n (map->places); m++)
    if (spor_map_widget_get_selected (map->map, m))
      g_string_append_printf (names, "%s%s", names->len ? ", " : "",
                              spor_places_get (map->places, m)->name);
  return g_string_free (names, FALSE);
}

typedef struct
{
  Map *map;
  const char *expected;
} Selection;

static inline gboolean
is_selected (gpointer data)
{
  Selection *selection = data;
  g_autofree char *names = list_selected (selection->map);

  return g_str_equal (names, selection->expected);
}

/* Now or in a moment, however slow the machine is. */
static inline void
assert_selected (Map *map, const char *expected)
{
  Selection selection = { map, expected };

  fixture_wait (is_selected, &selection);
}

/* The pointer to a place in the map. */
static inline void
point_at (Map *map, double x, double y)
{
  GtkWidget *widget = GTK_WIDGET (map->map);
  int middle_x, middle_y;

  pointer_middle (widget, &middle_x, &middle_y);
  pointer_move (middle_x + (int)(x - gtk_widget_get_width (widget) / 2.0),
                middle_y + (int)(y - gtk_widget_get_height (widget) / 2.0));
}

static inline void
point_at_place (Map *map, const char *name)
{
  double x, y;

  g_assert_true (spor_map_widget_locate (map->map, find (map, name), &x, &y));
  point_at (map, x, y);
}

/* Until it is seen that the pointer is there: a motion that comes before the map has its place
 * shows nothing, and the next to the same spot is none. */
static inline void
point_till (Map *map, const char *name, FixtureCondition is_seen)
{
  guint tries = 0;

  do
    {
      point_at (map, 2 + tries % 3, 2);
      point_at_place (map, name);
      pointer_settle ();
    }
  while (!is_seen (map) && ++tries < 100);
  g_assert_true (is_seen (map));
}

static inline void
click (void)
{
  pointer_click_times (1, 1);
}

static inline void
press_with (guint modifier, guint keyval)
{
  Display *display = pointer_display ();
  KeyCode code = XKeysymToKeycode (display, modifier);

  XTestFakeKeyEvent (display, code, TRUE, CurrentTime);
  if (keyval)
    keyboard_press (keyval);
  else
    click ();
  XTestFakeKeyEvent (display, code, FALSE, CurrentTime);
  pointer_settle ();
}

/* One after the other, as one word: what is typed is forgotten after a second. */
static inline void
type_letters (const char *letters)
{
  for (const char *letter = letters; *letter; letter++)
    keyboard_tap (*letter);
  pointer_settle ();
}

#define ADD(path, test) g_test_add ("/map/" path, Map, app, map_open, test, map_close)
