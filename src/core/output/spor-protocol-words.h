/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-protocol-reader.h"

G_BEGIN_DECLS

/* What a protocol's page and the roster's sheet both say of it. */

/* How many were chosen, how, and out of how many. (transfer full) */
char *spor_protocol_summary (const SporProtocol *self);

/* Candidates for @body. @fixed: those who are chosen beforehand alone */
guint spor_protocol_count_candidates (const SporProtocol *self, guint body, gboolean fixed);

/* Per candidate of a lottery: on how many tickets. (transfer full) */
guint *spor_protocol_count_tickets (const SporProtocol *self);

G_END_DECLS
