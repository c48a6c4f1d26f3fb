/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-import-job.h"

typedef struct
{
  char **paths;
  SporSourceOptions options;
  SporRound *round;
  char *mapping; /* JSON: by name, should the files have changed in the meantime */
  gboolean include_incomplete;
  gboolean dry_run;
  SporTaskMeter *meter;
} SporImportJob;

static void
spor_import_job_free (gpointer data)
{
  SporImportJob *job = data;

  g_strfreev (job->paths);
  spor_round_unref (job->round);
  g_free (job->mapping);
  spor_task_meter_unref (job->meter);
  g_free (job);
}

static void
spor_import_job_tell (double fraction, guint rows, gpointer meter)
{
  spor_task_meter_set (fraction, meter);
}

static gpointer
spor_import_job_run (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporImportJob *job = data;
  const SporImportOptions options = {
    .include_incomplete = job->include_incomplete,
    .dry_run = job->dry_run,
    .progress = spor_import_job_tell,
    .progress_data = job->meter,
  };
  g_autoptr (SporSource) source
      = spor_source_open ((const char *const *)job->paths, &job->options, cancellable, error);
  g_autoptr (SporMapping) mapping = NULL;

  if (!source)
    return NULL;
  mapping = spor_mapping_from_json (source, job->mapping);
  return spor_import_run (store, job->round, source, mapping, &options, cancellable, error);
}

static void
spor_import_report_destroy (gpointer report)
{
  spor_import_report_free (report);
}

void
spor_import_job_async (SporBook *book,
                       SporImportFile *file,
                       gboolean include_incomplete,
                       gboolean dry_run,
                       SporTaskMeter *meter,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  SporImportJob *job = g_new0 (SporImportJob, 1);

  job->paths = g_strdupv ((char **)spor_import_file_get_paths (file));
  job->options = *spor_import_file_get_options (file);
  job->round = spor_round_ref (spor_import_file_get_round (file));
  job->mapping = spor_mapping_to_json (spor_import_file_get_mapping (file),
                                       spor_import_file_get_source (file));
  job->include_incomplete = include_incomplete;
  job->dry_run = dry_run;
  job->meter = meter;
  spor_book_run_async (book, spor_import_job_run, job, spor_import_job_free,
                       spor_import_report_destroy, cancellable, callback, user_data);
}

SporImportReport *
spor_import_job_finish (SporBook *book, GAsyncResult *result, GError **error)
{
  return spor_book_run_finish (book, result, error);
}
