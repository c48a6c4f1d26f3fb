/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-book.h"

#include <glib/gstdio.h>

/* How often the worker looks whether another program has changed the file. */
#define POLL_INTERVAL_US (G_USEC_PER_SEC)

struct _SporBook
{
  GObject parent_instance;

  /* fixed from the start */
  char *path;
  GStatBuf place; /* of the file that was opened */
  SporPlaces *places;
  GMainContext *context;
  GAsyncQueue *jobs; /* SporJob*; shared */
  GThread *worker;

  /* main context */
  char *actor;
  SporSnapshot *snapshot;
  SporSnapshot *copied; /* what a copy holds that was saved after the file had gone; or NULL */
  guint n_jobs;

  /* worker only */
  SporSnapshot *seen; /* the last one handed over */
};

enum
{
  PROP_PATH = 1,
  PROP_ACTOR,
  PROP_SNAPSHOT,
  PROP_BUSY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

typedef enum
{
  JOB_RUN,
  JOB_OPEN,
  JOB_QUIT,
} SporJobKind;

typedef struct
{
  SporJobKind kind;
  SporBookJob run;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  SporRound *create_with; /* JOB_OPEN */
  char *actor;            /* JOB_OPEN */
  GTask *task;            /* owned until it has called back on the main context */
  GAsyncReadyCallback callback;
  gpointer user_data;
  gpointer result;
  GError *error;
  SporSnapshot *snapshot; /* new, or NULL */
} SporJob;

G_DEFINE_FINAL_TYPE (SporBook, spor_book, G_TYPE_OBJECT)

static void
spor_job_free (SporJob *job)
{
  if (job->data_free)
    job->data_free (job->data);
  if (job->result && job->result_free)
    job->result_free (job->result);
  g_clear_pointer (&job->create_with, spor_round_unref);
  g_free (job->actor);
  g_clear_object (&job->task);
  g_clear_error (&job->error);
  g_clear_object (&job->snapshot);
  g_free (job);
}

/* --- Worker --------------------------------------------------------------------------------- */

/* Always from the main context's own loop: g_main_context_invoke() would run @func right here,
 * on the worker, at a moment when no thread owns that context. */
static void
spor_worker_post (SporBook *self, GSourceFunc func, gpointer data)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, NULL);
  g_source_attach (source, self->context);
}

static gboolean
spor_worker_open (SporBook *self, SporJob *job, SporStore **store)
{
  *store = job->create_with
               ? spor_store_create (self->path, job->create_with, job->actor, &job->error)
               : spor_store_open_or_read (self->path, self->places, job->actor, &job->error);
  if (*store)
    g_stat (self->path, &self->place);
  return *store != NULL;
}

/* A snapshot if the file no longer holds what was last handed over. */
static SporSnapshot *
spor_worker_look (SporBook *self, SporStore *store, GError **error)
{
  SporSnapshot *snapshot;

  if (self->seen && spor_snapshot_get_version (self->seen) == spor_store_version (store))
    return NULL;
  if ((snapshot = spor_snapshot_load (store, self->seen, error)))
    g_set_object (&self->seen, snapshot);
  return snapshot;
}

/* A task that was cancelled calls back later than it returns. */
static void
on_job_told_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SporJob *job = data;

  if (job->callback)
    job->callback (source, result, job->user_data);
  spor_job_free (job);
}

static gboolean
on_job_done_cb (gpointer data)
{
  SporJob *job = data;
  g_autoptr (GTask) task = g_object_ref (job->task);
  SporBook *self = g_task_get_source_object (task);

  if (job->snapshot && g_set_object (&self->snapshot, job->snapshot))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SNAPSHOT]);
  if (--self->n_jobs == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);

  if (job->error)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&job->result), job->result_free);
  return G_SOURCE_REMOVE;
}

typedef struct
{
  GWeakRef book;
  SporSnapshot *snapshot;
} SporNews;

static gboolean
on_news_cb (gpointer data)
{
  SporNews *news = data;
  g_autoptr (SporBook) self = g_weak_ref_get (&news->book);

  if (self && g_set_object (&self->snapshot, news->snapshot))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SNAPSHOT]);
  g_weak_ref_clear (&news->book);
  g_object_unref (news->snapshot);
  g_free (news);
  return G_SOURCE_REMOVE;
}

/* Another program changed the file. */
static void
spor_worker_poll (SporBook *self, SporStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporSnapshot) snapshot = spor_worker_look (self, store, &error);
  SporNews *news;

  if (error)
    g_warning ("%s", error->message);
  if (!snapshot)
    return;
  news = g_new0 (SporNews, 1);
  g_weak_ref_init (&news->book, self);
  news->snapshot = g_steal_pointer (&snapshot);
  spor_worker_post (self, on_news_cb, news);
}

static void
spor_worker_run (SporBook *self, SporStore **store, SporJob *job)
{
  GCancellable *cancellable = g_task_get_cancellable (job->task);

  if (g_cancellable_set_error_if_cancelled (cancellable, &job->error))
    return;
  if (job->kind == JOB_OPEN)
    {
      if (spor_worker_open (self, job, store))
        job->result = g_object_ref (self);
    }
  else
    job->result = job->run (*store, job->data, cancellable, &job->error);

  /* what a job was refused for is seen by the time it is told */
  if (*store)
    job->snapshot = spor_worker_look (self, *store, job->error ? NULL : &job->error);
}

static gpointer
spor_worker (gpointer data)
{
  SporBook *self = data;
  SporStore *store = NULL;
  gboolean quit = FALSE;

  while (!quit)
    {
      SporJob *job = g_async_queue_timeout_pop (self->jobs, POLL_INTERVAL_US);

      if (!job && store)
        spor_worker_poll (self, store);
      if (!job)
        continue;
      if ((quit = job->kind == JOB_QUIT))
        {
          spor_job_free (job);
          continue;
        }
      spor_worker_run (self, &store, job);
      spor_worker_post (self, on_job_done_cb, job);
    }

  g_clear_pointer (&store, spor_store_close);
  g_clear_object (&self->seen);
  return NULL;
}

/* --- Main context --------------------------------------------------------------------------- */

static SporJob *
spor_job_new (SporJobKind kind)
{
  SporJob *job = g_new0 (SporJob, 1);

  job->kind = kind;
  return job;
}

static void
spor_job_set_task (SporJob *job,
                   SporBook *self,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  job->callback = callback;
  job->user_data = user_data;
  job->task = g_task_new (self, cancellable, on_job_told_cb, job);
  /* what was done was done, even if somebody cancels a moment too late */
  g_task_set_check_cancellable (job->task, FALSE);
}

static void
spor_book_push (SporBook *self, SporJob *job)
{
  if (self->n_jobs++ == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  g_async_queue_push (self->jobs, job);
}

void
spor_book_close (SporBook *self)
{
  g_return_if_fail (SPOR_IS_BOOK (self));

  if (!self->worker)
    return;
  g_async_queue_push (self->jobs, spor_job_new (JOB_QUIT));
  g_thread_join (g_steal_pointer (&self->worker));
}

static void
spor_book_dispose (GObject *object)
{
  SporBook *self = SPOR_BOOK (object);

  spor_book_close (self);
  g_clear_object (&self->snapshot);
  g_clear_object (&self->copied);
  g_clear_object (&self->places);
  G_OBJECT_CLASS (spor_book_parent_class)->dispose (object);
}

static void
spor_book_finalize (GObject *object)
{
  SporBook *self = SPOR_BOOK (object);

  g_free (self->path);
  g_free (self->actor);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_async_queue_unref (self->jobs);
  G_OBJECT_CLASS (spor_book_parent_class)->finalize (object);
}

static void
spor_book_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SporBook *self = SPOR_BOOK (object);

  switch (id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_ACTOR:
      g_value_set_string (value, self->actor);
      break;
    case PROP_SNAPSHOT:
      g_value_set_object (value, self->snapshot);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->n_jobs > 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_book_class_init (SporBookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = spor_book_dispose;
  object_class->finalize = spor_book_finalize;
  object_class->get_property = spor_book_get_property;

  properties[PROP_PATH]
      = g_param_spec_string ("path", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ACTOR]
      = g_param_spec_string ("actor", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SNAPSHOT] = g_param_spec_object ("snapshot", NULL, NULL, SPOR_TYPE_SNAPSHOT,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BUSY]
      = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
spor_book_init (SporBook *self)
{
  self->jobs = g_async_queue_new ();
  self->context = g_main_context_ref_thread_default ();
}

void
spor_book_open_async (const char *path,
                      SporRound *create_with,
                      SporPlaces *places,
                      const char *actor,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (SporBook) self = g_object_new (SPOR_TYPE_BOOK, NULL);
  SporJob *job = spor_job_new (JOB_OPEN);

  g_return_if_fail (path != NULL);
  g_return_if_fail (actor != NULL);

  self->path = g_strdup (path);
  self->places = g_object_ref (places);
  self->actor = g_strdup (actor);
  job->create_with = create_with ? spor_round_ref (create_with) : NULL;
  job->actor = g_strdup (actor);
  job->result_free = g_object_unref;
  spor_job_set_task (job, self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, spor_book_open_async);
  self->worker = g_thread_new ("spor-book", spor_worker, self);
  spor_book_push (self, job);
}

SporBook *
spor_book_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
spor_book_has_moved (SporBook *self)
{
  GStatBuf now;

  g_return_val_if_fail (SPOR_IS_BOOK (self), FALSE);

  if (g_stat (self->path, &now) != 0)
    return TRUE;
  if (self->snapshot && spor_snapshot_get_read_only (self->snapshot))
    return spor_snapshot_has_moved (self->snapshot);
  return now.st_ino != self->place.st_ino || now.st_dev != self->place.st_dev;
}

gboolean
spor_book_needs_copy (SporBook *self)
{
  g_return_val_if_fail (SPOR_IS_BOOK (self), FALSE);

  return (!self->copied || self->copied != self->snapshot) && spor_book_has_moved (self);
}

void
spor_book_note_copied (SporBook *self)
{
  g_return_if_fail (SPOR_IS_BOOK (self));

  if (spor_book_has_moved (self))
    g_set_object (&self->copied, self->snapshot);
}

const char *
spor_book_get_path (SporBook *self)
{
  g_return_val_if_fail (SPOR_IS_BOOK (self), NULL);

  return self->path;
}

gboolean
spor_book_is_busy (SporBook *self)
{
  g_return_val_if_fail (SPOR_IS_BOOK (self), FALSE);

  return self->n_jobs > 0;
}

SporSnapshot *
spor_book_get_snapshot (SporBook *self)
{
  g_return_val_if_fail (SPOR_IS_BOOK (self), NULL);

  return self->snapshot;
}

gboolean
spor_book_is_elsewhere (SporBook *self, const SporRound *round)
{
  g_return_val_if_fail (SPOR_IS_BOOK (self), FALSE);

  return self->snapshot && !g_str_equal (spor_snapshot_get_round (self->snapshot)->id, round->id);
}

SporPlaces *
spor_book_get_places (SporBook *self)
{
  g_return_val_if_fail (SPOR_IS_BOOK (self), NULL);

  return self->places;
}

const char *
spor_book_get_actor (SporBook *self)
{
  g_return_val_if_fail (SPOR_IS_BOOK (self), NULL);

  return self->actor;
}

static gpointer
spor_run_set_actor (SporStore *store, gpointer actor, GCancellable *cancellable, GError **error)
{
  spor_store_set_actor (store, actor);
  return GINT_TO_POINTER (TRUE);
}

void
spor_book_set_actor (SporBook *self, const char *actor)
{
  g_return_if_fail (SPOR_IS_BOOK (self));
  g_return_if_fail (actor != NULL);

  if (g_strcmp0 (self->actor, actor) == 0)
    return;
  spor_book_run_async (self, spor_run_set_actor, g_strdup (actor), g_free, NULL, NULL, NULL, NULL);
  g_free (self->actor);
  self->actor = g_strdup (actor);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTOR]);
}

void
spor_book_run_async (SporBook *self,
                     SporBookJob run,
                     gpointer data,
                     GDestroyNotify data_free,
                     GDestroyNotify result_free,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  SporJob *job = spor_job_new (JOB_RUN);

  g_return_if_fail (SPOR_IS_BOOK (self));
  g_return_if_fail (self->worker != NULL);

  job->run = run;
  job->data = data;
  job->result_free = result_free;
  job->data_free = data_free;
  spor_job_set_task (job, self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, spor_book_run_async);
  spor_book_push (self, job);
}

gpointer
spor_book_run_finish (SporBook *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
