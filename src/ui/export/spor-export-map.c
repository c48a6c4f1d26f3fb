/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-export-kind.h"

#include "spor-map-file.h"

#include <glib/gi18n-lib.h>

/* The map as its page shows it: colours, marks, filters. */

static const char *const patterns[] = { "*.png", "*.svg", "*.pdf", NULL };

/* Per choice: the map's size, and how many pixels of the file there are to one of it: how fine the
 * same map is drawn. */
static const struct
{
  const char *label;
  double width, height, scale;
} sizes[] = {
  { N_ ("Screen, 1200 × 800"), 1200, 800, 1 },   { N_ ("Print, 2400 × 1600"), 1200, 800, 2 },
  { N_ ("Poster, 4800 × 3200"), 1200, 800, 4 },  { N_ ("Slide, 1920 × 1080"), 1280, 720, 1.5 },
  { N_ ("Square, 2000 × 2000"), 1000, 1000, 2 },
};

static char **
choices (SporSnapshot *snapshot)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    g_strv_builder_add (labels, _ (sizes[i].label));
  return g_strv_builder_end (labels);
}

static gboolean
write_map (SporExportOrder *order,
           void (*progress) (double fraction, gpointer data),
           gpointer progress_data,
           GCancellable *cancellable,
           GError **error)
{
  SporMapFileOptions options = SPOR_MAP_FILE_OPTIONS_INIT;
  guint size = MIN (order->choice, G_N_ELEMENTS (sizes) - 1);

  options.width = sizes[size].width;
  options.height = sizes[size].height;
  options.scale = sizes[size].scale;
  options.created = g_get_real_time () / G_USEC_PER_SEC;
  return spor_map_write (order->map, &options, g_file_peek_path (order->file), cancellable, error);
}

const SporExportKind spor_export_map = {
  .key = "map",
  .title = N_ ("Map"),
  .purpose = N_ ("Denmark as the map page shows it now, as a picture (PNG), a drawing (SVG) or a "
                 "page for print (PDF)."),
  .doing = N_ ("Drawing the map…"),
  .failed = N_ ("The Map Could Not Be Written"),
  .name = N_ ("Map"),
  .files = N_ ("Pictures and documents (PNG, SVG, PDF)"),
  .patterns = patterns,
  .choice = N_ ("Size as PNG or SVG"),
  .choices = choices,
  .usual_choice = 1,
  .takes_map = TRUE,
  .write = write_map,
};
