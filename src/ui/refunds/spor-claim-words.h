/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Claims in words, for people. All (transfer full). */

/* "2,23 kr./km, low rate 2025"; "" where there is no rate. */
char *spor_claim_line_rate_text (const SporClaimLine *line, SporCarRate car_rate);

/* "Own car: Odense → Aarhus" */
char *spor_claim_line_title (const SporClaimLine *line);

/* "03-03-2025 · 145,5 km · 2,23 kr./km · note" */
char *spor_claim_line_subtitle (const SporClaimLine *line);

/* "Heldagsmøde · 03-03-2025 · Aarhus" */
char *spor_meeting_summary (const SporMeeting *meeting);

/* How the money goes out: "NemKonto", "EAN 5798…" */
char *spor_claim_route_text (const SporClaim *claim);

/* "Submitted on 3 March 2025, 10:12 by Anne": the newest step of its way. */
char *spor_claim_state_text (const SporClaim *claim);

/* Shows the state as a word with its colour. */
void spor_claim_state_show (GtkLabel *label, SporClaimState state);

const char *spor_severity_icon (SporSeverity severity);

G_END_DECLS
