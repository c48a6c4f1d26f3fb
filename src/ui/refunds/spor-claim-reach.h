/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim-item.h"
#include "spor-claim-states.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How far an act reaches among the claims that are chosen: to which it can be done, and why the
 * others stay as they are. */
typedef struct
{
  GPtrArray *items;   /* SporClaimItem*: what it can be done to */
  GPtrArray *staying; /* char*: "Anne Hansen: why" */
  gint64 due;         /* what @items come to */
} SporClaimReach;

/* @items: SporClaimItem*; @actor: who would do it. (transfer full) */
SporClaimReach *spor_claim_reach_new (const GPtrArray *items, SporAct act, const char *actor);

void spor_claim_reach_free (SporClaimReach *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporClaimReach, spor_claim_reach_free)

/* The ids of what it reaches. (transfer full) */
GStrv spor_claim_reach_get_ids (const SporClaimReach *self);

/* "2 stay as they are:", and each with its reason; NULL if none stays. (transfer full) */
char *spor_claim_reach_tell_staying (const SporClaimReach *self);

/* Why @actor may not do @act to the claim; NULL: they may. (transfer full) */
char *spor_claim_item_object (SporClaimItem *item, SporAct act, const char *actor);

/* What is said of claims in a question, however much it is: it scrolls. */
GtkWidget *spor_claim_remarks_new (const char *text);

G_END_DECLS
