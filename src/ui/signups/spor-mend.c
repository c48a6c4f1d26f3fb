/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-mend.h"

#include "spor-alike.h"
#include "spor-error-dialog.h"
#include "spor-language.h"
#include "spor-place-chooser.h"
#include "spor-store-rounds.h"
#include "spor-task-watch.h"
#include "spor-toast.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Of a longer list nobody reads the end. */
#define MOST_NAMES 12

/* --- Mending -------------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *from;
  char *round_id;
  GStrv ids;
  char *names;
  SporMending mending;
  SporTaskWatch watch;
} SporMendJob;

static void
spor_mend_job_free (SporMendJob *job)
{
  g_object_unref (job->from);
  g_free (job->round_id);
  g_strfreev (job->ids);
  g_free (job->names);
  g_free (job->mending.misread);
  g_free (job->mending.text);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporMendJob, spor_mend_job_free)

static gboolean
spor_mend_in_round (SporStore *store, gpointer data, GError **error)
{
  SporMendJob *job = data;

  return spor_store_mend_signups (store, (const char *const *)job->ids, &job->mending, job->names,
                                  error);
}

/* On the book's worker; the answer frees @data. */
static gpointer
spor_run_mend (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporMendJob *job = data;
  gboolean done;

  spor_task_watch_enter (&job->watch, store);
  done = spor_store_do_in_round (store, job->round_id, spor_mend_in_round, job, error);
  spor_task_watch_leave (&job->watch, store);
  return GINT_TO_POINTER (done);
}

static void
on_mended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SporMendJob) job = data;
  g_autoptr (GError) error = NULL;
  guint n = g_strv_length (job->ids);
  g_autofree char *count = spor_format_count (n);
  g_autofree char *text
      = g_strdup_printf (ngettext ("%s sign-up corrected", "%s sign-ups corrected", n), count);

  spor_task_watch_end (&job->watch);
  if (spor_book_run_finish (SPOR_BOOK (source), result, &error))
    spor_toast_undo (job->from, text);
  else
    spor_show_error (job->from, _ ("This Could Not Be Done"), error);
}

void
spor_mend_do (GtkWidget *from,
              SporBook *book,
              SporSignups *signups,
              const GArray *indices,
              SporProblem problem,
              const char *text,
              gboolean organisation)
{
  SporMendJob *job;
  const char *misread;

  g_return_if_fail (indices->len > 0);

  misread = spor_signup_misread (spor_signups_row (signups, g_array_index (indices, guint, 0)),
                                 problem);
  g_return_if_fail (misread != NULL);

  job = g_new0 (SporMendJob, 1);
  job->from = g_object_ref (from);
  job->round_id = g_strdup (spor_signups_round (signups)->id);
  job->names = spor_signups_names (signups, indices);
  job->mending.field = spor_problem_field (problem);
  job->mending.misread = g_strdup (misread);
  job->mending.text = g_strdup (text);
  job->mending.organisation = organisation;
  job->ids = g_new0 (char *, indices->len + 1);
  for (guint i = 0; i < indices->len; i++)
    job->ids[i] = g_strdup (spor_signups_row (signups, g_array_index (indices, guint, i))->id);
  spor_task_watch_begin (&job->watch, from, _ ("Changing the sign-ups…"), indices->len);
  spor_book_run_async (book, spor_run_mend, job, NULL, NULL, job->watch.cancellable, on_mended_cb,
                       job);
}

/* --- Whom ----------------------------------------------------------------------------------- */

char *
spor_mend_names (const SporSignups *signups, const GArray *indices, guint most)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = indices->len <= most ? indices->len : most;
  g_autofree char *more = spor_format_count (indices->len - n);

  for (guint i = 0; i < n; i++)
    {
      const SporSignupRow *row = spor_signups_row (signups, g_array_index (indices, guint, i));

      g_string_append_printf (names, "%s%s", i ? ", " : "",
                              *row->name ? row->name : _ ("Without a name"));
    }
  if (n == indices->len)
    return g_string_free (g_steal_pointer (&names), FALSE);
  /* Translators: names, and how many more there are */
  return g_strdup_printf (ngettext ("%s and %s more", "%s and %s more", indices->len - n),
                          names->str, more);
}

/* --- Asking --------------------------------------------------------------------------------- */

/* What a dialog asks; goes with it. */
typedef struct
{
  GtkWidget *from;
  SporBook *book;
  SporSignups *signups;
  GArray *indices;
  SporProblem problem;

  /* borrowed from the dialog; NULL where there is none */
  GtkMenuButton *place;
  GtkDropDown *option;
  GtkCheckButton *organisation;

  char *chosen; /* a place; NULL: none yet */
} SporMendQuestion;

static void
spor_mend_question_free (gpointer data)
{
  SporMendQuestion *self = data;

  g_object_unref (self->from);
  g_object_unref (self->book);
  spor_signups_unref (self->signups);
  g_array_unref (self->indices);
  g_free (self->chosen);
  g_free (self);
}

static const SporSignupRow *
spor_mend_question_row (SporMendQuestion *self)
{
  return spor_signups_row (self->signups, g_array_index (self->indices, guint, 0));
}

static gboolean
spor_mend_question_is_organisation (SporMendQuestion *self)
{
  return self->organisation && gtk_check_button_get_active (self->organisation);
}

/* (nullable) (transfer full): what the answer means, as it stands in the dialog */
static char *
spor_mend_question_text (SporMendQuestion *self)
{
  GObject *item = self->option ? gtk_drop_down_get_selected_item (self->option) : NULL;

  if (spor_mend_question_is_organisation (self))
    return g_strdup (spor_signup_misread (spor_mend_question_row (self), self->problem));
  if (!self->option)
    return g_strdup (self->chosen);
  return gtk_drop_down_get_selected (self->option) > 0
             ? g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (item)))
             : NULL;
}

static void
on_answer_changed_cb (AdwMessageDialog *dialog)
{
  SporMendQuestion *self = g_object_get_data (G_OBJECT (dialog), "spor-question");
  g_autofree char *text = spor_mend_question_text (self);

  if (self->place)
    {
      gtk_menu_button_set_label (self->place, self->chosen ? self->chosen : _ ("Choose Place…"));
      gtk_widget_set_sensitive (GTK_WIDGET (self->place),
                                !spor_mend_question_is_organisation (self));
    }
  adw_message_dialog_set_response_enabled (dialog, "mend", text != NULL);
}

static void
on_place_chosen_cb (AdwMessageDialog *dialog, const char *place)
{
  SporMendQuestion *self = g_object_get_data (G_OBJECT (dialog), "spor-question");

  g_free (self->chosen);
  self->chosen = g_strdup (place);
  on_answer_changed_cb (dialog);
}

static void
on_response_cb (AdwMessageDialog *dialog, const char *response, SporMendQuestion *self)
{
  g_autofree char *text = spor_mend_question_text (self);

  if (g_str_equal (response, "mend") && text)
    spor_mend_do (self->from, self->book, self->signups, self->indices, self->problem, text,
                  spor_mend_question_is_organisation (self));
}

/* The municipality that was probably meant is there already. */
static void
spor_mend_question_add_place (SporMendQuestion *self, GtkBox *box, GtkWidget *dialog)
{
  SporRound *round = spor_signups_round (self->signups);
  int suggestion = spor_signup_suggestion (self->signups, spor_mend_question_row (self));
  GtkWidget *chooser = g_object_new (SPOR_TYPE_PLACE_CHOOSER, NULL);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *check
      = gtk_check_button_new_with_label (_ ("It is an organisation outside the municipalities"));

  spor_place_chooser_set_round (SPOR_PLACE_CHOOSER (chooser), round);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), chooser);
  if (suggestion >= 0)
    self->chosen = g_strdup (spor_places_get (round->places, suggestion)->name);
  self->place = GTK_MENU_BUTTON (button);
  self->organisation = GTK_CHECK_BUTTON (check);
  gtk_box_append (box, button);
  gtk_box_append (box, check);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_place_chosen_cb), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_answer_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
}

static void
spor_mend_question_add_option (SporMendQuestion *self, GtkBox *box, GtkWidget *dialog)
{
  const SporRound *round = spor_signups_round (self->signups);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gboolean track = spor_problem_field (self->problem) == SPOR_FIELD_TRACK;
  GtkWidget *drop_down;

  gtk_string_list_append (names, track ? _ ("Choose a track") : _ ("Choose a role"));
  for (guint t = 0; track && t < spor_round_n_tracks (round); t++)
    gtk_string_list_take (names, spor_track_title (spor_round_track (round, t)));
  for (guint r = 0; !track && r < round->roles->len; r++)
    gtk_string_list_append (names, ((SporOption *)g_ptr_array_index (round->roles, r))->name);
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spor_field_label (spor_problem_field (self->problem)), -1);
  self->option = GTK_DROP_DOWN (drop_down);
  gtk_box_append (box, drop_down);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (on_answer_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
spor_mend_dialog_new (SporMendQuestion *self)
{
  guint n = self->indices->len;
  const char *misread = spor_signup_misread (spor_mend_question_row (self), self->problem);
  g_autofree char *count = spor_format_count (n);
  g_autofree char *names = spor_mend_names (self->signups, self->indices, MOST_NAMES);
  g_autofree char *heading = g_strdup_printf (ngettext ("What Does “%s” Mean, %s Time?",
                                                        "What Does “%s” Mean, %s Times?", n),
                                              misread, count);
  /* Translators: names */
  g_autofree char *body
      = g_strdup_printf (_ ("It is corrected for %s. A single undo reverts all of it."), names);

  return adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (self->from)), heading, body);
}

void
spor_mend_ask (GtkWidget *from,
               SporBook *book,
               SporSignups *signups,
               const GArray *indices,
               SporProblem problem)
{
  SporMendQuestion *self = g_new0 (SporMendQuestion, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *dialog;

  self->from = g_object_ref (from);
  self->book = g_object_ref (book);
  self->signups = spor_signups_ref (signups);
  self->indices = g_array_copy ((GArray *)indices);
  self->problem = problem;
  dialog = spor_mend_dialog_new (self);
  g_object_set_data_full (G_OBJECT (dialog), "spor-question", self, spor_mend_question_free);
  if (problem == SPOR_PROBLEM_UNKNOWN_MUNICIPALITY)
    spor_mend_question_add_place (self, GTK_BOX (box), dialog);
  else
    spor_mend_question_add_option (self, GTK_BOX (box), dialog);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "mend",
                                    _ ("C_orrect All"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "mend",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "mend");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  on_answer_changed_cb (ADW_MESSAGE_DIALOG (dialog));
  g_signal_connect (dialog, "response", G_CALLBACK (on_response_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (gtk_widget_get_first_child (box));
}
