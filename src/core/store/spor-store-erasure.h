/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-store.h"

G_BEGIN_DECLS

/* Erasing a person's data (GDPR, article 17). A sign-up keeps its place, track, roles, sectors and
 * times, by which the group was chosen and can be accounted for, and SurveyXact's number, by which
 * an import knows not to bring the person back. */

/* Who would be erased. */
typedef struct
{
  GStrv ids;
  GStrv names;  /* theirs, each once */
  GStrv others; /* names of who has the same address, and stays */
} SporErasurePlan;

/**
 * spor_store_plan_erasure:
 * @who: ids of sign-ups, e-mail addresses, and whole names of people who are in the change log
 * alone
 *
 * Which sign-ups spor_store_erase() would erase, in every round of the book: those of @who, and
 * those with the same address in whatever case whose name may be theirs (spor_names_may_be_one());
 * also those that are in the change log alone, since their import was undone, or that they were
 * added. None that have been erased. Fails as it would.
 */
SporErasurePlan *spor_store_plan_erasure (SporStore *self, const char *const *who, GError **error);

void spor_erasure_plan_free (SporErasurePlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporErasurePlan, spor_erasure_plan_free)

/* "Karen Kaas has the same e-mail address and stays."; NULL if there is nobody. */
char *spor_erasure_plan_others_text (const SporErasurePlan *self);

/**
 * spor_store_erase:
 * @who: as above
 * @clean: (out) (optional): FALSE if another program reads the book: then parts of its files keep
 * what they had until the last one has closed it
 *
 * Takes names, addresses, telephones, titles, free text and further answers out of the book, out of
 * its change log and out of the file. They leave every group that is not final, and every meeting
 * that has not begun. What is kept beside the book of texts that are not in it yet
 * (SPOR_UNFINISHED_TEXTS) goes as well, whoever it is about. Nobody can undo this, nor anything
 * that came before. Once they are out of the book it can no longer be cancelled, as the file is
 * still to be written anew: all is done then, and whoever watches is told 1.
 *
 * REFUSED, and nobody is erased, if one of them has a travel claim, which the accounts have to
 * keep, or is in a final group without having withdrawn, or if an address among @who is that of
 * several people. UNKNOWN_ID if one of @who is unknown.
 *
 * Returns: (transfer full): ids; none if somebody else has just erased all of them
 */
GStrv spor_store_erase (SporStore *self, const char *const *who, gboolean *clean, GError **error);

gboolean
spor_store_is_erased (SporStore *self, const char *signup_id, gboolean *erased, GError **error);

/* REFUSED with a sentence if it is. */
gboolean spor_store_is_not_erased (SporStore *self, const char *signup_id, GError **error);

G_END_DECLS
