/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include <glib/gi18n-lib.h>

/* Rules of the round that give way. Each statement finds its row only as it was when the ease was
 * worked out. */

static const char *const ease_track[] = {
  [SPOR_EASE_SEATS_MIN] = "UPDATE track SET seats_min = ?3 WHERE id = ?1 AND seats_min = ?2",
  [SPOR_EASE_SEATS_MAX] = "UPDATE track SET seats_max = ?3 WHERE id = ?1 AND seats_max = ?2",
  [SPOR_EASE_PER_MUNICIPALITY]
  = "UPDATE track SET per_municipality = ?3 WHERE id = ?1 AND per_municipality = ?2",
};

static const char *const ease_category_min = "UPDATE category SET min = ?4 WHERE dimension_id = ?1 "
                                             "AND key = ?2 AND min = ?3";
static const char *const ease_category_max = "UPDATE category SET max = ?4 WHERE dimension_id = ?1 "
                                             "AND key = ?2 AND max = ?3";

/* Runs a statement that must change one row. */
static gboolean
spor_store_run_ease (SporStore *self, SporStatement *statement, GError **error)
{
  if (!spor_store_run (self, statement, error))
    return FALSE;
  if (sqlite3_changes (spor_store_db (self)) == 1)
    return TRUE;
  g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT,
                       _ ("The rules have changed meanwhile. Try again."));
  return FALSE;
}

static gboolean
spor_store_ease_track (SporStore *self,
                       const SporRound *round,
                       const SporEase *ease,
                       GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, ease_track[ease->kind], error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, spor_round_track (round, ease->track)->id);
  spor_bind_int (statement, 2, ease->from);
  spor_bind_int (statement, 3, ease->to);
  return spor_store_run_ease (self, statement, error);
}

static gboolean
spor_store_ease_category (SporStore *self,
                          const SporRound *round,
                          const SporEase *ease,
                          GError **error)
{
  const SporDimension *dimension = g_ptr_array_index (round->dimensions, ease->dimension);
  const SporCategory *category = g_ptr_array_index (dimension->categories, ease->category);
  g_autoptr (SporStatement) statement = spor_store_prepare (
      self, ease->kind == SPOR_EASE_CATEGORY_MIN ? ease_category_min : ease_category_max, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, dimension->id);
  spor_bind_text (statement, 2, category->key);
  spor_bind_int (statement, 3, ease->from);
  spor_bind_int (statement, 4, ease->to);
  return spor_store_run_ease (self, statement, error);
}

static gboolean
spor_store_ease_pins (SporStore *self,
                      const SporComposition *composition,
                      const GArray *eases,
                      GError **error)
{
  g_autoptr (SporComposition) after = spor_composition_copy (composition);

  for (guint i = 0; i < eases->len; i++)
    {
      const SporEase *ease = &g_array_index (eases, SporEase, i);
      g_autoptr (SporComposition) before = after;

      after = ease->kind == SPOR_EASE_PIN
                  ? spor_composition_with_mark (before, ease->signup, SPOR_MARK_NONE)
                  : spor_composition_ref (before);
    }
  return spor_store_save_composition (self, composition, after, error);
}

static gboolean
spor_store_make_eases (SporStore *self,
                       const SporComposition *composition,
                       const GArray *eases,
                       GError **error)
{
  const SporRound *round = spor_composition_round (composition);

  for (guint i = 0; i < eases->len; i++)
    {
      const SporEase *ease = &g_array_index (eases, SporEase, i);
      gboolean category
          = ease->kind == SPOR_EASE_CATEGORY_MIN || ease->kind == SPOR_EASE_CATEGORY_MAX;

      if (ease->kind != SPOR_EASE_PIN
          && !(category ? spor_store_ease_category (self, round, ease, error)
                        : spor_store_ease_track (self, round, ease, error)))
        return FALSE;
    }
  return spor_store_ease_pins (self, composition, eases, error);
}

gboolean
spor_store_ease (SporStore *self,
                 const SporComposition *composition,
                 const GArray *eases,
                 const char *text,
                 GError **error)
{
  if (!spor_store_is_open (composition, error) || !spor_store_begin (self, "ease", text, error))
    return FALSE;
  return spor_store_end (self,
                         spor_store_has_composition (self, composition, error)
                             && spor_store_make_eases (self, composition, eases, error),
                         error);
}
