/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include "spor-breach.h"
#include "spor-id.h"

/* The table protocol, and the compositions that come with one. */

static const char *const insert_protocol
    = "INSERT INTO protocol (id, composition_id, at, kind, text) VALUES (?1, ?2, ?3, ?4, ?5)";

static const struct
{
  const char *action, *kind;
} methods[] = {
  [SPOR_METHOD_SUGGESTION] = { "suggest", "suggestion" },
  [SPOR_METHOD_LOTTERY] = { "draw", "lottery" },
};

static gboolean
spor_store_add_protocol (SporStore *self,
                         const SporComposition *composition,
                         SporMethod method,
                         const char *text,
                         GError **error)
{
  g_autofree char *id = spor_id_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (SporStatement) statement = spor_store_prepare (self, insert_protocol, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  spor_bind_text (statement, 2, composition->id);
  spor_bind_instant (statement, 3, g_date_time_to_unix (now));
  spor_bind_static (statement, 4, methods[method].kind);
  spor_bind_static (statement, 5, text);
  return spor_store_run (self, statement, error);
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
                  SporMethod method,
                  const char *protocol,
                  GError **error)
{
  if (before->finalised_at != SPOR_TIME_NONE)
    {
      g_autoptr (SporBreach) breach = spor_breach_finalised (before);

      g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED, breach->text);
      return FALSE;
    }
  if (!spor_store_begin (self, methods[method].action, before->name, error))
    return FALSE;
  if (spor_store_has_composition (self, before, error)
      && spor_store_save_composition (self, before, after, error)
      && (!protocol || spor_store_add_protocol (self, after, method, protocol, error))
      && spor_store_check_saved (self, error))
    return spor_store_commit (self, error);
  if (self->set)
    spor_store_rollback (self);
  return FALSE;
}
