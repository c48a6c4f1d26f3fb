/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-signup-detail.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Every answer of one sign-up, to read and to correct. */
#define SPOR_TYPE_SIGNUP_ANSWERS (spor_signup_answers_get_type ())
G_DECLARE_FINAL_TYPE (SporSignupAnswers, spor_signup_answers, SPOR, SIGNUP_ANSWERS, AdwBin)

void
spor_signup_answers_show (SporSignupAnswers *self, SporBook *book, const SporSignupDetail *detail);

/* Somebody else is about to be shown, or nobody: what is typed goes to whom it was typed for. */
void spor_signup_answers_leave (SporSignupAnswers *self);

/* Puts the keyboard where @field is corrected. */
void spor_signup_answers_focus (SporSignupAnswers *self, SporField field);

G_END_DECLS
