/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-meeting-window.h"

#include "spor-clock.h"
#include "spor-columns.h"
#include "spor-guide.h"
#include "spor-keeper.h"
#include "spor-meeting-begun.h"
#include "spor-meeting-deed.h"
#include "spor-meeting-form.h"
#include "spor-meeting-repeat.h"
#include "spor-meeting-words.h"
#include "spor-save-question.h"
#include "spor-text-scale.h"
#include "spor-unfinished-bar.h"

#include <glib/gi18n-lib.h>

/* When a meeting is proposed to begin. */
#define USUAL_START (9 * 60)

struct _SporMeetingWindow
{
  AdwWindow parent_instance;

  /* template */
  GtkButton *make;
  SporUnfinishedBar *unfinished;
  GtkWidget *content;
  SporMeetingForm *form;
  SporMeetingRepeat *repeat;
  GtkBox *beside;

  /* owned */
  SporBook *book;
  SporRound *round;  /* whose meeting it is, whatever is shown by now */
  SporMeeting *kept; /* as it is beside the book, or would be */
  gint64 day;        /* proposed */
  gboolean over;     /* made: nothing is lost by closing */
};

enum
{
  MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporMeetingWindow, spor_meeting_window, ADW_TYPE_WINDOW)

static void
spor_meeting_window_update (SporMeetingWindow *self)
{
  guint n = spor_meeting_repeat_count (self->repeat);
  gboolean placed = spor_meeting_form_has_place (self->form);
  g_autofree char *label
      /* Translators: a button that makes meetings in the book */
      = n > 1 ? g_strdup_printf (ngettext ("_Create %u Meeting", "_Create %u Meetings", n), n)
              : g_strdup (_ ("_Create"));

  gtk_button_set_label (self->make, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->make), !placed ? _ ("The meeting has no place yet")
                                                        : n > 0 ? _ ("Ctrl+Enter")
                                                                : _ ("No day is chosen"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meeting.make", n > 0 && placed);
}

static void
on_form_changed_cb (SporMeetingWindow *self)
{
  g_autoptr (SporMeeting) meeting = spor_meeting_form_read (self->form, FALSE, NULL);

  spor_meeting_repeat_set_first (self->repeat, spor_day_of_instant (meeting->starts));
  spor_meeting_window_update (self);
  spor_unfinished_bar_wait (self->unfinished);
}

static void
on_repeat_changed_cb (SporMeetingWindow *self)
{
  spor_meeting_window_update (self);
  spor_unfinished_bar_wait (self->unfinished);
}

static void
on_form_left_cb (SporMeetingWindow *self)
{
  g_autoptr (SporMeeting) meeting = spor_meeting_form_read (self->form, TRUE, NULL);

  spor_unfinished_bar_wait (self->unfinished); /* by now it is what they mean */
}

static void
on_made_cb (GtkWidget *from, const char *id, const GError *error)
{
  SporMeetingWindow *self = SPOR_MEETING_WINDOW (from);

  gtk_widget_set_sensitive (self->content, TRUE);
  spor_meeting_window_update (self);
  if (error)
    return;
  self->over = TRUE;
  g_signal_emit (self, signals[MADE], 0, id);
  gtk_window_close (GTK_WINDOW (self));
}

/* What cannot be read says so at its place, and nothing is made. */
static void
on_make_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporMeetingWindow *self = SPOR_MEETING_WINDOW (widget);
  gboolean valid;
  g_autoptr (SporMeeting) pattern = NULL;
  g_autoptr (GPtrArray) meetings = NULL;

  gtk_window_set_focus (GTK_WINDOW (self), NULL); /* what is typed counts when it is left */
  pattern = spor_meeting_form_read (self->form, TRUE, &valid);
  if (!valid)
    spor_meeting_form_focus_wrong (self->form);
  if (!valid)
    return;
  spor_meeting_repeat_set_first (self->repeat, spor_day_of_instant (pattern->starts));
  meetings = spor_meeting_repeat_make (self->repeat, pattern);
  if (meetings->len == 0)
    return;
  gtk_widget_set_sensitive (self->content, FALSE);
  gtk_widget_action_set_enabled (widget, "meeting.make", FALSE);
  spor_meetings_add (widget, self->book, self->round, g_steal_pointer (&meetings), on_made_cb);
}

static gboolean
spor_meeting_window_is_whole (SporMeetingWindow *self)
{
  return spor_meeting_form_has_place (self->form) && spor_meeting_repeat_count (self->repeat) > 0;
}

/* The button that cannot be pressed says why; the key leads there. */
static void
spor_meeting_window_lead (SporMeetingWindow *self)
{
  if (!spor_meeting_form_has_place (self->form))
    spor_meeting_form_focus_wrong (self->form);
  else if (spor_meeting_repeat_count (self->repeat) == 0)
    spor_meeting_repeat_focus_wrong (self->repeat);
}

static gboolean
on_make_pressed_cb (GtkWidget *widget, GVariant *arguments, gpointer unused)
{
  SporMeetingWindow *self = SPOR_MEETING_WINDOW (widget);

  if (!gtk_widget_get_sensitive (self->content))
    return GDK_EVENT_STOP; /* it is being made */
  if (spor_meeting_window_is_whole (self))
    gtk_widget_activate_action (widget, "meeting.make", NULL);
  else
    spor_meeting_window_lead (self);
  return GDK_EVENT_STOP;
}

/* --- Closing -------------------------------------------------------------------------------- */

static gboolean
spor_meeting_window_has_text (SporMeetingWindow *self)
{
  g_autoptr (SporMeeting) meeting = spor_meeting_form_read (self->form, FALSE, NULL);

  g_autofree char *objection = spor_keepers_object (GTK_WIDGET (self));

  return *meeting->title || *meeting->agenda || objection;
}

/* A text with a personal number in it, or with what may become one, stays behind, and the rest is
 * kept. */
static void
on_paused_cb (SporMeetingWindow *self)
{
  SporMeeting *meeting = spor_meeting_form_read (self->form, FALSE, NULL);
  g_autoptr (GKeyFile) content = NULL;
  gboolean cut = spor_meeting_form_hold (self->form, meeting, self->kept);

  spor_meeting_free (self->kept);
  self->kept = meeting;
  if (spor_meeting_window_has_text (self))
    content = spor_meeting_begun_new (meeting, self->round, cut);
  if (content)
    spor_meeting_repeat_keep (self->repeat, content);
  spor_unfinished_bar_keep (self->unfinished, content);
}

static gboolean
spor_meeting_window_would_lose (GtkWindow *window)
{
  return !SPOR_MEETING_WINDOW (window)->over
         && spor_meeting_window_has_text (SPOR_MEETING_WINDOW (window));
}

static void
on_discard_response_cb (SporMeetingWindow *self, const char *response)
{
  if (g_str_equal (response, "discard"))
    spor_save_give_up (GTK_WINDOW (self));
}

static void
spor_meeting_window_ask_to_discard (SporMeetingWindow *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Discard the Meeting?"),
                                              _ ("It has not been created yet."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep Editing"),
                                    "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_discard_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
spor_meeting_window_close_request (GtkWindow *window)
{
  SporMeetingWindow *self = SPOR_MEETING_WINDOW (window);

  if (!spor_save_is_given_up (window) && spor_meeting_window_would_lose (window))
    {
      spor_meeting_window_ask_to_discard (self);
      return TRUE;
    }
  spor_unfinished_bar_end (self->unfinished);
  return GTK_WINDOW_CLASS (spor_meeting_window_parent_class)->close_request (window);
}

/* --- What is proposed ------------------------------------------------------------------------- */

static SporMeeting *
spor_meeting_window_propose (const SporRound *round, gint64 day)
{
  SporMeeting *meeting = spor_meeting_new ();

  meeting->starts = spor_clock_on_day (day, USUAL_START);
  meeting->ends = meeting->starts + spor_meeting_kind_length (meeting->kind);
  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    meeting->tracks |= 1u << t;
  return meeting;
}

/* @content: (nullable): what was kept */
static void
spor_meeting_window_fill (SporMeetingWindow *self, const SporMeeting *meeting, GKeyFile *content)
{
  g_clear_pointer (&self->kept, spor_meeting_free);
  self->kept = spor_meeting_dup (meeting);
  spor_meeting_form_forget (self->form);
  spor_meeting_form_show (self->form, self->round, meeting);
  spor_meeting_repeat_set_first (self->repeat, spor_day_of_instant (meeting->starts));
  spor_meeting_repeat_resume (self->repeat, content);
  spor_meeting_window_update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  spor_unfinished_bar_go_on (self->unfinished);
}

static void
on_afresh_cb (SporMeetingWindow *self)
{
  g_autoptr (SporMeeting) meeting = spor_meeting_window_propose (self->round, self->day);

  spor_unfinished_bar_keep (self->unfinished, NULL);
  spor_unfinished_bar_tell (self->unfinished, NULL);
  spor_meeting_window_fill (self, meeting, NULL);
}

/* @began: an instant. (transfer full) */
static char *
spor_meeting_window_begun_text (GKeyFile *content, gint64 began)
{
  g_autofree char *day = spor_time_format_date (began);

  if (spor_meeting_begun_is_cut (content))
    /* Translators: a day */
    return g_strdup_printf (_ ("You began this meeting on %s, and it was not created. Digits that "
                               "may belong to a personal number were not kept."),
                            day);
  /* Translators: a day */
  return g_strdup_printf (_ ("You began this meeting on %s, and it was not created."), day);
}

/* What was begun in this round and not made, since the program has died. (transfer full) (nullable)
 */
static GKeyFile *
spor_meeting_window_resume (SporMeetingWindow *self, SporMeeting *meeting)
{
  gint64 began = 0;
  g_autoptr (GKeyFile) content
      = spor_unfinished_bar_begin (self->unfinished, SPOR_MEETING_BEGUN,
                                   spor_book_get_path (self->book), self->round->id, &began);
  g_autofree char *sentence = content ? spor_meeting_window_begun_text (content, began) : NULL;

  if (content)
    spor_meeting_begun_read (content, meeting, self->round);
  spor_unfinished_bar_tell (self->unfinished, sentence);
  return g_steal_pointer (&content);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_meeting_window_finalize (GObject *object)
{
  SporMeetingWindow *self = SPOR_MEETING_WINDOW (object);

  g_clear_pointer (&self->round, spor_round_unref);
  g_clear_pointer (&self->kept, spor_meeting_free);
  G_OBJECT_CLASS (spor_meeting_window_parent_class)->finalize (object);
}

static void
spor_meeting_window_dispose (GObject *object)
{
  SporMeetingWindow *self = SPOR_MEETING_WINDOW (object);

  if (spor_save_is_given_up (GTK_WINDOW (self)))
    spor_unfinished_bar_end (self->unfinished); /* it has gone with the book's window */
  g_clear_object (&self->book);
  G_OBJECT_CLASS (spor_meeting_window_parent_class)->dispose (object);
}

static void
spor_meeting_window_class_init (SporMeetingWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_meeting_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = spor_meeting_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = spor_meeting_window_close_request;
  signals[MADE] = g_signal_new ("made", SPOR_TYPE_MEETING_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (SPOR_TYPE_COLUMNS);
  g_type_ensure (SPOR_TYPE_MEETING_FORM);
  g_type_ensure (SPOR_TYPE_MEETING_REPEAT);
  g_type_ensure (SPOR_TYPE_UNFINISHED_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-meeting-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SporMeetingWindow, make);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingWindow, unfinished);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingWindow, content);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingWindow, form);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingWindow, repeat);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingWindow, beside);
  gtk_widget_class_bind_template_callback (widget_class, on_form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_form_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_repeat_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_paused_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_afresh_cb);
  gtk_widget_class_install_action (widget_class, "meeting.make", NULL, on_make_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, on_make_pressed_cb,
                                NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                on_make_pressed_cb, NULL);
  spor_guide_install_class (widget_class, "meetings");
}

static void
spor_meeting_window_init (SporMeetingWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_meeting_form_move_agenda (self->form, self->beside);
  spor_save_watch (GTK_WINDOW (self), spor_meeting_window_would_lose);
}

SporMeetingWindow *
spor_meeting_window_new (GtkWindow *parent, SporBook *book, gint64 day)
{
  SporMeetingWindow *self = g_object_new (SPOR_TYPE_MEETING_WINDOW, "transient-for", parent, NULL);
  SporSnapshot *snapshot = spor_book_get_snapshot (book);
  SporRound *round = spor_snapshot_get_round (snapshot);
  g_autoptr (SporMeeting) meeting = spor_meeting_window_propose (round, day);
  g_autoptr (GPtrArray) places = spor_meeting_places (spor_snapshot_get_refunds (snapshot));
  g_autoptr (GKeyFile) content = NULL;

  spor_text_scale_window (GTK_WINDOW (self));
  self->book = g_object_ref (book);
  self->round = spor_round_ref (round);
  self->day = day;
  spor_meeting_form_set_places (self->form, places);
  content = spor_meeting_window_resume (self, meeting);
  spor_meeting_window_fill (self, meeting, content);
  return self;
}
