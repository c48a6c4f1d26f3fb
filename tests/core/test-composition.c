/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people.h"

#include "spor-language.h"

#include <string.h>

enum
{
  ANNE, /* track 1 */
  BO,
  CARL,
  DORTE,
  ERIK,
  FRIDA,
  GERDA,
  HANS,
  IDA,   /* Aarhus, like ANNE */
  JENS,  /* track 2 */
  KAREN, /* Aarhus, a super user alone */
  LARS,
  MONA,     /* may sit in both tracks */
  MONA_TOO, /* the same person's other sign-up */
  NIELS,    /* outside the municipalities */
  OLE,      /* the same organisation, written otherwise */
  PIA,      /* another organisation */
  RIKKE,    /* withdrawn */
  SVEND,    /* has not completed */
  TOVE,     /* without an e-mail address */
  ULLA,     /* without a name, withdrawn */
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
  [HANS] = { "Hans Ås", "Randers", 0, PROJECT_MANAGER, PUBLIC },
  [IDA] = { "Ida Krog", "Aarhus", 0, PROJECT_MANAGER, SCHOOL },
  [JENS] = { "Jens Dam", "Lolland", 1, SUPER_USER | SYSTEM_ADMINISTRATOR, PUBLIC },
  [KAREN] = { "Karen Eg", "Aarhus", 1, SUPER_USER, SCHOOL },
  [LARS] = { "Lars Ahl", "Tønder", 1, SYSTEM_ADMINISTRATOR, PUBLIC },
  [MONA] = { "Mona Bro", "Skive", 0, PROJECT_MANAGER | SUPER_USER, PUBLIC, "Mona@example.dk" },
  [MONA_TOO] = { "Mona Bro", "Struer", 1, PROJECT_MANAGER | SUPER_USER, PUBLIC, "mona@example.dk" },
  [NIELS] = { "Niels Mai", "Sydslesvig", 0, PROJECT_MANAGER, PUBLIC },
  [OLE] = { "Ole Toft", "SYDSLESVIG", 0, PROJECT_MANAGER, SCHOOL },
  [PIA] = { "Pia Kær", "Færøerne", 0, PROJECT_MANAGER, SCHOOL },
  [RIKKE] = { "Rikke Lind", "Holbæk", 0, PROJECT_MANAGER, PUBLIC, .withdrawn = TRUE },
  [SVEND] = { "Svend Juul", "Ringsted", 0, PROJECT_MANAGER, PUBLIC, .incomplete = TRUE },
  [TOVE] = { "Tove Friis", "Faxe", 0, PROJECT_MANAGER, PUBLIC, .email = "" },
  [ULLA] = { "", "Stevns", 0, PROJECT_MANAGER, PUBLIC, .email = "", .withdrawn = TRUE },
};

typedef PeopleBoard Fixture;

static void
fixture_set_up (Fixture *self, gconstpointer data)
{
  people_board_set_up (self, people, N_PEOPLE);
}

/* "0 1|2": seated before the bar, waiting after it, by number. */
static char *
describe (const SporComposition *composition, guint track)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < composition->seated[track]->len; i++)
    g_string_append_printf (text, "%s%u", i ? " " : "",
                            g_array_index (composition->seated[track], guint, i));
  g_string_append_c (text, '|');
  for (guint i = 0; i < composition->waiting[track]->len; i++)
    g_string_append_printf (text, "%s%u", i ? " " : "",
                            g_array_index (composition->waiting[track], guint, i));
  return g_string_free (text, FALSE);
}

static void
assert_track (const SporComposition *composition, guint track, const char *expected)
{
  g_autofree char *found = describe (composition, track);

  g_assert_cmpstr (found, ==, expected);
}

/* Makes the move, without a check. */
static void
apply (Fixture *self, SporMove move)
{
  SporComposition *after = spor_composition_apply (self->composition, &move);

  spor_composition_unref (self->composition);
  self->composition = after;
}

static void
assert_allowed (Fixture *self, SporMove move)
{
  g_autoptr (SporBreach) breach = spor_composition_check_move (self->composition, &move);

  g_assert_cmpstr (breach ? breach->text : NULL, ==, NULL);
}

static void
assert_refused (Fixture *self, SporMove move, SporRule rule, const char *text)
{
  g_autoptr (SporBreach) breach = spor_composition_check_move (self->composition, &move);

  g_assert_nonnull (breach);
  g_assert_cmpstr (breach->text, ==, text);
  g_assert_cmpint (breach->rule, ==, rule);
}

static SporMove
seat (guint signup, guint track)
{
  return (SporMove){ signup, SPOR_SPOT_SEATED, track, -1, -1 };
}

static SporMove
queue (guint signup, guint track)
{
  return (SporMove){ signup, SPOR_SPOT_WAITING, track, -1, -1 };
}

static SporMove
unseat (guint signup)
{
  return (SporMove){ signup, SPOR_SPOT_POOL, 0, -1, -1 };
}

static SporMove
swap (guint signup, SporSpot to, guint track, guint with)
{
  return (SporMove){ signup, to, track, -1, with };
}

/* SporBreach's rule keys and texts, one per line. */
static void
assert_breaches (Fixture *self, const char *expected)
{
  g_autoptr (GPtrArray) breaches = spor_composition_breaches (self->composition);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < breaches->len; i++)
    {
      const SporBreach *breach = g_ptr_array_index (breaches, i);

      g_string_append_printf (found, "%s: %s\n", spor_rule_key (breach->rule), breach->text);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static SporCategory *
category (Fixture *self, const char *dimension_key, const char *key)
{
  for (guint d = 0; d < self->round->dimensions->len; d++)
    {
      SporDimension *dimension = g_ptr_array_index (self->round->dimensions, d);

      for (guint c = 0; c < dimension->categories->len; c++)
        {
          SporCategory *found = g_ptr_array_index (dimension->categories, c);

          if (g_str_equal (dimension->key, dimension_key) && g_str_equal (found->key, key))
            return found;
        }
    }
  g_assert_not_reached ();
}

static SporTrack *
track (Fixture *self, guint index)
{
  return g_ptr_array_index (self->round->tracks, index);
}

static void
test_find (Fixture *self, gconstpointer data)
{
  guint t = 9, position = 9;

  apply (self, seat (ANNE, 0));
  apply (self, seat (JENS, 1));
  apply (self, seat (LARS, 1));
  apply (self, queue (KAREN, 1));

  g_assert_cmpint (spor_composition_find (self->composition, BO, &t, &position), ==,
                   SPOR_SPOT_POOL);
  g_assert_cmpuint (t, ==, 9);
  g_assert_cmpint (spor_composition_find (self->composition, LARS, &t, &position), ==,
                   SPOR_SPOT_SEATED);
  g_assert_cmpuint (t, ==, 1);
  g_assert_cmpuint (position, ==, 1);
  g_assert_cmpint (spor_composition_find (self->composition, KAREN, &t, &position), ==,
                   SPOR_SPOT_WAITING);
  g_assert_cmpuint (t, ==, 1);
  g_assert_cmpuint (position, ==, 0);
  g_assert_cmpint (spor_composition_find (self->composition, ANNE, NULL, NULL), ==,
                   SPOR_SPOT_SEATED);
}

/* Asks so often that an index is made, whatever an index is. */
static void
ask_for_all (const SporComposition *composition)
{
  for (guint n = 0; n < 3; n++)
    for (guint i = 0; i < N_PEOPLE; i++)
      spor_composition_find (composition, i, NULL, NULL);
}

static void
assert_all_found (const SporComposition *composition)
{
  guint n_placed = 0, n_found = 0, t, position;

  for (t = 0; t < 2; t++)
    {
      const GArray *lists[] = { composition->seated[t], composition->waiting[t] };

      n_placed += lists[0]->len + lists[1]->len;
    }
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      SporSpot spot = spor_composition_find (composition, i, &t, &position);

      if (spot == SPOR_SPOT_POOL)
        continue;
      n_found++;
      g_assert_cmpuint (g_array_index (spot == SPOR_SPOT_SEATED ? composition->seated[t]
                                                                : composition->waiting[t],
                                       guint, position),
                        ==, i);
    }
  g_assert_cmpuint (n_found, ==, n_placed);
}

/* Where somebody stands is true also after moves from what has been asked often, and while lists
 * are put together. */
static void
test_find_often (Fixture *self, gconstpointer data)
{
  const SporMove moves[]
      = { seat (ANNE, 0), seat (JENS, 1),   seat (LARS, 1),  queue (KAREN, 1), queue (BO, 0),
          seat (BO, 0),   queue (ANNE, 0),  queue (CARL, 0), seat (KAREN, 1),  unseat (LARS),
          seat (CARL, 0), queue (FRIDA, 0), unseat (ANNE) };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      ask_for_all (self->composition);
      apply (self, moves[i]);
      assert_all_found (self->composition);
      ask_for_all (self->composition);
      assert_all_found (self->composition);
    }
  people_wait (self->composition, 1, MONA_TOO);
  assert_all_found (self->composition);
  people_seat (self->composition, 0, ERIK);
  assert_all_found (self->composition);
  g_array_set_size (self->composition->waiting[1], 0);
  assert_all_found (self->composition);
}

static void
test_copy (Fixture *self, gconstpointer data)
{
  g_autoptr (SporComposition) copy = NULL;

  people_seat (self->composition, 0, ANNE);
  people_wait (self->composition, 1, JENS);
  self->composition->finalised_at = 1741046400;
  self->composition->finalised_by = g_strdup ("Bente");
  copy = spor_composition_copy (self->composition);

  g_assert_cmpstr (copy->id, ==, "composition-1");
  g_assert_cmpstr (copy->name, ==, "Forslag A");
  g_assert_cmpstr (copy->finalised_by, ==, "Bente");
  g_assert_cmpint (copy->finalised_at, ==, 1741046400);
  g_assert_true (spor_composition_round (copy) == self->round);

  people_seat (self->composition, 0, BO);
  assert_track (copy, 0, "0|");
  assert_track (copy, 1, "|9");
}

static void
test_apply (Fixture *self, gconstpointer data)
{
  g_autoptr (SporComposition) before = spor_composition_ref (self->composition);

  apply (self, seat (ANNE, 0));
  apply (self, seat (BO, 0));
  apply (self, (SporMove){ CARL, SPOR_SPOT_SEATED, 0, 1, -1 });
  assert_track (self->composition, 0, "0 2 1|");
  assert_track (before, 0, "|");

  /* Positions are those after the move. */
  apply (self, (SporMove){ ANNE, SPOR_SPOT_SEATED, 0, 1, -1 });
  assert_track (self->composition, 0, "2 0 1|");
  apply (self, (SporMove){ CARL, SPOR_SPOT_SEATED, 0, 2, -1 });
  assert_track (self->composition, 0, "0 1 2|");
  apply (self, (SporMove){ CARL, SPOR_SPOT_SEATED, 0, 0, -1 });
  assert_track (self->composition, 0, "2 0 1|");
  apply (self, (SporMove){ DORTE, SPOR_SPOT_SEATED, 0, 77, -1 });
  assert_track (self->composition, 0, "2 0 1 3|");

  apply (self, queue (ANNE, 0));
  assert_track (self->composition, 0, "2 1 3|0");
  apply (self, (SporMove){ ANNE, SPOR_SPOT_WAITING, 1, 0, -1 });
  assert_track (self->composition, 0, "2 1 3|");
  assert_track (self->composition, 1, "|0");
  apply (self, unseat (ANNE));
  apply (self, unseat (BO));
  apply (self, unseat (HANS));
  assert_track (self->composition, 0, "2 3|");
  assert_track (self->composition, 1, "|");
}

static void
test_swap_places (Fixture *self, gconstpointer data)
{
  apply (self, seat (ANNE, 0));
  apply (self, seat (BO, 0));
  apply (self, seat (CARL, 0));
  apply (self, seat (JENS, 1));
  apply (self, queue (DORTE, 0));

  /* Within a track, between tracks, with the waiting list, from and to the pool. */
  apply (self, swap (ANNE, SPOR_SPOT_SEATED, 0, CARL));
  assert_track (self->composition, 0, "2 1 0|3");
  apply (self, swap (JENS, SPOR_SPOT_SEATED, 0, BO));
  assert_track (self->composition, 0, "2 9 0|3");
  assert_track (self->composition, 1, "1|");
  apply (self, swap (DORTE, SPOR_SPOT_SEATED, 0, JENS));
  assert_track (self->composition, 0, "2 3 0|9");
  apply (self, swap (ERIK, SPOR_SPOT_SEATED, 0, CARL));
  assert_track (self->composition, 0, "4 3 0|9");
  g_assert_cmpint (spor_composition_find (self->composition, CARL, NULL, NULL), ==, SPOR_SPOT_POOL);
  apply (self, swap (ERIK, SPOR_SPOT_POOL, 0, FRIDA));
  assert_track (self->composition, 0, "5 3 0|9");

  /* Whose place it is decides, wherever that has become; nothing happens to who swaps alone. */
  apply (self, swap (GERDA, SPOR_SPOT_SEATED, 0, BO));
  assert_track (self->composition, 1, "6|");
  apply (self, swap (GERDA, SPOR_SPOT_SEATED, 0, GERDA));
  assert_track (self->composition, 1, "6|");
  assert_track (self->composition, 0, "5 3 0|9");
}

static void
test_status (Fixture *self, gconstpointer data)
{
  assert_allowed (self, seat (ANNE, 0));
  assert_refused (self, seat (RIKKE, 0), SPOR_RULE_STATUS, "Rikke Lind has withdrawn the sign-up.");
  assert_refused (self, queue (SVEND, 0), SPOR_RULE_STATUS,
                  "Svend Juul has not completed the questionnaire.");
  assert_refused (
      self, seat (TOVE, 0), SPOR_RULE_STATUS,
      "Tove Friis cannot take part until this is corrected: The e-mail address is missing.");
  assert_refused (self, seat (ULLA, 0), SPOR_RULE_STATUS,
                  "Sign-up no. 21 has withdrawn the sign-up.");

  /* Who is there already can be put in another place, and leave. */
  people_seat (self->composition, 0, RIKKE);
  people_seat (self->composition, 0, ANNE);
  assert_allowed (self, (SporMove){ RIKKE, SPOR_SPOT_SEATED, 0, 1, -1 });
  assert_allowed (self, swap (ANNE, SPOR_SPOT_SEATED, 0, RIKKE));
  assert_allowed (self, unseat (RIKKE));
}

static void
test_role (Fixture *self, gconstpointer data)
{
  assert_refused (self, seat (KAREN, 0), SPOR_RULE_ROLE,
                  "Karen Eg has no role that qualifies for track 1 (Projektleder).");
  assert_refused (self, queue (ANNE, 1), SPOR_RULE_ROLE,
                  "Anne Hansen has no role that qualifies for track 2 (Superbruger, "
                  "Systemadministrator).");
  assert_allowed (self, seat (KAREN, 1));
  assert_allowed (self, seat (MONA, 1));

  track (self, 0)->roles = 0;
  assert_allowed (self, seat (KAREN, 0));
}

static void
test_seats (Fixture *self, gconstpointer data)
{
  for (guint i = ANNE; i <= ERIK; i++)
    people_seat (self->composition, 0, i);
  assert_allowed (self, seat (FRIDA, 0));
  people_seat (self->composition, 0, FRIDA);

  assert_refused (self, seat (GERDA, 0), SPOR_RULE_SEATS, "Track 1 is full: at most 6 seats.");
  assert_allowed (self, queue (GERDA, 0));
  assert_allowed (self, swap (GERDA, SPOR_SPOT_SEATED, 0, FRIDA));
  assert_allowed (self, (SporMove){ FRIDA, SPOR_SPOT_SEATED, 0, 0, -1 });

  track (self, 0)->seats_max = 1;
  assert_refused (self, seat (GERDA, 0), SPOR_RULE_SEATS, "Track 1 is full: at most 1 seat.");
  /* Overfull since the rules changed: a swap makes it no worse. */
  assert_allowed (self, swap (GERDA, SPOR_SPOT_SEATED, 0, FRIDA));
}

static void
test_municipality (Fixture *self, gconstpointer data)
{
  people_seat (self->composition, 0, ANNE);
  people_seat (self->composition, 0, BO);
  assert_refused (self, seat (IDA, 0), SPOR_RULE_MUNICIPALITY,
                  "Aarhus already has a seat in track 1.");
  assert_allowed (self, queue (IDA, 0));
  assert_allowed (self, seat (KAREN, 1));

  /* Who leaves does not count; who stays does. */
  assert_allowed (self, swap (IDA, SPOR_SPOT_SEATED, 0, ANNE));
  assert_refused (self, swap (IDA, SPOR_SPOT_SEATED, 0, BO), SPOR_RULE_MUNICIPALITY,
                  "Aarhus already has a seat in track 1.");

  track (self, 0)->per_municipality = 2;
  assert_allowed (self, seat (IDA, 0));
  people_seat (self->composition, 0, IDA);
  track (self, 0)->roles = 0;
  assert_refused (self, seat (KAREN, 0), SPOR_RULE_MUNICIPALITY,
                  "Aarhus already has 2 seats in track 1, the most it may have.");
  track (self, 0)->per_municipality = 0;
  assert_allowed (self, seat (KAREN, 0));
}

static void
test_organisation (Fixture *self, gconstpointer data)
{
  people_seat (self->composition, 0, NIELS);
  assert_refused (self, seat (OLE, 0), SPOR_RULE_MUNICIPALITY,
                  "SYDSLESVIG already has a seat in track 1.");
  assert_allowed (self, seat (PIA, 0));
  assert_allowed (self, seat (ANNE, 0));
}

static void
test_person (Fixture *self, gconstpointer data)
{
  people_seat (self->composition, 1, MONA_TOO);
  assert_refused (self, seat (MONA, 1), SPOR_RULE_PERSON,
                  "Mona Bro already has a seat in track 2.");
  assert_allowed (self, swap (MONA, SPOR_SPOT_SEATED, 1, MONA_TOO));
  assert_allowed (self, seat (MONA, 0));
}

/* The swapped one must fit where the other was. */
static void
test_swap_rules (Fixture *self, gconstpointer data)
{
  people_seat (self->composition, 0, MONA);
  people_seat (self->composition, 0, ANNE);
  people_seat (self->composition, 1, KAREN);
  people_seat (self->composition, 1, JENS);

  assert_refused (self, swap (MONA, SPOR_SPOT_SEATED, 1, JENS), SPOR_RULE_ROLE,
                  "Jens Dam has no role that qualifies for track 1 (Projektleder).");
  track (self, 0)->roles = 0;
  assert_allowed (self, swap (MONA, SPOR_SPOT_SEATED, 1, JENS));
  assert_refused (self, swap (MONA, SPOR_SPOT_SEATED, 1, KAREN), SPOR_RULE_MUNICIPALITY,
                  "Aarhus already has a seat in track 1.");

  /* A waiting list asks who arrives for status and role alone, the pool for nothing. */
  people_wait (self->composition, 0, IDA);
  assert_allowed (self, swap (IDA, SPOR_SPOT_SEATED, 0, ANNE));
  people_seat (self->composition, 0, RIKKE);
  people_wait (self->composition, 0, BO);
  assert_refused (self, swap (BO, SPOR_SPOT_SEATED, 0, RIKKE), SPOR_RULE_STATUS,
                  "Rikke Lind has withdrawn the sign-up.");
  assert_allowed (self, swap (CARL, SPOR_SPOT_SEATED, 0, RIKKE));
  assert_refused (self, swap (ANNE, SPOR_SPOT_POOL, 0, SVEND), SPOR_RULE_STATUS,
                  "Svend Juul has not completed the questionnaire.");
}

static void
test_category_maximum (Fixture *self, gconstpointer data)
{
  category (self, "region", "1082")->max = 1;
  category (self, "size", "large")->max = 2;
  people_seat (self->composition, 0, ANNE);

  assert_refused (self, seat (GERDA, 0), SPOR_RULE_CATEGORY,
                  "The group may have at most 1 person in “Region Midtjylland”.");
  assert_refused (self, seat (KAREN, 1), SPOR_RULE_CATEGORY,
                  "The group may have at most 1 person in “Region Midtjylland”.");
  assert_allowed (self, queue (GERDA, 0));
  assert_allowed (self, swap (GERDA, SPOR_SPOT_SEATED, 0, ANNE));
  people_seat (self->composition, 0, CARL);
  assert_refused (self, seat (DORTE, 0), SPOR_RULE_CATEGORY,
                  "The group may have at most 2 people in “Størrelse: Stor”.");
  assert_allowed (self, seat (PIA, 0));

  /* Already above it: what makes it no worse is allowed. */
  category (self, "size", "large")->max = 1;
  assert_allowed (self, seat (BO, 0));
  assert_allowed (self, unseat (CARL));
  assert_allowed (self, swap (DORTE, SPOR_SPOT_SEATED, 0, CARL));
}

/* Both sectors are half a person in each; a dimension of one track alone limits that track. */
static void
test_category_parts (Fixture *self, gconstpointer data)
{
  category (self, "sector", "school")->max = 1;
  people_seat (self->composition, 0, DORTE);
  assert_refused (self, seat (BO, 0), SPOR_RULE_CATEGORY,
                  "The group may have at most 1 person in “Skolebibliotek”.");
  assert_allowed (self, seat (ANNE, 0));

  category (self, "sector", "school")->max = -1;
  category (self, "role", "super-user")->max = 1;
  people_seat (self->composition, 1, JENS);
  assert_refused (self, seat (KAREN, 1), SPOR_RULE_CATEGORY,
                  "Track 2 may have at most 1 person in “Superbruger”.");
  assert_allowed (self, seat (LARS, 1));
  track (self, 0)->roles = 0;
  assert_allowed (self, seat (KAREN, 0));
}

static void
test_finalised (Fixture *self, gconstpointer data)
{
  static const char refusal[] = "“Forslag A” is finalised and must be reopened first.";

  people_seat (self->composition, 0, ANNE);
  people_seat (self->composition, 0, BO);
  self->composition->finalised_at = 1741046400;
  assert_refused (self, seat (CARL, 0), SPOR_RULE_FINALISED, refusal);
  assert_refused (self, unseat (ANNE), SPOR_RULE_FINALISED, refusal);
  assert_refused (self, swap (ANNE, SPOR_SPOT_SEATED, 0, BO), SPOR_RULE_FINALISED, refusal);
}

static void
test_breaches (Fixture *self, gconstpointer data)
{
  assert_breaches (self, "seats: Track 1 needs 5 more people to reach its minimum of 5.\n"
                         "seats: Track 2 needs 6 more people to reach its minimum of 6.\n");

  track (self, 1)->seats_min = 0;
  category (self, "region", "1083")->min = 1;
  category (self, "role", "system-administrator")->min = 2;
  for (guint i = ANNE; i <= BO; i++)
    people_seat (self->composition, 0, i);
  for (guint i = DORTE; i <= ERIK; i++)
    people_seat (self->composition, 0, i);
  people_seat (self->composition, 1, JENS);
  assert_breaches (self, "seats: Track 1 needs 1 more person to reach its minimum of 5.\n"
                         "category: The group must have at least 1 person in “Region Syddanmark”; "
                         "it has 0.\n"
                         "category: Track 2 must have at least 2 people in “Systemadministrator”; "
                         "it has 0.5.\n");

  people_seat (self->composition, 0, CARL);
  people_seat (self->composition, 1, LARS);
  category (self, "role", "system-administrator")->min = 1;
  assert_breaches (self, "");
}

static void
test_breaches_of_persons (Fixture *self, gconstpointer data)
{
  track (self, 0)->seats_min = 0;
  track (self, 0)->seats_max = 5;
  track (self, 1)->seats_min = 0;
  category (self, "size", "large")->max = 1;
  category (self, "role", "super-user")->max = 1;
  people_seat (self->composition, 0, ANNE);
  people_seat (self->composition, 0, RIKKE);
  people_seat (self->composition, 0, IDA);
  people_seat (self->composition, 0, KAREN);
  people_seat (self->composition, 0, NIELS);
  people_seat (self->composition, 0, OLE);
  people_seat (self->composition, 1, MONA);
  people_seat (self->composition, 1, MONA_TOO);
  people_wait (self->composition, 1, SVEND);
  people_wait (self->composition, 1, ANNE);
  assert_breaches (self,
                   "seats: Track 1 has 1 person more than its maximum of 5.\n"
                   "municipality: Aarhus has 3 seats in track 1; it may have at most 1.\n"
                   "status: Rikke Lind has withdrawn the sign-up.\n"
                   "role: Karen Eg has no role that qualifies for track 1 (Projektleder).\n"
                   "municipality: Sydslesvig has 2 seats in track 1; it may have at most 1.\n"
                   "person: Mona Bro has 2 seats in track 2; one is enough.\n"
                   "status: Svend Juul has not completed the questionnaire.\n"
                   "role: Anne Hansen has no role that qualifies for track 2 (Superbruger, "
                   "Systemadministrator).\n"
                   "category: The group may have at most 1 person in “Størrelse: Stor”; it has 4.\n"
                   "category: Track 2 may have at most 1 person in “Superbruger”; it has 2.\n");
}

/* Two without an e-mail address are not the same person. */
static void
test_breaches_of_unknown (Fixture *self, gconstpointer data)
{
  track (self, 0)->seats_min = track (self, 1)->seats_min = 0;
  people_seat (self->composition, 0, TOVE);
  people_seat (self->composition, 0, ULLA);
  assert_breaches (self, "status: Tove Friis cannot take part until this is corrected: "
                         "The e-mail address is missing.\n"
                         "status: Sign-up no. 21 has withdrawn the sign-up.\n");
}

/* Written apart from the rules: is anybody where they must not be? */
static gboolean
oracle_seat_sound (const SporComposition *composition, guint t, guint i)
{
  const SporTrack *rules = spor_round_track (spor_composition_round (composition), t);
  const GArray *seated = composition->seated[t];
  const Person *one = &people[g_array_index (seated, guint, i)];
  guint neighbours = 0;

  for (guint j = 0; j < seated->len; j++)
    {
      const Person *other = &people[g_array_index (seated, guint, j)];

      if (j == i)
        continue;
      neighbours += g_ascii_strcasecmp (one->place, other->place) == 0;
      if (one->email && other->email && g_ascii_strcasecmp (one->email, other->email) == 0)
        return FALSE;
    }
  return neighbours < rules->per_municipality;
}

static gboolean
oracle_person_sound (const SporComposition *composition, guint t, guint signup)
{
  const Person *person = &people[signup];
  guint32 roles = t == 0 ? PROJECT_MANAGER : SUPER_USER | SYSTEM_ADMINISTRATOR;

  return !person->withdrawn && !person->incomplete && signup != TOVE && (person->roles & roles);
}

static gboolean
oracle_sound (const SporComposition *composition, guint schools_max)
{
  guint half_schools = 0;

  for (guint t = 0; t < 2; t++)
    {
      const GArray *seated = composition->seated[t], *waiting = composition->waiting[t];

      if (seated->len > (t == 0 ? 6 : 8))
        return FALSE;
      for (guint i = 0; i < waiting->len; i++)
        if (!oracle_person_sound (composition, t, g_array_index (waiting, guint, i)))
          return FALSE;
      for (guint i = 0; i < seated->len; i++)
        {
          guint signup = g_array_index (seated, guint, i);

          if (!oracle_person_sound (composition, t, signup)
              || !oracle_seat_sound (composition, t, i))
            return FALSE;
          if (people[signup].sectors & SCHOOL)
            half_schools += people[signup].sectors & PUBLIC ? 1 : 2;
        }
    }
  return half_schools <= 2 * schools_max;
}

static void
assert_each_once (const SporComposition *composition)
{
  guint standing[N_PEOPLE] = { 0 };

  for (guint t = 0; t < 2; t++)
    {
      for (guint i = 0; i < composition->seated[t]->len; i++)
        standing[g_array_index (composition->seated[t], guint, i)]++;
      for (guint i = 0; i < composition->waiting[t]->len; i++)
        standing[g_array_index (composition->waiting[t], guint, i)]++;
    }
  for (guint i = 0; i < N_PEOPLE; i++)
    g_assert_cmpuint (standing[i], <=, 1);
}

static SporMove
random_move (GRand *rand, const SporComposition *composition)
{
  SporMove move = { g_rand_int_range (rand, 0, N_PEOPLE), g_rand_int_range (rand, 0, 3),
                    g_rand_int_range (rand, 0, 2), g_rand_int_range (rand, -1, 4), -1 };

  if (g_rand_int_range (rand, 0, 3) == 0)
    {
      move.swap_with = g_rand_int_range (rand, 0, N_PEOPLE);
      move.to = spor_composition_find (composition, move.swap_with, &move.track, NULL);
    }
  return move;
}

/* From a sound composition a move is allowed exactly if what it leads to is sound. */
static void
test_random_moves (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250303);
  guint n_allowed = 0, n_refused = 0;

  track (self, 0)->seats_min = track (self, 1)->seats_min = 0;
  category (self, "sector", "school")->max = 4;
  for (guint i = 0; i < 20000; i++)
    {
      SporMove move = random_move (rand, self->composition);
      g_autoptr (SporBreach) breach = spor_composition_check_move (self->composition, &move);
      g_autoptr (SporComposition) after = spor_composition_apply (self->composition, &move);
      g_autoptr (GPtrArray) breaches = spor_composition_breaches (after);
      gboolean sound = oracle_sound (after, 4);

      assert_each_once (after);
      g_assert_cmpint (breach == NULL, ==, sound);
      g_assert_cmpint (breaches->len == 0, ==, sound);
      if (sound)
        {
          spor_composition_unref (self->composition);
          self->composition = spor_composition_ref (after);
        }
      n_allowed += sound;
      n_refused += !sound;
    }
  g_assert_cmpuint (n_allowed, >, 1000);
  g_assert_cmpuint (n_refused, >, 1000);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, people_board_tear_down)

int
main (int argc, char **argv)
{
  spor_language_init ("en");
  g_test_init (&argc, &argv, NULL);

  ADD ("/composition/find", test_find);
  ADD ("/composition/find-often", test_find_often);
  ADD ("/composition/copy", test_copy);
  ADD ("/composition/apply", test_apply);
  ADD ("/composition/swap-places", test_swap_places);
  ADD ("/composition/status", test_status);
  ADD ("/composition/role", test_role);
  ADD ("/composition/seats", test_seats);
  ADD ("/composition/municipality", test_municipality);
  ADD ("/composition/organisation", test_organisation);
  ADD ("/composition/person", test_person);
  ADD ("/composition/swap-rules", test_swap_rules);
  ADD ("/composition/category-maximum", test_category_maximum);
  ADD ("/composition/category-parts", test_category_parts);
  ADD ("/composition/finalised", test_finalised);
  ADD ("/composition/breaches", test_breaches);
  ADD ("/composition/breaches-of-persons", test_breaches_of_persons);
  ADD ("/composition/breaches-of-unknown", test_breaches_of_unknown);
  ADD ("/composition/random-moves", test_random_moves);
  return g_test_run ();
}
