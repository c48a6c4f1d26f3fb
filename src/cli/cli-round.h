/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-cli.h"

G_BEGIN_DECLS

/* What a change of settings came to, or would come to. */
typedef struct
{
  guint n_changed;      /* how many sign-ups have another status */
  double before, after; /* representativeness */
} SporCliEffect;

/* A round with all its settings, as JSON or as text; @effect: (nullable). */
void spor_cli_print_round (SporCli *cli, const SporRound *round, const SporCliEffect *effect);
void spor_cli_print_rounds (SporCli *cli, const GPtrArray *rounds);

/* "round set FIELD=VALUE…" */
gboolean spor_cli_round_set (SporCli *cli, GError **error);

G_END_DECLS
