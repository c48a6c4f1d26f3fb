/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-page.h"
#include "spor-round-setting.h"

#include <glib/gi18n-lib.h>

/* Tracks: a group for each. */

#define TRACK_KEY "spor-track"

static gboolean
spor_track_has_role (SporRound *round, gpointer track, guint index)
{
  return ((SporTrack *)track)->roles & (1u << index);
}

static void
spor_track_set_role (SporRound *round, gpointer data, guint index, gboolean chosen)
{
  SporTrack *track = data;

  if (chosen)
    track->roles |= 1u << index;
  else
    track->roles &= ~(1u << index);
}

static GtkWidget *
spor_roles_row_new (SporRoundDraft *draft, SporTrack *track)
{
  SporRound *round = spor_round_draft_get_round (draft);
  GtkWidget *row = spor_setting_row_new (draft, _ ("Roles that qualify"),
                                         _ ("Without one, everyone may sign up"));
  g_autofree char *path = g_strdup_printf ("track.%u.roles", track->number);
  SporSettingChoice choices[32];
  guint n = MIN (round->roles->len, G_N_ELEMENTS (choices));

  for (guint i = 0; i < n; i++)
    choices[i] = (SporSettingChoice){ ((SporOption *)g_ptr_array_index (round->roles, i))->name,
                                      spor_track_has_role, spor_track_set_role, i };
  spor_setting_row_add_choices (SPOR_SETTING_ROW (row), _ ("Roles that qualify"), _ ("Everyone"),
                                choices, n, track);
  spor_setting_row_watch (SPOR_SETTING_ROW (row), path);
  return row;
}

static void
on_track_removed_cb (GtkButton *button, SporRoundDraft *draft)
{
  SporTrack *track = g_object_get_data (G_OBJECT (button), TRACK_KEY);
  guint index;

  if (!g_ptr_array_find (spor_round_draft_get_round (draft)->tracks, track, &index))
    return;
  spor_round_remove_track (spor_round_draft_get_round (draft), index);
  spor_round_draft_restructure (draft, NULL);
}

static GtkWidget *
spor_remove_track_button_new (SporRoundDraft *draft, SporTrack *track)
{
  GtkWidget *button = spor_round_page_new_button (_ ("Remove"));
  g_autofree char *title = spor_track_title (track);
  /* Translators: the title of a track */
  g_autofree char *label = g_strdup_printf (_ ("Remove “%s”"), title);

  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_tooltip_text (button, label);
  g_object_set_data (G_OBJECT (button), TRACK_KEY, track);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_track_removed_cb), draft, 0);
  return button;
}

static void
spor_tracks_add_group (AdwPreferencesPage *page, SporRoundDraft *draft, SporTrack *track)
{
  /* Translators: a track's number */
  g_autofree char *title = g_strdup_printf (_ ("Track %u"), track->number);
  g_autofree char *name = g_strdup_printf ("track.%u.name", track->number);
  g_autofree char *min = g_strdup_printf ("track.%u.seats-min", track->number);
  g_autofree char *max = g_strdup_printf ("track.%u.seats-max", track->number);
  g_autofree char *most = g_strdup_printf ("track.%u.per-municipality", track->number);
  gboolean can_remove = spor_round_draft_get_round (draft)->tracks->len > 1;
  AdwPreferencesGroup *group
      = spor_round_page_add_group (page, title, NULL,
                                   can_remove ? spor_remove_track_button_new (draft, track) : NULL);
  GtkWidget *seats = spor_setting_row_new (draft, _ ("Seats"), _ ("The fewest, and the most"));

  adw_preferences_group_add (group, spor_setting_row_new_text (draft, name, _ ("Name"), NULL, 28));
  spor_setting_row_add (SPOR_SETTING_ROW (seats), min, _ ("Fewest seats"), 4);
  spor_setting_row_add (SPOR_SETTING_ROW (seats), max, _ ("Most seats"), 4);
  adw_preferences_group_add (group, seats);
  adw_preferences_group_add (group, spor_setting_row_new_text (draft, most,
                                                               _ ("Most from one municipality"),
                                                               _ ("0 for any number"), 4));
  adw_preferences_group_add (group, spor_roles_row_new (draft, track));
}

static void
on_track_added_cb (GtkButton *button, SporRoundDraft *draft)
{
  SporRound *round = spor_round_draft_get_round (draft);
  SporTrack *track = spor_round_add_track (round, "");
  g_autofree char *path = track ? g_strdup_printf ("track.%u.name", track->number) : NULL;

  if (track)
    spor_round_draft_restructure (draft, path);
}

void
spor_round_fill_tracks (AdwPreferencesPage *page, SporRoundDraft *draft)
{
  const SporRound *round = spor_round_draft_get_round (draft);
  GtkWidget *add = spor_round_page_new_button (_ ("_Add Track"));

  for (guint t = 0; t < round->tracks->len; t++)
    spor_tracks_add_group (page, draft, g_ptr_array_index (round->tracks, t));
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_track_added_cb), draft, 0);
  gtk_widget_set_halign (add, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (add, "pill");
  adw_preferences_group_add (spor_round_page_add_group (page, NULL, NULL, NULL), add);
}
