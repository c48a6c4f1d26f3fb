/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-alternative-deed.h"

#include "spor-error-dialog.h"
#include "spor-store-alternatives.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SporAlternativeDeed deed;
  SporComposition *composition;
  char *text;
  GtkWidget *from;
} SporAlternativeJob;

static void
spor_alternative_job_free (SporAlternativeJob *job)
{
  spor_composition_unref (job->composition);
  g_object_unref (job->from);
  g_free (job->text);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporAlternativeJob, spor_alternative_job_free)

/* On the book's worker; the answer frees @data. */
static gpointer
spor_alternative_run (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const SporAlternativeJob *job = data;
  const SporComposition *composition = job->composition;
  gboolean done;

  switch (job->deed)
    {
    case SPOR_ALTERNATIVE_NEW:
      done = spor_store_new_composition (store, spor_composition_round (composition), job->text,
                                         error);
      break;
    case SPOR_ALTERNATIVE_COPY:
      done = spor_store_copy_composition (store, composition, job->text, error);
      break;
    case SPOR_ALTERNATIVE_RENAME:
      done = spor_store_rename_composition (store, composition, job->text, error);
      break;
    case SPOR_ALTERNATIVE_DELETE:
      done = spor_store_delete_composition (store, composition, error);
      break;
    case SPOR_ALTERNATIVE_USE:
      done = spor_store_use_composition (store, composition, error);
      break;
    case SPOR_ALTERNATIVE_FINALISE:
      done = spor_store_finalise (store, composition, job->text, error);
      break;
    case SPOR_ALTERNATIVE_REOPEN:
      done = spor_store_reopen (store, composition, error);
      break;
    default:
      g_return_val_if_reached (NULL);
    }
  return GINT_TO_POINTER (done);
}

static const char *
spor_alternative_failed_text (SporAlternativeDeed deed)
{
  switch (deed)
    {
    case SPOR_ALTERNATIVE_NEW:
    case SPOR_ALTERNATIVE_COPY:
      return _ ("The Alternative Could Not Be Created");
    case SPOR_ALTERNATIVE_RENAME:
      return _ ("The Alternative Keeps Its Name");
    case SPOR_ALTERNATIVE_DELETE:
      return _ ("The Alternative Was Not Deleted");
    case SPOR_ALTERNATIVE_USE:
      return _ ("The Board Stays as It Is");
    case SPOR_ALTERNATIVE_FINALISE:
      return _ ("The Group Is Not Final");
    case SPOR_ALTERNATIVE_REOPEN:
    default:
      return _ ("The Group Stays Final");
    }
}

/* What was done, as the change log has it, and to how many meetings somebody was invited by it; a
 * window that belongs to another has no room for it. */
static void
spor_alternative_tell (GtkWidget *from, SporBook *book, guint n_invited)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (book);
  GtkWindow *parent
      = GTK_IS_WINDOW (from) ? gtk_window_get_transient_for (GTK_WINDOW (from)) : NULL;
  const char *done = snapshot ? spor_snapshot_get_undo (snapshot) : NULL;
  g_autofree char *both = NULL;

  if (!done)
    return;
  if (n_invited > 0)
    both = g_strdup_printf (
        /* Translators: what was done: "Replacement: Anne → Carl"; to how many meetings the second
         * was invited by it */
        ngettext ("%s. Invited to %u upcoming meeting", "%s. Invited to %u upcoming meetings",
                  n_invited),
        done, n_invited);
  spor_toast_undo (parent ? GTK_WIDGET (parent) : from, both ? both : done);
}

/* Of what is final the letters tell, also whoever took over a seat since they went out; to reopen
 * it there is a button beside it. */
static void
spor_alternative_lead (GtkWidget *from, SporBook *book)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (book);

  if (snapshot && spor_snapshot_get_undo (snapshot))
    spor_toast_offer (from, spor_snapshot_get_undo (snapshot), _ ("_Letters…"), "win.letters");
}

static void
on_deed_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SporAlternativeJob) job = data;
  g_autoptr (GError) error = NULL;

  if (!spor_book_run_finish (SPOR_BOOK (source), result, &error))
    spor_show_lost_text (job->from, spor_alternative_failed_text (job->deed), error,
                         job->deed == SPOR_ALTERNATIVE_FINALISE
                             ? _ ("Why is it final all the same?")
                             : _ ("Name"),
                         job->text);
  else if (job->deed == SPOR_ALTERNATIVE_FINALISE)
    spor_alternative_lead (job->from, SPOR_BOOK (source));
  else if (job->deed != SPOR_ALTERNATIVE_USE)
    spor_alternative_tell (job->from, SPOR_BOOK (source), 0);
}

void
spor_alternative_do (GtkWidget *from,
                     SporBook *book,
                     SporAlternativeDeed deed,
                     SporComposition *composition,
                     const char *text)
{
  SporAlternativeJob *job = g_new0 (SporAlternativeJob, 1);

  job->deed = deed;
  job->composition = spor_composition_ref (composition);
  job->text = g_strdup (text);
  job->from = g_object_ref (from);
  spor_book_run_async (book, spor_alternative_run, job, NULL, NULL, NULL, on_deed_done_cb, job);
}

/* --- A seat handed over --------------------------------------------------------------------- */

typedef struct
{
  SporComposition *composition;
  guint leaver, successor;
  guint n_invited;
  GtkWidget *from;
  void (*done) (GtkWidget *from, gboolean replaced);
} SporReplaceJob;

static void
spor_replace_job_free (SporReplaceJob *job)
{
  spor_composition_unref (job->composition);
  g_object_unref (job->from);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporReplaceJob, spor_replace_job_free)

static gpointer
spor_replace_run (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporReplaceJob *job = data;
  gboolean done = job->composition->finalised_at == SPOR_TIME_NONE
                      ? spor_store_replace (store, job->composition, job->leaver, job->successor,
                                            &job->n_invited, error)
                      : spor_store_reopen_and_replace (store, job->composition, job->leaver,
                                                       job->successor, &job->n_invited, error);

  return GINT_TO_POINTER (done);
}

static void
on_replaced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SporReplaceJob) job = data;
  g_autoptr (GError) error = NULL;

  if (!spor_book_run_finish (SPOR_BOOK (source), result, &error))
    spor_show_error (job->from, _ ("The Seat Was Not Handed Over"), error);
  else
    spor_alternative_tell (job->from, SPOR_BOOK (source), job->n_invited);
  job->done (job->from, error == NULL);
}

void
spor_alternative_replace (GtkWidget *from,
                          SporBook *book,
                          SporComposition *composition,
                          guint leaver,
                          guint successor,
                          void (*done) (GtkWidget *from, gboolean replaced))
{
  SporReplaceJob *job = g_new0 (SporReplaceJob, 1);

  g_return_if_fail (GTK_IS_WINDOW (from));

  job->composition = spor_composition_ref (composition);
  job->leaver = leaver;
  job->successor = successor;
  job->from = g_object_ref (from);
  job->done = done;
  spor_book_run_async (book, spor_replace_run, job, NULL, NULL, NULL, on_replaced_cb, job);
}
