/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-mapping.h"

G_BEGIN_DECLS

/**
 * SporImportAnswers:
 *
 * A source's rows, read and understood in a thread of their own some hundred ahead of who stores
 * them. Meanwhile nobody else may use the source or the reader.
 */
typedef struct _SporImportAnswers SporImportAnswers;

typedef struct
{
  SporSignupFacts *facts; /* the receiver's */
  GPtrArray *cuts;        /* SporAnswerCut*, the receiver's; NULL if there are none */
  guint row;              /* in the source, from 1 */
  double progress;        /* of the reading, 0 … 1 */
} SporImportAnswer;

/* All borrowed until spor_import_answers_free(). */
SporImportAnswers *
spor_import_answers_new (SporSource *source, SporMappingReader *reader, GCancellable *cancellable);

/* Waits for the next one. Returns 1 with @answer filled, 0 at the end, -1 with @error. */
int spor_import_answers_next (SporImportAnswers *self, SporImportAnswer *answer, GError **error);

/* Also ends the thread, wherever it is. */
void spor_import_answers_free (SporImportAnswers *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporImportAnswers, spor_import_answers_free)

G_END_DECLS
