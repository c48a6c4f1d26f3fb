/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-part.h"

#include "cli-options.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
spor_cli_misuse (GError **error, const char *sentence, const char *typed)
{
  g_autoptr (GString) text = g_string_new (sentence);

  g_string_replace (text, "%s", typed, 1);
  g_set_error_literal (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE, text->str);
  return FALSE;
}

gboolean
spor_cli_run_part (SporCli *cli, const SporCliPart *parts, GError **error)
{
  const char *name = spor_cli_word (cli, 0);

  for (const SporCliPart *part = parts; part->name; part++)
    if (strcmp (part->name, name) == 0)
      {
        if (part->n_words == G_MAXUINT ? cli->words->len >= 2 : cli->words->len == part->n_words)
          return spor_cli_check_part_options (cli, name, part->options, part->of_book, error)
                 && spor_cli_open (cli, error) && part->run (cli, error);
        g_set_error (error, SPOR_CLI_ERROR, SPOR_CLI_ERROR_USAGE,
                     /* Translators: a command's name; its first word; what belongs after both */
                     _ ("The command is written “spor-cli %s %s %s”."), cli->command->name, name,
                     *part->arguments ? _ (part->arguments) : "…");
        return FALSE;
      }
  /* Translators: what was typed */
  return spor_cli_misuse (error, _ ("This command cannot do “%s”."), name);
}
