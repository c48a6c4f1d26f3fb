/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-signup-query.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SporSignupList:
 *
 * A #GListModel of #SporSignup that holds an order only and makes objects when they are asked for.
 * Sorting and filtering happen in a thread, on the immutable sign-ups; until the answer comes, the
 * list stays as it was.
 *
 * Signal "updated": an answer has come, whether or not it changed the list.
 */
#define SPOR_TYPE_SIGNUP_LIST (spor_signup_list_get_type ())
G_DECLARE_FINAL_TYPE (SporSignupList, spor_signup_list, SPOR, SIGNUP_LIST, GObject)

SporSignupList *spor_signup_list_new (void);

/* Whose order is shown now; NULL at first. (borrowed) */
SporSignups *spor_signup_list_get_signups (SporSignupList *self);

/* Asks for other sign-ups (nullable) or another query; both take effect with the next "updated". */
void spor_signup_list_set_signups (SporSignupList *self, SporSignups *signups);
void spor_signup_list_set_query (SporSignupList *self, const SporSignupQuery *query);
const SporSignupQuery *spor_signup_list_get_query (SporSignupList *self);

/* Where the sign-up with @id is shown, or G_MAXUINT. */
guint spor_signup_list_find (SporSignupList *self, const char *id);

G_END_DECLS
