/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"

#include "spor-import.h"
#include "spor-store-alternatives.h"
#include "spor-store-erasure.h"
#include "spor-store-private.h"
#include "spor-store-refunds.h"
#include "spor-store-rounds.h"

#include <string.h>

/* Erasing a person: nothing that says who they were is left in the book, its log or its file, and
 * all else is as it was. */

#define HEADER                                                                                     \
  "Respondent;Oprettet;Kommune;Spor;Rolle;Navn;E-mail;Telefon;Hvorfor vil du deltage?\n"
#define BO                                                                                         \
  "11;2025-02-01;Aarhus;Spor 1;Projektleder;Bo Sjælden;bo.s@example.dk;71829304;Ombygning\n"
#define AASE "12;2025-02-02;Tønder;Spor 1;Projektleder;Åse Ås;aase@example.dk;22222222;\n"
#define IB "13;2025-02-03;Fanø;Spor 1;Projektleder;Ib Lo;ib@example.dk;33333333;\n"

static SporImportReport *
import_text (BookFixture *self, const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, "liste.csv", NULL);
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = spor_store_load_round (self->store, &error);
  g_autoptr (SporSource) source = NULL;
  g_autoptr (SporMapping) mapping = NULL;
  SporImportReport *report;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  source = spor_source_open (paths, NULL, NULL, &error);
  g_assert_no_error (error);
  mapping = spor_import_choose_mapping (self->store, source, round, NULL, &error);
  g_assert_no_error (error);
  report = spor_import_run (self->store, round, source, mapping, NULL, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return report;
}

/* Whose respondent number ends their line of the file. */
static char *
id_of (BookFixture *self, const char *respondent)
{
  g_autoptr (SporComposition) composition = book_load (self);

  for (guint i = 0; i < spor_signups_n (composition->signups); i++)
    if (g_str_equal (spor_signups_row (composition->signups, i)->respondent, respondent))
      return g_strdup (spor_signups_row (composition->signups, i)->id);
  g_error ("no respondent %s", respondent);
}

static void
edit (BookFixture *self, const char *id, SporField field, const char *text)
{
  const SporEdit edits[] = { { field, (char *)text } };
  g_autoptr (GError) error = NULL;

  spor_store_edit_signup (self->store, id, edits, 1, -1, -1, &error);
  g_assert_no_error (error);
}

static void
move (BookFixture *self, const char *id, SporSpot spot)
{
  g_autoptr (SporComposition) composition = book_load (self);
  g_autoptr (GError) error = NULL;
  SporMove change = { spor_signups_find (composition->signups, id), spot, 0, -1, -1 };

  spor_store_move (self->store, composition, &change, &error);
  g_assert_no_error (error);
}

/* Through the change log, as an action of its own. */
static void
write_logged (BookFixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (spor_store_begin (self->store, "edit", "Bo Sjælden", &error));
  spor_store_exec (self->store, sql, &error);
  g_assert_no_error (error);
  spor_store_commit (self->store, &error);
  g_assert_no_error (error);
}

/* A line of the draft */
#define LINE                                                                                       \
  "INSERT INTO claim_line VALUES ('line', 'claim', 0, 'public', '2025-04-01', 'a', 'b', 0, 0, "    \
  "100, "                                                                                          \
  "'linjenote', NULL)"

static void
erase (BookFixture *self, const char *id)
{
  const char *const ids[] = { id, NULL };
  g_autoptr (GError) error = NULL;

  g_auto (GStrv) erased = spor_store_erase (self->store, ids, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (erased), >, 0);
  book_assert_sound (self);
}

static void
assert_refused (BookFixture *self, const char *const *ids, const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (spor_store_erase (self->store, ids, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, sentence);
  g_assert_cmpint (book_ask (self->path, "SELECT count(*) FROM erasure"), ==, 0);
}

static gboolean
file_holds (const char *path, const char *text)
{
  g_autofree char *bytes = NULL;
  gsize n;

  return g_file_get_contents (path, &bytes, &n, NULL)
         && memmem (bytes, n, text, strlen (text)) != NULL;
}

/* In the book, while it is open. */
static gboolean
book_holds (BookFixture *self, const char *text)
{
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);

  return file_holds (self->path, text) || file_holds (wal, text);
}

static void
test_nothing_left (BookFixture *self, gconstpointer unused)
{
  static const char *const traces[]
      = { "Bo Sjælden", "bo.s@example.dk", "71829304", "Ombygning", "Bo Sjældnere",
          "fra Hobro",  "Bibliotekar",     "Gammelby", "sporløs",   "rollespil",
          "sektorløs",  "ekstrasvar",      "sen note", "linjenote", "billet.pdf",
          "beskedid",   "%PDF-1.7 bilag",  NULL };
  g_autoptr (SporImportReport) report = import_text (self, HEADER BO AASE IB);
  g_autofree char *bo = id_of (self, "11");

  edit (self, bo, SPOR_FIELD_NAME, "Bo Sjældnere");
  move (self, bo, SPOR_SPOT_SEATED);
  write_logged (self, "INSERT INTO mark SELECT 'mark', composition.id, signup.id, 'pinned' "
                      "FROM composition, signup WHERE respondent = '11'");
  write_logged (self,
                "INSERT INTO letter SELECT 'letter', round_id, id, track_id, 'waiting', email, "
                "'beskedid', '2025-03-01T00:00:00Z' FROM signup WHERE respondent = '11'");
  write_logged (self, "UPDATE signup SET title = 'Bibliotekar', municipality_text = 'Gammelby', "
                      "track_text = 'sporløs', roles_text = 'rollespil', "
                      "sectors_text = 'sektorløs', extra = '{\"q\":\"ekstrasvar\"}', "
                      "late_note = 'sen note' WHERE respondent = '11'");
  write_logged (
      self, "INSERT INTO meeting (id, round_id, kind, starts, ends, place, title, agenda, series) "
            "SELECT 'meeting', id, 'physical', '2025-04-01T08:00:00Z', '2025-04-01T14:00:00Z', "
            "'Aarhus', 'Møde', '', '' FROM round;"
            "INSERT INTO claim SELECT 'claim', 'meeting', id, NULL, 'draft', 'nemkonto', '', "
            "'fra Hobro', '2025-04-02T00:00:00Z', NULL, '', NULL, '', '', NULL, '', NULL, '' "
            "FROM signup WHERE respondent = '11'");
  write_logged (self, "INSERT INTO receipt_bytes VALUES ('sha', CAST ('%PDF-1.7 bilag' AS BLOB)); "
                      "INSERT INTO receipt VALUES ('receipt', 'claim', 'billet.pdf', "
                      "'application/pdf', 14, 'sha'); " LINE);
  write_logged (self, "UPDATE claim_line SET note = ''");
  write_logged (self, "UPDATE claim SET note = ''; DELETE FROM claim_line; DELETE FROM receipt; "
                      "DELETE FROM claim");
  for (guint i = 0; traces[i]; i++)
    g_assert_true (book_holds (self, traces[i]));

  erase (self, bo);
  for (guint i = 0; traces[i]; i++)
    g_assert_false (book_holds (self, traces[i]));
  g_assert_cmpint (book_ask (self->path, "SELECT count(*) FROM letter WHERE email = ''"), ==, 1);
  g_assert_cmpint (book_ask (self->path, "SELECT count(*) FROM mark"), ==, 0);
  /* the others are not of his name */
  g_assert_true (book_holds (self, "Åse Ås"));
  g_assert_cmpint (book_ask (self->path, "SELECT count(*) FROM change_set WHERE detail IS NOT NULL "
                                         "AND action = 'import'"),
                   ==, 1);
}

static void
test_what_stays (BookFixture *self, gconstpointer unused)
{
  g_autoptr (SporImportReport) report = import_text (self, HEADER BO AASE IB);
  g_autofree char *bo = id_of (self, "11");
  g_autoptr (SporRound) round = NULL;
  g_autoptr (SporSignupFacts) facts = NULL;

  erase (self, bo);
  round = spor_store_load_round (self->store, NULL);
  facts = spor_store_load_facts (self->store, round, bo, NULL);
  g_assert_cmpstr (facts->name, ==, "Erased person");
  g_assert_cmpstr (facts->email, ==, "");
  g_assert_cmpstr (spor_places_get (self->places, facts->municipality)->name, ==, "Aarhus");
  g_assert_cmpint (facts->track, ==, 0);
  g_assert_cmpuint (facts->roles, !=, 0);
  g_assert_true (facts->withdrawn);
}

/* A row that is changed behind Spor's back afterwards is still found. */
static void
test_still_checked (BookFixture *self, gconstpointer unused)
{
  g_autoptr (SporImportReport) report = import_text (self, HEADER BO AASE);
  g_autofree char *bo = id_of (self, "11");
  g_autoptr (GPtrArray) findings = NULL;

  erase (self, bo);
  book_meddle (self->path, "UPDATE signup SET included = 1 WHERE respondent = '11'");
  findings = spor_store_check (self->store, NULL);
  g_assert_cmpuint (findings->len, ==, 1);
}

static void
test_groups_close_ranks (BookFixture *self, gconstpointer unused)
{
  g_autoptr (SporImportReport) report = import_text (self, HEADER BO AASE IB);
  static const char *const respondents[] = { "12", "11", "13" };
  g_autofree char *bo = id_of (self, "11");

  for (guint i = 0; i < G_N_ELEMENTS (respondents); i++)
    {
      g_autofree char *id = id_of (self, respondents[i]);

      move (self, id, SPOR_SPOT_WAITING);
    }
  erase (self, bo);
  g_assert_cmpint (book_ask (self->path, "SELECT count(*) FROM seat"), ==, 2);
  g_assert_cmpint (book_ask (self->path, "SELECT max (position) FROM seat"), ==, 1);
}

/* A file with them in it does not bring them back. */
static void
test_import_again (BookFixture *self, gconstpointer unused)
{
  g_autoptr (SporImportReport) report = import_text (self, HEADER BO AASE IB);
  g_autofree char *bo = id_of (self, "11");
  g_autoptr (SporImportReport) again = NULL;

  erase (self, bo);
  again = import_text (self, HEADER BO AASE
                       "13;2025-02-03;Fanø;Spor 1;Projektleder;Ib Lo;ib@example.dk;44444444;\n");
  g_assert_cmpuint (again->added, ==, 0);
  g_assert_cmpuint (again->updated, ==, 1);
  g_assert_cmpuint (again->unchanged, ==, 2);
  g_assert_false (book_holds (self, "Bo Sjælden"));
  book_assert_sound (self);
}

static void
test_for_good (BookFixture *self, gconstpointer unused)
{
  g_autoptr (SporImportReport) report = import_text (self, HEADER BO AASE IB);
  g_autofree char *bo = id_of (self, "11");
  g_autofree char *aase = id_of (self, "12");
  const char *const both[] = { aase, bo, NULL };
  g_autoptr (GError) error = NULL;

  edit (self, aase, SPOR_FIELD_PHONE, "55555555");
  edit (self, bo, SPOR_FIELD_PHONE, "66666666");
  erase (self, bo);

  g_assert_false (spor_store_edit_signup (self->store, bo, NULL, 0, -1, 0, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  /* among several they stay as they are */
  spor_store_change_signups (self->store, both, SPOR_SIGNUPS_RETURN, NULL, "both", &error);
  g_assert_no_error (error);
  g_assert_false (spor_store_undo (self->store, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_NOTHING);
  book_assert_sound (self);
}

/* Each of several, or none; and all that a person has signed up for. */
static void
test_persons (BookFixture *self, gconstpointer unused)
{
  g_autoptr (SporImportReport) report = import_text (self, HEADER BO AASE IB);
  g_autoptr (GError) error = NULL;
  g_autofree char *bo = id_of (self, "11");
  g_autofree char *ib = id_of (self, "13");
  const char *const both[] = { ib, bo, NULL };
  g_autoptr (SporRound) round = spor_round_new_fbs2 (self->places);
  g_autoptr (SporImportReport) other = NULL;
  g_auto (GStrv) erased = NULL;
  g_auto (GStrv) again = NULL;

  g_free (round->name);
  round->name = g_strdup ("Next year");
  g_assert_true (spor_store_add_round (self->store, round, &error));
  other = import_text (self, HEADER "99;2026-02-01;Vejle;Spor 2;Superbruger;B. Sjælden;"
                                    "BO.S@EXAMPLE.DK;71829304;\n");
  g_assert_cmpuint (other->added, ==, 1);

  erased = spor_store_erase (self->store, both, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (erased), ==, 3);
  g_assert_cmpint (book_ask (self->path, "SELECT count(*) FROM erasure"), ==, 3);
  g_assert_false (book_holds (self, "71829304"));
  g_assert_true (book_holds (self, "aase@example.dk"));
  /* once more is nothing new */
  again = spor_store_erase (self->store, both, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (again), ==, 0);
  g_assert_cmpint (book_ask (self->path, "SELECT count(*) FROM change_set WHERE action = 'erase'"),
                   ==, 1);
  book_assert_sound (self);
}

static void
test_refused (BookFixture *self, gconstpointer unused)
{
  g_autoptr (SporImportReport) report = import_text (self, HEADER BO AASE IB);
  g_autofree char *bo = id_of (self, "11");
  g_autofree char *aase = id_of (self, "12");
  const char *const ids[] = { aase, bo, NULL };
  g_autoptr (GError) error = NULL;

  move (self, bo, SPOR_SPOT_SEATED);
  {
    g_autoptr (SporComposition) composition = book_load (self);

    spor_store_finalise (self->store, composition, "", &error);
    g_assert_no_error (error);
  }
  assert_refused (self, ids,
                  "Bo Sjælden is in the final group. Note that they have withdrawn, or reopen the "
                  "group, first.");
  g_assert_true (book_holds (self, "aase@example.dk"));

  write_logged (
      self, "INSERT INTO meeting (id, round_id, kind, starts, ends, place, title, agenda, series) "
            "SELECT 'meeting', id, 'physical', '2025-04-01T08:00:00Z', '2025-04-01T14:00:00Z', "
            "'Aarhus', 'Møde', '', '' FROM round;"
            "INSERT INTO claim SELECT 'claim', 'meeting', id, NULL, 'draft', 'nemkonto', '', "
            "'', '2025-04-02T00:00:00Z', NULL, '', NULL, '', '', NULL, '', NULL, '' "
            "FROM signup WHERE respondent = '11'");
  assert_refused (self, ids, "Bo Sjælden has a draft of a travel claim. Delete the draft first.");
  write_logged (self, "UPDATE claim SET state = 'submitted', submitted_at = created_at, "
                      "submitted_by = 'Bo'");
  assert_refused (self, ids, "Bo Sjælden has travel claims, which the accounts have to keep.");
}

static void
finalise (BookFixture *self)
{
  g_autoptr (SporComposition) composition = book_load (self);
  g_autoptr (GError) error = NULL;

  spor_store_finalise (self->store, composition, "", &error);
  g_assert_no_error (error);
}

/* Who waits is not in the group, and is kept for it all the same. */
static void
test_refused_waiting (BookFixture *self, gconstpointer unused)
{
  g_autoptr (SporImportReport) report = import_text (self, HEADER BO AASE IB);
  g_autofree char *bo = id_of (self, "11");
  const char *const ids[] = { bo, NULL };

  move (self, bo, SPOR_SPOT_WAITING);
  finalise (self);
  assert_refused (self, ids,
                  "Bo Sjælden is on the waiting list of the final group. Note that they have "
                  "withdrawn, or reopen the group, first.");
}

static SporMeeting *
hold_meeting (BookFixture *self, gint64 starts)
{
  g_autoptr (SporRound) round = spor_store_load_round (self->store, NULL);
  g_autoptr (GError) error = NULL;
  SporMeeting *meeting = spor_meeting_new ();

  g_free (meeting->place);
  meeting->place = g_strdup ("Odense");
  meeting->starts = starts;
  meeting->ends = starts + 3600;
  meeting->tracks = 1;
  spor_store_add_meeting (self->store, round, meeting, &error);
  g_assert_no_error (error);
  return meeting;
}

static void
assert_invited (BookFixture *self, const SporMeeting *meeting, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) invited = spor_store_load_attendance (self->store, meeting->id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (invited->len, ==, n);
}

/* Who has withdrawn from a final group keeps the place, without a name. */
static void
test_left_final_group (BookFixture *self, gconstpointer unused)
{
  g_autoptr (SporImportReport) report = import_text (self, HEADER BO AASE IB);
  g_autofree char *bo = id_of (self, "11");
  g_autoptr (GError) error = NULL;

  move (self, bo, SPOR_SPOT_SEATED);
  finalise (self);
  spor_store_edit_signup (self->store, bo, NULL, 0, -1, 1, &error);
  g_assert_no_error (error);
  erase (self, bo);
  g_assert_cmpint (book_ask (self->path, "SELECT count(*) FROM seat"), ==, 1);
}

/* Of what was, the count stays; to what comes nobody is asked, not even for a seat that is still
 * theirs in a final group. */
static void
test_leaves_meetings (BookFixture *self, gconstpointer unused)
{
  g_autoptr (SporImportReport) report = import_text (self, HEADER BO AASE IB);
  g_autofree char *bo = id_of (self, "11");
  g_autofree char *aase = id_of (self, "12");
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (SporMeeting) past = NULL;
  g_autoptr (SporMeeting) next = NULL;
  g_autoptr (SporMeeting) later = NULL;
  g_autoptr (GError) error = NULL;

  move (self, bo, SPOR_SPOT_SEATED);
  move (self, aase, SPOR_SPOT_SEATED);
  past = hold_meeting (self, now - 7 * 86400);
  next = hold_meeting (self, now + 7 * 86400);
  assert_invited (self, past, 2);
  assert_invited (self, next, 2);
  finalise (self);
  spor_store_edit_signup (self->store, bo, NULL, 0, -1, 1, &error);
  g_assert_no_error (error);
  erase (self, bo);

  assert_invited (self, past, 2);
  g_assert_cmpint (book_ask (self->path,
                             "SELECT count(*) FROM attendance JOIN signup ON signup.id = signup_id "
                             "WHERE name = 'Erased person'"),
                   ==, 1);
  assert_invited (self, next, 1);
  later = hold_meeting (self, now + 14 * 86400);
  assert_invited (self, later, 1);
  book_assert_sound (self);
}

/* Undoing the import left them in the log alone; another may have brought them back. */
static void
test_undone_import (BookFixture *self, gconstpointer unused)
{
  g_autoptr (SporImportReport) first = import_text (self, HEADER BO AASE);
  static const char *const nobody[] = { "nobody@example.dk", NULL };
  static const char *const aase[] = { "AASE@example.dk", NULL };
  g_autoptr (SporImportReport) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bo = NULL;
  g_auto (GStrv) erased = NULL;

  book_undo (self, NULL);
  g_assert_true (book_holds (self, "71829304"));
  again = import_text (self, HEADER BO IB);
  bo = id_of (self, "11");
  erase (self, bo);
  g_assert_false (book_holds (self, "Bo Sjælden"));
  g_assert_false (book_holds (self, "71829304"));

  /* she has no sign-up, only an address */
  g_assert_true (book_holds (self, "22222222"));
  erased = spor_store_erase (self->store, aase, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (book_holds (self, "22222222"));
  g_assert_null (spor_store_erase (self->store, nobody, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID);
  g_assert_true (book_holds (self, "Ib Lo"));
  book_assert_sound (self);
}

static gboolean
can_undo (BookFixture *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done = spor_store_undo (self->store, NULL, &error);

  if (!done)
    g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_NOTHING);
  return done;
}

/* What came before stays, also what had been undone; what comes after can be undone. */
static void
test_undo_begins_anew (BookFixture *self, gconstpointer unused)
{
  g_autoptr (SporImportReport) report = import_text (self, HEADER BO AASE IB);
  g_autofree char *bo = id_of (self, "11");
  g_autofree char *aase = id_of (self, "12");
  g_autofree char *ib = id_of (self, "13");
  g_autoptr (GError) error = NULL;

  move (self, bo, SPOR_SPOT_WAITING);
  move (self, aase, SPOR_SPOT_WAITING); /* she moves up behind him */
  edit (self, ib, SPOR_FIELD_PHONE, "88888888");
  book_undo (self, NULL);
  erase (self, bo);
  g_assert_false (can_undo (self));
  g_assert_false (spor_store_redo (self->store, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_NOTHING);

  edit (self, ib, SPOR_FIELD_PHONE, "99999999");
  book_undo (self, "Change to Ib Lo: Phone");
  g_assert_false (can_undo (self));
  book_assert_sound (self);
}

/* What was worded before, and what other programs write. */
static void
test_nothing_comes_back (BookFixture *self, gconstpointer unused)
{
  g_autoptr (SporImportReport) report = import_text (self, HEADER BO AASE IB);
  static const char *const writes[] = {
    "UPDATE signup SET name = 'Bo' WHERE respondent = '11'",
    "UPDATE signup SET withdrawn = 0 WHERE respondent = '11'",
    "INSERT OR REPLACE INTO signup SELECT * FROM signup WHERE respondent = '11'",
    "DELETE FROM signup WHERE respondent = '11'",
    "UPDATE erasure SET actor = 'Bo'",
    "DELETE FROM erasure",
    "INSERT INTO letter SELECT 'l', round_id, id, track_id, 'waiting', '', '', '' FROM signup "
    "WHERE respondent = '11'",
    "INSERT INTO claim SELECT 'c', 'm', id, NULL, 'draft', 'nemkonto', '', '', '', NULL, '', "
    "NULL, '', '', NULL, '', NULL, '' FROM signup WHERE respondent = '11'"
  };
  g_autofree char *bo = id_of (self, "11");

  erase (self, bo);
  for (guint i = 0; i < G_N_ELEMENTS (writes); i++)
    {
      sqlite3 *db;

      g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
      g_test_message ("%s", writes[i]);
      g_assert_cmpint (sqlite3_exec (db, writes[i], NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
      sqlite3_close (db);
    }
}

/* "Bo Sjælden" is in "Bo Sjælden-Holm"; å and Å are one letter. */
static void
test_others_of_the_name (BookFixture *self, gconstpointer unused)
{
  g_autoptr (SporImportReport) report
      = import_text (self, HEADER BO
                     "14;2025-02-04;Vejle;Spor 1;Projektleder;Bo Sjælden-Holm;å@example.dk;1;\n"
                     "15;2025-02-05;Vejle;Spor 2;Superbruger;Bo S. Holm;Å@example.dk;1;\n");
  g_autofree char *bo = id_of (self, "11");
  g_autofree char *holm = id_of (self, "14");

  edit (self, holm, SPOR_FIELD_PHONE, "55555555");
  erase (self, bo);
  g_assert_cmpint (book_ask (self->path,
                             "SELECT count(*) FROM change_set WHERE detail = 'Bo Sjælden-Holm'"),
                   ==, 1);
  erase (self, holm);
  g_assert_cmpint (book_ask (self->path, "SELECT count(*) FROM erasure"), ==, 3);
}

#define KAREN "21;2025-02-01;Vejle;Spor 1;Projektleder;Karen Kaas;post@vejle.dk;11112222;Karens\n"
#define LONE "22;2025-02-02;Vejle;Spor 1;Projektleder;Lone Lind;POST@vejle.dk;33334444;Lones\n"
#define LONE_L "23;2025-02-03;Vejle;Spor 2;Superbruger;L. Lind;post@vejle.dk;33334444;\n"
#define NAMELESS "24;2025-02-04;Vejle;Spor 2;Superbruger;;post@vejle.dk;55556666;\n"

/* Whoever shares a library's mailbox keeps all they have, and is told of. */
static void
test_shared_mailbox (BookFixture *self, gconstpointer unused)
{
  g_autoptr (SporImportReport) report = import_text (self, HEADER KAREN LONE LONE_L NAMELESS);
  g_autofree char *karen = id_of (self, "21");
  g_autofree char *lone = id_of (self, "22");
  const char *const ids[] = { lone, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SporErasurePlan) plan = NULL;
  g_autofree char *others = NULL;
  g_autofree char *whose = NULL;

  edit (self, karen, SPOR_FIELD_PHONE, "77778888");
  move (self, karen, SPOR_SPOT_SEATED);
  plan = spor_store_plan_erasure (self->store, ids, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (plan->ids), ==, 3);
  whose = g_strjoinv ("/", plan->names);
  g_assert_cmpstr (whose, ==, "Lone Lind/L. Lind");
  others = spor_erasure_plan_others_text (plan);
  g_assert_cmpstr (others, ==, "Karen Kaas has the same e-mail address and stays.");

  erase (self, lone);
  g_assert_cmpint (book_ask (self->path, "SELECT count(*) FROM erasure"), ==, 3);
  g_assert_false (book_holds (self, "Lone Lind"));
  g_assert_false (book_holds (self, "55556666"));
  g_assert_true (book_holds (self, "77778888"));
  g_assert_true (book_holds (self, "Karens"));
  g_assert_cmpint (book_ask (self->path, "SELECT count(*) FROM seat"), ==, 1);
  g_assert_cmpint (book_ask (self->path,
                             "SELECT count(*) FROM change JOIN signup ON signup.id = row_id "
                             "WHERE respondent = '21' AND json_extract (before, '$.email') = "
                             "'post@vejle.dk' AND json_extract (before, '$.phone') = '11112222'"),
                   >, 0);
  g_assert_cmpint (book_ask (self->path,
                             "SELECT count(*) FROM change_set WHERE detail = 'Karen Kaas'"),
                   >, 0);
}

/* Who is in the log alone, since their import was undone, is somebody as well. */
static void
test_shared_with_gone (BookFixture *self, gconstpointer unused)
{
  g_autoptr (SporImportReport) first = import_text (self, HEADER KAREN);
  g_autoptr (SporImportReport) second = NULL;
  g_autofree char *lone = NULL;

  book_undo (self, NULL);
  second = import_text (self, HEADER LONE);
  lone = id_of (self, "22");
  erase (self, lone);
  g_assert_true (book_holds (self, "11112222"));
  g_assert_false (book_holds (self, "33334444"));
}

/* An address does not say who of several is meant, nor does a sign-up without a name. */
static void
test_shared_unnamed (BookFixture *self, gconstpointer unused)
{
  g_autoptr (SporImportReport) report = import_text (self, HEADER KAREN LONE NAMELESS);
  static const char *const address[] = { "post@vejle.dk", NULL };
  g_autofree char *nameless = id_of (self, "24");

  assert_refused (self, address,
                  "“post@vejle.dk” is the address of several people: Karen Kaas and Lone Lind. Say "
                  "by id who is meant.");
  erase (self, nameless);
  g_assert_cmpint (book_ask (self->path, "SELECT count(*) FROM erasure"), ==, 1);
  g_assert_true (book_holds (self, "Karen Kaas"));
  g_assert_true (book_holds (self, "Lone Lind"));
}

static gboolean
erase_beside_reader (BookFixture *self, const char *id)
{
  const char *const ids[] = { id, NULL };
  g_autoptr (GError) error = NULL;
  gboolean clean = FALSE;
  g_auto (GStrv) erased = spor_store_erase (self->store, ids, &clean, &error);

  g_assert_no_error (error);
  return clean;
}

/* Another program that reads keeps the file as it was, and that is told. */
static void
test_read_meanwhile (BookFixture *self, gconstpointer unused)
{
  g_autoptr (SporImportReport) report = import_text (self, HEADER BO AASE IB);
  g_autofree char *bo = id_of (self, "11");
  g_autofree char *aase = id_of (self, "12");
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "BEGIN; SELECT count(*) FROM signup", NULL, NULL, NULL);
  g_assert_false (erase_beside_reader (self, bo));
  sqlite3_close (db);
  g_assert_true (erase_beside_reader (self, aase));
}

#define ADD(name, test)                                                                            \
  g_test_add ("/erasure/" name, BookFixture, NULL, book_set_up, test, book_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("nothing-left", test_nothing_left);
  ADD ("what-stays", test_what_stays);
  ADD ("still-checked", test_still_checked);
  ADD ("groups-close-ranks", test_groups_close_ranks);
  ADD ("import-again", test_import_again);
  ADD ("for-good", test_for_good);
  ADD ("persons", test_persons);
  ADD ("refused", test_refused);
  ADD ("refused-waiting", test_refused_waiting);
  ADD ("left-final-group", test_left_final_group);
  ADD ("leaves-meetings", test_leaves_meetings);
  ADD ("undone-import", test_undone_import);
  ADD ("undo-begins-anew", test_undo_begins_anew);
  ADD ("nothing-comes-back", test_nothing_comes_back);
  ADD ("others-of-the-name", test_others_of_the_name);
  ADD ("shared-mailbox", test_shared_mailbox);
  ADD ("shared-with-gone", test_shared_with_gone);
  ADD ("shared-unnamed", test_shared_unnamed);
  ADD ("read-meanwhile", test_read_meanwhile);
  return g_test_run ();
}
