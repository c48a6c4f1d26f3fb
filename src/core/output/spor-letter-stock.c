/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letter-stock.h"
#include "spor-store-alternatives.h"

static gboolean
spor_letter_stock_read (SporLetterStock *self, SporStore *store, GError **error)
{
  SporRound *round;

  if (!(self->composition = spor_store_load_decided (store, FALSE, error)))
    return FALSE;
  round = spor_composition_round (self->composition);
  for (guint kind = 0; kind < SPOR_N_LETTER_KINDS; kind++)
    if (!(self->templates[kind] = spor_store_load_letter_template (store, round, kind, error)))
      return FALSE;
  self->records = spor_store_load_letters (store, round, error);
  return self->records != NULL;
}

SporLetterStock *
spor_letter_stock_load (SporStore *store, GError **error)
{
  g_autoptr (SporLetterStock) self = g_new0 (SporLetterStock, 1);

  return spor_letter_stock_read (self, store, error) ? g_steal_pointer (&self) : NULL;
}

void
spor_letter_stock_free (SporLetterStock *self)
{
  g_clear_pointer (&self->composition, spor_composition_unref);
  for (guint kind = 0; kind < SPOR_N_LETTER_KINDS; kind++)
    g_clear_pointer (&self->templates[kind], spor_letter_template_free);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_free (self);
}

SporLetters *
spor_letter_stock_make (const SporLetterStock *self,
                        const SporLetterTemplate *const *templates,
                        GError **error)
{
  const SporLetterTemplate *const *own = (const SporLetterTemplate *const *)self->templates;

  return spor_letters_new (self->composition, templates ? templates : own, self->records, error);
}
