/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-example.h"

#include "spor-error-dialog.h"
#include "spor-import.h"
#include "spor-language.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>

char *
spor_example_find (void)
{
  const char *datadir = g_getenv ("SPOR_DATADIR");
  g_autofree char *path
      = g_build_filename (datadir ? datadir : SPOR_PKGDATADIR, "example", "fbs2", "eu.zip", NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path) : NULL;
}

/* On the book's worker. */
static gpointer
spor_example_run (SporStore *store, gpointer path, GCancellable *cancellable, GError **error)
{
  const char *paths[] = { path, NULL };
  const SporImportOptions options = { 0 };
  g_autoptr (SporRound) round = spor_store_load_round (store, error);
  g_autoptr (SporSource) source = NULL;
  g_autoptr (SporMapping) mapping = NULL;

  if (!round || !(source = spor_source_open (paths, NULL, cancellable, error))
      || !(mapping = spor_import_choose_mapping (store, source, round, cancellable, error)))
    return NULL;
  return spor_import_run (store, round, source, mapping, &options, cancellable, error);
}

static void
on_imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SporImportReport) report = spor_book_run_finish (SPOR_BOOK (source), result, &error);
  g_autofree char *text = NULL;

  if (!report)
    {
      spor_show_error (from, _ ("The Example Could Not Be Imported"), error);
      return;
    }
  text = spor_format_counts (ngettext ("%u invented sign-up to try things out with",
                                       "%u invented sign-ups to try things out with", report->read),
                             report->read);
  spor_toast (from, text);
}

void
spor_example_import (GtkWidget *from, SporBook *book)
{
  spor_book_run_async (book, spor_example_run, spor_example_find (), g_free,
                       (GDestroyNotify)spor_import_report_free, NULL, on_imported_cb,
                       g_object_ref (from));
}
