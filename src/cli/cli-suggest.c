/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-commands.h"
#include "cli-composition.h"
#include "cli-json.h"
#include "cli-lottery.h"
#include "cli-signup.h"
#include "cli-table.h"
#include "spor-id.h"
#include "spor-language.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define MAX_SECONDS 1e6

/* --- The search ----------------------------------------------------------------------------- */

static gboolean
spor_cli_get_deadline (SporCli *cli, gint64 *deadline, GError **error)
{
  const char *text = spor_cli_option (cli, "seconds");
  double seconds;

  *deadline = 0;
  if (!text)
    return TRUE;
  if (spor_number_parse (text, &seconds) && seconds > 0)
    {
      *deadline = g_get_monotonic_time () + (gint64)(MIN (seconds, MAX_SECONDS) * G_USEC_PER_SEC);
      return TRUE;
    }
  g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
               /* Translators: what was typed */
               _ ("“%s” is not a number of seconds."), text);
  return FALSE;
}

static void
on_search_progressed_cb (double fraction, double best, gpointer data)
{
  spor_cli_show_progress (_ ("Searching"), fraction);
}

/* "Lower the minimum of track 2 from 6 to 4 seats; let Anne be without a seat" */
static char *
spor_cli_join_choice (const GPtrArray *choice)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < choice->len; i++)
    g_string_append_printf (text, "%s%s", i ? "; " : "", (char *)g_ptr_array_index (choice, i));
  return g_string_free (text, FALSE);
}

/* "No group satisfies all the rules. Track 2 has at least 6 seats. This would do: …" */
static char *
spor_cli_explain_nothing (const SporProposal *proposal)
{
  GString *text = g_string_new (_ ("No group satisfies all the rules."));

  for (guint i = 0; i < proposal->obstacles->len; i++)
    g_string_append_printf (text, " %s",
                            ((SporBreach *)g_ptr_array_index (proposal->obstacles, i))->text);
  for (guint i = 0; i < proposal->choices->len; i++)
    {
      g_autofree char *joined = spor_cli_join_choice (g_ptr_array_index (proposal->choices, i));

      g_string_append_c (text, ' ');
      /* Translators: what to give up, such as "Lower the minimum of track 2 from 6 to 4 seats" */
      g_string_append_printf (text, _ ("This would help: %s."), joined);
    }
  return g_string_free (text, FALSE);
}

static gboolean
spor_cli_fail_proposal (const SporProposal *proposal, GError **error)
{
  g_autofree char *nothing = NULL;

  if (proposal->failed)
    g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_REFUSED,
                         _ ("The suggestion did not pass its check and was thrown away. This is "
                            "an error in Spor: please report it."));
  else if (proposal->outcome == SPOR_SUGGESTION_STOPPED && proposal->method == SPOR_METHOD_LOTTERY)
    g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_REFUSED,
                         _ ("The fairest lottery was not found in that time; nothing was drawn."));
  else if (proposal->outcome == SPOR_SUGGESTION_STOPPED)
    g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_REFUSED,
                         _ ("No group was found in that time."));
  else
    {
      nothing = spor_cli_explain_nothing (proposal);
      g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_REFUSED, nothing);
    }
  return FALSE;
}

/* --- The result ----------------------------------------------------------------------------- */

/* The file comes first: where it cannot be written, the board is as it was. */
static gboolean
spor_cli_hand_over (SporCli *cli, SporProposal *proposal, const char *protocol, GError **error)
{
  const char *out = spor_cli_option (cli, "protocol");

  if (out && !spor_cli_write_protocol (cli, protocol, NULL, out, error))
    return FALSE;
  return !spor_cli_option (cli, "apply")
         || spor_store_apply (cli->store, proposal->before, proposal->composition, protocol, error);
}

static void
spor_json_add_chances (JsonBuilder *builder, const SporProposal *proposal)
{
  const SporSignups *signups = proposal->before->signups;

  json_builder_set_member_name (builder, "chances");
  json_builder_begin_object (builder);
  for (guint i = 0; i < spor_signups_n (signups); i++)
    if (spor_proposal_has (proposal, i))
      spor_json_add_number (builder, spor_signups_row (signups, i)->id,
                            spor_proposal_chance (proposal, i));
  json_builder_end_object (builder);
}

static void
spor_json_add_document (JsonBuilder *builder, const char *name, const char *document)
{
  g_autoptr (JsonNode) node = json_from_string (document, NULL);

  json_builder_set_member_name (builder, name);
  json_builder_add_value (builder, g_steal_pointer (&node));
}

/* What it would be; of a lottery that is not drawn yet, what it is. */
static const SporComposition *
spor_cli_shown (const SporProposal *proposal)
{
  return proposal->composition ? proposal->composition : proposal->before;
}

static void
spor_cli_print_proposal_json (const SporProposal *proposal, const char *protocol)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  spor_cli_add_composition (builder, spor_cli_shown (proposal), proposal);
  spor_json_add_boolean (builder, "proved", proposal->outcome == SPOR_SUGGESTION_PROVED);
  spor_json_add_number (builder, "bound", proposal->bound);
  spor_json_add_number (builder, "seconds", proposal->seconds);
  if (proposal->drawing)
    {
      spor_json_add_chances (builder, proposal);
      spor_cli_add_drawing (builder, proposal->drawing);
      spor_json_add_document (builder, "protocol", protocol);
    }
  else
    spor_json_add_boolean (builder, "tied", proposal->tied);
  json_builder_end_object (builder);
  spor_json_print (builder);
}

static void
spor_cli_print_proof (const SporProposal *proposal)
{
  g_autofree char *deviation = spor_format_number (proposal->deviation, 4);
  g_autofree char *bound = spor_format_number (proposal->bound, 4);
  g_autofree char *seconds = spor_format_number (proposal->seconds, 2);

  /* Translators: a number such as 0.0342 */
  printf (_ ("Deviation from the targets: %s"), deviation);
  putchar ('\n');
  if (proposal->outcome == SPOR_SUGGESTION_PROVED)
    /* Translators: a number of seconds */
    printf (_ ("Proved in %s s: no group that satisfies the rules deviates less."), seconds);
  else if (proposal->bound <= 0)
    /* Translators: a number of seconds */
    printf (_ ("Not proved: the search was ended after %s s. How much better a group there may be "
               "is not known yet."),
            seconds);
  else
    /* Translators: a number of seconds, and one such as 0.0342 */
    printf (_ ("Not proved: the search was ended after %s s. No group deviates less than %s."),
            seconds, bound);
  putchar ('\n');
  if (proposal->tied && proposal->earliest)
    puts (_ ("Several groups deviate as little. Of them, this one has the earliest sign-ups."));
  else if (proposal->tied)
    puts (_ ("Several groups deviate as little. The time did not suffice to find the one with the "
             "earliest sign-ups."));
}

static void
spor_cli_print_chances (const SporProposal *proposal)
{
  const SporSignups *signups = proposal->before->signups;
  g_autoptr (SporCliTable) table = spor_cli_table_new (4);

  for (guint i = 0; i < spor_signups_n (signups); i++)
    {
      const SporSignupRow *row = spor_signups_row (signups, i);

      if (spor_proposal_has (proposal, i))
        spor_cli_table_add (table, spor_short_id (row->id), g_strdup (row->name),
                            g_strdup (row->place),
                            spor_format_percent (spor_proposal_chance (proposal, i), 1));
    }
  puts (_ ("Chances:"));
  spor_cli_table_print (table);
}

static void
spor_cli_print_lottery (const SporProposal *proposal)
{
  const SporDrawing *drawing = proposal->drawing;
  g_autofree char *best = spor_format_number (drawing->best, 4);
  g_autofree char *most = spor_format_number (drawing->best + drawing->settings.tolerance, 4);
  g_autofree char *seconds = spor_format_number (proposal->seconds, 2);

  spor_cli_print_chances (proposal);
  putchar ('\n');
  /* Translators: two numbers such as 0.0342 */
  printf (_ ("Among all groups that satisfy the rules and deviate by at most %s (the best: %s)."),
          most, best);
  putchar ('\n');
  /* Translators: a number of seconds */
  printf (_ ("Proved in %s s: no lottery over such groups is fairer."), seconds);
  putchar ('\n');
  spor_cli_print_drawing (drawing);
}

static void
spor_cli_print_proposal_text (SporCli *cli, const SporProposal *proposal)
{
  if (proposal->composition)
    {
      spor_cli_print_composition (proposal->composition, proposal);
      putchar ('\n');
    }
  if (proposal->drawing)
    spor_cli_print_lottery (proposal);
  else
    spor_cli_print_proof (proposal);
  if (proposal->composition)
    puts (g_cancellable_is_cancelled (cli->cancellable) ? _ ("Nothing was changed.")
          : spor_cli_option (cli, "apply") ? _ ("The seats have been given as suggested.")
                                           : _ ("Nothing was changed; --apply gives the seats."));
}

static void
spor_cli_print_proposal (SporCli *cli, const SporProposal *proposal, const char *protocol)
{
  if (cli->json)
    spor_cli_print_proposal_json (proposal, protocol);
  else
    spor_cli_print_proposal_text (cli, proposal);
}

/* Ended by the user: what was found is shown, but nothing is done with it. */
static gboolean
spor_cli_end_early (SporCli *cli, const SporProposal *proposal, GError **error)
{
  if (proposal->method == SPOR_METHOD_LOTTERY)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                         _ ("Cancelled before the fairest lottery was found; others are not "
                            "offered. Nothing was drawn."));
  else
    g_cancellable_set_error_if_cancelled (cli->cancellable, error);
  if (proposal->composition && proposal->method == SPOR_METHOD_SUGGESTION)
    spor_cli_print_proposal (cli, proposal, NULL);
  return FALSE;
}

/* --- The command ---------------------------------------------------------------------------- */

/* The options of a lottery belong to one, and only what is drawn can be applied. */
static gboolean
spor_cli_check_order (SporCli *cli, GError **error)
{
  static const char *const of_lottery[] = { "within", "tickets", "seed" };

  for (guint i = 0; i < G_N_ELEMENTS (of_lottery) && !spor_cli_option (cli, "lottery"); i++)
    if (spor_cli_option (cli, of_lottery[i]))
      {
        g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                     /* Translators: the name of an option */
                     _ ("--%s is for a lottery: write --lottery too."), of_lottery[i]);
        return FALSE;
      }
  if (!spor_cli_check_seed (cli, error))
    return FALSE;
  if (spor_cli_option (cli, "lottery") && spor_cli_option (cli, "apply")
      && !spor_cli_option (cli, "seed"))
    {
      g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                           _ ("Without a --seed nothing is drawn that could be applied."));
      return FALSE;
    }
  return TRUE;
}

static SporProposal *
spor_cli_propose (SporCli *cli,
                  SporComposition *composition,
                  const SporDrawingSettings *settings,
                  const SporWatch *watch)
{
  const char *seed = spor_cli_option (cli, "seed");
  SporProposal *proposal;

  if (!spor_cli_option (cli, "lottery"))
    return spor_proposal_new (composition, SPOR_KEEP_PINNED, SPOR_SUGGEST_EARLIEST, watch);
  proposal = spor_proposal_new_lottery (composition, settings, watch);
  if (seed && proposal->outcome == SPOR_SUGGESTION_PROVED)
    spor_proposal_draw (proposal, seed);
  return proposal;
}

static gboolean
spor_cli_is_to_show (SporCli *cli, const SporProposal *proposal)
{
  if (proposal->failed)
    return FALSE;
  return proposal->composition
         || (proposal->drawing && proposal->outcome == SPOR_SUGGESTION_PROVED);
}

gboolean
spor_cli_suggest (SporCli *cli, GError **error)
{
  SporWatch watch = { .cancellable = cli->cancellable, .progress = on_search_progressed_cb };
  SporDrawingSettings settings;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (SporComposition) composition = NULL;
  g_autoptr (SporProposal) proposal = NULL;
  g_autofree char *protocol = NULL;

  if (!spor_cli_check_order (cli, error) || !spor_cli_get_drawing_settings (cli, &settings, error)
      || !spor_cli_open (cli, error) || !spor_cli_get_deadline (cli, &watch.deadline, error)
      || !(composition = spor_store_load (cli->store, FALSE, error)))
    return FALSE;

  proposal = spor_cli_propose (cli, composition, &settings, &watch);
  spor_cli_end_progress ();
  if (g_cancellable_is_cancelled (cli->cancellable))
    return spor_cli_end_early (cli, proposal, error);
  if (!spor_cli_is_to_show (cli, proposal))
    return spor_cli_fail_proposal (proposal, error);
  protocol = proposal->composition ? spor_proposal_sign (proposal, g_date_time_to_unix (now))
                                   : spor_proposal_tickets (proposal, g_date_time_to_unix (now));
  if (!spor_cli_hand_over (cli, proposal, protocol, error))
    return FALSE;

  spor_cli_print_proposal (cli, proposal, protocol);
  return TRUE;
}
