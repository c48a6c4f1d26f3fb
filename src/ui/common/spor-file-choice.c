/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-file-choice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GtkFileChooserNative *chooser; /* owned until the answer */
  GWeakRef from;
  SporFilesChosen chosen;
  gpointer user_data;
  char **endings; /* for save, NULL-terminated: one of them is right; NULL: any */
} SporFileQuestion;

static void
spor_file_question_free (SporFileQuestion *question)
{
  g_object_unref (question->chooser);
  g_weak_ref_clear (&question->from);
  g_strfreev (question->endings);
  g_free (question);
}

static gboolean
spor_file_question_accepts (const SporFileQuestion *question, const char *name)
{
  for (guint i = 0; question->endings && question->endings[i]; i++)
    if (g_str_has_suffix (name, question->endings[i]))
      return TRUE;
  return question->endings == NULL;
}

static GFile *
spor_file_question_complete (SporFileQuestion *question, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *whole = NULL;
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (!folder || spor_file_question_accepts (question, name))
    return g_object_ref (file);
  whole = g_strconcat (name, question->endings[0], NULL);
  return g_file_get_child (folder, whole);
}

static GListModel *
spor_file_question_files (SporFileQuestion *question)
{
  g_autoptr (GListModel) chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (question->chooser));
  GListStore *files = g_list_store_new (G_TYPE_FILE);

  for (guint i = 0; i < g_list_model_get_n_items (chosen); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (chosen, i);
      g_autoptr (GFile) whole = spor_file_question_complete (question, file);

      g_list_store_append (files, whole);
    }
  return G_LIST_MODEL (files);
}

static void
on_answered_cb (GtkNativeDialog *dialog, int response, SporFileQuestion *question)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&question->from);
  g_autoptr (GListModel) files = spor_file_question_files (question);

  if (response == GTK_RESPONSE_ACCEPT && from && g_list_model_get_n_items (files) > 0)
    question->chosen (from, files, question->user_data);
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
  g_autoptr (GFile) folder = g_file_new_for_path (
      choice->begin_in && g_file_test (choice->begin_in, G_FILE_TEST_IS_DIR) ? choice->begin_in
                                                                             : usual);

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
  question->user_data = user_data;
  if (choice->save)
    question->endings = spor_file_choice_endings (choice);
  g_signal_connect (question->chooser, "response", G_CALLBACK (on_answered_cb), question);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (question->chooser));
}
