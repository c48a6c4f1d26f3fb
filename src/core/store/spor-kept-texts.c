/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include "spor-text.h"

/* The columns that people type in. Whatever writes to one is held to spor_text_objection(), where
 * the text is new: what a book from before has may stay, and come back by undo. The answers of a
 * sign-up are not among them: personal numbers in a file are masked, and spor_answer_objection()
 * judges what is typed. */

#define FILE_NAME 255

static const struct
{
  const char *table, *column;
  guint most;
} kept_texts[] = {
  { "round", "name", SPOR_TEXT_LINE },
  { "round", "contact", SPOR_TEXT_LINE },
  { "option", "name", SPOR_TEXT_LINE },
  { "option", "aliases", SPOR_TEXT_NOTE },
  { "track", "name", SPOR_TEXT_LINE },
  { "dimension", "name", SPOR_TEXT_LINE },
  { "category", "name", SPOR_TEXT_LINE },
  { "composition", "name", SPOR_TEXT_LINE },
  { "finalisation", "note", SPOR_TEXT_NOTE },
  { "signup", "organisation", SPOR_TEXT_LINE },
  { "signup", "late_note", SPOR_TEXT_NOTE },
  { "letter_template", "subject", SPOR_TEXT_LINE },
  { "letter_template", "body", SPOR_TEXT_LONG },
  { "meeting", "title", SPOR_TEXT_LINE },
  { "meeting", "place", SPOR_TEXT_LINE },
  { "meeting", "agenda", SPOR_TEXT_LONG },
  { "claim", "ean", SPOR_TEXT_LINE },
  { "claim", "note", SPOR_TEXT_NOTE },
  { "claim", "reason", SPOR_TEXT_NOTE },
  { "claim", "reference", SPOR_TEXT_LINE },
  { "claim_line", "origin", SPOR_TEXT_LINE },
  { "claim_line", "destination", SPOR_TEXT_LINE },
  { "claim_line", "note", SPOR_TEXT_NOTE },
  { "receipt", "name", FILE_NAME },
  { "rate", "source", SPOR_TEXT_NOTE },
  { "boundary", "name", FILE_NAME },
};

guint
spor_kept_text_most (const char *table, const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept_texts); i++)
    if (g_str_equal (kept_texts[i].table, table) && g_str_equal (kept_texts[i].column, column))
      return kept_texts[i].most;
  return 0;
}
