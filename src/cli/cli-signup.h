/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-signups.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Lists of codes, as the JSON has them. */
void spor_json_add_problems (JsonBuilder *builder, guint16 problems);
void spor_json_add_remarks (JsonBuilder *builder, guint16 remarks);

/* What keeps a sign-up from being seated; an answer that is skipped or withdrawn is not judged. */
guint16 spor_signup_open_problems (const SporSignupRow *row);

/* One sign-up as a JSON object; @signups loaded with texts. */
void spor_json_add_signup (JsonBuilder *builder, const SporSignups *signups, guint index);

/* "Name is missing, …": what keeps @row from being seated. Of an address that has signed up already
 * it says whose it is: "Already signed up: Karen Kaas, Vejle" (transfer full) */
char *spor_signup_problem_words (const SporSignups *signups, const SporSignupRow *row);

G_END_DECLS
