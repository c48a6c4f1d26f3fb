/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-signup-facts.h"

G_BEGIN_DECLS

typedef enum
{
  SPOR_STATUS_ELIGIBLE,  /* accepted: can be seated */
  SPOR_STATUS_ATTENTION, /* kept; cannot be seated until corrected */
  SPOR_STATUS_SKIPPED,   /* not a completed answer */
  SPOR_STATUS_WITHDRAWN,
  SPOR_N_STATUSES
} SporStatus;

typedef enum
{
  SPOR_PROBLEM_MISSING_NAME,
  SPOR_PROBLEM_MISSING_EMAIL,
  SPOR_PROBLEM_INVALID_EMAIL,
  SPOR_PROBLEM_MISSING_TRACK,
  SPOR_PROBLEM_MISSING_ROLE,
  SPOR_PROBLEM_ROLE_NOT_ALLOWED,
  SPOR_PROBLEM_MISSING_MUNICIPALITY,
  SPOR_PROBLEM_UNKNOWN_MUNICIPALITY,
  SPOR_PROBLEM_LATE,
  SPOR_PROBLEM_DUPLICATE_PERSON,
  SPOR_N_PROBLEMS
} SporProblem;

typedef enum
{
  SPOR_REMARK_SAME_MUNICIPALITY_AND_TRACK,
  SPOR_REMARK_PERSONAL_NUMBER,
  SPOR_REMARK_OUTSIDE_MUNICIPALITIES,
  SPOR_REMARK_TOO_LONG, /* of an import only: it was too long in the file */
  SPOR_N_REMARKS
} SporRemark;

const char *spor_status_key (SporStatus status);   /* "eligible" */
const char *spor_status_label (SporStatus status); /* translated, short */
int spor_status_from_key (const char *key);
const char *spor_problem_key (SporProblem problem);   /* "missing-name" */
const char *spor_problem_label (SporProblem problem); /* translated, a few words */
SporField spor_problem_field (SporProblem problem);   /* the field that corrects it */
int spor_problem_from_key (const char *key);
const char *spor_remark_key (SporRemark remark);
const char *spor_remark_label (SporRemark remark);

/* One judged sign-up, compact. Strings are never NULL and live as long as the SporSignups. */
typedef struct
{
  const char *id;
  const char *respondent;
  const char *name, *title, *email, *phone;
  const char *place; /* what lists show: municipality, organisation, or the text not understood */
  const char *track_text, *roles_text;
  const char *name_key, *place_key; /* Danish order, compare with strcmp() */
  const char *search;               /* folded: name, place, e-mail, title */
  const char *person; /* who this is in duplicate rules: the e-mail in lower case, "" if none */
  const char *motivation, *extra; /* NULL unless loaded with texts */
  gint64 created, closed;
  guint ordinal;
  guint32 roles, sectors;
  gint32 earlier;            /* whose sign-up stands with this e-mail and track, index, -1 = none */
  guint16 problems, remarks; /* bit p: SporProblem / SporRemark p */
  gint16 municipality;       /* index in places, -1 = none */
  gint8 track;               /* index in round->tracks, -1 = none */
  guint8 status;             /* SporStatus */
  guint8 outside : 1;        /* an organisation outside the municipalities */
} SporSignupRow;

/* All sign-ups of a round, judged, as they stood at one moment. Immutable after end(), shared
 * between threads, boxed. Rows are in order of arrival. */
typedef struct _SporSignups SporSignups;

#define SPOR_TYPE_SIGNUPS (spor_signups_get_type ())
GType spor_signups_get_type (void);

/* @with_texts: keep motivation and extra fields too (for exports). */
SporSignups *spor_signups_begin (SporRound *round, gboolean with_texts);

/* Leaves out what rows are sorted and searched by: name_key and search stay "". Before the first is
 * added. */
void spor_signups_judge_only (SporSignups *self);
void spor_signups_add (SporSignups *self, const SporSignupFacts *facts);

/* Judges every row: spor-judgement.h. Nothing can be added afterwards. */
void spor_signups_end (SporSignups *self);

SporSignups *spor_signups_ref (SporSignups *self);
void spor_signups_unref (SporSignups *self);

SporRound *spor_signups_round (const SporSignups *self); /* borrowed */
guint spor_signups_n (const SporSignups *self);
const SporSignupRow *spor_signups_row (const SporSignups *self, guint index);
int spor_signups_find (const SporSignups *self, const char *id); /* index or -1; O(1) */

/* The first of that name, whatever its case, accents and spacing; -1: nobody, or only answers that
 * were not completed. */
int spor_signups_find_name (const SporSignups *self, const char *name);

/* How many spor_signups_find_name() could have found. */
guint spor_signups_count_name (const SporSignups *self, const char *name);

/* "Anne Hansen", "Anne Hansen +2": those with these indices (guint), for the log. (transfer full)
 */
char *spor_signups_names (const SporSignups *self, const GArray *indices);

/* How many have @status. */
guint spor_signups_count (const SporSignups *self, SporStatus status);

/* Index of the place in @dimension's categories where @row counts with weight 1 / @n_categories
 * each: fills @categories (room for 32) and returns how many; 0 if it counts in none. */
guint spor_signup_categories (const SporSignups *self,
                              const SporSignupRow *row,
                              const SporDimension *dimension,
                              guint *categories);

/* Whose sign-up for the same track, with the same e-mail, stands before @row, which has the problem
 * %SPOR_PROBLEM_DUPLICATE_PERSON; else NULL. */
const SporSignupRow *spor_signup_earlier (const SporSignups *self, const SporSignupRow *row);

/* "Karen Kaas, Vejle", who that is (transfer full); NULL where spor_signup_earlier() is. */
char *spor_signup_earlier_name (const SporSignups *self, const SporSignupRow *row);

/* Whether that can be the same person, by the name (spor_names_may_be_one()); TRUE without. */
gboolean spor_signup_may_be_earlier (const SporSignups *self, const SporSignupRow *row);

/* Sentence for one problem of one row: "“Svendbrog” is no municipality. Is it Svendborg?" */
char *
spor_signup_problem_text (const SporSignups *self, const SporSignupRow *row, SporProblem problem);

/* Index of the municipality to suggest for an unknown one, or -1. */
int spor_signup_suggestion (const SporSignups *self, const SporSignupRow *row);

const char *spor_signup_region (const SporSignups *self, const SporSignupRow *row); /* "" if none */
const char *spor_signup_size_key (const SporSignups *self,
                                  const SporSignupRow *row); /* "small" … "" */
const char *spor_signup_size_label (const SporSignups *self, const SporSignupRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporSignups, spor_signups_unref)

/* A row as an object, for list models. */
#define SPOR_TYPE_SIGNUP (spor_signup_get_type ())
G_DECLARE_FINAL_TYPE (SporSignup, spor_signup, SPOR, SIGNUP, GObject)

SporSignup *spor_signup_new (SporSignups *signups, guint index);
SporSignups *spor_signup_get_signups (SporSignup *self);
guint spor_signup_get_index (SporSignup *self);
const SporSignupRow *spor_signup_get_row (SporSignup *self);

G_END_DECLS
