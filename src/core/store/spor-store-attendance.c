/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-erasure.h"
#include "spor-store-private.h"
#include "spor-store-refunds.h"

#include "spor-id.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The table attendance. */

static const char *const select_uninvited
    = "SELECT DISTINCT seat.signup_id FROM seat "
      "JOIN meeting_track ON meeting_track.track_id = seat.track_id "
      "JOIN signup ON signup.id = seat.signup_id AND signup.withdrawn = 0 "
      "WHERE meeting_track.meeting_id = ?1 AND meeting_track.track_id = ?3 "
      "AND seat.spot = 'seated' AND seat.composition_id = " SPOR_SQL_DECIDED (
          "?2") " AND NOT EXISTS (SELECT 1 FROM attendance AS known WHERE known.meeting_id = ?1 "
                "AND known.signup_id = seat.signup_id) ORDER BY seat.signup_id";
/* ?3: now */
static const char *const select_uninviting
    = "SELECT DISTINCT meeting.id FROM meeting "
      "JOIN meeting_track ON meeting_track.meeting_id = meeting.id "
      "JOIN seat ON seat.track_id = meeting_track.track_id AND seat.spot = 'seated' "
      "JOIN signup ON signup.id = seat.signup_id AND signup.withdrawn = 0 "
      "WHERE meeting.round_id = ?1 AND seat.signup_id = ?2 AND meeting.starts > ?3 "
      "AND seat.composition_id = " SPOR_SQL_DECIDED (
          "?1") " AND NOT EXISTS (SELECT 1 FROM attendance AS known "
                "WHERE known.meeting_id = meeting.id AND known.signup_id = ?2) "
                "ORDER BY meeting.id";
/* ?2: now. What was is counted by these rows, which of somebody erased say nothing but that they
 * were there; nobody expects them to come. */
static const char *const delete_coming
    = "DELETE FROM attendance WHERE signup_id = ?1 AND attendance <> 'attended' "
      "AND meeting_id IN (SELECT id FROM meeting WHERE starts > ?2) "
      "AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.meeting_id = attendance.meeting_id "
      "AND claim.signup_id = ?1)";
#define ERASED SPOR_SQL_ERASED ("signup.id")

/* A meeting invites who has a seat, and so does a seat; the log knows who else was asked, and who
 * of them had a seat then, in whatever composition. */
static const char *const select_attendance
    = "SELECT attendance.signup_id, signup.name, attendance.attendance, EXISTS ("
      "SELECT 1 FROM change AS asked JOIN change_set ON change_set.no = asked.set_no "
      "WHERE asked.row_id = attendance.id AND asked.row_table = 'attendance' "
      "AND asked.kind = 'insert' AND change_set.action IN ('attend', 'attend-many') "
      "AND NOT " SPOR_SQL_HAD_SEAT (
          "attendance.signup_id",
          "asked.set_no",
          "",
          "") ") "
              ", " ERASED " FROM attendance JOIN signup ON signup.id = attendance.signup_id "
              "WHERE attendance.meeting_id = ?1 ORDER BY attendance.signup_id";
static const char *const select_answer
    = "SELECT attendance.attendance, meeting.starts <= ?3, EXISTS (SELECT 1 FROM claim "
      "WHERE claim.meeting_id = ?1 AND claim.signup_id = ?2) FROM attendance "
      "JOIN meeting ON meeting.id = attendance.meeting_id "
      "WHERE attendance.meeting_id = ?1 AND attendance.signup_id = ?2";
static const char *const delete_attendance
    = "DELETE FROM attendance WHERE meeting_id = ?1 AND signup_id = ?2";
static const char *const select_row
    = "SELECT 1 FROM attendance WHERE meeting_id = ?1 AND signup_id = ?2";
static const char *const put_attendance
    = "INSERT INTO attendance (id, meeting_id, signup_id, attendance) VALUES (?1, ?2, ?3, ?4) "
      "ON CONFLICT (meeting_id, signup_id) DO UPDATE SET attendance = ?4";

/* --- Reading -------------------------------------------------------------------------------- */

/* In the Danish order of names. */
static gint
spor_attendee_compare (gconstpointer a, gconstpointer b)
{
  const SporAttendee *const *one = a, *const *other = b;
  g_autofree char *key = spor_text_sort_key ((*one)->name);
  g_autofree char *other_key = spor_text_sort_key ((*other)->name);

  return strcmp (key, other_key);
}

GPtrArray *
spor_store_load_attendance (SporStore *self, const char *meeting_id, GError **error)
{
  g_autoptr (GPtrArray) attendees
      = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_attendee_free);
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_attendance, error);
  int step;

  if (!statement)
    return NULL;
  spor_bind_text (statement, 1, meeting_id);
  while ((step = spor_store_step (self, statement, error)) > 0)
    {
      SporAttendee *attendee = g_new0 (SporAttendee, 1);

      attendee->signup_id = g_strdup (spor_column_text (statement, 0));
      attendee->name = spor_column_name (statement, 1, 4);
      attendee->attendance = spor_attendance_from_key (spor_column_text (statement, 2));
      attendee->guest = sqlite3_column_int (statement, 3);
      g_ptr_array_add (attendees, attendee);
    }
  g_ptr_array_sort (attendees, spor_attendee_compare);
  return step == 0 ? g_steal_pointer (&attendees) : NULL;
}

/* --- Writing -------------------------------------------------------------------------------- */

static gboolean
spor_store_put_attendance (SporStore *self,
                           const char *meeting_id,
                           const char *signup_id,
                           SporAttendance attendance,
                           GError **error)
{
  g_autofree char *id = spor_id_new ();
  g_autoptr (SporStatement) statement = spor_store_prepare (self, put_attendance, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  spor_bind_text (statement, 2, meeting_id);
  spor_bind_text (statement, 3, signup_id);
  spor_bind_static (statement, 4, spor_attendance_key (attendance));
  return spor_store_run (self, statement, error);
}

static gboolean
spor_store_invite_track (SporStore *self,
                         const SporRound *round,
                         const SporMeeting *meeting,
                         const SporTrack *track,
                         GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_uninvited, error);
  int step;

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, meeting->id);
  spor_bind_text (statement, 2, round->id);
  spor_bind_text (statement, 3, track->id);
  while ((step = spor_store_step (self, statement, error)) > 0)
    g_ptr_array_add (ids, g_strdup (spor_column_text (statement, 0)));
  for (guint i = 0; step == 0 && i < ids->len; i++)
    if (!spor_store_put_attendance (self, meeting->id, g_ptr_array_index (ids, i),
                                    SPOR_ATTENDANCE_INVITED, error))
      return FALSE;
  return step == 0;
}

/* Inside a change set. Who was there stays in the count without a name; nobody who was erased is
 * invited again. */
static gboolean
spor_store_may_attend (SporStore *self,
                       const SporMeeting *meeting,
                       const SporAttendee *attendee,
                       GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_row, error);
  int found;

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, meeting->id);
  spor_bind_text (statement, 2, attendee->signup_id);
  found = spor_store_step (self, statement, error);
  return found > 0 || (found == 0 && spor_store_is_not_erased (self, attendee->signup_id, error));
}

static gboolean
spor_store_change_attendance (SporStore *self,
                              const SporMeeting *meeting,
                              const SporAttendee *attendee,
                              GError **error)
{
  return spor_store_may_attend (self, meeting, attendee, error)
         && spor_store_put_attendance (self, meeting->id, attendee->signup_id, attendee->attendance,
                                       error);
}

gboolean
spor_store_invite (SporStore *self,
                   const SporRound *round,
                   const SporMeeting *meeting,
                   guint tracks,
                   GError **error)
{
  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    if ((tracks >> t & 1)
        && !spor_store_invite_track (self, round, meeting, spor_round_track (round, t), error))
      return FALSE;
  return TRUE;
}

gboolean
spor_store_leave_meetings (SporStore *self, const char *signup_id, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, delete_coming, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, signup_id);
  spor_bind_instant (statement, 2, g_get_real_time () / G_USEC_PER_SEC);
  if (!spor_store_run (self, statement, error))
    return FALSE;
  self->n_left += sqlite3_changes (spor_store_db (self));
  return TRUE;
}

guint
spor_store_get_n_left (SporStore *self)
{
  return self->n_left;
}

/* The meetings to which @signup_id is to be invited: ids. */
static GPtrArray *
spor_store_list_uninviting (SporStore *self,
                            const SporRound *round,
                            const char *signup_id,
                            GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_uninviting, error);
  int step;

  if (!statement)
    return NULL;
  spor_bind_text (statement, 1, round->id);
  spor_bind_text (statement, 2, signup_id);
  spor_bind_instant (statement, 3, g_get_real_time () / G_USEC_PER_SEC);
  while ((step = spor_store_step (self, statement, error)) > 0)
    g_ptr_array_add (ids, g_strdup (spor_column_text (statement, 0)));
  return step == 0 ? g_steal_pointer (&ids) : NULL;
}

gboolean
spor_store_invite_newcomer (
    SporStore *self, const SporRound *round, const char *signup_id, guint *n, GError **error)
{
  g_autoptr (GPtrArray) ids = spor_store_list_uninviting (self, round, signup_id, error);

  if (!ids)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!spor_store_put_attendance (self, g_ptr_array_index (ids, i), signup_id,
                                    SPOR_ATTENDANCE_INVITED, error))
      return FALSE;
  if (n)
    *n = ids->len;
  return TRUE;
}

gboolean
spor_store_attend (SporStore *self,
                   const SporMeeting *meeting,
                   const SporAttendee *attendee,
                   GError **error)
{
  if (!spor_store_begin (self, "attend", attendee->name, error))
    return FALSE;
  return spor_store_end (self, spor_store_change_attendance (self, meeting, attendee, error),
                         error);
}

static gboolean
spor_store_put_attendances (SporStore *self,
                            const SporMeeting *meeting,
                            const GPtrArray *attendees,
                            GError **error)
{
  for (guint i = 0; i < attendees->len; i++)
    if (!spor_store_change_attendance (self, meeting, g_ptr_array_index (attendees, i), error))
      return FALSE;
  return TRUE;
}

gboolean
spor_store_attend_many (SporStore *self,
                        const SporMeeting *meeting,
                        const GPtrArray *attendees,
                        GError **error)
{
  g_autofree char *name = spor_meeting_name (meeting);

  if (!spor_store_begin (self, "attend-many", name, error))
    return FALSE;
  return spor_store_end (self, spor_store_put_attendances (self, meeting, attendees, error), error);
}

/* --- Uninviting ------------------------------------------------------------------------------ */

/* What is noted of a meeting that has begun is what was; before, it is what somebody answered. */
static gboolean
spor_attendance_is_noted (SporAttendance attendance, gboolean begun)
{
  return attendance == SPOR_ATTENDANCE_ATTENDED || (begun && attendance == SPOR_ATTENDANCE_EXCUSED);
}

static gboolean
spor_store_check_uninvited (const SporAttendee *attendee, SporStatement *row, GError **error)
{
  int attendance = spor_attendance_from_key (spor_column_text (row, 0));

  if (sqlite3_column_int (row, 2))
    g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
                 /* Translators: a person's name */
                 _ ("%s has a travel claim for the meeting, so the invitation stays."),
                 attendee->name);
  else if (spor_attendance_is_noted (attendance, sqlite3_column_int (row, 1)))
    g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
                 /* Translators: a person's name; how they stand to a meeting: "Excused" */
                 _ ("%s is noted as “%s”. Set it to “%s” first if that is wrong."), attendee->name,
                 spor_attendance_label (attendance),
                 spor_attendance_label (SPOR_ATTENDANCE_INVITED));
  else
    return TRUE;
  return FALSE;
}

/* Inside a change set. That somebody else has done it already is as well. */
static gboolean
spor_store_drop_attendance (SporStore *self,
                            const SporMeeting *meeting,
                            const SporAttendee *attendee,
                            GError **error)
{
  g_autoptr (SporStatement) row = spor_store_prepare (self, select_answer, error);
  g_autoptr (SporStatement) statement = NULL;
  int found;

  if (!row)
    return FALSE;
  spor_bind_text (row, 1, meeting->id);
  spor_bind_text (row, 2, attendee->signup_id);
  spor_bind_instant (row, 3, g_get_real_time () / G_USEC_PER_SEC);
  if ((found = spor_store_step (self, row, error)) <= 0)
    return found == 0;
  if (!spor_store_check_uninvited (attendee, row, error)
      || !(statement = spor_store_prepare (self, delete_attendance, error)))
    return FALSE;
  spor_bind_text (statement, 1, meeting->id);
  spor_bind_text (statement, 2, attendee->signup_id);
  return spor_store_run (self, statement, error);
}

gboolean
spor_store_uninvite (SporStore *self,
                     const SporMeeting *meeting,
                     const SporAttendee *attendee,
                     GError **error)
{
  if (!spor_store_begin (self, "uninvite", attendee->name, error))
    return FALSE;
  return spor_store_end (self, spor_store_drop_attendance (self, meeting, attendee, error), error);
}
