/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-setting-words.h"

#include "spor-round-setting.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What it is called on its page. */
static const struct
{
  const char *name; /* the path's end */
  const char *label;
} labels[] = {
  { "name", N_ ("Name") },
  { "contact", N_ ("Contact") },
  { "opens", N_ ("Sign-up opens") },
  { "deadline", N_ ("Last day to sign up") },
  { "reply-by", N_ ("Reply promised by") },
  { "seats-min", N_ ("Fewest seats") },
  { "seats-max", N_ ("Most seats") },
  { "per-municipality", N_ ("Most from one municipality") },
  { "roles", N_ ("Roles that qualify") },
  { "aliases", N_ ("Other words") },
  { "weight", N_ ("Weight") },
  { "group", N_ ("Counts in") },
  { "tracks", N_ ("Counts in") },
  { "targets", N_ ("Targets") },
  { "below", N_ ("fewer inhabitants than") },
  { "target", N_ ("share") },
  { "min", N_ ("at least") },
  { "max", N_ ("at most") },
};

static const char *
spor_setting_name (const char *path)
{
  const char *dot = strrchr (path, '.');

  return dot ? dot + 1 : path;
}

/* The category of a dimension that @path is of; NULL: of none. (borrowed) */
static const SporCategory *
spor_setting_find_category (const SporRound *round, const char *path)
{
  for (guint d = 0; d < round->dimensions->len; d++)
    {
      const SporDimension *dimension = g_ptr_array_index (round->dimensions, d);

      for (guint c = 0; c < dimension->categories->len; c++)
        {
          const SporCategory *category = g_ptr_array_index (dimension->categories, c);
          g_autofree char *part
              = g_strdup_printf ("dimension.%s.%s.", dimension->key, category->key);

          if (g_str_has_prefix (path, part))
            return category;
        }
    }
  return NULL;
}

char *
spor_setting_words_label (const SporRound *round, const char *path)
{
  const SporCategory *category = spor_setting_find_category (round, path);
  const char *label = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (labels) && !label; i++)
    if (g_str_equal (labels[i].name, spor_setting_name (path)))
      label = _ (labels[i].label);
  /* Translators: a category, and what of it: "Region Hovedstaden: at least" */
  return category && label ? g_strdup_printf (_ ("%s: %s"), category->name, label)
                           : g_strdup (label);
}

char *
spor_setting_words_whole (const SporRound *round, const char *path)
{
  g_autofree char *part = spor_round_get_setting_part (round, path);
  g_autofree char *label = spor_setting_words_label (round, path);

  if (!part || !label)
    return g_strdup (label ? label : part);
  /* Translators: what a setting is of, such as a track, and what it is called */
  return g_strdup_printf (C_ ("setting", "%s: %s"), part, label);
}

static char *
spor_setting_words_tracks (const SporRound *round, const char *numbers)
{
  g_auto (GStrv) titles = g_strsplit (numbers, ", ", -1);

  for (guint i = 0; titles[i]; i++)
    {
      int index = spor_round_find_track (round, g_ascii_strtoull (titles[i], NULL, 10));

      if (index >= 0)
        {
          g_free (titles[i]);
          titles[i] = spor_track_title (spor_round_track (round, index));
        }
    }
  return g_strjoinv (", ", titles);
}

char *
spor_setting_words_text (const SporRound *round, const char *path, const char *text)
{
  return g_str_equal (spor_setting_name (path), "tracks") ? spor_setting_words_tracks (round, text)
                                                          : g_strdup (text);
}
