/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"
#include "spor-protocol-reader.h"
#include "spor-workbook.h"

G_BEGIN_DECLS

/**
 * spor_roster_write_chances:
 * @protocol: of a lottery that @composition came from
 * @full: FALSE: for management, without contact data in names
 * @about: round and composition, for the title
 * @today: the date, for the title
 *
 * The sheet on the lottery: for each candidate the chance, and the number of tickets they were on.
 */
void spor_roster_write_chances (SporWorkbook *book,
                                const SporComposition *composition,
                                const SporProtocol *protocol,
                                gboolean full,
                                const char *about,
                                const char *today);

G_END_DECLS
