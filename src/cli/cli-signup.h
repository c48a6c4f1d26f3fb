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

/* "Name is missing, …" (transfer full) */
char *spor_problem_labels (guint16 problems);

G_END_DECLS
