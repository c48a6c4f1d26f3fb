/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-commands.h"
#include "cli-json.h"
#include "cli-part.h"
#include "cli-table.h"
#include "spor-store-refunds.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>

/* --- Printing ------------------------------------------------------------------------------- */

static void
spor_json_add_rate (JsonBuilder *builder, const SporRate *rate)
{
  g_autofree char *from = spor_day_to_iso (rate->from);
  g_autofree char *to = spor_day_to_iso (rate->to);

  json_builder_begin_object (builder);
  spor_json_add_text (builder, "from", from);
  spor_json_add_text (builder, "to", to);
  spor_json_add_int (builder, "high", rate->high);
  spor_json_add_int (builder, "low", rate->low);
  spor_json_add_int (builder, "bicycle", rate->bicycle);
  spor_json_add_text (builder, "source", rate->source);
  json_builder_end_object (builder);
}

static void
spor_cli_print_rates_json (const SporRates *rates)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "rates");
  json_builder_begin_array (builder);
  for (guint i = 0; i < spor_rates_get_n (rates); i++)
    spor_json_add_rate (builder, spor_rates_get (rates, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  spor_json_print (builder);
}

static void
spor_cli_print_rates_text (const SporRates *rates)
{
  g_autoptr (SporCliTable) table = spor_cli_table_new (6);

  spor_cli_table_add (table, g_strdup (_ ("From")), g_strdup (_ ("To")), g_strdup (_ ("Car, high")),
                      g_strdup (_ ("Car, low")), g_strdup (_ ("Bicycle")), g_strdup (_ ("Source")));
  for (guint i = 0; i < spor_rates_get_n (rates); i++)
    {
      const SporRate *rate = spor_rates_get (rates, i);

      spor_cli_table_add (table, spor_day_format (rate->from), spor_day_format (rate->to),
                          spor_money_format (rate->high), spor_money_format (rate->low),
                          spor_money_format (rate->bicycle), g_strdup (rate->source));
    }
  spor_cli_table_print (table);
}

static gboolean
spor_cli_rate_list (SporCli *cli, GError **error)
{
  g_autoptr (SporRates) rates = spor_store_load_rates (cli->store, error);

  if (!rates)
    return FALSE;
  if (cli->json)
    spor_cli_print_rates_json (rates);
  else
    spor_cli_print_rates_text (rates);
  return TRUE;
}

/* --- Changing ------------------------------------------------------------------------------- */

static gboolean
spor_cli_read_day (SporCli *cli, guint word, gint64 *day, GError **error)
{
  const char *text = spor_cli_word (cli, word);

  return spor_day_parse (text, day)
         /* Translators: what was typed */
         || spor_cli_misuse (error, _ ("“%s” is not a day: 2026-01-01."), text);
}

/* What is not given stays what it was; @amount is 0 if there was nothing. */
static gboolean
spor_cli_read_rate (SporCli *cli, const char *option, gint64 *amount, GError **error)
{
  const char *text = spor_cli_option (cli, option);

  if (text ? spor_money_parse (text, amount) : *amount > 0)
    return TRUE;
  if (text)
    /* Translators: what was typed */
    return spor_cli_misuse (error, _ ("“%s” is not a rate in kroner: 3,94."), text);
  return spor_cli_misuse (error,
                          _ ("New rates need all three: --high 3,94 --low 2,28 --bicycle 0,64."),
                          "");
}

static gboolean
spor_cli_rate_set (SporCli *cli, GError **error)
{
  g_autoptr (SporRates) rates = spor_store_load_rates (cli->store, error);
  const char *source = spor_cli_option (cli, "source");
  g_autofree char *clean = source ? spor_text_clean (source) : NULL;
  SporRate rate = { .source = "" };
  const SporRate *old;
  gint64 from, to;

  if (!rates || !spor_cli_read_day (cli, 1, &from, error)
      || !spor_cli_read_day (cli, 2, &to, error))
    return FALSE;
  if ((old = spor_rates_beginning (rates, from)))
    rate = *old;
  rate.from = from;
  rate.to = to;
  if (clean)
    rate.source = clean;
  return spor_cli_read_rate (cli, "high", &rate.high, error)
         && spor_cli_read_rate (cli, "low", &rate.low, error)
         && spor_cli_read_rate (cli, "bicycle", &rate.bicycle, error)
         && spor_store_set_rate (cli->store, &rate, old ? from : SPOR_DAY_NONE, error)
         && spor_cli_rate_list (cli, error);
}

static gboolean
spor_cli_rate_remove (SporCli *cli, GError **error)
{
  gint64 from;

  return spor_cli_read_day (cli, 1, &from, error)
         && spor_store_remove_rate (cli->store, from, error) && spor_cli_rate_list (cli, error);
}

gboolean
spor_cli_rate (SporCli *cli, GError **error)
{
  static const SporCliPart parts[] = {
    { "list", "", 1, spor_cli_rate_list },
    { "set",
      N_ ("FROM TO --high KR --low KR --bicycle KR"),
      3,
      spor_cli_rate_set,
      { "high", "low", "bicycle", "source" } },
    { "remove", N_ ("FROM"), 2, spor_cli_rate_remove },
    { NULL },
  };

  return spor_cli_run_part (cli, parts, error);
}
