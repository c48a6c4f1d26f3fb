/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-cli.h"

G_BEGIN_DECLS

/* Prints what all claims come to, and with --by each group of them. */
gboolean spor_cli_claim_totals (SporCli *cli, GError **error);

G_END_DECLS
