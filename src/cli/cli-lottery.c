/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-lottery.h"

#include "cli-json.h"
#include "spor-language.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>

#define USUAL_TICKETS 1000

gboolean
spor_cli_get_tickets (SporCli *cli, guint unsaid, guint *n_tickets, GError **error)
{
  const char *text = spor_cli_option (cli, "tickets");
  guint64 number = unsaid;

  if (text && !g_ascii_string_to_unsigned (text, 10, 1, SPOR_DRAWING_MAX_TICKETS, &number, NULL))
    {
      g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                   /* Translators: what was typed, and the largest number allowed */
                   _ ("“%s” is not a number of tickets: write a whole number from 1 to %u."), text,
                   SPOR_DRAWING_MAX_TICKETS);
      return FALSE;
    }
  *n_tickets = number;
  return TRUE;
}

static gboolean
spor_cli_get_tolerance (SporCli *cli, double *tolerance, GError **error)
{
  const char *text = spor_cli_option (cli, "within");

  *tolerance = 0;
  if (!text || (spor_number_parse (text, tolerance) && *tolerance >= 0 && *tolerance <= 1))
    return TRUE;
  g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
               /* Translators: what was typed */
               _ ("“%s” is not a tolerance: write a number from 0 to 1, such as 0.01."), text);
  return FALSE;
}

gboolean
spor_cli_get_drawing_settings (SporCli *cli, SporDrawingSettings *settings, GError **error)
{
  settings->fair = SPOR_FAIR_LEXIMIN;
  return spor_cli_get_tolerance (cli, &settings->tolerance, error)
         && spor_cli_get_tickets (cli, USUAL_TICKETS, &settings->n_tickets, error);
}

gboolean
spor_cli_check_seed (SporCli *cli, GError **error)
{
  const char *seed = spor_cli_option (cli, "seed");
  g_autofree char *bare
      = seed && g_utf8_validate (seed, -1, NULL) ? g_strstrip (g_strdup (seed)) : NULL;

  if (!seed || (bare && *bare))
    return TRUE;
  g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                       _ ("The seed is blank, or is not text (UTF-8)."));
  return FALSE;
}

void
spor_cli_add_drawing (JsonBuilder *builder, const SporDrawing *drawing)
{
  spor_json_add_int (builder, "tickets", drawing->settings.n_tickets);
  spor_json_add_number (builder, "shift", drawing->tickets->shift);
  spor_json_add_text (builder, "digest", drawing->digest);
  if (drawing->seed)
    spor_json_add_int (builder, "ticket", drawing->ticket);
}

void
spor_cli_print_drawing (const SporDrawing *drawing)
{
  g_autofree char *n = spor_format_number (drawing->settings.n_tickets, 0);
  g_autofree char *ticket = spor_format_number (drawing->ticket, 0);
  g_autofree char *warning = spor_drawing_remark (drawing);

  if (warning)
    puts (warning);
  /* Translators: how many tickets, and 64 hexadecimal digits */
  printf (_ ("The digest of the %s tickets: %s"), n, drawing->digest);
  putchar ('\n');
  if (drawing->seed)
    /* Translators: what was announced, the number of a ticket, and of how many */
    printf (_ ("The seed “%s” draws ticket %s of %s."), drawing->seed, ticket, n);
  else
    fputs (_ ("Publish it, and the tickets, before the seed is known. Then draw with --seed."),
           stdout);
  putchar ('\n');
}
