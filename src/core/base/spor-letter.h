/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * spor_letter_next:
 * @text: (inout): valid UTF-8, not at its end; moved past what is read
 *
 * Returns: the next character, joined with the combining marks that follow it where Unicode has one
 * character for the two: a letter a and a ring read as å
 */
gunichar spor_letter_next (const char **text);

/**
 * spor_letter_without_stroke:
 * @c: a lower case letter
 *
 * Returns: the plain letter of one whose stroke Unicode does not decompose, such as l for ł; else
 * @c
 */
gunichar spor_letter_without_stroke (gunichar c);

G_END_DECLS
