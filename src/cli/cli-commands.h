/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-cli.h"

G_BEGIN_DECLS

/* Every command, ended by one without a name. */
const SporCliCommand *spor_cli_commands (void);

/* Each does one command and prints its result; FALSE with @error, whose domain and code give the
 * exit status. */

gboolean spor_cli_new (SporCli *cli, GError **error);
gboolean spor_cli_round (SporCli *cli, GError **error);
gboolean spor_cli_check (SporCli *cli, GError **error);
gboolean spor_cli_backup (SporCli *cli, GError **error);

gboolean spor_cli_import (SporCli *cli, GError **error);

gboolean spor_cli_signups (SporCli *cli, GError **error);
gboolean spor_cli_add (SporCli *cli, GError **error);
gboolean spor_cli_edit (SporCli *cli, GError **error);
gboolean spor_cli_waive (SporCli *cli, GError **error);
gboolean spor_cli_erase (SporCli *cli, GError **error);

gboolean spor_cli_seat (SporCli *cli, GError **error);
gboolean spor_cli_unseat (SporCli *cli, GError **error);
gboolean spor_cli_wait (SporCli *cli, GError **error);
gboolean spor_cli_pin (SporCli *cli, GError **error);
gboolean spor_cli_bar (SporCli *cli, GError **error);
gboolean spor_cli_unpin (SporCli *cli, GError **error);
gboolean spor_cli_undo (SporCli *cli, GError **error);
gboolean spor_cli_redo (SporCli *cli, GError **error);
gboolean spor_cli_replace (SporCli *cli, GError **error);
gboolean spor_cli_composition (SporCli *cli, GError **error);

gboolean spor_cli_meeting (SporCli *cli, GError **error);
gboolean spor_cli_claim (SporCli *cli, GError **error);
gboolean spor_cli_rate (SporCli *cli, GError **error);

gboolean spor_cli_suggest (SporCli *cli, GError **error);
gboolean spor_cli_rerun (SporCli *cli, GError **error);
gboolean spor_cli_panel (SporCli *cli, GError **error);

gboolean spor_cli_letter (SporCli *cli, GError **error);
gboolean spor_cli_export (SporCli *cli, GError **error);

/* What "export letters" and "export calendar" do. */
gboolean spor_cli_export_letters (SporCli *cli, GError **error);
gboolean spor_cli_export_calendar (SporCli *cli, GError **error);

/* @remark: (nullable): what has become of the group since. Writes @protocol to @out: a document for
 * people if it ends with .pdf, with .json as it is; FALSE with USAGE for any other name. */
gboolean spor_cli_write_protocol (
    SporCli *cli, const char *protocol, const char *remark, const char *out, GError **error);

G_END_DECLS
