/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-shelf-layout.h"

struct _SporShelfLayout
{
  GtkLayoutManager parent_instance;

  guint chars;
  guint least;
  int column_spacing;
  int row_spacing;
  gboolean whole;
};

G_DEFINE_FINAL_TYPE (SporShelfLayout, spor_shelf_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Where everything goes at one width. */
typedef struct
{
  guint n, columns, rows;
  int width;    /* of a child */
  int *heights; /* per row */
} SporShelves;

static void
spor_shelves_clear (SporShelves *self)
{
  g_free (self->heights);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SporShelves, spor_shelves_clear)

static GtkWidget *
spor_shelf_next (GtkWidget *child)
{
  while (child && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static guint
spor_shelf_count (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = spor_shelf_next (gtk_widget_get_first_child (widget)); child;
       child = spor_shelf_next (gtk_widget_get_next_sibling (child)))
    n++;
  return n;
}

/* What the widest child cannot do without. */
static int
spor_shelf_narrowest (GtkWidget *widget)
{
  int narrowest = 0;

  for (GtkWidget *child = spor_shelf_next (gtk_widget_get_first_child (widget)); child;
       child = spor_shelf_next (gtk_widget_get_next_sibling (child)))
    {
      int min;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, NULL, NULL, NULL);
      narrowest = MAX (narrowest, min);
    }
  return narrowest;
}

/* What a column of so many characters takes. */
static int
spor_shelf_width (GtkWidget *widget, guint chars)
{
  PangoFontMetrics *metrics
      = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int width = PANGO_PIXELS (chars * pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  return MAX (width, spor_shelf_narrowest (widget));
}

/* @natural: rows as high as the children would like, instead of as they must be. */
static void
spor_shelves_measure_rows (SporShelves *self, GtkWidget *widget, gboolean natural)
{
  guint i = 0;

  for (GtkWidget *child = spor_shelf_next (gtk_widget_get_first_child (widget)); child;
       child = spor_shelf_next (gtk_widget_get_next_sibling (child)), i++)
    {
      int min, nat;
      int *height = &self->heights[i / self->columns];

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, self->width, &min, &nat, NULL, NULL);
      *height = MAX (*height, natural ? nat : min);
    }
}

static void
spor_shelves_level (SporShelves *self)
{
  int highest = 0;

  for (guint row = 0; row < self->rows; row++)
    highest = MAX (highest, self->heights[row]);
  for (guint row = 0; row < self->rows; row++)
    self->heights[row] = highest;
}

static void
spor_shelves_init (
    SporShelves *self, SporShelfLayout *layout, GtkWidget *widget, int width, gboolean natural)
{
  int column = spor_shelf_width (widget, layout->chars);
  int fit = (width + layout->column_spacing) / MAX (column + layout->column_spacing, 1);

  self->n = spor_shelf_count (widget);
  self->columns = CLAMP (fit, 1, MAX ((int)self->n, 1));
  if (layout->whole && self->columns < self->n)
    self->columns = 1;
  self->rows = (self->n + self->columns - 1) / self->columns;
  self->width
      = MAX ((width - ((int)self->columns - 1) * layout->column_spacing) / (int)self->columns, 0);
  self->heights = g_new0 (int, self->rows + 1);
  spor_shelves_measure_rows (self, widget, natural);
  if (layout->least > 0)
    spor_shelves_level (self);
}

static int
spor_shelves_height (const SporShelves *self, int spacing)
{
  int height = 0;

  for (guint row = 0; row < self->rows; row++)
    height += self->heights[row] + (row > 0 ? spacing : 0);
  return height;
}

static GtkSizeRequestMode
spor_shelf_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
spor_shelf_layout_measure (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  SporShelfLayout *self = SPOR_SHELF_LAYOUT (manager);
  g_auto (SporShelves) least = { 0 };
  g_auto (SporShelves) best = { 0 };

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = spor_shelf_width (widget, self->chars);
      *minimum = spor_shelf_width (widget, self->least);
      return;
    }
  if (for_size < 0)
    for_size = spor_shelf_width (widget, self->chars);
  spor_shelves_init (&least, self, widget, for_size, FALSE);
  spor_shelves_init (&best, self, widget, for_size, TRUE);
  *minimum = spor_shelves_height (&least, self->row_spacing);
  *natural = spor_shelves_height (&best, self->row_spacing);
}

static void
spor_shelf_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  SporShelfLayout *self = SPOR_SHELF_LAYOUT (manager);
  g_auto (SporShelves) shelves = { 0 };
  GtkAllocation place = { 0, 0, 0, 0 };
  guint i = 0;

  spor_shelves_init (&shelves, self, widget, width, TRUE);
  if (spor_shelves_height (&shelves, self->row_spacing) > height)
    {
      spor_shelves_clear (&shelves);
      spor_shelves_init (&shelves, self, widget, width, FALSE);
    }
  for (GtkWidget *child = spor_shelf_next (gtk_widget_get_first_child (widget)); child;
       child = spor_shelf_next (gtk_widget_get_next_sibling (child)), i++)
    {
      guint column = i % shelves.columns, row = i / shelves.columns;

      if (column == 0 && row > 0)
        place.y += shelves.heights[row - 1] + self->row_spacing;
      place.x = column * (shelves.width + self->column_spacing);
      place.width = shelves.width;
      place.height = shelves.heights[row];
      gtk_widget_size_allocate (child, &place, -1);
    }
}

static void
spor_shelf_layout_class_init (SporShelfLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = spor_shelf_layout_get_request_mode;
  layout_class->measure = spor_shelf_layout_measure;
  layout_class->allocate = spor_shelf_layout_allocate;
}

static void
spor_shelf_layout_init (SporShelfLayout *self)
{
}

GtkLayoutManager *
spor_shelf_layout_new (guint chars, int column_spacing, int row_spacing, guint least)
{
  SporShelfLayout *self = g_object_new (SPOR_TYPE_SHELF_LAYOUT, NULL);

  self->chars = chars;
  self->column_spacing = column_spacing;
  self->row_spacing = row_spacing;
  self->least = least;
  return GTK_LAYOUT_MANAGER (self);
}

void
spor_shelf_layout_set_whole (SporShelfLayout *self, gboolean whole)
{
  g_return_if_fail (SPOR_IS_SHELF_LAYOUT (self));

  self->whole = whole;
}
