/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"
#include "spor-signup-detail.h"

G_BEGIN_DECLS

/* An answer as its row shows it. (transfer full) */
char *spor_answer_text (SporField field, const SporSignupDetail *detail);

/* What stands over an answer: an import does not overwrite what was changed by hand, so that is
 * said. @edited: bits of the SporFields set by hand. (transfer full) */
char *spor_answer_title (SporField field, guint32 edited);

/* Whose answers @book has under @id: the name. (transfer full) (nullable) */
char *spor_answer_about (SporBook *book, const char *id);

G_END_DECLS
