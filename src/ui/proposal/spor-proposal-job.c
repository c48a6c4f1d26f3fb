/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-proposal-job.h"

#include <math.h>

typedef struct
{
  SporComposition *composition;
  gboolean lottery;
  SporDrawingSettings settings;
  SporTaskMeter *meter; /* borrowed: whoever asks keeps it until the answer */
} SporProposalJob;

static void
spor_proposal_job_free (gpointer data)
{
  SporProposalJob *job = data;

  spor_composition_unref (job->composition);
  g_free (job);
}

static void
on_search_progressed_cb (double fraction, double best, gpointer meter)
{
  spor_task_meter_set (fraction, meter);
  if (isfinite (best))
    spor_task_meter_offer_stop (meter);
}

static void
spor_proposal_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SporProposalJob *job = data;
  const SporWatch watch
      = { .cancellable = cancellable, .progress = on_search_progressed_cb, .data = job->meter };
  SporProposal *proposal
      = job->lottery
            ? spor_proposal_new_lottery (job->composition, &job->settings, &watch)
            : spor_proposal_new (job->composition, SPOR_KEEP_PINNED, SPOR_SUGGEST_EARLIEST, &watch);

  g_task_return_pointer (task, proposal, (GDestroyNotify)spor_proposal_free);
}

void
spor_proposal_run_async (SporComposition *composition,
                         const SporDrawingSettings *settings,
                         GCancellable *cancellable,
                         SporTaskMeter *meter,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  SporProposalJob *job = g_new0 (SporProposalJob, 1);

  job->composition = spor_composition_ref (composition);
  job->lottery = settings != NULL;
  if (settings)
    job->settings = *settings;
  job->meter = meter;
  g_task_set_source_tag (task, spor_proposal_run_async);
  g_task_set_task_data (task, job, spor_proposal_job_free);
  g_task_set_check_cancellable (task, FALSE); /* what was found counts */
  g_task_run_in_thread (task, spor_proposal_work);
}

SporProposal *
spor_proposal_run_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
