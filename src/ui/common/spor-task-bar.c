/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-task-bar.h"

#include <glib/gi18n-lib.h>

#define UPDATE_MS 100
#define APPEAR_AFTER_MS 300
#define ALL 1000

struct _SporTaskMeter
{
  int permille; /* atomic; below 0 = not known */
  int offers;   /* atomic: whether there is something to be had by stopping */
};

struct _SporTaskBar
{
  GtkWidget parent_instance;

  /* template */
  GtkRevealer *revealer;
  GtkLabel *title;
  GtkProgressBar *progress;
  GtkButton *cancel;

  /* owned */
  GCancellable *cancellable; /* NULL: no work */
  SporTaskMeter *meter;
  guint timer;
  gint64 begun;
  gboolean stops; /* the button ends the work with what there is */
};

enum
{
  PROP_ACTIVE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SporTaskBar, spor_task_bar, GTK_TYPE_WIDGET)

static void
spor_task_bar_update_button (SporTaskBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->cancel),
                          !self->stops || (self->meter && g_atomic_int_get (&self->meter->offers)));
}

static gboolean
on_update_cb (gpointer data)
{
  SporTaskBar *self = data;
  int permille = g_atomic_int_get (&self->meter->permille);

  if (g_get_monotonic_time () - self->begun > APPEAR_AFTER_MS * G_TIME_SPAN_MILLISECOND)
    gtk_revealer_set_reveal_child (self->revealer, TRUE);
  spor_task_bar_update_button (self);
  if (permille >= ALL && !self->stops)
    gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), FALSE);
  if (permille < 0)
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, permille / (double)ALL);
  return G_SOURCE_CONTINUE;
}

static void
on_cancel_clicked_cb (SporTaskBar *self)
{
  spor_task_bar_cancel (self);
}

static void
spor_task_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, spor_task_bar_get_active (SPOR_TASK_BAR (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_task_bar_dispose (GObject *object)
{
  SporTaskBar *self = SPOR_TASK_BAR (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->meter, spor_task_meter_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), SPOR_TYPE_TASK_BAR);
  G_OBJECT_CLASS (spor_task_bar_parent_class)->dispose (object);
}

static void
spor_task_bar_class_init (SporTaskBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_task_bar_dispose;
  object_class->get_property = spor_task_bar_get_property;
  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/dk/kombit/Spor/ui/spor-task-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SporTaskBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, SporTaskBar, title);
  gtk_widget_class_bind_template_child (widget_class, SporTaskBar, progress);
  gtk_widget_class_bind_template_child (widget_class, SporTaskBar, cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
}

static void
spor_task_bar_init (SporTaskBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
spor_task_bar_new (void)
{
  return g_object_new (SPOR_TYPE_TASK_BAR, NULL);
}

gboolean
spor_task_bar_get_active (SporTaskBar *self)
{
  g_return_val_if_fail (SPOR_IS_TASK_BAR (self), FALSE);

  return self->cancellable != NULL;
}

GCancellable *
spor_task_bar_begin (SporTaskBar *self, const char *title, SporTaskMeter **meter)
{
  g_return_val_if_fail (SPOR_IS_TASK_BAR (self), NULL);
  g_return_val_if_fail (self->cancellable == NULL, NULL);

  self->cancellable = g_cancellable_new ();
  self->meter = g_atomic_rc_box_new (SporTaskMeter);
  self->meter->permille = -1;
  self->meter->offers = 0;
  self->begun = g_get_monotonic_time ();
  self->timer = g_timeout_add (UPDATE_MS, on_update_cb, self);

  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), TRUE);
  spor_task_bar_update_button (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);

  *meter = g_atomic_rc_box_acquire (self->meter);
  return g_object_ref (self->cancellable);
}

void
spor_task_bar_end (SporTaskBar *self)
{
  g_return_if_fail (SPOR_IS_TASK_BAR (self));

  if (!self->cancellable)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->meter, spor_task_meter_unref);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

void
spor_task_bar_cancel (SporTaskBar *self)
{
  g_return_if_fail (SPOR_IS_TASK_BAR (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), FALSE);
  g_cancellable_cancel (self->cancellable);
}

void
spor_task_bar_set_stop_label (SporTaskBar *self, const char *label)
{
  g_return_if_fail (SPOR_IS_TASK_BAR (self));

  self->stops = label != NULL;
  gtk_button_set_label (self->cancel, label ? label : _ ("Cancel"));
  spor_task_bar_update_button (self);
}

void
spor_task_meter_offer_stop (SporTaskMeter *meter)
{
  g_atomic_int_set (&meter->offers, 1);
}

void
spor_task_meter_set (double fraction, gpointer meter)
{
  SporTaskMeter *self = meter;

  g_atomic_int_set (&self->permille, (int)(CLAMP (fraction, 0, 1) * ALL));
}

void
spor_task_meter_unref (SporTaskMeter *meter)
{
  g_atomic_rc_box_release (meter);
}
