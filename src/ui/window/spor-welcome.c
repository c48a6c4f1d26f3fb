/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-welcome.h"

struct _SporWelcome
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (SporWelcome, spor_welcome, ADW_TYPE_BIN)

static void
spor_welcome_class_init (SporWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/dk/kombit/Spor/ui/spor-welcome.ui");
}

static void
spor_welcome_init (SporWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
