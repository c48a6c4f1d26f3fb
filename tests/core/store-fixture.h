/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book-fixture.h"

#include "spor-store-private.h"

/* A book of the round as it is at first. */
typedef BookFixture Fixture;

static inline void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SporRound) round = book_prepare (fixture);

  book_create (fixture, round);
}

static inline void
fixture_reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->store, spor_store_close);
  fixture->store = spor_store_open (fixture->path, fixture->places, "Bo", &error);
  g_assert_no_error (error);
}

static inline SporSignupFacts *
make_facts (const SporRound *round, const char *name, const char *municipality)
{
  SporSignupFacts *facts = book_facts_new (round, name, municipality);

  spor_signup_facts_set_text (facts, round, SPOR_FIELD_SECTORS, "PLC, Folkebibliotek");
  return facts;
}

/* Adds one sign-up as an action of its own; returns its id. */
static inline char *
add_signup (SporStore *store, const char *name, const char *municipality)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (SporSignupFacts) facts = make_facts (round, name, municipality);

  g_assert_true (spor_store_begin (store, "import", "liste.csv", &error));
  g_assert_true (spor_store_add_signup (store, round, facts, &error));
  g_assert_true (spor_store_commit (store, &error));
  g_assert_no_error (error);
  return g_strdup (facts->id);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/store/" name, Fixture, NULL, fixture_set_up, function, book_tear_down)
