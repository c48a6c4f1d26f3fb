/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claim-rules-fixture.h"

#include "spor-ean.h"
#include "spor-great-circle.h"

#include <math.h>
#include <string.h>

/* Every rule of a travel refund as a whole, on both sides of its limit. */

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
  ADD ("totals", test_totals);
  return g_test_run ();
}
