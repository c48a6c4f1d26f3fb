/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-alternatives.h"
#include "spor-store-private.h"

#include "spor-breach.h"
#include "spor-id.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How a composition is read: with what it is a copy of, and why it is final nevertheless. */
#define SELECT_COMPOSITIONS                                                                        \
  "SELECT composition.id, composition.name, finalised_at, finalised_by, lineage.source, "          \
  "finalisation.note FROM composition "                                                            \
  "LEFT JOIN lineage ON lineage.composition_id = composition.id "                                  \
  "LEFT JOIN finalisation ON finalisation.composition_id = composition.id "

static const char *const select_all
    = SELECT_COMPOSITIONS "WHERE composition.round_id = ?1 ORDER BY position, composition.id";
static const char *const select_current
    = SELECT_COMPOSITIONS "WHERE composition.id = (SELECT id FROM composition WHERE round_id = ?1 "
                          "ORDER BY " SPOR_SQL_BOARD_FIRST ("?1") ")";
static const char *const select_decided
    = SELECT_COMPOSITIONS "WHERE composition.id = " SPOR_SQL_DECIDED ("?1");
/* Whoever was erased has withdrawn. */
static const char *const select_present = "SELECT 1 FROM signup WHERE id = ?1 AND withdrawn = 0";

gboolean
spor_store_insert_composition (SporStore *self,
                               const SporRound *round,
                               guint position,
                               const char *name,
                               const char *id,
                               GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (
      self,
      "INSERT INTO composition (id, round_id, position, name, finalised_at, finalised_by) "
      "VALUES (?1, ?2, ?3, ?4, NULL, '')",
      error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  spor_bind_text (statement, 2, round->id);
  spor_bind_int (statement, 3, position);
  spor_bind_text (statement, 4, name);
  return spor_store_run (self, statement, error);
}

gboolean
spor_store_add_composition (
    SporStore *self, const SporRound *round, guint position, const char *name, GError **error)
{
  g_autofree char *id = spor_id_new ();

  return spor_store_insert_composition (self, round, position, name, id, error);
}

static int
spor_find_track_id (const SporRound *round, const char *id)
{
  for (guint i = 0; i < round->tracks->len; i++)
    if (g_str_equal (spor_round_track (round, i)->id, id))
      return i;
  return -1;
}

static gboolean
spor_store_load_seats (SporStore *self, SporComposition *composition, GError **error)
{
  SporRound *round = spor_composition_round (composition);
  g_autoptr (SporStatement) statement
      = spor_store_prepare (self,
                            "SELECT track_id, signup_id, spot FROM seat WHERE composition_id = ?1 "
                            "ORDER BY track_id, spot, position",
                            error);
  int step;

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, composition->id);
  while ((step = spor_store_step (self, statement, error)) > 0)
    {
      int track = spor_find_track_id (round, spor_column_text (statement, 0));
      int found = spor_signups_find (composition->signups, spor_column_text (statement, 1));
      gboolean seated = g_str_equal (spor_column_text (statement, 2), "seated");
      guint signup = found;

      if (track >= 0 && found >= 0)
        g_array_append_val (seated ? composition->seated[track] : composition->waiting[track],
                            signup);
    }
  return step == 0;
}

static SporComposition *
spor_composition_from_row (SporStatement *statement, SporSignups *signups)
{
  SporComposition *composition = spor_composition_new (signups, spor_column_text (statement, 0),
                                                       spor_column_text (statement, 1));

  composition->finalised_at = spor_column_instant (statement, 2);
  composition->finalised_by = g_strdup (spor_column_text (statement, 3));
  composition->copied_from = g_strdup ((const char *)sqlite3_column_text (statement, 4));
  composition->note = g_strdup (spor_column_text (statement, 5));
  return composition;
}

static gboolean
spor_store_fill_composition (SporStore *self, SporComposition *composition, GError **error)
{
  return spor_store_load_seats (self, composition, error)
         && spor_store_load_marks (self, composition, error);
}

/* The one that @sql finds in the round ?1. */
static SporComposition *
spor_store_load_one (SporStore *self, const char *sql, SporSignups *signups, GError **error)
{
  g_autoptr (SporComposition) composition = NULL;
  g_autoptr (SporStatement) statement = spor_store_prepare (self, sql, error);
  int step;

  if (!statement)
    return NULL;
  spor_bind_text (statement, 1, spor_signups_round (signups)->id);
  if ((step = spor_store_step (self, statement, error)) < 0)
    return NULL;
  if (step == 0)
    {
      spor_store_fail (self, SQLITE_CORRUPT, error);
      return NULL;
    }

  composition = spor_composition_from_row (statement, signups);
  if (!spor_store_fill_composition (self, composition, error)
      || !spor_store_load_origin (self, composition, error))
    return NULL;
  return g_steal_pointer (&composition);
}

SporComposition *
spor_store_load_composition (SporStore *self, SporSignups *signups, GError **error)
{
  return spor_store_load_one (self, select_current, signups, error);
}

SporComposition *
spor_store_load_decided_of (SporStore *self, SporSignups *signups, GError **error)
{
  return spor_store_load_one (self, select_decided, signups, error);
}

GPtrArray *
spor_store_load_compositions (SporStore *self, SporSignups *signups, GError **error)
{
  g_autoptr (GPtrArray) all
      = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_composition_unref);
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_all, error);
  int step;

  if (!statement)
    return NULL;
  spor_bind_text (statement, 1, spor_signups_round (signups)->id);
  while ((step = spor_store_step (self, statement, error)) > 0)
    g_ptr_array_add (all, spor_composition_from_row (statement, signups));
  for (guint i = 0; step == 0 && i < all->len; i++)
    if (!spor_store_fill_composition (self, g_ptr_array_index (all, i), error))
      return NULL;
  return step == 0 ? g_steal_pointer (&all) : NULL;
}

static gboolean
spor_store_remove_seat (SporStore *self,
                        const SporComposition *composition,
                        guint signup,
                        GError **error)
{
  g_autoptr (SporStatement) statement
      = spor_store_prepare (self, "DELETE FROM seat WHERE composition_id = ?1 AND signup_id = ?2",
                            error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, composition->id);
  spor_bind_text (statement, 2, spor_signups_row (composition->signups, signup)->id);
  return spor_store_run (self, statement, error);
}

static gboolean
spor_store_put_seat (SporStore *self,
                     const SporComposition *composition,
                     guint signup,
                     SporSpot spot,
                     guint track,
                     guint position,
                     GError **error)
{
  g_autofree char *id = spor_id_new ();
  g_autoptr (SporStatement) statement = spor_store_prepare (
      self,
      "INSERT INTO seat (id, composition_id, track_id, signup_id, spot, position) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (composition_id, signup_id) "
      "DO UPDATE SET track_id = ?3, spot = ?5, position = ?6",
      error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  spor_bind_text (statement, 2, composition->id);
  spor_bind_text (statement, 3, spor_round_track (spor_composition_round (composition), track)->id);
  spor_bind_text (statement, 4, spor_signups_row (composition->signups, signup)->id);
  spor_bind_text (statement, 5, spot == SPOR_SPOT_SEATED ? "seated" : "waiting");
  spor_bind_int (statement, 6, position);
  return spor_store_run (self, statement, error);
}

/* Removes those of @list (seated or waiting in @before) who are in the pool in @after. */
static gboolean
spor_store_remove_gone (SporStore *self, GArray *list, const SporComposition *after, GError **error)
{
  for (guint i = 0; i < list->len; i++)
    {
      guint signup = g_array_index (list, guint, i);
      guint track, position;

      if (spor_composition_find (after, signup, &track, &position) == SPOR_SPOT_POOL
          && !spor_store_remove_seat (self, after, signup, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
spor_store_put_list (SporStore *self,
                     const SporComposition *before,
                     const SporComposition *after,
                     guint track,
                     SporSpot spot,
                     GError **error)
{
  GArray *list = spot == SPOR_SPOT_SEATED ? after->seated[track] : after->waiting[track];

  for (guint i = 0; i < list->len; i++)
    {
      guint signup = g_array_index (list, guint, i);
      guint old_track = 0, old_position = 0;
      SporSpot old = spor_composition_find (before, signup, &old_track, &old_position);

      if (old == spot && old_track == track && old_position == i)
        continue;
      if (!spor_store_go_on (self, 0, 0, error)
          || !spor_store_put_seat (self, after, signup, spot, track, i, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
spor_store_save_composition (SporStore *self,
                             const SporComposition *before,
                             const SporComposition *after,
                             GError **error)
{
  guint n_tracks = spor_round_n_tracks (spor_composition_round (after));

  g_return_val_if_fail (self->set != NULL, FALSE);
  g_return_val_if_fail (g_str_equal (before->id, after->id), FALSE);

  for (guint track = 0; track < n_tracks; track++)
    if (!spor_store_remove_gone (self, before->seated[track], after, error)
        || !spor_store_remove_gone (self, before->waiting[track], after, error))
      return FALSE;
  for (guint track = 0; track < n_tracks; track++)
    if (!spor_store_put_list (self, before, after, track, SPOR_SPOT_SEATED, error)
        || !spor_store_put_list (self, before, after, track, SPOR_SPOT_WAITING, error))
      return FALSE;
  return spor_store_save_marks (self, before, after, error);
}

static const char *
spor_move_action (const SporMove *move)
{
  if (move->swap_with >= 0)
    return "swap";
  return move->to == SPOR_SPOT_SEATED ? "seat" : move->to == SPOR_SPOT_WAITING ? "wait" : "unseat";
}

static gboolean
spor_arrays_equal (const GArray *a, const GArray *b)
{
  /* An empty array has no data to hand to memcmp(). */
  return a->len == b->len
         && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (guint)) == 0);
}

gboolean
spor_compositions_equal (const SporComposition *a, const SporComposition *b)
{
  if (!g_str_equal (a->id, b->id) || a->finalised_at != b->finalised_at
      || !spor_marks_equal (a->marks, b->marks))
    return FALSE;
  for (guint t = 0; t < spor_round_n_tracks (spor_composition_round (a)); t++)
    if (!spor_arrays_equal (a->seated[t], b->seated[t])
        || !spor_arrays_equal (a->waiting[t], b->waiting[t]))
      return FALSE;
  return TRUE;
}

/* CONFLICT unless @now (transfer full) (nullable: with @error already) is as @composition. */
static gboolean
spor_store_is_unchanged (SporComposition *now, const SporComposition *composition, GError **error)
{
  g_autoptr (SporComposition) read = now;

  if (!read)
    return FALSE;
  if (spor_compositions_equal (read, composition))
    return TRUE;
  g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT,
                       _ ("The group has changed in the meantime. Look again, then move."));
  return FALSE;
}

gboolean
spor_store_has_composition (SporStore *self, const SporComposition *composition, GError **error)
{
  return spor_store_is_open (composition, error)
         && spor_store_is_unchanged (spor_store_load_composition (self, composition->signups,
                                                                  error),
                                     composition, error);
}

gboolean
spor_store_has_decided (SporStore *self, const SporComposition *composition, GError **error)
{
  return spor_store_is_unchanged (spor_store_load_decided_of (self, composition->signups, error),
                                  composition, error);
}

gboolean
spor_store_allow (SporBreach *breach, GError **error)
{
  g_autoptr (SporBreach) against = breach;

  if (against)
    g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED, against->text);
  return against == NULL;
}

gboolean
spor_store_is_open (const SporComposition *composition, GError **error)
{
  return composition->finalised_at == SPOR_TIME_NONE
         || spor_store_allow (spor_breach_finalised (composition), error);
}

/* Whether whoever was nowhere in @before is still somebody who can be put on the board. */
static gboolean
spor_store_has_newcomer (SporStore *self,
                         const SporComposition *before,
                         guint signup,
                         GError **error)
{
  const SporSignupRow *row = spor_signups_row (before->signups, signup);
  g_autoptr (SporStatement) statement = NULL;
  int found;

  if (spor_composition_find (before, signup, NULL, NULL) != SPOR_SPOT_POOL)
    return TRUE;
  if (!(statement = spor_store_prepare (self, select_present, error)))
    return FALSE;
  spor_bind_static (statement, 1, row->id);
  if ((found = spor_store_step (self, statement, error)) < 0)
    return FALSE;
  if (found == 0)
    g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT,
                 /* Translators: a person */
                 _ ("%s has been withdrawn or erased in the meantime. Look again, then move."),
                 row->name);
  return found > 0;
}

gboolean
spor_store_has_newcomers (SporStore *self,
                          const SporComposition *before,
                          const SporComposition *after,
                          GError **error)
{
  for (guint t = 0; t < spor_round_n_tracks (spor_composition_round (after)); t++)
    {
      const GArray *lists[] = { after->seated[t], after->waiting[t] };

      for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
        for (guint i = 0; i < lists[l]->len; i++)
          if (!spor_store_has_newcomer (self, before, g_array_index (lists[l], guint, i), error))
            return FALSE;
    }
  return TRUE;
}

static gboolean
spor_store_make_move (SporStore *self,
                      const SporComposition *composition,
                      const SporMove *move,
                      GError **error)
{
  g_autoptr (SporComposition) after = NULL;

  if (!spor_store_has_composition (self, composition, error))
    return FALSE;
  after = spor_composition_apply (composition, move);
  return spor_store_has_newcomers (self, composition, after, error)
         && spor_store_save_composition (self, composition, after, error);
}

gboolean
spor_store_move (SporStore *self,
                 const SporComposition *composition,
                 const SporMove *move,
                 GError **error)
{
  const SporSignupRow *row = spor_signups_row (composition->signups, move->signup);

  if (!spor_store_allow (spor_composition_check_move (composition, move), error)
      || !spor_store_begin (self, spor_move_action (move), row->name, error))
    return FALSE;
  return spor_store_end (self, spor_store_make_move (self, composition, move, error), error);
}
