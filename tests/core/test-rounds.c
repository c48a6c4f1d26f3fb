/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-setting.h"
#include "spor-snapshot.h"
#include "spor-store-letters.h"
#include "spor-store-private.h"
#include "spor-store-refunds.h"
#include "spor-store-rounds.h"

#include "book-fixture.h"

/* Several rounds in one book: with the same people in them, and nothing to do with one another. */

typedef struct
{
  BookFixture book;
  char *first, *second; /* ids */
  char *meetings[2], *claims[2];
} Fixture;

static SporStore *
store_of (Fixture *self)
{
  return self->book.store;
}

static SporRound *
load_round (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  SporRound *round = spor_store_load_round (store_of (self), &error);

  g_assert_no_error (error);
  return round;
}

static char *
shown_name (Fixture *self)
{
  g_autoptr (SporRound) round = load_round (self);

  return g_strdup (round->name);
}

static void
show (Fixture *self, const char *id)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (spor_store_show_round (store_of (self), id, &error));
  g_assert_no_error (error);
}

/* Anne with a number and an address that she has in every round. */
static void
sign_up (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = load_round (self);
  g_autoptr (SporSignupFacts) facts = spor_signup_facts_new ();

  spor_signup_facts_set_text (facts, round, SPOR_FIELD_RESPONDENT, "4711");
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_NAME, "Anne");
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_EMAIL, "anne@odense.dk");
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_MUNICIPALITY, "Odense");
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_TRACK, "1");
  spor_signup_facts_set_text (facts, round, SPOR_FIELD_ROLES, "Projektleder");
  g_assert_true (spor_store_begin (store_of (self), "import", "liste.csv", &error));
  g_assert_true (spor_store_add_signup (store_of (self), round, facts, &error));
  g_assert_true (spor_store_commit (store_of (self), &error));
}

static void
seat_first (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (&self->book);
  const SporMove move = { 0, SPOR_SPOT_SEATED, 0, -1, -1 };

  g_assert_true (spor_store_move (store_of (self), composition, &move, &error));
  g_assert_no_error (error);
}

static char *
add_meeting_on (Fixture *self, gint64 day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = load_round (self);
  g_autoptr (SporMeeting) meeting = spor_meeting_new ();

  meeting->starts = spor_day_begins (day) + 9 * 3600;
  meeting->ends = meeting->starts + 7 * 3600;
  meeting->tracks = 1;
  g_free (meeting->place);
  meeting->place = g_strdup ("Aarhus");
  g_assert_true (spor_store_add_meeting (store_of (self), round, meeting, &error));
  g_assert_no_error (error);
  return g_strdup (meeting->id);
}

static char *
add_meeting (Fixture *self)
{
  return add_meeting_on (self, spor_day_from_iso ("2025-04-01"));
}

static char *
add_claim (Fixture *self, const char *meeting_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = load_round (self);
  g_autoptr (SporComposition) composition = book_load (&self->book);
  g_autoptr (SporClaim) claim = spor_claim_new ();

  g_free (claim->meeting_id);
  claim->meeting_id = g_strdup (meeting_id);
  g_free (claim->signup_id);
  claim->signup_id = g_strdup (spor_signups_row (composition->signups, 0)->id);
  g_assert_true (spor_store_add_claim (store_of (self), round, claim, NULL, &error));
  g_assert_no_error (error);
  return g_strdup (claim->id);
}

static gboolean
deliver (gpointer data, GError **error)
{
  return TRUE;
}

static void
add_letter (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (&self->book);
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_letter_record_free);
  SporLetterRecord *record = g_new0 (SporLetterRecord, 1);

  record->signup_id = g_strdup (spor_signups_row (composition->signups, 0)->id);
  record->track_id = g_strdup (spor_round_track (spor_composition_round (composition), 0)->id);
  record->email = g_strdup ("anne@odense.dk");
  record->message_id = g_strdup ("x");
  g_ptr_array_add (records, record);
  g_assert_true (
      spor_store_add_letters (store_of (self), composition, records, 0, deliver, NULL, &error));
  g_assert_no_error (error);
}

static void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = NULL;

  book_set_up (&self->book, data);
  round = load_round (self);
  self->first = g_strdup (round->id);
  g_assert_true (
      spor_store_copy_round (store_of (self), self->first, "FBS-faggruppe", &self->second, &error));
  g_assert_no_error (error);
}

static void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  book_assert_sound (&self->book);
  for (guint i = 0; i < 2; i++)
    {
      g_free (self->meetings[i]);
      g_free (self->claims[i]);
    }
  g_free (self->first);
  g_free (self->second);
  book_tear_down (&self->book, data);
}

/* The same in both rounds, and more in the first. The second is shown at the end. */
static void
fill (Fixture *self)
{
  for (guint i = 0; i < 2; i++)
    {
      show (self, i == 0 ? self->first : self->second);
      sign_up (self);
      seat_first (self);
      self->meetings[i] = add_meeting (self);
      self->claims[i] = add_claim (self, self->meetings[i]);
      add_letter (self);
    }
}

/* --- Which is shown --------------------------------------------------------------------------- */

static void
test_list (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rounds = NULL;
  g_autofree char *found = NULL;
  const SporRoundEntry *one, *other;

  show (self, self->first);
  sign_up (self);
  rounds = spor_store_load_rounds (store_of (self), &error);
  g_assert_cmpuint (rounds->len, ==, 2);
  one = g_ptr_array_index (rounds, 0);
  other = g_ptr_array_index (rounds, 1);
  g_assert_cmpstr (one->id, ==, self->first);
  g_assert_true (one->shown);
  for (guint i = 0; i < rounds->len; i++)
    g_assert_true (spor_store_count_round (store_of (self), g_ptr_array_index (rounds, i), &error));
  g_assert_cmpuint (one->n_signups, ==, 1);
  g_assert_cmpstr (other->name, ==, "FBS-faggruppe");
  g_assert_false (other->shown);
  g_assert_cmpuint (other->n_signups, ==, 0);

  found = spor_store_find_round (store_of (self), " fbs-FAGGRUPPE", &error);
  g_assert_cmpstr (found, ==, self->second);
  g_assert_null (spor_store_find_round (store_of (self), "FBS", &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID);
}

/* What the book shows, it shows after a restart too; a connection can look elsewhere by itself. */
static void
test_shown (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) other = NULL;
  g_autoptr (SporRound) elsewhere = NULL;
  g_autoptr (SporRound) back = NULL;
  g_autofree char *new = shown_name (self);
  g_autofree char *here = NULL;

  g_assert_cmpstr (new, ==, "FBS-faggruppe");
  other = spor_store_open (self->book.path, self->book.places, "Bo", &error);
  g_assert_no_error (error);
  g_assert_true (spor_store_look_at_round (other, self->first, &error));
  elsewhere = spor_store_load_round (other, &error);
  g_assert_cmpstr (elsewhere->id, ==, self->first);
  here = shown_name (self);
  g_assert_cmpstr (here, ==, "FBS-faggruppe");
  g_assert_true (spor_store_look_at_round (other, NULL, &error));
  back = spor_store_load_round (other, &error);
  g_assert_cmpstr (back->id, ==, self->second);
  g_assert_false (spor_store_look_at_round (other, "nowhere", &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID);
}

static void
undo (Fixture *self, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (spor_store_undo (store_of (self), &text, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, what);
}

/* Undo goes back to where something was done before it undoes it. */
static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (SporComposition) empty = NULL;
  g_autofree char *name = NULL;
  g_autofree char *other = NULL;

  show (self, self->first);
  sign_up (self);
  show (self, self->second);
  undo (self, "Round shown: FBS-faggruppe");
  name = shown_name (self);
  g_assert_cmpstr (name, ==, "Implementeringsarbejdsgruppe FBS 2.0");
  undo (self, "Import of liste.csv");
  empty = book_load (&self->book);
  g_assert_cmpuint (spor_signups_n (empty->signups), ==, 0);
  undo (self, "Round shown: Implementeringsarbejdsgruppe FBS 2.0");
  undo (self, "New round: FBS-faggruppe");
  other = shown_name (self);
  g_assert_cmpstr (other, ==, "Implementeringsarbejdsgruppe FBS 2.0");
  for (guint i = 0; i < 4; i++)
    g_assert_true (spor_store_redo (store_of (self), NULL, NULL));
  g_free (other);
  other = shown_name (self);
  g_assert_cmpstr (other, ==, "FBS-faggruppe");
}

/* What refers to a part of a round keeps it, also where undo does not reach it. */
static void
test_undo_in_use (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) before = load_round (self);
  g_autoptr (SporRound) after = spor_round_copy (before);
  g_autoptr (SporRound) now = NULL;

  spor_round_add_track (after, "Test");
  g_assert_true (spor_store_save_settings (store_of (self), before, after, &error));
  sign_up (self);
  book_meddle (self->book.path, "UPDATE signup SET track_id = (SELECT id FROM track "
                                "WHERE number = 3)");
  book_meddle (self->book.path, "UPDATE change_set SET state = 'fixed' WHERE action = 'import'");
  g_assert_false (spor_store_undo (store_of (self), NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  now = load_round (self);
  g_assert_true (spor_round_equal (now, after));
  book_meddle (self->book.path, "UPDATE signup SET track_id = (SELECT id FROM track "
                                "WHERE number = 1 AND track.round_id = signup.round_id)");
}

/* A round in which a claim has been submitted is there for good. */
static void
test_undo_claimed (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = load_round (self);
  gint64 today = spor_day_of_instant (g_get_real_time () / G_USEC_PER_SEC);
  const SporDecision submit = { .act = SPOR_ACT_SUBMIT };
  SporClaimLine *line = spor_claim_line_new (SPOR_MODE_PUBLIC, today - 1);
  g_autoptr (SporClaim) claim = NULL;

  sign_up (self);
  seat_first (self);
  self->meetings[0] = add_meeting_on (self, today - 1);
  self->claims[0] = add_claim (self, self->meetings[0]);
  claim = spor_store_load_claim (store_of (self), self->claims[0], &error);
  line->amount = 4800;
  g_free (line->origin);
  line->origin = g_strdup ("Odense");
  g_free (line->destination);
  line->destination = g_strdup ("Aarhus");
  g_ptr_array_add (claim->lines, line);
  g_assert_true (spor_store_save_claim (store_of (self), round, NULL, claim, NULL, &error));
  g_assert_true (
      spor_store_decide (store_of (self), round, self->claims[0], &submit, NULL, &error));
  g_assert_no_error (error);

  undo (self, "Seat for Anne");
  g_assert_false (spor_store_undo (store_of (self), NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_NOTHING);
}

/* --- Apart ------------------------------------------------------------------------------------ */

static void
test_signups_apart (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) first = NULL;
  g_autoptr (SporComposition) second = NULL;
  g_autoptr (SporSignupFacts) facts = NULL;
  g_autoptr (SporSignupFacts) existing = NULL;
  const SporEdit edit = { SPOR_FIELD_NAME, (char *)"Åse" };
  const char *id;
  guint32 edited;

  show (self, self->first);
  sign_up (self);
  first = book_load (&self->book);
  id = spor_signups_row (first->signups, 0)->id;
  show (self, self->second);

  /* somebody known there is new here */
  facts = spor_store_load_facts (store_of (self), spor_composition_round (first), id, &error);
  second = book_load (&self->book);
  g_assert_cmpuint (spor_signups_n (second->signups), ==, 0);
  g_assert_true (spor_store_match_signup (store_of (self), spor_composition_round (second), facts,
                                          &existing, &edited, &error));
  g_assert_null (existing);
  g_free (facts->respondent);
  facts->respondent = g_strdup ("");
  g_assert_true (spor_store_match_signup (store_of (self), spor_composition_round (second), facts,
                                          &existing, &edited, &error));
  g_assert_null (existing);

  /* and no duplicate */
  sign_up (self);
  g_clear_pointer (&second, spor_composition_unref);
  second = book_load (&self->book);
  g_assert_cmpuint (spor_signups_n (second->signups), ==, 1);
  g_assert_cmpuint (spor_signups_row (second->signups, 0)->status, ==, SPOR_STATUS_ELIGIBLE);
  g_assert_cmpuint (spor_signups_row (second->signups, 0)->ordinal, ==, 1);

  /* nor can it be reached from here, whole or in part */
  g_assert_null (
      spor_store_load_facts (store_of (self), spor_composition_round (second), id, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID);
  g_clear_error (&error);
  g_assert_null (spor_store_load_facts (store_of (self), spor_composition_round (second),
                                        id + strlen (id) - 8, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID);
  g_clear_error (&error);
  g_assert_false (spor_store_edit_signup (store_of (self), id, &edit, 1, -1, -1, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID);
  g_clear_error (&error);
  g_assert_false (spor_store_waive_late (store_of (self), id, "x", &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID);
}

static gboolean
rename_to_aase (SporStore *store, gpointer id, GError **error)
{
  const SporEdit edit = { SPOR_FIELD_NAME, (char *)"Åse" };

  return spor_store_edit_signup (store, id, &edit, 1, -1, -1, error);
}

/* What was begun in a round goes there, and what is shown stays. */
static void
test_in_round (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) first = NULL;
  g_autoptr (SporComposition) after = NULL;
  g_autoptr (SporRound) shown = NULL;
  char *id;

  show (self, self->first);
  sign_up (self);
  first = book_load (&self->book);
  id = (char *)spor_signups_row (first->signups, 0)->id;
  show (self, self->second);
  g_assert_true (spor_store_do_in_round (store_of (self), self->first, rename_to_aase, id, &error));
  g_assert_no_error (error);
  shown = load_round (self);
  g_assert_cmpstr (shown->id, ==, self->second);

  /* not where it is not, nor where nothing is any more */
  g_assert_false (
      spor_store_do_in_round (store_of (self), self->second, rename_to_aase, id, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID);
  g_clear_error (&error);
  g_assert_false (spor_store_do_in_round (store_of (self), "gone", rename_to_aase, id, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID);
  g_clear_error (&error);

  show (self, self->first);
  after = book_load (&self->book);
  g_assert_cmpstr (spor_signups_row (after->signups, 0)->name, ==, "Åse");

  /* an archived round does not change, even if another is shown */
  g_assert_true (spor_store_archive_round (store_of (self), self->first, &error));
  show (self, self->second);
  g_assert_false (
      spor_store_do_in_round (store_of (self), self->first, rename_to_aase, id, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
}

static void
test_work_apart (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fill (self);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SporSnapshot) snapshot = NULL;
      g_autoptr (GPtrArray) letters = NULL;
      const SporRefunds *refunds;

      show (self, i == 0 ? self->first : self->second);
      snapshot = spor_snapshot_load (store_of (self), NULL, &error);
      g_assert_no_error (error);
      refunds = spor_snapshot_get_refunds (snapshot);
      g_assert_cmpuint (spor_refunds_n_meetings (refunds), ==, 1);
      g_assert_cmpstr (spor_refunds_meeting (refunds, 0)->id, ==, self->meetings[i]);
      g_assert_cmpuint (spor_refunds_attendance (refunds, 0)->len, ==, 1);
      g_assert_cmpuint (spor_refunds_n_claims (refunds), ==, 1);
      g_assert_cmpstr (spor_refunds_claim (refunds, 0)->id, ==, self->claims[i]);
      letters
          = spor_store_load_letters (store_of (self), spor_snapshot_get_round (snapshot), &error);
      g_assert_cmpuint (letters->len, ==, 1);
      g_assert_null (spor_store_load_meeting (store_of (self), spor_snapshot_get_round (snapshot),
                                              self->meetings[1 - i], NULL));
    }
}

/* A snapshot lends nothing of another round. */
static void
test_snapshots (Fixture *self, gconstpointer data)
{
  g_autoptr (SporSnapshot) one = NULL;
  g_autoptr (SporSnapshot) other = NULL;
  g_autoptr (SporSnapshot) back = NULL;

  fill (self);
  one = spor_snapshot_load (store_of (self), NULL, NULL);
  show (self, self->first);
  other = spor_snapshot_load (store_of (self), one, NULL);
  g_assert_cmpstr (spor_snapshot_get_round (other)->id, ==, self->first);
  g_assert_true (spor_snapshot_get_signups (one) != spor_snapshot_get_signups (other));
  g_assert_cmpstr (spor_refunds_meeting (spor_snapshot_get_refunds (other), 0)->id, ==,
                   self->meetings[0]);
  g_assert_true (spor_store_look_at_round (store_of (self), self->second, NULL));
  back = spor_snapshot_load (store_of (self), other, NULL);
  g_assert_cmpstr (spor_snapshot_get_round (back)->id, ==, self->second);
  g_assert_cmpstr (spor_refunds_claim (spor_snapshot_get_refunds (back), 0)->id, ==,
                   self->claims[1]);
}

/* Somebody who got across anyway is found. */
static void
test_check (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  gboolean found = FALSE;

  fill (self);
  book_meddle (self->book.path, "UPDATE seat SET signup_id = (SELECT id FROM signup "
                                "WHERE id <> seat.signup_id) WHERE composition_id = "
                                "(SELECT min (id) FROM composition)");
  findings = spor_store_check (store_of (self), NULL);
  for (guint i = 0; i < findings->len; i++)
    found |= g_str_equal (g_ptr_array_index (findings, i),
                          "Somebody of one round has a place in another.");
  g_assert_true (found);
  book_meddle (self->book.path, "UPDATE seat SET signup_id = (SELECT id FROM signup "
                                "WHERE id <> seat.signup_id) WHERE composition_id = "
                                "(SELECT min (id) FROM composition)");
}

/* --- New ones --------------------------------------------------------------------------------- */

static void
test_copy (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) from = NULL;
  g_autoptr (SporRound) to = NULL;
  g_autoptr (SporRound) expected = NULL;
  g_autoptr (SporComposition) composition = NULL;
  g_autoptr (SporLetterTemplate) template = NULL;
  g_autoptr (SporLetterTemplate) copied = NULL;
  SporRefundTerms terms = spor_refund_terms_default ();

  show (self, self->first);
  fill (self);
  show (self, self->first);
  from = load_round (self);
  terms.budget = 1234500;
  g_assert_true (spor_store_save_terms (store_of (self), from, NULL, &terms, &error));
  template = spor_letter_template_new (SPOR_LETTER_WAITING, "Venteliste", "Kære {navn}");
  g_assert_true (spor_store_save_letter_template (store_of (self), from, NULL, template, &error));
  g_assert_no_error (error);

  g_assert_true (spor_store_copy_round (store_of (self), self->first, "  Tredje ", NULL, &error));
  to = load_round (self);
  g_assert_cmpstr (to->name, ==, "Tredje");
  expected = spor_round_copy (from);
  g_assert_cmpint (from->deadline, !=, SPOR_TIME_NONE); /* of 2025, as is the day to reply by */
  g_assert_cmpint (to->deadline, ==, SPOR_TIME_NONE);
  g_assert_cmpint (to->reply_by, ==, SPOR_TIME_NONE);
  g_assert_cmpuint (to->tracks->len, ==, from->tracks->len);
  g_assert_true (spor_options_equal (to->roles, from->roles));
  composition = book_load (&self->book);
  g_assert_cmpuint (spor_signups_n (composition->signups), ==, 0);
  g_assert_true (spor_store_load_terms (store_of (self), to, &terms, &error));
  g_assert_cmpint (terms.budget, ==, 1234500);
  copied = spor_store_load_letter_template (store_of (self), to, SPOR_LETTER_WAITING, &error);
  g_assert_cmpstr (copied->subject, ==, "Venteliste");
}

static void
test_names (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = spor_round_new_plain (self->book.places);
  g_autofree char *name = NULL;

  g_assert_false (
      spor_store_copy_round (store_of (self), self->first, "fbs-faggruppe", NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (spor_store_copy_round (store_of (self), self->first, " ", NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (spor_store_add_round (store_of (self), round, &error));
  name = shown_name (self);
  g_assert_cmpstr (name, ==, "New group");
}

/* --- The archive ------------------------------------------------------------------------------ */

static void
test_archive (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = NULL;
  g_autoptr (SporRound) changed = NULL;
  g_autoptr (SporComposition) composition = NULL;
  const SporMove move = { 0, SPOR_SPOT_POOL, 0, -1, -1 };
  const char *sentence = "The round “FBS-faggruppe” is archived and cannot be changed. Restore "
                         "it first.";

  fill (self);
  g_assert_true (spor_store_archive_round (store_of (self), self->second, &error));
  round = load_round (self);
  g_assert_cmpint (round->archived_at, !=, SPOR_TIME_NONE);
  composition = book_load (&self->book);

  g_assert_false (spor_store_move (store_of (self), composition, &move, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, sentence);
  g_clear_error (&error);
  g_assert_false (spor_store_begin (store_of (self), "import", "x", &error));
  g_assert_cmpstr (error->message, ==, sentence);
  g_clear_error (&error);
  changed = spor_round_copy (round);
  changed->deadline = SPOR_TIME_NONE;
  g_assert_false (spor_store_save_settings (store_of (self), round, changed, &error));
  g_assert_cmpstr (error->message, ==, sentence);
  g_clear_error (&error);

  /* the other one goes on, and so does this after it is taken back */
  show (self, self->first);
  g_clear_pointer (&composition, spor_composition_unref);
  composition = book_load (&self->book);
  g_assert_true (spor_store_move (store_of (self), composition, &move, &error));
  show (self, self->second);
  g_assert_true (spor_store_restore_round (store_of (self), self->second, &error));
  g_clear_pointer (&composition, spor_composition_unref);
  composition = book_load (&self->book);
  g_assert_true (spor_store_move (store_of (self), composition, &move, &error));
  g_assert_no_error (error);
}

static void
test_archive_undone (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = NULL;

  g_assert_true (spor_store_archive_round (store_of (self), self->second, &error));
  /* again: nothing happens */
  g_assert_true (spor_store_archive_round (store_of (self), self->second, &error));
  undo (self, "Round archived: FBS-faggruppe");
  round = load_round (self);
  g_assert_cmpint (round->archived_at, ==, SPOR_TIME_NONE);
  sign_up (self);
}

#define add(path, function)                                                                        \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/rounds/list", test_list);
  add ("/rounds/shown", test_shown);
  add ("/rounds/undo", test_undo);
  add ("/rounds/undo-in-use", test_undo_in_use);
  add ("/rounds/undo-claimed", test_undo_claimed);
  add ("/rounds/signups-apart", test_signups_apart);
  add ("/rounds/in-round", test_in_round);
  add ("/rounds/work-apart", test_work_apart);
  add ("/rounds/snapshots", test_snapshots);
  add ("/rounds/check", test_check);
  add ("/rounds/copy", test_copy);
  add ("/rounds/names", test_names);
  add ("/rounds/archive", test_archive);
  add ("/rounds/archive-undone", test_archive_undone);
  return g_test_run ();
}
