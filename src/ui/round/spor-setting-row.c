/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-date-entry.h"
#include "spor-setting-entry.h"

#include <glib/gi18n-lib.h>

struct _SporSettingRow
{
  AdwActionRow parent_instance;

  /* owned */
  SporRoundDraft *draft;
  char *hint;
  GPtrArray *paths; /* whose faults are shown */

  GtkWidget *take; /* borrowed: takes what another program has written; NULL: none yet */
};

G_DEFINE_FINAL_TYPE (SporSettingRow, spor_setting_row, ADW_TYPE_ACTION_ROW)

#define PATH_KEY "spor-path"
#define CHOICES_KEY "spor-choices"

static const char *
spor_setting_row_find_fault (SporSettingRow *self)
{
  for (guint i = 0; i < self->paths->len; i++)
    {
      const char *fault
          = spor_round_draft_get_fault (self->draft, g_ptr_array_index (self->paths, i));

      if (fault)
        return fault;
    }
  return NULL;
}

/* The path of what another program has made something else of; NULL: nothing. */
static const char *
spor_setting_row_find_disputed (SporSettingRow *self)
{
  for (guint i = 0; i < self->paths->len; i++)
    if (spor_round_draft_get_theirs (self->draft, g_ptr_array_index (self->paths, i)))
      return g_ptr_array_index (self->paths, i);
  return NULL;
}

/* Filled anew, it shows what it is then. */
static void
on_take_clicked_cb (SporSettingRow *self)
{
  g_autofree char *path = g_strdup (spor_setting_row_find_disputed (self));
  g_autofree char *theirs = g_strdup (path ? spor_round_draft_get_theirs (self->draft, path) : "");

  if (!path)
    return;
  spor_round_draft_set_text (self->draft, path, theirs);
  spor_round_draft_restructure (self->draft, path);
}

/* The box of the title and the subtitle, which stand one below the other; NULL: there is none. */
static GtkWidget *
spor_setting_row_find_titles (SporSettingRow *self)
{
  GtkWidget *header = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self));
  GtkWidget *child = header ? gtk_widget_get_first_child (header) : NULL;

  while (child && !(GTK_IS_BOX (child) && gtk_widget_has_css_class (child, "title")))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Below what it takes: beside the field there would be no room for the words. */
static void
spor_setting_row_place (SporSettingRow *self, GtkWidget *button)
{
  GtkWidget *titles = spor_setting_row_find_titles (self);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  if (titles)
    gtk_box_append (GTK_BOX (titles), button);
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

static void
spor_setting_row_offer (SporSettingRow *self, gboolean disputed)
{
  if (disputed && !self->take)
    {
      self->take = gtk_button_new_with_label (_ ("Use That Instead"));
      gtk_widget_set_valign (self->take, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (self->take, "caption");
      g_signal_connect_object (self->take, "clicked", G_CALLBACK (on_take_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      spor_setting_row_place (self, self->take);
    }
  if (self->take)
    gtk_widget_set_visible (self->take, disputed);
}

static void
spor_setting_row_update (SporSettingRow *self)
{
  const char *fault = spor_setting_row_find_fault (self);
  const char *path = spor_setting_row_find_disputed (self);
  g_autofree char *theirs = path ? spor_round_draft_tell_theirs (self->draft, path) : NULL;

  spor_setting_row_offer (self, theirs != NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), theirs ? theirs : fault ? fault : self->hint);
  if (fault)
    gtk_widget_add_css_class (GTK_WIDGET (self), "faulty");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "faulty");
}

void
spor_setting_row_watch (SporSettingRow *self, const char *path)
{
  g_return_if_fail (SPOR_IS_SETTING_ROW (self));

  g_ptr_array_add (self->paths, g_strdup (path));
  spor_setting_row_update (self);
}

/* It has a name of its own, and would be called by that and the row's. */
static void
spor_setting_row_set_entry (SporSettingRow *self, GtkWidget *entry)
{
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), entry);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

GtkWidget *
spor_setting_row_add (SporSettingRow *self, const char *path, const char *label, int width)
{
  GtkWidget *entry = spor_setting_entry_new (self->draft, path, label, width);

  g_return_val_if_fail (SPOR_IS_SETTING_ROW (self), NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (self), entry);
  if (!adw_action_row_get_activatable_widget (ADW_ACTION_ROW (self)))
    spor_setting_row_set_entry (self, entry);
  spor_setting_row_watch (self, path);
  return entry;
}

GtkWidget *
spor_setting_row_add_button (SporSettingRow *self, const char *icon, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  return button;
}

/* --- A day ---------------------------------------------------------------------------------- */

static void
on_day_changed_cb (SporDateEntry *entry, GParamSpec *pspec, SporSettingRow *self)
{
  const char *path = g_object_get_data (G_OBJECT (entry), PATH_KEY);
  g_autofree char *day = spor_day_format (spor_date_entry_get_day (entry));

  if (self->draft)
    spor_round_draft_set_text (self->draft, path, day);
}

/* What is no day stays in the field, and cannot be saved. */
static void
on_day_left_cb (SporDateEntry *entry, SporSettingRow *self)
{
  const char *path = g_object_get_data (G_OBJECT (entry), PATH_KEY);
  GtkEditable *typed = GTK_EDITABLE (spor_date_entry_get_entry (entry));

  if (!self->draft)
    return;
  if (spor_date_entry_is_valid (entry))
    on_day_changed_cb (entry, NULL, self);
  else
    spor_round_draft_set_text (self->draft, path, gtk_editable_get_text (typed));
}

/* What was no day has gone from the field, as by Escape: nothing is wrong any more. */
static void
on_day_typed_cb (GtkEditable *typed, SporSettingRow *self)
{
  GtkWidget *entry = gtk_widget_get_ancestor (GTK_WIDGET (typed), SPOR_TYPE_DATE_ENTRY);
  const char *path = g_object_get_data (G_OBJECT (entry), PATH_KEY);

  if (self->draft && spor_round_draft_get_fault (self->draft, path)
      && spor_date_entry_is_valid (SPOR_DATE_ENTRY (entry)))
    on_day_changed_cb (SPOR_DATE_ENTRY (entry), NULL, self);
}

GtkWidget *
spor_setting_row_new_day (SporRoundDraft *draft,
                          const char *path,
                          const char *title,
                          const char *hint)
{
  SporSettingRow *self = SPOR_SETTING_ROW (spor_setting_row_new (draft, title, hint));
  GtkWidget *entry = spor_date_entry_new ();
  g_autofree char *text = spor_round_draft_get_text (draft, path);
  gint64 day = SPOR_DAY_NONE;

  spor_day_parse (text, &day);
  g_object_set (entry, "optional", TRUE, "label", title, "valign", GTK_ALIGN_CENTER, NULL);
  g_object_set_data_full (G_OBJECT (entry), PATH_KEY, g_strdup (path), g_free);
  spor_date_entry_set_quiet (SPOR_DATE_ENTRY (entry));
  spor_date_entry_set_day (SPOR_DATE_ENTRY (entry), day);
  if (day == SPOR_DAY_NONE && *text) /* what was typed, and is none */
    gtk_editable_set_text (GTK_EDITABLE (spor_date_entry_get_entry (SPOR_DATE_ENTRY (entry))),
                           text);
  g_signal_connect_object (entry, "notify::day", G_CALLBACK (on_day_changed_cb), self, 0);
  g_signal_connect_object (entry, "left", G_CALLBACK (on_day_left_cb), self, 0);
  g_signal_connect_object (spor_date_entry_get_entry (SPOR_DATE_ENTRY (entry)), "changed",
                           G_CALLBACK (on_day_typed_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), entry);
  spor_setting_row_set_entry (self, spor_date_entry_get_entry (SPOR_DATE_ENTRY (entry)));
  spor_setting_row_watch (self, path);
  return GTK_WIDGET (self);
}

/* --- Several of a kind ---------------------------------------------------------------------- */

typedef struct
{
  SporRoundDraft *draft; /* borrowed: the row has it */
  GtkMenuButton *button;
  char *label, *none;
  SporSettingChoice *choices;
  char **labels;
  guint n;
  gpointer data;
} SporChoices;

static void
spor_choices_free (gpointer data)
{
  SporChoices *choices = data;

  g_free (choices->label);
  g_free (choices->none);
  g_free (choices->choices);
  g_strfreev (choices->labels);
  g_free (choices);
}

static void
spor_choices_show (SporChoices *choices)
{
  g_autoptr (GString) chosen = g_string_new (NULL);
  g_autofree char *name = NULL;
  SporRound *round = spor_round_draft_get_round (choices->draft);
  GtkWidget *label = gtk_menu_button_get_child (choices->button);

  for (guint i = 0; i < choices->n; i++)
    if (choices->choices[i].get (round, choices->data, choices->choices[i].index))
      g_string_append_printf (chosen, "%s%s", chosen->len ? ", " : "", choices->labels[i]);
  if (chosen->len == 0)
    g_string_append (chosen, choices->none);
  gtk_label_set_label (GTK_LABEL (label), chosen->str);
  /* Translators: what is chosen, and what is chosen of it */
  name = g_strdup_printf (_ ("%s: %s"), choices->label, chosen->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (choices->button), chosen->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choices->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
on_choice_toggled_cb (GtkCheckButton *check, SporChoices *choices)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), CHOICES_KEY));

  choices->choices[i].set (spor_round_draft_get_round (choices->draft), choices->data,
                           choices->choices[i].index, gtk_check_button_get_active (check));
  spor_choices_show (choices);
  spor_round_draft_touch (choices->draft);
}

static GtkWidget *
spor_choices_new_list (SporChoices *choices)
{
  SporRound *round = spor_round_draft_get_round (choices->draft);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint i = 0; i < choices->n; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (choices->labels[i]);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   choices->choices[i].get (round, choices->data,
                                                            choices->choices[i].index));
      g_object_set_data (G_OBJECT (check), CHOICES_KEY, GUINT_TO_POINTER (i));
      g_signal_connect (check, "toggled", G_CALLBACK (on_choice_toggled_cb), choices);
      gtk_box_append (GTK_BOX (box), check);
    }
  return box;
}

void
spor_setting_row_add_choices (SporSettingRow *self,
                              const char *label,
                              const char *none,
                              const SporSettingChoice *choices,
                              guint n,
                              gpointer data)
{
  SporChoices *own = g_new0 (SporChoices, 1);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *text = gtk_label_new (NULL);
  GtkWidget *popover = gtk_popover_new ();

  g_return_if_fail (SPOR_IS_SETTING_ROW (self));

  own->draft = self->draft;
  own->button = GTK_MENU_BUTTON (button);
  own->label = g_strdup (label);
  own->none = g_strdup (none);
  own->choices = g_memdup2 (choices, n * sizeof *choices);
  own->labels = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    own->labels[i] = g_strdup (choices[i].label);
  own->n = n;
  own->data = data;
  g_object_set_data_full (G_OBJECT (button), CHOICES_KEY, own, spor_choices_free);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (text), 4);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 28);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), text);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_popover_set_child (GTK_POPOVER (popover), spor_choices_new_list (own));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, n > 0);
  spor_choices_show (own);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  if (!adw_action_row_get_activatable_widget (ADW_ACTION_ROW (self)))
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), button);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_setting_row_dispose (GObject *object)
{
  g_clear_object (&SPOR_SETTING_ROW (object)->draft);
  G_OBJECT_CLASS (spor_setting_row_parent_class)->dispose (object);
}

static void
spor_setting_row_finalize (GObject *object)
{
  SporSettingRow *self = SPOR_SETTING_ROW (object);

  g_free (self->hint);
  g_ptr_array_unref (self->paths);
  G_OBJECT_CLASS (spor_setting_row_parent_class)->finalize (object);
}

static void
spor_setting_row_class_init (SporSettingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spor_setting_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = spor_setting_row_finalize;
}

static void
spor_setting_row_init (SporSettingRow *self)
{
  self->paths = g_ptr_array_new_with_free_func (g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE); /* Tab goes from field to field */
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
}

GtkWidget *
spor_setting_row_new (SporRoundDraft *draft, const char *title, const char *hint)
{
  SporSettingRow *self = g_object_new (SPOR_TYPE_SETTING_ROW, "title", title, NULL);

  self->draft = g_object_ref (draft);
  self->hint = g_strdup (hint ? hint : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), self->hint);
  g_signal_connect_object (draft, "changed", G_CALLBACK (spor_setting_row_update), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

GtkWidget *
spor_setting_row_new_text (
    SporRoundDraft *draft, const char *path, const char *title, const char *hint, int width)
{
  GtkWidget *self = spor_setting_row_new (draft, title, hint);

  spor_setting_row_add (SPOR_SETTING_ROW (self), path, title, width);
  return self;
}
