/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-meeting-pane.h"

#include "spor-columns.h"
#include "spor-error-dialog.h"
#include "spor-focus.h"
#include "spor-lock.h"
#include "spor-keeper.h"
#include "spor-leave.h"
#include "spor-meeting-attendance.h"
#include "spor-meeting-claims.h"
#include "spor-meeting-deed.h"
#include "spor-meeting-form.h"
#include "spor-meeting-words.h"
#include "spor-pause.h"
#include "spor-settle.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>

struct _SporMeetingPane
{
  AdwBin parent_instance;

  /* template */
  GtkScrolledWindow *scroll;
  GtkLabel *heading;
  GtkLabel *when;
  SporColumns *columns;
  SporMeetingForm *form;
  SporMeetingAttendance *attendance;
  SporMeetingClaims *claims;

  /* owned */
  SporBook *book;
  SporRound *round;     /* whose meeting it is */
  SporMeeting *meeting; /* as the book has it, or will have it when what is on its way arrives */
  SporMeeting *refused; /* what stands in the form and the book has not taken; or NULL */
  guint n_saving;       /* on their way: until they arrive, the form is ahead of the book */
  guint pause;          /* source */
  gboolean locked;      /* the round is archived */
  gboolean told;        /* the meeting is gone, and what was typed about it has been quoted */
};

static void spor_meeting_pane_keep (SporKeeperInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SporMeetingPane,
                               spor_meeting_pane,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (SPOR_TYPE_KEEPER, spor_meeting_pane_keep))

/* --- To the book ---------------------------------------------------------------------------- */

static void spor_meeting_pane_follow (SporMeetingPane *self);

/* Whether what was typed of a meeting stands in the form, and another try may save it. */
static gboolean
spor_meeting_pane_still_has (SporMeetingPane *self, gboolean shown, const GError *error)
{
  return shown && !self->locked
         && !g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID)
         && !spor_snapshot_get_closed (spor_book_get_snapshot (self->book));
}

static void
spor_meeting_pane_tell_gone (SporMeetingPane *self, const GPtrArray *typed)
{
  g_autoptr (GError) error
      = g_error_new_literal (SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID,
                             _ ("It has been deleted while something was typed about it that was "
                                "not saved yet."));

  spor_show_lost (GTK_WIDGET (self), _ ("The Meeting Is No Longer There"), error, typed);
}

/* The field says what the other program wrote; no dialog does. */
static gboolean
spor_meeting_pane_is_disputed (SporMeetingPane *self, gboolean shown, const GError *error)
{
  return shown && gtk_widget_get_mapped (GTK_WIDGET (self))
         && g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT)
         && spor_meeting_form_is_disputed (self->form);
}

/* What a field says is not said again; only whoever leaves is asked. What no field has any more is
 * quoted. */
static void
spor_meeting_pane_tell (SporMeetingPane *self,
                        gboolean shown,
                        const GError *error,
                        const GPtrArray *typed)
{
  if (spor_meeting_pane_is_disputed (self, shown, error))
    spor_settle_hear (GTK_WIDGET (self), error);
  else if (spor_meeting_pane_still_has (self, shown, error))
    spor_meeting_save_failed (GTK_WIDGET (self), error, NULL);
  else if (g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID))
    {
      spor_meeting_pane_tell_gone (self, typed);
      self->told = shown;
    }
  else
    spor_meeting_save_failed (GTK_WIDGET (self), error, typed);
}

/* The book has it now, or has refused: what is typed stays, what is chosen falls back. What is
 * disputed is written once its field is left again. */
static void
on_saved_cb (GtkWidget *from, const char *id, const GPtrArray *typed, const GError *error)
{
  SporMeetingPane *self = SPOR_MEETING_PANE (from);
  gboolean shown = self->meeting && g_str_equal (self->meeting->id, id);

  if (shown && self->n_saving > 0 && --self->n_saving == 0)
    {
      if (error)
        spor_meeting_form_refuse (self->form, self->meeting);
      spor_meeting_pane_follow (self);
      if (error && !spor_meeting_pane_is_disputed (self, shown, error))
        self->refused = spor_meeting_form_read (self->form, FALSE, NULL);
    }
  if (error)
    spor_meeting_pane_tell (self, shown, error, typed);
  spor_leave_hear (from);
}

/* @again: even what the book has refused. Its error takes the keyboard from the field, which is no
 * reason to try again and to come by the next error. */
static void
spor_meeting_pane_write (SporMeetingPane *self, gboolean complain, gboolean again)
{
  g_autoptr (SporMeeting) shown = NULL;
  g_autoptr (SporMeeting) meeting = NULL;

  g_clear_handle_id (&self->pause, g_source_remove);
  if (!self->meeting || !self->book || spor_settle_is_given_up (GTK_WIDGET (self)))
    return;
  meeting = spor_meeting_form_read (self->form, complain, NULL);
  if (spor_meeting_equal (meeting, self->meeting)
      || (self->refused && !again && spor_meeting_equal (meeting, self->refused)))
    return;
  g_clear_pointer (&self->refused, spor_meeting_free);
  shown = g_steal_pointer (&self->meeting);
  self->meeting = spor_meeting_dup (meeting);
  spor_meeting_form_set_written (self->form, meeting);
  self->n_saving++;
  spor_meeting_save (GTK_WIDGET (self), self->book, self->round, shown, g_steal_pointer (&meeting),
                     spor_meeting_form_quote (self->form, shown), on_saved_cb);
}

static gboolean
on_pause_cb (gpointer user_data)
{
  SporMeetingPane *self = user_data;

  self->pause = 0;
  if (!self->meeting || !spor_meeting_form_is_unfinished (self->form, self->meeting))
    spor_meeting_pane_write (self, FALSE, FALSE);
  return G_SOURCE_REMOVE;
}

/* What another program has changed too is written over by nobody who has not left its field. */
static void
on_form_changed_cb (SporMeetingPane *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (!spor_meeting_form_is_disputed (self->form))
    self->pause = g_timeout_add (SPOR_PAUSE_MS, on_pause_cb, self);
}

static void
on_form_left_cb (SporMeetingPane *self)
{
  spor_meeting_pane_write (self, TRUE, FALSE);
}

void
spor_meeting_pane_save (SporMeetingPane *self)
{
  g_return_if_fail (SPOR_IS_MEETING_PANE (self));

  spor_meeting_pane_write (self, FALSE, TRUE);
}

/* Of a round that is not shown nobody knows. */
static gboolean
spor_meeting_pane_is_gone (SporMeetingPane *self)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (self->book);

  return !spor_book_is_elsewhere (self->book, self->round)
         && spor_refunds_find_meeting (spor_snapshot_get_refunds (snapshot), self->meeting->id) < 0;
}

/* What is not on its way to the book, and cannot be: why, with all of it. */
static void
spor_meeting_pane_quote (SporMeetingPane *self, const char *why)
{
  g_autoptr (GPtrArray) quotes = spor_meeting_form_quote (self->form, self->meeting);
  g_autofree char *objection = spor_keepers_object (GTK_WIDGET (self->form));
  g_autoptr (GError) error = NULL;

  if (quotes->len == 0)
    return;
  error = g_error_new_literal (SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
                               why         ? why
                               : objection ? objection
                                           : _ ("It could not be written to the book."));
  spor_meeting_save_failed (GTK_WIDGET (self), error, quotes);
}

/* What is on its way to a meeting that is gone is quoted once the book has refused it. */
static void
spor_meeting_pane_quote_gone (SporMeetingPane *self)
{
  g_autoptr (GPtrArray) quotes = spor_meeting_form_quote (self->form, self->meeting);

  if (quotes->len > 0 && self->n_saving == 0 && !self->told)
    spor_meeting_pane_tell_gone (self, quotes);
}

/* Nothing is typed in the form any more that is about the meeting. */
static void
spor_meeting_pane_leave (SporMeetingPane *self)
{
  if (!self->meeting || !self->book || !self->round)
    return;
  if (spor_meeting_pane_is_gone (self))
    {
      spor_meeting_pane_quote_gone (self);
      return;
    }
  spor_meeting_pane_save (self);
  spor_meeting_pane_quote (self, NULL);
}

static void
spor_meeting_pane_forget (SporMeetingPane *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_pointer (&self->meeting, spor_meeting_free);
  g_clear_pointer (&self->refused, spor_meeting_free);
  self->n_saving = 0;
  self->told = FALSE;
}

void
spor_meeting_pane_clear (SporMeetingPane *self)
{
  g_return_if_fail (SPOR_IS_MEETING_PANE (self));

  spor_meeting_pane_leave (self);
  spor_meeting_pane_forget (self);
}

/* --- Keeper --------------------------------------------------------------------------------- */

/* What cannot be read, the form's own fields say. */
static gboolean
spor_meeting_pane_is_saved (SporKeeper *keeper)
{
  SporMeetingPane *self = SPOR_MEETING_PANE (keeper);
  g_autoptr (SporMeeting) typed
      = self->meeting && self->book ? spor_meeting_form_read (self->form, FALSE, NULL) : NULL;

  return !typed || spor_meeting_equal (typed, self->meeting);
}

static gboolean
spor_meeting_pane_is_sending (SporKeeper *keeper)
{
  return SPOR_MEETING_PANE (keeper)->n_saving > 0;
}

static void
spor_meeting_pane_add_quotes (SporKeeper *keeper, GPtrArray *quotes)
{
  SporMeetingPane *self = SPOR_MEETING_PANE (keeper);
  g_autoptr (GPtrArray) typed = spor_meeting_form_quote (self->form, self->meeting);

  spor_quotes_add_all (quotes, typed);
}

static char *
spor_meeting_pane_about (SporKeeper *keeper)
{
  SporMeetingPane *self = SPOR_MEETING_PANE (keeper);

  return self->meeting ? spor_meeting_name_dated (self->meeting) : NULL;
}

static void
spor_meeting_pane_keep (SporKeeperInterface *iface)
{
  iface->save = (void (*) (SporKeeper *))spor_meeting_pane_save;
  iface->is_saved = spor_meeting_pane_is_saved;
  iface->is_sending = spor_meeting_pane_is_sending;
  iface->quote = spor_meeting_pane_add_quotes;
  iface->about = spor_meeting_pane_about;
}

/* --- From the book -------------------------------------------------------------------------- */

/* What is being typed when another program archives the round is refused as if it had been left,
 * and the form then shows what the book has. */
static void
spor_meeting_pane_lock (SporMeetingPane *self, const char *why)
{
  if (why || self->locked) /* the form may be locked in part */
    spor_lock_controls (GTK_WIDGET (self->form), why);
  if (why && !self->locked && self->meeting)
    {
      guint n_before = self->n_saving;

      spor_meeting_pane_write (self, FALSE, TRUE);
      if (self->n_saving == n_before)
        spor_meeting_pane_quote (self, why);
    }
  self->locked = why != NULL;
}

/* What submitted claims are judged by is what @meeting says. What has been typed there goes, and is
 * quoted. */
static void
spor_meeting_pane_fix (SporMeetingPane *self, SporRefunds *refunds, const SporMeeting *meeting)
{
  g_autoptr (GPtrArray) quotes = NULL;
  g_autoptr (GError) error = NULL;

  if (self->locked || !spor_refunds_is_submitted_for (refunds, meeting->id))
    return;
  error = g_error_new_literal (SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
                               _ ("Travel claims for this meeting have been submitted, so its kind "
                                  "and its time cannot be changed."));
  quotes = spor_meeting_form_fix_times (self->form, meeting, error->message);
  if (quotes->len > 0)
    spor_meeting_save_failed (GTK_WIDGET (self), error, quotes);
}

/* Before a meeting it is planned; once it has begun, the question is who is there. */
static void
spor_meeting_pane_arrange (SporMeetingPane *self, const SporMeeting *meeting)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_object_set (self->columns, "second-on-top",
                spor_day_of_instant (meeting->starts) <= spor_day_of_instant (now), NULL);
}

static void
spor_meeting_pane_fill (SporMeetingPane *self, SporSnapshot *snapshot, guint index)
{
  SporRefunds *refunds = spor_snapshot_get_refunds (snapshot);
  const SporMeeting *meeting = spor_refunds_meeting (refunds, index);
  g_autofree char *heading = spor_meeting_heading (meeting);
  g_autofree char *when = spor_meeting_when (meeting);
  g_autofree char *place = spor_text_keep_town (meeting->place);
  g_autofree char *where = NULL;
  g_autoptr (GPtrArray) places = spor_meeting_places (refunds);

  gtk_label_set_label (self->heading, heading);
  where = *place ? g_strjoin (SPOR_TEXT_DOT, when, place, NULL) : g_strdup (when);
  gtk_label_set_label (self->when, where);
  spor_meeting_pane_arrange (self, meeting);
  spor_meeting_attendance_show (self->attendance, self->book, index);
  spor_meeting_claims_show (self->claims, self->book, index);
  spor_meeting_pane_lock (self, spor_snapshot_get_closed (snapshot));
  if (self->n_saving > 0)
    return;
  if (self->locked)
    spor_meeting_form_forget (self->form);
  spor_meeting_form_set_places (self->form, places);
  g_clear_pointer (&self->meeting, spor_meeting_free);
  self->meeting = spor_meeting_dup (meeting);
  g_clear_pointer (&self->round, spor_round_unref);
  self->round = spor_round_ref (spor_snapshot_get_round (snapshot));
  spor_meeting_form_show (self->form, spor_snapshot_get_round (snapshot), meeting);
  if (spor_meeting_form_is_disputed (self->form))
    g_clear_handle_id (&self->pause, g_source_remove);
  spor_lock_controls (GTK_WIDGET (self->form), spor_snapshot_get_closed (snapshot));
  spor_meeting_pane_fix (self, refunds, meeting);
}

static void
spor_meeting_pane_follow (SporMeetingPane *self)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (self->book);
  int index = spor_refunds_find_meeting (spor_snapshot_get_refunds (snapshot), self->meeting->id);

  if (index >= 0)
    spor_meeting_pane_fill (self, snapshot, index);
}

void
spor_meeting_pane_show (SporMeetingPane *self, SporBook *book, guint meeting)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (book);
  const SporMeeting *shown = spor_refunds_meeting (spor_snapshot_get_refunds (snapshot), meeting);

  g_return_if_fail (SPOR_IS_MEETING_PANE (self));

  if (self->meeting && !g_str_equal (self->meeting->id, shown->id))
    spor_meeting_pane_clear (self);
  if (!self->meeting)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
  g_set_object (&self->book, book);
  spor_meeting_pane_fill (self, snapshot, meeting);
}

const char *
spor_meeting_pane_get_meeting (SporMeetingPane *self)
{
  g_return_val_if_fail (SPOR_IS_MEETING_PANE (self), NULL);

  return self->meeting ? self->meeting->id : NULL;
}

/* --- Object --------------------------------------------------------------------------------- */

/* Another page is shown, or the window closes. */
static void
spor_meeting_pane_unmap (GtkWidget *widget)
{
  spor_meeting_pane_save (SPOR_MEETING_PANE (widget));
  GTK_WIDGET_CLASS (spor_meeting_pane_parent_class)->unmap (widget);
}

static gboolean
spor_meeting_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SPOR_MEETING_PANE (widget)->form));
}

static void
spor_meeting_pane_dispose (GObject *object)
{
  SporMeetingPane *self = SPOR_MEETING_PANE (object);

  spor_meeting_pane_forget (self);
  g_clear_pointer (&self->round, spor_round_unref);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (spor_meeting_pane_parent_class)->dispose (object);
}

static void
spor_meeting_pane_class_init (SporMeetingPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_meeting_pane_dispose;
  widget_class->unmap = spor_meeting_pane_unmap;
  widget_class->grab_focus = spor_meeting_pane_grab_focus;
  widget_class->focus = spor_focus_through;
  g_type_ensure (SPOR_TYPE_COLUMNS);
  g_type_ensure (SPOR_TYPE_MEETING_FORM);
  g_type_ensure (SPOR_TYPE_MEETING_ATTENDANCE);
  g_type_ensure (SPOR_TYPE_MEETING_CLAIMS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-meeting-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SporMeetingPane, scroll);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingPane, heading);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingPane, when);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingPane, columns);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingPane, form);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingPane, attendance);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingPane, claims);
  gtk_widget_class_bind_template_callback (widget_class, on_form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_form_left_cb);
}

static void
spor_meeting_pane_init (SporMeetingPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
