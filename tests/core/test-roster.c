/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Workbooks are opened by check_roster.py (openpyxl), which works out from the sign-ups, dumped as
 * JSON, what every cell must hold. */

#include "spor-cell-text.h"
#include "spor-language.h"
#include "spor-measure.h"
#include "spor-proposal.h"
#include "spor-public-text.h"
#include "spor-roster.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/resource.h>
#include <signal.h>

#define MISSING_MODULE 77

typedef struct
{
  char *folder;
  char *path;
  SporPlaces *places;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("spor-roster-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "Deltagerliste æøå.xlsx", NULL);
  self->places = spor_places_new (NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)))
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_object_unref (self->places);
}

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

static void
add_facts (SporSignups *signups, SporSignupFacts *facts, guint ordinal)
{
  g_free (facts->id);
  facts->id = g_strdup_printf ("00000000-0000-4000-8000-%012u", ordinal);
  facts->ordinal = ordinal;
  spor_signups_add (signups, facts);
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

static const char *
any (const char *const *texts, guint n)
{
  return texts[g_test_rand_int_range (0, n)];
}

#define ANY(texts) any (texts, G_N_ELEMENTS (texts))

/* Letters of every kind, in any order. */
static char *
random_letters (void)
{
  static const char *const letters[]
      = { "a", "æ", "ø", "å", "Ü", "É", " ", " ", "  ", "\n", "\r\n", "\r", "\t", "=", "+", "-", "@",
          "'", "\"", "<", "&", "0", "7", "_x0041_", "_", "x", "€", "中", "ש", "\u00a0", "\u0301",
          "\u200d", "\u2028", "😀", "🇩🇰", "\x01", "\x08", "\x0b", "\x1f", "\x7f", "\xc2\x80",
          "\xc2\x9f", "\xef\xb7\x90", "\xef\xbf\xbf", "\xf0\x9f\xbf\xbe" };
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (1, 40); n > 0; n--)
    g_string_append (text, ANY (letters));
  return g_string_free (text, FALSE);
}

/* What an unfriendly or merely unusual person writes. */
static char *
random_text (void)
{
  static const char *const texts[] = { "",
                                       "=1+1",
                                       "+45 12 34 56 78",
                                       "-5 dage",
                                       "@SUM(A1)",
                                       "=HYPERLINK(\"http://example.com\";\"klik\")",
                                       "0012",
                                       "1e5",
                                       "2025-03-03",
                                       "TRUE",
                                       "Åse Ærø-Østergård",
                                       "a & b < c > d \"e\" 'f'",
                                       "linje et\nlinje to\n\nlinje fire",
                                       "med\r\nretur og\talt",
                                       "  mellemrum foran og bagved  ",
                                       "styre\x01tegn\x1f og \x7f og \xc2\x85 og \xef\xbf\xbe her",
                                       "_x0041_ og _x000D_ og _xZZZZ_",
                                       "😀 👩🏽‍💻 𝕊𝕡𝕠𝕣",
                                       "slut]]> <!-- --> &amp;",
                                       "'citat'" };

  return g_test_rand_int_range (0, 3) == 0 ? random_letters () : g_strdup (ANY (texts));
}

/* What management must not get, told apart from what it may. */
static char *
random_private_text (guint i)
{
  g_autofree char *text = random_text ();

  return g_strdup_printf ("%s hemmelig %u", text, i);
}

static char *
random_long_text (void)
{
  static const char *const pieces[] = { "Jeg vil gerne deltage. ", "😀", "_x0041_", "æ\n" };
  const char *piece = ANY (pieces);
  GString *text = g_string_new (NULL);
  guint length = g_test_rand_int_range (0, 3) == 0 ? 33000 + g_test_rand_int_range (0, 9000) : 900;

  for (guint n = 0; n < length; n += g_utf8_strlen (piece, -1))
    g_string_append (text, piece);
  return g_string_free (text, FALSE);
}

static char *
random_extra (void)
{
  static const char *const extras[]
      = { "{}", "", "{\"Hvor mange år?\":\"007\",\"=Alder\":\"=2+2\"}",
          "{\"s_9\":\"fri tekst, hemmelig\"}",
          "{\"s_9\":null,\"tal\":12.5,\"Hvor mange år?\":\"8\"}" };

  return g_strdup (ANY (extras));
}

static gint64
random_instant (void)
{
  /* from before to after the deadline, with a change to summer time */
  return g_test_rand_int_range (0, 8) == 0 ? SPOR_TIME_NONE
                                           : g_test_rand_int_range (1740000000, 1745000000);
}

static void
set (char **field, char *text)
{
  g_free (*field);
  *field = text;
}

static SporSignupFacts *
random_facts (SporRound *round, guint i)
{
  static const char *const places[]
      = { "Aarhus", "Læsø", "København", "Svendbrog", "", "Sydslesvig", "=cmd", "Høje-Taastrup" };
  SporSignupFacts *facts = spor_signup_facts_new ();

  spor_signup_facts_set_text (facts, round, SPOR_FIELD_MUNICIPALITY, ANY (places));
  if (i % 40 == 0) /* an organisation as somebody typed it */
    {
      spor_signup_facts_set_text (facts, round, SPOR_FIELD_MUNICIPALITY, "");
      set (&facts->organisation, random_private_text (i));
    }
  facts->created = random_instant ();
  facts->closed = random_instant ();
  facts->completed = g_test_rand_int_range (0, 9) > 0;
  facts->withdrawn = g_test_rand_int_range (0, 9) == 0;
  facts->late_waived = g_test_rand_int_range (0, 2) == 0;
  facts->masked = g_test_rand_int_range (0, 9) == 0;
  facts->track = g_test_rand_int_range (-1, round->tracks->len);
  facts->roles = g_test_rand_int_range (0, 8);
  facts->sectors = g_test_rand_int_range (0, 4);
  set (&facts->track_text, facts->track < 0 ? random_private_text (i) : g_strdup (""));
  set (&facts->roles_text,
       g_test_rand_int_range (0, 4) == 0 ? random_private_text (i) : g_strdup (""));
  set (&facts->respondent, g_strdup_printf ("%09u", 901000000 + i));
  set (&facts->name, random_text ());
  set (&facts->title, i % 50 == 0 ? g_strdup_printf ("Leder (hemmelig.%u@example.dk)", i)
                      : i % 50 == 1 ? g_strdup_printf ("Leder, tlf. +45 9%u 00-00.00", 100 + i)
                                    : random_text ());
  set (&facts->email, g_strdup_printf ("hemmelig.%u@example.dk", i));
  set (&facts->phone, g_strdup_printf ("0%07d", g_test_rand_int_range (0, 9999999)));
  set (&facts->motivation,
       g_test_rand_int_range (0, 20) == 0 ? random_long_text () : random_private_text (i));
  set (&facts->extra, random_extra ());
  return facts;
}

static SporSignups *
random_signups (SporRound *round, guint n)
{
  SporSignups *signups = spor_signups_begin (round, TRUE);

  for (guint i = 1; i <= n; i++)
    {
      g_autoptr (SporSignupFacts) facts = random_facts (round, i);

      add_facts (signups, facts, i);
    }
  spor_signups_end (signups);
  return signups;
}

/* Seats and lines as they come, of whoever has a track. */
static SporComposition *
compose (SporSignups *signups)
{
  SporComposition *composition = spor_composition_new (signups, "id", "Forslag “A” & co.");

  for (guint i = 0; i < spor_signups_n (signups); i++)
    {
      const SporSignupRow *row = spor_signups_row (signups, i);

      if (row->track < 0 || row->status != SPOR_STATUS_ELIGIBLE)
        continue;
      if (composition->seated[row->track]->len
          < spor_round_track (spor_signups_round (signups), row->track)->seats_max)
        g_array_append_val (composition->seated[row->track], i);
      else if (i % 3 == 0)
        g_array_append_val (composition->waiting[row->track], i);
    }
  return composition;
}

/* --- What check_roster.py is told ------------------------------------------------------------- */

static void
dump_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
dump_number (JsonBuilder *builder, const char *name, double number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, number);
}

static void
dump_instant (JsonBuilder *builder, const char *name, gint64 instant)
{
  g_autofree char *iso = instant == SPOR_TIME_NONE ? NULL : spor_time_to_iso (instant);

  dump_text (builder, name, iso);
}

static void
dump_begin (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
dump_signup (JsonBuilder *builder, const SporSignups *signups, guint index)
{
  const SporSignupRow *row = spor_signups_row (signups, index);
  SporRound *round = spor_signups_round (signups);
  g_autofree char *roles = spor_options_names (round->roles, row->roles);
  g_autofree char *sectors = spor_options_names (round->sectors, row->sectors);

  json_builder_begin_object (builder);
  dump_number (builder, "ordinal", row->ordinal);
  dump_number (builder, "track", row->track);
  dump_number (builder, "outside", row->outside);
  dump_text (builder, "code",
             row->municipality < 0 ? NULL
                                   : spor_places_get (round->places, row->municipality)->code);
  dump_text (builder, "place", row->place);
  dump_text (builder, "region", spor_signup_region (signups, row));
  dump_text (builder, "size", spor_signup_size_label (signups, row));
  dump_text (builder, "roles", roles);
  dump_text (builder, "roles_text", row->roles_text);
  dump_text (builder, "track_text", row->track_text);
  dump_text (builder, "sectors", sectors);
  dump_text (builder, "name", row->name);
  dump_text (builder, "title", row->title);
  dump_text (builder, "email", row->email);
  dump_text (builder, "phone", row->phone);
  dump_text (builder, "respondent", row->respondent);
  dump_text (builder, "motivation", row->motivation);
  dump_text (builder, "extra", row->extra);
  dump_text (builder, "status", spor_status_label (row->status));
  dump_instant (builder, "created", row->created);
  dump_instant (builder, "closed", row->closed);
  dump_begin (builder, "problems");
  for (int p = 0; p < SPOR_N_PROBLEMS; p++)
    if (row->problems & (1 << p))
      {
        g_autofree char *text = spor_signup_problem_text (signups, row, p);

        json_builder_begin_object (builder);
        dump_text (builder, "key", spor_problem_key (p));
        dump_text (builder, "label", spor_problem_label (p));
        dump_text (builder, "text", text);
        json_builder_end_object (builder);
      }
  json_builder_end_array (builder);
  dump_begin (builder, "remarks");
  for (int r = 0; r < SPOR_N_REMARKS; r++)
    if (row->remarks & (1 << r))
      json_builder_add_string_value (builder, spor_remark_label (r));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
dump_list (JsonBuilder *builder, const GArray *list)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    json_builder_add_int_value (builder, g_array_index (list, guint, i));
  json_builder_end_array (builder);
}

static void
dump_scope (JsonBuilder *builder, const SporScopeMeasure *scope)
{
  json_builder_begin_object (builder);
  dump_number (builder, "track", scope->track);
  dump_number (builder, "n", scope->n);
  dump_number (builder, "deviation", scope->deviation);
  dump_begin (builder, "dimensions");
  for (guint d = 0; d < scope->dimensions->len; d++)
    {
      const SporDimensionMeasure *dimension = g_ptr_array_index (scope->dimensions, d);

      json_builder_begin_object (builder);
      dump_text (builder, "name", dimension->dimension->name);
      dump_number (builder, "deviation", dimension->deviation);
      dump_begin (builder, "categories");
      for (guint c = 0; c < dimension->categories->len; c++)
        {
          const SporCategoryMeasure *category
              = &g_array_index (dimension->categories, SporCategoryMeasure, c);

          json_builder_begin_object (builder);
          dump_text (builder, "name", category->category->name);
          dump_number (builder, "target", category->target);
          dump_number (builder, "count", category->count);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
dump_round (JsonBuilder *builder, const SporRound *round)
{
  dump_text (builder, "round", round->name);
  dump_instant (builder, "deadline", round->deadline);
  dump_begin (builder, "tracks");
  for (guint t = 0; t < round->tracks->len; t++)
    {
      const SporTrack *track = spor_round_track (round, t);
      g_autofree char *title = spor_track_title (track);
      g_autofree char *roles = spor_options_names (round->roles, track->roles);

      json_builder_begin_object (builder);
      dump_number (builder, "seats_min", track->seats_min);
      dump_number (builder, "seats_max", track->seats_max);
      dump_number (builder, "per_municipality", track->per_municipality);
      dump_text (builder, "roles", roles);
      dump_number (builder, "number", track->number);
      dump_text (builder, "name", track->name);
      dump_text (builder, "title", title);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* What the sheet on how the group was chosen is about. */
static void
dump_choice (JsonBuilder *builder, const SporComposition *composition, const char *protocol)
{
  g_autoptr (GPtrArray) breaches = spor_composition_breaches (composition);
  g_autofree char *stray = spor_composition_stray_text (composition);
  const SporOrigin *origin = composition->origin;

  dump_text (builder, "protocol", protocol);
  dump_text (builder, "stray", stray);
  dump_number (builder, "lottery", origin && origin->method == SPOR_METHOD_LOTTERY);
  dump_begin (builder, "candidates");
  for (guint i = 0; origin && i < origin->ids->len; i++)
    json_builder_add_int_value (
        builder, spor_signups_find (composition->signups, g_ptr_array_index (origin->ids, i)));
  json_builder_end_array (builder);
  dump_begin (builder, "marks");
  for (guint i = 0; i < composition->marks->len; i++)
    {
      const SporMarked *marked = &g_array_index (composition->marks, SporMarked, i);

      json_builder_begin_object (builder);
      dump_number (builder, "signup", marked->signup);
      dump_number (builder, "pinned", marked->mark == SPOR_MARK_PINNED);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  dump_begin (builder, "breaches");
  for (guint i = 0; i < breaches->len; i++)
    json_builder_add_string_value (builder, ((SporBreach *)breaches->pdata[i])->text);
  json_builder_end_array (builder);
}

static void
dump_dimensions (JsonBuilder *builder, const SporRound *round)
{
  dump_begin (builder, "dimensions");
  for (guint d = 0; d < round->dimensions->len; d++)
    {
      const SporDimension *dimension = g_ptr_array_index (round->dimensions, d);

      json_builder_begin_object (builder);
      dump_text (builder, "name", dimension->name);
      dump_number (builder, "weight", dimension->weight);
      dump_number (builder, "for_group", dimension->for_group);
      dump_number (builder, "for_tracks", dimension->for_tracks);
      dump_begin (builder, "limits");
      for (guint c = 0; c < dimension->categories->len; c++)
        {
          const SporCategory *category = g_ptr_array_index (dimension->categories, c);

          if (category->min < 0 && category->max < 0)
            continue;
          json_builder_begin_object (builder);
          dump_text (builder, "name", category->name);
          dump_number (builder, "min", category->min);
          dump_number (builder, "max", category->max);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static char *
dump (const SporComposition *composition, SporRosterKind kind, const char *protocol)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (SporMeasure) measure = spor_measure_new (composition);
  g_autoptr (GPtrArray) missing = spor_measure_missing (measure);
  SporRound *round = spor_composition_round (composition);
  g_autofree char *final = spor_time_format_date (composition->finalised_at);

  json_builder_begin_object (builder);
  dump_text (builder, "kind", kind == SPOR_ROSTER_FULL ? "full" : "management");
  dump_round (builder, round);
  dump_dimensions (builder, round);
  dump_choice (builder, composition, protocol);
  dump_text (builder, "composition", composition->name);
  dump_text (builder, "final", *final ? final : NULL);
  dump_begin (builder, "signups");
  for (guint i = 0; i < spor_signups_n (composition->signups); i++)
    dump_signup (builder, composition->signups, i);
  json_builder_end_array (builder);
  dump_begin (builder, "seated");
  for (guint t = 0; t < round->tracks->len; t++)
    dump_list (builder, composition->seated[t]);
  json_builder_end_array (builder);
  dump_begin (builder, "waiting");
  for (guint t = 0; t < round->tracks->len; t++)
    dump_list (builder, composition->waiting[t]);
  json_builder_end_array (builder);
  dump_number (builder, "representativeness", measure->representativeness);
  dump_number (builder, "deviation", measure->deviation);
  dump_begin (builder, "missing");
  for (guint i = 0; i < missing->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (missing, i));
  json_builder_end_array (builder);
  dump_begin (builder, "scopes");
  for (guint s = 0; s < measure->scopes->len; s++)
    dump_scope (builder, g_ptr_array_index (measure->scopes, s));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
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

      g_assert_true (spor_roster_write (composition, kind, NULL, protocol, self->path, NULL, NULL, NULL, &error));
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

static void
test_cell_text (void)
{
  static const struct
  {
    const char *text, *clean;
  } texts[] = {
    { "a\x02\x0b\x1f\x7f\xc2\x9f z", "a z" },
    { "a\r\nb\rc\n", "a\nb\nc\n" },
    { "\xef\xbf\xbf\xef\xb7\x90x", "x" },
    { "ok \xff", "ok \xef\xbf\xbd" },
  };
  g_autofree char *escaped = spor_cell_text_escape ("_x0041_x0042_");
  g_autofree char *longest = g_strnfill (SPOR_CELL_LENGTH, 'x');
  g_autofree char *too_long = g_strconcat (longest, "y", NULL);
  g_autofree char *kept = spor_cell_text_clean (longest);
  g_autofree char *cut = spor_cell_text_clean (too_long);
  g_autofree char *name = spor_sheet_name_clean (" 'Spor 1: [a]*?/\\ \nb' ");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *clean = spor_cell_text_clean (texts[i].text);

      g_assert_cmpstr (clean, ==, texts[i].clean);
    }
  g_assert_cmpstr (escaped, ==, "_x005F_x0041_x005F_x0042_");
  g_assert_cmpstr (kept, ==, longest);
  g_assert_cmpuint (g_utf8_strlen (cut, -1), ==, SPOR_CELL_LENGTH);
  g_assert_true (g_str_has_suffix (cut, "32768 characters)"));
  g_assert_cmpstr (name, ==, "Spor 1 a b");
}

/* Nobody finds every way to write an address: what is not plainly a name or a title is left out. */
static void
test_public_text (void)
{
  static const char *const titles[]
      = { "", "Bibliotekar", "Lærer, PLC", "It- og digitaliseringschef", "Afd. leder",
          "Pædagogisk konsulent/underviser", "Leder & koordinator", "E. leder" };
  static const char *const names[]
      = { "", "Åse Ærø-Østergård", "J.P. Jacobsen", "Anne M. O’Hara", "Anna D'Este Jr.", "José Müller" };
  static const char *const neither[] = { "Tlf.nr.: 1234 - 5678",
                                         "ole [at] kommune.dk",
                                         "ole＠kommune.dk",
                                         "ole@kommune.dk",
                                         "Ane (a) kommune punktum dk",
                                         "ane snabel-a kommune dk",
                                         "ane snabela kommune dk",
                                         "ane kommune Punktum dk",
                                         "ane.kommune.dk",
                                         "Lokal 1234567",
                                         "Ring 12 34 56 78",
                                         "Ring ①②③",
                                         "Ane\u200bBo",
                                         "Jeg brænder for FBS",
                                         "Jeg vil gerne fordi jeg brænder for FBS",
                                         "Ansvarlig for det hele og lidt til, men mest for alt andet, tak",
                                         "a b c d e f g h i" };
  static const char *const only_names[] = { "Vi Min Nguyen", "O’Hara", "a b c d e f" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *title = spor_public_title (titles[i]);

      g_assert_cmpstr (title, ==, titles[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = spor_public_name (names[i]);

      g_assert_cmpstr (name, ==, names[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (neither); i++)
    {
      g_autofree char *title = spor_public_title (neither[i]);
      g_autofree char *name = spor_public_name (neither[i]);

      g_test_message ("%s", neither[i]);
      g_assert_cmpstr (title, ==, "–");
      g_assert_cmpstr (name, ==, "–");
    }
  for (guint i = 0; i < G_N_ELEMENTS (only_names); i++)
    {
      g_autofree char *title = spor_public_title (only_names[i]);
      g_autofree char *name = spor_public_name (only_names[i]);

      g_assert_cmpstr (title, ==, "–");
      g_assert_cmpstr (name, ==, only_names[i]);
    }
}

static void
test_names (void)
{
  static const struct
  {
    const char *text, *name;
  } texts[] = {
    { "Spor 1 – Økonomi", "Spor_1_Økonomi" },
    { "A1", "_A1" },
    { "xfd99", "_xfd99" },
    { "R1C1", "_R1C1" },
    { "c", "_c" },
    { "2. runde", "_2_runde" },
    { "?", "_" },
    { "Alle tilmeldinger (2)", "Alle_tilmeldinger_2" },
  };
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *heading = spor_heading_clean (" Hvor\nmange\t\t år? ");
  g_autofree char *endless = g_strnfill (300, 'x');
  g_autofree char *cut = spor_heading_clean (endless);
  g_autofree char *one = spor_cell_text_unique (taken, "Åse", 5, " (", ")");
  g_autofree char *two = spor_cell_text_unique (taken, "ÅSE", 5, " (", ")");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *name = spor_list_name_clean (texts[i].text);

      g_assert_cmpstr (name, ==, texts[i].name);
    }
  g_assert_cmpstr (heading, ==, "Hvor mange år?");
  g_assert_cmpuint (g_utf8_strlen (cut, -1), ==, SPOR_HEADING_LENGTH);
  g_assert_cmpstr (one, ==, "Åse");
  g_assert_cmpstr (two, ==, "Å (2)");
}

static void
on_progress_cb (double fraction, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (fraction, >, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

static void
on_progress_cancel_cb (double fraction, gpointer data)
{
  g_cancellable_cancel (data);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}

static void
assert_untouched (Fixture *self)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (self->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "before");
  g_assert_cmpuint (count_files (self->folder), ==, 1);
}

static void
test_progress (Fixture *self, gconstpointer data)
{
  g_autoptr (SporRound) round = spor_round_new_fbs2 (self->places);
  g_autoptr (SporSignups) signups = random_signups (round, 1100);
  g_autoptr (SporComposition) composition = compose (signups);
  g_autoptr (GError) error = NULL;
  GStatBuf after;
  double last = 0;

  g_assert_true (g_file_set_contents_full (self->path, "before", -1, 0, 0640, NULL));
  g_assert_true (spor_roster_write (composition, SPOR_ROSTER_FULL, NULL, NULL, self->path, on_progress_cb,
                                    &last, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (last, ==, 1);
  g_assert_cmpint (g_stat (self->path, &after), ==, 0);
  g_assert_cmpint (after.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (count_files (self->folder), ==, 1);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (SporRound) round = spor_round_new_fbs2 (self->places);
  g_autoptr (SporSignups) signups = random_signups (round, 600);
  g_autoptr (SporComposition) composition = compose (signups);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (self->path, "before", -1, NULL));
  g_assert_false (spor_roster_write (composition, SPOR_ROSTER_FULL, NULL, NULL, self->path,
                                     on_progress_cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_untouched (self);
}

static void
test_no_folder (Fixture *self, gconstpointer data)
{
  g_autoptr (SporRound) round = spor_round_new_fbs2 (self->places);
  g_autoptr (SporSignups) signups = random_signups (round, 3);
  g_autoptr (SporComposition) composition = compose (signups);
  g_autofree char *path = g_build_filename (self->folder, "nowhere", "roster.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      spor_roster_write (composition, SPOR_ROSTER_FULL, NULL, NULL, path, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (self->folder), ==, 0);
}

static gboolean
write_with_room (const SporComposition *composition, const char *path, guint bytes, GError **error)
{
  struct rlimit before, little;
  gboolean written;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  little = (struct rlimit){ bytes, before.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);
  written = spor_roster_write (composition, SPOR_ROSTER_FULL, NULL, NULL, path, NULL, NULL, NULL, error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  return written;
}

/* libxlsxwriter itself does not notice that its temporary files have no room, and ships what got
 * there. */
static void
test_full_disk (Fixture *self, gconstpointer data)
{
  g_autoptr (SporRound) round = spor_round_new_fbs2 (self->places);
  g_autoptr (SporSignups) signups = random_signups (round, 150);
  g_autoptr (SporComposition) composition = compose (signups);
  guint no_room = 0, no_temporary_room = 0, n_tries = 0;

  signal (SIGXFSZ, SIG_IGN);
  /* small steps where the map's picture, most of the file, has room and the file has not */
  for (guint bytes = 4096;; bytes = bytes < 1 << 18 ? bytes * 2 : bytes + bytes / 16, n_tries++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (bytes, <, 1 << 28);
      g_assert_true (g_file_set_contents (self->path, "before", -1, NULL));
      if (write_with_room (composition, self->path, bytes, &error))
        break;
      assert_untouched (self);
      g_test_message ("%u: %s", bytes, error->message);
      no_room += strstr (error->message, "could not be written") != NULL;
      no_temporary_room += strstr (error->message, "no room for temporary files") != NULL;
    }
  g_assert_cmpuint (no_room, >, 0);
  g_assert_cmpuint (no_temporary_room, >, 0);
  g_assert_cmpuint (no_room + no_temporary_room, ==, n_tries);
}

int
main (int argc, char *argv[])
{
  spor_language_init ("en");
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/roster/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("example", test_example);
  ADD ("random", test_random);
  ADD ("many", test_many);
  ADD ("final", test_final);
  g_test_add ("/roster/suggested", Fixture, GUINT_TO_POINTER (SPOR_METHOD_SUGGESTION), set_up,
              test_proposal, tear_down);
  g_test_add ("/roster/drawn", Fixture, GUINT_TO_POINTER (SPOR_METHOD_LOTTERY), set_up,
              test_proposal, tear_down);
  ADD ("empty", test_empty);
  ADD ("sheet-names", test_sheet_names);
  ADD ("progress", test_progress);
  ADD ("cancelled", test_cancelled);
  ADD ("no-folder", test_no_folder);
  ADD ("full-disk", test_full_disk);
  g_test_add_func ("/roster/cell-text", test_cell_text);
  g_test_add_func ("/roster/public-text", test_public_text);
  g_test_add_func ("/roster/names", test_names);
  return g_test_run ();
}
