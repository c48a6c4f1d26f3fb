/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-cli.h"

G_BEGIN_DECLS

/* The kind of letter that @key names (SporLetterKind); -1 with USAGE if it names none. */
int spor_cli_find_letter_kind (const char *key, GError **error);

G_END_DECLS
