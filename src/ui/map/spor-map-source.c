/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-source.h"

struct _SporMapSource
{
  GObject parent_instance;

  /* owned */
  SporBook *book;
  GSignalGroup *book_signals;
  char *id;                   /* of the book's own; NULL: the built-in ones */
  SporBoundaries *boundaries; /* NULL until they are wanted, or have been read */

  guint n_readings; /* only the last reading counts */
};

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporMapSource, spor_map_source, G_TYPE_OBJECT)

typedef struct
{
  SporMapSource *source; /* owned */
  guint number;
} Reading;

static void
on_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (SporMapSource) self = reading->source;
  g_autoptr (GError) error = NULL;
  g_autoptr (SporBoundaries) boundaries = spor_book_run_finish (SPOR_BOOK (object), result, &error);

  if (reading->number != self->n_readings)
    return;
  g_set_object (&self->boundaries, boundaries);
  if (error)
    g_signal_emit (self, signals[FAILED], 0, error);
  else
    g_signal_emit (self, signals[CHANGED], 0);
}

/* On the book's worker. */
static gpointer
read_boundaries (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return spor_store_load_boundaries (store, error);
}

static void
spor_map_source_begin_reading (SporMapSource *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->source = g_object_ref (self);
  reading->number = self->n_readings;
  spor_book_run_async (self->book, read_boundaries, NULL, NULL, g_object_unref, NULL, on_read_cb,
                       reading);
}

static void
on_snapshot_changed_cb (SporMapSource *self)
{
  SporSnapshot *snapshot = self->book ? spor_book_get_snapshot (self->book) : NULL;
  const char *id = snapshot ? spor_snapshot_get_boundaries (snapshot) : NULL;

  if (g_strcmp0 (id, self->id) == 0)
    return;
  g_free (self->id);
  self->id = g_strdup (id);
  g_clear_object (&self->boundaries);
  self->n_readings++;
  if (id)
    spor_map_source_begin_reading (self);
  else
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
spor_map_source_dispose (GObject *object)
{
  SporMapSource *self = SPOR_MAP_SOURCE (object);

  g_clear_object (&self->book_signals);
  g_clear_object (&self->book);
  g_clear_object (&self->boundaries);
  G_OBJECT_CLASS (spor_map_source_parent_class)->dispose (object);
}

static void
spor_map_source_finalize (GObject *object)
{
  g_free (SPOR_MAP_SOURCE (object)->id);
  G_OBJECT_CLASS (spor_map_source_parent_class)->finalize (object);
}

static void
spor_map_source_class_init (SporMapSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spor_map_source_dispose;
  G_OBJECT_CLASS (klass)->finalize = spor_map_source_finalize;
  signals[CHANGED] = g_signal_new ("changed", SPOR_TYPE_MAP_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", SPOR_TYPE_MAP_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
spor_map_source_init (SporMapSource *self)
{
  self->book_signals = g_signal_group_new (SPOR_TYPE_BOOK);
  g_signal_group_connect_swapped (self->book_signals, "notify::snapshot",
                                  G_CALLBACK (on_snapshot_changed_cb), self);
}

SporMapSource *
spor_map_source_new (void)
{
  return g_object_new (SPOR_TYPE_MAP_SOURCE, NULL);
}

void
spor_map_source_set_book (SporMapSource *self, SporBook *book)
{
  g_return_if_fail (SPOR_IS_MAP_SOURCE (self));

  if (!g_set_object (&self->book, book))
    return;
  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->boundaries);
  self->n_readings++;
  g_signal_group_set_target (self->book_signals, book);
  on_snapshot_changed_cb (self);
}

SporBoundaries *
spor_map_source_get (SporMapSource *self)
{
  g_return_val_if_fail (SPOR_IS_MAP_SOURCE (self), NULL);

  g_autoptr (GError) error = NULL;

  if (self->boundaries || self->id || !self->book)
    return self->boundaries;
  self->boundaries = spor_boundaries_new_built_in (spor_book_get_places (self->book), &error);
  if (error)
    g_signal_emit (self, signals[FAILED], 0, error);
  return self->boundaries;
}

gboolean
spor_map_source_is_own (SporMapSource *self)
{
  g_return_val_if_fail (SPOR_IS_MAP_SOURCE (self), FALSE);

  return self->id != NULL;
}
