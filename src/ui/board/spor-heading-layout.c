/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-heading-layout.h"

struct _SporHeadingLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (SporHeadingLayout, spor_heading_layout, GTK_TYPE_LAYOUT_MANAGER)

/* The two, and how wide they would like to be. */
typedef struct
{
  GtkWidget *title, *remark;
  int title_least, title_width;
  int remark_least, remark_width;
} SporHeading;

static SporHeading
spor_heading_look_at (GtkWidget *widget)
{
  SporHeading self = { .title = gtk_widget_get_first_child (widget) };

  self.remark = gtk_widget_get_next_sibling (self.title);
  gtk_widget_measure (self.title, GTK_ORIENTATION_HORIZONTAL, -1, &self.title_least,
                      &self.title_width, NULL, NULL);
  gtk_widget_measure (self.remark, GTK_ORIENTATION_HORIZONTAL, -1, &self.remark_least,
                      &self.remark_width, NULL, NULL);
  return self;
}

static int
spor_height_for (GtkWidget *widget, int width)
{
  int height = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

static gboolean
spor_heading_is_one_line (const SporHeading *self, int width, int spacing)
{
  return self->title_width + spacing + self->remark_width <= width;
}

static GtkSizeRequestMode
spor_heading_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
spor_heading_layout_measure (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  int spacing = SPOR_HEADING_LAYOUT (manager)->spacing;
  const SporHeading heading = spor_heading_look_at (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (heading.title_least, heading.remark_least);
      *natural = heading.title_width + spacing + heading.remark_width;
    }
  else if (for_size < 0 || spor_heading_is_one_line (&heading, for_size, spacing))
    *minimum = *natural
        = MAX (spor_height_for (heading.title, -1), spor_height_for (heading.remark, -1));
  else
    *minimum = *natural
        = spor_height_for (heading.title, for_size) + spor_height_for (heading.remark, for_size);
}

static void
spor_heading_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  int spacing = SPOR_HEADING_LAYOUT (manager)->spacing;
  const SporHeading heading = spor_heading_look_at (widget);
  int remark = MIN (heading.remark_width, width);
  int title = spor_height_for (heading.title, width);
  GtkAllocation title_place = { 0, 0, width - remark - spacing, height };
  GtkAllocation remark_place = { width - remark, 0, remark, height };

  if (!spor_heading_is_one_line (&heading, width, spacing)
      || height >= title + spor_height_for (heading.remark, remark))
    {
      title_place.width = width;
      title_place.height = title;
      remark_place.x = 0;
      remark_place.y = title_place.height;
      remark_place.height = MIN (spor_height_for (heading.remark, remark), height - title);
    }
  gtk_widget_size_allocate (heading.title, &title_place, -1);
  gtk_widget_size_allocate (heading.remark, &remark_place, -1);
}

static void
spor_heading_layout_class_init (SporHeadingLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = spor_heading_layout_get_request_mode;
  layout_class->measure = spor_heading_layout_measure;
  layout_class->allocate = spor_heading_layout_allocate;
}

static void
spor_heading_layout_init (SporHeadingLayout *self)
{
}

GtkLayoutManager *
spor_heading_layout_new (int spacing)
{
  SporHeadingLayout *self = g_object_new (SPOR_TYPE_HEADING_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
