/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claims-fixture.h"

/* Whatever is tried, by the program or past it, the book keeps the rules. */

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
  spor_store_save_claim (store, self->fixture->round, NULL, claim, NULL, NULL);
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("no-way-around", test_no_way_around);
  ADD ("meddling", test_meddling);
  return g_test_run ();
}
