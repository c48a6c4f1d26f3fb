/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "source-fixture.h"

static void
test_plain (SourceFixture *fixture, gconstpointer data)
{
  source_fixture_assert_reads (fixture, "navn;spor\nIda;1\nOle;2\n", "navn|spor⏎Ida|1⏎Ole|2");
  source_fixture_assert_reads (fixture, "navn;spor\r\nIda;1\r\nOle;2", "navn|spor⏎Ida|1⏎Ole|2");
  source_fixture_assert_reads (fixture, "navn;spor\rIda;1\rOle;2\r", "navn|spor⏎Ida|1⏎Ole|2");
  source_fixture_assert_reads (fixture, "navn,spor\nIda,1\n", "navn|spor⏎Ida|1");
  source_fixture_assert_reads (fixture, "navn\tspor\nIda\t1\n", "navn|spor⏎Ida|1");
  source_fixture_assert_reads (fixture, "navn;spor\n", "navn|spor");
  source_fixture_assert_reads (fixture, "navn;spor", "navn|spor");
}

static void
test_quotes (SourceFixture *fixture, gconstpointer data)
{
  source_fixture_assert_reads (fixture, "a;b\n\"x;y\";\"line 1\r\nline 2\rline 3\"\n",
                               "a|b⏎x;y|line 1\nline 2\nline 3");
  source_fixture_assert_reads (fixture, "a;b\n\"say \"\"hi\"\"\";\"\"\n", "a|b⏎say \"hi\"|");
  source_fixture_assert_reads (fixture, "a;b\n19\" rack;\"x\"yz\n", "a|b⏎19\" rack|xyz");
  source_fixture_assert_reads (fixture, "\"a\",\"b\"\n\"\",\n\"1\",2\n", "a|b⏎1|2");
  source_fixture_assert_reads (fixture, "a;b\n1;\"2\"", "a|b⏎1|2");
}

static void
test_cells_stay (SourceFixture *fixture, gconstpointer data)
{
  source_fixture_assert_reads (fixture, "tlf;tekst\n0045; =1+1 \n+45;@a\n-1;🙂\n",
                               "tlf|tekst⏎0045| =1+1 ⏎+45|@a⏎-1|🙂");
  /* Control characters go, accents become one with their letter. */
  source_fixture_assert_reads (fixture, "a;b\nx\x01y;A\xcc\x8a\n1;\xc2\x80z\xc2\xa0\n",
                               "a|b⏎xy|Å⏎1|z\xc2\xa0");
}

static void
test_short_and_blank_rows (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (SporSource) source = NULL;
  SporSourceRow row;

  source_fixture_assert_reads (fixture, "a;b;c\n1\n\n;;\n ; ;\n1;2;3;;;\n", "a|b|c⏎1||⏎1|2|3");

  source = source_fixture_open_text (fixture, "a;b\n\n\n\"1\n2\";\n\n3;4\n");
  g_assert_cmpint (spor_source_next (source, &row, NULL, NULL), ==, 1);
  g_assert_cmpuint (row.row, ==, 1);
  g_assert_cmpuint (row.line, ==, 4);
  g_assert_cmpint (spor_source_next (source, &row, NULL, NULL), ==, 1);
  g_assert_cmpuint (row.row, ==, 2);
  g_assert_cmpuint (row.line, ==, 7);
  g_assert_cmpint (spor_source_next (source, &row, NULL, NULL), ==, 0);
  g_assert_cmpint (spor_source_next (source, &row, NULL, NULL), ==, 0);
}

static void
test_headings (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (SporSource) source = source_fixture_open_text (fixture, "\n;;\n a ;;b;a;\nv;w;x;y\n");
  g_autoptr (SporSource) other = NULL;
  g_autofree char *id = g_strdup (spor_source_get_questionnaire (source));

  assert_reads (source, "a|column_2|b|a (2)⏎v|w|x|y");
  g_assert_cmpuint (strlen (id), ==, 64);

  other = source_fixture_open_text (fixture, "b,a,column_2,a (2)\n");
  g_assert_cmpstr (spor_source_get_questionnaire (other), ==, id);
  g_clear_object (&other);
  other = source_fixture_open_text (fixture, "a,b\n");
  g_assert_cmpstr (spor_source_get_questionnaire (other), !=, id);
}

/* Saved from a workbook with a title: the trailing separators tell it from a table of one column.
 */
static void
test_titles (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (SporSource) source
      = source_fixture_open_text (fixture, "Tilmeldte;;\n;;\na;b;c\n1;2;3\n");

  assert_reads (source, "a|b|c⏎1|2|3");
  g_assert_true (spor_source_rewind (source, NULL, NULL));
  assert_reads (source, "a|b|c⏎1|2|3");
  source_fixture_assert_reads (fixture, "a;\n1;\n2;\n", "a⏎1⏎2");
  source_fixture_assert_text_fails (fixture, "a\n1;2\n", -1, SPOR_INTAKE_ERROR_FORMAT,
                                    "Line 2|2, where 1");
}

static void
test_separator (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (SporSource) source = NULL;

  source_fixture_assert_reads (fixture,
                               "Navn, titel, sted og andet, hvis noget;Spor\nIda, bibliotekar;1\n",
                               "Navn, titel, sted og andet, hvis noget|Spor⏎Ida, bibliotekar|1");
  source_fixture_assert_reads (fixture, "\"a;b\",c\n\"1;2\",3\n\"4;5\",6\n", "a;b|c⏎1;2|3⏎4;5|6");
  source_fixture_assert_reads (fixture, "sep=,\r\na;b,c\r\n1;2,3\r\n", "a;b|c⏎1;2|3");

  source_fixture_write (fixture, "svar.csv", "a;b,c;d\n1;2,3;4\n", -1);
  fixture->options.separator = ',';
  source = source_fixture_open (fixture, "svar.csv");
  g_assert_cmpint (spor_source_get_separator (source), ==, ',');
  assert_reads (source, "a;b|c;d⏎1;2|3;4");
}

static void
assert_encoding (SourceFixture *fixture, const char *bytes, gssize length, const char *encoding)
{
  g_autoptr (SporSource) source = NULL;

  source_fixture_write (fixture, "svar.csv", bytes, length);
  source = source_fixture_open (fixture, "svar.csv");
  assert_reads (source, "by|navn⏎Tårnby|Bjørn €");
  g_assert_cmpstr (spor_source_get_encoding (source), ==, encoding);
}

static void
test_encodings (SourceFixture *fixture, gconstpointer data)
{
  static const char text[] = "by;navn\nTårnby;Bjørn €\n";
  const char *const names[] = { "UTF-16LE", "UTF-16BE" };

  assert_encoding (fixture, text, -1, "UTF-8");
  assert_encoding (fixture,
                   "\xef\xbb\xbf"
                   "by;navn\nTårnby;Bjørn €\n",
                   -1, "UTF-8");
  assert_encoding (fixture, "by;navn\nT\xe5rnby;Bj\xf8rn \x80\n", -1, "WINDOWS-1252");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", text, NULL);
      gsize length = 0;
      g_autofree char *bytes = g_convert (marked, -1, names[i], "UTF-8", NULL, &length, NULL);

      assert_encoding (fixture, bytes, (gssize)length, names[i]);
      assert_encoding (fixture, bytes + 2, (gssize)length - 2, names[i]);
    }
}

/* The first letter that tells may come long after the part that is looked at first. */
static void
test_late_encoding (SourceFixture *fixture, gconstpointer data)
{
  for (guint utf_8 = 0; utf_8 < 2; utf_8++)
    {
      g_autoptr (GString) text = g_string_new ("a;b\n");
      g_autoptr (SporSource) source = NULL;
      SporSourceRow row;

      while (text->len < 300000)
        g_string_append (text, "Ida;Aarhus\n");
      g_string_append (text, utf_8 ? "Bjørn;Tårnby\n" : "Bj\xf8rn;T\xe5rnby\n");
      source = source_fixture_open_text (fixture, text->str);
      while (spor_source_next (source, &row, NULL, NULL) == 1)
        if (row.cells[0][0] == 'B')
          {
            g_assert_cmpstr (row.cells[0], ==, "Bjørn");
            g_assert_cmpstr (row.cells[1], ==, "Tårnby");
            break;
          }
      g_assert_cmpuint (row.line, >, 20000);
      g_assert_cmpstr (spor_source_get_encoding (source), ==, utf_8 ? "UTF-8" : "WINDOWS-1252");
    }
}

/* Characters of several bytes lie across the seams between the pieces that are read. */
static void
test_seams (SourceFixture *fixture, gconstpointer data)
{
  const char *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    for (guint shift = 0; shift < 5; shift++)
      {
        g_autoptr (GString) text = g_string_new ("\xef\xbb\xbf"
                                                 "a;b\n");
        g_autoptr (SporSource) source = NULL;
        g_autofree char *bytes = NULL;
        gsize length = 0;
        SporSourceRow row;
        guint n_rows = 0;

        g_string_append_len (text, "xxxxx", shift);
        while (text->len < 200000)
          g_string_append (text, "😀æ€;\"ø\r\n\"\"å\"\r\n");
        bytes = g_convert (text->str, -1, encodings[i], "UTF-8", NULL, &length, NULL);
        source_fixture_write (fixture, "svar.csv", bytes, (gssize)length);
        source = source_fixture_open (fixture, "svar.csv");
        while (spor_source_next (source, &row, NULL, NULL) == 1)
          {
            g_assert_cmpstr (row.cells[0] + (n_rows == 0 ? shift : 0), ==, "😀æ€");
            g_assert_cmpstr (row.cells[1], ==, "ø\n\"å");
            g_assert_cmpuint (row.line, ==, 2 + 2 * n_rows);
            n_rows++;
          }
        g_assert_cmpuint (n_rows, >, 9000);
        g_assert_cmpfloat (spor_source_get_progress (source), ==, 1);
      }
}

static void
test_stated_encoding (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (SporSource) source = NULL;

  fixture->options.encoding = "WINDOWS-1252";
  source_fixture_assert_reads (fixture, "a;b\nB\xf8;\xc3\xa6\n", "a|b⏎Bø|Ã¦");
  fixture->options.encoding = "UTF-8";
  source_fixture_assert_text_fails (fixture, "a;b\nB\xf8;1\n", -1, SPOR_INTAKE_ERROR_FORMAT,
                                    "“svar.csv”|line 2|UTF-8");
}

static void
test_mixed_encodings (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("a;b\nBjørn;1\n");

  source_fixture_assert_text_fails (fixture, "a;b\nBj\xc3\xb8rn;1\nIda;2\nS\xf8ren;3\n", -1,
                                    SPOR_INTAKE_ERROR_FORMAT, "“svar.csv”|mixed encodings|line 4");
  source_fixture_assert_text_fails (fixture, "a;b\nBj\xf8rn;1\nIda;2\nS\xc3\xb8ren;3\n", -1,
                                    SPOR_INTAKE_ERROR_FORMAT, "“svar.csv”|mixed encodings|line 4");
  for (guint i = 0; i < 50000; i++)
    g_string_append (text, "Ida;2\n");
  g_string_append (text, "S\xf8ren;3\n");
  source_fixture_assert_text_fails (fixture, text->str, -1, SPOR_INTAKE_ERROR_FORMAT,
                                    "“svar.csv”|mixed encodings|line 50003");
}

static void
test_not_text (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  char bytes[4096];

  source_fixture_assert_text_fails (fixture, "", 0, SPOR_INTAKE_ERROR_FORMAT,
                                    "“svar.csv”|is empty");
  source_fixture_assert_text_fails (fixture, "\xef\xbb\xbf\r\n \r\n;;\r\n", -1,
                                    SPOR_INTAKE_ERROR_FORMAT, "“svar.csv”|is empty");
  source_fixture_assert_text_fails (fixture, "a;b\n1;2\nx\0;3\n", 13, SPOR_INTAKE_ERROR_FORMAT,
                                    "“svar.csv”|line 3|zero byte");
  source_fixture_assert_text_fails (fixture,
                                    "\xff\xfe"
                                    "a\0;\0b\0\n\0\0\0",
                                    12, SPOR_INTAKE_ERROR_FORMAT, "“svar.csv”|line 2|zero byte");
  source_fixture_assert_text_fails (fixture,
                                    "\xff\xfe"
                                    "a\0;\0b\0\n\0c",
                                    11, SPOR_INTAKE_ERROR_FORMAT, "“svar.csv”|line 2|not complete");
  source_fixture_assert_text_fails (fixture, "a;b\n1;\xc3\xa6\n2;\xc3", -1,
                                    SPOR_INTAKE_ERROR_FORMAT, "“svar.csv”|line 3|not complete");
  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = (char)g_rand_int_range (rand, 1, 256);
  source_fixture_assert_text_fails (fixture, bytes, sizeof bytes, SPOR_INTAKE_ERROR_FORMAT,
                                    "“svar.csv”|not a table");
}

static void
test_broken_records (SourceFixture *fixture, gconstpointer data)
{
  source_fixture_assert_text_fails (fixture, "a;b\n1;2\n1;2;3\n", -1, SPOR_INTAKE_ERROR_FORMAT,
                                    "Line 3 of “svar.csv”|3, where 2");
  source_fixture_assert_text_fails (fixture, "a;b\n1;2\n\n\"x\ny;z\n", -1, SPOR_INTAKE_ERROR_FORMAT,
                                    "line 4 of “svar.csv”|never closed");
}

static void
test_limits (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("a;b\n1;");
  const gsize start = text->len;
  g_autoptr (SporSource) source = NULL;

  g_string_set_size (text, start + 1024 * 1024);
  memset (text->str + start, 'x', 1024 * 1024);
  source = source_fixture_open_text (fixture, text->str);
  g_assert_nonnull (source);
  g_string_append_c (text, 'x');
  source_fixture_assert_text_fails (fixture, text->str, -1, SPOR_INTAKE_ERROR_LIMIT,
                                    "Line 2 of “svar.csv”|too long");

  text->str[start] = '"';
  source_fixture_assert_text_fails (fixture, text->str, -1, SPOR_INTAKE_ERROR_FORMAT,
                                    "line 2 of “svar.csv”|never closed");
  g_string_append (text, "xx");
  source_fixture_assert_text_fails (fixture, text->str, -1, SPOR_INTAKE_ERROR_LIMIT,
                                    "line 2 of “svar.csv”|not closed within 1 MB");

  g_string_assign (text, "a");
  for (guint i = 1; i < 2000; i++)
    g_string_append (text, ";a");
  g_clear_object (&source);
  source = source_fixture_open_text (fixture, text->str);
  g_assert_cmpuint (spor_source_get_n_columns (source), ==, 2000);
  g_string_append (text, ";a");
  source_fixture_assert_text_fails (fixture, text->str, -1, SPOR_INTAKE_ERROR_LIMIT,
                                    "“svar.csv” has 2001 columns");

  g_string_assign (text, "a;b\n");
  for (guint i = 0; i < 40000; i++)
    g_string_append_c (text, ';');
  source_fixture_assert_text_fails (fixture, text->str, -1, SPOR_INTAKE_ERROR_LIMIT,
                                    "Line 2 of “svar.csv”|columns");
}

static void
test_too_many_rows (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_sized_new (4 * 2000010);
  g_autoptr (SporSource) source = NULL;
  g_autoptr (GError) error = NULL;
  SporSourceRow row;
  guint n_rows = 0;

  g_string_set_size (text, 4 * 2000002);
  for (gsize at = 0; at < text->len; at += 4)
    memcpy (text->str + at, at == 0 ? "a;b\n" : "1;2\n", 4);
  source = source_fixture_open_text (fixture, text->str);
  while (spor_source_next (source, &row, NULL, &error) == 1)
    n_rows++;
  g_assert_cmpuint (n_rows, ==, 2000000);
  g_assert_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "“svar.csv” has more than 2,000,000 rows"));
}

/* A record of many large cells, and a line of 200 MB that takes no room on the disk. */
static void
test_endless_line (SourceFixture *fixture, gconstpointer data)
{
  g_autofree char *path = source_fixture_get_path (fixture, "svar.csv");
  g_autofree char *cell = g_strnfill (1000 * 1000, 'x');
  FILE *file = g_fopen (path, "wb");

  fputs ("a;b\n", file);
  for (guint i = 0; i < 17; i++)
    fprintf (file, "%s;", cell);
  g_assert_cmpint (fclose (file), ==, 0);
  source_fixture_assert_fails (fixture, "svar.csv", SPOR_INTAKE_ERROR_LIMIT,
                               "Line 2 of “svar.csv”");

  file = g_fopen (path, "wb");
  for (guint i = 0; i < 200; i++)
    fputs (cell, file);
  g_assert_cmpint (fclose (file), ==, 0);
  source_fixture_assert_fails (fixture, "svar.csv", SPOR_INTAKE_ERROR_LIMIT,
                               "Line 1 of “svar.csv”");
}

static void
test_rewind (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (SporSource) source = source_fixture_open_text (fixture, "a;b\n1;ø\n2;3\n");
  g_autoptr (GError) error = NULL;
  SporSourceRow row;

  g_assert_cmpint (spor_source_next (source, &row, NULL, NULL), ==, 1);
  g_assert_cmpint (spor_source_next (source, &row, NULL, NULL), ==, 1);
  g_assert_true (spor_source_rewind (source, NULL, &error));
  assert_reads (source, "a|b⏎1|ø⏎2|3");
  g_assert_true (spor_source_rewind (source, NULL, &error));
  assert_reads (source, "a|b⏎1|ø⏎2|3");
}

static void
test_cancel (SourceFixture *fixture, gconstpointer data)
{
  g_autoptr (SporSource) source = source_fixture_open_text (fixture, "a;b\n1;2\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  SporSourceRow row;

  g_cancellable_cancel (cancellable);
  g_assert_cmpint (spor_source_next (source, &row, cancellable, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  SOURCE_TEST ("/csv/plain", test_plain);
  SOURCE_TEST ("/csv/quotes", test_quotes);
  SOURCE_TEST ("/csv/cells-stay", test_cells_stay);
  SOURCE_TEST ("/csv/short-and-blank-rows", test_short_and_blank_rows);
  SOURCE_TEST ("/csv/headings", test_headings);
  SOURCE_TEST ("/csv/titles", test_titles);
  SOURCE_TEST ("/csv/separator", test_separator);
  SOURCE_TEST ("/csv/encodings", test_encodings);
  SOURCE_TEST ("/csv/late-encoding", test_late_encoding);
  SOURCE_TEST ("/csv/seams", test_seams);
  SOURCE_TEST ("/csv/stated-encoding", test_stated_encoding);
  SOURCE_TEST ("/csv/mixed-encodings", test_mixed_encodings);
  SOURCE_TEST ("/csv/not-text", test_not_text);
  SOURCE_TEST ("/csv/broken-records", test_broken_records);
  SOURCE_TEST ("/csv/limits", test_limits);
  SOURCE_TEST ("/csv/too-many-rows", test_too_many_rows);
  SOURCE_TEST ("/csv/endless-line", test_endless_line);
  SOURCE_TEST ("/csv/rewind", test_rewind);
  SOURCE_TEST ("/csv/cancel", test_cancel);
  return g_test_run ();
}
