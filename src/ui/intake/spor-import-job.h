/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-import-file.h"
#include "spor-import.h"
#include "spor-task-bar.h"

G_BEGIN_DECLS

/**
 * spor_import_job_async:
 * @file: opened again in the book's thread; its mapping is taken as it is now
 * @include_incomplete: include answers that are not completed
 * @dry_run: change nothing
 * @meter: (transfer full): told how far it is
 */
void spor_import_job_async (SporBook *book,
                            SporImportFile *file,
                            gboolean include_incomplete,
                            gboolean dry_run,
                            SporTaskMeter *meter,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
SporImportReport *spor_import_job_finish (SporBook *book, GAsyncResult *result, GError **error);

G_END_DECLS
