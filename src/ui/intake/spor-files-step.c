/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-files-step.h"

#include "spor-file-choice.h"
#include "spor-import-text.h"

#include <glib/gi18n-lib.h>

struct _SporFilesStep
{
  AdwBin parent_instance;

  /* template */
  GtkWidget *area;
  GtkWidget *choose;
  GtkWidget *found;
  AdwActionRow *found_row;
  GtkRevealer *complaint_revealer;
  GtkLabel *complaint;
  GtkWidget *options;
  AdwComboRow *encoding;
  AdwComboRow *separator;

  gboolean resetting;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_OPTIONS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In the order of the rows in the template; the first is to find it. */
static const char *const encodings[] = { NULL, "UTF-8", "UTF-16LE", "UTF-16BE", "WINDOWS-1252" };
static const char separators[] = { 0, ';', ',', '\t' };

/* Windows writes endings in capitals, too. */
static const char *const patterns[]
    = { "*.csv", "*.CSV", "*.txt", "*.TXT", "*.tsv", "*.xlsx", "*.XLSX", "*.zip", "*.ZIP", NULL };

G_DEFINE_FINAL_TYPE (SporFilesStep, spor_files_step, ADW_TYPE_BIN)

static void
spor_files_step_take (SporFilesStep *self, GListModel *files, gboolean dropped)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (g_file_peek_path (file))
        g_strv_builder_add (builder, g_file_peek_path (file));
    }
  paths = g_strv_builder_end (builder);
  if (paths[0])
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, paths, dropped);
  else
    {
      g_autoptr (GError) error
          = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                                 _ ("These files are not on this computer: copy them to a folder "
                                    "here, and choose them there."));

      spor_files_step_show_error (self, error);
    }
}

static gboolean
on_dropped_cb (SporFilesStep *self, const GValue *value)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *l = g_value_get_boxed (value); l; l = l->next)
    g_list_store_append (files, l->data);
  spor_files_step_take (self, G_LIST_MODEL (files), TRUE);
  return TRUE;
}

static void
on_chosen_cb (GtkWidget *from, GListModel *files, gpointer user_data)
{
  spor_files_step_take (SPOR_FILES_STEP (from), files, FALSE);
}

static void
on_choose_files_clicked_cb (SporFilesStep *self)
{
  const SporFileChoice choice = { .title = _ ("Choose Files"),
                                  .accept = _ ("_Open"),
                                  .kind = _ ("Sign-ups (CSV, Excel, zip)"),
                                  .patterns = patterns,
                                  .multiple = TRUE };

  spor_choose_files (GTK_WIDGET (self), &choice, on_chosen_cb, NULL);
}

static void
on_choose_folder_clicked_cb (SporFilesStep *self)
{
  const SporFileChoice choice
      = { .title = _ ("Choose Folder"), .accept = _ ("_Open"), .folder = TRUE };

  spor_choose_files (GTK_WIDGET (self), &choice, on_chosen_cb, NULL);
}

static void
on_option_changed_cb (SporFilesStep *self)
{
  if (!self->resetting)
    g_signal_emit (self, signals[SIGNAL_OPTIONS_CHANGED], 0);
}

static void
spor_files_step_class_init (SporFilesStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", SPOR_TYPE_FILES_STEP, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRV, G_TYPE_BOOLEAN);
  signals[SIGNAL_OPTIONS_CHANGED]
      = g_signal_new ("options-changed", SPOR_TYPE_FILES_STEP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);

  g_type_ensure (GDK_TYPE_FILE_LIST); /* GDK itself does it on X11 alone */
  gtk_widget_class_set_css_name (widget_class, "filesstep");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-files-step.ui");
  gtk_widget_class_bind_template_child (widget_class, SporFilesStep, area);
  gtk_widget_class_bind_template_child (widget_class, SporFilesStep, found);
  gtk_widget_class_bind_template_child (widget_class, SporFilesStep, choose);
  gtk_widget_class_bind_template_child (widget_class, SporFilesStep, found_row);
  gtk_widget_class_bind_template_child (widget_class, SporFilesStep, complaint_revealer);
  gtk_widget_class_bind_template_child (widget_class, SporFilesStep, complaint);
  gtk_widget_class_bind_template_child (widget_class, SporFilesStep, options);
  gtk_widget_class_bind_template_child (widget_class, SporFilesStep, encoding);
  gtk_widget_class_bind_template_child (widget_class, SporFilesStep, separator);
  gtk_widget_class_bind_template_callback (widget_class, on_dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_files_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_folder_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_option_changed_cb);
}

static void
spor_files_step_init (SporFilesStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

SporSourceOptions
spor_files_step_get_options (SporFilesStep *self)
{
  SporSourceOptions options = { 0 };

  g_return_val_if_fail (SPOR_IS_FILES_STEP (self), options);

  options.encoding = encodings[adw_combo_row_get_selected (self->encoding)];
  options.separator = separators[adw_combo_row_get_selected (self->separator)];
  return options;
}

void
spor_files_step_reset_options (SporFilesStep *self)
{
  g_return_if_fail (SPOR_IS_FILES_STEP (self));

  self->resetting = TRUE;
  adw_combo_row_set_selected (self->encoding, 0);
  adw_combo_row_set_selected (self->separator, 0);
  self->resetting = FALSE;
}

void
spor_files_step_show_reading (SporFilesStep *self)
{
  g_return_if_fail (SPOR_IS_FILES_STEP (self));

  gtk_revealer_set_reveal_child (self->complaint_revealer, FALSE);
}

/* Once there is a file, going on is what stands out. */
static void
spor_files_step_set_found (SporFilesStep *self, gboolean found)
{
  gtk_widget_set_visible (self->found, found);
  if (found)
    gtk_widget_remove_css_class (self->choose, "suggested-action");
  else
    gtk_widget_add_css_class (self->choose, "suggested-action");
}

void
spor_files_step_show_file (SporFilesStep *self, SporImportFile *file)
{
  SporSource *source = spor_import_file_get_source (file);
  g_autofree char *found = spor_import_text_source (source);

  g_return_if_fail (SPOR_IS_FILES_STEP (self));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->found_row),
                                 spor_source_get_name (source));
  adw_action_row_set_subtitle (self->found_row, found);
  spor_files_step_set_found (self, TRUE);
  gtk_widget_set_visible (self->options, spor_source_get_encoding (source) != NULL);
  gtk_revealer_set_reveal_child (self->complaint_revealer, FALSE);
}

/* What cannot be read at all is not put right by reading it in another way. */
static gboolean
spor_error_is_of_content (const GError *error)
{
  return error->domain == SPOR_INTAKE_ERROR && error->code != SPOR_INTAKE_ERROR_UNREADABLE;
}

void
spor_files_step_show_error (SporFilesStep *self, const GError *error)
{
  g_return_if_fail (SPOR_IS_FILES_STEP (self));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_label_set_label (self->complaint, error->message);
  gtk_revealer_set_reveal_child (self->complaint_revealer, TRUE);
  spor_files_step_set_found (self, FALSE);
  gtk_widget_set_visible (self->options, spor_error_is_of_content (error));
}
