/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-cli.h"
#include "spor-comparison.h"

G_BEGIN_DECLS

/* Two alternatives beside each other. */
void spor_cli_print_comparison (SporCli *cli, const SporComparison *comparison);

G_END_DECLS
