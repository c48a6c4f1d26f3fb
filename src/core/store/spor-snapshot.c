/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-snapshot.h"

#include "spor-store-private.h"
#include "spor-store-refunds.h"

struct _SporSnapshot
{
  GObject parent_instance;

  gint64 version;
  SporComposition *composition; /* owned; leads to sign-ups and round */
  SporRefunds *refunds;
  char *boundaries;
  char *undo, *redo;
};

G_DEFINE_FINAL_TYPE (SporSnapshot, spor_snapshot, G_TYPE_OBJECT)

static void
spor_snapshot_finalize (GObject *object)
{
  SporSnapshot *self = SPOR_SNAPSHOT (object);

  g_clear_pointer (&self->composition, spor_composition_unref);
  g_clear_pointer (&self->refunds, spor_refunds_unref);
  g_free (self->boundaries);
  g_free (self->undo);
  g_free (self->redo);
  G_OBJECT_CLASS (spor_snapshot_parent_class)->finalize (object);
}

static void
spor_snapshot_class_init (SporSnapshotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spor_snapshot_finalize;
}

static void
spor_snapshot_init (SporSnapshot *self)
{
}

static SporSignups *
spor_snapshot_load_signups (SporStore *store, gboolean with_texts, GError **error)
{
  g_autoptr (SporRound) round = spor_store_load_round (store, error);

  return round ? spor_store_load_signups (store, round, with_texts, error) : NULL;
}

static SporComposition *
spor_store_load_with (SporStore *store, SporSignups *signups, gboolean with_texts, GError **error)
{
  g_autoptr (SporSignups) own = signups ? spor_signups_ref (signups)
                                        : spor_snapshot_load_signups (store, with_texts, error);

  return own ? spor_store_load_composition (store, own, error) : NULL;
}

SporComposition *
spor_store_load (SporStore *self, gboolean with_texts, GError **error)
{
  SporComposition *composition;

  g_return_val_if_fail (self->set == NULL, NULL);

  if (!spor_store_exec (self, "BEGIN", error))
    return NULL;
  composition = spor_store_load_with (self, NULL, with_texts, error);
  sqlite3_exec (spor_store_db (self), "COMMIT", NULL, NULL, NULL);
  return composition;
}

/* Those of @previous, if nothing of theirs has changed. */
static SporRefunds *
spor_snapshot_load_refunds (SporSnapshot *self,
                            SporStore *store,
                            SporSnapshot *previous,
                            GError **error)
{
  if (previous && !spor_store_refunds_changed_since (store, previous->version))
    return spor_refunds_ref (previous->refunds);
  return spor_store_load_refunds (store, spor_composition_round (self->composition), error);
}

static gboolean
spor_snapshot_fill (SporSnapshot *self, SporStore *store, SporSnapshot *previous, GError **error)
{
  SporSignups *lent = NULL;

  self->version = spor_store_version (store);
  if (previous && !spor_store_signups_changed_since (store, previous->version))
    lent = previous->composition->signups;
  self->composition = spor_store_load_with (store, lent, FALSE, error);
  if (!self->composition
      || !(self->refunds = spor_snapshot_load_refunds (self, store, previous, error)))
    return FALSE;
  return spor_store_find_boundaries (store, &self->boundaries, error)
         && spor_store_peek_undo (store, &self->undo, &self->redo, error);
}

SporSnapshot *
spor_snapshot_load (SporStore *store, SporSnapshot *previous, GError **error)
{
  g_autoptr (SporSnapshot) self = g_object_new (SPOR_TYPE_SNAPSHOT, NULL);
  gboolean filled;

  if (!spor_store_exec (store, "BEGIN", error))
    return NULL;
  filled = spor_snapshot_fill (self, store, previous, error);
  sqlite3_exec (spor_store_db (store), "COMMIT", NULL, NULL, NULL);
  return filled ? g_steal_pointer (&self) : NULL;
}

gint64
spor_snapshot_get_version (SporSnapshot *self)
{
  return self->version;
}

SporRound *
spor_snapshot_get_round (SporSnapshot *self)
{
  g_return_val_if_fail (SPOR_IS_SNAPSHOT (self), NULL);

  return spor_composition_round (self->composition);
}

SporSignups *
spor_snapshot_get_signups (SporSnapshot *self)
{
  g_return_val_if_fail (SPOR_IS_SNAPSHOT (self), NULL);

  return self->composition->signups;
}

SporComposition *
spor_snapshot_get_composition (SporSnapshot *self)
{
  g_return_val_if_fail (SPOR_IS_SNAPSHOT (self), NULL);

  return self->composition;
}

SporRefunds *
spor_snapshot_get_refunds (SporSnapshot *self)
{
  g_return_val_if_fail (SPOR_IS_SNAPSHOT (self), NULL);

  return self->refunds;
}

const char *
spor_snapshot_get_boundaries (SporSnapshot *self)
{
  g_return_val_if_fail (SPOR_IS_SNAPSHOT (self), NULL);

  return self->boundaries;
}

const char *
spor_snapshot_get_undo (SporSnapshot *self)
{
  g_return_val_if_fail (SPOR_IS_SNAPSHOT (self), NULL);

  return self->undo;
}

const char *
spor_snapshot_get_redo (SporSnapshot *self)
{
  g_return_val_if_fail (SPOR_IS_SNAPSHOT (self), NULL);

  return self->redo;
}
