/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-cli.h"
#include "spor-meeting-series.h"

G_BEGIN_DECLS

/* What --repeat, --until and --count say: @rule; USAGE if it is no series. */
gboolean spor_cli_read_series (SporCli *cli, SporSeriesRule *rule, GError **error);

G_END_DECLS
