/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-letters.h"

G_BEGIN_DECLS

/* What is said of all the letters together. */

/* Whether the last one that they got is of today. */
gboolean spor_letter_is_of_today (const SporLetter *letter);

/* How many people have got one already; NULL: nobody has. (transfer full) */
char *spor_letter_words_written (const SporLetters *letters);

/* How many letters there are, whether the group is final, who gets none until something is
 * corrected, and who gets several; by name whoever gets none in spite of a seat.
 * @signups: those of the composition that the letters are about. (transfer full) */
char *spor_letter_words_summary (const SporLetters *letters, const SporSignups *signups);

G_END_DECLS
