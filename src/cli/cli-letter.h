/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-cli.h"

G_BEGIN_DECLS

/* The kind of letter that @key names (SporLetterKind); -1 with USAGE if it names none. */
int spor_cli_find_letter_kind (const char *key, GError **error);

/* Says on stderr that the reply date that letters promise is past, if it is. */
void spor_cli_warn_of_past_reply (SporCli *cli);

G_END_DECLS
