/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-file.h"

#include "folder.h"
#include "map-fixture.h"

#include <math.h>
#include <string.h>

#define CREATED 1764100000 /* 2025-11-25T19:46:40Z */

typedef struct
{
  char *folder;
  SporMapPicture *picture;
  SporMapFileOptions options;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("spor-map-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->picture = new_map_picture ();
  add_map_marks (fixture->picture);
  spor_map_picture_set_title (fixture->picture, "FBS 2.0 <sign-ups>");
  fixture->options = (SporMapFileOptions)SPOR_MAP_FILE_OPTIONS_INIT;
  fixture->options.created = CREATED;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  folder_remove (fixture->folder);
  g_object_unref (fixture->picture);
  g_free (fixture->folder);
}

static char *
write_file (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, name, NULL);

  spor_map_write (fixture->picture, &fixture->options, path, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_png (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "kort.PNG");
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 2400);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 1600);
  cairo_surface_destroy (surface);
}

/* Well-formed, with title and figures as text, in XML's own way of writing them. */
static void
test_svg (Fixture *fixture, gconstpointer data)
{
  static const GMarkupParser any = { NULL };
  g_autofree char *path = write_file (fixture, "kort.svg");
  g_autofree char *svg = read_file (path);
  g_autoptr (GError) error = NULL;
  GMarkupParseContext *context = g_markup_parse_context_new (&any, 0, NULL, NULL);

  g_markup_parse_context_parse (context, svg, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_markup_parse_context_free (context);
  g_assert_nonnull (strstr (svg, "<title id=\"title\">FBS 2.0 &lt;sign-ups&gt;</title>"));
  g_assert_nonnull (strstr (svg, "\nRegion Nordjylland: 7\n"));
  g_assert_nonnull (strstr (svg, "\nLyngby-Taarbæk: "));
  g_assert_nonnull (strstr (svg, "width=\"2400"));
  g_assert_nonnull (strstr (svg, ">Region Nordjylland</text>"));
  g_assert_nonnull (strstr (svg, " font-weight=\"bold\">Sign-ups</text>"));
}

/* What pdftotext reads from the file, or NULL where it is not installed. */
static char *
text_of_pdf (const char *path)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *const command[] = { "pdftotext", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (!program)
    {
      g_test_skip ("pdftotext is not installed");
      return NULL;
    }
  g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return text;
}

/* Every municipality's name and every region's can be read and searched, on the map or in the
 * figures after it. */
static void
test_pdf (Fixture *fixture, gconstpointer data)
{
  SporPlaces *places
      = spor_boundaries_get_places (spor_map_picture_get_boundaries (fixture->picture));
  g_autofree char *path = write_file (fixture, "kort.pdf");
  g_autofree char *text = text_of_pdf (path);

  if (!text)
    return;
  for (guint r = 0; r < spor_places_get_n_regions (places); r++)
    g_assert_nonnull (strstr (text, spor_places_get_region (places, r)->name));
  for (guint m = 0; m < spor_places_get_n (places); m++)
    g_assert_nonnull (strstr (text, spor_places_get (places, m)->name));
  g_assert_nonnull (strstr (text, "FBS 2.0 <sign-ups>"));
}

/* Without figures there is the map alone; and still the regions, in the legend. */
static void
test_pdf_without_figures (Fixture *fixture, gconstpointer data)
{
  static const char *const classes[] = { NULL };
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  for (guint m = 0; m < 98; m++)
    spor_map_picture_set_value (fixture->picture, m, -1, NULL);
  spor_map_picture_clear_marks (fixture->picture);
  spor_map_picture_set_scale (fixture->picture, SPOR_MAP_AMOUNTS, NULL, classes);
  path = write_file (fixture, "kort.pdf");
  text = text_of_pdf (path);
  if (!text)
    return;
  g_assert_nonnull (strstr (text, "Region Nordjylland"));
  g_assert_null (strchr (strchr (text, '\f') + 1, '\f')); /* one page */
}

/* The same map gives the same bytes, whatever else was drawn in between. */
static void
test_same (Fixture *fixture, gconstpointer data)
{
  for (int format = SPOR_MAP_PNG; format <= SPOR_MAP_PDF; format++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) one
          = spor_map_render (fixture->picture, format, &fixture->options, NULL, &error);
      g_autoptr (GBytes) other = NULL;

      g_assert_no_error (error);
      other = spor_map_render (fixture->picture, format, &fixture->options, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (one, other));
    }
}

/* What a window shows, in a file of another shape: its middle stays the middle. */
static void
test_window (Fixture *fixture, gconstpointer data)
{
  SporMapView view = { 400, 800, 0.01, { 588000, 6138000 } }; /* Odense */
  guint odense = find_map_code (fixture->picture, "0461");
  SporColour colour;
  g_autofree char *path = NULL;
  cairo_surface_t *surface;
  guint32 pixel;

  fixture->options.view = &view;
  fixture->options.scale = 1;
  spor_map_picture_set_names (fixture->picture, SPOR_MAP_NO_NAMES);
  spor_map_picture_clear_marks (fixture->picture);
  path = write_file (fixture, "odense.png");
  surface = cairo_image_surface_create_from_png (path);
  pixel = ((guint32 *)(cairo_image_surface_get_data (surface)
                       + 400 * cairo_image_surface_get_stride (surface)))[600];
  colour = spor_map_theme_class (spor_map_theme_get (SPOR_MAP_PRINT), SPOR_MAP_AMOUNTS,
                                 spor_map_picture_get_class (fixture->picture, odense), 5);
  g_assert_cmpuint (pixel & 0xff, ==, lround (colour.blue * 255));
  g_assert_cmpuint (pixel >> 16 & 0xff, ==, lround (colour.red * 255));
  cairo_surface_destroy (surface);
}

static void
assert_fails (Fixture *fixture, const char *name, int code, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GDir) dir = NULL;

  g_assert_false (spor_map_write (fixture->picture, &fixture->options, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, code);
  dir = g_dir_open (fixture->folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "kort.png");
  g_assert_null (g_dir_read_name (dir));
}

/* A file that is there stays as it was, and nothing is left lying about. */
static void
test_failures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autofree char *path = g_build_filename (fixture->folder, "kort.png", NULL);
  g_autofree char *kept = NULL;

  g_file_set_contents (path, "before", -1, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancelled);
  assert_fails (fixture, "kort.png", G_IO_ERROR_CANCELLED, cancelled);
  assert_fails (fixture, "kort.jpeg", G_IO_ERROR_INVALID_FILENAME, NULL);
  assert_fails (fixture, "nowhere/kort.png", G_IO_ERROR_NOT_FOUND, NULL);
  fixture->options.scale = 100;
  assert_fails (fixture, "kort.png", G_IO_ERROR_NO_SPACE, NULL);
  kept = read_file (path);
  g_assert_cmpstr (kept, ==, "before");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/map-file/png", test_png);
  ADD ("/map-file/svg", test_svg);
  ADD ("/map-file/pdf", test_pdf);
  ADD ("/map-file/pdf-without-figures", test_pdf_without_figures);
  ADD ("/map-file/same", test_same);
  ADD ("/map-file/window", test_window);
  ADD ("/map-file/failures", test_failures);
  return g_test_run ();
}
