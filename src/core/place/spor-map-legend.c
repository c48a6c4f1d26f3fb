/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-legend.h"

#include "spor-map-mark.h"

/* Pixels, at 100 % text. */
#define TEXT_SIZE 12.0
#define ROW 17.5
#define PADDING 12.0
#define BLOCK_GAP 10.0
#define COLUMN_GAP 22.0
#define SWATCH_WIDTH 20.0
#define SWATCH_HEIGHT 13.0
#define KEY_GAP 8.0
#define FIGURE_GAP 14.0

#define MAX_BLOCKS 3

typedef enum
{
  LINE_HEADING,
  LINE_CLASS,
  LINE_MARK,
  LINE_REGION,
} LineKind;

typedef struct
{
  LineKind kind;
  guint index;         /* of the class, kind of mark or region */
  PangoLayout *text;   /* owned */
  PangoLayout *figure; /* owned, nullable; at the right */
} Line;

typedef struct
{
  guint first, n; /* lines */
  double width;
  guint column;
  double x, y; /* from the legend's corner */
} Block;

struct _SporMapLegend
{
  SporMapPicture *picture; /* owned */
  PangoContext *context;   /* owned */
  double text_scale;
  GArray *lines; /* Line */
  Block blocks[MAX_BLOCKS];
  guint n_blocks;
  double width, height;
};

static void
clear_line (gpointer data)
{
  Line *line = data;

  g_object_unref (line->text);
  g_clear_object (&line->figure);
}

static double
line_indent (const Line *line, double text_scale)
{
  return line->kind == LINE_CLASS || line->kind == LINE_MARK ? (SWATCH_WIDTH + KEY_GAP) * text_scale
                                                             : 0;
}

static void
add_line (SporMapLegend *self, LineKind kind, guint index, const char *text, const char *figure)
{
  double size = TEXT_SIZE * self->text_scale;
  Line line = { kind, index, spor_map_text_new (self->context, text, size, kind == LINE_HEADING),
                figure ? spor_map_text_new (self->context, figure, size, TRUE) : NULL };
  double width = line_indent (&line, self->text_scale) + spor_map_text_width (line.text);
  Block *block = &self->blocks[self->n_blocks];

  if (line.figure)
    width += FIGURE_GAP * self->text_scale + spor_map_text_width (line.figure);
  if (block->n == 0)
    block->first = self->lines->len;
  block->n++;
  block->width = MAX (block->width, width);
  g_array_append_val (self->lines, line);
}

static void
end_block (SporMapLegend *self)
{
  if (self->blocks[self->n_blocks].n > 0)
    self->n_blocks++;
}

static void
add_scale (SporMapLegend *self)
{
  SporMapPicture *picture = self->picture;
  guint n = spor_map_picture_get_n_classes (picture);

  if (n > 0 && spor_map_picture_get_scale_title (picture))
    add_line (self, LINE_HEADING, 0, spor_map_picture_get_scale_title (picture), NULL);
  for (guint c = 0; c < n; c++)
    add_line (self, LINE_CLASS, c, spor_map_picture_get_class_label (picture, c), NULL);
  end_block (self);
}

static void
add_mark_kinds (SporMapLegend *self)
{
  for (guint k = 0; k < spor_map_picture_get_n_mark_kinds (self->picture); k++)
    add_line (self, LINE_MARK, k, spor_map_picture_get_mark_kind (self->picture, k)->label, NULL);
  end_block (self);
}

static void
add_regions (SporMapLegend *self)
{
  SporPlaces *places = spor_boundaries_get_places (spor_map_picture_get_boundaries (self->picture));

  if (spor_map_picture_get_region_text (self->picture, 0)
      && spor_map_picture_get_region_title (self->picture))
    add_line (self, LINE_HEADING, 0, spor_map_picture_get_region_title (self->picture), NULL);
  for (guint r = 0; r < spor_places_get_n_regions (places); r++)
    {
      const char *text = spor_map_picture_get_region_text (self->picture, r);

      if (text)
        add_line (self, LINE_REGION, r, spor_places_get_region (places, r)->name, text);
    }
  end_block (self);
}

SporMapLegend *
spor_map_legend_new (SporMapPicture *picture, PangoContext *context, double text_scale)
{
  SporMapLegend *self = g_new0 (SporMapLegend, 1);
  double width, height;

  self->picture = g_object_ref (picture);
  self->context = g_object_ref (context);
  self->text_scale = text_scale;
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, clear_line);
  add_scale (self);
  add_mark_kinds (self);
  add_regions (self);
  spor_map_legend_arrange (self, 1, &width, &height);
  return self;
}

void
spor_map_legend_free (SporMapLegend *self)
{
  g_array_unref (self->lines);
  g_object_unref (self->context);
  g_object_unref (self->picture);
  g_free (self);
}

guint
spor_map_legend_get_n_blocks (SporMapLegend *self)
{
  return self->n_blocks;
}

/* One column for each block, or all in one; or two, about as high as each other. */
static void
choose_columns (SporMapLegend *self, guint n_columns)
{
  for (guint b = 0; b < self->n_blocks; b++)
    self->blocks[b].column = MIN (b, n_columns - 1);
  if (n_columns == 2 && self->n_blocks == MAX_BLOCKS
      && self->blocks[0].n + self->blocks[1].n <= self->blocks[2].n + 2)
    self->blocks[1].column = 0;
}

void
spor_map_legend_arrange (SporMapLegend *self, guint n_columns, double *width, double *height)
{
  double scale = self->text_scale, padding = PADDING * scale;
  double x = padding, y = padding, column_width = 0;

  self->width = self->height = 0;
  choose_columns (self, CLAMP (n_columns, 1, MAX_BLOCKS));
  for (guint b = 0; b < self->n_blocks; b++)
    {
      Block *block = &self->blocks[b];

      if (b > 0 && block->column != self->blocks[b - 1].column)
        {
          x += column_width + COLUMN_GAP * scale;
          y = padding;
          column_width = 0;
        }
      block->x = x;
      block->y = y;
      column_width = MAX (column_width, block->width);
      y += block->n * ROW * scale;
      self->width = MAX (self->width, x + column_width + padding);
      self->height = MAX (self->height, y + padding);
      y += BLOCK_GAP * scale;
    }
  *width = self->width;
  *height = self->height;
}

static void
rounded_rectangle (double x, double y, double width, double height, double radius, cairo_t *cr)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
draw_swatch (SporMapLegend *self,
             const SporMapTheme *theme,
             guint index,
             double x,
             double middle,
             cairo_t *cr)
{
  double scale = self->text_scale;
  guint n = spor_map_picture_get_n_classes (self->picture);

  rounded_rectangle (x, middle - SWATCH_HEIGHT * scale / 2, SWATCH_WIDTH * scale,
                     SWATCH_HEIGHT * scale, 2 * scale, cr);
  spor_colour_set (spor_map_theme_class (theme, index, n), 1, cr);
  cairo_fill_preserve (cr);
  spor_colour_set (theme->municipal_border, 1, cr);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
draw_line (SporMapLegend *self,
           const SporMapTheme *theme,
           const Line *line,
           double x,
           double y,
           double width,
           cairo_t *cr)
{
  double scale = self->text_scale;
  double middle = y + ROW * scale / 2;

  if (line->kind == LINE_CLASS)
    draw_swatch (self, theme, line->index, x, middle, cr);
  else if (line->kind == LINE_MARK)
    spor_map_mark_draw (spor_map_picture_get_mark_kind (self->picture, line->index), theme,
                        x + SWATCH_WIDTH * scale / 2, middle, SPOR_MAP_MARK_SIZE * scale, cr);
  spor_map_text_draw (line->text, x + line_indent (line, scale),
                      middle - spor_map_text_height (line->text) / 2, theme->text, cr);
  if (line->figure)
    spor_map_text_draw (line->figure, x + width - spor_map_text_width (line->figure),
                        middle - spor_map_text_height (line->figure) / 2, theme->text, cr);
}

/* How wide the column is that the block is in: figures are in line with each other. */
static double
column_width (SporMapLegend *self, const Block *block)
{
  double width = 0;

  for (guint b = 0; b < self->n_blocks; b++)
    if (self->blocks[b].column == block->column)
      width = MAX (width, self->blocks[b].width);
  return width;
}

void
spor_map_legend_draw (
    SporMapLegend *self, const SporMapTheme *theme, double x, double y, cairo_t *cr)
{
  if (self->n_blocks == 0)
    return;
  rounded_rectangle (x + 0.5, y + 0.5, self->width - 1, self->height - 1, 8, cr);
  spor_colour_set (theme->panel, 0.94, cr);
  cairo_fill_preserve (cr);
  spor_colour_set (theme->panel_border, 1, cr);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  for (guint b = 0; b < self->n_blocks; b++)
    {
      const Block *block = &self->blocks[b];

      for (guint i = 0; i < block->n; i++)
        draw_line (self, theme, &g_array_index (self->lines, Line, block->first + i), x + block->x,
                   y + block->y + i * ROW * self->text_scale, column_width (self, block), cr);
    }
}

int
spor_map_legend_find_region (SporMapLegend *self, double x, double y)
{
  for (guint b = 0; b < self->n_blocks; b++)
    for (guint i = 0; i < self->blocks[b].n; i++)
      {
        const Block *block = &self->blocks[b];
        const Line *line = &g_array_index (self->lines, Line, block->first + i);
        SporRect rect = { block->x, block->y + i * ROW * self->text_scale,
                          column_width (self, block), ROW * self->text_scale };

        if (line->kind == LINE_REGION && spor_rect_holds (&rect, x, y))
          return line->index;
      }
  return -1;
}
