/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-meeting-merge.h"

#include "spor-clock.h"
#include "spor-day.h"
#include "spor-merge.h"

/* --- When ----------------------------------------------------------------------------------- */

/* What of it is changed by itself: who moves a meeting moves its last day, too. */
typedef struct
{
  gint64 day, days; /* its first, and how many come after it */
  gint64 from, to;  /* minutes since midnight */
} SporParts;

static SporParts
spor_parts_of (const SporMeeting *meeting)
{
  gint64 day = spor_day_of_instant (meeting->starts);

  return (SporParts){ day, spor_day_of_instant (meeting->ends) - day,
                      spor_clock_of_instant (meeting->starts),
                      spor_clock_of_instant (meeting->ends) };
}

static gboolean
spor_parts_merge (SporParts *ours, const SporParts *shown, const SporParts *now)
{
  return spor_merge_number (&ours->day, shown->day, now->day)
         && spor_merge_number (&ours->days, shown->days, now->days)
         && spor_merge_number (&ours->from, shown->from, now->from)
         && spor_merge_number (&ours->to, shown->to, now->to);
}

/* A meeting always ends after it begins. */
static gboolean
spor_merge_parts (SporMeeting *ours, const SporMeeting *shown, const SporMeeting *now)
{
  SporParts parts = spor_parts_of (ours), before = spor_parts_of (shown),
            by_now = spor_parts_of (now);

  if (!spor_parts_merge (&parts, &before, &by_now))
    return FALSE;
  ours->starts = spor_clock_on_day (parts.day, parts.from);
  ours->ends = spor_clock_on_day (parts.day + parts.days, parts.to);
  return ours->ends > ours->starts;
}

/* Where one of the two has left it alone, it is to the second as the other has it. */
static gboolean
spor_merge_times (SporMeeting *ours, const SporMeeting *shown, const SporMeeting *now)
{
  switch (spor_thing_of (ours->starts == shown->starts && ours->ends == shown->ends,
                         now->starts == shown->starts && now->ends == shown->ends,
                         now->starts == ours->starts && now->ends == ours->ends))
    {
    case SPOR_THING_THEIRS:
      ours->starts = now->starts;
      ours->ends = now->ends;
      return TRUE;
    case SPOR_THING_DISPUTED:
      return spor_merge_parts (ours, shown, now);
    case SPOR_THING_OURS:
    default:
      return TRUE;
    }
}

/* --- The rest ------------------------------------------------------------------------------- */

static gboolean
spor_merge_kind (SporMeeting *ours, const SporMeeting *shown, const SporMeeting *now)
{
  gint64 kind = ours->kind;
  gboolean agreed = spor_merge_number (&kind, shown->kind, now->kind);

  ours->kind = kind;
  return agreed;
}

gboolean
spor_meeting_merge (SporMeeting *ours, const SporMeeting *shown, const SporMeeting *now)
{
  guint32 ticked = ours->tracks ^ shown->tracks;

  ours->tracks = (now->tracks & ~ticked) | (ours->tracks & ticked);
  g_free (ours->series);
  ours->series = g_strdup (now->series);
  return spor_merge_text (&ours->title, shown->title, now->title)
         && spor_merge_text (&ours->place, shown->place, now->place)
         && spor_merge_text (&ours->agenda, shown->agenda, now->agenda)
         && spor_merge_kind (ours, shown, now) && spor_merge_times (ours, shown, now);
}
