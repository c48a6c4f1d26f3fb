/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Workbooks are opened by check_refunds.py (openpyxl), which works out from the claims, dumped as
 * JSON, what every cell must hold. */

#include "../sheet-texts.h"
#include "folder.h"
#include "people.h"

#include "spor-id.h"
#include "spor-language.h"
#include "spor-refund-workbook.h"

#include <json-glib/json-glib.h>

#define MISSING_MODULE 77

/* What is typed in fields of a claim. */
static const char *const texts[] = {
  "",         "=1+1",         "+45 12 34 56 78", "-5 dage",
  "@SUM(A1)", "Åse & Bo <x>", "to\nlinjer",      "0012",
  "1e5",      "2025-03-03",   "billet.pdf",      "=HYPERLINK(\"http://example.com\";\"klik\")"
};

static const Person members[] = {
  { "=cmd|' /C calc'!A0", "Odense", 0, PROJECT_MANAGER, PUBLIC },
  { "Bo Ærø", "Aarhus", 0, PROJECT_MANAGER, PUBLIC },
  { "Carl", "Lolland", 1, SUPER_USER, SCHOOL },
  { "Eva", "Sydslesvig", 1, SUPER_USER, PUBLIC },
};

typedef struct
{
  char *folder;
  char *path;
  SporRound *round;
  SporSignups *signups;
  SporComposition *composition;
  SporRefunds *refunds;
} Fixture;

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static const char *
any_text (void)
{
  return texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))];
}

static gint64
any_instant (void)
{
  return 1735689600 + g_test_rand_int_range (0, 2 * 365 * 86400);
}

static void
add_meeting (Fixture *self, guint number)
{
  SporMeeting *meeting = spor_meeting_new ();

  g_free (meeting->id);
  meeting->id = spor_id_new ();
  set (&meeting->title, number % 3 ? any_text () : "");
  meeting->starts = spor_time_from_iso ("2025-01-06T08:00:00Z") + number * 45 * 86400;
  meeting->ends = meeting->starts + 7 * 3600;
  g_ptr_array_add (self->refunds->meetings, meeting);
}

static void
add_line (SporClaim *claim)
{
  SporClaimLine *line = spor_claim_line_new (g_test_rand_int_range (0, SPOR_N_MODES),
                                             20089 + g_test_rand_int_range (0, 700));

  set (&line->origin, any_text ());
  set (&line->destination, any_text ());
  set (&line->note, any_text ());
  if (spor_mode_has_rate (line->mode))
    {
      line->metres = 10 * g_test_rand_int_range (0, 100000);
      line->rate = g_test_rand_int_range (0, 400);
      line->amount = spor_money_of_distance (line->rate, line->metres);
    }
  else
    line->amount = g_test_rand_int_range (0, 1000000);
  if (claim->receipts->len > 0)
    set (&line->receipt_id, ((SporReceipt *)claim->receipts->pdata[0])->id);
  g_ptr_array_add (claim->lines, line);
}

static void
add_receipt (SporClaim *claim)
{
  SporReceipt *receipt = spor_receipt_new ();

  set (&receipt->id, "receipt");
  set (&receipt->name, any_text ());
  g_ptr_array_add (claim->receipts, receipt);
}

static void
add_return (SporClaim *claim)
{
  SporClaimReturn *earlier = g_new0 (SporClaimReturn, 1);

  earlier->submitted_at = any_instant ();
  earlier->submitted_by = g_strdup (any_text ());
  earlier->decided_at = any_instant ();
  earlier->decided_by = g_strdup (any_text ());
  earlier->reason = g_strdup (any_text ());
  g_ptr_array_add (claim->returns, earlier);
}

static void
decide (SporClaim *claim)
{
  claim->state = g_test_rand_int_range (0, SPOR_N_CLAIM_STATES);
  if (claim->state == SPOR_CLAIM_DRAFT)
    return;
  for (int n = g_test_rand_int_range (-1, 3); n > 0; n--)
    add_return (claim);
  claim->submitted_at = any_instant ();
  set (&claim->submitted_by, any_text ());
  if (claim->state == SPOR_CLAIM_SUBMITTED)
    return;
  claim->decided_at = any_instant ();
  set (&claim->decided_by, any_text ());
  set (&claim->reason, any_text ());
  if (claim->state != SPOR_CLAIM_PAID)
    return;
  claim->paid_at = any_instant ();
  claim->paid_on = 20089 + g_test_rand_int_range (0, 700);
  set (&claim->paid_by, any_text ());
  set (&claim->reference, any_text ());
}

static void
add_claim (Fixture *self)
{
  SporClaim *claim = spor_claim_new ();
  guint n_lines = g_test_rand_int_range (0, 5);
  guint n_meetings = spor_refunds_n_meetings (self->refunds);

  g_free (claim->id);
  claim->id = spor_id_new ();
  g_free (claim->signup_id);
  claim->signup_id = g_strdup_printf ("person-%d", g_test_rand_int_range (0, 5));
  set (&claim->meeting_id,
       spor_refunds_meeting (self->refunds, g_test_rand_int_range (0, n_meetings))->id);
  claim->created_at = any_instant ();
  set (&claim->note, any_text ());
  if (g_test_rand_bit ())
    {
      claim->route = SPOR_ROUTE_EAN;
      set (&claim->ean, "5790000121526");
    }
  if (g_test_rand_bit ())
    add_receipt (claim);
  if (spor_refunds_n_claims (self->refunds) > 0 && g_test_rand_bit ())
    set (&claim->corrects, spor_refunds_claim (self->refunds, 0)->id);
  for (guint i = 0; i < n_lines; i++)
    add_line (claim);
  decide (claim);
  g_ptr_array_add (self->refunds->claims, claim);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("spor-refunds-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "Refusion æøå.xlsx", NULL);
  self->round = people_round_new ();
  self->signups = people_sign_up (self->round, members, G_N_ELEMENTS (members));
  self->composition = spor_composition_new (self->signups, "a", "Forslag A");
  people_seat (self->composition, 1, 0);
  self->refunds = spor_refunds_new ();
  for (guint i = 0; i < 8; i++)
    add_meeting (self, i);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  folder_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
  spor_refunds_unref (self->refunds);
  spor_composition_unref (self->composition);
  spor_signups_unref (self->signups);
  spor_round_unref (self->round);
}

/* --- What is expected ----------------------------------------------------------------------- */

static void
dump_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text ? text : "");
}

static void
dump_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
dump_instant (JsonBuilder *builder, const char *name, gint64 instant)
{
  g_autofree char *iso = spor_time_to_iso (instant);

  dump_text (builder, name, iso);
}

static void
dump_day (JsonBuilder *builder, const char *name, gint64 day)
{
  g_autofree char *iso = spor_day_to_iso (day);

  dump_text (builder, name, iso);
}

static void
dump_line (JsonBuilder *builder, const SporClaim *claim, const SporClaimLine *line)
{
  const SporReceipt *receipt = spor_claim_find_receipt (claim, line->receipt_id);

  json_builder_begin_object (builder);
  dump_text (builder, "mode", spor_mode_key (line->mode));
  dump_day (builder, "day", line->day);
  dump_text (builder, "origin", line->origin);
  dump_text (builder, "destination", line->destination);
  dump_int (builder, "metres", line->metres);
  dump_int (builder, "rate", line->rate);
  dump_int (builder, "amount", line->amount);
  dump_text (builder, "receipt", receipt ? receipt->name : "");
  dump_text (builder, "note", line->note);
  json_builder_end_object (builder);
}

static void
dump_returns (JsonBuilder *builder, const SporClaim *claim)
{
  json_builder_set_member_name (builder, "returns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < claim->returns->len; i++)
    {
      const SporClaimReturn *earlier = g_ptr_array_index (claim->returns, i);
      g_autofree char *iso = spor_time_to_iso (earlier->decided_at);

      json_builder_begin_array (builder);
      json_builder_add_string_value (builder, iso);
      json_builder_add_string_value (builder, earlier->decided_by);
      json_builder_add_string_value (builder, earlier->reason);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
dump_claim (JsonBuilder *builder, const SporClaim *claim)
{
  json_builder_begin_object (builder);
  dump_text (builder, "id", claim->id);
  dump_text (builder, "meeting", claim->meeting_id);
  dump_text (builder, "member", claim->signup_id);
  dump_text (builder, "corrects", claim->corrects);
  dump_text (builder, "state", spor_claim_state_key (claim->state));
  dump_text (builder, "route", spor_route_key (claim->route));
  dump_text (builder, "ean", claim->ean);
  dump_text (builder, "note", claim->note);
  dump_instant (builder, "created_at", claim->created_at);
  dump_instant (builder, "submitted_at", claim->submitted_at);
  dump_instant (builder, "decided_at", claim->decided_at);
  dump_text (builder, "submitted_by", claim->submitted_by);
  dump_text (builder, "decided_by", claim->decided_by);
  dump_text (builder, "paid_by", claim->paid_by);
  dump_text (builder, "reason", claim->reason);
  dump_day (builder, "paid_on", claim->paid_on);
  dump_text (builder, "reference", claim->reference);
  dump_int (builder, "receipts", claim->receipts->len);
  dump_returns (builder, claim);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < claim->lines->len; i++)
    dump_line (builder, claim, spor_claim_line (claim, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
dump_meetings (JsonBuilder *builder, const SporRefunds *refunds)
{
  json_builder_set_member_name (builder, "meetings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < spor_refunds_n_meetings (refunds); i++)
    {
      json_builder_begin_object (builder);
      dump_text (builder, "id", spor_refunds_meeting (refunds, i)->id);
      dump_text (builder, "title", spor_refunds_meeting (refunds, i)->title);
      dump_instant (builder, "starts", spor_refunds_meeting (refunds, i)->starts);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static char *
dump (Fixture *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  dump_text (builder, "round", self->round->name);
  dump_int (builder, "budget", self->refunds->terms.budget);
  dump_meetings (builder, self->refunds);
  json_builder_set_member_name (builder, "claims");
  json_builder_begin_array (builder);
  for (guint i = 0; i < spor_refunds_n_claims (self->refunds); i++)
    dump_claim (builder, spor_refunds_claim (self->refunds, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* One sheet, of two payments of three. */
static void
assert_says_sums (const char *text, gint64 chosen, gint64 all)
{
  g_autofree char *part = spor_money_format (chosen);
  g_autofree char *whole = spor_money_format (all);
  g_autofree char *facts
      = g_strdup_printf ("2 of 3 payments, %s of %s in all. Made on ", part, whole);

  g_assert_true (g_str_has_prefix (text, "Payment list\nPayment list: a selection of what is "
                                         "approved and not paid yet\n"));
  g_assert_nonnull (strstr (text, facts));
}

/* --- Tests ---------------------------------------------------------------------------------- */

static void
check (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = g_build_filename (self->folder, "expected.json", NULL);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "core", "check_refunds.py", NULL);
  g_autofree char *said = NULL;
  g_autofree char *json = dump (self);
  char *argv[] = { (char *)"/usr/bin/python3", script, self->path, expected, NULL };
  int status;

  g_file_set_contents (expected, json, -1, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &said, &status, &error);
  g_assert_no_error (error);
  if (WIFEXITED (status) && WEXITSTATUS (status) == MISSING_MODULE)
    {
      g_test_skip ("openpyxl is missing");
      return;
    }
  if (status != 0)
    g_printerr ("%s", said);
  g_assert_cmpint (status, ==, 0);
}

static void
write_workbook (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  spor_refund_workbook_write (self->refunds, self->composition, self->path, NULL, &error);
  g_assert_no_error (error);
}

static void
test_cells (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 400; i++)
    add_claim (self);
  self->refunds->terms.budget = 12345600;
  write_workbook (self);
  check (self);
}

/* Sheets that have nothing to list say so. */
static void
test_empty (Fixture *self, gconstpointer data)
{
  write_workbook (self);
  check (self);
}

/* Those of the chosen claims that are to be paid, and of how many. */
static void
test_some (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *whole = NULL;
  const char *claims[4] = { NULL };
  SporClaimState states[]
      = { SPOR_CLAIM_APPROVED, SPOR_CLAIM_PAID, SPOR_CLAIM_APPROVED, SPOR_CLAIM_APPROVED };
  gint64 chosen, all = 0;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      SporClaim *claim;

      add_claim (self);
      claim = g_ptr_array_index (self->refunds->claims, i);
      claim->state = states[i];
      set (&claim->corrects, "");
      all += states[i] == SPOR_CLAIM_APPROVED ? spor_claim_total (claim) : 0;
      if (i < 3)
        claims[i] = claim->id;
    }
  chosen = spor_claim_total (spor_refunds_claim (self->refunds, 0))
           + spor_claim_total (spor_refunds_claim (self->refunds, 2));
  spor_refund_workbook_write_some (self->refunds, self->composition, claims, self->path, NULL,
                                   &error);
  g_assert_no_error (error);
  text = sheet_texts_read (self->path);
  assert_says_sums (text, chosen, all);

  /* All that there are: nothing of a selection. */
  claims[1] = spor_refunds_claim (self->refunds, 3)->id;
  spor_refund_workbook_write_some (self->refunds, self->composition, claims, self->path, NULL,
                                   &error);
  g_assert_no_error (error);
  whole = sheet_texts_read (self->path);
  g_assert_true (
      g_str_has_prefix (whole, "Payment list\nPayment list: approved and not paid yet\n"));

  claims[1] = spor_refunds_claim (self->refunds, 1)->id;
  claims[0] = claims[2] = claims[1];
  g_assert_false (spor_refund_workbook_write_some (self->refunds, self->composition, claims,
                                                   self->path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* A workbook that cannot be written leaves the one that is there. */
static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_file_set_contents (self->path, "before", -1, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (spor_refund_workbook_write (self->refunds, self->composition, self->path,
                                              cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_file_get_contents (self->path, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, "before");
}

int
main (int argc, char *argv[])
{
  spor_language_init ("en");
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func)                                                                            \
  g_test_add ("/refund-workbook/" path, Fixture, NULL, set_up, func, tear_down)

  ADD ("cells", test_cells);
  ADD ("empty", test_empty);
  ADD ("some", test_some);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
