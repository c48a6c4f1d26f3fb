/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-answer-cut.h"

#include "spor-language.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ELLIPSIS "…"

/* Half an address, a telephone or a number is somebody else's. */
static const struct
{
  gsize offset; /* of a char * in the facts; 0: it is no text */
  guint most;
  gboolean left_out;
} kept[SPOR_N_FIELDS] = {
  [SPOR_FIELD_RESPONDENT] = { G_STRUCT_OFFSET (SporSignupFacts, respondent), SPOR_TEXT_LINE, TRUE },
  [SPOR_FIELD_TRACK] = { G_STRUCT_OFFSET (SporSignupFacts, track_text), SPOR_TEXT_LINE },
  [SPOR_FIELD_ROLES] = { G_STRUCT_OFFSET (SporSignupFacts, roles_text), SPOR_TEXT_LINE },
  [SPOR_FIELD_SECTORS] = { G_STRUCT_OFFSET (SporSignupFacts, sectors_text), SPOR_TEXT_LINE },
  [SPOR_FIELD_NAME] = { G_STRUCT_OFFSET (SporSignupFacts, name), SPOR_TEXT_LINE },
  [SPOR_FIELD_TITLE] = { G_STRUCT_OFFSET (SporSignupFacts, title), SPOR_TEXT_LINE },
  [SPOR_FIELD_EMAIL] = { G_STRUCT_OFFSET (SporSignupFacts, email), SPOR_TEXT_LINE, TRUE },
  [SPOR_FIELD_PHONE] = { G_STRUCT_OFFSET (SporSignupFacts, phone), SPOR_TEXT_LINE, TRUE },
  [SPOR_FIELD_MOTIVATION] = { G_STRUCT_OFFSET (SporSignupFacts, motivation), SPOR_TEXT_LONG },
};

void
spor_answer_cut_free (SporAnswerCut *self)
{
  g_free (self->column);
  g_free (self);
}

/* (transfer full) */
static char *
spor_text_beginning (const char *text, guint most)
{
  g_autofree char *begun = g_utf8_substring (text, 0, most - 1);

  return g_strconcat (g_strchomp (begun), ELLIPSIS, NULL);
}

SporAnswerCut *
spor_answer_cut (char **text, guint most, gboolean left_out, const char *column)
{
  g_autofree char *whole = NULL;
  SporAnswerCut *self;
  glong length;

  if (strlen (*text) <= most || (length = g_utf8_strlen (*text, -1)) <= (glong)most)
    return NULL;
  whole = *text;
  *text = left_out ? g_strdup ("") : spor_text_beginning (whole, most);
  self = g_new0 (SporAnswerCut, 1);
  self->column = g_strdup (column);
  self->length = length;
  self->most = most;
  self->left_out = left_out;
  return self;
}

SporAnswerCut *
spor_answer_cut_field (SporSignupFacts *facts, SporField field, const char *column)
{
  SporAnswerCut *self;

  if (field == SPOR_FIELD_MUNICIPALITY)
    {
      self = spor_answer_cut (&facts->municipality_text, SPOR_TEXT_LINE, FALSE, column);
      return self ? self : spor_answer_cut (&facts->organisation, SPOR_TEXT_LINE, FALSE, column);
    }
  if (kept[field].most == 0)
    return NULL;
  return spor_answer_cut (G_STRUCT_MEMBER_P (facts, kept[field].offset), kept[field].most,
                          kept[field].left_out, column);
}

char *
spor_answer_cut_text (const SporAnswerCut *self, const char *file, guint row)
{
  if (self->left_out)
    return spor_format_counts (
        /* Translators: a column's name; characters; a row's number; a file's name; characters */
        _ ("“%s” has %u characters in row %u of “%s”. At most %u are kept, so it was left out: "
           "correct the file and import it again, or write it in the sign-up."),
        self->column, self->length, row, file, self->most);
  return spor_format_counts (
      /* Translators: a column's name; characters; a row's number; a file's name; characters */
      _ ("“%s” has %u characters in row %u of “%s”. At most %u are kept, so it ends early: shorten "
         "it in the file and import it again, or correct the sign-up."),
      self->column, self->length, row, file, self->most);
}
