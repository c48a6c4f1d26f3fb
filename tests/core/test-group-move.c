/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"
#include "people.h"

#include "spor-group-move.h"
#include "spor-language.h"

/* Several people who move, or are marked, together. */

enum
{
  ANNE, /* track 1 */
  BO,
  CARL,
  DORTE,
  ERIK,
  FRIDA,
  GERDA,
  IDA,   /* Aarhus, like ANNE */
  JENS,  /* track 2 */
  KAREN, /* Aarhus, a super user alone */
  RIKKE, /* withdrawn */
  N_PEOPLE
};

static const Person people[N_PEOPLE] = {
  [ANNE] = { "Anne Hansen", "Aarhus", 0, PROJECT_MANAGER, PUBLIC },
  [BO] = { "Bo Sand", "Læsø", 0, PROJECT_MANAGER, SCHOOL },
  [CARL] = { "Carl Lund", "Odense", 0, PROJECT_MANAGER, PUBLIC },
  [DORTE] = { "Dorte Vad", "Aalborg", 0, PROJECT_MANAGER, PUBLIC | SCHOOL },
  [ERIK] = { "Erik Holm", "Greve", 0, PROJECT_MANAGER, SCHOOL },
  [FRIDA] = { "Frida Bæk", "Esbjerg", 0, PROJECT_MANAGER, SCHOOL },
  [GERDA] = { "Gerda Ø", "Viborg", 0, PROJECT_MANAGER, SCHOOL },
  [IDA] = { "Ida Krog", "Aarhus", 0, PROJECT_MANAGER, SCHOOL },
  [JENS] = { "Jens Dam", "Lolland", 1, SUPER_USER | SYSTEM_ADMINISTRATOR, PUBLIC },
  [KAREN] = { "Karen Eg", "Aarhus", 1, SUPER_USER, SCHOOL },
  [RIKKE] = { "Rikke Lind", "Holbæk", 0, PROJECT_MANAGER, PUBLIC, .withdrawn = TRUE },
};

typedef struct
{
  SporRound *round;
  SporSignups *signups;
  SporComposition *composition;
  SporGroupMove *moved; /* the last */
} Fixture;

static void
fixture_set_up (Fixture *self, gconstpointer data)
{
  self->round = people_round_new ();
  self->signups = people_sign_up (self->round, people, N_PEOPLE);
  self->composition = spor_composition_new (self->signups, "composition-1", "Forslag A");
}

static void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->moved, spor_group_move_free);
  spor_composition_unref (self->composition);
  spor_signups_unref (self->signups);
  spor_round_unref (self->round);
}

static GArray *
numbers (const guint *some, guint n)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (array, some, n);
  return array;
}

#define SOME(...)                                                                                  \
  numbers ((const guint[]){ __VA_ARGS__ }, sizeof ((const guint[]){ __VA_ARGS__ }) / sizeof (guint))

/* The composition becomes what came of it. @signups (transfer full) */
static void
move (Fixture *self, GArray *signups, SporSpot spot, int track, int before)
{
  const SporDestination to = { spot, track, before };

  g_clear_pointer (&self->moved, spor_group_move_free);
  self->moved = spor_group_move_new (self->composition, signups, &to);
  spor_composition_unref (self->composition);
  self->composition = spor_composition_ref (self->moved->after);
  g_array_unref (signups);
}

static void
mark (Fixture *self, GArray *signups, SporMark mark)
{
  g_clear_pointer (&self->moved, spor_group_move_free);
  self->moved = spor_group_move_new_mark (self->composition, signups, mark);
  spor_composition_unref (self->composition);
  self->composition = spor_composition_ref (self->moved->after);
  g_array_unref (signups);
}

static void
assert_list (const GArray *list, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (found, "%s%u", i ? " " : "", g_array_index (list, guint, i));
  g_assert_cmpstr (found->str, ==, expected);
}

static void
assert_refused (Fixture *self, guint n, const char *text)
{
  SporBreach *breach = g_ptr_array_index (self->moved->refusals, n);

  g_assert_cmpstr (breach->text, ==, text);
}

/* As long as there is room and no rule is against it; each refusal has its reason. */
static void
test_seats (Fixture *self, gconstpointer data)
{
  g_autofree char *names = NULL;

  move (self, SOME (BO, ANNE, IDA, RIKKE, CARL, DORTE, ERIK, FRIDA, GERDA), SPOR_SPOT_SEATED, 0,
        -1);
  assert_list (self->composition->seated[0], "1 0 2 3 4 5");
  assert_list (self->moved->done, "1 0 2 3 4 5");
  g_assert_cmpuint (self->moved->refusals->len, ==, 3);
  assert_refused (self, 0, "Aarhus already has a seat in track 1.");
  names = spor_group_move_names (self->moved);
  g_assert_cmpstr (names, ==, "Bo Sand +5");
}

static void
test_own_tracks (Fixture *self, gconstpointer data)
{
  g_autofree char *names = NULL;

  move (self, SOME (JENS, ANNE), SPOR_SPOT_WAITING, SPOR_OWN_TRACK, -1);
  assert_list (self->composition->waiting[0], "0");
  assert_list (self->composition->waiting[1], "8");

  /* who is there already is neither moved nor refused */
  move (self, SOME (JENS, KAREN), SPOR_SPOT_WAITING, 1, -1);
  assert_list (self->composition->waiting[1], "8 9");
  assert_list (self->moved->done, "9");
  g_assert_cmpuint (self->moved->refusals->len, ==, 0);
  names = spor_group_move_names (self->moved);
  g_assert_cmpstr (names, ==, "Karen Eg");
}

/* Side by side in their order, wherever they come from. */
static void
test_before_somebody (Fixture *self, gconstpointer data)
{
  move (self, SOME (ANNE, BO, CARL, DORTE, ERIK), SPOR_SPOT_WAITING, 0, -1);
  move (self, SOME (FRIDA, ANNE, ERIK), SPOR_SPOT_WAITING, 0, DORTE);
  assert_list (self->composition->waiting[0], "1 2 5 0 4 3");

  /* before one of themselves: where that one was */
  move (self, SOME (BO, FRIDA), SPOR_SPOT_WAITING, 0, FRIDA);
  assert_list (self->composition->waiting[0], "2 1 5 0 4 3");
  move (self, SOME (CARL, DORTE), SPOR_SPOT_WAITING, 0, DORTE);
  assert_list (self->composition->waiting[0], "1 5 0 4 2 3");
}

static void
test_off_the_board (Fixture *self, gconstpointer data)
{
  people_seat (self->composition, 0, ANNE);
  people_seat (self->composition, 0, BO);
  people_wait (self->composition, 0, CARL);
  mark (self, SOME (BO), SPOR_MARK_PINNED);
  move (self, SOME (ANNE, BO, CARL, DORTE), SPOR_SPOT_POOL, 0, -1);
  assert_list (self->composition->seated[0], "1");
  assert_list (self->composition->waiting[0], "");
  assert_list (self->moved->done, "0 2");
  g_assert_cmpuint (self->moved->refusals->len, ==, 1);
}

static void
test_marks (Fixture *self, gconstpointer data)
{
  people_seat (self->composition, 0, ANNE);
  mark (self, SOME (ANNE, BO, RIKKE), SPOR_MARK_PINNED);
  assert_list (self->moved->done, "0 1");
  g_assert_cmpuint (self->moved->refusals->len, ==, 1);

  mark (self, SOME (ANNE, BO, CARL), SPOR_MARK_BARRED);
  assert_list (self->moved->done, "0 1 2");
  assert_list (self->composition->seated[0], "");
  mark (self, SOME (ANNE, CARL, DORTE), SPOR_MARK_NONE);
  assert_list (self->moved->done, "0 2");
  g_assert_cmpint (spor_composition_get_mark (self->composition, BO), ==, SPOR_MARK_BARRED);
}

/* --- In the book ---------------------------------------------------------------------------- */

static void
rearrange (BookFixture *fixture, const SporComposition *before, GError **error)
{
  g_autoptr (GArray) signups = SOME (0, 1, 2);
  const SporDestination to = { SPOR_SPOT_SEATED, 0, -1 };
  g_autoptr (SporGroupMove) moved = spor_group_move_new (before, signups, &to);
  g_autofree char *names = spor_group_move_names (moved);

  spor_store_rearrange (fixture->store, before, moved->after, SPOR_REARRANGE_SEAT, names, error);
}

/* One change set, which one undo takes back. */
static void
test_book (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) before = NULL;
  g_autoptr (SporComposition) after = NULL;
  g_autoptr (SporComposition) undone = NULL;
  g_autofree char *text = NULL;

  book_sign_up (fixture, "Anne", "Aarhus");
  book_sign_up (fixture, "Bo", "Odense");
  book_sign_up (fixture, "Carl", "Greve");
  before = book_load (fixture);
  rearrange (fixture, before, &error);
  g_assert_no_error (error);
  after = book_load (fixture);
  assert_list (after->seated[0], "0 1 2");
  book_assert_sound (fixture);

  spor_store_undo (fixture->store, &text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "Seat for Anne +2");
  undone = book_load (fixture);
  assert_list (undone->seated[0], "");
}

/* Who are many are counted as in any sentence. */
static void
test_book_counts (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) before = NULL;
  g_autoptr (SporComposition) moved = NULL;
  const SporMove move = { 0, SPOR_SPOT_SEATED, 0, -1, -1 };
  g_autofree char *text = NULL;

  book_sign_up (fixture, "Anne", "Aarhus");
  before = book_load (fixture);
  moved = spor_composition_apply (before, &move);
  spor_store_rearrange (fixture->store, before, moved, SPOR_REARRANGE_SEAT, "Anne +19999", &error);
  g_assert_no_error (error);
  spor_store_undo (fixture->store, &text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "Seat for Anne +19,999");
}

/* Somebody else was faster: nothing changes. */
static void
test_book_conflict (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) before = NULL;
  g_autoptr (SporComposition) after = NULL;
  const SporMove other = { 2, SPOR_SPOT_SEATED, 0, -1, -1 };

  book_sign_up (fixture, "Anne", "Aarhus");
  book_sign_up (fixture, "Bo", "Odense");
  book_sign_up (fixture, "Carl", "Greve");
  before = book_load (fixture);
  spor_store_move (fixture->store, before, &other, &error);
  g_assert_no_error (error);
  rearrange (fixture, before, &error);
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  after = book_load (fixture);
  assert_list (after->seated[0], "2");
  book_assert_sound (fixture);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/group-move/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
#define ADD_BOOK(name, function)                                                                   \
  g_test_add ("/group-move/" name, BookFixture, NULL, book_set_up, function, book_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  spor_language_init ("en");
  ADD ("seats", test_seats);
  ADD ("own-tracks", test_own_tracks);
  ADD ("before-somebody", test_before_somebody);
  ADD ("off-the-board", test_off_the_board);
  ADD ("marks", test_marks);
  ADD_BOOK ("book", test_book);
  ADD_BOOK ("book-counts", test_book_counts);
  ADD_BOOK ("book-conflict", test_book_conflict);
  return g_test_run ();
}
