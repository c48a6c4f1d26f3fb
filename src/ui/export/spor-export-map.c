/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-export-kind.h"

#include "spor-map-file.h"

#include <glib/gi18n-lib.h>

/* The map as its page shows it: colours, marks, filters. */

static const char *const patterns[] = { "*.png", "*.svg", "*.pdf", NULL };

/* Pixels of the file to one of 1200 × 800, per choice. */
static const guint fineness[] = { 1, 2, 4 };

static char **
choices (SporSnapshot *snapshot)
{
  const char *const sizes[]
      = { _ ("Screen, 1200 × 800"), _ ("Print, 2400 × 1600"), _ ("Poster, 4800 × 3200"), NULL };

  return g_strdupv ((char **)sizes);
}

static gboolean
write_map (SporExportOrder *order,
           void (*progress) (double fraction, gpointer data),
           gpointer progress_data,
           GCancellable *cancellable,
           GError **error)
{
  SporMapFileOptions options = SPOR_MAP_FILE_OPTIONS_INIT;

  options.scale = fineness[MIN (order->choice, G_N_ELEMENTS (fineness) - 1)];
  options.created = g_get_real_time () / G_USEC_PER_SEC;
  return spor_map_write (order->map, &options, g_file_peek_path (order->file), cancellable, error);
}

const SporExportKind spor_export_map = {
  .key = "map",
  .title = N_ ("Map"),
  .purpose = N_ ("Denmark as the map page shows it now, as a picture (PNG), a drawing (SVG) or a "
                 "page for print (PDF)."),
  .doing = N_ ("Drawing the map…"),
  .failed = N_ ("The map could not be written"),
  .name = N_ ("Map"),
  .files = N_ ("Pictures and documents (PNG, SVG, PDF)"),
  .patterns = patterns,
  .choice = N_ ("Size as PNG or SVG"),
  .choices = choices,
  .usual_choice = 1,
  .takes_map = TRUE,
  .write = write_map,
};
