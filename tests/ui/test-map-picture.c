/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map.h"

#include "spor-export-actions.h"
#include "spor-map-boundaries.h"

#include <string.h>

/* The map as a picture: its pixels, its files, boundaries of one's own. */

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
      pointer_settle ();
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
  pointer_settle ();
  for (guint s = 0; s < n; s++)
    {
      gtk_drop_down_set_selected (show, s);
      pointer_settle ();
      gtk_widget_measure (GTK_WIDGET (map->window), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                          NULL, NULL);
      g_assert_cmpint (least, <=, 1024);
    }
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
  pointer_settle ();
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  ADD ("pixels", test_pixels);
  ADD ("files", test_files);
  ADD ("own-boundaries", test_own_boundaries);
  ADD ("poor-boundaries", test_poor_boundaries);
  ADD ("fine-screen", test_fine_screen);
  return fixture_run (app);
}
