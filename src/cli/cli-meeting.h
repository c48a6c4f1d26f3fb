/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-cli.h"
#include "spor-store-refunds.h"

G_BEGIN_DECLS

/* The only meeting whose id begins or ends with @id's at least four characters. */
SporMeeting *spor_cli_load_meeting (SporCli *cli, const char *id, GError **error);

G_END_DECLS
