/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-import.h"

G_BEGIN_DECLS

/**
 * spor_import_merge:
 * @mapping: what the file says something about; other fields stay as they are
 * @stored: the sign-up as the book has it; becomes what the book shall have
 * @incoming: the same sign-up as the file has it; what @stored took over is moved out of it
 * @edited: bits of the fields set by hand; @stored keeps those
 * @changes: (out) (nullable) (transfer full): SporFieldChange*; %NULL if no field differs
 * @save: (out): whether @stored is not what the book has any more
 *
 * Inside a change set, since it remembers what was imported for fields set by hand: the same answer
 * is reported once, not at every import.
 */
gboolean spor_import_merge (SporStore *store,
                            const SporRound *round,
                            const SporMapping *mapping,
                            SporSignupFacts *stored,
                            SporSignupFacts *incoming,
                            guint32 edited,
                            GPtrArray **changes,
                            gboolean *save,
                            GError **error);

void spor_field_change_free (SporFieldChange *self);

G_END_DECLS
