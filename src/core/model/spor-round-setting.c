/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-setting.h"

#include "spor-day.h"
#include "spor-language.h"
#include "spor-share.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_SEATS 1000
#define MOST_WEIGHT 1000
#define MOST_INHABITANTS 10000000

G_DEFINE_QUARK (spor - round - error - quark, spor_round_error)

/* What a setting is, and where it stands. */
typedef enum
{
  KIND_NONE,
  KIND_TEXT,     /* char* */
  KIND_DAY,      /* gint64: the instant when it begins */
  KIND_LAST_DAY, /* gint64: the instant when it is over */
  KIND_NUMBER,   /* guint */
  KIND_LIMIT,    /* int, -1: none */
  KIND_WEIGHT,   /* double */
  KIND_FLAG,     /* gboolean */
  KIND_ROLES,    /* guint32: of the round's roles */
  KIND_TRACKS,   /* guint32: of the round's tracks */
  KIND_ALIASES,  /* char** */
  KIND_TARGETS,  /* SporDimension */
  KIND_SHARE,    /* SporCategory */
  KIND_BELOW,    /* SporCategory */
} SporSettingKind;

typedef struct
{
  SporSettingKind kind;
  gpointer place; /* borrowed */
  SporDimension *dimension;
} SporSetting;

#define NOTHING ((SporSetting){ KIND_NONE })

/* --- Paths ---------------------------------------------------------------------------------- */

static SporSetting
spor_track_find_setting (SporTrack *self, const char *name)
{
  if (g_str_equal (name, "name"))
    return (SporSetting){ KIND_TEXT, &self->name };
  if (g_str_equal (name, "seats-min"))
    return (SporSetting){ KIND_NUMBER, &self->seats_min };
  if (g_str_equal (name, "seats-max"))
    return (SporSetting){ KIND_NUMBER, &self->seats_max };
  if (g_str_equal (name, "per-municipality"))
    return (SporSetting){ KIND_NUMBER, &self->per_municipality };
  if (g_str_equal (name, "roles"))
    return (SporSetting){ KIND_ROLES, &self->roles };
  return NOTHING;
}

/* What follows "@key." in @path, NULL if it begins otherwise. */
static const char *
spor_path_after (const char *path, const char *key)
{
  gsize length = strlen (key);

  return strncmp (path, key, length) == 0 && path[length] == '.' ? path + length + 1 : NULL;
}

static SporSetting
spor_options_find_setting (GPtrArray *options, const char *path)
{
  for (guint i = 0; i < options->len; i++)
    {
      SporOption *option = g_ptr_array_index (options, i);
      const char *name = spor_path_after (path, option->key);

      if (name && g_str_equal (name, "name"))
        return (SporSetting){ KIND_TEXT, &option->name };
      if (name && g_str_equal (name, "aliases"))
        return (SporSetting){ KIND_ALIASES, &option->aliases };
    }
  return NOTHING;
}

static SporSetting
spor_category_find_setting (SporDimension *dimension, SporCategory *self, const char *name)
{
  if (g_str_equal (name, "name"))
    return (SporSetting){ KIND_TEXT, &self->name };
  if (g_str_equal (name, "target"))
    return (SporSetting){ KIND_SHARE, self };
  if (g_str_equal (name, "min"))
    return (SporSetting){ KIND_LIMIT, &self->min };
  if (g_str_equal (name, "max"))
    return (SporSetting){ KIND_LIMIT, &self->max };
  if (g_str_equal (name, "below") && dimension->kind == SPOR_DIMENSION_SIZE && self->upper > 0)
    return (SporSetting){ KIND_BELOW, self, dimension };
  return NOTHING;
}

static SporSetting
spor_dimension_find_setting (SporDimension *self, const char *name)
{
  if (g_str_equal (name, "name"))
    return (SporSetting){ KIND_TEXT, &self->name };
  if (g_str_equal (name, "weight"))
    return (SporSetting){ KIND_WEIGHT, &self->weight };
  if (g_str_equal (name, "group"))
    return (SporSetting){ KIND_FLAG, &self->for_group };
  if (g_str_equal (name, "tracks"))
    return (SporSetting){ KIND_TRACKS, &self->for_tracks };
  if (g_str_equal (name, "targets"))
    return (SporSetting){ KIND_TARGETS, self, self };
  for (guint c = 0; c < self->categories->len; c++)
    {
      SporCategory *category = g_ptr_array_index (self->categories, c);
      const char *rest = spor_path_after (name, category->key);
      SporSetting found = rest ? spor_category_find_setting (self, category, rest) : NOTHING;

      if (found.kind != KIND_NONE)
        return found;
    }
  return NOTHING;
}

static SporSetting
spor_round_find_part (SporRound *self, const char *path)
{
  const char *rest;

  if ((rest = spor_path_after (path, "role")))
    return spor_options_find_setting (self->roles, rest);
  if ((rest = spor_path_after (path, "sector")))
    return spor_options_find_setting (self->sectors, rest);
  if ((rest = spor_path_after (path, "organisation")))
    return spor_options_find_setting (self->organisations, rest);
  if ((rest = spor_path_after (path, "track")))
    for (guint t = 0; t < self->tracks->len; t++)
      {
        SporTrack *track = g_ptr_array_index (self->tracks, t);
        g_autofree char *number = g_strdup_printf ("%u", track->number);

        if (spor_path_after (rest, number))
          return spor_track_find_setting (track, spor_path_after (rest, number));
      }
  if ((rest = spor_path_after (path, "dimension")))
    for (guint d = 0; d < self->dimensions->len; d++)
      {
        SporDimension *dimension = g_ptr_array_index (self->dimensions, d);

        if (spor_path_after (rest, dimension->key))
          return spor_dimension_find_setting (dimension, spor_path_after (rest, dimension->key));
      }
  return NOTHING;
}

static SporSetting
spor_round_find_setting (SporRound *self, const char *path)
{
  if (g_str_equal (path, "name"))
    return (SporSetting){ KIND_TEXT, &self->name };
  if (g_str_equal (path, "contact"))
    return (SporSetting){ KIND_TEXT, &self->contact };
  if (g_str_equal (path, "opens"))
    return (SporSetting){ KIND_DAY, &self->opens };
  if (g_str_equal (path, "deadline"))
    return (SporSetting){ KIND_LAST_DAY, &self->deadline };
  if (g_str_equal (path, "reply-by"))
    return (SporSetting){ KIND_DAY, &self->reply_by };
  return spor_round_find_part (self, path);
}

static char *
spor_options_find_part (const GPtrArray *options, const char *path)
{
  for (guint i = 0; i < options->len; i++)
    {
      const SporOption *option = g_ptr_array_index (options, i);

      if (spor_path_after (path, option->key) && *option->name)
        return g_strdup (option->name);
    }
  return NULL;
}

char *
spor_round_get_setting_part (const SporRound *self, const char *path)
{
  const char *rest;

  if ((rest = spor_path_after (path, "role")))
    return spor_options_find_part (self->roles, rest);
  if ((rest = spor_path_after (path, "sector")))
    return spor_options_find_part (self->sectors, rest);
  if ((rest = spor_path_after (path, "organisation")))
    return spor_options_find_part (self->organisations, rest);
  if ((rest = spor_path_after (path, "track")))
    {
      int index = spor_round_find_track (self, g_ascii_strtoull (rest, NULL, 10));
      const SporTrack *track = index >= 0 ? spor_round_track (self, index) : NULL;

      if (track && !*track->name)
        /* Translators: a track's number */
        return g_strdup_printf (_ ("Track %u"), track->number);
      return track ? spor_track_title (track) : NULL;
    }
  if ((rest = spor_path_after (path, "dimension")))
    for (guint d = 0; d < self->dimensions->len; d++)
      {
        const SporDimension *dimension = g_ptr_array_index (self->dimensions, d);

        if (spor_path_after (rest, dimension->key))
          return g_strdup (dimension->name);
      }
  return NULL;
}

/* --- Getting -------------------------------------------------------------------------------- */

static char *
spor_instant_day_text (gint64 instant)
{
  return spor_day_format (spor_day_of_instant (instant));
}

static char *
spor_tracks_text (const SporRound *round, guint32 bits)
{
  GString *text = g_string_new (NULL);

  for (guint t = 0; t < round->tracks->len && t < 32; t++)
    if (bits & (1u << t))
      g_string_append_printf (text, "%s%u", text->len ? ", " : "",
                              spor_round_track (round, t)->number);
  return g_string_free (text, FALSE);
}

static char *
spor_weight_text (double weight)
{
  for (guint decimals = 0; decimals < 2; decimals++)
    if (weight * (decimals ? 10 : 1) == (gint64)(weight * (decimals ? 10 : 1)))
      return spor_format_number (weight, decimals);
  return spor_format_number (weight, 2);
}

static char *
spor_setting_get_text (const SporRound *round, const SporSetting *setting)
{
  const SporCategory *category = setting->place;
  int limit;

  switch (setting->kind)
    {
    case KIND_TEXT:
      return g_strdup (*(char **)setting->place);
    case KIND_DAY:
      return spor_instant_day_text (*(gint64 *)setting->place);
    case KIND_LAST_DAY:
      return *(gint64 *)setting->place == SPOR_TIME_NONE
                 ? g_strdup ("")
                 : spor_instant_day_text (*(gint64 *)setting->place - 1);
    case KIND_NUMBER:
      return g_strdup_printf ("%u", *(guint *)setting->place);
    case KIND_LIMIT:
      limit = *(int *)setting->place;
      return limit < 0 ? g_strdup ("") : g_strdup_printf ("%d", limit);
    case KIND_WEIGHT:
      return spor_weight_text (*(double *)setting->place);
    case KIND_FLAG:
      return g_strdup (*(gboolean *)setting->place ? "yes" : "no");
    case KIND_ROLES:
      return spor_options_names (round->roles, *(guint32 *)setting->place);
    case KIND_TRACKS:
      return spor_tracks_text (round, *(guint32 *)setting->place);
    case KIND_ALIASES:
      return g_strjoinv (", ", *(char ***)setting->place);
    case KIND_TARGETS:
      return g_strdup (
          spor_targets_key (spor_dimension_get_targets (setting->dimension, round->places)));
    case KIND_SHARE:
      return spor_share_format (category->target_num, category->target_den);
    case KIND_BELOW:
      return spor_format_count (category->upper);
    case KIND_NONE:
    default:
      return NULL;
    }
}

char *
spor_round_get_setting (const SporRound *self, const char *path)
{
  SporSetting setting = spor_round_find_setting ((SporRound *)self, path);

  return spor_setting_get_text (self, &setting);
}

/* --- Setting -------------------------------------------------------------------------------- */

/* @sentence has a %s for what was typed. */
static gboolean
spor_setting_refuse (GError **error, const char *sentence, const char *typed)
{
  g_autoptr (GString) text = g_string_new (sentence);

  g_string_replace (text, "%s", typed, 1);
  g_set_error_literal (error, SPOR_ROUND_ERROR, SPOR_ROUND_ERROR_VALUE, text->str);
  return FALSE;
}

static gboolean
spor_setting_set_day (const SporSetting *setting, const char *clean, GError **error)
{
  gint64 *instant = setting->place;
  gint64 day = SPOR_DAY_NONE;

  if (*clean && !spor_day_parse (clean, &day))
    /* Translators: what was typed */
    return spor_setting_refuse (error, _ ("“%s” is not a day, such as 3-3-2025."), clean);
  *instant = spor_day_begins (day);
  if (setting->kind == KIND_LAST_DAY && *clean)
    *instant = spor_time_day_end (*instant);
  return TRUE;
}

static gboolean
spor_setting_set_number (const SporSetting *setting, const char *clean, GError **error)
{
  guint64 value = 0;

  if (setting->kind == KIND_LIMIT && !*clean)
    {
      *(int *)setting->place = -1;
      return TRUE;
    }
  if (!g_ascii_string_to_unsigned (clean, 10, 0, MOST_SEATS, &value, NULL))
    /* Translators: what was typed */
    return spor_setting_refuse (error, _ ("“%s” is not a whole number from 0 to 1,000."), clean);
  if (setting->kind == KIND_LIMIT)
    *(int *)setting->place = value;
  else
    *(guint *)setting->place = value;
  return TRUE;
}

static gboolean
spor_setting_set_weight (const SporSetting *setting, const char *clean, GError **error)
{
  double weight;

  if (!spor_number_parse (clean, &weight) || weight < 0 || weight > MOST_WEIGHT)
    /* Translators: what was typed */
    return spor_setting_refuse (error, _ ("“%s” is not a weight: a number from 0 to 1,000."),
                                clean);
  *(double *)setting->place = weight;
  return TRUE;
}

static gboolean
spor_setting_set_flag (const SporSetting *setting, const char *clean, GError **error)
{
  static const char *const yes[] = { "yes", "ja", "1", NULL };
  static const char *const no[] = { "no", "nej", "0", NULL };

  if (!g_strv_contains (yes, clean) && !g_strv_contains (no, clean))
    /* Translators: what was typed */
    return spor_setting_refuse (error, _ ("“%s” is neither yes nor no."), clean);
  *(gboolean *)setting->place = g_strv_contains (yes, clean);
  return TRUE;
}

static gboolean
spor_setting_set_roles (const SporRound *round,
                        const SporSetting *setting,
                        const char *clean,
                        GError **error)
{
  g_autofree char *rest = NULL;
  guint32 bits = spor_options_parse (round->roles, clean, &rest);

  if (rest)
    /* Translators: what was typed */
    return spor_setting_refuse (error, _ ("“%s” is not one of the round’s roles."), rest);
  *(guint32 *)setting->place = bits;
  return TRUE;
}

static gboolean
spor_setting_set_tracks (const SporRound *round,
                         const SporSetting *setting,
                         const char *clean,
                         GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (clean, ", ;", -1);
  guint32 bits = 0;

  for (guint i = 0; parts[i]; i++)
    {
      int track = *parts[i] ? spor_round_parse_track (round, parts[i]) : -1;

      if (track < 0 && *parts[i])
        /* Translators: what was typed */
        return spor_setting_refuse (error, _ ("There is no track “%s”."), parts[i]);
      if (track >= 0)
        bits |= 1u << track;
    }
  /* all of them: those to come too */
  if (bits == (guint32)((G_GUINT64_CONSTANT (1) << round->tracks->len) - 1))
    bits = G_MAXUINT32;
  *(guint32 *)setting->place = bits;
  return TRUE;
}

static gboolean
spor_setting_set_aliases (const SporSetting *setting, const char *clean)
{
  g_auto (GStrv) parts = g_strsplit_set (clean, ",;|\n", -1);
  g_autoptr (GStrvBuilder) aliases = g_strv_builder_new ();
  char ***place = setting->place;

  for (guint i = 0; parts[i]; i++)
    {
      g_autofree char *alias = spor_text_one_line (parts[i]);

      if (*alias)
        g_strv_builder_add (aliases, alias);
    }
  g_strfreev (*place);
  *place = g_strv_builder_end (aliases);
  return TRUE;
}

static gboolean
spor_setting_set_targets (const SporRound *round,
                          const SporSetting *setting,
                          const char *clean,
                          GError **error)
{
  int targets = spor_targets_from_key (clean);

  if (targets < 0 || !spor_dimension_allows_targets (setting->dimension, targets))
    /* Translators: what was typed */
    return spor_setting_refuse (error,
                                _ ("Targets of this dimension cannot be worked out by “%s”."),
                                clean);
  spor_dimension_set_targets (setting->dimension, round->places, targets);
  return TRUE;
}

static gboolean
spor_setting_set_share (const SporSetting *setting, const char *clean, GError **error)
{
  SporCategory *category = setting->place;

  if (spor_share_parse (clean, &category->target_num, &category->target_den))
    return TRUE;
  /* Translators: what was typed. xgettext:no-c-format */
  return spor_setting_refuse (error, _ ("“%s” is not a share, such as 29.6% or 29/98."), clean);
}

/* "30.000" and "30,000" are thirty thousand in both languages. */
static gboolean
spor_parse_inhabitants (const char *text, guint *number)
{
  g_autofree char *digits = g_strdup (text);
  char *end = digits;
  guint64 value;

  for (const char *p = text; *p; p++)
    if (*p != '.' && *p != ',' && *p != ' ')
      *end++ = *p;
  *end = '\0';
  if (!g_ascii_string_to_unsigned (digits, 10, 1, MOST_INHABITANTS, &value, NULL))
    return FALSE;
  *number = value;
  return TRUE;
}

/* The next class begins there; targets that were worked out are worked out anew. */
static gboolean
spor_setting_set_below (const SporRound *round,
                        const SporSetting *setting,
                        const char *clean,
                        GError **error)
{
  SporTargets targets = spor_dimension_get_targets (setting->dimension, round->places);
  SporCategory *category = setting->place;
  guint before = category->upper, below;

  if (!spor_parse_inhabitants (clean, &below))
    /* Translators: what was typed */
    return spor_setting_refuse (error, _ ("“%s” is not a number of inhabitants, such as 30,000."),
                                clean);
  category->upper = below;
  for (guint c = 0; c < setting->dimension->categories->len; c++)
    {
      SporCategory *next = g_ptr_array_index (setting->dimension->categories, c);

      if (next != category && next->lower == before)
        next->lower = below;
    }
  spor_dimension_set_targets (setting->dimension, round->places, targets);
  return TRUE;
}

static gboolean
spor_setting_set_text (const SporSetting *setting, const char *clean)
{
  char **place = setting->place;
  g_autofree char *old = *place;

  *place = spor_text_one_line (clean);
  return TRUE;
}

gboolean
spor_round_set_setting (SporRound *self, const char *path, const char *text, GError **error)
{
  SporSetting setting = spor_round_find_setting (self, path);
  g_autofree char *clean = spor_text_clean (text);

  switch (setting.kind)
    {
    case KIND_TEXT:
      return spor_setting_set_text (&setting, clean);
    case KIND_DAY:
    case KIND_LAST_DAY:
      return spor_setting_set_day (&setting, clean, error);
    case KIND_NUMBER:
    case KIND_LIMIT:
      return spor_setting_set_number (&setting, clean, error);
    case KIND_WEIGHT:
      return spor_setting_set_weight (&setting, clean, error);
    case KIND_FLAG:
      return spor_setting_set_flag (&setting, clean, error);
    case KIND_ROLES:
      return spor_setting_set_roles (self, &setting, clean, error);
    case KIND_TRACKS:
      return spor_setting_set_tracks (self, &setting, clean, error);
    case KIND_ALIASES:
      return spor_setting_set_aliases (&setting, clean);
    case KIND_TARGETS:
      return spor_setting_set_targets (self, &setting, clean, error);
    case KIND_SHARE:
      return spor_setting_set_share (&setting, clean, error);
    case KIND_BELOW:
      return spor_setting_set_below (self, &setting, clean, error);
    case KIND_NONE:
    default:
      g_set_error (error, SPOR_ROUND_ERROR, SPOR_ROUND_ERROR_UNKNOWN,
                   /* Translators: what was typed, such as "track.1.seats-min" */
                   _ ("There is no setting “%s”."), path);
      return FALSE;
    }
}
