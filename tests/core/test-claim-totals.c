/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people.h"

#include "spor-claim-totals.h"
#include "spor-language.h"

#include <string.h>

/* Ten thousand claims: however they are grouped, groups add up to the lines, and each line is in
 * the group it belongs to. */

#define N_CLAIMS 10000
#define N_MEETINGS 40

static const Person members[] = {
  { "Anne", "Odense", 0, PROJECT_MANAGER, PUBLIC },
  { "Bo", "Aarhus", 0, PROJECT_MANAGER, PUBLIC },
  { "Carl", "Ærø", 1, SUPER_USER, SCHOOL },
  { "Dorthe", "København", 1, SUPER_USER, SCHOOL },
  { "Eva", "Sydslesvig", 1, SUPER_USER, PUBLIC },
  { "Finn", "Lolland", -1, 0, PUBLIC },
};

typedef struct
{
  SporRound *round;
  SporSignups *signups;
  SporComposition *composition;
  SporRefunds *refunds;
} Fixture;

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
add_meeting (Fixture *self, guint number)
{
  SporMeeting *meeting = spor_meeting_new ();

  g_free (meeting->id);
  meeting->id = g_strdup_printf ("meeting-%u", number);
  meeting->starts = spor_day_begins (spor_day_from_iso ("2024-11-15") + 20 * number) + 9 * 3600;
  meeting->ends = meeting->starts + 7 * 3600;
  g_ptr_array_add (self->refunds->meetings, meeting);
}

/* Some belong to no meeting of the round, some to nobody that is known. */
static void
add_random_claim (Fixture *self)
{
  SporClaim *claim = spor_claim_new ();
  guint n_lines = g_test_rand_int_range (0, 8);
  guint who = g_test_rand_int_range (0, G_N_ELEMENTS (members) + 1);

  g_free (claim->meeting_id);
  claim->meeting_id = g_strdup_printf ("meeting-%d", g_test_rand_int_range (0, N_MEETINGS + 1));
  g_free (claim->signup_id);
  claim->signup_id = g_strdup_printf ("person-%u", who);
  claim->state = g_test_rand_int_range (0, SPOR_N_CLAIM_STATES);
  for (guint i = 0; i < n_lines; i++)
    {
      SporClaimLine *line = spor_claim_line_new (g_test_rand_int_range (0, SPOR_N_MODES), 20000);

      line->amount = g_test_rand_int_range (0, 1000000);
      g_ptr_array_add (claim->lines, line);
    }
  g_ptr_array_add (self->refunds->claims, claim);
}

static void
fixture_set_up (Fixture *self, gconstpointer data)
{
  self->round = people_round_new ();
  self->signups = people_sign_up (self->round, members, G_N_ELEMENTS (members));
  self->composition = spor_composition_new (self->signups, "a", "Forslag A");
  people_seat (self->composition, 1, 0); /* Anne, who signed up for track 1, sits in track 2 */
  self->refunds = spor_refunds_new ();
  for (guint i = 0; i < N_MEETINGS; i++)
    add_meeting (self, i);
}

static void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  spor_refunds_unref (self->refunds);
  spor_composition_unref (self->composition);
  spor_signups_unref (self->signups);
  spor_round_unref (self->round);
}

/* The lines of the claims that are in a state and, unless they are NULL, of a meeting and a member;
 * counted without the functions that are tested. */
static gint64
lines_of (Fixture *self, int state, const char *meeting, const char *member)
{
  gint64 sum = 0;

  for (guint c = 0; c < self->refunds->claims->len; c++)
    {
      const SporClaim *claim = g_ptr_array_index (self->refunds->claims, c);

      if ((int)claim->state != state || (meeting && !g_str_equal (claim->meeting_id, meeting))
          || (member && !g_str_equal (claim->signup_id, member)))
        continue;
      for (guint i = 0; i < claim->lines->len; i++)
        sum += ((SporClaimLine *)g_ptr_array_index (claim->lines, i))->amount;
    }
  return sum;
}

static const SporClaimTotal *
find (const GPtrArray *totals, const char *key)
{
  for (guint i = 0; i < totals->len; i++)
    if (g_str_equal (((SporClaimTotal *)g_ptr_array_index (totals, i))->key, key))
      return g_ptr_array_index (totals, i);
  g_test_message ("no group “%s”", key);
  g_assert_not_reached ();
}

static void
assert_adds_up (Fixture *self, const GPtrArray *totals)
{
  guint n_claims = 0;
  gint64 sum = 0, expected = 0;

  for (int state = 0; state < SPOR_N_CLAIM_STATES; state++)
    {
      gint64 in_state = 0;

      for (guint i = 0; i < totals->len; i++)
        in_state += ((SporClaimTotal *)g_ptr_array_index (totals, i))->amounts[state];
      g_assert_cmpint (in_state, ==, lines_of (self, state, NULL, NULL));
      expected += in_state;
    }
  for (guint i = 0; i < totals->len; i++)
    {
      const SporClaimTotal *total = g_ptr_array_index (totals, i);

      g_assert_cmpuint (total->n_claims, >, 0);
      g_assert_cmpuint (strlen (total->label), >, 0);
      n_claims += total->n_claims;
      sum += spor_claim_total_sum (total);
    }
  g_assert_cmpuint (n_claims, ==, self->refunds->claims->len);
  g_assert_cmpint (sum, ==, expected);
}

static void
test_sums (Fixture *self, gconstpointer data)
{
  g_autoptr (SporClaimTotal) whole = NULL;

  for (guint i = 0; i < N_CLAIMS; i++)
    add_random_claim (self);
  for (int by = 0; by < SPOR_N_TOTALS_BYS; by++)
    {
      g_autoptr (GPtrArray) totals = spor_claim_totals (self->refunds, self->composition, by);

      g_test_message ("by %s: %u groups", spor_totals_by_key (by), totals->len);
      assert_adds_up (self, totals);
      g_assert_cmpint (spor_totals_by_from_key (spor_totals_by_key (by)), ==, by);
    }
  whole = spor_claim_totals_whole (self->refunds);
  g_assert_cmpuint (whole->n_claims, ==, N_CLAIMS);
  g_assert_cmpint (spor_claim_total_used (whole), ==,
                   lines_of (self, SPOR_CLAIM_APPROVED, NULL, NULL)
                       + lines_of (self, SPOR_CLAIM_PAID, NULL, NULL));
  g_assert_cmpint (spor_claim_total_waiting (whole), ==,
                   lines_of (self, SPOR_CLAIM_SUBMITTED, NULL, NULL));
}

/* Corrections of corrections: what @chain comes to is what its last one comes to. */
static gint64
add_random_chain (Fixture *self, guint chain)
{
  guint length = g_test_rand_int_range (1, 6);
  const SporClaim *before = NULL;

  for (guint i = 0; i < length; i++)
    {
      SporClaim *claim;

      add_random_claim (self);
      claim = g_ptr_array_index (self->refunds->claims, self->refunds->claims->len - 1);
      g_free (claim->id);
      claim->id = g_strdup_printf ("claim-%u-%u", chain, i);
      claim->state = i + 1 < length && g_test_rand_bit () ? SPOR_CLAIM_PAID : SPOR_CLAIM_APPROVED;
      if (before)
        {
          set (&claim->corrects, before->id);
          set (&claim->signup_id, before->signup_id);
        }
      before = claim;
    }
  return spor_claim_total (before);
}

static void
test_corrections (Fixture *self, gconstpointer data)
{
  gint64 expected = 0, less = 0;

  for (guint i = 0; i < 500; i++)
    expected += add_random_chain (self, i);
  for (int by = 0; by < SPOR_N_TOTALS_BYS; by++)
    {
      g_autoptr (GPtrArray) totals = spor_claim_totals (self->refunds, self->composition, by);
      gint64 sum = 0;

      for (guint i = 0; i < totals->len; i++)
        sum += spor_claim_total_used (g_ptr_array_index (totals, i));
      g_assert_cmpint (sum, ==, expected);
    }
  for (guint i = 0; i < spor_refunds_n_claims (self->refunds); i++)
    less = MIN (less, spor_refunds_due (self->refunds, spor_refunds_claim (self->refunds, i)));
  g_assert_cmpint (less, <, 0);
}

/* What is not approved, or somebody else's, is not taken off. */
static void
test_no_correction (Fixture *self, gconstpointer data)
{
  SporClaim *first, *second;

  add_random_chain (self, 0);
  while (self->refunds->claims->len < 2)
    add_random_claim (self);
  first = g_ptr_array_index (self->refunds->claims, 0);
  second = g_ptr_array_index (self->refunds->claims, 1);
  set (&second->corrects, first->id);
  set (&second->signup_id, first->signup_id);
  for (int state = 0; state < SPOR_N_CLAIM_STATES; state++)
    {
      gboolean settled = state == SPOR_CLAIM_APPROVED || state == SPOR_CLAIM_PAID;

      first->state = state;
      g_assert_cmpint (spor_refunds_due (self->refunds, second), ==,
                       spor_claim_total (second) - (settled ? spor_claim_total (first) : 0));
    }
  set (&second->signup_id, "somebody else");
  g_assert_cmpint (spor_refunds_due (self->refunds, second), ==, spor_claim_total (second));
  set (&second->corrects, "gone");
  g_assert_cmpint (spor_refunds_due (self->refunds, second), ==, spor_claim_total (second));
}

/* Who is in which group: @persons by number, ended by -1. */
static void
assert_group (
    Fixture *self, SporTotalsBy by, const char *key, const char *label, const int *persons)
{
  g_autoptr (GPtrArray) totals = spor_claim_totals (self->refunds, self->composition, by);
  const SporClaimTotal *total = find (totals, key);

  g_assert_cmpstr (total->label, ==, label);
  for (int state = 0; state < SPOR_N_CLAIM_STATES; state++)
    {
      gint64 expected = 0;

      for (guint i = 0; persons[i] >= 0; i++)
        {
          g_autofree char *id = g_strdup_printf ("person-%d", persons[i]);

          expected += lines_of (self, state, NULL, id);
        }
      g_assert_cmpint (total->amounts[state], ==, expected);
    }
}

#define PERSONS(...) ((const int[]){ __VA_ARGS__, -1 })

static void
test_members (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 1000; i++)
    add_random_claim (self);
  assert_group (self, SPOR_TOTALS_BY_TRACK, "1", "Spor 1: Implementering", PERSONS (1));
  assert_group (self, SPOR_TOTALS_BY_TRACK, "2", "Spor 2: Uddannelse", PERSONS (0, 2, 3, 4));
  assert_group (self, SPOR_TOTALS_BY_TRACK, "", "Intet spor", PERSONS (5, 6));
  assert_group (self, SPOR_TOTALS_BY_MUNICIPALITY, "0461", "Odense", PERSONS (0));
  assert_group (self, SPOR_TOTALS_BY_MUNICIPALITY, "Sydslesvig", "Sydslesvig", PERSONS (4));
  assert_group (self, SPOR_TOTALS_BY_MUNICIPALITY, "", "Ingen kommune", PERSONS (6));
  assert_group (self, SPOR_TOTALS_BY_REGION, "1083", "Region Syddanmark", PERSONS (0, 2));
  assert_group (self, SPOR_TOTALS_BY_REGION, "", "Uden for regionerne", PERSONS (4, 6));
}

static void
assert_order (Fixture *self, SporTotalsBy by, const char *const *labels)
{
  g_autoptr (GPtrArray) totals = spor_claim_totals (self->refunds, self->composition, by);

  for (guint i = 0; i < totals->len; i++)
    g_assert_cmpstr (((SporClaimTotal *)g_ptr_array_index (totals, i))->label, ==, labels[i]);
  g_assert_null (labels[totals->len]);
}

static void
add_claim (Fixture *self, guint meeting, guint person, SporClaimState state)
{
  SporClaim *claim = spor_claim_new ();

  g_free (claim->meeting_id);
  claim->meeting_id = g_strdup_printf ("meeting-%u", meeting);
  g_free (claim->signup_id);
  claim->signup_id = g_strdup_printf ("person-%u", person);
  claim->state = state;
  g_ptr_array_add (self->refunds->claims, claim);
}

#define LABELS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void
test_order (Fixture *self, gconstpointer data)
{
  add_claim (self, 9, 2, SPOR_CLAIM_PAID);
  add_claim (self, 99, 99, SPOR_CLAIM_DRAFT);
  add_claim (self, 2, 1, SPOR_CLAIM_SUBMITTED); /* 25 December */
  add_claim (self, 1, 4, SPOR_CLAIM_SUBMITTED); /* 5 December */
  add_claim (self, 0, 3, SPOR_CLAIM_REJECTED);
  set (&((SporMeeting *)self->refunds->meetings->pdata[0])->title, "Opstart");
  assert_order (self, SPOR_TOTALS_BY_MEETING,
                LABELS ("15-11-2024, Opstart", "05-12-2024, Fysisk møde den 05-12-2024",
                        "25-12-2024, Fysisk møde den 25-12-2024",
                        "14-05-2025, Fysisk møde den 14-05-2025", "Ukendt møde"));
  assert_order (self, SPOR_TOTALS_BY_MONTH,
                LABELS ("november 2024", "december 2024", "maj 2025", "Ukendt måned"));
  assert_order (self, SPOR_TOTALS_BY_MUNICIPALITY,
                LABELS ("København", "Sydslesvig", "Ærø", "Aarhus", "Ingen kommune"));
  assert_order (self, SPOR_TOTALS_BY_STATE, LABELS ("Kladde", "Indsendt", "Afvist", "Udbetalt"));
}

int
main (int argc, char *argv[])
{
  spor_language_init ("da");
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func)                                                                            \
  g_test_add ("/claim-totals/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

  ADD ("sums", test_sums);
  ADD ("corrections", test_corrections);
  ADD ("no-correction", test_no_correction);
  ADD ("members", test_members);
  ADD ("order", test_order);
  return g_test_run ();
}
