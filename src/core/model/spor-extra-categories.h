/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-round.h"

G_BEGIN_DECLS

/* Where rows count in a round's dimensions that are made from extra fields: found once when a row
 * is read, so that neither the fields' texts need be kept nor JSON be read for each question. */
typedef struct _SporExtraCategories SporExtraCategories;

SporExtraCategories *spor_extra_categories_new (const SporRound *round);
void spor_extra_categories_free (SporExtraCategories *self);

/* The next row's extra fields: a JSON object. What is blank, missing or not named by the dimension
 * is in no category. */
void spor_extra_categories_add (SporExtraCategories *self, const char *extra);

/* The number of a row's category in @dimension, which is one of the round's; -1 if it is in none.
 */
int spor_extra_categories_get (const SporExtraCategories *self,
                               guint row,
                               const SporDimension *dimension);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporExtraCategories, spor_extra_categories_free)

G_END_DECLS
