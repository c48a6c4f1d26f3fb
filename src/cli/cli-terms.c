/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-terms.h"

#include "cli-json.h"
#include "cli-part.h"
#include "cli-table.h"
#include "spor-store-refunds.h"

#include <glib/gi18n-lib.h>

#define MOST_DAYS 366
#define MOST_MONTHS 120

static gboolean
spor_cli_read_car_rate (SporCli *cli, SporRefundTerms *terms, GError **error)
{
  const char *text = spor_cli_option (cli, "car-rate");
  int found = text ? spor_car_rate_from_key (text) : (int)terms->car_rate;

  if (found < 0)
    /* Translators: what was typed */
    return spor_cli_misuse (error, _ ("“%s” is not a car rate: low or high."), text);
  terms->car_rate = found;
  return TRUE;
}

static gboolean
spor_cli_read_amount (SporCli *cli, const char *option, gint64 *amount, GError **error)
{
  const char *text = spor_cli_option (cli, option);

  return !text || spor_money_parse (text, amount)
         || spor_cli_misuse (error, _ ("“%s” is not an amount of money: 1.234,50."), text);
}

static gboolean
spor_cli_read_number (SporCli *cli, const char *option, guint most, guint *number, GError **error)
{
  const char *text = spor_cli_option (cli, option);
  guint64 value = *number;

  if (text && !g_ascii_string_to_unsigned (text, 10, 0, most, &value, NULL))
    {
      g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                   /* Translators: what was typed; a number */
                   _ ("“%s” is not a number from 0 to %u."), text, most);
      return FALSE;
    }
  *number = value;
  return TRUE;
}

static gboolean
spor_cli_read_terms (SporCli *cli, SporRefundTerms *terms, GError **error)
{
  return spor_cli_read_car_rate (cli, terms, error)
         && spor_cli_read_amount (cli, "receipt-above", &terms->receipt_above, error)
         && spor_cli_read_number (cli, "days-before", MOST_DAYS, &terms->days_before, error)
         && spor_cli_read_number (cli, "days-after", MOST_DAYS, &terms->days_after, error)
         && spor_cli_read_number (cli, "months", MOST_MONTHS, &terms->months, error)
         && spor_cli_read_amount (cli, "budget", &terms->budget, error);
}

static void
spor_cli_print_terms_json (const SporRefundTerms *terms)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  spor_json_add_text (builder, "car_rate", spor_car_rate_key (terms->car_rate));
  spor_json_add_int (builder, "receipt_above", terms->receipt_above);
  spor_json_add_int (builder, "days_before", terms->days_before);
  spor_json_add_int (builder, "days_after", terms->days_after);
  spor_json_add_int (builder, "months", terms->months);
  spor_json_add_int (builder, "budget", terms->budget);
  json_builder_end_object (builder);
  spor_json_print (builder);
}

static char *
spor_cli_count (guint n)
{
  return g_strdup_printf ("%u", n);
}

static void
spor_cli_print_terms_text (const SporRefundTerms *terms)
{
  g_autoptr (SporCliTable) table = spor_cli_table_new (2);

  spor_cli_table_add (table, g_strdup (_ ("Rate for own car")),
                      g_strdup (terms->car_rate == SPOR_CAR_RATE_HIGH ? _ ("High") : _ ("Low")));
  spor_cli_table_add (table, g_strdup (_ ("Receipt needed above")),
                      spor_money_format (terms->receipt_above));
  spor_cli_table_add (table, g_strdup (_ ("Days before a meeting")),
                      spor_cli_count (terms->days_before));
  spor_cli_table_add (table, g_strdup (_ ("Days after a meeting")),
                      spor_cli_count (terms->days_after));
  spor_cli_table_add (table, g_strdup (_ ("Months to claim in")), spor_cli_count (terms->months));
  spor_cli_table_add (table, g_strdup (_ ("Budget")),
                      terms->budget ? spor_money_format (terms->budget)
                                    : g_strdup (_ ("No budget")));
  spor_cli_table_print (table);
}

gboolean
spor_cli_claim_terms (SporCli *cli, GError **error)
{
  SporRefundTerms terms, before;

  if (!spor_store_load_terms (cli->store, cli->round, &before, error))
    return FALSE;
  terms = before;
  if (!spor_cli_read_terms (cli, &terms, error)
      || (!spor_refund_terms_equal (&terms, &before)
          && !spor_store_save_terms (cli->store, cli->round, &before, &terms, error)))
    return FALSE;
  if (cli->json)
    spor_cli_print_terms_json (&terms);
  else
    spor_cli_print_terms_text (&terms);
  return TRUE;
}
