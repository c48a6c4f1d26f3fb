/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-welcome.h"

#include "spor-example.h"
#include "spor-recent.h"

struct _SporWelcome
{
  AdwBin parent_instance;

  /* template */
  GtkWidget *new_book;
  GtkWidget *example;
  AdwPreferencesGroup *recent;

  /* borrowed from the group */
  GPtrArray *recent_rows;
};

G_DEFINE_FINAL_TYPE (SporWelcome, spor_welcome, ADW_TYPE_BIN)

static void
spor_welcome_add_recent (SporWelcome *self, const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown_name = g_filename_display_name (name);
  g_autofree char *shown_folder = g_filename_display_name (folder);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown_name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown_folder);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-recent");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  adw_preferences_group_add (self->recent, row);
  g_ptr_array_add (self->recent_rows, row);
}

static void
spor_welcome_update_recent (SporWelcome *self)
{
  g_auto (GStrv) paths = spor_recent_list ();

  for (guint i = 0; i < self->recent_rows->len; i++)
    adw_preferences_group_remove (self->recent, g_ptr_array_index (self->recent_rows, i));
  g_ptr_array_set_size (self->recent_rows, 0);
  for (guint i = 0; paths[i]; i++)
    if (g_file_test (paths[i], G_FILE_TEST_IS_REGULAR))
      spor_welcome_add_recent (self, paths[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->recent), self->recent_rows->len > 0);
}

static void
spor_welcome_map (GtkWidget *widget)
{
  SporWelcome *self = SPOR_WELCOME (widget);

  spor_welcome_update_recent (self);
  GTK_WIDGET_CLASS (spor_welcome_parent_class)->map (widget);
  gtk_widget_grab_focus (self->new_book);
}

static void
spor_welcome_finalize (GObject *object)
{
  g_ptr_array_unref (SPOR_WELCOME (object)->recent_rows);
  G_OBJECT_CLASS (spor_welcome_parent_class)->finalize (object);
}

static void
spor_welcome_class_init (SporWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = spor_welcome_finalize;
  widget_class->map = spor_welcome_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/dk/kombit/Spor/ui/spor-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, SporWelcome, new_book);
  gtk_widget_class_bind_template_child (widget_class, SporWelcome, example);
  gtk_widget_class_bind_template_child (widget_class, SporWelcome, recent);
}

static void
spor_welcome_init (SporWelcome *self)
{
  g_autofree char *example = spor_example_find ();

  self->recent_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->example, example != NULL);
}
