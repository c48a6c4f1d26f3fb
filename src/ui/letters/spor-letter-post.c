/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letter-post.h"

#include "spor-error-dialog.h"
#include "spor-folder.h"
#include "spor-id.h"
#include "spor-letter-export.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_NAME 40 /* characters of a name in the name of a file */

typedef struct
{
  GtkWidget *from;
  SporBook *book;
  char *signup_id;
  gboolean opens;

  SporLetters *letters;
  guint index;
  char *path; /* of the file that is opened */
} SporLetterPost;

static void
spor_letter_post_free (SporLetterPost *post)
{
  g_object_unref (post->from);
  g_object_unref (post->book);
  g_free (post->signup_id);
  g_clear_pointer (&post->letters, spor_letters_free);
  g_free (post->path);
  g_free (post);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporLetterPost, spor_letter_post_free)

static void
spor_letter_post_fail (SporLetterPost *post, const GError *error)
{
  spor_show_error (post->from,
                   post->opens ? _ ("The Letter Could Not Be Opened")
                               : _ ("The Letter Could Not Be Noted as Sent"),
                   error);
}

/* GLib tells of files and terminals. */
static void
spor_letter_post_fail_mail (SporLetterPost *post, const GError *error)
{
  g_autoptr (GError) failure
      = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                             _ ("No mail program that can open it is set up on this computer. Copy "
                                "the text, or write the letters to a folder."));

  g_info ("The mail program: %s", error->message);
  spor_letter_post_fail (post, failure);
}

/* --- Noting --------------------------------------------------------------------------------- */

/* On the book's worker. */
static gpointer
spor_letter_post_run_note (SporStore *store,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error)
{
  SporLetterPost *post = data;

  return GINT_TO_POINTER (spor_letters_note (post->letters, store, post->index,
                                             g_get_real_time () / G_USEC_PER_SEC, error));
}

static void
on_noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporLetterPost) post = user_data;
  const char *name = spor_letters_recipient (post->letters, post->index)->name;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (
      /* Translators: a person who has got a letter */
      post->opens ? _ ("Opened in the mail program, and noted for %s") : _ ("Noted for %s"), name);

  if (spor_book_run_finish (SPOR_BOOK (source), result, &error))
    spor_toast_undo (post->from, text);
  else
    spor_letter_post_fail (post, error);
}

/* @post (transfer full) */
static void
spor_letter_post_begin_noting (SporLetterPost *post)
{
  spor_book_run_async (post->book, spor_letter_post_run_note, post, NULL, NULL, NULL, on_noted_cb,
                       post);
}

/* --- Opening -------------------------------------------------------------------------------- */

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporLetterPost) post = user_data;
  g_autoptr (GError) error = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    spor_letter_post_begin_noting (g_steal_pointer (&post));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    spor_letter_post_fail_mail (post, error);
}

/* @post (transfer full) */
static void
spor_letter_post_begin_opening (SporLetterPost *post)
{
  GtkRoot *root = gtk_widget_get_root (post->from);
  g_autofree char *uri = g_filename_to_uri (post->path, NULL, NULL);

  if (root) /* the window may have been closed meanwhile: then nothing is opened, nor noted */
    gtk_show_uri_full (GTK_WINDOW (root), uri, GDK_CURRENT_TIME, NULL, on_opened_cb, post);
  else
    spor_letter_post_free (post);
}

/* In a folder that is the user's alone, and that the system empties when they log out. */
static char *
spor_letter_post_make_path (const SporLetterPost *post)
{
  const char *id = post->signup_id + strlen (post->signup_id);
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "spor-letters", NULL);
  g_autofree char *part
      = spor_file_name_part (spor_letters_recipient (post->letters, post->index)->name, MAX_NAME);
  g_autofree char *name = NULL;

  /* the end of the id tells apart people of the same name */
  id -= MIN (SPOR_ID_SHORT_LENGTH, id - post->signup_id);
  name = g_strconcat (part, *part ? "-" : "", id, ".eml", NULL);
  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, name, NULL);
}

static gboolean
spor_letter_post_write (SporLetterPost *post, GError **error)
{
  gsize length;
  g_autofree char *mail = spor_letters_mail (post->letters, post->index,
                                             g_get_real_time () / G_USEC_PER_SEC, NULL, &length);

  post->path = spor_letter_post_make_path (post);
  return g_file_set_contents_full (post->path, mail, length, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                   error);
}

/* --- Preparing ------------------------------------------------------------------------------ */

static gboolean
spor_letter_post_find (SporLetterPost *post, GError **error)
{
  SporSignups *signups = spor_letters_composition (post->letters)->signups;
  int signup = spor_signups_find (signups, post->signup_id);
  int index = signup < 0 ? -1 : spor_letters_find (post->letters, signup);

  if (index < 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _ ("There is no letter to this person any more."));
  post->index = MAX (index, 0);
  return index >= 0;
}

/* On the book's worker. */
static gpointer
spor_letter_post_run_prepare (SporStore *store,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error)
{
  SporLetterPost *post = data;

  post->letters = spor_letters_load (store, error);
  return GINT_TO_POINTER (post->letters && spor_letter_post_find (post, error)
                          && (!post->opens || spor_letter_post_write (post, error)));
}

static void
on_prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporLetterPost) post = user_data;
  g_autoptr (GError) error = NULL;

  if (!spor_book_run_finish (SPOR_BOOK (source), result, &error))
    spor_letter_post_fail (post, error);
  else if (post->opens)
    spor_letter_post_begin_opening (g_steal_pointer (&post));
  else
    spor_letter_post_begin_noting (g_steal_pointer (&post));
}

static void
spor_letter_post_begin (GtkWidget *from, SporBook *book, const char *signup_id, gboolean opens)
{
  SporLetterPost *post = g_new0 (SporLetterPost, 1);

  post->from = g_object_ref (from);
  post->book = g_object_ref (book);
  post->signup_id = g_strdup (signup_id);
  post->opens = opens;
  spor_book_run_async (book, spor_letter_post_run_prepare, post, NULL, NULL, NULL, on_prepared_cb,
                       post);
}

void
spor_letter_open (GtkWidget *from, SporBook *book, const char *signup_id)
{
  spor_letter_post_begin (from, book, signup_id, TRUE);
}

void
spor_letter_note (GtkWidget *from, SporBook *book, const char *signup_id)
{
  spor_letter_post_begin (from, book, signup_id, FALSE);
}
