/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-widget-private.h"

#include <math.h>

/* Pixels between the card and what it is about: the pointer, or a municipality. */
#define CARD_DISTANCE 16
#define CARD_GAP 6

/* What is larger than this part of the map has the card beside the pointer. */
#define LARGE 0.4

/* Whom the card is about: what the pointer is over or, once keys have been used, the keyboard. */
static int
spor_map_widget_get_shown (SporMapWidget *self)
{
  if (self->is_dragged)
    return -1;
  if (self->is_by_key)
    return gtk_widget_is_focus (GTK_WIDGET (self)) ? self->cursor : -1;
  return self->hovered;
}

void
spor_map_widget_update_card (SporMapWidget *self)
{
  int shown = self->picture ? spor_map_widget_get_shown (self) : -1;
  g_autofree char *text = NULL;

  if (self->picture)
    spor_map_picture_set_hovered (self->picture, shown);
  gtk_widget_set_visible (self->card, shown >= 0);
  if (shown >= 0)
    {
      text = self->describe ? self->describe (shown, self->describe_data) : NULL;
      gtk_label_set_label (self->card_title,
                           spor_places_get (spor_map_widget_get_places (self), shown)->name);
      gtk_label_set_label (self->card_text, text ? text : "");
      gtk_widget_set_visible (GTK_WIDGET (self->card_text), text && *text);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
spor_map_widget_set_hovered (SporMapWidget *self, int municipality)
{
  if (self->hovered == municipality && !self->is_by_key)
    {
      if (municipality >= 0)
        gtk_widget_queue_allocate (GTK_WIDGET (self));
      return;
    }
  self->hovered = municipality;
  self->is_by_key = FALSE;
  spor_map_widget_update_card (self);
}

/* Screen readers hear the name of what has the keyboard. */
static void
spor_map_widget_announce (SporMapWidget *self)
{
  const char *name = spor_places_get (spor_map_widget_get_places (self), self->cursor)->name;
  g_autofree char *text
      = self->describe ? self->describe (self->cursor, self->describe_data) : NULL;
  g_autofree char *label = g_strjoin ("\n", name, text, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* What the keyboard is at comes into sight. */
static void
spor_map_widget_reveal (SporMapWidget *self)
{
  double x, y;

  if (spor_map_widget_prepare (self) && !spor_map_widget_locate (self, self->cursor, &x, &y))
    {
      SporMapView view = self->view;

      view.centre
          = spor_boundaries_get_label_point (spor_map_picture_get_boundaries (self->picture),
                                             self->cursor);
      spor_map_widget_set_view (self, &view);
    }
}

void
spor_map_widget_set_cursor (SporMapWidget *self, int municipality)
{
  self->cursor = municipality;
  self->is_by_key = TRUE;
  if (municipality >= 0)
    {
      spor_map_widget_reveal (self);
      spor_map_widget_announce (self);
    }
  spor_map_widget_update_card (self);
}

static double
beside (double at, double size, double room)
{
  double after = at + CARD_DISTANCE;

  return after + size <= room ? after : MAX (0, MIN (at - CARD_DISTANCE, room) - size);
}

/* Beside the municipality, or else above or below it; FALSE where there is no room. */
static gboolean
place_beside (const SporRect *shown, SporRect *card, int width, int height)
{
  double right = shown->x + shown->width + CARD_GAP, left = shown->x - CARD_GAP - card->width;
  double below = shown->y + shown->height + CARD_GAP, above = shown->y - CARD_GAP - card->height;

  if (right + card->width <= width || left >= 0)
    {
      card->x = right + card->width <= width ? right : left;
      card->y = CLAMP (card->y, 0, MAX (height - card->height, 0));
      return TRUE;
    }
  if (below + card->height > height && above < 0)
    return FALSE;
  card->x = CLAMP (card->x, 0, MAX (width - card->width, 0));
  card->y = below + card->height <= height ? below : above;
  return TRUE;
}

/* Where the card goes: it does not cover what it is about, unless that is nearly everything. */
static void
spor_map_widget_find_card_place (SporMapWidget *self, SporRect *card, int width, int height)
{
  int shown = spor_map_picture_get_hovered (self->picture);
  double x = self->pointer_x, y = self->pointer_y;
  SporRect extent;

  if (shown >= 0 && spor_map_widget_prepare (self))
    {
      extent = spor_map_painter_get_extent (self->painter, &self->view, shown);
      if (self->is_by_key)
        spor_map_painter_locate (self->painter, &self->view, shown, &x, &y);
      card->x = x - card->width / 2;
      card->y = y - card->height / 2;
      if (extent.width < LARGE * width && extent.height < LARGE * height
          && spor_rect_holds (&extent, x, y) && place_beside (&extent, card, width, height))
        return;
    }
  card->x = beside (x, card->width, width);
  card->y = beside (y, card->height, height);
}

void
spor_map_widget_place_card (SporMapWidget *self, int width, int height)
{
  GtkRequisition size;
  SporRect card;
  g_autoptr (GskTransform) transform = NULL;

  if (!gtk_widget_should_layout (self->card) || !self->picture)
    return;
  gtk_widget_get_preferred_size (self->card, NULL, &size);
  size.width = MIN (size.width, width);
  gtk_widget_measure (self->card, GTK_ORIENTATION_VERTICAL, size.width, NULL, &size.height, NULL,
                      NULL);
  card = (SporRect){ 0, 0, size.width, size.height };
  spor_map_widget_find_card_place (self, &card, width, height);
  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (floor (card.x), floor (card.y)));
  gtk_widget_allocate (self->card, size.width, size.height, -1, g_steal_pointer (&transform));
}
