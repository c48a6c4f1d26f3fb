/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-signup-detail.h"

#include "spor-store-erasure.h"
#include "spor-store-rounds.h"

#include <glib/gi18n-lib.h>

void
spor_signup_detail_free (SporSignupDetail *self)
{
  g_clear_pointer (&self->round, spor_round_unref);
  g_clear_pointer (&self->facts, spor_signup_facts_free);
  g_clear_pointer (&self->history, g_ptr_array_unref);
  g_free (self);
}

const char *
spor_signup_erased_sentence (void)
{
  return _ ("This person’s data has been erased. The sign-up does not change any more.");
}

/* On the book's worker. @ids: the round's and the sign-up's */
static gpointer
spor_signup_detail_load (SporStore *store, gpointer ids, GCancellable *cancellable, GError **error)
{
  g_autoptr (SporSignupDetail) self = g_new0 (SporSignupDetail, 1);
  const char *id = ((GStrv)ids)[1];

  if (!(self->round = spor_store_load_round_by_id (store, ((GStrv)ids)[0], error))
      || !(self->facts = spor_store_load_facts (store, self->round, id, error))
      || !(self->history = spor_store_load_history (store, id, error))
      || !spor_store_load_edited_fields (store, id, &self->edited, error)
      || !spor_store_is_erased (store, id, &self->erased, error))
    return NULL;
  if (!self->facts->import_id) /* then all of it was */
    self->edited = 0;
  return g_steal_pointer (&self);
}

void
spor_signup_detail_load_async (SporBook *book,
                               const char *round_id,
                               const char *id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  const char *const ids[] = { round_id, id, NULL };

  spor_book_run_async (book, spor_signup_detail_load, g_strdupv ((GStrv)ids),
                       (GDestroyNotify)g_strfreev, (GDestroyNotify)spor_signup_detail_free,
                       cancellable, callback, user_data);
}

SporSignupDetail *
spor_signup_detail_load_finish (SporBook *book, GAsyncResult *result, GError **error)
{
  return spor_book_run_finish (book, result, error);
}
