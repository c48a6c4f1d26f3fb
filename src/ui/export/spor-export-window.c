/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-export-window.h"

#include "spor-file-choice.h"
#include "spor-settings.h"

#include <glib/gi18n-lib.h>

struct _SporExportWindow
{
  AdwWindow parent_instance;

  /* template */
  GtkListBox *kinds;
  GtkWidget *options;
  AdwComboRow *choice;
  AdwActionRow *switch_row;
  GtkSwitch *turned_on;

  SporExportPlace place; /* borrowed: its window is this one's parent and outlives it */
  GSettings *settings;   /* owned; NULL where they are not installed */
  const SporExportKind *kind;
};

G_DEFINE_FINAL_TYPE (SporExportWindow, spor_export_window, ADW_TYPE_WINDOW)

#define KIND_DATA "spor-export-kind"
#define CHOICE_TYPE "(ub)" /* the choice, the switch */

/* --- What was chosen last ------------------------------------------------------------------- */

static void
spor_export_window_recall (SporExportWindow *self, guint *choice, gboolean *switched)
{
  g_autoptr (GVariant) all
      = self->settings ? g_settings_get_value (self->settings, "export-choices") : NULL;
  g_autoptr (GVariant) own
      = all ? g_variant_lookup_value (all, self->kind->key, G_VARIANT_TYPE (CHOICE_TYPE)) : NULL;

  *choice = self->kind->usual_choice;
  *switched = FALSE;
  if (own)
    g_variant_get (own, CHOICE_TYPE, choice, switched);
}

static void
spor_export_window_remember (SporExportWindow *self, GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GVariant) before = NULL;
  g_auto (GVariantDict) choices = G_VARIANT_DICT_INIT (NULL);

  if (!self->settings)
    return;
  before = g_settings_get_value (self->settings, "export-choices");
  g_variant_dict_init (&choices, before);
  g_variant_dict_insert (&choices, self->kind->key, CHOICE_TYPE,
                         adw_combo_row_get_selected (self->choice),
                         gtk_switch_get_active (self->turned_on));
  g_settings_set_value (self->settings, "export-choices", g_variant_dict_end (&choices));
  g_settings_set_string (self->settings, "export-kind", self->kind->key);
  if (folder)
    g_settings_set_string (self->settings, "export-folder", g_file_peek_path (folder));
}

/* --- What can be chosen about a kind -------------------------------------------------------- */

static void
spor_export_window_show_choice (SporExportWindow *self, guint choice)
{
  g_auto (GStrv) names = NULL;
  g_autoptr (GtkStringList) list = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->choice), self->kind->choice != NULL);
  if (!self->kind->choice)
    return;
  names = self->kind->choices (spor_book_get_snapshot (self->place.book));
  list = gtk_string_list_new ((const char *const *)names);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->choice), _ (self->kind->choice));
  adw_combo_row_set_model (self->choice, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->choice, MIN (choice, g_strv_length (names) - 1));
}

static void
spor_export_window_show_switch (SporExportWindow *self, gboolean switched)
{
  gtk_widget_set_visible (GTK_WIDGET (self->switch_row), self->kind->switch_title != NULL);
  gtk_switch_set_active (self->turned_on, switched && self->kind->switch_title);
  if (!self->kind->switch_title)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->switch_row),
                                 _ (self->kind->switch_title));
  adw_action_row_set_subtitle (self->switch_row, _ (self->kind->switch_subtitle));
}

static void
spor_export_window_show_kind (SporExportWindow *self, const SporExportKind *kind)
{
  guint choice;
  gboolean switched;

  self->kind = kind;
  spor_export_window_recall (self, &choice, &switched);
  spor_export_window_show_choice (self, choice);
  spor_export_window_show_switch (self, switched);
  gtk_widget_set_visible (self->options, kind->choice || kind->switch_title);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.place", TRUE);
}

/* --- Kinds ---------------------------------------------------------------------------------- */

static void
on_kind_toggled_cb (SporExportWindow *self, GtkCheckButton *check)
{
  if (gtk_check_button_get_active (check))
    spor_export_window_show_kind (self, g_object_get_data (G_OBJECT (check), KIND_DATA));
}

static GtkWidget *
spor_export_window_add_kind (SporExportWindow *self, const SporExportKind *kind, GtkWidget *group)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (self->place.book);
  g_autofree char *why_not = kind->why_not ? kind->why_not (snapshot) : NULL;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (kind->title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why_not ? why_not : _ (kind->purpose));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_sensitive (row, why_not == NULL);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), group ? GTK_CHECK_BUTTON (group) : NULL);
  g_object_set_data (G_OBJECT (check), KIND_DATA, (gpointer)kind);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_kind_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (self->kinds, row);
  return check;
}

/* The list scrolls to what the keyboard comes to, but only once it is laid out. */
static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer chosen)
{
  if (gtk_widget_get_height (chosen) == 0)
    return G_SOURCE_CONTINUE;
  gtk_window_set_focus (GTK_WINDOW (widget), NULL);
  gtk_window_set_focus (GTK_WINDOW (widget), chosen);
  return G_SOURCE_REMOVE;
}

/* The kind that was asked for, or was taken last time, or the first there is. */
static void
spor_export_window_add_kinds (SporExportWindow *self, const char *key)
{
  g_autofree char *last
      = self->settings ? g_settings_get_string (self->settings, "export-kind") : NULL;
  const SporExportKind *const *kinds = spor_export_kinds ();
  GtkWidget *group = NULL, *chosen = NULL;

  for (guint i = 0; kinds[i]; i++)
    {
      GtkWidget *check = spor_export_window_add_kind (self, kinds[i], group);

      if (gtk_widget_is_sensitive (check)
          && (!chosen || g_strcmp0 (kinds[i]->key, key ? key : last) == 0))
        chosen = check;
      group = group ? group : check;
    }
  if (!chosen)
    return;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (chosen), TRUE);
  gtk_window_set_focus (GTK_WINDOW (self), chosen);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, chosen, NULL);
}

/* --- The place ------------------------------------------------------------------------------ */

static void
on_place_chosen_cb (GtkWidget *from, GListModel *files, gpointer user_data)
{
  SporExportWindow *self = SPOR_EXPORT_WINDOW (from);
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  spor_export_window_remember (self, file);
  spor_export_run (&self->place, self->kind, adw_combo_row_get_selected (self->choice),
                   gtk_switch_get_active (self->turned_on), file);
  gtk_window_close (GTK_WINDOW (self));
}

/* "Roster.xlsx" */
static char *
spor_export_kind_propose_name (const SporExportKind *self)
{
  return self->patterns ? g_strconcat (_ (self->name), self->patterns[0] + 1, NULL)
                        : g_strdup (_ (self->name));
}

static void
on_place_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporExportWindow *self = SPOR_EXPORT_WINDOW (widget);
  g_autofree char *name = spor_export_kind_propose_name (self->kind);
  g_autofree char *folder
      = self->settings ? g_settings_get_string (self->settings, "export-folder") : NULL;
  const SporFileChoice choice = {
    .title = _ (self->kind->title),
    .accept = _ ("_Export"),
    .kind = self->kind->files ? _ (self->kind->files) : NULL,
    .patterns = self->kind->patterns,
    .save = self->kind->patterns != NULL,
    .folder = self->kind->patterns == NULL,
    .name = name,
    .begin_in = folder && *folder ? folder : NULL,
  };

  spor_choose_files (widget, &choice, on_place_chosen_cb, NULL);
}

/* --- Window --------------------------------------------------------------------------------- */

static void
spor_export_window_dispose (GObject *object)
{
  g_clear_object (&SPOR_EXPORT_WINDOW (object)->settings);
  G_OBJECT_CLASS (spor_export_window_parent_class)->dispose (object);
}

static void
spor_export_window_class_init (SporExportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_export_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-export-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SporExportWindow, kinds);
  gtk_widget_class_bind_template_child (widget_class, SporExportWindow, options);
  gtk_widget_class_bind_template_child (widget_class, SporExportWindow, choice);
  gtk_widget_class_bind_template_child (widget_class, SporExportWindow, switch_row);
  gtk_widget_class_bind_template_child (widget_class, SporExportWindow, turned_on);
  gtk_widget_class_install_action (widget_class, "export.place", NULL, on_place_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
spor_export_window_init (SporExportWindow *self)
{
  self->settings = spor_settings_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.place", FALSE);
}

GtkWindow *
spor_export_window_new (const SporExportPlace *place, const char *key)
{
  SporExportWindow *self
      = g_object_new (SPOR_TYPE_EXPORT_WINDOW, "transient-for", place->window, NULL);

  self->place = *place;
  spor_export_window_add_kinds (self, key);
  return GTK_WINDOW (self);
}
