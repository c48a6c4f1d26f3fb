/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-columns-step.h"

#include "spor-field-row.h"
#include "spor-flow.h"
#include "spor-import-text.h"
#include "spor-numbers.h"
#include "spor-row-preview.h"

#include <glib/gi18n-lib.h>

struct _SporColumnsStep
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *heading;
  GtkRevealer *complaint_revealer;
  GtkLabel *complaint;
  GtkFlowBox *fields;
  SporRowPreview *preview;

  /* owned */
  SporImportFile *file;

  gboolean ready;
};

enum
{
  PROP_READY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SporColumnsStep, spor_columns_step, ADW_TYPE_BIN)

/* In two columns, read across: the sign-up at the left, the person at the right. The last is for
 * further columns. */
static const SporField order[] = {
  SPOR_FIELD_MUNICIPALITY, SPOR_FIELD_NAME,   SPOR_FIELD_TRACK,   SPOR_FIELD_TITLE,
  SPOR_FIELD_ROLES,        SPOR_FIELD_EMAIL,  SPOR_FIELD_SECTORS, SPOR_FIELD_PHONE,
  SPOR_FIELD_MOTIVATION,   SPOR_FIELD_STATUS, SPOR_FIELD_CREATED, SPOR_FIELD_CLOSED,
  SPOR_FIELD_RESPONDENT,   SPOR_N_FIELDS,
};

/* Where the columns come from. */
static const char *
spor_columns_step_origin (SporColumnsStep *self)
{
  SporMapping *mapping = spor_import_file_get_mapping (self->file);
  gboolean found = FALSE, guessed = FALSE;

  for (guint f = 0; f < SPOR_N_FIELDS; f++)
    if (mapping->columns[f]->len > 0)
      {
        found = TRUE;
        guessed |= mapping->guessed[f];
      }
  if (!found)
    return _ ("Spor knows none of these columns. Choose here what is in which.");
  return guessed
             ? _ ("Spor has found these columns. Look them over, and see below what comes of them.")
             : _ ("The columns are those of the last time this questionnaire was imported.");
}

/* A column that fills two fields: hardly meant, and worth a word. NULL if there is none. */
static char *
spor_columns_step_doubt (SporColumnsStep *self)
{
  SporMapping *mapping = spor_import_file_get_mapping (self->file);

  for (guint f = 0; f < SPOR_N_FIELDS; f++)
    for (guint i = 0; i < mapping->columns[f]->len; i++)
      for (guint g = f + 1; g < SPOR_N_FIELDS; g++)
        {
          guint index = g_array_index (mapping->columns[f], guint, i);
          g_autofree char *column = NULL;

          if (!spor_numbers_have (mapping->columns[g], index))
            continue;
          column = spor_import_text_column (
              spor_source_get_column (spor_import_file_get_source (self->file), index));
          /* Translators: a column of the file, and the two fields that it fills */
          return g_strdup_printf (_ ("The column “%s” is used twice: for “%s” and for “%s”."),
                                  column, spor_field_label (f), spor_field_label (g));
        }
  return NULL;
}

static void
spor_columns_step_update_ready (SporColumnsStep *self)
{
  g_autoptr (GError) error = NULL;
  gboolean ready = spor_mapping_check (spor_import_file_get_mapping (self->file),
                                       spor_import_file_get_source (self->file), &error);

  g_autofree char *doubt = ready ? spor_columns_step_doubt (self) : NULL;

  if (!ready || doubt)
    gtk_label_set_label (self->complaint, doubt ? doubt : error->message);
  gtk_revealer_set_reveal_child (self->complaint_revealer, !ready || doubt);
  if (self->ready == ready)
    return;
  self->ready = ready;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static void
on_changed_cb (SporColumnsStep *self)
{
  spor_row_preview_show (self->preview, self->file);
  spor_columns_step_update_ready (self);
}

static void
spor_columns_step_add_rows (SporColumnsStep *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      GtkWidget *row = spor_field_row_new (order[i]);
      GtkWidget *child = gtk_flow_box_child_new ();

      g_signal_connect_object (row, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), row);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (self->fields, child);
    }
}

static void
spor_columns_step_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_READY:
      g_value_set_boolean (value, SPOR_COLUMNS_STEP (object)->ready);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_columns_step_dispose (GObject *object)
{
  SporColumnsStep *self = SPOR_COLUMNS_STEP (object);

  g_clear_object (&self->file);
  G_OBJECT_CLASS (spor_columns_step_parent_class)->dispose (object);
}

static void
spor_columns_step_class_init (SporColumnsStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = spor_columns_step_get_property;
  object_class->dispose = spor_columns_step_dispose;
  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SPOR_TYPE_ROW_PREVIEW);
  gtk_widget_class_set_css_name (widget_class, "columnsstep");
  g_type_ensure (SPOR_TYPE_FLOW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-columns-step.ui");
  gtk_widget_class_bind_template_child (widget_class, SporColumnsStep, heading);
  gtk_widget_class_bind_template_child (widget_class, SporColumnsStep, complaint_revealer);
  gtk_widget_class_bind_template_child (widget_class, SporColumnsStep, complaint);
  gtk_widget_class_bind_template_child (widget_class, SporColumnsStep, fields);
  gtk_widget_class_bind_template_child (widget_class, SporColumnsStep, preview);
}

static void
spor_columns_step_init (SporColumnsStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_columns_step_add_rows (self);
}

void
spor_columns_step_set_file (SporColumnsStep *self, SporImportFile *file)
{
  GtkFlowBoxChild *child;

  g_return_if_fail (SPOR_IS_COLUMNS_STEP (self));
  g_return_if_fail (SPOR_IS_IMPORT_FILE (file));

  g_set_object (&self->file, file);
  for (guint i = 0; (child = gtk_flow_box_get_child_at_index (self->fields, i)); i++)
    spor_field_row_set_file (SPOR_FIELD_ROW (gtk_flow_box_child_get_child (child)), file);
  gtk_label_set_label (self->heading, spor_columns_step_origin (self));
  on_changed_cb (self);
}

gboolean
spor_columns_step_get_ready (SporColumnsStep *self)
{
  g_return_val_if_fail (SPOR_IS_COLUMNS_STEP (self), FALSE);

  return self->ready;
}
