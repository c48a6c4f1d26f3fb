/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* F_OFD_SETLK */
#endif
#include "spor-store-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
  SporPlaces *places;
  SporStore *store;
} Fixture;

static void
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

static void
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

static void
fixture_reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->store, spor_store_close);
  fixture->store = spor_store_open (fixture->path, fixture->places, "Bo", &error);
  g_assert_no_error (error);
}

static SporSignupFacts *
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
static char *
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

static void
assert_sound (SporStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = spor_store_check (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *)g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

static guint
count_findings (SporStore *store)
{
  g_autoptr (GPtrArray) findings = spor_store_check (store, NULL);

  return findings ? findings->len : 0;
}

/* Behind Spor's back, through a connection of its own. */
static void
meddle (Fixture *fixture, const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_null (message);
  sqlite3_close (db);
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = spor_store_load_round (fixture->store, &error);
  g_autofree char *contents = NULL;
  const SporDimension *region;
  struct stat info;
  gsize length;

  g_assert_no_error (error);
  g_assert_cmpuint (round->tracks->len, ==, 2);
  g_assert_cmpuint (spor_round_track (round, 0)->seats_max, ==, 6);
  g_assert_cmpuint (spor_round_track (round, 1)->roles, ==, 6);
  g_assert_cmpuint (round->dimensions->len, ==, 4);
  region = g_ptr_array_index (round->dimensions, 0);
  g_assert_cmpuint (region->categories->len, ==, 5);
  g_assert_cmpfloat (region->weight, ==, 3);
  g_assert_cmpstr (((SporOption *)g_ptr_array_index (round->sectors, 1))->aliases[0], ==,
                   "Skolebibliotek (PLC)");

  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  g_assert_cmpmem (contents + 68, 4, "Spor", 4);
  assert_sound (fixture->store);
}

static void
test_facts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_signup (fixture->store, "Bjørn", "Århus");
  g_autoptr (SporRound) round = spor_store_load_round (fixture->store, &error);
  g_autoptr (SporSignupFacts) facts = spor_store_load_facts (fixture->store, round, id, &error);
  const char *end = id + strlen (id) - 8;
  g_autoptr (SporSignupFacts) again = spor_store_load_facts (fixture->store, round, end, &error);
  g_autofree char *created = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (facts->name, ==, "Bjørn");
  g_assert_cmpstr (spor_places_get (fixture->places, facts->municipality)->code, ==, "0751");
  g_assert_cmpuint (facts->sectors, ==, 3);
  g_assert_cmpint (facts->track, ==, 0);
  g_assert_cmpuint (facts->ordinal, ==, 1);
  created = spor_time_to_iso (facts->created);
  g_assert_cmpstr (created, ==, "2025-02-21T12:51:00Z");
  g_assert_cmpstr (again->id, ==, id);

  g_assert_null (spor_store_load_facts (fixture->store, round, "nobody", &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_signup (fixture->store, "Anne", "Svendbrog");
  const SporEdit edit = { SPOR_FIELD_MUNICIPALITY, (char *)"Svendborg" };
  g_autoptr (SporComposition) before = NULL;
  g_autoptr (SporComposition) mended = NULL;
  g_autoptr (SporComposition) undone = NULL;
  g_autoptr (SporComposition) redone = NULL;
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  before = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (spor_signups_row (before->signups, 0)->problems, ==,
                    1 << SPOR_PROBLEM_UNKNOWN_MUNICIPALITY);

  g_assert_true (spor_store_edit_signup (fixture->store, id, &edit, 1, -1, -1, &error));
  mended = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (spor_signups_row (mended->signups, 0)->status, ==, SPOR_STATUS_ELIGIBLE);

  /* undo reaches across a restart */
  fixture_reopen (fixture);
  g_assert_true (spor_store_undo (fixture->store, NULL, &error));
  undone = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (spor_signups_row (undone->signups, 0)->status, ==, SPOR_STATUS_ATTENTION);
  assert_sound (fixture->store);

  fixture_reopen (fixture);
  g_assert_true (spor_store_peek_undo (fixture->store, &undo, &redo, &error));
  g_assert_cmpstr (undo, ==, "Import of liste.csv");
  g_assert_cmpstr (redo, ==, "Change to Anne: Municipality");
  g_assert_true (spor_store_redo (fixture->store, NULL, &error));
  redone = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (spor_signups_row (redone->signups, 0)->status, ==, SPOR_STATUS_ELIGIBLE);
  assert_sound (fixture->store);

  /* both, to the beginning and no further */
  g_assert_true (spor_store_undo (fixture->store, NULL, &error));
  g_assert_true (spor_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (spor_store_undo (fixture->store, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_NOTHING);
  assert_sound (fixture->store);
}

static void
test_new_action_ends_redo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = add_signup (fixture->store, "Anne", "Aarhus");
  g_autofree char *second = NULL;

  g_assert_true (spor_store_undo (fixture->store, NULL, &error));
  second = add_signup (fixture->store, "Bo", "Odense");
  g_assert_false (spor_store_redo (fixture->store, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_NOTHING);
}

static void
test_rollback (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = spor_store_load_round (fixture->store, &error);
  g_autoptr (SporSignupFacts) facts = make_facts (round, "Anne", "Aarhus");
  g_autoptr (SporComposition) composition = NULL;
  gint64 version = spor_store_version (fixture->store);

  g_assert_true (spor_store_begin (fixture->store, "import", "x", &error));
  g_assert_true (spor_store_add_signup (fixture->store, round, facts, &error));
  spor_store_rollback (fixture->store);
  composition = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (spor_signups_n (composition->signups), ==, 0);
  g_assert_cmpint (spor_store_version (fixture->store), ==, version);
  assert_sound (fixture->store);
}

/* Nothing is written to a file that lost its name; a copy of it can be saved. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other = g_build_filename (fixture->folder, "other.spor", NULL);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.spor", NULL);

  g_assert_cmpint (g_rename (fixture->path, other), ==, 0);
  g_assert_false (spor_store_begin (fixture->store, "edit", NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_MISSING);
  g_assert_nonnull (strstr (error->message, "test.spor"));
  g_clear_error (&error);
  spor_store_backup (fixture->store, copy, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));

  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  g_assert_true (spor_store_begin (fixture->store, "edit", NULL, &error));
  g_assert_no_error (error);
  spor_store_rollback (fixture->store);
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_signup (fixture->store, "Anne", "Aarhus");
  const SporEdit edit = { SPOR_FIELD_PHONE, (char *)"12345678" };
  g_autoptr (GPtrArray) history = NULL;
  const SporChange *change;
  guint32 edited;

  g_assert_true (spor_store_edit_signup (fixture->store, id, &edit, 1, -1, -1, &error));
  history = spor_store_load_history (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2); /* what was set by hand is noted as well */
  change = g_ptr_array_index (history, 0);
  g_assert_cmpstr (change->actor, ==, "Åse");
  g_assert_cmpstr (change->text, ==, "Change to Anne");
  g_assert_nonnull (strstr (change->after, "12345678"));
  change = g_ptr_array_index (history, history->len - 1);
  g_assert_cmpstr (change->before, ==, "{}");
  g_assert_nonnull (strstr (change->after, "Anne"));
  g_assert_null (strstr (change->after, "12345678"));
  change = g_ptr_array_index (history, 0);
  g_assert_null (strstr (change->after, "Aarhus"));
  g_assert_true (spor_store_load_edited_fields (fixture->store, id, &edited, &error));
  g_assert_cmpuint (edited, ==, 1 << SPOR_FIELD_PHONE);
}

static void
test_waive (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_signup (fixture->store, "Anne", "Aarhus");
  const SporEdit late = { SPOR_FIELD_CLOSED, (char *)"4. marts 2025 kl. 00.00" };
  g_autoptr (SporComposition) refused = NULL;
  g_autoptr (SporComposition) waived = NULL;

  g_assert_true (spor_store_edit_signup (fixture->store, id, &late, 1, -1, -1, &error));
  refused = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (spor_signups_row (refused->signups, 0)->problems, ==, 1 << SPOR_PROBLEM_LATE);
  g_assert_true (spor_store_waive_late (fixture->store, id, "ringede i tide", &error));
  waived = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (spor_signups_row (waived->signups, 0)->status, ==, SPOR_STATUS_ELIGIBLE);
}

static char *
history_texts (SporStore *store, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = spor_store_load_history (store, id, &error);
  g_autoptr (GString) texts = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < history->len; i++)
    g_string_append_printf (texts, "%s%s", i ? "|" : "",
                            ((SporChange *)g_ptr_array_index (history, i))->text);
  return g_string_free (g_steal_pointer (&texts), FALSE);
}

/* Several are one action, and one undo. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *anne = add_signup (fixture->store, "Anne", "Aarhus");
  g_autofree char *bo = add_signup (fixture->store, "Bo", "Odense");
  g_autofree char *carl = add_signup (fixture->store, "Carl", "Gentofte");
  const SporEdit late = { SPOR_FIELD_CLOSED, (char *)"4. marts 2025 kl. 00.00" };
  const char *const two[] = { anne, bo, NULL };
  const char *const unknown[] = { carl, "nobody", NULL };
  g_autoptr (SporComposition) withdrawn = NULL;
  g_autoptr (SporComposition) undone = NULL;
  g_autoptr (SporRound) round = NULL;
  g_autoptr (SporSignupFacts) facts = NULL;
  g_autofree char *undo = NULL;
  g_autofree char *history = NULL;
  gint64 version;

  g_assert_true (spor_store_change_signups (fixture->store, two, SPOR_SIGNUPS_WITHDRAW, NULL,
                                            "Anne +1", &error));
  withdrawn = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (spor_signups_count (withdrawn->signups, SPOR_STATUS_WITHDRAWN), ==, 2);
  g_assert_true (spor_store_undo (fixture->store, &undo, &error));
  g_assert_cmpstr (undo, ==, "Withdrawn: Anne +1");
  undone = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (spor_signups_count (undone->signups, SPOR_STATUS_WITHDRAWN), ==, 0);

  /* each reads of themselves */
  history = history_texts (fixture->store, bo);
  g_assert_cmpstr (history, ==, "Undone: Withdrawn: Bo|Withdrawn: Bo|Import of liste.csv");

  /* one's reason stays where there is one */
  g_assert_true (spor_store_edit_signup (fixture->store, anne, &late, 1, -1, -1, &error));
  g_assert_true (spor_store_waive_late (fixture->store, anne, "ringede i tide", &error));
  g_assert_true (spor_store_change_signups (fixture->store, two, SPOR_SIGNUPS_WAIVE_LATE, "nedbrud",
                                            "Anne +1", &error));
  round = spor_store_load_round (fixture->store, &error);
  facts = spor_store_load_facts (fixture->store, round, anne, &error);
  g_assert_cmpstr (facts->late_note, ==, "ringede i tide");
  g_clear_pointer (&facts, spor_signup_facts_free);
  facts = spor_store_load_facts (fixture->store, round, bo, &error);
  g_assert_true (facts->late_waived);
  g_assert_cmpstr (facts->late_note, ==, "nedbrud");

  /* all of it or nothing */
  version = spor_store_version (fixture->store);
  g_assert_false (spor_store_change_signups (fixture->store, unknown, SPOR_SIGNUPS_WITHDRAW, NULL,
                                             "Carl +1", &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID);
  g_assert_cmpint (spor_store_version (fixture->store), ==, version);
  assert_sound (fixture->store);
}

static void
test_refused_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_signup (fixture->store, "Anne", "Aarhus");
  const SporEdit edits[] = { { SPOR_FIELD_CREATED, (char *)"31-02-2025" },
                             { SPOR_FIELD_EMAIL, (char *)"anne at aarhus" },
                             { SPOR_FIELD_TRACK, (char *)"9" } };
  gint64 version = spor_store_version (fixture->store);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_assert_false (spor_store_edit_signup (fixture->store, id, &edits[i], 1, -1, -1, &error));
      g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
      g_clear_error (&error);
    }
  g_assert_cmpint (spor_store_version (fixture->store), ==, version);
  assert_sound (fixture->store);
}

static void
test_meddling (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_signup (fixture->store, "Anne", "Aarhus");

  assert_sound (fixture->store);
  meddle (fixture, "UPDATE signup SET name = 'Someone else'");
  g_assert_cmpuint (count_findings (fixture->store), ==, 1);
  meddle (fixture, "UPDATE signup SET name = 'Anne'");
  assert_sound (fixture->store);
  meddle (fixture, "UPDATE change_set SET actor = 'Nobody' WHERE no = 2");
  g_assert_cmpuint (count_findings (fixture->store), ==, 1);
  meddle (fixture, "UPDATE change_set SET actor = 'Åse' WHERE no = 2");
  assert_sound (fixture->store);

  /* a row that nobody logged, and one that is gone */
  meddle (fixture, "INSERT INTO questionnaire (id, mapping) VALUES ('x', '{}')");
  g_assert_cmpuint (count_findings (fixture->store), ==, 1);
  meddle (fixture, "DELETE FROM questionnaire");
  assert_sound (fixture->store);
  meddle (fixture, "DELETE FROM signup");
  g_assert_cmpuint (count_findings (fixture->store), ==, 1);
}

/* A program of ours that forgets to open a change set. */
static void
test_write_past_log (Fixture *fixture, gconstpointer data)
{
  const char *const writes[] = {
    "UPDATE signup SET name = 'Bo'",
    "INSERT INTO questionnaire (id, mapping) VALUES ('x', '{}')",
    "DELETE FROM signup",
    "INSERT INTO questionnaire (id, mapping) SELECT id, name FROM track",
  };
  g_autofree char *id = add_signup (fixture->store, "Anne", "Aarhus");
  gint64 n_signups = 0, n_questionnaires = 0;

  for (guint i = 0; i < G_N_ELEMENTS (writes); i++)
    {
      g_assert_false (spor_store_exec (fixture->store, writes[i], NULL));

      g_assert_true (spor_store_exec (fixture->store, "BEGIN", NULL));
      g_assert_true (spor_store_exec (fixture->store, writes[i], NULL));
      g_assert_false (spor_store_exec (fixture->store, "COMMIT", NULL));
      sqlite3_exec (fixture->store->db, "ROLLBACK", NULL, NULL, NULL);
      assert_sound (fixture->store);
    }

  g_assert_true (spor_store_query_int (fixture->store,
                                       "SELECT count(*) FROM signup WHERE name = 'Anne'",
                                       &n_signups, NULL));
  g_assert_true (spor_store_query_int (fixture->store, "SELECT count(*) FROM questionnaire",
                                       &n_questionnaires, NULL));
  g_assert_cmpint (n_signups, ==, 1);
  g_assert_cmpint (n_questionnaires, ==, 0);

  /* and what was refused is forgotten */
  g_free (add_signup (fixture->store, "Bo", "Odense"));
  assert_sound (fixture->store);
}

/* What the log says of a row that has changed since. */
static void
test_meddling_with_log (Fixture *fixture, gconstpointer data)
{
  const char *const spoilt[] = {
    "UPDATE change SET before = replace (before, 'Anne', 'Inga') WHERE set_no = 3",
    "UPDATE change SET before = replace (before, 'Anne', 'Inga') WHERE set_no = 4",
    "UPDATE change SET row_id = row_id || '0' WHERE set_no = 3",
    "UPDATE change SET salt = zeroblob (12) WHERE set_no = 2",
    "UPDATE change SET digest = zeroblob (32) WHERE set_no = 3",
    "UPDATE change SET kind = 'delete' WHERE set_no = 3",
    "DELETE FROM change WHERE set_no = 3",
    "DELETE FROM change_set WHERE no = 3",
  };
  const SporEdit edits[]
      = { { SPOR_FIELD_PHONE, (char *)"12345678" }, { SPOR_FIELD_PHONE, (char *)"87654321" } };
  g_autofree char *id = add_signup (fixture->store, "Anne", "Aarhus");
  g_autofree char *whole = NULL;
  gsize length;

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    g_assert_true (spor_store_edit_signup (fixture->store, id, &edits[i], 1, -1, -1, NULL));
  fixture_reopen (fixture);
  assert_sound (fixture->store);
  g_clear_pointer (&fixture->store, spor_store_close);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (spoilt); i++)
    {
      meddle (fixture, spoilt[i]);
      fixture_reopen (fixture);
      g_test_message ("%s", spoilt[i]);
      g_assert_cmpuint (count_findings (fixture->store), >=, 1);
      g_clear_pointer (&fixture->store, spor_store_close);
      g_assert_true (g_file_set_contents (fixture->path, whole, length, NULL));
    }
  fixture_reopen (fixture);
  assert_sound (fixture->store);
}

/* The texts of all sign-ups, as one. */
static char *
digest_of_signups (SporStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = spor_store_load (store, TRUE, &error);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_assert_no_error (error);
  for (guint i = 0; i < spor_signups_n (composition->signups); i++)
    {
      const SporSignupRow *row = spor_signups_row (composition->signups, i);
      g_autofree char *text
          = g_strdup_printf ("%s|%u|%s|%s|%s|%" G_GINT64_FORMAT "|%s|%u\n", row->id, row->ordinal,
                             row->name, row->email, row->place, row->created, row->motivation,
                             row->roles);

      g_checksum_update (checksum, (const guchar *)text, -1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

#define N_MANY 3000

/* As an import adds them: in one change set. */
static void
add_many (SporStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);

  g_assert_true (spor_store_begin (store, "import", "liste.csv", &error));
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("Åse “%u” \\ \"Øl\"", i);
      g_autoptr (SporSignupFacts) facts = make_facts (round, name, "Århus");

      spor_signup_facts_set_text (facts, round, SPOR_FIELD_MOTIVATION,
                                  "Linje 1\nLinje 2\t=1+1; 👍 \x01");
      g_assert_true (spor_store_add_signup (store, round, facts, &error));
    }
  g_assert_true (spor_store_commit (store, &error));
  g_assert_no_error (error);
}

/* The log does not keep what an added row became: it is taken from the row, or from its removal. */
static void
test_undo_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;

  add_many (fixture->store);
  before = digest_of_signups (fixture->store);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SporComposition) gone = NULL;
      g_autofree char *after = NULL;

      fixture_reopen (fixture);
      assert_sound (fixture->store);
      g_assert_true (spor_store_undo (fixture->store, NULL, &error));
      g_assert_no_error (error);
      gone = spor_store_load (fixture->store, FALSE, &error);
      g_assert_cmpuint (spor_signups_n (gone->signups), ==, 0);

      fixture_reopen (fixture);
      assert_sound (fixture->store);
      g_assert_true (spor_store_redo (fixture->store, NULL, &error));
      g_assert_no_error (error);
      after = digest_of_signups (fixture->store);
      g_assert_cmpstr (after, ==, before);
    }
  assert_sound (fixture->store);

  meddle (fixture, "UPDATE signup SET phone = '1' WHERE ordinal = 1234");
  g_assert_cmpuint (count_findings (fixture->store), ==, 1);
  g_assert_false (spor_store_undo (fixture->store, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
}

/* What was undone is in the log alone, and is not taken back when that was altered. */
static void
test_redo_of_altered_log (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_signup (fixture->store, "Anne", "Aarhus");

  g_assert_true (spor_store_undo (fixture->store, NULL, &error));
  meddle (fixture, "UPDATE change SET before = replace (before, 'Anne', 'Inga') WHERE set_no = 3");
  g_assert_cmpuint (count_findings (fixture->store), >=, 1);
  g_assert_false (spor_store_redo (fixture->store, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
}

/* Personal data goes, the chain still holds. */
static void
test_erasure_keeps_chain (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_signup (fixture->store, "Anne", "Aarhus");

  meddle (fixture, "UPDATE change SET before = NULL, salt = NULL WHERE set_no = 2;"
                   "UPDATE change_set SET detail = NULL, detail_salt = NULL WHERE no = 2");
  assert_sound (fixture->store);
}

static void
test_other_program (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SporStore *other = spor_store_open (fixture->path, fixture->places, "Bo", &error);
  g_autoptr (SporComposition) seen = NULL;
  gint64 version = spor_store_version (fixture->store);
  g_autofree char *id = NULL;

  g_assert_no_error (error);
  id = add_signup (other, "Anne", "Aarhus");
  g_assert_cmpint (spor_store_version (fixture->store), >, version);
  g_assert_true (spor_store_signups_changed_since (fixture->store, version));
  seen = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (spor_signups_n (seen->signups), ==, 1);
  spor_store_close (other);
}

/* Whether somebody who is not this book's connection could have the lock of all of @path. */
static gboolean
is_locked (const char *path, const char *companion)
{
  g_autofree char *file = g_strconcat (path, companion, NULL);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int fd = open (file, O_RDWR | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (fcntl (fd, F_GETLK, &lock), ==, 0);
  close (fd); /* a process's locks on the file would be gone with this */
  return lock.l_type != F_UNLCK;
}

/* A file chooser looks into the files of a folder: it opens and closes the book's, too. */
static void
test_others_may_close_its_files (Fixture *fixture, gconstpointer data)
{
#ifdef F_OFD_SETLK
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (is_locked (fixture->path, ""));
      g_assert_true (is_locked (fixture->path, "-shm"));
    }
#else
  g_test_skip ("Locks belong to processes here");
#endif
}

static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_signup (fixture->store, "Anne", "Aarhus");
  g_autofree char *path = g_build_filename (fixture->folder, "copy.spor", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  SporStore *copy;

  g_assert_true (spor_store_backup (fixture->store, path, NULL, &error));
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  copy = spor_store_open (path, fixture->places, "Bo", &error);
  g_assert_no_error (error);
  assert_sound (copy);
  spor_store_close (copy);

  g_assert_false (spor_store_backup (fixture->store, fixture->path, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_EXISTS);
}

static void
assert_refuses (Fixture *fixture, const char *path, SporStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before = 0, n_after = 0;

  g_file_get_contents (path, &before, &n_before, NULL);
  g_assert_null (spor_store_open (path, fixture->places, "Bo", &error));
  g_assert_error (error, SPOR_STORE_ERROR, (int)code);
  g_file_get_contents (path, &after, &n_after, NULL);
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_refuses (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "none.spor", NULL);
  g_autofree char *text = g_build_filename (fixture->folder, "text.spor", NULL);
  g_autofree char *broken = g_build_filename (fixture->folder, "broken.spor", NULL);
  g_autofree char *id = add_signup (fixture->store, "Anne", "Aarhus");
  g_autofree char *contents = NULL;
  gsize length;

  assert_refuses (fixture, missing, SPOR_STORE_ERROR_MISSING);
  g_assert_true (g_file_set_contents (text, "Hello", -1, NULL));
  assert_refuses (fixture, text, SPOR_STORE_ERROR_FOREIGN);

  g_assert_true (spor_store_backup (fixture->store, broken, NULL, NULL));
  g_assert_true (g_file_get_contents (broken, &contents, &length, NULL));
  memset (contents + length / 2, 0x5a, length / 4);
  g_assert_true (g_file_set_contents (broken, contents, length, NULL));
  assert_refuses (fixture, broken, SPOR_STORE_ERROR_DAMAGED);

  g_clear_pointer (&fixture->store, spor_store_close);
  meddle (fixture, "PRAGMA user_version = 99");
  assert_refuses (fixture, fixture->path, SPOR_STORE_ERROR_NEWER);
}

static void
test_exists (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = spor_round_new_fbs2 (fixture->places);

  g_assert_null (spor_store_create (fixture->path, round, "Bo", &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_EXISTS);
}

static void
test_match (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_signup (fixture->store, "Anne", "Aarhus");
  g_autoptr (SporRound) round = spor_store_load_round (fixture->store, &error);
  g_autoptr (SporSignupFacts) same = make_facts (round, "Anne", "århus");
  g_autoptr (SporSignupFacts) elsewhere = make_facts (round, "Anne", "Odense");
  g_autoptr (SporSignupFacts) found = NULL;
  g_autoptr (SporSignupFacts) none = NULL;
  guint32 edited;

  g_assert_true (spor_store_match_signup (fixture->store, round, same, &found, &edited, &error));
  g_assert_nonnull (found);
  g_assert_cmpstr (found->id, ==, id);
  g_assert_true (
      spor_store_match_signup (fixture->store, round, elsewhere, &none, &edited, &error));
  g_assert_null (none);
}

static void
test_seats (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *anne = add_signup (fixture->store, "Anne", "Aarhus");
  g_autofree char *bo = add_signup (fixture->store, "Bo", "Aarhus");
  g_autoptr (SporComposition) empty = spor_store_load (fixture->store, FALSE, &error);
  g_autoptr (SporComposition) one = NULL;
  g_autoptr (SporComposition) swapped = NULL;
  SporMove move = { 0, SPOR_SPOT_SEATED, 0, -1, -1 };

  g_assert_true (spor_store_move (fixture->store, empty, &move, &error));
  one = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (one->seated[0]->len, ==, 1);

  /* a move made on what is no longer there */
  g_assert_false (spor_store_move (fixture->store, empty, &move, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  /* one seat per municipality */
  move.signup = 1;
  g_assert_false (spor_store_move (fixture->store, one, &move, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  /* a swap gives the seat to the other */
  move.swap_with = 0;
  move.position = 0;
  g_assert_true (spor_store_move (fixture->store, one, &move, &error));
  g_assert_no_error (error);
  swapped = spor_store_load (fixture->store, FALSE, &error);
  g_assert_cmpuint (swapped->seated[0]->len, ==, 1);
  g_assert_cmpuint (g_array_index (swapped->seated[0], guint, 0), ==, 1);
  assert_sound (fixture->store);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/store/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

/* Whoever moves the file has all of it. */
static void
test_file_is_whole (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_signup (fixture->store, "Anne", "Odense");
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  GStatBuf info;

  g_assert_cmpint (g_stat (wal, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("new", test_new);
  ADD ("facts", test_facts);
  ADD ("undo", test_undo);
  ADD ("new-action-ends-redo", test_new_action_ends_redo);
  ADD ("rollback", test_rollback);
  ADD ("moved", test_moved);
  ADD ("history", test_history);
  ADD ("waive", test_waive);
  ADD ("several", test_several);
  ADD ("refused-edit", test_refused_edit);
  ADD ("write-past-log", test_write_past_log);
  ADD ("meddling", test_meddling);
  ADD ("meddling-with-log", test_meddling_with_log);
  ADD ("undo-many", test_undo_many);
  ADD ("redo-of-altered-log", test_redo_of_altered_log);
  ADD ("erasure-keeps-chain", test_erasure_keeps_chain);
  ADD ("other-program", test_other_program);
  ADD ("others-may-close-its-files", test_others_may_close_its_files);
  ADD ("backup", test_backup);
  ADD ("refuses", test_refuses);
  ADD ("exists", test_exists);
  ADD ("file-is-whole", test_file_is_whole);
  ADD ("match", test_match);
  ADD ("seats", test_seats);
  return g_test_run ();
}
