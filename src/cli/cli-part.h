/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-cli.h"

G_BEGIN_DECLS

/* What commands share whose first word says what to do. */
typedef struct
{
  const char *name;
  const char *arguments; /* what belongs after it, marked for translation; may be "" */
  guint n_words;         /* how many words there must be, with its own; G_MAXUINT: two or more */
  gboolean (*run) (SporCli *cli, GError **error);
  const char *options[12]; /* those of the command's own that it has */
  gboolean of_book;        /* it concerns no one round: there is no --round */
} SporCliPart;

/* Opens the book and runs the part of @parts (ended by one without a name) that the first word
 * names. */
gboolean spor_cli_run_part (SporCli *cli, const SporCliPart *parts, GError **error);

/* Sets USAGE with @sentence, in which %s stands for what was typed. Always FALSE. */
gboolean spor_cli_misuse (GError **error, const char *sentence, const char *typed);

G_END_DECLS
