/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-states.h"

#include "spor-text.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *key;
  guint from; /* bit s: SporClaimState s */
  SporClaimState to;
} acts[SPOR_N_ACTS] = {
  [SPOR_ACT_SUBMIT]
  = { "submit", 1 << SPOR_CLAIM_DRAFT | 1 << SPOR_CLAIM_RETURNED, SPOR_CLAIM_SUBMITTED },
  [SPOR_ACT_APPROVE] = { "approve", 1 << SPOR_CLAIM_SUBMITTED, SPOR_CLAIM_APPROVED },
  [SPOR_ACT_RETURN] = { "return", 1 << SPOR_CLAIM_SUBMITTED, SPOR_CLAIM_RETURNED },
  [SPOR_ACT_REJECT] = { "reject", 1 << SPOR_CLAIM_SUBMITTED, SPOR_CLAIM_REJECTED },
  [SPOR_ACT_PAY] = { "pay", 1 << SPOR_CLAIM_APPROVED, SPOR_CLAIM_PAID },
};

const char *
spor_act_key (SporAct act)
{
  return acts[act].key;
}

gboolean
spor_act_leads (SporAct act, SporClaimState state, SporClaimState *to)
{
  if (!(acts[act].from >> state & 1))
    return FALSE;
  if (to)
    *to = acts[act].to;
  return TRUE;
}

/* --- Objections ----------------------------------------------------------------------------- */

static SporClaimFinding *
spor_object (SporClaimRule rule, const char *text)
{
  return spor_claim_finding_new (rule, -1, g_strdup (text));
}

static SporClaimFinding *
spor_object_to_state (const SporClaim *claim, SporAct act)
{
  const char *state = spor_claim_state_label (claim->state);

  switch (act)
    {
    case SPOR_ACT_SUBMIT:
      return spor_claim_finding_new (
          SPOR_CLAIM_RULE_STATE, -1,
          /* Translators: a claim's state */
          g_strdup_printf (
              _ ("Only a draft or a returned claim can be submitted; its state is “%s”."), state));
    case SPOR_ACT_APPROVE:
    case SPOR_ACT_RETURN:
    case SPOR_ACT_REJECT:
      return spor_claim_finding_new (
          SPOR_CLAIM_RULE_STATE, -1,
          /* Translators: a claim's state */
          g_strdup_printf (_ ("Only a submitted claim can be decided on; its state is “%s”."),
                           state));
    case SPOR_ACT_PAY:
    case SPOR_N_ACTS:
    default:
      return spor_claim_finding_new (
          SPOR_CLAIM_RULE_STATE, -1,
          /* Translators: a claim's state */
          g_strdup_printf (_ ("Only an approved claim can be paid; its state is “%s”."), state));
    }
}

static gboolean
spor_is_blank (const char *text)
{
  g_autofree char *clean = spor_text_clean (text);

  return *clean == '\0';
}

static gboolean
spor_is_same_person (const char *actor, const char *other)
{
  g_autofree char *clean = spor_text_clean (actor);
  g_autofree char *clean_other = spor_text_clean (other);
  g_autofree char *fold = spor_text_fold (clean);
  g_autofree char *fold_other = spor_text_fold (clean_other);

  return g_str_equal (fold, fold_other);
}

static SporClaimFinding *
spor_object_to_payment (const SporClaim *claim, const SporDecision *decision)
{
  if (decision->paid_on == SPOR_DAY_NONE || spor_is_blank (decision->reference))
    return spor_object (SPOR_CLAIM_RULE_PAYMENT,
                        _ ("A payment needs the day it was made and a reference."));
  if (decision->paid_on < spor_day_of_instant (claim->decided_at))
    return spor_object (SPOR_CLAIM_RULE_PAYMENT,
                        _ ("The payment cannot have been made before the claim was approved."));
  if (decision->paid_on > spor_day_of_instant (decision->at))
    return spor_object (SPOR_CLAIM_RULE_PAYMENT,
                        _ ("The payment cannot be dated in the future: note it when it is made."));
  return NULL;
}

SporClaimFinding *
spor_claim_objection (const SporClaim *claim, const SporDecision *decision)
{
  SporAct act = decision->act;
  SporClaimFinding *finding;

  if (!spor_act_leads (act, claim->state, NULL))
    return spor_object_to_state (claim, act);
  if (act == SPOR_ACT_APPROVE && spor_is_same_person (decision->actor, claim->submitted_by))
    return spor_object (SPOR_CLAIM_RULE_OWN_CLAIM,
                        _ ("Whoever submitted a claim cannot approve it: somebody else must."));
  if ((act == SPOR_ACT_RETURN || act == SPOR_ACT_REJECT) && spor_is_blank (decision->reason))
    return spor_object (SPOR_CLAIM_RULE_REASON,
                        _ ("Give a reason, so that the member knows what is wrong."));
  if (act == SPOR_ACT_PAY && (finding = spor_object_to_payment (claim, decision)))
    return finding;
  if ((finding = spor_claim_text_objection (decision->reason, -1)))
    return finding;
  return spor_claim_text_objection (decision->reference, -1);
}

/* --- Deciding ------------------------------------------------------------------------------- */

static void
spor_set_text (char **field, const char *text)
{
  g_free (*field);
  *field = spor_text_clean (text);
}

static void
spor_claim_note_decision (SporClaim *claim, const SporDecision *decision)
{
  spor_set_text (&claim->decided_by, decision->actor);
  spor_set_text (&claim->reason, decision->reason);
  claim->decided_at = decision->at;
}

void
spor_claim_decide (SporClaim *claim, const SporDecision *decision)
{
  SporClaimState to;
  gboolean leads = spor_act_leads (decision->act, claim->state, &to);

  g_return_if_fail (leads);

  claim->state = to;
  switch (decision->act)
    {
    case SPOR_ACT_SUBMIT:
      /* what it was returned for is in the change log */
      spor_set_text (&claim->submitted_by, decision->actor);
      spor_set_text (&claim->decided_by, NULL);
      spor_set_text (&claim->reason, NULL);
      claim->submitted_at = decision->at;
      claim->decided_at = SPOR_TIME_NONE;
      break;
    case SPOR_ACT_PAY:
      spor_set_text (&claim->paid_by, decision->actor);
      spor_set_text (&claim->reference, decision->reference);
      claim->paid_at = decision->at;
      claim->paid_on = decision->paid_on;
      break;
    case SPOR_ACT_APPROVE:
    case SPOR_ACT_RETURN:
    case SPOR_ACT_REJECT:
    case SPOR_N_ACTS:
    default:
      spor_claim_note_decision (claim, decision);
      break;
    }
}
