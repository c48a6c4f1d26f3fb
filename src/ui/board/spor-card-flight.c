/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-card-flight.h"

#include "spor-card.h"

#include <adwaita.h>

#define MILLISECONDS 150

/* Nearer than this nobody would see it. */
#define LEAST_WAY 2

/* As in the style: corners, and what is drawn round a card. */
#define CORNER 9
#define EDGE 2

/* A card that was seen, and where it goes. */
typedef struct
{
  GdkPaintable *picture; /* owned */
  graphene_rect_t from, to;
  GtkWidget *card; /* weak: hidden while its picture flies */
} SporFlier;

struct _SporCardFlight
{
  GObject parent_instance;

  /* borrowed */
  GtkWidget *over;

  /* owned */
  GHashTable *seen;  /* id → SporFlier: before the change; NULL: nobody has taken off */
  GPtrArray *fliers; /* SporFlier, in the air */
  AdwAnimation *animation;
  char *but;

  gulong layout; /* handler of the frame clock's signal; 0: none */
  double way;    /* 0–1 */
};

G_DEFINE_FINAL_TYPE (SporCardFlight, spor_card_flight, G_TYPE_OBJECT)

static void
spor_flier_free (gpointer data)
{
  SporFlier *self = data;

  if (self->card)
    gtk_widget_set_opacity (self->card, 1);
  g_clear_weak_pointer (&self->card);
  g_clear_object (&self->picture);
  g_free (self);
}

typedef void (*SporCardVisit) (SporCardFlight *self, GtkWidget *card, const char *id);

static void
spor_card_flight_visit (SporCardFlight *self, GtkWidget *from, SporCardVisit visit)
{
  SporSignup *signup;

  if (!gtk_widget_get_mapped (from))
    return;
  signup = SPOR_IS_CARD (from) ? spor_card_get_signup (SPOR_CARD (from)) : NULL;
  if (signup)
    visit (self, from, spor_signup_get_row (signup)->id);
  for (GtkWidget *child = gtk_widget_get_first_child (from); child && !signup;
       child = gtk_widget_get_next_sibling (child))
    spor_card_flight_visit (self, child, visit);
}

/* Whether any of it can be seen: what is scrolled away neither leaves nor arrives. */
static gboolean
spor_card_flight_place (SporCardFlight *self, GtkWidget *card, graphene_rect_t *place)
{
  GtkWidget *scroll = gtk_widget_get_ancestor (card, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t view;

  return gtk_widget_compute_bounds (card, self->over, place)
         && (!scroll
             || (gtk_widget_compute_bounds (scroll, self->over, &view)
                 && graphene_rect_intersection (place, &view, NULL)));
}

static void
spor_card_flight_remember (SporCardFlight *self, GtkWidget *card, const char *id)
{
  g_autoptr (GdkPaintable) live = NULL;
  SporFlier *flier;
  graphene_rect_t place;

  if (!spor_card_flight_place (self, card, &place))
    return;
  live = gtk_widget_paintable_new (card);
  flier = g_new0 (SporFlier, 1);
  flier->picture = gdk_paintable_get_current_image (live);
  flier->from = place;
  g_hash_table_insert (self->seen, g_strdup (id), flier);
}

static double
spor_rect_distance (const graphene_rect_t *one, const graphene_rect_t *other)
{
  return MAX (ABS (one->origin.x - other->origin.x), ABS (one->origin.y - other->origin.y));
}

static void
spor_card_flight_start (SporCardFlight *self, GtkWidget *card, const char *id)
{
  SporFlier *flier = g_hash_table_lookup (self->seen, id);

  if (!flier || g_strcmp0 (id, self->but) == 0 || !spor_card_flight_place (self, card, &flier->to)
      || spor_rect_distance (&flier->from, &flier->to) < LEAST_WAY)
    return;
  g_hash_table_steal (self->seen, id);
  g_set_weak_pointer (&flier->card, card);
  gtk_widget_set_opacity (card, 0);
  g_ptr_array_add (self->fliers, flier);
}

static void
spor_card_flight_stop_listening (SporCardFlight *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->over);

  if (self->layout && clock)
    g_signal_handler_disconnect (clock, self->layout);
  self->layout = 0;
}

/* Everything has its place now, and nothing is painted yet. */
static void
on_layout_done_cb (GdkFrameClock *clock, SporCardFlight *self)
{
  spor_card_flight_stop_listening (self);
  spor_card_flight_visit (self, self->over, spor_card_flight_start);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  if (self->fliers->len > 0)
    adw_animation_play (self->animation);
}

static void
on_way_changed_cb (double way, gpointer data)
{
  SporCardFlight *self = data;

  self->way = way;
  gtk_widget_queue_draw (self->over);
}

static void
on_flight_done_cb (SporCardFlight *self)
{
  g_ptr_array_set_size (self->fliers, 0);
  gtk_widget_queue_draw (self->over);
}

static void
spor_card_flight_dispose (GObject *object)
{
  SporCardFlight *self = SPOR_CARD_FLIGHT (object);

  if (self->animation)
    g_signal_handlers_disconnect_by_data (self->animation, self);
  g_clear_object (&self->animation);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->fliers, g_ptr_array_unref);
  g_clear_pointer (&self->but, g_free);
  G_OBJECT_CLASS (spor_card_flight_parent_class)->dispose (object);
}

static void
spor_card_flight_class_init (SporCardFlightClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spor_card_flight_dispose;
}

static void
spor_card_flight_init (SporCardFlight *self)
{
  self->fliers = g_ptr_array_new_with_free_func (spor_flier_free);
}

SporCardFlight *
spor_card_flight_new (GtkWidget *over)
{
  SporCardFlight *self = g_object_new (SPOR_TYPE_CARD_FLIGHT, NULL);

  self->over = over;
  self->animation
      = adw_timed_animation_new (over, 0, 1, MILLISECONDS,
                                 adw_callback_animation_target_new (on_way_changed_cb, self, NULL));
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_EASE_OUT_CUBIC);
  g_signal_connect_object (self->animation, "done", G_CALLBACK (on_flight_done_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
spor_card_flight_take_off (SporCardFlight *self)
{
  g_return_if_fail (SPOR_IS_CARD_FLIGHT (self));

  adw_animation_skip (self->animation);
  g_ptr_array_set_size (self->fliers, 0);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  if (!gtk_widget_get_mapped (self->over) || !adw_get_enable_animations (self->over))
    return;
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, spor_flier_free);
  spor_card_flight_visit (self, self->over, spor_card_flight_remember);
}

void
spor_card_flight_land (SporCardFlight *self, const char *but)
{
  GdkFrameClock *clock;

  g_return_if_fail (SPOR_IS_CARD_FLIGHT (self));

  clock = gtk_widget_get_frame_clock (self->over);
  if (!self->seen || !clock)
    return;
  g_free (self->but);
  self->but = g_strdup (but);
  if (!self->layout)
    self->layout = g_signal_connect_object (clock, "layout", G_CALLBACK (on_layout_done_cb), self,
                                            G_CONNECT_AFTER);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

/* The card may be scrolled meanwhile. */
static void
spor_flier_snapshot (SporFlier *self, GtkWidget *over, double way, GtkSnapshot *snapshot)
{
  graphene_rect_t at;
  GskRoundedRect outline;

  if (self->card && gtk_widget_compute_bounds (self->card, over, &at))
    self->to = at;
  graphene_rect_interpolate (&self->from, &self->to, way, &at);
  gsk_rounded_rect_init_from_rect (&outline, &at, CORNER);
  gsk_rounded_rect_shrink (&outline, -EDGE, -EDGE, -EDGE, -EDGE);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &at.origin);
  gdk_paintable_snapshot (self->picture, snapshot, self->from.size.width, self->from.size.height);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

void
spor_card_flight_snapshot (SporCardFlight *self, GtkSnapshot *snapshot)
{
  g_return_if_fail (SPOR_IS_CARD_FLIGHT (self));

  for (guint i = 0; i < self->fliers->len; i++)
    spor_flier_snapshot (g_ptr_array_index (self->fliers, i), self->over, self->way, snapshot);
}

gboolean
spor_card_flight_is_on (SporCardFlight *self)
{
  g_return_val_if_fail (SPOR_IS_CARD_FLIGHT (self), FALSE);

  return self->fliers->len > 0;
}
