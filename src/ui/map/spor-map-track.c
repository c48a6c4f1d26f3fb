/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-track.h"

#include "spor-why.h"

#include <glib/gi18n-lib.h>

struct _SporMapTrack
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *count;
  GtkInscription *offer;

  /* owned */
  SporBoard *board;

  guint track;
};

G_DEFINE_FINAL_TYPE (SporMapTrack, spor_map_track, GTK_TYPE_WIDGET)

/* Why nobody can be moved; NULL: somebody can. (transfer full) */
static char *
spor_map_track_get_closed (SporMapTrack *self)
{
  SporComposition *composition = spor_board_get_composition (self->board);

  return composition ? spor_composition_closed_text (composition) : NULL;
}

/* While somebody is dragged, the track says what would come of it; there is room for two lines
 * before, whatever they are, or the track would move away under the pointer. */
static void
on_dragged_changed_cb (SporMapTrack *self)
{
  const SporPlaceOnBoard place = { SPOR_SPOT_SEATED, self->track, -1, -1 };
  SporSignup *dragged = spor_board_get_dragged (self->board);
  gboolean allowed = FALSE;
  g_autofree char *text
      = dragged ? spor_board_offer (self->board, dragged, &place, &allowed) : NULL;

  g_autofree char *closed = spor_map_track_get_closed (self);

  gtk_inscription_set_text (self->offer, text     ? text
                                         : closed ? _ ("Locked: nobody can be moved")
                                                  : _ ("Drag somebody here for a seat"));
  spor_say_why (GTK_WIDGET (self), NULL, closed);
  if (closed)
    gtk_widget_add_css_class (GTK_WIDGET (self), "closed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "closed");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "allowed");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "refused");
  if (dragged)
    gtk_widget_add_css_class (GTK_WIDGET (self), allowed ? "allowed" : "refused");
}

static gboolean
on_dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, SporMapTrack *self)
{
  const SporPlaceOnBoard place = { SPOR_SPOT_SEATED, self->track, -1, -1 };

  spor_board_move (self->board, g_value_get_object (value), &place);
  return TRUE;
}

/* What is dragged says all of what would come of it. */
static void
on_entered_cb (GtkDropControllerMotion *motion, double x, double y, SporMapTrack *self)
{
  const SporPlaceOnBoard place = { SPOR_SPOT_SEATED, self->track, -1, -1 };

  spor_board_set_aim (self->board, GTK_WIDGET (self), &place);
}

static void
on_left_cb (GtkDropControllerMotion *motion, SporMapTrack *self)
{
  spor_board_set_aim (self->board, GTK_WIDGET (self), NULL);
}

static void
spor_map_track_dispose (GObject *object)
{
  SporMapTrack *self = SPOR_MAP_TRACK (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SPOR_TYPE_MAP_TRACK);
  g_clear_object (&self->board);
  G_OBJECT_CLASS (spor_map_track_parent_class)->dispose (object);
}

static void
spor_map_track_class_init (SporMapTrackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_map_track_dispose;

  gtk_widget_class_set_css_name (widget_class, "maptrack");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-map-track.ui");
  gtk_widget_class_bind_template_child (widget_class, SporMapTrack, box);
  gtk_widget_class_bind_template_child (widget_class, SporMapTrack, title);
  gtk_widget_class_bind_template_child (widget_class, SporMapTrack, count);
  gtk_widget_class_bind_template_child (widget_class, SporMapTrack, offer);
}

static void
spor_map_track_init (SporMapTrack *self)
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
spor_map_track_new (SporBoard *board, guint track)
{
  SporMapTrack *self = g_object_new (SPOR_TYPE_MAP_TRACK, NULL);

  self->board = g_object_ref (board);
  self->track = track;
  g_signal_connect_object (board, "notify::dragged", G_CALLBACK (on_dragged_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_dragged_changed_cb (self);
  return GTK_WIDGET (self);
}

void
spor_map_track_update (SporMapTrack *self)
{
  g_return_if_fail (SPOR_IS_MAP_TRACK (self));

  SporComposition *composition = spor_board_get_composition (self->board);
  const SporTrack *track = spor_round_track (spor_composition_round (composition), self->track);
  guint n = composition->seated[self->track]->len;
  g_autofree char *title = spor_track_title (track);
  g_autofree char *count = NULL;

  if (track->seats_min == track->seats_max)
    /* Translators: seats taken, seats there are */
    count = g_strdup_printf (_ ("%u of %u"), n, track->seats_max);
  else
    /* Translators: seats taken, fewest and most seats */
    count = g_strdup_printf (_ ("%u of %u–%u"), n, track->seats_min, track->seats_max);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->count, count);
  on_dragged_changed_cb (self);
}
