/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-map-canvas.h"
#include "spor-map-widget.h"

G_BEGIN_DECLS

struct _SporMapWidget
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *card;
  GtkLabel *card_title;
  GtkLabel *card_text;

  /* owned */
  SporMapPicture *picture;
  SporMapPainter *painter; /* NULL: to be made */
  SporMapCanvas *canvas;   /* NULL with it */
  GArray *by_name;         /* municipalities with an outline, in Danish order */
  GArray *by_region;       /* the same, region by region */
  GString *typed;          /* the beginning of a name, as far as it has been typed */

  /* borrowed */
  GtkWidget *over; /* weak, (nullable): lies over the map, in its corner */

  SporMapDescribe describe;
  gpointer describe_data;

  SporMapView view;
  gboolean is_home;    /* the whole country, whatever the size */
  guint rest_source;   /* draws anew once the map is at rest */
  guint forget_source; /* forgets what was typed */

  int hovered;          /* by the pointer, or -1 */
  int cursor;           /* the keyboard's, or -1 */
  gboolean is_by_key;   /* keys were used last, not the pointer */
  gboolean has_pointer; /* it is over the map */
  double pointer_x, pointer_y;

  SporMapView start; /* where a drag or a pinch began */
  double start_x, start_y;
  gboolean is_dragged;
  gboolean is_banded; /* a drag that selects */
  SporRect band;
};

SporPlaces *spor_map_widget_get_places (SporMapWidget *self);
guint spor_map_widget_get_n (SporMapWidget *self);

/* Makes what is missing; %FALSE while there is nothing to draw. */
gboolean spor_map_widget_prepare (SporMapWidget *self);

/* Looks at another part of the country. */
void spor_map_widget_set_view (SporMapWidget *self, const SporMapView *view);

/* The pointer or the keyboard is elsewhere: outline and card follow. */
void spor_map_widget_set_hovered (SporMapWidget *self, int municipality);
void spor_map_widget_set_cursor (SporMapWidget *self, int municipality);

/* What is under the pointer may have changed without its moving. */
void spor_map_widget_renew_hovered (SporMapWidget *self);

/* Zooms towards @x, @y; into the inset that is there. */
void spor_map_widget_zoom_at (SporMapWidget *self, double factor, double x, double y);

/* The card beside the pointer or the cursor. */
void spor_map_widget_update_card (SporMapWidget *self);
void spor_map_widget_place_card (SporMapWidget *self, int width, int height);

/* Finds out the order of the municipalities, once there are any. */
void spor_map_widget_sort_names (SporMapWidget *self);

/* By the alphabet: @step after the cursor; from nowhere, the first or the last. */
void spor_map_widget_walk (SporMapWidget *self, int step);

/* By region, and there by the alphabet: to the one after or before the cursor; past the end and
 * before the beginning there is no cursor any more, and FALSE. */
gboolean spor_map_widget_walk_regions (SporMapWidget *self, gboolean back);

/* The keyboard comes from what is before the map, or @back from what is after it: to the first or
 * last municipality, unless there is a cursor. */
void spor_map_widget_enter (SporMapWidget *self, gboolean back);

/* The nearest in that direction, as it is seen on the map; insets are left out of it. */
void spor_map_widget_step (SporMapWidget *self, int dx, int dy);

/* To a name by its letters; the same one over and over goes from one name to the next. */
void spor_map_widget_type (SporMapWidget *self, gunichar letter);

/* The user selects @municipalities; @adds: too, or no longer if all of them are. */
void
spor_map_widget_choose (SporMapWidget *self, const guint *municipalities, guint n, gboolean adds);
void spor_map_widget_choose_none (SporMapWidget *self);

/* A key; whether it is one of the map's. */
gboolean spor_map_widget_press_key (SporMapWidget *self, guint key, GdkModifierType state);

/* Connects the template's gestures. */
void spor_map_widget_bind_pointer (GtkWidgetClass *widget_class);

G_END_DECLS
