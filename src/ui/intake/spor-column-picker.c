/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-column-picker.h"

#include "spor-column-choice.h"
#include "spor-text-scale.h"
#include "spor-text.h"

/* However large the text is. */
#define MOST_WIDTH 700

struct _SporColumnPicker
{
  GtkPopover parent_instance;

  /* template */
  GtkEditable *search;
  GtkWidget *list;
  GtkFilterListModel *found;

  /* owned */
  GListStore *choices; /* SporColumnChoice */
  GtkCustomFilter *filter;
  char *wanted; /* folded text searched for; NULL: all */

  gboolean several;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporColumnPicker, spor_column_picker, GTK_TYPE_POPOVER)

static gboolean
spor_column_picker_matches (gpointer item, gpointer user_data)
{
  SporColumnPicker *self = user_data;

  return !self->wanted || spor_column_choice_matches (item, self->wanted);
}

static void
spor_column_picker_choose_only (SporColumnPicker *self, SporColumnChoice *only)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->choices)); i++)
    {
      g_autoptr (SporColumnChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->choices), i);

      spor_column_choice_set_chosen (choice, choice == only);
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_PICKED], 0);
}

static void
on_search_changed_cb (SporColumnPicker *self)
{
  g_autofree char *clean = spor_text_clean (gtk_editable_get_text (self->search));

  g_free (self->wanted);
  self->wanted = *clean ? spor_text_fold (clean) : NULL;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_choice_activated_cb (SporColumnPicker *self, guint position)
{
  g_autoptr (SporColumnChoice) choice
      = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  if (!self->several)
    {
      spor_column_picker_choose_only (self, choice);
      return;
    }
  spor_column_choice_set_chosen (choice, !spor_column_choice_get_chosen (choice));
  g_signal_emit (self, signals[SIGNAL_PICKED], 0);
}

/* Enter takes the first that was found; it may come before the entry has told what was typed. */
static void
on_search_activated_cb (SporColumnPicker *self)
{
  on_search_changed_cb (self);
  if (self->wanted && g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0)
    on_choice_activated_cb (self, 0);
}

static void
on_none_clicked_cb (SporColumnPicker *self)
{
  spor_column_picker_choose_only (self, NULL);
}

/* The first that is chosen; G_MAXUINT: none is. */
static guint
spor_column_picker_find_chosen (SporColumnPicker *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->found)); i++)
    {
      g_autoptr (SporColumnChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->found), i);

      if (spor_column_choice_get_chosen (choice))
        return i;
    }
  return G_MAXUINT;
}

/* A list that has just come up can be scrolled once it has been laid out. */
static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SporColumnPicker *self = SPOR_COLUMN_PICKER (widget);
  guint chosen = spor_column_picker_find_chosen (self);

  if (gtk_widget_get_mapped (widget) && gtk_widget_get_height (self->list) == 0)
    return G_SOURCE_CONTINUE;
  if (chosen != G_MAXUINT)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", chosen);
  return G_SOURCE_REMOVE;
}

static void
spor_column_picker_show (GtkWidget *widget)
{
  gtk_editable_set_text (SPOR_COLUMN_PICKER (widget)->search, "");
  GTK_WIDGET_CLASS (spor_column_picker_parent_class)->show (widget);
  gtk_widget_add_tick_callback (widget, on_tick_cb, NULL, NULL);
}

static void
spor_column_picker_dispose (GObject *object)
{
  SporColumnPicker *self = SPOR_COLUMN_PICKER (object);

  if (self->filter)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  gtk_widget_dispose_template (GTK_WIDGET (self), SPOR_TYPE_COLUMN_PICKER);
  g_clear_object (&self->choices);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (spor_column_picker_parent_class)->dispose (object);
}

static void
spor_column_picker_class_init (SporColumnPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_column_picker_dispose;
  widget_class->show = spor_column_picker_show;
  signals[SIGNAL_PICKED] = g_signal_new ("picked", SPOR_TYPE_COLUMN_PICKER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-column-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, SporColumnPicker, search);
  gtk_widget_class_bind_template_child (widget_class, SporColumnPicker, list);
  gtk_widget_class_bind_template_child (widget_class, SporColumnPicker, found);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_none_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
}

static void
spor_column_picker_init (SporColumnPicker *self)
{
  int width;

  self->choices = g_list_store_new (SPOR_TYPE_COLUMN_CHOICE);
  self->filter = gtk_custom_filter_new (spor_column_picker_matches, self, NULL);
  g_type_ensure (SPOR_TYPE_COLUMN_CHOICE);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_filter_list_model_set_model (self->found, G_LIST_MODEL (self->choices));
  gtk_filter_list_model_set_filter (self->found, GTK_FILTER (self->filter));
  gtk_widget_get_size_request (GTK_WIDGET (self), &width, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self),
                               MIN ((int)(width * spor_text_scale (GTK_WIDGET (self))), MOST_WIDTH),
                               -1);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), self->list);
}

void
spor_column_picker_set (SporColumnPicker *self,
                        SporImportFile *file,
                        const GArray *chosen,
                        gboolean several)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = spor_source_get_n_columns (spor_import_file_get_source (file));

  g_return_if_fail (SPOR_IS_COLUMN_PICKER (self));

  self->several = several;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (choices, spor_column_choice_new (file, i, several));
  for (guint i = 0; i < chosen->len; i++)
    spor_column_choice_set_chosen (choices->pdata[g_array_index (chosen, guint, i)], TRUE);
  g_list_store_splice (self->choices, 0, g_list_model_get_n_items (G_LIST_MODEL (self->choices)),
                       choices->pdata, choices->len);
}

GArray *
spor_column_picker_get_chosen (SporColumnPicker *self)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (SPOR_IS_COLUMN_PICKER (self), chosen);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->choices)); i++)
    {
      g_autoptr (SporColumnChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->choices), i);
      guint index = spor_column_choice_get_index (choice);

      if (spor_column_choice_get_chosen (choice))
        g_array_append_val (chosen, index);
    }
  return chosen;
}
