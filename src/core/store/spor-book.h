/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-snapshot.h"

G_BEGIN_DECLS

/**
 * SporBook:
 *
 * An open book as the window sees it: a worker thread owns the SporStore; jobs run there one after
 * the other; after each that changed something (and when another program changed the file) a new
 * #SporSnapshot is loaded there and arrives in the property "snapshot" on the main context. UI
 * listens to notify::snapshot and never reads the file.
 *
 * Properties: "path" (string), "actor" (string: who acts), "snapshot" (SporSnapshot, %NULL until
 * loaded), "busy" (boolean: a long job runs).
 */
#define SPOR_TYPE_BOOK (spor_book_get_type ())
G_DECLARE_FINAL_TYPE (SporBook, spor_book, SPOR, BOOK, GObject)

/* Opens @path (@create_with: makes a new book there with that round) and loads the first snapshot.
 */
void spor_book_open_async (const char *path,
                           SporRound *create_with,
                           SporPlaces *places,
                           const char *actor,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
SporBook *spor_book_open_finish (GAsyncResult *result, GError **error);

const char *spor_book_get_path (SporBook *self);

/* Whether something that was asked of it is not done yet. */
gboolean spor_book_is_busy (SporBook *self);

/* Whether the file is not where it was any more: moved, renamed, replaced or deleted. A book that
 * can only be read is followed into another file of the same name. Only of a book that has been
 * opened. */
gboolean spor_book_has_moved (SporBook *self);

/* Whether that is so, and no copy of what it holds has been saved since: closing it may lose it. A
 * copy that was saved is noted by whoever has had it made. */
gboolean spor_book_needs_copy (SporBook *self);
void spor_book_note_copied (SporBook *self);

SporSnapshot *spor_book_get_snapshot (SporBook *self); /* borrowed */
/* Whether it shows another round than @round; it does not while it shows none. */
gboolean spor_book_is_elsewhere (SporBook *self, const SporRound *round);
SporPlaces *spor_book_get_places (SporBook *self); /* borrowed */

/* Who acts: the log names them, and who submits a claim cannot approve it. Jobs queued before act
 * for whoever it was then. */
const char *spor_book_get_actor (SporBook *self);
void spor_book_set_actor (SporBook *self, const char *actor);

/* Runs on the worker. Returns anything (freed by the job's result_free if nobody takes it), or NULL
 * with @error. A job that succeeds without a result returns GINT_TO_POINTER (TRUE) and has no
 * result_free. */
typedef gpointer (*SporBookJob) (SporStore *store,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);

/**
 * spor_book_run_async:
 * @data: (transfer full): for @job; freed by @data_free on the main context after the callback
 *
 * Queues @job. The callback comes after the new snapshot has arrived, if the job changed anything.
 */
void spor_book_run_async (SporBook *self,
                          SporBookJob job,
                          gpointer data,
                          GDestroyNotify data_free,
                          GDestroyNotify result_free,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gpointer spor_book_run_finish (SporBook *self, GAsyncResult *result, GError **error);

/* Common actions; finish all with spor_book_run_finish(), which gives non-NULL on success. */
void spor_book_move_async (SporBook *self,
                           SporComposition *composition,
                           const SporMove *move,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
void spor_book_mark_async (SporBook *self,
                           SporComposition *composition,
                           guint signup,
                           SporMark mark,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/* See spor_store_ease(). */
void spor_book_ease_async (SporBook *self,
                           SporComposition *composition,
                           const GArray *eases,
                           const char *text,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/* See spor_store_apply(). */
void spor_book_apply_async (SporBook *self,
                            SporComposition *before,
                            SporComposition *after,
                            const char *protocol,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/* @round_id: the sign-up's, which need not be shown by the time it is done; @shown: (nullable): as
 * of SporEdit. */
void spor_book_edit_async (SporBook *self,
                           const char *round_id,
                           const char *id,
                           SporField field,
                           const char *shown,
                           const char *text,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/* Result: char*, what was undone; g_free(). Undo fails as spor_store_check_undo() does; the other
 * goes past a decision. @cancellable, @progress (both nullable) and @data are for
 * spor_store_watch(); they are told on the worker. */
void spor_book_undo_async (SporBook *self,
                           GCancellable *cancellable,
                           SporStoreProgress progress,
                           gpointer data,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
void spor_book_undo_past_async (SporBook *self,
                                GCancellable *cancellable,
                                SporStoreProgress progress,
                                gpointer data,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void spor_book_redo_async (SporBook *self,
                           GCancellable *cancellable,
                           SporStoreProgress progress,
                           gpointer data,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

/* Closes the store and ends the worker; waits for a running job. Called by dispose too. */
void spor_book_close (SporBook *self);

G_END_DECLS
