/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-undo-buttons.h"

#include <glib/gi18n-lib.h>

struct _SporUndoButtons
{
  GtkBox parent_instance;

  /* template */
  GtkWidget *undo;
  GtkWidget *redo;
};

G_DEFINE_FINAL_TYPE (SporUndoButtons, spor_undo_buttons, GTK_TYPE_BOX)

static void
spor_undo_buttons_class_init (SporUndoButtonsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-undo-buttons.ui");
  gtk_widget_class_bind_template_child (widget_class, SporUndoButtons, undo);
  gtk_widget_class_bind_template_child (widget_class, SporUndoButtons, redo);
}

static void
spor_undo_buttons_init (SporUndoButtons *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
spor_button_set_label (GtkWidget *button, const char *label)
{
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

void
spor_undo_buttons_show (SporUndoButtons *self, const char *undo, const char *redo)
{
  /* Translators: what would be undone, such as "Change to Anne Hansen" */
  g_autofree char *undo_label
      = undo ? g_strdup_printf (_ ("Undo – %s"), undo) : g_strdup (_ ("Undo"));
  /* Translators: what would be done again */
  g_autofree char *redo_label
      = redo ? g_strdup_printf (_ ("Redo – %s"), redo) : g_strdup (_ ("Redo"));

  g_return_if_fail (SPOR_IS_UNDO_BUTTONS (self));

  spor_button_set_label (self->undo, undo_label);
  spor_button_set_label (self->redo, redo_label);
}

void
spor_undo_buttons_explain (SporUndoButtons *self, const char *undo, const char *redo)
{
  g_return_if_fail (SPOR_IS_UNDO_BUTTONS (self));

  if (undo)
    spor_button_set_label (self->undo, undo);
  if (redo)
    spor_button_set_label (self->redo, redo);
}

gboolean
spor_undo_buttons_hand_over (SporUndoButtons *self, gboolean undo, gboolean redo)
{
  GtkWidget *focus;

  g_return_val_if_fail (SPOR_IS_UNDO_BUTTONS (self), TRUE);

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (!(focus == self->undo && !undo) && !(focus == self->redo && !redo))
    return TRUE;
  if (undo || redo)
    gtk_widget_grab_focus (undo ? self->undo : self->redo);
  return undo || redo;
}
