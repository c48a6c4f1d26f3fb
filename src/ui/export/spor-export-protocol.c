/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-export-kind.h"

#include "spor-about.h"
#include "spor-file.h"
#include "spor-protocol-page.h"
#include "spor-store-alternatives.h"

#include <glib/gi18n-lib.h>

/* How the composition was suggested or drawn: for people (PDF), or for working the result out
 * again (JSON). */

static const char *const patterns[] = { "*.pdf", "*.json", NULL };

typedef struct
{
  char *text;
  char *remark; /* which alternative it is, and what has become of it since */
} SporProtocolSource;

static void
spor_protocol_source_free (gpointer data)
{
  SporProtocolSource *self = data;

  g_free (self->text);
  g_free (self->remark);
  g_free (self);
}

static char *
why_not (SporSnapshot *snapshot)
{
  return spor_snapshot_get_decided (snapshot)->origin
             ? NULL
             : g_strdup (_ ("Nothing has been suggested or drawn yet."));
}

static const SporExportWay *
way_on (SporSnapshot *snapshot)
{
  static const SporExportWay board = { N_ ("_Go to Composition"), "win.page", "board" };

  return &board;
}

static gpointer
load (SporStore *store, SporExportOrder *order, GCancellable *cancellable, GError **error)
{
  g_autoptr (SporComposition) composition = spor_store_load_decided (store, FALSE, error);
  g_autofree char *text = composition ? spor_store_load_protocol (store, composition, error) : NULL;
  SporProtocolSource *self;

  if (!text)
    return NULL;
  self = g_new0 (SporProtocolSource, 1);
  self->text = g_steal_pointer (&text);
  self->remark = spor_about_provenance (composition);
  return self;
}

static gboolean
write_protocol (SporExportOrder *order,
                void (*progress) (double fraction, gpointer data),
                gpointer progress_data,
                GCancellable *cancellable,
                GError **error)
{
  const SporProtocolSource *source = order->loaded;
  const char *path = g_file_peek_path (order->file);
  g_autofree char *lower = g_utf8_strdown (path, -1);

  return g_str_has_suffix (lower, ".pdf")
             ? spor_protocol_page_write (source->text, NULL, source->remark, path, cancellable,
                                         error)
             : spor_file_write (path, source->text, -1, error);
}

const SporExportKind spor_export_protocol = {
  .key = "protocol",
  .title = N_ ("Protocol of the Suggestion or Draw"),
  .purpose = N_ ("How the group was chosen, without names: rules, chances, tickets and result, as "
                 "PDF to read, or as JSON to work it out again."),
  .doing = N_ ("Writing the protocol…"),
  .failed = N_ ("The Protocol Could Not Be Written"),
  .name = N_ ("Protocol"),
  .files = N_ ("Documents and data (PDF, JSON)"),
  .patterns = patterns,
  .why_not = why_not,
  .way_on = way_on,
  .load = load,
  .loaded_free = spor_protocol_source_free,
  .write = write_protocol,
};
