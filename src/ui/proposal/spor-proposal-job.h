/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-proposal.h"
#include "spor-task-bar.h"

G_BEGIN_DECLS

/**
 * spor_proposal_run_async:
 * @settings: (nullable): of a lottery; %NULL for a suggestion
 * @cancellable: ends the search; what was found until then is the result
 * @meter: how far it is
 *
 * Works a proposal out in a thread of its own.
 */
void spor_proposal_run_async (SporComposition *composition,
                              const SporDrawingSettings *settings,
                              GCancellable *cancellable,
                              SporTaskMeter *meter,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/* (transfer full): never NULL */
SporProposal *spor_proposal_run_finish (GAsyncResult *result);

G_END_DECLS
