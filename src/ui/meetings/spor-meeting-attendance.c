/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-meeting-attendance.h"

#include "spor-attendee-row.h"
#include "spor-focus.h"
#include "spor-lock.h"
#include "spor-meeting-deed.h"
#include "spor-meeting-guests.h"
#include "spor-meeting-words.h"
#include "spor-member-chooser.h"
#include "spor-text.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SporMeetingAttendance
{
  AdwBin parent_instance;

  /* template */
  AdwPreferencesGroup *group;
  GtkListBox *list;
  SporMemberChooser *chooser;
  GtkWidget *missing;
  GtkLabel *missing_text;

  /* owned */
  SporBook *book;
  SporMeeting *meeting;
  GPtrArray *attendees; /* SporAttendee*, as the book has them */
  guint n_pending;      /* ticks on their way to the book: the rows are ahead of it */
};

G_DEFINE_FINAL_TYPE (SporMeetingAttendance, spor_meeting_attendance, ADW_TYPE_BIN)

/* --- To the book ---------------------------------------------------------------------------- */

static void spor_meeting_attendance_fill (SporMeetingAttendance *self);

/* The last tick has arrived, or was not taken: from here the rows say what the book does. */
static void
on_noted_done_cb (GtkWidget *from, const char *id, const GError *error)
{
  SporMeetingAttendance *self = SPOR_MEETING_ATTENDANCE (from);

  if (--self->n_pending == 0 && self->book)
    spor_meeting_attendance_fill (self);
}

static const SporAttendee *
spor_meeting_attendance_find (SporMeetingAttendance *self, const char *signup_id)
{
  for (guint i = 0; i < self->attendees->len; i++)
    {
      const SporAttendee *attendee = g_ptr_array_index (self->attendees, i);

      if (g_str_equal (attendee->signup_id, signup_id))
        return attendee;
    }
  return NULL;
}

static void
on_noted_cb (SporMeetingAttendance *self, int attendance, SporAttendeeRow *row)
{
  const char *signup_id = spor_attendee_row_get_signup (row);
  const SporAttendee *attendee = spor_meeting_attendance_find (self, signup_id);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  GPtrArray *attendees;

  if (attendance == SPOR_ATTENDANCE_ATTENDED && !spor_meeting_has_begun (self->meeting, now))
    {
      spor_toast (GTK_WIDGET (self), _ ("Nobody has come yet: the meeting has not begun"));
      spor_meeting_attendance_fill (self);
      return;
    }
  attendees = spor_attendees_new ();
  spor_attendees_add (attendees, signup_id, attendee->name, attendance);
  self->n_pending++;
  spor_meeting_attend (GTK_WIDGET (self), self->book, self->meeting, attendees, on_noted_done_cb);
}

static void
on_uninvited_cb (SporMeetingAttendance *self, SporAttendeeRow *row)
{
  const SporAttendee *attendee
      = spor_meeting_attendance_find (self, spor_attendee_row_get_signup (row));

  if (attendee && !spor_snapshot_get_closed (spor_book_get_snapshot (self->book)))
    spor_meeting_uninvite (GTK_WIDGET (self), self->book, self->meeting, attendee);
}

/* Those who are excused did not come, unless each is ticked. */
void
spor_meeting_attendance_tick_all (SporMeetingAttendance *self)
{
  g_autoptr (GPtrArray) attendees = spor_attendees_new ();

  g_return_if_fail (SPOR_IS_MEETING_ATTENDANCE (self));

  for (guint i = 0; i < self->attendees->len; i++)
    {
      const SporAttendee *attendee = g_ptr_array_index (self->attendees, i);

      if (attendee->attendance == SPOR_ATTENDANCE_INVITED
          || attendee->attendance == SPOR_ATTENDANCE_ACCEPTED)
        spor_attendees_add (attendees, attendee->signup_id, attendee->name,
                            SPOR_ATTENDANCE_ATTENDED);
    }
  if (attendees->len > 0)
    spor_meeting_attend (GTK_WIDGET (self), self->book, self->meeting, g_steal_pointer (&attendees),
                         NULL);
}

static void
on_chosen_cb (SporMeetingAttendance *self, SporSignup *signup)
{
  const SporSignupRow *row = spor_signup_get_row (signup);
  GPtrArray *attendees = spor_attendees_new ();

  spor_attendees_add (attendees, row->id, row->name, SPOR_ATTENDANCE_INVITED);
  spor_meeting_attend (GTK_WIDGET (self), self->book, self->meeting, attendees, NULL);
}

/* Those with a seat in the tracks of the meeting who got it after they would have been invited. */
static GPtrArray *
spor_meeting_attendance_missing (SporMeetingAttendance *self)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (self->book);

  return spor_meeting_list_missing (self->meeting, self->attendees,
                                    spor_snapshot_get_decided (snapshot),
                                    g_get_real_time () / G_USEC_PER_SEC);
}

static void
on_invite_clicked_cb (SporMeetingAttendance *self)
{
  spor_meeting_attend (GTK_WIDGET (self), self->book, self->meeting,
                       spor_meeting_attendance_missing (self), NULL);
}

/* --- From the book -------------------------------------------------------------------------- */

/* "Odense · Track 2", with "Guest" where that is why they are asked */
static char *
spor_attendee_place (const SporMeeting *meeting,
                     const SporAttendee *attendee,
                     const SporComposition *composition)
{
  SporSignups *signups = composition->signups;
  int index = spor_signups_find (signups, attendee->signup_id);
  const SporSignupRow *row = index >= 0 ? spor_signups_row (signups, index) : NULL;
  const char *guest = spor_meeting_is_guest (meeting, attendee, composition) ? _ ("Guest") : NULL;
  g_autofree char *track = NULL;
  g_autofree char *text = NULL;

  if (!row)
    return g_strdup ("");
  if (row->track < 0)
    return g_strjoin (SPOR_TEXT_DOT, row->place, guest, NULL);
  track = g_strdup_printf (_ ("Track %u"),
                           spor_round_track (spor_signups_round (signups), row->track)->number);
  text = g_strjoin (SPOR_TEXT_DOT, row->place, track, guest, NULL);
  return spor_text_keep_numbers (text);
}

static GtkListBoxRow *
spor_meeting_attendance_get_row (SporMeetingAttendance *self, guint index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  if (row)
    return row;
  row = GTK_LIST_BOX_ROW (spor_attendee_row_new ());
  g_signal_connect_object (row, "noted", G_CALLBACK (on_noted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "uninvited", G_CALLBACK (on_uninvited_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, GTK_WIDGET (row));
  return row;
}

/* Rows stay, so that the keyboard stays where it is. */
static void
spor_meeting_attendance_fill (SporMeetingAttendance *self)
{
  SporComposition *composition = spor_snapshot_get_decided (spor_book_get_snapshot (self->book));
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  GtkListBoxRow *row;

  for (guint i = 0; i < self->attendees->len; i++)
    {
      const SporAttendee *attendee = g_ptr_array_index (self->attendees, i);
      g_autofree char *place = spor_attendee_place (self->meeting, attendee, composition);

      row = spor_meeting_attendance_get_row (self, i);
      spor_attendee_row_show (SPOR_ATTENDEE_ROW (row), attendee, place,
                              spor_meeting_doubt (self->meeting, attendee, composition, now));
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, self->attendees->len)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* Those with a seat first, then all others who could have one; by name. */
static gint
spor_compare_people (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const SporComposition *composition = user_data;
  guint one = *(const guint *)a, other = *(const guint *)b;
  gboolean seated = spor_composition_find (composition, one, NULL, NULL) == SPOR_SPOT_SEATED;
  gboolean other_seated
      = spor_composition_find (composition, other, NULL, NULL) == SPOR_SPOT_SEATED;

  if (seated != other_seated)
    return seated ? -1 : 1;
  return strcmp (spor_signups_row (composition->signups, one)->name_key,
                 spor_signups_row (composition->signups, other)->name_key);
}

static void
spor_meeting_attendance_offer (SporMeetingAttendance *self, SporComposition *composition)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < spor_signups_n (composition->signups); i++)
    {
      const SporSignupRow *row = spor_signups_row (composition->signups, i);

      if (row->status == SPOR_STATUS_ELIGIBLE && !spor_meeting_attendance_find (self, row->id))
        g_array_append_val (people, i);
    }
  g_array_sort_with_data (people, spor_compare_people, composition);
  spor_member_chooser_set_people (self->chooser, composition->signups, people);
}

/* The keyboard goes on from where they have come to be. */
static void
spor_meeting_attendance_hide_missing (SporMeetingAttendance *self)
{
  gboolean had_focus = spor_focus_within (self->missing) != NULL;

  gtk_widget_set_visible (self->missing, FALSE);
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

/* That there are some can be mended until the meeting begins. */
static void
spor_meeting_attendance_miss (SporMeetingAttendance *self)
{
  g_autoptr (GPtrArray) missing = spor_meeting_attendance_missing (self);
  g_autofree char *text = missing->len > 0 ? spor_meeting_missing_text (missing) : NULL;

  gtk_label_set_label (self->missing_text, text ? text : "");
  if (text)
    gtk_widget_set_visible (self->missing, TRUE);
  else
    spor_meeting_attendance_hide_missing (self);
}

static void
spor_meeting_attendance_say (SporMeetingAttendance *self)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gboolean begun = spor_meeting_has_begun (self->meeting, now);
  g_autofree char *words = spor_meeting_attendance_long (self->attendees, begun);
  gboolean some = FALSE;

  for (guint i = 0; i < self->attendees->len; i++)
    {
      SporAttendance attendance
          = ((const SporAttendee *)g_ptr_array_index (self->attendees, i))->attendance;

      some
          = some || attendance == SPOR_ATTENDANCE_INVITED || attendance == SPOR_ATTENDANCE_ACCEPTED;
    }
  adw_preferences_group_set_description (self->group, words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "attendance.everybody-came", begun && some);
}

static void
spor_meeting_attendance_lock (SporMeetingAttendance *self, const char *why)
{
  static const char *const actions[] = { "attendance.everybody-came", NULL };

  spor_lock_actions (GTK_WIDGET (self), actions, why);
  spor_lock_controls (GTK_WIDGET (self), why);
  if (why) /* nobody is urged to what would be refused */
    gtk_widget_set_visible (self->missing, FALSE);
}

static GPtrArray *
spor_attendees_copy (const GPtrArray *attendees)
{
  GPtrArray *copy = spor_attendees_new ();

  for (guint i = 0; i < attendees->len; i++)
    {
      const SporAttendee *attendee = g_ptr_array_index (attendees, i);

      spor_attendees_add (copy, attendee->signup_id, attendee->name, attendee->attendance);
      ((SporAttendee *)g_ptr_array_index (copy, i))->guest = attendee->guest;
    }
  return copy;
}

void
spor_meeting_attendance_show (SporMeetingAttendance *self, SporBook *book, guint meeting)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (book);
  SporRefunds *refunds = spor_snapshot_get_refunds (snapshot);
  gboolean same;

  g_return_if_fail (SPOR_IS_MEETING_ATTENDANCE (self));

  same = self->meeting
         && g_str_equal (self->meeting->id, spor_refunds_meeting (refunds, meeting)->id);
  g_set_object (&self->book, book);
  g_clear_pointer (&self->meeting, spor_meeting_free);
  g_clear_pointer (&self->attendees, g_ptr_array_unref);
  self->meeting = spor_meeting_dup (spor_refunds_meeting (refunds, meeting));
  self->attendees = spor_attendees_copy (spor_refunds_attendance (refunds, meeting));
  if (!same)
    gtk_list_box_unselect_all (self->list);
  if (!same || self->n_pending == 0)
    spor_meeting_attendance_fill (self);
  spor_meeting_attendance_offer (self, spor_snapshot_get_decided (snapshot));
  spor_meeting_attendance_miss (self);
  spor_meeting_attendance_say (self);
  spor_meeting_attendance_lock (self, spor_snapshot_get_closed (snapshot));
}

/* --- Object --------------------------------------------------------------------------------- */

static void
on_everybody_came_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spor_meeting_attendance_tick_all (SPOR_MEETING_ATTENDANCE (widget));
}

static void
spor_meeting_attendance_dispose (GObject *object)
{
  SporMeetingAttendance *self = SPOR_MEETING_ATTENDANCE (object);

  g_clear_object (&self->book);
  g_clear_pointer (&self->meeting, spor_meeting_free);
  g_clear_pointer (&self->attendees, g_ptr_array_unref);
  G_OBJECT_CLASS (spor_meeting_attendance_parent_class)->dispose (object);
}

static void
spor_meeting_attendance_class_init (SporMeetingAttendanceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_meeting_attendance_dispose;
  g_type_ensure (SPOR_TYPE_MEMBER_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-meeting-attendance.ui");
  gtk_widget_class_bind_template_child (widget_class, SporMeetingAttendance, group);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingAttendance, list);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingAttendance, chooser);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingAttendance, missing);
  gtk_widget_class_bind_template_child (widget_class, SporMeetingAttendance, missing_text);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_invite_clicked_cb);
  gtk_widget_class_install_action (widget_class, "attendance.everybody-came", NULL,
                                   on_everybody_came_cb);
}

static void
spor_meeting_attendance_init (SporMeetingAttendance *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
