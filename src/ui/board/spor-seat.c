/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-seat.h"

#include "spor-offer.h"
#include "spor-text-scale.h"

#include <glib/gi18n-lib.h>

/* From a line of the card to what is said beside it. */
#define OFFER_GAP 6

struct _SporSeat
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *overlay;
  GtkStack *stack;
  SporCard *card;
  GtkLabel *empty;
  GtkLabel *offer;

  /* owned */
  SporBoard *board;

  guint track;
  guint position;
};

G_DEFINE_FINAL_TYPE (SporSeat, spor_seat, GTK_TYPE_WIDGET)

static SporPlaceOnBoard
spor_seat_place (SporSeat *self)
{
  SporSignup *signup = spor_card_get_signup (self->card);

  return (SporPlaceOnBoard){ .spot = SPOR_SPOT_SEATED,
                             .track = self->track,
                             .position = signup ? (int)self->position : -1,
                             .swap_with = signup ? (int)spor_signup_get_index (signup) : -1 };
}

static gboolean
on_dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, SporSeat *self)
{
  const SporPlaceOnBoard place = spor_seat_place (self);

  spor_board_drop (self->board, g_value_get_object (value), &place);
  return TRUE;
}

static void
on_entered_cb (GtkDropControllerMotion *motion, double x, double y, SporSeat *self)
{
  const SporPlaceOnBoard place = spor_seat_place (self);

  spor_board_set_aim (self->board, GTK_WIDGET (self), &place);
}

static void
on_left_cb (GtkDropControllerMotion *motion, SporSeat *self)
{
  spor_board_set_aim (self->board, GTK_WIDGET (self), NULL);
}

static void
spor_set_css_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
spor_seat_dispose (GObject *object)
{
  SporSeat *self = SPOR_SEAT (object);
  GtkWidget *child;

  g_clear_object (&self->board);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (spor_seat_parent_class)->dispose (object);
}

static void
spor_seat_class_init (SporSeatClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_seat_dispose;

  g_type_ensure (SPOR_TYPE_CARD);
  gtk_widget_class_set_css_name (widget_class, "seat");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/dk/kombit/Spor/ui/spor-seat.ui");
  gtk_widget_class_bind_template_child (widget_class, SporSeat, overlay);
  gtk_widget_class_bind_template_child (widget_class, SporSeat, stack);
  gtk_widget_class_bind_template_child (widget_class, SporSeat, card);
  gtk_widget_class_bind_template_child (widget_class, SporSeat, empty);
  gtk_widget_class_bind_template_child (widget_class, SporSeat, offer);
}

static void
spor_seat_init (SporSeat *self)
{
  GtkDropTarget *target = gtk_drop_target_new (SPOR_TYPE_SIGNUP, GDK_ACTION_MOVE);
  GtkEventController *motion = gtk_drop_controller_motion_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (on_dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect (motion, "enter", G_CALLBACK (on_entered_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

GtkWidget *
spor_seat_new (SporBoard *board, guint track, guint position)
{
  SporSeat *self = g_object_new (SPOR_TYPE_SEAT, NULL);

  self->board = g_object_ref (board);
  self->track = track;
  self->position = position;
  spor_card_set_board (self->card, board);
  spor_card_set_dense (self->card, TRUE);
  return GTK_WIDGET (self);
}

SporCard *
spor_seat_get_card (SporSeat *self)
{
  g_return_val_if_fail (SPOR_IS_SEAT (self), NULL);

  return self->card;
}

/* Whoever is held over the seat would not do the same here any more. */
static void
spor_seat_judge_anew (SporSeat *self)
{
  const SporPlaceOnBoard place = spor_seat_place (self);

  spor_board_aim_anew (self->board, GTK_WIDGET (self), &place);
}

void
spor_seat_set_signup (SporSeat *self, SporSignup *signup, gboolean needed)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (SPOR_IS_SEAT (self));

  spor_card_set_signup (self->card, signup, NULL, FALSE);
  gtk_stack_set_visible_child (self->stack,
                               signup ? GTK_WIDGET (self->card) : GTK_WIDGET (self->empty));
  gtk_label_set_label (self->empty, needed ? _ ("Empty seat") : _ ("Optional seat"));
  spor_set_css_class (widget, "empty", signup == NULL);
  spor_set_css_class (widget, "optional", signup == NULL && !needed);
  spor_seat_judge_anew (self);
}

char *
spor_seat_weigh_offer (SporSeat *self, SporSignup *dragged, gboolean *allowed)
{
  const SporPlaceOnBoard place = spor_seat_place (self);
  g_autoptr (SporOffer) offer = NULL;
  SporSignup *here;

  g_return_val_if_fail (SPOR_IS_SEAT (self), NULL);

  here = spor_card_get_signup (self->card);
  *allowed = TRUE;
  if (here && g_str_equal (spor_signup_get_row (here)->id, spor_signup_get_row (dragged)->id))
    return NULL;
  offer = spor_offer_new (self->board, dragged, &place);
  *allowed = offer && offer->allowed;
  if (!offer)
    return NULL;
  /* what is said over two lines would hide who sits there */
  return spor_text_scale (GTK_WIDGET (self)) > SPOR_LARGE_TEXT ? g_steal_pointer (&offer->in_short)
                                                               : g_steal_pointer (&offer->on_seat);
}

void
spor_seat_set_aimed (SporSeat *self, gboolean aimed)
{
  g_return_if_fail (SPOR_IS_SEAT (self));

  spor_set_css_class (GTK_WIDGET (self), "aimed", aimed);
}

static gboolean
spor_seat_has_room (SporSeat *self, guint line, int width)
{
  return spor_card_get_signup (self->card)
         && width + OFFER_GAP <= spor_card_get_room (self->card, line, GTK_WIDGET (self));
}

/* The last line has the roles of who sits there, and mostly no room; the others often have. */
static void
spor_seat_place_offer (SporSeat *self)
{
  GtkWidget *offer = GTK_WIDGET (self->offer);
  gboolean first, second;
  int width;

  gtk_widget_measure (offer, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  first = spor_seat_has_room (self, 0, width);
  second = !first && spor_seat_has_room (self, 1, width);
  gtk_widget_set_valign (offer, first    ? GTK_ALIGN_START
                                : second ? GTK_ALIGN_CENTER
                                         : GTK_ALIGN_END);
  spor_set_css_class (offer, "first", first);
  spor_set_css_class (offer, "second", second);
}

void
spor_seat_show_offer (SporSeat *self, gboolean allowed, const char *text)
{
  g_return_if_fail (SPOR_IS_SEAT (self));

  spor_set_css_class (GTK_WIDGET (self), "allowed", allowed && text);
  spor_set_css_class (GTK_WIDGET (self), "refused", !allowed);
  gtk_label_set_label (self->offer, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->offer), text != NULL);
  if (text)
    spor_seat_place_offer (self);
}
