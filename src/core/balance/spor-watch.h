/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Called now and then, on the worker. @fraction: 0–1, how far it is; @best: the deviation of what
 * the search would give if it were ended now; HUGE_VAL: nothing */
typedef void (*SporSearchProgress) (double fraction, double best, gpointer data);

/* When a search is to stop before it has its proof, and who hears of it. */
typedef struct
{
  GCancellable *cancellable; /* borrowed; NULL: cannot be cancelled */
  gint64 deadline;           /* as g_get_monotonic_time(); 0: none */
  SporSearchProgress progress;
  gpointer data;
} SporWatch;

static inline gboolean
spor_watch_is_over (const SporWatch *self)
{
  return g_cancellable_is_cancelled (self->cancellable)
         || (self->deadline > 0 && g_get_monotonic_time () >= self->deadline);
}

G_END_DECLS
