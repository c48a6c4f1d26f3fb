/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-totals.h"

#include "cli-json.h"
#include "cli-part.h"
#include "cli-table.h"
#include "spor-claim-totals.h"
#include "spor-store-alternatives.h"
#include "spor-store-refunds.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* What is printed; parts are borrowed. */
typedef struct
{
  const SporRefunds *refunds;
  const SporClaimTotal *whole;
  const GPtrArray *groups; /* NULL: not asked for */
  int by;
} SporCliTotals;

/* --- JSON ----------------------------------------------------------------------------------- */

static void
spor_json_add_total (JsonBuilder *builder, const SporClaimTotal *total)
{
  json_builder_begin_object (builder);
  spor_json_add_text (builder, "key", total->key);
  spor_json_add_text (builder, "label", total->label);
  spor_json_add_int (builder, "claims", total->n_claims);
  json_builder_set_member_name (builder, "amounts");
  json_builder_begin_object (builder);
  for (int state = 0; state < SPOR_N_CLAIM_STATES; state++)
    spor_json_add_int (builder, spor_claim_state_key (state), total->amounts[state]);
  json_builder_end_object (builder);
  spor_json_add_int (builder, "total", spor_claim_total_sum (total));
  json_builder_end_object (builder);
}

static void
spor_cli_print_totals_json (const SporCliTotals *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  spor_json_add_int (builder, "budget", self->refunds->terms.budget);
  spor_json_add_int (builder, "used", spor_claim_total_used (self->whole));
  spor_json_add_int (builder, "waiting", spor_claim_total_waiting (self->whole));
  json_builder_set_member_name (builder, "whole");
  spor_json_add_total (builder, self->whole);
  if (self->groups)
    {
      spor_json_add_text (builder, "by", spor_totals_by_key (self->by));
      json_builder_set_member_name (builder, "groups");
      json_builder_begin_array (builder);
      for (guint i = 0; i < self->groups->len; i++)
        spor_json_add_total (builder, g_ptr_array_index (self->groups, i));
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
  spor_json_print (builder);
}

/* --- Text ----------------------------------------------------------------------------------- */

static void
spor_cli_print_total (SporCliTable *table, const SporClaimTotal *total)
{
  spor_cli_table_add (table, g_strdup (total->label), g_strdup_printf ("%u", total->n_claims),
                      spor_money_format (total->amounts[SPOR_CLAIM_DRAFT]),
                      spor_money_format (total->amounts[SPOR_CLAIM_SUBMITTED]),
                      spor_money_format (total->amounts[SPOR_CLAIM_APPROVED]),
                      spor_money_format (total->amounts[SPOR_CLAIM_RETURNED]),
                      spor_money_format (total->amounts[SPOR_CLAIM_REJECTED]),
                      spor_money_format (total->amounts[SPOR_CLAIM_PAID]),
                      spor_money_format (spor_claim_total_sum (total)));
}

static void
spor_cli_print_budget (const SporCliTotals *self)
{
  g_autofree char *budget = spor_money_format (self->refunds->terms.budget);
  g_autofree char *used = spor_money_format (spor_claim_total_used (self->whole));
  g_autofree char *waiting = spor_money_format (spor_claim_total_waiting (self->whole));

  if (self->refunds->terms.budget > 0)
    /* Translators: three amounts: approved or paid, the budget, submitted */
    printf (_ ("%s of a budget of %s is used; %s waits."), used, budget, waiting);
  else
    /* Translators: two amounts: approved or paid, submitted */
    printf (_ ("%s is used, of no fixed budget; %s waits."), used, waiting);
  putchar ('\n');
}

static void
spor_cli_print_totals_text (const SporCliTotals *self)
{
  g_autoptr (SporCliTable) table = spor_cli_table_new (9);

  spor_cli_table_add (table, g_strdup (self->groups ? spor_totals_by_label (self->by) : ""),
                      g_strdup (_ ("Claims")), g_strdup (spor_claim_state_label (SPOR_CLAIM_DRAFT)),
                      g_strdup (spor_claim_state_label (SPOR_CLAIM_SUBMITTED)),
                      g_strdup (spor_claim_state_label (SPOR_CLAIM_APPROVED)),
                      g_strdup (spor_claim_state_label (SPOR_CLAIM_RETURNED)),
                      g_strdup (spor_claim_state_label (SPOR_CLAIM_REJECTED)),
                      g_strdup (spor_claim_state_label (SPOR_CLAIM_PAID)), g_strdup (_ ("Total")));
  for (guint i = 0; self->groups && i < self->groups->len; i++)
    spor_cli_print_total (table, g_ptr_array_index (self->groups, i));
  spor_cli_print_total (table, self->whole);
  spor_cli_table_print (table);
  spor_cli_print_budget (self);
}

/* --- The command ---------------------------------------------------------------------------- */

gboolean
spor_cli_claim_totals (SporCli *cli, GError **error)
{
  const char *key = spor_cli_option (cli, "by");
  g_autoptr (SporRefunds) refunds = NULL;
  g_autoptr (SporComposition) composition = NULL;
  g_autoptr (SporClaimTotal) whole = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  SporCliTotals self = { .by = key ? spor_totals_by_from_key (key) : -1 };

  if (key && self.by < 0)
    /* Translators: what was typed */
    return spor_cli_misuse (error,
                            _ ("Claims cannot be grouped by “%s”: choose meeting, track, "
                               "municipality, region, month or state."),
                            key);
  if (!(refunds = spor_store_load_refunds (cli->store, cli->round, error))
      || !(composition = spor_store_load_decided (cli->store, FALSE, error)))
    return FALSE;
  self.refunds = refunds;
  self.whole = whole = spor_claim_totals_whole (refunds);
  if (key)
    self.groups = groups = spor_claim_totals (refunds, composition, self.by);
  if (cli->json)
    spor_cli_print_totals_json (&self);
  else
    spor_cli_print_totals_text (&self);
  return TRUE;
}
