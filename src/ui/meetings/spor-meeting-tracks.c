/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-meeting-tracks.h"

#include <glib/gi18n-lib.h>

struct _SporMeetingTracks
{
  AdwPreferencesGroup parent_instance;

  /* borrowed: in rows made for the round */
  GPtrArray *checks; /* GtkCheckButton* */

  /* owned */
  SporRound *round;
};

enum
{
  TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporMeetingTracks, spor_meeting_tracks, ADW_TYPE_PREFERENCES_GROUP)

static void
on_check_toggled_cb (SporMeetingTracks *self)
{
  g_signal_emit (self, signals[TOGGLED], 0);
}

static void
spor_meeting_tracks_add (SporMeetingTracks *self, const SporTrack *track)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *title = spor_track_title (track);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_check_toggled_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->checks, check);
}

static void
spor_meeting_tracks_remove_all (SporMeetingTracks *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  gtk_widget_get_ancestor (g_ptr_array_index (self->checks, i),
                                                           ADW_TYPE_ACTION_ROW));
  g_ptr_array_set_size (self->checks, 0);
}

static gboolean
spor_meeting_tracks_are_of (SporMeetingTracks *self, const SporRound *round)
{
  if (!self->round || spor_round_n_tracks (self->round) != spor_round_n_tracks (round))
    return FALSE;
  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    if (!g_str_equal (spor_round_track (round, t)->name, spor_round_track (self->round, t)->name))
      return FALSE;
  return TRUE;
}

/* Rows stay while the round has the same tracks, so that the keyboard stays where it is. */
static void
spor_meeting_tracks_set_round (SporMeetingTracks *self, SporRound *round)
{
  if (!spor_meeting_tracks_are_of (self, round))
    {
      spor_meeting_tracks_remove_all (self);
      for (guint t = 0; t < spor_round_n_tracks (round); t++)
        spor_meeting_tracks_add (self, spor_round_track (round, t));
    }
  spor_round_ref (round);
  g_clear_pointer (&self->round, spor_round_unref);
  self->round = round;
}

/* To a meeting that is still to come nobody is invited yet. */
static const char *
spor_meeting_describe_tracks (const SporMeeting *self)
{
  return *self->id ? _ ("Those with a seat in them are invited. Those who are invited already stay "
                        "invited, even when you untick their track.")
                   : _ ("Those with a seat in them are invited.");
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_meeting_tracks_finalize (GObject *object)
{
  SporMeetingTracks *self = SPOR_MEETING_TRACKS (object);

  g_ptr_array_unref (self->checks);
  g_clear_pointer (&self->round, spor_round_unref);
  G_OBJECT_CLASS (spor_meeting_tracks_parent_class)->finalize (object);
}

static void
spor_meeting_tracks_class_init (SporMeetingTracksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spor_meeting_tracks_finalize;
  signals[TOGGLED] = g_signal_new ("toggled", SPOR_TYPE_MEETING_TRACKS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
spor_meeting_tracks_init (SporMeetingTracks *self)
{
  self->checks = g_ptr_array_new ();
}

void
spor_meeting_tracks_show (SporMeetingTracks *self, SporRound *round, const SporMeeting *meeting)
{
  g_return_if_fail (SPOR_IS_MEETING_TRACKS (self));

  spor_meeting_tracks_set_round (self, round);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         spor_meeting_describe_tracks (meeting));
}

void
spor_meeting_tracks_choose (SporMeetingTracks *self, guint32 tracks)
{
  g_return_if_fail (SPOR_IS_MEETING_TRACKS (self));

  for (guint t = 0; t < self->checks->len; t++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, t), tracks >> t & 1);
}

guint32
spor_meeting_tracks_get_chosen (SporMeetingTracks *self)
{
  guint32 tracks = 0;

  g_return_val_if_fail (SPOR_IS_MEETING_TRACKS (self), 0);

  for (guint t = 0; t < self->checks->len; t++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, t)))
      tracks |= 1u << t;
  return tracks;
}
