/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-snapshot.h"

#include "spor-store-alternatives.h"
#include "spor-store-private.h"
#include "spor-store-refunds.h"
#include "spor-store-rounds.h"

#include <glib/gi18n-lib.h>

struct _SporSnapshot
{
  GObject parent_instance;

  gint64 version;
  SporComposition *composition; /* owned; on the board; leads to sign-ups and round */
  GPtrArray *compositions;      /* SporComposition: all of them, that one too */
  SporComposition *decided;     /* one of these; borrowed */
  SporRefunds *refunds;
  GPtrArray *rounds; /* SporRoundEntry* */
  char *boundaries;
  char *closed;
  char *read_only;
  gboolean moved;
  char *undo, *redo;
  gint64 n_undo, n_redo;
  gboolean undoes_letters, redoes_letters;
};

G_DEFINE_FINAL_TYPE (SporSnapshot, spor_snapshot, G_TYPE_OBJECT)

static void
spor_snapshot_finalize (GObject *object)
{
  SporSnapshot *self = SPOR_SNAPSHOT (object);

  g_clear_pointer (&self->composition, spor_composition_unref);
  g_clear_pointer (&self->compositions, g_ptr_array_unref);
  g_clear_pointer (&self->refunds, spor_refunds_unref);
  g_clear_pointer (&self->rounds, g_ptr_array_unref);
  g_free (self->boundaries);
  g_free (self->closed);
  g_free (self->read_only);
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

typedef SporComposition *(*SporLoad) (SporStore *self, SporSignups *signups, GError **error);

static SporComposition *
spor_store_load_with (
    SporStore *store, SporSignups *signups, gboolean with_texts, SporLoad load, GError **error)
{
  g_autoptr (SporSignups) own = signups ? spor_signups_ref (signups)
                                        : spor_snapshot_load_signups (store, with_texts, error);

  return own ? load (store, own, error) : NULL;
}

static SporComposition *
spor_store_load_at_once (SporStore *self, gboolean with_texts, SporLoad load, GError **error)
{
  SporComposition *composition;

  g_return_val_if_fail (self->set == NULL, NULL);

  if (!spor_store_exec (self, "BEGIN", error))
    return NULL;
  composition = spor_store_load_with (self, NULL, with_texts, load, error);
  sqlite3_exec (spor_store_db (self), "COMMIT", NULL, NULL, NULL);
  return composition;
}

SporComposition *
spor_store_load (SporStore *self, gboolean with_texts, GError **error)
{
  return spor_store_load_at_once (self, with_texts, spor_store_load_composition, error);
}

SporComposition *
spor_store_load_decided (SporStore *self, gboolean with_texts, GError **error)
{
  return spor_store_load_at_once (self, with_texts, spor_store_load_decided_of, error);
}

static SporComposition *
spor_store_load_by_name (SporStore *self, SporSignups *signups, const char *name, GError **error)
{
  g_autoptr (GPtrArray) all = spor_store_load_compositions (self, signups, error);
  SporComposition *found = all ? spor_compositions_find_name (all, name) : NULL;

  if (all && !found)
    g_set_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_UNKNOWN_ID,
                 /* Translators: what was typed */
                 _ ("There is no alternative “%s”."), name);
  if (!found || !spor_store_load_origin (self, found, error))
    return NULL;
  return spor_composition_ref (found);
}

SporComposition *
spor_store_load_named (SporStore *self, const char *name, gboolean with_texts, GError **error)
{
  g_autoptr (SporSignups) signups = NULL;
  SporComposition *composition = NULL;

  g_return_val_if_fail (self->set == NULL, NULL);

  if (!spor_store_exec (self, "BEGIN", error))
    return NULL;
  if ((signups = spor_snapshot_load_signups (self, with_texts, error)))
    composition = spor_store_load_by_name (self, signups, name, error);
  sqlite3_exec (spor_store_db (self), "COMMIT", NULL, NULL, NULL);
  return composition;
}

/* The others beside the one on the board; the final one with its origin, for it counts. */
static gboolean
spor_snapshot_load_compositions (SporSnapshot *self, SporStore *store, GError **error)
{
  self->compositions = spor_store_load_compositions (store, self->composition->signups, error);
  if (!self->compositions)
    return FALSE;
  self->decided = self->composition;
  for (guint i = 0; i < self->compositions->len; i++)
    {
      SporComposition *composition = g_ptr_array_index (self->compositions, i);

      if (g_str_equal (composition->id, self->composition->id))
        {
          self->compositions->pdata[i] = spor_composition_ref (self->composition);
          spor_composition_unref (composition);
          composition = self->composition;
        }
      if (composition->finalised_at == SPOR_TIME_NONE)
        continue;
      self->decided = composition;
      if (composition != self->composition && !spor_store_load_origin (store, composition, error))
        return FALSE;
    }
  return TRUE;
}

/* Those of @previous, if nothing of theirs has changed, nor who anybody is. */
static SporRefunds *
spor_snapshot_load_refunds (SporSnapshot *self,
                            SporStore *store,
                            SporSnapshot *previous,
                            GError **error)
{
  if (previous && !spor_store_refunds_changed_since (store, previous->version)
      && !spor_store_signups_changed_since (store, previous->version))
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
  self->composition = spor_store_load_with (store, lent, FALSE, spor_store_load_composition, error);
  if (!self->composition || !spor_snapshot_load_compositions (self, store, error)
      || !(self->refunds = spor_snapshot_load_refunds (self, store, previous, error))
      || !(self->rounds = spor_store_load_rounds (store, error)))
    return FALSE;
  self->closed = spor_round_closed_text (spor_composition_round (self->composition));
  self->read_only = g_strdup (spor_store_get_read_only (store));
  self->moved = spor_store_has_moved (store);
  return spor_store_find_boundaries (store, &self->boundaries, error)
         && (self->read_only
             || (spor_store_peek_undo (store, &self->undo, &self->redo, error)
                 && spor_store_peek_letters (store, &self->undoes_letters, &self->redoes_letters,
                                             error)
                 && spor_store_count_undo (store, &self->n_undo, &self->n_redo, error)));
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

const char *
spor_snapshot_get_closed (SporSnapshot *self)
{
  g_return_val_if_fail (SPOR_IS_SNAPSHOT (self), NULL);

  return self->closed;
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

GPtrArray *
spor_snapshot_get_compositions (SporSnapshot *self)
{
  g_return_val_if_fail (SPOR_IS_SNAPSHOT (self), NULL);

  return self->compositions;
}

SporComposition *
spor_snapshot_get_decided (SporSnapshot *self)
{
  g_return_val_if_fail (SPOR_IS_SNAPSHOT (self), NULL);

  return self->decided;
}

SporRefunds *
spor_snapshot_get_refunds (SporSnapshot *self)
{
  g_return_val_if_fail (SPOR_IS_SNAPSHOT (self), NULL);

  return self->refunds;
}

const GPtrArray *
spor_snapshot_get_rounds (SporSnapshot *self)
{
  g_return_val_if_fail (SPOR_IS_SNAPSHOT (self), NULL);

  return self->rounds;
}

const char *
spor_snapshot_get_read_only (SporSnapshot *self)
{
  g_return_val_if_fail (SPOR_IS_SNAPSHOT (self), NULL);

  return self->read_only;
}

gboolean
spor_snapshot_has_moved (SporSnapshot *self)
{
  g_return_val_if_fail (SPOR_IS_SNAPSHOT (self), FALSE);

  return self->moved;
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

guint
spor_snapshot_get_n_undo (SporSnapshot *self)
{
  g_return_val_if_fail (SPOR_IS_SNAPSHOT (self), 0);

  return self->n_undo;
}

guint
spor_snapshot_get_n_redo (SporSnapshot *self)
{
  g_return_val_if_fail (SPOR_IS_SNAPSHOT (self), 0);

  return self->n_redo;
}

gboolean
spor_snapshot_undoes_letters (SporSnapshot *self)
{
  g_return_val_if_fail (SPOR_IS_SNAPSHOT (self), FALSE);

  return self->undoes_letters;
}

gboolean
spor_snapshot_redoes_letters (SporSnapshot *self)
{
  g_return_val_if_fail (SPOR_IS_SNAPSHOT (self), FALSE);

  return self->redoes_letters;
}
