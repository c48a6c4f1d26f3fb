/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-dispute.h"

#include "spor-announce.h"
#include "spor-focus.h"
#include "spor-scroll.h"

#include <glib/gi18n-lib.h>

/* Of a long text so much is quoted that it is known again. */
#define MOST_QUOTED 200

/* What is to be seen below it, in pixels: it does not end at the edge. */
#define BELOW 12

/* So often it is looked whether a button is still pressed. */
#define LOOK_MS 50

struct _SporDispute
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *said;

  GtkWidget *field; /* weak */
  GtkWidget *group; /* weak; or NULL */

  /* owned */
  char *label;  /* or NULL */
  char *theirs; /* NULL: nothing is disputed */

  guint waiting; /* source: until no button is pressed; or 0 */
  guint leaving; /* source: until the keyboard is where it goes; or 0 */
};

enum
{
  PROP_FIELD = 1,
  PROP_GROUP,
  PROP_LABEL,
  N_PROPS
};

enum
{
  TAKEN,
  LEFT,
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
spor_dispute_sentence (const char *label, const char *theirs)
{
  g_autofree char *quote = NULL;

  if (!theirs)
    return NULL;
  if (!*theirs)
    return g_strdup (_ ("Another program has meanwhile emptied this."));
  quote = spor_dispute_quote (theirs);
  if (label)
    /* Translators: what stands in a field of the book by now, and the field's name */
    return g_strdup_printf (_ ("Another program has meanwhile written “%s” under “%s”."), quote,
                            label);
  /* Translators: what stands in a field of the book by now */
  return g_strdup_printf (_ ("Another program has meanwhile written “%s” here."), quote);
}

static gboolean
spor_dispute_is_at_keyboard (SporDispute *self)
{
  return spor_focus_within (GTK_WIDGET (self)) || (self->field && spor_focus_within (self->field))
         || (self->group && spor_focus_within (self->group));
}

static gboolean
spor_dispute_is_pressed (SporDispute *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native ? gtk_native_get_surface (native) : NULL;
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self)));
  GdkDevice *pointer = seat ? gdk_seat_get_pointer (seat) : NULL;
  GdkModifierType held = 0;

  if (surface && pointer)
    gdk_surface_get_device_position (surface, pointer, NULL, NULL, &held);
  return (held & (GDK_BUTTON1_MASK | GDK_BUTTON2_MASK | GDK_BUTTON3_MASK)) != 0;
}

static void
spor_dispute_show (SporDispute *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), self->theirs != NULL);
  if (!self->theirs)
    gtk_label_set_label (self->said, "");
}

static gboolean
on_look_cb (gpointer user_data)
{
  SporDispute *self = user_data;

  if (spor_dispute_is_pressed (self))
    return G_SOURCE_CONTINUE;
  self->waiting = 0;
  spor_dispute_show (self);
  return G_SOURCE_REMOVE;
}

/* What is below moves: not away from under a button that is pressed, for it would not be clicked
 * then. */
static void
spor_dispute_appear (SporDispute *self)
{
  gboolean wanted = self->theirs != NULL;

  if (gtk_widget_get_visible (GTK_WIDGET (self)) == wanted || self->waiting)
    return;
  if (spor_dispute_is_pressed (self))
    self->waiting = g_timeout_add (LOOK_MS, on_look_cb, self);
  else
    spor_dispute_show (self);
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
  said = spor_dispute_sentence (self->label, theirs);
  if (said)
    gtk_label_set_label (self->said, said);
  spor_dispute_appear (self);
  if (self->field)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->field),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said ? said : "", -1);
  if (said && gtk_widget_get_mapped (GTK_WIDGET (self)))
    spor_announce (GTK_WIDGET (self), said);
  if (said && spor_dispute_is_at_keyboard (self))
    spor_scroll_to (GTK_WIDGET (self), BELOW);
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

  return self->theirs ? gtk_label_get_label (self->said) : "";
}

static gboolean
on_leaving_cb (gpointer user_data)
{
  SporDispute *self = user_data;

  self->leaving = 0;
  if (self->theirs && !spor_dispute_is_at_keyboard (self))
    g_signal_emit (self, signals[LEFT], 0);
  return G_SOURCE_REMOVE;
}

gboolean
spor_dispute_leave (SporDispute *self)
{
  g_return_val_if_fail (SPOR_IS_DISPUTE (self), FALSE);

  if (!self->theirs)
    return FALSE;
  if (!self->leaving) /* nobody says yet where the keyboard goes */
    self->leaving = g_idle_add (on_leaving_cb, self);
  return TRUE;
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
    case PROP_GROUP:
      g_set_weak_pointer (&self->group, g_value_get_object (value));
      break;
    case PROP_LABEL:
      self->label = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_dispute_dispose (GObject *object)
{
  SporDispute *self = SPOR_DISPUTE (object);

  g_clear_handle_id (&self->waiting, g_source_remove);
  g_clear_handle_id (&self->leaving, g_source_remove);
  g_clear_weak_pointer (&self->field);
  g_clear_weak_pointer (&self->group);
  g_clear_pointer (&self->label, g_free);
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
  properties[PROP_GROUP]
      = g_param_spec_object ("group", NULL, NULL, GTK_TYPE_WIDGET,
                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL]
      = g_param_spec_string ("label", NULL, NULL, NULL,
                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[TAKEN] = g_signal_new ("taken", SPOR_TYPE_DISPUTE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", SPOR_TYPE_DISPUTE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
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
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (spor_dispute_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
spor_dispute_new (GtkWidget *field)
{
  return g_object_new (SPOR_TYPE_DISPUTE, "field", field, NULL);
}
