/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-book.h"

/* Answers that come again: what is updated, kept, and counted once. */

#define BO "11;2025-02-01;Aarhus;Spor 1;Projektleder;Bo Sø;bo@example.dk;11111111;Gerne\n"
#define AASE "12;2025-02-02;Tønder;Spor 2;Superbruger;Åse Ås;aase@example.dk;22222222;\n"
#define IB "13;2025-02-03;Fanø;Spor 2;Superbruger;Ib Lo;ib@example.dk;33333333;\n"

static const SporImportRow *
row_of (const SporImportReport *report, const char *respondent)
{
  for (guint i = 0; i < report->rows->len; i++)
    if (strcmp (((SporImportRow *)report->rows->pdata[i])->respondent, respondent) == 0)
      return report->rows->pdata[i];
  return NULL;
}

static void
edit (ImportFixture *self, SporStore *store, const char *respondent, SporField field, char *text)
{
  g_autoptr (SporSignupFacts) facts = facts_of (self, store, respondent);
  const SporEdit edits[] = { { field, text } };
  g_autoptr (GError) error = NULL;

  spor_store_edit_signup (store, facts->id, edits, 1, -1, -1, &error);
  g_assert_no_error (error);
}

static void
assert_change (const SporImportRow *row,
               guint index,
               SporField field,
               const char *before,
               const char *after,
               gboolean kept)
{
  const SporFieldChange *change;

  g_assert_nonnull (row);
  g_assert_cmpuint (row->changes->len, >, index);
  change = row->changes->pdata[index];
  g_assert_cmpint (change->field, ==, field);
  g_assert_cmpstr (change->before, ==, before);
  g_assert_cmpstr (change->after, ==, after);
  g_assert_cmpint (change->kept, ==, kept);
}

/* Three answers changed since; one of the fields had been mended by hand. */
static void
test_updated (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporImportReport) first = import_text (self, store, HEADER BO AASE IB);
  g_autoptr (SporImportReport) report = NULL, again = NULL;
  g_autoptr (SporSignupFacts) bo = NULL, aase = NULL, ib = NULL;

  assert_outcomes (first, 3, 0, 0);
  edit (self, store, "12", SPOR_FIELD_PHONE, "99999999");
  edit (self, store, "13", SPOR_FIELD_PHONE, "88888888");

  report = import_text (
      self, store,
      HEADER "11;2025-02-01;Århus Kommune;Spor 2;Superbruger;Bo Sø;bo@example.dk;11111111;Gerne\n"
             "12;2025-02-02;Tønder;Spor 2;Superbruger;Åse Ås;aase@example.dk;24242424;Fordi\n"
             "13;2025-02-03;Svendbrog;Spor 2;Superbruger;Ib Lo;ib@example.dk;77777777;\n");
  assert_outcomes (report, 0, 3, 0);
  g_assert_cmpuint (report->rows->len, ==, 3);
  assert_change (row_of (report, "11"), 0, SPOR_FIELD_TRACK, "1", "2", FALSE);
  assert_change (row_of (report, "11"), 1, SPOR_FIELD_ROLES, "project-manager", "super-user",
                 FALSE);
  g_assert_cmpuint (row_of (report, "11")->changes->len, ==, 2);
  assert_change (row_of (report, "12"), 0, SPOR_FIELD_PHONE, "99999999", "24242424", TRUE);
  assert_change (row_of (report, "12"), 1, SPOR_FIELD_MOTIVATION, "", "Fordi", FALSE);
  assert_change (row_of (report, "13"), 0, SPOR_FIELD_MUNICIPALITY, "Fanø", "Svendbrog", FALSE);
  assert_change (row_of (report, "13"), 1, SPOR_FIELD_PHONE, "88888888", "77777777", TRUE);
  g_assert_cmpint (row_of (report, "13")->status, ==, SPOR_STATUS_ATTENTION);
  g_assert_cmpstr (row_of (report, "13")->problem_values->pdata[0], ==, "Svendbrog");

  bo = facts_of (self, store, "11");
  g_assert_cmpint (bo->track, ==, 1);
  g_assert_cmpstr (bo->import_id, ==, first->import_id);
  ib = facts_of (self, store, "13");
  g_assert_cmpstr (ib->municipality_text, ==, "Svendbrog");
  aase = facts_of (self, store, "12");
  g_assert_cmpstr (aase->phone, ==, "99999999");
  g_assert_cmpstr (aase->motivation, ==, "Fordi");

  /* the difference has been told, and nothing is new */
  again = import_text (
      self, store,
      HEADER "12;2025-02-02;Tønder;Spor 2;Superbruger;Åse Ås;aase@example.dk;24242424;Fordi\n");
  assert_outcomes (again, 0, 0, 1);
}

/* What a person wrote stands against every later file, and each new answer is told once. */
static void
test_kept (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporImportReport) first = import_text (self, store, HEADER BO AASE);
  static const struct
  {
    const char *name;
    guint updated;
  } files[] = { { "Bo Sø", 0 }, /* as it was imported */
                { "Bo Bo", 1 }, /* new, kept out */
                { "Bo Bo", 0 },
                { "Bo Søe", 0 }, /* as the person wrote */
                { "Bo Sø", 1 } };

  edit (self, store, "11", SPOR_FIELD_NAME, "Bo Søe");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      /* Åse's phone changes each time, so that what is remembered is kept with something */
      g_autofree char *text = g_strdup_printf (
          HEADER "11;2025-02-01;Aarhus;Spor 1;Projektleder;%s;bo@example.dk;11111111;Gerne\n"
                 "12;2025-02-02;Tønder;Spor 2;Superbruger;Åse Ås;aase@example.dk;2222000%u;\n",
          files[i].name, i);
      g_autoptr (SporImportReport) report = import_text (self, store, text);
      g_autoptr (SporSignupFacts) bo = facts_of (self, store, "11");

      assert_outcomes (report, 0, 1 + files[i].updated, 1 - files[i].updated);
      g_assert_cmpstr (bo->name, ==, "Bo Søe");
      if (files[i].updated)
        assert_change (row_of (report, "11"), 0, SPOR_FIELD_NAME, "Bo Søe", files[i].name, TRUE);
    }
}

/* A file with fewer columns says nothing about the others. */
static void
test_fewer_columns (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporImportReport) first = import_text (self, store, HEADER BO AASE);
  g_autoptr (SporImportReport) report
      = import_text (self, store,
                     "Respondent;Kommune;Navn\n11;Aarhus;Bo Sø-Lo\n12;Tønder;Åse Ås\n");
  g_autoptr (SporSignupFacts) bo = facts_of (self, store, "11");

  assert_outcomes (report, 0, 1, 1);
  g_assert_cmpstr (bo->name, ==, "Bo Sø-Lo");
  g_assert_cmpstr (bo->phone, ==, "11111111");
  g_assert_cmpint (bo->track, ==, 0);
}

/* A file saved by hand often has no seconds. */
static void
test_times_without_seconds (ImportFixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *created, *before, *after;
  } files[] = { { "03-02-2025 10:17", NULL, NULL },
                { "2025-02-03 10:17:00", NULL, NULL },
                { "03-02-2025 10:18", "2025-02-03T09:17:42Z", "2025-02-03T09:18:00Z" },
                { "2025-02-03 10:18:59", "2025-02-03T09:18:00Z", "2025-02-03T09:18:59Z" },
                { "03-02-2025 10:18", NULL, NULL },
                { "2025-02-03 10:18:01", "2025-02-03T09:18:59Z", "2025-02-03T09:18:01Z" },
                { "03-02-2025 10:17", "2025-02-03T09:18:01Z", "2025-02-03T09:17:00Z" },
                { "", "2025-02-03T09:17:00Z", "" },
                { "01-01-1970 01:00", "", "1970-01-01T00:00:00Z" } };
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporImportReport) first
      = import_text (self, store,
                     "Respondent;Oprettet;Kommune;Navn\n11;2025-02-03 10:17:42;Fanø;Bo\n");

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *text
          = g_strdup_printf ("Respondent;Oprettet;Kommune;Navn\n11;%s;Fanø;Bo\n", files[i].created);
      g_autoptr (SporImportReport) report = import_text (self, store, text);
      gboolean changed = files[i].after != NULL;

      assert_outcomes (report, 0, changed, !changed);
      if (changed)
        assert_change (row_of (report, "11"), 0, SPOR_FIELD_CREATED, files[i].before,
                       files[i].after, FALSE);
    }
}

static void
test_twice_in_one_file (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporImportReport) report = import_text (
      self, store,
      HEADER BO AASE
      "11;2025-02-01;Aarhus;Spor 1;Projektleder;Bo Søe;bo@example.dk;11111111;Gerne\n" AASE);
  g_autoptr (SporSignupFacts) bo = facts_of (self, store, "11");

  assert_outcomes (report, 2, 1, 1);
  g_assert_cmpuint (report->accepted, ==, 4);
  g_assert_cmpuint (n_signups (self, store), ==, 2);
  g_assert_cmpstr (bo->name, ==, "Bo Søe");
}

/* Without respondent numbers: the same e-mail, municipality and track. */
static void
test_without_respondent (ImportFixture *self, gconstpointer unused)
{
  static const char file[] = "Kommune;Spor;Rolle;Navn;E-mail\n"
                             "Aarhus;Spor 1;Projektleder;Bo Sø;bo@example.dk\n"
                             "Aarhus;Spor 2;Superbruger;Bo Sø;bo@example.dk\n"
                             "Tønder;Spor 2;Superbruger;Åse Ås;\n"
                             "Tønder;Spor 2;Superbruger;Ib Lo;\n";
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporImportReport) first = import_text (self, store, file);
  g_autoptr (SporImportReport) again = import_text (self, store, file);
  g_autoptr (SporImportReport) numbered = import_text (self, store, HEADER BO);
  g_autoptr (SporSignupFacts) bo = facts_of (self, store, "11");

  assert_outcomes (first, 4, 0, 0);
  assert_outcomes (again, 0, 0, 4);
  assert_outcomes (numbered, 0, 1, 0);
  g_assert_cmpint (bo->track, ==, 0);
  g_assert_cmpuint (n_signups (self, store), ==, 4);
}

/* A sign-up keeps the number that it once had. */
static void
test_number_left_out (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporImportReport) first = import_text (self, store, HEADER BO AASE);
  g_autoptr (SporImportReport) report = import_text (
      self, store,
      HEADER ";2025-02-01;Aarhus;Spor 1;Projektleder;Bo Søe;bo@example.dk;11111111;Gerne\n" AASE);
  g_autoptr (SporSignupFacts) bo = facts_of (self, store, "11");

  assert_outcomes (report, 0, 1, 1);
  g_assert_cmpstr (bo->name, ==, "Bo Søe");
}

/* Problems are counted in sign-ups, not in rows. */
static void
test_problem_twice (ImportFixture *self, gconstpointer unused)
{
  static const char row[] = "11;2025-02-01;Aarhus;Spor 1;Projektleder;Bo Sø;;11111111;Gerne\n";
  g_autofree char *text = g_strconcat (HEADER, row, row, NULL);
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporImportReport) report = import_text (self, store, text);

  assert_outcomes (report, 1, 0, 1);
  g_assert_cmpuint (report->attention, ==, 2);
  g_assert_cmpuint (report->problems[SPOR_PROBLEM_MISSING_EMAIL], ==, 1);
  g_assert_cmpuint (report->rows->len, ==, 2);
}

static void
test_personal_number (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporImportReport) first = import_text (
      self, store,
      HEADER "11;2025-02-01;Aarhus;Spor 1;Projektleder;Bo Sø;bo@example.dk;;Mit er 010190-1234\n");
  g_autoptr (SporImportReport) report = NULL;

  g_assert_cmpuint (first->remarks[SPOR_REMARK_PERSONAL_NUMBER], ==, 1);
  report
      = import_text (self, store,
                     HEADER "11;2025-02-01;Aarhus;Spor 1;Projektleder;Bo Sø;bo@example.dk;;Ups\n");
  g_assert_cmpuint (report->remarks[SPOR_REMARK_PERSONAL_NUMBER], ==, 0);
  assert_change (row_of (report, "11"), 0, SPOR_FIELD_MOTIVATION, "Mit er ••••••-••••", "Ups",
                 FALSE);
}

/* Where a telephone or an address belongs; numbers of ten digits may be Swedish telephones. */
static void
test_personal_number_as_contact (ImportFixture *self, gconstpointer unused)
{
  static const char file[] = "Kommune;Spor;Rolle;Navn;E-mail;Telefon\n"
                             "Aarhus;Spor 1;Projektleder;Bo Sø;bo@example.dk;010190-1234\n"
                             "Tønder;Spor 1;Projektleder;Ib Lo;010190-1234;12345678\n"
                             "Tønder;Spor 1;Projektleder;Åse Ås;020290-1234;0101901234\n"
                             "Fanø;Spor 1;Projektleder;Eva Ek;eva@example.dk;310290-1234\n";
  static const char *const phones[] = { "••••••-••••", "12345678", "0101901234", "310290-1234" };
  static const char *const emails[] = { "bo@example.dk", "", "", "eva@example.dk" };
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporImportReport) first = import_text (self, store, file);
  g_autoptr (SporImportReport) again = import_text (self, store, file);
  g_autoptr (SporSignups) signups = spor_store_load_signups (store, self->round, FALSE, NULL);

  assert_outcomes (first, 4, 0, 0);
  assert_outcomes (again, 0, 0, 4);
  g_assert_cmpuint (first->remarks[SPOR_REMARK_PERSONAL_NUMBER], ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      g_assert_cmpstr (spor_signups_row (signups, i)->phone, ==, phones[i]);
      g_assert_cmpstr (spor_signups_row (signups, i)->email, ==, emails[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("updated", NULL, test_updated);
  ADD ("kept", NULL, test_kept);
  ADD ("fewer-columns", NULL, test_fewer_columns);
  ADD ("times-without-seconds", NULL, test_times_without_seconds);
  ADD ("twice-in-one-file", NULL, test_twice_in_one_file);
  ADD ("without-respondent", NULL, test_without_respondent);
  ADD ("number-left-out", NULL, test_number_left_out);
  ADD ("problem-twice", NULL, test_problem_twice);
  ADD ("personal-number", NULL, test_personal_number);
  ADD ("personal-number-as-contact", NULL, test_personal_number_as_contact);

  return g_test_run ();
}
