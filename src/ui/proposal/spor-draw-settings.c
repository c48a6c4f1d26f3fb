/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-draw-settings.h"

#include "spor-focus.h"
#include "spor-language.h"
#include "spor-settings.h"

struct _SporDrawSettings
{
  AdwBin parent_instance;

  /* template */
  GtkWidget *stopped;
  GtkSpinButton *tolerance;
  GtkSpinButton *tickets;

  /* owned */
  GSettings *settings; /* NULL where they are not installed */
};

G_DEFINE_FINAL_TYPE (SporDrawSettings, spor_draw_settings, ADW_TYPE_BIN)

/* In the program's language, whatever the machine's is. */
static gboolean
on_tolerance_shown_cb (GtkSpinButton *button)
{
  g_autofree char *text = spor_format_number (gtk_spin_button_get_value (button), 1);

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (button)), text))
    gtk_editable_set_text (GTK_EDITABLE (button), text);
  return TRUE;
}

/* A decimal comma or point, as it comes. */
static int
on_tolerance_typed_cb (GtkSpinButton *button, double *value)
{
  return spor_number_parse (gtk_editable_get_text (GTK_EDITABLE (button)), value) ? TRUE
                                                                                  : GTK_INPUT_ERROR;
}

static gboolean
spor_draw_settings_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SPOR_DRAW_SETTINGS (widget)->tolerance));
}

static void
spor_draw_settings_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SPOR_TYPE_DRAW_SETTINGS);
  g_clear_object (&SPOR_DRAW_SETTINGS (object)->settings);
  G_OBJECT_CLASS (spor_draw_settings_parent_class)->dispose (object);
}

static void
spor_draw_settings_class_init (SporDrawSettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_draw_settings_dispose;
  widget_class->grab_focus = spor_draw_settings_grab_focus;
  widget_class->focus = spor_focus_through;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-draw-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, SporDrawSettings, stopped);
  gtk_widget_class_bind_template_child (widget_class, SporDrawSettings, tolerance);
  gtk_widget_class_bind_template_child (widget_class, SporDrawSettings, tickets);
  gtk_widget_class_bind_template_callback (widget_class, on_tolerance_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_tolerance_typed_cb);
}

static void
spor_draw_settings_init (SporDrawSettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_spin_button_activate_default (self->tolerance);
  spor_spin_button_activate_default (self->tickets);
  if (!(self->settings = spor_settings_new ()))
    return;
  gtk_spin_button_set_value (self->tolerance,
                             g_settings_get_double (self->settings, "draw-tolerance"));
  gtk_spin_button_set_value (self->tickets, g_settings_get_int (self->settings, "draw-tickets"));
}

SporDrawingSettings
spor_draw_settings_take (SporDrawSettings *self)
{
  double percent;
  int tickets;

  /* also what the keyboard has not left yet */
  gtk_spin_button_update (self->tolerance);
  gtk_spin_button_update (self->tickets);
  percent = gtk_spin_button_get_value (self->tolerance);
  tickets = gtk_spin_button_get_value_as_int (self->tickets);
  if (self->settings)
    {
      g_settings_set_double (self->settings, "draw-tolerance", percent);
      g_settings_set_int (self->settings, "draw-tickets", tickets);
    }
  return (SporDrawingSettings){ .fair = SPOR_FAIR_LEXIMIN,
                                .tolerance = percent / 100,
                                .n_tickets = (guint)tickets };
}

void
spor_draw_settings_set_stopped (SporDrawSettings *self, gboolean stopped)
{
  gtk_widget_set_visible (self->stopped, stopped);
}
