/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-export-kind.h"

#include "spor-calendar-file.h"

#include <glib/gi18n-lib.h>

/* Meetings for people's calendars: all in one file, or each in a file of its own. */

static const char *const patterns[] = { "*.ics", NULL };

/* The first choice is all meetings; the others are a track's. */
#define TRACK(choice) ((choice)-1)

typedef struct
{
  SporRound *round;
  GPtrArray *events;
} SporCalendarSource;

static void
spor_calendar_source_free (gpointer data)
{
  SporCalendarSource *self = data;

  g_clear_pointer (&self->events, g_ptr_array_unref);
  spor_round_unref (self->round);
  g_free (self);
}

static char *
why_not (SporSnapshot *snapshot)
{
  return spor_refunds_n_meetings (spor_snapshot_get_refunds (snapshot)) > 0
             ? NULL
             : g_strdup (_ ("There are no meetings yet."));
}

static const SporExportWay *
way_on (SporSnapshot *snapshot)
{
  static const SporExportWay meeting = { N_ ("_New Meeting…"), "win.new-meeting" };

  return spor_snapshot_get_closed (snapshot) ? NULL : &meeting;
}

static char **
choices (SporSnapshot *snapshot)
{
  SporRound *round = spor_snapshot_get_round (snapshot);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_strv_builder_add (names, _ ("All meetings"));
  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    {
      g_autofree char *title = spor_track_title (spor_round_track (round, t));

      g_strv_builder_add (names, title);
    }
  return g_strv_builder_end (names);
}

/* Drops the meetings that @choice leaves out. */
static void
keep_chosen (GPtrArray *events, guint choice)
{
  for (guint i = events->len; choice > 0 && i > 0; i--)
    {
      const SporCalendarEvent *event = g_ptr_array_index (events, i - 1);

      if (!(event->meeting->tracks >> TRACK (choice) & 1))
        g_ptr_array_remove_index (events, i - 1);
    }
}

static gpointer
load (SporStore *store, SporExportOrder *order, GCancellable *cancellable, GError **error)
{
  g_autoptr (SporRound) round = spor_store_load_round (store, error);
  g_autoptr (GPtrArray) events
      = round ? spor_calendar_load (store, round, order->switched, error) : NULL;
  SporCalendarSource *self;

  if (!events)
    return NULL;
  keep_chosen (events, order->choice);
  if (events->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("There are no such meetings."));
      return NULL;
    }
  self = g_new0 (SporCalendarSource, 1);
  self->round = g_steal_pointer (&round);
  self->events = g_steal_pointer (&events);
  return self;
}

static gboolean
write_one (SporExportOrder *order,
           SporProgress progress,
           gpointer progress_data,
           GCancellable *cancellable,
           GError **error)
{
  const SporCalendarSource *source = order->loaded;

  return spor_calendar_write (source->round, source->events, g_file_peek_path (order->file),
                              g_get_real_time () / G_USEC_PER_SEC, error);
}

static gboolean
write_each (SporExportOrder *order,
            SporProgress progress,
            gpointer progress_data,
            GCancellable *cancellable,
            GError **error)
{
  const SporCalendarSource *source = order->loaded;
  g_autoptr (GPtrArray) paths
      = spor_calendar_write_each (source->round, source->events, g_file_peek_path (order->file),
                                  g_get_real_time () / G_USEC_PER_SEC, progress, progress_data,
                                  cancellable, error);

  return paths != NULL;
}

static char *
tell_each (const SporExportOrder *order)
{
  guint n = ((const SporCalendarSource *)order->loaded)->events->len;

  return g_strdup_printf (ngettext ("%u meeting written", "%u meetings written", n), n);
}

const SporExportKind spor_export_calendar = {
  .key = "calendar",
  .title = N_ ("Meetings for Calendars"),
  .purpose = N_ ("All meetings in one file (iCalendar) that Outlook and other calendars take in; "
                 "written again, it brings them up to date."),
  .doing = N_ ("Writing the meetings…"),
  .failed = N_ ("The Meetings Could Not Be Written"),
  .name = N_ ("Meetings"),
  .files = N_ ("Calendars (iCalendar)"),
  .patterns = patterns,
  .choice = N_ ("Which meetings"),
  .choices = choices,
  .switch_title = N_ ("Attendees"),
  .switch_subtitle = N_ ("Who is invited, with e-mail address and reply; for internal use"),
  .why_not = why_not,
  .way_on = way_on,
  .load = load,
  .loaded_free = spor_calendar_source_free,
  .write = write_one,
};

const SporExportKind spor_export_calendars = {
  .key = "calendars",
  .title = N_ ("Each Meeting in a File of Its Own"),
  .purpose = N_ ("A folder with one file (iCalendar) per meeting, to enclose in e-mails. Calendar "
                 "files that are there already are replaced."),
  .doing = N_ ("Writing the meetings…"),
  .failed = N_ ("The Meetings Could Not Be Written"),
  .name = N_ ("Meetings"),
  .choice = N_ ("Which meetings"),
  .choices = choices,
  .switch_title = N_ ("Attendees"),
  .switch_subtitle = N_ ("Who is invited, with e-mail address and reply; for internal use"),
  .why_not = why_not,
  .way_on = way_on,
  .load = load,
  .loaded_free = spor_calendar_source_free,
  .write = write_each,
  .tell = tell_each,
};
