/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-meeting-form.h"

#include "spor-dispute.h"
#include "spor-entry-row.h"
#include "spor-keeper.h"
#include "spor-lock.h"
#include "spor-meeting-times.h"
#include "spor-meeting-words.h"
#include "spor-objection.h"
#include "spor-text.h"
#include "spor-undo-key.h"

#include <glib/gi18n-lib.h>

struct _SporMeetingForm
{
  AdwBin parent_instance;

  /* template */
  AdwComboRow *kind;
  GtkEditable *title;
  SporMeetingTimes *times;
  GtkEditable *place;
  GtkLabel *where; /* what is wrong with the place */
  AdwPreferencesGroup *tracks;
  GtkWidget *agenda_box;
  GtkTextView *agenda;
  GtkTextBuffer *agenda_buffer;
  SporObjection *title_objection;
  SporObjection *place_objection;
  SporObjection *agenda_objection;
  SporDispute *title_dispute;
  SporDispute *place_dispute;
  SporDispute *agenda_dispute;
  GMenu *places;

  /* borrowed: rows made for the round */
  GPtrArray *track_checks; /* GtkCheckButton* */

  /* owned */
  SporRound *round;
  SporMeeting *meeting; /* as shown last; NULL: none yet */
  SporMeeting *written; /* what was last sent from here to the book; or NULL */
  gboolean updating;    /* the fields follow the book, they do not lead */
};

enum
{
  CHANGED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void spor_meeting_form_keep (SporKeeperInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SporMeetingForm,
                               spor_meeting_form,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (SPOR_TYPE_KEEPER, spor_meeting_form_keep))

/* --- Callbacks ------------------------------------------------------------------------------ */

/* A long place does not fit into its field. */
static void
spor_meeting_form_show_whole_place (SporMeetingForm *self)
{
  const char *place = gtk_editable_get_text (self->place);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->place), *place ? place : NULL);
}

static gboolean
spor_meeting_form_lacks_place (SporMeetingForm *self)
{
  g_autofree char *place = spor_text_clean (gtk_editable_get_text (self->place));

  return adw_combo_row_get_selected (self->kind) == SPOR_MEETING_PHYSICAL && !*place;
}

/* It is wanted from the start, and wrong only once somebody has gone past it. */
static void
spor_meeting_form_ask_where (SporMeetingForm *self, gboolean complain)
{
  gboolean lacks = spor_meeting_form_lacks_place (self);

  gtk_widget_set_visible (GTK_WIDGET (self->where), lacks);
  if (lacks && complain)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->place), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->where), "error");
    }
  else if (!lacks)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->place), "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->where), "error");
    }
}

static void spor_meeting_form_agree (SporMeetingForm *self);

static void
on_changed_cb (SporMeetingForm *self)
{
  spor_meeting_form_show_whole_place (self);
  spor_meeting_form_ask_where (self, FALSE);
  if (self->updating || !self->meeting)
    return;
  spor_meeting_form_agree (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* As it goes to the book: what nobody has touched as it came from there. (transfer full) */
static char *
spor_meeting_form_get_text (GtkEditable *field, const char *shown)
{
  const char *text = gtk_editable_get_text (field);

  return g_str_equal (text, shown) ? g_strdup (shown) : spor_text_clean (text);
}

static void
spor_meeting_form_tidy (GtkEditable *field, const char *shown)
{
  g_autofree char *clean = spor_meeting_form_get_text (field, shown);

  if (!g_str_equal (gtk_editable_get_text (field), clean))
    gtk_editable_set_text (field, clean);
}

static void
on_decided_cb (SporMeetingForm *self)
{
  if (self->updating || !self->meeting)
    return;
  spor_meeting_form_tidy (self->title, self->meeting->title);
  spor_meeting_form_tidy (self->place, self->meeting->place);
  g_signal_emit (self, signals[LEFT], 0);
}

/* Whoever goes from a field to what another program has written there has not decided yet. */
static void
on_left_cb (SporMeetingForm *self)
{
  gboolean disputed;

  if (self->updating || !self->meeting)
    return;
  disputed = spor_dispute_leave (self->title_dispute);
  disputed |= spor_meeting_times_leave (self->times);
  disputed |= spor_dispute_leave (self->place_dispute);
  disputed |= spor_dispute_leave (self->agenda_dispute);
  if (!disputed)
    on_decided_cb (self);
}

static void
on_place_left_cb (SporMeetingForm *self)
{
  if (!self->updating && self->meeting)
    spor_meeting_form_ask_where (self, TRUE);
  on_left_cb (self);
}

/* A choice is made and done with. */
static void
on_kind_selected_cb (SporMeetingForm *self)
{
  if (self->updating || !self->meeting)
    return;
  spor_meeting_times_set_kind (self->times, adw_combo_row_get_selected (self->kind));
  on_changed_cb (self);
  on_left_cb (self);
}

static void
on_track_toggled_cb (SporMeetingForm *self)
{
  on_changed_cb (self);
  on_left_cb (self);
}

/* In a window that makes a new one Escape closes that, where there is nothing to go back to. */
static gboolean
spor_meeting_form_is_new (SporMeetingForm *self)
{
  return !*self->meeting->id;
}

/* Escape restores; undo and redo are the book's unless something is typed. */
static gboolean
spor_meeting_form_text_key (SporMeetingForm *self,
                            GtkEditable *field,
                            const char *saved,
                            guint keyval,
                            GdkModifierType state)
{
  if (g_str_equal (gtk_editable_get_text (field), saved))
    return spor_undo_key (GTK_WIDGET (self), keyval, state);
  if (keyval != GDK_KEY_Escape || (!*saved && spor_meeting_form_is_new (self)))
    return GDK_EVENT_PROPAGATE;
  gtk_editable_set_text (field, saved);
  gtk_editable_set_position (field, -1);
  return GDK_EVENT_STOP;
}

static gboolean
on_title_key_cb (SporMeetingForm *self, guint keyval, guint keycode, GdkModifierType state)
{
  return self->meeting
         && spor_meeting_form_text_key (self, self->title, self->meeting->title, keyval, state);
}

static gboolean
on_place_key_cb (SporMeetingForm *self, guint keyval, guint keycode, GdkModifierType state)
{
  return self->meeting
         && spor_meeting_form_text_key (self, self->place, self->meeting->place, keyval, state);
}

static char *
spor_meeting_form_get_agenda (SporMeetingForm *self)
{
  char *text;

  g_object_get (self->agenda_buffer, "text", &text, NULL);
  return text;
}

/* As if it were typed: the text's own undo brings back what Escape has restored too much. */
static void
spor_meeting_form_take_agenda_back (SporMeetingForm *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_begin_user_action (self->agenda_buffer);
  gtk_text_buffer_get_bounds (self->agenda_buffer, &start, &end);
  gtk_text_buffer_delete (self->agenda_buffer, &start, &end);
  gtk_text_buffer_insert (self->agenda_buffer, &start, self->meeting->agenda, -1);
  gtk_text_buffer_end_user_action (self->agenda_buffer);
}

static gboolean
on_agenda_key_cb (SporMeetingForm *self, guint keyval, guint keycode, GdkModifierType state)
{
  g_autofree char *text = spor_meeting_form_get_agenda (self);

  if (self->meeting && g_str_equal (text, self->meeting->agenda))
    return spor_undo_key (GTK_WIDGET (self), keyval, state);
  if (keyval != GDK_KEY_Escape || !self->meeting || spor_meeting_form_is_new (self))
    return GDK_EVENT_PROPAGATE;
  spor_meeting_form_take_agenda_back (self);
  return GDK_EVENT_STOP;
}

static void
on_place_suggested_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporMeetingForm *self = SPOR_MEETING_FORM (widget);

  gtk_editable_set_text (self->place, g_variant_get_string (parameter, NULL));
  on_left_cb (self);
}

/* --- What another program has written ------------------------------------------------------- */

/* Nothing is disputed where there stands what the book has. */
static void
spor_meeting_form_agree (SporMeetingForm *self)
{
  g_autofree char *agenda = spor_meeting_form_get_agenda (self);

  if (g_str_equal (gtk_editable_get_text (self->title), self->meeting->title))
    spor_dispute_set_theirs (self->title_dispute, NULL);
  if (g_str_equal (gtk_editable_get_text (self->place), self->meeting->place))
    spor_dispute_set_theirs (self->place_dispute, NULL);
  if (g_str_equal (agenda, self->meeting->agenda))
    spor_dispute_set_theirs (self->agenda_dispute, NULL);
}

static void
spor_meeting_form_take_text (SporMeetingForm *self, GtkEditable *field, const char *theirs)
{
  gtk_widget_grab_focus (GTK_WIDGET (field));
  gtk_editable_set_text (field, theirs);
  gtk_editable_set_position (field, -1);
}

static void
on_title_taken_cb (SporMeetingForm *self)
{
  spor_meeting_form_take_text (self, self->title, self->meeting->title);
}

static void
on_place_taken_cb (SporMeetingForm *self)
{
  spor_meeting_form_take_text (self, self->place, self->meeting->place);
}

static void
on_agenda_taken_cb (SporMeetingForm *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->agenda));
  spor_meeting_form_take_agenda_back (self);
}

gboolean
spor_meeting_form_is_disputed (SporMeetingForm *self)
{
  g_return_val_if_fail (SPOR_IS_MEETING_FORM (self), FALSE);

  return spor_dispute_get_theirs (self->title_dispute)
         || spor_meeting_times_is_disputed (self->times)
         || spor_dispute_get_theirs (self->place_dispute)
         || spor_dispute_get_theirs (self->agenda_dispute);
}

/* --- What is shown -------------------------------------------------------------------------- */

static void
spor_meeting_form_add_track (SporMeetingForm *self, const SporTrack *track)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *title = spor_track_title (track);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_track_toggled_cb), self);
  adw_preferences_group_add (self->tracks, row);
  g_ptr_array_add (self->track_checks, check);
}

static gboolean
spor_meeting_form_has_tracks (SporMeetingForm *self, const SporRound *round)
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
spor_meeting_form_set_round (SporMeetingForm *self, SporRound *round)
{
  gboolean same = spor_meeting_form_has_tracks (self, round);

  for (guint i = 0; !same && i < self->track_checks->len; i++)
    adw_preferences_group_remove (
        self->tracks,
        gtk_widget_get_ancestor (g_ptr_array_index (self->track_checks, i), ADW_TYPE_ACTION_ROW));
  if (!same)
    g_ptr_array_set_size (self->track_checks, 0);
  for (guint t = 0; !same && t < spor_round_n_tracks (round); t++)
    spor_meeting_form_add_track (self, spor_round_track (round, t));
  spor_round_ref (round);
  g_clear_pointer (&self->round, spor_round_unref);
  self->round = round;
}

/* Something else than @text stays in a field: what was sent from here and has arrived is no other
 * program's. */
static void
spor_meeting_form_dispute (SporDispute *dispute,
                           const char *saved,
                           const char *written,
                           const char *text)
{
  if (!g_str_equal (saved, text) && g_strcmp0 (written, text) != 0)
    spor_dispute_set_theirs (dispute, text);
}

/* @saved: (nullable): what was shown last; something else has been typed since then, and stays. */
static void
spor_meeting_form_show_text (GtkEditable *field,
                             SporDispute *dispute,
                             const char *saved,
                             const char *written,
                             const char *text)
{
  const char *typed = gtk_editable_get_text (field);

  if (saved && !g_str_equal (typed, saved) && !g_str_equal (typed, text))
    {
      spor_meeting_form_dispute (dispute, saved, written, text);
      return;
    }
  spor_dispute_set_theirs (dispute, NULL);
  if (!g_str_equal (typed, text))
    gtk_editable_set_text (field, text);
  /* its own undo would take back what only the book can */
  gtk_editable_set_enable_undo (field, FALSE);
  gtk_editable_set_enable_undo (field, TRUE);
}

static void
spor_meeting_form_show_agenda (SporMeetingForm *self,
                               const char *saved,
                               const char *written,
                               const char *text)
{
  g_autofree char *typed = spor_meeting_form_get_agenda (self);

  if (saved && !g_str_equal (typed, saved) && !g_str_equal (typed, text))
    {
      spor_meeting_form_dispute (self->agenda_dispute, saved, written, text);
      return;
    }
  spor_dispute_set_theirs (self->agenda_dispute, NULL);
  if (!g_str_equal (typed, text))
    gtk_text_buffer_set_text (self->agenda_buffer, text, -1);
  gtk_text_buffer_set_enable_undo (self->agenda_buffer, FALSE);
  gtk_text_buffer_set_enable_undo (self->agenda_buffer, TRUE);
}

static guint32
spor_meeting_form_get_tracks (SporMeetingForm *self)
{
  guint32 tracks = 0;

  for (guint t = 0; t < self->track_checks->len; t++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->track_checks, t)))
      tracks |= 1u << t;
  return tracks;
}

static void
spor_meeting_form_show_tracks (SporMeetingForm *self, guint32 tracks)
{
  for (guint t = 0; t < self->track_checks->len; t++)
    gtk_check_button_set_active (g_ptr_array_index (self->track_checks, t), tracks >> t & 1);
}

/* To a meeting that is still to come nobody is invited yet. */
static const char *
spor_meeting_describe_tracks (const SporMeeting *self)
{
  return *self->id ? _ ("Those with a seat in them are invited. Those who are invited already stay "
                        "invited, even when you untick their track.")
                   : _ ("Those with a seat in them are invited.");
}

void
spor_meeting_form_show (SporMeetingForm *self, SporRound *round, const SporMeeting *meeting)
{
  g_autoptr (SporMeeting) before = NULL;
  gboolean other;
  const SporMeeting *was, *written;

  g_return_if_fail (SPOR_IS_MEETING_FORM (self));

  before = g_steal_pointer (&self->meeting);
  other = !before || !g_str_equal (before->id, meeting->id);
  if (other)
    g_clear_pointer (&self->written, spor_meeting_free);
  was = other ? NULL : before;
  written = self->written;
  self->updating = TRUE;
  spor_meeting_form_set_round (self, round);
  adw_preferences_group_set_description (self->tracks, spor_meeting_describe_tracks (meeting));
  if (other || adw_combo_row_get_selected (self->kind) == before->kind)
    adw_combo_row_set_selected (self->kind, meeting->kind);
  spor_meeting_form_show_text (self->title, self->title_dispute, was ? was->title : NULL,
                               written ? written->title : NULL, meeting->title);
  spor_meeting_times_show (self->times, meeting, written, was == NULL);
  spor_meeting_form_show_text (self->place, self->place_dispute, was ? was->place : NULL,
                               written ? written->place : NULL, meeting->place);
  if (other || spor_meeting_form_get_tracks (self) == before->tracks)
    spor_meeting_form_show_tracks (self, meeting->tracks);
  spor_meeting_form_show_agenda (self, was ? was->agenda : NULL, written ? written->agenda : NULL,
                                 meeting->agenda);
  self->meeting = spor_meeting_dup (meeting);
  spor_objection_set_known (self->title_objection, meeting->title);
  spor_objection_set_known (self->place_objection, meeting->place);
  spor_objection_set_known (self->agenda_objection, meeting->agenda);
  spor_meeting_form_ask_where (self, FALSE);
  self->updating = FALSE;
}

void
spor_meeting_form_set_written (SporMeetingForm *self, const SporMeeting *written)
{
  g_return_if_fail (SPOR_IS_MEETING_FORM (self));

  g_clear_pointer (&self->written, spor_meeting_free);
  self->written = spor_meeting_dup (written);
}

void
spor_meeting_form_refuse (SporMeetingForm *self, const SporMeeting *refused)
{
  g_return_if_fail (SPOR_IS_MEETING_FORM (self));

  if (!self->meeting)
    return;
  self->updating = TRUE;
  if (adw_combo_row_get_selected (self->kind) == refused->kind)
    {
      adw_combo_row_set_selected (self->kind, self->meeting->kind);
      spor_meeting_times_take_kind_back (self->times, self->meeting->kind);
    }
  if (spor_meeting_form_get_tracks (self) == refused->tracks)
    spor_meeting_form_show_tracks (self, self->meeting->tracks);
  spor_meeting_form_ask_where (self, FALSE);
  self->updating = FALSE;
}

void
spor_meeting_form_forget (SporMeetingForm *self)
{
  g_return_if_fail (SPOR_IS_MEETING_FORM (self));

  g_clear_pointer (&self->meeting, spor_meeting_free);
}

void
spor_meeting_form_set_places (SporMeetingForm *self, const GPtrArray *places)
{
  g_return_if_fail (SPOR_IS_MEETING_FORM (self));

  g_menu_remove_all (self->places);
  for (guint i = 0; i < places->len; i++)
    {
      const char *place = g_ptr_array_index (places, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (place, NULL);

      g_menu_item_set_action_and_target (item, "form.place", "s", place);
      g_menu_append_item (self->places, item);
    }
}

void
spor_meeting_form_set_day (SporMeetingForm *self, gint64 day)
{
  g_return_if_fail (SPOR_IS_MEETING_FORM (self));

  spor_meeting_times_set_day (self->times, day);
}

/* A physical meeting without a place stays where, or what, it was shown as. */
static gboolean
spor_meeting_form_keep_place (SporMeetingForm *self, SporMeeting *meeting)
{
  if (spor_meeting_has_place (meeting))
    return TRUE;
  g_free (meeting->place);
  meeting->place = g_strdup (self->meeting->place);
  if (!spor_meeting_has_place (meeting))
    meeting->kind = self->meeting->kind;
  return FALSE;
}

/* What the book would refuse stays in its field alone. */
static gboolean
spor_meeting_form_keep_texts (SporMeetingForm *self, SporMeeting *meeting)
{
  spor_objection_keep (self->title_objection, &meeting->title, self->meeting->title);
  spor_objection_keep (self->place_objection, &meeting->place, self->meeting->place);
  spor_objection_keep (self->agenda_objection, &meeting->agenda, self->meeting->agenda);
  return !spor_objection_get_text (self->title_objection)
         && !spor_objection_get_text (self->place_objection)
         && !spor_objection_get_text (self->agenda_objection);
}

SporMeeting *
spor_meeting_form_read (SporMeetingForm *self, gboolean complain, gboolean *valid)
{
  SporMeeting *meeting;
  gboolean timely, placed, kept;

  g_return_val_if_fail (SPOR_IS_MEETING_FORM (self), NULL);
  g_return_val_if_fail (self->meeting != NULL, NULL);

  meeting = spor_meeting_dup (self->meeting);
  g_free (meeting->title);
  g_free (meeting->place);
  g_free (meeting->agenda);
  meeting->kind = adw_combo_row_get_selected (self->kind);
  meeting->title = spor_meeting_form_get_text (self->title, self->meeting->title);
  meeting->place = spor_meeting_form_get_text (self->place, self->meeting->place);
  meeting->agenda = spor_meeting_form_get_agenda (self);
  meeting->tracks = spor_meeting_form_get_tracks (self);
  timely = spor_meeting_times_read (self->times, complain, &meeting->starts, &meeting->ends);
  kept = spor_meeting_form_keep_texts (self, meeting);
  placed = spor_meeting_form_keep_place (self, meeting);
  if (valid)
    *valid = timely && placed && kept;
  return meeting;
}

static void
spor_quote_typed (GPtrArray *quotes, const char *field, const char *typed, const char *known)
{
  if (!g_str_equal (typed, known))
    spor_quotes_add (quotes, field, typed);
}

GPtrArray *
spor_meeting_form_quote (SporMeetingForm *self, const SporMeeting *known)
{
  g_autoptr (GPtrArray) quotes = spor_quotes_new ();
  g_autofree char *title = NULL;
  g_autofree char *place = NULL;
  g_autofree char *agenda = NULL;

  g_return_val_if_fail (SPOR_IS_MEETING_FORM (self), NULL);

  title = spor_meeting_form_get_text (self->title, known->title);
  place = spor_meeting_form_get_text (self->place, known->place);
  agenda = spor_meeting_form_get_agenda (self);
  spor_quote_typed (quotes, _ ("Title"), title, known->title);
  spor_meeting_times_quote (self->times, known, quotes);
  spor_quote_typed (quotes, _ ("Place"), place, known->place);
  spor_quote_typed (quotes, _ ("Agenda"), agenda, known->agenda);
  return g_steal_pointer (&quotes);
}

GPtrArray *
spor_meeting_form_fix_times (SporMeetingForm *self, const SporMeeting *meeting, const char *why)
{
  g_autoptr (GPtrArray) quotes = spor_quotes_new ();

  g_return_val_if_fail (SPOR_IS_MEETING_FORM (self), NULL);

  if (why)
    {
      self->updating = TRUE;
      spor_meeting_times_quote (self->times, meeting, quotes);
      spor_meeting_times_show (self->times, meeting, NULL, TRUE);
      adw_combo_row_set_selected (self->kind, meeting->kind);
      self->updating = FALSE;
    }
  spor_lock_controls (GTK_WIDGET (self->kind), why);
  spor_lock_controls (GTK_WIDGET (self->times), why);
  return g_steal_pointer (&quotes);
}

void
spor_meeting_form_focus_wrong (SporMeetingForm *self)
{
  g_return_if_fail (SPOR_IS_MEETING_FORM (self));

  if (spor_objection_grab (self->title_objection) || spor_objection_grab (self->place_objection)
      || spor_objection_grab (self->agenda_objection))
    return;
  if (gtk_widget_has_css_class (GTK_WIDGET (self->place), "error"))
    gtk_widget_grab_focus (GTK_WIDGET (self->place));
  else
    spor_meeting_times_focus_wrong (self->times);
}

gboolean
spor_meeting_form_has_place (SporMeetingForm *self)
{
  g_return_val_if_fail (SPOR_IS_MEETING_FORM (self), FALSE);

  return !gtk_widget_get_visible (GTK_WIDGET (self->where));
}

/* --- Keeper --------------------------------------------------------------------------------- */

/* Others send it; the times answer for themselves. A meeting from before it was asked where it is
 * lacks nothing that was there. */
static gboolean
spor_meeting_form_is_saved (SporKeeper *keeper)
{
  SporMeetingForm *self = SPOR_MEETING_FORM (keeper);

  return !self->meeting || spor_meeting_form_is_new (self)
         || !spor_meeting_has_place (self->meeting) || !spor_meeting_form_lacks_place (self);
}

static char *
spor_meeting_form_object (SporKeeper *keeper)
{
  return g_strdup (gtk_label_get_label (SPOR_MEETING_FORM (keeper)->where));
}

static void
spor_meeting_form_keep (SporKeeperInterface *iface)
{
  iface->is_saved = spor_meeting_form_is_saved;
  iface->object = spor_meeting_form_object;
}

/* --- Object --------------------------------------------------------------------------------- */

/* The first field that is not as the book has it; NULL: all are. */
static GtkWidget *
spor_meeting_form_find_typed (SporMeetingForm *self)
{
  g_autofree char *agenda = spor_meeting_form_get_agenda (self);

  if (!self->meeting || spor_meeting_form_is_new (self))
    return NULL;
  if (!g_str_equal (gtk_editable_get_text (self->title), self->meeting->title))
    return GTK_WIDGET (self->title);
  if (!g_str_equal (gtk_editable_get_text (self->place), self->meeting->place))
    return GTK_WIDGET (self->place);
  return g_str_equal (agenda, self->meeting->agenda) ? NULL : GTK_WIDGET (self->agenda);
}

static gboolean
spor_meeting_form_grab_focus (GtkWidget *widget)
{
  SporMeetingForm *self = SPOR_MEETING_FORM (widget);
  GtkWidget *typed = spor_meeting_form_find_typed (self);

  if (!typed && spor_meeting_times_is_touched (self->times))
    {
      spor_meeting_times_focus_wrong (self->times);
      return TRUE;
    }
  return gtk_widget_grab_focus (typed ? typed : GTK_WIDGET (self->title));
}

static void
spor_meeting_form_finalize (GObject *object)
{
  SporMeetingForm *self = SPOR_MEETING_FORM (object);

  g_ptr_array_unref (self->track_checks);
  g_clear_pointer (&self->round, spor_round_unref);
  g_clear_pointer (&self->meeting, spor_meeting_free);
  g_clear_pointer (&self->written, spor_meeting_free);
  G_OBJECT_CLASS (spor_meeting_form_parent_class)->finalize (object);
}

static void
spor_meeting_form_class_init (SporMeetingFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = spor_meeting_form_finalize;
  widget_class->grab_focus = spor_meeting_form_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", SPOR_TYPE_MEETING_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", SPOR_TYPE_MEETING_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  g_type_ensure (SPOR_TYPE_DISPUTE);
  g_type_ensure (SPOR_TYPE_ENTRY_ROW);
  g_type_ensure (SPOR_TYPE_MEETING_TIMES);
  g_type_ensure (SPOR_TYPE_OBJECTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-meeting-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, kind);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, title);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, times);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, place);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, where);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, tracks);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, agenda_box);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, agenda);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, agenda_buffer);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, title_objection);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, place_objection);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, agenda_objection);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, title_dispute);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, place_dispute);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, agenda_dispute);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, places);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_decided_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_place_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_title_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_place_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_agenda_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_title_taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_place_taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_agenda_taken_cb);
  gtk_widget_class_install_action (widget_class, "form.place", "s", on_place_suggested_cb);
}

static void
spor_meeting_form_init (SporMeetingForm *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  self->track_checks = g_ptr_array_new ();
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int kind = 0; kind < SPOR_N_MEETING_KINDS; kind++)
    gtk_string_list_append (kinds, spor_meeting_kind_label (kind));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (kinds));
  self->updating = FALSE;
}

void
spor_meeting_form_move_agenda (SporMeetingForm *self, GtkBox *to)
{
  g_autoptr (GtkWidget) box = NULL;

  g_return_if_fail (SPOR_IS_MEETING_FORM (self));

  box = g_object_ref (self->agenda_box);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (box)), box);
  gtk_box_append (to, box);
}
