/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-cli.h"
#include "spor-store-refunds.h"

G_BEGIN_DECLS

/* Meetings with who is invited, as JSON or as text. */
gboolean spor_cli_print_meeting (SporCli *cli, const SporMeeting *meeting, GError **error);
gboolean spor_cli_print_meetings (SporCli *cli, const GPtrArray *meetings, GError **error);

/* @attendees: SporAttendee*: of one that may be gone from the book */
gboolean
spor_cli_print_attended (SporCli *cli, const SporMeeting *meeting, const GPtrArray *attendees);

G_END_DECLS
