/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claim-rules-fixture.h"

#include <string.h>

/* Every rule of a claim's lines, on both sides of its limit. */

static void
test_amounts (Fixture *self, gconstpointer data)
{
  first_line (self)->amount = 1;
  assert_sound (self);
  first_line (self)->amount = 0;
  assert_found (self, SPOR_CLAIM_RULE_AMOUNT, -1);
  first_line (self)->mode = SPOR_MODE_BICYCLE;
  assert_found (self, SPOR_CLAIM_RULE_AMOUNT, -1);
  first_line (self)->amount = 64;
  assert_found (self, SPOR_CLAIM_RULE_AMOUNT, -1); /* no rate: where does it come from? */
  first_line (self)->rate = 64;
  assert_sound (self);
}

static void
test_dates (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *date;
    gboolean near;
  } cases[] = { { "2025-03-29", FALSE },
                { "2025-03-30", TRUE },
                { "2025-04-01", TRUE },
                { "2025-04-03", TRUE },
                { "2025-04-04", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      first_line (self)->day = day (cases[i].date);
      if (cases[i].near)
        assert_sound (self);
      else
        assert_found (self, SPOR_CLAIM_RULE_DATE, -1);
    }
  self->meeting->ends += 86400;
  assert_sound (self); /* a meeting of two days */
}

static void
test_receipts (Fixture *self, gconstpointer data)
{
  static const struct
  {
    SporMode mode;
    gboolean at_limit, above;
  } cases[] = {
    { SPOR_MODE_PUBLIC, FALSE, TRUE },   { SPOR_MODE_CAR, FALSE, FALSE },
    { SPOR_MODE_BICYCLE, FALSE, FALSE }, { SPOR_MODE_TOLL, TRUE, TRUE },
    { SPOR_MODE_FERRY, TRUE, TRUE },     { SPOR_MODE_PARKING, TRUE, TRUE },
    { SPOR_MODE_TAXI, TRUE, TRUE },      { SPOR_MODE_OTHER, FALSE, TRUE },
  };

  g_assert_cmpint (G_N_ELEMENTS (cases), ==, SPOR_N_MODES);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SporRefundTerms *terms = &self->facts.terms;

      g_assert_cmpint (spor_claim_needs_receipt (cases[i].mode, 10000, terms), ==,
                       cases[i].at_limit);
      g_assert_cmpint (spor_claim_needs_receipt (cases[i].mode, 10001, terms), ==, cases[i].above);
    }
  first_line (self)->amount++;
  assert_found (self, SPOR_CLAIM_RULE_RECEIPT, -1);
  self->facts.terms.receipt_above = 10001;
  assert_sound (self);
  first_line (self)->mode = SPOR_MODE_TAXI;
  assert_found (self, SPOR_CLAIM_RULE_RECEIPT, -1);
  set (&first_line (self)->receipt_id, "gone");
  assert_found (self, SPOR_CLAIM_RULE_RECEIPT, -1);
  add_receipt (self->claim, first_line (self), "a");
  assert_sound (self);
}

static SporClaim *
add_other (Fixture *self, const char *person)
{
  SporClaim *other = spor_claim_new ();

  set (&other->id, "claim-2");
  set (&other->signup_id, person);
  add_line (other, SPOR_MODE_PUBLIC, "2025-04-01", 10000);
  g_ptr_array_add (self->others, other);
  return other;
}

static void
test_doubled (Fixture *self, gconstpointer data)
{
  SporClaim *other = add_other (self, "anne");
  SporClaimLine *line = g_ptr_array_index (other->lines, 0);

  assert_found (self, SPOR_CLAIM_RULE_DOUBLED, -1);
  line->amount++;
  assert_sound (self);
  line->amount--;
  line->day++;
  assert_sound (self);
  line->day--;
  line->mode = SPOR_MODE_OTHER;
  assert_sound (self);
  line->mode = SPOR_MODE_PUBLIC;
  set (&other->signup_id, "bo");
  assert_sound (self);
  set (&other->signup_id, "anne");
  other->state = SPOR_CLAIM_REJECTED;
  assert_sound (self);
  other->state = SPOR_CLAIM_PAID;
  assert_found (self, SPOR_CLAIM_RULE_DOUBLED, -1);

  /* there and back */
  set (&other->signup_id, "bo");
  add_line (self->claim, SPOR_MODE_PUBLIC, "2025-04-01", 10000);
  assert_sound (self);
}

static const char *
first_text (GPtrArray *findings)
{
  g_assert_cmpuint (findings->len, ==, 1);
  return ((SporClaimFinding *)findings->pdata[0])->text;
}

/* Colleagues who share a mailbox are two people; who calls themself otherwise in part is one. */
static void
test_shared_mailbox (Fixture *self, gconstpointer data)
{
  SporClaim *other = add_other (self, "bo");

  set (&self->claim->person, "post@odense.dk");
  set (&other->person, "post@odense.dk");
  set (&self->claim->name, "Anne Møller Berg");
  set (&other->name, "Bo Berg");
  assert_sound (self);
  set (&other->name, "Anne Berg");
  assert_found (self, SPOR_CLAIM_RULE_DOUBLED, -1);
  set (&other->name, "");
  assert_found (self, SPOR_CLAIM_RULE_DOUBLED, -1);
}

/* Somebody who is in two rounds, or on two tracks, is known by their e-mail; the round is named. */
static void
test_doubled_elsewhere (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) elsewhere
      = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_claim_free);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) found_file = NULL;
  SporClaim *other = add_other (self, "anne-on-track-2");

  set (&self->claim->person, "anne@odense.dk");
  set (&other->person, "anne@odense.dk");
  assert_found (self, SPOR_CLAIM_RULE_DOUBLED, -1);
  set (&other->person, "");
  assert_sound (self);
  set (&other->person, "anne@odense.dk");

  g_ptr_array_add (elsewhere, g_ptr_array_steal_index (self->others, 0));
  self->facts.elsewhere = elsewhere;
  set (&other->round_name, "FBS-faggruppen");
  assert_found (self, SPOR_CLAIM_RULE_DOUBLED, -1);
  found = spor_claim_check (self->claim, &self->facts);
  g_assert_nonnull (strstr (first_text (found), "FBS-faggruppen"));
  set (&self->claim->person, "");
  set (&other->person, "");
  assert_sound (self);

  add_receipt (self->claim, first_line (self), "a");
  add_receipt (other, g_ptr_array_index (other->lines, 0), "a");
  assert_found (self, SPOR_CLAIM_RULE_DOUBLED_RECEIPT, -1);
  found_file = spor_claim_check (self->claim, &self->facts);
  g_assert_nonnull (strstr (first_text (found_file), "FBS-faggruppen"));
  other->state = SPOR_CLAIM_REJECTED;
  assert_sound (self);
}

static void
test_correction (Fixture *self, gconstpointer data)
{
  SporClaim *other = add_other (self, "anne");

  set (&self->claim->corrects, other->id);
  for (int state = 0; state < SPOR_N_CLAIM_STATES; state++)
    {
      other->state = state;
      if (state == SPOR_CLAIM_APPROVED || state == SPOR_CLAIM_PAID)
        assert_found (self, SPOR_CLAIM_RULE_CORRECTION, -1);
      else if (state == SPOR_CLAIM_REJECTED)
        assert_found (self, SPOR_CLAIM_RULE_CORRECTS, -1);
      else
        assert_found (self, SPOR_CLAIM_RULE_DOUBLED, SPOR_CLAIM_RULE_CORRECTS, -1);
    }
  set (&other->signup_id, "bo");
  assert_found (self, SPOR_CLAIM_RULE_CORRECTS, -1);
  set (&self->claim->corrects, "gone");
  assert_found (self, SPOR_CLAIM_RULE_CORRECTS, -1);

  /* seen from the one that is corrected */
  set (&other->signup_id, "anne");
  set (&other->corrects, self->claim->id);
  set (&self->claim->corrects, "");
  other->state = SPOR_CLAIM_SUBMITTED;
  assert_found (self, SPOR_CLAIM_RULE_DOUBLED, -1);
  self->claim->state = SPOR_CLAIM_APPROVED;
  assert_sound (self);
}

/* One claim is corrected once: each of two would be paid the difference. */
static void
test_corrected_already (Fixture *self, gconstpointer data)
{
  SporClaim *corrected = add_other (self, "anne");
  SporClaim *rival = add_other (self, "anne");

  corrected->state = SPOR_CLAIM_PAID;
  set (&self->claim->corrects, corrected->id);
  set (&rival->id, "claim-3");
  set (&rival->corrects, corrected->id);
  g_ptr_array_set_size (rival->lines, 0);
  assert_found (self, SPOR_CLAIM_RULE_CORRECTION, -1);
  rival->state = SPOR_CLAIM_SUBMITTED;
  assert_found (self, SPOR_CLAIM_RULE_CORRECTS, -1);
  rival->state = SPOR_CLAIM_REJECTED;
  assert_found (self, SPOR_CLAIM_RULE_CORRECTION, -1);
}

static void
assert_difference (Fixture *self, gint64 amount, const char *expected)
{
  g_autoptr (GPtrArray) findings = NULL;

  first_line (self)->amount = amount;
  findings = spor_claim_check (self->claim, &self->facts);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_nonnull (strstr (((SporClaimFinding *)findings->pdata[0])->text, expected));
}

/* The other is 100 kr. */
static void
test_difference (Fixture *self, gconstpointer data)
{
  SporClaim *corrected = add_other (self, "anne");

  corrected->state = SPOR_CLAIM_APPROVED;
  set (&self->claim->corrects, corrected->id);
  assert_difference (self, 9950, "paid back, DKK\u00a00.50.");
  assert_difference (self, 9999, "paid back, DKK\u00a00.01.");
  assert_difference (self, 10000, "nothing is to be paid");
  ((SporClaimLine *)corrected->lines->pdata[0])->amount = 4000;
  assert_difference (self, 10000, "paid out, DKK\u00a060.00.");
}

/* A draft is nobody's business but its own; of two that are submitted, both are to be looked at. */
static void
test_doubled_by_draft (Fixture *self, gconstpointer data)
{
  SporClaim *other = add_other (self, "anne");

  add_receipt (self->claim, first_line (self), "a");
  add_receipt (other, g_ptr_array_index (other->lines, 0), "a");
  for (int own = 0; own < SPOR_N_CLAIM_STATES; own++)
    for (int state = 0; state < SPOR_N_CLAIM_STATES; state++)
      {
        gboolean own_open = own == SPOR_CLAIM_DRAFT || own == SPOR_CLAIM_RETURNED;
        gboolean open = state == SPOR_CLAIM_DRAFT || state == SPOR_CLAIM_RETURNED;

        self->claim->state = own;
        other->state = state;
        if (state == SPOR_CLAIM_REJECTED || (open && !own_open))
          assert_sound (self);
        else
          assert_found (self, SPOR_CLAIM_RULE_DOUBLED, SPOR_CLAIM_RULE_DOUBLED_RECEIPT, -1);
      }
}

static void
test_doubled_receipt (Fixture *self, gconstpointer data)
{
  SporClaim *other = add_other (self, "bo");

  add_receipt (self->claim, first_line (self), "a");
  add_receipt (other, g_ptr_array_index (other->lines, 0), "b");
  assert_sound (self);
  add_receipt (other, g_ptr_array_index (other->lines, 0), "a");
  assert_found (self, SPOR_CLAIM_RULE_DOUBLED_RECEIPT, -1);
  other->state = SPOR_CLAIM_REJECTED;
  assert_sound (self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("amounts", test_amounts);
  ADD ("dates", test_dates);
  ADD ("receipts", test_receipts);
  ADD ("doubled", test_doubled);
  ADD ("shared-mailbox", test_shared_mailbox);
  ADD ("doubled-elsewhere", test_doubled_elsewhere);
  ADD ("corrected-already", test_corrected_already);
  ADD ("difference", test_difference);
  ADD ("doubled-by-draft", test_doubled_by_draft);
  ADD ("correction", test_correction);
  ADD ("doubled-receipt", test_doubled_receipt);
  return g_test_run ();
}
