/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-state.h"

#include "spor-share.h"
#include "spor-text.h"

#include <math.h>

#define MOST_ENTRIES 32 /* as many as there are bits for */

/* The first and the last instant of which a year has four digits. */
#define FIRST_INSTANT G_GINT64_CONSTANT (-62135596800)
#define LAST_INSTANT G_GINT64_CONSTANT (253402300799)

/* --- Writing --------------------------------------------------------------------------------- */

/* (transfer full) */
static GVariant *
spor_state_text (const char *text)
{
  return g_variant_new_take_string (spor_text_mask_personal_numbers (text, NULL));
}

static void
spor_state_add_tracks (GVariantBuilder *builder, const GPtrArray *tracks)
{
  g_variant_builder_open (builder, G_VARIANT_TYPE ("a(susuuuu)"));
  for (guint t = 0; t < tracks->len; t++)
    {
      const SporTrack *track = g_ptr_array_index (tracks, t);

      g_variant_builder_add (builder, "(su@suuuu)", track->id, track->number,
                             spor_state_text (track->name), track->seats_min, track->seats_max,
                             track->per_municipality, track->roles);
    }
  g_variant_builder_close (builder);
}

static GVariant *
spor_state_texts (const char *const *texts)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; texts[i]; i++)
    g_variant_builder_add_value (&builder, spor_state_text (texts[i]));
  return g_variant_builder_end (&builder);
}

static void
spor_state_add_options (GVariantBuilder *builder, const GPtrArray *options)
{
  g_variant_builder_open (builder, G_VARIANT_TYPE ("a(ssas)"));
  for (guint i = 0; i < options->len; i++)
    {
      const SporOption *option = g_ptr_array_index (options, i);

      g_variant_builder_add (builder, "(s@s@as)", option->key, spor_state_text (option->name),
                             spor_state_texts ((const char *const *)option->aliases));
    }
  g_variant_builder_close (builder);
}

static GVariant *
spor_state_categories (const GPtrArray *categories)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ssxxiiuu)"));
  for (guint c = 0; c < categories->len; c++)
    {
      const SporCategory *category = g_ptr_array_index (categories, c);

      g_variant_builder_add (&builder, "(s@sxxiiuu)", category->key,
                             spor_state_text (category->name), category->target_num,
                             category->target_den, category->min, category->max, category->lower,
                             category->upper);
    }
  return g_variant_builder_end (&builder);
}

static void
spor_state_add_dimensions (GVariantBuilder *builder, const GPtrArray *dimensions)
{
  g_variant_builder_open (builder, G_VARIANT_TYPE ("a(sssidbua(ssxxiiuu))"));
  for (guint d = 0; d < dimensions->len; d++)
    {
      const SporDimension *dimension = g_ptr_array_index (dimensions, d);

      g_variant_builder_add (builder, "(ss@sidbu@a(ssxxiiuu))", dimension->id, dimension->key,
                             spor_state_text (dimension->name), dimension->kind, dimension->weight,
                             dimension->for_group, dimension->for_tracks,
                             spor_state_categories (dimension->categories));
    }
  g_variant_builder_close (builder);
}

GVariant *
spor_round_get_state (const SporRound *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE (SPOR_ROUND_STATE_TYPE));
  g_variant_builder_add (&builder, "s", self->id);
  g_variant_builder_add (&builder, "x", self->opens);
  g_variant_builder_add (&builder, "x", self->deadline);
  g_variant_builder_add (&builder, "x", self->reply_by);
  g_variant_builder_add_value (&builder, spor_state_text (self->name));
  g_variant_builder_add_value (&builder, spor_state_text (self->contact));
  spor_state_add_tracks (&builder, self->tracks);
  spor_state_add_options (&builder, self->roles);
  spor_state_add_options (&builder, self->sectors);
  spor_state_add_options (&builder, self->organisations);
  spor_state_add_dimensions (&builder, self->dimensions);
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/* --- Reading --------------------------------------------------------------------------------- */

static void
spor_state_take (char **text, char *read)
{
  g_free (*text);
  *text = read;
}

static gboolean
spor_instant_is_sound (gint64 instant)
{
  return instant == SPOR_TIME_NONE || (instant >= FIRST_INSTANT && instant <= LAST_INSTANT);
}

static gboolean
spor_state_read_tracks (GVariant *tracks, GPtrArray *read)
{
  GVariantIter iter;
  SporTrack *track = g_new0 (SporTrack, 1);
  gboolean sound = g_variant_n_children (tracks) <= MOST_ENTRIES;

  g_variant_iter_init (&iter, tracks);
  while (sound
         && g_variant_iter_next (&iter, "(susuuuu)", &track->id, &track->number, &track->name,
                                 &track->seats_min, &track->seats_max, &track->per_municipality,
                                 &track->roles))
    {
      sound = track->number > 0;
      g_ptr_array_add (read, track);
      track = g_new0 (SporTrack, 1);
    }
  spor_track_free (track);
  return sound;
}

static gboolean
spor_state_read_options (GVariant *options, GPtrArray *read)
{
  GVariantIter iter;
  SporOption *option = g_new0 (SporOption, 1);
  gboolean sound = g_variant_n_children (options) <= MOST_ENTRIES;

  g_variant_iter_init (&iter, options);
  while (sound
         && g_variant_iter_next (&iter, "(ss^as)", &option->key, &option->name, &option->aliases))
    {
      g_ptr_array_add (read, option);
      option = g_new0 (SporOption, 1);
    }
  spor_option_free (option);
  return sound;
}

/* Below %SPOR_SHARE_MAX, as those that are typed: shares are multiplied with each other. */
static gboolean
spor_share_is_sound (gint64 num, gint64 den)
{
  return num >= 0 && num <= SPOR_SHARE_MAX && den > 0 && den <= SPOR_SHARE_MAX;
}

static gboolean
spor_state_read_categories (GVariant *categories, SporDimension *dimension)
{
  GVariantIter iter;
  const char *key, *name;
  gint64 num, den;
  int min, max;
  guint lower, upper;

  g_variant_iter_init (&iter, categories);
  while (g_variant_iter_next (&iter, "(&s&sxxiiuu)", &key, &name, &num, &den, &min, &max, &lower,
                              &upper))
    {
      SporCategory *category;

      if (!spor_share_is_sound (num, den))
        return FALSE;
      category = spor_dimension_add (dimension, key, name, num, den);
      category->min = min;
      category->max = max;
      category->lower = lower;
      category->upper = upper;
    }
  return TRUE;
}

static gboolean
spor_state_read_dimension (GVariant *state, GPtrArray *read)
{
  const char *id, *key, *name;
  int kind;
  double weight;
  gboolean for_group;
  guint for_tracks;
  g_autoptr (GVariant) categories = NULL;
  SporDimension *dimension;

  g_variant_get (state, "(&s&s&sidbu@a(ssxxiiuu))", &id, &key, &name, &kind, &weight, &for_group,
                 &for_tracks, &categories);
  if (kind < 0 || kind > SPOR_DIMENSION_EXTRA || !isfinite (weight) || weight < 0)
    return FALSE;
  dimension = spor_dimension_new (kind, key, name);
  spor_state_take (&dimension->id, g_strdup (id));
  dimension->weight = weight;
  dimension->for_group = for_group;
  dimension->for_tracks = for_tracks;
  g_ptr_array_add (read, dimension);
  return spor_state_read_categories (categories, dimension);
}

static gboolean
spor_state_read_dimensions (GVariant *dimensions, GPtrArray *read)
{
  gsize n = g_variant_n_children (dimensions);

  for (gsize d = 0; d < n; d++)
    {
      g_autoptr (GVariant) dimension = g_variant_get_child_value (dimensions, d);

      if (!spor_state_read_dimension (dimension, read))
        return FALSE;
    }
  return TRUE;
}

static gboolean
spor_state_read_head (GVariant *state, SporRound *round)
{
  const char *id, *name, *contact;

  g_variant_get_child (state, 0, "&s", &id);
  g_variant_get_child (state, 1, "x", &round->opens);
  g_variant_get_child (state, 2, "x", &round->deadline);
  g_variant_get_child (state, 3, "x", &round->reply_by);
  g_variant_get_child (state, 4, "&s", &name);
  g_variant_get_child (state, 5, "&s", &contact);
  if (!g_str_equal (id, round->id))
    return FALSE;
  spor_state_take (&round->name, g_strdup (name));
  spor_state_take (&round->contact, g_strdup (contact));
  return spor_instant_is_sound (round->opens) && spor_instant_is_sound (round->deadline)
         && spor_instant_is_sound (round->reply_by);
}

static gboolean
spor_state_read_list (GVariant *state,
                      gsize index,
                      GPtrArray *list,
                      gboolean (*read) (GVariant *entries, GPtrArray *list))
{
  g_autoptr (GVariant) entries = g_variant_get_child_value (state, index);

  g_ptr_array_set_size (list, 0);
  return read (entries, list);
}

SporRound *
spor_round_new_from_state (GVariant *state, const SporRound *now)
{
  g_autoptr (SporRound) round = NULL;

  g_return_val_if_fail (state && now, NULL);
  g_return_val_if_fail (g_variant_is_of_type (state, G_VARIANT_TYPE (SPOR_ROUND_STATE_TYPE)), NULL);

  round = spor_round_copy (now);
  if (!spor_state_read_head (state, round)
      || !spor_state_read_list (state, 6, round->tracks, spor_state_read_tracks)
      || !spor_state_read_list (state, 7, round->roles, spor_state_read_options)
      || !spor_state_read_list (state, 8, round->sectors, spor_state_read_options)
      || !spor_state_read_list (state, 9, round->organisations, spor_state_read_options)
      || !spor_state_read_list (state, 10, round->dimensions, spor_state_read_dimensions))
    return NULL;
  return g_steal_pointer (&round);
}
