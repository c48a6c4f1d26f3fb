/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"
#include "spor-store-rounds.h"

#include "spor-id.h"

static const char *const kinds[] = { "region", "size", "sector", "role", "extra" };

/* --- Writing --- */

gboolean
spor_store_save_option (SporStore *self,
                        const SporRound *round,
                        const char *list,
                        guint position,
                        const SporOption *option,
                        GError **error)
{
  g_autofree char *id = spor_id_new ();
  g_autofree char *aliases = g_strjoinv ("|", option->aliases);
  g_autoptr (SporStatement) statement = spor_store_prepare (
      self,
      "INSERT INTO option (id, round_id, list, position, key, name, aliases) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) "
      "ON CONFLICT (round_id, list, key) DO UPDATE SET position = ?4, name = ?6, aliases = ?7",
      error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  spor_bind_text (statement, 2, round->id);
  spor_bind_text (statement, 3, list);
  spor_bind_int (statement, 4, position);
  spor_bind_text (statement, 5, option->key);
  spor_bind_text (statement, 6, option->name);
  spor_bind_text (statement, 7, aliases);
  return spor_store_run (self, statement, error);
}

static gboolean
spor_store_save_options (
    SporStore *self, const SporRound *round, const char *list, GPtrArray *options, GError **error)
{
  for (guint i = 0; i < options->len; i++)
    if (!spor_store_save_option (self, round, list, i, g_ptr_array_index (options, i), error))
      return FALSE;
  return TRUE;
}

gboolean
spor_store_save_track (SporStore *self,
                       const SporRound *round,
                       const SporTrack *track,
                       GError **error)
{
  g_autofree char *roles = spor_options_keys (round->roles, track->roles);
  g_autoptr (SporStatement) statement = spor_store_prepare (
      self,
      "INSERT INTO track (id, round_id, number, name, seats_min, seats_max, per_municipality, "
      "roles) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
      "ON CONFLICT (id) DO UPDATE SET name = ?4, seats_min = ?5, seats_max = ?6, "
      "per_municipality = ?7, roles = ?8",
      error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, track->id);
  spor_bind_text (statement, 2, round->id);
  spor_bind_int (statement, 3, track->number);
  spor_bind_text (statement, 4, track->name);
  spor_bind_int (statement, 5, track->seats_min);
  spor_bind_int (statement, 6, track->seats_max);
  spor_bind_int (statement, 7, track->per_municipality);
  spor_bind_text (statement, 8, roles);
  return spor_store_run (self, statement, error);
}

gboolean
spor_store_save_category (SporStore *self,
                          const SporDimension *dimension,
                          guint position,
                          const SporCategory *category,
                          GError **error)
{
  g_autofree char *id = spor_id_new ();
  g_autoptr (SporStatement) statement = spor_store_prepare (
      self,
      "INSERT INTO category (id, dimension_id, position, key, name, target_num, target_den, min, "
      "max, lower, upper) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) "
      "ON CONFLICT (dimension_id, key) DO UPDATE SET position = ?3, name = ?5, target_num = ?6, "
      "target_den = ?7, min = ?8, max = ?9, lower = ?10, upper = ?11",
      error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  spor_bind_text (statement, 2, dimension->id);
  spor_bind_int (statement, 3, position);
  spor_bind_text (statement, 4, category->key);
  spor_bind_text (statement, 5, category->name);
  spor_bind_int (statement, 6, category->target_num);
  spor_bind_int (statement, 7, category->target_den);
  if (category->min >= 0)
    spor_bind_int (statement, 8, category->min);
  if (category->max >= 0)
    spor_bind_int (statement, 9, category->max);
  spor_bind_int (statement, 10, category->lower);
  spor_bind_int (statement, 11, category->upper);
  return spor_store_run (self, statement, error);
}

gboolean
spor_store_save_dimension_head (SporStore *self,
                                const SporRound *round,
                                guint position,
                                const SporDimension *dimension,
                                GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (
      self,
      "INSERT INTO dimension (id, round_id, position, kind, key, name, weight, for_group, "
      "for_tracks) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
      "ON CONFLICT (id) DO UPDATE SET position = ?3, name = ?6, weight = ?7, for_group = ?8, "
      "for_tracks = ?9",
      error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, dimension->id);
  spor_bind_text (statement, 2, round->id);
  spor_bind_int (statement, 3, position);
  spor_bind_text (statement, 4, kinds[dimension->kind]);
  spor_bind_text (statement, 5, dimension->key);
  spor_bind_text (statement, 6, dimension->name);
  spor_bind_double (statement, 7, dimension->weight);
  spor_bind_int (statement, 8, dimension->for_group);
  spor_bind_int (statement, 9, dimension->for_tracks);
  return spor_store_run (self, statement, error);
}

gboolean
spor_store_save_dimension (SporStore *self,
                           const SporRound *round,
                           guint position,
                           const SporDimension *dimension,
                           GError **error)
{
  if (!spor_store_save_dimension_head (self, round, position, dimension, error))
    return FALSE;
  for (guint i = 0; i < dimension->categories->len; i++)
    if (!spor_store_save_category (self, dimension, i, g_ptr_array_index (dimension->categories, i),
                                   error))
      return FALSE;
  return TRUE;
}

/* A round that is not in the book yet, inside a change set. */
gboolean
spor_store_save_round (SporStore *self, const SporRound *round, guint position, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (
      self,
      "INSERT INTO round (id, position, name, opens, deadline, reply_by, contact) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, round->id);
  spor_bind_int (statement, 2, position);
  spor_bind_text (statement, 3, round->name);
  spor_bind_instant (statement, 4, round->opens);
  spor_bind_instant (statement, 5, round->deadline);
  spor_bind_instant (statement, 6, round->reply_by);
  spor_bind_text (statement, 7, round->contact);
  if (!spor_store_run (self, statement, error)
      || !spor_store_save_options (self, round, "role", round->roles, error)
      || !spor_store_save_options (self, round, "sector", round->sectors, error)
      || !spor_store_save_options (self, round, "organisation", round->organisations, error))
    return FALSE;

  for (guint i = 0; i < round->tracks->len; i++)
    if (!spor_store_save_track (self, round, spor_round_track (round, i), error))
      return FALSE;
  for (guint i = 0; i < round->dimensions->len; i++)
    if (!spor_store_save_dimension (self, round, i, g_ptr_array_index (round->dimensions, i),
                                    error))
      return FALSE;
  return TRUE;
}

/* --- Reading --- */

static void
spor_replace_text (char **target, SporStatement *statement, int column)
{
  g_free (*target);
  *target = g_strdup (spor_column_text (statement, column));
}

static gboolean
spor_store_load_options (SporStore *self, SporRound *round, GError **error)
{
  g_autoptr (SporStatement) statement
      = spor_store_prepare (self,
                            "SELECT list, key, name, aliases FROM option WHERE round_id = ?1 "
                            "ORDER BY list, position",
                            error);
  int step;

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, round->id);
  while ((step = spor_store_step (self, statement, error)) > 0)
    {
      const char *list = spor_column_text (statement, 0);
      GPtrArray *options = g_str_equal (list, "role")     ? round->roles
                           : g_str_equal (list, "sector") ? round->sectors
                                                          : round->organisations;

      g_ptr_array_add (options, spor_option_new (spor_column_text (statement, 1),
                                                 spor_column_text (statement, 2),
                                                 spor_column_text (statement, 3)));
    }
  return step == 0;
}

static gboolean
spor_store_load_tracks (SporStore *self, SporRound *round, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (
      self,
      "SELECT id, number, name, seats_min, seats_max, per_municipality, roles FROM track "
      "WHERE round_id = ?1 ORDER BY number",
      error);
  int step;

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, round->id);
  while ((step = spor_store_step (self, statement, error)) > 0)
    {
      guint32 roles = spor_options_parse (round->roles, spor_column_text (statement, 6), NULL);
      SporTrack *track
          = spor_track_new (sqlite3_column_int (statement, 1), spor_column_text (statement, 2),
                            sqlite3_column_int (statement, 3), sqlite3_column_int (statement, 4),
                            roles);

      spor_replace_text (&track->id, statement, 0);
      track->per_municipality = sqlite3_column_int (statement, 5);
      g_ptr_array_add (round->tracks, track);
    }
  return step == 0;
}

static int
spor_column_limit (SporStatement *statement, int column)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL
             ? -1
             : sqlite3_column_int (statement, column);
}

static gboolean
spor_store_load_categories (SporStore *self, SporDimension *dimension, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (
      self,
      "SELECT key, name, target_num, target_den, min, max, lower, upper FROM category "
      "WHERE dimension_id = ?1 ORDER BY position",
      error);
  int step;

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, dimension->id);
  while ((step = spor_store_step (self, statement, error)) > 0)
    {
      SporCategory *category = spor_dimension_add (dimension, spor_column_text (statement, 0),
                                                   spor_column_text (statement, 1),
                                                   sqlite3_column_int64 (statement, 2),
                                                   sqlite3_column_int64 (statement, 3));

      category->min = spor_column_limit (statement, 4);
      category->max = spor_column_limit (statement, 5);
      category->lower = sqlite3_column_int64 (statement, 6);
      category->upper = sqlite3_column_int64 (statement, 7);
    }
  return step == 0;
}

static SporDimensionKind
spor_kind_from_text (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i], text))
      return i;
  return SPOR_DIMENSION_EXTRA;
}

static gboolean
spor_store_load_dimensions (SporStore *self, SporRound *round, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (
      self,
      "SELECT id, kind, key, name, weight, for_group, for_tracks FROM dimension "
      "WHERE round_id = ?1 ORDER BY position",
      error);
  int step;

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, round->id);
  while ((step = spor_store_step (self, statement, error)) > 0)
    {
      SporDimension *dimension
          = spor_dimension_new (spor_kind_from_text (spor_column_text (statement, 1)),
                                spor_column_text (statement, 2), spor_column_text (statement, 3));

      g_ptr_array_add (round->dimensions, dimension);
      spor_replace_text (&dimension->id, statement, 0);
      dimension->weight = sqlite3_column_double (statement, 4);
      dimension->for_group = sqlite3_column_int (statement, 5);
      dimension->for_tracks = sqlite3_column_int64 (statement, 6);
      if (!spor_store_load_categories (self, dimension, error))
        return FALSE;
    }
  return step == 0;
}

static gboolean
spor_store_load_round_row (SporStore *self, const char *id, SporRound *round, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (
      self,
      "SELECT round.id, name, opens, deadline, reply_by, contact, archived_round.at FROM round "
      "LEFT JOIN archived_round ON archived_round.round_id = round.id WHERE round.id = ?1",
      error);
  int step;

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  if ((step = spor_store_step (self, statement, error)) < 0)
    return FALSE;
  if (step == 0)
    return spor_store_fail (self, SQLITE_CORRUPT, error);

  spor_replace_text (&round->id, statement, 0);
  spor_replace_text (&round->name, statement, 1);
  round->opens = spor_column_instant (statement, 2);
  round->deadline = spor_column_instant (statement, 3);
  round->reply_by = spor_column_instant (statement, 4);
  spor_replace_text (&round->contact, statement, 5);
  round->archived_at = spor_column_instant (statement, 6);
  round->read_only = g_strdup (self->read_only);
  return TRUE;
}

SporRound *
spor_store_load_round (SporStore *self, GError **error)
{
  g_autofree char *id = spor_store_current_round (self, error);

  return id ? spor_store_load_round_by_id (self, id, error) : NULL;
}

SporRound *
spor_store_load_round_by_id (SporStore *self, const char *id, GError **error)
{
  g_autoptr (SporRound) round = spor_round_new (self->places);

  if (!spor_store_load_round_row (self, id, round, error)
      || !spor_store_load_options (self, round, error)
      || !spor_store_load_tracks (self, round, error)
      || !spor_store_load_dimensions (self, round, error))
    return NULL;
  return g_steal_pointer (&round);
}
