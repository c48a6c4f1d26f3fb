/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-ways-out.h"

#include "spor-plain-row.h"

struct _SporWaysOut
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *clash;
  AdwPreferencesGroup *ways;

  GPtrArray *rows; /* borrowed by the group: one for each way */
};

G_DEFINE_FINAL_TYPE (SporWaysOut, spor_ways_out, ADW_TYPE_BIN)

static GtkCheckButton *
spor_ways_out_get_check (SporWaysOut *self, guint way)
{
  AdwActionRow *row = g_ptr_array_index (self->rows, way);

  return GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (row));
}

/* Only one of the ways out is taken. */
static void
spor_ways_out_add (SporWaysOut *self, const char *text)
{
  GtkWidget *row = spor_plain_row_new (text, NULL);
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  if (self->rows->len == 0)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  else
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), spor_ways_out_get_check (self, 0));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->ways, row);
  g_ptr_array_add (self->rows, row);
}

static void
spor_ways_out_clear (SporWaysOut *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->ways, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
spor_ways_out_show_clash (SporWaysOut *self, const GPtrArray *obstacles)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < obstacles->len; i++)
    g_string_append_printf (text, "%s%s", i ? "\n" : "",
                            ((SporBreach *)g_ptr_array_index (obstacles, i))->text);
  gtk_label_set_label (self->clash, text->str);
}

void
spor_ways_out_show (SporWaysOut *self, const SporProposal *proposal)
{
  g_return_if_fail (SPOR_IS_WAYS_OUT (self));

  spor_ways_out_show_clash (self, proposal->obstacles);
  spor_ways_out_clear (self);
  for (guint i = 0; i < proposal->choices->len; i++)
    {
      const GPtrArray *choice = g_ptr_array_index (proposal->choices, i);
      g_autoptr (GString) joined = g_string_new (NULL);

      for (guint c = 0; c < choice->len; c++)
        g_string_append_printf (joined, "%s%s", c ? "\n" : "",
                                (char *)g_ptr_array_index (choice, c));
      spor_ways_out_add (self, joined->str);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->ways), proposal->choices->len > 0);
}

guint
spor_ways_out_get_chosen (SporWaysOut *self)
{
  g_return_val_if_fail (SPOR_IS_WAYS_OUT (self), 0);

  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_check_button_get_active (spor_ways_out_get_check (self, i)))
      return i;
  return 0;
}

static void
spor_ways_out_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SPOR_TYPE_WAYS_OUT);
  G_OBJECT_CLASS (spor_ways_out_parent_class)->dispose (object);
}

static void
spor_ways_out_finalize (GObject *object)
{
  g_ptr_array_unref (SPOR_WAYS_OUT (object)->rows);
  G_OBJECT_CLASS (spor_ways_out_parent_class)->finalize (object);
}

static void
spor_ways_out_class_init (SporWaysOutClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_ways_out_dispose;
  G_OBJECT_CLASS (klass)->finalize = spor_ways_out_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/dk/kombit/Spor/ui/spor-ways-out.ui");
  gtk_widget_class_bind_template_child (widget_class, SporWaysOut, clash);
  gtk_widget_class_bind_template_child (widget_class, SporWaysOut, ways);
}

static void
spor_ways_out_init (SporWaysOut *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
