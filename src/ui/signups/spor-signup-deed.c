/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-signup-deed.h"

#include "spor-error-dialog.h"
#include "spor-language.h"
#include "spor-store-refunds.h"
#include "spor-store-rounds.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *round_id;
  char *id;
  SporDeed deed;
  char *text;
} SporDeedJob;

static void
spor_deed_job_free (gpointer data)
{
  SporDeedJob *job = data;

  g_free (job->round_id);
  g_free (job->id);
  g_free (job->text);
  g_free (job);
}

static gboolean
spor_deed_in_round (SporStore *store, gpointer data, GError **error)
{
  SporDeedJob *job = data;
  SporEdit edit = { SPOR_FIELD_MUNICIPALITY, job->text };

  switch (job->deed)
    {
    case SPOR_DEED_SET_MUNICIPALITY:
      return spor_store_edit_signup (store, job->id, &edit, 1, -1, -1, error);
    case SPOR_DEED_SET_ORGANISATION:
      return spor_store_set_organisation (store, job->id, job->text, error);
    case SPOR_DEED_WAIVE:
      return spor_store_waive_late (store, job->id, job->text, error);
    case SPOR_DEED_UNWAIVE:
      return spor_store_waive_late (store, job->id, NULL, error);
    case SPOR_DEED_INCLUDE:
    case SPOR_DEED_EXCLUDE:
      return spor_store_edit_signup (store, job->id, NULL, 0, job->deed == SPOR_DEED_INCLUDE, -1,
                                     error);
    case SPOR_DEED_WITHDRAW:
    case SPOR_DEED_RETURN:
      return spor_store_edit_signup (store, job->id, NULL, 0, -1, job->deed == SPOR_DEED_WITHDRAW,
                                     error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* On the book's worker. Result: one more than the meetings that were left; NULL: it failed */
static gpointer
spor_run_deed (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporDeedJob *job = data;

  if (!spor_store_do_in_round (store, job->round_id, spor_deed_in_round, job, error))
    return NULL;
  return GUINT_TO_POINTER (1 + spor_store_get_n_left (store));
}

static const char *
spor_deed_done_text (SporDeed deed)
{
  switch (deed)
    {
    case SPOR_DEED_SET_MUNICIPALITY:
      return _ ("Municipality corrected");
    case SPOR_DEED_SET_ORGANISATION:
      return _ ("Now counts as an organisation outside the municipalities");
    case SPOR_DEED_WAIVE:
      return _ ("Lateness waived");
    case SPOR_DEED_UNWAIVE:
      return _ ("Lateness no longer waived");
    case SPOR_DEED_INCLUDE:
      return _ ("Included");
    case SPOR_DEED_EXCLUDE:
      return _ ("Left out again");
    case SPOR_DEED_WITHDRAW:
      return _ ("Sign-up withdrawn");
    case SPOR_DEED_RETURN:
      return _ ("Sign-up no longer withdrawn");
    default:
      g_return_val_if_reached ("");
    }
}

typedef struct
{
  GtkWidget *from;
  char *id;
  SporDeed deed;
  char *reason; /* that was typed; or NULL */
} SporDeedAnswer;

/* Whose seat is to be filled, now that they have withdrawn; NULL: nobody's. */
static const SporSignupRow *
spor_deed_find_leaver (const SporDeedAnswer *answer, SporBook *book)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (book);
  SporComposition *composition = snapshot ? spor_snapshot_get_composition (snapshot) : NULL;
  int index = composition && answer->deed == SPOR_DEED_WITHDRAW
                  ? spor_signups_find (composition->signups, answer->id)
                  : -1;

  return index >= 0 && spor_composition_find (composition, index, NULL, NULL) == SPOR_SPOT_SEATED
             ? spor_signups_row (composition->signups, index)
             : NULL;
}

void
spor_signup_tell_leaver (GtkWidget *from, const SporSignupRow *leaver, guint n_left)
{
  g_autofree char *text
      = n_left > 0
            /* Translators: somebody's name, and to how many meetings they will not come */
            ? spor_format_counts (
                ngettext ("%s has withdrawn, was taken off %u meeting and still has a seat",
                          "%s has withdrawn, was taken off %u meetings and still has a seat",
                          n_left),
                leaver->name, n_left)
            /* Translators: somebody's name */
            : g_strdup_printf (_ ("%s has withdrawn and still has a seat"), leaver->name);

  spor_toast_next (from, text, _ ("_Find a Replacement…"), "win.find-replacement", leaver->id);
}

static void
spor_deed_tell (const SporDeedAnswer *answer, SporBook *book, guint n_left)
{
  const SporSignupRow *leaver = spor_deed_find_leaver (answer, book);
  g_autofree char *left
      = n_left > 0
            ? spor_format_counts (ngettext ("Sign-up withdrawn and taken off %u meeting",
                                            "Sign-up withdrawn and taken off %u meetings", n_left),
                                  n_left)
            : NULL;

  if (leaver)
    spor_signup_tell_leaver (answer->from, leaver, n_left);
  else
    spor_toast_undo (answer->from, left ? left : spor_deed_done_text (answer->deed));
}

/* What was refused is still as it was, and so the pane says. @reason: (nullable): that was given */
static void
spor_signup_refuse (GtkWidget *from, const char *heading, const GError *error, const char *reason)
{
  spor_show_lost_text (from, heading, error, _ ("Reason"), reason);
  gtk_widget_activate_action (from, "signup.look-again", NULL);
}

static void
on_deed_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SporDeedAnswer *answer = user_data;
  g_autoptr (GError) error = NULL;
  guint done = GPOINTER_TO_UINT (spor_book_run_finish (SPOR_BOOK (source), result, &error));

  if (done == 0)
    spor_signup_refuse (answer->from, _ ("This Could Not Be Done"), error, answer->reason);
  else
    spor_deed_tell (answer, SPOR_BOOK (source), done - 1);
  g_object_unref (answer->from);
  g_free (answer->id);
  g_free (answer->reason);
  g_free (answer);
}

void
spor_signup_do (GtkWidget *from,
                SporBook *book,
                const SporRound *round,
                const char *id,
                SporDeed deed,
                const char *text)
{
  SporDeedJob *job = g_new0 (SporDeedJob, 1);
  SporDeedAnswer *answer = g_new0 (SporDeedAnswer, 1);

  job->round_id = g_strdup (round->id);
  job->id = g_strdup (id);
  job->deed = deed;
  job->text = g_strdup (text);
  answer->from = g_object_ref (from);
  answer->id = g_strdup (id);
  answer->deed = deed;
  answer->reason = g_strdup (deed == SPOR_DEED_WAIVE ? text : NULL);
  spor_book_run_async (book, spor_run_deed, job, spor_deed_job_free, NULL, NULL, on_deed_done_cb,
                       answer);
}

void
spor_signup_edited (GtkWidget *from,
                    SporBook *book,
                    const SporRound *round,
                    SporSnapshot *before,
                    SporField field,
                    SporTell tell)
{
  g_autofree char *text
      = spor_book_is_elsewhere (book, round)
            /* Translators: a round that is not shown any more; which answer was changed */
            ? g_strdup_printf (_ ("Changed in the round “%s”: %s"), round->name,
                               spor_field_label (field))
            /* Translators: which answer was changed, such as "E-mail" */
            : g_strdup_printf (_ ("Changed: %s"), spor_field_label (field));

  if (tell == SPOR_TELL_NOTHING || spor_book_get_snapshot (book) == before)
    return;
  if (tell == SPOR_TELL_UNDO)
    spor_toast_undo (from, text);
  else
    spor_toast (from, text);
}

typedef struct
{
  GtkWidget *from;
  char *id;
  char *text;
  SporSnapshot *before;
  SporRound *round;
  SporField field;
  SporTell tell;
  SporEditDone then;
} SporEditAnswer;

static void
on_edited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SporEditAnswer *answer = user_data;
  g_autoptr (GError) error = NULL;

  if (spor_book_run_finish (SPOR_BOOK (source), result, &error))
    spor_signup_edited (answer->from, SPOR_BOOK (source), answer->round, answer->before,
                        answer->field, answer->tell);
  else if (!answer->then)
    spor_signup_refuse (answer->from, _ ("The Answer Was Not Changed"), error, NULL);
  if (answer->then)
    answer->then (answer->from, answer->id, answer->text, error);
  g_object_unref (answer->from);
  g_free (answer->id);
  g_free (answer->text);
  g_object_unref (answer->before);
  spor_round_unref (answer->round);
  g_free (answer);
}

void
spor_signup_edit (GtkWidget *from,
                  SporBook *book,
                  SporRound *round,
                  const char *id,
                  SporField field,
                  const char *shown,
                  const char *text,
                  SporTell tell,
                  SporEditDone then)
{
  SporEditAnswer *answer = g_new0 (SporEditAnswer, 1);

  answer->from = g_object_ref (from);
  answer->before = g_object_ref (spor_book_get_snapshot (book));
  answer->round = spor_round_ref (round);
  answer->field = field;
  answer->id = g_strdup (id);
  answer->text = g_strdup (text);
  answer->tell = tell;
  answer->then = then;
  spor_book_edit_async (book, round->id, id, field, shown, text, on_edited_cb, answer);
}
