/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claims-fixture.h"

/* Rates in the book, and the rate that a claim keeps. */

static void
assert_rates (Fixture *self, guint n, const char *from, gint64 low)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRates) rates = spor_store_load_rates (self->book.store, &error);
  const SporRate *rate;

  g_assert_no_error (error);
  g_assert_cmpuint (spor_rates_get_n (rates), ==, n);
  rate = spor_rates_beginning (rates, spor_day_from_iso (from));
  g_assert_cmpint (rate ? rate->low : 0, ==, low);
}

static SporRate
rate_of (const char *from, const char *to, gint64 low)
{
  return (SporRate){ .from = spor_day_from_iso (from),
                     .to = spor_day_from_iso (to),
                     .high = low + 100,
                     .low = low,
                     .bicycle = 60,
                     .source = "cirkulære" };
}

/* What is edited is the book's from then on; every step is in the log and can be undone. */
static void
test_rates (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SporStore *store = self->book.store;
  SporRate added = rate_of ("2027-01-01", "2027-12-31", 230);
  SporRate changed = rate_of ("2025-01-01", "2025-06-30", 224);

  assert_rates (self, 6, "2025-01-01", 223);
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM rate"), ==, 0);
  g_assert_true (spor_store_set_rate (store, &added, SPOR_DAY_NONE, &error));
  assert_rates (self, 7, "2027-01-01", 230);
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM rate"), ==, 7);
  g_assert_true (spor_store_set_rate (store, &changed, changed.from, &error));
  assert_rates (self, 7, "2025-01-01", 224);
  g_assert_true (spor_store_remove_rate (store, spor_day_from_iso ("2022-05-01"), &error));
  assert_rates (self, 6, "2022-05-01", 0);
  book_assert_sound (&self->book);

  undo (self, "Rates per kilometre removed: from 2022-05-01");
  assert_rates (self, 7, "2022-05-01", 217);
  undo (self, "Rates per kilometre from 2025-01-01");
  undo (self, "Rates per kilometre from 2027-01-01");
  assert_rates (self, 6, "2025-01-01", 223);
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM rate"), ==, 0);
  book_assert_sound (&self->book);
}

/* Who saves rates as they are changes nothing: what the program brings does not become the book's,
 * and where a rate was read is not forgotten. */
static void
test_rates_unchanged (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRates) rates = spor_store_load_rates (self->book.store, &error);
  SporRate same = *spor_rates_beginning (rates, spor_day_from_iso ("2025-01-01"));
  SporRate own = rate_of ("2027-01-01", "2027-12-31", 230);
  int n_sets = book_ask (self->book.path, "SELECT count(*) FROM change_set");

  same.source = NULL; /* nobody is asked for it */
  g_assert_true (spor_store_set_rate (self->book.store, &same, same.from, &error));
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM change_set"), ==, n_sets);
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM rate"), ==, 0);

  g_assert_true (spor_store_set_rate (self->book.store, &own, SPOR_DAY_NONE, &error));
  own.source = NULL;
  g_assert_true (spor_store_set_rate (self->book.store, &own, own.from, &error));
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM change_set"), ==, n_sets + 1);
  g_assert_cmpint (book_ask (self->book.path,
                             "SELECT count(*) FROM rate WHERE source = 'cirkulære'"),
                   ==, 1);
}

static void
test_rates_refused (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *from, *to;
    gint64 low;
    const char *instead_of, *said;
    int code;
  } cases[] = {
    { "2026-12-31", "2027-12-31", 230, NULL, "2026-01-01", SPOR_STORE_ERROR_REFUSED },
    { "2021-01-01", "2022-01-01", 230, NULL, "2022-04-30", SPOR_STORE_ERROR_REFUSED },
    { "2024-06-01", "2024-06-02", 230, NULL, "2024-12-31", SPOR_STORE_ERROR_REFUSED },
    { "2025-01-01", "2026-01-01", 230, "2025-01-01", "2026-12-31", SPOR_STORE_ERROR_REFUSED },
    { "2027-01-02", "2027-01-01", 230, NULL, "2027-01-02", SPOR_STORE_ERROR_REFUSED },
    { "2027-01-01", "2027-12-31", 0, NULL, "nothing", SPOR_STORE_ERROR_REFUSED },
    { "2027-01-01", "2027-12-31", 230, "2025-02-01", "2025-02-01", SPOR_STORE_ERROR_UNKNOWN_ID },
  };
  int n_sets = book_ask (self->book.path, "SELECT count(*) FROM change_set");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      SporRate rate = rate_of (cases[i].from, cases[i].to, cases[i].low);

      g_assert_false (spor_store_set_rate (self->book.store, &rate,
                                           spor_day_from_iso (cases[i].instead_of), &error));
      g_assert_error (error, SPOR_STORE_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].said));
    }
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM change_set"), ==, n_sets);
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM rate"), ==, 0);
}

/* A line has its rate for good, until its own day is another. */
static void
test_rate_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = draft (self);
  g_autoptr (SporClaim) edited = NULL;
  SporRate dearer = rate_of ("2025-01-01", "2025-12-31", 300);
  SporClaimLine *line;

  add_car (claim, 100000);
  add_claim (self, claim);
  g_assert_true (spor_store_set_rate (self->book.store, &dearer, dearer.from, &error));
  edited = load_claim (self, claim->id);
  line = g_ptr_array_index (edited->lines, 2);
  line->metres = 200000;
  g_assert_true (spor_store_save_claim (self->book.store, self->round, NULL, edited, NULL, &error));
  g_assert_cmpint (line->rate, ==, 223);
  g_assert_cmpint (line->amount, ==, 44600);
  line->day++;
  g_assert_true (spor_store_save_claim (self->book.store, self->round, NULL, edited, NULL, &error));
  g_assert_cmpint (line->rate, ==, 300);
  line->mode = SPOR_MODE_BICYCLE;
  g_assert_true (spor_store_save_claim (self->book.store, self->round, NULL, edited, NULL, &error));
  g_assert_cmpint (line->amount, ==, 12000);
  book_assert_sound (&self->book);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("rates", test_rates);
  ADD ("rates-unchanged", test_rates_unchanged);
  ADD ("rates-refused", test_rates_refused);
  ADD ("rate-kept", test_rate_kept);
  return g_test_run ();
}
