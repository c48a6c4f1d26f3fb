/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"
#include "spor-letter-template.h"

G_BEGIN_DECLS

/* Why people have a seat, wait, or have none, in Danish, as letters are. */
typedef struct _SporLetterReasons SporLetterReasons;

SporLetterReasons *spor_letter_reasons_new (const SporComposition *composition);
void spor_letter_reasons_free (SporLetterReasons *self);

/**
 * spor_letter_reasons_say:
 * @kind: the answer that @signup gets
 * @track: the track that the answer is about
 *
 * How many were to be chosen from, what a rule says, how the group came about (suggested, drawn, or
 * put together by hand), what sets @signup apart, the place in the waiting list. Only what the
 * composition shows to be so, and nothing of any other person.
 *
 * Returns: (transfer full): sentences; never ""
 */
char *spor_letter_reasons_say (const SporLetterReasons *self,
                               SporLetterKind kind,
                               guint track,
                               guint signup);

/* "Spor 1: Implementering", in Danish. (transfer full) */
char *spor_letter_track_title (const SporTrack *track);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporLetterReasons, spor_letter_reasons_free)

G_END_DECLS
