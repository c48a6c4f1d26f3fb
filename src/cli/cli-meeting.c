/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-meeting.h"

#include "cli-commands.h"
#include "cli-json.h"
#include "cli-signup.h"
#include "cli-table.h"
#include "spor-day.h"
#include "spor-id.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define MIN_ID_LENGTH 4
#define FIRST_HOUR "9:00"

/* --- Words ---------------------------------------------------------------------------------- */

gboolean
spor_cli_misuse (GError **error, const char *sentence, const char *typed)
{
  g_autoptr (GString) text = g_string_new (sentence);

  g_string_replace (text, "%s", typed, 1);
  g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE, text->str);
  return FALSE;
}

gboolean
spor_cli_run_part (SporCli *cli, const SporCliPart *parts, GError **error)
{
  const char *name = spor_cli_word (cli, 0);

  for (const SporCliPart *part = parts; part->name; part++)
    if (strcmp (part->name, name) == 0)
      {
        if (cli->words->len == part->n_words)
          return spor_cli_open (cli, error) && part->run (cli, error);
        g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                     /* Translators: a command's name; its first word; what belongs after both */
                     _ ("The command is written “spor-cli %s %s %s”."), cli->command->name, name,
                     *part->arguments ? _ (part->arguments) : "…");
        return FALSE;
      }
  /* Translators: what was typed */
  return spor_cli_misuse (error, _ ("“%s” is nothing that this command does."), name);
}

/* The one of @meetings whose id begins or ends with @id. */
static SporMeeting *
spor_cli_pick_meeting (GPtrArray *meetings, const char *id)
{
  SporMeeting *found = NULL;

  for (guint i = 0; strlen (id) >= MIN_ID_LENGTH && i < meetings->len; i++)
    {
      SporMeeting *meeting = g_ptr_array_index (meetings, i);

      if (!spor_id_matches (meeting->id, id))
        continue;
      if (found)
        return NULL;
      found = meeting;
    }
  return found;
}

SporMeeting *
spor_cli_load_meeting (SporCli *cli, const char *id, GError **error)
{
  g_autoptr (GPtrArray) meetings = spor_store_load_meetings (cli->store, cli->round, error);
  SporMeeting *found = meetings ? spor_cli_pick_meeting (meetings, id) : NULL;

  if (found)
    return spor_store_load_meeting (cli->store, cli->round, found->id, error);
  if (meetings)
    /* Translators: what was typed */
    spor_cli_misuse (error, _ ("There is no one meeting with the id “%s”."), id);
  return NULL;
}

/* --- Adding --------------------------------------------------------------------------------- */

static gboolean
spor_cli_read_clock (const char *iso, const char *clock, gint64 *instant, GError **error)
{
  g_autofree char *text = g_strconcat (iso, " ", clock, NULL);

  g_strdelimit (text, ".", ':');
  return spor_time_parse (text, instant)
         /* Translators: what was typed */
         || spor_cli_misuse (error, _ ("“%s” is no time of day: 9.30."), clock);
}

static gboolean
spor_cli_read_times (SporCli *cli, SporMeeting *meeting, GError **error)
{
  const char *date = spor_cli_option (cli, "date");
  const char *from = spor_cli_option (cli, "from");
  const char *to = spor_cli_option (cli, "to");
  g_autofree char *iso = NULL;
  gint64 day;

  if (!date || !spor_day_parse (date, &day))
    /* Translators: what was typed */
    return spor_cli_misuse (error, _ ("Say on which day: --date 2025-04-01, not “%s”."),
                            date ? date : "");
  iso = spor_day_to_iso (day);
  if (!spor_cli_read_clock (iso, from ? from : FIRST_HOUR, &meeting->starts, error))
    return FALSE;
  meeting->ends = meeting->starts + spor_meeting_kind_length (meeting->kind);
  if (to && !spor_cli_read_clock (iso, to, &meeting->ends, error))
    return FALSE;
  return meeting->ends > meeting->starts
         /* Translators: what was typed */
         || spor_cli_misuse (error, _ ("The meeting would end before it begins: “%s”."), to);
}

static gboolean
spor_cli_read_tracks (SporCli *cli, SporMeeting *meeting, GError **error)
{
  const GPtrArray *given = spor_cli_option_all (cli, "track");

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
  for (guint t = 0; !given && t < spor_round_n_tracks (cli->round); t++)
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

static gboolean
spor_cli_read_meeting (SporCli *cli, SporMeeting *meeting, GError **error)
{
  const char *kind = spor_cli_option (cli, "kind");
  int found = kind ? spor_meeting_kind_from_key (kind) : SPOR_MEETING_PHYSICAL;

  if (found < 0)
    /* Translators: what was typed */
    return spor_cli_misuse (error, _ ("“%s” is no kind of meeting: physical, online or review."),
                            kind);
  meeting->kind = found;
  spor_cli_read_text (cli, "title", &meeting->title);
  spor_cli_read_text (cli, "place", &meeting->place);
  spor_cli_read_text (cli, "agenda", &meeting->agenda);
  if (meeting->kind == SPOR_MEETING_PHYSICAL && !*meeting->place)
    return spor_cli_misuse (error, _ ("Say where a physical meeting is: --place Aarhus."), "");
  return spor_cli_read_times (cli, meeting, error) && spor_cli_read_tracks (cli, meeting, error);
}

/* --- Printing ------------------------------------------------------------------------------- */

static void
spor_json_add_attendance (JsonBuilder *builder, const GPtrArray *attendees)
{
  json_builder_set_member_name (builder, "attendance");
  json_builder_begin_array (builder);
  for (guint i = 0; i < attendees->len; i++)
    {
      const SporAttendee *attendee = g_ptr_array_index (attendees, i);

      json_builder_begin_object (builder);
      spor_json_add_text (builder, "member", attendee->signup_id);
      spor_json_add_text (builder, "name", attendee->name);
      spor_json_add_text (builder, "attendance", spor_attendance_key (attendee->attendance));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
spor_json_add_meeting (SporCli *cli,
                       JsonBuilder *builder,
                       const SporMeeting *meeting,
                       const GPtrArray *attendees)
{
  json_builder_begin_object (builder);
  spor_json_add_text (builder, "id", meeting->id);
  spor_json_add_text (builder, "kind", spor_meeting_kind_key (meeting->kind));
  spor_json_add_text (builder, "title", meeting->title);
  spor_json_add_instant (builder, "starts", meeting->starts);
  spor_json_add_instant (builder, "ends", meeting->ends);
  spor_json_add_text (builder, "place", meeting->place);
  spor_json_add_text (builder, "agenda", meeting->agenda);
  json_builder_set_member_name (builder, "tracks");
  json_builder_begin_array (builder);
  for (guint t = 0; t < spor_round_n_tracks (cli->round); t++)
    if (meeting->tracks >> t & 1)
      json_builder_add_int_value (builder, spor_round_track (cli->round, t)->number);
  json_builder_end_array (builder);
  spor_json_add_attendance (builder, attendees);
  json_builder_end_object (builder);
}

static void
spor_cli_print_meeting_text (const SporMeeting *meeting, const GPtrArray *attendees)
{
  g_autoptr (SporCliTable) table = spor_cli_table_new (2);
  g_autofree char *name = spor_meeting_name (meeting);
  g_autofree char *when = spor_time_format_full (meeting->starts);
  g_autofree char *id = spor_short_id (meeting->id);

  printf ("%s  %s  %s  %s\n", id, when, name, meeting->place);
  for (guint i = 0; i < attendees->len; i++)
    {
      const SporAttendee *attendee = g_ptr_array_index (attendees, i);

      spor_cli_table_add (table, g_strconcat ("  ", attendee->name, NULL),
                          g_strdup (spor_attendance_label (attendee->attendance)));
    }
  spor_cli_table_print (table);
}

static gboolean
spor_cli_print_meeting (SporCli *cli, const SporMeeting *meeting, GError **error)
{
  g_autoptr (GPtrArray) attendees = spor_store_load_attendance (cli->store, meeting->id, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!attendees)
    return FALSE;
  if (cli->json)
    {
      spor_json_add_meeting (cli, builder, meeting, attendees);
      spor_json_print (builder);
    }
  else
    spor_cli_print_meeting_text (meeting, attendees);
  return TRUE;
}

/* --- The command ---------------------------------------------------------------------------- */

static gboolean
spor_cli_meeting_add (SporCli *cli, GError **error)
{
  g_autoptr (SporMeeting) meeting = spor_meeting_new ();

  return spor_cli_read_meeting (cli, meeting, error)
         && spor_store_add_meeting (cli->store, cli->round, meeting, error)
         && spor_cli_print_meeting (cli, meeting, error);
}

static gboolean
spor_cli_meeting_list (SporCli *cli, GError **error)
{
  g_autoptr (GPtrArray) meetings = spor_store_load_meetings (cli->store, cli->round, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!meetings)
    return FALSE;
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "meetings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < meetings->len; i++)
    {
      const SporMeeting *meeting = g_ptr_array_index (meetings, i);
      g_autoptr (GPtrArray) attendees = spor_store_load_attendance (cli->store, meeting->id, error);

      if (!attendees)
        return FALSE;
      if (cli->json)
        spor_json_add_meeting (cli, builder, meeting, attendees);
      else
        spor_cli_print_meeting_text (meeting, attendees);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    spor_json_print (builder);
  return TRUE;
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

gboolean
spor_cli_meeting (SporCli *cli, GError **error)
{
  static const SporCliPart parts[] = {
    { "add", N_ ("--date DATE --place PLACE"), 1, spor_cli_meeting_add },
    { "list", "", 1, spor_cli_meeting_list },
    { "attend", N_ ("MEETING ID invited|accepted|attended|excused"), 4, spor_cli_meeting_attend },
    { NULL },
  };

  return spor_cli_run_part (cli, parts, error);
}
