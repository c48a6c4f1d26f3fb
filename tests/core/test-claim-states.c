/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claim-rules-fixture.h"

/* The ways from one state of a claim to the next, and no others. */

static SporDecision
decision_of (SporAct act, const char *actor)
{
  return (SporDecision){ .act = act,
                         .actor = actor,
                         .at = spor_time_from_iso ("2025-04-10T10:00:00Z"),
                         .reason = "Kvitteringen kan ikke læses",
                         .reference = "B-17",
                         .paid_on = day ("2025-04-10") };
}

static void
test_arrows (Fixture *self, gconstpointer data)
{
  static const struct
  {
    SporClaimState from;
    SporAct act;
    SporClaimState to;
  } arrows[] = {
    { SPOR_CLAIM_DRAFT, SPOR_ACT_SUBMIT, SPOR_CLAIM_SUBMITTED },
    { SPOR_CLAIM_RETURNED, SPOR_ACT_SUBMIT, SPOR_CLAIM_SUBMITTED },
    { SPOR_CLAIM_SUBMITTED, SPOR_ACT_APPROVE, SPOR_CLAIM_APPROVED },
    { SPOR_CLAIM_SUBMITTED, SPOR_ACT_RETURN, SPOR_CLAIM_RETURNED },
    { SPOR_CLAIM_SUBMITTED, SPOR_ACT_REJECT, SPOR_CLAIM_REJECTED },
    { SPOR_CLAIM_APPROVED, SPOR_ACT_PAY, SPOR_CLAIM_PAID },
  };

  for (int from = 0; from < SPOR_N_CLAIM_STATES; from++)
    for (int act = 0; act < SPOR_N_ACTS; act++)
      {
        SporDecision decision = decision_of (act, "Bo");
        g_autoptr (SporClaimFinding) finding = NULL;
        int to = -1;

        for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
          if ((int)arrows[i].from == from && (int)arrows[i].act == act)
            to = arrows[i].to;
        self->claim->state = from;
        set (&self->claim->submitted_by, "Anne");
        finding = spor_claim_objection (self->claim, &decision);
        g_assert_cmpint (finding == NULL, ==, to >= 0);
        if (finding)
          g_assert_cmpint (finding->rule, ==, SPOR_CLAIM_RULE_STATE);
        else
          {
            spor_claim_decide (self->claim, &decision);
            g_assert_cmpint (self->claim->state, ==, to);
          }
      }
}

static void
assert_objection (const SporClaim *claim, const SporDecision *decision, int rule)
{
  g_autoptr (SporClaimFinding) finding = spor_claim_objection (claim, decision);

  g_assert_cmpint (finding ? (int)finding->rule : -1, ==, rule);
}

static void
test_decisions (Fixture *self, gconstpointer data)
{
  SporDecision decision = decision_of (SPOR_ACT_SUBMIT, "Åse Ærø");

  spor_claim_decide (self->claim, &decision);
  g_assert_cmpstr (self->claim->submitted_by, ==, "Åse Ærø");

  decision.act = SPOR_ACT_APPROVE;
  assert_objection (self->claim, &decision, SPOR_CLAIM_RULE_OWN_CLAIM);
  decision.actor = " åse  ærø ";
  assert_objection (self->claim, &decision, SPOR_CLAIM_RULE_OWN_CLAIM);
  decision.actor = "Bo";
  assert_objection (self->claim, &decision, -1);

  for (int act = SPOR_ACT_RETURN; act <= SPOR_ACT_REJECT; act++)
    {
      decision.act = act;
      decision.reason = NULL;
      assert_objection (self->claim, &decision, SPOR_CLAIM_RULE_REASON);
      decision.reason = " \n";
      assert_objection (self->claim, &decision, SPOR_CLAIM_RULE_REASON);
      decision.reason = "010190-1234";
      assert_objection (self->claim, &decision, SPOR_CLAIM_RULE_PERSONAL_NUMBER);
      decision.reason = "Mangler bilag";
      assert_objection (self->claim, &decision, -1);
    }

  decision = decision_of (SPOR_ACT_APPROVE, "Bo");
  spor_claim_decide (self->claim, &decision);
  g_assert_cmpstr (self->claim->decided_by, ==, "Bo");
  decision.act = SPOR_ACT_PAY;
  assert_objection (self->claim, &decision, -1);
  decision.paid_on--;
  assert_objection (self->claim, &decision, SPOR_CLAIM_RULE_PAYMENT);
  decision.paid_on = spor_day_of_instant (decision.at);
  assert_objection (self->claim, &decision, -1);
  decision.paid_on++;
  assert_objection (self->claim, &decision, SPOR_CLAIM_RULE_PAYMENT);
  decision.paid_on = SPOR_DAY_NONE;
  assert_objection (self->claim, &decision, SPOR_CLAIM_RULE_PAYMENT);
  decision.paid_on = day ("2025-04-10");
  decision.reference = "";
  assert_objection (self->claim, &decision, SPOR_CLAIM_RULE_PAYMENT);
  decision.reference = "010190-1234";
  assert_objection (self->claim, &decision, SPOR_CLAIM_RULE_PERSONAL_NUMBER);
}

/* Whatever is tried, in whatever order: what was paid was approved by somebody else. */
static void
test_no_way_around (Fixture *self, gconstpointer data)
{
  static const char *const actors[] = { "Anne", "Bo", "ANNE" };
  guint n_paid = 0;

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (SporClaim) claim = spor_claim_new ();
      g_autofree char *approver = NULL;

      for (guint step = 0; step < 12; step++)
        {
          SporDecision decision = decision_of (g_test_rand_int_range (0, SPOR_N_ACTS),
                                               actors[g_test_rand_int_range (0, 3)]);
          g_autoptr (SporClaimFinding) finding = spor_claim_objection (claim, &decision);

          if (finding)
            continue;
          spor_claim_decide (claim, &decision);
          if (decision.act == SPOR_ACT_APPROVE)
            set (&approver, decision.actor);
        }
      if (claim->state != SPOR_CLAIM_PAID)
        continue;
      n_paid++;
      g_assert_nonnull (approver);
      g_assert_cmpint (g_ascii_strcasecmp (approver, claim->submitted_by), !=, 0);
    }
  g_assert_cmpuint (n_paid, >, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("arrows", test_arrows);
  ADD ("decisions", test_decisions);
  ADD ("no-way-around", test_no_way_around);
  return g_test_run ();
}
