/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claims-fixture.h"

/* Drafts and their receipts: whole, logged, undone while they may be. */

static guint
load_claim_lines (Fixture *self, const SporClaim *claim)
{
  g_autoptr (SporClaim) loaded = load_claim (self, claim->id);

  return loaded->lines->len;
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
  g_assert_true (spor_store_save_claim (self->book.store, self->round, NULL, edited, NULL, &error));
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
  g_assert_true (spor_store_save_claim (self->book.store, self->round, NULL, claim, NULL, &error));
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

/* --- Past Spor ------------------------------------------------------------------------------ */

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("draft", test_draft);
  ADD ("edit", test_edit);
  ADD ("delete", test_delete);
  ADD ("personal-number", test_personal_number);
  g_test_add_func ("/claims/receipt-kinds", test_receipt_kinds);
  g_test_add_func ("/claims/receipt-name", test_receipt_name);
  g_test_add_func ("/claims/receipt-size", test_receipt_size);
  ADD ("sweep-undone", test_sweep_undone);
  ADD ("sweep-removed", test_sweep_removed);
  ADD ("receipt-changed", test_receipt_changed);
  return g_test_run ();
}
