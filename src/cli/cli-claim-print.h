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

typedef struct
{
  int state;              /* -1: any */
  const char *signup_id;  /* NULL: anybody's */
  const char *meeting_id; /* NULL: any */
} SporCliClaimFilter;

/* Those that pass @filter, and what they come to. @signups: the round's */
gboolean spor_cli_print_claims (SporCli *cli,
                                const SporSignups *signups,
                                const SporCliClaimFilter *filter,
                                GError **error);

/* Puts the rules' codes into @error, which was set with @findings; with JSON prints them too. Does
 * nothing without findings. Always FALSE. */
gboolean spor_cli_explain_refusal (SporCli *cli, const GPtrArray *findings, GError **error);

G_END_DECLS
