/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include "spor-id.h"

#include <glib/gi18n-lib.h>

/* The tables protocol and pool, and the compositions that come with them. A copy has the protocol
 * of what it was copied from, until it gets one of its own; ids grow with time. */

static const char *const insert_protocol
    = "INSERT INTO protocol (id, composition_id, at, kind, text) VALUES (?1, ?2, ?3, ?4, ?5)";
static const char *const insert_pool
    = "INSERT INTO pool (id, protocol_id, people) VALUES (?1, ?2, ?3)";
static const char *const select_last
    = "SELECT protocol.id, protocol.at, protocol.kind, pool.people FROM protocol "
      "JOIN pool ON pool.protocol_id = protocol.id WHERE protocol.composition_id = ?1 "
      "OR protocol.id = (SELECT protocol_id FROM lineage WHERE lineage.composition_id = ?1) "
      "ORDER BY protocol.id DESC LIMIT 1";
static const char *const select_text = "SELECT text FROM protocol WHERE id = ?1";

static const struct
{
  const char *action, *kind;
} methods[] = {
  [SPOR_METHOD_SUGGESTION] = { "suggest", "suggestion" },
  [SPOR_METHOD_LOTTERY] = { "draw", "lottery" },
};

/* --- Reading -------------------------------------------------------------------------------- */

static SporOrigin *
spor_origin_from_row (SporStatement *statement)
{
  gboolean lottery
      = g_str_equal (spor_column_text (statement, 2), methods[SPOR_METHOD_LOTTERY].kind);
  g_autoptr (SporOrigin) origin
      = spor_origin_new (lottery ? SPOR_METHOD_LOTTERY : SPOR_METHOD_SUGGESTION,
                         spor_column_instant (statement, 1));

  origin->protocol_id = g_strdup (spor_column_text (statement, 0));
  return spor_origin_add_text (origin, spor_column_text (statement, 3)) ? g_steal_pointer (&origin)
                                                                        : NULL;
}

gboolean
spor_store_load_origin (SporStore *self, SporComposition *composition, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_last, error);
  int step;

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, composition->id);
  if ((step = spor_store_step (self, statement, error)) <= 0)
    return step == 0;
  composition->origin = spor_origin_from_row (statement);
  return composition->origin || spor_store_fail (self, SQLITE_CORRUPT, error);
}

char *
spor_store_load_protocol (SporStore *self, const SporComposition *composition, GError **error)
{
  g_autoptr (SporStatement) statement = NULL;
  int step;

  if (!composition->origin)
    {
      g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_NOTHING,
                           _ ("The composition was neither suggested nor drawn: there is no "
                              "protocol of it."));
      return NULL;
    }
  if (!(statement = spor_store_prepare (self, select_text, error)))
    return NULL;
  spor_bind_text (statement, 1, composition->origin->protocol_id);
  if ((step = spor_store_step (self, statement, error)) > 0)
    return g_strdup (spor_column_text (statement, 0));
  if (step == 0)
    spor_store_fail (self, SQLITE_CORRUPT, error);
  return NULL;
}

/* --- Writing -------------------------------------------------------------------------------- */

static gboolean
spor_store_add_pool (SporStore *self,
                     const char *protocol,
                     const SporOrigin *origin,
                     GError **error)
{
  g_autofree char *id = spor_id_new ();
  g_autofree char *people = spor_origin_to_text (origin);
  g_autoptr (SporStatement) statement = spor_store_prepare (self, insert_pool, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  spor_bind_text (statement, 2, protocol);
  spor_bind_text (statement, 3, people);
  return spor_store_run (self, statement, error);
}

static gboolean
spor_store_add_protocol (SporStore *self,
                         const SporComposition *composition,
                         const char *text,
                         GError **error)
{
  g_autofree char *id = spor_id_new ();
  g_autoptr (SporStatement) statement = spor_store_prepare (self, insert_protocol, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  spor_bind_text (statement, 2, composition->id);
  spor_bind_instant (statement, 3, composition->origin->at);
  spor_bind_static (statement, 4, methods[composition->origin->method].kind);
  spor_bind_static (statement, 5, text);
  return spor_store_run (self, statement, error)
         && spor_store_add_pool (self, id, composition->origin, error);
}

/* Between the search and now somebody may have withdrawn, or a rule have changed. */
static gboolean
spor_store_check_saved (SporStore *self, GError **error)
{
  g_autoptr (SporRound) round = spor_store_load_round (self, error);
  g_autoptr (SporSignups) signups
      = round ? spor_store_load_signups (self, round, FALSE, error) : NULL;
  g_autoptr (SporComposition) saved
      = signups ? spor_store_load_composition (self, signups, error) : NULL;
  g_autoptr (GPtrArray) breaches = saved ? spor_composition_breaches (saved) : NULL;
  const SporBreach *breach;

  if (!breaches || breaches->len == 0)
    return breaches != NULL;
  breach = g_ptr_array_index (breaches, 0);
  g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED, breach->text);
  return FALSE;
}

gboolean
spor_store_apply (SporStore *self,
                  const SporComposition *before,
                  const SporComposition *after,
                  const char *protocol,
                  GError **error)
{
  g_return_val_if_fail (after->origin != NULL, FALSE);

  if (!spor_store_is_open (before, error)
      || !spor_store_begin (self, methods[after->origin->method].action, before->name, error))
    return FALSE;
  if (spor_store_has_composition (self, before, error)
      && spor_store_save_composition (self, before, after, error)
      && spor_store_add_protocol (self, after, protocol, error)
      && spor_store_check_saved (self, error))
    return spor_store_commit (self, error);
  if (self->set)
    spor_store_rollback (self);
  return FALSE;
}
