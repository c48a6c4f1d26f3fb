/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

/* The log of a book finds what was changed past it. */

static guint
count_findings (SporStore *store)
{
  g_autoptr (GPtrArray) findings = spor_store_check (store, NULL);

  return findings ? findings->len : 0;
}

static void
test_meddling (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_signup (fixture->store, "Anne", "Aarhus");

  book_assert_sound (fixture);
  book_meddle (fixture->path, "UPDATE signup SET name = 'Someone else'");
  g_assert_cmpuint (count_findings (fixture->store), ==, 1);
  book_meddle (fixture->path, "UPDATE signup SET name = 'Anne'");
  book_assert_sound (fixture);
  book_meddle (fixture->path, "UPDATE change_set SET actor = 'Nobody' WHERE no = 2");
  g_assert_cmpuint (count_findings (fixture->store), ==, 1);
  book_meddle (fixture->path, "UPDATE change_set SET actor = 'Åse' WHERE no = 2");
  book_assert_sound (fixture);

  /* a row that nobody logged, and one that is gone */
  book_meddle (fixture->path, "INSERT INTO questionnaire (id, mapping) VALUES ('x', '{}')");
  g_assert_cmpuint (count_findings (fixture->store), ==, 1);
  book_meddle (fixture->path, "DELETE FROM questionnaire");
  book_assert_sound (fixture);
  book_meddle (fixture->path, "DELETE FROM signup");
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
      book_assert_sound (fixture);
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
  book_assert_sound (fixture);
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
  book_assert_sound (fixture);
  g_clear_pointer (&fixture->store, spor_store_close);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (spoilt); i++)
    {
      book_meddle (fixture->path, spoilt[i]);
      fixture_reopen (fixture);
      g_test_message ("%s", spoilt[i]);
      g_assert_cmpuint (count_findings (fixture->store), >=, 1);
      g_clear_pointer (&fixture->store, spor_store_close);
      g_assert_true (g_file_set_contents (fixture->path, whole, length, NULL));
    }
  fixture_reopen (fixture);
  book_assert_sound (fixture);
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
      book_assert_sound (fixture);
      g_assert_true (spor_store_undo (fixture->store, NULL, &error));
      g_assert_no_error (error);
      gone = spor_store_load (fixture->store, FALSE, &error);
      g_assert_cmpuint (spor_signups_n (gone->signups), ==, 0);

      fixture_reopen (fixture);
      book_assert_sound (fixture);
      g_assert_true (spor_store_redo (fixture->store, NULL, &error));
      g_assert_no_error (error);
      after = digest_of_signups (fixture->store);
      g_assert_cmpstr (after, ==, before);
    }
  book_assert_sound (fixture);

  book_meddle (fixture->path, "UPDATE signup SET phone = '1' WHERE ordinal = 1234");
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
  book_meddle (fixture->path,
               "UPDATE change SET before = replace (before, 'Anne', 'Inga') WHERE set_no = 3");
  g_assert_cmpuint (count_findings (fixture->store), >=, 1);
  g_assert_false (spor_store_redo (fixture->store, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
}

/* Personal data goes, the chain still holds. */
static void
test_erasure_keeps_chain (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_signup (fixture->store, "Anne", "Aarhus");

  book_meddle (fixture->path,
               "UPDATE change SET before = NULL, salt = NULL WHERE set_no = 2;"
               "UPDATE change_set SET detail = NULL, detail_salt = NULL WHERE no = 2");
  book_assert_sound (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("write-past-log", test_write_past_log);
  ADD ("meddling", test_meddling);
  ADD ("meddling-with-log", test_meddling_with_log);
  ADD ("undo-many", test_undo_many);
  ADD ("redo-of-altered-log", test_redo_of_altered_log);
  ADD ("erasure-keeps-chain", test_erasure_keeps_chain);
  return g_test_run ();
}
