/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "source-fixture.h"

#include <sys/stat.h>
#include <zip.h>

static SporSource *
open_example (const char *first, ...)
{
  const char *example = g_getenv ("SPOR_EXAMPLE");
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  SporSource *source = NULL;
  va_list names;

  va_start (names, first);
  for (const char *name = first; name != NULL; name = va_arg (names, const char *))
    g_ptr_array_add (paths, g_build_filename (example, name, NULL));
  va_end (names);
  g_ptr_array_add (paths, NULL);

  source = spor_source_open ((const char *const *)paths->pdata, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (source);
  return source;
}

static const SporColumn *
get_column (SporSource *source, const char *name)
{
  for (guint i = 0; i < spor_source_get_n_columns (source); i++)
    if (strcmp (spor_source_get_column (source, i)->name, name) == 0)
      return spor_source_get_column (source, i);
  g_error ("no column %s", name);
}

static const char *
get_label (SporSource *source, const char *name, const char *code)
{
  const SporColumn *column = get_column (source, name);

  return column->labels != NULL ? g_hash_table_lookup (column->labels, code) : NULL;
}

static void
assert_described (SporSource *source)
{
  g_assert_cmpuint (spor_source_get_n_columns (source), ==, 21);
  g_assert_cmpstr (get_column (source, "s_1")->question, ==, "Hvilken kommune repræsenterer du?");
  g_assert_cmpstr (get_column (source, "s_1")->choice, ==, "");
  g_assert_false (get_column (source, "s_1")->multiple);
  g_assert_cmpstr (get_label (source, "s_1", "1"), ==, "Aabenraa");
  g_assert_cmpstr (get_column (source, "s_3_2")->question_name, ==, "s_3");
  g_assert_cmpstr (get_column (source, "s_3_2")->choice, ==, "Superbruger");
  g_assert_true (get_column (source, "s_3_2")->multiple);
  g_assert_cmpstr (get_column (source, "stato_4")->question_name, ==, "statoverall");
  g_assert_cmpstr (get_column (source, "stato_4")->choice, ==, "Gennemført");
  g_assert_cmpstr (get_column (source, "responde")->question, ==, "Respondent-ID");
}

/* Windows-1252 has no emoji: SurveyXact wrote "?". */
static char *
without_emoji (const char *cell)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (; *cell != '\0'; cell = g_utf8_next_char (cell))
    g_string_append_unichar (text, g_utf8_get_char (cell) > 0xffff ? '?' : g_utf8_get_char (cell));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_same_cells (SporSource *source, SporSource *other, guint n_rows)
{
  g_autoptr (GError) error = NULL;
  SporSourceRow row, other_row;
  guint n = 0;

  g_assert_cmpstr (spor_source_get_questionnaire (source), ==,
                   spor_source_get_questionnaire (other));
  while (spor_source_next (source, &row, NULL, &error) == 1)
    {
      n++;
      g_assert_cmpint (spor_source_next (other, &other_row, NULL, &error), ==, 1);
      g_assert_cmpuint (row.row, ==, n);
      g_assert_cmpuint (other_row.row, ==, n);
      for (guint i = 0; i < row.n_cells; i++)
        {
          g_autofree char *cell = without_emoji (row.cells[i]);
          g_autofree char *other_cell = without_emoji (other_row.cells[i]);

          g_assert_cmpstr (cell, ==, other_cell);
        }
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, n_rows);
  g_assert_cmpint (spor_source_next (other, &other_row, NULL, &error), ==, 0);
  g_assert_true (spor_source_rewind (source, NULL, &error));
}

static void
test_flavours (void)
{
  g_autoptr (SporSource) eu = open_example ("eu", NULL);
  const char *const others[]
      = { "intl", "us", "eu.zip", "surveyxact.xlsx", "us/dataset.csv", "intl/labels.csv" };
  const char *const names[]
      = { "intl", "us", "eu.zip", "surveyxact.xlsx", "dataset.csv", "labels.csv" };

  assert_described (eu);
  g_assert_cmpstr (spor_source_get_name (eu), ==, "eu");
  g_assert_cmpstr (spor_source_get_encoding (eu), ==, "WINDOWS-1252");
  g_assert_cmpint (spor_source_get_separator (eu), ==, ';');
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (SporSource) other = open_example (others[i], NULL);

      g_assert_cmpstr (spor_source_get_name (other), ==, names[i]);
      assert_described (other);
      assert_same_cells (eu, other, 148);
    }
}

static void
test_files_in_any_order (void)
{
  g_autoptr (SporSource) folder = open_example ("us", NULL);
  g_autoptr (SporSource) three
      = open_example ("us/structure.csv", "us/labels.csv", "us/dataset.csv", NULL);
  g_autoptr (SporSource) two = open_example ("us/dataset.csv", "us/labels.csv", NULL);

  assert_described (three);
  g_assert_cmpstr (spor_source_get_name (three), ==, "dataset.csv");
  assert_same_cells (folder, three, 148);
  g_assert_cmpstr (get_label (two, "s_1", "1"), ==, "Aabenraa");
  g_assert_cmpstr (get_column (two, "s_1")->question, ==, "");
}

static void
test_saved_by_hand (void)
{
  g_autoptr (SporSource) source = open_example ("haandgemt.csv", NULL);
  g_autoptr (GError) error = NULL;
  SporSourceRow row;
  guint n_rows = 0;

  g_assert_cmpstr (spor_source_get_encoding (source), ==, "UTF-8");
  g_assert_cmpuint (spor_source_get_n_columns (source), ==, 13);
  g_assert_cmpstr (get_column (source, "Respondent")->question, ==, "");
  while (spor_source_next (source, &row, NULL, &error) == 1)
    n_rows++;
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows, ==, 148);
}

#define STRUCTURE                                                                                  \
  "questionName;variableName;questionType;subType;questionText;choiceValue;choiceText;\n"          \
  "respondentid;responde;Open;Double;Respondent-ID;;;\n"                                           \
  "s_1;s_1;Closed;Single;\" Kommune? \n\";;;\n"                                                    \
  "statoverall;stato_1;Closed;Multiple;Samlet status;1;Ny ;\n"                                     \
  "statoverall;stato_4;Closed;Multiple;Samlet status;4;Gennemført;\n"

/* The two that have no heading or an odd one are told by what they hold, whatever their names. */
static void
test_told_by_content (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (SporSource) source = NULL;

  source_fixture_write (fixture, "set/a.csv", STRUCTURE, -1);
  source_fixture_write (fixture, "set/b.csv", "responde;s_1;STATO_4\n7;2;1\n", -1);
  source_fixture_write (fixture, "set/c.csv",
                        "s_1;1;Aabenraa\ns_1;2;\" Aalborg \"\nstato_4;1;Valgt;\n", -1);
  source_fixture_write (fixture, "set/.hidden.csv", "x;y\n1;2\n", -1);
  source_fixture_write (fixture, "set/~$b.csv", "x;y\n1;2\n", -1);
  source_fixture_write (fixture, "set/om.pdf", "%PDF-1.7", -1);
  source = source_fixture_open (fixture, "set");
  g_assert_cmpstr (get_column (source, "s_1")->question, ==, "Kommune?");
  g_assert_cmpstr (get_label (source, "s_1", "2"), ==, "Aalborg");
  g_assert_cmpstr (get_column (source, "STATO_4")->choice, ==, "Gennemført");
  g_assert_cmpstr (get_label (source, "STATO_4", "1"), ==, "Valgt");
  assert_reads (source, "responde|s_1|STATO_4⏎7|2|1");
}

static void
test_long_and_short_names (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (SporSource) source = NULL;

  /* Long names in the answers, short ones in the structure: an option's number is its place. */
  source_fixture_write (fixture, "dataset.csv",
                        "respondentid;s_1;statoverall_1;statoverall_2\n7;2;0;1\n", -1);
  source_fixture_write (fixture, "structure.csv", STRUCTURE, -1);
  source_fixture_write (fixture, "labels.csv", "stato_1;1;Valgt\ns_1;2;Aalborg\n", -1);
  source = source_fixture_open (fixture, "dataset.csv");
  g_assert_cmpstr (get_column (source, "respondentid")->question, ==, "Respondent-ID");
  g_assert_cmpstr (get_column (source, "statoverall_1")->choice, ==, "Ny");
  g_assert_cmpstr (get_column (source, "statoverall_2")->choice, ==, "Gennemført");
  g_assert_cmpstr (get_label (source, "statoverall_1", "1"), ==, "Valgt");
  g_clear_object (&source);

  /* Labels whose codes are no numbers. */
  source_fixture_write (fixture, "labels.csv", "s_1;a;Aalborg\ns_1;b;Aarhus\n", -1);
  source = source_fixture_open (fixture, "dataset.csv");
  g_assert_cmpstr (get_label (source, "s_1", "b"), ==, "Aarhus");
  g_clear_object (&source);

  /* And the other way round. */
  source_fixture_write (fixture, "dataset.csv", "organiza;stato_4;s_1\n1;1;2\n", -1);
  source_fixture_write (fixture, "structure.csv",
                        "variableName;questionName;subType;questionText;choiceText\n"
                        "organization;organization;Single;Organisation;\n"
                        "statoverall_4;statoverall;Multiple;Samlet status;Gennemført\n"
                        "statoverall_3;statoverall;Multiple;Samlet status;Nogen svar\n",
                        -1);
  source_fixture_write (fixture, "labels.csv", "statoverall_4;1;Valgt\n", -1);
  source = source_fixture_open (fixture, "dataset.csv");
  g_assert_cmpstr (get_column (source, "organiza")->question, ==, "Organisation");
  g_assert_cmpstr (get_column (source, "stato_4")->choice, ==, "Gennemført");
  g_assert_cmpstr (get_label (source, "stato_4", "1"), ==, "Valgt");
  g_assert_cmpstr (get_column (source, "s_1")->question, ==, "");
  g_assert_null (get_column (source, "s_1")->labels);
}

static void
test_files_beside (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (SporSource) source = NULL;

  source_fixture_write (fixture, "fbs_Dataset_1.csv", "s_1;s_2\n2;x\n", -1);
  source_fixture_write (fixture, "fbs_labels_1.csv", "s_1;2;Aalborg\n", -1);
  source_fixture_write (fixture, "fbs_labels_2.csv", "s_1;2;Aarhus\n", -1);
  source_fixture_write (fixture, "andet.csv", "s_1;2;Odense\n", -1);
  source = source_fixture_open (fixture, "fbs_Dataset_1.csv");
  g_assert_cmpstr (get_label (source, "s_1", "2"), ==, "Aalborg");
  g_clear_object (&source);

  source_fixture_assert_fails (fixture, "andet.csv", SPOR_INTAKE_ERROR_UNREADABLE,
                               "“andet.csv”|no answers");
  source_fixture_write (fixture, "fbs_structure_1.csv", "a\0b", 3);
  source_fixture_assert_fails (fixture, "fbs_Dataset_1.csv", SPOR_INTAKE_ERROR_FORMAT,
                               "“fbs_structure_1.csv”|line 1");
}

static void
test_nothing_usable (SourceFixture *fixture, gconstpointer data)
{
  g_autofree char *pipe = source_fixture_get_path (fixture, "pipe");

  source_fixture_assert_fails (fixture, "mangler.csv", SPOR_INTAKE_ERROR_UNREADABLE,
                               "“mangler.csv”|not exist");
  source_fixture_assert_fails (fixture, "mangler/x.csv", SPOR_INTAKE_ERROR_UNREADABLE,
                               "“x.csv”|not exist");
  source_fixture_write (fixture, "mappe/læs mig.doc", "hej", -1);
  source_fixture_assert_fails (fixture, "mappe", SPOR_INTAKE_ERROR_UNREADABLE,
                               "“mappe”|no file of answers");
  source_fixture_write (fixture, "mappe/labels.csv", "s_1;2;Aalborg\n", -1);
  source_fixture_assert_fails (fixture, "mappe", SPOR_INTAKE_ERROR_UNREADABLE,
                               "“mappe”|no answers");
  source_fixture_write (fixture, "mappe/a.csv", "x;y\n1;2\n", -1);
  source_fixture_write (fixture, "mappe/b.csv", "x;y\n1;2\n", -1);
  source_fixture_assert_fails (fixture, "mappe", SPOR_INTAKE_ERROR_UNREADABLE,
                               "“mappe”|“a.csv” and “b.csv”");
  source_fixture_write (fixture, "to/A.XLSX", "PK", -1);
  source_fixture_write (fixture, "to/b.zip", "PK", -1);
  source_fixture_assert_fails (fixture, "to", SPOR_INTAKE_ERROR_UNREADABLE,
                               "“to”|“A.XLSX” and “b.zip”");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  source_fixture_assert_fails (fixture, "pipe", SPOR_INTAKE_ERROR_UNREADABLE,
                               "“pipe” is not a file");
}

static void
test_other_kinds (SourceFixture *fixture, gconstpointer data)
{
  static const char encrypted[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1          "
                                  "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

  source_fixture_assert_text_fails (fixture, "%PDF-1.4\n", -1, SPOR_INTAKE_ERROR_FORMAT,
                                    "“svar.csv” is a PDF");
  source_fixture_assert_text_fails (fixture, encrypted, 20, SPOR_INTAKE_ERROR_FORMAT,
                                    "“svar.csv”|.xls)|.xlsx");
  source_fixture_assert_text_fails (fixture, encrypted, sizeof encrypted - 1,
                                    SPOR_INTAKE_ERROR_FORMAT, "“svar.csv”|password|Excel");
  source_fixture_assert_text_fails (fixture, "<?xml version=\"1.0\"?>", -1,
                                    SPOR_INTAKE_ERROR_FORMAT, "XML");
  source_fixture_assert_text_fails (fixture, "\x1f\x8b\x08", -1, SPOR_INTAKE_ERROR_FORMAT,
                                    "Unpack");
  source_fixture_assert_text_fails (fixture, "\x89PNG\r\n", -1, SPOR_INTAKE_ERROR_FORMAT,
                                    "not a table");
}

static void
test_zip (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (SporSource) source = NULL;

  /* Folders, tricks with paths and what a Mac adds are no hindrance; nothing is unpacked to disk.
   */
  source_fixture_write_zip (fixture, "sæt.zip", "../../fbs/dataset.csv", "s_1;s_2\n2;ø\n",
                            "/fbs/labels.csv", "s_1;2;Aalborg\n", "__MACOSX/fbs/._dataset.csv",
                            "\x01\x02;\x03", "fbs/læs mig.doc", "\x01\x02", NULL);
  source = source_fixture_open (fixture, "sæt.zip");
  g_assert_cmpstr (spor_source_get_name (source), ==, "sæt.zip");
  g_assert_cmpstr (get_label (source, "s_1", "2"), ==, "Aalborg");
  assert_reads (source, "s_1|s_2⏎2|ø");
  g_assert_cmpfloat (spor_source_get_progress (source), ==, 1);

  source_fixture_write_secret_zip (fixture, "a.zip", "dataset.csv", "s_1;s_2\n2;x\n", NULL);
  source_fixture_assert_fails (fixture, "a.zip", SPOR_INTAKE_ERROR_FORMAT, "“a.zip”|password");
  source_fixture_write_zip (fixture, "b.zip", "x.doc", "s_1;s_2\n2;x\n", NULL);
  source_fixture_assert_fails (fixture, "b.zip", SPOR_INTAKE_ERROR_UNREADABLE,
                               "“b.zip” does not hold");
  source_fixture_write_zip (fixture, "c.zip", "dataset.csv", "s_1;s_2\n2;x;3\n", NULL);
  source_fixture_write_zip (fixture, "d.zip", "a/dataset.csv", "a;b\n", "b/dataset.csv", "a;b\n",
                            NULL);
  source_fixture_assert_fails (fixture, "d.zip", SPOR_INTAKE_ERROR_UNREADABLE,
                               "“d.zip: a/dataset.csv” and “d.zip: b/dataset.csv”");
  source_fixture_assert_fails (fixture, "c.zip", SPOR_INTAKE_ERROR_FORMAT,
                               "Line 2|c.zip: dataset.csv");
}

static void
test_truncated_zip (SourceFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("SPOR_EXAMPLE"), "eu.zip", NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize cut = 4; cut < length; cut += 500)
    {
      source_fixture_write (fixture, "eu.zip", bytes, (gssize)cut);
      source_fixture_assert_fails (fixture, "eu.zip", SPOR_INTAKE_ERROR_FORMAT,
                                   "“eu.zip”|damaged or not complete");
    }
}

/* Fills an entry with the same two characters again and again, without keeping them in memory. */
typedef struct
{
  zip_uint64_t size, at;
  zip_error_t error;
} Filler;

static zip_int64_t
fill_cb (void *user_data, void *buffer, zip_uint64_t length, zip_source_cmd_t command)
{
  Filler *self = user_data;
  zip_uint64_t n = MIN (length, self->size - self->at);

  switch (command)
    {
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap (ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                             ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
                                             -1);
    case ZIP_SOURCE_OPEN:
      self->at = 0;
      return 0;
    case ZIP_SOURCE_READ:
      for (zip_uint64_t i = 0; i < n; i++)
        ((char *)buffer)[i] = (self->at + i) % 4 == 3 ? '\n' : (self->at + i) % 4 == 1 ? ';' : 'x';
      self->at += n;
      return (zip_int64_t)n;
    case ZIP_SOURCE_STAT:
      zip_stat_init (buffer);
      ((zip_stat_t *)buffer)->size = self->size;
      ((zip_stat_t *)buffer)->valid = ZIP_STAT_SIZE;
      return sizeof (zip_stat_t);
    case ZIP_SOURCE_ERROR:
      return zip_error_to_data (&self->error, buffer, length);
    default:
      return 0;
    }
}

static void
write_bomb (SourceFixture *fixture, const char *zip_name, const char *entry, guint64 size)
{
  g_autofree char *path = source_fixture_get_path (fixture, zip_name);
  zip_t *zip = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  Filler filler = { size, 0, { 0 } };
  zip_int64_t index = zip_file_add (zip, entry, zip_source_function (zip, fill_cb, &filler), 0);

  g_assert_cmpint (zip_set_file_compression (zip, (zip_uint64_t)index, ZIP_CM_DEFLATE, 1), ==, 0);
  g_assert_cmpint (zip_close (zip), ==, 0);
}

static void
test_zip_bomb (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) bytes = NULL;
  g_autofree char *path = source_fixture_get_path (fixture, "a.zip");
  g_autofree char *read = NULL;
  gsize length = 0;
  char *directory = NULL;

  write_bomb (fixture, "a.zip", "dataset.csv", 20 * 1024 * 1024);
  source_fixture_assert_fails (fixture, "a.zip", SPOR_INTAKE_ERROR_LIMIT, "“a.zip|200 times");

  /* A directory that lies about the size: more comes than was said, and than is allowed. */
  g_assert_true (g_file_get_contents (path, &read, &length, NULL));
  directory = memmem (read, length, "PK\x01\x02", 4);
  g_assert_nonnull (directory);
  directory[24] = directory[25] = directory[27] = 0;
  directory[26] = 1;
  source_fixture_write (fixture, "b.zip", read, (gssize)length);
  source_fixture_assert_fails (fixture, "b.zip", SPOR_INTAKE_ERROR_FORMAT, "“b.zip|damaged");

  /* One that says it is enormous. */
  memset (directory + 24, 0xee, 4);
  source_fixture_write (fixture, "c.zip", read, (gssize)length);
  source_fixture_assert_fails (fixture, "c.zip", SPOR_INTAKE_ERROR_LIMIT, "“c.zip”|1 GB");
}

/* A few thousand damaged copies of one file: rows or a sentence, nothing else. */
static void
mutate (SourceFixture *fixture, GRand *rand, const char *name, const char *beside, guint n_times)
{
  g_autofree char *path = g_build_filename (g_getenv ("SPOR_EXAMPLE"), name, NULL);
  g_autofree char *base_name = g_path_get_basename (name);
  g_autofree char *bytes = NULL;
  guint n_errors = 0;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (guint i = 0; i < n_times; i++)
    {
      g_autofree char *copy = g_memdup2 (bytes, length);
      const guint n_changes = (guint)g_rand_int_range (rand, 1, 8);
      const gsize kept = g_rand_int_range (rand, 0, 4) == 0
                             ? (gsize)g_rand_int_range (rand, 0, (gint32)length)
                             : length;
      g_autoptr (SporSource) source = NULL;
      g_autoptr (GError) error = NULL;

      for (guint change = 0; change < n_changes; change++)
        copy[g_rand_int_range (rand, 0, (gint32)length)] = (char)g_rand_int_range (rand, 0, 256);
      source_fixture_write (fixture, base_name, copy, (gssize)kept);
      source = source_fixture_try (fixture, beside != NULL ? beside : base_name, &error);
      if (source != NULL)
        {
          g_autofree char *text = read_all (source, &error);

          g_assert_true ((text != NULL) == (error == NULL));
        }
      if (error != NULL)
        {
          g_assert_cmpuint (error->domain, ==, SPOR_INTAKE_ERROR);
          g_assert_cmpuint (strlen (error->message), >, 20);
          n_errors++;
        }
      else
        g_assert_nonnull (source);
    }
  g_test_message ("%s: %u of %u refused", name, n_errors, n_times);
  g_assert_cmpuint (n_errors, >, 0);
}

static void
test_mutations (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250303);

  mutate (fixture, rand, "haandgemt.csv", NULL, 500);
  mutate (fixture, rand, "eu.zip", NULL, 500);
  mutate (fixture, rand, "surveyxact.xlsx", NULL, 1000);
  mutate (fixture, rand, "intl/dataset.csv", NULL, 300);
  mutate (fixture, rand, "intl/structure.csv", "dataset.csv", 300);
  source_fixture_write (fixture, "structure.csv", "", 0);
  mutate (fixture, rand, "us/labels.csv", "dataset.csv", 300);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/source/flavours", test_flavours);
  g_test_add_func ("/source/files-in-any-order", test_files_in_any_order);
  g_test_add_func ("/source/saved-by-hand", test_saved_by_hand);
  SOURCE_TEST ("/source/told-by-content", test_told_by_content);
  SOURCE_TEST ("/source/long-and-short-names", test_long_and_short_names);
  SOURCE_TEST ("/source/files-beside", test_files_beside);
  SOURCE_TEST ("/source/nothing-usable", test_nothing_usable);
  SOURCE_TEST ("/source/other-kinds", test_other_kinds);
  SOURCE_TEST ("/source/zip", test_zip);
  SOURCE_TEST ("/source/truncated-zip", test_truncated_zip);
  SOURCE_TEST ("/source/zip-bomb", test_zip_bomb);
  SOURCE_TEST ("/source/mutations", test_mutations);
  return g_test_run ();
}
