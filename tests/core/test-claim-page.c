/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-reader.h"
#include "people.h"

#include "spor-claim-page.h"
#include "spor-language.h"
#include "spor-paper.h"
#include "spor-receipts.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

/* A claim on paper, with whatever its receipts are; read by poppler's own programs. */

static const Person members[] = { { "Åse Ærø", "Odense", 0, PROJECT_MANAGER, PUBLIC } };

typedef struct
{
  char *folder;
  char *path;
  SporRound *round;
  SporSignups *signups;
  SporComposition *composition;
  SporRefunds *refunds;
  SporClaim *claim;
} Fixture;

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
add_line (SporClaim *claim, SporMode mode, gint64 amount)
{
  SporClaimLine *line = spor_claim_line_new (mode, spor_day_from_iso ("2025-04-01"));

  set (&line->origin, "Odense");
  set (&line->destination, "Aarhus");
  line->amount = amount;
  if (spor_mode_has_rate (mode))
    {
      line->metres = 700000;
      line->rate = 223;
    }
  g_ptr_array_add (claim->lines, line);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  SporMeeting *meeting = spor_meeting_new ();

  self->folder = g_dir_make_tmp ("spor-claim-page-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "Rejseafregning æøå.pdf", NULL);
  self->round = people_round_new ();
  self->signups = people_sign_up (self->round, members, G_N_ELEMENTS (members));
  self->composition = spor_composition_new (self->signups, "a", "Forslag A");
  self->refunds = spor_refunds_new ();
  set (&meeting->id, "meeting");
  set (&meeting->title, "Opstartsmøde");
  set (&meeting->place, "DOKK1, Aarhus");
  meeting->starts = spor_time_from_iso ("2025-04-01T07:00:00Z");
  meeting->ends = spor_time_from_iso ("2025-04-01T14:00:00Z");
  g_ptr_array_add (self->refunds->meetings, meeting);
  g_ptr_array_add (self->refunds->attendance, g_ptr_array_new ());
  self->claim = spor_claim_new ();
  set (&self->claim->id, "00000000-0000-7000-8000-0000a1b2c3d4");
  set (&self->claim->meeting_id, "meeting");
  set (&self->claim->signup_id, "person-0");
  self->claim->created_at = spor_time_from_iso ("2025-04-02T08:00:00Z");
  add_line (self->claim, SPOR_MODE_PUBLIC, 9900);
  add_line (self->claim, SPOR_MODE_CAR, 156100);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0); /* nothing is left behind */
  spor_claim_free (self->claim);
  spor_refunds_unref (self->refunds);
  spor_composition_unref (self->composition);
  spor_signups_unref (self->signups);
  spor_round_unref (self->round);
  g_free (self->folder);
  g_free (self->path);
}

/* --- Receipts ------------------------------------------------------------------------------- */

static void
add_receipt (Fixture *self, const char *name, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  SporReceipt *receipt = spor_receipt_new_from_bytes (name, bytes, &error);

  g_assert_no_error (error);
  g_ptr_array_add (self->claim->receipts, receipt);
}

/* A PDF with as many pages, each with a text. */
static GBytes *
pdf_of (Fixture *self, const char *text, guint n_pages)
{
  g_autoptr (SporPaper) paper = spor_paper_new ("x", "", 0);
  g_autoptr (GError) error = NULL;
  char *content;
  gsize size;

  for (guint p = 0; p < n_pages; p++)
    {
      g_autofree char *line = g_strdup_printf ("%s %u", text, p + 1);

      spor_paper_add (paper, SPOR_PAPER_TITLE, line);
      spor_paper_break_page (paper);
    }
  g_assert_true (spor_paper_write (paper, self->path, NULL, &error));
  g_assert_true (g_file_get_contents (self->path, &content, &size, &error));
  g_assert_no_error (error);
  return g_bytes_new_take (content, size);
}

static GBytes *
picture_of (const char *type, int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x3584e4ff);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, type, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

/* The same turned by a camera: EXIF's orientation 6, a quarter to the right. */
static GBytes *
turned (GBytes *jpeg)
{
  static const guint8 exif[] = "\xff\xe1\x00\x22"
                               "Exif\0\0"
                               "MM\0*\0\0\0\x08"
                               "\0\1"
                               "\x01\x12\0\3\0\0\0\1\0\6\0\0"
                               "\0\0\0\0";
  gsize size;
  const guint8 *data = g_bytes_get_data (jpeg, &size);
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, data, 2);
  g_byte_array_append (bytes, exif, sizeof exif - 1);
  g_byte_array_append (bytes, data + 2, size - 2);
  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
half_of (GBytes *bytes)
{
  return g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) / 2);
}

static void
write_page (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  spor_claim_page_write (self->refunds, self->composition, self->claim, self->path, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_says (const char *text, const char *expected)
{
  if (!strstr (text, expected))
    g_test_message ("“%s” is not in: %s", expected, text);
  g_assert_nonnull (strstr (text, expected));
}

/* --- Tests ---------------------------------------------------------------------------------- */

static void
add_return (SporClaim *claim)
{
  SporClaimReturn *earlier = g_new0 (SporClaimReturn, 1);

  earlier->submitted_at = spor_time_from_iso ("2025-04-02T09:00:00Z");
  earlier->submitted_by = g_strdup ("Åse");
  earlier->decided_at = spor_time_from_iso ("2025-04-02T12:00:00Z");
  earlier->decided_by = g_strdup ("Finn");
  earlier->reason = g_strdup ("Mangler billet");
  g_ptr_array_add (claim->returns, earlier);
}

static void
test_texts (Fixture *self, gconstpointer data)
{
  static const char *const expected[] = {
    "Rejseafregning a1b2c3d4 – Implementeringsarbejdsgruppe FBS 2.0",
    "Navn Åse Ærø",
    "Kommune Odense",
    "Spor Spor 1: Implementering",
    "Møde Opstartsmøde",
    "Mødedato 1. april 2025",
    "Sted DOKK1, Aarhus",
    "Status Udbetalt",
    "Beløb 1.660,00 kr.",
    "EAN-faktura, 5790000121526",
    "Note Tog aflyst",
    "01-04-2025 Offentlig transport",
    "Odense – Aarhus",
    "700 km × 2,23 kr.",
    "1.561,00 kr.",
    "I alt 1.660,00 kr.",
    "Oprettet 2. april 2025 kl. 10.00",
    "Indsendt 2. april 2025 kl. 11.00 Åse Sendt retur 2. april 2025 kl. 14.00 Finn Mangler billet "
    "Indsendt 3. april 2025 kl. 10.00 Åse",
    "Oprettet 2. april 2025 kl. 10.00 Ida",
    "Godkendt 4. april 2025 kl. 10.00 Bo",
    "Udbetalt 5. april 2025 kl. 10.00 Finn",
    "05-04-2025, reference B-17",
    "Medlemmet var ikke inviteret til mødet.",
    "700 km er mere",
    "Side 1 af 1",
  };
  g_autofree char *text = NULL;

  set (&self->claim->created_by, "Ida");
  set (&self->claim->note, "Tog aflyst");
  self->claim->route = SPOR_ROUTE_EAN;
  set (&self->claim->ean, "5790000121526");
  self->claim->state = SPOR_CLAIM_PAID;
  add_return (self->claim);
  self->claim->submitted_at = spor_time_from_iso ("2025-04-03T08:00:00Z");
  set (&self->claim->submitted_by, "Åse");
  self->claim->decided_at = spor_time_from_iso ("2025-04-04T08:00:00Z");
  set (&self->claim->decided_by, "Bo");
  self->claim->paid_at = spor_time_from_iso ("2025-04-05T08:00:00Z");
  self->claim->paid_on = spor_day_from_iso ("2025-04-05");
  set (&self->claim->paid_by, "Finn");
  set (&self->claim->reference, "B-17");
  write_page (self);
  text = pdf_reader_flat (self->path);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_says (text, expected[i]);
  g_assert_null (strstr (text, "Kvitteringer"));
}

/* Each page on one of its own, as text and not as a picture of it. */
static void
test_receipts (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) ticket = pdf_of (self, "Billetten lyder på side", 3);
  g_autoptr (GBytes) screen = picture_of ("png", 300, 200);
  g_autoptr (GBytes) photo = picture_of ("jpeg", 400, 300);
  g_autoptr (GBytes) upright = turned (photo);
  g_autofree char *third = NULL;
  g_autofree char *images = NULL;

  add_receipt (self, "billet.pdf", ticket);
  add_receipt (self, "skærm.png", screen);
  add_receipt (self, "foto.jpg", photo);
  add_receipt (self, "drejet.jpg", upright);
  write_page (self);
  g_assert_cmpuint (pdf_reader_n_pages (self->path), ==, 1 + 3 + 3);
  third = pdf_reader_page (self->path, 4);
  assert_says (third, "Kvittering 1: billet.pdf, side 3 af 3");
  assert_says (third, "Billetten lyder på side 3");
  images = pdf_reader_run ((const char *[]){ "pdfimages", "-list", self->path, NULL });
  g_assert_true (g_regex_match_simple ("\\n +5 +0 image +300 +200 ", images, 0, 0));
  g_assert_true (g_regex_match_simple ("\\n +6 +1 image +400 +300 .* jpeg ", images, 0, 0));
  g_assert_true (g_regex_match_simple ("\\n +7 +2 image +300 +400 .* jpeg ", images, 0, 0));
}

/* What cannot be shown, or not all of it, has a page that says so. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) nonsense = g_bytes_new_static ("%PDF-1.7 nonsense", 17);
  g_autoptr (GBytes) huge = g_bytes_new_static (
      "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\xea\x60\0\0\xea\x60\x08\2\0\0\0\x3f\x9d\x2e\x6b"
      "\0\0\0\4IDAT\x78\x9c\1\0",
      45);
  g_autoptr (GBytes) photo = picture_of ("jpeg", 400, 300);
  g_autoptr (GBytes) half_photo = half_of (photo);
  g_autoptr (GBytes) screen = picture_of ("png", 900, 700);
  g_autoptr (GBytes) half_screen = half_of (screen);
  static const char *const said[]
      = { "kan ikke vises: Filen er beskadiget", "kan ikke vises: Filen er beskadiget",
          "Filen er beskadiget", "Filen er beskadiget", "kan ikke vises: Filen er beskadiget" };

  add_receipt (self, "vrøvl.pdf", nonsense);
  add_receipt (self, "bombe.png", huge);
  add_receipt (self, "halvt.jpg", half_photo);
  add_receipt (self, "halv.png", half_screen);
  add_receipt (self, "væk.png", screen);
  g_clear_pointer (&((SporReceipt *)self->claim->receipts->pdata[4])->bytes, g_bytes_unref);
  write_page (self);
  g_assert_cmpuint (pdf_reader_n_pages (self->path), ==, 1 + G_N_ELEMENTS (said));
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autofree char *text = pdf_reader_page (self->path, i + 2);

      assert_says (text, said[i]);
    }
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_file_set_contents (self->path, "before", -1, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (spor_claim_page_write (self->refunds, self->composition, self->claim, self->path,
                                         cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_file_get_contents (self->path, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, "before");
}

int
main (int argc, char *argv[])
{
  spor_language_init ("da");
  g_test_init (&argc, &argv, NULL);
  if (!pdf_reader_is_there ())
    return PDF_READER_MISSING;

#define ADD(path, func) g_test_add ("/claim-page/" path, Fixture, NULL, set_up, func, tear_down)

  ADD ("texts", test_texts);
  ADD ("receipts", test_receipts);
  ADD ("damaged", test_damaged);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
