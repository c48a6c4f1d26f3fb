/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-merge.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SporSending:
 *
 * One record that is typed in a window: as the book has it, and as it has been sent there since,
 * which may be several times before the book answers. Answers come in the order of what was sent.
 * What comes back of it is not another program's; what the book has refused would be refused again.
 *
 * It is counted, and belongs to one thread.
 */
typedef struct _SporSending SporSending;

/* How such a record is copied, freed and compared. */
typedef struct
{
  GBoxedCopyFunc copy;
  GDestroyNotify free;
  GEqualFunc equal;
} SporSendingType;

/* @type: static. The book has nothing yet. (transfer full) */
SporSending *spor_sending_new (const SporSendingType *type);
SporSending *spor_sending_ref (SporSending *self);
void spor_sending_unref (SporSending *self);

/* The book has @now. */
void spor_sending_show (SporSending *self, gconstpointer now);

/* As it was shown last. Borrowed; NULL: nothing was. */
gpointer spor_sending_get_shown (SporSending *self);

/* As the book has it once it has taken all that was sent. Borrowed; NULL: nothing is known. */
gpointer spor_sending_get_known (SporSending *self);

/* @record: (transfer full): it is on its way. */
void spor_sending_send (SporSending *self, gpointer record);

/**
 * spor_sending_answer:
 * @error: (nullable): why the book has not taken the first that it had not answered; a conflict
 *   refuses nothing: it is told what another program has written, and it may be sent again
 * @elsewhere: the book shows another round, and what it has taken is never shown
 */
void spor_sending_answer (SporSending *self, const GError *error, gboolean elsewhere);

/* Whether the book has @typed, or is about to. */
gboolean spor_sending_is_known (SporSending *self, gconstpointer typed);

/* Whether the book has answered last that it does not take @typed. */
gboolean spor_sending_is_refused (SporSending *self, gconstpointer typed);

/**
 * spor_sending_whose:
 * @same: compares one part of two records
 * @typed: (nullable): what stands there; %NULL: something that is not to be read yet
 * @now: as the book has it by now, which is not shown yet
 *
 * What becomes of that part where it is typed. What was sent from here is disputed by nobody.
 *
 * Returns: THEIRS: it is to be as in @now, and is not
 */
SporThing
spor_sending_whose (SporSending *self, GEqualFunc same, gconstpointer typed, gconstpointer now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporSending, spor_sending_unref)

G_END_DECLS
