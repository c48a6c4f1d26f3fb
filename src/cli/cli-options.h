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
  const char *command; /* it means that to this command; NULL: to every one that has it */
} SporCliOption;

/* All of them, ended by one without a name. */
const SporCliOption *spor_cli_options (void);

gboolean spor_cli_command_has_option (const SporCliCommand *command, const SporCliOption *option);

/* The same, and what the option says is what it means to @command: for its help. */
gboolean spor_cli_command_shows_option (const SporCliCommand *command, const SporCliOption *option);

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

/* @part: what the command's first word says, "list"; @own: (nullable): those of the command's
 * own that belong to it; @of_book: whether it goes without --round. FALSE with USAGE if another is
 * given, which would be ignored. */
gboolean spor_cli_check_part_options (
    SporCli *cli, const char *part, const char *const *own, gboolean of_book, GError **error);

/* What --language says, NULL if it is not given or unknown: needed before anything can be said. */
const char *spor_cli_find_language (int argc, char *argv[]);

G_END_DECLS
