/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"

/* Invented people for tests of the board and its balance. */

enum
{
  PROJECT_MANAGER = 1 << 0,
  SUPER_USER = 1 << 1,
  SYSTEM_ADMINISTRATOR = 1 << 2,
};

enum
{
  PUBLIC = 1 << 0,
  SCHOOL = 1 << 1,
};

typedef struct
{
  const char *name;
  const char *place; /* a municipality's official name, else an organisation outside them */
  int track;
  guint32 roles, sectors;
  const char *email; /* NULL: one of their own */
  gboolean withdrawn, incomplete;
  const char *extra; /* further fields as a JSON object; NULL: none */
} Person;

static inline int
people_find_municipality (SporPlaces *places, const char *name)
{
  for (guint i = 0; i < spor_places_get_n (places); i++)
    if (g_str_equal (spor_places_get (places, i)->name, name))
      return i;
  return -1;
}

static inline SporSignupFacts *
people_facts (const Person *person, SporPlaces *places, guint index)
{
  SporSignupFacts *facts = spor_signup_facts_new ();

  facts->id = g_strdup_printf ("person-%u", index);
  facts->ordinal = index + 1;
  facts->created = facts->closed = 1740000000 + index;
  facts->completed = !person->incomplete;
  facts->withdrawn = person->withdrawn;
  facts->track = person->track;
  facts->roles = person->roles;
  facts->sectors = person->sectors;
  facts->municipality = people_find_municipality (places, person->place);
  g_free (facts->name);
  facts->name = g_strdup (person->name);
  g_free (facts->email);
  facts->email
      = person->email ? g_strdup (person->email) : g_strdup_printf ("person%u@example.dk", index);
  if (person->extra)
    {
      g_free (facts->extra);
      facts->extra = g_strdup (person->extra);
    }
  if (facts->municipality < 0)
    {
      g_free (facts->organisation);
      facts->organisation = g_strdup (person->place);
    }
  return facts;
}

static inline SporSignups *
people_sign_up (SporRound *round, const Person *people, guint n)
{
  SporSignups *signups = spor_signups_begin (round, FALSE);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SporSignupFacts) facts = people_facts (&people[i], round->places, i);

      spor_signups_add (signups, facts);
    }
  spor_signups_end (signups);
  return signups;
}

static inline SporRound *
people_round_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);

  g_assert_no_error (error);
  return spor_round_new_fbs2 (places);
}

static inline void
people_seat (SporComposition *composition, guint track, guint signup)
{
  g_array_append_val (composition->seated[track], signup);
}

static inline void
people_wait (SporComposition *composition, guint track, guint signup)
{
  g_array_append_val (composition->waiting[track], signup);
}

/* People on a board of their own. */
typedef struct
{
  SporRound *round;
  SporSignups *signups;
  SporComposition *composition;
} PeopleBoard;

static inline void
people_board_set_up (PeopleBoard *self, const Person *people, guint n)
{
  self->round = people_round_new ();
  self->signups = people_sign_up (self->round, people, n);
  self->composition = spor_composition_new (self->signups, "composition-1", "Forslag A");
}

static inline void
people_board_tear_down (PeopleBoard *self, gconstpointer data)
{
  spor_composition_unref (self->composition);
  spor_signups_unref (self->signups);
  spor_round_unref (self->round);
}
