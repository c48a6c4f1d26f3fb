/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-cli.h"
#include "spor-store-refunds.h"

G_BEGIN_DECLS

/* The whole id of the only claim whose id begins or ends with @part's at least four characters. */
char *spor_cli_find_claim (SporCli *cli, const char *part, GError **error);

/* A claim with what the rules say of it, as JSON or as text. */
gboolean spor_cli_print_claim (SporCli *cli, const char *id, GError **error);
gboolean spor_cli_print_loaded_claim (SporCli *cli, const SporClaim *claim, GError **error);

/* Those in @state, -1 for all, and what they come to. */
gboolean spor_cli_print_claims (SporCli *cli, int state, GError **error);

/* Puts the rules' codes into @error, which was set with @findings; with JSON prints them too. Does
 * nothing without findings. Always FALSE. */
gboolean spor_cli_explain_refusal (SporCli *cli, const GPtrArray *findings, GError **error);

G_END_DECLS
