/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-next-track.h"

#include "spor-track-panel.h"

#include <glib/gi18n-lib.h>

struct _SporNextTrack
{
  AdwBin parent_instance;

  /* template */
  GtkWidget *button;
  GtkLabel *label;

  /* borrowed */
  GtkScrolledWindow *scroll;
  GtkWidget *tracks;

  guint update; /* source */
};

G_DEFINE_FINAL_TYPE (SporNextTrack, spor_next_track, ADW_TYPE_BIN)

/* How high the tracks are shown with this below them, whether it is there or not: it would come and
 * go by itself otherwise. */
static int
spor_next_track_room (SporNextTrack *self)
{
  int room = gtk_widget_get_height (GTK_WIDGET (self->scroll));
  int height;

  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    return room;
  gtk_widget_measure (self->button, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return room - height;
}

/* The first one of which nothing is to be seen; or NULL. Where they are to be, for they may not
 * have been moved there yet. */
static SporTrackPanel *
spor_next_track_find (SporNextTrack *self)
{
  double above = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroll))
                 - gtk_widget_get_margin_top (self->tracks);
  int room = spor_next_track_room (self);
  graphene_rect_t bounds;

  for (GtkWidget *panel = gtk_widget_get_first_child (self->tracks); panel;
       panel = gtk_widget_get_next_sibling (panel))
    if (gtk_widget_compute_bounds (panel, self->tracks, &bounds) && bounds.origin.y - above > room)
      return SPOR_TRACK_PANEL (panel);
  return NULL;
}

/* By its number alone where there is no room for all of it. */
static void
spor_next_track_name (SporNextTrack *self, SporTrackPanel *next)
{
  const char *title = spor_track_panel_get_title (next);
  /* Translators: a track, "Track 2: Training" */
  g_autofree char *tip = g_strdup_printf (_ ("%s is further down"), title);
  g_autofree char *number = spor_track_panel_get_number (next);
  int width;

  gtk_label_set_label (self->label, title);
  gtk_widget_set_tooltip_text (self->button, tip);
  gtk_widget_measure (self->button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  if (width > gtk_widget_get_width (GTK_WIDGET (self->scroll)))
    gtk_label_set_label (self->label, number);
}

static gboolean
on_idle_cb (gpointer user_data)
{
  SporNextTrack *self = user_data;
  SporTrackPanel *next = spor_next_track_find (self);

  self->update = 0;
  if (next)
    spor_next_track_name (self, next);
  gtk_widget_set_visible (GTK_WIDGET (self), next != NULL);
  return G_SOURCE_REMOVE;
}

/* Not at once: the tracks are just being laid out. */
void
spor_next_track_update (SporNextTrack *self)
{
  g_return_if_fail (SPOR_IS_NEXT_TRACK (self));

  if (!self->update && self->tracks)
    self->update = g_idle_add (on_idle_cb, self);
}

/* The keyboard goes along, as there may be nothing here to be on. */
static void
on_clicked_cb (SporNextTrack *self)
{
  SporTrackPanel *next = spor_next_track_find (self);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroll);
  graphene_rect_t bounds;
  double value = gtk_adjustment_get_value (adjustment);

  if (!next || !gtk_widget_compute_bounds (GTK_WIDGET (next), GTK_WIDGET (self->scroll), &bounds))
    return;
  gtk_widget_child_focus (GTK_WIDGET (next), GTK_DIR_TAB_FORWARD);
  gtk_adjustment_set_value (adjustment, value + bounds.origin.y);
}

void
spor_next_track_watch (SporNextTrack *self, GtkScrolledWindow *scroll, GtkWidget *tracks)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (SPOR_IS_NEXT_TRACK (self));

  self->scroll = scroll;
  self->tracks = tracks;
  adjustment = gtk_scrolled_window_get_vadjustment (scroll);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (spor_next_track_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (spor_next_track_update), self,
                           G_CONNECT_SWAPPED);
}

static void
spor_next_track_dispose (GObject *object)
{
  SporNextTrack *self = SPOR_NEXT_TRACK (object);

  g_clear_handle_id (&self->update, g_source_remove);
  self->tracks = NULL;
  G_OBJECT_CLASS (spor_next_track_parent_class)->dispose (object);
}

static void
spor_next_track_class_init (SporNextTrackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_next_track_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-next-track.ui");
  gtk_widget_class_bind_template_child (widget_class, SporNextTrack, button);
  gtk_widget_class_bind_template_child (widget_class, SporNextTrack, label);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked_cb);
}

static void
spor_next_track_init (SporNextTrack *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
