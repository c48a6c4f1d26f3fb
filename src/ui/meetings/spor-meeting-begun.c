/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-meeting-begun.h"

#include "spor-unfinished.h"

#define GROUP "Meeting"

static GStrv
spor_meeting_begun_tracks (const SporMeeting *meeting, const SporRound *round)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    if (meeting->tracks & (1u << t))
      g_strv_builder_add (ids, spor_round_track (round, t)->id);
  return g_strv_builder_end (ids);
}

GKeyFile *
spor_meeting_begun_new (const SporMeeting *meeting, const SporRound *round, gboolean cut)
{
  GKeyFile *content = g_key_file_new ();
  g_auto (GStrv) tracks = spor_meeting_begun_tracks (meeting, round);

  g_key_file_set_integer (content, GROUP, "Kind", meeting->kind);
  g_key_file_set_string (content, GROUP, "Title", meeting->title);
  g_key_file_set_int64 (content, GROUP, "Starts", meeting->starts);
  g_key_file_set_int64 (content, GROUP, "Ends", meeting->ends);
  g_key_file_set_string (content, GROUP, "Place", meeting->place);
  g_key_file_set_string (content, GROUP, "Agenda", meeting->agenda);
  g_key_file_set_string_list (content, GROUP, "Tracks", (const char *const *)tracks,
                              g_strv_length (tracks));
  g_key_file_set_boolean (content, GROUP, "Cut", cut);
  return content;
}

gboolean
spor_meeting_begun_is_cut (GKeyFile *content)
{
  return g_key_file_get_boolean (content, GROUP, "Cut", NULL);
}

static void
spor_meeting_begun_read_text (GKeyFile *content, const char *key, char **text)
{
  char *kept = g_key_file_get_string (content, GROUP, key, NULL);

  if (!kept)
    return;
  g_free (*text);
  *text = kept;
}

/* A year that no calendar of the window knows is no time that was typed. */
static void
spor_meeting_begun_read_times (GKeyFile *content, SporMeeting *meeting)
{
  gint64 starts = g_key_file_get_int64 (content, GROUP, "Starts", NULL);
  gint64 ends = g_key_file_get_int64 (content, GROUP, "Ends", NULL);
  const gint64 longest = 366 * (gint64)86400;

  if (starts <= 0 || starts > 253402300799 || ends < starts || ends - starts > longest)
    return;
  meeting->starts = starts;
  meeting->ends = ends;
}

void
spor_meeting_begun_read (GKeyFile *content, SporMeeting *meeting, const SporRound *round)
{
  int kind = g_key_file_get_integer (content, GROUP, "Kind", NULL);
  g_auto (GStrv) tracks = g_key_file_get_string_list (content, GROUP, "Tracks", NULL, NULL);

  if (kind >= 0 && kind < SPOR_N_MEETING_KINDS)
    meeting->kind = kind;
  spor_meeting_begun_read_text (content, "Title", &meeting->title);
  spor_meeting_begun_read_text (content, "Place", &meeting->place);
  spor_meeting_begun_read_text (content, "Agenda", &meeting->agenda);
  spor_meeting_begun_read_times (content, meeting);
  for (guint t = 0; tracks && t < spor_round_n_tracks (round); t++)
    {
      const char *id = spor_round_track (round, t)->id;

      meeting->tracks &= ~(1u << t);
      if (g_strv_contains ((const char *const *)tracks, id))
        meeting->tracks |= 1u << t;
    }
}

gboolean
spor_meeting_begun_is_left (SporBook *book)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (book);
  SporRound *round = snapshot ? spor_snapshot_get_round (snapshot) : NULL;

  return round && spor_round_is_open (round)
         && spor_unfinished_is_left (SPOR_MEETING_BEGUN, spor_book_get_path (book), round->id);
}
