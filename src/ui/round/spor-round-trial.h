/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

G_BEGIN_DECLS

/* A round's settings, @before and @after somebody has changed them, on their way to the book. */

/* What saving them would come to; nothing is saved. Result: a sentence, or why it cannot be done.
 */
void spor_round_trial_async (SporBook *book,
                             SporRound *before,
                             const SporRound *after,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
char *spor_round_trial_finish (SporBook *book, GAsyncResult *result, GError **error);

/* Saves them as one change set. */
void spor_round_trial_save_async (SporBook *book,
                                  SporRound *before,
                                  const SporRound *after,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean spor_round_trial_save_finish (SporBook *book, GAsyncResult *result, GError **error);

G_END_DECLS
