/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * spor_text_clean:
 * @text: (nullable): any UTF-8 or broken UTF-8
 *
 * What a person meant to write: valid UTF-8 in NFC, outer white space (no-break spaces too) gone,
 * CR LF as LF, control characters other than tab and line feed removed.
 *
 * Returns: (transfer full): never %NULL; "" for %NULL
 */
char *spor_text_clean (const char *text);

/* "Anne, Bo and Carl". @texts: char*, at least one. (transfer full) */
char *spor_text_list (const GPtrArray *texts);

/* @text with its first letter a capital, as it begins a sentence. (transfer full) */
char *spor_text_capitalise (const char *text);

/**
 * spor_text_one_line:
 * @text: (nullable): any UTF-8 or broken UTF-8
 *
 * The same as spor_text_clean(), on one line: every run of white space is one space.
 *
 * Returns: (transfer full): never %NULL
 */
char *spor_text_one_line (const char *text);

/* How many characters of a text are shown where it is told what it became. */
#define SPOR_TEXT_EXCERPT 160

/**
 * spor_text_excerpts:
 * @before: (nullable): any UTF-8 or broken UTF-8
 * @most: characters, such as %SPOR_TEXT_EXCERPT; ellipses come on top
 * @before_part: (out) (transfer full): of @before, on one line
 * @after_part: (out) (transfer full): of @after, the same
 *
 * Of two texts as much as tells one from the other: the beginning, or what stands round the place
 * where they begin to differ.
 */
void spor_text_excerpts (
    const char *before, const char *after, guint most, char **before_part, char **after_part);

/**
 * SPOR_TEXT_DOT:
 *
 * Stands between the parts of what is shown; where a line ends there, it ends with the dot.
 */
#define SPOR_TEXT_DOT "\u00a0· "

/**
 * spor_text_keep_town:
 * @place: where something is: "KOMBIT, Halfdansgade 8, 2300 København S"
 *
 * The same with no-break spaces round the town, so that a line that is too short for all of it does
 * not end in the middle of it.
 *
 * Returns: (transfer full): to be shown, not to be kept
 */
char *spor_text_keep_town (const char *place);

/**
 * spor_text_keep_numbers:
 * @text: "Wednesday 31 March 2027", "Aarhus · Track 1"
 *
 * The same with no-break spaces between a day and its month, and before a number.
 *
 * Returns: (transfer full): to be shown, not to be kept
 */
char *spor_text_keep_numbers (const char *text);

/**
 * spor_text_fold:
 * @text: valid UTF-8
 *
 * The form in which search compares: case folded, æ = ae, ø = oe, å = aa, other accents removed,
 * runs of white space one space, none at the ends.
 *
 * Returns: (transfer full):
 */
char *spor_text_fold (const char *text);

/**
 * spor_text_sort_key:
 * @text: valid UTF-8
 *
 * A key whose bytes, compared with strcmp(), give the Danish order of Retskrivningsordbogen § 4:
 * … z æ ø å, with aa as å, ä as æ, ö as ø, ü as y; case and accents decide only between otherwise
 * equal texts (capitals first, å before aa, no accent before accent). Word by word: a space or a
 * hyphen comes before any letter. Valid UTF-8, independent of the machine's locales.
 *
 * Returns: (transfer full):
 */
char *spor_text_sort_key (const char *text);

/* What a personal number is masked by. */
#define SPOR_TEXT_MASK "••••••-••••"

/**
 * spor_text_mask_personal_numbers:
 * @text: valid UTF-8
 * @n_masked: (out) (optional): how many were masked
 *
 * Replaces what looks like a Danish personal (CPR) number by "ddmmyy-nnnn" with every digit as "•",
 * i.e. "••••••-••••". That is a date and four digits — day 1–31, or 61–91 in a replacement number,
 * month 1–12 — with or without spaces, dots, slashes, hyphens and dashes between, the year of two
 * or four digits, the digits of any script; not part of a longer run of digits. A date alone, a
 * span of days, a telephone of eight digits and an EAN number are none.
 *
 * Returns: (transfer full): @text with the numbers masked
 */
char *spor_text_mask_personal_numbers (const char *text, guint *n_masked);

/**
 * spor_text_prints_personal_number:
 * @text: valid UTF-8
 *
 * Whether a personal number stands in @text as it is printed: a day that exists, a hyphen or a
 * dash, and four digits, by themselves. Stricter than spor_text_mask_personal_numbers(), for where
 * other numbers of ten digits belong: Swedish telephones have them, and nobody groups those 6-4.
 */
gboolean spor_text_prints_personal_number (const char *text);

/**
 * spor_text_may_become_number:
 * @was: valid UTF-8: a text
 * @text: valid UTF-8: what somebody, who is still typing, has made of it
 *
 * Whether the digits that @text has got since it was @was may become a personal number with the
 * next keys: nothing of one is kept, not even while it is typed. Up to four say no more than a day
 * or a year, those that begin with no day and month, as most telephones, do not, and a letter after
 * them says that they do not; spaces and signs say nothing. Where nothing has been put in, as in
 * what was taken out of the middle, it is about the digits on both sides of that place.
 */
gboolean spor_text_may_become_number (const char *was, const char *text);

/* @text without those digits, and the signs and spaces between and after them. (transfer full) */
char *spor_text_without_begun_number (const char *was, const char *text);

/* How many characters a text may have that is kept: on one line, such as a name; a note; a text of
 * several paragraphs. */
#define SPOR_TEXT_LINE 200
#define SPOR_TEXT_NOTE 2000
#define SPOR_TEXT_LONG 20000

/**
 * spor_text_number_objection:
 * @text: (nullable):
 *
 * Returns: (transfer full) (nullable): a sentence with the place in @text if something like a
 * personal number stands there, which is masked; else %NULL
 */
char *spor_text_number_objection (const char *text);

/* The same if @text has more than @most characters. */
char *spor_text_length_objection (const char *text, guint most);

/**
 * spor_text_objection:
 * @text: (nullable): what somebody has typed
 * @most: characters, such as %SPOR_TEXT_LINE
 *
 * Why a book does not keep @text: it is too long, or has a personal number in it. The store asks
 * the same of whatever is written to it (spor-logged-table.c); a window asks to say it at the
 * field.
 *
 * Returns: (transfer full) (nullable): a sentence; %NULL if there is nothing against it
 */
char *spor_text_objection (const char *text, guint most);

/**
 * spor_text_is_email:
 * @text: valid UTF-8
 *
 * Whether @text can be an address one would write to: one @, a local part and a domain with a dot,
 * none of white space, comma, semicolon, brackets, no leading, trailing or doubled dots. Behind
 * the last dot are letters alone, two at least.
 */
gboolean spor_text_is_email (const char *text);

/**
 * spor_text_distance:
 *
 * Number of insertions, deletions, replacements and swaps of neighbouring characters that turn @a
 * into @b (the restricted Damerau–Levenshtein distance, "optimal string alignment"), or @limit + 1
 * as soon as it must be more than @limit.
 */
guint spor_text_distance (const char *a, const char *b, guint limit);

G_END_DECLS
