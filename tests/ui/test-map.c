/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pointer.h"

#include "spor-export-actions.h"
#include "spor-map-boundaries.h"
#include "spor-map-list.h"
#include "spor-map-page.h"
#include "spor-map-painter.h"
#include "spor-map-side.h"
#include "spor-map-track.h"

#include <string.h>

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

static GtkWidget *
find_type (Map *map, GType type)
{
  return fixture_find_shown (GTK_WIDGET (map->window), fixture_has_type, GSIZE_TO_POINTER (type));
}

static GtkWidget *
find_label (Map *map, const char *text)
{
  return fixture_find_shown (GTK_WIDGET (map->page), fixture_has_label, text);
}

static void
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
  pointer_pause (500);
  keyboard_take (GTK_WINDOW (map->window));
  map->page = SPOR_MAP_PAGE (find_type (map, SPOR_TYPE_MAP_PAGE));
  map->map = spor_map_page_get_map (map->page);
  pointer_move (1390, 890);
}

static void
map_close (Map *map, gconstpointer data)
{
  fixture_close (map->app);
  pointer_pause (50);
  g_remove (map->path);
  g_free (map->path);
  g_object_unref (map->places);
}

static guint
find (Map *map, const char *name)
{
  int index;

  g_assert_cmpint (spor_places_match (map->places, name, &index), ==, SPOR_PLACE_MATCH);
  return index;
}

/* What is selected: "Læsø, Frederiksberg", in the order of the municipalities. */
static char *
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

static gboolean
is_selected (gpointer data)
{
  Selection *selection = data;
  g_autofree char *names = list_selected (selection->map);

  return g_str_equal (names, selection->expected);
}

/* Now or in a moment, however slow the machine is. */
static void
assert_selected (Map *map, const char *expected)
{
  Selection selection = { map, expected };

  fixture_wait (is_selected, &selection);
}

/* The pointer to a place in the map. */
static void
point_at (Map *map, double x, double y)
{
  GtkWidget *widget = GTK_WIDGET (map->map);
  int middle_x, middle_y;

  pointer_middle (widget, &middle_x, &middle_y);
  pointer_move (middle_x + (int)(x - gtk_widget_get_width (widget) / 2.0),
                middle_y + (int)(y - gtk_widget_get_height (widget) / 2.0));
}

static void
point_at_place (Map *map, const char *name)
{
  double x, y;

  g_assert_true (spor_map_widget_locate (map->map, find (map, name), &x, &y));
  point_at (map, x, y);
}

/* Until it is seen that the pointer is there: a motion that comes before the map has its place
 * shows nothing, and the next to the same spot is none. */
static void
point_till (Map *map, const char *name, FixtureCondition is_seen)
{
  guint tries = 0;

  do
    {
      point_at (map, 2 + tries % 3, 2);
      point_at_place (map, name);
      pointer_pause (100);
    }
  while (!is_seen (map) && ++tries < 100);
  g_assert_true (is_seen (map));
}

static void
click (void)
{
  pointer_press (1, TRUE);
  pointer_press (1, FALSE);
  pointer_pause (50);
}

static void
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
  pointer_pause (50);
}

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
  pointer_pause (500);

  point_at (map, gtk_widget_get_width (GTK_WIDGET (map->map)) / 2.0, 5); /* water */
  click ();
  assert_selected (map, "");
}

static void
type_letters (const char *letters)
{
  for (const char *letter = letters; *letter; letter++)
    {
      KeyCode code = XKeysymToKeycode (pointer_display (), *letter);

      XTestFakeKeyEvent (pointer_display (), code, TRUE, CurrentTime);
      XTestFakeKeyEvent (pointer_display (), code, FALSE, CurrentTime);
      pointer_pause (20);
    }
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
  pointer_pause (500);
  g_assert_true (spor_map_widget_locate (map->map, find (map, "Samsø"), &x, &y));
  point_at (map, x - 12, y - 25);
  XTestFakeKeyEvent (display, shift, TRUE, CurrentTime);
  pointer_press (1, TRUE);
  point_at (map, x, y);
  point_at (map, x + 15, y + 25);
  pointer_press (1, FALSE);
  XTestFakeKeyEvent (display, shift, FALSE, CurrentTime);
  pointer_pause (50);
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
      pointer_press (4, TRUE);
      pointer_press (4, FALSE);
    }
  pointer_pause (200);
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
  pointer_pause (200);
  g_assert_false (is_in_sight (map, "Lolland"));
  for (double factor = 4; factor > 1; factor /= 1.1)
    g_signal_emit_by_name (pinch, "scale-changed", factor);
  g_signal_emit_by_name (pinch, "scale-changed", 1.0);
  pointer_pause (200);
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

/* What the sign-ups page says of a region is what the map says. */
static void
test_filter (Map *map, gconstpointer data)
{
  SporFilterBar *filters = spor_map_page_get_filters (map->page);
  SporMapPicture *picture = spor_map_widget_get_picture (map->map);

  g_assert_nonnull (find_label (map, "7 sign-ups"));
  g_assert_cmpstr (spor_map_picture_get_region_text (picture, 2), ==, "2");
  g_assert_cmpstr (spor_map_picture_get_region_text (picture, 4), ==, "1");
  spor_filter_bar_set_facet (filters, SPOR_FACET_TRACK, 1u << 1);
  picture = spor_map_widget_get_picture (map->map);
  g_assert_nonnull (find_label (map, "3 of 7"));
  g_assert_cmpstr (spor_map_picture_get_region_text (picture, 4), ==, "0");

  spor_window_show_page (map->window, "signups");
  pointer_pause (500);
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (map->window), fixture_has_label, "3 of 7"));
}

static void
test_outside_in_words (Map *map, gconstpointer data)
{
  g_assert_nonnull (find_label (map, "1 sign-up from Sydslesvig, which is not on the map.\n"
                                     "1 sign-up without a known municipality."));
  g_assert_nonnull (find_label (map, "There are no sign-ups from Region Sjælland."));
}

/* Whether the label is within the list, and not above or below what is seen of it. */
static gboolean
is_in_list (Map *map, const char *text)
{
  GtkWidget *label = find_label (map, text), *list = find_type (map, SPOR_TYPE_MAP_LIST);
  double x, y;

  return label && gtk_widget_translate_coordinates (label, list, 0, 0, &x, &y) && y > 0
         && y + gtk_widget_get_height (label) < gtk_widget_get_height (list);
}

static void
test_table (Map *map, gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (map->map));
  type_letters ("l");
  keyboard_press (GDK_KEY_Return);
  press_with (GDK_KEY_Control_L, GDK_KEY_t);
  pointer_pause (200);
  g_assert_nonnull (find_type (map, SPOR_TYPE_MAP_LIST));
  g_assert_null (find_type (map, SPOR_TYPE_MAP_WIDGET));
  g_assert_true (spor_map_list_get_selected (SPOR_MAP_LIST (find_type (map, SPOR_TYPE_MAP_LIST)),
                                             find (map, "Langeland")));
  g_assert_true (is_in_list (map, "Langeland"));
  g_assert_true (gtk_widget_get_state_flags (gtk_root_get_focus (GTK_ROOT (map->window)))
                 & GTK_STATE_FLAG_SELECTED);
  press_with (GDK_KEY_Control_L, GDK_KEY_t);
  pointer_pause (200);
  g_assert_nonnull (find_type (map, SPOR_TYPE_MAP_WIDGET));
  assert_selected (map, "Langeland");
}

/* The text of the cell in @column of the row that begins with @name; "" if there is none. */
static const char *
read_cell (Map *map, const char *name, guint column)
{
  GtkWidget *label = find_label (map, name);
  GtkWidget *cell = label ? gtk_widget_get_parent (label) : NULL;

  for (guint c = 0; cell && c < column; c++)
    cell = gtk_widget_get_next_sibling (cell);
  return cell ? gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (cell))) : "";
}

/* Where the text of a label begins, or ends, in the window. */
static double
text_edge (Map *map, GtkWidget *label, gboolean end)
{
  graphene_rect_t bounds;
  PangoRectangle text;
  int x;

  g_assert_true (gtk_widget_compute_bounds (label, GTK_WIDGET (map->window), &bounds));
  gtk_label_get_layout_offsets (GTK_LABEL (label), &x, NULL);
  pango_layout_get_pixel_extents (gtk_label_get_layout (GTK_LABEL (label)), NULL, &text);
  return bounds.origin.x + x + text.x + (end ? text.width : 0);
}

/* A heading of numbers ends where they end, one of words begins where they begin. */
static void
test_table_headings (Map *map, gconstpointer data)
{
  static const struct
  {
    const char *title;
    guint column;
    gboolean at_end;
  } headings[] = { { "Population", 2, TRUE },
                   { "Signed Up", 4, TRUE },
                   { "Waiting", 6, TRUE },
                   { "In the Region", 7, FALSE } };

  gtk_widget_activate_action (GTK_WIDGET (map->page), "map.table", NULL);
  pointer_pause (300);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      GtkWidget *heading = find_label (map, headings[i].title);
      GtkWidget *cell = gtk_widget_get_parent (find_label (map, "Albertslund"));

      for (guint c = 0; c < headings[i].column; c++)
        cell = gtk_widget_get_next_sibling (cell);
      g_assert_cmpfloat_with_epsilon (text_edge (map, heading, headings[i].at_end),
                                      text_edge (map, gtk_widget_get_first_child (cell),
                                                 headings[i].at_end),
                                      2);
    }
}

/* What the card says of a municipality, the table says too. */
static void
test_table_says_all (Map *map, gconstpointer data)
{
  static const char *const expected[] = { "Aabenraa", "Syddanmark", NULL, NULL, "1", "0", "0",
                                          "0 of 2.5", "0",          "0",  "0",  "1", "0", "0" };
  g_autoptr (GArray) selected = g_array_new (FALSE, FALSE, sizeof (guint));
  guint aabenraa = find (map, "Aabenraa");

  g_array_append_val (selected, aabenraa);
  gtk_widget_activate_action (GTK_WIDGET (map->page), "map.table", NULL);
  pointer_pause (300);
  spor_map_list_select (SPOR_MAP_LIST (find_type (map, SPOR_TYPE_MAP_LIST)), selected);
  spor_map_list_reveal_selected (SPOR_MAP_LIST (find_type (map, SPOR_TYPE_MAP_LIST)));
  pointer_pause (300);
  for (guint c = 0; c < G_N_ELEMENTS (expected); c++)
    if (expected[c])
      g_assert_cmpstr (read_cell (map, "Aabenraa", c), ==, expected[c]);
}

static gboolean
has_anne_seated (gpointer window)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (spor_window_get_book (window));

  return spor_snapshot_get_composition (snapshot)->seated[0]->len == 1;
}

/* From the list beside the map to a track below it. */
static void
test_drag_to_track (Map *map, gconstpointer data)
{
  GtkWidget *card;

  spor_map_widget_set_selected (map->map, find (map, "Aarhus"), TRUE);
  g_signal_emit_by_name (map->map, "selection-changed");
  pointer_pause (300);
  card = fixture_find_shown (GTK_WIDGET (map->page), fixture_is_card_of, "Anne Hansen");
  g_assert_nonnull (card);
  pointer_drag (card, find_type (map, SPOR_TYPE_MAP_TRACK));
  fixture_wait (has_anne_seated, map->window);
  pointer_pause (200);
  g_assert_nonnull (find_label (map, "Track 1: Implementering, with a seat"));
  g_assert_nonnull (find_label (map, "1 of 5–6"));
}

/* What the tracks say of somebody who is dragged moves nothing. */
static void
test_drag_moves_nothing (Map *map, gconstpointer data)
{
  int width, height, x, y;
  GtkWidget *card, *track;

  spor_map_widget_set_selected (map->map, find (map, "Aarhus"), TRUE);
  g_signal_emit_by_name (map->map, "selection-changed");
  pointer_pause (300);
  card = fixture_find_shown (GTK_WIDGET (map->page), fixture_is_card_of, "Anne Hansen");
  track = find_type (map, SPOR_TYPE_MAP_TRACK);
  width = gtk_widget_get_width (GTK_WIDGET (map->map));
  height = gtk_widget_get_height (track);
  pointer_middle (card, &x, &y);
  pointer_move (x, y);
  pointer_press (1, TRUE);
  pointer_move (x + 15, y + 15);
  pointer_move (x + 20, y + 20);
  pointer_pause (200);
  g_assert_true (gtk_widget_has_css_class (track, "allowed")
                 || gtk_widget_has_css_class (track, "refused"));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (map->map)), ==, width);
  g_assert_cmpint (gtk_widget_get_height (track), ==, height);
  pointer_press (1, FALSE);
  pointer_pause (200);
}

/* By the card's keys. */
static void
test_seat_by_key (Map *map, gconstpointer data)
{
  GtkWidget *card;

  spor_map_widget_set_selected (map->map, find (map, "Aarhus"), TRUE);
  g_signal_emit_by_name (map->map, "selection-changed");
  pointer_pause (300);
  card = fixture_find_shown (GTK_WIDGET (map->page), fixture_is_card_of, "Anne Hansen");
  gtk_widget_grab_focus (card);
  keyboard_press (GDK_KEY_1);
  fixture_wait (has_anne_seated, map->window);
}

/* What is drawn is what the legend says: the colour under the pointer of a class's municipality. */
static void
test_pixels (Map *map, gconstpointer data)
{
  static const char *const names[] = { "Læsø", "Lolland", "Odense" };
  SporMapPicture *picture = spor_map_widget_get_picture (map->map);
  GtkWidget *widget = GTK_WIDGET (map->map);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guchar *pixels = g_malloc0 ((gsize)width * height * 4);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                         node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_texture_download (texture, pixels, (gsize)width * 4);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint place = find (map, names[i]);
      SporColour colour
          = spor_map_theme_class (spor_map_theme_get (SPOR_MAP_LIGHT), SPOR_MAP_AMOUNTS,
                                  spor_map_picture_get_class (picture, place),
                                  spor_map_picture_get_n_classes (picture));
      double x, y;
      gboolean found = FALSE;

      g_assert_true (spor_map_widget_locate (map->map, place, &x, &y));
      for (int dy = -8; dy <= 8; dy++)
        for (int dx = -8; dx <= 8; dx++)
          {
            const guchar *pixel = pixels + ((gsize)(y + dy) * width + (gsize)(x + dx)) * 4;

            found = found
                    || (abs (pixel[2] - (int)lround (255 * colour.red)) <= 1
                        && abs (pixel[1] - (int)lround (255 * colour.green)) <= 1
                        && abs (pixel[0] - (int)lround (255 * colour.blue)) <= 1);
          }
      g_assert_true (found);
    }
}

static gboolean
is_at_rest (gpointer bar)
{
  return !spor_task_bar_get_active (bar);
}

static gboolean
has_copied (gpointer window)
{
  return gdk_clipboard_is_local (gtk_widget_get_clipboard (window));
}

static void
on_texture_read_cb (GObject *source, GAsyncResult *result, gpointer texture)
{
  *(GdkTexture **)texture
      = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_read (gpointer texture)
{
  return *(GdkTexture **)texture != NULL;
}

/* A file of each size that there is to choose. */
static void
assert_written (Map *map, guint choice, int width, int height)
{
  const SporExportPlace place = spor_export_place_of (map->window);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "kort.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) written = NULL;

  spor_export_run (&place, &spor_export_map, choice, FALSE, file);
  fixture_wait (is_at_rest, place.bar);
  written = gdk_texture_new_from_file (file, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (written), ==, width);
  g_assert_cmpint (gdk_texture_get_height (written), ==, height);
  g_remove (path);
}

static void
test_files (Map *map, gconstpointer data)
{
  GdkTexture *copied = NULL;

  assert_written (map, 0, 1200, 800);
  assert_written (map, 1, 2400, 1600);
  assert_written (map, 2, 4800, 3200);
  assert_written (map, 3, 1920, 1080);
  assert_written (map, 4, 2000, 2000);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (map->window), "win.copy-map", NULL));
  fixture_wait (has_copied, map->window);
  gdk_clipboard_read_texture_async (gtk_widget_get_clipboard (GTK_WIDGET (map->window)), NULL,
                                    on_texture_read_cb, &copied);
  fixture_wait (is_read, &copied);
  g_assert_cmpint (gdk_texture_get_width (copied), ==, 2400);
  g_object_unref (copied);
}

/* Læsø alone, as a square. */
static const char one_island[]
    = "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": "
      "{\"KOMKODE\": \"0825\"}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[10.9, "
      "57.2], "
      "[11.1, 57.2], [11.1, 57.3], [10.9, 57.3], [10.9, 57.2]]]}}]}";

static gboolean
has_aarhus (gpointer data)
{
  Map *map = data;

  return spor_boundaries_has (spor_map_picture_get_boundaries (
                                  spor_map_widget_get_picture (map->map)),
                              find (map, "Aarhus"));
}

static gboolean
has_no_aarhus (gpointer data)
{
  return !has_aarhus (data);
}

static gboolean
has_card_of_aarhus (gpointer map)
{
  return find_label (map, "Aarhus") != NULL;
}

static gboolean
has_no_card_of_aarhus (gpointer map)
{
  return !has_card_of_aarhus (map);
}

/* Another program gives the book boundaries; the window follows, and can go back. */
static void
test_own_boundaries (Map *map, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (one_island, strlen (one_island));
  SporStore *store = spor_store_open (map->path, map->places, "other", &error);

  g_assert_no_error (error);
  g_assert_true (has_aarhus (map));
  point_till (map, "Aarhus", has_card_of_aarhus);
  g_assert_true (spor_store_set_boundaries (store, "ø.geojson", bytes, &error));
  g_assert_no_error (error);
  spor_store_close (store);
  fixture_wait (has_no_aarhus, map);
  fixture_wait (has_no_card_of_aarhus, map);
  point_at_place (map, "Læsø");
  click ();
  assert_selected (map, "Læsø");

  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (map->page), "map.built-in-boundaries", NULL));
  fixture_wait (has_aarhus, map);
  point_till (map, "Aarhus", has_card_of_aarhus);
}

static GtkWidget *
find_card (Map *map)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (map->map)); child;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "map-card") && gtk_widget_get_mapped (child))
      return child;
  return NULL;
}

static gboolean
has_card (gpointer map)
{
  return find_card (map) != NULL;
}

/* The card does not cover what it is about, not even at the map's edge. */
static void
test_card_beside (Map *map, gconstpointer data)
{
  static const char *const names[] = { "Aarhus", "Lolland", "Thisted", "Gribskov" };
  int width = gtk_widget_get_width (GTK_WIDGET (map->map));
  int height = gtk_widget_get_height (GTK_WIDGET (map->map));
  g_autoptr (SporMapPainter) painter
      = spor_map_painter_new (spor_map_widget_get_picture (map->map),
                              spor_map_theme_get (SPOR_MAP_LIGHT), width, height, 1);
  SporMapView home = spor_map_painter_get_home (painter);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      graphene_rect_t card;

      point_till (map, names[i], has_card);
      pointer_pause (100);
      g_assert_true (gtk_widget_compute_bounds (find_card (map), GTK_WIDGET (map->map), &card));
      g_assert_cmpfloat (card.origin.x, >=, -2);
      g_assert_cmpfloat (card.origin.x + card.size.width, <=, width + 2);
      graphene_rect_inset (&card, 3, 3); /* the painter also finds what is near */
      for (guint k = 0; k < 400; k++)
        g_assert_cmpint (spor_map_painter_find (painter, &home,
                                                card.origin.x + card.size.width * (k % 20) / 19,
                                                card.origin.y + card.size.height * (k / 20) / 19),
                         !=, find (map, names[i]));
    }
}

static GtkWidget *
find_question (Map *map)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static gboolean
is_asked (gpointer map)
{
  return find_question (map) != NULL;
}

/* A file without most of the municipalities is used only by those who want that. */
static void
test_poor_boundaries (Map *map, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "ø.geojson", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, one_island, -1, &error);
  g_assert_no_error (error);
  for (int use = FALSE; use <= TRUE; use++)
    {
      spor_map_boundaries_load (GTK_WIDGET (map->page), spor_window_get_book (map->window), file);
      fixture_wait (is_asked, map);
      g_assert_nonnull (
          strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (find_question (map))),
                  "97 of the 98"));
      g_assert_true (has_aarhus (map));
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_question (map)),
                                   use ? "use" : "cancel");
      gtk_window_destroy (GTK_WINDOW (find_question (map)));
      pointer_pause (300);
    }
  fixture_wait (has_no_aarhus, map);
  g_remove (path);
}

/* Letters twice as high, as on a screen of 192 dots to the inch, fit into 1024 with any of the
 * colours and a municipality chosen, and say nothing on stderr. */
static void
test_fine_screen (Map *map, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkDropDown *show = fixture_find_type (GTK_WIDGET (map->page), GTK_TYPE_DROP_DOWN);
  guint n = g_list_model_get_n_items (gtk_drop_down_get_model (show));
  int least;

  g_object_set (settings, "gtk-xft-dpi", 192 * 1024, NULL);
  pointer_pause (500);
  for (guint s = 0; s < n; s++)
    {
      gtk_drop_down_set_selected (show, s);
      pointer_pause (50);
      gtk_widget_measure (GTK_WIDGET (map->window), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                          NULL, NULL);
      g_assert_cmpint (least, <=, 1024);
    }
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
  pointer_pause (200);
}

int
main (int argc, char *argv[])
{
  const struct
  {
    const char *path;
    void (*run) (Map *, gconstpointer);
  } tests[] = {
    { "/map/click", test_click },
    { "/map/keyboard", test_keyboard },
    { "/map/tab", test_tab },
    { "/map/rubber-band", test_rubber_band },
    { "/map/zoom", test_zoom },
    { "/map/pinch", test_pinch },
    { "/map/zoom-to-chosen", test_zoom_to_chosen },
    { "/map/filter", test_filter },
    { "/map/outside-in-words", test_outside_in_words },
    { "/map/table", test_table },
    { "/map/table-headings", test_table_headings },
    { "/map/table-says-all", test_table_says_all },
    { "/map/drag-to-track", test_drag_to_track },
    { "/map/drag-moves-nothing", test_drag_moves_nothing },
    { "/map/seat-by-key", test_seat_by_key },
    { "/map/pixels", test_pixels },
    { "/map/files", test_files },
    { "/map/own-boundaries", test_own_boundaries },
    { "/map/card-beside", test_card_beside },
    { "/map/poor-boundaries", test_poor_boundaries },
    { "/map/fine-screen", test_fine_screen },
  };
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Map, app, map_open, tests[i].run, map_close);
  return fixture_run (app);
}
