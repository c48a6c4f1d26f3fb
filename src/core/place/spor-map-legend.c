/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-legend-private.h"

#include <string.h>

/* Pixels, at 100 % text. */
#define TEXT_SIZE 12.0
#define KEY_GAP 8.0
#define FIGURE_GAP 14.0
#define CLASS_GAP 12.0

/* The regions' names begin with this; under a heading they are clear without. */
#define REGION "Region "

static const SporMapLegendSizes roomy_sizes = { 17.5, 12, 10, 22, 20 };
static const SporMapLegendSizes compact_sizes = { 15.5, 8, 5, 16, 16 };

static void
clear_line (gpointer data)
{
  SporMapLegendLine *line = data;

  g_object_unref (line->text);
  g_clear_object (&line->figure);
}

static double
get_indent (SporMapLegend *self, const SporMapLegendForm *form, SporMapLegendKind kind)
{
  return kind == LINE_CLASS || kind == LINE_MARK
             ? (form->sizes.swatch_width + KEY_GAP) * self->text_scale
             : 0;
}

double
spor_map_legend_get_indent (SporMapLegend *self, const SporMapLegendLine *line)
{
  return get_indent (self, self->form, line->kind);
}

static void
add_line (SporMapLegend *self,
          SporMapLegendForm *form,
          SporMapLegendKind kind,
          guint index,
          const char *text,
          const char *figure)
{
  double size = TEXT_SIZE * self->text_scale;
  SporMapLegendBlock *block = &form->blocks[form->n_blocks];
  SporMapLegendLine line
      = { kind, index, spor_map_text_new (self->context, text, size, kind == LINE_HEADING),
          figure ? spor_map_text_new (self->context, figure, size, TRUE) : NULL };

  line.width = get_indent (self, form, kind) + spor_map_text_width (line.text);
  if (line.figure)
    line.width += FIGURE_GAP * self->text_scale + spor_map_text_width (line.figure);
  if (block->n == 0)
    block->first = form->lines->len;
  line.row = block->n++;
  block->n_rows = block->n;
  block->width = MAX (block->width, line.width);
  g_array_append_val (form->lines, line);
}

static void
end_block (SporMapLegendForm *form)
{
  if (form->blocks[form->n_blocks].n > 0)
    form->n_blocks++;
}

static void
add_scale (SporMapLegend *self, SporMapLegendForm *form)
{
  SporMapPicture *picture = self->picture;
  guint n = spor_map_picture_get_n_classes (picture);

  if (n > 0 && spor_map_picture_get_scale_title (picture))
    add_line (self, form, LINE_HEADING, 0, spor_map_picture_get_scale_title (picture), NULL);
  for (guint c = 0; c < n; c++)
    add_line (self, form, LINE_CLASS, c, spor_map_picture_get_class_label (picture, c), NULL);
  end_block (form);
}

static void
add_mark_kinds (SporMapLegend *self, SporMapLegendForm *form)
{
  for (guint k = 0; k < spor_map_picture_get_n_mark_kinds (self->picture); k++)
    add_line (self, form, LINE_MARK, k, spor_map_picture_get_mark_kind (self->picture, k)->label,
              NULL);
  end_block (form);
}

static void
add_regions (SporMapLegend *self, SporMapLegendForm *form)
{
  SporPlaces *places = spor_boundaries_get_places (spor_map_picture_get_boundaries (self->picture));
  const char *title = spor_map_picture_get_region_title (self->picture);
  gboolean is_short = form->is_compact && title != NULL;

  if (spor_map_picture_get_region_text (self->picture, 0) && title)
    add_line (self, form, LINE_HEADING, 0, title, NULL);
  for (guint r = 0; r < spor_places_get_n_regions (places); r++)
    {
      const char *text = spor_map_picture_get_region_text (self->picture, r);
      const char *name = spor_places_get_region (places, r)->name;

      if (is_short && g_str_has_prefix (name, REGION))
        name += strlen (REGION);
      if (text)
        add_line (self, form, LINE_REGION, r, name, text);
    }
  end_block (form);
}

/* Puts the classes beside each other, as many as the other lines are wide. */
static void
flow_classes (SporMapLegend *self, SporMapLegendForm *form)
{
  SporMapLegendBlock *block = &form->blocks[0];
  double widest = 0, x = 0;
  guint row = 0;

  for (guint i = 0; i < form->lines->len; i++)
    widest = MAX (widest, g_array_index (form->lines, SporMapLegendLine, i).width);
  for (guint i = 0; i < block->n; i++)
    {
      SporMapLegendLine *line = &g_array_index (form->lines, SporMapLegendLine, block->first + i);

      if (x > 0 && (line->kind != LINE_CLASS || x + line->width > widest))
        {
          x = 0;
          row++;
        }
      line->row = row;
      line->x = x;
      block->width = MAX (block->width, x + line->width);
      x = line->kind == LINE_CLASS ? x + line->width + CLASS_GAP * self->text_scale : widest;
    }
  block->n_rows = row + 1;
}

static void
make_form (SporMapLegend *self, SporMapLegendForm *form, gboolean compact)
{
  form->sizes = compact ? compact_sizes : roomy_sizes;
  form->is_compact = compact;
  form->lines = g_array_new (FALSE, FALSE, sizeof (SporMapLegendLine));
  g_array_set_clear_func (form->lines, clear_line);
  if (spor_map_picture_get_bare (self->picture))
    return;
  add_scale (self, form);
  add_mark_kinds (self, form);
  add_regions (self, form);
  if (compact && spor_map_picture_get_n_classes (self->picture) > 0)
    flow_classes (self, form);
}

SporMapLegend *
spor_map_legend_new (SporMapPicture *picture, PangoContext *context, double text_scale)
{
  SporMapLegend *self = g_new0 (SporMapLegend, 1);
  double width, height;

  self->picture = g_object_ref (picture);
  self->context = g_object_ref (context);
  self->text_scale = text_scale;
  make_form (self, &self->roomy, FALSE);
  make_form (self, &self->compact, TRUE);
  spor_map_legend_arrange (self, 1, FALSE, &width, &height);
  return self;
}

void
spor_map_legend_free (SporMapLegend *self)
{
  g_array_unref (self->roomy.lines);
  g_array_unref (self->compact.lines);
  g_object_unref (self->context);
  g_object_unref (self->picture);
  g_free (self);
}

guint
spor_map_legend_get_n_blocks (SporMapLegend *self)
{
  return self->form->n_blocks;
}

/* One column for each block, or all in one; or two, about as high as each other. */
static void
choose_columns (SporMapLegendForm *form, guint n_columns)
{
  SporMapLegendBlock *blocks = form->blocks;

  for (guint b = 0; b < form->n_blocks; b++)
    blocks[b].column = MIN (b, n_columns - 1);
  if (n_columns == 2 && form->n_blocks == SPOR_MAP_LEGEND_MAX_BLOCKS
      && blocks[0].n_rows + blocks[1].n_rows <= blocks[2].n_rows + 2)
    blocks[1].column = 0;
}

void
spor_map_legend_arrange (
    SporMapLegend *self, guint n_columns, gboolean compact, double *width, double *height)
{
  SporMapLegendForm *form = compact ? &self->compact : &self->roomy;
  double scale = self->text_scale, padding = form->sizes.padding * scale;
  double x = padding, y = padding, column_width = 0;

  self->form = form;
  self->width = self->height = 0;
  choose_columns (form, CLAMP (n_columns, 1, SPOR_MAP_LEGEND_MAX_BLOCKS));
  for (guint b = 0; b < form->n_blocks; b++)
    {
      SporMapLegendBlock *block = &form->blocks[b];

      if (b > 0 && block->column != form->blocks[b - 1].column)
        {
          x += column_width + form->sizes.column_gap * scale;
          y = padding;
          column_width = 0;
        }
      block->x = x;
      block->y = y;
      column_width = MAX (column_width, block->width);
      y += block->n_rows * form->sizes.row * scale;
      self->width = MAX (self->width, x + column_width + padding);
      self->height = MAX (self->height, y + padding);
      y += form->sizes.block_gap * scale;
    }
  *width = self->width;
  *height = self->height;
}

/* How wide the column is that the block is in: figures are in line with each other. */
static double
get_column_width (SporMapLegend *self, const SporMapLegendBlock *block)
{
  double width = 0;

  for (guint b = 0; b < self->form->n_blocks; b++)
    if (self->form->blocks[b].column == block->column)
      width = MAX (width, self->form->blocks[b].width);
  return width;
}

SporRect
spor_map_legend_get_line_rect (SporMapLegend *self,
                               const SporMapLegendBlock *block,
                               const SporMapLegendLine *line)
{
  double row = self->form->sizes.row * self->text_scale;

  return (SporRect){ block->x + line->x, block->y + line->row * row,
                     line->figure ? get_column_width (self, block) : line->width, row };
}

int
spor_map_legend_find_region (SporMapLegend *self, double x, double y)
{
  const SporMapLegendForm *form = self->form;

  for (guint b = 0; b < form->n_blocks; b++)
    for (guint i = 0; i < form->blocks[b].n; i++)
      {
        const SporMapLegendLine *line
            = &g_array_index (form->lines, SporMapLegendLine, form->blocks[b].first + i);
        SporRect rect = spor_map_legend_get_line_rect (self, &form->blocks[b], line);

        if (line->kind == LINE_REGION && spor_rect_holds (&rect, x, y))
          return line->index;
      }
  return -1;
}
