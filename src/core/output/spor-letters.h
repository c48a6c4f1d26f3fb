/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"
#include "spor-letter-record.h"

G_BEGIN_DECLS

/* One sign-up's answer. */
typedef struct
{
  guint signup;
  SporLetterKind kind;
  guint track;    /* where they sit or wait, or else signed up for */
  gint64 sent_at; /* when they got this same answer, and none since; SPOR_TIME_NONE: never */
} SporLetter;

/* The answers to all sign-ups of a round that can be seated, in the order in which they are
 * written: those with a seat by track and seat, those who wait by their line, then the others by
 * track and name. Whoever signed up for two tracks has two. Immutable once made. */
typedef struct _SporLetters SporLetters;

/**
 * spor_letters_new:
 * @templates: one of each kind
 * @records: (nullable): SporLetterRecord*, oldest first: who got letters already
 *
 * Returns: %NULL with SPOR_LETTER_ERROR: TEMPLATE if one cannot be filled in, MISSING if nobody has
 * a seat, the round has no contact address, or no reply date although a template names it
 */
SporLetters *spor_letters_new (const SporComposition *composition,
                               const SporLetterTemplate *const templates[SPOR_N_LETTER_KINDS],
                               const GPtrArray *records,
                               GError **error);
void spor_letters_free (SporLetters *self);

/* Whether letters about @round have an address to come from. */
gboolean spor_letters_have_contact (const SporRound *round);

/* A sentence why there can be no letters about @composition, whatever the templates say: nobody has
 * a seat, or the round has no contact address. (nullable) (transfer full): NULL if there can */
char *spor_letters_why_not (const SporComposition *composition);

/* A sentence if the reply date that @round promises is a day before that of @now. (nullable)
 * (transfer full): NULL if it is not, or there is none */
char *spor_letters_past_reply (const SporRound *round, gint64 now);

/* That letters would tell of a group that is not final yet; NULL: it is. (transfer full) */
char *spor_letters_not_final (const SporComposition *composition);

const SporComposition *spor_letters_composition (const SporLetters *self);
guint spor_letters_n (const SporLetters *self);
const SporLetter *spor_letters_get (const SporLetters *self, guint index);
const SporSignupRow *spor_letters_recipient (const SporLetters *self, guint index);

/* The letter for @signup, or -1: it cannot be seated. */
int spor_letters_find (const SporLetters *self, guint signup);

/* How many people get more than one, as they signed up for several tracks. */
guint spor_letters_n_doubled (const SporLetters *self);

/* How many letters there were in the book. */
guint spor_letters_n_known (const SporLetters *self);

/* What the letter says: its subject on one line; its text, paragraphs separated by blank lines.
 * (transfer full) */
char *spor_letters_subject (const SporLetters *self, guint index);
char *spor_letters_body (const SporLetters *self, guint index);

/**
 * spor_letters_mail:
 * @at: when it is written
 * @message_id: (out) (optional) (transfer full): the same for the same text to the same sign-up
 *
 * The letter as an .eml file, from the round's contact.
 *
 * Returns: (transfer full):
 */
char *spor_letters_mail (
    const SporLetters *self, guint index, gint64 at, char **message_id, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporLetters, spor_letters_free)

G_END_DECLS
