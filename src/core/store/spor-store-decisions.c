/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"
#include "spor-store-refunds.h"

#include <glib/gi18n-lib.h>

/* Claims decided on. */

static const char *const select_signup
    = "SELECT name, municipality, " SPOR_SQL_ERASED ("signup.id") " FROM signup WHERE id = ?1";

/* What made a claim, and the round that it is in, is out of reach of undo once it is submitted:
 * else undo would stop there for ever, as it finds the claim changed. Lines and receipts that it no
 * longer has are known from their images alone. */
static const char *const fix_sets
    = "UPDATE change_set SET state = 'fixed' WHERE state IN ('done', 'undone') AND no IN "
      "(SELECT set_no FROM change WHERE row_id IN (?1, ?2, ?3, "
      "(SELECT round_id FROM meeting WHERE id = ?2)) "
      "UNION SELECT set_no FROM change WHERE row_id IN "
      "(SELECT id FROM claim_line WHERE claim_id = ?1 "
      "UNION SELECT id FROM receipt WHERE claim_id = ?1) "
      "UNION SELECT set_no FROM change WHERE row_table IN ('claim_line', 'receipt') "
      "AND json_extract (before, '$.claim_id') = ?1)";

static const char *const actions[SPOR_N_ACTS] = {
  [SPOR_ACT_SUBMIT] = "submit-claim", [SPOR_ACT_APPROVE] = "approve-claim",
  [SPOR_ACT_RETURN] = "return-claim", [SPOR_ACT_REJECT] = "reject-claim",
  [SPOR_ACT_PAY] = "pay-claim",
};

gboolean
spor_store_refuse_claim (GPtrArray *found, GPtrArray **findings, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const SporClaimFinding *finding = g_ptr_array_index (found, i);

      if (finding->severity == SPOR_SEVERITY_BLOCKS)
        g_string_append_printf (text, "%s%s", text->len ? " " : "", finding->text);
    }
  g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED, text->str);
  if (findings)
    *findings = found;
  else
    g_ptr_array_unref (found);
  return FALSE;
}

gboolean
spor_store_load_signup_name (
    SporStore *self, const char *id, char **name, char **municipality, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_signup, error);
  int step;

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  if ((step = spor_store_step (self, statement, error)) < 0)
    return FALSE;
  if (step == 0)
    {
      g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID,
                   _ ("There is no sign-up with the id “%s”."), id);
      return FALSE;
    }
  *name = spor_column_name (statement, 0, 2);
  if (municipality)
    *municipality = g_strdup (spor_column_text (statement, 1));
  return TRUE;
}

/* --- Deciding ------------------------------------------------------------------------------- */

static gboolean
spor_store_may_submit (SporStore *self,
                       const SporRound *round,
                       const SporClaim *claim,
                       GPtrArray **findings,
                       GError **error)
{
  g_autoptr (GPtrArray) found = spor_store_check_claim (self, round, claim, error);

  if (!found)
    return FALSE;
  return !spor_claim_findings_block (found)
         || spor_store_refuse_claim (g_steal_pointer (&found), findings, error);
}

static gboolean
spor_store_fix_sets (SporStore *self, const SporClaim *claim, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, fix_sets, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, claim->id);
  spor_bind_text (statement, 2, claim->meeting_id);
  spor_bind_text (statement, 3, claim->signup_id);
  return spor_store_run (self, statement, error);
}

/* Inside a change set: what is decided on is what the book holds now. */
static gboolean
spor_store_take_decision (SporStore *self,
                          const SporRound *round,
                          const char *claim_id,
                          const SporDecision *decision,
                          GPtrArray **findings,
                          GError **error)
{
  g_autoptr (SporClaim) claim = spor_store_load_claim (self, claim_id, error);
  g_autofree char *who = NULL;
  SporClaimFinding *objection;

  if (!claim || !spor_store_load_signup_name (self, claim->signup_id, &who, NULL, error))
    return FALSE;
  spor_store_set_detail (self, who);
  if ((objection = spor_claim_objection (claim, decision)))
    {
      GPtrArray *found = spor_claim_findings_new ();

      g_ptr_array_add (found, objection);
      return spor_store_refuse_claim (found, findings, error);
    }
  if (decision->act == SPOR_ACT_SUBMIT
      && !spor_store_may_submit (self, round, claim, findings, error))
    return FALSE;
  spor_claim_decide (claim, decision);
  return spor_store_put_claim_state (self, claim, error)
         && spor_store_fix_sets (self, claim, error);
}

gboolean
spor_store_decide (SporStore *self,
                   const SporRound *round,
                   const char *claim_id,
                   const SporDecision *decision,
                   GPtrArray **findings,
                   GError **error)
{
  SporDecision own = *decision;

  own.actor = self->actor;
  own.at = g_get_real_time () / G_USEC_PER_SEC;
  if (!spor_store_begin_fixed (self, actions[decision->act], NULL, error))
    return FALSE;
  return spor_store_end (self,
                         spor_store_take_decision (self, round, claim_id, &own, findings, error),
                         error);
}
