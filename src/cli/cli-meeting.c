/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-meeting.h"

#include "cli-commands.h"
#include "cli-meeting-print.h"
#include "cli-part.h"
#include "cli-series.h"
#include "cli-signup.h"
#include "spor-clock.h"
#include "spor-day.h"
#include "spor-id.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MIN_ID_LENGTH 4
#define FIRST_MINUTE (9 * 60)

/* --- Words ---------------------------------------------------------------------------------- */

/* The last of @meetings whose id begins or ends with @id; *@n_found: how many there are. */
static SporMeeting *
spor_cli_pick_meeting (GPtrArray *meetings, const char *id, guint *n_found)
{
  SporMeeting *found = NULL;

  *n_found = 0;
  for (guint i = 0; strlen (id) >= MIN_ID_LENGTH && i < meetings->len; i++)
    {
      SporMeeting *meeting = g_ptr_array_index (meetings, i);

      if (!spor_id_matches (meeting->id, id))
        continue;
      found = meeting;
      ++*n_found;
    }
  return found;
}

SporMeeting *
spor_cli_load_meeting (SporCli *cli, const char *id, GError **error)
{
  g_autoptr (GPtrArray) meetings = spor_store_load_meetings (cli->store, cli->round, error);
  guint n_found = 0;
  SporMeeting *found = meetings ? spor_cli_pick_meeting (meetings, id, &n_found) : NULL;

  if (n_found == 1)
    return spor_store_load_meeting (cli->store, cli->round, found->id, error);
  if (n_found > 1)
    /* Translators: what was typed */
    spor_cli_misuse (error, _ ("More than one meeting has an id that begins or ends with “%s”."),
                     id);
  else if (meetings)
    /* Translators: an id */
    spor_cli_misuse (error, _ ("There is no meeting with the id “%s”."), id);
  return NULL;
}

/* --- Adding --------------------------------------------------------------------------------- */

static gboolean
spor_cli_read_clock (gint64 day, const char *clock, gint64 *instant, GError **error)
{
  int minutes;

  if (!spor_clock_parse (clock, &minutes))
    /* Translators: what was typed */
    return spor_cli_misuse (error, _ ("“%s” is not a time of day: 9.30."), clock);
  *instant = spor_clock_on_day (day, minutes);
  return TRUE;
}

static gboolean
spor_cli_read_date (SporCli *cli, const SporMeeting *meeting, gint64 *day, GError **error)
{
  const char *date = spor_cli_option (cli, "date");

  *day = spor_day_of_instant (meeting->starts);
  if (date ? !spor_day_parse (date, day) : *day == SPOR_DAY_NONE)
    /* Translators: what was typed */
    return spor_cli_misuse (error, _ ("Say on which day: --date 2025-04-01, not “%s”."),
                            date ? date : "");
  return TRUE;
}

/* What is not said stays as it is, or else is what is usual. */
static gboolean
spor_cli_read_times (SporCli *cli, SporMeeting *meeting, GError **error)
{
  gboolean is_new = meeting->starts == SPOR_TIME_NONE;
  const char *from = spor_cli_option (cli, "from");
  const char *to = spor_cli_option (cli, "to");
  int began = is_new ? FIRST_MINUTE : spor_clock_of_instant (meeting->starts);
  gint64 length
      = is_new ? spor_meeting_kind_length (meeting->kind) : meeting->ends - meeting->starts;
  gint64 day;

  if (!spor_cli_read_date (cli, meeting, &day, error))
    return FALSE;
  meeting->starts = spor_clock_on_day (day, began);
  if (from && !spor_cli_read_clock (day, from, &meeting->starts, error))
    return FALSE;
  meeting->ends = meeting->starts + length;
  if (to && !spor_cli_read_clock (day, to, &meeting->ends, error))
    return FALSE;
  return meeting->ends > meeting->starts
         /* Translators: what was typed */
         || spor_cli_misuse (error, _ ("The meeting would end before it begins: “%s”."),
                             to ? to : "");
}

static gboolean
spor_cli_read_tracks (SporCli *cli, SporMeeting *meeting, GError **error)
{
  const GPtrArray *given = spor_cli_option_all (cli, "track");

  if (given)
    meeting->tracks = 0;
  for (guint i = 0; given && i < given->len; i++)
    {
      const char *text = g_ptr_array_index (given, i);
      guint64 number;
      int track = -1;

      if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT, &number, NULL))
        track = spor_round_find_track (cli->round, number);
      if (track < 0)
        return spor_cli_misuse (error, _ ("There is no track “%s”."), text);
      meeting->tracks |= 1u << track;
    }
  for (guint t = 0; !given && !*meeting->id && t < spor_round_n_tracks (cli->round); t++)
    meeting->tracks |= 1u << t;
  return TRUE;
}

static void
spor_cli_read_text (SporCli *cli, const char *option, char **field)
{
  if (!spor_cli_option (cli, option))
    return;
  g_free (*field);
  *field = spor_text_clean (spor_cli_option (cli, option));
}

/* A new meeting is one with a whole day that everybody is invited to. */
static gboolean
spor_cli_read_meeting (SporCli *cli, SporMeeting *meeting, GError **error)
{
  const char *kind = spor_cli_option (cli, "kind");
  int found = kind ? spor_meeting_kind_from_key (kind) : (int)meeting->kind;

  if (found < 0)
    /* Translators: what was typed */
    return spor_cli_misuse (error, _ ("“%s” is not a kind of meeting: physical, online or review."),
                            kind);
  meeting->kind = found;
  spor_cli_read_text (cli, "title", &meeting->title);
  spor_cli_read_text (cli, "place", &meeting->place);
  spor_cli_read_text (cli, "agenda", &meeting->agenda);
  if (!spor_meeting_has_place (meeting))
    return spor_cli_misuse (error, _ ("Say where a physical meeting is: --place Aarhus."), "");
  return spor_cli_read_times (cli, meeting, error) && spor_cli_read_tracks (cli, meeting, error);
}

/* --- The command ---------------------------------------------------------------------------- */

static gboolean
spor_cli_add_series (SporCli *cli, const SporMeeting *pattern, GError **error)
{
  g_autoptr (GPtrArray) meetings = NULL;
  SporSeriesRule rule = { 0 };

  if (!spor_cli_read_series (cli, &rule, error))
    return FALSE;
  meetings = spor_series_meetings (pattern, &rule);
  if (meetings->len == 0)
    /* Translators: what was typed */
    return spor_cli_misuse (error, _ ("The series would end before it begins: “%s”."),
                            spor_cli_option (cli, "until"));
  return spor_store_add_series (cli->store, cli->round, meetings, error)
         && spor_cli_print_meetings (cli, meetings, error);
}

static gboolean
spor_cli_meeting_add (SporCli *cli, GError **error)
{
  g_autoptr (SporMeeting) meeting = spor_meeting_new ();

  if (!spor_cli_read_meeting (cli, meeting, error))
    return FALSE;
  if (spor_cli_option (cli, "repeat"))
    return spor_cli_add_series (cli, meeting, error);
  if (spor_cli_option (cli, "until") || spor_cli_option (cli, "count"))
    return spor_cli_misuse (error,
                            _ ("A single meeting has no end of a series: say --repeat "
                               "too."),
                            "");
  return spor_store_add_meeting (cli->store, cli->round, meeting, error)
         && spor_cli_print_meeting (cli, meeting, error);
}

static gboolean
spor_cli_meeting_edit (SporCli *cli, GError **error)
{
  g_autoptr (SporMeeting) shown = spor_cli_load_meeting (cli, spor_cli_word (cli, 1), error);
  g_autoptr (SporMeeting) meeting = shown ? spor_meeting_dup (shown) : NULL;

  return meeting && spor_cli_read_meeting (cli, meeting, error)
         && spor_store_save_meeting (cli->store, cli->round, shown, meeting, error)
         && spor_cli_print_meeting (cli, meeting, error);
}

/* Prints what is gone, as it was. */
static gboolean
spor_cli_meeting_delete (SporCli *cli, GError **error)
{
  g_autoptr (SporMeeting) meeting = spor_cli_load_meeting (cli, spor_cli_word (cli, 1), error);
  g_autoptr (GPtrArray) attendees
      = meeting ? spor_store_load_attendance (cli->store, meeting->id, error) : NULL;

  if (!attendees || !spor_store_delete_meeting (cli->store, meeting, error))
    return FALSE;
  return spor_cli_print_attended (cli, meeting, attendees);
}

static gboolean
spor_cli_meeting_list (SporCli *cli, GError **error)
{
  g_autoptr (GPtrArray) meetings = spor_store_load_meetings (cli->store, cli->round, error);

  return meetings && spor_cli_print_meetings (cli, meetings, error);
}

static gboolean
spor_cli_meeting_attend (SporCli *cli, GError **error)
{
  const char *word = spor_cli_word (cli, 3);
  int attendance = spor_attendance_from_key (word);
  g_autoptr (SporMeeting) meeting = NULL;
  g_autoptr (SporSignups) signups = NULL;
  int member;

  if (attendance < 0)
    /* Translators: what was typed */
    return spor_cli_misuse (error, _ ("“%s” is not invited, accepted, attended or excused."), word);
  if (!(meeting = spor_cli_load_meeting (cli, spor_cli_word (cli, 1), error))
      || !(signups = spor_store_load_signups (cli->store, cli->round, FALSE, error))
      || (member = spor_cli_find_signup (signups, spor_cli_word (cli, 2), error)) < 0)
    return FALSE;

  SporAttendee attendee = { .signup_id = (char *)spor_signups_row (signups, member)->id,
                            .name = (char *)spor_signups_row (signups, member)->name,
                            .attendance = attendance };

  return spor_store_attend (cli->store, meeting, &attendee, error)
         && spor_cli_print_meeting (cli, meeting, error);
}

static gboolean
spor_cli_meeting_uninvite (SporCli *cli, GError **error)
{
  g_autoptr (SporMeeting) meeting = spor_cli_load_meeting (cli, spor_cli_word (cli, 1), error);
  g_autoptr (SporSignups) signups
      = meeting ? spor_store_load_signups (cli->store, cli->round, FALSE, error) : NULL;
  SporAttendee attendee = { 0 };
  int member;

  if (!signups || (member = spor_cli_find_signup (signups, spor_cli_word (cli, 2), error)) < 0)
    return FALSE;
  attendee.signup_id = (char *)spor_signups_row (signups, member)->id;
  attendee.name = (char *)spor_signups_row (signups, member)->name;
  return spor_store_uninvite (cli->store, meeting, &attendee, error)
         && spor_cli_print_meeting (cli, meeting, error);
}

gboolean
spor_cli_meeting (SporCli *cli, GError **error)
{
  static const SporCliPart parts[] = {
    { "add",
      N_ ("--date DATE --place PLACE"),
      1,
      spor_cli_meeting_add,
      { "kind", "date", "from", "to", "place", "title", "agenda", "track", "repeat", "until",
        "count" } },
    { "edit",
      N_ ("MEETING --date DATE"),
      2,
      spor_cli_meeting_edit,
      { "kind", "date", "from", "to", "place", "title", "agenda", "track" } },
    { "delete", N_ ("MEETING"), 2, spor_cli_meeting_delete },
    { "list", "", 1, spor_cli_meeting_list },
    { "attend", N_ ("MEETING ID invited|accepted|attended|excused"), 4, spor_cli_meeting_attend },
    { "uninvite", N_ ("MEETING ID"), 3, spor_cli_meeting_uninvite },
    { NULL },
  };

  return spor_cli_run_part (cli, parts, error);
}
