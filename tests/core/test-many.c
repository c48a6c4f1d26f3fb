/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"

#include "spor-group-move.h"
#include "spor-store-erasure.h"

/* What is done to many at once tells how far it is, and leaves all as it was where somebody cancels
 * in the midst of it. */

#define N_PEOPLE 12

typedef struct
{
  BookFixture book;
  GStrv ids;
  GCancellable *cancellable;
  double last;      /* what was told last */
  double cancel_at; /* whoever watches cancels there */
} Many;

static void
set_up (Many *self, gconstpointer data)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (SporComposition) composition = NULL;

  book_set_up (&self->book, NULL);
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person%02u", i);

      book_sign_up (&self->book, name, "Aarhus");
    }
  composition = book_load (&self->book);
  for (guint i = 0; i < N_PEOPLE; i++)
    g_strv_builder_add (ids, spor_signups_row (composition->signups, i)->id);
  self->ids = g_strv_builder_end (ids);
  self->cancellable = g_cancellable_new ();
  self->cancel_at = 2;
}

static void
tear_down (Many *self, gconstpointer data)
{
  g_strfreev (self->ids);
  g_object_unref (self->cancellable);
  book_tear_down (&self->book, NULL);
}

static void
on_progress_cb (double fraction, gpointer data)
{
  Many *self = data;

  g_assert_cmpfloat (fraction, >=, self->last);
  self->last = fraction;
  if (fraction >= self->cancel_at)
    g_cancellable_cancel (self->cancellable);
}

static gboolean
withdraw_all (Many *self, GError **error)
{
  spor_store_watch (self->book.store, self->cancellable, on_progress_cb, self);
  return spor_store_change_signups (self->book.store, (const char *const *)self->ids,
                                    SPOR_SIGNUPS_WITHDRAW, NULL, "all", error);
}

/* And out of the file, however late it is cancelled. */
static gboolean
erase_all (Many *self, GError **error)
{
  g_auto (GStrv) erased = NULL;
  gboolean clean = FALSE;

  spor_store_watch (self->book.store, self->cancellable, on_progress_cb, self);
  erased = spor_store_erase (self->book.store, (const char *const *)self->ids, &clean, error);
  return erased && clean;
}

static int
count (Many *self, const char *sql)
{
  return book_ask (self->book.path, sql);
}

static void
test_told (Many *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  withdraw_all (self, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (self->last, >, 0.9);
  g_assert_cmpint (count (self, "SELECT count(*) FROM signup WHERE withdrawn = 1"), ==, N_PEOPLE);
  self->last = 0;
  erase_all (self, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (self->last, >, 0.9);
  g_assert_cmpint (count (self, "SELECT count(*) FROM erasure"), ==, N_PEOPLE);
}

static void
test_change_cancelled (Many *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  self->cancel_at = 0.5;
  g_assert_false (withdraw_all (self, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count (self, "SELECT count(*) FROM signup WHERE withdrawn = 1"), ==, 0);
  book_assert_sound (&self->book);
}

static void
test_erasure_cancelled (Many *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  self->cancel_at = 0.5;
  g_assert_false (erase_all (self, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count (self, "SELECT count(*) FROM erasure"), ==, 0);
  g_assert_cmpint (count (self, "SELECT count(*) FROM signup WHERE email = ''"), ==, 0);
  book_assert_sound (&self->book);
}

static int
count_withdrawn (Many *self)
{
  return count (self, "SELECT count(*) FROM signup WHERE withdrawn = 1");
}

/* Told from the beginning, and to the end unless somebody cancels. */
static gboolean
reverse (Many *self, gboolean undo, double cancel_at, GError **error)
{
  self->last = 0;
  self->cancel_at = cancel_at;
  g_cancellable_reset (self->cancellable);
  return undo ? spor_store_undo (self->book.store, NULL, error)
              : spor_store_redo (self->book.store, NULL, error);
}

static void
assert_counts (Many *self, gint64 undo, gint64 redo)
{
  g_autoptr (GError) error = NULL;
  gint64 n_undo, n_redo;

  spor_store_count_undo (self->book.store, &n_undo, &n_redo, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_undo, ==, undo);
  g_assert_cmpint (n_redo, ==, redo);
}

static void
test_undo_told (Many *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  assert_counts (self, 1, 0); /* the sign-up that came last */
  withdraw_all (self, &error);
  assert_counts (self, N_PEOPLE, 0);
  g_assert_true (reverse (self, TRUE, 2, &error));
  g_assert_cmpfloat (self->last, >, 0.9);
  assert_counts (self, 1, N_PEOPLE);
  g_assert_cmpint (count_withdrawn (self), ==, 0);
  g_assert_true (reverse (self, FALSE, 2, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (self->last, >, 0.9);
  assert_counts (self, N_PEOPLE, 0);
  g_assert_cmpint (count_withdrawn (self), ==, N_PEOPLE);
  book_assert_sound (&self->book);
}

static void
test_undo_cancelled (Many *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  withdraw_all (self, &error);
  g_assert_no_error (error);
  g_assert_false (reverse (self, TRUE, 0.5, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (count_withdrawn (self), ==, N_PEOPLE);
  assert_counts (self, N_PEOPLE, 0);
  book_assert_sound (&self->book);

  g_assert_true (reverse (self, TRUE, 2, &error));
  g_assert_false (reverse (self, FALSE, 0.5, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count_withdrawn (self), ==, 0);
  assert_counts (self, 1, N_PEOPLE);
  book_assert_sound (&self->book);
}

static void
test_erasure_cancelled_late (Many *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  self->cancel_at = 1;
  g_assert_true (erase_all (self, &error));
  g_assert_no_error (error);
  g_assert_true (g_cancellable_is_cancelled (self->cancellable));
  g_assert_cmpint (count (self, "SELECT count(*) FROM erasure"), ==, N_PEOPLE);
  g_assert_cmpint (count (self, "PRAGMA freelist_count"), ==, 0);
  book_assert_sound (&self->book);
}

static gboolean
go_on_to_half (guint done, guint all, gpointer data)
{
  guint *steps = data;

  *steps += 1;
  return 2 * done < all;
}

static void
test_move_cancelled (Many *self, gconstpointer unused)
{
  const SporDestination to = { SPOR_SPOT_WAITING, SPOR_OWN_TRACK, -1 };
  g_autoptr (SporComposition) composition = book_load (&self->book);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));
  guint steps = 0;

  for (guint i = 0; i < N_PEOPLE; i++)
    g_array_append_val (all, i);
  g_assert_null (spor_group_move_new_while (composition, all, &to, go_on_to_half, &steps));
  g_assert_cmpuint (steps, ==, N_PEOPLE / 2 + 1);
}

/* However many leave a waiting list at once, who stays moves up, and each is logged once. */
static void
test_ranks_closed_once (Many *self, gconstpointer unused)
{
  const SporDestination to = { SPOR_SPOT_WAITING, SPOR_OWN_TRACK, -1 };
  g_autoptr (SporComposition) composition = book_load (&self->book);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (SporGroupMove) moved = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_PEOPLE; i++)
    g_array_append_val (all, i);
  moved = spor_group_move_new (composition, all, &to);
  spor_store_rearrange (self->book.store, composition, moved->after, SPOR_REARRANGE_WAIT, "all",
                        &error);
  g_assert_no_error (error);
  g_clear_pointer (&self->ids[N_PEOPLE - 1], g_free); /* the last stays */
  g_assert_true (erase_all (self, &error));
  g_assert_cmpint (count (self, "SELECT position FROM seat"), ==, 0);
  g_assert_cmpint (count (self, "SELECT count(*) FROM change WHERE row_table = 'seat' "
                                "AND kind = 'update'"),
                   ==, 1);
  book_assert_sound (&self->book);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add ("/many/" name, Many, NULL, set_up, test, tear_down)
  ADD ("told", test_told);
  ADD ("change-cancelled", test_change_cancelled);
  ADD ("erasure-cancelled", test_erasure_cancelled);
  ADD ("erasure-cancelled-late", test_erasure_cancelled_late);
  ADD ("undo-told", test_undo_told);
  ADD ("undo-cancelled", test_undo_cancelled);
  ADD ("move-cancelled", test_move_cancelled);
  ADD ("ranks-closed-once", test_ranks_closed_once);
#undef ADD

  return g_test_run ();
}
