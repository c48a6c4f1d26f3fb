/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame costs while the map is dragged or zoomed, against one that shows a ready texture of
 * the same size, in processor time of this program. In one run, turn by turn; medians. */

#include "../ui/fixture.h"

#include "spor-map-figures.h"
#include "spor-map-widget-private.h"

#include <time.h>

#define WIDTH 1000
#define HEIGHT 800
#define N_FRAMES 120
#define LIMIT 1.2

static double
processor_ms (void)
{
  return 1000.0 * clock () / CLOCKS_PER_SEC;
}

static int
compare_doubles (const void *one, const void *other)
{
  double a = *(const double *)one, b = *(const double *)other;

  return (a > b) - (a < b);
}

static double
median (double *times)
{
  qsort (times, N_FRAMES, sizeof *times, compare_doubles);
  return times[N_FRAMES / 2];
}

static void
on_painted_cb (gpointer painted)
{
  *(gboolean *)painted = TRUE;
}

/* Until the next frame is on the screen. */
static double
time_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean painted = FALSE;
  gulong handler
      = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_painted_cb), &painted);
  double start = processor_ms ();

  gtk_widget_queue_draw (widget);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
  return processor_ms () - start;
}

static GtkWidget *
show (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < 5; i++)
    time_frame (child);
  return window;
}

static GdkTexture *
make_texture (guint8 shade)
{
  gsize size = (gsize)WIDTH * HEIGHT * 4;
  guint8 *pixels = g_malloc (size);
  g_autoptr (GBytes) bytes = NULL;

  memset (pixels, shade, size);
  bytes = g_bytes_new_take (pixels, size);
  return gdk_memory_texture_new (WIDTH, HEIGHT, GDK_MEMORY_DEFAULT, bytes, (gsize)WIDTH * 4);
}

/* Two in turn, for a frame that is the same as the last one is not drawn. */
static double
measure_texture (void)
{
  g_autoptr (GdkTexture) one = make_texture (0xff);
  g_autoptr (GdkTexture) other = make_texture (0xf0);
  GtkWidget *picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (one));
  GtkWidget *window = show (picture);
  double times[N_FRAMES];

  for (guint i = 0; i < N_FRAMES; i++)
    {
      gtk_picture_set_paintable (GTK_PICTURE (picture), GDK_PAINTABLE (i % 2 ? one : other));
      times[i] = time_frame (picture);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  return median (times);
}

static SporMapPicture *
make_picture (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporBoundaries) boundaries = spor_boundaries_new_built_in (places, &error);
  g_autoptr (SporRound) round = spor_round_new_fbs2 (places);
  g_autoptr (SporSignups) signups = spor_signups_begin (round, FALSE);
  g_autoptr (SporComposition) composition = NULL;
  g_autoptr (SporMapFigures) figures = NULL;

  spor_signups_end (signups);
  composition = spor_composition_new (signups, "one", "One");
  figures = spor_map_figures_new (composition, NULL, NULL);
  for (guint m = 0; m < spor_places_get_n (places); m++)
    figures->municipalities[m].signups = m % 5;
  return spor_map_figures_draw (figures, boundaries, SPOR_MAP_SHOW_SIGNUPS, TRUE);
}

/* There and back, as somebody who looks around would. */
static void
pan (SporMapWidget *map, guint frame)
{
  SporMapView view = map->view;

  spor_map_view_pan (&view, frame / 30 % 2 ? 7 : -7, frame / 30 % 2 ? 4 : -4);
  spor_map_widget_set_view (map, &view);
}

static void
zoom (SporMapWidget *map, guint frame)
{
  SporMapView view = map->view;

  spor_map_view_zoom (&view, frame / 20 % 2 ? 1 / 1.03 : 1.03, 400, 300);
  spor_map_widget_set_view (map, &view);
}

static double
measure_map (void (*move) (SporMapWidget *, guint))
{
  g_autoptr (SporMapPicture) picture = make_picture ();
  SporMapWidget *map = SPOR_MAP_WIDGET (spor_map_widget_new ());
  GtkWidget *window;
  double times[N_FRAMES];

  spor_map_widget_set_picture (map, picture);
  window = show (GTK_WIDGET (map));
  spor_map_widget_zoom (map, 3);
  time_frame (GTK_WIDGET (map));
  for (guint i = 0; i < N_FRAMES; i++)
    {
      move (map, i);
      times[i] = time_frame (GTK_WIDGET (map));
    }
  gtk_window_destroy (GTK_WINDOW (window));
  return median (times);
}

int
main (int argc, char *argv[])
{
  double texture, panned, zoomed;
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  texture = measure_texture ();
  panned = measure_map (pan);
  zoomed = measure_map (zoom);
  g_print ("a frame at %d × %d: a ready texture %.2f ms; the map dragged %.2f ms, %.2f times as "
           "much; zoomed %.2f ms, %.2f times (at most %.1f)\n",
           WIDTH, HEIGHT, texture, panned, panned / texture, zoomed, zoomed / texture, LIMIT);
  g_object_unref (app);
  fixture_remove (g_getenv ("SPOR_TEST_ROOT"));
  return panned <= LIMIT * texture && zoomed <= LIMIT * texture ? 0 : 1;
}
