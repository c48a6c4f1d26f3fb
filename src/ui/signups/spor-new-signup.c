/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-new-signup.h"

#include "spor-date-entry.h"
#include "spor-error-dialog.h"
#include "spor-judgement.h"
#include "spor-objection.h"
#include "spor-store-rounds.h"
#include "spor-text-scale.h"
#include "spor-text.h"
#include "spor-time.h"
#include "spor-toast.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* A dialog of this kind is as narrow as the longest word in it, otherwise. */
#define TEXT_WIDTH 320

/* What is being asked, and then done: goes with the dialog, and with the job. */
typedef struct
{
  gatomicrefcount ref_count;
  GtkWidget *from;
  SporBook *book;
  SporSignupMade made;
  SporSignupShow show;
  AdwMessageDialog *dialog; /* borrowed, and so is what is in it */
  GtkEditable *entry;
  GtkLabel *namesake;
  GtkWidget *namesake_row;
  SporDateEntry *date;
  GtkLabel *late;
  SporRound *round; /* that was shown, whatever is by now */
  char *name;
  char *namesake_id; /* NULL: nobody is called so */
  guint n_namesakes;
  gint64 today;
  gint64 day; /* when it came */
} SporNewSignup;

static void
spor_new_signup_unref (gpointer data)
{
  SporNewSignup *asked = data;

  if (!g_atomic_ref_count_dec (&asked->ref_count))
    return;
  g_object_unref (asked->from);
  g_object_unref (asked->book);
  spor_round_unref (asked->round);
  g_free (asked->name);
  g_free (asked->namesake_id);
  g_free (asked);
}

/* --- To the book ---------------------------------------------------------------------------- */

typedef struct
{
  const SporNewSignup *asked;
  char *id; /* what comes of it */
} SporSigningUp;

/* What came today came now: nobody has to say at what hour. */
static gboolean
spor_sign_up_in_round (SporStore *store, gpointer data, GError **error)
{
  SporSigningUp *job = data;
  g_autofree char *day = spor_day_to_iso (job->asked->day);
  const SporEdit answers[] = { { SPOR_FIELD_NAME, job->asked->name }, { SPOR_FIELD_CREATED, day } };

  job->id
      = spor_store_sign_up (store, answers, job->asked->day == job->asked->today ? 1 : 2, error);
  return job->id != NULL;
}

/* On the book's worker, which reads the round's id, the name and the days alone. Result: the id */
static gpointer
spor_run_sign_up (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporSigningUp job = { data };

  if (spor_store_do_in_round (store, job.asked->round->id, spor_sign_up_in_round, &job, error))
    return job.id;
  g_free (job.id);
  return NULL;
}

static GPtrArray *
spor_new_signup_quote (const SporNewSignup *asked)
{
  GPtrArray *quotes = spor_quotes_new ();
  g_autofree char *day = spor_time_format_date (spor_day_begins (asked->day));

  spor_quotes_add (quotes, _ ("Name"), asked->name);
  spor_quotes_add (quotes, _ ("Signed up on"), day);
  return quotes;
}

static void
on_signed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SporNewSignup *asked = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = spor_book_run_finish (SPOR_BOOK (source), result, &error);

  if (id)
    {
      spor_toast_undo (asked->from, _ ("Sign-up added"));
      asked->made (asked->from, id);
    }
  else
    {
      g_autoptr (GPtrArray) typed = spor_new_signup_quote (asked);

      spor_show_lost (asked->from, _ ("The Sign-up Was Not Added"), error, typed);
    }
}

static void
spor_new_signup_do (SporNewSignup *asked)
{
  g_atomic_ref_count_inc (&asked->ref_count);
  spor_book_run_async (asked->book, spor_run_sign_up, asked, spor_new_signup_unref, g_free, NULL,
                       on_signed_up_cb, asked);
}

/* --- The question --------------------------------------------------------------------------- */

static const SporSignupRow *
spor_new_signup_find_namesake (SporNewSignup *asked)
{
  SporSignups *signups = spor_snapshot_get_signups (spor_book_get_snapshot (asked->book));
  int index = signups ? spor_signups_find_name (signups, gtk_editable_get_text (asked->entry)) : -1;

  return index < 0 ? NULL : spor_signups_row (signups, index);
}

static guint
spor_new_signup_count_namesakes (SporNewSignup *asked)
{
  SporSignups *signups = spor_snapshot_get_signups (spor_book_get_snapshot (asked->book));

  return signups ? spor_signups_count_name (signups, gtk_editable_get_text (asked->entry)) : 0;
}

/* Not forbidden: two may have one name, and one may sign up for two tracks. */
static char *
spor_new_signup_name_namesake (const SporSignupRow *row, guint n)
{
  if (!row)
    return g_strdup ("");
  if (n > 1)
    /* Translators: somebody's name, how many (two or more) */
    return g_strdup_printf (ngettext ("There is already %2$u sign-up in the name of %1$s.",
                                      "There are already %2$u sign-ups in the name of %1$s.", n),
                            row->name, n);
  /* Translators: somebody's name */
  return !*row->place
             ? g_strdup_printf (_ ("%s has signed up already."), row->name)
             /* Translators: somebody's name, a municipality */
             : g_strdup_printf (_ ("%1$s of %2$s has signed up already."), row->name, row->place);
}

/* "" where there is nothing to say. What came today comes now. */
static char *
spor_new_signup_say_late (const SporNewSignup *asked)
{
  gint64 when = asked->day == asked->today ? g_get_real_time () / G_USEC_PER_SEC
                                           : spor_day_begins (asked->day);
  g_autofree char *deadline = NULL;

  if (!spor_judge_late (asked->round, when))
    return g_strdup ("");
  deadline = spor_time_format_date (asked->round->deadline - 1);
  return g_strdup_printf (
      /* Translators: the last day of sign-up */
      _ ("The deadline was %s: this sign-up is late, and cannot be seated until that is waived."),
      deadline);
}

/* Where the day is none, that is said in the same place. */
static void
spor_new_signup_show_late (SporNewSignup *asked, gboolean is_day)
{
  g_autofree char *text = is_day ? spor_new_signup_say_late (asked) : g_strdup ("");

  gtk_label_set_label (asked->late, text);
  gtk_widget_set_visible (GTK_WIDGET (asked->late), *text);
  if (is_day)
    gtk_accessible_update_property (GTK_ACCESSIBLE (spor_date_entry_get_entry (asked->date)),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
spor_new_signup_judge (SporNewSignup *asked)
{
  g_autofree char *name = spor_text_clean (gtk_editable_get_text (asked->entry));
  g_autofree char *objection = spor_text_objection (name, SPOR_TEXT_LINE);
  gboolean is_day = spor_date_entry_peek (asked->date, &asked->day);
  gboolean has_come = asked->day <= asked->today;

  if (is_day && !has_come)
    spor_date_entry_say (asked->date, _ ("This day is yet to come."));
  spor_new_signup_show_late (asked, is_day && has_come);
  adw_message_dialog_set_response_enabled (asked->dialog, "add",
                                           *name && !objection && is_day && has_come);
}

static void
on_name_changed_cb (SporNewSignup *asked)
{
  const SporSignupRow *row = spor_new_signup_find_namesake (asked);
  g_autofree char *text = NULL;

  asked->n_namesakes = row ? spor_new_signup_count_namesakes (asked) : 0;
  text = spor_new_signup_name_namesake (row, asked->n_namesakes);
  g_free (asked->namesake_id);
  asked->namesake_id = row ? g_strdup (row->id) : NULL;
  gtk_label_set_label (asked->namesake, text);
  gtk_widget_set_visible (asked->namesake_row, row != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (asked->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  spor_new_signup_judge (asked);
}

/* Nothing is added. The question goes first: the keyboard is in it. */
static void
on_show_clicked_cb (SporNewSignup *asked)
{
  g_autoptr (GtkWidget) from = g_object_ref (asked->from);
  g_autofree char *id = g_steal_pointer (&asked->namesake_id);
  g_autofree char *name = spor_text_clean (gtk_editable_get_text (asked->entry));
  gboolean several = asked->n_namesakes > 1;
  SporSignupShow show = asked->show;

  gtk_window_close (GTK_WINDOW (asked->dialog));
  show (from, id, several ? name : NULL);
}

static void
on_response_cb (AdwMessageDialog *dialog, const char *response, SporNewSignup *asked)
{
  if (!g_str_equal (response, "add"))
    return;
  asked->name = spor_text_clean (gtk_editable_get_text (asked->entry));
  spor_new_signup_do (asked);
}

static GtkWidget *
spor_new_signup_name_new (SporNewSignup *asked)
{
  GtkWidget *entry = gtk_entry_new ();

  asked->entry = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"),
                                  -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_name_changed_cb), asked);
  return entry;
}

/* Also where something is said below the entry. */
static void
spor_keep_level (GtkWidget *label, GtkWidget *entry)
{
  g_autoptr (GtkSizeGroup) group = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);

  gtk_size_group_add_widget (group, label);
  gtk_size_group_add_widget (group, entry);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
}

/* It says what is wrong with the day by itself, and first. The label does not give way to that: it
 * is on one line. */
static GtkWidget *
spor_new_signup_date_new (SporNewSignup *asked)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ ("Signed up on"));
  GtkWidget *date = spor_date_entry_new ();
  GtkWidget *entry = spor_date_entry_get_entry (SPOR_DATE_ENTRY (date));

  asked->date = SPOR_DATE_ENTRY (date);
  spor_date_entry_set_day (asked->date, asked->today);
  gtk_widget_set_hexpand (date, TRUE);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  g_signal_connect_data (entry, "changed", G_CALLBACK (spor_new_signup_judge), asked, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (date, "left", G_CALLBACK (spor_new_signup_judge), asked);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  spor_keep_level (label, entry);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), date);
  return row;
}

/* What is said there does not widen the dialog. */
static GtkWidget *
spor_new_signup_line_new (void)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "max-width-chars", 24, "xalign", 0.0, "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (label, "caption");
  return label;
}

static GtkWidget *
spor_new_signup_namesake_new (SporNewSignup *asked)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = spor_new_signup_line_new ();
  GtkWidget *show = gtk_button_new_with_mnemonic (_ ("_Show"));

  asked->namesake = GTK_LABEL (label);
  asked->namesake_row = row;
  gtk_widget_set_valign (show, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (show, "clicked", G_CALLBACK (on_show_clicked_cb), asked);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), show);
  gtk_widget_set_visible (row, FALSE);
  return row;
}

static GtkWidget *
spor_new_signup_content_new (SporNewSignup *asked)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = spor_new_signup_name_new (asked);
  GtkWidget *late = spor_new_signup_line_new ();

  asked->late = GTK_LABEL (late);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), spor_objection_new (entry, SPOR_TEXT_LINE));
  gtk_box_append (GTK_BOX (box), spor_new_signup_namesake_new (asked));
  gtk_box_append (GTK_BOX (box), spor_new_signup_date_new (asked));
  gtk_box_append (GTK_BOX (box), late);
  return box;
}

void
spor_new_signup_ask (GtkWidget *from, SporBook *book, SporSignupMade made, SporSignupShow show)
{
  SporNewSignup *asked = g_new0 (SporNewSignup, 1);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (from)), _ ("New Sign-up"),
      _ ("For somebody who has signed up by mail or telephone. What else they have answered is "
         "typed afterwards.")));
  GtkWidget *content;

  g_atomic_ref_count_init (&asked->ref_count);
  asked->from = g_object_ref (from);
  asked->book = g_object_ref (book);
  asked->made = made;
  asked->show = show;
  asked->dialog = dialog;
  asked->today = asked->day = spor_day_of_instant (g_get_real_time () / G_USEC_PER_SEC);
  asked->round = spor_round_ref (spor_snapshot_get_round (spor_book_get_snapshot (book)));
  content = spor_new_signup_content_new (asked);
  gtk_widget_set_size_request (content, (int)(TEXT_WIDTH * spor_text_scale (from)), -1);
  adw_message_dialog_set_extra_child (dialog, content);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "add", _ ("_Add"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "add", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "add");
  adw_message_dialog_set_close_response (dialog, "cancel");
  spor_new_signup_judge (asked);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response_cb), asked,
                         (GClosureNotify)spor_new_signup_unref, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (asked->entry));
}
