/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-export-kind.h"

#include "spor-participant-list.h"
#include "spor-store-alternatives.h"

#include <glib/gi18n-lib.h>

/* Who has a seat and who waits, for print. */

static const char *const patterns[] = { "*.pdf", NULL };

typedef struct
{
  SporComposition *composition;
  SporBoundaries *boundaries;
} SporListSource;

static void
spor_list_source_free (gpointer data)
{
  SporListSource *self = data;

  g_clear_pointer (&self->composition, spor_composition_unref);
  g_clear_object (&self->boundaries);
  g_free (self);
}

static gpointer
load (SporStore *store, SporExportOrder *order, GCancellable *cancellable, GError **error)
{
  SporListSource *self = g_new0 (SporListSource, 1);

  if (!(self->boundaries = spor_store_load_boundaries (store, error))
      || !(self->composition = spor_store_load_decided (store, FALSE, error)))
    g_clear_pointer (&self, spor_list_source_free);
  return self;
}

static gboolean
write_list (SporExportOrder *order,
            void (*progress) (double fraction, gpointer data),
            gpointer progress_data,
            GCancellable *cancellable,
            GError **error)
{
  const SporListSource *source = order->loaded;

  return spor_participant_list_write (source->composition, source->boundaries, order->switched,
                                      g_get_real_time () / G_USEC_PER_SEC,
                                      g_file_peek_path (order->file), cancellable, error);
}

const SporExportKind spor_export_list = {
  .key = "list",
  .title = N_ ("Participant List for Print"),
  .purpose = N_ ("Who has a seat in which track, and who waits, with the map, for print (PDF). "
                 "For meetings and for the members."),
  .doing = N_ ("Writing the participant list…"),
  .failed = N_ ("The Participant List Could Not Be Written"),
  .name = N_ ("Participant list"),
  .files = N_ ("Documents (PDF)"),
  .patterns = patterns,
  .switch_title = N_ ("Contact data"),
  .switch_subtitle = N_ ("E-mail addresses and telephone numbers; for internal use"),
  .load = load,
  .loaded_free = spor_list_source_free,
  .write = write_list,
};
