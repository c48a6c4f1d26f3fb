/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-meeting-deed.h"

#include "spor-error-dialog.h"
#include "spor-meeting-words.h"
#include "spor-store-refunds.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  SPOR_MEETING_ADD,
  SPOR_MEETING_SAVE,
  SPOR_MEETING_DELETE,
  SPOR_MEETING_ATTEND,
  SPOR_MEETING_UNINVITE,
} SporMeetingDeedKind;

typedef struct
{
  SporMeetingDeedKind kind;
  SporRound *round;
  SporMeeting *shown; /* what @meeting was before it was changed */
  SporMeeting *meeting;
  GPtrArray *meetings;
  GPtrArray *attendees;
  GPtrArray *typed;
  GtkWidget *from;
  SporMeetingDone then;
  SporMeetingSaved saved;
} SporMeetingDeed;

static void
spor_meeting_deed_free (SporMeetingDeed *deed)
{
  spor_round_unref (deed->round);
  g_clear_pointer (&deed->shown, spor_meeting_free);
  g_clear_pointer (&deed->meeting, spor_meeting_free);
  g_clear_pointer (&deed->meetings, g_ptr_array_unref);
  g_clear_pointer (&deed->attendees, g_ptr_array_unref);
  g_clear_pointer (&deed->typed, g_ptr_array_unref);
  g_object_unref (deed->from);
  g_free (deed);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporMeetingDeed, spor_meeting_deed_free)

/* --- On the book's worker ------------------------------------------------------------------- */

static gboolean
spor_meeting_deed_attend (SporStore *store, SporMeetingDeed *deed, GError **error)
{
  if (deed->attendees->len == 1)
    return spor_store_attend (store, deed->meeting, g_ptr_array_index (deed->attendees, 0), error);
  return spor_store_attend_many (store, deed->meeting, deed->attendees, error);
}

static gboolean
spor_meeting_deed_add (SporStore *store, SporMeetingDeed *deed, GError **error)
{
  if (deed->meetings->len == 1)
    return spor_store_add_meeting (store, deed->round, g_ptr_array_index (deed->meetings, 0),
                                   error);
  return spor_store_add_series (store, deed->round, deed->meetings, error);
}

static gpointer
spor_meeting_deed_do (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporMeetingDeed *deed = data;

  switch (deed->kind)
    {
    case SPOR_MEETING_ADD:
      return GINT_TO_POINTER (spor_meeting_deed_add (store, deed, error));
    case SPOR_MEETING_SAVE:
      return GINT_TO_POINTER (
          spor_store_save_meeting (store, deed->round, deed->shown, deed->meeting, error));
    case SPOR_MEETING_DELETE:
      return GINT_TO_POINTER (spor_store_delete_meeting (store, deed->meeting, error));
    case SPOR_MEETING_ATTEND:
      return GINT_TO_POINTER (spor_meeting_deed_attend (store, deed, error));
    case SPOR_MEETING_UNINVITE:
      return GINT_TO_POINTER (spor_store_uninvite (store, deed->meeting,
                                                   g_ptr_array_index (deed->attendees, 0), error));
    default:
      g_return_val_if_reached (NULL);
    }
}

/* --- Before and after ----------------------------------------------------------------------- */

static const char *
spor_meeting_deed_failed_text (SporMeetingDeedKind kind)
{
  switch (kind)
    {
    case SPOR_MEETING_ADD:
      return _ ("The Meeting Could Not Be Created");
    case SPOR_MEETING_DELETE:
      return _ ("The Meeting Was Not Deleted");
    case SPOR_MEETING_ATTEND:
      return _ ("Attendance Was Not Changed");
    case SPOR_MEETING_UNINVITE:
      return _ ("The Invitation Was Not Withdrawn");
    default:
      return _ ("The Meeting Was Not Changed");
    }
}

/* (transfer full) (nullable) */
static char *
spor_meeting_deed_made_text (const SporMeetingDeed *deed, SporBook *book)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (book);
  gboolean shown
      = snapshot && g_str_equal (spor_snapshot_get_round (snapshot)->id, deed->round->id);
  guint n = deed->meetings->len;

  if (!shown)
    /* Translators: a number of meetings; a round's name */
    return g_strdup_printf (ngettext ("%u meeting created in the round “%s”",
                                      "%u meetings created in the round “%s”", n),
                            n, deed->round->name);
  return n > 1 ? g_strdup_printf (ngettext ("%u meeting created", "%u meetings created", n), n)
               : NULL;
}

/* Several at once are invited, or all came. */
static char *
spor_meeting_deed_attended_text (const GPtrArray *attendees)
{
  const SporAttendee *first = g_ptr_array_index (attendees, 0);
  guint n = attendees->len;

  if (first->attendance == SPOR_ATTENDANCE_INVITED)
    return g_strdup_printf (ngettext ("%u person invited", "%u people invited", n), n);
  return g_strdup_printf (ngettext ("%u person came", "%u people came", n), n);
}

/* What was changed where it is seen needs no toast. */
static void
spor_meeting_deed_toast (const SporMeetingDeed *deed, SporBook *book)
{
  g_autofree char *text = NULL;

  if (deed->kind == SPOR_MEETING_DELETE)
    {
      g_autofree char *name = spor_meeting_name (deed->meeting);

      /* Translators: a meeting's title, or its kind and date */
      text = g_strdup_printf (_ ("Deleted: %s"), name);
    }
  else if (deed->kind == SPOR_MEETING_ADD)
    text = spor_meeting_deed_made_text (deed, book);
  else if (deed->kind == SPOR_MEETING_ATTEND && deed->attendees->len > 1)
    text = spor_meeting_deed_attended_text (deed->attendees);
  else if (deed->kind == SPOR_MEETING_UNINVITE)
    /* Translators: a person's name */
    text = g_strdup_printf (_ ("No longer invited: %s"),
                            ((const SporAttendee *)g_ptr_array_index (deed->attendees, 0))->name);
  if (text)
    spor_toast_undo (deed->from, text);
}

void
spor_meeting_save_failed (GtkWidget *from, const GError *error, const GPtrArray *typed)
{
  const char *heading = spor_meeting_deed_failed_text (SPOR_MEETING_SAVE);

  if (typed)
    spor_show_lost (from, heading, error, typed);
  else
    spor_show_error (from, heading, error);
}

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporMeetingDeed) deed = user_data;
  g_autoptr (GError) error = NULL;
  SporMeeting *meeting = deed->meetings ? g_ptr_array_index (deed->meetings, 0) : deed->meeting;

  if (!spor_book_run_finish (SPOR_BOOK (source), result, &error))
    {
      if (!deed->saved)
        spor_show_error (deed->from, spor_meeting_deed_failed_text (deed->kind), error);
    }
  else
    spor_meeting_deed_toast (deed, SPOR_BOOK (source));
  if (deed->saved)
    deed->saved (deed->from, meeting->id, deed->typed, error);
  if (deed->then)
    deed->then (deed->from, meeting->id, error);
}

static SporMeetingDeed *
spor_meeting_deed_new (GtkWidget *from,
                       SporRound *round,
                       SporMeetingDeedKind kind,
                       SporMeetingDone then)
{
  SporMeetingDeed *deed = g_new0 (SporMeetingDeed, 1);

  deed->kind = kind;
  deed->round = spor_round_ref (round);
  deed->from = g_object_ref (from);
  deed->then = then;
  return deed;
}

static void
spor_meeting_deed_run (SporMeetingDeed *deed, SporBook *book)
{
  spor_book_run_async (book, spor_meeting_deed_do, deed, NULL, NULL, NULL, on_done_cb, deed);
}

void
spor_meetings_add (
    GtkWidget *from, SporBook *book, SporRound *round, GPtrArray *meetings, SporMeetingDone then)
{
  SporMeetingDeed *deed = spor_meeting_deed_new (from, round, SPOR_MEETING_ADD, then);

  deed->meetings = meetings;
  spor_meeting_deed_run (deed, book);
}

void
spor_meeting_save (GtkWidget *from,
                   SporBook *book,
                   SporRound *round,
                   const SporMeeting *shown,
                   SporMeeting *meeting,
                   GPtrArray *typed,
                   SporMeetingSaved saved)
{
  SporMeetingDeed *deed = spor_meeting_deed_new (from, round, SPOR_MEETING_SAVE, NULL);

  deed->shown = spor_meeting_dup (shown);
  deed->meeting = meeting;
  deed->typed = typed;
  deed->saved = saved;
  spor_meeting_deed_run (deed, book);
}

void
spor_meeting_delete (GtkWidget *from, SporBook *book, const SporMeeting *meeting)
{
  SporMeetingDeed *deed
      = spor_meeting_deed_new (from, spor_snapshot_get_round (spor_book_get_snapshot (book)),
                               SPOR_MEETING_DELETE, NULL);

  deed->meeting = spor_meeting_dup (meeting);
  spor_meeting_deed_run (deed, book);
}

void
spor_meeting_attend (GtkWidget *from,
                     SporBook *book,
                     const SporMeeting *meeting,
                     GPtrArray *attendees,
                     SporMeetingDone then)
{
  SporMeetingDeed *deed
      = spor_meeting_deed_new (from, spor_snapshot_get_round (spor_book_get_snapshot (book)),
                               SPOR_MEETING_ATTEND, then);

  deed->meeting = spor_meeting_dup (meeting);
  deed->attendees = attendees;
  spor_meeting_deed_run (deed, book);
}

void
spor_meeting_uninvite (GtkWidget *from,
                       SporBook *book,
                       const SporMeeting *meeting,
                       const SporAttendee *attendee)
{
  SporMeetingDeed *deed
      = spor_meeting_deed_new (from, spor_snapshot_get_round (spor_book_get_snapshot (book)),
                               SPOR_MEETING_UNINVITE, NULL);

  deed->meeting = spor_meeting_dup (meeting);
  deed->attendees = spor_attendees_new ();
  spor_attendees_add (deed->attendees, attendee->signup_id, attendee->name, attendee->attendance);
  spor_meeting_deed_run (deed, book);
}

GPtrArray *
spor_attendees_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)spor_attendee_free);
}

void
spor_attendees_add (GPtrArray *attendees,
                    const char *signup_id,
                    const char *name,
                    SporAttendance attendance)
{
  SporAttendee *attendee = g_new0 (SporAttendee, 1);

  attendee->signup_id = g_strdup (signup_id);
  attendee->name = g_strdup (name);
  attendee->attendance = attendance;
  g_ptr_array_add (attendees, attendee);
}
