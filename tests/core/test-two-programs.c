/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"

#include "spor-store-alternatives.h"
#include "spor-store-erasure.h"
#include "spor-store-private.h"
#include "spor-store-refunds.h"
#include "spor-store-rounds.h"

/* Two programs that do something to the same thing at once: what the second does is judged by what
 * the first has left, and what it cannot do any more is said in a sentence of Spor's own. */

typedef struct _TwoPrograms TwoPrograms;

struct _TwoPrograms
{
  BookFixture book; /* the first program's */
  SporStore *second;
  char *anna, *bo;
  char *meeting, *claim;
  SporComposition *seen; /* by both, before either does anything */
  sqlite3 *gate;         /* holds up whoever wants to write */
  gboolean (*first) (TwoPrograms *self, GError **error);
};

/* --- In turn -------------------------------------------------------------------------------- */

static char *
id_of (SporComposition *composition, const char *name)
{
  for (guint i = 0; i < spor_signups_n (composition->signups); i++)
    if (g_str_equal (spor_signups_row (composition->signups, i)->name, name))
      return g_strdup (spor_signups_row (composition->signups, i)->id);
  g_error ("nobody is called %s", name);
}

static void
set_up (TwoPrograms *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  book_set_up (&self->book, NULL);
  book_sign_up (&self->book, "Anna", "Aarhus");
  book_sign_up (&self->book, "Bo", "Vejle");
  self->seen = book_load (&self->book);
  self->anna = id_of (self->seen, "Anna");
  self->bo = id_of (self->seen, "Bo");
  self->second = spor_store_open (self->book.path, self->book.places, "Ib", &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (self->book.path, &self->gate), ==, SQLITE_OK);
}

static void
tear_down (TwoPrograms *self, gconstpointer data)
{
  sqlite3_close (self->gate);
  spor_composition_unref (self->seen);
  spor_store_close (self->second);
  g_free (self->anna);
  g_free (self->bo);
  g_free (self->meeting);
  g_free (self->claim);
  book_tear_down (&self->book, NULL);
}

/* The second program has begun and waits: now the first does it. */
static int
on_second_waits_cb (void *data, int n_calls)
{
  TwoPrograms *self = data;
  g_autoptr (GError) error = NULL;

  if (n_calls > 0)
    return 0;
  sqlite3_exec (self->gate, "ROLLBACK", NULL, NULL, NULL);
  g_assert_true (self->first (self, &error));
  g_assert_no_error (error);
  return 1;
}

/* Whatever the second program does next, @first comes between its beginning and its writing. */
static void
let_come_first (TwoPrograms *self, gboolean (*first) (TwoPrograms *self, GError **error))
{
  self->first = first;
  g_assert_cmpint (sqlite3_exec (self->gate, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_busy_handler (self->second->db, on_second_waits_cb, self);
}

static void
assert_refused (GError *error, int code, const char *sentence)
{
  g_assert_error (error, SPOR_STORE_ERROR, code);
  g_assert_cmpstr (error->message, ==, sentence);
}

static int
count (TwoPrograms *self, const char *from)
{
  g_autofree char *sql = g_strconcat ("SELECT count(*) FROM ", from, NULL);

  return book_ask (self->book.path, sql);
}

/* --- People --------------------------------------------------------------------------------- */

static gboolean
erase_anna (TwoPrograms *self, GError **error)
{
  const char *const ids[] = { self->anna, NULL };
  g_auto (GStrv) erased = spor_store_erase (self->book.store, ids, NULL, error);

  return erased && *erased;
}

static void
test_erased_twice (TwoPrograms *self, gconstpointer unused)
{
  const char *const ids[] = { self->anna, NULL };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) erased = NULL;

  let_come_first (self, erase_anna);
  erased = spor_store_erase (self->second, ids, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (erased);
  g_assert_cmpuint (g_strv_length (erased), ==, 0);
  g_assert_cmpint (count (self, "change_set WHERE action = 'erase'"), ==, 1);
  book_assert_sound (&self->book);
}

static gboolean
telephone_anna (TwoPrograms *self, GError **error)
{
  const SporEdit edits[] = { { SPOR_FIELD_PHONE, (char *)"11111111" } };

  return spor_store_edit_signup (self->book.store, self->anna, edits, 1, -1, -1, error);
}

static void
test_edited_twice (TwoPrograms *self, gconstpointer unused)
{
  const SporEdit edits[] = { { SPOR_FIELD_TITLE, (char *)"Leder" } };
  g_autoptr (GError) error = NULL;

  let_come_first (self, telephone_anna);
  spor_store_edit_signup (self->second, self->anna, edits, 1, -1, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (self, "signup WHERE phone = '11111111' AND title = 'Leder'"), ==, 1);
  book_assert_sound (&self->book);
}

/* Of one answer that both have changed, the second is told; whoever has seen the first's writes over
 * it, and twice the same is no quarrel. */
static void
test_same_answer (TwoPrograms *self, gconstpointer unused)
{
  SporEdit edit = { SPOR_FIELD_PHONE, (char *)"22222222", (char *)"" };
  g_autoptr (GError) error = NULL;

  let_come_first (self, telephone_anna);
  g_assert_false (spor_store_edit_signup (self->second, self->anna, &edit, 1, -1, -1, &error));
  assert_refused (error, SPOR_STORE_ERROR_CONFLICT,
                  "Another program has changed the same answer in the meantime. Nothing was "
                  "changed here.");
  g_assert_cmpint (count (self, "signup WHERE phone = '11111111'"), ==, 1);
  edit.text = (char *)" 11111111";
  g_assert_true (spor_store_edit_signup (self->second, self->anna, &edit, 1, -1, -1, NULL));
  edit.shown = (char *)"11111111";
  edit.text = (char *)"22222222";
  g_assert_true (spor_store_edit_signup (self->second, self->anna, &edit, 1, -1, -1, NULL));
  g_assert_cmpint (count (self, "signup WHERE phone = '22222222'"), ==, 1);
  book_assert_sound (&self->book);
}

static void
test_edited_when_erased (TwoPrograms *self, gconstpointer unused)
{
  const SporEdit edits[] = { { SPOR_FIELD_TITLE, (char *)"Leder" } };
  g_autoptr (GError) error = NULL;

  let_come_first (self, erase_anna);
  g_assert_false (spor_store_edit_signup (self->second, self->anna, edits, 1, -1, -1, &error));
  assert_refused (error, SPOR_STORE_ERROR_REFUSED,
                  "This person’s data has been erased. The sign-up can no longer be changed.");
}

/* Nobody who was erased is put back among people. */
static void
test_seated_when_erased (TwoPrograms *self, gconstpointer unused)
{
  SporMove move
      = { spor_signups_find (self->seen->signups, self->anna), SPOR_SPOT_SEATED, 0, -1, -1 };
  g_autoptr (GError) error = NULL;

  let_come_first (self, erase_anna);
  g_assert_false (spor_store_move (self->second, self->seen, &move, &error));
  assert_refused (error, SPOR_STORE_ERROR_CONFLICT,
                  "Anna has been withdrawn or erased in the meantime. Look again, then move.");
  g_assert_cmpint (count (self, "seat"), ==, 0);
}

/* --- Alternatives --------------------------------------------------------------------------- */

static gboolean
add_b (TwoPrograms *self, GError **error)
{
  return spor_store_new_composition (self->book.store, spor_composition_round (self->seen), "B",
                                     error);
}

static void
test_named_twice (TwoPrograms *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  let_come_first (self, add_b);
  g_assert_false (
      spor_store_new_composition (self->second, spor_composition_round (self->seen), "b", &error));
  assert_refused (error, SPOR_STORE_ERROR_REFUSED,
                  "There is an alternative “B” already. Choose another name.");
}

static gboolean
delete_seen (TwoPrograms *self, GError **error)
{
  return spor_store_delete_composition (self->book.store, self->seen, error);
}

/* One alternative stays, whoever deletes. */
static void
test_last_two_deleted (TwoPrograms *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) b = NULL;

  g_assert_true (add_b (self, &error));
  b = book_load (&self->book);
  let_come_first (self, delete_seen);
  g_assert_false (spor_store_delete_composition (self->second, b, &error));
  assert_refused (error, SPOR_STORE_ERROR_REFUSED, "“B” is the only alternative and stays.");
  g_assert_cmpint (count (self, "composition"), ==, 1);
}

static gboolean
withdraw_anna (TwoPrograms *self, GError **error)
{
  return spor_store_edit_signup (self->book.store, self->anna, NULL, 0, -1, TRUE, error);
}

/* A group is not made final with somebody who has left meanwhile. */
static void
test_final_when_withdrawn (TwoPrograms *self, gconstpointer unused)
{
  SporMove move
      = { spor_signups_find (self->seen->signups, self->anna), SPOR_SPOT_SEATED, 0, -1, -1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) seated = NULL;

  g_assert_true (spor_store_move (self->book.store, self->seen, &move, &error));
  seated = book_load (&self->book);
  let_come_first (self, withdraw_anna);
  g_assert_false (spor_store_finalise (self->second, seated, "", &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  g_assert_cmpint (count (self, "composition WHERE finalised_at IS NOT NULL"), ==, 0);
}

/* --- Rounds --------------------------------------------------------------------------------- */

static gboolean
archive (TwoPrograms *self, GError **error)
{
  return spor_store_archive_round (self->book.store, spor_composition_round (self->seen)->id,
                                   error);
}

static void
test_archived_twice (TwoPrograms *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  let_come_first (self, archive);
  spor_store_archive_round (self->second, spor_composition_round (self->seen)->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (self, "archived_round"), ==, 1);
  g_assert_cmpint (count (self, "change_set WHERE action = 'archive-round'"), ==, 1);
}

static gboolean
undo (TwoPrograms *self, GError **error)
{
  return spor_store_undo (self->book.store, NULL, error);
}

/* The second takes back what is the last by then. */
static void
test_undone_twice (TwoPrograms *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (telephone_anna (self, &error));
  g_assert_true (withdraw_anna (self, &error));
  let_come_first (self, undo);
  spor_store_undo (self->second, &text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "Change to Anna: Phone");
  g_assert_cmpint (count (self, "signup WHERE withdrawn = 1 OR phone <> ''"), ==, 0);
  book_assert_sound (&self->book);
}

/* --- Claims --------------------------------------------------------------------------------- */

static void
hold_meeting (TwoPrograms *self, gint64 starts)
{
  g_autoptr (SporMeeting) meeting = spor_meeting_new ();
  g_autoptr (GError) error = NULL;

  g_free (meeting->place);
  meeting->place = g_strdup ("Odense");
  meeting->starts = starts;
  meeting->ends = meeting->starts + 3600;
  g_assert_true (spor_store_add_meeting (self->book.store, spor_composition_round (self->seen),
                                         meeting, &error));
  self->meeting = g_strdup (meeting->id);
}

static SporClaim *
claim_of (const char *signup, const char *meeting)
{
  SporClaim *claim = spor_claim_new ();

  g_free (claim->signup_id);
  g_free (claim->meeting_id);
  claim->signup_id = g_strdup (signup);
  claim->meeting_id = g_strdup (meeting);
  return claim;
}

static void
test_claim_when_erased (TwoPrograms *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = NULL;

  hold_meeting (self, 1743494400);
  claim = claim_of (self->anna, self->meeting);
  let_come_first (self, erase_anna);
  g_assert_false (spor_store_add_claim (self->second, spor_composition_round (self->seen), claim,
                                        NULL, &error));
  assert_refused (error, SPOR_STORE_ERROR_REFUSED,
                  "This person’s data has been erased. The sign-up can no longer be changed.");
}

static gboolean
delete_claim (TwoPrograms *self, GError **error)
{
  return spor_store_delete_claim (self->book.store, self->claim, error);
}

static void
test_claim_deleted_twice (TwoPrograms *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = NULL;

  hold_meeting (self, 1743494400);
  claim = claim_of (self->bo, self->meeting);
  g_assert_true (spor_store_add_claim (self->book.store, spor_composition_round (self->seen), claim,
                                       NULL, &error));
  self->claim = g_strdup (claim->id);
  let_come_first (self, delete_claim);
  g_assert_false (spor_store_delete_claim (self->second, claim->id, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID);
}

/* Who has been erased is not invited again by a program that does not know yet. */
static void
test_invited_when_erased (TwoPrograms *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  SporAttendee anna = { self->anna, (char *)"Anna", SPOR_ATTENDANCE_INVITED };
  g_autoptr (SporMeeting) meeting = NULL;

  hold_meeting (self, g_get_real_time () / G_USEC_PER_SEC + 86400);
  meeting = spor_store_load_meeting (self->second, spor_composition_round (self->seen),
                                     self->meeting, &error);
  let_come_first (self, erase_anna);
  g_assert_false (spor_store_attend (self->second, meeting, &anna, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  g_assert_cmpint (count (self, "attendance"), ==, 0);
}

/* --- Meetings ------------------------------------------------------------------------------- */

static SporMeeting *
meeting_seen (TwoPrograms *self, SporStore *store)
{
  g_autoptr (GError) error = NULL;
  SporMeeting *meeting
      = spor_store_load_meeting (store, spor_composition_round (self->seen), self->meeting, &error);

  g_assert_no_error (error);
  return meeting;
}

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static gboolean
change_title (TwoPrograms *self, GError **error)
{
  g_autoptr (SporMeeting) shown = meeting_seen (self, self->book.store);
  g_autoptr (SporMeeting) meeting = spor_meeting_dup (shown);

  set_text (&meeting->title, "Opstart");
  meeting->tracks = 2;
  return spor_store_save_meeting (self->book.store, spor_composition_round (self->seen), shown,
                                  meeting, error);
}

/* Each has changed something else, and both have it. */
static void
test_meeting_changed_twice (TwoPrograms *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporMeeting) shown = NULL;
  g_autoptr (SporMeeting) meeting = NULL;
  g_autoptr (SporMeeting) after = NULL;

  hold_meeting (self, 1743494400);
  shown = meeting_seen (self, self->book.store);
  meeting = spor_meeting_dup (shown);
  set_text (&meeting->agenda, "1. Velkomst");
  meeting->tracks |= 1;
  meeting->starts += 1800;
  let_come_first (self, change_title);
  spor_store_save_meeting (self->second, spor_composition_round (self->seen), shown, meeting,
                           &error);
  g_assert_no_error (error);
  after = meeting_seen (self, self->book.store);
  g_assert_cmpstr (after->title, ==, "Opstart");
  g_assert_cmpstr (after->agenda, ==, "1. Velkomst");
  g_assert_cmpuint (after->tracks, ==, 3);
  g_assert_cmpint (after->starts, ==, 1743494400 + 1800);
  book_assert_sound (&self->book);
}

/* Both have changed the same: what the first has written stays, and the second hears of it. */
static void
test_meeting_changed_alike (TwoPrograms *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporMeeting) shown = NULL;
  g_autoptr (SporMeeting) meeting = NULL;
  g_autoptr (SporMeeting) after = NULL;

  hold_meeting (self, 1743494400);
  shown = meeting_seen (self, self->book.store);
  meeting = spor_meeting_dup (shown);
  set_text (&meeting->title, "Status");
  set_text (&meeting->agenda, "1. Velkomst");
  let_come_first (self, change_title);
  g_assert_false (spor_store_save_meeting (self->second, spor_composition_round (self->seen), shown,
                                           meeting, &error));
  assert_refused (error, SPOR_STORE_ERROR_CONFLICT,
                  "Another program has changed the same about this meeting in the meantime. "
                  "Nothing was changed here.");
  after = meeting_seen (self, self->book.store);
  g_assert_cmpstr (after->title, ==, "Opstart");
  g_assert_cmpstr (after->agenda, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test)                                                                            \
  g_test_add ("/two-programs/" name, TwoPrograms, NULL, set_up, test, tear_down)
  ADD ("erased-twice", test_erased_twice);
  ADD ("edited-twice", test_edited_twice);
  ADD ("same-answer", test_same_answer);
  ADD ("edited-when-erased", test_edited_when_erased);
  ADD ("seated-when-erased", test_seated_when_erased);
  ADD ("named-twice", test_named_twice);
  ADD ("last-two-deleted", test_last_two_deleted);
  ADD ("final-when-withdrawn", test_final_when_withdrawn);
  ADD ("archived-twice", test_archived_twice);
  ADD ("undone-twice", test_undone_twice);
  ADD ("claim-when-erased", test_claim_when_erased);
  ADD ("claim-deleted-twice", test_claim_deleted_twice);
  ADD ("invited-when-erased", test_invited_when_erased);
  ADD ("meeting-changed-twice", test_meeting_changed_twice);
  ADD ("meeting-changed-alike", test_meeting_changed_alike);
#undef ADD

  return g_test_run ();
}
