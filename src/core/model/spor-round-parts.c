/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-setting.h"

#include "spor-share.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_PARTS 32 /* as many as there are bits for */

/* Bits as they are without the one at @index. */
static guint32
spor_bits_without (guint32 bits, guint index)
{
  guint32 below = bits & ((1u << index) - 1);
  guint32 above = index < 31 ? bits >> (index + 1) << index : 0;

  /* for a dimension that counts in every track, also in those to come */
  return bits == G_MAXUINT32 ? bits : below | above;
}

/* --- Tracks --------------------------------------------------------------------------------- */

SporTrack *
spor_round_add_track (SporRound *self, const char *name)
{
  guint number = 0;
  SporTrack *track;

  if (self->tracks->len >= MOST_PARTS)
    return NULL;
  for (guint t = 0; t < self->tracks->len; t++)
    number = MAX (number, spor_round_track (self, t)->number);
  track = spor_track_new (number + 1, name, 1, 5, 0);
  g_ptr_array_add (self->tracks, track);
  return track;
}

void
spor_round_remove_track (SporRound *self, guint index)
{
  g_return_if_fail (index < self->tracks->len);

  g_ptr_array_remove_index (self->tracks, index);
  for (guint d = 0; d < self->dimensions->len; d++)
    {
      SporDimension *dimension = g_ptr_array_index (self->dimensions, d);

      dimension->for_tracks = spor_bits_without (dimension->for_tracks, index);
    }
}

/* --- Roles, sectors, organisations ---------------------------------------------------------- */

/* "Biblioteksleder (PLC)" → "biblioteksleder-plc", with a number if that is taken. */
static char *
spor_options_new_key (const GPtrArray *options, const char *name)
{
  g_autofree char *folded = spor_text_fold (name);
  g_autoptr (GString) key = g_string_new (NULL);

  for (const char *p = folded; *p; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (key, *p);
    else if (key->len > 0 && key->str[key->len - 1] != '-')
      g_string_append_c (key, '-');
  if (key->len > 0 && key->str[key->len - 1] == '-')
    g_string_truncate (key, key->len - 1);
  if (key->len == 0)
    g_string_append (key, "option");

  for (guint n = 2, base = key->len; spor_options_find_key (options, key->str) >= 0; n++)
    {
      g_string_truncate (key, base);
      g_string_append_printf (key, "-%u", n);
    }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

SporOption *
spor_round_add_option (GPtrArray *options, const char *name)
{
  g_autofree char *key = spor_options_new_key (options, name);
  SporOption *option;

  if (options->len >= MOST_PARTS)
    return NULL;
  option = spor_option_new (key, name, NULL);
  g_ptr_array_add (options, option);
  return option;
}

static void
spor_dimension_rename_key (SporDimension *self,
                           SporDimensionKind kind,
                           const char *old,
                           const char *key)
{
  for (guint c = 0; self->kind == kind && kind != SPOR_DIMENSION_EXTRA && c < self->categories->len;
       c++)
    {
      SporCategory *category = g_ptr_array_index (self->categories, c);

      if (!g_str_equal (category->key, old))
        continue;
      g_free (category->key);
      category->key = g_strdup (key);
    }
}

/* Options were referred to by their old keys in the dimensions of that kind alone. */
static void
spor_options_settle_keys (SporRound *self,
                          GPtrArray *options,
                          const GPtrArray *before,
                          SporDimensionKind kind)
{
  for (guint i = 0; i < options->len; i++)
    {
      SporOption *option = g_ptr_array_index (options, i);
      g_autofree char *old = g_strdup (option->key);
      char *key;

      if (spor_options_find_key (before, old) >= 0)
        continue;
      *option->key = '\0'; /* it does not stand in its own way */
      key = spor_options_new_key (options, option->name);
      g_free (option->key);
      option->key = key;
      for (guint d = 0; d < self->dimensions->len; d++)
        spor_dimension_rename_key (g_ptr_array_index (self->dimensions, d), kind, old, option->key);
    }
}

void
spor_round_settle_keys (SporRound *self, const SporRound *before)
{
  spor_options_settle_keys (self, self->roles, before->roles, SPOR_DIMENSION_ROLE);
  spor_options_settle_keys (self, self->sectors, before->sectors, SPOR_DIMENSION_SECTOR);
  spor_options_settle_keys (self, self->organisations, before->organisations, SPOR_DIMENSION_EXTRA);
}

/* Takes the category of that key from every dimension of @kind. */
static void
spor_round_remove_categories (SporRound *self, SporDimensionKind kind, const char *key)
{
  for (guint d = 0; d < self->dimensions->len; d++)
    {
      SporDimension *dimension = g_ptr_array_index (self->dimensions, d);

      for (guint c = dimension->kind == kind ? dimension->categories->len : 0; c-- > 0;)
        {
          SporCategory *category = g_ptr_array_index (dimension->categories, c);

          if (g_str_equal (category->key, key))
            g_ptr_array_remove_index (dimension->categories, c);
        }
    }
}

void
spor_round_remove_role (SporRound *self, guint index)
{
  const SporOption *option = g_ptr_array_index (self->roles, index);

  spor_round_remove_categories (self, SPOR_DIMENSION_ROLE, option->key);
  g_ptr_array_remove_index (self->roles, index);
  for (guint t = 0; t < self->tracks->len; t++)
    {
      SporTrack *track = g_ptr_array_index (self->tracks, t);

      track->roles = spor_bits_without (track->roles, index);
    }
}

void
spor_round_remove_sector (SporRound *self, guint index)
{
  const SporOption *option = g_ptr_array_index (self->sectors, index);

  spor_round_remove_categories (self, SPOR_DIMENSION_SECTOR, option->key);
  g_ptr_array_remove_index (self->sectors, index);
}

/* --- Dimensions ----------------------------------------------------------------------------- */

int
spor_round_find_dimension (const SporRound *self, const char *key)
{
  for (guint d = 0; d < self->dimensions->len; d++)
    if (g_str_equal (((SporDimension *)g_ptr_array_index (self->dimensions, d))->key, key))
      return d;
  return -1;
}

void
spor_dimension_add_option (SporDimension *self, const SporOption *option)
{
  spor_dimension_add (self, option->key, option->name, 0, 1);
}

void
spor_dimension_remove_category (SporDimension *self, guint index)
{
  g_return_if_fail (index < self->categories->len);

  g_ptr_array_remove_index (self->categories, index);
}

static void
spor_dimension_add_regions (SporDimension *self, SporPlaces *places)
{
  for (guint r = 0; r < spor_places_get_n_regions (places); r++)
    {
      const SporRegion *region = spor_places_get_region (places, r);

      spor_dimension_add (self, region->code, region->name, 0, 1);
    }
}

/* The classes of the design: under 30,000, up to 60,000, above. */
static void
spor_dimension_add_sizes (SporDimension *self)
{
  const struct
  {
    const char *key, *name;
    guint lower, upper;
  } classes[] = { { "small", _ ("Small"), 0, 30000 },
                  { "medium", _ ("Medium"), 30000, 60001 },
                  { "large", _ ("Large"), 60001, 0 } };

  for (guint c = 0; c < G_N_ELEMENTS (classes); c++)
    {
      SporCategory *category = spor_dimension_add (self, classes[c].key, classes[c].name, 0, 1);

      category->lower = classes[c].lower;
      category->upper = classes[c].upper;
    }
}

static void
spor_dimension_fill (SporDimension *self, const SporRound *round, const char *const *values)
{
  const GPtrArray *options = self->kind == SPOR_DIMENSION_ROLE ? round->roles : round->sectors;

  if (self->kind == SPOR_DIMENSION_REGION)
    spor_dimension_add_regions (self, round->places);
  else if (self->kind == SPOR_DIMENSION_SIZE)
    spor_dimension_add_sizes (self);
  else if (self->kind == SPOR_DIMENSION_EXTRA)
    for (guint i = 0; values[i] && i < MOST_PARTS; i++)
      spor_dimension_add (self, values[i], values[i], 0, 1);
  else
    for (guint i = 0; i < options->len; i++)
      spor_dimension_add_option (self, g_ptr_array_index (options, i));
}

SporDimension *
spor_round_add_dimension (SporRound *self,
                          SporDimensionKind kind,
                          const char *key,
                          const char *const *values)
{
  const char *const names[] = { _ ("Region"), _ ("Size"), _ ("Library"), _ ("Role"), key };
  const char *const keys[] = { "region", "size", "sector", "role", key };
  SporDimension *dimension;

  g_return_val_if_fail (kind != SPOR_DIMENSION_EXTRA || (key && values), NULL);
  g_return_val_if_fail (spor_round_find_dimension (self, keys[kind]) < 0, NULL);

  dimension = spor_dimension_new (kind, keys[kind], names[kind]);
  spor_dimension_fill (dimension, self, values);
  spor_dimension_set_targets (dimension, self->places,
                              spor_dimension_allows_targets (dimension, SPOR_TARGETS_NUMBER)
                                  ? SPOR_TARGETS_NUMBER
                                  : SPOR_TARGETS_EVEN);
  g_ptr_array_add (self->dimensions, dimension);
  return dimension;
}

void
spor_round_remove_dimension (SporRound *self, guint index)
{
  g_return_if_fail (index < self->dimensions->len);

  g_ptr_array_remove_index (self->dimensions, index);
}
