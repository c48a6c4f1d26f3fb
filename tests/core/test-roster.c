/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "roster-dump.h"
#include "roster-fixture.h"

#include "spor-language.h"
#include "spor-proposal.h"
#include "spor-roster.h"

#include <string.h>

/* Workbooks are opened by check_roster.py (openpyxl), which works out from the sign-ups, dumped as
 * JSON, what every cell must hold. */

#define MISSING_MODULE 77

/* --- Sign-ups ------------------------------------------------------------------------------- */

/* The columns of haandgemt.csv, in order. */
static const SporField example_fields[] = {
  SPOR_FIELD_RESPONDENT, SPOR_FIELD_CREATED, SPOR_FIELD_CLOSED,  SPOR_FIELD_MUNICIPALITY,
  SPOR_FIELD_TRACK,      SPOR_FIELD_ROLES,   SPOR_FIELD_SECTORS, SPOR_FIELD_NAME,
  SPOR_FIELD_TITLE,      SPOR_FIELD_EMAIL,   SPOR_FIELD_PHONE,   SPOR_FIELD_MOTIVATION,
  SPOR_FIELD_STATUS,
};

/* The next cell of a table separated by semicolons; @end_of_row: it was the last of its row. */
static char *
read_cell (const char **text, gboolean *end_of_row)
{
  GString *cell = g_string_new (NULL);
  gboolean quoted = FALSE;
  const char *p;

  for (p = *text; *p && (quoted || !strchr (";\n", *p)); p++)
    if (*p == '"' && quoted && p[1] == '"')
      g_string_append_c (cell, *p++);
    else if (*p == '"')
      quoted = !quoted;
    else if (*p != '\r' || quoted)
      g_string_append_c (cell, *p);
  *end_of_row = *p != ';';
  *text = *p ? p + 1 : p;
  return g_string_free (cell, FALSE);
}

static SporSignups *
read_example (SporRound *round)
{
  SporSignups *signups = spor_signups_begin (round, TRUE);
  g_autofree char *path = g_build_filename (g_getenv ("SPOR_EXAMPLE"), "haandgemt.csv", NULL);
  g_autofree char *content = NULL;
  const char *text;

  g_file_get_contents (path, &content, NULL, NULL);
  g_assert_nonnull (content);
  text = strchr (content, '\n') + 1;
  for (guint ordinal = 1; *text; ordinal++)
    {
      g_autoptr (SporSignupFacts) facts = spor_signup_facts_new ();
      gboolean end_of_row = FALSE;

      for (guint f = 0; !end_of_row; f++)
        {
          g_autofree char *cell = read_cell (&text, &end_of_row);

          g_assert_cmpuint (f, <, G_N_ELEMENTS (example_fields));
          g_assert_true (spor_signup_facts_set_text (facts, round, example_fields[f], cell));
        }
      add_facts (signups, facts, ordinal);
    }
  spor_signups_end (signups);
  return signups;
}

/* Writes both kinds and has them read by somebody else. */
static void
write_and_check_origin (Fixture *self, const SporComposition *composition, const char *protocol)
{
  for (SporRosterKind kind = SPOR_ROSTER_FULL; kind <= SPOR_ROSTER_MANAGEMENT; kind++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *script
          = g_test_build_filename (G_TEST_DIST, "core", "check_roster.py", NULL);
      g_autofree char *expected = g_build_filename (self->folder, "expected.json", NULL);
      g_autofree char *json = dump (composition, kind, protocol);
      g_autofree char *output = NULL;
      const char *argv[] = { "/usr/bin/python3", script, self->path, expected, NULL };
      int status = 0;

      g_assert_true (spor_roster_write (composition, kind, NULL, protocol, self->path, NULL, NULL,
                                        NULL, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_set_contents (expected, json, -1, NULL));
      g_assert_true (g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                                   NULL, &status, &error));
      g_test_message ("%s", output);
      if (g_spawn_check_wait_status (status, &error))
        continue;
      if (error->code != MISSING_MODULE)
        g_error ("%s", output);
      g_test_skip ("/usr/bin/python3 has no openpyxl");
      return;
    }
}

static void
write_and_check (Fixture *self, const SporComposition *composition)
{
  write_and_check_origin (self, composition, NULL);
}

/* --- Tests ---------------------------------------------------------------------------------- */

static void
test_example (Fixture *self, gconstpointer data)
{
  g_autoptr (SporRound) round = spor_round_new_fbs2 (self->places);
  g_autoptr (SporSignups) signups = read_example (round);
  g_autoptr (SporComposition) composition = compose (signups);

  g_assert_cmpuint (spor_signups_n (signups), ==, 148);
  write_and_check (self, composition);
}

static void
test_random (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SporRound) round = spor_round_new_fbs2 (self->places);
      g_autoptr (SporSignups) signups = random_signups (round, 200);
      g_autoptr (SporComposition) composition = compose (signups);

      write_and_check (self, composition);
    }
}

/* Who cannot be seated any more, and is. */
static void
seat_withdrawn (SporComposition *composition)
{
  SporSignups *signups = composition->signups;

  for (guint i = 0; i < spor_signups_n (signups); i++)
    {
      const SporSignupRow *row = spor_signups_row (signups, i);

      if (row->track < 0 || row->status != SPOR_STATUS_WITHDRAWN)
        continue;
      g_array_append_val (composition->seated[row->track], i);
      return;
    }
  g_assert_not_reached ();
}

/* Their track says so, and the other one has no such column. */
static void
test_withdrawn (Fixture *self, gconstpointer data)
{
  g_autoptr (SporRound) round = spor_round_new_fbs2 (self->places);
  g_autoptr (SporSignups) signups = random_signups (round, 200);
  g_autoptr (SporComposition) composition = compose (signups);

  seat_withdrawn (composition);
  write_and_check (self, composition);
}

/* More than a workbook with tables has: this one streams. */
static void
test_many (Fixture *self, gconstpointer data)
{
  g_autoptr (SporRound) round = spor_round_new_fbs2 (self->places);
  g_autoptr (SporSignups) signups = random_signups (round, 5000);
  g_autoptr (SporComposition) composition = compose (signups);

  write_and_check (self, composition);
}

static void
test_final (Fixture *self, gconstpointer data)
{
  g_autoptr (SporRound) round = spor_round_new_fbs2 (self->places);
  g_autoptr (SporSignups) signups = NULL;
  g_autoptr (SporComposition) composition = NULL;

  round->deadline = SPOR_TIME_NONE;
  signups = read_example (round);
  composition = compose (signups);
  composition->finalised_at = 1742000000;
  composition->finalised_by = g_strdup ("hemmelig person");
  write_and_check (self, composition);
}

/* Pins, a bar and limits; the group as it was suggested or drawn. */
static void
test_proposal (Fixture *self, gconstpointer data)
{
  const SporMethod method = GPOINTER_TO_UINT (data);
  const SporDrawingSettings settings = { .tolerance = 0.02, .n_tickets = 100 };
  const SporWatch no_watch = { 0 };
  g_autoptr (SporRound) round = spor_round_new_fbs2 (self->places);
  SporDimension *dimension = g_ptr_array_index (round->dimensions, 0);
  SporCategory *category = g_ptr_array_index (dimension->categories, 1);
  g_autoptr (SporSignups) signups = NULL;
  g_autoptr (SporComposition) empty = NULL, pinned = NULL, barred = NULL;
  g_autoptr (SporProposal) proposal = NULL;
  g_autofree char *protocol = NULL;
  const SporMove move = { .signup = 3, .to = SPOR_SPOT_POOL, .position = -1, .swap_with = -1 };
  g_autoptr (SporComposition) changed = NULL;

  category->min = 2;
  category->max = 5;
  signups = read_example (round);
  empty = spor_composition_new (signups, "id", "Forslag A");
  pinned = spor_composition_with_mark (empty, 3, SPOR_MARK_PINNED);
  barred = spor_composition_with_mark (pinned, 7, SPOR_MARK_BARRED);
  proposal = method == SPOR_METHOD_LOTTERY
                 ? spor_proposal_new_lottery (barred, &settings, &no_watch)
                 : spor_proposal_new (barred, SPOR_KEEP_PINNED, SPOR_SUGGEST_EARLIEST, &no_watch);
  if (method == SPOR_METHOD_LOTTERY)
    g_assert_true (spor_proposal_draw (proposal, "12 14 21 æø"));
  g_assert_nonnull (proposal->composition);
  protocol = spor_proposal_sign (proposal, 1742000000);
  write_and_check_origin (self, proposal->composition, protocol);

  /* since then somebody has left: a rule is broken, and the sheet says what has changed */
  changed = spor_composition_apply (proposal->composition, &move);
  write_and_check_origin (self, changed, protocol);
  /* what is no protocol is said, and keeps nobody from the rest */
  write_and_check_origin (self, changed, "{");
}

/* Sentences in the place of lists. */
static void
test_empty (Fixture *self, gconstpointer data)
{
  g_autoptr (SporRound) round = spor_round_new_fbs2 (self->places);
  g_autoptr (SporSignups) signups = random_signups (round, 0);
  g_autoptr (SporComposition) composition = spor_composition_new (signups, "id", "");

  write_and_check (self, composition);
}

/* One track with people, one without; names that Excel would refuse and that are alike. */
static void
test_sheet_names (Fixture *self, gconstpointer data)
{
  static const char *const names[]
      = { "Økonomi/IT [fælles]: hvad? *alt*", "Økonomi/IT [fælles]: hvad? *intet*", "", "'" };
  g_autoptr (SporRound) round = spor_round_new_fbs2 (self->places);
  g_autoptr (SporSignups) signups = NULL;
  g_autoptr (SporComposition) composition = NULL;

  g_ptr_array_set_size (round->tracks, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (round->tracks, spor_track_new (1, names[i], 1, 1 + i, 0));
  signups = random_signups (round, 40);
  composition = compose (signups);
  g_array_set_size (composition->seated[1], 0);
  write_and_check (self, composition);
}

int
main (int argc, char *argv[])
{
  spor_language_init ("en");
  g_test_init (&argc, &argv, NULL);

  ADD ("example", test_example);
  ADD ("random", test_random);
  ADD ("withdrawn", test_withdrawn);
  ADD ("many", test_many);
  ADD ("final", test_final);
  g_test_add ("/roster/suggested", Fixture, GUINT_TO_POINTER (SPOR_METHOD_SUGGESTION), set_up,
              test_proposal, tear_down);
  g_test_add ("/roster/drawn", Fixture, GUINT_TO_POINTER (SPOR_METHOD_LOTTERY), set_up,
              test_proposal, tear_down);
  ADD ("empty", test_empty);
  ADD ("sheet-names", test_sheet_names);
  return g_test_run ();
}
