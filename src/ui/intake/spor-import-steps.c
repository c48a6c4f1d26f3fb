/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-import-steps.h"

#include <glib/gi18n-lib.h>

static const char *const titles[] = { N_ ("Files"), N_ ("Columns"), N_ ("Check"), N_ ("Result") };

struct _SporImportSteps
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *labels[G_N_ELEMENTS (titles)];

  guint step;
};

G_DEFINE_FINAL_TYPE (SporImportSteps, spor_import_steps, GTK_TYPE_WIDGET)

static void
spor_import_steps_update_label (SporImportSteps *self, guint index)
{
  const char *title = g_dgettext (GETTEXT_PACKAGE, titles[index]);
  /* Translators: number and name of a step: "2 Columns"; the mark says that it is behind us */
  g_autofree char *text = index < self->step ? g_strdup_printf (_ ("✓ %s"), title)
                                             : g_strdup_printf (_ ("%u %s"), index + 1, title);

  gtk_label_set_label (GTK_LABEL (self->labels[index]), text);
  gtk_widget_remove_css_class (self->labels[index], "current");
  gtk_widget_remove_css_class (self->labels[index], "dim-label");
  gtk_widget_add_css_class (self->labels[index], index == self->step ? "current" : "dim-label");
}

static void
spor_import_steps_update (SporImportSteps *self)
{
  /* Translators: for screen readers: which step, of how many, and its name */
  g_autofree char *spoken
      = g_strdup_printf (_ ("Step %u of %u: %s"), self->step + 1, (guint)G_N_ELEMENTS (titles),
                         g_dgettext (GETTEXT_PACKAGE, titles[self->step]));

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    spor_import_steps_update_label (self, i);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
spor_import_steps_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (spor_import_steps_parent_class)->dispose (object);
}

static void
spor_import_steps_class_init (SporImportStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_import_steps_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "importsteps");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
spor_import_steps_init (SporImportSteps *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *separator;

      if (i > 0)
        {
          separator = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
          gtk_widget_set_valign (separator, GTK_ALIGN_CENTER);
          gtk_widget_set_hexpand (separator, TRUE);
          gtk_widget_set_parent (separator, GTK_WIDGET (self));
        }
      self->labels[i] = gtk_label_new (NULL);
      gtk_label_set_ellipsize (GTK_LABEL (self->labels[i]), PANGO_ELLIPSIZE_END);
      gtk_widget_set_parent (self->labels[i], GTK_WIDGET (self));
    }
  spor_import_steps_update (self);
}

void
spor_import_steps_set_step (SporImportSteps *self, guint step)
{
  g_return_if_fail (SPOR_IS_IMPORT_STEPS (self));
  g_return_if_fail (step < G_N_ELEMENTS (titles));

  self->step = step;
  spor_import_steps_update (self);
}
