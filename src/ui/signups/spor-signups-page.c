/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-signups-page.h"

struct _SporSignupsPage
{
  AdwBin parent_instance;

  /* owned */
  SporBook *book;
};

enum
{
  PROP_BOOK = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SporSignupsPage, spor_signups_page, ADW_TYPE_BIN)

static void
spor_signups_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BOOK:
      g_value_set_object (value, SPOR_SIGNUPS_PAGE (object)->book);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_signups_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SporSignupsPage *self = SPOR_SIGNUPS_PAGE (object);

  switch (id)
    {
    case PROP_BOOK:
      if (g_set_object (&self->book, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_signups_page_dispose (GObject *object)
{
  SporSignupsPage *self = SPOR_SIGNUPS_PAGE (object);

  g_clear_object (&self->book);
  G_OBJECT_CLASS (spor_signups_page_parent_class)->dispose (object);
}

static void
spor_signups_page_class_init (SporSignupsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = spor_signups_page_get_property;
  object_class->set_property = spor_signups_page_set_property;
  object_class->dispose = spor_signups_page_dispose;
  properties[PROP_BOOK]
      = g_param_spec_object ("book", NULL, NULL, SPOR_TYPE_BOOK,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-signups-page.ui");
}

static void
spor_signups_page_init (SporSignupsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
