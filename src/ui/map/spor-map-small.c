/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-small.h"

#include "spor-map-figures.h"
#include "spor-map-source.h"
#include "spor-map-widget.h"

struct _SporMapSmall
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *button;
  SporMapWidget *map;

  /* owned */
  SporBoard *board;
  SporMapSource *source;
};

G_DEFINE_FINAL_TYPE (SporMapSmall, spor_map_small, GTK_TYPE_WIDGET)

static SporMapPart
is_seated (const SporComposition *composition, guint signup, gpointer data)
{
  return spor_composition_find (composition, signup, NULL, NULL) == SPOR_SPOT_SEATED
             ? SPOR_MAP_SIGNUP
             : SPOR_MAP_NOTHING;
}

/* Only while it is seen: on its own it is not worth the work. */
static void
spor_map_small_draw (SporMapSmall *self)
{
  SporComposition *composition = spor_board_get_composition (self->board);
  SporBoundaries *boundaries;
  g_autoptr (SporMapFigures) figures = NULL;
  g_autoptr (SporMapPicture) picture = NULL;

  if (!composition || !gtk_widget_get_mapped (GTK_WIDGET (self))
      || !(boundaries = spor_map_source_get (self->source)))
    return;
  figures = spor_map_figures_new (composition, is_seated, NULL);
  picture = spor_map_figures_draw (figures, boundaries, SPOR_MAP_SHOW_SEATED, TRUE);
  spor_map_picture_set_names (picture, SPOR_MAP_NO_NAMES);
  spor_map_picture_set_bare (picture, TRUE);
  spor_map_widget_set_picture (self->map, picture);
}

static void
on_board_changed_cb (SporMapSmall *self)
{
  spor_map_source_set_book (self->source, spor_board_get_book (self->board));
  spor_map_small_draw (self);
}

static void
spor_map_small_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (spor_map_small_parent_class)->map (widget);
  spor_map_small_draw (SPOR_MAP_SMALL (widget));
}

static void
spor_map_small_dispose (GObject *object)
{
  SporMapSmall *self = SPOR_MAP_SMALL (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SPOR_TYPE_MAP_SMALL);
  g_clear_object (&self->source);
  g_clear_object (&self->board);
  G_OBJECT_CLASS (spor_map_small_parent_class)->dispose (object);
}

static void
spor_map_small_class_init (SporMapSmallClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_map_small_dispose;
  widget_class->map = spor_map_small_map;

  g_type_ensure (SPOR_TYPE_MAP_WIDGET);
  gtk_widget_class_set_css_name (widget_class, "mapsmall");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-map-small.ui");
  gtk_widget_class_bind_template_child (widget_class, SporMapSmall, button);
  gtk_widget_class_bind_template_child (widget_class, SporMapSmall, map);
}

static void
spor_map_small_init (SporMapSmall *self)
{
  self->source = spor_map_source_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->source, "changed", G_CALLBACK (spor_map_small_draw), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
spor_map_small_new (SporBoard *board)
{
  SporMapSmall *self = g_object_new (SPOR_TYPE_MAP_SMALL, NULL);

  self->board = g_object_ref (board);
  g_signal_connect_object (board, "changed", G_CALLBACK (on_board_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
