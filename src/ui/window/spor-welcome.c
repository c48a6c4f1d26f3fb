/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-welcome.h"

#include "spor-example.h"
#include "spor-recent.h"
#include "spor-time.h"

#include <glib/gi18n-lib.h>

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

#define PATH_KEY "spor-path"

static void spor_welcome_update_recent (SporWelcome *self);

/* When the book was changed last; NULL: it is not there any more. */
static char *
spor_recent_changed (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_TIME_MODIFIED,
                           G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GDateTime) time = NULL;

  if (!info || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return NULL;
  time = g_file_info_get_modification_date_time (info);
  return spor_time_format_full (g_date_time_to_unix (time));
}

/* Where it is and since when, or that it is gone. */
static char *
spor_recent_describe (const char *path, const char *changed)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);

  if (!changed)
    /* Translators: a folder */
    return g_strdup_printf (_ ("No longer in %s"), shown);
  /* Translators: a folder; a day and a time */
  return g_strdup_printf (_ ("%s · %s"), shown, changed);
}

static void
on_forget_clicked_cb (GtkButton *button, SporWelcome *self)
{
  g_autoptr (GError) error = NULL;

  if (!spor_recent_remove (g_object_get_data (G_OBJECT (button), PATH_KEY), &error))
    g_warning ("%s", error->message);
  spor_welcome_update_recent (self);
  gtk_widget_grab_focus (self->new_book); /* the button is gone */
}

static void
spor_welcome_add_forget (SporWelcome *self, AdwActionRow *row, const char *path, const char *name)
{
  GtkWidget *forget = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: the name of a book */
  g_autofree char *label = g_strdup_printf (_ ("Remove %s from the List"), name);

  gtk_widget_set_valign (forget, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (forget, "flat");
  gtk_widget_add_css_class (forget, "circular");
  gtk_widget_set_tooltip_text (forget, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (forget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (forget), PATH_KEY, g_strdup (path), g_free);
  g_signal_connect_object (forget, "clicked", G_CALLBACK (on_forget_clicked_cb), self, 0);
  adw_action_row_add_suffix (row, forget);
}

static void
spor_welcome_add_recent (SporWelcome *self, const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown_name = g_filename_display_name (name);
  g_autofree char *changed = spor_recent_changed (path);
  g_autofree char *description = spor_recent_describe (path, changed);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown_name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), description);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_tooltip_text (row, description);
  spor_welcome_add_forget (self, ADW_ACTION_ROW (row), path, shown_name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), changed != NULL);
  if (changed)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-recent");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
    }
  else
    gtk_widget_add_css_class (row, "dim-label");
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
