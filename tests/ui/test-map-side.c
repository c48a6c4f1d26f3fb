/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map.h"

#include "spor-map-list.h"
#include "spor-map-painter.h"
#include "spor-map-track.h"

/* Beside the map: tracks, filters, the table, the card of a municipality. */

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
  pointer_settle ();
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
  pointer_settle ();
  g_assert_nonnull (find_type (map, SPOR_TYPE_MAP_LIST));
  g_assert_null (find_type (map, SPOR_TYPE_MAP_WIDGET));
  g_assert_true (spor_map_list_get_selected (SPOR_MAP_LIST (find_type (map, SPOR_TYPE_MAP_LIST)),
                                             find (map, "Langeland")));
  g_assert_true (is_in_list (map, "Langeland"));
  g_assert_true (gtk_widget_get_state_flags (gtk_root_get_focus (GTK_ROOT (map->window)))
                 & GTK_STATE_FLAG_SELECTED);
  press_with (GDK_KEY_Control_L, GDK_KEY_t);
  pointer_settle ();
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
  pointer_settle ();
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
  pointer_settle ();
  spor_map_list_select (SPOR_MAP_LIST (find_type (map, SPOR_TYPE_MAP_LIST)), selected);
  spor_map_list_reveal_selected (SPOR_MAP_LIST (find_type (map, SPOR_TYPE_MAP_LIST)));
  pointer_settle ();
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
  pointer_settle ();
  card = fixture_find_shown (GTK_WIDGET (map->page), fixture_is_card_of, "Anne Hansen");
  g_assert_nonnull (card);
  pointer_drag (card, find_type (map, SPOR_TYPE_MAP_TRACK));
  fixture_wait (has_anne_seated, map->window);
  pointer_settle ();
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
  pointer_settle ();
  card = fixture_find_shown (GTK_WIDGET (map->page), fixture_is_card_of, "Anne Hansen");
  track = find_type (map, SPOR_TYPE_MAP_TRACK);
  width = gtk_widget_get_width (GTK_WIDGET (map->map));
  height = gtk_widget_get_height (track);
  pointer_middle (card, &x, &y);
  pointer_move (x, y);
  pointer_press (1, TRUE);
  pointer_move (x + 15, y + 15);
  pointer_move (x + 20, y + 20);
  g_assert_true (gtk_widget_has_css_class (track, "allowed")
                 || gtk_widget_has_css_class (track, "refused"));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (map->map)), ==, width);
  g_assert_cmpint (gtk_widget_get_height (track), ==, height);
  pointer_press (1, FALSE);
}

/* By the card's keys. */
static void
test_seat_by_key (Map *map, gconstpointer data)
{
  GtkWidget *card;

  spor_map_widget_set_selected (map->map, find (map, "Aarhus"), TRUE);
  g_signal_emit_by_name (map->map, "selection-changed");
  pointer_settle ();
  card = fixture_find_shown (GTK_WIDGET (map->page), fixture_is_card_of, "Anne Hansen");
  gtk_widget_grab_focus (card);
  keyboard_press (GDK_KEY_1);
  fixture_wait (has_anne_seated, map->window);
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
      pointer_settle ();
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

/* A whole region goes by its name; one municipality less is so many of them. */
static void
test_region_is_named (Map *map, gconstpointer data)
{
  guint region = spor_places_region_of (map->places, find (map, "Aabenraa")), n = 0;
  g_autofree char *fewer = NULL;

  for (guint m = 0; m < spor_places_get_n (map->places); m++)
    if (spor_places_region_of (map->places, m) == region)
      {
        spor_map_widget_set_selected (map->map, m, TRUE);
        n++;
      }
  g_signal_emit_by_name (map->map, "selection-changed");
  pointer_settle ();
  g_assert_nonnull (find_label (map, spor_places_get_region (map->places, region)->name));
  spor_map_widget_set_selected (map->map, find (map, "Aabenraa"), FALSE);
  g_signal_emit_by_name (map->map, "selection-changed");
  pointer_settle ();
  fewer = g_strdup_printf ("%u municipalities", n - 1);
  g_assert_nonnull (find_label (map, fewer));
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  ADD ("filter", test_filter);
  ADD ("region-is-named", test_region_is_named);
  ADD ("outside-in-words", test_outside_in_words);
  ADD ("table", test_table);
  ADD ("table-headings", test_table_headings);
  ADD ("table-says-all", test_table_says_all);
  ADD ("drag-to-track", test_drag_to_track);
  ADD ("drag-moves-nothing", test_drag_moves_nothing);
  ADD ("seat-by-key", test_seat_by_key);
  ADD ("card-beside", test_card_beside);
  return fixture_run (app);
}
