/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-figures.h"

#include "spor-language.h"
#include "spor-public-text.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static SporPlaces *
get_places (const SporMapFigures *self)
{
  return spor_composition_round (self->composition)->places;
}

static guint
get_number (const SporMapCount *count, SporMapShow show)
{
  switch (show)
    {
    case SPOR_MAP_SHOW_SIGNUPS:
      return count->signups;
    case SPOR_MAP_SHOW_WAITING:
      return count->waiting;
    case SPOR_MAP_SHOW_SEATED:
    case SPOR_MAP_SHOW_COVERAGE:
    case SPOR_MAP_SHOW_POPULATION:
    default:
      return count->seated;
    }
}

char *
spor_map_figures_get_value (const SporMapFigures *self, SporMapShow show, guint municipality)
{
  guint number = get_number (&self->municipalities[municipality], show);

  if (show == SPOR_MAP_SHOW_POPULATION)
    return spor_format_count (spor_places_get (get_places (self), municipality)->population);
  if (show == SPOR_MAP_SHOW_COVERAGE || number == 0)
    return NULL;
  return spor_format_count (number);
}

char *
spor_map_figures_get_region_text (const SporMapFigures *self, SporMapShow show, guint region)
{
  SporPlaces *places = get_places (self);
  guint64 population = 0;
  g_autofree char *number = spor_format_count (get_number (&self->regions[region], show));
  g_autofree char *target = NULL;

  if (show == SPOR_MAP_SHOW_COVERAGE)
    {
      target = spor_format_number (spor_map_figures_get_target (self, region), 1);
      /* Translators: how many people have a seat, and how many should: "4 of 4.1" */
      return g_strdup_printf (C_ ("target", "%s of %s"), number, target);
    }
  if (show != SPOR_MAP_SHOW_POPULATION)
    return g_steal_pointer (&number);
  for (guint m = 0; m < spor_places_get_n (places); m++)
    if (spor_places_region_of (places, m) == region)
      population += spor_places_get (places, m)->population;
  return spor_format_count (population);
}

/* --- A municipality ------------------------------------------------------------------------- */

static void
add_line (GString *words, char *line)
{
  if (words->len > 0)
    g_string_append_c (words, '\n');
  g_string_append (words, line);
  g_free (line);
}

/* "Track 1: Implementering: 3 sign-ups, 1 with a seat, 1 on the waiting list" */
static void
add_track (GString *words, const SporMapFigures *self, guint municipality, guint track)
{
  const SporMapCount count = *spor_map_figures_get_track (self, municipality, track);
  g_autofree char *title
      = spor_track_title (spor_round_track (spor_composition_round (self->composition), track));

  if (count.signups == 0 && count.seated == 0 && count.waiting == 0)
    return;
  if (count.waiting > 0)
    add_line (words, spor_format_counts (
                         /* Translators: a track; how many signed up, have a seat, wait */
                         ngettext ("%s: %u sign-up, %u with a seat, %u on the waiting list",
                                   "%s: %u sign-ups, %u with a seat, %u on the waiting list",
                                   count.signups),
                         title, count.signups, count.seated, count.waiting));
  else
    add_line (words, spor_format_counts (
                         /* Translators: a track; how many signed up and have a seat */
                         ngettext ("%s: %u sign-up, %u with a seat",
                                   "%s: %u sign-ups, %u with a seat", count.signups),
                         title, count.signups, count.seated));
}

char *
spor_map_figures_describe_coverage (const SporMapFigures *self, guint region)
{
  g_autofree char *seats = spor_map_figures_get_region_text (self, SPOR_MAP_SHOW_COVERAGE, region);

  /* Translators: "3 of 3.3: On target" */
  return g_strdup_printf (C_ ("coverage", "%s: %s"), seats,
                          spor_map_coverage_label (spor_map_figures_get_coverage (self, region)));
}

static void
add_coverage (GString *words, const SporMapFigures *self, guint municipality)
{
  g_autofree char *coverage
      = spor_map_figures_describe_coverage (self, spor_places_region_of (get_places (self),
                                                                         municipality));

  /* Translators: a region's seats: "Seats in the region: 3 of 3.3: On target" */
  add_line (words, g_strdup_printf (_ ("Seats in the region: %s"), coverage));
}

/* (transfer full) */
static char *
describe_gone (guint n)
{
  return spor_format_counts (ngettext ("%u withdrawn or skipped, not counted as a sign-up",
                                       "%u withdrawn or skipped, not counted as sign-ups", n),
                             n);
}

char *
spor_map_figures_describe_municipality (const SporMapFigures *self,
                                        SporMapShow show,
                                        guint municipality)
{
  const SporMunicipality *place = spor_places_get (get_places (self), municipality);
  GString *words = g_string_new (place->region);
  g_autofree char *population = spor_format_count (place->population);
  const char *size = spor_map_figures_get_size (self, municipality);

  if (show == SPOR_MAP_SHOW_COVERAGE)
    add_coverage (words, self, municipality);
  if (*size)
    /* Translators: how many people live there, and the size class that makes: "Large" */
    add_line (words, g_strdup_printf (_ ("%s inhabitants · %s"), population, size));
  else
    /* Translators: how many people live there */
    add_line (words, g_strdup_printf (_ ("%s inhabitants"), population));
  if (self->municipalities[municipality].signups == 0)
    add_line (words, g_strdup (_ ("No sign-ups")));
  for (guint t = 0; t < spor_round_n_tracks (spor_composition_round (self->composition)); t++)
    add_track (words, self, municipality, t);
  if (self->municipalities[municipality].gone > 0)
    add_line (words, describe_gone (self->municipalities[municipality].gone));
  return g_string_free (words, FALSE);
}

/* --- Who is missing, and who is not on the map ----------------------------------------------- */

/* The regions that @show counts nobody in: "A", "A or B", "A, B or C"; NULL: none. (transfer full)
 */
static char *
list_empty_regions (const SporMapFigures *self, SporMapShow show)
{
  SporPlaces *places = get_places (self);
  g_autofree char *others = NULL;
  const char *last = NULL;

  for (guint r = 0; r < spor_places_get_n_regions (places); r++)
    if (get_number (&self->regions[r], show) == 0)
      {
        g_autofree char *before = g_steal_pointer (&others);

        others = before ? g_strdup_printf ("%s, %s", before, last) : g_strdup (last);
        last = spor_places_get_region (places, r)->name;
      }
  /* Translators: one or more regions, and the last of them */
  return others ? g_strdup_printf (C_ ("regions", "%s or %s"), others, last) : g_strdup (last);
}

/* Of those whom the filters leave. */
static char *
describe_gaps_among_shown (const char *regions, SporMapShow show)
{
  switch (show)
    {
    case SPOR_MAP_SHOW_SIGNUPS:
      /* Translators: one or more regions */
      return g_strdup_printf (_ ("Among those shown, nobody is from %s."), regions);
    case SPOR_MAP_SHOW_WAITING:
      /* Translators: one or more regions */
      return g_strdup_printf (_ ("Among those shown, nobody from %s is waiting."), regions);
    case SPOR_MAP_SHOW_SEATED:
    case SPOR_MAP_SHOW_COVERAGE:
    case SPOR_MAP_SHOW_POPULATION:
    default:
      /* Translators: one or more regions */
      return g_strdup_printf (_ ("Among those shown, nobody from %s has a seat."), regions);
    }
}

char *
spor_map_figures_describe_gaps (const SporMapFigures *self, SporMapShow show)
{
  g_autofree char *regions = list_empty_regions (self, show);

  if (!regions || show == SPOR_MAP_SHOW_POPULATION)
    return NULL;
  if (self->is_narrowed)
    return describe_gaps_among_shown (regions, show);
  switch (show)
    {
    case SPOR_MAP_SHOW_SIGNUPS:
      /* Translators: one or more regions */
      return g_strdup_printf (_ ("There are no sign-ups from %s."), regions);
    case SPOR_MAP_SHOW_WAITING:
      /* Translators: one or more regions */
      return g_strdup_printf (_ ("Nobody from %s is waiting."), regions);
    case SPOR_MAP_SHOW_SEATED:
    case SPOR_MAP_SHOW_COVERAGE:
    case SPOR_MAP_SHOW_POPULATION:
    default:
      /* Translators: one or more regions */
      return g_strdup_printf (_ ("Nobody from %s has a seat."), regions);
    }
}

/* How many come from each organisation, in the order of the first sign-up: name → number; the names
 * are the array's. */
static GPtrArray *
count_organisations (const SporMapFigures *self, gboolean public, GHashTable *counts)
{
  const SporRound *round = spor_composition_round (self->composition);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->wanted->len; i++)
    {
      const SporSignupRow *row
          = spor_signups_row (self->composition->signups, g_array_index (self->wanted, guint, i));
      g_autofree char *name = NULL;
      guint n;

      if (row->municipality >= 0 || !row->outside)
        continue;
      name = public ? spor_public_place (round, row) : spor_text_one_line (row->place);
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));
      /* a key that is there already stays */
      g_hash_table_insert (counts, name, GUINT_TO_POINTER (n + 1));
      if (n == 0)
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  return names;
}

char *
spor_map_figures_describe_outside (const SporMapFigures *self, gboolean public)
{
  GString *words = g_string_new (NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = count_organisations (self, public, counts);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));

      if (public && g_str_equal (name, _ ("Another organisation")))
        add_line (words,
                  spor_format_counts (
                      ngettext ("%u sign-up from another organisation, which is not on the map.",
                                "%u sign-ups from other organisations, which are not on the map.",
                                n),
                      n));
      else
        add_line (words, spor_format_counts (
                             /* Translators: an organisation, such as Sydslesvig */
                             ngettext ("%u sign-up from %s, which is not on the map.",
                                       "%u sign-ups from %s, which is not on the map.", n),
                             n, name));
    }
  if (self->nowhere.signups > 0)
    add_line (words, spor_format_counts (ngettext ("%u sign-up without a known municipality.",
                                                   "%u sign-ups without a known municipality.",
                                                   self->nowhere.signups),
                                         self->nowhere.signups));
  if (self->all.gone > 0)
    add_line (words, spor_format_counts (
                         ngettext ("%u sign-up was withdrawn or skipped and is not counted.",
                                   "%u sign-ups were withdrawn or skipped and are not counted.",
                                   self->all.gone),
                         self->all.gone));
  return g_string_free (words, words->len == 0);
}
