/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-letter-record.h"
#include "spor-store.h"

G_BEGIN_DECLS

/* Letters in the book; the rules of spor-store.h hold. Everything that writes is a whole action: a
 * change set of its own. */

/* What letters of @kind are made from in @round: its own, or else the program's. */
SporLetterTemplate *spor_store_load_letter_template (SporStore *self,
                                                     const SporRound *round,
                                                     SporLetterKind kind,
                                                     GError **error);

/**
 * spor_store_save_letter_template:
 * @shown: (nullable): what @template was made from; %NULL: whatever is there by now
 *
 * Makes @template the round's own; a text that was not changed stays as it is by now.
 * SPOR_LETTER_ERROR with TEMPLATE if no letter can be made from it, CONFLICT if another program has
 * changed the same text since it was @shown.
 */
gboolean spor_store_save_letter_template (SporStore *self,
                                          const SporRound *round,
                                          const SporLetterTemplate *shown,
                                          const SporLetterTemplate *template,
                                          GError **error);

/* From now on letters of @kind are made from the program's template again. @shown and CONFLICT as
 * above. */
gboolean spor_store_reset_letter_template (SporStore *self,
                                           const SporRound *round,
                                           const SporLetterTemplate *shown,
                                           SporLetterKind kind,
                                           GError **error);

/* Every letter of the round that was written, oldest first: SporLetterRecord*. */
GPtrArray *spor_store_load_letters (SporStore *self, const SporRound *round, GError **error);

/* Hands letters over that are noted already, but for the commit. */
typedef gboolean (*SporDeliver) (gpointer data, GError **error);

/**
 * spor_store_add_letters:
 * @composition: what the letters tell of
 * @records: SporLetterRecord*; they get new ids
 * @n_known: how many letters there were when it was settled who gets one
 * @deliver: is called when everything is noted; if it fails, nothing is
 *
 * Notes who gets which letter. CONFLICT if seats or letters have changed since.
 */
gboolean spor_store_add_letters (SporStore *self,
                                 const SporComposition *composition,
                                 GPtrArray *records,
                                 guint n_known,
                                 SporDeliver deliver,
                                 gpointer data,
                                 GError **error);

/**
 * spor_store_save_contact:
 * @shown: (nullable): the round as it was shown; %NULL: whatever it is by now
 *
 * Sets whom letters come from, and by when replies are promised (SPOR_TIME_NONE: not promised);
 * what is as it was @shown stays as it is by now. REFUSED if @contact is no e-mail address,
 * CONFLICT if another program has changed the same since.
 */
gboolean spor_store_save_contact (SporStore *self,
                                  const SporRound *round,
                                  const SporRound *shown,
                                  const char *contact,
                                  gint64 reply_by,
                                  GError **error);

G_END_DECLS
