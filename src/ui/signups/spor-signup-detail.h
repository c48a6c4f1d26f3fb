/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

G_BEGIN_DECLS

/* All that the book knows of one sign-up. Immutable once loaded. */
typedef struct
{
  SporRound *round;
  SporSignupFacts *facts;
  GPtrArray *history; /* SporChange*, newest first */
  guint32 edited;     /* bits of the SporFields set by hand */
  gboolean erased;    /* nothing is to be done with it any more */
} SporSignupDetail;

void spor_signup_detail_free (SporSignupDetail *self);

/* What is said of one whose data has been erased, where it would be changed. (borrowed) */
const char *spor_signup_erased_sentence (void);

/* @round_id: whose sign-up it is, shown or not. Finish with spor_signup_detail_load_finish(). */
void spor_signup_detail_load_async (SporBook *book,
                                    const char *round_id,
                                    const char *id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
SporSignupDetail *
spor_signup_detail_load_finish (SporBook *book, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporSignupDetail, spor_signup_detail_free)

G_END_DECLS
