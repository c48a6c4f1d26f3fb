/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-boundaries.h"
#include "spor-composition.h"
#include "spor-ease.h"

G_BEGIN_DECLS

/**
 * SporStore:
 *
 * An open book (SQLite file) on the one thread that owns it: the synchronous inner API, used by the
 * command line and tests directly and by the window through SporBook's worker. Every call asserts
 * the thread it was opened on.
 *
 * Everything that writes does so inside a change set: spor_store_begin() … spor_store_commit(). The
 * log records each row before and after by itself (triggers), so that undo, redo and the audit
 * trail cannot miss a write.
 */

/* What callers can act on. Messages are whole sentences that can be shown to a person. */
typedef enum
{
  SPOR_STORE_ERROR_MISSING, /* no such file */
  SPOR_STORE_ERROR_MOVED,   /* it has gone from its place while it was open */
  SPOR_STORE_ERROR_FOREIGN, /* a file, but no book */
  SPOR_STORE_ERROR_DAMAGED,
  SPOR_STORE_ERROR_NEWER,      /* made by a newer Spor */
  SPOR_STORE_ERROR_READ_ONLY,  /* file or folder cannot be written */
  SPOR_STORE_ERROR_FULL,       /* disk full */
  SPOR_STORE_ERROR_BUSY,       /* somebody else writes */
  SPOR_STORE_ERROR_EXISTS,     /* new book: the file exists */
  SPOR_STORE_ERROR_UNKNOWN_ID, /* no such sign-up */
  SPOR_STORE_ERROR_REFUSED,    /* a rule of the trade refuses it */
  SPOR_STORE_ERROR_NOTHING,    /* nothing to undo or redo */
  SPOR_STORE_ERROR_DECIDED,    /* something newer is a decision, which undo does not reach */
  SPOR_STORE_ERROR_CONFLICT,   /* changed since: cannot be undone any more */
  SPOR_STORE_ERROR_FAILED,     /* anything else SQLite says */
} SporStoreError;

#define SPOR_STORE_ERROR (spor_store_error_quark ())
GQuark spor_store_error_quark (void);

typedef struct _SporStore SporStore;

/* A new book at @path with @round as its first round and one empty composition. Fails with EXISTS
 * if there is a file. @actor: who acts, for the log. */
SporStore *
spor_store_create (const char *path, const SporRound *round, const char *actor, GError **error);

/* Opens and, if older, migrates a book (a copy is kept beside it first). */
SporStore *
spor_store_open (const char *path, SporPlaces *places, const char *actor, GError **error);

/* The same; or, where the file or its folder cannot be written, what it holds now, to be looked at
 * and copied: every change is refused with READ_ONLY, but for which round is shown, which is kept
 * no longer than the store. Nothing is made beside the file. READ_ONLY of a book that has to be
 * brought up to date first. */
SporStore *
spor_store_open_or_read (const char *path, SporPlaces *places, const char *actor, GError **error);

/* Why it can only be read, in a sentence; NULL: it can be written. */
const char *spor_store_get_read_only (SporStore *self);

void spor_store_close (SporStore *self); /* and frees */
const char *spor_store_path (SporStore *self);

/* Who acts from now on, for the log. Not inside a change set. */
void spor_store_set_actor (SporStore *self, const char *actor);

/* --- Reading ------------------------------------------------------------------------------- */

/* The round that the book shows, or that this connection looks at: spor-store-rounds.h. */
SporRound *spor_store_load_round (SporStore *self, GError **error);

/* All sign-ups of @round, judged. */
SporSignups *
spor_store_load_signups (SporStore *self, SporRound *round, gboolean with_texts, GError **error);

/* The same for their judgement alone: not to be sorted by name or searched. Not ended: more can be
 * added, and then judged with spor_signups_end(). */
SporSignups *spor_store_begin_signups (SporStore *self, SporRound *round, GError **error);

/* The composition that is on the board; see spor-store-alternatives.h for the others. */
SporComposition *
spor_store_load_composition (SporStore *self, SporSignups *signups, GError **error);

/* Round, sign-ups and the composition on the board as of one moment, whoever else writes; the
 * composition leads to the others. Not inside a change set. */
SporComposition *spor_store_load (SporStore *self, gboolean with_texts, GError **error);

/* One whole sign-up. UNKNOWN_ID if there is none; @id may be its first or last 4 or
 * more characters, if no other has them. */
SporSignupFacts *
spor_store_load_facts (SporStore *self, const SporRound *round, const char *id, GError **error);

/* One entry of the change log. */
typedef struct
{
  gint64 no; /* 1, 2 … */
  gint64 at;
  char *actor;
  char *action; /* "import", "edit", "seat", "undo" … */
  char *detail; /* what of: a name, a file; may be "" */
  char *text;   /* both as a sentence, translated */
  char *table;  /* history of one row: what was changed, "signup", "seat" …; else NULL */
  char *before,
      *after; /* history of one row: JSON objects of the columns that changed; else NULL */
} SporChange;

void spor_change_free (SporChange *self);

/* What happened to one sign-up (its answers and its seats), newest first: SporChange*. What the
 * book only keeps for itself is left out. What one actor makes of one answer within ten minutes,
 * with nothing else in between, is one change; or none, if it is as it was again. */
GPtrArray *spor_store_load_history (SporStore *self, const char *signup_id, GError **error);

/* The SporField whose answer a column of a sign-up's image holds, -1 if it holds none. */
int spor_answer_column_field (const char *column);

/* Last @limit change sets, newest first: SporChange*. */
GPtrArray *spor_store_load_log (SporStore *self, guint limit, GError **error);

/* Sentences for the menu ("Import of dataset.csv"), NULL when there is nothing to undo or redo. */
gboolean spor_store_peek_undo (SporStore *self, char **undo, char **redo, GError **error);

/* Whether what that would reach was done to letters: their texts, contact and reply date, or who
 * got which. FALSE where there is nothing. */
gboolean spor_store_peek_letters (SporStore *self, gboolean *undo, gboolean *redo, GError **error);

/* How many rows either would change, 0 where there is nothing: whether it takes a while. */
gboolean spor_store_count_undo (SporStore *self, gint64 *undo, gint64 *redo, GError **error);

/* --- Writing ------------------------------------------------------------------------------- */

/* Opens a change set: takes the write lock (BUSY after 5 s). */
gboolean spor_store_begin (SporStore *self, const char *action, const char *detail, GError **error);

/* Seals the change set (hash over the previous one and the payload's digests) and commits. A change
 * set in which no row changed leaves no trace. After an error the change set is rolled back
 * already. */
gboolean spor_store_commit (SporStore *self, GError **error);

/* Leaves the book as it was before begin(). */
void spor_store_rollback (SporStore *self);

/* The following three must be inside a change set. */

/* Adds @facts to the round; sets its id (a new UUID) and ordinal. */
gboolean spor_store_add_signup (SporStore *self,
                                const SporRound *round,
                                SporSignupFacts *facts,
                                GError **error);

/* Writes all of @facts over the sign-up with its id. Does not mark fields as edited by hand. */
gboolean spor_store_save_signup (SporStore *self,
                                 const SporRound *round,
                                 const SporSignupFacts *facts,
                                 GError **error);

/* Writes the difference between two states of one composition. */
gboolean spor_store_save_composition (SporStore *self,
                                      const SporComposition *before,
                                      const SporComposition *after,
                                      GError **error);

/* The following are whole actions: a change set of their own. */

typedef struct
{
  SporField field;
  char *text;  /* as typed */
  char *shown; /* what the answer was when it was typed; or NULL: whatever it is, it is this now */
} SporEdit;

/**
 * spor_store_sign_up:
 * @answers: what is known of somebody who has not signed up by the questionnaire; a name or an
 *   e-mail address at least
 *
 * Adds a sign-up to the round. Where @answers do not say when it was created, that is now. Its
 * problems are judged as those of others.
 *
 * Returns: (nullable) (transfer full): its id; %NULL: REFUSED where something is no answer, such as a
 * day that is yet to come, or nobody is named
 */
char *
spor_store_sign_up (SporStore *self, const SporEdit *answers, guint n_answers, GError **error);

/**
 * spor_store_edit_signup:
 * @edits: what to set
 * @include: 1 to include an answer that is not completed, 0 to leave it out again, -1 to leave as
 * is
 * @withdrawn: 1, 0 or -1 likewise
 *
 * Sets fields by hand and remembers which, so that a later import does not overwrite them silently.
 * Whoever withdraws leaves the meetings that have not begun, unless they have a claim for one; to
 * take them in again invites nobody. REFUSED if a text is impossible for its field; CONFLICT if
 * another program has made something else of an answer than was shown, and than is to be set.
 */
gboolean spor_store_edit_signup (SporStore *self,
                                 const char *id,
                                 const SporEdit *edits,
                                 guint n_edits,
                                 int include,
                                 int withdrawn,
                                 GError **error);

/* Waives a sign-up's lateness with a note, or with NULL takes the waiver back. */
gboolean spor_store_waive_late (SporStore *self, const char *id, const char *note, GError **error);

/* How much of something is done, 0–1; at 1 it is not cancelled any more. @data: as given with it.
 */
typedef void (*SporStoreProgress) (double fraction, gpointer data);

/**
 * spor_store_watch:
 * @cancellable: (nullable): what is under way fails with %G_IO_ERROR_CANCELLED and leaves all as it
 * was, unless it is as good as done
 * @progress: (nullable): on the thread of the store
 *
 * Holds for what is done to many sign-ups at once, and for undo and redo, until it is called again.
 */
void spor_store_watch (SporStore *self,
                       GCancellable *cancellable,
                       SporStoreProgress progress,
                       gpointer data);

/* What is done to several sign-ups together. */
typedef enum
{
  SPOR_SIGNUPS_WITHDRAW,
  SPOR_SIGNUPS_RETURN,
  SPOR_SIGNUPS_INCLUDE,
  SPOR_SIGNUPS_WAIVE_LATE,
  SPOR_N_SIGNUPS_CHANGES
} SporSignupsChange;

/**
 * spor_store_change_signups:
 * @ids: %NULL-terminated: whole ids of sign-ups of the round
 * @note: (nullable): why, for those whose lateness is waived
 * @names: who it is, for the log: spor_signups_names()
 *
 * One action, which one undo reverts: all of it or nothing. Who is in that state already stays
 * as they are. Whoever withdraws leaves meetings as by spor_store_edit_signup().
 */
gboolean spor_store_change_signups (SporStore *self,
                                    const char *const *ids,
                                    SporSignupsChange change,
                                    const char *note,
                                    const char *names,
                                    GError **error);

/* What corrects several sign-ups alike. */
typedef struct
{
  SporField field;       /* municipality, track or roles */
  char *misread;         /* the answer that they have given alike and that is not understood */
  char *text;            /* what it means */
  gboolean organisation; /* or is it an organisation that the round does not know? */
} SporMending;

/**
 * spor_store_mend_signups:
 * @ids: %NULL-terminated: whole ids of sign-ups of the round
 * @names: who it is, for the log: spor_signups_names()
 *
 * As spor_store_edit_signup() or spor_store_set_organisation() for each of them, in one action. Who
 * does not have that answer any more stays as they are; CONFLICT if nobody has.
 */
gboolean spor_store_mend_signups (SporStore *self,
                                  const char *const *ids,
                                  const SporMending *mending,
                                  const char *names,
                                  GError **error);

/* Makes @text ("Gentofte Skolebiblioteker") an organisation outside the municipalities. */
gboolean
spor_store_set_organisation (SporStore *self, const char *id, const char *text, GError **error);

/* Checks the move by the hard rules (REFUSED with the reason) and makes it; @composition is the
 * state it was made on (CONFLICT if the book has moved on). */
gboolean spor_store_move (SporStore *self,
                          const SporComposition *composition,
                          const SporMove *move,
                          GError **error);

/* Marks @signup as "must have", "not this time" or neither (REFUSED with the reason). Who is barred
 * loses seat and place in line in the same change set. CONFLICT as above. */
gboolean spor_store_mark (SporStore *self,
                          const SporComposition *composition,
                          guint signup,
                          SporMark mark,
                          GError **error);

/* What several people were moved or marked for. */
typedef enum
{
  SPOR_REARRANGE_SEAT,
  SPOR_REARRANGE_WAIT,
  SPOR_REARRANGE_UNSEAT,
  SPOR_REARRANGE_PIN,
  SPOR_REARRANGE_BAR,
  SPOR_REARRANGE_UNPIN,
} SporRearrangement;

/**
 * spor_store_rearrange:
 * @before: what @after was worked out from; CONFLICT if the book has moved on
 * @after: the same composition after moves and marks that the rules allow (spor-group-move.h)
 * @names: who it was, for the log
 *
 * Several moves or marks as one action. A finalised composition allows none, so @after is @before.
 */
gboolean spor_store_rearrange (SporStore *self,
                               const SporComposition *before,
                               const SporComposition *after,
                               SporRearrangement what,
                               const char *names,
                               GError **error);

/**
 * spor_store_ease:
 * @composition: what @eases were worked out from; CONFLICT if the book has moved on
 * @eases: SporEase
 * @text: what is given up, for the change log: "Lower the minimum of track 2 from 6 to 4 seats"
 */
gboolean spor_store_ease (SporStore *self,
                          const SporComposition *composition,
                          const GArray *eases,
                          const char *text,
                          GError **error);

/**
 * spor_store_apply:
 * @before: what @after was worked out from; CONFLICT if the book has moved on
 * @after: another state of the same composition, with its origin
 * @protocol: a JSON document on how it came about, kept with the composition and the origin
 *
 * REFUSED if the composition is finalised, or if @after breaks a rule as the sign-ups are now.
 */
gboolean spor_store_apply (SporStore *self,
                           const SporComposition *before,
                           const SporComposition *after,
                           const char *protocol,
                           GError **error);

/* The protocol of @composition's origin: a JSON document; NULL with NOTHING if it has no origin. */
char *
spor_store_load_protocol (SporStore *self, const SporComposition *composition, GError **error);

/* --- Boundaries ---------------------------------------------------------------------------- */

/* Which boundaries the book has of its own: an id that no others have; @id (out) (transfer full)
 * (nullable): %NULL for none. */
gboolean spor_store_find_boundaries (SporStore *self, char **id, GError **error);

/* The book's own boundaries, or else the built-in ones. (transfer full) */
SporBoundaries *spor_store_load_boundaries (SporStore *self, GError **error);

/**
 * spor_store_set_boundaries:
 * @name: the file's name, for people
 * @bytes: (nullable): GeoJSON, as spor_boundaries_new_from_bytes() takes it; %NULL: the built-in
 * ones again
 *
 * A whole action. %G_IO_ERROR_INVALID_DATA with a sentence if they are no boundaries.
 */
gboolean
spor_store_set_boundaries (SporStore *self, const char *name, GBytes *bytes, GError **error);

/* Whether undo would reach what was done last. DECIDED, with what was decided and what undo would
 * reach, where a claim has been decided on since, which undo does not reach; not once undo has gone
 * past it. */
gboolean spor_store_check_undo (SporStore *self, GError **error);

/* Undoes the last change set not yet undone / redoes the last undone. NOTHING if there is none.
 * @text: (out) (optional): what was undone, as a sentence. */
gboolean spor_store_undo (SporStore *self, char **text, GError **error);
gboolean spor_store_redo (SporStore *self, char **text, GError **error);

/* --- Imports ------------------------------------------------------------------------------- */

/* What is remembered of an import. */
typedef struct
{
  char *id;
  gint64 at;
  char *source; /* file names, for people */
  guint read, accepted, attention, skipped, added, updated, unchanged;
} SporImportRecord;

/* Inside a change set. Sets record->id. */
gboolean spor_store_add_import (SporStore *self,
                                const SporRound *round,
                                SporImportRecord *record,
                                GError **error);
gboolean spor_store_save_import (SporStore *self, const SporImportRecord *record, GError **error);

/* The bits of the SporFields of a sign-up that were set by hand. */
gboolean
spor_store_load_edited_fields (SporStore *self, const char *id, guint32 *fields, GError **error);

/* The stored sign-up that an imported answer is a repetition of: same respondent, or where either
 * has none, same e-mail, municipality and track, or else a person that was added by hand
 * (spor-store-added.h). Fills @existing (NULL if new) and @edited, the
 * bits of the SporFields that were set by hand. Fast: prepared once, indexed. */
gboolean spor_store_match_signup (SporStore *self,
                                  const SporRound *round,
                                  const SporSignupFacts *facts,
                                  SporSignupFacts **existing,
                                  guint32 *edited,
                                  GError **error);

/* For a field set by hand: the text that was last imported for it (NULL if it never was). */
gboolean spor_store_get_imported (
    SporStore *self, const char *signup_id, SporField field, char **text, GError **error);
/* Remembers @text as what was last imported for a field set by hand. Inside a change set. */
gboolean spor_store_set_imported (
    SporStore *self, const char *signup_id, SporField field, const char *text, GError **error);

/* The column mapping remembered for a questionnaire (JSON), NULL if none. */
gboolean
spor_store_get_mapping (SporStore *self, const char *questionnaire, char **json, GError **error);
gboolean spor_store_set_mapping (SporStore *self,
                                 const char *questionnaire,
                                 const char *json,
                                 GError **error);

/* --- Care ---------------------------------------------------------------------------------- */

/* Integrity: SQLite's own, foreign keys, the log's hash chain and digests, every row against the
 * log, sound seats. Returns sentences, empty if all is well (transfer full, char*); NULL with
 * @error if it cannot be read. */
GPtrArray *spor_store_check (SporStore *self, GError **error);

/* A consistent copy while in use, written beside @path and renamed. */
gboolean
spor_store_backup (SporStore *self, const char *path, GCancellable *cancellable, GError **error);

/* Grows whenever the book's content changed, by this connection or another. */
gint64 spor_store_version (SporStore *self);

/* Whether sign-ups or the round changed since version @since (else only seats did). */
gboolean spor_store_signups_changed_since (SporStore *self, gint64 since);

/* The same of what spor_store_load_refunds() gives. */
gboolean spor_store_refunds_changed_since (SporStore *self, gint64 since);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporStore, spor_store_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporChange, spor_change_free)

G_END_DECLS
