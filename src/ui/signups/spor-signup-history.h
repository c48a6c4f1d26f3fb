/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-signup-detail.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What has happened to a sign-up, newest first: who changed what, and when. */
#define SPOR_TYPE_SIGNUP_HISTORY (spor_signup_history_get_type ())
G_DECLARE_FINAL_TYPE (SporSignupHistory, spor_signup_history, SPOR, SIGNUP_HISTORY, AdwBin)

void spor_signup_history_show (SporSignupHistory *self, const SporSignupDetail *detail);

/* "Municipality: “Svendbrog” → “Svendborg”", a line for each answer that @change changed; "" if it
 * changed none. (transfer full) */
char *spor_signup_change_lines (const SporRound *round, const SporChange *change);

/* The same under what it was, where @change took back another or made it again; where no answer
 * changed, what was done. (transfer full) */
char *spor_signup_change_title (const SporRound *round, const SporChange *change);

G_END_DECLS
