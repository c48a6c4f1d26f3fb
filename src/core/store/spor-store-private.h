/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim.h"
#include "spor-digest.h"
#include "spor-meeting.h"
#include "spor-store.h"

/* Debian's SQLite has the hook; its header asks for this. */
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <json-glib/json-glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* "Spor" in ASCII: bytes 68–71 of every book. */
#define SPOR_APPLICATION_ID 0x53706F72

/* How long whoever writes waits for another program. */
#define SPOR_BUSY_TIMEOUT_MS 5000

typedef struct _SporChangeSet SporChangeSet;

typedef struct _SporReading SporReading;

struct _SporStore
{
  sqlite3 *db;     /* owned; thread-only */
  GThread *thread; /* the one that may touch it */
  char *path;
  char *name; /* base name, for sentences */
  char *actor;
  char *read_only;      /* it is a copy in memory of what cannot be written; why, in a sentence */
  SporReading *reading; /* of what that copy was made; NULL: it is none */
  char *round_id; /* the round that this connection looks at; NULL: the one that the book shows */
  SporPlaces *places;
  GHashTable *statements;        /* SQL text (static) → sqlite3_stmt* */
  GPtrArray *tables;             /* SporLoggedTable* */
  GString *image, *image_before; /* of the row that is being logged */
  SporChangeSet *set;            /* the open change set, or NULL */
  gboolean unlogged;  /* something was written outside a change set: must not be committed */
  guint last_ordinal; /* in the open change set; 0: not known */
  int unnumbered;     /* in it: whether sign-ups without a number exist; -1: not known */
  GPtrArray *added;   /* in it: those added by hand; NULL: not known. spor-store-added.h */
  guint n_left;       /* see spor_store_get_n_left() */
  gint64 version;     /* see spor_store_version() */
  gint64 signups_version, refunds_version; /* when these were changed last */
  gint64 seen_data_version;

  GCancellable *cancellable; /* see spor_store_watch() */
  SporStoreProgress progress;
  gpointer progress_data;
};

/* A statement from the cache; its autoptr resets it for the next user. */
typedef sqlite3_stmt SporStatement;

void spor_statement_release (SporStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporStatement, spor_statement_release)

/* --- spor-database.c: the only place that knows SQLite's ways ------------------------------- */

sqlite3 *spor_store_db (SporStore *self); /* asserts the thread */

/* Sets @error from the connection's last result @rc; always returns FALSE. */
gboolean spor_store_fail (SporStore *self, int rc, GError **error);

/* @sql must be a string literal: the cache keeps its address. */
SporStatement *spor_store_prepare (SporStore *self, const char *sql, GError **error);
gboolean spor_store_exec (SporStore *self, const char *sql, GError **error);

/* MOVED if the file that is written to is not the one with the book's name any more. */
gboolean spor_store_check_place (SporStore *self, GError **error);

/* Runs to the end; rows are ignored. */
gboolean spor_store_run (SporStore *self, SporStatement *statement, GError **error);

/* The same for a statement whose only parameter is a text. */
gboolean spor_store_run_on (SporStore *self, const char *sql, const char *text, GError **error);

/* The texts in the first column of such a query: char*. (transfer full) */
GPtrArray *spor_store_list (SporStore *self, const char *sql, const char *text, GError **error);

/* Returns 1 with a row, 0 at the end, -1 with @error. */
int spor_store_step (SporStore *self, SporStatement *statement, GError **error);

/* The integer of a query that gives one row with one column. */
gboolean spor_store_query_int (SporStore *self, const char *sql, gint64 *value, GError **error);

void spor_bind_text (SporStatement *statement, int index, const char *text); /* NULL → NULL */

/* The same without a copy: @text must outlive the statement's release. */
void spor_bind_static (SporStatement *statement, int index, const char *text);
void spor_bind_bytes (SporStatement *statement, int index, gconstpointer bytes, gsize n_bytes);
void spor_bind_int (SporStatement *statement, int index, gint64 value);
void spor_bind_double (SporStatement *statement, int index, double value);
void spor_bind_instant (SporStatement *statement, int index, gint64 instant);
const char *spor_column_text (SporStatement *statement, int index); /* "" for NULL */
gint64 spor_column_instant (SporStatement *statement, int index);

/* --- spor-store.c: opening ------------------------------------------------------------------- */

SporStore *spor_store_new (const char *path, SporPlaces *places, const char *actor);
gboolean spor_store_open_db (SporStore *self, const char *path, int flags, GError **error);
gboolean spor_store_set_pragmas (SporStore *self, GError **error);

/* That it is a book, of a version that this program knows, and whole. */
gboolean spor_store_check_header (SporStore *self, GError **error);
gboolean spor_store_check_version (SporStore *self, guint *version, GError **error);
gboolean spor_store_check_pages (SporStore *self, GError **error);

/* @format: with the file's name as %s. Always FALSE. */
gboolean
spor_store_fail_open (SporStore *self, SporStoreError code, const char *format, GError **error);

/* --- spor-read-only.c ------------------------------------------------------------------------ */

/* Reads again what cannot be written, where it has been changed since it was read and was left
 * alone since it was last looked at. What cannot be read now stays as it was, and so does all where
 * the book has gone, or another one is there; spor_store_has_moved() and
 * spor_store_get_read_only() say so then. Returns whether anything is new. */
gboolean spor_store_follow (SporStore *self);

/* Whether spor_store_follow() last found that book gone; FALSE of one that can be written. */
gboolean spor_store_has_moved (SporStore *self);

/* --- spor-schema.c: versions --------------------------------------------------------------- */

guint spor_schema_version (void);

/* Brings the book from @version to spor_schema_version(). */
gboolean spor_schema_migrate (SporStore *self, guint version, GError **error);

/* --- spor-logged-table.c ------------------------------------------------------------------- */

/* What happened to a row: change.kind. */
#define SPOR_KIND_INSERT "insert"
#define SPOR_KIND_UPDATE "update"
#define SPOR_KIND_DELETE "delete"

/* A table whose every change is logged, with the statements made from its columns. Its first column
 * is the id. */
typedef struct
{
  SporStore *store; /* borrowed */
  char *name;
  GPtrArray *columns;
  GPtrArray *keys;     /* each column as it begins its member of an image */
  GArray *most;        /* guint: how many characters a text may have in each column that people
                          type in; 0: no such column */
  int subject;         /* the column with the sign-up that a row is about; -1: the row itself */
  char *image;         /* SELECT its row ?1 as JSON */
  char *ids;           /* SELECT all ids */
  char *insert;        /* a row from the JSON ?1 */
  GHashTable *updates; /* see spor_logged_table_update() */
  char *remove;
} SporLoggedTable;

/* From here on every change on this connection is logged. */
gboolean spor_change_log_attach (SporStore *self, GError **error);
void spor_change_log_detach (SporStore *self);
SporLoggedTable *spor_change_log_find_table (SporStore *self, const char *name);

/* The row as JSON, NULL if it is not there. */
gboolean spor_logged_table_load_image (
    SporStore *self, const SporLoggedTable *table, const char *id, char **image, GError **error);

/* --- spor-logged-update.c ------------------------------------------------------------------- */

/* SQL that makes the row which has the image @from into that of the JSON ?1, which is @to. It lives
 * as long as @self. */
const char *
spor_logged_table_update (const SporLoggedTable *self, const char *from, const char *to);

/* --- spor-kept-texts.c --------------------------------------------------------------------- */

/* How many characters the text in @column of @table may have; 0 if people do not type there, or if
 * what they do is judged before. */
guint spor_kept_text_most (const char *table, const char *column);

/* --- spor-change-log.c --------------------------------------------------------------------- */

typedef struct
{
  const char *kind;
  const SporLoggedTable *table;
  const char *id;
  const char *subject; /* NULL: the row itself */
  GString *before;     /* images; NULL: there was, or is, no such row */
  GString *after;
} SporLogEntry;

/* SQL: what the row of the change named @c became: what it was when it was changed next. NULL also
 * if it has not been: then the row itself is what it became. */
#define SPOR_SQL_AFTER(c)                                                                          \
  "(SELECT next.before FROM change AS next WHERE next.row_id = " c ".row_id "                      \
  "AND next.row_table = " c ".row_table AND (next.set_no, next.seq) > (" c ".set_no, " c ".seq) "  \
  "ORDER BY next.set_no, next.seq LIMIT 1)"

/* Adds to the open change set what the hook saw. */
void spor_change_log_add (SporStore *self, const SporLogEntry *entry);

/* What is against the texts in the open change set, which is then not committed: REFUSED with
 * @objection (transfer full). The first counts. */
void spor_change_log_object (SporStore *self, char *objection);

/* Writes what has been added, once there is enough of it. Not in a hook. */
gboolean spor_change_log_write (SporStore *self, GError **error);

/* Writes all that has been added. */
gboolean spor_change_log_write_all (SporStore *self, GError **error);

/* --- spor-erasure-log.c: what there is of people who are erased ----------------------------- */

/* Whether @signup's personal data has been erased. */
#define SPOR_SQL_ERASED(signup)                                                                    \
  "EXISTS (SELECT 1 FROM erasure WHERE erasure.signup_id = " signup ")"

/* What takes the place of a name, in the program's language. */
const char *spor_erased_name (void);

/* The text of column @name; of whoever is erased, as column @erased says, what takes its place in
 * the language of who reads it, whatever that of who erased was. (transfer full) */
char *spor_column_name (SporStatement *statement, int name, int erased);

/* What @signup_id was called, name and address, whenever it was in the book. (transfer full) */
GPtrArray *spor_log_list_names (SporStore *self, const char *signup_id, GError **error);

/* Takes everything about @signup_id but the digests; of what people were told only what has @names
 * in it. Changes that are not written yet are written first. */
gboolean spor_log_erase_signup (SporStore *self,
                                const char *signup_id,
                                const GPtrArray *names,
                                GError **error);

/* Undo and redo reach nothing of what has been done up to now. */
gboolean spor_log_end_undo (SporStore *self, GError **error);

/* Whether something that has been added is not written yet. */
gboolean spor_change_log_is_behind (SporStore *self);

/* A change set that undo does not reach ("new", "undo"). */
gboolean
spor_store_begin_fixed (SporStore *self, const char *action, const char *detail, GError **error);

/* @done of @all steps have been taken: FALSE with @error if whoever watches has cancelled. */
gboolean spor_store_go_on (SporStore *self, guint done, guint all, GError **error);

/* What the open change set is about, where that is known only from what was read in it; and which
 * set it undoes or redoes. */
void spor_store_set_detail (SporStore *self, const char *detail);
void spor_store_set_target (SporStore *self, gint64 target);

/* Commits the open change set if what was done in it went well (@sound), and rolls it back if not.
 * FALSE with @error, which is set already where not @sound. */
gboolean spor_store_end (SporStore *self, gboolean sound, GError **error);

/* Whether a change set is open and anything was written in it. */
gboolean spor_store_has_changes (SporStore *self);

/* How the log's hashes are made (docs/book-format.md). */
void spor_change_digest (guint8 digest[SPOR_DIGEST_BYTES],
                         gconstpointer salt,
                         gsize n_salt,
                         const char *table,
                         const char *row_id,
                         const char *before,
                         const char *after);
char *spor_detail_digest (const char *salt, const char *detail);
char *spor_set_hash (const char *previous,
                     gint64 no,
                     const char *at,
                     const char *actor,
                     const char *action,
                     gint64 target,
                     const char *digest);
char *spor_action_text (const char *action, const char *detail);

/* The same for the change set @no: an edit says which answers. */
char *spor_store_set_text (
    SporStore *self, gint64 no, const char *action, const char *detail, GError **error);

/* From the columns no, at, actor, action, detail. */
SporChange *spor_change_new (SporStatement *statement);

/* --- spor-history-person.c ------------------------------------------------------------------- */

/* Words @change as what it is for @name, where that is something else than what was done: an
 * invitation, a claim, a seat handed over. @action: what was done, undone or redone; @was, @is:
 * images of the row, {} where there is none. */
gboolean spor_store_tell_person (SporStore *self,
                                 SporChange *change,
                                 const char *action,
                                 const char *name,
                                 JsonObject *was,
                                 JsonObject *is,
                                 GError **error);

/* Whether the place in line is only another because somebody else than @name was moved. @is: what
 * has changed. */
gboolean spor_change_moves_others (const SporChange *self, const char *name, JsonObject *is);

/* Adds to @history, newest first, what was done to groups and left @signup_id where they were: that
 * those in which they had a seat were finalised and reopened, and that lots were drawn. */
gboolean spor_store_add_group_history (SporStore *self,
                                       const char *signup_id,
                                       GPtrArray *history,
                                       GError **error);

/* What is done to one answer in quick succession becomes one; @history is newest first. */
void spor_history_merge (GPtrArray *history);

/* --- spor-undo.c ---------------------------------------------------------------------------- */

/* Whether every reference in the open change set, which is sealed, leads to a row: what is out of
 * reach of undo may refer to one that undo takes away. CONFLICT if not. */
gboolean spor_store_is_whole (SporStore *self, GError **error);

/* --- spor-backup.c -------------------------------------------------------------------------- */

/* Before a finished book takes the name @path: SQLite would take the log of an older book there
 * (-wal, or -journal) for the new one's, and play foreign pages into it. Fails with BUSY if the
 * older one is in use. */
gboolean spor_backup_clear_place (const char *path, GError **error);

/* After a book is closed whose file has gone from @path: SQLite then leaves log and index there,
 * lest they be another's. They are removed where no file has the name and the log is empty, as it
 * is after each change. */
void spor_backup_clear_left (const char *path);

/* --- spor-hindsight.c ---------------------------------------------------------------------- */

/* Compares every row with what the log says it became, adding sentences to @findings. */
gboolean spor_check_rows (SporStore *self, GPtrArray *findings, GError **error);

/* --- spor-store-edits.c --------------------------------------------------------------------- */

/* Which fields are set by hand (bit f: SporField f), from what signup.edited holds. */
guint32 spor_edited_bits (const char *edited);

/* --- rooms of their own -------------------------------------------------------------------- */

gboolean
spor_store_save_round (SporStore *self, const SporRound *round, guint position, GError **error);

/* --- spor-store-composition.c -------------------------------------------------------------- */

/* SQL: which composition of the round @r is on the board; which one counts for others: the final
 * one, or else that. */
#define SPOR_SQL_BOARD_FIRST(r)                                                                    \
  "id = (SELECT composition_id FROM board WHERE board.round_id = " r ") DESC, "                    \
  "position, id LIMIT 1"
#define SPOR_SQL_DECIDED(r)                                                                        \
  "(SELECT id FROM composition WHERE round_id = " r                                                \
  " ORDER BY finalised_at IS NOT NULL DESC, " SPOR_SQL_BOARD_FIRST (r) ")"

/* SQL: whether @signup had a seat after change set @no: the seat is as the next change of it says
 * it was, or as it is. @seat, @next: more conditions, beginning with " AND", on the seat and on its
 * next change; or "". */
#define SPOR_SQL_HAD_SEAT(signup, no, seat, next)                                                  \
  "(EXISTS (SELECT 1 FROM seat WHERE seat.signup_id = " signup " AND seat.spot = 'seated'" seat    \
  " AND NOT EXISTS (SELECT 1 FROM change AS sooner WHERE sooner.row_id = seat.id "                 \
  "AND sooner.row_table = 'seat' AND sooner.set_no > " no ")) "                                    \
  "OR EXISTS (SELECT 1 FROM change AS next WHERE next.subject = " signup                           \
  " AND next.row_table = 'seat' AND next.set_no > " no                                             \
  " AND json_extract (next.before, '$.spot') = 'seated'" next                                      \
  " AND NOT EXISTS (SELECT 1 FROM change AS sooner WHERE sooner.row_id = next.row_id "             \
  "AND sooner.row_table = 'seat' AND sooner.set_no > " no                                          \
  " AND (sooner.set_no, sooner.seq) < (next.set_no, next.seq))))"

gboolean spor_store_add_composition (
    SporStore *self, const SporRound *round, guint position, const char *name, GError **error);

/* The same under an @id that is known already. */
gboolean spor_store_insert_composition (SporStore *self,
                                        const SporRound *round,
                                        guint position,
                                        const char *name,
                                        const char *id,
                                        GError **error);

/* Whether @composition may be changed: REFUSED if it is final, CONFLICT unless it still is the one
 * on the board, with its seats and marks. */
gboolean
spor_store_has_composition (SporStore *self, const SporComposition *composition, GError **error);

/* Whether all who are on the board in @after, but were not in @before, are still in the round:
 * CONFLICT if one of them has withdrawn since @before was read, or was erased. */
gboolean spor_store_has_newcomers (SporStore *self,
                                   const SporComposition *before,
                                   const SporComposition *after,
                                   GError **error);

/* The same of the one that counts for others. */
gboolean
spor_store_has_decided (SporStore *self, const SporComposition *composition, GError **error);

/* REFUSED if @composition is final. */
gboolean spor_store_is_open (const SporComposition *composition, GError **error);

/* REFUSED with what @breach (transfer full) says; FALSE then. TRUE for %NULL. */
gboolean spor_store_allow (SporBreach *breach, GError **error);

/* Whether two states of one composition have the same seats, marks and standing. */
gboolean spor_compositions_equal (const SporComposition *a, const SporComposition *b);

/* --- spor-store-round.c, spor-store-rounds.c ------------------------------------------------- */

/* Adds a part of a round, or writes over the one that it is another state of. A dimension comes
 * with its categories, its head without. */
gboolean spor_store_save_dimension_head (SporStore *self,
                                         const SporRound *round,
                                         guint position,
                                         const SporDimension *dimension,
                                         GError **error);
gboolean spor_store_save_dimension (SporStore *self,
                                    const SporRound *round,
                                    guint position,
                                    const SporDimension *dimension,
                                    GError **error);
gboolean spor_store_save_track (SporStore *self,
                                const SporRound *round,
                                const SporTrack *track,
                                GError **error);
gboolean spor_store_save_option (SporStore *self,
                                 const SporRound *round,
                                 const char *list,
                                 guint position,
                                 const SporOption *option,
                                 GError **error);
gboolean spor_store_save_category (SporStore *self,
                                   const SporDimension *dimension,
                                   guint position,
                                   const SporCategory *category,
                                   GError **error);

/* The id of the round that is read and written. (transfer full) */
char *spor_store_current_round (SporStore *self, GError **error);

/* Whether @action may be begun: REFUSED if it would change an archived round. */
gboolean spor_store_allows (SporStore *self, const char *action, GError **error);

/* REFUSED if @round cannot be in the book: by spor_round_check(), or for another's name. */
gboolean spor_store_check_round (SporStore *self, const SporRound *round, GError **error);

/* --- spor-store-signups.c ------------------------------------------------------------------- */

/* Those of @round's sign-ups in which an answer was not understood, or that are from an
 * organisation outside the municipalities: SporSignupFacts*. */
GPtrArray *spor_store_load_doubtful (SporStore *self, const SporRound *round, GError **error);

/* --- spor-store-letters.c ------------------------------------------------------------------- */

/* Inside a change set. */
gboolean spor_store_copy_letter_templates (SporStore *self,
                                           const SporRound *from,
                                           const SporRound *to,
                                           GError **error);

/* --- spor-store-marks.c -------------------------------------------------------------------- */

gboolean spor_store_load_marks (SporStore *self, SporComposition *composition, GError **error);
gboolean spor_store_save_marks (SporStore *self,
                                const SporComposition *before,
                                const SporComposition *after,
                                GError **error);
gboolean spor_marks_equal (const GArray *a, const GArray *b);

/* --- spor-store-protocol.c ----------------------------------------------------------------- */

/* Of the newest protocol whose people are known; leaves NULL if there is none. */
gboolean spor_store_load_origin (SporStore *self, SporComposition *composition, GError **error);

/* --- spor-store-attendance.c ---------------------------------------------------------------- */

/* Invites whoever has a seat in @tracks, bits as in a meeting, and was not invited. */
gboolean spor_store_invite (SporStore *self,
                            const SporRound *round,
                            const SporMeeting *meeting,
                            guint tracks,
                            GError **error);

/* Takes somebody who does not come any more out of the meetings that have not begun. Where they
 * have a travel claim they stay, and where they are noted as having been. */
gboolean spor_store_leave_meetings (SporStore *self, const char *signup_id, GError **error);

/* Invites somebody who has got a seat to the meetings of its track that have not begun, unless they
 * have been. @n (out) (optional): to how many */
gboolean spor_store_invite_newcomer (
    SporStore *self, const SporRound *round, const char *signup_id, guint *n, GError **error);

/* --- spor-store-sweep.c --------------------------------------------------------------------- */

/* Drops the bytes of receipts that neither the book nor undo nor redo needs any more. What cannot
 * be dropped now stays until the book is opened again. */
void spor_store_sweep (SporStore *self);

/* --- spor-store-claim-parts.c, spor-store-claims.c, spor-store-decisions.c ------------------ */

/* Writes the lines and the new receipts of @claim, and deletes what @before (nullable: none) had
 * and
 * @claim has no longer. */
gboolean spor_store_put_claim_parts (SporStore *self,
                                     const SporRound *round,
                                     SporClaim *claim,
                                     const SporClaim *before,
                                     GError **error);

/* Deletes all lines and receipts of @claim. */
gboolean spor_store_delete_claim_parts (SporStore *self, const SporClaim *claim, GError **error);

/* Compares every receipt's bytes with its SHA-256, adding sentences to @findings. */
gboolean spor_check_receipts (SporStore *self, GPtrArray *findings, GError **error);

/* The state of @claim and all that comes with it. */
gboolean spor_store_put_claim_state (SporStore *self, const SporClaim *claim, GError **error);

/* Sets REFUSED with what blocks among @found (transfer full), which goes to @findings if wanted.
 * Always FALSE. */
gboolean spor_store_refuse_claim (GPtrArray *found, GPtrArray **findings, GError **error);

/* Somebody's name and, if wanted, municipality's code ("" if none). UNKNOWN_ID if there is nobody.
 */
gboolean spor_store_load_signup_name (
    SporStore *self, const char *id, char **name, char **municipality, GError **error);

G_END_DECLS
