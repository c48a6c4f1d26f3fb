/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-store.h"

G_BEGIN_DECLS

/* What the change log says of one meeting. */
typedef struct
{
  guint n_edits; /* change sets since it was added in which it or its tracks changed; never falls */
  gint64 at;     /* the last of them, or when it was added */
} SporRevision;

/* Of every meeting that there is or was: its id → SporRevision. */
GHashTable *spor_store_load_revisions (SporStore *self, GError **error);

G_END_DECLS
