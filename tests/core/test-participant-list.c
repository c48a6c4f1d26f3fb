/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-reader.h"
#include "people.h"

#include "spor-language.h"
#include "spor-participant-list.h"

#define EVENING 1741387800 /* 2025-03-07 23:50 in Copenhagen, which is 22:50 UTC */
#define NIGHT 1741302600   /* 2025-03-07 00:10 there, the day before in UTC */
#define N_MANY 240

typedef struct
{
  char *folder;
  char *path;
  SporRound *round;
} Fixture;

static const Person people[] = {
  { "Åse Ibsen", "Aarhus", 0, PROJECT_MANAGER, PUBLIC },
  { "Ærlig Ås", "Læsø", 0, PROJECT_MANAGER, SCHOOL },
  { "Aage Bo", "Sydslesvig", 0, PROJECT_MANAGER, SCHOOL },
  { "Zenia Dahl", "Odense", 0, PROJECT_MANAGER, SCHOOL },
  { "Øjvind Holm", "Frederiksberg", 0, PROJECT_MANAGER, SCHOOL },
  { "Bo Sand", "Køge", 1, SUPER_USER | SYSTEM_ADMINISTRATOR, PUBLIC },
  { "Carl Lund", "Viborg", 1, SUPER_USER, PUBLIC, "carl.lund@example.dk" },
  { "Anne Vad", "Greve", 1, SUPER_USER, PUBLIC, "anne.vad@example.dk" },
  { "Ida Pool", "Vejle", 1, SUPER_USER, PUBLIC, "ida.pool@example.dk" },
};

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("spor-list-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "Deltagerliste æøå.pdf", NULL);
  self->round = people_round_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0); /* nothing is left behind */
  g_free (self->folder);
  g_free (self->path);
  spor_round_unref (self->round);
}

/* Those of track 1 have seats, in another order than by name; Carl and Anne wait. */
static SporComposition *
compose (SporRound *round)
{
  static const guint seated[] = { 4, 0, 3, 1, 2 };
  g_autoptr (SporSignups) signups = people_sign_up (round, people, G_N_ELEMENTS (people));
  SporComposition *composition = spor_composition_new (signups, "id", "Forslag A");

  for (guint i = 0; i < G_N_ELEMENTS (seated); i++)
    people_seat (composition, 0, seated[i]);
  people_seat (composition, 1, 5);
  people_wait (composition, 1, 6);
  people_wait (composition, 1, 7);
  return composition;
}

static void
write_list (Fixture *self, SporComposition *composition, gboolean with_contact, gint64 made)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (spor_participant_list_write (composition, NULL, with_contact, made, self->path,
                                              NULL, &error));
  g_assert_no_error (error);
}

/* That each of @texts comes after the one before it. */
static void
assert_in_order (const char *text, const char *const *texts)
{
  for (guint i = 0; texts[i]; i++)
    {
      const char *found = strstr (text, texts[i]);

      if (!found)
        g_error ("“%s” is not where it should be", texts[i]);
      text = found + strlen (texts[i]);
    }
}

/* Where @word begins on its line, of each time that it is there: "62.0 62.0". */
static char *
find_columns (const char *boxes, const char *word)
{
  g_autofree char *pattern = g_strdup_printf ("xMin=\"([0-9.]+)\"[^>]*>%s<", word);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GString *columns = g_string_new (NULL);

  for (g_regex_match (regex, boxes, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *x = g_match_info_fetch (match, 1);

      g_string_append_printf (columns, "%s%.1f", columns->len > 0 ? " " : "",
                              g_ascii_strtod (x, NULL));
    }
  return g_string_free (columns, FALSE);
}

/* That @word heads a column of @n tables, in the same place of each. */
static void
assert_aligned (const char *boxes, const char *word, guint n)
{
  g_autofree char *columns = find_columns (boxes, word);
  g_auto (GStrv) each = g_strsplit (columns, " ", -1);

  g_test_message ("%s: %s", word, columns);
  g_assert_cmpuint (g_strv_length (each), ==, n);
  for (guint i = 1; i < n; i++)
    g_assert_cmpstr (each[i], ==, each[0]);
}

/* --- Tests ---------------------------------------------------------------------------------- */

static void
test_list (Fixture *self, gconstpointer data)
{
  static const char *const expected[] = {
    "Deltagerliste",
    "Forslag A",
    "Dannet 7. marts 2025.",
    "Spor 1: Implementering",
    "5 personer har plads",
    "Zenia Dahl",
    "Odense",
    "Projektleder",
    "Region Syddanmark",
    "Ærlig Ås",
    "Læsø",
    "Region Nordjylland",
    "Øjvind Holm",
    "Aage Bo",
    "Sydslesvig",
    "Åse Ibsen",
    "Aarhus",
    "Spor 2: Uddannelse",
    "1 person har plads",
    "Bo Sand",
    "Køge",
    "Superbruger",
    "Systemadministrator",
    "Venteliste",
    "Spor 2: Uddannelse",
    "1",
    "Carl Lund",
    "Viborg",
    "2",
    "Anne Vad",
    "Greve",
    "Kort",
    NULL,
  };
  g_autoptr (SporComposition) composition = compose (self->round);
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;
  guint n_pages;

  write_list (self, composition, FALSE, EVENING);
  text = pdf_reader_page (self->path, 0);
  assert_in_order (text, expected);
  g_assert_null (strstr (text, "Ida Pool"));
  g_assert_null (strstr (text, "@"));
  g_assert_null (strstr (text, "internt brug"));
  n_pages = pdf_reader_n_pages (self->path);
  for (guint p = 1; p <= n_pages; p++)
    {
      g_autofree char *page = pdf_reader_page (self->path, p);
      g_autofree char *number = g_strdup_printf ("Side %u af %u", p, n_pages);

      g_assert_nonnull (strstr (page, "FBS 2.0 · 7. marts 2025"));
      g_assert_nonnull (strstr (page, number));
    }
  info = pdf_reader_info (self->path);
  g_assert_nonnull (strstr (info, "A4"));
  g_assert_nonnull (strstr (info, "Deltagerliste · "));
}

static void
test_contact (Fixture *self, gconstpointer data)
{
  g_autoptr (SporComposition) composition = compose (self->round);
  g_autofree char *text = NULL;

  write_list (self, composition, TRUE, EVENING);
  text = pdf_reader_flat (self->path);
  g_assert_nonnull (strstr (text, "Til internt brug."));
  g_assert_nonnull (strstr (text, "carl.lund@example.dk"));
  g_assert_nonnull (strstr (text, "anne.vad@example.dk"));
  g_assert_nonnull (strstr (text, "person5@example.dk"));
  g_assert_null (strstr (text, "ida.pool"));
}

/* Somebody's title can have what the list must not. */
static void
test_contact_in_title (Fixture *self, gconstpointer data)
{
  g_autoptr (SporSignups) signups = spor_signups_begin (self->round, FALSE);
  g_autoptr (SporSignupFacts) facts = people_facts (&people[0], self->round->places, 0);
  g_autoptr (SporComposition) composition = NULL;
  g_autofree char *text = NULL;

  g_free (facts->title);
  facts->title = g_strdup ("Leder, 12 34 56 78, leder@example.dk");
  spor_signups_add (signups, facts);
  spor_signups_end (signups);
  composition = spor_composition_new (signups, "id", "A");
  people_seat (composition, 0, 0);

  write_list (self, composition, FALSE, EVENING);
  text = pdf_reader_flat (self->path);
  g_assert_nonnull (strstr (text, "Åse Ibsen –"));
  g_assert_nonnull (strstr (text, "En streg (–)"));
  g_assert_null (strstr (text, "leder@"));
  g_assert_null (strstr (text, "34 56"));
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  g_autoptr (SporSignups) signups = people_sign_up (self->round, people, 1);
  g_autoptr (SporComposition) composition = spor_composition_new (signups, "id", "");
  g_autofree char *text = NULL;

  write_list (self, composition, FALSE, EVENING);
  text = pdf_reader_flat (self->path);
  g_assert_cmpuint (pdf_reader_count (text, "Ingen har plads i dette spor endnu."), ==, 2);
  g_assert_nonnull (strstr (text, "Ingen er på ventelisten."));
}

/* No digits: a name with any is not one that the list gives. */
static char *
letters_for (guint i)
{
  return g_strdup_printf ("%c%c%c", 'A' + i / 676, 'A' + i / 26 % 26, 'A' + i % 26);
}

static char *
long_name (guint i)
{
  g_autofree char *mark = letters_for (i);

  return g_strdup_printf ("Anne%s Marie-Louise Ægidius Østergaard von Schleppegrell-Rosen%s", mark,
                          mark);
}

static SporComposition *
compose_many (SporRound *round)
{
  g_autoptr (SporSignups) signups = spor_signups_begin (round, FALSE);
  SporComposition *composition;

  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *name = long_name (i);
      g_autofree char *email = g_strdup_printf ("anne-marie.%03u.%s@a-long.example.dk", i,
                                                "ægidius.østergaard.von.schleppegrell.rosen");
      Person person = { name, "Ringkøbing-Skjern", i % 2, i % 2 ? 6 : 1, PUBLIC, email };
      g_autoptr (SporSignupFacts) facts = people_facts (&person, round->places, i);

      g_free (facts->title);
      facts->title = g_strdup ("Digitaliseringskonsulentvikarkoordinatorassistentsekretariatschef");
      spor_signups_add (signups, facts);
    }
  spor_signups_end (signups);
  composition = spor_composition_new (signups, "id", "A");
  for (guint i = 0; i < N_MANY; i++)
    if (i % 3 == 0)
      people_wait (composition, i % 2, i);
    else
      people_seat (composition, i % 2, i);
  return composition;
}

/* That every word is inside the page's margins. */
static void
assert_inside (const char *path)
{
  g_autofree char *boxes
      = pdf_reader_run ((const char *[]){ "pdftotext", "-bbox", path, "-", NULL });
  guint n = 0;

  for (const char *p = boxes; (p = strstr (p, "<word ")); p++, n++)
    {
      double left = 0, top = 0, right = 0, bottom = 0;

      g_assert_cmpint (sscanf (p, "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"",
                               &left, &top, &right, &bottom),
                       ==, 4);
      g_assert_cmpfloat (left, >=, 60);
      g_assert_cmpfloat (right, <=, 595 - 60);
      g_assert_cmpfloat (top, >=, 50);
      g_assert_cmpfloat (bottom, <=, 842 - 20);
    }
  g_assert_cmpuint (n, >, N_MANY);
}

/* Nothing is cut, and every page says what its columns are. */
static void
test_many (Fixture *self, gconstpointer data)
{
  g_autoptr (SporComposition) composition = compose_many (self->round);

  for (int with_contact = FALSE; with_contact <= TRUE; with_contact++)
    {
      g_autofree char *text = NULL;
      guint n_pages;

      write_list (self, composition, with_contact, EVENING);
      assert_inside (self->path);
      text = pdf_reader_flat (self->path);
      for (guint i = 0; i < N_MANY; i++)
        {
          g_autofree char *mark = letters_for (i);
          g_autofree char *beginning = g_strconcat ("Anne", mark, NULL);
          g_autofree char *end = g_strconcat ("Rosen", mark, NULL);

          g_assert_cmpuint (pdf_reader_count (text, beginning), ==, 1);
          g_assert_cmpuint (pdf_reader_count (text, end), ==, 1);
        }
      n_pages = pdf_reader_n_pages (self->path);
      g_assert_cmpuint (n_pages, >, 10);
      for (guint p = 1; p < n_pages; p++) /* the last is the map */
        {
          g_autofree char *page = pdf_reader_page (self->path, p);

          g_assert_nonnull (strstr (page, "Roller"));
        }
    }
}

static void
test_same_bytes (Fixture *self, gconstpointer data)
{
  g_autoptr (SporComposition) composition = compose (self->round);
  g_autoptr (SporComposition) again = compose (self->round);
  g_autofree char *night = NULL, *evening = NULL, *next = NULL;
  gsize n_night, n_evening, n_next;

  write_list (self, composition, FALSE, NIGHT);
  g_file_get_contents (self->path, &night, &n_night, NULL);
  write_list (self, again, FALSE, EVENING);
  g_file_get_contents (self->path, &evening, &n_evening, NULL);
  g_assert_cmpmem (night, n_night, evening, n_evening);
  write_list (self, composition, FALSE, EVENING + 3600);
  g_file_get_contents (self->path, &next, &n_next, NULL);
  g_assert_false (n_next == n_night && memcmp (next, night, n_night) == 0);
}

static void
test_failures (Fixture *self, gconstpointer data)
{
  g_autoptr (SporComposition) composition = compose (self->round);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (self->folder, "ingen", "liste.pdf", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (
      spor_participant_list_write (composition, NULL, FALSE, EVENING, path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (self->path, "before", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (spor_participant_list_write (composition, NULL, FALSE, EVENING, self->path,
                                               cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (self->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "before");
}

/* Also below a waiting list's numbers. */
static void
test_columns (Fixture *self, gconstpointer data)
{
  g_autoptr (SporComposition) composition = compose (self->round);
  const char *const boxes_of[] = { "pdftotext", "-bbox", self->path, "-", NULL };
  g_autofree char *public_boxes = NULL;
  g_autofree char *internal_boxes = NULL;

  write_list (self, composition, FALSE, EVENING);
  public_boxes = pdf_reader_run (boxes_of);
  assert_aligned (public_boxes, "Titel", 3);
  assert_aligned (public_boxes, "Roller", 3);
  write_list (self, composition, TRUE, EVENING);
  internal_boxes = pdf_reader_run (boxes_of);
  assert_aligned (internal_boxes, "Kommune", 3);
  assert_aligned (internal_boxes, "Roller", 3);
  assert_aligned (internal_boxes, "E-mail", 3);
}

int
main (int argc, char *argv[])
{
  spor_language_init ("da");
  g_test_init (&argc, &argv, NULL);
  if (!pdf_reader_is_there ())
    return PDF_READER_MISSING;

#define ADD(name, function)                                                                        \
  g_test_add ("/participant-list/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("list", test_list);
  ADD ("columns", test_columns);
  ADD ("contact", test_contact);
  ADD ("contact-in-title", test_contact_in_title);
  ADD ("empty", test_empty);
  ADD ("many", test_many);
  ADD ("same-bytes", test_same_bytes);
  ADD ("failures", test_failures);
  return g_test_run ();
}
