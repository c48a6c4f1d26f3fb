/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claims-fixture.h"

#include "spor-claim-changes.h"
#include "spor-claim-merge.h"

/* Two programs that change one draft: both have what they changed, and what both have changed is
 * told to the second. */

/* Three lines, of which the second has a receipt and the third is by car; @ours and @theirs as both
 * have seen it. */
typedef struct
{
  SporClaim *shown, *ours, *theirs;
} Two;

static Two *
two_new (Fixture *self)
{
  g_autoptr (SporClaim) claim = draft (self);
  Two *two = g_new0 (Two, 1);

  add_car (claim, 280000);
  add_claim (self, claim);
  two->shown = load_claim (self, claim->id);
  two->ours = load_claim (self, claim->id);
  two->theirs = load_claim (self, claim->id);
  return two;
}

static void
two_free (Two *two)
{
  spor_claim_free (two->shown);
  spor_claim_free (two->ours);
  spor_claim_free (two->theirs);
  g_free (two);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Two, two_free)

static SporClaimLine *
line_of (SporClaim *claim, guint index)
{
  return g_ptr_array_index (claim->lines, index);
}

static void
save (Fixture *self, const SporClaim *shown, SporClaim *claim)
{
  g_autoptr (GError) error = NULL;

  spor_store_save_claim (self->book.store, self->round, shown, claim, NULL, &error);
  g_assert_no_error (error);
}

/* They first, then we. Returns: what the book has. */
static SporClaim *
save_both (Fixture *self, Two *two)
{
  save (self, two->shown, two->theirs);
  save (self, two->shown, two->ours);
  book_assert_sound (&self->book);
  return load_claim (self, two->shown->id);
}

/* They have it as they made it, and we are told; ours is kept, with what is theirs alone, and
 * whoever knows of theirs may write it. */
static void
assert_disputed (Fixture *self, Two *two)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) after = NULL;
  g_autoptr (SporClaim) written = NULL;

  save (self, two->shown, two->theirs);
  g_assert_false (
      spor_store_save_claim (self->book.store, self->round, two->shown, two->ours, NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==,
                   "Another program has changed the same about this claim in the meantime. "
                   "Nothing was changed here.");
  after = load_claim (self, two->shown->id);
  g_assert_true (spor_claim_content_equal (after, two->theirs));
  save (self, after, two->ours);
  book_assert_sound (&self->book);
  written = load_claim (self, two->shown->id);
  g_assert_true (spor_claim_content_equal (written, two->ours));
  g_assert_false (spor_claim_content_equal (written, two->theirs));
}

/* --- Both have it --------------------------------------------------------------------------- */

static void
test_own_fields (Fixture *self, gconstpointer data)
{
  g_autoptr (Two) two = two_new (self);
  g_autoptr (SporClaim) after = NULL;

  two->theirs->route = SPOR_ROUTE_EAN;
  set (&two->theirs->ean, "5798000416604");
  set (&two->ours->note, "Tog aflyst");
  after = save_both (self, two);
  g_assert_cmpint (after->route, ==, SPOR_ROUTE_EAN);
  g_assert_cmpstr (after->ean, ==, "5798000416604");
  g_assert_cmpstr (after->note, ==, "Tog aflyst");
  g_assert_true (spor_claim_content_equal (after, two->ours)); /* what was written is told */
}

static void
test_one_line (Fixture *self, gconstpointer data)
{
  g_autoptr (Two) two = two_new (self);
  g_autoptr (SporClaim) after = NULL;

  set (&line_of (two->theirs, 2)->origin, "Vejle");
  set (&line_of (two->theirs, 2)->note, "Omvej");
  line_of (two->theirs, 2)->day--;
  set (&line_of (two->ours, 2)->destination, "Aarhus");
  line_of (two->ours, 2)->metres = 100000;
  after = save_both (self, two);
  g_assert_cmpstr (line_of (after, 2)->origin, ==, "Vejle");
  g_assert_cmpstr (line_of (after, 2)->note, ==, "Omvej");
  g_assert_cmpint (line_of (after, 2)->day, ==, line_of (two->shown, 2)->day - 1);
  g_assert_cmpstr (line_of (after, 2)->destination, ==, "Aarhus");
  g_assert_cmpint (line_of (after, 2)->metres, ==, 100000);
  g_assert_cmpint (line_of (after, 2)->amount, ==, 22300);
}

/* New ones stay after the line that they follow. */
static void
test_several_lines (Fixture *self, gconstpointer data)
{
  g_autoptr (Two) two = two_new (self);
  g_autoptr (SporClaim) after = NULL;
  SporClaimLine *back = spor_claim_line_copy (line_of (two->theirs, 0));

  set (&back->id, "");
  g_ptr_array_insert (two->theirs->lines, 1, back);
  line_of (two->theirs, 3)->metres = 100000;
  add_line (two->ours, SPOR_MODE_TAXI, 9900);
  g_ptr_array_remove_index (two->ours->lines, 1);
  after = save_both (self, two);
  g_assert_cmpuint (after->lines->len, ==, 4);
  g_assert_cmpstr (line_of (after, 0)->id, ==, line_of (two->shown, 0)->id);
  g_assert_cmpstr (line_of (after, 1)->id, ==, line_of (two->theirs, 1)->id);
  g_assert_cmpint (line_of (after, 2)->metres, ==, 100000);
  g_assert_cmpint (line_of (after, 3)->amount, ==, 9900);
}

static void
test_lines_removed (Fixture *self, gconstpointer data)
{
  g_autoptr (Two) two = two_new (self);
  g_autoptr (SporClaim) after = NULL;

  g_ptr_array_remove_index (two->theirs->lines, 2);
  g_ptr_array_remove_index (two->ours->lines, 2);
  g_ptr_array_remove_index (two->theirs->lines, 0);
  set (&two->ours->note, "Tog aflyst");
  after = save_both (self, two);
  g_assert_cmpuint (after->lines->len, ==, 1);
  g_assert_cmpstr (line_of (after, 0)->id, ==, line_of (two->shown, 1)->id);
  g_assert_cmpstr (after->note, ==, "Tog aflyst");
}

static void
test_receipts (Fixture *self, gconstpointer data)
{
  g_autoptr (Two) two = two_new (self);
  g_autoptr (SporClaim) after = NULL;
  SporReceipt *theirs = receipt_of ("Færge"), *ours = receipt_of ("Taxa");
  g_autofree char *first = g_strdup (theirs->id);
  g_autofree char *second = g_strdup (ours->id);

  set (&line_of (two->theirs, 1)->receipt_id, first);
  g_ptr_array_set_size (two->theirs->receipts, 0);
  g_ptr_array_add (two->theirs->receipts, theirs);
  set (&line_of (two->ours, 0)->receipt_id, second);
  g_ptr_array_add (two->ours->receipts, ours);
  after = save_both (self, two);
  g_assert_cmpuint (after->receipts->len, ==, 2);
  g_assert_cmpstr (line_of (after, 0)->receipt_id, ==, second);
  g_assert_cmpstr (line_of (after, 1)->receipt_id, ==, first);
}

/* Twice the same is no quarrel. */
static void
test_same_twice (Fixture *self, gconstpointer data)
{
  g_autoptr (Two) two = two_new (self);
  g_autoptr (SporClaim) after = NULL;

  set (&two->theirs->note, "Tog aflyst");
  line_of (two->theirs, 2)->metres = 100000;
  set (&two->ours->note, "Tog aflyst");
  line_of (two->ours, 2)->metres = 100000;
  line_of (two->ours, 0)->amount = 5000;
  after = save_both (self, two);
  g_assert_cmpstr (after->note, ==, "Tog aflyst");
  g_assert_cmpint (line_of (after, 2)->metres, ==, 100000);
  g_assert_cmpint (line_of (after, 0)->amount, ==, 5000);
}

/* --- Both have changed the same ------------------------------------------------------------- */

static void
test_note_disputed (Fixture *self, gconstpointer data)
{
  g_autoptr (Two) two = two_new (self);

  set (&two->theirs->note, "Tog aflyst");
  set (&two->ours->note, "Bus");
  line_of (two->ours, 0)->amount = 100;
  assert_disputed (self, two);
}

/* Where the money goes is one thing. */
static void
test_route_disputed (Fixture *self, gconstpointer data)
{
  g_autoptr (Two) two = two_new (self);

  two->theirs->route = two->ours->route = SPOR_ROUTE_EAN;
  set (&two->theirs->ean, "5798000416604");
  set (&two->ours->ean, "5798000354845");
  assert_disputed (self, two);
}

/* So is what a line costs. */
static void
test_cost_disputed (Fixture *self, gconstpointer data)
{
  g_autoptr (Two) two = two_new (self);

  line_of (two->theirs, 2)->mode = SPOR_MODE_BICYCLE;
  line_of (two->ours, 2)->metres = 100000;
  assert_disputed (self, two);
}

static void
test_day_disputed (Fixture *self, gconstpointer data)
{
  g_autoptr (Two) two = two_new (self);

  line_of (two->theirs, 0)->day--;
  line_of (two->ours, 0)->day++;
  assert_disputed (self, two);
}

static void
test_removed_and_changed (Fixture *self, gconstpointer data)
{
  g_autoptr (Two) two = two_new (self);

  g_ptr_array_remove_index (two->theirs->lines, 0);
  line_of (two->ours, 0)->amount = 100;
  assert_disputed (self, two);
}

/* Whoever goes on without the line has what they had typed in it. */
static void
test_removed_is_dropped (Fixture *self, gconstpointer data)
{
  g_autoptr (Two) two = two_new (self);
  g_autoptr (GPtrArray) quotes = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_remove_index (two->theirs->lines, 0);
  g_ptr_array_remove_index (two->theirs->lines, 0);
  set (&line_of (two->ours, 1)->note, "Retur med bus");
  add_line (two->ours, SPOR_MODE_TAXI, 9900);
  quotes = spor_claim_drop_removed (two->ours, two->shown, two->theirs);
  text = spor_quotes_to_text (quotes);
  g_assert_cmpstr (text, ==, "Line 2: Note: Retur med bus");
  g_assert_cmpuint (two->ours->lines->len, ==, two->theirs->lines->len + 1);
  g_assert_true (spor_claim_merge (two->ours, two->shown, two->theirs));
}

static void
test_changed_and_removed (Fixture *self, gconstpointer data)
{
  g_autoptr (Two) two = two_new (self);

  line_of (two->theirs, 0)->amount = 100;
  g_ptr_array_remove_index (two->ours->lines, 0);
  assert_disputed (self, two);
}

/* A receipt is not removed from under the line that it was put on meanwhile. */
static void
test_receipt_disputed (Fixture *self, gconstpointer data)
{
  g_autoptr (Two) two = two_new (self);
  const SporReceipt *receipt = g_ptr_array_index (two->shown->receipts, 0);

  set (&line_of (two->theirs, 0)->receipt_id, receipt->id);
  set (&line_of (two->ours, 1)->receipt_id, "");
  g_ptr_array_set_size (two->ours->receipts, 0);
  assert_disputed (self, two);
}

/* Whoever has seen nothing writes all of it. */
static void
test_unseen (Fixture *self, gconstpointer data)
{
  g_autoptr (Two) two = two_new (self);
  g_autoptr (SporClaim) after = NULL;

  set (&two->theirs->note, "Tog aflyst");
  set (&two->ours->note, "Bus");
  save (self, two->shown, two->theirs);
  save (self, NULL, two->ours);
  after = load_claim (self, two->shown->id);
  g_assert_cmpstr (after->note, ==, "Bus");
}

/* --- What would be lost --------------------------------------------------------------------- */

static void
assert_changes (Two *two, const char *expected)
{
  g_autoptr (GPtrArray) quotes = spor_claim_changes (two->ours, two->shown);
  g_autofree char *text = spor_quotes_to_text (quotes);

  g_assert_cmpstr (text, ==, expected);
}

/* What a field holds by now, and not what it held before besides. */
static void
test_put (void)
{
  g_autoptr (GPtrArray) quotes = spor_quotes_new ();
  g_autoptr (GPtrArray) held = spor_quotes_new ();
  g_autofree char *text = NULL;

  spor_quotes_add (quotes, "Note", "Bus");
  spor_quotes_add (quotes, "From", "Ribe");
  spor_quotes_add (held, "Note", "Bus 010203-1234");
  spor_quotes_add (held, "Amount", "50 eller 60");
  spor_quotes_put_all (quotes, held);
  text = spor_quotes_to_text (quotes);
  g_assert_cmpstr (text, ==, "Note: Bus 010203-1234\nFrom: Ribe\nAmount: 50 eller 60");
}

/* One text goes back into its field; of several it is said which they were in. */
static void
test_clipboard (void)
{
  g_autoptr (GPtrArray) quotes = spor_quotes_new ();
  g_autofree char *none = spor_quotes_to_clipboard (quotes);
  g_autofree char *one = NULL;
  g_autofree char *both = NULL;

  spor_quotes_add (quotes, "Note", "Bus");
  one = spor_quotes_to_clipboard (quotes);
  spor_quotes_add (quotes, "From", "Ribe");
  both = spor_quotes_to_clipboard (quotes);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (one, ==, "Bus");
  g_assert_cmpstr (both, ==, "Note: Bus\nFrom: Ribe");
}

/* Field by field, in the order in which they stand; nothing else. */
static void
test_changes (Fixture *self, gconstpointer data)
{
  g_autoptr (Two) two = two_new (self);
  g_autofree char *day = spor_day_format (line_of (two->shown, 0)->day + 1);
  g_autofree char *expected = g_strdup_printf ("Line 1: Date: %s\n"
                                               "Line 2: Amount: DKK\u00a099.00\n"
                                               "Line 3: From: Ribe\n"
                                               "Line 3: Kilometres: 100\u00a0km\n"
                                               "Payment: EAN invoice\n"
                                               "EAN number: 5798000416604\n"
                                               "Note to the approver: Bus",
                                               day);

  assert_changes (two, "");
  line_of (two->ours, 0)->day++;
  line_of (two->ours, 1)->amount = 9900;
  line_of (two->ours, 2)->metres = 100000;
  set (&line_of (two->ours, 2)->origin, "Ribe");
  two->ours->route = SPOR_ROUTE_EAN;
  set (&two->ours->ean, "5798000416604");
  set (&two->ours->note, "Bus");
  assert_changes (two, expected);
}

/* All of a new line; a receipt by its name; what was removed or emptied leaves nothing. */
static void
test_changed_lines (Fixture *self, gconstpointer data)
{
  g_autoptr (Two) two = two_new (self);
  g_autofree char *day = spor_day_format (today () - 1);
  g_autofree char *expected = g_strdup_printf ("Line 1: Receipt: billet.pdf\n"
                                               "Line 3: Mode of transport: Taxi\n"
                                               "Line 3: Date: %s\n"
                                               "Line 3: From: Odense\n"
                                               "Line 3: To: Aarhus\n"
                                               "Line 3: Amount: DKK\u00a099.00",
                                               day);

  set (&line_of (two->ours, 0)->receipt_id, line_of (two->ours, 1)->receipt_id);
  set (&line_of (two->ours, 1)->origin, "");
  g_ptr_array_remove_index (two->ours->lines, 2);
  add_line (two->ours, SPOR_MODE_TAXI, 9900);
  assert_changes (two, expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("merge/own-fields", test_own_fields);
  ADD ("merge/one-line", test_one_line);
  ADD ("merge/several-lines", test_several_lines);
  ADD ("merge/lines-removed", test_lines_removed);
  ADD ("merge/receipts", test_receipts);
  ADD ("merge/same-twice", test_same_twice);
  ADD ("merge/note-disputed", test_note_disputed);
  ADD ("merge/route-disputed", test_route_disputed);
  ADD ("merge/cost-disputed", test_cost_disputed);
  ADD ("merge/day-disputed", test_day_disputed);
  ADD ("merge/removed-and-changed", test_removed_and_changed);
  ADD ("merge/removed-is-dropped", test_removed_is_dropped);
  ADD ("merge/changed-and-removed", test_changed_and_removed);
  ADD ("merge/receipt-disputed", test_receipt_disputed);
  ADD ("merge/unseen", test_unseen);
  g_test_add_func ("/claim-merge/put", test_put);
  g_test_add_func ("/claim-merge/clipboard", test_clipboard);
  ADD ("merge/changes", test_changes);
  ADD ("merge/changed-lines", test_changed_lines);
  return g_test_run ();
}
