/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-export-window.h"

#include "spor-about.h"
#include "spor-file-choice.h"
#include "spor-guide.h"
#include "spor-scroll.h"
#include "spor-settings.h"
#include "spor-text-scale.h"

#include <glib/gi18n-lib.h>

struct _SporExportWindow
{
  AdwWindow parent_instance;

  /* template */
  GtkLabel *about;
  GtkListBox *kinds;
  GtkWidget *options;
  AdwComboRow *choice;
  AdwActionRow *switch_row;
  GtkSwitch *turned_on;
  GtkLabel *objection;

  SporExportPlace place; /* borrowed: its window is this one's parent and outlives it */
  GSettings *settings;   /* owned; NULL where they are not installed */
  const SporExportKind *kind;

  /* owned, of the kind */
  GCancellable *surveying; /* NULL: nothing is looked up */
  gpointer surveyed;       /* NULL until it is known */
};

G_DEFINE_FINAL_TYPE (SporExportWindow, spor_export_window, ADW_TYPE_WINDOW)

#define KIND_DATA "spor-export-kind"
#define WAY_DATA "spor-export-way"
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

/* Which group it is that is exported; the map is as its page shows it, and that shows the board. */
static void
spor_export_window_show_about (SporExportWindow *self)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (self->place.book);
  g_autofree char *about = spor_about_composition (self->kind == &spor_export_map
                                                       ? spor_snapshot_get_composition (snapshot)
                                                       : spor_snapshot_get_decided (snapshot));

  gtk_label_set_label (self->about, about);
}

/* --- What would come of it ------------------------------------------------------------------ */

/* @sentence: (nullable): why nothing would be written */
static void
spor_export_window_object (SporExportWindow *self, const char *sentence)
{
  gtk_label_set_label (self->objection, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->objection), sentence != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.place", sentence == NULL);
}

static void
on_chosen_cb (SporExportWindow *self)
{
  g_autofree char *sentence = NULL;

  if (!self->surveyed)
    return;
  sentence = self->kind->objection (self->surveyed, adw_combo_row_get_selected (self->choice),
                                    gtk_switch_get_active (self->turned_on));
  spor_export_window_object (self, sentence);
}

static void
spor_export_window_forget_survey (SporExportWindow *self)
{
  g_cancellable_cancel (self->surveying);
  g_clear_object (&self->surveying);
  if (self->surveyed)
    self->kind->survey_free (self->surveyed);
  self->surveyed = NULL;
}

/* On the book's worker. */
static gpointer
spor_export_run_survey (SporStore *store, gpointer kind, GCancellable *cancellable, GError **error)
{
  return ((const SporExportKind *)kind)->survey (store, error);
}

/* Another kind may have been chosen meanwhile, or the window be closed: then this was cancelled. */
static void
on_surveyed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporExportWindow) self = user_data;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gpointer surveyed = spor_book_run_finish (SPOR_BOOK (source), result, &error);

  if (cancellable != self->surveying)
    {
      if (surveyed)
        ((const SporExportKind *)g_object_get_data (G_OBJECT (cancellable), KIND_DATA))
            ->survey_free (surveyed);
      return;
    }
  g_clear_object (&self->surveying);
  self->surveyed = surveyed;
  if (error)
    spor_export_window_object (self, error->message);
  on_chosen_cb (self);
}

static void
spor_export_window_survey (SporExportWindow *self)
{
  if (!self->kind->survey)
    return;
  self->surveying = g_cancellable_new ();
  g_object_set_data (G_OBJECT (self->surveying), KIND_DATA, (gpointer)self->kind);
  spor_book_run_async (self->place.book, spor_export_run_survey, (gpointer)self->kind, NULL,
                       self->kind->survey_free, self->surveying, on_surveyed_cb,
                       g_object_ref (self));
}

static void
spor_export_window_show_kind (SporExportWindow *self, const SporExportKind *kind)
{
  guint choice;
  gboolean switched;

  if (self->kind)
    spor_export_window_forget_survey (self);
  self->kind = kind;
  spor_export_window_show_about (self);
  spor_export_window_recall (self, &choice, &switched);
  spor_export_window_show_choice (self, choice);
  spor_export_window_show_switch (self, switched);
  gtk_widget_set_visible (self->options, kind->choice || kind->switch_title);
  spor_export_window_object (self, NULL);
  spor_export_window_survey (self);
}

/* --- Kinds ---------------------------------------------------------------------------------- */

static void
on_kind_toggled_cb (SporExportWindow *self, GtkCheckButton *check)
{
  if (!gtk_check_button_get_active (check))
    return;
  spor_export_window_show_kind (self, g_object_get_data (G_OBJECT (check), KIND_DATA));
  /* what can be chosen about it takes room from the list */
  spor_scroll_to (gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_LIST_BOX_ROW), 0);
}

/* Enter in the kind that is chosen already goes on; in another it chooses that, as Space does. */
static gboolean
on_key_pressed_cb (SporExportWindow *self, guint keyval)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *check = ADW_IS_ACTION_ROW (focus)
                         ? adw_action_row_get_activatable_widget (ADW_ACTION_ROW (focus))
                         : focus;

  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
      || !GTK_IS_CHECK_BUTTON (check) || !gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate (gtk_window_get_default_widget (GTK_WINDOW (self)));
  return GDK_EVENT_STOP;
}

/* The action is that of the book's window, which this one, or the one below it, belongs to. */
static void
on_way_clicked_cb (SporExportWindow *self, GtkButton *button)
{
  const SporExportWay *way = g_object_get_data (G_OBJECT (button), WAY_DATA);
  GtkWindow *window = GTK_WINDOW (self->place.window);
  GVariant *target = way->target ? g_variant_new_string (way->target) : NULL;

  while (gtk_window_get_transient_for (window))
    window = gtk_window_get_transient_for (window);
  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action_variant (GTK_WIDGET (window), way->action, target);
}

static void
spor_export_window_add_way (SporExportWindow *self, GtkWidget *row, const SporExportWay *way)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ (way->label));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), WAY_DATA, (gpointer)way);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_way_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* What the kind is for, or why there is nothing of it. (transfer full) */
static char *
spor_export_kind_describe (const SporExportKind *self, SporSnapshot *snapshot, const char *why_not)
{
  g_autofree char *remark = self->remark && !why_not ? self->remark (snapshot) : NULL;

  if (why_not)
    return g_strdup (why_not);
  return remark ? g_strdup_printf ("%s\n%s", _ (self->purpose), remark)
                : g_strdup (_ (self->purpose));
}

/* Greyed where there is nothing of it; but the way on from there is not. */
static void
spor_export_window_disable (SporExportWindow *self,
                            const SporExportKind *kind,
                            GtkWidget *row,
                            GtkWidget *check)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (self->place.book);
  /* in a round that does not change, there is nothing to be done about it */
  const SporExportWay *way
      = kind->way_on && !spor_snapshot_get_closed (snapshot) ? kind->way_on (snapshot) : NULL;

  gtk_widget_set_sensitive (way ? check : row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (kind->title), -1);
  if (!way)
    return;
  gtk_widget_add_css_class (row, "unavailable");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  spor_export_window_add_way (self, row, way);
}

static GtkWidget *
spor_export_window_add_kind (SporExportWindow *self, const SporExportKind *kind, GtkWidget *group)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (self->place.book);
  g_autofree char *why_not = kind->why_not ? kind->why_not (snapshot) : NULL;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *subtitle = spor_export_kind_describe (kind, snapshot, why_not);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (kind->title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  if (why_not)
    spor_export_window_disable (self, kind, row, check);
  else
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), group ? GTK_CHECK_BUTTON (group) : NULL);
  g_object_set_data (G_OBJECT (check), KIND_DATA, (gpointer)kind);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_kind_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (self->kinds, row);
  return check;
}

/* How much speaks for a kind: it is asked for, best of all if it was taken last time, else the
 * earlier the better; or it was taken last time, or is there at all. */
static guint
spor_export_kind_rank (const SporExportKind *self, const char *const *keys, const char *last)
{
  gboolean is_last = g_strcmp0 (self->key, last) == 0;
  guint n = g_strv_length ((GStrv)keys);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (self->key, keys[i]))
      return is_last ? n + 3 : n + 2 - i;
  return is_last ? 2 : 1;
}

/* Of those that can be written, the one that most speaks for is chosen. */
static void
spor_export_window_add_kinds (SporExportWindow *self, const char *const *keys)
{
  g_autofree char *last
      = self->settings ? g_settings_get_string (self->settings, "export-kind") : NULL;
  const SporExportKind *const *kinds = spor_export_kinds ();
  GtkWidget *group = NULL, *chosen = NULL;
  guint best = 0;

  for (guint i = 0; kinds[i]; i++)
    {
      GtkWidget *check = spor_export_window_add_kind (self, kinds[i], group);

      guint rank
          = gtk_widget_is_sensitive (check) ? spor_export_kind_rank (kinds[i], keys, last) : 0;

      if (rank > best)
        {
          best = rank;
          chosen = check;
        }
      group = group ? group : check;
    }
  if (!chosen)
    return;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (chosen), TRUE);
  /* in its row, from which the arrow keys lead to the others */
  gtk_window_set_focus (GTK_WINDOW (self), gtk_widget_get_ancestor (chosen, GTK_TYPE_LIST_BOX_ROW));
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
  SporExportWindow *self = SPOR_EXPORT_WINDOW (object);

  if (self->kind)
    spor_export_window_forget_survey (self);
  g_clear_object (&self->settings);
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
  gtk_widget_class_bind_template_child (widget_class, SporExportWindow, about);
  gtk_widget_class_bind_template_child (widget_class, SporExportWindow, options);
  gtk_widget_class_bind_template_child (widget_class, SporExportWindow, choice);
  gtk_widget_class_bind_template_child (widget_class, SporExportWindow, switch_row);
  gtk_widget_class_bind_template_child (widget_class, SporExportWindow, turned_on);
  gtk_widget_class_bind_template_child (widget_class, SporExportWindow, objection);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
  gtk_widget_class_install_action (widget_class, "export.place", NULL, on_place_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  spor_guide_install_class (widget_class, "export");
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
  const char *const keys[] = { key, NULL };

  return spor_export_window_new_for (place, keys);
}

GtkWindow *
spor_export_window_new_for (const SporExportPlace *place, const char *const *keys)
{
  SporExportWindow *self
      = g_object_new (SPOR_TYPE_EXPORT_WINDOW, "transient-for", place->window, NULL);

  spor_text_scale_window (GTK_WINDOW (self));
  self->place = *place;
  spor_export_window_add_kinds (self, keys);
  return GTK_WINDOW (self);
}
