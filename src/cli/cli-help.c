/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-help.h"

#include "cli-options.h"
#include "cli-table.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
spor_cli_add_options (SporCliTable *table, const SporCliCommand *command, gboolean everywhere)
{
  for (const SporCliOption *option = spor_cli_options (); option->name; option++)
    if (option->everywhere == everywhere
        && (!command || spor_cli_command_shows_option (command, option)))
      spor_cli_table_add (table,
                          g_strconcat ("  --", option->name, option->argument ? " " : NULL,
                                       option->argument ? _ (option->argument) : NULL, NULL),
                          g_strdup (_ (option->help)));
}

static void
spor_cli_print_program_help (const SporCliCommand *commands)
{
  g_autoptr (SporCliTable) table = spor_cli_table_new (2);
  g_autoptr (SporCliTable) options = spor_cli_table_new (2);

  printf ("%s\n\n%s\n", _ ("Usage: spor-cli COMMAND … [OPTION …]"),
          _ ("Works on a Spor book from scripts and the terminal."));

  printf ("\n%s\n", _ ("Commands:"));
  for (const SporCliCommand *command = commands; command->name; command++)
    spor_cli_table_add (table, g_strconcat ("  ", command->name, NULL),
                        g_strdup (_ (command->summary)));
  spor_cli_table_print (table);

  printf ("\n%s\n", _ ("Options of every command:"));
  spor_cli_add_options (options, NULL, TRUE);
  spor_cli_table_print (options);

  printf ("\n%s\n%s\n",
          _ ("An ID may be shortened to its last four or more characters, as long as only one "
             "sign-up has them."),
          _ ("“spor-cli COMMAND --help” shows more about one command."));

  printf ("\n%s\n%s", _ ("Exit status:"),
          _ ("  0  done\n"
             "  1  refused by a rule, or the result could not be written\n"
             "  2  wrong usage: unknown command, option, sign-up or field\n"
             "  3  an input file cannot be read\n"
             "  4  the book cannot be opened: missing, damaged, read-only, newer, or no book\n"
             "  5  cancelled\n"));
}

static void
spor_cli_print_command_help (const SporCliCommand *command)
{
  g_autofree char *synopsis = spor_cli_synopsis (command);
  g_autoptr (SporCliTable) options = spor_cli_table_new (2);

  /* Translators: a command's name with what belongs after it */
  printf (_ ("Usage: spor-cli %s [OPTION …]"), synopsis);
  printf ("\n\n%s\n", _ (command->summary));
  if (command->details)
    printf ("\n%s\n", _ (command->details));

  printf ("\n%s\n", _ ("Options:"));
  spor_cli_add_options (options, command, FALSE);
  spor_cli_add_options (options, command, TRUE);
  spor_cli_table_print (options);
}

void
spor_cli_print_help (const SporCliCommand *commands, const SporCliCommand *command)
{
  if (command)
    spor_cli_print_command_help (command);
  else
    spor_cli_print_program_help (commands);
}
