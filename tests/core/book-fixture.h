/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "folder.h"

#include "spor-store.h"

#include <sqlite3.h>

/* A book in a folder of its own. */

typedef struct
{
  char *folder;
  char *path;
  SporPlaces *places;
  SporStore *store;
} BookFixture;

/* A folder, and a round that a book can be made of. (transfer full) */
static inline SporRound *
book_prepare (BookFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("spor-book-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "test.spor", NULL);
  fixture->places = spor_places_new (&error);
  g_assert_no_error (error);
  return spor_round_new_fbs2 (fixture->places);
}

static inline void
book_create (BookFixture *fixture, const SporRound *round)
{
  g_autoptr (GError) error = NULL;

  fixture->store = spor_store_create (fixture->path, round, "Åse", &error);
  g_assert_no_error (error);
}

/* Its tracks need nobody: every seat is as good as none. */
static inline void
book_set_up (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporRound) round = book_prepare (fixture);

  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    ((SporTrack *)g_ptr_array_index (round->tracks, t))->seats_min = 0;
  book_create (fixture, round);
}

static inline void
book_tear_down (BookFixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->store, spor_store_close);
  folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->places);
}

/* Somebody for track 1. */
static inline SporSignupFacts *
book_facts_new (const SporRound *round, const char *name, const char *municipality)
{
  SporSignupFacts *facts = spor_signup_facts_new ();
  g_autofree char *email = g_strdup_printf ("%s@example.dk", name);

  spor_signup_facts_set_text (facts, round, SPOR_FIELD_NAME, name);
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_EMAIL, email);
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_MUNICIPALITY, municipality);
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_TRACK, "Spor 1: Implementering");
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_ROLES, "Projektleder");
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_SECTORS, "Folkebibliotek");
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_CREATED, "2025-02-21 13:51:00");
  return facts;
}

/* As an action of its own. */
static inline void
book_sign_up (BookFixture *fixture, const char *name, const char *municipality)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = spor_store_load_round (fixture->store, &error);
  g_autoptr (SporSignupFacts) facts = book_facts_new (round, name, municipality);

  g_assert_true (spor_store_begin (fixture->store, "import", "liste.csv", &error));
  g_assert_true (spor_store_add_signup (fixture->store, round, facts, &error));
  g_assert_true (spor_store_commit (fixture->store, &error));
  g_assert_no_error (error);
}

static inline SporComposition *
book_load (BookFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SporComposition *composition = spor_store_load (fixture->store, FALSE, &error);

  g_assert_no_error (error);
  return composition;
}

static inline void
book_assert_store_sound (SporStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = spor_store_check (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *)g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

static inline void
book_assert_sound (BookFixture *fixture)
{
  book_assert_store_sound (fixture->store);
}

/* A number that the book in @path holds, through a connection of its own. */
static inline int
book_ask (const char *path, const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *statement;
  int answer;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  answer = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return answer;
}

/* Takes what versions 9 to 11 brought out of a book, also where the tables it is about stay; the
 * triggers on tables of earlier versions go with these. */
#define BOOK_AS_VERSION_8                                                                          \
  "DROP TRIGGER composition_begins; DROP TRIGGER composition_is_named; DROP TRIGGER "              \
  "composition_frozen; "                                                                           \
  "DROP TRIGGER composition_stays; DROP TRIGGER composition_keeps_place; "                         \
  "DROP TRIGGER seat_insert; DROP TRIGGER seat_update; DROP TRIGGER seat_delete; "                 \
  "DROP TRIGGER mark_insert; DROP TRIGGER mark_update; DROP TRIGGER mark_delete; "                 \
  "DROP TRIGGER protocol_insert; DROP TRIGGER protocol_update; DROP TRIGGER protocol_delete; "     \
  "DROP TRIGGER pool_insert; DROP TRIGGER pool_update; DROP TRIGGER pool_delete; "                 \
  "DROP INDEX composition_name; DROP INDEX composition_final; "                                    \
  "DROP TABLE board; DROP TABLE lineage; DROP TABLE finalisation; "                                \
  "DROP TABLE shown_round; DROP TABLE archived_round; "                                            \
  "DROP TRIGGER signup_stays_erased; DROP TRIGGER signup_keeps_erasure; "                          \
  "DROP TRIGGER signup_stays_for_erasure; DROP TABLE erasure; DROP INDEX change_erased; "

/* To the front of the sign-up's own track. */
static inline void
book_move (BookFixture *fixture, guint signup, SporSpot spot)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (fixture);
  const SporMove to = { signup, spot, 0, -1, -1 };

  spor_store_move (fixture->store, composition, &to, &error);
  g_assert_no_error (error);
}

/* @expected: (nullable): what must be said */
static inline void
book_undo (BookFixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  spor_store_undo (fixture->store, &text, &error);
  g_assert_no_error (error);
  if (expected)
    g_assert_cmpstr (text, ==, expected);
}

static inline void
book_redo (BookFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  spor_store_redo (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

/* Behind Spor's back. */
static inline void
book_meddle (const char *path, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}
