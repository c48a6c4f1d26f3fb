/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-participant-list.h"

#include "spor-about.h"
#include "spor-language.h"
#include "spor-map-figures.h"
#include "spor-map-painter.h"
#include "spor-paper.h"
#include "spor-public-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAP_HEIGHT 560.0 /* points */
#define POINTS_PER_PIXEL 0.75

#define HOUR 3600

typedef struct
{
  SporComposition *composition;
  gboolean with_contact;
  SporPaper *paper;
} SporParticipantList;

/* --- People --------------------------------------------------------------------------------- */

static int
spor_name_compare (gconstpointer a, gconstpointer b, gpointer signups)
{
  guint one = *(const guint *)a, two = *(const guint *)b;
  int order = strcmp (spor_signups_row (signups, one)->name_key,
                      spor_signups_row (signups, two)->name_key);

  return order ? order : (one > two) - (one < two);
}

/* The parts that are not empty, below one another. (transfer full) */
static char *
spor_stack (const char *upper, const char *lower)
{
  return g_strconcat (upper, *upper && *lower ? "\n" : "", lower, NULL);
}

/* Below one another, as they stand in a column that is as wide as it needs. (transfer full) */
static char *
spor_participant_list_roles (const SporParticipantList *self, const SporSignupRow *row)
{
  const GPtrArray *options = spor_composition_round (self->composition)->roles;
  GString *text = g_string_new (NULL);

  for (guint r = 0; r < options->len; r++)
    if (row->roles & (1u << r))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                              ((SporOption *)g_ptr_array_index (options, r))->name);
  return g_string_free (text, FALSE);
}

/* @place: (nullable): in line */
static void
spor_participant_list_add_person (SporParticipantList *self, const char *place, guint signup)
{
  const SporSignups *signups = self->composition->signups;
  const SporSignupRow *row = spor_signups_row (signups, signup);
  g_autofree char *place_name
      = self->with_contact ? g_strdup (row->place)
                           : spor_public_place (spor_composition_round (self->composition), row);
  g_autofree char *from = spor_stack (place_name, spor_signup_region (signups, row));
  g_autofree char *roles = spor_participant_list_roles (self, row);
  g_autofree char *name = NULL, *other = NULL;

  if (self->with_contact)
    {
      name = spor_stack (row->name, row->title);
      other = spor_stack (row->email, row->phone);
    }
  else
    {
      name = spor_public_name (row->name);
      other = spor_public_title (row->title);
    }

  const char *public[] = { place, name, other, from, roles };
  const char *internal[] = { place, name, from, roles, other };
  const char *const *cells = self->with_contact ? internal : public;

  spor_paper_add_row (self->paper, place ? cells : cells + 1);
}

static void
spor_participant_list_begin_table (SporParticipantList *self, gboolean in_line)
{
  const SporPaperColumn public[] = { { _ ("No."), 0, TRUE },
                                     { _ ("Name"), 0.33 },
                                     { _ ("Title"), 0.34 },
                                     { _ ("Municipality and region"), 0.33 },
                                     { _ ("Roles"), 0 } };
  /* An address would be broken if it had to be narrow. */
  const SporPaperColumn internal[] = { { _ ("No."), 0, TRUE },
                                       { _ ("Name and title"), 0.53 },
                                       { _ ("Municipality and region"), 0.47 },
                                       { _ ("Roles"), 0 },
                                       { _ ("E-mail and phone"), 0 } };
  const SporPaperColumn *columns = self->with_contact ? internal : public;

  spor_paper_begin_table (self->paper, in_line ? columns : columns + 1,
                          G_N_ELEMENTS (public) - (in_line ? 0 : 1));
}

/* @in_line: they have a number each, and keep their order */
static void
spor_participant_list_add_people (SporParticipantList *self, const GArray *list, gboolean in_line)
{
  g_autoptr (GArray) people = g_array_copy ((GArray *)list);

  if (!in_line)
    g_array_sort_with_data (people, spor_name_compare, self->composition->signups);
  spor_participant_list_begin_table (self, in_line);
  for (guint i = 0; i < people->len; i++)
    {
      g_autofree char *place = in_line ? g_strdup_printf ("%u", i + 1) : NULL;

      spor_participant_list_add_person (self, place, g_array_index (people, guint, i));
    }
}

static gboolean
spor_participant_list_leaves_out (const SporParticipantList *self, GArray *const *lists)
{
  guint n_tracks = spor_round_n_tracks (spor_composition_round (self->composition));

  for (guint t = 0; t < n_tracks; t++)
    for (guint i = 0; i < lists[t]->len; i++)
      if (spor_public_leaves_out (
              spor_signups_row (self->composition->signups, g_array_index (lists[t], guint, i))))
        return TRUE;
  return FALSE;
}

/* --- Parts ---------------------------------------------------------------------------------- */

static void
spor_participant_list_add_beginning (SporParticipantList *self, const char *day)
{
  g_autofree char *about = spor_about_composition (self->composition);
  /* Translators: a date */
  g_autofree char *made = g_strdup_printf (_ ("Made on %s."), day);

  spor_paper_add (self->paper, SPOR_PAPER_TITLE, _ ("Participant list"));
  spor_paper_add (self->paper, SPOR_PAPER_TEXT, about);
  spor_paper_add (self->paper, SPOR_PAPER_NOTE, made);
  if (self->with_contact)
    spor_paper_add (self->paper, SPOR_PAPER_WARNING,
                    _ ("For internal use. This list has contact data, which are personal data, "
                       "and must not be published."));
  else if (spor_participant_list_leaves_out (self, self->composition->seated)
           || spor_participant_list_leaves_out (self, self->composition->waiting))
    spor_paper_add (self->paper, SPOR_PAPER_NOTE, spor_public_left_out_note ());
}

static void
spor_participant_list_add_track (SporParticipantList *self, guint t)
{
  const SporTrack *track = spor_round_track (spor_composition_round (self->composition), t);
  const GArray *seated = self->composition->seated[t];
  g_autofree char *title = spor_track_title (track);
  g_autofree char *seats = spor_about_seats (track);
  g_autofree char *facts = spor_format_counts (
      /* Translators: how many people, how many seats ("5–6") */
      ngettext ("%u person has a seat, of %s seats.", "%u people have a seat, of %s seats.",
                seated->len),
      seated->len, seats);

  spor_paper_add (self->paper, SPOR_PAPER_HEADING, title);
  if (seated->len == 0)
    {
      spor_paper_add (self->paper, SPOR_PAPER_TEXT, _ ("Nobody has a seat in this track yet."));
      return;
    }
  spor_paper_add (self->paper, SPOR_PAPER_NOTE, facts);
  spor_participant_list_add_people (self, seated, FALSE);
}

static void
spor_participant_list_add_waiting (SporParticipantList *self)
{
  const SporRound *round = spor_composition_round (self->composition);
  guint n = 0;

  spor_paper_add (self->paper, SPOR_PAPER_HEADING, _ ("Waiting list"));
  for (guint t = 0; t < round->tracks->len; t++)
    {
      g_autofree char *title = spor_track_title (spor_round_track (round, t));

      if (self->composition->waiting[t]->len == 0)
        continue;
      n += self->composition->waiting[t]->len;
      spor_paper_add (self->paper, SPOR_PAPER_SUBHEADING, title);
      spor_participant_list_add_people (self, self->composition->waiting[t], TRUE);
    }
  if (n == 0)
    spor_paper_add (self->paper, SPOR_PAPER_TEXT, _ ("Nobody is on the waiting list."));
}

static SporMapPart
is_on_list (const SporComposition *composition, guint signup, gpointer data)
{
  return spor_composition_find (composition, signup, NULL, NULL) != SPOR_SPOT_POOL
             ? SPOR_MAP_SIGNUP
             : SPOR_MAP_NOTHING;
}

static void
draw_map (cairo_t *cr, double width, double height, gpointer picture)
{
  g_autoptr (SporMapPainter) painter
      = spor_map_painter_new (picture, spor_map_theme_get (SPOR_MAP_PRINT),
                              width / POINTS_PER_PIXEL, height / POINTS_PER_PIXEL, 1);
  SporMapView view = spor_map_painter_get_home (painter);

  cairo_scale (cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  spor_map_painter_draw (painter, &view, cr);
}

static gboolean
spor_participant_list_add_map (SporParticipantList *self, SporBoundaries *chosen, GError **error)
{
  SporPlaces *places = spor_composition_round (self->composition)->places;
  g_autoptr (SporBoundaries) boundaries
      = chosen ? g_object_ref (chosen) : spor_boundaries_new_built_in (places, error);
  g_autoptr (SporMapFigures) figures = NULL;
  g_autofree char *gaps = NULL;
  g_autofree char *outside = NULL;

  if (!boundaries)
    return FALSE;
  figures = spor_map_figures_new (self->composition, is_on_list, NULL);
  gaps = spor_map_figures_describe_gaps (figures, SPOR_MAP_SHOW_SEATED);
  outside = spor_map_figures_describe_outside (figures, !self->with_contact);
  spor_paper_break_page (self->paper);
  spor_paper_add (self->paper, SPOR_PAPER_HEADING, _ ("Map"));
  spor_paper_add_drawing (self->paper, MAP_HEIGHT, draw_map,
                          spor_map_figures_draw (figures, boundaries, SPOR_MAP_SHOW_SEATED, TRUE),
                          g_object_unref);
  if (gaps)
    spor_paper_add (self->paper, SPOR_PAPER_TEXT, gaps);
  if (outside)
    spor_paper_add (self->paper, SPOR_PAPER_TEXT, outside);
  return TRUE;
}

/* Midnight before @instant, in Copenhagen: a day has 23 to 25 hours. */
static gint64
spor_day_start (gint64 instant)
{
  return spor_time_day_end (spor_time_day_end (instant) - 36 * HOUR);
}

gboolean
spor_participant_list_write (SporComposition *composition,
                             SporBoundaries *boundaries,
                             gboolean with_contact,
                             gint64 made,
                             const char *path,
                             GCancellable *cancellable,
                             GError **error)
{
  const SporRound *round = spor_composition_round (composition);
  gint64 day = spor_day_start (made);
  g_autofree char *date = spor_time_format_date (day);
  g_autofree char *footer = g_strdup_printf ("%s · %s", round->name, date);
  g_autofree char *title = g_strdup_printf ("%s · %s", _ ("Participant list"), round->name);
  g_autoptr (SporPaper) paper = spor_paper_new (title, footer, day);
  SporParticipantList self = { composition, with_contact, paper };

  spor_participant_list_add_beginning (&self, date);
  spor_paper_align_tables (paper);
  for (guint t = 0; t < round->tracks->len; t++)
    spor_participant_list_add_track (&self, t);
  spor_participant_list_add_waiting (&self);
  return spor_participant_list_add_map (&self, boundaries, error)
         && spor_paper_write (paper, path, cancellable, error);
}
