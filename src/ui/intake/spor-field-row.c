/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-field-row.h"

#include "spor-column-picker.h"
#include "spor-import-text.h"
#include "spor-short-choice.h"

#include <glib/gi18n-lib.h>

struct _SporFieldRow
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *label;
  GtkMenuButton *button;
  SporColumnPicker *picker;
  GtkLabel *chosen;
  GtkWidget *guessed;
  GtkLabel *examples;

  /* owned */
  SporImportFile *file;

  SporField field;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporFieldRow, spor_field_row, ADW_TYPE_BIN)

static gboolean
spor_field_row_is_extra (SporFieldRow *self)
{
  return self->field == SPOR_N_FIELDS;
}

static const char *
spor_field_row_title (SporFieldRow *self)
{
  return spor_field_row_is_extra (self) ? _ ("Further columns") : spor_field_label (self->field);
}

static GArray **
spor_field_row_columns (SporFieldRow *self)
{
  SporMapping *mapping = spor_import_file_get_mapping (self->file);

  return spor_field_row_is_extra (self) ? &mapping->extra : &mapping->columns[self->field];
}

/* A question with several answers has a column for each. */
static gboolean
spor_field_row_takes_several (SporFieldRow *self, const GArray *columns)
{
  return spor_field_row_is_extra (self) || self->field == SPOR_FIELD_ROLES
         || self->field == SPOR_FIELD_SECTORS || self->field == SPOR_FIELD_STATUS
         || columns->len > 1;
}

static char *
spor_field_row_describe (SporFieldRow *self, const GArray *columns)
{
  SporSource *source = spor_import_file_get_source (self->file);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  if (columns->len == 0)
    return g_strdup (spor_field_row_is_extra (self) ? _ ("None kept") : _ ("Not in the file"));

  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (names,
                     spor_import_text_column (
                         spor_source_get_column (source, g_array_index (columns, guint, i))));
  if (columns->len == 1)
    return g_strdup (names->pdata[0]);
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (", ", (char **)names->pdata);
  /* Translators: number of columns, and their names */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u column: %s", "%u columns: %s",
                                       columns->len),
                          columns->len, joined);
}

static void
spor_field_row_update (SporFieldRow *self)
{
  const GArray *columns = *spor_field_row_columns (self);
  g_autofree char *described = spor_field_row_describe (self, columns);
  g_autofree char *examples
      = spor_field_row_is_extra (self)
            ? g_strdup (_ ("Kept with each sign-up, to look at and to balance by"))
            : spor_import_file_get_field_examples (self->file, self->field);
  /* Translators: for screen readers: one of our fields, and the column that fills it */
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s"), spor_field_row_title (self), described);
  gboolean guessed = !spor_field_row_is_extra (self)
                     && spor_import_file_get_mapping (self->file)->guessed[self->field];

  gtk_label_set_label (self->chosen, described);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), columns->len > 0 ? described : NULL);
  gtk_label_set_label (self->examples, examples);
  gtk_widget_set_visible (self->guessed, guessed && columns->len > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  if (columns->len > 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self->chosen), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->chosen), "dim-label");
}

static void
on_picked_cb (SporFieldRow *self)
{
  GArray **columns = spor_field_row_columns (self);

  g_array_unref (*columns);
  *columns = spor_column_picker_get_chosen (self->picker);
  if (!spor_field_row_is_extra (self))
    spor_import_file_get_mapping (self->file)->guessed[self->field] = FALSE;
  spor_field_row_update (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A long questionnaire has many columns: they are listed when somebody wants to see them. */
static void
on_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  SporFieldRow *self = user_data;
  const GArray *columns = *spor_field_row_columns (self);

  spor_column_picker_set (self->picker, self->file, columns,
                          spor_field_row_takes_several (self, columns));
}

static void
spor_field_row_dispose (GObject *object)
{
  SporFieldRow *self = SPOR_FIELD_ROW (object);

  g_clear_object (&self->file);
  G_OBJECT_CLASS (spor_field_row_parent_class)->dispose (object);
}

static void
spor_field_row_class_init (SporFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_field_row_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", SPOR_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SPOR_TYPE_COLUMN_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SporFieldRow, label);
  gtk_widget_class_bind_template_child (widget_class, SporFieldRow, button);
  gtk_widget_class_bind_template_child (widget_class, SporFieldRow, picker);
  gtk_widget_class_bind_template_child (widget_class, SporFieldRow, chosen);
  gtk_widget_class_bind_template_child (widget_class, SporFieldRow, guessed);
  gtk_widget_class_bind_template_child (widget_class, SporFieldRow, examples);
  gtk_widget_class_bind_template_callback (widget_class, on_picked_cb);
}

static void
spor_field_row_init (SporFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_fill_menu_button (self->button);
  gtk_menu_button_set_create_popup_func (self->button, on_popup_cb, self, NULL);
}

GtkWidget *
spor_field_row_new (SporField field)
{
  SporFieldRow *self = g_object_new (SPOR_TYPE_FIELD_ROW, NULL);
  g_autofree char *name
      = g_strconcat ("field-", field == SPOR_N_FIELDS ? "extra" : spor_field_key (field), NULL);

  self->field = field;
  gtk_widget_set_name (GTK_WIDGET (self->button), name);
  gtk_label_set_label (self->label, spor_field_row_title (self));
  return GTK_WIDGET (self);
}

SporField
spor_field_row_get_field (SporFieldRow *self)
{
  g_return_val_if_fail (SPOR_IS_FIELD_ROW (self), SPOR_N_FIELDS);

  return self->field;
}

void
spor_field_row_set_file (SporFieldRow *self, SporImportFile *file)
{
  g_return_if_fail (SPOR_IS_FIELD_ROW (self));
  g_return_if_fail (SPOR_IS_IMPORT_FILE (file));

  g_set_object (&self->file, file);
  spor_field_row_update (self);
}
