/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-roster-map.h"

#include "spor-map-figures.h"
#include "spor-map-file.h"
#include "spor-sheet.h"

#include <glib/gi18n-lib.h>

/* The picture fills a page: inches at 96 pixels. Finer than the screen, for print. */
#define WIDTH 960.0
#define HEIGHT 590.0
#define FINENESS 1.5

/* The rows below the picture, of 20 pixels, are printed with it. */
#define ROW_HEIGHT 20

static GBytes *
render (const SporMapFigures *figures, SporBoundaries *chosen)
{
  SporMapFileOptions options = SPOR_MAP_FILE_OPTIONS_INIT;
  SporPlaces *places = spor_composition_round (figures->composition)->places;
  g_autoptr (SporBoundaries) boundaries
      = chosen ? g_object_ref (chosen) : spor_boundaries_new_built_in (places, NULL);
  g_autoptr (SporMapPicture) picture = NULL;

  if (!boundaries)
    return NULL;
  picture = spor_map_figures_draw (figures, boundaries, SPOR_MAP_SHOW_SIGNUPS, TRUE);
  options.width = WIDTH;
  options.height = HEIGHT;
  options.scale = FINENESS;
  return spor_map_render (picture, SPOR_MAP_PNG, &options, NULL, NULL);
}

static void
insert (SporWorkbook *book, lxw_worksheet *sheet, guint row, GBytes *png)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (png, &length);
  lxw_image_options options = {
    .x_scale = 1 / FINENESS,
    .y_scale = 1 / FINENESS,
    .description = (char *)_ ("Map of Denmark’s municipalities, coloured by sign-ups"),
  };

  spor_workbook_note (book,
                      worksheet_insert_image_buffer_opt (sheet, row, 0, data, length, &options));
}

/* Whoever the picture does not show, a sentence to a row. */
static guint
write_words (SporWorkbook *book, lxw_worksheet *sheet, guint row, const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words ? words : "", "\n", -1);

  for (guint i = 0; lines[i] && *lines[i]; i++)
    spor_workbook_put_text (book, sheet, row++, 0, SPOR_STYLE_LABEL, lines[i]);
  return row;
}

void
spor_roster_write_map (SporWorkbook *book,
                       const SporComposition *composition,
                       SporBoundaries *boundaries,
                       gboolean full,
                       const char *about,
                       const char *today)
{
  g_autoptr (SporMapFigures) figures
      = spor_map_figures_new ((SporComposition *)composition, NULL, NULL);
  g_autoptr (GBytes) png = render (figures, boundaries);
  g_autofree char *gaps = spor_map_figures_describe_gaps (figures, SPOR_MAP_SHOW_SIGNUPS);
  g_autofree char *outside = spor_map_figures_describe_outside (figures, !full);
  /* Translators: a date */
  g_autofree char *facts = g_strdup_printf (_ ("Made on %s."), today);
  const char *lines[] = { _ ("Map"), about, facts, NULL };
  lxw_worksheet *sheet = png ? spor_workbook_add_sheet (book, _ ("Map")) : NULL;
  guint row;

  if (!sheet)
    return;
  row = spor_sheet_write_title (book, sheet, lines);
  row = write_words (book, sheet, row, gaps);
  row = write_words (book, sheet, row, outside);
  insert (book, sheet, row + 1, png);
  worksheet_gridlines (sheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_fit_to_pages (sheet, 1, 1);
  spor_workbook_note (book, worksheet_print_area (sheet, 0, 0, row + 1 + HEIGHT / ROW_HEIGHT, 14));
}
