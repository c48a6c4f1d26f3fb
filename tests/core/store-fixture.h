/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-store-private.h"

#include <glib/gstdio.h>

/* A new book in a folder of its own. */

typedef struct
{
  char *folder;
  char *path;
  SporPlaces *places;
  SporStore *store;
} Fixture;

static inline void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = NULL;

  fixture->folder = g_dir_make_tmp ("spor-store-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "test.spor", NULL);
  fixture->places = spor_places_new (&error);
  g_assert_no_error (error);
  round = spor_round_new_fbs2 (fixture->places);
  fixture->store = spor_store_create (fixture->path, round, "Åse", &error);
  g_assert_no_error (error);
}

static inline void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_pointer (&fixture->store, spor_store_close);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->places);
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
  SporSignupFacts *facts = spor_signup_facts_new ();
  g_autofree char *email = g_strdup_printf ("%s@example.dk", name);

  spor_signup_facts_set_text (facts, round, SPOR_FIELD_NAME, name);
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_EMAIL, email);
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_MUNICIPALITY, municipality);
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_TRACK, "Spor 1: Implementering");
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_ROLES, "Projektleder");
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_SECTORS, "PLC, Folkebibliotek");
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_CREATED, "2025-02-21 13:51:00");
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

static inline void
assert_sound (SporStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = spor_store_check (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *)g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Behind Spor's back, through a connection of its own. */
static inline void
meddle (Fixture *fixture, const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_null (message);
  sqlite3_close (db);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/store/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
