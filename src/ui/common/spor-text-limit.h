/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

G_BEGIN_DECLS

/* From now on no field of one line takes more than %SPOR_TEXT_NOTE characters: what is pasted
 * without end is laid out on one line, for many seconds. It is more than any of them may have, so
 * that what is a little too long stays, with a sentence.
 *
 * A field of several lines takes what it gets; a word in it of hundreds of lines is broken between
 * any two characters, which is done at once. */
void spor_text_limit (void);

G_END_DECLS
