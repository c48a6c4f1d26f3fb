/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"
#include "spor-store-refunds.h"

#include "spor-id.h"
#include "spor-meeting-merge.h"

#include <glib/gi18n-lib.h>

/* The tables meeting and meeting_track. */

#define SELECT_MEETING "SELECT id, kind, title, starts, ends, place, agenda, series FROM meeting "

static const char *const select_meetings = SELECT_MEETING "WHERE round_id = ?1 ORDER BY starts, id";
static const char *const select_meeting = SELECT_MEETING "WHERE round_id = ?1 AND id = ?2";
static const char *const insert_meeting
    = "INSERT INTO meeting (id, round_id, kind, title, starts, ends, place, agenda, series) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
static const char *const update_meeting
    = "UPDATE meeting SET kind = ?3, title = ?4, starts = ?5, ends = ?6, place = ?7, agenda = ?8, "
      "series = ?9 WHERE id = ?1 AND round_id = ?2";
static const char *const select_tracks = "SELECT track_id FROM meeting_track WHERE meeting_id = ?1";
static const char *const insert_track
    = "INSERT INTO meeting_track (id, meeting_id, track_id) VALUES (?1, ?2, ?3) "
      "ON CONFLICT (meeting_id, track_id) DO NOTHING";
static const char *const delete_track
    = "DELETE FROM meeting_track WHERE meeting_id = ?1 AND track_id = ?2";
static const char *const select_submitted
    = "SELECT 1 FROM claim WHERE meeting_id = ?1 AND state NOT IN ('draft', 'returned') LIMIT 1";
static const char *const select_claimed = "SELECT 1 FROM claim WHERE meeting_id = ?1 LIMIT 1";
static const char *const delete_meeting = "DELETE FROM meeting WHERE id = ?1";

/* --- Reading -------------------------------------------------------------------------------- */

static SporMeeting *
spor_meeting_from_row (SporStatement *statement)
{
  SporMeeting *self = g_new0 (SporMeeting, 1);

  self->id = g_strdup (spor_column_text (statement, 0));
  self->kind = spor_meeting_kind_from_key (spor_column_text (statement, 1));
  self->title = g_strdup (spor_column_text (statement, 2));
  self->starts = spor_column_instant (statement, 3);
  self->ends = spor_column_instant (statement, 4);
  self->place = g_strdup (spor_column_text (statement, 5));
  self->agenda = g_strdup (spor_column_text (statement, 6));
  self->series = g_strdup (spor_column_text (statement, 7));
  return self;
}

static gboolean
spor_store_load_meeting_tracks (SporStore *self,
                                const SporRound *round,
                                SporMeeting *meeting,
                                GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_tracks, error);
  int step;

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, meeting->id);
  while ((step = spor_store_step (self, statement, error)) > 0)
    for (guint t = 0; t < spor_round_n_tracks (round); t++)
      if (g_str_equal (spor_round_track (round, t)->id, spor_column_text (statement, 0)))
        meeting->tracks |= 1u << t;
  return step == 0;
}

GPtrArray *
spor_store_load_meetings (SporStore *self, const SporRound *round, GError **error)
{
  g_autoptr (GPtrArray) meetings
      = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_meeting_free);
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_meetings, error);
  int step;

  if (!statement)
    return NULL;
  spor_bind_text (statement, 1, round->id);
  while ((step = spor_store_step (self, statement, error)) > 0)
    g_ptr_array_add (meetings, spor_meeting_from_row (statement));
  for (guint i = 0; step == 0 && i < meetings->len; i++)
    if (!spor_store_load_meeting_tracks (self, round, g_ptr_array_index (meetings, i), error))
      return NULL;
  return step == 0 ? g_steal_pointer (&meetings) : NULL;
}

SporMeeting *
spor_store_load_meeting (SporStore *self, const SporRound *round, const char *id, GError **error)
{
  g_autoptr (SporMeeting) meeting = NULL;
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_meeting, error);
  int step;

  if (!statement)
    return NULL;
  spor_bind_text (statement, 1, round->id);
  spor_bind_text (statement, 2, id);
  if ((step = spor_store_step (self, statement, error)) < 0)
    return NULL;
  if (step == 0)
    {
      g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID,
                           _ ("The meeting is no longer in this book."));
      return NULL;
    }
  meeting = spor_meeting_from_row (statement);
  return spor_store_load_meeting_tracks (self, round, meeting, error) ? g_steal_pointer (&meeting)
                                                                      : NULL;
}

/* --- Writing -------------------------------------------------------------------------------- */

static gboolean
spor_store_put_meeting (SporStore *self,
                        const char *sql,
                        const SporRound *round,
                        const SporMeeting *meeting,
                        GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, sql, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, meeting->id);
  spor_bind_text (statement, 2, round->id);
  spor_bind_static (statement, 3, spor_meeting_kind_key (meeting->kind));
  spor_bind_text (statement, 4, meeting->title);
  spor_bind_instant (statement, 5, meeting->starts);
  spor_bind_instant (statement, 6, meeting->ends);
  spor_bind_text (statement, 7, meeting->place);
  spor_bind_text (statement, 8, meeting->agenda);
  spor_bind_text (statement, 9, meeting->series);
  return spor_store_run (self, statement, error);
}

static gboolean
spor_store_put_meeting_track (SporStore *self,
                              const SporMeeting *meeting,
                              const SporTrack *track,
                              gboolean invited,
                              GError **error)
{
  g_autofree char *id = spor_id_new ();
  g_autoptr (SporStatement) statement
      = spor_store_prepare (self, invited ? insert_track : delete_track, error);
  int first = 1;

  if (!statement)
    return FALSE;
  if (invited)
    spor_bind_text (statement, first++, id);
  spor_bind_text (statement, first++, meeting->id);
  spor_bind_text (statement, first, track->id);
  return spor_store_run (self, statement, error);
}

/* @before: the tracks that it had; who sits in one of the others is invited. */
static gboolean
spor_store_put_whole_meeting (SporStore *self,
                              const char *sql,
                              const SporRound *round,
                              const SporMeeting *meeting,
                              guint before,
                              GError **error)
{
  if (!spor_store_put_meeting (self, sql, round, meeting, error))
    return FALSE;
  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    if (!spor_store_put_meeting_track (self, meeting, spor_round_track (round, t),
                                       meeting->tracks >> t & 1, error))
      return FALSE;
  return spor_store_invite (self, round, meeting, meeting->tracks & ~before, error);
}

static gboolean
spor_store_check_place_of (const SporMeeting *meeting, GError **error)
{
  if (spor_meeting_has_place (meeting))
    return TRUE;
  g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
                       _ ("Say where a physical meeting is held: travel claims are for the way "
                          "there."));
  return FALSE;
}

gboolean
spor_store_add_meeting (SporStore *self,
                        const SporRound *round,
                        SporMeeting *meeting,
                        GError **error)
{
  g_autofree char *name = spor_meeting_name (meeting);

  g_return_val_if_fail (meeting->ends >= meeting->starts, FALSE);

  if (!spor_store_check_place_of (meeting, error)
      || !spor_store_begin (self, "add-meeting", name, error))
    return FALSE;
  g_free (meeting->id);
  meeting->id = spor_id_new ();
  return spor_store_end (
      self, spor_store_put_whole_meeting (self, insert_meeting, round, meeting, 0, error), error);
}

static gboolean
spor_store_put_series (SporStore *self, const SporRound *round, GPtrArray *meetings, GError **error)
{
  g_autofree char *series = spor_id_new ();

  for (guint i = 0; i < meetings->len; i++)
    {
      SporMeeting *meeting = g_ptr_array_index (meetings, i);

      g_free (meeting->id);
      g_free (meeting->series);
      meeting->id = spor_id_new ();
      meeting->series = g_strdup (series);
      if (!spor_store_put_whole_meeting (self, insert_meeting, round, meeting, 0, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
spor_store_add_series (SporStore *self, const SporRound *round, GPtrArray *meetings, GError **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (meetings->len > 0, FALSE);

  name = spor_meeting_name (g_ptr_array_index (meetings, 0));
  if (!spor_store_check_place_of (g_ptr_array_index (meetings, 0), error)
      || !spor_store_begin (self, "add-series", name, error))
    return FALSE;
  return spor_store_end (self, spor_store_put_series (self, round, meetings, error), error);
}

/* Whether @sql finds a claim for the meeting; -1 with @error. */
static int
spor_store_find_claimed (SporStore *self,
                         const char *sql,
                         const SporMeeting *meeting,
                         GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, sql, error);

  if (!statement)
    return -1;
  spor_bind_text (statement, 1, meeting->id);
  return spor_store_step (self, statement, error);
}

/* Inside a change set: what submitted claims were judged by stays. One from before it was asked
 * where it is can be changed in other ways. */
static gboolean
spor_store_replace_meeting (SporStore *self,
                            const SporRound *round,
                            const SporMeeting *meeting,
                            GError **error)
{
  g_autoptr (SporMeeting) before = spor_store_load_meeting (self, round, meeting->id, error);
  int submitted;

  if (!before || (spor_meeting_has_place (before) && !spor_store_check_place_of (meeting, error))
      || (submitted = spor_store_find_claimed (self, select_submitted, meeting, error)) < 0)
    return FALSE;
  if (submitted > 0
      && (meeting->kind != before->kind || meeting->starts != before->starts
          || meeting->ends != before->ends))
    {
      g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
                           _ ("Travel claims for this meeting have been submitted, so its kind "
                              "and its time cannot be changed."));
      return FALSE;
    }
  return spor_store_put_whole_meeting (self, update_meeting, round, meeting, before->tracks, error);
}

/* --- What two programs change ---------------------------------------------------------------- */

/* Inside a change set: whoever else writes waits. */
static gboolean
spor_store_merge_meeting (SporStore *self,
                          const SporRound *round,
                          const SporMeeting *shown,
                          const SporMeeting *meeting,
                          GError **error)
{
  g_autoptr (SporMeeting) now = spor_store_load_meeting (self, round, meeting->id, error);
  g_autoptr (SporMeeting) ours = spor_meeting_dup (meeting);

  if (!now)
    return FALSE;
  if (!shown || spor_meeting_merge (ours, shown, now))
    return spor_store_replace_meeting (self, round, ours, error);
  g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT,
                       _ ("Another program has changed the same about this meeting in the "
                          "meantime. Nothing was changed here."));
  return FALSE;
}

gboolean
spor_store_save_meeting (SporStore *self,
                         const SporRound *round,
                         const SporMeeting *shown,
                         const SporMeeting *meeting,
                         GError **error)
{
  g_autofree char *name = spor_meeting_name (meeting);

  g_return_val_if_fail (meeting->ends >= meeting->starts, FALSE);

  if (!spor_store_begin (self, "edit-meeting", name, error))
    return FALSE;
  return spor_store_end (self, spor_store_merge_meeting (self, round, shown, meeting, error),
                         error);
}

/* --- Deleting ------------------------------------------------------------------------------- */

/* Who was invited and which tracks goes with it, by the tables' own rule. */
static gboolean
spor_store_drop_meeting (SporStore *self, const SporMeeting *meeting, GError **error)
{
  g_autoptr (SporStatement) statement = NULL;
  int claimed = spor_store_find_claimed (self, select_claimed, meeting, error);

  if (claimed < 0)
    return FALSE;
  if (claimed > 0)
    {
      g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED,
                           _ ("There are travel claims for this meeting, so it cannot be "
                              "deleted."));
      return FALSE;
    }
  if (!(statement = spor_store_prepare (self, delete_meeting, error)))
    return FALSE;
  spor_bind_text (statement, 1, meeting->id);
  return spor_store_run (self, statement, error);
}

gboolean
spor_store_delete_meeting (SporStore *self, const SporMeeting *meeting, GError **error)
{
  g_autofree char *name = spor_meeting_name (meeting);

  if (!spor_store_begin (self, "delete-meeting", name, error))
    return FALSE;
  return spor_store_end (self, spor_store_drop_meeting (self, meeting, error), error);
}
