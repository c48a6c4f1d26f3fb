/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-cli.h"

G_BEGIN_DECLS

/* Prints the round's settings for refunds, after changing those that options name. */
gboolean spor_cli_claim_terms (SporCli *cli, GError **error);

G_END_DECLS
