/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-book.h"

#include "spor-import-report.h"

#include <json-glib/json-glib.h>

/* A file brought into the book: whole, or not at all. */

static char *
undoable (SporStore *store)
{
  char *undo = NULL, *redo = NULL;

  g_assert_true (spor_store_peek_undo (store, &undo, &redo, NULL));
  g_free (redo);
  return undo;
}

/* --- What must be found --- */

static JsonObject *
truth_load (JsonParser *parser)
{
  g_autofree char *path = import_example ("truth.json");

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  return json_node_get_object (json_parser_get_root (parser));
}

static guint
truth (JsonObject *object, const char *key)
{
  return json_object_get_int_member_with_default (object, key, 0);
}

static void
assert_report_true (const SporImportReport *report, JsonObject *expected)
{
  JsonObject *problems = json_object_get_object_member (expected, "problems");

  g_assert_cmpuint (report->read, ==, truth (expected, "rows"));
  g_assert_cmpuint (report->accepted, ==, truth (expected, "accepted"));
  g_assert_cmpuint (report->attention, ==, truth (expected, "attention"));
  g_assert_cmpuint (report->skipped, ==, truth (expected, "skipped"));
  for (guint p = 0; p < SPOR_N_PROBLEMS; p++)
    if (report->problems[p] != truth (problems, spor_problem_key (p)))
      g_error ("%s: %u", spor_problem_key (p), report->problems[p]);
  g_assert_cmpuint (report->remarks[SPOR_REMARK_PERSONAL_NUMBER], ==,
                    truth (expected, "cpr_flagged"));
  g_assert_cmpuint (report->remarks[SPOR_REMARK_OUTSIDE_MUNICIPALITIES], ==,
                    truth (expected, "outside_municipalities"));
  g_assert_cmpuint (report->remarks[SPOR_REMARK_SAME_MUNICIPALITY_AND_TRACK], ==,
                    truth (expected, "same_municipality_and_track"));
}

static void
assert_signups_true (const SporSignups *signups, JsonObject *expected)
{
  JsonObject *by_track = json_object_get_object_member (expected, "accepted_by_track");
  JsonObject *by_region = json_object_get_object_member (expected, "accepted_by_region");
  guint tracks[2] = { 0 };
  g_autoptr (GHashTable) regions = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GList) names = json_object_get_members (by_region);

  for (guint i = 0; i < spor_signups_n (signups); i++)
    {
      const SporSignupRow *row = spor_signups_row (signups, i);
      gpointer region = (gpointer)spor_signup_region (signups, row);

      if (row->status != SPOR_STATUS_ELIGIBLE)
        continue;
      tracks[row->track]++;
      g_hash_table_insert (regions, region,
                           GUINT_TO_POINTER (
                               GPOINTER_TO_UINT (g_hash_table_lookup (regions, region)) + 1));
    }
  g_assert_cmpuint (tracks[0], ==, truth (by_track, "1"));
  g_assert_cmpuint (tracks[1], ==, truth (by_track, "2"));
  for (GList *l = names; l; l = l->next)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (regions, l->data)), ==,
                      truth (by_region, l->data));
}

/* Every row that is not simply accepted is in the report, with a sentence and a value for each
 * problem. */
static void
assert_rows_whole (const SporImportReport *report, const SporSignups *signups)
{
  guint n = 0, last = 0;

  for (guint i = 0; i < spor_signups_n (signups); i++)
    {
      const SporSignupRow *row = spor_signups_row (signups, i);

      n += row->status != SPOR_STATUS_ELIGIBLE || row->problems || row->remarks;
    }
  g_assert_cmpuint (report->rows->len, ==, n);
  g_assert_cmpuint (report->left_off, ==, 0);

  for (guint i = 0; i < report->rows->len; i++)
    {
      const SporImportRow *row = report->rows->pdata[i];
      int index = spor_signups_find (signups, row->signup_id);

      g_assert_cmpint (index, >=, 0);
      g_assert_cmpuint (row->row, >, last);
      g_assert_cmpstr (row->respondent, ==, spor_signups_row (signups, index)->respondent);
      g_assert_cmpuint (row->problem_texts->len, ==, __builtin_popcount (row->problems));
      g_assert_cmpuint (row->problem_values->len, ==, row->problem_texts->len);
      for (guint p = 0; p < row->problem_texts->len; p++)
        g_assert_cmpuint (strlen (row->problem_texts->pdata[p]), >, 10);
      last = row->row;
    }
}

static void
test_flavours (ImportFixture *self, gconstpointer name)
{
  g_autoptr (SporSource) source = import_open_example (name);
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporImportReport) report = import_with (self, store, source, NULL);
  g_autoptr (SporImportReport) again = NULL;
  g_autoptr (SporSignups) signups = spor_store_load_signups (store, self->round, FALSE, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *expected = truth_load (parser);
  g_autofree char *undo = undoable (store);

  g_assert_nonnull (report->import_id);
  assert_outcomes (report, 148, 0, 0);
  assert_report_true (report, expected);
  assert_signups_true (signups, expected);
  assert_rows_whole (report, signups);
  g_assert_nonnull (strstr (undo, report->source));

  again = import_with (self, store, source, NULL);
  assert_outcomes (again, 0, 0, 148);

  for (guint i = 0; i < spor_signups_n (signups); i++)
    {
      g_autoptr (SporSignupFacts) facts
          = spor_store_load_facts (store, self->round, spor_signups_row (signups, i)->id, NULL);

      g_assert_cmpstr (facts->import_id, ==, report->import_id);
    }
}

static void
test_dry_run (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporSource) source = import_open_example ("eu");
  g_autoptr (SporStore) store = new_book (self);
  const SporImportOptions options = { .dry_run = TRUE };
  g_autoptr (SporImportReport) report = import_with (self, store, source, &options);
  g_autoptr (SporImportReport) again = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *undo = undoable (store);

  assert_report_true (report, truth_load (parser));
  g_assert_null (report->import_id);
  g_assert_null (undo);
  g_assert_cmpuint (n_signups (self, store), ==, 0);

  again = import_with (self, store, source, NULL);
  assert_outcomes (again, 148, 0, 0);
}

static void
test_include_incomplete (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporSource) source = import_open_example ("eu");
  g_autoptr (SporStore) store = new_book (self);
  const SporImportOptions options = { .include_incomplete = TRUE };
  g_autoptr (SporImportReport) plain = import_with (self, store, source, NULL);
  g_autoptr (SporImportReport) report = import_with (self, store, source, &options);
  g_autoptr (SporImportReport) again = import_with (self, store, source, NULL);

  g_assert_cmpuint (plain->skipped, ==, 4);
  assert_outcomes (report, 0, 4, 144);
  g_assert_cmpuint (report->skipped, ==, 0);
  /* what was taken in once stays in */
  assert_outcomes (again, 0, 0, 148);
  g_assert_cmpuint (again->skipped, ==, 0);
}

/* --- Again --- */

static void
test_again (ImportFixture *self, gconstpointer unused)
{
  static const char *const flavours[]
      = { "eu", "intl", "us", "eu.zip", "surveyxact.xlsx", "haandgemt.csv" };
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporSource) first = import_open_example ("eu");
  g_autoptr (SporImportReport) report = import_with (self, store, first, NULL);
  gint64 version = spor_store_version (store);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *expected = truth_load (parser);

  /* Windows-1252 has no 🙂, and what was saved by hand no seconds */
  for (guint i = 0; i < G_N_ELEMENTS (flavours); i++)
    {
      g_autoptr (SporSource) source = import_open_example (flavours[i]);
      g_autoptr (SporMapping) mapping
          = spor_import_choose_mapping (store, source, self->round, NULL, NULL);
      g_autoptr (SporImportReport) again = NULL;

      g_array_set_size (mapping->columns[SPOR_FIELD_MOTIVATION], 0);
      g_array_set_size (mapping->columns[SPOR_FIELD_CREATED], 0);
      g_array_set_size (mapping->columns[SPOR_FIELD_CLOSED], 0);
      again = spor_import_run (store, self->round, source, mapping, NULL, NULL, NULL);
      assert_outcomes (again, 0, 0, 148);
      assert_report_true (again, expected);
      g_assert_null (again->import_id);
      g_assert_cmpint (spor_store_version (store), ==, version);
    }

  {
    g_autoptr (SporImportReport) again = import_with (self, store, first, NULL);

    assert_outcomes (again, 0, 0, 148);
    g_assert_cmpint (spor_store_version (store), ==, version);
  }
  g_assert_cmpuint (n_signups (self, store), ==, 148);
}

/* --- All or nothing --- */

static void
test_undo (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporSource) source = import_open_example ("eu");
  g_autoptr (SporImportReport) report = import_with (self, store, source, NULL);
  g_autoptr (SporImportReport) again = NULL;
  g_autofree char *before = NULL, *json = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (spor_store_undo (store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_signups (self, store), ==, 0);
  before = undoable (store);
  g_assert_null (before);
  g_assert_true (
      spor_store_get_mapping (store, spor_source_get_questionnaire (source), &json, NULL));
  g_assert_null (json);

  g_assert_true (spor_store_redo (store, NULL, &error));
  again = import_with (self, store, source, NULL);
  assert_outcomes (again, 0, 0, 148);
}

typedef struct
{
  GCancellable *cancellable;
  guint n_rows;
  double last;
} Cancel;

static void
cancel_at_row (double fraction, guint rows, gpointer data)
{
  Cancel *cancel = data;

  g_assert_cmpfloat (fraction, >=, cancel->last);
  g_assert_cmpfloat (fraction, <=, 1);
  cancel->last = fraction;
  cancel->n_rows = rows;
  if (rows > 100)
    g_cancellable_cancel (cancel->cancellable);
}

static char *
many_rows (guint n, const char *last)
{
  GString *text = g_string_new (HEADER);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text,
                            "%u;2025-02-01;Aarhus;Spor 1;Projektleder;Bo Sø;bo%u@example.dk;;\n", i,
                            i);
  g_string_append (text, last);
  return g_string_free (text, FALSE);
}

static void
test_cancel (ImportFixture *self, gconstpointer unused)
{
  g_autofree char *text = many_rows (5000, "");
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporSource) source = import_open_text (self, text);
  g_autoptr (SporMapping) mapping = import_guess (self, source);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Cancel cancel = { .cancellable = cancellable };
  const SporImportOptions options = { .progress = cancel_at_row, .progress_data = &cancel };
  gint64 version = spor_store_version (store);
  g_autoptr (GError) error = NULL;
  g_autofree char *undo = NULL;

  g_assert_null (
      spor_import_run (store, self->round, source, mapping, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (cancel.n_rows, >, 100);
  g_assert_cmpuint (n_signups (self, store), ==, 0);
  g_assert_cmpint (spor_store_version (store), ==, version);
  undo = undoable (store);
  g_assert_null (undo);
}

static void
test_damaged_line (ImportFixture *self, gconstpointer unused)
{
  g_autofree char *text = many_rows (300, "a;b;c;d;e;f;g;h;i;j;k;l\n");
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporSource) source = import_open_text (self, text);
  g_autoptr (SporMapping) mapping = import_guess (self, source);
  g_autoptr (GError) error = NULL;

  g_assert_null (spor_import_run (store, self->round, source, mapping, NULL, NULL, &error));
  g_assert_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "302"));
  g_assert_cmpuint (n_signups (self, store), ==, 0);
}

static void
test_refused_columns (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporSource) source = import_open_text (self, "Navn;Alder\nBo Sø;17\n");
  g_autoptr (SporMapping) mapping = import_guess (self, source);
  g_autoptr (GError) error = NULL;

  g_assert_null (spor_import_run (store, self->round, source, mapping, NULL, NULL, &error));
  g_assert_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_COLUMNS);
}

/* --- The mapping that a person chose --- */

static void
test_remembered (ImportFixture *self, gconstpointer unused)
{
  static const char file[] = "Respondent;Kommune;Spor;Rolle;E-mail;Navn;Lederens navn\n"
                             "11;Aarhus;1;Projektleder;bo@aarhus.dk;Bo Sø;Eva Ask\n";
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporSource) source = import_open_text (self, file);
  g_autoptr (SporMapping) mapping = import_guess (self, source);
  g_autoptr (SporMapping) wrong = import_guess (self, source);
  g_autoptr (SporImportReport) none = NULL, first = NULL, again = NULL;
  g_autoptr (SporSignupFacts) facts = NULL;

  /* a choice that nothing came of is not made again */
  g_assert_true (spor_mapping_set (wrong, source, SPOR_FIELD_MUNICIPALITY, "Navn", NULL));
  none = spor_import_run (store, self->round, source, wrong, NULL, NULL, NULL);
  g_assert_cmpuint (none->attention, ==, 1);
  again = import_text (self, store, file);
  assert_outcomes (again, 0, 1, 0);
  g_assert_cmpuint (again->accepted, ==, 1);
  g_clear_pointer (&again, spor_import_report_free);

  g_assert_true (spor_mapping_set (mapping, source, SPOR_FIELD_NAME, "Lederens navn", NULL));
  first = spor_import_run (store, self->round, source, mapping, NULL, NULL, NULL);
  assert_outcomes (first, 0, 1, 0);
  again = import_text (self, store, file);
  assert_outcomes (again, 0, 0, 1);
  facts = facts_of (self, store, "11");
  g_assert_cmpstr (facts->name, ==, "Eva Ask");
}

/* Yesterday the whole set, today its dataset alone: nobody moves to municipality “6”. */
static void
test_dataset_after_set (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporStore) store = new_book (self);
  g_autoptr (SporSource) set = import_open_example ("eu");
  g_autoptr (SporImportReport) first = import_with (self, store, set, NULL);
  g_autofree char *path = import_example ("eu/dataset.csv");
  g_autofree char *alone_path = g_build_filename (self->folder, "dataset.csv", NULL);
  g_autofree char *contents = NULL;
  gsize length = 0;
  g_autoptr (SporSource) alone = NULL;
  g_autoptr (SporMapping) mapping = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (alone_path, contents, length, NULL));
  alone = import_open (alone_path);
  mapping = spor_import_choose_mapping (store, alone, self->round, NULL, NULL);
  g_assert_null (spor_import_run (store, self->round, alone, mapping, NULL, NULL, &error));
  g_assert_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_COLUMNS);
}

/* More rows than anybody reads are counted, and left off. */
static void
test_many_to_say (ImportFixture *self, gconstpointer unused)
{
  g_autoptr (SporSignups) signups = spor_signups_begin (self->round, FALSE);
  g_autoptr (GArray) entries = spor_import_entries_new ();
  g_autoptr (SporImportReport) report = g_new0 (SporImportReport, 1);

  for (guint i = 1; i <= 20100; i++)
    {
      g_autoptr (SporSignupFacts) facts = spor_signup_facts_new ();
      const SporImportEntry entry = { .row = i, .ordinal = i };

      facts->id = g_strdup_printf ("%u", i);
      facts->ordinal = i;
      spor_signups_add (signups, facts);
      g_array_append_val (entries, entry);
    }
  spor_signups_end (signups);

  report->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_import_row_free);
  spor_import_report_fill (report, signups, entries);
  g_assert_cmpuint (report->read, ==, 20100);
  g_assert_cmpuint (report->attention, ==, 20100);
  g_assert_cmpuint (report->problems[SPOR_PROBLEM_MISSING_NAME], ==, 20100);
  g_assert_cmpuint (report->rows->len, ==, 20000);
  g_assert_cmpuint (report->left_off, ==, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("flavours/eu", "eu", test_flavours);
  ADD ("flavours/intl", "intl", test_flavours);
  ADD ("flavours/us", "us", test_flavours);
  ADD ("flavours/zip", "eu.zip", test_flavours);
  ADD ("flavours/xlsx", "surveyxact.xlsx", test_flavours);
  ADD ("flavours/by-hand", "haandgemt.csv", test_flavours);
  ADD ("dry-run", NULL, test_dry_run);
  ADD ("include-incomplete", NULL, test_include_incomplete);
  ADD ("again", NULL, test_again);
  ADD ("undo", NULL, test_undo);
  ADD ("cancel", NULL, test_cancel);
  ADD ("damaged-line", NULL, test_damaged_line);
  ADD ("refused-columns", NULL, test_refused_columns);
  ADD ("remembered", NULL, test_remembered);
  ADD ("dataset-after-set", NULL, test_dataset_after_set);
  ADD ("many-to-say", NULL, test_many_to_say);

  return g_test_run ();
}
