/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-replacements.h"

#include "spor-breach.h"
#include "spor-reasons.h"
#include "spor-succession.h"
#include "spor-tally.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_CATEGORIES 32 /* of one person in one dimension: spor_signup_categories() */
#define EPSILON 1e-9      /* counts are sums of parts such as ⅓ */

/* What the ranking is worked out from. */
typedef struct
{
  const SporComposition *composition;
  SporComposition *vacant; /* without the leaver, and without waiting lists, which would be copied
                              for everybody who is looked at */
  SporMove move;           /* of nobody yet */
  GHashTable *deviations;  /* profile → double* */
} SporRanking;

static void
spor_replacement_free (gpointer data)
{
  SporReplacement *self = data;

  g_free (self->obstacle);
  g_free (self);
}

static SporComposition *
spor_composition_vacate_seat (const SporComposition *composition, guint leaver)
{
  SporComposition *vacant = spor_composition_vacate (composition, leaver);

  for (guint t = 0; t < spor_round_n_tracks (spor_composition_round (composition)); t++)
    g_array_set_size (vacant->waiting[t], 0);
  return vacant;
}

/* --- Deviations ----------------------------------------------------------------------------- */

/* Two with the same text count alike: their categories, dimension by dimension. */
static char *
spor_ranking_profile (const SporRanking *self, guint signup)
{
  const SporSignups *signups = self->composition->signups;
  const SporRound *round = spor_composition_round (self->composition);
  GString *profile = g_string_new (NULL);

  for (guint d = 0; d < round->dimensions->len; d++)
    {
      guint categories[MAX_CATEGORIES];
      guint n = spor_signup_categories (signups, spor_signups_row (signups, signup),
                                        g_ptr_array_index (round->dimensions, d), categories);

      for (guint c = 0; c < n; c++)
        g_string_append_printf (profile, "%u ", categories[c]);
      g_string_append_c (profile, ';');
    }
  return g_string_free (profile, FALSE);
}

static double
spor_ranking_deviation (SporRanking *self, const SporMove *move)
{
  g_autofree char *profile = spor_ranking_profile (self, move->signup);
  double *known = g_hash_table_lookup (self->deviations, profile);

  if (!known)
    {
      known = g_new (double, 1);
      *known = spor_measure_deviation_after (self->vacant, move);
      g_hash_table_insert (self->deviations, g_steal_pointer (&profile), known);
    }
  return *known;
}

/* --- Ranking -------------------------------------------------------------------------------- */

static SporReplacement *
spor_ranking_judge (SporRanking *self, guint signup, int line)
{
  SporReplacement *replacement = g_new0 (SporReplacement, 1);
  SporMove move = self->move;
  g_autoptr (SporBreach) breach = NULL;

  move.signup = signup;
  breach = spor_composition_check_move (self->vacant, &move);
  replacement->signup = signup;
  replacement->line = line;
  replacement->deviation = breach ? 1 : spor_ranking_deviation (self, &move);
  replacement->obstacle = breach ? g_steal_pointer (&breach->text) : NULL;
  return replacement;
}

static int
spor_replacement_compare (gconstpointer a, gconstpointer b)
{
  const SporReplacement *one = *(SporReplacement *const *)a, *other = *(SporReplacement *const *)b;

  if (fabs (one->deviation - other->deviation) > EPSILON)
    return one->deviation < other->deviation ? -1 : 1;
  if ((one->line >= 0) != (other->line >= 0))
    return one->line >= 0 ? -1 : 1;
  if (one->line != other->line)
    return one->line < other->line ? -1 : 1;
  return one->signup < other->signup ? -1 : one->signup > other->signup;
}

static void
spor_replacements_add (SporReplacements *self, SporReplacement *replacement)
{
  g_ptr_array_add (replacement->obstacle    ? self->unable
                   : replacement->line >= 0 ? self->waiting
                                            : self->others,
                   replacement);
}

/* Everybody's place in the line of the track from 1; 0: in none. */
static guint *
spor_replacements_lines (const SporReplacements *self)
{
  const GArray *waiting = self->composition->waiting[self->track];
  guint *lines = g_new0 (guint, spor_signups_n (self->composition->signups) + 1);

  for (guint i = 0; i < waiting->len; i++)
    lines[g_array_index (waiting, guint, i)] = i + 1;
  return lines;
}

static void
spor_replacements_rank (SporReplacements *self, SporRanking *ranking)
{
  const SporSignups *signups = self->composition->signups;
  g_autofree guint *lines = spor_replacements_lines (self);
  GPtrArray *const lists[] = { self->waiting, self->others, self->unable };

  for (guint i = 0; i < spor_signups_n (signups); i++)
    {
      const SporSignupRow *row = spor_signups_row (signups, i);

      if (i == self->leaver || row->status != SPOR_STATUS_ELIGIBLE
          || (row->track != (int)self->track && lines[i] == 0)
          || spor_composition_find (ranking->vacant, i, NULL, NULL) == SPOR_SPOT_SEATED)
        continue;
      spor_replacements_add (self, spor_ranking_judge (ranking, i, (int)lines[i] - 1));
    }
  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    g_ptr_array_sort (lists[l], spor_replacement_compare);
}

SporReplacements *
spor_replacements_new (SporComposition *composition, guint leaver)
{
  SporReplacements *self;
  SporRanking ranking = { .composition = composition };
  g_autoptr (SporComposition) open = NULL;

  g_return_val_if_fail (spor_composition_find (composition, leaver, NULL, NULL) == SPOR_SPOT_SEATED,
                        NULL);

  self = g_new0 (SporReplacements, 1);
  self->composition = spor_composition_ref (composition);
  self->leaver = leaver;
  self->waiting = g_ptr_array_new_with_free_func (spor_replacement_free);
  self->others = g_ptr_array_new_with_free_func (spor_replacement_free);
  self->unable = g_ptr_array_new_with_free_func (spor_replacement_free);
  open = spor_composition_reopened (composition);
  ranking.vacant = spor_composition_vacate_seat (open, leaver);
  ranking.move = spor_succession_move (composition, leaver, leaver);
  ranking.deviations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->track = ranking.move.track;
  spor_replacements_rank (self, &ranking);
  g_hash_table_unref (ranking.deviations);
  spor_composition_unref (ranking.vacant);
  return self;
}

void
spor_replacements_free (SporReplacements *self)
{
  spor_composition_unref (self->composition);
  g_ptr_array_unref (self->waiting);
  g_ptr_array_unref (self->others);
  g_ptr_array_unref (self->unable);
  g_free (self);
}

/* --- Words ---------------------------------------------------------------------------------- */

static void
spor_replacements_add_change (
    GString *text, const SporDimension *dimension, guint category, double before, double after)
{
  const SporCategory *of = g_ptr_array_index (dimension->categories, category);
  g_autofree char *label = dimension->kind == SPOR_DIMENSION_REGION
                               ? g_strdup (spor_category_short_name (of))
                               : spor_dimension_category_label (dimension, of);
  g_autofree char *was = spor_tally_format (before);
  g_autofree char *is = spor_tally_format (after);

  if (text->len)
    g_string_append (text, ", ");
  /* Translators: a category, how many there are in it and how many then: "Nordjylland from 0 to 1";
   * no-break spaces keep the figures together at the end of a line */
  g_string_append_printf (text, _ ("%s from\u00a0%s\u00a0to\u00a0%s"), label, was, is);
}

/* Where there come to be more first, then where there come to be fewer. */
static void
spor_replacements_add_changes (GString *text,
                               const SporTally *before,
                               const SporTally *after,
                               int track,
                               guint d,
                               gboolean more)
{
  const SporDimension *dimension = g_ptr_array_index (after->round->dimensions, d);
  const double *was = spor_tally_counts (before, track, d);
  const double *is = spor_tally_counts (after, track, d);

  for (guint c = 0; c < dimension->categories->len; c++)
    if (fabs (is[c] - was[c]) > EPSILON && (is[c] > was[c]) == more)
      spor_replacements_add_change (text, dimension, c, was[c], is[c]);
}

char *
spor_replacements_effect (const SporReplacements *self, guint signup)
{
  const SporRound *round = spor_composition_round (self->composition);
  g_autoptr (SporComposition) with
      = spor_composition_succeed (self->composition, self->leaver, signup);
  g_autoptr (SporTally) before = spor_tally_new (self->composition);
  g_autoptr (SporTally) after = spor_tally_new (with);
  GString *text = g_string_new (NULL);

  for (guint d = 0; d < round->dimensions->len; d++)
    {
      const SporDimension *dimension = g_ptr_array_index (round->dimensions, d);
      int track = spor_dimension_applies (dimension, -1) ? -1 : (int)self->track;

      if (!spor_dimension_applies (dimension, track))
        continue;
      spor_replacements_add_changes (text, before, after, track, d, TRUE);
      spor_replacements_add_changes (text, before, after, track, d, FALSE);
    }
  return g_string_free (text, FALSE);
}
