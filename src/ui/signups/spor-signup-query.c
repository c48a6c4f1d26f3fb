/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-signup-query.h"

#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CANCEL_EVERY 4096

SporSignupQuery *
spor_signup_query_new (void)
{
  SporSignupQuery *self = g_new0 (SporSignupQuery, 1);

  self->sort = -1;
  return self;
}

SporSignupQuery *
spor_signup_query_copy (const SporSignupQuery *self)
{
  SporSignupQuery *copy = g_memdup2 (self, sizeof *self);

  copy->search = g_strdup (self->search);
  return copy;
}

void
spor_signup_query_free (SporSignupQuery *self)
{
  g_free (self->search);
  g_free (self);
}

gboolean
spor_signup_query_narrows (const SporSignupQuery *self)
{
  for (guint f = 0; f < SPOR_N_FACETS; f++)
    if (self->facets[f])
      return TRUE;
  return self->search && *self->search;
}

gboolean
spor_signup_query_asks_for_seats (const SporSignupQuery *self)
{
  return self->sort == SPOR_COLUMN_SEAT || self->facets[SPOR_FACET_SEAT] != 0;
}

/* --- Facets --------------------------------------------------------------------------------- */

static guint32
spor_facet_bits (guint32 bits)
{
  return bits ? bits : 1u << SPOR_FACET_NONE;
}

/* (nullable): what the round calls small and large */
static const SporDimension *
spor_round_sizes (const SporRound *round)
{
  for (guint d = 0; d < round->dimensions->len; d++)
    {
      const SporDimension *dimension = g_ptr_array_index (round->dimensions, d);

      if (dimension->kind == SPOR_DIMENSION_SIZE)
        return dimension;
    }
  return NULL;
}

static guint32
spor_signup_size_bits (const SporSignups *signups, const SporSignupRow *row)
{
  const SporDimension *sizes = spor_round_sizes (spor_signups_round (signups));
  guint categories[32];

  return sizes && spor_signup_categories (signups, row, sizes, categories) > 0 && categories[0] < 31
             ? 1u << categories[0]
             : 0;
}

/* The values of the seat facet */
enum
{
  SEATED,
  WAITING,
  N_SEAT_VALUES
};

static guint32
spor_signup_seat_bits (const SporComposition *composition, guint signup)
{
  switch (spor_composition_find (composition, signup, NULL, NULL))
    {
    case SPOR_SPOT_SEATED:
      return 1u << SEATED;
    case SPOR_SPOT_WAITING:
      return 1u << WAITING;
    case SPOR_SPOT_POOL:
    default:
      return 0;
    }
}

guint32
spor_signup_facet (const SporComposition *composition, guint signup, SporFacet facet)
{
  const SporSignups *signups = composition->signups;
  const SporSignupRow *row = spor_signups_row (signups, signup);
  SporPlaces *places = spor_signups_round (signups)->places;

  switch (facet)
    {
    case SPOR_FACET_STATUS:
      return 1u << row->status;
    case SPOR_FACET_SEAT:
      return spor_facet_bits (spor_signup_seat_bits (composition, signup));
    case SPOR_FACET_TRACK:
      return spor_facet_bits (row->track < 0 ? 0 : 1u << row->track);
    case SPOR_FACET_REGION:
      return spor_facet_bits (
          row->municipality < 0 ? 0 : 1u << spor_places_region_of (places, row->municipality));
    case SPOR_FACET_SIZE:
      return spor_facet_bits (spor_signup_size_bits (signups, row));
    case SPOR_FACET_SECTOR:
      return spor_facet_bits (row->sectors);
    case SPOR_FACET_ROLE:
      return spor_facet_bits (row->roles);
    case SPOR_N_FACETS:
    default:
      g_return_val_if_reached (0);
    }
}

static guint32
spor_first_bits (guint n)
{
  return n >= 32 ? G_MAXUINT32 : (1u << n) - 1;
}

guint32
spor_facet_values (const SporRound *round, SporFacet facet)
{
  const SporDimension *sizes = spor_round_sizes (round);

  switch (facet)
    {
    case SPOR_FACET_STATUS:
      return spor_first_bits (SPOR_N_STATUSES);
    case SPOR_FACET_SEAT:
      return spor_first_bits (N_SEAT_VALUES) | 1u << SPOR_FACET_NONE;
    case SPOR_FACET_TRACK:
      return spor_first_bits (spor_round_n_tracks (round)) | 1u << SPOR_FACET_NONE;
    case SPOR_FACET_REGION:
      return spor_first_bits (spor_places_get_n_regions (round->places)) | 1u << SPOR_FACET_NONE;
    case SPOR_FACET_SIZE:
      return sizes ? spor_first_bits (MIN (sizes->categories->len, 31)) | 1u << SPOR_FACET_NONE : 0;
    case SPOR_FACET_SECTOR:
      return spor_first_bits (round->sectors->len) | 1u << SPOR_FACET_NONE;
    case SPOR_FACET_ROLE:
      return spor_first_bits (round->roles->len) | 1u << SPOR_FACET_NONE;
    case SPOR_N_FACETS:
    default:
      g_return_val_if_reached (0);
    }
}

static const char *
spor_facet_none_name (SporFacet facet)
{
  switch (facet)
    {
    case SPOR_FACET_SEAT:
      return _ ("No seat");
    case SPOR_FACET_TRACK:
      return _ ("No track");
    case SPOR_FACET_REGION:
      return _ ("Outside the regions");
    case SPOR_FACET_SIZE:
      return _ ("No size");
    case SPOR_FACET_SECTOR:
      return _ ("No library");
    case SPOR_FACET_ROLE:
      return _ ("No role");
    case SPOR_FACET_STATUS:
    case SPOR_N_FACETS:
    default:
      g_return_val_if_reached ("");
    }
}

char *
spor_facet_value_name (const SporRound *round, SporFacet facet, guint value)
{
  if (value == SPOR_FACET_NONE && facet != SPOR_FACET_STATUS)
    return g_strdup (spor_facet_none_name (facet));

  switch (facet)
    {
    case SPOR_FACET_STATUS:
      return g_strdup (spor_status_label (value));
    case SPOR_FACET_SEAT:
      return g_strdup (value == SEATED ? _ ("Has a seat") : _ ("On a waiting list"));
    case SPOR_FACET_TRACK:
      return spor_track_title (spor_round_track (round, value));
    case SPOR_FACET_REGION:
      return g_strdup (spor_places_get_region (round->places, value)->name);
    case SPOR_FACET_SIZE:
      return g_strdup (
          ((SporCategory *)g_ptr_array_index (spor_round_sizes (round)->categories, value))->name);
    case SPOR_FACET_SECTOR:
      return spor_options_names (round->sectors, 1u << value);
    case SPOR_FACET_ROLE:
      return spor_options_names (round->roles, 1u << value);
    case SPOR_N_FACETS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

const char *
spor_facet_name (SporFacet facet)
{
  switch (facet)
    {
    case SPOR_FACET_STATUS:
      return _ ("Status");
    case SPOR_FACET_SEAT:
      return _ ("Seat");
    case SPOR_FACET_TRACK:
      return _ ("Track");
    case SPOR_FACET_REGION:
      return _ ("Region");
    case SPOR_FACET_SIZE:
      return _ ("Size");
    case SPOR_FACET_SECTOR:
      return _ ("Library");
    case SPOR_FACET_ROLE:
      return _ ("Role");
    case SPOR_N_FACETS:
    default:
      g_return_val_if_reached ("");
    }
}

/* --- Cells ---------------------------------------------------------------------------------- */

gint64
spor_signup_signed_up (const SporSignupRow *row)
{
  return row->closed != SPOR_TIME_NONE ? row->closed : row->created;
}

/* The region's own name: "Region Sjælland" is "Sjælland" in a column headed Region. */
static const char *
spor_region_short (const char *region)
{
  return g_str_has_prefix (region, "Region ") ? region + strlen ("Region ") : region;
}

static char *
spor_signup_seat_text (const SporComposition *composition, guint signup)
{
  guint track = 0;

  switch (spor_composition_find (composition, signup, &track, NULL))
    {
    case SPOR_SPOT_SEATED:
      /* Translators: in a narrow column: who has a seat in track number %u */
      return g_strdup_printf (
          _ ("Track %u"), spor_round_track (spor_composition_round (composition), track)->number);
    case SPOR_SPOT_WAITING:
      /* Translators: in a narrow column: who is on the waiting list of track number %u */
      return g_strdup_printf (
          _ ("Waiting %u"), spor_round_track (spor_composition_round (composition), track)->number);
    case SPOR_SPOT_POOL:
    default:
      return g_strdup ("");
    }
}

/* What needs attention says what for: the first reason. */
static const char *
spor_signup_status_words (const SporSignupRow *row)
{
  if (row->status != SPOR_STATUS_ATTENTION)
    return spor_status_label (row->status);
  for (guint p = 0; p < SPOR_N_PROBLEMS; p++)
    if (row->problems & (1u << p))
      return spor_problem_label (p);
  /* Translators: in a narrow column; a word or two */
  return C_ ("status in a list", "Needs attention");
}

char *
spor_signup_cell (const SporComposition *composition, guint signup, SporColumnId column)
{
  const SporSignups *signups = composition->signups;
  const SporSignupRow *row = spor_signups_row (signups, signup);
  SporRound *round = spor_signups_round (signups);

  switch (column)
    {
    case SPOR_COLUMN_NAME:
      return g_strdup (row->name);
    case SPOR_COLUMN_PLACE:
      return g_strdup (row->place);
    case SPOR_COLUMN_TRACK:
      if (row->track < 0)
        return g_strdup (row->track_text);
      return g_strdup_printf ("%u %s", spor_round_track (round, row->track)->number,
                              spor_round_track (round, row->track)->name);
    case SPOR_COLUMN_STATUS:
      return g_strdup (spor_signup_status_words (row));
    case SPOR_COLUMN_SEAT:
      return spor_signup_seat_text (composition, signup);
    case SPOR_COLUMN_ROLES:
      return row->roles ? spor_options_names (round->roles, row->roles)
                        : g_strdup (row->roles_text);
    case SPOR_COLUMN_SECTORS:
      return spor_options_names (round->sectors, row->sectors);
    case SPOR_COLUMN_REGION:
      return g_strdup (spor_region_short (spor_signup_region (signups, row)));
    case SPOR_COLUMN_SIZE:
      return g_strdup (spor_signup_size_label (signups, row));
    case SPOR_COLUMN_SIGNED_UP:
      return spor_time_format_short (spor_signup_signed_up (row));
    case SPOR_N_COLUMNS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/* --- Order ---------------------------------------------------------------------------------- */

typedef struct
{
  const SporSignupRow *row;
  const char *text; /* sort key; NULL: by number */
  gint64 number;
  gboolean empty;
  guint index;
} SporPlaced;

/* Ranks for the default: what a person has to look at comes first. */
static int
spor_status_rank (SporStatus status)
{
  return status == SPOR_STATUS_ATTENTION ? -1 : (int)status;
}

/* Keys of texts that many rows share: "Projektleder, Superbruger". */
static const char *
spor_shared_key (GHashTable *keys, const SporComposition *composition, guint signup, int column)
{
  g_autofree char *cell = spor_signup_cell (composition, signup, column);
  char *key = g_hash_table_lookup (keys, cell);

  if (!key)
    {
      key = spor_text_sort_key (cell);
      g_hash_table_insert (keys, g_steal_pointer (&cell), key);
    }
  return key;
}

/* Seats of each track in their order, then its waiting list. */
static void
spor_placed_set_seat (SporPlaced *placed, const SporComposition *composition)
{
  guint track = 0, position = 0;
  SporSpot spot = spor_composition_find (composition, placed->index, &track, &position);

  placed->empty = spot == SPOR_SPOT_POOL;
  placed->number = (gint64)(2 * track + (spot == SPOR_SPOT_WAITING)) << 32 | position;
}

static void
spor_placed_set_key (SporPlaced *placed,
                     const SporComposition *composition,
                     int column,
                     GHashTable *keys)
{
  const SporSignups *signups = composition->signups;
  const SporSignupRow *row = placed->row;

  switch (column)
    {
    case SPOR_COLUMN_NAME:
      placed->text = row->name_key;
      break;
    case SPOR_COLUMN_PLACE:
      placed->text = row->place_key;
      break;
    case SPOR_COLUMN_TRACK:
      placed->number = row->track;
      placed->empty = row->track < 0;
      return;
    case SPOR_COLUMN_SEAT:
      spor_placed_set_seat (placed, composition);
      return;
    case SPOR_COLUMN_SIZE:
      placed->number
          = row->municipality < 0
                ? 0
                : spor_places_get (spor_signups_round (signups)->places, row->municipality)
                      ->population;
      placed->empty = row->municipality < 0;
      return;
    case SPOR_COLUMN_SIGNED_UP:
      placed->number = spor_signup_signed_up (row);
      placed->empty = placed->number == SPOR_TIME_NONE;
      return;
    case SPOR_COLUMN_ROLES:
    case SPOR_COLUMN_SECTORS:
    case SPOR_COLUMN_REGION:
      placed->text = spor_shared_key (keys, composition, placed->index, column);
      break;
    default:
      placed->number = spor_status_rank (row->status);
      return;
    }
  placed->empty = *placed->text == '\0';
}

static int
spor_compare_placed (gconstpointer a, gconstpointer b, gpointer descending)
{
  const SporPlaced *one = a, *two = b;
  int result;

  if (one->empty != two->empty)
    return one->empty - two->empty;
  result = one->text && two->text ? strcmp (one->text, two->text)
                                  : (one->number > two->number) - (one->number < two->number);
  if (result != 0)
    return descending ? -result : result;
  result = strcmp (one->row->name_key, two->row->name_key);
  return result != 0 ? result : (one->index > two->index) - (one->index < two->index);
}

GArray *
spor_signups_sort (const SporComposition *composition, const SporSignupQuery *query)
{
  const SporSignups *signups = composition->signups;
  guint n = spor_signups_n (signups);
  g_autofree SporPlaced *placed = g_new0 (SporPlaced, n);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);

  for (guint i = 0; i < n; i++)
    {
      placed[i].row = spor_signups_row (signups, i);
      placed[i].index = i;
      spor_placed_set_key (&placed[i], composition, query->sort, keys);
    }
  g_qsort_with_data (placed, n, sizeof *placed, spor_compare_placed,
                     GINT_TO_POINTER (query->descending));
  for (guint i = 0; i < n; i++)
    g_array_append_val (sorted, placed[i].index);
  return sorted;
}

/* All words of the search must occur, in any order. */
static gboolean
spor_row_has_words (const SporSignupRow *row, char **words)
{
  for (guint i = 0; words[i]; i++)
    if (*words[i] && !strstr (row->search, words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
spor_signup_is_wanted (const SporComposition *composition,
                       guint signup,
                       const SporSignupQuery *query)
{
  for (guint f = 0; f < SPOR_N_FACETS; f++)
    if (query->facets[f] && !(query->facets[f] & spor_signup_facet (composition, signup, f)))
      return FALSE;
  return TRUE;
}

GArray *
spor_signups_filter (const SporComposition *composition,
                     const GArray *sorted,
                     const SporSignupQuery *query,
                     GCancellable *cancellable)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *folded = spor_text_fold (query->search ? query->search : "");
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; i < sorted->len; i++)
    {
      guint index = g_array_index (sorted, guint, i);
      const SporSignupRow *row = spor_signups_row (composition->signups, index);

      if (i % CANCEL_EVERY == 0 && g_cancellable_is_cancelled (cancellable))
        return NULL;
      if (spor_signup_is_wanted (composition, index, query) && spor_row_has_words (row, words))
        g_array_append_val (found, index);
    }
  return g_steal_pointer (&found);
}
