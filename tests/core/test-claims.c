/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"

#include "spor-receipts.h"
#include "spor-book.h"
#include "spor-snapshot.h"
#include "spor-store-refunds.h"

#include <string.h>

/* Meetings and claims in the book: whole, logged, undone while they may be, and then for ever. */

#define PDF "%PDF-1.7 an invented ticket "
#define HOUR 3600

typedef struct
{
  BookFixture book;
  SporRound *round;
  SporMeeting *meeting;
  char *anne;
} Fixture;

static gint64
today (void)
{
  return spor_day_of_instant (g_get_real_time () / G_USEC_PER_SEC);
}

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static SporMeeting *
meeting_on (gint64 day)
{
  SporMeeting *meeting = spor_meeting_new ();

  meeting->starts = spor_day_begins (day) + 9 * HOUR;
  meeting->ends = meeting->starts + 7 * HOUR;
  meeting->tracks = 1 << 0;
  set (&meeting->title, "Heldagsmøde");
  set (&meeting->place, "Aarhus");
  set (&meeting->agenda, "1. Velkomst");
  return meeting;
}

static void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = NULL;
  SporMove move = { 0, SPOR_SPOT_SEATED, 0, -1, -1 };

  book_set_up (&self->book, data);
  book_sign_up (&self->book, "Anne", "Odense");
  book_sign_up (&self->book, "Bo", "Greve");
  composition = book_load (&self->book);
  self->anne = g_strdup (spor_signups_row (composition->signups, 0)->id);
  spor_store_move (self->book.store, composition, &move, &error);
  g_assert_no_error (error);
  self->round = spor_store_load_round (self->book.store, &error);
  g_assert_no_error (error);
  self->meeting = meeting_on (today () - 1);
  spor_store_add_meeting (self->book.store, self->round, self->meeting, &error);
  g_assert_no_error (error);
}

static void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  spor_meeting_free (self->meeting);
  spor_round_unref (self->round);
  g_free (self->anne);
  book_tear_down (&self->book, data);
}

static void
act_as (Fixture *self, const char *actor)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->book.store, spor_store_close);
  self->book.store = spor_store_open (self->book.path, self->book.places, actor, &error);
  g_assert_no_error (error);
}

static void
attend (Fixture *self, SporAttendance attendance)
{
  g_autoptr (GError) error = NULL;
  SporAttendee anne = { self->anne, (char *)"Anne", attendance };

  spor_store_attend (self->book.store, self->meeting, &anne, &error);
  g_assert_no_error (error);
}

static SporReceipt *
receipt_of (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = g_strconcat (PDF, text, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content) + 1);
  SporReceipt *receipt = spor_receipt_new_from_bytes ("billet.pdf", bytes, &error);

  g_assert_no_error (error);
  return receipt;
}

static SporClaimLine *
add_line (SporClaim *claim, SporMode mode, gint64 amount)
{
  SporClaimLine *line = spor_claim_line_new (mode, today () - 1);

  set (&line->origin, "Odense");
  set (&line->destination, "Aarhus");
  line->amount = amount;
  g_ptr_array_add (claim->lines, line);
  return line;
}

/* A train, and a toll with its receipt. */
static SporClaim *
draft (Fixture *self)
{
  SporClaim *claim = spor_claim_new ();
  SporReceipt *receipt = receipt_of ("Storebælt");

  set (&claim->meeting_id, self->meeting->id);
  set (&claim->signup_id, self->anne);
  add_line (claim, SPOR_MODE_PUBLIC, 4800);
  set (&add_line (claim, SPOR_MODE_TOLL, 24500)->receipt_id, receipt->id);
  g_ptr_array_add (claim->receipts, receipt);
  return claim;
}

static void
add_claim (Fixture *self, SporClaim *claim)
{
  g_autoptr (GError) error = NULL;

  spor_store_add_claim (self->book.store, self->round, claim, NULL, &error);
  g_assert_no_error (error);
}

static SporClaim *
load_claim (Fixture *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  SporClaim *claim = spor_store_load_claim (self->book.store, id, &error);

  g_assert_no_error (error);
  return claim;
}

static guint
load_claim_lines (Fixture *self, const SporClaim *claim)
{
  g_autoptr (SporClaim) loaded = load_claim (self, claim->id);

  return loaded->lines->len;
}

static SporDecision
decision_of (SporAct act)
{
  return (SporDecision){
    .act = act, .reason = "Mangler bilag", .reference = "B-17", .paid_on = today ()
  };
}

static void
decide (Fixture *self, const SporClaim *claim, SporAct act)
{
  g_autoptr (GError) error = NULL;
  SporDecision decision = decision_of (act);

  spor_store_decide (self->book.store, self->round, claim->id, &decision, NULL, &error);
  g_assert_no_error (error);
}

static const SporClaimFinding *
first_blocking (const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const SporClaimFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == SPOR_SEVERITY_BLOCKS)
        return finding;
    }
  g_assert_not_reached ();
}

static void
assert_refused (Fixture *self, const SporClaim *claim, SporAct act, SporClaimRule rule)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  SporDecision decision = decision_of (act);
  const SporClaimFinding *blocking;
  int n_sets = book_ask (self->book.path, "SELECT count(*) FROM change_set");

  g_assert_false (
      spor_store_decide (self->book.store, self->round, claim->id, &decision, &findings, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  blocking = first_blocking (findings);
  g_assert_cmpint (blocking->rule, ==, rule);
  g_assert_true (g_str_has_prefix (error->message, blocking->text));
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM change_set"), ==, n_sets);
}

/* What another program is told that tries @sql. */
static void
assert_sql_fails (Fixture *self, const char *sql)
{
  sqlite3 *db;
  int rc;

  g_test_message ("%s", sql);
  g_assert_cmpint (sqlite3_open (self->book.path, &db), ==, SQLITE_OK);
  rc = sqlite3_exec (db, sql, NULL, NULL, NULL);
  g_assert_cmpint (rc, ==, SQLITE_CONSTRAINT);
  g_assert_cmpint (sqlite3_extended_errcode (db), ==, SQLITE_CONSTRAINT_TRIGGER);
  sqlite3_close (db);
}

static void
undo (Fixture *self, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  spor_store_undo (self->book.store, &text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

/* --- Versions ------------------------------------------------------------------------------- */

static void
test_migration (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = NULL;
  g_autoptr (SporMeeting) meeting = meeting_on (today ());

  g_clear_pointer (&fixture->store, spor_store_close);
  book_meddle (fixture->path,
               "DROP TRIGGER signup_keeps_id; DROP TRIGGER signup_stays; "
               "DROP TRIGGER signup_keeps_place; " BOOK_AS_VERSION_8
               "DROP TABLE claim_line; DROP TABLE receipt; DROP TABLE receipt_bytes; "
               "DROP TABLE claim; DROP TABLE attendance; DROP TABLE meeting_track; "
               "DROP TABLE meeting; DROP TABLE refund_terms; DROP TABLE rate; "
               "DROP TABLE letter; DROP TABLE letter_template; "
               "PRAGMA user_version = 4");
  fixture->store = spor_store_open (fixture->path, fixture->places, "Bo", &error);
  g_assert_no_error (error);
  round = spor_store_load_round (fixture->store, &error);
  g_assert_true (spor_store_add_meeting (fixture->store, round, meeting, &error));
  book_assert_sound (fixture);
}

/* --- Meetings ------------------------------------------------------------------------------- */

static void
assert_attendance (Fixture *self, guint n, int attendance)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) attendees
      = spor_store_load_attendance (self->book.store, self->meeting->id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (attendees->len, ==, n);
  if (n > 0)
    {
      const SporAttendee *first = g_ptr_array_index (attendees, 0);

      g_assert_cmpstr (first->signup_id, ==, self->anne);
      g_assert_cmpstr (first->name, ==, "Anne");
      g_assert_cmpint (first->attendance, ==, attendance);
    }
}

static void
test_meetings (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporMeeting) earlier = meeting_on (today () - 30);
  g_autoptr (GPtrArray) meetings = NULL;
  const SporMeeting *last;

  earlier->kind = SPOR_MEETING_ONLINE;
  earlier->tracks = 0;
  g_assert_true (spor_store_add_meeting (self->book.store, self->round, earlier, &error));
  meetings = spor_store_load_meetings (self->book.store, self->round, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (meetings->len, ==, 2);
  g_assert_cmpstr (((SporMeeting *)meetings->pdata[0])->id, ==, earlier->id);
  last = g_ptr_array_index (meetings, 1);
  g_assert_cmpint (last->kind, ==, SPOR_MEETING_PHYSICAL);
  g_assert_cmpint (last->starts, ==, self->meeting->starts);
  g_assert_cmpint (last->ends, ==, self->meeting->ends);
  g_assert_cmpstr (last->place, ==, "Aarhus");
  g_assert_cmpstr (last->agenda, ==, "1. Velkomst");
  g_assert_cmpint (last->tracks, ==, 1);

  /* who has a seat in its track is invited, nobody else */
  assert_attendance (self, 1, SPOR_ATTENDANCE_INVITED);
  attend (self, SPOR_ATTENDANCE_ATTENDED);
  assert_attendance (self, 1, SPOR_ATTENDANCE_ATTENDED);
  book_assert_sound (&self->book);

  set (&self->meeting->place, "København");
  self->meeting->tracks = 1 << 1;
  g_assert_true (spor_store_save_meeting (self->book.store, self->round, self->meeting, &error));
  book_assert_sound (&self->book);
  undo (self, "Change to the meeting Heldagsmøde");
  undo (self, "Attendance of Anne");
  assert_attendance (self, 1, SPOR_ATTENDANCE_INVITED);
  undo (self, "New meeting: Heldagsmøde");
  undo (self, "New meeting: Heldagsmøde");
  assert_attendance (self, 0, -1);
  book_assert_sound (&self->book);
}

static void
assert_meeting_refused (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  int n_sets = book_ask (self->book.path, "SELECT count(*) FROM change_set");

  g_assert_false (spor_store_delete_meeting (self->book.store, self->meeting, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM change_set"), ==, n_sets);
}

/* With its attendance and back again; not while anybody claims travel to it. */
static void
test_delete_meeting (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = draft (self);
  g_autoptr (SporClaim) late = draft (self);

  attend (self, SPOR_ATTENDANCE_ATTENDED);
  add_claim (self, claim);
  assert_meeting_refused (self);
  undo (self, "New claim for Anne");
  g_assert_true (spor_store_delete_meeting (self->book.store, self->meeting, &error));
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM meeting"), ==, 0);
  assert_attendance (self, 0, -1);
  g_assert_false (spor_store_add_claim (self->book.store, self->round, late, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID);
  g_clear_error (&error);
  book_assert_sound (&self->book);
  undo (self, "Meeting deleted: Heldagsmøde");
  assert_attendance (self, 1, SPOR_ATTENDANCE_ATTENDED);
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM meeting_track"), ==, 1);
  book_assert_sound (&self->book);
}

/* Its claims were judged by it. What is only said of it can be mended, and undone. */
static void
test_meeting_of_claims (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = draft (self);

  attend (self, SPOR_ATTENDANCE_ATTENDED);
  add_claim (self, claim);
  self->meeting->ends += HOUR;
  g_assert_true (spor_store_save_meeting (self->book.store, self->round, self->meeting, &error));
  undo (self, "Change to the meeting Heldagsmøde");
  g_assert_true (spor_store_redo (self->book.store, NULL, &error));
  decide (self, claim, SPOR_ACT_SUBMIT);

  self->meeting->ends += HOUR;
  g_assert_false (spor_store_save_meeting (self->book.store, self->round, self->meeting, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  self->meeting->ends -= HOUR;
  self->meeting->kind = SPOR_MEETING_ONLINE;
  g_assert_false (spor_store_save_meeting (self->book.store, self->round, self->meeting, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  self->meeting->kind = SPOR_MEETING_PHYSICAL;
  set (&self->meeting->agenda, "1. Velkomst\n2. Status");
  g_assert_true (spor_store_save_meeting (self->book.store, self->round, self->meeting, &error));
  undo (self, "Change to the meeting Heldagsmøde");
  book_assert_sound (&self->book);
}

/* All of them are one action, and only what changes is written. */
static void
test_attend_many (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = book_load (&self->book);
  g_autoptr (GPtrArray) attendees
      = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_attendee_free);
  int n_sets = book_ask (self->book.path, "SELECT count(*) FROM change_set");

  for (guint i = 0; i < 2; i++)
    {
      SporAttendee *attendee = g_new0 (SporAttendee, 1);

      attendee->signup_id = g_strdup (spor_signups_row (composition->signups, i)->id);
      attendee->attendance = SPOR_ATTENDANCE_ATTENDED;
      g_ptr_array_add (attendees, attendee);
    }
  g_assert_true (spor_store_attend_many (self->book.store, self->meeting, attendees, &error));
  assert_attendance (self, 2, SPOR_ATTENDANCE_ATTENDED);
  g_assert_true (spor_store_attend_many (self->book.store, self->meeting, attendees, &error));
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM change_set"), ==, n_sets + 1);
  undo (self, "Attendance at the meeting Heldagsmøde");
  assert_attendance (self, 1, SPOR_ATTENDANCE_INVITED);
  book_assert_sound (&self->book);
}

static void
test_terms (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SporRefundTerms terms, again;

  g_assert_true (spor_store_load_terms (self->book.store, self->round, &terms, &error));
  g_assert_cmpint (terms.months, ==, 3);
  terms = (SporRefundTerms){ SPOR_CAR_RATE_HIGH, 5000, 1, 3, 4, 10000000 };
  g_assert_true (spor_store_save_terms (self->book.store, self->round, &terms, &error));
  g_assert_true (spor_store_load_terms (self->book.store, self->round, &again, &error));
  g_assert_cmpint (again.car_rate, ==, SPOR_CAR_RATE_HIGH);
  g_assert_cmpint (again.receipt_above, ==, 5000);
  g_assert_cmpint (again.days_before, ==, 1);
  g_assert_cmpint (again.days_after, ==, 3);
  g_assert_cmpint (again.months, ==, 4);
  g_assert_cmpint (again.budget, ==, 10000000);
  undo (self, "Settings for refunds: Implementeringsarbejdsgruppe FBS 2.0");
  g_assert_true (spor_store_load_terms (self->book.store, self->round, &again, &error));
  g_assert_cmpint (again.car_rate, ==, SPOR_CAR_RATE_LOW);
}

/* On a day that has a rate, whatever today is. */
static SporClaimLine *
add_car (SporClaim *claim, gint64 metres)
{
  SporClaimLine *line = add_line (claim, SPOR_MODE_CAR, 0);

  line->day = spor_day_from_iso ("2025-04-01");
  line->metres = metres;
  return line;
}

/* --- Rates ---------------------------------------------------------------------------------- */

static void
assert_rates (Fixture *self, guint n, const char *from, gint64 low)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRates) rates = spor_store_load_rates (self->book.store, &error);
  const SporRate *rate;

  g_assert_no_error (error);
  g_assert_cmpuint (spor_rates_get_n (rates), ==, n);
  rate = spor_rates_beginning (rates, spor_day_from_iso (from));
  g_assert_cmpint (rate ? rate->low : 0, ==, low);
}

static SporRate
rate_of (const char *from, const char *to, gint64 low)
{
  return (SporRate){ .from = spor_day_from_iso (from),
                     .to = spor_day_from_iso (to),
                     .high = low + 100,
                     .low = low,
                     .bicycle = 60,
                     .source = "cirkulære" };
}

/* What is edited is the book's from then on; every step is in the log and can be undone. */
static void
test_rates (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SporStore *store = self->book.store;
  SporRate added = rate_of ("2027-01-01", "2027-12-31", 230);
  SporRate changed = rate_of ("2025-01-01", "2025-06-30", 224);

  assert_rates (self, 6, "2025-01-01", 223);
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM rate"), ==, 0);
  g_assert_true (spor_store_set_rate (store, &added, SPOR_DAY_NONE, &error));
  assert_rates (self, 7, "2027-01-01", 230);
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM rate"), ==, 7);
  g_assert_true (spor_store_set_rate (store, &changed, changed.from, &error));
  assert_rates (self, 7, "2025-01-01", 224);
  g_assert_true (spor_store_remove_rate (store, spor_day_from_iso ("2022-05-01"), &error));
  assert_rates (self, 6, "2022-05-01", 0);
  book_assert_sound (&self->book);

  undo (self, "Rates per kilometre removed: from 2022-05-01");
  assert_rates (self, 7, "2022-05-01", 217);
  undo (self, "Rates per kilometre from 2025-01-01");
  undo (self, "Rates per kilometre from 2027-01-01");
  assert_rates (self, 6, "2025-01-01", 223);
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM rate"), ==, 0);
  book_assert_sound (&self->book);
}

static void
test_rates_refused (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *from, *to;
    gint64 low;
    const char *instead_of, *said;
    int code;
  } cases[] = {
    { "2026-12-31", "2027-12-31", 230, NULL, "2026-01-01", SPOR_STORE_ERROR_REFUSED },
    { "2021-01-01", "2022-01-01", 230, NULL, "2022-04-30", SPOR_STORE_ERROR_REFUSED },
    { "2024-06-01", "2024-06-02", 230, NULL, "2024-12-31", SPOR_STORE_ERROR_REFUSED },
    { "2025-01-01", "2026-01-01", 230, "2025-01-01", "2026-12-31", SPOR_STORE_ERROR_REFUSED },
    { "2027-01-02", "2027-01-01", 230, NULL, "2027-01-02", SPOR_STORE_ERROR_REFUSED },
    { "2027-01-01", "2027-12-31", 0, NULL, "nothing", SPOR_STORE_ERROR_REFUSED },
    { "2027-01-01", "2027-12-31", 230, "2025-02-01", "2025-02-01", SPOR_STORE_ERROR_UNKNOWN_ID },
  };
  int n_sets = book_ask (self->book.path, "SELECT count(*) FROM change_set");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      SporRate rate = rate_of (cases[i].from, cases[i].to, cases[i].low);

      g_assert_false (spor_store_set_rate (self->book.store, &rate,
                                           spor_day_from_iso (cases[i].instead_of), &error));
      g_assert_error (error, SPOR_STORE_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].said));
    }
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM change_set"), ==, n_sets);
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM rate"), ==, 0);
}

/* A line has its rate for good, until its own day is another. */
static void
test_rate_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = draft (self);
  g_autoptr (SporClaim) edited = NULL;
  SporRate dearer = rate_of ("2025-01-01", "2025-12-31", 300);
  SporClaimLine *line;

  add_car (claim, 100000);
  add_claim (self, claim);
  g_assert_true (spor_store_set_rate (self->book.store, &dearer, dearer.from, &error));
  edited = load_claim (self, claim->id);
  line = g_ptr_array_index (edited->lines, 2);
  line->metres = 200000;
  g_assert_true (spor_store_save_claim (self->book.store, self->round, edited, NULL, &error));
  g_assert_cmpint (line->rate, ==, 223);
  g_assert_cmpint (line->amount, ==, 44600);
  line->day++;
  g_assert_true (spor_store_save_claim (self->book.store, self->round, edited, NULL, &error));
  g_assert_cmpint (line->rate, ==, 300);
  line->mode = SPOR_MODE_BICYCLE;
  g_assert_true (spor_store_save_claim (self->book.store, self->round, edited, NULL, &error));
  g_assert_cmpint (line->amount, ==, 12000);
  book_assert_sound (&self->book);
}

/* --- Drafts --------------------------------------------------------------------------------- */

static void
assert_receipt (Fixture *self, const SporReceipt *receipt)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = spor_store_load_receipt (self->book.store, receipt->id, &error);
  g_autofree char *sha256 = NULL;

  g_assert_no_error (error);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_assert_cmpstr (sha256, ==, receipt->sha256);
  g_assert_cmpint (g_bytes_get_size (bytes), ==, receipt->size);
}

static void
test_draft (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = draft (self);
  g_autoptr (SporClaim) loaded = NULL;
  const SporClaimLine *car, *toll;

  set (&claim->note, "Tog aflyst");
  add_car (claim, 280500);
  add_claim (self, claim);
  loaded = load_claim (self, claim->id);
  g_assert_cmpint (loaded->state, ==, SPOR_CLAIM_DRAFT);
  g_assert_cmpstr (loaded->note, ==, "Tog aflyst");
  g_assert_cmpint (loaded->created_at, ==, claim->created_at);
  g_assert_cmpint (loaded->paid_on, ==, SPOR_DAY_NONE);
  g_assert_cmpuint (loaded->lines->len, ==, 3);
  car = spor_claim_line (loaded, 2);
  toll = spor_claim_line (loaded, 1);
  g_assert_cmpint (car->rate, ==, 223);
  g_assert_cmpint (car->amount, ==, 62552); /* 62551,5 */
  g_assert_cmpint (toll->day, ==, today () - 1);
  g_assert_cmpstr (car->origin, ==, "Odense");
  g_assert_cmpint (toll->amount, ==, 24500);
  g_assert_cmpint (spor_claim_total (loaded), ==, 4800 + 24500 + 62552);
  g_assert_cmpstr (spor_claim_find_receipt (loaded, toll->receipt_id)->media_type, ==,
                   "application/pdf");
  assert_receipt (self, g_ptr_array_index (loaded->receipts, 0));
  book_assert_sound (&self->book);

  /* the file is not in the log, and comes back all the same */
  undo (self, "New claim for Anne");
  g_assert_null (spor_store_load_claim (self->book.store, claim->id, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID);
  g_clear_error (&error);
  g_assert_true (spor_store_redo (self->book.store, NULL, &error));
  assert_receipt (self, g_ptr_array_index (claim->receipts, 0));
  book_assert_sound (&self->book);
}

static void
test_edit (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = draft (self);
  g_autoptr (SporClaim) edited = NULL;
  g_autoptr (SporClaim) loaded = NULL;

  add_car (claim, 280000);
  add_claim (self, claim);
  edited = load_claim (self, claim->id);
  ((SporClaimLine *)edited->lines->pdata[2])->metres = 100000;
  g_ptr_array_remove_index (edited->lines, 1);
  g_ptr_array_set_size (edited->receipts, 0);
  add_line (edited, SPOR_MODE_PUBLIC, 3600);
  g_assert_true (spor_store_save_claim (self->book.store, self->round, edited, NULL, &error));
  loaded = load_claim (self, claim->id);
  g_assert_cmpuint (loaded->lines->len, ==, 3);
  g_assert_cmpuint (loaded->receipts->len, ==, 0);
  g_assert_cmpint (spor_claim_total (loaded), ==, 4800 + 22300 + 3600);
  book_assert_sound (&self->book);

  undo (self, "Change to the claim of Anne");
  spor_claim_free (g_steal_pointer (&loaded));
  loaded = load_claim (self, claim->id);
  g_assert_cmpint (spor_claim_total (loaded), ==, spor_claim_total (claim));
  assert_receipt (self, g_ptr_array_index (loaded->receipts, 0));
  book_assert_sound (&self->book);
}

static void
assert_not_deleted (Fixture *self, const SporClaim *claim)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) still = NULL;

  g_assert_false (spor_store_delete_claim (self->book.store, claim->id, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  still = load_claim (self, claim->id);
  g_assert_cmpuint (still->lines->len, ==, claim->lines->len);
}

/* Whole, and back again with its file; never once it has been submitted. */
static void
test_delete (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = draft (self);
  g_autoptr (SporClaim) correction = draft (self);

  add_claim (self, claim);
  set (&correction->corrects, claim->id);
  add_claim (self, correction);
  assert_not_deleted (self, claim);
  g_assert_true (spor_store_delete_claim (self->book.store, correction->id, &error));
  g_assert_true (spor_store_delete_claim (self->book.store, claim->id, &error));
  g_assert_false (spor_store_delete_claim (self->book.store, claim->id, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID);
  g_assert_cmpint (book_ask (self->book.path, "SELECT (SELECT count(*) FROM claim) + "
                                              "(SELECT count(*) FROM claim_line) + "
                                              "(SELECT count(*) FROM receipt)"),
                   ==, 0);
  book_assert_sound (&self->book);

  undo (self, "Draft deleted: claim of Anne");
  g_assert_cmpuint (load_claim_lines (self, claim), ==, 2);
  assert_receipt (self, g_ptr_array_index (claim->receipts, 0));
  book_assert_sound (&self->book);

  attend (self, SPOR_ATTENDANCE_ATTENDED);
  decide (self, claim, SPOR_ACT_SUBMIT);
  assert_not_deleted (self, claim);
  act_as (self, "Bo");
  decide (self, claim, SPOR_ACT_RETURN);
  assert_not_deleted (self, claim);
}

static void
test_personal_number (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (SporClaim) claim = draft (self);

  set (&claim->note, "010190-1234");
  g_assert_false (spor_store_add_claim (self->book.store, self->round, claim, &findings, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM claim"), ==, 0);
}

static void
test_receipt_kinds (void)
{
  static const struct
  {
    const char *bytes;
    gsize size;
    const char *media_type;
  } cases[] = {
    { "%PDF-1", 6, "application/pdf" },
    { "\x89PNG\r\n\x1a\n.", 9, "image/png" },
    { "\xff\xd8\xff\xe0", 4, "image/jpeg" },
    { "%PDF-", 5, NULL },
    { "", 0, NULL },
    { "GIF89a..", 8, NULL },
    { "<html>%PDF-1", 12, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].size);
      g_autoptr (SporReceipt) receipt = spor_receipt_new_from_bytes ("fil", bytes, &error);

      g_assert_cmpstr (receipt ? receipt->media_type : NULL, ==, cases[i].media_type);
      if (!receipt)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

/* The name is stored and shown as much as any text. */
static void
test_receipt_name (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (PDF, strlen (PDF));
  g_autoptr (SporReceipt) good = spor_receipt_new_from_bytes ("billet 20121034.pdf", bytes, &error);

  g_assert_no_error (error);
  g_assert_null (spor_receipt_new_from_bytes ("billet 01.01.80-1234.pdf", bytes, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "“billet ••••••-••••.pdf”"));
}

static void
test_receipt_size (void)
{
  for (guint over = 0; over < 2; over++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *data = g_malloc0 (SPOR_RECEIPT_MAX + 1);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (SporReceipt) receipt = NULL;

      memcpy (data, PDF, strlen (PDF));
      bytes = g_bytes_new (data, SPOR_RECEIPT_MAX + over);
      receipt = spor_receipt_new_from_bytes ("fil.pdf", bytes, &error);
      g_assert_cmpint (receipt == NULL, ==, over);
    }
}

/* --- The life of a claim -------------------------------------------------------------------- */

static void
assert_returned_once (Fixture *self, const SporClaim *claim)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = spor_store_load_claims (self->book.store, self->round, &error);
  g_autoptr (SporClaim) loaded = load_claim (self, claim->id);
  g_autoptr (SporClaim) copy = spor_claim_copy (loaded);
  const SporClaimReturn *earlier;

  g_assert_no_error (error);
  g_assert_cmpuint (((SporClaim *)all->pdata[0])->returns->len, ==, 1);
  g_assert_cmpuint (copy->returns->len, ==, 1);
  earlier = g_ptr_array_index (copy->returns, 0);
  g_assert_cmpstr (earlier->submitted_by, ==, "Åse");
  g_assert_cmpint (earlier->submitted_at, !=, SPOR_TIME_NONE);
  g_assert_cmpstr (earlier->decided_by, ==, "Bo");
  g_assert_cmpint (earlier->decided_at, >=, earlier->submitted_at);
  g_assert_cmpstr (earlier->reason, ==, "Mangler bilag");
}

/* Why it came back is known for ever, also when it has been paid. */
static void
test_returned (Fixture *self, gconstpointer data)
{
  g_autoptr (SporClaim) claim = draft (self);
  g_autoptr (SporClaim) loaded = NULL;

  attend (self, SPOR_ATTENDANCE_ATTENDED);
  act_as (self, "Åse");
  add_claim (self, claim);
  decide (self, claim, SPOR_ACT_SUBMIT);
  act_as (self, "Bo");
  decide (self, claim, SPOR_ACT_RETURN);
  loaded = load_claim (self, claim->id); /* its reason is its own still */
  g_assert_cmpuint (loaded->returns->len, ==, 0);
  act_as (self, "Åse");
  decide (self, claim, SPOR_ACT_SUBMIT);
  assert_returned_once (self, claim);
  act_as (self, "Bo");
  decide (self, claim, SPOR_ACT_APPROVE);
  decide (self, claim, SPOR_ACT_PAY);
  assert_returned_once (self, claim);
}

static void
test_life (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = draft (self);
  g_autoptr (SporClaim) paid = NULL;

  attend (self, SPOR_ATTENDANCE_ATTENDED);
  add_claim (self, claim);
  assert_refused (self, claim, SPOR_ACT_APPROVE, SPOR_CLAIM_RULE_STATE);
  decide (self, claim, SPOR_ACT_SUBMIT);
  assert_refused (self, claim, SPOR_ACT_SUBMIT, SPOR_CLAIM_RULE_STATE);
  assert_refused (self, claim, SPOR_ACT_APPROVE, SPOR_CLAIM_RULE_OWN_CLAIM);
  g_assert_false (spor_store_save_claim (self->book.store, self->round, claim, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  act_as (self, "Bo");
  decide (self, claim, SPOR_ACT_RETURN);
  act_as (self, "Åse");
  set (&claim->note, "Rettet");
  g_assert_true (spor_store_save_claim (self->book.store, self->round, claim, NULL, &error));
  decide (self, claim, SPOR_ACT_SUBMIT);
  act_as (self, "Bo");
  decide (self, claim, SPOR_ACT_APPROVE);
  decide (self, claim, SPOR_ACT_PAY);
  assert_refused (self, claim, SPOR_ACT_PAY, SPOR_CLAIM_RULE_STATE);

  paid = load_claim (self, claim->id);
  g_assert_cmpint (paid->state, ==, SPOR_CLAIM_PAID);
  g_assert_cmpstr (paid->submitted_by, ==, "Åse");
  g_assert_cmpstr (paid->decided_by, ==, "Bo");
  g_assert_cmpstr (paid->paid_by, ==, "Bo");
  g_assert_cmpstr (paid->reference, ==, "B-17");
  g_assert_cmpint (paid->paid_on, ==, today ());
  g_assert_cmpint (paid->submitted_at, >=, paid->created_at);
  g_assert_cmpint (paid->decided_at, >=, paid->submitted_at);
  g_assert_cmpint (paid->paid_at, >=, paid->decided_at);
  book_assert_sound (&self->book);
}

/* Neither a decision nor what led to it; what lies beside it still can. */
static void
test_not_undone (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = draft (self);

  attend (self, SPOR_ATTENDANCE_ATTENDED);
  add_claim (self, claim);
  decide (self, claim, SPOR_ACT_SUBMIT);
  undo (self, "Attendance of Anne");
  undo (self, "Seat for Anne");
  undo (self, "Import of liste.csv"); /* Bo's */
  g_assert_false (spor_store_undo (self->book.store, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_NOTHING);
  book_assert_sound (&self->book);
}

/* Nor what was taken out of it before: undo would put it into a claim that is submitted. */
static void
test_removed_not_undone (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = draft (self);

  attend (self, SPOR_ATTENDANCE_ATTENDED);
  add_claim (self, claim);
  g_ptr_array_remove_index (claim->lines, 1);
  g_ptr_array_set_size (claim->receipts, 0);
  g_assert_true (spor_store_save_claim (self->book.store, self->round, claim, NULL, &error));
  decide (self, claim, SPOR_ACT_SUBMIT);
  undo (self, "Attendance of Anne");
  book_assert_sound (&self->book);
}

/* --- Bytes ---------------------------------------------------------------------------------- */

static void
assert_n_files (Fixture *self, int n)
{
  act_as (self, "Åse"); /* opens the book again */
  g_assert_cmpint (book_ask (self->book.path, "SELECT count(*) FROM receipt_bytes"), ==, n);
  book_assert_sound (&self->book);
}

/* They stay as long as undo or redo can bring the receipt back, and no longer. */
static void
test_sweep_undone (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = draft (self);

  add_claim (self, claim);
  assert_n_files (self, 1);
  undo (self, "New claim for Anne");
  assert_n_files (self, 1);
  g_assert_true (spor_store_redo (self->book.store, NULL, &error));
  assert_receipt (self, g_ptr_array_index (claim->receipts, 0));
  undo (self, "New claim for Anne");
  attend (self, SPOR_ATTENDANCE_ATTENDED); /* nothing to redo any more */
  assert_n_files (self, 0);
  g_assert_false (spor_store_redo (self->book.store, NULL, &error));
}

static void
test_sweep_removed (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = draft (self);
  g_autoptr (SporClaim) other = draft (self);
  g_autoptr (SporReceipt) removed = NULL;
  SporReceipt *kept = receipt_of ("Færge");

  set (&((SporClaimLine *)claim->lines->pdata[1])->receipt_id, kept->id);
  g_ptr_array_add (claim->receipts, kept);
  add_claim (self, claim);
  removed = g_ptr_array_steal_index (claim->receipts, 0);
  g_assert_true (spor_store_save_claim (self->book.store, self->round, claim, NULL, &error));
  assert_n_files (self, 2);
  undo (self, "Change to the claim of Anne");
  assert_receipt (self, removed);
  g_assert_true (spor_store_redo (self->book.store, NULL, &error));

  attend (self, SPOR_ATTENDANCE_ATTENDED);
  decide (self, claim, SPOR_ACT_SUBMIT); /* its past is out of reach */
  add_claim (self, other);               /* has the same file as the one that was removed */
  assert_n_files (self, 2);
  assert_receipt (self, g_ptr_array_index (other->receipts, 0));
  undo (self, "New claim for Anne");
  attend (self, SPOR_ATTENDANCE_ACCEPTED);
  assert_n_files (self, 1);
  assert_receipt (self, kept);
}

static void
test_rules_hold (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporMeeting) old = meeting_on (today () - 95);
  g_autoptr (SporClaim) late = draft (self);
  g_autoptr (SporClaim) first = draft (self);
  g_autoptr (SporClaim) second = draft (self);
  g_autoptr (SporClaim) empty = spor_claim_new ();

  set (&empty->meeting_id, self->meeting->id);
  set (&empty->signup_id, self->anne);
  add_claim (self, empty);
  assert_refused (self, empty, SPOR_ACT_SUBMIT, SPOR_CLAIM_RULE_EMPTY);

  g_assert_true (spor_store_add_meeting (self->book.store, self->round, old, &error));
  set (&late->meeting_id, old->id);
  for (guint i = 0; i < 2; i++)
    ((SporClaimLine *)late->lines->pdata[i])->day = today () - 95;
  add_claim (self, late);
  assert_refused (self, late, SPOR_ACT_SUBMIT, SPOR_CLAIM_RULE_DEADLINE);

  add_claim (self, first);
  add_claim (self, second);
  assert_refused (self, second, SPOR_ACT_SUBMIT, SPOR_CLAIM_RULE_DOUBLED);
  attend (self, SPOR_ATTENDANCE_ATTENDED);
  assert_refused (self, second, SPOR_ACT_SUBMIT, SPOR_CLAIM_RULE_DOUBLED);
}

/* --- Whatever is tried ---------------------------------------------------------------------- */

#define N_TRIES 2000

/* What is known of the claims without asking the book. */
typedef struct
{
  Fixture *fixture;
  const char *actor;
  GPtrArray *ids;        /* char* */
  GHashTable *submitted; /* id → who, as far as they were let */
  GHashTable *approved;  /* id → who */
  GHashTable *totals;    /* id → øre when it was approved */
  guint n_paid, n_amounts;
} Trial;

/* Mostly one of the last, so that some come all the way. */
static const char *
trial_any (const Trial *self)
{
  guint n = g_test_rand_bit () ? MIN (self->ids->len, 3) : self->ids->len;

  return self->ids->pdata[self->ids->len - 1 - g_test_rand_int_range (0, n)];
}

static void
trial_add (Trial *self)
{
  g_autoptr (SporClaim) claim = spor_claim_new ();

  set (&claim->meeting_id, self->fixture->meeting->id);
  set (&claim->signup_id, self->fixture->anne);
  add_line (claim, SPOR_MODE_PUBLIC, 100 + self->n_amounts++); /* none is doubled */
  add_claim (self->fixture, claim);
  g_ptr_array_add (self->ids, g_strdup (claim->id));
}

static void
trial_edit (Trial *self)
{
  SporStore *store = self->fixture->book.store;
  g_autoptr (SporClaim) claim = spor_store_load_claim (store, trial_any (self), NULL);

  if (!claim)
    return;
  if (g_test_rand_bit () && claim->lines->len > 1)
    g_ptr_array_remove_index (claim->lines, 0);
  else
    add_line (claim, SPOR_MODE_PUBLIC, 100 + self->n_amounts++);
  spor_store_save_claim (store, self->fixture->round, claim, NULL, NULL);
}

/* One that may lead on, as often as one that cannot. */
static SporAct
trial_any_act (Trial *self, const char *id)
{
  g_autoptr (SporClaim) claim = spor_store_load_claim (self->fixture->book.store, id, NULL);
  SporAct act = g_test_rand_int_range (0, SPOR_N_ACTS);
  gboolean leads = g_test_rand_bit ();

  for (guint i = 0; claim && leads && i < SPOR_N_ACTS; i++)
    if (spor_act_leads ((act + i) % SPOR_N_ACTS, claim->state, NULL))
      return (act + i) % SPOR_N_ACTS;
  return act;
}

static void
trial_decide (Trial *self)
{
  SporStore *store = self->fixture->book.store;
  const char *id = trial_any (self);
  SporDecision decision = decision_of (trial_any_act (self, id));
  g_autoptr (SporClaim) claim = NULL;

  if (!spor_store_decide (store, self->fixture->round, id, &decision, NULL, NULL))
    return;
  claim = load_claim (self->fixture, id);
  if (decision.act == SPOR_ACT_SUBMIT)
    g_hash_table_insert (self->submitted, g_strdup (id), (gpointer)self->actor);
  if (decision.act == SPOR_ACT_APPROVE)
    {
      g_hash_table_insert (self->approved, g_strdup (id), (gpointer)self->actor);
      g_hash_table_insert (self->totals, g_strdup (id),
                           GSIZE_TO_POINTER (spor_claim_total (claim)));
    }
  self->n_paid += decision.act == SPOR_ACT_PAY;
}

static void
trial_switch (Trial *self)
{
  static const char *const actors[] = { "Åse", "Bo", "ÅSE" };

  self->actor = actors[g_test_rand_int_range (0, G_N_ELEMENTS (actors))];
  act_as (self->fixture, self->actor);
}

static void
trial_step (Trial *self)
{
  SporStore *store = self->fixture->book.store;
  int which = g_test_rand_int_range (0, 50);

  if (which > 46)
    trial_switch (self);
  else if (which < 2)
    trial_add (self);
  else if (which == 2)
    trial_edit (self);
  else if (which == 3)
    spor_store_undo (store, NULL, NULL);
  else if (which == 4)
    spor_store_redo (store, NULL, NULL);
  else if (which == 5 && g_test_rand_bit ())
    spor_store_delete_claim (store, trial_any (self), NULL);
  else
    trial_decide (self);
}

/* Who approved what is approved or paid is somebody else than who submitted it, and it is what was
 * approved. */
static void
trial_assert (Trial *self, const SporClaim *claim)
{
  const char *submitted = g_hash_table_lookup (self->submitted, claim->id);
  const char *approved = g_hash_table_lookup (self->approved, claim->id);
  g_autofree char *one = submitted ? g_utf8_casefold (submitted, -1) : NULL;
  g_autofree char *other = approved ? g_utf8_casefold (approved, -1) : NULL;

  if (claim->state != SPOR_CLAIM_APPROVED && claim->state != SPOR_CLAIM_PAID)
    return;
  g_assert_cmpstr (claim->submitted_by, ==, submitted);
  g_assert_cmpstr (claim->decided_by, ==, approved);
  g_assert_nonnull (one);
  g_assert_nonnull (other);
  g_assert_cmpstr (one, !=, other);
  g_assert_cmpint (spor_claim_total (claim), ==,
                   GPOINTER_TO_SIZE (g_hash_table_lookup (self->totals, claim->id)));
}

static void
test_no_way_around (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) submitted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) approved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) totals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Trial trial = { self, "Åse", ids, submitted, approved, totals };

  attend (self, SPOR_ATTENDANCE_ATTENDED);
  trial_add (&trial);
  decide (self, &(SporClaim){ .id = ids->pdata[0] }, SPOR_ACT_SUBMIT); /* keeps the meeting */
  g_hash_table_insert (submitted, g_strdup (ids->pdata[0]), (gpointer)trial.actor);
  for (guint i = 0; i < N_TRIES; i++)
    {
      g_autoptr (GPtrArray) claims = NULL;

      trial_step (&trial);
      claims = spor_store_load_claims (self->book.store, self->round, NULL);
      for (guint c = 0; c < claims->len; c++)
        trial_assert (&trial, g_ptr_array_index (claims, c));
    }
  g_test_message ("%u claims, %u paid", ids->len, trial.n_paid);
  g_assert_cmpuint (trial.n_paid, >, 3);
  book_assert_sound (&self->book);
}

/* --- Past Spor ------------------------------------------------------------------------------ */

static const char *const meddling[] = {
  "UPDATE claim SET note = 'x'",
  "UPDATE claim SET signup_id = (SELECT id FROM signup WHERE name = 'Bo')",
  "UPDATE claim SET decided_by = 'x'",
  "UPDATE claim SET decided_at = '2020-01-01T00:00:00Z'",
  "UPDATE claim SET submitted_by = 'x'",
  "UPDATE claim SET state = 'draft'",
  "UPDATE claim SET state = 'submitted'",
  "UPDATE claim SET state = 'returned'",
  "UPDATE claim SET state = 'rejected'",
  "DELETE FROM claim",
  "INSERT OR REPLACE INTO claim SELECT * FROM claim",
  "INSERT OR REPLACE INTO claim (id, meeting_id, signup_id, state, route, ean, note, created_at, "
  "submitted_by, decided_by, reason, paid_by, reference) SELECT id, meeting_id, signup_id, "
  "'draft', route, ean, note, created_at, '', '', '', '', '' FROM claim",
  "UPDATE claim_line SET amount = amount + 1",
  "UPDATE claim_line SET receipt_id = NULL",
  "DELETE FROM claim_line",
  "INSERT OR REPLACE INTO claim_line SELECT * FROM claim_line",
  "INSERT INTO claim_line SELECT 'x', claim_id, 9, mode, day, origin, destination, metres, rate, "
  "amount, note, receipt_id FROM claim_line LIMIT 1",
  "UPDATE receipt SET name = 'x'",
  "DELETE FROM receipt",
  "INSERT INTO receipt SELECT 'x', claim_id, name, media_type, size, sha256 FROM receipt",
  "UPDATE receipt_bytes SET bytes = x'00'",
  "DELETE FROM receipt_bytes",
  "INSERT OR REPLACE INTO receipt_bytes SELECT sha256, x'00' FROM receipt_bytes",
  /* what is in the way is deleted without asking: by id, and by the number of the row */
  "UPDATE OR REPLACE claim SET id = (SELECT id FROM claim WHERE state <> 'draft') "
  "WHERE state = 'draft'",
  "UPDATE OR REPLACE claim SET rowid = (SELECT rowid FROM claim WHERE state <> 'draft') "
  "WHERE state = 'draft'",
  "INSERT OR REPLACE INTO claim (rowid, id, meeting_id, signup_id, state, route, ean, note, "
  "created_at, submitted_by, decided_by, reason, paid_by, reference) SELECT rowid, 'x', "
  "meeting_id, "
  "signup_id, 'draft', route, ean, note, created_at, '', '', '', '', '' FROM claim "
  "WHERE state <> 'draft'",
  "UPDATE OR REPLACE claim_line SET id = (SELECT claim_line.id FROM claim_line JOIN claim "
  "ON claim.id = claim_id WHERE state <> 'draft') WHERE claim_id IN (SELECT id FROM claim "
  "WHERE state = 'draft')",
  "UPDATE OR REPLACE claim_line SET rowid = (SELECT claim_line.rowid FROM claim_line JOIN claim "
  "ON claim.id = claim_id WHERE state <> 'draft') WHERE claim_id IN (SELECT id FROM claim "
  "WHERE state = 'draft')",
  "INSERT OR REPLACE INTO claim_line (rowid, id, claim_id, position, mode, day, origin, "
  "destination, metres, rate, amount, note) SELECT claim_line.rowid, 'x', (SELECT id FROM claim "
  "WHERE state = 'draft'), 9, mode, day, origin, destination, metres, rate, amount, "
  "claim_line.note FROM claim_line JOIN claim ON claim.id = claim_id WHERE state <> 'draft'",
  "UPDATE OR REPLACE receipt SET id = (SELECT receipt.id FROM receipt JOIN claim "
  "ON claim.id = claim_id WHERE state <> 'draft') WHERE claim_id IN (SELECT id FROM claim "
  "WHERE state = 'draft')",
  "UPDATE OR REPLACE receipt SET rowid = (SELECT receipt.rowid FROM receipt JOIN claim "
  "ON claim.id = claim_id WHERE state <> 'draft') WHERE claim_id IN (SELECT id FROM claim "
  "WHERE state = 'draft')",
  "INSERT OR REPLACE INTO receipt (rowid, id, claim_id, name, media_type, size, sha256) "
  "SELECT receipt.rowid, 'x', (SELECT id FROM claim WHERE state = 'draft'), name, media_type, "
  "size, sha256 FROM receipt JOIN claim ON claim.id = claim_id WHERE state <> 'draft'",
  "INSERT OR REPLACE INTO receipt_bytes (rowid, sha256, bytes) SELECT rowid, 'x', x'00' "
  "FROM receipt_bytes",
  /* what it was judged by */
  "UPDATE meeting SET id = 'x'",
  "UPDATE meeting SET kind = 'online'",
  "UPDATE meeting SET starts = '2020-01-01T00:00:00Z'",
  "UPDATE meeting SET ends = '2090-01-01T00:00:00Z'",
  "DELETE FROM meeting",
  "INSERT OR REPLACE INTO meeting SELECT * FROM meeting",
  "INSERT OR REPLACE INTO meeting (rowid, id, round_id, kind, title, starts, ends, place, agenda, "
  "series) SELECT rowid, 'x', round_id, 'online', title, starts, ends, place, agenda, series "
  "FROM meeting",
  "UPDATE attendance SET id = 'x'",
  "UPDATE OR REPLACE attendance SET signup_id = (SELECT id FROM signup WHERE name = 'Bo')",
  "UPDATE signup SET id = 'x' WHERE name = 'Anne'",
  "UPDATE OR REPLACE signup SET rowid = (SELECT rowid FROM signup WHERE name = 'Bo') "
  "WHERE name = 'Anne'",
  "DELETE FROM signup WHERE name = 'Anne'",
  "INSERT OR REPLACE INTO signup SELECT * FROM signup WHERE name = 'Anne'",
};

#define PAY "UPDATE claim SET state = 'paid'"
#define AT ", paid_at = '2025-04-01T10:00:00Z'"
#define BY ", paid_by = 'Bo'"
#define ON ", paid_on = '2025-04-01'"
#define REFERENCE ", reference = 'B-17'"

static const char *const half_payments[]
    = { PAY BY ON REFERENCE, PAY AT ON REFERENCE, PAY AT BY REFERENCE, PAY AT BY ON };

static void
test_meddling (Fixture *self, gconstpointer data)
{
  g_autoptr (SporClaim) claim = draft (self);
  g_autoptr (SporClaim) other = draft (self);

  attend (self, SPOR_ATTENDANCE_ATTENDED);
  add_claim (self, claim);
  assert_sql_fails (self, "UPDATE claim SET state = 'approved', decided_by = 'x'");
  assert_sql_fails (self, "UPDATE claim SET state = 'paid'");
  decide (self, claim, SPOR_ACT_SUBMIT);
  assert_sql_fails (self, "UPDATE claim SET state = 'approved', decided_by = 'Åse'");
  assert_sql_fails (self, "UPDATE claim SET state = 'approved'");
  assert_sql_fails (self, "UPDATE claim SET state = 'paid', decided_by = 'x'");
  assert_sql_fails (self, "UPDATE claim_line SET amount = 1");
  act_as (self, "Bo");
  decide (self, claim, SPOR_ACT_APPROVE);
  add_claim (self, other);
  for (guint i = 0; i < G_N_ELEMENTS (meddling); i++)
    assert_sql_fails (self, meddling[i]);
  assert_sql_fails (self, "UPDATE claim SET reference = 'x'");
  assert_sql_fails (self, "UPDATE claim SET state = 'paid', note = 'x'");
  for (guint i = 0; i < G_N_ELEMENTS (half_payments); i++)
    assert_sql_fails (self, half_payments[i]);
  decide (self, claim, SPOR_ACT_PAY);
  for (guint i = 0; i < G_N_ELEMENTS (meddling); i++)
    assert_sql_fails (self, meddling[i]);
  assert_sql_fails (self, "UPDATE claim SET reference = 'x'");
  assert_sql_fails (self, "UPDATE claim SET state = 'approved'");
  book_assert_sound (&self->book);
}

/* A file that somebody replaced while nothing was decided. */
static void
test_receipt_changed (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (SporClaim) claim = draft (self);

  add_claim (self, claim);
  book_meddle (self->book.path, "DROP TRIGGER receipt_bytes_update; "
                                "UPDATE receipt_bytes SET bytes = x'00'");
  findings = spor_store_check (self->book.store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (findings, 0), "billet.pdf"));
}

/* A snapshot lends the next one what has not changed: meetings and claims outlive moves on the
 * board, not a change of their own. */
static void
test_snapshot (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SporStore *store = self->book.store;
  g_autoptr (SporSnapshot) first = spor_snapshot_load (store, NULL, &error);
  g_autoptr (SporSnapshot) moved = NULL;
  g_autoptr (SporSnapshot) attended = NULL;
  SporMove move = { 1, SPOR_SPOT_WAITING, 0, -1, -1 };
  const SporAttendee came = { self->anne, (char *)"Anne", SPOR_ATTENDANCE_ATTENDED };

  g_assert_no_error (error);
  g_assert_cmpuint (spor_refunds_n_meetings (spor_snapshot_get_refunds (first)), ==, 1);
  g_assert_cmpint (spor_refunds_find_attendance (spor_snapshot_get_refunds (first), 0, self->anne),
                   ==, SPOR_ATTENDANCE_INVITED);
  spor_store_move (store, spor_snapshot_get_composition (first), &move, &error);
  g_assert_no_error (error);
  moved = spor_snapshot_load (store, first, &error);
  g_assert_true (spor_snapshot_get_refunds (moved) == spor_snapshot_get_refunds (first));

  spor_store_attend (store, self->meeting, &came, &error);
  g_assert_no_error (error);
  attended = spor_snapshot_load (store, moved, &error);
  g_assert_true (spor_snapshot_get_signups (attended) == spor_snapshot_get_signups (moved));
  g_assert_cmpint (spor_refunds_find_attendance (spor_snapshot_get_refunds (attended), 0,
                                                 self->anne),
                   ==, SPOR_ATTENDANCE_ATTENDED);
  g_assert_cmpint (spor_refunds_find_meeting (spor_snapshot_get_refunds (attended), "?"), ==, -1);
}

/* --- Copies, and what was done ---------------------------------------------------------------- */

static void
test_copy (Fixture *self, gconstpointer data)
{
  g_autoptr (SporClaim) claim = draft (self);
  g_autoptr (SporClaim) copy = spor_claim_copy (claim);

  g_assert_true (spor_claim_content_equal (claim, copy));
  g_assert_true (((SporReceipt *)g_ptr_array_index (copy->receipts, 0))->bytes
                 == ((SporReceipt *)g_ptr_array_index (claim->receipts, 0))->bytes);
  set (&((SporClaimLine *)g_ptr_array_index (copy->lines, 1))->note, "Storebælt");
  g_assert_false (spor_claim_content_equal (claim, copy));
  g_assert_cmpstr (spor_claim_line (claim, 1)->note, ==, "");

  g_clear_pointer (&copy, spor_claim_free);
  copy = spor_claim_copy (claim);
  g_ptr_array_set_size (copy->receipts, 0);
  g_assert_false (spor_claim_content_equal (claim, copy));
}

static void
assert_history (Fixture *self, const SporClaim *claim, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history
      = spor_store_load_claim_history (self->book.store, claim->id, &error);
  g_autoptr (GString) said = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < history->len; i++)
    {
      const SporChange *change = g_ptr_array_index (history, i);

      g_string_append_printf (said, "%s%s %s", i ? ", " : "", change->actor, change->action);
    }
  g_assert_cmpstr (said->str, ==, expected);
}

/* Also what was done to a line that is there no longer, and nothing of other claims. */
static void
test_history (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = draft (self);
  g_autoptr (SporClaim) other = draft (self);

  spor_store_set_actor (self->book.store, "Bo");
  add_claim (self, claim);
  add_claim (self, other);
  add_line (claim, SPOR_MODE_OTHER, 100);
  spor_store_save_claim (self->book.store, self->round, claim, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_set_size (claim->lines, 2);
  spor_store_set_actor (self->book.store, "Carl");
  spor_store_save_claim (self->book.store, self->round, claim, NULL, &error);
  g_assert_no_error (error);
  assert_history (self, claim, "Carl edit-claim, Bo edit-claim, Bo add-claim");
  assert_history (self, other, "Bo add-claim");
}

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

/* A job acts for whoever it was when it was asked for. */
static void
test_actor (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SporBook) book = NULL;
  g_autoptr (SporStore) store = NULL;
  g_autoptr (GPtrArray) log = NULL;

  spor_book_open_async (self->book.path, NULL, self->book.places, "Bo", NULL, on_opened_cb,
                        &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  book = spor_book_open_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (spor_book_get_actor (book), ==, "Bo");
  spor_book_undo_async (book, NULL, NULL);
  spor_book_set_actor (book, "Carl");
  g_assert_cmpstr (spor_book_get_actor (book), ==, "Carl");
  spor_book_redo_async (book, NULL, NULL);
  spor_book_close (book);

  log = spor_store_load_log (self->book.store, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((SporChange *)g_ptr_array_index (log, 0))->actor, ==, "Carl");
  g_assert_cmpstr (((SporChange *)g_ptr_array_index (log, 1))->actor, ==, "Bo");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func)                                                                            \
  g_test_add ("/claims/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

  g_test_add ("/claims/migration", BookFixture, NULL, book_set_up, test_migration, book_tear_down);
  ADD ("meetings", test_meetings);
  ADD ("snapshot", test_snapshot);
  ADD ("delete-meeting", test_delete_meeting);
  ADD ("meeting-of-claims", test_meeting_of_claims);
  ADD ("attend-many", test_attend_many);
  ADD ("copy", test_copy);
  ADD ("history", test_history);
  ADD ("actor", test_actor);
  ADD ("terms", test_terms);
  ADD ("rates", test_rates);
  ADD ("rates-refused", test_rates_refused);
  ADD ("rate-kept", test_rate_kept);
  ADD ("draft", test_draft);
  ADD ("edit", test_edit);
  ADD ("delete", test_delete);
  ADD ("personal-number", test_personal_number);
  g_test_add_func ("/claims/receipt-kinds", test_receipt_kinds);
  g_test_add_func ("/claims/receipt-name", test_receipt_name);
  g_test_add_func ("/claims/receipt-size", test_receipt_size);
  ADD ("returned", test_returned);
  ADD ("life", test_life);
  ADD ("not-undone", test_not_undone);
  ADD ("removed-not-undone", test_removed_not_undone);
  ADD ("sweep-undone", test_sweep_undone);
  ADD ("sweep-removed", test_sweep_removed);
  ADD ("rules-hold", test_rules_hold);
  ADD ("no-way-around", test_no_way_around);
  ADD ("meddling", test_meddling);
  ADD ("receipt-changed", test_receipt_changed);
  return g_test_run ();
}
