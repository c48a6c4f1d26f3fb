/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-dispute.h"

#include "spor-announce.h"
#include "spor-focus.h"
#include "spor-scroll.h"

#include <glib/gi18n-lib.h>

/* Of a long text so much is quoted that it is known again. */
#define MOST_QUOTED 200

struct _SporDispute
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *said;

  GtkWidget *field; /* weak */

  /* owned */
  char *theirs; /* NULL: nothing is disputed */
};

enum
{
  PROP_FIELD = 1,
  N_PROPS
};

enum
{
  TAKEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporDispute, spor_dispute, GTK_TYPE_WIDGET)

static char *
spor_dispute_quote (const char *theirs)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (theirs, -1) <= MOST_QUOTED)
    return g_strdup (theirs);
  start = g_utf8_substring (theirs, 0, MOST_QUOTED);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/* (transfer full) (nullable) */
static char *
spor_dispute_sentence (const char *theirs)
{
  g_autofree char *quote = NULL;

  if (!theirs)
    return NULL;
  if (!*theirs)
    return g_strdup (_ ("Another program has meanwhile emptied this."));
  quote = spor_dispute_quote (theirs);
  /* Translators: what stands in a field of the book by now */
  return g_strdup_printf (_ ("Another program has meanwhile written “%s” here."), quote);
}

static gboolean
spor_dispute_is_at_keyboard (SporDispute *self)
{
  return spor_focus_within (GTK_WIDGET (self)) || (self->field && spor_focus_within (self->field));
}

void
spor_dispute_set_theirs (SporDispute *self, const char *theirs)
{
  g_autofree char *said = NULL;
  g_autofree char *was = NULL;

  g_return_if_fail (SPOR_IS_DISPUTE (self));

  if (g_strcmp0 (self->theirs, theirs) == 0)
    return;
  was = g_steal_pointer (&self->theirs);
  self->theirs = g_strdup (theirs);
  said = spor_dispute_sentence (theirs);
  gtk_label_set_label (self->said, said ? said : "");
  gtk_widget_set_visible (GTK_WIDGET (self), said != NULL);
  if (self->field)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->field),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said ? said : "", -1);
  if (said && gtk_widget_get_mapped (GTK_WIDGET (self)))
    spor_announce (GTK_WIDGET (self), said);
  if (said && spor_dispute_is_at_keyboard (self))
    spor_scroll_to (GTK_WIDGET (self), 0);
}

const char *
spor_dispute_get_theirs (SporDispute *self)
{
  g_return_val_if_fail (SPOR_IS_DISPUTE (self), NULL);

  return self->theirs;
}

const char *
spor_dispute_get_said (SporDispute *self)
{
  g_return_val_if_fail (SPOR_IS_DISPUTE (self), "");

  return gtk_label_get_label (self->said);
}

static void
on_take_clicked_cb (SporDispute *self)
{
  g_signal_emit (self, signals[TAKEN], 0);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_dispute_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SporDispute *self = SPOR_DISPUTE (object);

  switch (id)
    {
    case PROP_FIELD:
      g_set_weak_pointer (&self->field, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_dispute_dispose (GObject *object)
{
  SporDispute *self = SPOR_DISPUTE (object);

  g_clear_weak_pointer (&self->field);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->theirs, g_free);
  G_OBJECT_CLASS (spor_dispute_parent_class)->dispose (object);
}

static void
spor_dispute_class_init (SporDisputeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = spor_dispute_set_property;
  object_class->dispose = spor_dispute_dispose;
  properties[PROP_FIELD]
      = g_param_spec_object ("field", NULL, NULL, GTK_TYPE_WIDGET,
                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[TAKEN] = g_signal_new ("taken", SPOR_TYPE_DISPUTE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/dk/kombit/Spor/ui/spor-dispute.ui");
  gtk_widget_class_bind_template_child (widget_class, SporDispute, box);
  gtk_widget_class_bind_template_child (widget_class, SporDispute, said);
  gtk_widget_class_bind_template_callback (widget_class, on_take_clicked_cb);
}

static void
spor_dispute_init (SporDispute *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
spor_dispute_new (GtkWidget *field)
{
  return g_object_new (SPOR_TYPE_DISPUTE, "field", field, NULL);
}
