/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder.h"
#include "pdf-reader.h"

#include "spor-language.h"
#include "spor-paper.h"
#include "spor-time.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#define MADE 1740000000 /* 2025-02-19T21:20:00Z */
#define N_ROWS 5000
#define LONGEST 10000 /* bytes of a text */
#define SECONDS 60    /* far more than it takes, far less than if it grew with the square */

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("spor-paper-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "Protokol æøå.pdf", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0); /* nothing is left behind */
  g_free (self->folder);
  g_free (self->path);
}

static void
write_paper (const SporPaper *paper, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (spor_paper_write (paper, path, NULL, &error));
  g_assert_no_error (error);
}

static void
add_rows (SporPaper *paper, guint n)
{
  const SporPaperColumn columns[] = { { "Nummer", 0, TRUE }, { "Kommune", 1 }, { "Lodder", 1 } };

  spor_paper_begin_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("r%u", i + 1);

      spor_paper_add_row (paper, (const char *[]){ number, "Ærø", "P001 P002" });
    }
}

static void
add_texts (SporPaper *paper)
{
  spor_paper_add (paper, SPOR_PAPER_TITLE, "Blåbærgrød på Ærø");
  spor_paper_add (paper, SPOR_PAPER_WARNING, "Her er én advarsel.");
  spor_paper_add_fact (paper, "Runde", "FBS 2.0");
  spor_paper_add_fact_code (paper, "Kode", "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c");
  spor_paper_add (paper, SPOR_PAPER_HEADING, "ÆØÅ æøå É");
  spor_paper_add (paper, SPOR_PAPER_TEXT, "Rød grød med fløde.");
}

/* --- Tests ---------------------------------------------------------------------------------- */

static void
test_texts (Fixture *self, gconstpointer data)
{
  g_autoptr (SporPaper) paper = spor_paper_new ("Grød på Ærø", "Foden længst nede", MADE);
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;

  add_texts (paper);
  write_paper (paper, self->path);
  text = pdf_reader_flat (self->path);
  g_assert_nonnull (strstr (text, "Blåbærgrød på Ærø"));
  g_assert_nonnull (strstr (text, "Her er én advarsel."));
  g_assert_nonnull (strstr (text, "FBS 2.0"));
  g_assert_nonnull (strstr (text, "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c"));
  g_assert_nonnull (strstr (text, "ÆØÅ æøå É"));
  g_assert_nonnull (strstr (text, "Foden længst nede"));
  g_assert_nonnull (strstr (text, "Side 1 af 1"));
  info = pdf_reader_info (self->path);
  g_assert_nonnull (strstr (info, "Grød på Ærø"));
  g_assert_true (g_regex_match_simple ("CreationDate: +2025-02-19T21:20:00Z", info, 0, 0));
  g_assert_nonnull (strstr (info, "A4"));
}

/* Every row is there once, whole, with the headings above it on whichever page. */
static void
test_table (Fixture *self, gconstpointer data)
{
  g_autoptr (SporPaper) paper = spor_paper_new ("Tabel", "", MADE);
  guint n_pages, n = 0;

  add_texts (paper);
  add_rows (paper, 150);
  write_paper (paper, self->path);
  n_pages = pdf_reader_n_pages (self->path);
  g_assert_cmpuint (n_pages, >=, 3);
  for (guint p = 1; p <= n_pages; p++)
    {
      g_autofree char *text = pdf_reader_page (self->path, p);
      g_autofree char *number = g_strdup_printf ("Side %u af %u", p, n_pages);
      guint here = pdf_reader_count (text, "Ærø   ");

      g_assert_nonnull (strstr (text, number));
      g_assert_cmpuint (pdf_reader_count (text, "Nummer"), ==, 1);
      g_assert_cmpuint (here, >, 0);
      g_assert_cmpuint (pdf_reader_count (text, "P001 P002"), ==, here);
      n += here;
    }
  g_assert_cmpuint (n, ==, 150);
}

/* The numbers of a column end at the same place. */
static void
test_numbers_are_aligned (Fixture *self, gconstpointer data)
{
  g_autoptr (SporPaper) paper = spor_paper_new ("Tal", "", MADE);
  const SporPaperColumn columns[] = { { "Hvad", 1 }, { "Antal", 0, TRUE } };
  static const char *const numbers[] = { "1", "222", "1.111.111" };
  g_autofree char *boxes = NULL;
  double right = 0;

  spor_paper_begin_table (paper, columns, 2);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    spor_paper_add_row (paper, (const char *[]){ "x", numbers[i] });
  write_paper (paper, self->path);
  boxes = pdf_reader_run ((const char *[]){ "pdftotext", "-bbox", self->path, "-", NULL });
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *pattern = g_strdup_printf ("xMax=\"([0-9.]+)\"[^>]*>%s</word>", numbers[i]);
      g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *found = NULL;

      g_assert_true (g_regex_match (regex, boxes, 0, &match));
      found = g_match_info_fetch (match, 1);
      if (i > 0)
        g_assert_cmpfloat_with_epsilon (g_ascii_strtod (found, NULL), right, 1);
      right = g_ascii_strtod (found, NULL);
    }
}

/* A heading is never the last thing on a page. */
static void
test_headings_stay (Fixture *self, gconstpointer data)
{
  for (guint n = 30; n < 50; n++)
    {
      g_autoptr (SporPaper) paper = spor_paper_new ("Overskrift", "", MADE);
      g_autofree char *text = NULL;

      for (guint i = 0; i < n; i++)
        spor_paper_add (paper, SPOR_PAPER_TEXT, "linje");
      spor_paper_add (paper, SPOR_PAPER_HEADING, "Overskrift");
      add_rows (paper, 1);
      write_paper (paper, self->path);
      text = pdf_reader_page (self->path, pdf_reader_n_pages (self->path));
      g_assert_cmpint (strstr (text, "Overskrift") != NULL, ==, strstr (text, "Ærø") != NULL);
      g_assert_nonnull (strstr (text, "Ærø"));
    }
}

static void
assert_within_margins (const char *path)
{
  g_autofree char *boxes
      = pdf_reader_run ((const char *[]){ "pdftotext", "-bbox", path, "-", NULL });
  g_autoptr (GRegex) regex
      = g_regex_new ("<word xMin=\"([-0-9.]+)\" yMin=\"([-0-9.]+)\" xMax=\"([-0-9.]+)\" "
                     "yMax=\"([-0-9.]+)\"",
                     0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  for (g_regex_match (regex, boxes, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL), n++)
    {
      double box[4];

      for (guint i = 0; i < 4; i++)
        {
          g_autofree char *number = g_match_info_fetch (match, i + 1);

          box[i] = g_ascii_strtod (number, NULL);
        }
      g_assert_cmpfloat (box[0], >=, 63);
      g_assert_cmpfloat (box[1], >=, 50);
      g_assert_cmpfloat (box[2], <=, 595.28 - 63);
      g_assert_cmpfloat (box[3], <=, 841.89 - 20);
    }
  g_assert_cmpuint (n, >, 0);
}

/* Words longer than a line, rows longer than a page, columns that want more than there is. */
static void
test_long_words (Fixture *self, gconstpointer data)
{
  g_autoptr (SporPaper) paper = spor_paper_new ("Langt", "", MADE);
  const SporPaperColumn columns[] = { { "Bred", 0 }, { "Kort", 1 }, { "Bred", 0, TRUE } };
  g_autofree char *word = g_strnfill (LONGEST, 'm');
  g_autofree char *text = NULL;

  spor_paper_add (paper, SPOR_PAPER_TEXT, word);
  spor_paper_add (paper, SPOR_PAPER_HEADING, word);
  spor_paper_add_fact (paper, word, word);
  spor_paper_begin_table (paper, columns, 3);
  spor_paper_add_row (paper, (const char *[]){ word, "kort", word });
  spor_paper_add_row (paper, (const char *[]){ "a", NULL, "b" });
  write_paper (paper, self->path);
  assert_within_margins (self->path);
  text = pdf_reader_page (self->path, 0);
  g_assert_cmpuint (pdf_reader_count (text, "m"), ==, 6 * LONGEST);
}

static void
test_too_long (Fixture *self, gconstpointer data)
{
  g_autoptr (SporPaper) paper = spor_paper_new ("For langt", "", MADE);
  g_autofree char *word = g_strnfill (LONGEST + 1, 'm');
  g_autofree char *text = NULL;

  spor_paper_add (paper, SPOR_PAPER_TEXT, word);
  write_paper (paper, self->path);
  text = pdf_reader_page (self->path, 0);
  g_assert_cmpuint (pdf_reader_count (text, "m"), ==, LONGEST);
  g_assert_nonnull (strstr (text, "m…"));
}

static void
test_strange_texts (Fixture *self, gconstpointer data)
{
  g_autoptr (SporPaper) paper = spor_paper_new ("\xff\xfe", "\xed\xa0\x80", SPOR_TIME_NONE);
  g_autofree char *text = NULL;

  spor_paper_add (paper, SPOR_PAPER_TEXT, "før\x01\x1b\x7f efter\xff");
  spor_paper_add (paper, SPOR_PAPER_TEXT, "");
  spor_paper_add (paper, SPOR_PAPER_TEXT, "<b>ikke & fed</b>");
  write_paper (paper, self->path);
  text = pdf_reader_flat (self->path);
  g_assert_nonnull (strstr (text, "efter"));
  g_assert_nonnull (strstr (text, "<b>ikke & fed</b>"));
}

static void
test_many_rows (Fixture *self, gconstpointer data)
{
  g_autoptr (SporPaper) paper = spor_paper_new ("Lang tabel", "", MADE);
  struct rusage before, after;
  g_autofree char *text = NULL;

  add_rows (paper, N_ROWS);
  getrusage (RUSAGE_SELF, &before);
  write_paper (paper, self->path);
  getrusage (RUSAGE_SELF, &after);
  g_assert_cmpint (after.ru_utime.tv_sec - before.ru_utime.tv_sec, <, SECONDS);
  g_test_message ("%u rows: %.2f s", N_ROWS,
                  after.ru_utime.tv_sec - before.ru_utime.tv_sec
                      + (after.ru_utime.tv_usec - before.ru_utime.tv_usec) / 1e6);
  text = pdf_reader_page (self->path, 0);
  g_assert_cmpuint (pdf_reader_count (text, "Ærø   "), ==, N_ROWS);
  g_assert_nonnull (strstr (text, "r5000"));
}

static void
draw_square (cairo_t *cr, double width, double height, gpointer data)
{
  double *size = data;

  size[0] = width;
  size[1] = height;
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
}

/* Drawn once, not once more when pages are counted; never higher than a page. */
static void
test_drawing (Fixture *self, gconstpointer data)
{
  g_autoptr (SporPaper) paper = spor_paper_new ("Tegning", "", MADE);
  double small[2] = { 0 }, large[2] = { 0 };

  spor_paper_add (paper, SPOR_PAPER_HEADING, "Kort");
  spor_paper_add_drawing (paper, 100, draw_square, small, NULL);
  spor_paper_add_drawing (paper, 1e6, draw_square, large, NULL);
  spor_paper_add (paper, SPOR_PAPER_TEXT, "Tredje side");
  spor_paper_break_page (paper);
  spor_paper_add (paper, SPOR_PAPER_TEXT, "Fjerde side");
  write_paper (paper, self->path);
  g_assert_cmpuint (pdf_reader_n_pages (self->path), ==, 4);
  g_assert_cmpfloat (small[0], >, 400);
  g_assert_cmpfloat (small[1], ==, 100);
  g_assert_cmpfloat (large[1], >, 600);
  g_assert_cmpfloat (large[1], <, 842);
}

static GBytes *
file_bytes (const char *path)
{
  char *content = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  return g_bytes_new_take (content, length);
}

static void
test_same_bytes (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SporPaper) paper = spor_paper_new ("Ens", "Fod", MADE);

      add_texts (paper);
      add_rows (paper, 100);
      write_paper (paper, self->path);
      *(i == 0 ? &first : &second) = file_bytes (self->path);
    }
  g_assert_true (g_bytes_equal (first, second));
}

static void
assert_old_file (const Fixture *self)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (self->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "gammel");
  g_assert_cmpuint (folder_count (self->folder), ==, 1);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (SporPaper) paper = spor_paper_new ("Afbrudt", "", MADE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add_rows (paper, 10);
  g_file_set_contents (self->path, "gammel", -1, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (spor_paper_write (paper, self->path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_old_file (self);
}

static void
cancel_while_drawing (cairo_t *cr, double width, double height, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancelled_on_the_way (Fixture *self, gconstpointer data)
{
  g_autoptr (SporPaper) paper = spor_paper_new ("Afbrudt", "", MADE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_file_set_contents (self->path, "gammel", -1, NULL);
  spor_paper_add_drawing (paper, 10, cancel_while_drawing, cancellable, NULL);
  add_rows (paper, 10);
  g_assert_false (spor_paper_write (paper, self->path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_old_file (self);
}

/* The disk is full after a few bytes. */
static void
test_no_room (Fixture *self, gconstpointer data)
{
  g_autoptr (SporPaper) paper = spor_paper_new ("Fuld", "", MADE);
  g_autoptr (GError) error = NULL;
  struct rlimit limit, before;

  add_rows (paper, 500);
  g_file_set_contents (self->path, "gammel", -1, NULL);
  getrlimit (RLIMIT_FSIZE, &before);
  limit = (struct rlimit){ 5000, before.rlim_max };
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &limit);
  g_assert_false (spor_paper_write (paper, self->path, NULL, &error));
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "Protokol æøå.pdf"));
  assert_old_file (self);
}

static void
test_no_folder (Fixture *self, gconstpointer data)
{
  g_autoptr (SporPaper) paper = spor_paper_new ("Ingen mappe", "", MADE);
  g_autofree char *path = g_build_filename (self->folder, "findes ikke", "a.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (spor_paper_write (paper, path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  spor_language_init ("da");
  if (!pdf_reader_is_there ())
    return PDF_READER_MISSING;
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/paper/texts", test_texts);
  ADD ("/paper/table", test_table);
  ADD ("/paper/numbers-are-aligned", test_numbers_are_aligned);
  ADD ("/paper/headings-stay", test_headings_stay);
  ADD ("/paper/long-words", test_long_words);
  ADD ("/paper/too-long", test_too_long);
  ADD ("/paper/strange-texts", test_strange_texts);
  ADD ("/paper/many-rows", test_many_rows);
  ADD ("/paper/drawing", test_drawing);
  ADD ("/paper/same-bytes", test_same_bytes);
  ADD ("/paper/cancelled", test_cancelled);
  ADD ("/paper/cancelled-on-the-way", test_cancelled_on_the_way);
  ADD ("/paper/no-room", test_no_room);
  ADD ("/paper/no-folder", test_no_folder);
  return g_test_run ();
}
