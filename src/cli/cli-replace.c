/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-board.h"
#include "cli-commands.h"
#include "cli-json.h"
#include "cli-table.h"
#include "spor-id.h"
#include "spor-language.h"
#include "spor-replacements.h"
#include "spor-store-alternatives.h"
#include "spor-succession.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* Who has a seat to hand over: an index, or -1 with REFUSED or USAGE. That the group is final keeps
 * nobody from looking. */
static int
spor_cli_find_leaver (SporCli *cli, SporComposition *composition, GError **error)
{
  g_autoptr (SporComposition) open = spor_composition_reopened (composition);
  int leaver = spor_cli_find_signup (composition->signups, spor_cli_word (cli, 0), error);
  g_autoptr (SporBreach) breach = NULL;

  if (leaver < 0)
    return -1;
  if (spor_composition_find (composition, leaver, NULL, NULL) != SPOR_SPOT_SEATED)
    {
      g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_REFUSED,
                   /* Translators: a person's name */
                   _ ("%s has no seat to hand over."),
                   spor_signups_row (composition->signups, leaver)->name);
      return -1;
    }
  if (!(breach = spor_composition_check_leaver (open, leaver)))
    return leaver;
  g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_REFUSED, breach->text);
  return -1;
}

/* --- Showing -------------------------------------------------------------------------------- */

static void
spor_json_add_replacement (JsonBuilder *builder,
                           const SporReplacements *self,
                           const SporReplacement *replacement)
{
  const SporSignupRow *row = spor_signups_row (self->composition->signups, replacement->signup);
  g_autofree char *effect
      = replacement->obstacle ? NULL : spor_replacements_effect (self, replacement->signup);

  json_builder_begin_object (builder);
  spor_json_add_text (builder, "id", row->id);
  spor_json_add_text (builder, "name", row->name);
  spor_json_add_text (builder, "municipality", row->place);
  if (replacement->line >= 0)
    spor_json_add_int (builder, "line", replacement->line + 1);
  else
    spor_json_add_text (builder, "line", NULL);
  if (replacement->obstacle)
    spor_json_add_text (builder, "reason", replacement->obstacle);
  else
    {
      spor_json_add_number (builder, "representativeness", 1 - replacement->deviation);
      spor_json_add_text (builder, "effect", effect);
    }
  json_builder_end_object (builder);
}

static void
spor_json_add_replacements (JsonBuilder *builder,
                            const char *name,
                            const SporReplacements *self,
                            const GPtrArray *list)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    spor_json_add_replacement (builder, self, g_ptr_array_index (list, i));
  json_builder_end_array (builder);
}

static void
spor_cli_print_replacements_json (const SporReplacements *self)
{
  const SporRound *round = spor_composition_round (self->composition);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *closed = spor_composition_closed_text (self->composition);
  g_autoptr (SporMeasure) now = spor_measure_new (self->composition);

  json_builder_begin_object (builder);
  spor_json_add_text (builder, "leaver",
                      spor_signups_row (self->composition->signups, self->leaver)->id);
  spor_json_add_int (builder, "track", spor_round_track (round, self->track)->number);
  spor_json_add_number (builder, "representativeness", now->representativeness);
  spor_json_add_replacements (builder, "waiting", self, self->waiting);
  spor_json_add_replacements (builder, "others", self, self->others);
  spor_json_add_replacements (builder, "unable", self, self->unable);
  spor_json_add_text (builder, "closed", closed);
  json_builder_end_object (builder);
  spor_json_print (builder);
}

static void
spor_cli_print_replacement_list (const SporReplacements *self,
                                 const GPtrArray *list,
                                 const char *title)
{
  g_autoptr (SporCliTable) table = spor_cli_table_new (5);

  if (list->len == 0)
    return;
  printf ("\n%s\n", title);
  for (guint i = 0; i < list->len; i++)
    {
      const SporReplacement *replacement = g_ptr_array_index (list, i);
      const SporSignupRow *row = spor_signups_row (self->composition->signups, replacement->signup);

      spor_cli_table_add (table,
                          replacement->obstacle
                              ? g_strdup ("")
                              : spor_format_percent (1 - replacement->deviation, 1),
                          spor_short_id (row->id), g_strdup (row->name), g_strdup (row->place),
                          replacement->obstacle
                              ? g_strdup (replacement->obstacle)
                              : spor_replacements_effect (self, replacement->signup));
    }
  spor_cli_table_print (table);
}

static void
spor_cli_print_replacements_text (const SporReplacements *self)
{
  const SporRound *round = spor_composition_round (self->composition);
  g_autofree char *title = spor_track_title (spor_round_track (round, self->track));
  g_autofree char *closed = spor_composition_closed_text (self->composition);

  /* Translators: a person, a track's title */
  printf (_ ("Replacements for %s, %s"),
          spor_signups_row (self->composition->signups, self->leaver)->name, title);
  putchar ('\n');
  spor_cli_print_replacement_list (self, self->waiting, _ ("From the waiting list"));
  spor_cli_print_replacement_list (self, self->others, _ ("Others who signed up"));
  spor_cli_print_replacement_list (self, self->unable, _ ("Cannot have the seat"));
  if (closed)
    printf ("\n%s\n", closed);
}

static gboolean
spor_cli_print_replacements (SporCli *cli, GError **error)
{
  g_autoptr (SporComposition) composition = spor_store_load (cli->store, FALSE, error);
  int leaver = composition ? spor_cli_find_leaver (cli, composition, error) : -1;
  g_autoptr (SporReplacements) replacements = NULL;

  if (leaver < 0)
    return FALSE;
  replacements = spor_replacements_new (composition, leaver);
  if (cli->json)
    spor_cli_print_replacements_json (replacements);
  else
    spor_cli_print_replacements_text (replacements);
  return TRUE;
}

/* --- Doing ---------------------------------------------------------------------------------- */

static gboolean
spor_cli_try_replacement (SporCli *cli, int what, GError **error)
{
  g_autoptr (SporComposition) composition = spor_store_load (cli->store, FALSE, error);
  int leaver = composition ? spor_cli_find_leaver (cli, composition, error) : -1;
  int successor = leaver < 0
                      ? -1
                      : spor_cli_find_signup (composition->signups, spor_cli_word (cli, 1), error);
  guint n = 0;

  if (successor < 0)
    return FALSE;
  if (!spor_store_replace (cli->store, composition, leaver, successor, &n, error))
    return FALSE;
  if (n > 0 && !cli->json)
    {
      /* Translators: a person; to how many meetings they are invited */
      printf (ngettext ("%s is invited to %u upcoming meeting.",
                        "%s is invited to %u upcoming meetings.", n),
              spor_signups_row (composition->signups, successor)->name, n);
      putchar ('\n');
    }
  return TRUE;
}

gboolean
spor_cli_replace (SporCli *cli, GError **error)
{
  if (cli->words->len == 2)
    return spor_cli_change_board (cli, spor_cli_try_replacement, 0, error);
  return spor_cli_open (cli, error) && spor_cli_print_replacements (cli, error);
}
