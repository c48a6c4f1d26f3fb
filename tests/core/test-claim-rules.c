/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-states.h"
#include "spor-ean.h"
#include "spor-great-circle.h"
#include "spor-rates.h"

#include <math.h>
#include <string.h>

/* Every rule of travel refunds, on both sides of its limit. */

#define ODENSE "0461"

/* A member from Odense who attended a physical meeting in Aarhus on 1 April 2025. */
typedef struct
{
  SporPlaces *places;
  SporRates *rates;
  SporMeeting *meeting;
  SporClaim *claim;
  GPtrArray *others;
  SporClaimCase facts;
} Fixture;

static gint64
day (const char *iso)
{
  gint64 found = spor_day_from_iso (iso);

  g_assert_cmpint (found, !=, SPOR_DAY_NONE);
  return found;
}

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static SporClaimLine *
add_line (SporClaim *claim, SporMode mode, const char *date, gint64 amount)
{
  SporClaimLine *line = spor_claim_line_new (mode, day (date));

  line->amount = amount;
  g_ptr_array_add (claim->lines, line);
  return line;
}

static SporReceipt *
add_receipt (SporClaim *claim, SporClaimLine *line, const char *sha256)
{
  SporReceipt *receipt = spor_receipt_new ();

  set (&receipt->id, sha256);
  set (&receipt->sha256, sha256);
  set (&receipt->name, "billet.pdf");
  set (&line->receipt_id, receipt->id);
  g_ptr_array_add (claim->receipts, receipt);
  return receipt;
}

static void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->places = spor_places_new (&error);
  g_assert_no_error (error);
  self->rates = spor_rates_new (&error);
  g_assert_no_error (error);
  self->meeting = spor_meeting_new ();
  self->meeting->starts = spor_time_from_iso ("2025-04-01T07:00:00Z");
  self->meeting->ends = spor_time_from_iso ("2025-04-01T14:00:00Z");
  set (&self->meeting->place, "DOKK1, Aarhus");
  self->claim = spor_claim_new ();
  set (&self->claim->id, "claim-1");
  set (&self->claim->signup_id, "anne");
  add_line (self->claim, SPOR_MODE_PUBLIC, "2025-04-01", 10000);
  self->others = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_claim_free);
  self->facts
      = (SporClaimCase){ .terms = spor_refund_terms_default (),
                         .meeting = self->meeting,
                         .attendance = SPOR_ATTENDANCE_ATTENDED,
                         .home = spor_places_get (self->places,
                                                  spor_places_find_code (self->places, ODENSE)),
                         .places = self->places,
                         .others = self->others,
                         .today = day ("2025-04-02") };
}

static void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->others);
  spor_claim_free (self->claim);
  spor_meeting_free (self->meeting);
  spor_rates_free (self->rates);
  g_object_unref (self->places);
}

static SporClaimLine *
first_line (Fixture *self)
{
  return g_ptr_array_index (self->claim->lines, 0);
}

/* @rules: those that must be found, in order, ended by -1. */
static void
assert_found_list (Fixture *self, const int *rules)
{
  g_autoptr (GPtrArray) findings = spor_claim_check (self->claim, &self->facts);
  gboolean blocks = FALSE;
  guint i = 0;

  for (; i < findings->len; i++)
    {
      const SporClaimFinding *finding = g_ptr_array_index (findings, i);

      g_test_message ("%s: %s", spor_claim_rule_key (finding->rule), finding->text);
      g_assert_cmpint (finding->rule, ==, rules[i]);
      g_assert_true (g_str_has_suffix (finding->text, "."));
      g_assert_cmpint (finding->severity, ==, spor_claim_rule_severity (finding->rule));
      blocks |= finding->severity == SPOR_SEVERITY_BLOCKS;
    }
  g_assert_cmpint (rules[i], ==, -1);
  g_assert_cmpint (spor_claim_findings_block (findings), ==, blocks);
}

#define assert_found(fixture, ...) assert_found_list (fixture, (const int[]){ __VA_ARGS__ })
#define assert_sound(fixture) assert_found (fixture, -1)

/* --- Rates ---------------------------------------------------------------------------------- */

static void
test_rates (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *date;
    SporMode mode;
    SporCarRate car_rate;
    gint64 rate; /* 0: none */
  } cases[] = {
    { "2021-12-31", SPOR_MODE_CAR, SPOR_CAR_RATE_HIGH, 0 },
    { "2022-01-01", SPOR_MODE_CAR, SPOR_CAR_RATE_HIGH, 351 },
    { "2022-04-30", SPOR_MODE_CAR, SPOR_CAR_RATE_HIGH, 351 },
    { "2022-05-01", SPOR_MODE_CAR, SPOR_CAR_RATE_HIGH, 370 },
    { "2022-04-30", SPOR_MODE_CAR, SPOR_CAR_RATE_LOW, 198 },
    { "2022-05-01", SPOR_MODE_CAR, SPOR_CAR_RATE_LOW, 217 },
    { "2022-04-30", SPOR_MODE_BICYCLE, SPOR_CAR_RATE_HIGH, 55 },
    { "2022-05-01", SPOR_MODE_BICYCLE, SPOR_CAR_RATE_LOW, 57 },
    { "2022-12-31", SPOR_MODE_CAR, SPOR_CAR_RATE_LOW, 217 },
    { "2023-01-01", SPOR_MODE_CAR, SPOR_CAR_RATE_LOW, 219 },
    { "2025-04-01", SPOR_MODE_CAR, SPOR_CAR_RATE_HIGH, 381 },
    { "2026-12-31", SPOR_MODE_BICYCLE, SPOR_CAR_RATE_LOW, 64 },
    { "2027-01-01", SPOR_MODE_BICYCLE, SPOR_CAR_RATE_LOW, 0 },
  };

  g_assert_cmpuint (spor_rates_get_n (self->rates), ==, 6);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 rate = 0;
      gboolean found = spor_rates_find (self->rates, day (cases[i].date), cases[i].mode,
                                        cases[i].car_rate, &rate, &error);

      g_assert_cmpint (found, ==, cases[i].rate > 0);
      g_assert_cmpint (rate, ==, cases[i].rate);
      if (!found)
        g_assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
                       && strstr (error->message, cases[i].date));
    }
}

static void
test_line_keeps_rate (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SporClaimLine *line = add_line (self->claim, SPOR_MODE_CAR, "2025-04-01", 0);
  SporClaimLine *ticket = first_line (self);

  line->metres = 145500;
  g_assert_true (spor_rates_price_line (self->rates, line, SPOR_CAR_RATE_LOW, &error));
  g_assert_cmpint (line->rate, ==, 223);
  g_assert_cmpint (line->amount, ==, 32447);
  g_assert_true (spor_rates_price_line (self->rates, line, SPOR_CAR_RATE_HIGH, &error));
  g_assert_cmpint (line->rate, ==, 223);
  g_assert_true (spor_rates_price_line (self->rates, ticket, SPOR_CAR_RATE_HIGH, &error));
  g_assert_cmpint (ticket->rate, ==, 0);
  g_assert_cmpint (ticket->amount, ==, 10000);
  g_assert_cmpint (spor_claim_total (self->claim), ==, 42447);
}

static void
test_tables_refused (Fixture *self, gconstpointer data)
{
  static const char *const lines[] = {
    "a,2025-01-01,2024-12-31,3.81,2.23,0.63,x", /* ends before it begins */
    "a,2025-01-01,2025-13-31,3.81,2.23,0.63,x",
    "a,2025-01-01,2025-12-31,3.812,2.23,0.63,x",
    "a,2025-01-01,2025-12-31,3.81,0,0.63,x",
    "a,2025-01-01,2025-12-31,3.81,2.23,0.63",
    "a,2025-01-01,2025-12-31,3.81,2.23,0.63,x\nb,2025-12-31,2026-12-31,3.81,2.23,0.63,x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *csv = g_strconcat ("header\n", lines[i], "\n", NULL);

      g_assert_null (spor_rates_new_from_csv (csv, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

/* --- The claim as a whole ------------------------------------------------------------------- */

static void
test_meeting (Fixture *self, gconstpointer data)
{
  assert_sound (self);
  self->meeting->kind = SPOR_MEETING_ONLINE;
  assert_found (self, SPOR_CLAIM_RULE_NOT_PHYSICAL, -1);
  self->meeting->kind = SPOR_MEETING_REVIEW;
  assert_found (self, SPOR_CLAIM_RULE_NOT_PHYSICAL, -1);
  self->meeting->kind = SPOR_MEETING_PHYSICAL;

  self->facts.attendance = -1;
  assert_found (self, SPOR_CLAIM_RULE_NOT_INVITED, -1);
  self->facts.attendance = SPOR_ATTENDANCE_INVITED;
  assert_found (self, SPOR_CLAIM_RULE_NOT_ATTENDED, -1);
  self->facts.attendance = SPOR_ATTENDANCE_EXCUSED;
  assert_found (self, SPOR_CLAIM_RULE_NOT_ATTENDED, -1);
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  g_ptr_array_set_size (self->claim->lines, 0);
  assert_found (self, SPOR_CLAIM_RULE_EMPTY, -1);
}

static void
test_deadline (Fixture *self, gconstpointer data)
{
  self->facts.today = day ("2025-07-01");
  assert_sound (self);
  self->facts.today++;
  assert_found (self, SPOR_CLAIM_RULE_DEADLINE, -1);
  self->facts.terms.months = 4;
  assert_sound (self);

  /* until midnight in Copenhagen, when it is 2 April */
  self->meeting->ends = spor_time_from_iso ("2025-04-01T22:00:00Z");
  self->facts.terms.months = 3;
  assert_found (self, SPOR_CLAIM_RULE_DEADLINE, -1);
  self->meeting->ends++;
  assert_sound (self);
}

static void
test_km (Fixture *self, gconstpointer data)
{
  SporClaimLine *there = add_line (self->claim, SPOR_MODE_CAR, "2025-04-01", 1);
  SporClaimLine *back = add_line (self->claim, SPOR_MODE_CAR, "2025-04-01", 1);
  const SporMunicipality *aarhus
      = spor_places_get (self->places, spor_places_find_code (self->places, "0751"));
  gint64 limit = spor_claim_km_limit (self->facts.home, aarhus);

  /* worked out by hand from the two towns: 84.07 km × 2 × 1.6 + 20 km */
  g_assert_cmpint (limit / 1000, ==, 289);
  g_assert_cmpfloat_with_epsilon (spor_great_circle_km (0, 0, 0, 180), 20015.1, 0.1);
  g_assert_cmpint (spor_claim_km_limit (aarhus, aarhus), ==, 20000);

  there->rate = back->rate = 223;
  there->metres = 100000;
  back->metres = limit - 100000;
  assert_sound (self);
  back->metres++;
  assert_found (self, SPOR_CLAIM_RULE_KM, -1);
  set (&self->meeting->place, "Færgen");
  assert_sound (self);
  set (&self->meeting->place, "Aarhus");
  self->facts.home = NULL;
  assert_sound (self);
}

/* Where a meeting is, as people write it. */
static void
test_meeting_place (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *place, *code;
  } places[] = { { "København", "0101" },
                 { "KOMBIT, Halfdansgade 8, København S", "0101" },
                 { "KOMBIT, Halfdansgade 8, 2300 København S", "0101" },
                 { "Dokk1, 8000 Aarhus C", "0751" },
                 { "Odense SV", "0461" },
                 { "Musikhuset, Aarhus, 2. sal", "0751" },
                 { "Færgen", NULL },
                 { "Halfdansgade 8", NULL },
                 { "2300", NULL },
                 { " , ", NULL },
                 { "", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      int found;

      set (&self->meeting->place, places[i].place);
      found = spor_meeting_find_place (self->meeting, self->places);
      g_test_message ("%s", places[i].place);
      g_assert_cmpstr (found < 0 ? NULL : spor_places_get (self->places, found)->code, ==,
                       places[i].code);
    }
}

static void
test_ean (Fixture *self, gconstpointer data)
{
  static const char *const wrong[] = { "",
                                       "5790000121525",
                                       "579000012152",
                                       "57900001215260",
                                       "5790000121 26",
                                       "579000012152x",
                                       "7590000121526" };
  g_autoptr (GPtrArray) findings = NULL;

  set (&self->claim->ean, "nonsense");
  assert_sound (self); /* not asked for */
  self->claim->route = SPOR_ROUTE_EAN;
  set (&self->claim->ean, "5790000121526");
  assert_sound (self);
  set (&self->claim->ean, "");
  findings = spor_claim_check (self->claim, &self->facts);
  g_assert_null (strstr (((SporClaimFinding *)findings->pdata[0])->text, "“”"));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      set (&self->claim->ean, wrong[i]);
      assert_found (self, SPOR_CLAIM_RULE_EAN, -1);
    }
  g_assert_true (spor_ean_is_valid ("4006381333931"));
  g_assert_false (spor_ean_is_valid (NULL));
}

static void
test_personal_numbers (Fixture *self, gconstpointer data)
{
  SporClaimLine *line = first_line (self);
  SporReceipt *receipt = add_receipt (self->claim, line, "a");
  char **fields[]
      = { &self->claim->note, &line->origin, &line->destination, &line->note, &receipt->name };
  g_autoptr (GPtrArray) findings = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      set (fields[i], "billet 010190-1234 hjem");
      assert_found (self, SPOR_CLAIM_RULE_PERSONAL_NUMBER, -1);
      set (fields[i], "0101901234");
      assert_found (self, SPOR_CLAIM_RULE_PERSONAL_NUMBER, -1);
      set (fields[i], "bilag 5790000121526, tlf. 12 34 56 78, 320190-1234");
      assert_sound (self);
    }
  set (&self->claim->note, "010190-1234");
  findings = spor_claim_check (self->claim, &self->facts);
  g_assert_null (strstr (((SporClaimFinding *)findings->pdata[0])->text, "1234"));
}

/* --- Lines ---------------------------------------------------------------------------------- */

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

/* --- States --------------------------------------------------------------------------------- */

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

/* --- Totals --------------------------------------------------------------------------------- */

/* Ten thousand claims: the total is what their lines come to, counted another way. */
static void
test_totals (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 10000; i++)
    {
      g_autoptr (SporClaim) claim = spor_claim_new ();
      gint64 expected = 0;
      guint n_lines = g_test_rand_int_range (0, 12);

      for (guint l = 0; l < n_lines; l++)
        {
          SporMode mode = g_test_rand_int_range (0, SPOR_N_MODES);
          SporClaimLine *line = add_line (claim, mode, "2024-01-01", 0);
          SporCarRate car_rate = g_test_rand_int_range (0, SPOR_N_CAR_RATES);

          line->day += g_test_rand_int_range (0, 3 * 365);
          if (spor_mode_has_rate (mode))
            {
              line->metres = 10 * g_test_rand_int_range (0, 200000);
              spor_rates_price_line (self->rates, line, car_rate, &error);
              g_assert_no_error (error);
              /* half up, in decimal arithmetic that is exact here */
              expected += (gint64)floor (line->rate * (line->metres / 10) / 100.0 + 0.5);
            }
          else
            expected += line->amount = g_test_rand_int_range (0, 1000000);
        }
      g_assert_cmpint (spor_claim_total (claim), ==, expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func)                                                                            \
  g_test_add ("/claim-rules/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

  ADD ("rates", test_rates);
  ADD ("line-keeps-rate", test_line_keeps_rate);
  ADD ("tables-refused", test_tables_refused);
  ADD ("meeting", test_meeting);
  ADD ("empty", test_empty);
  ADD ("deadline", test_deadline);
  ADD ("km", test_km);
  ADD ("meeting-place", test_meeting_place);
  ADD ("ean", test_ean);
  ADD ("personal-numbers", test_personal_numbers);
  ADD ("amounts", test_amounts);
  ADD ("dates", test_dates);
  ADD ("receipts", test_receipts);
  ADD ("doubled", test_doubled);
  ADD ("doubled-elsewhere", test_doubled_elsewhere);
  ADD ("corrected-already", test_corrected_already);
  ADD ("difference", test_difference);
  ADD ("doubled-by-draft", test_doubled_by_draft);
  ADD ("correction", test_correction);
  ADD ("doubled-receipt", test_doubled_receipt);
  ADD ("arrows", test_arrows);
  ADD ("decisions", test_decisions);
  ADD ("no-way-around", test_no_way_around);
  ADD ("totals", test_totals);
  return g_test_run ();
}
