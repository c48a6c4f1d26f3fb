/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-export-kind.h"

#include "spor-roster.h"
#include "spor-store-alternatives.h"

#include <glib/gi18n-lib.h>

/* The roster, in full and for management. */

static const char *const patterns[] = { "*.xlsx", NULL };

typedef struct
{
  SporComposition *composition; /* with texts */
  SporBoundaries *boundaries;
  char *protocol; /* of the suggestion or draw; NULL: none */
} SporRosterSource;

static void
spor_roster_source_free (gpointer data)
{
  SporRosterSource *self = data;

  g_clear_pointer (&self->composition, spor_composition_unref);
  g_clear_object (&self->boundaries);
  g_free (self->protocol);
  g_free (self);
}

static gpointer
load (SporStore *store, SporExportOrder *order, GCancellable *cancellable, GError **error)
{
  SporRosterSource *self = g_new0 (SporRosterSource, 1);

  if (!(self->boundaries = spor_store_load_boundaries (store, error))
      || !(self->composition = spor_store_load_decided (store, TRUE, error))
      || (self->composition->origin
          && !(self->protocol = spor_store_load_protocol (store, self->composition, error))))
    g_clear_pointer (&self, spor_roster_source_free);
  return self;
}

static gboolean
write_kind (const SporExportOrder *order,
            SporRosterKind kind,
            SporProgress progress,
            gpointer progress_data,
            GCancellable *cancellable,
            GError **error)
{
  const SporRosterSource *source = order->loaded;

  return spor_roster_write (source->composition, kind, source->boundaries, source->protocol,
                            g_file_peek_path (order->file), progress, progress_data, cancellable,
                            error);
}

static gboolean
write_full (SporExportOrder *order,
            SporProgress progress,
            gpointer progress_data,
            GCancellable *cancellable,
            GError **error)
{
  return write_kind (order, SPOR_ROSTER_FULL, progress, progress_data, cancellable, error);
}

static gboolean
write_management (SporExportOrder *order,
                  SporProgress progress,
                  gpointer progress_data,
                  GCancellable *cancellable,
                  GError **error)
{
  return write_kind (order, SPOR_ROSTER_MANAGEMENT, progress, progress_data, cancellable, error);
}

const SporExportKind spor_export_roster = {
  .key = "roster",
  .title = N_ ("Roster"),
  .purpose = N_ ("A workbook with everything: tracks, waiting list, all sign-ups with contact "
                 "data, balance and map. For those who work with the group."),
  .doing = N_ ("Writing the roster…"),
  .failed = N_ ("The Roster Could Not Be Written"),
  .name = N_ ("Roster"),
  .files = N_ ("Workbooks"),
  .patterns = patterns,
  .load = load,
  .loaded_free = spor_roster_source_free,
  .write = write_full,
};

const SporExportKind spor_export_management = {
  .key = "management",
  .title = N_ ("Roster for Management"),
  .purpose = N_ ("The same workbook without contact data, motivation and free text. For those who "
                 "decide, and to pass on."),
  .doing = N_ ("Writing the roster…"),
  .failed = N_ ("The Roster Could Not Be Written"),
  .name = N_ ("Roster for management"),
  .files = N_ ("Workbooks"),
  .patterns = patterns,
  .load = load,
  .loaded_free = spor_roster_source_free,
  .write = write_management,
};
