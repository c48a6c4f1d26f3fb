/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-round.h"

G_BEGIN_DECLS

/* What can be imported, edited and remembered as edited. Keys (spor_field_key()) are the command
 * line's and the book's words. */
typedef enum
{
  SPOR_FIELD_RESPONDENT,
  SPOR_FIELD_CREATED,
  SPOR_FIELD_CLOSED,
  SPOR_FIELD_STATUS,       /* the answer's status: completed or not */
  SPOR_FIELD_MUNICIPALITY, /* or another organisation */
  SPOR_FIELD_TRACK,
  SPOR_FIELD_ROLES,
  SPOR_FIELD_SECTORS,
  SPOR_FIELD_NAME,
  SPOR_FIELD_TITLE,
  SPOR_FIELD_EMAIL,
  SPOR_FIELD_PHONE,
  SPOR_FIELD_MOTIVATION,
  SPOR_N_FIELDS
} SporField;

const char *spor_field_key (SporField field);   /* "municipality" */
const char *spor_field_label (SporField field); /* "Kommune", translated */
int spor_field_from_key (const char *key);      /* SporField, or -1 */

/* Everything the book knows of one sign-up: answers as understood, with the text where an answer
 * was not understood. Mutable, single owner; all strings owned; strings are never NULL ("" = not
 * answered) except where noted. Whether it can be seated is not stored: spor-judgement.h works that
 * out. */
typedef struct
{
  char *id;               /* UUID; NULL before it is in a book */
  char *import_id;        /* NULL if typed in by hand */
  char *respondent;       /* SurveyXact's number, "" if unknown */
  guint ordinal;          /* order of arrival in the book, from 1 */
  gint64 created, closed; /* SPOR_TIME_NONE if not known */
  gboolean completed;     /* an answered questionnaire */
  gboolean included;      /* included by hand although not completed */
  gboolean withdrawn;
  int track;               /* index in round->tracks, -1 = none */
  char *track_text;        /* an answer that names no track */
  int municipality;        /* index in places, -1 = none */
  char *municipality_text; /* an answer that names no municipality */
  char *organisation;      /* outside the municipalities: its name */
  guint32 roles;           /* bits of round->roles */
  char *roles_text;        /* answers that are no role of the round */
  guint32 sectors;         /* bits of round->sectors */
  char *sectors_text;
  char *name;
  char *title;
  char *email;
  char *phone;
  char *motivation;
  char *extra; /* JSON object of further columns, "{}" */
  gboolean late_waived;
  char *late_note; /* why it was waived */
  gboolean masked; /* a personal number was masked on the way in */
} SporSignupFacts;

SporSignupFacts *spor_signup_facts_new (void);
SporSignupFacts *spor_signup_facts_copy (const SporSignupFacts *self);
void spor_signup_facts_free (SporSignupFacts *self);

/**
 * spor_signup_facts_set_text:
 * @text: (nullable): an answer, as a person would write it or as a label of the questionnaire
 *
 * Understands @text and sets @field (and the text beside it where it is not understood). Cleans it,
 * and masks personal numbers: in free text whatever looks like one, also ten digits in a row; a
 * telephone only if all of it is one with its dash and a day that exists (Swedish telephones have
 * ten digits too). An e-mail address that is one is left out, not masked: addresses tell people
 * apart. For %SPOR_FIELD_STATUS a text that means completed ("Gennemført", "completed", "1", "ja",
 * "afsluttet", "") sets completed, any other clears it.
 *
 * Returns: %FALSE if the text is an impossible value for the field, which a person who types it
 * must hear about (a date that is none); the field is then unchanged
 */
gboolean spor_signup_facts_set_text (SporSignupFacts *self,
                                     const SporRound *round,
                                     SporField field,
                                     const char *text);

/**
 * spor_answer_objection:
 * @text: what a person typed to correct @field
 *
 * An import keeps what it cannot understand, and masks personal numbers; whoever types is told at
 * once, and nothing is masked behind their back.
 *
 * Returns: (nullable) (transfer full): why @text cannot be the answer, as a sentence; %NULL if it
 * can
 */
char *spor_answer_objection (const SporRound *round, SporField field, const char *text);

/**
 * spor_answer_text_objection:
 * @text: what has been typed so far to correct @field
 *
 * The part of spor_answer_objection() that is so of any text, finished or not: it has a personal
 * number in it, or it is too long.
 *
 * Returns: (nullable) (transfer full): why @text cannot be the answer, as a sentence; %NULL if
 * nothing of that is wrong with it
 */
char *spor_answer_text_objection (SporField field, const char *text);

/**
 * spor_answer_is_whole:
 * @text: what has been typed so far to correct @field
 *
 * Whether it can be kept as it is, though its typing may go on: there is something, nothing is to
 * be said against it, a place is one that there is, and a time has its year in four figures and its
 * minutes.
 */
gboolean spor_answer_is_whole (const SporRound *round, SporField field, const char *text);

/* The field as text, such that set_text() of it gives the same again: municipality name, "2", role
 * keys, ISO times. Never NULL. */
char *
spor_signup_facts_get_text (const SporSignupFacts *self, const SporRound *round, SporField field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporSignupFacts, spor_signup_facts_free)

G_END_DECLS
