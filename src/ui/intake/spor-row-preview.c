/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-row-preview.h"

#include "spor-import-text.h"
#include "spor-preview-row.h"

#include <glib/gi18n-lib.h>

#define N_ROWS 20
#define EXTRA_CHARS 18

struct _SporRowPreview
{
  AdwBin parent_instance;

  /* template */
  GtkStack *stack;
  GtkColumnView *view;
  GtkNoSelection *selection;

  /* owned */
  GListStore *rows;                            /* SporPreviewRow */
  GtkColumnViewColumn *columns[SPOR_N_FIELDS]; /* borrowed from the view */
  GPtrArray *extra;                            /* GtkColumnViewColumn, likewise */
};

/* What people know each other by first; what only SurveyXact needs last. */
static const struct
{
  SporField field;
  int chars; /* wide */
} order[] = {
  { SPOR_FIELD_NAME, 22 },       { SPOR_FIELD_MUNICIPALITY, 16 }, { SPOR_FIELD_TRACK, 20 },
  { SPOR_FIELD_ROLES, 20 },      { SPOR_FIELD_SECTORS, 20 },      { SPOR_FIELD_TITLE, 18 },
  { SPOR_FIELD_EMAIL, 26 },      { SPOR_FIELD_PHONE, 14 },        { SPOR_FIELD_STATUS, 14 },
  { SPOR_FIELD_CREATED, 24 },    { SPOR_FIELD_CLOSED, 24 },       { SPOR_FIELD_MOTIVATION, 40 },
  { SPOR_FIELD_RESPONDENT, 12 },
};

G_DEFINE_FINAL_TYPE (SporRowPreview, spor_row_preview, ADW_TYPE_BIN)

/* --- Cells ---------------------------------------------------------------------------------- */

static void
on_cell_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (chars));
  gtk_label_set_max_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (chars));
  gtk_list_item_set_child (item, label);
}

static void
spor_cell_set (GtkListItem *item, const char *text, gboolean doubtful)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  /* Translators: an answer that Spor does not understand */
  g_autofree char *marked = doubtful ? g_strdup_printf (_ ("⚠ %s"), text) : NULL;

  gtk_label_set_label (GTK_LABEL (label), marked ? marked : text);
  if (doubtful)
    gtk_widget_add_css_class (label, "warning");
  else
    gtk_widget_remove_css_class (label, "warning");
  gtk_widget_set_tooltip_text (label, *text ? text : NULL);
}

static void
on_field_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer field)
{
  SporPreviewRow *row = gtk_list_item_get_item (item);

  spor_cell_set (item, spor_preview_row_get_text (row, GPOINTER_TO_UINT (field)),
                 spor_preview_row_is_doubtful (row, GPOINTER_TO_UINT (field)));
}

static void
on_extra_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const char *key)
{
  spor_cell_set (item, spor_preview_row_get_extra (gtk_list_item_get_item (item), key), FALSE);
}

/* --- Columns -------------------------------------------------------------------------------- */

static GtkColumnViewColumn *
spor_row_preview_add_column (SporRowPreview *self, const char *title, GtkListItemFactory *factory)
{
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->view, column);
  return column; /* the view holds it */
}

static void
spor_row_preview_add_fields (SporRowPreview *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

      g_signal_connect (factory, "setup", G_CALLBACK (on_cell_set_up_cb),
                        GINT_TO_POINTER (order[i].chars));
      g_signal_connect (factory, "bind", G_CALLBACK (on_field_bound_cb),
                        GUINT_TO_POINTER (order[i].field));
      self->columns[order[i].field]
          = spor_row_preview_add_column (self, spor_field_label (order[i].field), factory);
    }
}

/* Options of one question are one further field, which goes by the question. */
static void
spor_row_preview_add_extra (SporRowPreview *self, const SporColumn *column, GHashTable *seen)
{
  const char *key = *column->question ? column->question : column->name;
  g_autofree char *title = spor_import_text_single_line (key);
  GtkListItemFactory *factory;

  if (!g_hash_table_add (seen, (gpointer)key))
    return;
  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (on_cell_set_up_cb),
                    GINT_TO_POINTER (EXTRA_CHARS));
  g_signal_connect_data (factory, "bind", G_CALLBACK (on_extra_bound_cb), g_strdup (key),
                         (GClosureNotify)(void (*) (void))g_free, 0);
  g_ptr_array_add (self->extra, spor_row_preview_add_column (self, title, factory));
}

static void
spor_row_preview_update_columns (SporRowPreview *self, SporImportFile *file)
{
  SporMapping *mapping = spor_import_file_get_mapping (file);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean any = mapping->extra->len > 0;

  for (guint f = 0; f < SPOR_N_FIELDS; f++)
    {
      gtk_column_view_column_set_visible (self->columns[f], mapping->columns[f]->len > 0);
      any |= mapping->columns[f]->len > 0;
    }
  gtk_stack_set_visible_child_name (self->stack, any ? "rows" : "nothing");
  for (guint i = 0; i < self->extra->len; i++)
    gtk_column_view_remove_column (self->view, self->extra->pdata[i]);
  g_ptr_array_set_size (self->extra, 0);
  for (guint i = 0; i < mapping->extra->len; i++)
    spor_row_preview_add_extra (self,
                                spor_source_get_column (spor_import_file_get_source (file),
                                                        g_array_index (mapping->extra, guint, i)),
                                seen);
}

static void
spor_row_preview_update_rows (SporRowPreview *self, SporImportFile *file)
{
  SporRound *round = spor_import_file_get_round (file);
  g_autoptr (SporMappingReader) reader
      = spor_mapping_reader_new (spor_import_file_get_mapping (file),
                                 spor_import_file_get_source (file), round);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = MIN (spor_import_file_get_n_rows (file), N_ROWS);

  for (guint i = 0; i < n; i++)
    {
      SporSourceRow row;
      g_autoptr (SporSignupFacts) facts = NULL;

      spor_import_file_get_row (file, i, &row);
      facts = spor_mapping_reader_read (reader, &row);
      g_ptr_array_add (rows, spor_preview_row_new (round, facts));
    }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
}

/* --- Widget --------------------------------------------------------------------------------- */

static void
spor_row_preview_dispose (GObject *object)
{
  SporRowPreview *self = SPOR_ROW_PREVIEW (object);

  g_clear_object (&self->rows);
  g_clear_pointer (&self->extra, g_ptr_array_unref);
  G_OBJECT_CLASS (spor_row_preview_parent_class)->dispose (object);
}

static void
spor_row_preview_class_init (SporRowPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_row_preview_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-row-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, SporRowPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, SporRowPreview, view);
  gtk_widget_class_bind_template_child (widget_class, SporRowPreview, selection);
}

static void
spor_row_preview_init (SporRowPreview *self)
{
  self->rows = g_list_store_new (SPOR_TYPE_PREVIEW_ROW);
  self->extra = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
  spor_row_preview_add_fields (self);
}

void
spor_row_preview_show (SporRowPreview *self, SporImportFile *file)
{
  g_return_if_fail (SPOR_IS_ROW_PREVIEW (self));
  g_return_if_fail (SPOR_IS_IMPORT_FILE (file));

  spor_row_preview_update_columns (self, file);
  spor_row_preview_update_rows (self, file);
}
