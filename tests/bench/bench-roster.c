/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The roster of 100,000 sign-ups against the same cells through libxlsxwriter alone: at most 1.3
 * times its time. The cells of the second are ready in memory beforehand, with the formats they
 * have in the first. */

#include "spor-language.h"
#include "spor-roster.h"
#include "spor-workbook.h"

#include <glib/gstdio.h>
#include <sys/resource.h>
#include <time.h>

#define N_SIGNUPS 100000
#define N_RUNS 5
#define LIMIT 1.3

typedef struct
{
  const char *text; /* NULL: a number */
  double number;
  SporStyle style;
} Cell;

static SporSignups *
make_signups (SporRound *round)
{
  SporSignups *signups = spor_signups_begin (round, TRUE);
  guint n_places = spor_places_get_n (round->places);

  for (guint i = 1; i <= N_SIGNUPS; i++)
    {
      g_autoptr (SporSignupFacts) facts = spor_signup_facts_new ();

      facts->id = g_strdup_printf ("id-%u", i);
      facts->ordinal = i;
      facts->respondent = (g_free (facts->respondent), g_strdup_printf ("%u", 901000000 + i));
      facts->name = (g_free (facts->name), g_strdup_printf ("Åse Ærø-Østergård nr. %u", i));
      facts->title = (g_free (facts->title), g_strdup ("Bibliotekar"));
      facts->email = (g_free (facts->email), g_strdup_printf ("aase.%u@example.dk", i));
      facts->phone = (g_free (facts->phone), g_strdup_printf ("%08u", i));
      facts->motivation = (g_free (facts->motivation),
                           g_strdup ("Jeg vil gerne være med, fordi vi er en lille kommune."));
      facts->municipality = i % n_places;
      facts->track = i % round->tracks->len;
      facts->roles = facts->track == 0 ? 1 : 2 + i % 5;
      facts->sectors = 1 + i % 3;
      facts->created = 1740000000 + i;
      facts->closed = 1740000600 + i * 15;
      spor_signups_add (signups, facts);
    }
  spor_signups_end (signups);
  return signups;
}

static void
add_text (GArray *cells, GPtrArray *owned, char *text, SporStyle style)
{
  Cell cell = { text, 0, style };

  g_ptr_array_add (owned, text);
  g_array_append_val (cells, cell);
}

static void
add_number (GArray *cells, double number, SporStyle style)
{
  Cell cell = { NULL, number, style };

  g_array_append_val (cells, cell);
}

static char *
problem_texts (const SporSignups *signups, const SporSignupRow *row)
{
  GString *text = g_string_new (NULL);

  for (int p = 0; p < SPOR_N_PROBLEMS; p++)
    if (row->problems & (1 << p))
      {
        g_autofree char *sentence = spor_signup_problem_text (signups, row, p);

        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
      }
  return g_string_free (text, FALSE);
}

/* One row of the sheet of all sign-ups. */
static void
add_row (GArray *cells, GPtrArray *owned, SporSignups *signups, guint i)
{
  SporRound *round = spor_signups_round (signups);
  const SporSignupRow *row = spor_signups_row (signups, i);
  gboolean remarked = row->remarks & (1 << SPOR_REMARK_SAME_MUNICIPALITY_AND_TRACK);

  add_number (cells, row->ordinal, SPOR_STYLE_WHOLE);
  add_text (cells, owned, g_strdup (row->name), SPOR_STYLE_TEXT);
  add_text (cells, owned, g_strdup (row->title), SPOR_STYLE_TEXT);
  add_text (cells, owned, g_strdup (row->place), SPOR_STYLE_TEXT);
  add_text (cells, owned, g_strdup (spor_places_get (round->places, row->municipality)->code),
            SPOR_STYLE_CODE);
  add_text (cells, owned, g_strdup (spor_signup_region (signups, row)), SPOR_STYLE_TEXT);
  add_text (cells, owned, g_strdup (spor_signup_size_label (signups, row)), SPOR_STYLE_TEXT);
  add_text (cells, owned, spor_options_names (round->sectors, row->sectors), SPOR_STYLE_TEXT);
  add_text (cells, owned, spor_options_names (round->roles, row->roles), SPOR_STYLE_TEXT);
  add_text (cells, owned, spor_track_title (spor_round_track (round, row->track)), SPOR_STYLE_TEXT);
  add_text (cells, owned, g_strdup (spor_status_label (row->status)), SPOR_STYLE_TEXT);
  add_text (cells, owned, g_strdup (""), SPOR_STYLE_TEXT);
  add_text (cells, owned, problem_texts (signups, row), SPOR_STYLE_TEXT);
  add_text (cells, owned,
            g_strdup (remarked ? spor_remark_label (SPOR_REMARK_SAME_MUNICIPALITY_AND_TRACK) : ""),
            SPOR_STYLE_TEXT);
  add_number (cells, spor_time_to_excel (row->created), SPOR_STYLE_TIME);
  add_number (cells, spor_time_to_excel (row->closed), SPOR_STYLE_TIME);
  add_text (cells, owned, g_strdup ("In time"), SPOR_STYLE_TEXT);
  add_text (cells, owned, g_strdup (row->respondent), SPOR_STYLE_CODE);
  add_text (cells, owned, g_strdup (row->email), SPOR_STYLE_TEXT);
  add_text (cells, owned, g_strdup (row->phone), SPOR_STYLE_CODE);
  add_text (cells, owned, g_strdup (row->motivation), SPOR_STYLE_TEXT);
}

static double
write_roster (const SporComposition *composition, const char *path)
{
  g_autoptr (GError) error = NULL;
  clock_t start = clock ();

  if (!spor_roster_write (composition, SPOR_ROSTER_FULL, NULL, NULL, path, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  return (double)(clock () - start) / CLOCKS_PER_SEC;
}

static double
write_alone (const GArray *cells, guint n_columns, const char *path)
{
  clock_t start = clock ();
  lxw_workbook_options options = { .constant_memory = TRUE };
  lxw_workbook *book = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (book, NULL);
  lxw_format *formats[SPOR_N_STYLES];

  for (guint s = 0; s < SPOR_N_STYLES; s++)
    formats[s] = workbook_add_format (book);
  format_set_text_wrap (formats[SPOR_STYLE_TEXT]);
  format_set_num_format (formats[SPOR_STYLE_CODE], "@");
  format_set_num_format (formats[SPOR_STYLE_TIME], "dd\\-mm\\-yyyy\\ hh:mm");
  for (guint i = 0; i < cells->len; i++)
    {
      const Cell *cell = &g_array_index (cells, Cell, i);
      guint row = i / n_columns, column = i % n_columns;

      if (!cell->text)
        worksheet_write_number (sheet, row, column, cell->number, formats[cell->style]);
      else if (*cell->text)
        worksheet_write_string (sheet, row, column, cell->text, formats[cell->style]);
    }
  if (workbook_close (book) != LXW_NO_ERROR)
    g_error ("%s", path);
  return (double)(clock () - start) / CLOCKS_PER_SEC;
}

int
main (void)
{
  g_autoptr (SporPlaces) places = spor_places_new (NULL);
  g_autoptr (SporRound) round = spor_round_new_fbs2 (places);
  g_autoptr (SporSignups) signups = make_signups (round);
  g_autoptr (SporComposition) composition = spor_composition_new (signups, "id", "A");
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_dir_make_tmp ("spor-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "roster.xlsx", NULL);
  double roster = G_MAXDOUBLE, alone = G_MAXDOUBLE;
  struct rusage before, after;

  spor_language_init ("en");
  getrusage (RUSAGE_SELF, &before);
  for (guint run = 0; run < N_RUNS; run++)
    {
      roster = MIN (roster, write_roster (composition, path));
      getrusage (RUSAGE_SELF, run == 0 ? &after : &(struct rusage){ 0 });
      if (run == 0)
        for (guint i = 0; i < N_SIGNUPS; i++)
          add_row (cells, owned, signups, i);
      alone = MIN (alone, write_alone (cells, cells->len / N_SIGNUPS, path));
    }
  g_unlink (path);
  g_rmdir (folder);

  g_print ("roster of %u sign-ups: %.2f s, %ld kB of memory; the same cells alone: %.2f s; "
           "ratio %.2f (at most %.1f)\n",
           N_SIGNUPS, roster, after.ru_maxrss - before.ru_maxrss, alone, roster / alone, LIMIT);
  return roster <= LIMIT * alone ? 0 : 1;
}
