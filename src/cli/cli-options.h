/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-cli.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;     /* without the dashes */
  const char *argument; /* NULL: a flag */
  const char *help;
  gboolean everywhere; /* every command has it */
} SporCliOption;

/* All of them, ended by one without a name. */
const SporCliOption *spor_cli_options (void);

gboolean spor_cli_command_has_option (const SporCliCommand *command, const SporCliOption *option);

/* "seat ID": the command with what belongs after it. (transfer full) */
char *spor_cli_synopsis (const SporCliCommand *command);

/**
 * spor_cli_parse:
 * @commands: ended by one without a name
 *
 * Fills @cli's command, words and options. Options may stand anywhere until "--"; "--name value"
 * and
 * "--name=value" are the same.
 *
 * Returns: %FALSE with USAGE for what does not exist or does not belong together
 */
gboolean spor_cli_parse (
    SporCli *cli, const SporCliCommand *commands, int argc, char *argv[], GError **error);

/* What --language says, NULL if it is not given or unknown: needed before anything can be said. */
const char *spor_cli_find_language (int argc, char *argv[]);

G_END_DECLS
