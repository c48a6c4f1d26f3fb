/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-setting.h"

#include <string.h>

/* --- All of them ----------------------------------------------------------------------------- */

typedef struct
{
  GPtrArray *paths;
  const char *part; /* only what begins so */
  gboolean chosen;  /* also what is not typed */
} SporPaths;

static gboolean
spor_setting_is_chosen (const char *name)
{
  static const char *const chosen[] = { "roles", "group", "tracks", "targets", NULL };

  return g_strv_contains (chosen, name);
}

static void
spor_paths_add (SporPaths *self, const char *part, const char *const *settings)
{
  for (guint i = 0; settings[i]; i++)
    {
      g_autofree char *path = g_strconcat (part, settings[i], NULL);

      if (g_str_has_prefix (path, self->part)
          && (self->chosen || !spor_setting_is_chosen (settings[i])))
        g_ptr_array_add (self->paths, g_steal_pointer (&path));
    }
}

static void
spor_paths_add_tracks (SporPaths *self, const GPtrArray *tracks)
{
  static const char *const settings[]
      = { "name", "seats-min", "seats-max", "per-municipality", "roles", NULL };

  for (guint t = 0; t < tracks->len; t++)
    {
      const SporTrack *track = g_ptr_array_index (tracks, t);
      g_autofree char *part = g_strdup_printf ("track.%u.", track->number);

      spor_paths_add (self, part, settings);
    }
}

static void
spor_paths_add_options (SporPaths *self, const char *kind, const GPtrArray *options)
{
  static const char *const settings[] = { "name", "aliases", NULL };

  for (guint i = 0; i < options->len; i++)
    {
      const SporOption *option = g_ptr_array_index (options, i);
      g_autofree char *part = g_strdup_printf ("%s.%s.", kind, option->key);

      spor_paths_add (self, part, settings);
    }
}

static void
spor_paths_add_dimension (SporPaths *self, const SporDimension *dimension)
{
  static const char *const settings[] = { "name", "weight", "group", "tracks", "targets", NULL };
  static const char *const of_category[] = { "name", "below", "target", "min", "max", NULL };
  g_autofree char *part = g_strdup_printf ("dimension.%s.", dimension->key);

  spor_paths_add (self, part, settings);
  for (guint c = 0; c < dimension->categories->len; c++)
    {
      const SporCategory *category = g_ptr_array_index (dimension->categories, c);
      g_autofree char *within = g_strdup_printf ("%s%s.", part, category->key);

      spor_paths_add (self, within, of_category);
    }
}

static GPtrArray *
spor_round_list (const SporRound *self, const char *part, gboolean chosen)
{
  static const char *const head[] = { "name", "contact", "opens", "deadline", "reply-by", NULL };
  SporPaths paths = { g_ptr_array_new_with_free_func (g_free), part, chosen };

  spor_paths_add (&paths, "", head);
  spor_paths_add_tracks (&paths, self->tracks);
  spor_paths_add_options (&paths, "role", self->roles);
  spor_paths_add_options (&paths, "sector", self->sectors);
  spor_paths_add_options (&paths, "organisation", self->organisations);
  for (guint d = 0; d < self->dimensions->len; d++)
    spor_paths_add_dimension (&paths, g_ptr_array_index (self->dimensions, d));
  return paths.paths;
}

GPtrArray *
spor_round_list_settings (const SporRound *self, const char *part)
{
  return spor_round_list (self, part, FALSE);
}

GPtrArray *
spor_round_list_all_settings (const SporRound *self)
{
  return spor_round_list (self, "", TRUE);
}

/* --- From one state to another --------------------------------------------------------------- */

static const SporTrack *
spor_round_find_track_by_id (const SporRound *self, const char *id)
{
  for (guint t = 0; t < self->tracks->len; t++)
    if (g_str_equal (spor_round_track (self, t)->id, id))
      return spor_round_track (self, t);
  return NULL;
}

static char *
spor_round_follow_track (const SporRound *from, const SporRound *to, const char *path)
{
  char *rest;
  guint number = g_ascii_strtoull (path + strlen ("track."), &rest, 10);
  int index = spor_round_find_track (from, number);
  const SporTrack *track
      = index >= 0 ? spor_round_find_track_by_id (to, spor_round_track (from, index)->id) : NULL;

  return track ? g_strdup_printf ("track.%u%s", track->number, rest) : NULL;
}

char *
spor_round_follow_setting (const SporRound *from, const SporRound *to, const char *path)
{
  g_autofree char *followed = g_str_has_prefix (path, "track.")
                                  ? spor_round_follow_track (from, to, path)
                                  : g_strdup (path);
  g_autofree char *text = followed ? spor_round_get_setting (to, followed) : NULL;

  return text ? g_steal_pointer (&followed) : NULL;
}
