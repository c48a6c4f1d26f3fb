/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-map-picture.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SporMapWidget:
 *
 * A map to look at and choose from: dragged, zoomed to the pointer, by pinching and by double
 * click; a click selects a municipality or, in the legend, a region, with Shift or Control in
 * addition to others; Shift and dragging select what is in a rectangle. By keyboard, Tab goes
 * through the municipalities region by region and then on to what comes after the map, Control+Tab
 * does so at once; the arrows go to the next in their direction, Page Down and Page Up in the order
 * of the alphabet, letters to a name; Return selects, Escape selects nothing; Control and arrows
 * move the map, + − 0 zoom.
 *
 * Signal "selection-changed": by the user.
 */
#define SPOR_TYPE_MAP_WIDGET (spor_map_widget_get_type ())
G_DECLARE_FINAL_TYPE (SporMapWidget, spor_map_widget, SPOR, MAP_WIDGET, GtkWidget)

GtkWidget *spor_map_widget_new (void);

/* What is shown; selection and view stay as they are. */
void spor_map_widget_set_picture (SporMapWidget *self, SporMapPicture *picture);
SporMapPicture *spor_map_widget_get_picture (SporMapWidget *self); /* (transfer none) (nullable) */

/* What there is to say of @municipality, below its name. (transfer full) (nullable) */
typedef char *(*SporMapDescribe) (guint municipality, gpointer data);

/* For the card beside the pointer or the keyboard's municipality, and for screen readers. */
void
spor_map_widget_set_describe (SporMapWidget *self, SporMapDescribe describe, gpointer user_data);

/* @over lies over the map, in its first corner: no name or mark is to be below it. */
void spor_map_widget_set_over (SporMapWidget *self, GtkWidget *over);

gboolean spor_map_widget_get_selected (SporMapWidget *self, guint municipality);
void spor_map_widget_set_selected (SporMapWidget *self, guint municipality, gboolean selected);
void spor_map_widget_unselect_all (SporMapWidget *self);

/* The municipality that the keyboard is at, or -1. */
int spor_map_widget_get_cursor (SporMapWidget *self);

/* Towards the keyboard's municipality, else what is selected, else the middle; above 1: nearer. */
void spor_map_widget_zoom (SporMapWidget *self, double factor);
void spor_map_widget_show_all (SporMapWidget *self);

/* Where @municipality is, in the widget; %FALSE if it is not in sight. */
gboolean spor_map_widget_locate (SporMapWidget *self, guint municipality, double *x, double *y);

/* The map's keys as accelerators, NULL-terminated; the shortcuts window shows the same. */
const char *const *spor_map_widget_get_keys (void);

G_END_DECLS
