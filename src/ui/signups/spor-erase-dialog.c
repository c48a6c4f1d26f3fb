/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-erase-dialog.h"

#include "spor-error-dialog.h"
#include "spor-language.h"
#include "spor-store-erasure.h"
#include "spor-task-watch.h"
#include "spor-text.h"
#include "spor-toast.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Of a longer list nobody reads the end. */
#define MOST_NAMES 12

typedef struct
{
  GtkWidget *from;
  SporBook *book;
  GStrv ids;
  SporTaskWatch watch;
} SporErasure;

static void
spor_erasure_free (SporErasure *self)
{
  g_object_unref (self->from);
  g_object_unref (self->book);
  g_strfreev (self->ids);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporErasure, spor_erasure_free)

static SporErasure *
spor_erasure_new (GtkWidget *from, SporBook *book, GStrv ids)
{
  SporErasure *self = g_new0 (SporErasure, 1);

  self->from = g_object_ref (from);
  self->book = g_object_ref (book);
  self->ids = g_strdupv (ids);
  return self;
}

static void
spor_erasure_free_plan (gpointer plan)
{
  spor_erasure_plan_free (plan);
}

/* --- Erasing -------------------------------------------------------------------------------- */

/* What came of it */
enum
{
  ERASED = 1,
  ERASED_BUT_OPEN, /* another program reads the book */
  ERASED_BEFORE,   /* by another program, while this one asked */
};

/* On the book's worker. */
static gpointer
spor_run_erasure (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporErasure *self = data;
  g_auto (GStrv) erased = NULL;
  gboolean clean;

  spor_task_watch_enter (&self->watch, store);
  erased = spor_store_erase (store, (const char *const *)self->ids, &clean, error);
  spor_task_watch_leave (&self->watch, store);
  if (!erased)
    return NULL;
  return GINT_TO_POINTER (!*erased ? ERASED_BEFORE : clean ? ERASED : ERASED_BUT_OPEN);
}

static void
on_erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporErasure) self = user_data;
  g_autoptr (GError) error = NULL;

  spor_task_watch_end (&self->watch);
  switch (GPOINTER_TO_INT (spor_book_run_finish (SPOR_BOOK (source), result, &error)))
    {
    case ERASED:
      spor_toast (self->from, _ ("Personal data erased"));
      break;
    case ERASED_BUT_OPEN:
      spor_toast (self->from, _ ("Personal data erased; close other programs that have the book "
                                 "open, so that it leaves the file as well"));
      break;
    case ERASED_BEFORE:
      spor_toast (self->from, _ ("Personal data has been erased before"));
      break;
    default:
      spor_show_error (self->from, _ ("Nothing Was Erased"), error);
    }
}

static void
on_answered_cb (AdwMessageDialog *dialog, const char *response, SporErasure *self)
{
  SporErasure *erasure;

  if (!g_str_equal (response, "erase"))
    return;
  erasure = spor_erasure_new (self->from, self->book, self->ids);
  spor_task_watch_begin (&erasure->watch, self->from, _ ("Erasing personal data…"),
                         g_strv_length (self->ids));
  spor_book_run_async (self->book, spor_run_erasure, erasure, NULL, NULL,
                       erasure->watch.cancellable, on_erased_cb, erasure);
}

/* --- Asking --------------------------------------------------------------------------------- */

/* Who the first of @n sign-ups is, for there may be no others. */
static char *
spor_erasure_heading (const SporErasure *self, guint n)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (self->book);
  SporSignups *signups = spor_snapshot_get_composition (snapshot)->signups;
  int index = self->ids[1] ? -1 : spor_signups_find (signups, self->ids[0]);
  const char *name = index >= 0 ? spor_signups_row (signups, index)->name : "";

  if (*name)
    /* Translators: a person */
    return g_strdup_printf (_ ("Erase the Personal Data of %s?"), name);
  return spor_format_counts (ngettext ("Erase the Personal Data of %u Sign-up?",
                                       "Erase the Personal Data of %u Sign-ups?", n),
                             n);
}

/* Whose they are, where there are several. */
static char *
spor_erasure_names (const SporErasurePlan *plan)
{
  guint n = g_strv_length (plan->names);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *first = NULL;
  g_autofree char *more = NULL;

  if (n == 0 || !plan->ids[1])
    return NULL;
  for (guint i = 0; i < n && i < MOST_NAMES; i++)
    g_ptr_array_add (names, plan->names[i]);
  if (n <= MOST_NAMES)
    return spor_text_list (names);
  g_ptr_array_add (names, NULL);
  first = g_strjoinv (", ", (GStrv)names->pdata);
  more = spor_format_count (n - MOST_NAMES);
  /* Translators: names, and how many more there are */
  return g_strdup_printf (ngettext ("%s and %s more", "%s and %s more", n - MOST_NAMES), first,
                          more);
}

/* More than were chosen. */
static char *
spor_erasure_whole (const SporErasure *self, const SporErasurePlan *plan)
{
  guint n = g_strv_length (plan->ids);

  if (n <= g_strv_length (self->ids))
    return NULL;
  return spor_format_counts (ngettext ("%u sign-up in the book is erased: all that have the same "
                                       "e-mail address and can be the same person’s.",
                                       "%u sign-ups in the book are erased: all that have the "
                                       "same e-mail address and can be the same person’s.",
                                       n),
                             n);
}

static char *
spor_erasure_body (const SporErasure *self, const SporErasurePlan *plan)
{
  g_autofree char *whole = spor_erasure_whole (self, plan);
  g_autofree char *names = spor_erasure_names (plan);
  g_autofree char *others = spor_erasure_plan_others_text (plan);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  g_strv_builder_add (parts, _ ("Name, title, e-mail, phone and free text leave the book and its "
                                "history. Municipality, track, roles, library and the times of the "
                                "answers stay, so that the choice can be accounted for; and "
                                "SurveyXact’s number of the respondent, so that an import of the "
                                "same answers does not bring the person back."));
  g_strv_builder_add (parts, _ ("Neither this nor what was done before can be undone then. Copies "
                                "of the book and exported "
                                "files have to be deleted by hand."));
  if (whole)
    g_strv_builder_add (parts, whole);
  if (names)
    g_strv_builder_add (parts, names);
  if (others)
    g_strv_builder_add (parts, others);
  all = g_strv_builder_end (parts);
  return g_strjoinv ("\n\n", all);
}

static void
spor_erasure_ask (SporErasure *self, const SporErasurePlan *plan)
{
  g_autofree char *heading = spor_erasure_heading (self, g_strv_length (plan->ids));
  g_autofree char *body = spor_erasure_body (self, plan);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (self->from)), heading, body));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "erase", _ ("_Erase"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "erase", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_answered_cb), self,
                         (GClosureNotify)spor_erasure_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* On the book's worker: which sign-ups it would be. */
static gpointer
spor_plan_erasure (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporErasure *self = data;
  SporErasurePlan *planned;

  spor_task_watch_enter (&self->watch, store);
  planned = spor_store_plan_erasure (store, (const char *const *)self->ids, error);
  spor_task_watch_leave (&self->watch, store);
  return planned;
}

static void
on_planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporErasure) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SporErasurePlan) plan = spor_book_run_finish (SPOR_BOOK (source), result, &error);

  spor_task_watch_end (&self->watch);
  if (!plan)
    spor_show_error (self->from, _ ("Nothing Was Erased"), error);
  else if (!*plan->ids)
    spor_toast (self->from, _ ("Personal data has been erased before"));
  else if (gtk_widget_get_root (self->from))
    spor_erasure_ask (g_steal_pointer (&self), plan);
}

void
spor_erase_ask (GtkWidget *from, SporBook *book, const char *const *ids)
{
  SporErasure *erasure;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (SPOR_IS_BOOK (book));
  g_return_if_fail (ids && *ids);

  erasure = spor_erasure_new (from, book, (GStrv)ids);
  spor_task_watch_begin (&erasure->watch, from, _ ("Finding out who can be erased…"),
                         g_strv_length (erasure->ids));
  spor_book_run_async (book, spor_plan_erasure, erasure, NULL, spor_erasure_free_plan,
                       erasure->watch.cancellable, on_planned_cb, erasure);
}
