/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-meeting-text.h"

#include "spor-focus.h"
#include "spor-text.h"
#include "spor-undo-key.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  PART_TITLE,
  PART_PLACE,
  PART_AGENDA,
} SporTextPart;

static const char *const parts[] = { "title", "place", "agenda", NULL };

struct _SporMeetingText
{
  GObject parent_instance;

  SporTextPart part;
  gboolean is_new; /* the meeting is in no book yet */

  /* weak */
  GtkWidget *field;
  SporDispute *dispute;
  SporObjection *objection;

  /* owned */
  char *saved; /* as shown last; NULL: nothing was */
};

enum
{
  PROP_PART = 1,
  PROP_FIELD,
  PROP_DISPUTE,
  PROP_OBJECTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SporMeetingText, spor_meeting_text, G_TYPE_OBJECT)

/* --- The field ------------------------------------------------------------------------------ */

static char **
spor_meeting_text_of (SporMeetingText *self, SporMeeting *meeting)
{
  return self->part == PART_TITLE   ? &meeting->title
         : self->part == PART_PLACE ? &meeting->place
                                    : &meeting->agenda;
}

static const char *
spor_meeting_text_known (SporMeetingText *self, const SporMeeting *meeting)
{
  return *spor_meeting_text_of (self, (SporMeeting *)meeting);
}

static char *
spor_meeting_text_get_typed (SporMeetingText *self)
{
  char *text;

  if (GTK_IS_EDITABLE (self->field))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->field)));
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->field)), "text", &text, NULL);
  return text;
}

/* Of one line is cleaned what somebody has touched since it was @known. */
static char *
spor_meeting_text_get_clean (SporMeetingText *self, const char *known)
{
  g_autofree char *typed = spor_meeting_text_get_typed (self);

  return GTK_IS_EDITABLE (self->field) && !g_str_equal (typed, known) ? spor_text_clean (typed)
                                                                      : g_steal_pointer (&typed);
}

/* Its own undo would take back what only the book can. */
static void
spor_meeting_text_set (SporMeetingText *self, const char *text)
{
  g_autofree char *typed = spor_meeting_text_get_typed (self);
  gboolean same = g_str_equal (typed, text);

  if (GTK_IS_EDITABLE (self->field))
    {
      if (!same)
        gtk_editable_set_text (GTK_EDITABLE (self->field), text);
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->field), FALSE);
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->field), TRUE);
    }
  else
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->field));

      if (!same)
        gtk_text_buffer_set_text (buffer, text, -1);
      gtk_text_buffer_set_enable_undo (buffer, FALSE);
      gtk_text_buffer_set_enable_undo (buffer, TRUE);
    }
}

/* As if it were typed: a text's own undo brings back what has been restored too much. */
static void
spor_meeting_text_retype (GtkTextBuffer *buffer, const char *text)
{
  GtkTextIter start, end;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

static void
spor_meeting_text_take_back (SporMeetingText *self)
{
  g_autofree char *saved = g_strdup (self->saved);

  if (GTK_IS_EDITABLE (self->field))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->field), saved);
      gtk_editable_set_position (GTK_EDITABLE (self->field), -1);
    }
  else
    spor_meeting_text_retype (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->field)), saved);
}

/* --- Callbacks ------------------------------------------------------------------------------ */

/* In a window that makes a new one Escape closes that, where there is nothing to go back to. */
static gboolean
on_key_pressed_cb (SporMeetingText *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (!self->saved)
    return GDK_EVENT_PROPAGATE;
  if (!spor_meeting_text_is_typed (self))
    return spor_undo_key (self->field, keyval, state);
  if (keyval != GDK_KEY_Escape || (!*self->saved && self->is_new))
    return GDK_EVENT_PROPAGATE;
  spor_meeting_text_take_back (self);
  return GDK_EVENT_STOP;
}

static void
on_taken_cb (SporMeetingText *self)
{
  gtk_widget_grab_focus (self->field);
  spor_meeting_text_take_back (self);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_meeting_text_set_part (SporMeetingText *self, const char *part)
{
  for (guint p = 0; parts[p]; p++)
    if (g_str_equal (parts[p], part))
      self->part = p;
}

static void
spor_meeting_text_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SporMeetingText *self = SPOR_MEETING_TEXT (object);

  switch (id)
    {
    case PROP_PART:
      spor_meeting_text_set_part (self, g_value_get_string (value));
      break;
    case PROP_FIELD:
      g_set_weak_pointer (&self->field, g_value_get_object (value));
      break;
    case PROP_DISPUTE:
      g_set_weak_pointer (&self->dispute, g_value_get_object (value));
      break;
    case PROP_OBJECTION:
      g_set_weak_pointer (&self->objection, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_meeting_text_constructed (GObject *object)
{
  SporMeetingText *self = SPOR_MEETING_TEXT (object);
  GtkEventController *keys = gtk_event_controller_key_new ();

  G_OBJECT_CLASS (spor_meeting_text_parent_class)->constructed (object);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->field, keys);
  g_signal_connect_object (self->dispute, "taken", G_CALLBACK (on_taken_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
spor_meeting_text_finalize (GObject *object)
{
  SporMeetingText *self = SPOR_MEETING_TEXT (object);

  g_clear_weak_pointer (&self->field);
  g_clear_weak_pointer (&self->dispute);
  g_clear_weak_pointer (&self->objection);
  g_free (self->saved);
  G_OBJECT_CLASS (spor_meeting_text_parent_class)->finalize (object);
}

static void
spor_meeting_text_class_init (SporMeetingTextClass *klass)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = spor_meeting_text_set_property;
  object_class->constructed = spor_meeting_text_constructed;
  object_class->finalize = spor_meeting_text_finalize;
  properties[PROP_PART] = g_param_spec_string ("part", NULL, NULL, "title", flags);
  properties[PROP_FIELD] = g_param_spec_object ("field", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_DISPUTE] = g_param_spec_object ("dispute", NULL, NULL, SPOR_TYPE_DISPUTE, flags);
  properties[PROP_OBJECTION]
      = g_param_spec_object ("objection", NULL, NULL, SPOR_TYPE_OBJECTION, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
spor_meeting_text_init (SporMeetingText *self)
{
}

/* --- The book ------------------------------------------------------------------------------- */

/* What was sent from here and has arrived is no other program's. */
static void
spor_meeting_text_dispute (SporMeetingText *self, const char *text, const SporMeeting *written)
{
  const char *ours = written ? spor_meeting_text_known (self, written) : NULL;

  if (!g_str_equal (self->saved, text) && g_strcmp0 (ours, text) != 0)
    spor_dispute_set_theirs (self->dispute, text);
}

void
spor_meeting_text_show (SporMeetingText *self,
                        const SporMeeting *meeting,
                        const SporMeeting *written,
                        gboolean force)
{
  g_autofree char *typed = NULL;
  const char *text;

  g_return_if_fail (SPOR_IS_MEETING_TEXT (self));

  typed = spor_meeting_text_get_typed (self);
  text = spor_meeting_text_known (self, meeting);
  if (self->saved && !force && !g_str_equal (typed, self->saved) && !g_str_equal (typed, text))
    spor_meeting_text_dispute (self, text, written);
  else
    {
      spor_dispute_set_theirs (self->dispute, NULL);
      spor_meeting_text_set (self, text);
    }
  g_free (self->saved);
  self->saved = g_strdup (text);
  self->is_new = !*meeting->id;
  spor_objection_set_known (self->objection, text);
}

void
spor_meeting_text_forget (SporMeetingText *self)
{
  g_return_if_fail (SPOR_IS_MEETING_TEXT (self));

  g_clear_pointer (&self->saved, g_free);
}

gboolean
spor_meeting_text_read (SporMeetingText *self, SporMeeting *meeting)
{
  char **text;

  g_return_val_if_fail (SPOR_IS_MEETING_TEXT (self), FALSE);

  text = spor_meeting_text_of (self, meeting);
  g_free (*text);
  *text = spor_meeting_text_get_clean (self, self->saved);
  spor_objection_keep (self->objection, text, self->saved);
  return !spor_objection_get_text (self->objection);
}

static const char *
spor_meeting_text_label (SporMeetingText *self)
{
  return self->part == PART_TITLE   ? _ ("Title")
         : self->part == PART_PLACE ? _ ("Place")
                                    : _ ("Agenda");
}

void
spor_meeting_text_quote (SporMeetingText *self, const SporMeeting *known, GPtrArray *quotes)
{
  g_autofree char *typed = NULL;
  const char *text;

  g_return_if_fail (SPOR_IS_MEETING_TEXT (self));

  text = spor_meeting_text_known (self, known);
  typed = spor_meeting_text_get_clean (self, text);
  if (!g_str_equal (typed, text))
    spor_quotes_add (quotes, spor_meeting_text_label (self), typed);
}

gboolean
spor_meeting_text_is_typed (SporMeetingText *self)
{
  g_autofree char *typed = NULL;

  g_return_val_if_fail (SPOR_IS_MEETING_TEXT (self), FALSE);

  typed = spor_meeting_text_get_typed (self);
  return self->saved && !g_str_equal (typed, self->saved);
}

gboolean
spor_meeting_text_is_unfinished (SporMeetingText *self, const SporMeeting *known)
{
  g_autofree char *typed = NULL;
  const char *text;

  g_return_val_if_fail (SPOR_IS_MEETING_TEXT (self), FALSE);

  text = spor_meeting_text_known (self, known);
  typed = spor_meeting_text_get_typed (self);
  return spor_focus_within (self->field) && !g_str_equal (typed, text)
         && spor_text_may_become_number (text, typed);
}

/* (transfer full) */
static char *
spor_text_without_numbers (const char *text)
{
  g_autofree char *masked = spor_text_mask_personal_numbers (text, NULL);
  g_auto (GStrv) between = g_strsplit (masked, SPOR_TEXT_MASK, -1);

  return g_strjoinv ("", between);
}

gboolean
spor_meeting_text_hold (SporMeetingText *self, SporMeeting *meeting, const SporMeeting *kept)
{
  const char *before = spor_meeting_text_known (self, kept);
  g_autofree char *typed = NULL;
  gboolean objected;
  char **text;

  g_return_val_if_fail (SPOR_IS_MEETING_TEXT (self), FALSE);

  objected = spor_objection_get_text (self->objection) != NULL;
  if (!objected && !spor_meeting_text_is_unfinished (self, kept))
    return FALSE;
  typed = spor_meeting_text_get_clean (self, before);
  text = spor_meeting_text_of (self, meeting);
  g_free (*text);
  *text = objected ? spor_text_without_numbers (typed)
                   : spor_text_without_begun_number (before, typed);
  return !g_str_equal (*text, typed);
}

gboolean
spor_meeting_text_is_disputed (SporMeetingText *self)
{
  g_return_val_if_fail (SPOR_IS_MEETING_TEXT (self), FALSE);

  return spor_dispute_get_theirs (self->dispute) != NULL;
}

void
spor_meeting_text_agree (SporMeetingText *self)
{
  g_return_if_fail (SPOR_IS_MEETING_TEXT (self));

  if (!spor_meeting_text_is_typed (self))
    spor_dispute_set_theirs (self->dispute, NULL);
}

gboolean
spor_meeting_text_leave (SporMeetingText *self)
{
  g_return_val_if_fail (SPOR_IS_MEETING_TEXT (self), FALSE);

  return spor_dispute_leave (self->dispute);
}

void
spor_meeting_text_tidy (SporMeetingText *self)
{
  g_autofree char *typed = NULL;
  g_autofree char *clean = NULL;

  g_return_if_fail (SPOR_IS_MEETING_TEXT (self));

  typed = spor_meeting_text_get_typed (self);
  clean = spor_meeting_text_get_clean (self, self->saved);
  if (!g_str_equal (typed, clean))
    gtk_editable_set_text (GTK_EDITABLE (self->field), clean);
}

gboolean
spor_meeting_text_grab_wrong (SporMeetingText *self)
{
  g_return_val_if_fail (SPOR_IS_MEETING_TEXT (self), FALSE);

  return spor_objection_grab (self->objection);
}

GtkWidget *
spor_meeting_text_get_field (SporMeetingText *self)
{
  g_return_val_if_fail (SPOR_IS_MEETING_TEXT (self), NULL);

  return self->field;
}
