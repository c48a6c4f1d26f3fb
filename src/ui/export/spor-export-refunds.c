/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-export-kind.h"

#include "spor-refund-workbook.h"
#include "spor-store-alternatives.h"
#include "spor-store-refunds.h"

#include <glib/gi18n-lib.h>

/* The refunds workbook. */

static const char *const patterns[] = { "*.xlsx", NULL };

typedef struct
{
  SporComposition *composition;
  SporRefunds *refunds;
} SporRefundSource;

static void
spor_refund_source_free (gpointer data)
{
  SporRefundSource *self = data;

  g_clear_pointer (&self->composition, spor_composition_unref);
  g_clear_pointer (&self->refunds, spor_refunds_unref);
  g_free (self);
}

static char *
why_not (SporSnapshot *snapshot)
{
  return spor_refunds_n_claims (spor_snapshot_get_refunds (snapshot)) > 0
             ? NULL
             : g_strdup (_ ("There are no travel claims yet."));
}

static const SporExportWay *
way_on (SporSnapshot *snapshot)
{
  static const SporExportWay refunds = { N_ ("_Go to Refunds"), "win.page", "refunds" };

  return &refunds;
}

static gpointer
load (SporStore *store, SporExportOrder *order, GCancellable *cancellable, GError **error)
{
  SporRefundSource *self = g_new0 (SporRefundSource, 1);

  self->composition = spor_store_load_decided (store, FALSE, error);
  self->refunds
      = self->composition
            ? spor_store_load_refunds (store, spor_composition_round (self->composition), error)
            : NULL;
  if (!self->refunds)
    g_clear_pointer (&self, spor_refund_source_free);
  return self;
}

static gboolean
write_refunds (SporExportOrder *order,
               void (*progress) (double fraction, gpointer data),
               gpointer progress_data,
               GCancellable *cancellable,
               GError **error)
{
  const SporRefundSource *source = order->loaded;

  return spor_refund_workbook_write (source->refunds, source->composition,
                                     g_file_peek_path (order->file), cancellable, error);
}

const SporExportKind spor_export_refunds = {
  .key = "refunds",
  .title = N_ ("Refunds"),
  .purpose = N_ ("A workbook with the travel claims, their lines, totals, and what is approved and "
                 "not paid yet. For finance."),
  .doing = N_ ("Writing the refunds…"),
  .failed = N_ ("The Refunds Could Not Be Written"),
  .name = N_ ("Refunds"),
  .files = N_ ("Workbooks"),
  .patterns = patterns,
  .why_not = why_not,
  .way_on = way_on,
  .load = load,
  .loaded_free = spor_refund_source_free,
  .write = write_refunds,
};
