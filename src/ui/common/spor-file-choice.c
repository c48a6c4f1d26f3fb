/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-file-choice.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  GtkFileChooserNative *chooser; /* owned until the answer */
  GListModel *files;             /* owned; the answer: GFile */
  gboolean unseen;               /* the user has not seen that file's name */
  GWeakRef from;
  SporFilesChosen chosen;
  SporFilesNotChosen not_chosen; /* NULL: nobody waits, or it has been answered */
  gpointer user_data;
  char **endings; /* for save, NULL-terminated: one of them is right; NULL: any */
} SporFileQuestion;

static void
spor_file_question_free (SporFileQuestion *question)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&question->from);

  if (from && question->not_chosen)
    question->not_chosen (from);
  g_object_unref (question->chooser);
  g_clear_object (&question->files);
  g_weak_ref_clear (&question->from);
  g_strfreev (question->endings);
  g_free (question);
}

/* "Tickets.PDF" too; -1: with none of them */
static int
spor_find_ending (const char *name, const char *const *endings)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; endings[i]; i++)
    if (g_str_has_suffix (lower, endings[i]))
      return i;
  return -1;
}

char *
spor_file_name_complete (const char *name, const char *const *endings)
{
  int ending = spor_find_ending (name, endings);
  g_autofree char *stem = NULL;

  if (ending < 0)
    return g_strconcat (name, endings[0], NULL);
  stem = g_strndup (name, strlen (name) - strlen (endings[ending]));
  return spor_find_ending (stem, endings) == ending ? g_steal_pointer (&stem) : g_strdup (name);
}

static GFile *
spor_file_question_complete (SporFileQuestion *question, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *whole = NULL;
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (!folder || !question->endings)
    return g_object_ref (file);
  whole = spor_file_name_complete (name, (const char *const *)question->endings);
  return g_file_get_child (folder, whole);
}

static void
spor_file_question_read (SporFileQuestion *question)
{
  g_autoptr (GListModel) chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (question->chooser));
  GListStore *files = g_list_store_new (G_TYPE_FILE);

  for (guint i = 0; i < g_list_model_get_n_items (chosen); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (chosen, i);
      g_autoptr (GFile) whole = spor_file_question_complete (question, file);

      g_list_store_append (files, whole);
      question->unseen = !g_file_equal (file, whole);
    }
  question->files = G_LIST_MODEL (files);
}

static void
spor_file_question_answer (SporFileQuestion *question)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&question->from);

  if (!from || g_list_model_get_n_items (question->files) == 0)
    return;
  question->not_chosen = NULL;
  question->chosen (from, question->files, question->user_data);
}

static void
on_replace_answered_cb (AdwMessageDialog *dialog, const char *response, SporFileQuestion *question)
{
  if (g_str_equal (response, "replace"))
    spor_file_question_answer (question);
  spor_file_question_free (question);
}

/* The chooser has asked for the name as it was typed: not for the one with its ending. */
static void
spor_file_question_ask_to_replace (SporFileQuestion *question, GtkWidget *from, GFile *file)
{
  GtkRoot *root = gtk_widget_get_root (from);
  g_autofree char *name = g_file_get_basename (file);
  /* Translators: the name of a file */
  g_autofree char *heading = g_strdup_printf (_ ("Replace “%s”?"), name);
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading,
                                _ ("There is a file of that name already. Its content will be "
                                   "overwritten."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "replace",
                                    _ ("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_replace_answered_cb), question);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_answered_cb (GtkNativeDialog *native, int response, SporFileQuestion *question)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&question->from);
  g_autoptr (GFile) file = NULL;

  spor_file_question_read (question);
  file = g_list_model_get_item (question->files, 0);
  if (response == GTK_RESPONSE_ACCEPT && from && question->unseen
      && g_file_query_exists (file, NULL))
    {
      spor_file_question_ask_to_replace (question, from, file);
      return;
    }
  if (response == GTK_RESPONSE_ACCEPT)
    spor_file_question_answer (question);
  spor_file_question_free (question);
}

static void
spor_file_choice_add_filters (const SporFileChoice *choice, GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, choice->kind);
  for (guint i = 0; choice->patterns[i]; i++)
    gtk_file_filter_add_pattern (filter, choice->patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

/* Where nothing can be written, nothing is to be saved. */
static gboolean
spor_file_choice_can_begin (const SporFileChoice *choice)
{
  return choice->begin_in && g_file_test (choice->begin_in, G_FILE_TEST_IS_DIR)
         && (!choice->save || g_access (choice->begin_in, W_OK) == 0);
}

static GtkFileChooserNative *
spor_file_choice_create (GtkWidget *from, const SporFileChoice *choice)
{
  GtkRoot *root = gtk_widget_get_root (from);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  GtkFileChooserAction action = choice->save     ? GTK_FILE_CHOOSER_ACTION_SAVE
                                : choice->folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                                                 : GTK_FILE_CHOOSER_ACTION_OPEN;
  GtkFileChooserNative *native
      = gtk_file_chooser_native_new (choice->title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                     action, choice->accept, NULL);
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (native);
  const char *usual = documents ? documents : g_get_home_dir ();
  g_autoptr (GFile) folder
      = g_file_new_for_path (spor_file_choice_can_begin (choice) ? choice->begin_in : usual);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  if (!choice->folder)
    spor_file_choice_add_filters (choice, chooser);
  gtk_file_chooser_set_select_multiple (chooser, choice->multiple);
  gtk_file_chooser_set_current_folder (chooser, folder, NULL);
  if (choice->save && choice->name)
    gtk_file_chooser_set_current_name (chooser, choice->name);
  return native;
}

/* "*.spor" → ".spor" */
static char **
spor_file_choice_endings (const SporFileChoice *choice)
{
  char **endings = g_strdupv ((char **)choice->patterns);

  for (guint i = 0; endings[i]; i++)
    memmove (endings[i], endings[i] + 1, strlen (endings[i]));
  return endings;
}

void
spor_choose_files (GtkWidget *from,
                   const SporFileChoice *choice,
                   SporFilesChosen chosen,
                   gpointer user_data)
{
  SporFileQuestion *question = g_new0 (SporFileQuestion, 1);

  question->chooser = spor_file_choice_create (from, choice);
  g_weak_ref_init (&question->from, from);
  question->chosen = chosen;
  question->not_chosen = choice->not_chosen;
  question->user_data = user_data;
  if (choice->save)
    question->endings = spor_file_choice_endings (choice);
  g_signal_connect (question->chooser, "response", G_CALLBACK (on_answered_cb), question);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (question->chooser));
}
