/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-meeting-form.h"

#include "spor-dispute.h"
#include "spor-entry-row.h"
#include "spor-focus.h"
#include "spor-keeper.h"
#include "spor-lock.h"
#include "spor-meeting-text.h"
#include "spor-meeting-times.h"
#include "spor-meeting-tracks.h"
#include "spor-meeting-words.h"
#include "spor-objection.h"
#include "spor-text.h"

struct _SporMeetingForm
{
  AdwBin parent_instance;

  /* template */
  AdwComboRow *kind;
  SporMeetingText *title;
  SporMeetingTimes *times;
  GtkEditable *place_row;
  SporMeetingText *place;
  GtkLabel *where; /* what is wrong with the place */
  SporMeetingTracks *tracks;
  GtkWidget *agenda_box;
  SporMeetingText *agenda;
  GMenu *places;

  /* owned */
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

static gboolean
spor_meeting_form_lacks_place (SporMeetingForm *self)
{
  g_autofree char *place = spor_text_clean (gtk_editable_get_text (self->place_row));

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
      gtk_widget_add_css_class (GTK_WIDGET (self->place_row), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->where), "error");
    }
  else if (!lacks)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->place_row), "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->where), "error");
    }
}

/* Nothing is disputed where there stands what the book has. */
static void
spor_meeting_form_agree (SporMeetingForm *self)
{
  spor_meeting_text_agree (self->title);
  spor_meeting_text_agree (self->place);
  spor_meeting_text_agree (self->agenda);
}

static void
on_changed_cb (SporMeetingForm *self)
{
  spor_meeting_form_ask_where (self, FALSE);
  if (self->updating || !self->meeting)
    return;
  spor_meeting_form_agree (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_decided_cb (SporMeetingForm *self)
{
  if (self->updating || !self->meeting)
    return;
  spor_meeting_text_tidy (self->title);
  spor_meeting_text_tidy (self->place);
  g_signal_emit (self, signals[LEFT], 0);
}

/* Whoever goes from a field to what another program has written there has not decided yet. */
static void
on_left_cb (SporMeetingForm *self)
{
  gboolean disputed;

  if (self->updating || !self->meeting)
    return;
  disputed = spor_meeting_text_leave (self->title);
  disputed |= spor_meeting_times_leave (self->times);
  disputed |= spor_meeting_text_leave (self->place);
  disputed |= spor_meeting_text_leave (self->agenda);
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

static void
on_place_suggested_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporMeetingForm *self = SPOR_MEETING_FORM (widget);

  gtk_editable_set_text (self->place_row, g_variant_get_string (parameter, NULL));
  on_left_cb (self);
}

gboolean
spor_meeting_form_is_disputed (SporMeetingForm *self)
{
  g_return_val_if_fail (SPOR_IS_MEETING_FORM (self), FALSE);

  return spor_meeting_text_is_disputed (self->title) || spor_meeting_times_is_disputed (self->times)
         || spor_meeting_text_is_disputed (self->place)
         || spor_meeting_text_is_disputed (self->agenda);
}

/* --- What is shown -------------------------------------------------------------------------- */

void
spor_meeting_form_show (SporMeetingForm *self, SporRound *round, const SporMeeting *meeting)
{
  g_autoptr (SporMeeting) before = NULL;
  gboolean other;

  g_return_if_fail (SPOR_IS_MEETING_FORM (self));

  before = g_steal_pointer (&self->meeting);
  other = !before || !g_str_equal (before->id, meeting->id);
  if (other)
    g_clear_pointer (&self->written, spor_meeting_free);
  self->updating = TRUE;
  spor_meeting_tracks_show (self->tracks, round, meeting);
  if (other || adw_combo_row_get_selected (self->kind) == before->kind)
    adw_combo_row_set_selected (self->kind, meeting->kind);
  spor_meeting_text_show (self->title, meeting, self->written, other);
  spor_meeting_times_show (self->times, meeting, self->written, other);
  spor_meeting_text_show (self->place, meeting, self->written, other);
  if (other || spor_meeting_tracks_get_chosen (self->tracks) == before->tracks)
    spor_meeting_tracks_choose (self->tracks, meeting->tracks);
  spor_meeting_text_show (self->agenda, meeting, self->written, other);
  self->meeting = spor_meeting_dup (meeting);
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
  if (spor_meeting_tracks_get_chosen (self->tracks) == refused->tracks)
    spor_meeting_tracks_choose (self->tracks, self->meeting->tracks);
  spor_meeting_form_ask_where (self, FALSE);
  self->updating = FALSE;
}

void
spor_meeting_form_forget (SporMeetingForm *self)
{
  g_return_if_fail (SPOR_IS_MEETING_FORM (self));

  g_clear_pointer (&self->meeting, spor_meeting_free);
  spor_meeting_text_forget (self->title);
  spor_meeting_text_forget (self->place);
  spor_meeting_text_forget (self->agenda);
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

SporMeeting *
spor_meeting_form_read (SporMeetingForm *self, gboolean complain, gboolean *valid)
{
  SporMeeting *meeting;
  gboolean timely, placed, kept;

  g_return_val_if_fail (SPOR_IS_MEETING_FORM (self), NULL);
  g_return_val_if_fail (self->meeting != NULL, NULL);

  meeting = spor_meeting_dup (self->meeting);
  meeting->kind = adw_combo_row_get_selected (self->kind);
  meeting->tracks = spor_meeting_tracks_get_chosen (self->tracks);
  timely = spor_meeting_times_read (self->times, complain, &meeting->starts, &meeting->ends);
  kept = spor_meeting_text_read (self->title, meeting);
  kept &= spor_meeting_text_read (self->place, meeting);
  kept &= spor_meeting_text_read (self->agenda, meeting);
  placed = spor_meeting_form_keep_place (self, meeting);
  if (valid)
    *valid = timely && placed && kept;
  return meeting;
}

gboolean
spor_meeting_form_is_unfinished (SporMeetingForm *self, const SporMeeting *known)
{
  g_return_val_if_fail (SPOR_IS_MEETING_FORM (self), FALSE);

  return spor_meeting_text_is_unfinished (self->title, known)
         || spor_meeting_text_is_unfinished (self->place, known)
         || spor_meeting_text_is_unfinished (self->agenda, known);
}

gboolean
spor_meeting_form_hold (SporMeetingForm *self, SporMeeting *meeting, const SporMeeting *kept)
{
  gboolean held;

  g_return_val_if_fail (SPOR_IS_MEETING_FORM (self), FALSE);

  held = spor_meeting_text_hold (self->title, meeting, kept);
  held |= spor_meeting_text_hold (self->place, meeting, kept);
  held |= spor_meeting_text_hold (self->agenda, meeting, kept);
  return held;
}

GPtrArray *
spor_meeting_form_quote (SporMeetingForm *self, const SporMeeting *known)
{
  g_autoptr (GPtrArray) quotes = spor_quotes_new ();

  g_return_val_if_fail (SPOR_IS_MEETING_FORM (self), NULL);

  spor_meeting_text_quote (self->title, known, quotes);
  spor_meeting_times_quote (self->times, known, quotes);
  spor_meeting_text_quote (self->place, known, quotes);
  spor_meeting_text_quote (self->agenda, known, quotes);
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

  if (spor_meeting_text_grab_wrong (self->title) || spor_meeting_text_grab_wrong (self->place)
      || spor_meeting_text_grab_wrong (self->agenda))
    return;
  if (spor_meeting_form_lacks_place (self))
    {
      spor_meeting_form_ask_where (self, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->place_row));
    }
  else
    spor_meeting_times_focus_wrong (self->times);
}

gboolean
spor_meeting_form_has_place (SporMeetingForm *self)
{
  g_return_val_if_fail (SPOR_IS_MEETING_FORM (self), FALSE);

  return !spor_meeting_form_lacks_place (self);
}

/* --- Keeper --------------------------------------------------------------------------------- */

/* Others send it; the times answer for themselves. A meeting from before it was asked where it is
 * lacks nothing that was there. */
static gboolean
spor_meeting_form_is_saved (SporKeeper *keeper)
{
  SporMeetingForm *self = SPOR_MEETING_FORM (keeper);

  return !self->meeting || !*self->meeting->id || !spor_meeting_has_place (self->meeting)
         || !spor_meeting_form_lacks_place (self);
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
  SporMeetingText *texts[] = { self->title, self->place, self->agenda };

  for (guint i = 0; self->meeting && *self->meeting->id && i < G_N_ELEMENTS (texts); i++)
    if (spor_meeting_text_is_typed (texts[i]))
      return spor_meeting_text_get_field (texts[i]);
  return NULL;
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
  return gtk_widget_grab_focus (typed ? typed : spor_meeting_text_get_field (self->title));
}

static void
spor_meeting_form_finalize (GObject *object)
{
  SporMeetingForm *self = SPOR_MEETING_FORM (object);

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
  widget_class->focus = spor_focus_through;
  signals[CHANGED] = g_signal_new ("changed", SPOR_TYPE_MEETING_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", SPOR_TYPE_MEETING_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  g_type_ensure (SPOR_TYPE_DISPUTE);
  g_type_ensure (SPOR_TYPE_ENTRY_ROW);
  g_type_ensure (SPOR_TYPE_MEETING_TEXT);
  g_type_ensure (SPOR_TYPE_MEETING_TIMES);
  g_type_ensure (SPOR_TYPE_MEETING_TRACKS);
  g_type_ensure (SPOR_TYPE_OBJECTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-meeting-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, kind);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, title);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, times);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, place_row);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, place);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, where);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, tracks);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, agenda_box);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, agenda);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingForm, places);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_decided_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_place_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_track_toggled_cb);
  gtk_widget_class_install_action (widget_class, "form.place", "s", on_place_suggested_cb);
}

static void
spor_meeting_form_init (SporMeetingForm *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

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
