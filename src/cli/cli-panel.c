/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-commands.h"
#include "cli-json.h"
#include "cli-lottery.h"
#include "spor-language.h"
#include "spor-panel-instance.h"
#include "spor-panels.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define MAX_CHOICES 3
#define USUAL_TICKETS 1000

/* --- What is asked for ---------------------------------------------------------------------- */

typedef struct
{
  const char *people, *features;
  guint size;
  SporFair fair;
  GPtrArray *one_per; /* borrowed char*, NULL-terminated */
  guint n_tickets;    /* 0: none are dealt out */
  const char *seed;   /* NULL: none is drawn */
} SporPanelOrder;

/* What came of it: the lottery alone, or within a drawing. */
typedef struct
{
  SporLottery *lottery; /* borrowed from the drawing, if there is one */
  SporDrawing *drawing;
  char *binding; /* of the tickets to the people; NULL without a drawing */
  GPtrArray *panels;
  double seconds;
} SporPanelResult;

static void
spor_panel_result_clear (SporPanelResult *self)
{
  if (self->drawing)
    spor_drawing_free (self->drawing);
  else if (self->lottery)
    spor_lottery_free (self->lottery);
  g_clear_pointer (&self->panels, g_ptr_array_unref);
  g_free (self->binding);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SporPanelResult, spor_panel_result_clear)

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
  order->seed = spor_cli_option (cli, "seed");
  return spor_cli_check_seed (cli, error)
         && spor_cli_get_tickets (cli, order->seed ? USUAL_TICKETS : 0, &order->n_tickets, error)
         && spor_cli_get_size (cli, &order->size, error)
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
      g_string_append_printf (text, _ ("This would help: %s."), joined->str);
    }
  g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_REFUSED, text->str);
  return FALSE;
}

/* A head and no rows. */
static gboolean
spor_cli_fail_empty (const char *people, GError **error)
{
  g_autofree char *name = g_path_get_basename (people);

  g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_REFUSED,
               /* Translators: the name of a file */
               _ ("There is nobody to choose from: “%s” has no people."), name);
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

/* Rows, from 1. */
static void
spor_json_add_rows (JsonBuilder *builder, const char *name, const GArray *people)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < people->len; i++)
    json_builder_add_int_value (builder, g_array_index (people, guint, i) + 1);
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
      spor_json_add_rows (builder, "people", panel->people);
      spor_json_add_number (builder, "probability", panel->probability);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* The tickets in their order, each with its rows: with "binding" all that the digest is of. */
static void
spor_json_add_dealt (JsonBuilder *builder, const SporTickets *tickets)
{
  json_builder_set_member_name (builder, "dealt");
  json_builder_begin_array (builder);
  for (guint t = 0; t < tickets->tickets->len; t++)
    {
      const GArray *people = g_ptr_array_index (tickets->tickets, t);

      json_builder_begin_array (builder);
      for (guint i = 0; i < people->len; i++)
        json_builder_add_int_value (builder, g_array_index (people, guint, i) + 1);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
spor_cli_print_panel_json (const SporPanelResult *result)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  spor_json_add_chances (builder, result->lottery);
  spor_json_add_number (builder, "minimum", result->lottery->minimum);
  spor_json_add_panels (builder, result->panels);
  spor_json_add_boolean (builder, "proved", result->lottery->proved);
  spor_json_add_number (builder, "seconds", result->seconds);
  if (result->drawing)
    {
      spor_cli_add_drawing (builder, result->drawing);
      spor_json_add_text (builder, "binding", result->binding);
      spor_json_add_dealt (builder, result->drawing->tickets);
    }
  if (result->drawing && result->drawing->chosen)
    spor_json_add_rows (builder, "drawn", result->drawing->chosen);
  json_builder_end_object (builder);
  spor_json_print (builder);
}

static void
spor_cli_print_chances (const SporLottery *lottery)
{
  for (guint c = 0; c < lottery->types->instance->candidates->len; c++)
    {
      g_autofree char *chance = spor_format_percent (spor_lottery_chance (lottery, c), 2);

      /* Translators: the number of a row, and a chance in per cent */
      printf (_ ("Row %u: %s"), c + 1, chance);
      putchar ('\n');
    }
}

static void
spor_cli_print_drawn (const GArray *people)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    g_string_append_printf (rows, "%s%u", i ? ", " : "", g_array_index (people, guint, i) + 1);
  /* Translators: numbers of rows */
  printf (_ ("Drawn: rows %s"), rows->str);
  putchar ('\n');
}

static void
spor_cli_print_panel_text (const SporPanelResult *result)
{
  g_autofree char *minimum = spor_format_percent (result->lottery->minimum, 1);
  g_autofree char *time = spor_format_number (result->seconds, 2);
  guint n_panels = result->panels->len;

  spor_cli_print_chances (result->lottery);
  /* Translators: a chance in per cent */
  printf (_ ("Least chance: %s"), minimum);
  putchar ('\n');
  /* Translators: a number of panels */
  printf (ngettext ("%u panel can be drawn.", "%u panels can be drawn.", n_panels), n_panels);
  putchar ('\n');
  if (result->lottery->proved)
    /* Translators: a number of seconds */
    printf (_ ("Proved in %s s: no lottery over such panels is fairer."), time);
  else
    /* Translators: a number of seconds */
    printf (_ ("Not proved after %s s: the chances hold, but others may be fairer."), time);
  putchar ('\n');
  if (result->drawing)
    spor_cli_print_drawing (result->drawing);
  if (result->drawing && result->drawing->chosen)
    spor_cli_print_drawn (result->drawing->chosen);
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

/* What binds the tickets to the people: the table of them, byte for byte. */
static char *
spor_cli_digest_file (const char *path, GError **error)
{
  g_autofree char *content = NULL;
  gsize length;

  return g_file_get_contents (path, &content, &length, error)
             ? g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *)content, length)
             : NULL;
}

static gboolean
spor_cli_work_out (const SporPanelInstance *panel,
                   const SporPanelOrder *order,
                   const SporWatch *watch,
                   SporPanelResult *result,
                   GError **error)
{
  const SporDrawingSettings settings = { order->fair, 0, order->n_tickets };
  gint64 start = g_get_monotonic_time ();

  if (order->n_tickets == 0)
    result->lottery = spor_lottery_new (panel->instance, order->fair, HUGE_VAL, FALSE, watch);
  else if ((result->binding = spor_cli_digest_file (order->people, error)))
    {
      result->drawing = spor_drawing_new (panel->instance, result->binding, &settings, watch);
      result->lottery = result->drawing->lottery;
    }
  else
    return FALSE;
  if (result->drawing && result->drawing->outcome == SPOR_DRAWING_DONE && order->seed)
    spor_drawing_draw (result->drawing, order->seed);
  result->seconds = (g_get_monotonic_time () - start) / (double)G_USEC_PER_SEC;
  return TRUE;
}

static gboolean
spor_cli_draw_up (SporCli *cli,
                  const SporPanelInstance *panel,
                  const SporPanelOrder *order,
                  SporWatch *watch,
                  GError **error)
{
  g_auto (SporPanelResult) result = { 0 };
  gboolean worked_out;

  if (panel->instance->candidates->len == 0)
    return spor_cli_fail_empty (order->people, error);
  worked_out = spor_cli_work_out (panel, order, watch, &result, error);

  spor_cli_end_progress ();
  if (!worked_out || g_cancellable_set_error_if_cancelled (cli->cancellable, error))
    return FALSE;
  if (!result.lottery->possible)
    return spor_cli_fail_panel (panel, watch, error);
  result.panels = spor_panels_new (result.lottery);
  if (!spor_cli_check_panels (cli, panel->instance, result.panels, error))
    return FALSE;
  if (cli->json)
    spor_cli_print_panel_json (&result);
  else
    spor_cli_print_panel_text (&result);
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
  done = spor_cli_draw_up (cli, panel, &order, &watch, error);
  spor_program_forget_thread ();
  return done;
}
