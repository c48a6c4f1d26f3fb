/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-commands.h"
#include "cli-json.h"
#include "spor-language.h"
#include "spor-panel-instance.h"
#include "spor-panels.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define MAX_CHOICES 3

/* --- What is asked for ---------------------------------------------------------------------- */

typedef struct
{
  const char *people, *features;
  guint size;
  SporFair fair;
  GPtrArray *one_per; /* borrowed char*, NULL-terminated */
} SporPanelOrder;

static gboolean
spor_cli_fail_usage (GError **error, const char *sentence)
{
  g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE, sentence);
  return FALSE;
}

static gboolean
spor_cli_get_size (SporCli *cli, guint *size, GError **error)
{
  const char *text = spor_cli_option (cli, "size");
  guint64 number;

  if (!text || !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &number, NULL))
    return spor_cli_fail_usage (error, _ ("Say how many people the panel has: --size K."));
  *size = number;
  return TRUE;
}

static gboolean
spor_cli_get_fair (SporCli *cli, SporFair *fair, GError **error)
{
  const char *text = spor_cli_option (cli, "fair");

  if (g_strcmp0 (text, "leximin") != 0 && g_strcmp0 (text, "maximin") != 0)
    return spor_cli_fail_usage (error, _ ("Say what is fair: --fair leximin or --fair maximin."));
  *fair = strcmp (text, "leximin") == 0 ? SPOR_FAIR_LEXIMIN : SPOR_FAIR_MAXIMIN;
  return TRUE;
}

static gboolean
spor_cli_get_panel (SporCli *cli, SporPanelOrder *order, GError **error)
{
  const GPtrArray *columns = spor_cli_option_all (cli, "one-per");

  order->people = spor_cli_option (cli, "people");
  order->features = spor_cli_option (cli, "features");
  if (!order->people || !order->features)
    return spor_cli_fail_usage (error,
                                _ ("Say where the tables are: --people CSV and --features CSV."));
  for (guint i = 0; columns && i < columns->len; i++)
    g_ptr_array_add (order->one_per, g_ptr_array_index (columns, i));
  g_ptr_array_add (order->one_per, NULL);
  return spor_cli_get_size (cli, &order->size, error)
         && spor_cli_get_fair (cli, &order->fair, error);
}

/* --- When nothing fits ---------------------------------------------------------------------- */

static gboolean
spor_cli_fail_panel (const SporPanelInstance *panel, const SporWatch *watch, GError **error)
{
  g_autoptr (SporRelaxation) relaxation = spor_relaxation_new (panel->instance, MAX_CHOICES, watch);
  g_autoptr (GString) text = g_string_new (_ ("No panel satisfies all the rules."));

  if (g_cancellable_set_error_if_cancelled (watch->cancellable, error))
    return FALSE;
  for (guint i = 0; i < relaxation->clash->len; i++)
    {
      g_autofree char *rule
          = spor_panel_instance_rule_text (panel, &g_array_index (relaxation->clash, SporRelax, i));

      g_string_append_printf (text, " %s", rule);
    }
  for (guint i = 0; i < relaxation->choices->len; i++)
    {
      const GArray *choice = g_ptr_array_index (relaxation->choices, i);
      g_autoptr (GString) joined = g_string_new (NULL);

      for (guint r = 0; r < choice->len; r++)
        {
          g_autofree char *part
              = spor_panel_instance_relax_text (panel, &g_array_index (choice, SporRelax, r));

          g_string_append_printf (joined, "%s%s", r ? "; " : "", part);
        }
      g_string_append_c (text, ' ');
      /* Translators: what to give up, such as "Lower the minimum of track 2 from 6 to 4 seats" */
      g_string_append_printf (text, _ ("This would do: %s."), joined->str);
    }
  g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_REFUSED, text->str);
  return FALSE;
}

/* --- The result ----------------------------------------------------------------------------- */

static void
spor_json_add_chances (JsonBuilder *builder, const SporLottery *lottery)
{
  json_builder_set_member_name (builder, "chances");
  json_builder_begin_array (builder);
  for (guint c = 0; c < lottery->types->instance->candidates->len; c++)
    json_builder_add_double_value (builder, spor_lottery_chance (lottery, c));
  json_builder_end_array (builder);
}

static void
spor_json_add_panels (JsonBuilder *builder, const GPtrArray *panels)
{
  json_builder_set_member_name (builder, "panels");
  json_builder_begin_array (builder);
  for (guint p = 0; p < panels->len; p++)
    {
      const SporPanelOfPeople *panel = g_ptr_array_index (panels, p);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "people");
      json_builder_begin_array (builder);
      for (guint i = 0; i < panel->people->len; i++)
        json_builder_add_int_value (builder, g_array_index (panel->people, guint, i) + 1);
      json_builder_end_array (builder);
      spor_json_add_number (builder, "probability", panel->probability);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
spor_cli_print_panel_json (const SporLottery *lottery, const GPtrArray *panels, double seconds)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  spor_json_add_chances (builder, lottery);
  spor_json_add_number (builder, "minimum", lottery->minimum);
  spor_json_add_panels (builder, panels);
  spor_json_add_boolean (builder, "proved", lottery->proved);
  spor_json_add_number (builder, "seconds", seconds);
  json_builder_end_object (builder);
  spor_json_print (builder);
}

static void
spor_cli_print_panel_text (const SporLottery *lottery, const GPtrArray *panels, double seconds)
{
  g_autofree char *minimum = spor_format_percent (lottery->minimum, 1);
  g_autofree char *time = spor_format_number (seconds, 2);

  for (guint c = 0; c < lottery->types->instance->candidates->len; c++)
    {
      g_autofree char *chance = spor_format_percent (spor_lottery_chance (lottery, c), 2);

      /* Translators: the number of a row, and a chance in per cent */
      printf (_ ("Row %u: %s"), c + 1, chance);
      putchar ('\n');
    }
  /* Translators: a chance in per cent */
  printf (_ ("Least chance: %s"), minimum);
  putchar ('\n');
  /* Translators: a number of panels */
  printf (ngettext ("%u panel can be drawn.", "%u panels can be drawn.", panels->len), panels->len);
  putchar ('\n');
  if (lottery->proved)
    /* Translators: a number of seconds */
    printf (_ ("Proved in %s s: no lottery over such panels is fairer."), time);
  else
    /* Translators: a number of seconds */
    printf (_ ("Not proved after %s s: the chances hold, but others may be fairer."), time);
  putchar ('\n');
}

/* --- The command ---------------------------------------------------------------------------- */

/* Nothing is believed before it has been counted again. */
static gboolean
spor_cli_check_panels (SporCli *cli,
                       const SporInstance *instance,
                       const GPtrArray *panels,
                       GError **error)
{
  double sum = 0;
  gboolean holds = TRUE;

  for (guint p = 0; p < panels->len; p++)
    {
      const SporPanelOfPeople *panel = g_ptr_array_index (panels, p);

      if (g_cancellable_set_error_if_cancelled (cli->cancellable, error))
        return FALSE;
      sum += panel->probability;
      holds = holds && spor_instance_holds (instance, panel->people);
    }
  if (holds && fabs (sum - 1) < 1e-6)
    return TRUE;
  g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_REFUSED,
                       _ ("The panels did not pass their check and were thrown away. This is an "
                          "error in Spor: please report it."));
  return FALSE;
}

static gboolean
spor_cli_draw_up (
    SporCli *cli, const SporPanelInstance *panel, SporFair fair, SporWatch *watch, GError **error)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (SporLottery) lottery = spor_lottery_new (panel->instance, fair, HUGE_VAL, watch);
  g_autoptr (GPtrArray) panels = NULL;
  double seconds = (g_get_monotonic_time () - start) / (double)G_USEC_PER_SEC;

  spor_cli_end_progress ();
  if (g_cancellable_set_error_if_cancelled (cli->cancellable, error))
    return FALSE;
  if (!lottery->possible)
    return spor_cli_fail_panel (panel, watch, error);
  panels = spor_panels_new (lottery);
  if (!spor_cli_check_panels (cli, panel->instance, panels, error))
    return FALSE;
  if (cli->json)
    spor_cli_print_panel_json (lottery, panels, seconds);
  else
    spor_cli_print_panel_text (lottery, panels, seconds);
  return TRUE;
}

gboolean
spor_cli_panel (SporCli *cli, GError **error)
{
  SporWatch watch = { .cancellable = cli->cancellable };
  g_autoptr (GPtrArray) one_per = g_ptr_array_new ();
  SporPanelOrder order = { .one_per = one_per };
  g_autoptr (SporPanelInstance) panel = NULL;
  gboolean done;

  if (!spor_cli_get_panel (cli, &order, error)
      || !(panel = spor_panel_instance_new (order.people, order.features, order.size,
                                            (const char *const *)one_per->pdata, cli->cancellable,
                                            error)))
    return FALSE;
  done = spor_cli_draw_up (cli, panel, order.fair, &watch, error);
  spor_program_forget_thread ();
  return done;
}
