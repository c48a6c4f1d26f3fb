/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-cli.h"

G_BEGIN_DECLS

/* The whole program's help, or with @command that command's, on stdout. */
void spor_cli_print_help (const SporCliCommand *commands, const SporCliCommand *command);

G_END_DECLS
