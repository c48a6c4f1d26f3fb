/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-meeting-print.h"

#include "cli-json.h"
#include "cli-signup.h"
#include "cli-table.h"
#include "spor-id.h"

#include <stdio.h>

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
  spor_json_add_text (builder, "series", *meeting->series ? meeting->series : NULL);
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

gboolean
spor_cli_print_attended (SporCli *cli, const SporMeeting *meeting, const GPtrArray *attendees)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (cli->json)
    {
      spor_json_add_meeting (cli, builder, meeting, attendees);
      spor_json_print (builder);
    }
  else
    spor_cli_print_meeting_text (meeting, attendees);
  return TRUE;
}

gboolean
spor_cli_print_meeting (SporCli *cli, const SporMeeting *meeting, GError **error)
{
  g_autoptr (GPtrArray) attendees = spor_store_load_attendance (cli->store, meeting->id, error);

  return attendees && spor_cli_print_attended (cli, meeting, attendees);
}

gboolean
spor_cli_print_meetings (SporCli *cli, const GPtrArray *meetings, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

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
