/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-open-claim.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A claim that was being written, and is shown no more: another is, or another program has decided
 * about it. */
typedef struct
{
  GtkWidget *from; /* whose window says what becomes of it */
  SporBook *book;
  SporOpenClaim *draft;
  SporClaimItem *item;   /* whose claim it is */
  const GPtrArray *held; /* SporQuote*, what stood in its fields and was no value */
  const char *objection; /* why not; NULL: nothing was held */
  gboolean told;         /* all of it has been quoted already */
} SporClaimFarewell;

/* Saves what can be saved. Whoever typed it hears of it where they do not see it: what cannot be
 * saved is quoted, once it is known what that is. */
void spor_claim_say_farewell (const SporClaimFarewell *farewell);

/* What was typed in a claim and stands nowhere any more: @quotes, SporQuote*; nothing is said of
 * none but the error. The dialog says whose claim it is, and for which meeting. */
void spor_claim_show_lost (GtkWidget *from,
                           const char *heading,
                           SporClaimItem *item,
                           const GError *error,
                           const GPtrArray *quotes);

/* @quotes: SporQuote*, what was typed in lines that another program has removed meanwhile; nothing
 * is said of none. */
void spor_claim_show_lines_lost (GtkWidget *from, SporClaimItem *item, const GPtrArray *quotes);

G_END_DECLS
