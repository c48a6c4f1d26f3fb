/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-signup-query.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SporSignupSlot:
 *
 * A position of a #SporSignupList. Who stands there changes without the list's length changing.
 *
 * Signal "changed": somebody else stands here, or the same with other answers.
 */
#define SPOR_TYPE_SIGNUP_SLOT (spor_signup_slot_get_type ())
G_DECLARE_FINAL_TYPE (SporSignupSlot, spor_signup_slot, SPOR, SIGNUP_SLOT, GObject)

/* Who stands here now: an index into the sign-ups of @composition (out) (borrowed, until the next
 * change); -1 if the list has become shorter. */
int spor_signup_slot_get (SporSignupSlot *self, const SporComposition **composition);

/**
 * SporSignupList:
 *
 * A #GListModel of #SporSignupSlot that holds an order only and makes slots when they are asked
 * for. Sorting and filtering happen in a thread, on the immutable sign-ups; until the answer comes,
 * the list stays as it was. Then only its length is told as a change of items, and the slots that
 * are in use tell of themselves: list views that exchanged the widgets of their 200 rows instead
 * would take a tenth of a second over it. For the same reason rows come and go a few at a time: the
 * first of many are there at once, the others in the main loop's next turns.
 *
 * Signal "updated": an answer has come, whether or not it changed the list; or others have seats.
 */
#define SPOR_TYPE_SIGNUP_LIST (spor_signup_list_get_type ())
G_DECLARE_FINAL_TYPE (SporSignupList, spor_signup_list, SPOR, SIGNUP_LIST, GObject)

SporSignupList *spor_signup_list_new (void);

/* Whose order is shown now, and where they sit; NULL at first. (borrowed) */
SporComposition *spor_signup_list_get_composition (SporSignupList *self);

/* The sign-ups of that; NULL at first. (borrowed) */
SporSignups *spor_signup_list_get_signups (SporSignupList *self);

/* Asks for the sign-ups of a composition (nullable), with their seats in it, or another query; both
 * take effect with the next "updated". Where others have seats and the query does not ask about
 * seats, the slots tell of it at once. */
void spor_signup_list_set_composition (SporSignupList *self, SporComposition *composition);
void spor_signup_list_set_query (SporSignupList *self, const SporSignupQuery *query);
const SporSignupQuery *spor_signup_list_get_query (SporSignupList *self);

/* How many the last answer has, whether or not all of their rows are there yet. */
guint spor_signup_list_get_n_found (SporSignupList *self);

/* Who is at @position of the last answer, whether or not the row is there yet: an index of
 * spor_signup_list_get_signups(), -1 past the end. */
int spor_signup_list_get_index (SporSignupList *self, guint position);

/* Where the sign-up with @id is shown, or G_MAXUINT. */
guint spor_signup_list_find (SporSignupList *self, const char *id);

G_END_DECLS
