/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-reasons.h"

#include "spor-language.h"
#include "spor-tally.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PARTS 8 /* categories of one person that are looked at */
#define MAX_CITED 3 /* of them that are named */

struct _SporReasons
{
  gatomicrefcount ref_count;
  SporRound *round;
  GArray *profile_of; /* guint: per sign-up the number of its trait + 1; 0: no candidate */
  GPtrArray *traits;  /* SporTrait* */
  GArray *pinned;     /* gboolean: per sign-up */
};

/* What all candidates of one profile for one track have in common. */
typedef struct
{
  guint body, profile;
  guint n_candidates;
  guint n_parts; /* of which categories[] has the first MAX_PARTS */
  guint categories[MAX_PARTS];
  guint cited;   /* bit i: categories[i] sets them apart */
  guint n_alike; /* how many have all of those that are cited */
} SporTrait;

static SporTrait *
spor_reasons_trait (const SporReasons *self, guint signup)
{
  guint number
      = signup < self->profile_of->len ? g_array_index (self->profile_of, guint, signup) : 0;

  return number > 0 ? g_ptr_array_index (self->traits, number - 1) : NULL;
}

/* --- Finding -------------------------------------------------------------------------------- */

static gboolean
spor_trait_has (const SporTrait *self, guint category)
{
  for (guint i = 0; i < self->n_parts; i++)
    if (self->categories[i] == category)
      return TRUE;
  return FALSE;
}

static gboolean
spor_trait_shares (const SporTrait *self, const SporTrait *of, guint cited)
{
  for (guint i = 0; i < of->n_parts; i++)
    if ((cited >> i & 1) && !spor_trait_has (self, of->categories[i]))
      return FALSE;
  return self->body == of->body;
}

static guint
spor_reasons_count_alike (const SporReasons *self, const SporTrait *trait, guint cited)
{
  guint n = 0;

  for (guint i = 0; i < self->traits->len; i++)
    {
      const SporTrait *other = g_ptr_array_index (self->traits, i);

      if (spor_trait_shares (other, trait, cited))
        n += other->n_candidates;
    }
  return n;
}

static guint
spor_count_bits (guint bits)
{
  guint n = 0;

  for (; bits > 0; bits >>= 1)
    n += bits & 1;
  return n;
}

/* Fewest others first, then fewest categories. */
static void
spor_reasons_cite (const SporReasons *self, SporTrait *trait)
{
  for (guint cited = 1; cited < 1u << trait->n_parts; cited++)
    {
      guint n;

      if (spor_count_bits (cited) > MAX_CITED)
        continue;
      n = spor_reasons_count_alike (self, trait, cited);
      if (trait->cited > 0
          && (n > trait->n_alike
              || (n == trait->n_alike
                  && spor_count_bits (cited) >= spor_count_bits (trait->cited))))
        continue;
      trait->cited = cited;
      trait->n_alike = n;
    }
}

/* Dimensions that do not count in the candidate's track or the group say nothing about it. */
static gboolean
spor_reasons_counts_in (const SporReasons *self, guint dimension, guint body)
{
  const SporDimension *of = g_ptr_array_index (self->round->dimensions, dimension);

  return of->weight > 0
         && (spor_dimension_applies (of, -1) || spor_dimension_applies (of, (int)body));
}

static SporTrait *
spor_reasons_add_trait (SporReasons *self, const SporInstance *instance, guint body, guint profile)
{
  SporTrait *trait = g_new0 (SporTrait, 1);
  const GArray *parts = spor_instance_profile (instance, profile);

  trait->body = body;
  trait->profile = profile;
  for (guint i = 0; i < parts->len && trait->n_parts < MAX_PARTS; i++)
    {
      guint category = g_array_index (parts, SporPart, i).category;

      if (spor_reasons_counts_in (self, spor_instance_feature_of (instance, category), body))
        trait->categories[trait->n_parts++] = category;
    }
  g_ptr_array_add (self->traits, trait);
  return trait;
}

static void
spor_reasons_sort_candidates (SporReasons *self, const SporBoardInstance *board)
{
  guint n_bodies = board->instance->bodies->len;
  g_autofree guint *numbers = g_new0 (guint, n_bodies * board->instance->profiles->len + 1);

  for (guint c = 0; c < board->instance->candidates->len; c++)
    {
      const SporCandidate *candidate = spor_instance_candidate (board->instance, c);
      guint *number = &numbers[candidate->profile * n_bodies + candidate->body];

      if (*number == 0)
        {
          spor_reasons_add_trait (self, board->instance, candidate->body, candidate->profile);
          *number = self->traits->len;
        }
      ((SporTrait *)g_ptr_array_index (self->traits, *number - 1))->n_candidates++;
      g_array_index (self->profile_of, guint, g_array_index (board->signups, guint, c)) = *number;
    }
}

static GArray *
spor_reasons_list_pinned (const SporComposition *composition)
{
  GArray *pinned = g_array_new (FALSE, FALSE, sizeof (gboolean));

  for (guint i = 0; i < spor_signups_n (composition->signups); i++)
    {
      gboolean is = spor_composition_get_mark (composition, i) == SPOR_MARK_PINNED;

      g_array_append_val (pinned, is);
    }
  return pinned;
}

SporReasons *
spor_reasons_new (const SporComposition *composition)
{
  SporReasons *self = g_new0 (SporReasons, 1);
  g_autoptr (SporBoardInstance) board = spor_board_instance_new (composition, SPOR_KEEP_PINNED);

  g_atomic_ref_count_init (&self->ref_count);
  self->round = spor_round_ref (spor_composition_round (composition));
  self->traits = g_ptr_array_new_with_free_func (g_free);
  self->profile_of = g_array_new (FALSE, TRUE, sizeof (guint));
  self->pinned = spor_reasons_list_pinned (composition);
  g_array_set_size (self->profile_of, spor_signups_n (composition->signups));
  spor_reasons_sort_candidates (self, board);
  for (guint i = 0; i < self->traits->len; i++)
    spor_reasons_cite (self, g_ptr_array_index (self->traits, i));
  return self;
}

SporReasons *
spor_reasons_ref (SporReasons *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
spor_reasons_unref (SporReasons *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  spor_round_unref (self->round);
  g_ptr_array_unref (self->traits);
  g_array_unref (self->profile_of);
  g_array_unref (self->pinned);
  g_free (self);
}

/* --- Saying --------------------------------------------------------------------------------- */

guint
spor_reasons_count (const SporReasons *self, guint signup)
{
  const SporTrait *trait = spor_reasons_trait (self, signup);

  return trait ? trait->n_alike : 0;
}

const char *
spor_category_short_name (const SporCategory *self)
{
  return g_str_has_prefix (self->name, "Region ") ? self->name + strlen ("Region ") : self->name;
}

/* Categories are numbered over all dimensions, in their order. */
static SporCited
spor_reasons_find_category (const SporReasons *self, guint category)
{
  for (guint d = 0; d < self->round->dimensions->len; d++)
    {
      const SporDimension *dimension = g_ptr_array_index (self->round->dimensions, d);

      if (category < dimension->categories->len)
        return (SporCited){ dimension, g_ptr_array_index (dimension->categories, category) };
      category -= dimension->categories->len;
    }
  g_assert_not_reached ();
}

GArray *
spor_reasons_cited (const SporReasons *self, guint signup)
{
  const SporTrait *trait = spor_reasons_trait (self, signup);
  GArray *cited = g_array_new (FALSE, FALSE, sizeof (SporCited));

  for (guint i = 0; trait && i < trait->n_parts; i++)
    if (trait->cited >> i & 1)
      {
        SporCited category = spor_reasons_find_category (self, trait->categories[i]);

        g_array_append_val (cited, category);
      }
  return cited;
}

static char *
spor_reasons_traits_text (const SporReasons *self, guint signup)
{
  g_autoptr (GArray) cited = spor_reasons_cited (self, signup);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_alike = spor_reasons_count (self, signup);

  if (cited->len == 0)
    return NULL;
  for (guint i = 0; i < cited->len; i++)
    g_string_append_printf (names, "%s%s", i ? " · " : "",
                            spor_category_short_name (
                                g_array_index (cited, SporCited, i).category));
  if (n_alike == 1)
    /* Translators: categories that nobody else for the track has: "Nordjylland · School library" */
    return g_strdup_printf (_ ("Only one: %s"), names->str);
  /* Translators: how many candidates for the track have all these categories, and the categories */
  return spor_format_counts (_ ("One of %u: %s"), n_alike, names->str);
}

char *
spor_reasons_text (const SporReasons *self, guint signup)
{
  char *traits = spor_reasons_traits_text (self, signup);
  g_autofree char *others = NULL;

  if (!traits || !g_array_index (self->pinned, gboolean, signup))
    return traits;
  others = traits;
  /* Translators: why somebody is seated, who is pinned; then what sets them apart: "One of 47:
   * Nordjylland" */
  return g_strdup_printf (_ ("Must have · %s"), others);
}

char *
spor_reasons_sentence (const SporReasons *self, guint signup)
{
  const SporTrait *trait = spor_reasons_trait (self, signup);
  g_autoptr (GArray) cited = spor_reasons_cited (self, signup);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *profile = NULL;
  guint number;

  if (cited->len == 0)
    return NULL;
  for (guint i = 0; i < cited->len; i++)
    {
      const SporCited *one = &g_array_index (cited, SporCited, i);

      g_ptr_array_add (labels, spor_dimension_category_label (one->dimension, one->category));
    }
  profile = spor_text_list (labels);
  number = spor_round_track (self->round, trait->body)->number;
  if (trait->n_alike == 1)
    /* Translators: the number of a track, and categories of the balance that nobody else has
     * together: "Region Midtjylland and Størrelse: Lille" */
    return g_strdup_printf (_ ("The only candidate for track %u with this profile: %s."), number,
                            profile);
  /* Translators: a number of people, the number of a track, and categories of the balance that they
   * all have */
  return g_strdup_printf (_ ("One of %u candidates for track %u with this profile: %s."),
                          trait->n_alike, number, profile);
}
