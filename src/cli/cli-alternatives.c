/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-board.h"
#include "cli-commands.h"
#include "cli-compare.h"
#include "cli-composition.h"
#include "cli-json.h"
#include "cli-options.h"
#include "cli-part.h"
#include "cli-table.h"
#include "spor-language.h"
#include "spor-store-alternatives.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* --- Showing -------------------------------------------------------------------------------- */

static void
spor_json_add_alternative (JsonBuilder *builder,
                           const SporComposition *composition,
                           const SporComposition *current)
{
  g_autoptr (SporMeasure) measure = spor_measure_new (composition);

  json_builder_begin_object (builder);
  spor_json_add_text (builder, "name", composition->name);
  spor_json_add_boolean (builder, "board", g_str_equal (composition->id, current->id));
  spor_cli_add_final (builder, composition);
  spor_json_add_text (builder, "copied_from", composition->copied_from);
  spor_json_add_int (builder, "seated", spor_composition_n_seated (composition));
  spor_json_add_number (builder, "deviation", measure->deviation);
  spor_json_add_number (builder, "representativeness", measure->representativeness);
  json_builder_end_object (builder);
}

static void
spor_cli_print_alternatives_json (GPtrArray *all, const SporComposition *current)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "compositions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < all->len; i++)
    spor_json_add_alternative (builder, g_ptr_array_index (all, i), current);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  spor_json_print (builder);
}

static char *
spor_cli_standing (const SporComposition *composition, const SporComposition *current)
{
  g_autofree char *final = spor_composition_final_text (composition);
  const char *board = g_str_equal (composition->id, current->id) ? _ ("On the board") : "";

  return final && *board ? g_strdup_printf ("%s. %s", board, final)
                         : g_strdup (final ? final : board);
}

static void
spor_cli_print_alternatives_text (GPtrArray *all, const SporComposition *current)
{
  g_autoptr (SporCliTable) table = spor_cli_table_new (4);

  spor_cli_table_add (table, g_strdup (_ ("Alternative")), g_strdup (_ ("Seated")),
                      g_strdup (_ ("Representativeness")), g_strdup (""));
  for (guint i = 0; i < all->len; i++)
    {
      const SporComposition *composition = g_ptr_array_index (all, i);
      g_autoptr (SporMeasure) measure = spor_measure_new (composition);

      spor_cli_table_add (table, g_strdup (composition->name),
                          g_strdup_printf ("%u", spor_composition_n_seated (composition)),
                          spor_format_percent (measure->representativeness, 1),
                          spor_cli_standing (composition, current));
    }
  spor_cli_table_print (table);
}

/* Every part but "compare" ends with it. */
static gboolean
spor_cli_alternatives_list (SporCli *cli, GError **error)
{
  g_autoptr (SporComposition) current = spor_store_load (cli->store, FALSE, error);
  g_autoptr (GPtrArray) all
      = current ? spor_store_load_compositions (cli->store, current->signups, error) : NULL;

  if (!all)
    return FALSE;
  if (cli->json)
    spor_cli_print_alternatives_json (all, current);
  else
    spor_cli_print_alternatives_text (all, current);
  return TRUE;
}

/* --- Doing ---------------------------------------------------------------------------------- */

static gboolean
spor_cli_alternatives_add (SporCli *cli, GError **error)
{
  return spor_store_new_composition (cli->store, cli->round, spor_cli_word (cli, 1), error)
         && spor_cli_alternatives_list (cli, error);
}

static gboolean
spor_cli_alternatives_copy (SporCli *cli, GError **error)
{
  g_autoptr (SporComposition) source = spor_store_load (cli->store, FALSE, error);

  return source && spor_store_copy_composition (cli->store, source, spor_cli_word (cli, 1), error)
         && spor_cli_alternatives_list (cli, error);
}

static SporComposition *
spor_cli_load_alternative (SporCli *cli, GError **error)
{
  return spor_store_load_named (cli->store, spor_cli_word (cli, 1), FALSE, error);
}

static gboolean
spor_cli_alternatives_rename (SporCli *cli, GError **error)
{
  g_autoptr (SporComposition) composition = spor_cli_load_alternative (cli, error);

  return composition
         && spor_store_rename_composition (cli->store, composition, spor_cli_word (cli, 2), error)
         && spor_cli_alternatives_list (cli, error);
}

static gboolean
spor_cli_alternatives_delete (SporCli *cli, GError **error)
{
  g_autoptr (SporComposition) composition = spor_cli_load_alternative (cli, error);

  return composition && spor_store_delete_composition (cli->store, composition, error)
         && spor_cli_alternatives_list (cli, error);
}

static gboolean
spor_cli_alternatives_use (SporCli *cli, GError **error)
{
  g_autoptr (SporComposition) composition = spor_cli_load_alternative (cli, error);

  return composition && spor_store_use_composition (cli->store, composition, error)
         && spor_cli_alternatives_list (cli, error);
}

static gboolean
spor_cli_alternatives_finalise (SporCli *cli, GError **error)
{
  const char *note = spor_cli_option (cli, "note");
  g_autoptr (SporComposition) composition = spor_store_load (cli->store, FALSE, error);

  return composition && spor_store_finalise (cli->store, composition, note ? note : "", error)
         && spor_cli_alternatives_list (cli, error);
}

static gboolean
spor_cli_alternatives_reopen (SporCli *cli, GError **error)
{
  g_autoptr (SporComposition) composition = spor_store_load_decided (cli->store, FALSE, error);

  return composition && spor_store_reopen (cli->store, composition, error)
         && spor_cli_alternatives_list (cli, error);
}

/* Both of the same sign-ups. */
static gboolean
spor_cli_alternatives_compare (SporCli *cli, GError **error)
{
  g_autoptr (SporComposition) left = spor_cli_load_alternative (cli, error);
  g_autoptr (GPtrArray) all
      = left ? spor_store_load_compositions (cli->store, left->signups, error) : NULL;
  SporComposition *right = all ? spor_compositions_find_name (all, spor_cli_word (cli, 2)) : NULL;
  g_autoptr (SporComparison) comparison = NULL;

  if (!all)
    return FALSE;
  if (!right)
    /* Translators: what was typed */
    return spor_cli_misuse (error, _ ("There is no alternative “%s”."), spor_cli_word (cli, 2));
  comparison = spor_comparison_new (left, right);
  spor_cli_print_comparison (cli, comparison);
  return TRUE;
}

gboolean
spor_cli_composition (SporCli *cli, GError **error)
{
  static const SporCliPart parts[] = {
    { "list", "", 1, spor_cli_alternatives_list },
    { "add", N_ ("NAME"), 2, spor_cli_alternatives_add },
    { "copy", N_ ("NAME"), 2, spor_cli_alternatives_copy },
    { "rename", N_ ("NAME NEW"), 3, spor_cli_alternatives_rename },
    { "delete", N_ ("NAME"), 2, spor_cli_alternatives_delete },
    { "use", N_ ("NAME"), 2, spor_cli_alternatives_use },
    { "finalise", N_ ("[--note TEXT]"), 1, spor_cli_alternatives_finalise, { "note" } },
    { "reopen", "", 1, spor_cli_alternatives_reopen },
    { "compare", N_ ("NAME OTHER"), 3, spor_cli_alternatives_compare },
    { NULL },
  };

  if (cli->words->len == 0)
    return spor_cli_check_part_options (cli, NULL, NULL, FALSE, error) && spor_cli_open (cli, error)
           && spor_cli_print_board (cli, error);
  return spor_cli_run_part (cli, parts, error);
}
