/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-states.h"
#include "spor-rates.h"

/* A claim, and what the rules find in it. */

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

static inline gint64
day (const char *iso)
{
  gint64 found = spor_day_from_iso (iso);

  g_assert_cmpint (found, !=, SPOR_DAY_NONE);
  return found;
}

static inline void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static inline SporClaimLine *
add_line (SporClaim *claim, SporMode mode, const char *date, gint64 amount)
{
  SporClaimLine *line = spor_claim_line_new (mode, day (date));

  line->amount = amount;
  g_ptr_array_add (claim->lines, line);
  return line;
}

static inline SporReceipt *
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

static inline void
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

static inline void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->others);
  spor_claim_free (self->claim);
  spor_meeting_free (self->meeting);
  spor_rates_free (self->rates);
  g_object_unref (self->places);
}

static inline SporClaimLine *
first_line (Fixture *self)
{
  return g_ptr_array_index (self->claim->lines, 0);
}

/* @rules: those that must be found, in order, ended by -1. */
static inline void
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

#define ADD(path, func)                                                                            \
  g_test_add ("/claim-rules/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
