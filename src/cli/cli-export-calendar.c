/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-commands.h"
#include "cli-json.h"
#include "cli-meeting.h"
#include "cli-part.h"
#include "spor-calendar-file.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
on_calendar_progressed_cb (double fraction, gpointer data)
{
  spor_cli_show_progress (_ ("Exporting"), fraction);
}

/* Drops the meetings that @keep does not want. */
static void
spor_cli_keep_events (GPtrArray *events, const char *meeting_id, int track)
{
  for (guint i = events->len; i > 0; i--)
    {
      const SporCalendarEvent *event = g_ptr_array_index (events, i - 1);

      if ((meeting_id && !g_str_equal (event->meeting->id, meeting_id))
          || (track >= 0 && !(event->meeting->tracks >> track & 1)))
        g_ptr_array_remove_index (events, i - 1);
    }
}

/* The meetings that are asked for. */
static GPtrArray *
spor_cli_load_events (SporCli *cli, GError **error)
{
  const char *id = spor_cli_option (cli, "meeting");
  g_autoptr (SporMeeting) meeting = NULL;
  g_autoptr (GPtrArray) events = NULL;
  int track;

  if (!spor_cli_get_track (cli, &track, error)
      || (id && !(meeting = spor_cli_load_meeting (cli, id, error)))
      || !(events = spor_calendar_load (cli->store, cli->round,
                                        spor_cli_option (cli, "attendees") != NULL, error)))
    return NULL;
  spor_cli_keep_events (events, meeting ? meeting->id : NULL, track);
  if (events->len > 0)
    return g_steal_pointer (&events);
  g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_REFUSED,
                       _ ("There are no such meetings."));
  return NULL;
}

/* One file, or where @out does not end with .ics a folder with one for each meeting. */
static GPtrArray *
spor_cli_write_calendar (SporCli *cli, const GPtrArray *events, const char *out, GError **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *lower = g_ascii_strdown (out, -1);
  GPtrArray *paths;

  if (!g_str_has_suffix (lower, ".ics"))
    {
      paths = spor_calendar_write_each (cli->round, events, out, now, on_calendar_progressed_cb,
                                        NULL, cli->cancellable, error);
      spor_cli_end_progress ();
      return paths;
    }
  if (!spor_calendar_write (cli->round, events, out, now, error))
    return NULL;
  paths = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (paths, g_strdup (out));
  return paths;
}

static void
spor_cli_print_calendars (SporCli *cli, const GPtrArray *paths)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "written");
  json_builder_begin_array (builder);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *shown = g_filename_display_name (g_ptr_array_index (paths, i));

      json_builder_add_string_value (builder, shown);
      if (cli->json)
        continue;
      /* Translators: a file */
      printf (_ ("Written: %s"), shown);
      putchar ('\n');
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    spor_json_print (builder);
}

gboolean
spor_cli_export_calendar (SporCli *cli, GError **error)
{
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) paths = NULL;

  if (spor_cli_option (cli, "meeting") && spor_cli_option (cli, "track"))
    return spor_cli_misuse (error, _ ("Choose one meeting or one track, not both."), "");
  if (!spor_cli_open (cli, error) || !(events = spor_cli_load_events (cli, error))
      || !(paths = spor_cli_write_calendar (cli, events, spor_cli_word (cli, 1), error)))
    return FALSE;
  spor_cli_print_calendars (cli, paths);
  return TRUE;
}
