/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-book.h"

#include "spor-store-rounds.h"

/* What a book is asked for most often: each action carries what it needs to the worker. */

typedef struct
{
  SporComposition *composition;
  SporMove move;
} SporMoveJob;

static void
spor_move_job_free (gpointer data)
{
  SporMoveJob *job = data;

  spor_composition_unref (job->composition);
  g_free (job);
}

static gpointer
spor_run_move (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporMoveJob *job = data;

  return GINT_TO_POINTER (spor_store_move (store, job->composition, &job->move, error));
}

void
spor_book_move_async (SporBook *self,
                      SporComposition *composition,
                      const SporMove *move,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  SporMoveJob *job = g_new0 (SporMoveJob, 1);

  job->composition = spor_composition_ref (composition);
  job->move = *move;
  spor_book_run_async (self, spor_run_move, job, spor_move_job_free, NULL, NULL, callback,
                       user_data);
}

typedef struct
{
  SporComposition *composition;
  guint signup;
  SporMark mark;
} SporMarkJob;

static void
spor_mark_job_free (gpointer data)
{
  SporMarkJob *job = data;

  spor_composition_unref (job->composition);
  g_free (job);
}

static gpointer
spor_run_mark (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporMarkJob *job = data;

  return GINT_TO_POINTER (spor_store_mark (store, job->composition, job->signup, job->mark, error));
}

void
spor_book_mark_async (SporBook *self,
                      SporComposition *composition,
                      guint signup,
                      SporMark mark,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  SporMarkJob *job = g_new0 (SporMarkJob, 1);

  job->composition = spor_composition_ref (composition);
  job->signup = signup;
  job->mark = mark;
  spor_book_run_async (self, spor_run_mark, job, spor_mark_job_free, NULL, NULL, callback,
                       user_data);
}

typedef struct
{
  SporComposition *composition;
  GArray *eases;
  char *text;
} SporEaseJob;

static void
spor_ease_job_free (gpointer data)
{
  SporEaseJob *job = data;

  spor_composition_unref (job->composition);
  g_array_unref (job->eases);
  g_free (job->text);
  g_free (job);
}

static gpointer
spor_run_ease (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporEaseJob *job = data;

  return GINT_TO_POINTER (spor_store_ease (store, job->composition, job->eases, job->text, error));
}

void
spor_book_ease_async (SporBook *self,
                      SporComposition *composition,
                      const GArray *eases,
                      const char *text,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  SporEaseJob *job = g_new0 (SporEaseJob, 1);

  job->composition = spor_composition_ref (composition);
  job->eases = g_array_copy ((GArray *)eases);
  job->text = g_strdup (text);
  spor_book_run_async (self, spor_run_ease, job, spor_ease_job_free, NULL, NULL, callback,
                       user_data);
}

typedef struct
{
  SporComposition *before, *after;
  char *protocol;
} SporApplyJob;

static void
spor_apply_job_free (gpointer data)
{
  SporApplyJob *job = data;

  spor_composition_unref (job->before);
  spor_composition_unref (job->after);
  g_free (job->protocol);
  g_free (job);
}

static gpointer
spor_run_apply (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporApplyJob *job = data;

  return GINT_TO_POINTER (spor_store_apply (store, job->before, job->after, job->protocol, error));
}

void
spor_book_apply_async (SporBook *self,
                       SporComposition *before,
                       SporComposition *after,
                       const char *protocol,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  SporApplyJob *job = g_new0 (SporApplyJob, 1);

  job->before = spor_composition_ref (before);
  job->after = spor_composition_ref (after);
  job->protocol = g_strdup (protocol);
  spor_book_run_async (self, spor_run_apply, job, spor_apply_job_free, NULL, NULL, callback,
                       user_data);
}

typedef struct
{
  char *round_id;
  char *id;
  SporEdit edit;
} SporEditJob;

static void
spor_edit_job_free (gpointer data)
{
  SporEditJob *job = data;

  g_free (job->round_id);
  g_free (job->id);
  g_free (job->edit.text);
  g_free (job->edit.shown);
  g_free (job);
}

static gboolean
spor_edit_in_round (SporStore *store, gpointer data, GError **error)
{
  SporEditJob *job = data;

  return spor_store_edit_signup (store, job->id, &job->edit, 1, -1, -1, error);
}

static gpointer
spor_run_edit (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporEditJob *job = data;

  return GINT_TO_POINTER (
      spor_store_do_in_round (store, job->round_id, spor_edit_in_round, job, error));
}

void
spor_book_edit_async (SporBook *self,
                      const char *round_id,
                      const char *id,
                      SporField field,
                      const char *shown,
                      const char *text,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  SporEditJob *job = g_new0 (SporEditJob, 1);

  job->round_id = g_strdup (round_id);
  job->id = g_strdup (id);
  job->edit.field = field;
  job->edit.text = g_strdup (text);
  job->edit.shown = g_strdup (shown);
  spor_book_run_async (self, spor_run_edit, job, spor_edit_job_free, NULL, NULL, callback,
                       user_data);
}

/* --- Undo and redo -------------------------------------------------------------------------- */

typedef struct
{
  gboolean (*reverse) (SporStore *store, char **text, GError **error);
  SporStoreProgress progress;
  gpointer data; /* for @progress */
} SporReverseJob;

static gpointer
spor_run_reverse (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporReverseJob *job = data;
  char *text = NULL;

  spor_store_watch (store, cancellable, job->progress, job->data);
  job->reverse (store, &text, error);
  spor_store_watch (store, NULL, NULL, NULL);
  return text;
}

static gboolean
spor_store_undo_checked (SporStore *store, char **text, GError **error)
{
  return spor_store_check_undo (store, error) && spor_store_undo (store, text, error);
}

static void
spor_book_reverse_async (SporBook *self,
                         const SporReverseJob *job,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  spor_book_run_async (self, spor_run_reverse, g_memdup2 (job, sizeof *job), g_free, g_free,
                       cancellable, callback, user_data);
}

void
spor_book_undo_async (SporBook *self,
                      GCancellable *cancellable,
                      SporStoreProgress progress,
                      gpointer data,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  const SporReverseJob job = { spor_store_undo_checked, progress, data };

  spor_book_reverse_async (self, &job, cancellable, callback, user_data);
}

void
spor_book_undo_past_async (SporBook *self,
                           GCancellable *cancellable,
                           SporStoreProgress progress,
                           gpointer data,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  const SporReverseJob job = { spor_store_undo, progress, data };

  spor_book_reverse_async (self, &job, cancellable, callback, user_data);
}

void
spor_book_redo_async (SporBook *self,
                      GCancellable *cancellable,
                      SporStoreProgress progress,
                      gpointer data,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  const SporReverseJob job = { spor_store_redo, progress, data };

  spor_book_reverse_async (self, &job, cancellable, callback, user_data);
}
