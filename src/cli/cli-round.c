/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-round.h"

#include "cli-commands.h"
#include "cli-part.h"
#include "spor-store-rounds.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>

/* What is shown after the round has changed. */
static gboolean
spor_cli_print_current_round (SporCli *cli, GError **error)
{
  g_clear_pointer (&cli->round, spor_round_unref);
  if (!(cli->round = spor_store_load_round (cli->store, error)))
    return FALSE;
  spor_cli_print_round (cli, cli->round, NULL);
  return TRUE;
}

static gboolean
spor_cli_round_list (SporCli *cli, GError **error)
{
  g_autoptr (GPtrArray) rounds = spor_store_load_rounds (cli->store, error);

  if (!rounds)
    return FALSE;
  for (guint i = 0; i < rounds->len; i++)
    if (!spor_store_count_round (cli->store, g_ptr_array_index (rounds, i), error))
      return FALSE;
  spor_cli_print_rounds (cli, rounds);
  return TRUE;
}

static gboolean
spor_cli_round_show (SporCli *cli, GError **error)
{
  spor_cli_print_round (cli, cli->round, NULL);
  return TRUE;
}

/* What is added is what the book shows from now on, and so what is printed. */
static gboolean
spor_cli_round_add (SporCli *cli, GError **error)
{
  const char *name = spor_cli_word (cli, 1);
  const char *copy = spor_cli_option (cli, "copy");
  g_autofree char *from = NULL;
  g_autoptr (SporRound) round = NULL;

  if (copy && spor_cli_option (cli, "preset"))
    return spor_cli_misuse (error, _ ("A new round begins with a preset or as a copy, not both."),
                            "");
  if (copy)
    {
      if (!(from = spor_store_find_round (cli->store, copy, error))
          || !spor_store_copy_round (cli->store, from, name, NULL, error))
        return FALSE;
    }
  else
    {
      if (!(round = spor_cli_make_round (cli, error)))
        return FALSE;
      g_free (round->name);
      round->name = spor_text_one_line (name);
      if (!spor_store_add_round (cli->store, round, error))
        return FALSE;
    }
  return spor_store_look_at_round (cli->store, NULL, error)
         && spor_cli_print_current_round (cli, error);
}

static gboolean
spor_cli_round_use (SporCli *cli, GError **error)
{
  g_autofree char *id = spor_store_find_round (cli->store, spor_cli_word (cli, 1), error);

  return id && spor_store_show_round (cli->store, id, error)
         && spor_store_look_at_round (cli->store, NULL, error)
         && spor_cli_print_current_round (cli, error);
}

static gboolean
spor_cli_round_rename (SporCli *cli, GError **error)
{
  g_autoptr (SporRound) renamed = spor_round_copy (cli->round);

  g_free (renamed->name);
  renamed->name = spor_text_one_line (spor_cli_word (cli, 1));
  return spor_store_save_settings (cli->store, cli->round, renamed, error)
         && spor_cli_print_current_round (cli, error);
}

static gboolean
spor_cli_round_archive (SporCli *cli, GError **error)
{
  g_autofree char *id = spor_store_find_round (cli->store, spor_cli_word (cli, 1), error);

  return id && spor_store_archive_round (cli->store, id, error) && spor_cli_round_list (cli, error);
}

static gboolean
spor_cli_round_restore (SporCli *cli, GError **error)
{
  g_autofree char *id = spor_store_find_round (cli->store, spor_cli_word (cli, 1), error);

  return id && spor_store_restore_round (cli->store, id, error) && spor_cli_round_list (cli, error);
}

gboolean
spor_cli_round (SporCli *cli, GError **error)
{
  static const SporCliPart parts[] = {
    { "list", "", 1, spor_cli_round_list, .of_book = TRUE },
    { "show", "", 1, spor_cli_round_show },
    { "add", N_ ("NAME"), 2, spor_cli_round_add, { "preset", "copy" }, TRUE },
    { "use", N_ ("NAME"), 2, spor_cli_round_use, .of_book = TRUE },
    { "rename", N_ ("NAME"), 2, spor_cli_round_rename },
    { "archive", N_ ("NAME"), 2, spor_cli_round_archive, .of_book = TRUE },
    { "restore", N_ ("NAME"), 2, spor_cli_round_restore, .of_book = TRUE },
    { "set", N_ ("FIELD=VALUE…"), G_MAXUINT, spor_cli_round_set, { "dry-run" } },
    { NULL },
  };

  return spor_cli_run_part (cli, parts, error);
}
