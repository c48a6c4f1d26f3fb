/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"

#include "spor-book.h"

/* What is asked of a book's worker, and what the asker may count on. */

typedef struct
{
  GCancellable *cancellable;
  gboolean cancel_first; /* before the worker is asked */
  gboolean told;         /* the callback has come */
  gboolean freed;
} Question;

static void
set_up (BookFixture *fixture, gconstpointer data)
{
  g_autoptr (SporRound) round = book_prepare (fixture);

  book_create (fixture, round);
  g_clear_pointer (&fixture->store, spor_store_close);
}

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(SporBook **)user_data = spor_book_open_finish (result, &error);
  g_assert_no_error (error);
}

static SporBook *
open_book (BookFixture *fixture)
{
  SporBook *book = NULL;

  spor_book_open_async (fixture->path, NULL, fixture->places, "Bo", NULL, on_opened_cb, &book);
  while (!book)
    g_main_context_iteration (NULL, TRUE);
  return book;
}

static void
question_free (gpointer data)
{
  Question *question = data;

  g_assert_true (question->told);
  question->freed = TRUE;
}

/* On the worker: as a job does that notices too late, or just in time. */
static gpointer
run_question (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  g_assert_false (question->freed);
  g_cancellable_cancel (question->cancellable);
  if (question->cancel_first && g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

static void
on_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GError) error = NULL;
  gpointer done = spor_book_run_finish (SPOR_BOOK (source), result, &error);

  g_assert_false (question->freed);
  if (question->cancel_first)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  else
    g_assert_nonnull (done);
  question->told = TRUE;
}

/* The data is there for the callback, too, whatever was cancelled when. */
static void
test_data_outlives_callback (BookFixture *fixture, gconstpointer cancel_first)
{
  g_autoptr (SporBook) book = open_book (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Question question = { cancellable, cancel_first != NULL, FALSE, FALSE };

  if (cancel_first)
    g_cancellable_cancel (cancellable);
  spor_book_run_async (book, run_question, &question, question_free, NULL, cancellable, on_told_cb,
                       &question);
  while (!question.freed)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (question.told);
  spor_book_close (book);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/book/cancelled-late", BookFixture, NULL, set_up, test_data_outlives_callback,
              book_tear_down);
  g_test_add ("/book/cancelled-first", BookFixture, "", set_up, test_data_outlives_callback,
              book_tear_down);
  return g_test_run ();
}
