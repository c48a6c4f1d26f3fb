/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-signup-detail.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Why somebody wants to take part, to read and to correct. It goes to the book once it is left;
 * what another program has made of it meanwhile is said below it. */
#define SPOR_TYPE_SIGNUP_MOTIVATION (spor_signup_motivation_get_type ())
G_DECLARE_FINAL_TYPE (
    SporSignupMotivation, spor_signup_motivation, SPOR, SIGNUP_MOTIVATION, AdwPreferencesGroup)

/* What is typed for the same sign-up, and not in the book yet, stays. */
void spor_signup_motivation_show (SporSignupMotivation *self,
                                  SporBook *book,
                                  const SporSignupDetail *detail);

/* As spor_signup_answers_leave(). */
void spor_signup_motivation_leave (SporSignupMotivation *self);

G_END_DECLS
