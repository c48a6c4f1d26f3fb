/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-book-care.h"

#include "spor-checkup-dialog.h"
#include "spor-error-dialog.h"
#include "spor-keeper.h"
#include "spor-settle.h"
#include "spor-toast.h"
#include "spor-window.h"
#include "spor-windows.h"

#include <glib/gi18n-lib.h>

#define ENDING ".spor"

/* What is needed when the work is done; the window may be closed by then. */
typedef struct
{
  GtkWidget *from;
  SporTaskBar *bar;
  GFile *file; /* NULL for a check */
} SporCare;

static void
spor_care_free (SporCare *care)
{
  g_object_unref (care->from);
  g_object_unref (care->bar);
  g_clear_object (&care->file);
  g_free (care);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporCare, spor_care_free)

static SporCare *
spor_care_new (GtkWidget *from, SporTaskBar *bar, GFile *file)
{
  SporCare *care = g_new0 (SporCare, 1);

  care->from = g_object_ref (from);
  care->bar = g_object_ref (bar);
  care->file = file ? g_object_ref (file) : NULL;
  return care;
}

/* --- Check ---------------------------------------------------------------------------------- */

static gpointer
spor_care_run_check (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return spor_store_check_up (store, NULL, error);
}

static void
on_checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporCare) care = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SporCheckup) checkup = spor_book_run_finish (SPOR_BOOK (source), result, &error);
  SporSnapshot *snapshot = spor_book_get_snapshot (SPOR_BOOK (source));

  spor_task_bar_end (care->bar);
  if (checkup && gtk_widget_get_mapped (care->from))
    spor_checkup_dialog_show (care->from, checkup,
                              snapshot ? spor_snapshot_get_round (snapshot)->id : NULL);
  else if (!checkup)
    spor_show_error (care->from, _ ("The Book Could Not Be Checked"), error);
}

void
spor_book_care_check (GtkWidget *from, SporBook *book, SporTaskBar *bar)
{
  g_autoptr (SporTaskMeter) meter = NULL;
  g_autoptr (GCancellable) cancellable
      = spor_task_bar_begin (bar, _ ("Checking the book…"), &meter);

  spor_book_run_async (book, spor_care_run_check, NULL, NULL, (GDestroyNotify)spor_checkup_free,
                       cancellable, on_checked_cb, spor_care_new (from, bar, NULL));
}

/* --- Copy ----------------------------------------------------------------------------------- */

static gpointer
spor_care_run_copy (SporStore *store, gpointer path, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (spor_store_backup (store, path, cancellable, error));
}

/* Where the book's file was: this window has the one that has gone, and its name is taken. */
static gboolean
spor_care_is_at_own_place (SporCare *care, SporBook *book)
{
  g_autoptr (GFile) own = g_file_new_for_path (spor_book_get_path (book));

  return g_file_equal (own, care->file);
}

/* Whether the window can let go of @book: it has it, and nothing is typed, nor does a window stand
 * before it, that would be about what has gone. */
static gboolean
spor_care_can_go_on (SporCare *care, SporBook *book)
{
  GtkRoot *root = gtk_widget_get_root (care->from);
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  if (!SPOR_IS_WINDOW (root) || spor_window_get_book (SPOR_WINDOW (root)) != book
      || spor_settle_is_under_way (GTK_WINDOW (root))
      || spor_keepers_find_unsaved (GTK_WIDGET (root)))
    return FALSE;
  for (GList *l = toplevels; l; l = l->next)
    if (l->data != root && gtk_widget_get_visible (l->data)
        && spor_windows_belong (l->data, GTK_WINDOW (root)))
      return FALSE;
  return TRUE;
}

static void
spor_care_tell_to_reopen (SporCare *care)
{
  spor_toast (care->from, _ ("Copy saved. To go on in it, close this window and open the book "
                             "again."));
}

typedef struct
{
  SporCare *care;
  SporBook *gone;
} SporGoingOn;

static void
spor_going_on_free (SporGoingOn *self)
{
  spor_care_free (self->care);
  g_object_unref (self->gone);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporGoingOn, spor_going_on_free)

/* Pages let go of the one book before they see the other. */
static void
on_reopened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporGoingOn) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SporBook) book = spor_book_open_finish (result, &error);
  GtkRoot *root = gtk_widget_get_root (self->care->from);

  if (!book || !spor_care_can_go_on (self->care, self->gone))
    {
      spor_care_tell_to_reopen (self->care);
      return;
    }
  spor_window_set_book (SPOR_WINDOW (root), NULL);
  spor_window_set_book (SPOR_WINDOW (root), book);
  spor_toast (self->care->from, _ ("Copy saved. You go on in it."));
}

static void
spor_care_go_on (SporCare *care, SporBook *book)
{
  SporGoingOn *self = g_new0 (SporGoingOn, 1);

  self->care = spor_care_new (care->from, care->bar, care->file);
  self->gone = g_object_ref (book);
  spor_book_open_async (spor_book_get_path (book), NULL, spor_book_get_places (book),
                        spor_book_get_actor (book), NULL, on_reopened_cb, self);
}

/* A book in which nothing can be written is copied to go on in the copy. */
static void
spor_care_tell_copied (SporCare *care, SporBook *book)
{
  if (spor_care_is_at_own_place (care, book) && spor_care_can_go_on (care, book))
    spor_care_go_on (care, book);
  else if (spor_care_is_at_own_place (care, book))
    spor_care_tell_to_reopen (care);
  else if (spor_snapshot_get_read_only (spor_book_get_snapshot (book))
           || spor_book_has_moved (book))
    spor_toast_next (care->from, _ ("Copy saved"), _ ("_Open"), "app.open-recent",
                     g_file_peek_path (care->file));
  else
    spor_toast_file (care->from, _ ("Copy saved"), care->file);
}

static void
on_copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporCare) care = user_data;
  g_autoptr (GError) error = NULL;

  spor_task_bar_end (care->bar);
  if (spor_book_run_finish (SPOR_BOOK (source), result, &error))
    {
      spor_book_note_copied (SPOR_BOOK (source));
      spor_care_tell_copied (care, SPOR_BOOK (source));
    }
  spor_settle_hear_copy (GTK_WINDOW (gtk_widget_get_root (care->from)), error == NULL);
  if (error)
    spor_show_error (care->from, _ ("The Copy Could Not Be Saved"), error);
}

void
spor_book_care_copy (GtkWidget *from, SporBook *book, SporTaskBar *bar, GFile *file)
{
  g_autoptr (SporTaskMeter) meter = NULL;
  g_autoptr (GCancellable) cancellable = spor_task_bar_begin (bar, _ ("Saving a copy…"), &meter);

  spor_book_run_async (book, spor_care_run_copy, g_file_get_path (file), g_free, NULL, cancellable,
                       on_copied_cb, spor_care_new (from, bar, file));
}

char *
spor_book_care_copy_name (SporBook *book)
{
  g_autofree char *name = g_path_get_basename (spor_book_get_path (book));

  if (g_str_has_suffix (name, ENDING))
    name[strlen (name) - strlen (ENDING)] = '\0';
  /* Translators: file name of a copy; %s is the name of the book */
  return g_strdup_printf (_ ("%s (copy).spor"), name);
}

/* --- The end -------------------------------------------------------------------------------- */

static void
on_book_rested_cb (SporBook *book, GParamSpec *pspec, GApplication *app)
{
  if (spor_book_is_busy (book))
    return;
  g_signal_handlers_disconnect_by_func (book, on_book_rested_cb, app);
  g_application_release (app);
}

void
spor_book_care_let_finish (SporBook *book, GtkApplication *app)
{
  if (!spor_book_is_busy (book) || !app)
    return;
  g_application_hold (G_APPLICATION (app));
  g_signal_connect_object (book, "notify::busy", G_CALLBACK (on_book_rested_cb), app, 0);
}
