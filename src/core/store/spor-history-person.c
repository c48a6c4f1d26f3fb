/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letter-template.h"
#include "spor-origin.h"
#include "spor-store-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* What a change set that is about many, or about something else, means for one person. */

/* As it is, or as it was when it was deleted. */
static const char *const select_meeting
    = "SELECT title, kind, starts FROM meeting WHERE id = ?1 "
      "UNION ALL SELECT json_extract (gone.before, '$.title'), "
      "json_extract (gone.before, '$.kind'), json_extract (gone.before, '$.starts') "
      "FROM (SELECT before FROM change WHERE row_table = 'meeting' AND row_id = ?1 "
      "AND kind = 'delete' AND before IS NOT NULL ORDER BY set_no DESC LIMIT 1) AS gone "
      "WHERE NOT EXISTS (SELECT 1 FROM meeting WHERE id = ?1)";

static const char *const select_track_number = "SELECT number FROM track WHERE id = ?1";

static const char *const select_others
    = "SELECT DISTINCT signup.name FROM change JOIN signup ON signup.id = change.subject "
      "WHERE change.set_no = ?1 AND change.row_table = 'seat' AND change.subject <> ?2 LIMIT 2";

/* Column 5: what was done, undone or redone. */
static const char *const select_finals
    = "SELECT s.no, s.at, s.actor, s.action, s.detail, coalesce (target.action, s.action), "
      "composition.name FROM composition JOIN change AS c ON c.row_id = composition.id "
      "JOIN change_set AS s ON s.no = c.set_no "
      "LEFT JOIN change_set AS target ON target.no = s.target "
      "WHERE composition.round_id = (SELECT round_id FROM signup WHERE id = ?1) "
      "AND c.row_table = 'composition' "
      "AND coalesce (target.action, s.action) IN ('finalise', 'reopen', 'reopen-replace') "
      "AND " SPOR_SQL_HAD_SEAT (
          "?1",
          "c.set_no",
          " AND seat.composition_id = c.row_id",
          " AND json_extract (next.before, '$.composition_id') = c.row_id") " ORDER BY s.no DESC";

/* Who was in it is in the log once it is undone, or its composition deleted. Column 5: what the
 * composition is called, or was. From few to many: there is no index on the tables of changes. */
static const char *const select_draws
    = "SELECT draw.no, at, actor, action, detail, name, people FROM "
      "(SELECT s.no, s.at, s.actor, s.action, s.detail, "
      "coalesce (composition.name, target.detail, s.detail) AS name, "
      "coalesce (pool.people, json_extract (coalesce (c.before, " SPOR_SQL_AFTER (
          "c") "), '$.people')) AS people "
               "FROM change_set AS s LEFT JOIN change_set AS target ON target.no = s.target "
               "CROSS JOIN change AS c "
               "LEFT JOIN pool ON pool.id = c.row_id "
               "LEFT JOIN protocol ON protocol.id = pool.protocol_id "
               "LEFT JOIN composition ON composition.id = protocol.composition_id "
               "WHERE coalesce (target.action, s.action) = 'draw' "
               "AND c.set_no = s.no AND c.row_table = 'pool') AS draw "
               "WHERE people LIKE '%' || ?1 || ' %'";

/* --- Meetings ------------------------------------------------------------------------------- */

/* (transfer full) (nullable): nothing is known of it, if without @error */
static char *
spor_store_load_meeting_name (SporStore *self, const char *id, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_meeting, error);
  g_autoptr (SporMeeting) meeting = spor_meeting_new ();

  if (!statement)
    return NULL;
  spor_bind_text (statement, 1, id);
  if (spor_store_step (self, statement, error) <= 0)
    return NULL;
  g_free (meeting->title);
  meeting->title = g_strdup (spor_column_text (statement, 0));
  meeting->kind = MAX (spor_meeting_kind_from_key (spor_column_text (statement, 1)), 0);
  meeting->starts = spor_column_instant (statement, 2);
  return spor_meeting_name_dated (meeting);
}

static const char *
get_member (JsonObject *image, const char *member)
{
  return json_object_get_string_member_with_default (image, member, "");
}

/* @was, @is: images of the attendance, {} where there is none. (transfer full) */
static char *
spor_attendance_text (JsonObject *was, JsonObject *is, const char *meeting)
{
  int attendance = spor_attendance_from_key (get_member (is, "attendance"));

  if (json_object_get_size (is) == 0)
    /* Translators: in somebody's history: a meeting's title and date */
    return g_strdup_printf (_ ("No longer invited to the meeting %s"), meeting);
  if (json_object_get_size (was) == 0 && attendance == SPOR_ATTENDANCE_INVITED)
    /* Translators: in somebody's history: a meeting's title and date */
    return g_strdup_printf (_ ("Invited to the meeting %s"), meeting);
  return g_strdup_printf (
      /* Translators: in somebody's history: a meeting's title and date; how they stand to it:
       * "Attended" */
      _ ("Meeting %s: %s"), meeting, attendance >= 0 ? spor_attendance_label (attendance) : "");
}

/* What is undone is told as it was done. */
static gboolean
spor_store_tell_attendance (
    SporStore *self, SporChange *change, JsonObject *was, JsonObject *is, GError **error)
{
  gboolean undo = g_str_equal (change->action, "undo");
  JsonObject *known = json_object_get_size (is) > 0 ? is : was;
  g_autoptr (GError) problem = NULL;
  g_autofree char *meeting
      = spor_store_load_meeting_name (self, get_member (known, "meeting_id"), &problem);
  g_autofree char *told = NULL;

  if (problem)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (!meeting || g_str_equal (change->action, "delete-meeting"))
    return TRUE;
  told = spor_attendance_text (undo ? is : was, undo ? was : is, meeting);
  g_free (change->text);
  change->text = undo || g_str_equal (change->action, "redo")
                     ? spor_action_text (change->action, told)
                     : g_steal_pointer (&told);
  return TRUE;
}

/* --- Claims --------------------------------------------------------------------------------- */

static const struct
{
  const char *action, *text;
} claim_texts[] = {
  /* Translators: these are in somebody's history; %s is a meeting's title and date */
  { "add-claim", N_ ("New claim for the meeting %s") },
  { "edit-claim", N_ ("Change to the claim for the meeting %s") },
  { "delete-claim", N_ ("Draft deleted: claim for the meeting %s") },
  { "submit-claim", N_ ("Claim submitted for the meeting %s") },
  { "approve-claim", N_ ("Claim approved for the meeting %s") },
  { "return-claim", N_ ("Claim returned for the meeting %s") },
  { "reject-claim", N_ ("Claim rejected for the meeting %s") },
  { "pay-claim", N_ ("Claim paid for the meeting %s") },
};

/* (transfer full) (nullable): @action is none of a claim */
static char *
spor_claim_text (const char *action, const char *meeting)
{
  for (guint i = 0; i < G_N_ELEMENTS (claim_texts); i++)
    if (g_str_equal (claim_texts[i].action, action))
      {
        g_autoptr (GString) text = g_string_new (_ (claim_texts[i].text));

        g_string_replace (text, "%s", meeting, 1);
        return g_string_free (g_steal_pointer (&text), FALSE);
      }
  return NULL;
}

/* @action: what was done, undone or redone */
static gboolean
spor_store_tell_claim (SporStore *self,
                       SporChange *change,
                       const char *action,
                       JsonObject *was,
                       JsonObject *is,
                       GError **error)
{
  JsonObject *known = json_object_get_size (is) > 0 ? is : was;
  g_autoptr (GError) problem = NULL;
  g_autofree char *meeting
      = spor_store_load_meeting_name (self, get_member (known, "meeting_id"), &problem);
  g_autofree char *told = meeting ? spor_claim_text (action, meeting) : NULL;

  if (problem)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (!told)
    return TRUE;
  g_free (change->text);
  change->text = g_str_equal (change->action, action) ? g_steal_pointer (&told)
                                                      : spor_action_text (change->action, told);
  return TRUE;
}

/* --- Seats ---------------------------------------------------------------------------------- */

#define ARROW " → "

/* Of "Anne → Carl" what it is for @name, who is one of them. */
static void
spor_tell_replacement (SporChange *change, const char *name)
{
  const char *arrow = strstr (change->detail, ARROW);
  g_autofree char *leaver = arrow ? g_strndup (change->detail, arrow - change->detail) : NULL;
  const char *successor = arrow ? arrow + strlen (ARROW) : "";
  char *told = NULL;

  if (g_strcmp0 (leaver, name) == 0)
    /* Translators: in somebody's history: the name of who has their seat now */
    told = g_strdup_printf (_ ("Left the group; the seat went to %s"), successor);
  else if (g_str_equal (successor, name))
    /* Translators: in somebody's history: the name of who had the seat before */
    told = g_strdup_printf (_ ("Got the seat of %s"), leaver);
  if (!told)
    return;
  g_free (change->text);
  change->text = told;
}

/* @told: what was done (transfer full) (nullable): nothing else than is said already */
static void
spor_change_take_told (SporChange *change, const char *action, char *told)
{
  g_autofree char *done = told;

  if (!done)
    return;
  g_free (change->text);
  change->text = g_str_equal (change->action, action) ? g_steal_pointer (&done)
                                                      : spor_action_text (change->action, done);
}

/* @number: 0: the track is gone */
static gboolean
spor_store_load_track_number (SporStore *self, const char *id, guint *number, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_track_number, error);
  int step;

  *number = 0;
  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  if ((step = spor_store_step (self, statement, error)) > 0)
    *number = (guint)sqlite3_column_int (statement, 0);
  return step >= 0;
}

static gboolean
spor_seat_waits (JsonObject *seat)
{
  return g_str_equal (get_member (seat, "spot"), "waiting");
}

/* @seat: the image of a seat, {} where there is none. "": the track is gone. (transfer full) */
static char *
spor_store_name_seat (SporStore *self, JsonObject *seat, GError **error)
{
  guint number;

  if (json_object_get_size (seat) == 0)
    /* Translators: in somebody's history, what came of a suggestion or a draw for them */
    return g_strdup (_ ("off the board"));
  if (!spor_store_load_track_number (self, get_member (seat, "track_id"), &number, error))
    return NULL;
  if (number == 0)
    return g_strdup ("");
  /* Translators: in somebody's history, what came of a suggestion or a draw for them; a track's
   * number */
  return g_strdup_printf (spor_seat_waits (seat) ? _ ("waiting list of track %u")
                                                 : _ ("seat in track %u"),
                          number);
}

/* A suggestion and a draw are called by their composition: what came of it for this one? */
static gboolean
spor_store_tell_rearranged (
    SporStore *self, SporChange *change, const char *action, JsonObject *seat, GError **error)
{
  g_autofree char *place = spor_store_name_seat (self, seat, error);

  if (!place)
    return FALSE;
  if (json_object_get_size (seat) == 0 && g_str_equal (action, "draw"))
    /* Translators: in somebody's history: they were on the board before the draw */
    spor_change_take_told (change, action, g_strdup (_ ("Not drawn by lot: off the board")));
  else if (*place)
    spor_change_take_told (change, action, spor_action_text (action, place));
  return TRUE;
}

/* @had, @has: whether they were on the board before and are now. (transfer full) */
static char *
spor_swap_text (gboolean had, gboolean has, const char *other)
{
  if (has && !had)
    /* Translators: in somebody's history: the name of who was on the board before */
    return g_strdup_printf (_ ("Came in instead of %s"), other);
  if (had && !has)
    /* Translators: in somebody's history: the name of who is on the board now */
    return g_strdup_printf (_ ("Off the board; %s came in instead"), other);
  /* Translators: in somebody's history: another's name */
  return g_strdup_printf (_ ("Swapped places with %s"), other);
}

/* A swap is called by one of the two. */
static gboolean
spor_store_tell_swap (SporStore *self,
                      SporChange *change,
                      const char *action,
                      JsonObject *was,
                      JsonObject *is,
                      GError **error)
{
  gboolean had = json_object_get_size (was) > 0;
  const char *id = get_member (had ? was : is, "signup_id");
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_others, error);
  g_autofree char *other = NULL;
  int step;

  if (!statement)
    return FALSE;
  spor_bind_int (statement, 1, change->no);
  spor_bind_text (statement, 2, id);
  if ((step = spor_store_step (self, statement, error)) <= 0)
    return step == 0;
  other = g_strdup (spor_column_text (statement, 0));
  if ((step = spor_store_step (self, statement, error)) == 0 && *other)
    spor_change_take_told (change, action,
                           spor_swap_text (had, json_object_get_size (is) > 0, other));
  return step >= 0;
}

/* A move is called by who was moved: where did they get to? */
static gboolean
spor_store_tell_moved (
    SporStore *self, SporChange *change, const char *action, JsonObject *seat, GError **error)
{
  guint number;

  if (json_object_get_size (seat) == 0)
    return TRUE;
  if (!spor_store_load_track_number (self, get_member (seat, "track_id"), &number, error))
    return FALSE;
  if (number > 0)
    spor_change_take_told (change, action,
                           g_strdup_printf (spor_seat_waits (seat)
                                                /* Translators: in somebody's history */
                                                ? _ ("Waiting list of track %u")
                                                : _ ("Seat in track %u"),
                                            number));
  return TRUE;
}

/* Who has moved up or down because of others is told nothing. */
static gboolean
spor_store_tell_seat (SporStore *self,
                      SporChange *change,
                      const char *action,
                      const char *name,
                      JsonObject *was,
                      JsonObject *is,
                      GError **error)
{
  gboolean undo = g_str_equal (change->action, "undo");
  JsonObject *before = undo ? is : was, *after = undo ? was : is;

  if (g_str_equal (action, "suggest") || g_str_equal (action, "draw"))
    return spor_store_tell_rearranged (self, change, action, after, error);
  if (g_str_equal (action, "seat") || g_str_equal (action, "wait"))
    return spor_store_tell_moved (self, change, action, after, error);
  if (g_str_equal (action, "swap"))
    return spor_store_tell_swap (self, change, action, before, after, error);
  if (g_str_equal (change->action, "replace") || g_str_equal (change->action, "reopen-replace"))
    spor_tell_replacement (change, name);
  return TRUE;
}

/* Many were written together. */
static void
spor_tell_letter (SporChange *change, const char *action, JsonObject *letter)
{
  int kind = spor_letter_kind_from_key (get_member (letter, "kind"));

  if (kind >= 0 && g_str_equal (action, "letters"))
    spor_change_take_told (
        change, action,
        /* Translators: in somebody's history: what a letter is about, such as "Waiting List" */
        g_strdup_printf (_ ("Letter written: %s"), spor_letter_kind_label (kind)));
}

gboolean
spor_store_tell_person (SporStore *self,
                        SporChange *change,
                        const char *action,
                        const char *name,
                        JsonObject *was,
                        JsonObject *is,
                        GError **error)
{
  if (g_str_equal (change->table, "attendance"))
    return spor_store_tell_attendance (self, change, was, is, error);
  if (g_str_equal (change->table, "claim"))
    return spor_store_tell_claim (self, change, action, was, is, error);
  if (g_str_equal (change->table, "seat"))
    return spor_store_tell_seat (self, change, action, name, was, is, error);
  if (g_str_equal (change->table, "letter"))
    spor_tell_letter (change, action, json_object_get_size (is) > 0 ? is : was);
  return TRUE;
}

/* The log has the name of who was moved, not the id. Of several it is "Anne +2". */
static gboolean
spor_detail_is_of (const char *detail, const char *name)
{
  gsize length = strlen (name);

  return g_str_has_prefix (detail, name)
         && (!detail[length] || g_str_has_prefix (detail + length, " +"));
}

gboolean
spor_change_moves_others (const SporChange *self, const char *name, JsonObject *is)
{
  return g_str_equal (self->table, "seat") && json_object_get_size (is) == 1
         && json_object_has_member (is, "position") && !spor_detail_is_of (self->detail, name);
}

/* --- The group ------------------------------------------------------------------------------ */

static SporChange *
spor_final_new (SporStatement *statement)
{
  SporChange *change = spor_change_new (statement);
  const char *name = spor_column_text (statement, 6);
  g_autofree char *told
      = g_str_equal (spor_column_text (statement, 5), "finalise")
            /* Translators: in somebody's history: the name of a composition that was finalised */
            ? g_strdup_printf (_ ("In the final group “%s”"), name)
            /* Translators: in somebody's history: the name of a composition that was reopened */
            : g_strdup_printf (_ ("Their group “%s” is open again"), name);

  change->table = g_strdup ("composition");
  g_free (change->text);
  change->text = g_str_equal (change->action, "undo") || g_str_equal (change->action, "redo")
                     ? spor_action_text (change->action, told)
                     : g_steal_pointer (&told);
  return change;
}

/* (transfer full) (nullable): they could not be drawn */
static SporChange *
spor_draw_new (SporStatement *statement, const char *signup_id)
{
  g_autoptr (SporOrigin) origin = spor_origin_new (SPOR_METHOD_LOTTERY, 0);
  const char *name = spor_column_text (statement, 5);
  SporChange *change;
  int candidate;

  spor_origin_add_text (origin, spor_column_text (statement, 6));
  if ((candidate = spor_origin_find (origin, signup_id)) < 0)
    return NULL;
  change = spor_change_new (statement);
  change->table = g_strdup ("protocol");
  spor_change_take_told (change, "draw",
                         g_strdup_printf (g_array_index (origin->chosen, gboolean, candidate)
                                              /* Translators: in somebody's history: the name of a
                                               * composition; they had a seat in it */
                                              ? _ ("Drawn by lot: keeps the seat in “%s”")
                                              /* Translators: in somebody's history: the name of a
                                               * composition; they had no seat in it */
                                              : _ ("Not drawn by lot for “%s”"),
                                          name));
  return change;
}

/* Where it changed their seat. */
static gboolean
spor_history_has_seat (const GPtrArray *history, gint64 no)
{
  for (guint i = 0; i < history->len; i++)
    {
      const SporChange *change = g_ptr_array_index (history, i);

      if (change->no == no && g_str_equal (change->table, "seat"))
        return TRUE;
    }
  return FALSE;
}

static gboolean
spor_store_add_draws (SporStore *self, const char *signup_id, GPtrArray *history, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_draws, error);
  int step;

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, signup_id);
  while ((step = spor_store_step (self, statement, error)) > 0)
    {
      SporChange *change = spor_history_has_seat (history, sqlite3_column_int64 (statement, 0))
                               ? NULL
                               : spor_draw_new (statement, signup_id);

      if (change)
        g_ptr_array_add (history, change);
    }
  return step == 0;
}

static gboolean
spor_store_add_finals (SporStore *self, const char *signup_id, GPtrArray *history, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_finals, error);
  int step;

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, signup_id);
  while ((step = spor_store_step (self, statement, error)) > 0)
    g_ptr_array_add (history, spor_final_new (statement));
  return step == 0;
}

/* What was done last first; what one action did stays together. */
static gint
compare_newest (gconstpointer a, gconstpointer b)
{
  const SporChange *const *one = a, *const *other = b;

  return (*one)->no < (*other)->no ? 1 : (*one)->no > (*other)->no ? -1 : 0;
}

gboolean
spor_store_add_group_history (SporStore *self,
                              const char *signup_id,
                              GPtrArray *history,
                              GError **error)
{
  if (!spor_store_add_finals (self, signup_id, history, error)
      || !spor_store_add_draws (self, signup_id, history, error))
    return FALSE;
  g_ptr_array_sort (history, compare_newest);
  return TRUE;
}
