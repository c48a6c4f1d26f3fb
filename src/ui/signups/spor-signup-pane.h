/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporSignupPane:
 *
 * One sign-up: what is wrong with it, every answer, its history.
 *
 * Signal "closed": the user does not want to see it any longer.
 */
#define SPOR_TYPE_SIGNUP_PANE (spor_signup_pane_get_type ())
G_DECLARE_FINAL_TYPE (SporSignupPane, spor_signup_pane, SPOR, SIGNUP_PANE, AdwBin)

/* @signup: as it stands in the book's snapshot; NULL shows nothing */
void spor_signup_pane_show (SporSignupPane *self, SporBook *book, SporSignup *signup);

/* Puts the keyboard where @field is corrected, once all answers are there. */
void spor_signup_pane_correct (SporSignupPane *self, SporField field);

/* Whether the list, which may be filtered, has others but not them any more: then a button leads on
 * ("signups.next"), and has the keyboard if what dropped them was done in the pane. */
void spor_signup_pane_set_unlisted (SporSignupPane *self, gboolean unlisted);

SporSignup *spor_signup_pane_get_signup (SporSignupPane *self);

G_END_DECLS
