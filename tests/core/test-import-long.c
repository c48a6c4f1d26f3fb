/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-book.h"

#include "spor-text.h"

/* Answers that are longer than the book keeps: the rest of the file comes in, and whoever imports
 * is told of each. */

#define N_LONG 60000

static char *
repeat (const char *text, guint n)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (string, text);
  return g_string_free (string, FALSE);
}

/* One row with the answers given, and Ib Lo's, which is as it should be. */
static char *
file_of (const char *place, const char *name, const char *email, const char *why)
{
  return g_strdup_printf (HEADER "11;2025-02-01;%s;Spor 1;Projektleder;%s;%s;11111111;%s\n"
                                 "13;2025-02-03;Fanø;Spor 2;Superbruger;Ib Lo;ib@example.dk;;\n",
                          place, name, email, why);
}

static void
assert_cut (const SporImportReport *report, guint index, const char *text)
{
  const SporImportRow *row = g_ptr_array_index (report->rows, 0);

  g_assert_cmpuint (row->cut_texts->len, >, index);
  g_assert_cmpstr (g_ptr_array_index (row->cut_texts, index), ==, text);
}

static void
test_told (ImportFixture *self, gconstpointer unused)
{
  g_autofree char *name = repeat ("å", SPOR_TEXT_LINE + 1);
  g_autofree char *why = repeat ("w", N_LONG);
  g_autofree char *text = file_of ("Aarhus", name, "bo@example.dk", why);
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporImportReport) report = import_text (self, store, text);
  g_autoptr (SporImportReport) again = NULL;
  g_autoptr (SporSignupFacts) bo = facts_of (self, store, "11");

  assert_outcomes (report, 2, 0, 0);
  g_assert_cmpuint (report->accepted, ==, 2);
  g_assert_cmpuint (report->remarks[SPOR_REMARK_TOO_LONG], ==, 1);
  g_assert_cmpuint (report->rows->len, ==, 1);
  assert_cut (report, 0,
              "“Navn” has 201 characters in row 1 of “table.csv”. At most 200 are kept, so it ends "
              "early: shorten it in the file and import it again, or correct the sign-up.");
  assert_cut (
      report, 1,
      "“Hvorfor vil du deltage?” has 60,000 characters in row 1 of “table.csv”. At most 20,000 are "
      "kept, so it ends early: shorten it in the file and import it again, or correct the "
      "sign-up.");
  g_assert_cmpint (g_utf8_strlen (bo->name, -1), ==, SPOR_TEXT_LINE);
  g_assert_cmpint (g_utf8_strlen (bo->motivation, -1), ==, SPOR_TEXT_LONG);
  g_assert_true (g_str_has_suffix (bo->motivation, "w…"));

  again = import_text (self, store, text);
  assert_outcomes (again, 0, 0, 2);
  g_assert_cmpuint (again->remarks[SPOR_REMARK_TOO_LONG], ==, 1);
}

/* As much as can be typed is kept whole. */
static void
test_fits (ImportFixture *self, gconstpointer unused)
{
  g_autofree char *name = repeat ("å", SPOR_TEXT_LINE);
  g_autofree char *why = repeat ("ø", SPOR_TEXT_LONG);
  g_autofree char *text = file_of ("Aarhus", name, "bo@example.dk", why);
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporImportReport) report = import_text (self, store, text);
  g_autoptr (SporSignupFacts) bo = facts_of (self, store, "11");

  g_assert_cmpuint (report->remarks[SPOR_REMARK_TOO_LONG], ==, 0);
  g_assert_cmpuint (report->rows->len, ==, 0);
  g_assert_cmpstr (bo->name, ==, name);
  g_assert_cmpstr (bo->motivation, ==, why);
}

/* Half an address would be somebody else's. */
static void
test_address (ImportFixture *self, gconstpointer unused)
{
  g_autofree char *local = repeat ("b", SPOR_TEXT_LINE);
  g_autofree char *email = g_strconcat ("x@example.dk", local, NULL);
  g_autofree char *text = file_of ("Aarhus", "Bo Sø", email, "Gerne");
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporImportReport) report = import_text (self, store, text);
  g_autoptr (SporSignupFacts) bo = facts_of (self, store, "11");

  assert_cut (
      report, 0,
      "“E-mail” has 212 characters in row 1 of “table.csv”. At most 200 are kept, so it was "
      "left out: correct the file and import it again, or write it in the sign-up.");
  g_assert_cmpstr (bo->email, ==, "");
  g_assert_cmpuint (report->problems[SPOR_PROBLEM_MISSING_EMAIL], ==, 1);
}

/* What is no municipality, and more of it than is looked through; said once. */
static void
test_choice (ImportFixture *self, gconstpointer unused)
{
  g_autofree char *place = repeat ("Svendbrog ", N_LONG / 10);
  g_autofree char *text = file_of (place, "Bo Sø", "bo@example.dk", "Gerne");
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporImportReport) report = import_text (self, store, text);
  g_autoptr (SporSignupFacts) bo = facts_of (self, store, "11");
  const SporImportRow *row = g_ptr_array_index (report->rows, 0);
  g_autofree char *kept = g_strconcat (bo->municipality_text, bo->organisation, NULL);

  g_assert_cmpuint (row->cut_texts->len, ==, 1);
  g_assert_cmpint (g_utf8_strlen (kept, -1), ==, SPOR_TEXT_LINE);
}

/* Nothing of a personal number is left at the end of what is kept. */
static void
test_personal_number (ImportFixture *self, gconstpointer unused)
{
  g_autofree char *begun = repeat ("w ", SPOR_TEXT_LONG / 2 - 4);
  g_autofree char *rest = repeat (" w", 20);
  g_autofree char *why = g_strconcat (begun, "010190-1234", rest, NULL);
  g_autofree char *text = file_of ("Aarhus", "Bo Sø", "bo@example.dk", why);
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporImportReport) report = import_text (self, store, text);
  g_autoptr (SporSignupFacts) bo = facts_of (self, store, "11");

  g_assert_cmpuint (report->remarks[SPOR_REMARK_TOO_LONG], ==, 1);
  g_assert_cmpuint (report->remarks[SPOR_REMARK_PERSONAL_NUMBER], ==, 1);
  g_assert_null (strpbrk (bo->motivation, "0123456789"));
}

/* So it is with further columns, which are kept as they are. */
static void
test_extra (ImportFixture *self, gconstpointer unused)
{
  g_autofree char *why = repeat ("w", N_LONG);
  g_autofree char *text = g_strdup_printf ("Kommune;Spor;Rolle;Navn;E-mail;Bilernes farve\n"
                                           "Aarhus;Spor 1;Projektleder;Bo Sø;bo@example.dk;%s\n",
                                           why);
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporSource) source = import_open_text (self, text);
  g_autoptr (SporMapping) mapping
      = spor_import_choose_mapping (store, source, self->round, NULL, NULL);
  g_autoptr (SporImportReport) report = NULL;
  g_autoptr (SporSignups) signups = NULL;
  const guint column = 5;

  g_array_append_val (mapping->extra, column);
  report = spor_import_run (store, self->round, source, mapping, NULL, NULL, NULL);
  signups = spor_store_load_signups (store, self->round, TRUE, NULL);
  g_assert_cmpuint (report->remarks[SPOR_REMARK_TOO_LONG], ==, 1);
  g_assert_cmpuint (strlen (spor_signups_row (signups, 0)->extra), <, SPOR_TEXT_LONG + 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("long/told", NULL, test_told);
  ADD ("long/fits", NULL, test_fits);
  ADD ("long/address", NULL, test_address);
  ADD ("long/choice", NULL, test_choice);
  ADD ("long/personal-number", NULL, test_personal_number);
  ADD ("long/extra", NULL, test_extra);

  return g_test_run ();
}
