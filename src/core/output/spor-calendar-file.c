/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-calendar-file.h"

#include "spor-day.h"
#include "spor-file.h"
#include "spor-folder.h"
#include "spor-id.h"

#include <string.h>

#define MAX_NAME 40 /* characters of a meeting's name in the name of a file */
#define DAY_LENGTH 10

gboolean
spor_calendar_write (
    const SporRound *round, const GPtrArray *events, const char *path, gint64 at, GError **error)
{
  g_autofree char *text = spor_calendar_text (round, events, at);

  return spor_file_write (path, text, -1, error);
}

/* "2025-04-01-Opstart-1a2b3c4d.ics" */
static gboolean
spor_is_calendar_file (const char *name)
{
  g_autofree char *day = g_strndup (name, DAY_LENGTH);

  return strlen (name) > DAY_LENGTH && name[DAY_LENGTH] == '-'
         && spor_day_from_iso (day) != SPOR_DAY_NONE && g_str_has_suffix (name, ".ics");
}

/* The end of the id tells apart meetings of the same name on the same day. */
static char *
spor_calendar_file_name (const SporMeeting *meeting)
{
  g_autofree char *day = spor_day_to_iso (spor_day_of_instant (meeting->starts));
  g_autofree char *name = spor_meeting_name (meeting);
  g_autofree char *part = spor_file_name_part (name, MAX_NAME);
  const char *id = meeting->id + strlen (meeting->id);

  id -= MIN (SPOR_ID_SHORT_LENGTH, id - meeting->id);
  return g_strconcat (day, "-", part, *part ? "-" : "", id, ".ics", NULL);
}

static gboolean
spor_calendar_add_file (
    SporFolder *folder, const SporRound *round, SporCalendarEvent *event, gint64 at, GError **error)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autofree char *name = spor_calendar_file_name (event->meeting);
  g_autofree char *text = NULL;

  g_ptr_array_add (one, event);
  text = spor_calendar_text (round, one, at);
  return spor_folder_add (folder, name, text, -1, error);
}

GPtrArray *
spor_calendar_write_each (const SporRound *round,
                          const GPtrArray *events,
                          const char *path,
                          gint64 at,
                          SporProgress progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (SporFolder) folder = spor_folder_new (path, spor_is_calendar_file, TRUE, error);

  if (!folder)
    return NULL;
  for (guint i = 0; i < events->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !spor_calendar_add_file (folder, round, g_ptr_array_index (events, i), at, error))
        return NULL;
      if (progress)
        progress ((double)(i + 1) / events->len, progress_data);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !spor_folder_commit (folder, error))
    return NULL;
  return spor_folder_paths (folder);
}
