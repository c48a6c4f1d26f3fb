/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-store.h"

G_BEGIN_DECLS

/* What a look over the whole book finds. Findings are what must not be; remarks are what somebody
 * may want to know. Of the composition that counts, a broken rule is a finding, unless it is only
 * that seats or categories are still to be filled, or the note of a final one answers for it. What
 * the other alternatives break, and what lies in the archive, is a remark. */
typedef struct
{
  GPtrArray *findings, *remarks; /* char*: sentences, with the composition that they are about */
  GPtrArray *rounds;             /* char*: the ids of those that a finding or remark is about */
  gboolean sound;                /* all that is stored is as it was written */
} SporCheckup;

/**
 * spor_store_check_up:
 * @round: (nullable): the id of the only round whose rules are asked for
 *
 * spor_store_check(), and where that finds nothing (what is not sound may not be readable either)
 * the rules of every round, or of @round.
 *
 * Returns: (transfer full): %NULL with @error if it cannot be read
 */
SporCheckup *spor_store_check_up (SporStore *self, const char *round, GError **error);

void spor_checkup_free (SporCheckup *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporCheckup, spor_checkup_free)

G_END_DECLS
