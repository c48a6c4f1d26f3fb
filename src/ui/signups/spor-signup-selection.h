/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-signup-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SporSignupSelection:
 *
 * Which sign-ups of a #SporSignupList are chosen; any number can be. Sign-ups are, not positions:
 * they stay chosen when the list is sorted or read anew. Who is not listed any more is not chosen
 * any more either: nothing happens to people out of sight.
 *
 * It holds a byte for each sign-up and no items: a list of 100,000 chosen ones makes none.
 *
 * Signal "picked": the user has chosen others.
 */
#define SPOR_TYPE_SIGNUP_SELECTION (spor_signup_selection_get_type ())
G_DECLARE_FINAL_TYPE (SporSignupSelection, spor_signup_selection, SPOR, SIGNUP_SELECTION, GObject)

SporSignupSelection *spor_signup_selection_new (SporSignupList *list);

guint spor_signup_selection_get_n (SporSignupSelection *self);

/* Those chosen, as indices of the list's sign-ups (guint), in the list's order. (transfer full) */
GArray *spor_signup_selection_get (SporSignupSelection *self);

/* Chooses the one with @id and nobody else, without telling that it was picked; %NULL: nobody. */
void spor_signup_selection_set_only (SporSignupSelection *self, const char *id);

G_END_DECLS
