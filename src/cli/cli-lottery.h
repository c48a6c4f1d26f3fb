/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-cli.h"
#include "spor-drawing.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* --tickets: how many; @unsaid if it is not given. */
gboolean spor_cli_get_tickets (SporCli *cli, guint unsaid, guint *n_tickets, GError **error);

/* --within, --tickets; leximin. */
gboolean
spor_cli_get_drawing_settings (SporCli *cli, SporDrawingSettings *settings, GError **error);

/* --seed, if it is given: FALSE if it is blank, or no text. */
gboolean spor_cli_check_seed (SporCli *cli, GError **error);

/* "tickets", "shift" (by how many tickets at most somebody differs from the exact chance),
 * "digest", and "ticket" once one is drawn. */
void spor_cli_add_drawing (JsonBuilder *builder, const SporDrawing *drawing);

/* The same in words. */
void spor_cli_print_drawing (const SporDrawing *drawing);

G_END_DECLS
