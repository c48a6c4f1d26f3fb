/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-signups.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What stands between a sign-up and a seat: each problem in a sentence, with what corrects it as
 * buttons, then what else is worth knowing. @seated: they have a seat, also if they have withdrawn.
 * Hidden while there is nothing. The buttons are actions "signup.…" of the pane around it. */
#define SPOR_TYPE_SIGNUP_PROBLEMS (spor_signup_problems_get_type ())
G_DECLARE_FINAL_TYPE (SporSignupProblems, spor_signup_problems, SPOR, SIGNUP_PROBLEMS, AdwBin)

void spor_signup_problems_show (SporSignupProblems *self,
                                const SporSignups *signups,
                                const SporSignupRow *row,
                                gboolean seated);

/* Whether what corrects @problem is to correct all who have given the same answer: that is asked
 * where there are such, and is not so unless somebody wants it. */
gboolean spor_signup_problems_is_for_all (SporSignupProblems *self, SporProblem problem);

G_END_DECLS
