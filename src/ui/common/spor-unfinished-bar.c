/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-unfinished-bar.h"

#include "spor-pause.h"
#include "spor-unfinished.h"

struct _SporUnfinishedBar
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *said;

  /* owned */
  SporUnfinished *held; /* or NULL */
  guint pause;          /* or 0 */
};

enum
{
  PAUSED,
  AFRESH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporUnfinishedBar, spor_unfinished_bar, ADW_TYPE_BIN)

static void
on_afresh_clicked_cb (SporUnfinishedBar *self)
{
  g_signal_emit (self, signals[AFRESH], 0);
}

static gboolean
on_pause_over_cb (gpointer user_data)
{
  SporUnfinishedBar *self = user_data;

  self->pause = 0;
  g_signal_emit (self, signals[PAUSED], 0);
  return G_SOURCE_REMOVE;
}

/* What is kept stays: whoever is done with it has said so. */
static void
spor_unfinished_bar_dispose (GObject *object)
{
  SporUnfinishedBar *self = SPOR_UNFINISHED_BAR (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_pointer (&self->held, spor_unfinished_release);
  G_OBJECT_CLASS (spor_unfinished_bar_parent_class)->dispose (object);
}

/* The window goes, though somebody may still hold it: others may have what is kept. */
static void
spor_unfinished_bar_unroot (GtkWidget *widget)
{
  SporUnfinishedBar *self = SPOR_UNFINISHED_BAR (widget);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_pointer (&self->held, spor_unfinished_release);
  GTK_WIDGET_CLASS (spor_unfinished_bar_parent_class)->unroot (widget);
}

static void
spor_unfinished_bar_class_init (SporUnfinishedBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_unfinished_bar_dispose;
  widget_class->unroot = spor_unfinished_bar_unroot;
  signals[PAUSED] = g_signal_new ("paused", SPOR_TYPE_UNFINISHED_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[AFRESH] = g_signal_new ("afresh", SPOR_TYPE_UNFINISHED_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-unfinished-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SporUnfinishedBar, said);
  gtk_widget_class_bind_template_callback (widget_class, on_afresh_clicked_cb);
}

static void
spor_unfinished_bar_init (SporUnfinishedBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GKeyFile *
spor_unfinished_bar_begin (SporUnfinishedBar *self,
                           const char *kind,
                           const char *path,
                           const char *round_id,
                           gint64 *began)
{
  g_return_val_if_fail (SPOR_IS_UNFINISHED_BAR (self), NULL);
  g_return_val_if_fail (self->held == NULL, NULL);

  self->held = spor_unfinished_hold (kind, path, round_id);
  return self->held ? spor_unfinished_load (self->held, began) : NULL;
}

void
spor_unfinished_bar_tell (SporUnfinishedBar *self, const char *sentence)
{
  g_return_if_fail (SPOR_IS_UNFINISHED_BAR (self));

  gtk_label_set_label (self->said, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self), sentence != NULL);
}

void
spor_unfinished_bar_go_on (SporUnfinishedBar *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_if_fail (SPOR_IS_UNFINISHED_BAR (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root ? gtk_root_get_focus (root) : NULL;
  if (GTK_IS_EDITABLE (focus))
    gtk_editable_set_position (GTK_EDITABLE (focus), -1);
}

void
spor_unfinished_bar_wait (SporUnfinishedBar *self)
{
  g_return_if_fail (SPOR_IS_UNFINISHED_BAR (self));

  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->held)
    self->pause = g_timeout_add (SPOR_PAUSE_MS, on_pause_over_cb, self);
}

void
spor_unfinished_bar_keep (SporUnfinishedBar *self, GKeyFile *content)
{
  g_return_if_fail (SPOR_IS_UNFINISHED_BAR (self));

  if (self->held && content)
    spor_unfinished_keep (self->held, content);
  else if (self->held)
    spor_unfinished_drop (self->held);
}

void
spor_unfinished_bar_end (SporUnfinishedBar *self)
{
  g_return_if_fail (SPOR_IS_UNFINISHED_BAR (self));

  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->held)
    spor_unfinished_drop (self->held);
  g_clear_pointer (&self->held, spor_unfinished_release);
}
