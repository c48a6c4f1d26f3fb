/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map.h"

/* The map at hand: pointer, keyboard and zoom. */

/* An island at the edge, and a municipality within another, in an inset. */
static void
test_click (Map *map, gconstpointer data)
{
  point_at_place (map, "Læsø");
  click ();
  assert_selected (map, "Læsø");
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (map->page), fixture_is_card_of, "Bo Sørensen"));
  pointer_pause (500); /* or it would be a double click */

  point_at_place (map, "Frederiksberg");
  press_with (GDK_KEY_Shift_L, 0);
  assert_selected (map, "Frederiksberg, Læsø");
  g_assert_nonnull (find_label (map, "2 municipalities"));
  pointer_pause (500);

  point_at_place (map, "Frederiksberg");
  click ();
  assert_selected (map, "Frederiksberg");
  pointer_settle ();

  point_at (map, gtk_widget_get_width (GTK_WIDGET (map->map)) / 2.0, 5); /* water */
  click ();
  assert_selected (map, "");
}

static void
test_keyboard (Map *map, gconstpointer data)
{
  guint steps = 0;

  gtk_widget_grab_focus (GTK_WIDGET (map->map));
  keyboard_press (GDK_KEY_Home);
  g_assert_cmpint (spor_map_widget_get_cursor (map->map), ==, find (map, "Albertslund"));
  keyboard_press (GDK_KEY_End);
  g_assert_cmpint (spor_map_widget_get_cursor (map->map), ==, find (map, "Aarhus"));

  /* by name */
  type_letters ("frederiksb");
  keyboard_press (GDK_KEY_Return);
  assert_selected (map, "Frederiksberg");

  /* by the alphabet, to Læsø, and both */
  pointer_pause (1300); /* what was typed is forgotten */
  type_letters ("m");
  while (spor_map_widget_get_cursor (map->map) != (int)find (map, "Læsø") && steps++ < 10)
    keyboard_press (GDK_KEY_Page_Up);
  press_with (GDK_KEY_Shift_L, GDK_KEY_Return);
  assert_selected (map, "Frederiksberg, Læsø");

  /* from Læsø to the west is the north of Jutland */
  keyboard_press (GDK_KEY_Left);
  g_assert_cmpint (spor_map_widget_get_cursor (map->map), ==, find (map, "Frederikshavn"));
  keyboard_press (GDK_KEY_Escape);
  assert_selected (map, "");
}

/* Where the keyboard is: on the map, and at which municipality there. */
typedef struct
{
  Map *map;
  gboolean is_focus;
  int cursor;
} Keyboard;

static gboolean
is_there (gpointer data)
{
  Keyboard *keyboard = data;

  return gtk_widget_is_focus (GTK_WIDGET (keyboard->map->map)) == keyboard->is_focus
         && spor_map_widget_get_cursor (keyboard->map->map) == keyboard->cursor;
}

static gboolean
is_elsewhere (gpointer data)
{
  return spor_map_widget_get_cursor (((Keyboard *)data)->map->map) != ((Keyboard *)data)->cursor;
}

static void
assert_keyboard (Map *map, gboolean is_focus, const char *name)
{
  Keyboard keyboard = { map, is_focus, name ? (int)find (map, name) : -1 };

  fixture_wait (is_there, &keyboard);
}

static void
press_tab (gboolean back)
{
  Display *display = pointer_display ();
  KeyCode tab = XKeysymToKeycode (display, GDK_KEY_Tab);
  KeyCode shift = XKeysymToKeycode (display, GDK_KEY_Shift_L);

  if (back)
    XTestFakeKeyEvent (display, shift, TRUE, CurrentTime);
  XTestFakeKeyEvent (display, tab, TRUE, CurrentTime);
  XTestFakeKeyEvent (display, tab, FALSE, CurrentTime);
  if (back)
    XTestFakeKeyEvent (display, shift, FALSE, CurrentTime);
  XFlush (display);
}

/* To the next municipality, wherever that is. */
static int
tab_on (Map *map)
{
  Keyboard keyboard = { map, TRUE, spor_map_widget_get_cursor (map->map) };

  press_tab (FALSE);
  fixture_wait (is_elsewhere, &keyboard);
  return spor_map_widget_get_cursor (map->map);
}

/* Tab goes through all municipalities once, region by region, and then on; nobody is caught. */
static void
test_tab (Map *map, gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint region = 0;

  gtk_widget_grab_focus (GTK_WIDGET (map->map));
  for (guint i = 0; i < spor_places_get_n (map->places); i++)
    {
      int cursor = tab_on (map);

      g_assert_cmpint (cursor, >=, 0);
      g_assert_true (g_hash_table_add (seen, GINT_TO_POINTER (cursor)));
      g_assert_cmpuint (spor_places_region_of (map->places, cursor), >=, region);
      region = spor_places_region_of (map->places, cursor);
    }
  assert_keyboard (map, TRUE, "Aalborg"); /* å is last */
  press_tab (FALSE);
  assert_keyboard (map, FALSE, NULL);
  press_tab (TRUE);
  assert_keyboard (map, TRUE, "Aalborg");
  press_tab (TRUE);
  assert_keyboard (map, TRUE, "Vesthimmerlands");

  /* out at once, before the first, and in again */
  press_with (GDK_KEY_Control_L, GDK_KEY_Tab);
  assert_keyboard (map, FALSE, "Vesthimmerlands");
  gtk_widget_grab_focus (GTK_WIDGET (map->map));
  keyboard_press (GDK_KEY_Home);
  assert_keyboard (map, TRUE, "Albertslund");
  press_tab (TRUE);
  assert_keyboard (map, FALSE, NULL);
  press_tab (FALSE);
  assert_keyboard (map, TRUE, "Albertslund");
}

/* With Shift, a drag selects what it goes around, besides what is selected. */
static void
test_rubber_band (Map *map, gconstpointer data)
{
  Display *display = pointer_display ();
  KeyCode shift = XKeysymToKeycode (display, GDK_KEY_Shift_L);
  double x, y;

  point_at_place (map, "Lolland");
  click ();
  pointer_settle ();
  g_assert_true (spor_map_widget_locate (map->map, find (map, "Samsø"), &x, &y));
  point_at (map, x - 12, y - 25);
  XTestFakeKeyEvent (display, shift, TRUE, CurrentTime);
  pointer_press (1, TRUE);
  point_at (map, x, y);
  point_at (map, x + 15, y + 25);
  pointer_press (1, FALSE);
  XTestFakeKeyEvent (display, shift, FALSE, CurrentTime);
  pointer_settle ();
  assert_selected (map, "Lolland, Samsø");
}

static gboolean
is_in_sight (Map *map, const char *name)
{
  double x, y;

  return spor_map_widget_locate (map->map, find (map, name), &x, &y);
}

static void
test_zoom (Map *map, gconstpointer data)
{
  double x, y, then_x, then_y;

  g_assert_true (is_in_sight (map, "Aarhus") && is_in_sight (map, "Lolland"));
  point_at_place (map, "Aarhus");
  g_assert_true (spor_map_widget_locate (map->map, find (map, "Aarhus"), &x, &y));
  for (guint i = 0; i < 6; i++)
    {
      pointer_click_times (4, 1);
    }
  pointer_settle ();
  g_assert_false (is_in_sight (map, "Lolland"));
  g_assert_true (spor_map_widget_locate (map->map, find (map, "Aarhus"), &then_x, &then_y));
  /* the whole country has its own place, which the first step still feels */
  g_assert_cmpfloat (fabs (then_x - x) + fabs (then_y - y), <, 8);
  x = then_x;
  y = then_y;

  /* dragged along with the pointer */
  pointer_press (1, TRUE);
  point_at (map, x + 20, y + 20);
  point_at (map, x + 60, y + 40);
  pointer_press (1, FALSE);
  g_assert_true (spor_map_widget_locate (map->map, find (map, "Aarhus"), &then_x, &then_y));
  g_assert_cmpfloat (fabs (then_x - x - 60) + fabs (then_y - y - 40), <, 5);
  assert_selected (map, "");

  gtk_widget_grab_focus (GTK_WIDGET (map->map));
  keyboard_press (GDK_KEY_0);
  g_assert_true (is_in_sight (map, "Lolland"));
}

static GtkGesture *
pinch_of (Map *map)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (map->map));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkGesture) gesture = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_ZOOM (gesture))
        return gesture; /* the widget's */
    }
  g_assert_not_reached ();
}

/* Two fingers: as far as they are apart now, against how far they were. No X server without a touch
 * screen has any, so the gesture says so. */
static void
test_pinch (Map *map, gconstpointer data)
{
  GtkGesture *pinch = pinch_of (map);
  double x, y, then_x, then_y;

  g_assert_true (spor_map_widget_locate (map->map, find (map, "Aarhus"), &x, &y));
  g_signal_emit_by_name (pinch, "begin", NULL);
  for (double factor = 1.1; factor < 4; factor *= 1.1)
    g_signal_emit_by_name (pinch, "scale-changed", factor);
  pointer_settle ();
  g_assert_false (is_in_sight (map, "Lolland"));
  for (double factor = 4; factor > 1; factor /= 1.1)
    g_signal_emit_by_name (pinch, "scale-changed", factor);
  g_signal_emit_by_name (pinch, "scale-changed", 1.0);
  pointer_settle ();
  g_assert_true (is_in_sight (map, "Lolland"));
  g_assert_true (spor_map_widget_locate (map->map, find (map, "Aarhus"), &then_x, &then_y));
  g_assert_cmpfloat (fabs (then_x - x) + fabs (then_y - y), <, 2);
  assert_selected (map, "");
}

/* Zoomed by key or button, what is selected or has the keyboard stays in sight, wherever it is. */
static void
test_zoom_to_chosen (Map *map, gconstpointer data)
{
  double x, y;

  for (guint m = 0; m < spor_places_get_n (map->places); m++)
    {
      spor_map_widget_unselect_all (map->map);
      spor_map_widget_set_selected (map->map, m, TRUE);
      for (guint step = 0; step < 12; step++)
        {
          spor_map_widget_zoom (map->map, step < 7 ? 1.5 : 1 / 1.5);
          g_assert_true (spor_map_widget_locate (map->map, m, &x, &y));
        }
      spor_map_widget_show_all (map->map);
    }
  gtk_widget_grab_focus (GTK_WIDGET (map->map));
  type_letters ("frederiksb");
  for (guint i = 0; i < 5; i++)
    keyboard_press (GDK_KEY_plus);
  g_assert_true (is_in_sight (map, "Frederiksberg"));
  g_assert_false (is_in_sight (map, "Roskilde"));
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  ADD ("click", test_click);
  ADD ("keyboard", test_keyboard);
  ADD ("tab", test_tab);
  ADD ("rubber-band", test_rubber_band);
  ADD ("zoom", test_zoom);
  ADD ("pinch", test_pinch);
  ADD ("zoom-to-chosen", test_zoom_to_chosen);
  return fixture_run (app);
}
