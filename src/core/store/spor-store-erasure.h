/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-store.h"

G_BEGIN_DECLS

/* Erasing a person's data (GDPR, article 17). A sign-up keeps its place, track, roles, sectors and
 * times, by which the group was chosen and can be accounted for, and SurveyXact's number, by which
 * an import knows not to bring the person back. */

/* Which sign-ups spor_store_erase() would erase, in every round of the book: @ids, and those with
 * the same e-mail address in whatever case. Ids; none that have been erased. Fails as it would. */
GStrv spor_store_plan_erasure (SporStore *self, const char *const *ids, GError **error);

/**
 * spor_store_erase:
 * @ids: sign-ups; everything that the same persons have signed up for goes with them
 *
 * Takes names, addresses, telephones, titles, free text and further answers out of the book, out of
 * its change log and out of the file. They leave every group that is not final. Nobody can undo
 * this; nor what came before and touched them.
 *
 * REFUSED, and nobody is erased, if one of them has a travel claim, which the accounts have to
 * keep, or is in a final group without having withdrawn.
 */
gboolean spor_store_erase (SporStore *self, const char *const *ids, GError **error);

gboolean
spor_store_is_erased (SporStore *self, const char *signup_id, gboolean *erased, GError **error);

G_END_DECLS
