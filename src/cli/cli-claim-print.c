/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-claim-print.h"

#include "cli-json.h"
#include "cli-signup.h"
#include "cli-table.h"
#include "spor-id.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define METRES_PER_KM 1000.0

/* --- JSON ----------------------------------------------------------------------------------- */

static const char *
spor_null_if_empty (const char *text)
{
  return *text ? text : NULL;
}

static void
spor_json_add_day (JsonBuilder *builder, const char *name, gint64 day)
{
  g_autofree char *iso = spor_day_to_iso (day);

  spor_json_add_text (builder, name, iso);
}

static void
spor_json_add_line (JsonBuilder *builder, const SporClaimLine *line)
{
  gboolean has_rate = spor_mode_has_rate (line->mode);

  json_builder_begin_object (builder);
  spor_json_add_text (builder, "mode", spor_mode_key (line->mode));
  spor_json_add_day (builder, "date", line->day);
  spor_json_add_text (builder, "from", line->origin);
  spor_json_add_text (builder, "to", line->destination);
  if (has_rate)
    {
      spor_json_add_number (builder, "km", line->metres / METRES_PER_KM);
      spor_json_add_int (builder, "rate", line->rate);
    }
  spor_json_add_int (builder, "amount", line->amount);
  spor_json_add_text (builder, "receipt", spor_null_if_empty (line->receipt_id));
  spor_json_add_text (builder, "note", line->note);
  json_builder_end_object (builder);
}

static void
spor_json_add_receipt (JsonBuilder *builder, const SporReceipt *receipt)
{
  json_builder_begin_object (builder);
  spor_json_add_text (builder, "id", receipt->id);
  spor_json_add_text (builder, "name", receipt->name);
  spor_json_add_text (builder, "type", receipt->media_type);
  spor_json_add_int (builder, "size", receipt->size);
  spor_json_add_text (builder, "sha256", receipt->sha256);
  json_builder_end_object (builder);
}

static void
spor_json_add_findings (JsonBuilder *builder, const char *name, const GPtrArray *findings)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      const SporClaimFinding *finding = g_ptr_array_index (findings, i);

      json_builder_begin_object (builder);
      spor_json_add_text (builder, "code", spor_claim_rule_key (finding->rule));
      spor_json_add_boolean (builder, "blocks", finding->severity == SPOR_SEVERITY_BLOCKS);
      if (finding->line >= 0)
        spor_json_add_int (builder, "line", finding->line + 1);
      else
        spor_json_add_text (builder, "line", NULL);
      spor_json_add_text (builder, "text", finding->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
spor_json_add_claim_states (JsonBuilder *builder, const SporClaim *claim)
{
  spor_json_add_text (builder, "state", spor_claim_state_key (claim->state));
  spor_json_add_instant (builder, "created_at", claim->created_at);
  spor_json_add_instant (builder, "submitted_at", claim->submitted_at);
  spor_json_add_text (builder, "submitted_by", spor_null_if_empty (claim->submitted_by));
  spor_json_add_instant (builder, "decided_at", claim->decided_at);
  spor_json_add_text (builder, "decided_by", spor_null_if_empty (claim->decided_by));
  spor_json_add_text (builder, "reason", spor_null_if_empty (claim->reason));
  spor_json_add_instant (builder, "paid_at", claim->paid_at);
  spor_json_add_text (builder, "paid_by", spor_null_if_empty (claim->paid_by));
  spor_json_add_day (builder, "paid_on", claim->paid_on);
  spor_json_add_text (builder, "reference", spor_null_if_empty (claim->reference));
}

static void
spor_json_add_returns (JsonBuilder *builder, const GPtrArray *returns)
{
  json_builder_set_member_name (builder, "returns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < returns->len; i++)
    {
      const SporClaimReturn *earlier = g_ptr_array_index (returns, i);

      json_builder_begin_object (builder);
      spor_json_add_instant (builder, "submitted_at", earlier->submitted_at);
      spor_json_add_text (builder, "submitted_by", earlier->submitted_by);
      spor_json_add_instant (builder, "decided_at", earlier->decided_at);
      spor_json_add_text (builder, "decided_by", earlier->decided_by);
      spor_json_add_text (builder, "reason", earlier->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
spor_json_add_claim (JsonBuilder *builder,
                     const SporSignups *signups,
                     const SporClaim *claim,
                     gint64 due,
                     const GPtrArray *findings)
{
  int member = spor_signups_find (signups, claim->signup_id);

  json_builder_begin_object (builder);
  spor_json_add_text (builder, "id", claim->id);
  spor_json_add_text (builder, "meeting", claim->meeting_id);
  spor_json_add_text (builder, "member", claim->signup_id);
  spor_json_add_text (builder, "name",
                      member >= 0 ? spor_signups_row (signups, member)->name : NULL);
  spor_json_add_text (builder, "corrects", spor_null_if_empty (claim->corrects));
  spor_json_add_text (builder, "route", spor_route_key (claim->route));
  spor_json_add_text (builder, "ean", spor_null_if_empty (claim->ean));
  spor_json_add_text (builder, "note", claim->note);
  spor_json_add_int (builder, "total", spor_claim_total (claim));
  spor_json_add_int (builder, "due", due);
  spor_json_add_claim_states (builder, claim);
  spor_json_add_returns (builder, claim->returns);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < claim->lines->len; i++)
    spor_json_add_line (builder, spor_claim_line (claim, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "receipts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < claim->receipts->len; i++)
    spor_json_add_receipt (builder, g_ptr_array_index (claim->receipts, i));
  json_builder_end_array (builder);
  spor_json_add_findings (builder, "findings", findings);
  json_builder_end_object (builder);
}

/* --- Text ----------------------------------------------------------------------------------- */

static void
spor_cli_print_claim_line (SporCliTable *table, const SporClaimLine *line)
{
  gboolean has_rate = spor_mode_has_rate (line->mode);

  spor_cli_table_add (table, g_strconcat ("  ", spor_mode_label (line->mode), NULL),
                      spor_day_format (line->day),
                      g_strconcat (line->origin, " – ", line->destination, NULL),
                      has_rate ? spor_km_format (line->metres) : g_strdup (""),
                      spor_money_format (line->amount));
}

static void
spor_cli_print_claim_text (const SporSignups *signups,
                           const SporClaim *claim,
                           gint64 due,
                           const GPtrArray *findings)
{
  g_autoptr (SporCliTable) table = spor_cli_table_new (5);
  g_autofree char *id = spor_short_id (claim->id);
  g_autofree char *total = spor_money_format (spor_claim_total (claim));
  g_autofree char *amount = spor_money_format (ABS (due));
  int member = spor_signups_find (signups, claim->signup_id);

  printf ("%s  %s  %s  %s\n", id, spor_claim_state_label (claim->state),
          member >= 0 ? spor_signups_row (signups, member)->name : "", total);
  if (due != spor_claim_total (claim))
    printf ("  %s: %s\n", due < 0 ? _ ("To pay back") : _ ("To pay out"), amount);
  for (guint i = 0; i < claim->lines->len; i++)
    spor_cli_print_claim_line (table, spor_claim_line (claim, i));
  spor_cli_table_print (table);
  for (guint i = 0; i < findings->len; i++)
    printf ("  ! %s\n", ((SporClaimFinding *)g_ptr_array_index (findings, i))->text);
}

/* --- Both ----------------------------------------------------------------------------------- */

static const SporMunicipality *
spor_cli_find_home (SporCli *cli, const SporSignups *signups, const char *signup_id)
{
  int index = spor_signups_find (signups, signup_id);
  int place = index >= 0 ? spor_signups_row (signups, index)->municipality : -1;

  return place >= 0 ? spor_places_get (cli->places, place) : NULL;
}

static void
spor_cli_show_claim (SporCli *cli,
                     JsonBuilder *builder,
                     const SporSignups *signups,
                     const SporRefunds *refunds,
                     const SporClaim *claim)
{
  g_autoptr (GPtrArray) findings
      = spor_refunds_check (refunds, claim, spor_cli_find_home (cli, signups, claim->signup_id),
                            cli->places, spor_day_of_instant (g_get_real_time () / G_USEC_PER_SEC));
  gint64 due = spor_refunds_due (refunds, claim);

  if (cli->json)
    spor_json_add_claim (builder, signups, claim, due, findings);
  else
    spor_cli_print_claim_text (signups, claim, due, findings);
}

gboolean
spor_cli_print_loaded_claim (SporCli *cli, const SporClaim *claim, GError **error)
{
  g_autoptr (SporSignups) signups = spor_store_load_signups (cli->store, cli->round, FALSE, error);
  g_autoptr (SporRefunds) refunds
      = signups ? spor_store_load_refunds (cli->store, cli->round, error) : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!refunds)
    return FALSE;
  spor_cli_show_claim (cli, builder, signups, refunds, claim);
  if (cli->json)
    spor_json_print (builder);
  return TRUE;
}

gboolean
spor_cli_print_claim (SporCli *cli, const char *id, GError **error)
{
  g_autoptr (SporClaim) claim = spor_store_load_claim (cli->store, id, error);

  return claim && spor_cli_print_loaded_claim (cli, claim, error);
}

static gboolean
spor_cli_claim_filter_passes (const SporCliClaimFilter *self, const SporClaim *claim)
{
  return (self->state < 0 || (int)claim->state == self->state)
         && (!self->signup_id || g_str_equal (self->signup_id, claim->signup_id))
         && (!self->meeting_id || g_str_equal (self->meeting_id, claim->meeting_id));
}

gboolean
spor_cli_print_claims (SporCli *cli,
                       const SporSignups *signups,
                       const SporCliClaimFilter *filter,
                       GError **error)
{
  g_autoptr (SporRefunds) refunds = spor_store_load_refunds (cli->store, cli->round, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gint64 total = 0, due = 0;

  if (!refunds)
    return FALSE;
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "claims");
  json_builder_begin_array (builder);
  for (guint i = 0; i < spor_refunds_n_claims (refunds); i++)
    {
      const SporClaim *claim = spor_refunds_claim (refunds, i);

      if (!spor_cli_claim_filter_passes (filter, claim))
        continue;
      spor_cli_show_claim (cli, builder, signups, refunds, claim);
      total += spor_claim_total (claim);
      due += spor_refunds_due (refunds, claim);
    }
  json_builder_end_array (builder);
  spor_json_add_int (builder, "total", total);
  spor_json_add_int (builder, "due", due);
  json_builder_end_object (builder);
  if (cli->json)
    spor_json_print (builder);
  return TRUE;
}

gboolean
spor_cli_explain_refusal (SporCli *cli, const GPtrArray *findings, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!findings)
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    {
      const SporClaimFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == SPOR_SEVERITY_BLOCKS)
        g_string_append_printf (text, "%s%s: %s", text->len ? " " : "",
                                spor_claim_rule_key (finding->rule), finding->text);
    }
  g_clear_error (error);
  g_set_error_literal (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED, text->str);
  if (cli->json)
    {
      json_builder_begin_object (builder);
      spor_json_add_findings (builder, "refused", findings);
      json_builder_end_object (builder);
      spor_json_print (builder);
    }
  return FALSE;
}
