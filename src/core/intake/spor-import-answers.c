/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-import-answers.h"

#define N_BATCHES 4
#define BATCH_SIZE 128

/* Goes round and round: filled by the thread, emptied by the receiver. */
typedef struct
{
  GArray *answers; /* SporImportAnswer */
  guint n_taken;
  gboolean last;
  GError *error; /* what ended it, after its answers */
} SporBatch;

struct _SporImportAnswers
{
  SporSource *source; /* borrowed, as the next two */
  SporMappingReader *reader;
  GCancellable *cancellable;

  GThread *thread;
  GAsyncQueue *empty, *filled; /* SporBatch */
  int stop;                    /* atomic */
  SporBatch *batch;            /* the one being emptied, or NULL */
};

static SporBatch *
spor_batch_new (void)
{
  SporBatch *self = g_new0 (SporBatch, 1);

  self->answers = g_array_sized_new (FALSE, FALSE, sizeof (SporImportAnswer), BATCH_SIZE);
  return self;
}

static void
spor_import_answer_clear (SporImportAnswer *self)
{
  spor_signup_facts_free (self->facts);
  g_clear_pointer (&self->cuts, g_ptr_array_unref);
}

static void
spor_batch_free (gpointer data)
{
  SporBatch *self = data;

  for (guint i = self->n_taken; i < self->answers->len; i++)
    spor_import_answer_clear (&g_array_index (self->answers, SporImportAnswer, i));
  g_array_unref (self->answers);
  g_clear_error (&self->error);
  g_free (self);
}

static void
spor_import_answers_fill (SporImportAnswers *self, SporBatch *batch)
{
  SporSourceRow row;
  int got = 1;

  while (batch->answers->len < BATCH_SIZE
         && (got = spor_source_next (self->source, &row, self->cancellable, &batch->error)) == 1)
    {
      SporImportAnswer answer = { .facts = spor_mapping_reader_read (self->reader, &row),
                                  .row = row.row,
                                  .progress = spor_source_get_progress (self->source) };

      answer.cuts = spor_mapping_reader_take_cuts (self->reader);
      g_array_append_val (batch->answers, answer);
    }
  batch->last = got != 1;
}

static gpointer
spor_import_answers_run (gpointer data)
{
  SporImportAnswers *self = data;
  gboolean last = FALSE;

  while (!last)
    {
      SporBatch *batch = g_async_queue_pop (self->empty);

      if (g_atomic_int_get (&self->stop))
        batch->last = TRUE;
      else
        spor_import_answers_fill (self, batch);
      last = batch->last;
      g_async_queue_push (self->filled, batch);
    }
  return NULL;
}

SporImportAnswers *
spor_import_answers_new (SporSource *source, SporMappingReader *reader, GCancellable *cancellable)
{
  SporImportAnswers *self = g_new0 (SporImportAnswers, 1);

  self->source = source;
  self->reader = reader;
  self->cancellable = cancellable;
  self->empty = g_async_queue_new_full (spor_batch_free);
  self->filled = g_async_queue_new_full (spor_batch_free);
  for (guint i = 0; i < N_BATCHES; i++)
    g_async_queue_push (self->empty, spor_batch_new ());
  self->thread = g_thread_new ("import", spor_import_answers_run, self);
  return self;
}

int
spor_import_answers_next (SporImportAnswers *self, SporImportAnswer *answer, GError **error)
{
  if (!self->batch)
    self->batch = g_async_queue_pop (self->filled);

  while (self->batch->n_taken == self->batch->answers->len)
    {
      if (self->batch->last && self->batch->error)
        {
          g_propagate_error (error, g_steal_pointer (&self->batch->error));
          return -1;
        }
      if (self->batch->last)
        return 0;
      g_array_set_size (self->batch->answers, 0);
      self->batch->n_taken = 0;
      g_async_queue_push (self->empty, self->batch);
      self->batch = g_async_queue_pop (self->filled);
    }

  *answer = g_array_index (self->batch->answers, SporImportAnswer, self->batch->n_taken++);
  return 1;
}

void
spor_import_answers_free (SporImportAnswers *self)
{
  g_atomic_int_set (&self->stop, TRUE);
  /* it may be waiting for one */
  g_async_queue_push (self->empty, spor_batch_new ());
  g_thread_join (self->thread);

  g_clear_pointer (&self->batch, spor_batch_free);
  g_async_queue_unref (self->empty);
  g_async_queue_unref (self->filled);
  g_free (self);
}
