/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-round.h"

#include "spor-protocol.h"

#include <gio/gio.h>
#include <string.h>

#define N_ROUNDS 40

static const SporWatch no_watch = { 0 };

typedef struct
{
  RandomRound random;
  SporBoardInstance *board;
} Fixture;

static void
fixture_begin (Fixture *self, guint seed)
{
  random_round_init (&self->random, seed);
  self->board = spor_board_instance_new (self->random.composition, SPOR_KEEP_PINNED);
}

static void
fixture_end (Fixture *self)
{
  spor_board_instance_free (self->board);
  random_round_clear (&self->random);
}

/* (nullable): the protocol of a draw, if there is anything to draw from. @seed: (nullable): not
 * drawn yet */
static char *
draw (const Fixture *fixture, const char *seed)
{
  const SporDrawingSettings settings = { SPOR_FAIR_LEXIMIN, 0.05, 100 };
  g_autofree char *binding
      = spor_board_instance_digest (fixture->board, fixture->random.composition);
  g_autoptr (SporDrawing) drawing
      = spor_drawing_new (fixture->board->instance, binding, &settings, &no_watch);

  if (drawing->outcome != SPOR_DRAWING_DONE)
    {
      g_assert_cmpint (drawing->outcome, ==, SPOR_DRAWING_NOTHING);
      return NULL;
    }
  if (seed)
    spor_drawing_draw (drawing, seed);
  return spor_protocol_of_drawing (fixture->board, fixture->random.composition, drawing,
                                   1740000000);
}

static char *
suggest (const Fixture *fixture)
{
  g_autoptr (SporSuggestion) suggestion
      = spor_suggestion_new (fixture->board->instance, SPOR_SUGGEST_EARLIEST, &no_watch);

  return suggestion->chosen
             ? spor_protocol_of_suggestion (fixture->board, fixture->random.composition, suggestion,
                                            1740000000)
             : NULL;
}

/* The first round that something can be drawn from. */
static char *
draw_first (Fixture *fixture, const char *seed)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      char *text;

      fixture_begin (fixture, i);
      if ((text = draw (fixture, seed)))
        return text;
      fixture_end (fixture);
    }
  g_assert_not_reached ();
}

static gboolean
is_same (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRerun) rerun = spor_protocol_rerun (text, &no_watch, &error);

  g_assert_no_error (error);
  g_assert_true (rerun->finished);
  return rerun->same;
}

/* What went in and what came out fit together, and nothing but the document is needed. */
static void
test_is_computed_again (void)
{
  guint n = 0;

  for (guint seed = 0; seed < N_ROUNDS; seed++)
    {
      Fixture fixture;
      g_autofree char *published = NULL;
      g_autofree char *drawn = NULL;
      g_autofree char *suggested = NULL;

      fixture_begin (&fixture, seed);
      published = draw (&fixture, NULL);
      drawn = draw (&fixture, "12 14 21");
      suggested = suggest (&fixture);
      fixture_end (&fixture);
      g_assert_cmpint (drawn != NULL, ==, suggested != NULL);
      if (!drawn)
        continue;
      g_assert_true (is_same (published));
      g_assert_null (strstr (published, "\"chosen\""));
      g_assert_true (is_same (drawn));
      g_assert_true (is_same (suggested));
      n++;
    }
  g_assert_cmpuint (n, >, N_ROUNDS / 2);
}

static char *
replace (const char *text, const char *old, const char *new)
{
  g_autoptr (GString) changed = g_string_new (text);

  g_assert_cmpuint (g_string_replace (changed, old, new, 1), ==, 1);
  return g_string_free (g_steal_pointer (&changed), FALSE);
}

static void
test_changes_are_found (void)
{
  Fixture fixture;
  g_autofree char *text = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *other_seed = NULL;
  g_autofree char *other_binding = NULL;
  g_autofree char *other_ticket = NULL;
  g_autofree char *other_list = NULL;
  g_autofree char *other_chance = NULL;

  text = draw_first (&fixture, "12 14 21");
  digest = spor_board_instance_digest (fixture.board, fixture.random.composition);
  g_assert_nonnull (strstr (text, digest));
  fixture_end (&fixture);

  other_seed = replace (text, "12 14 21", "12 14 22");
  other_binding = replace (text, digest, "0");
  other_ticket = replace (text, "\"ticket\":", "\"ticket\":1");
  other_list = replace (text, "\"tickets\":[[\"P00", "\"tickets\":[[\"P99");
  other_chance = replace (text, "\"chances\":[", "\"chances\":[0.123e-3, ");
  g_assert_false (is_same (other_seed));
  g_assert_false (is_same (other_binding));
  g_assert_false (is_same (other_ticket));
  g_assert_false (is_same (other_list));
  g_assert_false (is_same (other_chance));
}

/* Nobody can be recognised by it without the book. */
static void
test_names_nobody (void)
{
  Fixture fixture;
  g_autofree char *text = NULL;

  text = draw_first (&fixture, "12 14 21");
  for (guint i = 0; i < spor_signups_n (fixture.random.signups); i++)
    {
      const SporSignupRow *row = spor_signups_row (fixture.random.signups, i);

      g_assert_null (strstr (text, row->name));
      g_assert_null (strstr (text, row->email));
      g_assert_null (strstr (text, row->id));
      g_assert_null (strstr (text, row->place));
    }
  fixture_end (&fixture);
}

static void
test_nonsense (void)
{
  static const char *const texts[] = {
    "",
    "[]",
    "{}",
    "{\"format\":\"spor-protocol-1\"}",
    "{\"format\":\"spor-protocol-1\",\"instance\":{}}",
    "{\"format\":\"spor-protocol-1\",\"kind\":\"lottery\",\"instance\":{\"bodies\":[],"
    "\"features\":[],\"candidates\":[],\"sets\":[],\"terms\":[],\"limits\":[]}}",
    "{\"format\":\"spor-protocol-1\",\"instance\":{\"bodies\":[{\"min\":1,\"max\":1}],"
    "\"features\":[],\"candidates\":[{\"body\":0,\"fixed\":[],\"parts\":[]}],\"sets\":[],"
    "\"terms\":[],\"limits\":[]}}",
    "{\"format\":\"spor-protocol-1\",\"instance\":{\"bodies\":[{\"min\":1,\"max\":1}],"
    "\"features\":[],\"candidates\":[{\"body\":7,\"parts\":[]}],\"sets\":[],\"terms\":[],"
    "\"limits\":[]}}",
    "{\"format\":\"spor-protocol-1\",\"instance\":{\"bodies\":[{\"min\":1,\"max\":1}],"
    "\"features\":[],\"candidates\":[{\"body\":0,\"parts\":[[3,1]]}],\"sets\":[],\"terms\":[],"
    "\"limits\":[]}}"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (spor_protocol_rerun (texts[i], &no_watch, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

/* Lists in lists on which the parser would use up the stack, in the open and behind a comment. */
static void
test_depth (void)
{
  static const char *const begins[] = { "", "{\"a\":\"\\\"\",\"b\":", "/*\"*/" };

  for (guint i = 0; i < G_N_ELEMENTS (begins); i++)
    {
      g_autofree char *lists = g_strnfill (3000000, '[');
      g_autofree char *text = g_strconcat (begins[i], lists, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (spor_protocol_rerun (text, &no_watch, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol/is-computed-again", test_is_computed_again);
  g_test_add_func ("/protocol/changes-are-found", test_changes_are_found);
  g_test_add_func ("/protocol/names-nobody", test_names_nobody);
  g_test_add_func ("/protocol/nonsense", test_nonsense);
  g_test_add_func ("/protocol/depth", test_depth);
  return g_test_run ();
}
