/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"
#include "spor-protocol-reader.h"
#include "spor-workbook.h"

G_BEGIN_DECLS

/**
 * spor_roster_write_chosen:
 * @protocol: (nullable): how the composition was suggested or drawn; %NULL: it was not, or the
 *   protocol cannot be read
 * @full: FALSE: for management, where nothing quotes an answer
 * @about: round and composition, for the title
 * @today: the date, for the title
 *
 * The sheet on how the group was chosen: by which method, from how many, by which rules and
 * weights, who was decided on beforehand, and what has changed since.
 */
void spor_roster_write_chosen (SporWorkbook *book,
                               const SporComposition *composition,
                               const SporProtocol *protocol,
                               gboolean full,
                               const char *about,
                               const char *today);

G_END_DECLS
