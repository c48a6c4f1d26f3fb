/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which answer a sign-up gets. */
typedef enum
{
  SPOR_LETTER_ACCEPTED,
  SPOR_LETTER_WAITING,
  SPOR_LETTER_REJECTED,
  SPOR_N_LETTER_KINDS
} SporLetterKind;

/* What a template can leave open, written {navn}: Danish names, as the letters are Danish whatever
 * language the program speaks. */
typedef enum
{
  SPOR_LETTER_FIELD_NAME,
  SPOR_LETTER_FIELD_MUNICIPALITY, /* or other organisation */
  SPOR_LETTER_FIELD_TRACK,
  SPOR_LETTER_FIELD_REPLY_BY,
  SPOR_LETTER_FIELD_CONTACT,
  SPOR_LETTER_FIELD_REASON,
  SPOR_LETTER_FIELD_ROUND,
  SPOR_N_LETTER_FIELDS
} SporLetterField;

/* A letter with its fields still open. Paragraphs of the body are separated by blank lines. "{{"
 * stands for a brace that begins no field. Strings are never NULL. */
typedef struct
{
  SporLetterKind kind;
  char *subject;
  char *body;
} SporLetterTemplate;

typedef enum
{
  SPOR_LETTER_ERROR_TEMPLATE, /* cannot be a letter */
  SPOR_LETTER_ERROR_MISSING,  /* the round has not got what letters need */
} SporLetterError;

/* Messages are whole sentences that can be shown to a person. */
#define SPOR_LETTER_ERROR (spor_letter_error_quark ())
GQuark spor_letter_error_quark (void);

const char *spor_letter_kind_key (SporLetterKind kind);       /* "accepted" */
const char *spor_letter_kind_label (SporLetterKind kind);     /* translated */
const char *spor_letter_kind_file_word (SporLetterKind kind); /* translated, for a file's name */
int spor_letter_kind_from_key (const char *key);              /* -1 if it is none */

const char *spor_letter_field_name (SporLetterField field);  /* "navn" */
const char *spor_letter_field_label (SporLetterField field); /* what it stands for, translated */

/* "{navn}, {kommune}, …": all there are. (transfer full) */
char *spor_letter_field_list (void);

/* Cleans both texts: no control characters, the subject on one line. */
SporLetterTemplate *
spor_letter_template_new (SporLetterKind kind, const char *subject, const char *body);

/* What a round begins with. */
SporLetterTemplate *spor_letter_template_new_default (SporLetterKind kind);
SporLetterTemplate *spor_letter_template_copy (const SporLetterTemplate *self);
void spor_letter_template_free (SporLetterTemplate *self);

gboolean spor_letter_template_equal (const SporLetterTemplate *self,
                                     const SporLetterTemplate *other);

/* Another program has made @now of what @self was made of as it was @shown: takes over the text
 * that was not changed here. FALSE: both have changed the same one. */
gboolean spor_letter_template_merge (SporLetterTemplate *self,
                                     const SporLetterTemplate *shown,
                                     const SporLetterTemplate *now);

/**
 * spor_letter_template_check:
 *
 * Whether letters can be made from it.
 *
 * Returns: %FALSE with TEMPLATE if subject or body is empty, or has a field that there is none of,
 * or that does not end: the sentence names the field, the line, and the fields there are
 */
gboolean spor_letter_template_check (const SporLetterTemplate *self, GError **error);

/* The first field in @text that check() would refuse: where it begins, and its length in bytes;
 * NULL: there is none. */
const char *spor_letter_text_find_refused (const char *text, gsize *length);

/* The fields that it leaves open: bit f for SporLetterField f. */
guint32 spor_letter_template_fields (const SporLetterTemplate *self);

/* @text of a checked template with @values in the place of its fields; fields in the values
 * themselves stay as they are. (transfer full) */
char *spor_letter_text_fill (const char *text, const char *const values[SPOR_N_LETTER_FIELDS]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporLetterTemplate, spor_letter_template_free)

G_END_DECLS
