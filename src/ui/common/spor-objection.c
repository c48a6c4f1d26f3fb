/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-objection.h"

#include "spor-field.h"
#include "spor-focus.h"
#include "spor-keeper.h"
#include "spor-text.h"

struct _SporObjection
{
  GtkWidget parent_instance;

  GtkWidget *label; /* owned: the child */
  GtkWidget *field; /* weak */
  guint most;
  char *known; /* what the book has already, which stays; or NULL */
  char *text;  /* NULL: nothing */
};

enum
{
  PROP_FIELD = 1,
  PROP_MOST,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void spor_objection_keep_init (SporKeeperInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SporObjection,
                               spor_objection,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SPOR_TYPE_KEEPER, spor_objection_keep_init))

static char *
spor_objection_read (SporObjection *self)
{
  return self->field ? spor_field_read (self->field) : NULL;
}

/* The class is the field's own too, which others may have given it. */
static void
spor_objection_judge (SporObjection *self)
{
  g_autofree char *typed = spor_objection_read (self);
  gboolean is_known = g_strcmp0 (typed, self->known) == 0;
  char *text = is_known ? NULL : spor_text_objection (typed, self->most);

  if (text)
    gtk_widget_add_css_class (self->field, "error");
  else if (self->text)
    gtk_widget_remove_css_class (self->field, "error");
  g_free (self->text);
  self->text = text;
  gtk_label_set_label (GTK_LABEL (self->label), text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

/* After those who look at other things that can be wrong with it. */
static void
spor_objection_set_field (SporObjection *self, GtkWidget *field)
{
  GObject *source = GTK_IS_TEXT_VIEW (field)
                        ? G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)))
                        : G_OBJECT (field);

  g_return_if_fail (self->field == NULL);

  if (!field)
    return;
  g_set_weak_pointer (&self->field, field);
  g_signal_connect_object (source, "changed", G_CALLBACK (spor_objection_judge), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* --- Keeper --------------------------------------------------------------------------------- */

static gboolean
spor_objection_is_saved (SporKeeper *keeper)
{
  return SPOR_OBJECTION (keeper)->text == NULL;
}

static char *
spor_objection_object (SporKeeper *keeper)
{
  return g_strdup (SPOR_OBJECTION (keeper)->text);
}

static void
spor_objection_quote (SporKeeper *keeper, GPtrArray *quotes)
{
  SporObjection *self = SPOR_OBJECTION (keeper);
  g_autofree char *typed = spor_objection_read (self);
  g_autofree char *name = self->field ? spor_field_name (self->field) : NULL;

  if (typed)
    spor_quotes_add (quotes, name ? name : self->text, typed);
}

static void
spor_objection_keep_init (SporKeeperInterface *iface)
{
  iface->is_saved = spor_objection_is_saved;
  iface->object = spor_objection_object;
  iface->quote = spor_objection_quote;
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_objection_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SporObjection *self = SPOR_OBJECTION (object);

  switch (id)
    {
    case PROP_FIELD:
      spor_objection_set_field (self, g_value_get_object (value));
      break;
    case PROP_MOST:
      self->most = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
spor_objection_grab_focus (GtkWidget *widget)
{
  SporObjection *self = SPOR_OBJECTION (widget);

  return self->field && gtk_widget_grab_focus (self->field);
}

static void
spor_objection_constructed (GObject *object)
{
  SporObjection *self = SPOR_OBJECTION (object);

  G_OBJECT_CLASS (spor_objection_parent_class)->constructed (object);
  if (self->field)
    spor_objection_judge (self);
}

static void
spor_objection_dispose (GObject *object)
{
  SporObjection *self = SPOR_OBJECTION (object);

  g_clear_weak_pointer (&self->field);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->known, g_free);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (spor_objection_parent_class)->dispose (object);
}

static void
spor_objection_class_init (SporObjectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = spor_objection_set_property;
  object_class->constructed = spor_objection_constructed;
  object_class->dispose = spor_objection_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = spor_objection_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = spor_focus_through;

  properties[PROP_FIELD]
      = g_param_spec_object ("field", NULL, NULL, GTK_TYPE_WIDGET,
                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MOST]
      = g_param_spec_uint ("most", NULL, NULL, 1, G_MAXUINT, SPOR_TEXT_LINE,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
spor_objection_init (SporObjection *self)
{
  self->most = SPOR_TEXT_LINE;
  self->label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "xalign", 0.0, NULL);
  gtk_widget_add_css_class (self->label, "caption");
  gtk_widget_add_css_class (self->label, "error");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
spor_objection_new (GtkWidget *field, guint most)
{
  return g_object_new (SPOR_TYPE_OBJECTION, "most", most, "field", field, NULL);
}

void
spor_objection_set_known (SporObjection *self, const char *known)
{
  g_return_if_fail (SPOR_IS_OBJECTION (self));

  g_free (self->known);
  self->known = g_strdup (known);
  spor_objection_judge (self);
}

const char *
spor_objection_get_text (SporObjection *self)
{
  g_return_val_if_fail (SPOR_IS_OBJECTION (self), NULL);

  return self->text;
}

gboolean
spor_objection_grab (SporObjection *self)
{
  g_return_val_if_fail (SPOR_IS_OBJECTION (self), FALSE);

  return self->text && gtk_widget_grab_focus (self->field);
}

void
spor_objection_keep (SporObjection *self, char **text, const char *was)
{
  g_return_if_fail (SPOR_IS_OBJECTION (self));

  if (!self->text)
    return;
  g_free (*text);
  *text = g_strdup (was);
}
