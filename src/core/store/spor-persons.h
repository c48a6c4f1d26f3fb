/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-store.h"

G_BEGIN_DECLS

/* The sign-ups of some people, in every round of the book. A person is an e-mail address, in
 * whatever case, and a name that may be theirs: a library's mailbox has several. */
typedef struct
{
  GHashTable *ids;       /* asked for */
  GHashTable *mailboxes; /* of those: folded address → SporMailbox */
  GPtrArray *holders;    /* SporHolder: who is asked for, or has such a mailbox */
  GPtrArray *here;       /* ids of sign-ups in the book */
  GPtrArray *gone;       /* ids of those in the log alone */
  GPtrArray *names;      /* of all of these, each once */
  GPtrArray *others;     /* names of who has such a mailbox too, and is not meant */
} SporPersons;

/**
 * spor_persons_find:
 * @self: zeroed; to be cleared also where this fails
 * @who: ids of sign-ups, and e-mail addresses
 *
 * UNKNOWN_ID if one of them is nobody's, REFUSED if an address is that of several people. Who has
 * been erased already is not found. A sign-up without a name that is asked for stands for all who
 * have its address only where these may be one person.
 */
gboolean
spor_persons_find (SporPersons *self, SporStore *store, const char *const *who, GError **error);

/* All ids, those in the log among them, in order. (transfer container) */
GPtrArray *spor_persons_list (const SporPersons *self);

void spor_persons_clear (SporPersons *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SporPersons, spor_persons_clear)

G_END_DECLS
