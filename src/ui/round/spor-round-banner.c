/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-banner.h"

#include <glib/gi18n-lib.h>

struct _SporRoundBanner
{
  AdwBin parent_instance;

  /* template */
  GtkRevealer *revealer;
  GtkLabel *label;
  GtkWidget *restore;
  GtkWidget *copy;

  /* owned */
  SporBook *book;
  GSignalGroup *book_signals;
};

enum
{
  PROP_BOOK = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SporRoundBanner, spor_round_banner, ADW_TYPE_BIN)

/* Where nothing of the book can be changed, that one of its rounds is archived says no more. */
static void
spor_round_banner_update (SporRoundBanner *self)
{
  SporSnapshot *snapshot = self->book ? spor_book_get_snapshot (self->book) : NULL;
  const char *read_only = snapshot ? spor_snapshot_get_read_only (snapshot) : NULL;
  gint64 at = snapshot ? spor_snapshot_get_round (snapshot)->archived_at : SPOR_TIME_NONE;
  g_autofree char *day = spor_time_format_date (at);
  /* Translators: a date */
  g_autofree char *text
      = g_strdup_printf (_ ("This round was archived on %s and cannot be changed."), day);

  if (read_only || at != SPOR_TIME_NONE)
    gtk_label_set_label (self->label, read_only ? read_only : text);
  gtk_widget_set_visible (self->restore, !read_only);
  gtk_widget_set_visible (self->copy, read_only != NULL);
  gtk_revealer_set_reveal_child (self->revealer, read_only || at != SPOR_TIME_NONE);
}

static void
spor_round_banner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_BOOK)
    g_value_set_object (value, SPOR_ROUND_BANNER (object)->book);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
spor_round_banner_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SporRoundBanner *self = SPOR_ROUND_BANNER (object);

  if (id != PROP_BOOK)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (!g_set_object (&self->book, g_value_get_object (value)))
    return;
  g_signal_group_set_target (self->book_signals, self->book);
  spor_round_banner_update (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
spor_round_banner_dispose (GObject *object)
{
  SporRoundBanner *self = SPOR_ROUND_BANNER (object);

  g_clear_object (&self->book_signals);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (spor_round_banner_parent_class)->dispose (object);
}

static void
spor_round_banner_class_init (SporRoundBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_round_banner_dispose;
  object_class->get_property = spor_round_banner_get_property;
  object_class->set_property = spor_round_banner_set_property;
  properties[PROP_BOOK]
      = g_param_spec_object ("book", NULL, NULL, SPOR_TYPE_BOOK,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-round-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, SporRoundBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, SporRoundBanner, label);
  gtk_widget_class_bind_template_child (widget_class, SporRoundBanner, restore);
  gtk_widget_class_bind_template_child (widget_class, SporRoundBanner, copy);
}

static void
spor_round_banner_init (SporRoundBanner *self)
{
  self->book_signals = g_signal_group_new (SPOR_TYPE_BOOK);
  g_signal_group_connect_swapped (self->book_signals, "notify::snapshot",
                                  G_CALLBACK (spor_round_banner_update), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}
