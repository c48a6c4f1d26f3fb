/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-date-entry.h"

#include "spor-focus.h"
#include "spor-field.h"
#include "spor-keeper.h"
#include "spor-month-popover.h"
#include "spor-time.h"
#include "spor-undo-key.h"

#include <glib/gi18n-lib.h>

struct _SporDateEntry
{
  AdwBin parent_instance;

  /* template */
  GtkEntry *entry;
  GtkLabel *message;

  GtkWidget *month; /* owned: a child of the entry; NULL until it is asked for */

  /* owned */
  gint64 day;
  char *text; /* @day as it is written in the entry */
  gboolean optional;
  gboolean quiet; /* what is wrong is said elsewhere */
  char *label;
};

enum
{
  PROP_DAY = 1,
  PROP_OPTIONAL,
  PROP_LABEL,
  N_PROPS
};

enum
{
  LEFT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void spor_date_entry_keep (SporKeeperInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SporDateEntry,
                               spor_date_entry,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (SPOR_TYPE_KEEPER, spor_date_entry_keep))

/* --- What is typed -------------------------------------------------------------------------- */

static const char *
spor_date_entry_get_text (SporDateEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* Dates without a year are those nearest to the day there was, or to today. */
static gboolean
spor_date_entry_read (SporDateEntry *self, gint64 *day)
{
  gint64 today = spor_day_of_instant (g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *text = g_strstrip (g_strdup (spor_date_entry_get_text (self)));

  *day = self->day;
  if (g_str_equal (text, self->text))
    return self->optional || self->day != SPOR_DAY_NONE;
  if (*text)
    return spor_day_parse_near (text, self->day == SPOR_DAY_NONE ? today : self->day, day);
  if (self->optional)
    *day = SPOR_DAY_NONE;
  return self->optional;
}

static void
spor_date_entry_write (SporDateEntry *self)
{
  g_free (self->text);
  self->text = spor_time_format_date (spor_day_begins (self->day));
  if (!g_str_equal (spor_date_entry_get_text (self), self->text))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), self->text);
  /* its own undo would revert what only the book can */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
  spor_date_entry_say (self, NULL);
}

static void
spor_date_entry_take (SporDateEntry *self, gint64 day)
{
  gboolean other = day != self->day;

  self->day = day;
  spor_date_entry_write (self);
  if (other)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}

/* Of what cannot be read as a day. */
static const char *
spor_date_entry_object (SporDateEntry *self)
{
  return *spor_date_entry_get_text (self) ? _ ("This is not a date. Write it like 3/3 or 3.3.2025.")
                                          : _ ("A date is needed.");
}

static void
spor_date_entry_apply (SporDateEntry *self)
{
  gint64 day;

  if (spor_date_entry_read (self, &day))
    spor_date_entry_take (self, day);
  else
    spor_date_entry_say (self, spor_date_entry_object (self));
  g_signal_emit (self, signals[LEFT], 0);
}

/* --- Keeper --------------------------------------------------------------------------------- */

/* Where nothing was ever shown, nothing is wrong. */
static gboolean
spor_date_entry_is_saved (SporKeeper *keeper)
{
  SporDateEntry *self = SPOR_DATE_ENTRY (keeper);

  return g_str_equal (spor_date_entry_get_text (self), self->text)
         || spor_date_entry_is_valid (self);
}

static char *
spor_date_entry_why_not_saved (SporKeeper *keeper)
{
  return g_strdup (spor_date_entry_object (SPOR_DATE_ENTRY (keeper)));
}

static char *
spor_date_entry_dup_name (SporDateEntry *self)
{
  return self->label ? g_strdup (self->label) : spor_field_name (GTK_WIDGET (self->entry));
}

/* What it is not says which field it was where it has no name. */
static void
spor_date_entry_quote (SporKeeper *keeper, GPtrArray *quotes)
{
  SporDateEntry *self = SPOR_DATE_ENTRY (keeper);
  g_autofree char *name = spor_date_entry_dup_name (self);

  spor_quotes_add_value (quotes, name ? name : spor_date_entry_object (self),
                         spor_date_entry_get_text (self));
}

/* A day counts once it is left. */
static void
spor_date_entry_quote_typing (SporKeeper *keeper, GPtrArray *quotes)
{
  SporDateEntry *self = SPOR_DATE_ENTRY (keeper);
  g_autofree char *name = spor_date_entry_dup_name (self);

  if (spor_date_entry_is_typed (self))
    spor_quotes_add_value (quotes, name ? name : _ ("Date"), spor_date_entry_get_text (self));
}

/* Whoever it is a part of sends the day. */
static void
spor_date_entry_keep (SporKeeperInterface *iface)
{
  iface->is_saved = spor_date_entry_is_saved;
  iface->object = spor_date_entry_why_not_saved;
  iface->quote = spor_date_entry_quote;
  iface->quote_typing = spor_date_entry_quote_typing;
}

/* --- Month ---------------------------------------------------------------------------------- */

static void
on_chosen_cb (SporDateEntry *self, gint64 day)
{
  spor_date_entry_take (self, day);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
spor_date_entry_popup (SporDateEntry *self)
{
  gint64 day;

  if (!gtk_editable_get_editable (GTK_EDITABLE (self->entry)))
    return;
  if (!self->month)
    {
      self->month = spor_month_popover_new (self->entry);
      g_signal_connect_object (self->month, "chosen", G_CALLBACK (on_chosen_cb), self,
                               G_CONNECT_SWAPPED);
    }
  spor_month_popover_popup (SPOR_MONTH_POPOVER (self->month),
                            spor_date_entry_read (self, &day) ? day : self->day);
}

/* --- Callbacks ------------------------------------------------------------------------------ */

static void
on_changed_cb (SporDateEntry *self)
{
  spor_date_entry_say (self, NULL);
}

static gboolean
on_key_pressed_cb (SporDateEntry *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (held == GDK_ALT_MASK && (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down))
    {
      spor_date_entry_popup (self);
      return GDK_EVENT_STOP;
    }
  if (g_str_equal (spor_date_entry_get_text (self), self->text))
    return spor_undo_key (GTK_WIDGET (self), keyval, state);
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  spor_date_entry_write (self);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  return GDK_EVENT_STOP;
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_date_entry_set_label (SporDateEntry *self, const char *label)
{
  g_free (self->label);
  self->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label ? label : "", -1);
}

static void
spor_date_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SporDateEntry *self = SPOR_DATE_ENTRY (object);

  switch (id)
    {
    case PROP_DAY:
      g_value_set_int64 (value, self->day);
      break;
    case PROP_OPTIONAL:
      g_value_set_boolean (value, self->optional);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_date_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SporDateEntry *self = SPOR_DATE_ENTRY (object);

  switch (id)
    {
    case PROP_DAY:
      spor_date_entry_set_day (self, g_value_get_int64 (value));
      break;
    case PROP_OPTIONAL:
      self->optional = g_value_get_boolean (value);
      break;
    case PROP_LABEL:
      spor_date_entry_set_label (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
spor_date_entry_grab_focus (GtkWidget *widget)
{
  return spor_focus_hand_on (GTK_WIDGET (SPOR_DATE_ENTRY (widget)->entry));
}

/* A popover has its place from its parent. */
static void
spor_date_entry_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SporDateEntry *self = SPOR_DATE_ENTRY (widget);

  GTK_WIDGET_CLASS (spor_date_entry_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->month)
    gtk_popover_present (GTK_POPOVER (self->month));
}

static void
spor_date_entry_dispose (GObject *object)
{
  SporDateEntry *self = SPOR_DATE_ENTRY (object);

  g_clear_pointer (&self->month, gtk_widget_unparent);
  G_OBJECT_CLASS (spor_date_entry_parent_class)->dispose (object);
}

static void
spor_date_entry_finalize (GObject *object)
{
  SporDateEntry *self = SPOR_DATE_ENTRY (object);

  g_free (self->text);
  g_free (self->label);
  G_OBJECT_CLASS (spor_date_entry_parent_class)->finalize (object);
}

static void
spor_date_entry_class_init (SporDateEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = spor_date_entry_get_property;
  object_class->set_property = spor_date_entry_set_property;
  object_class->dispose = spor_date_entry_dispose;
  object_class->finalize = spor_date_entry_finalize;
  widget_class->grab_focus = spor_date_entry_grab_focus;
  widget_class->size_allocate = spor_date_entry_size_allocate;
  properties[PROP_DAY]
      = g_param_spec_int64 ("day", NULL, NULL, G_MININT64, G_MAXINT64, SPOR_DAY_NONE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_OPTIONAL] = g_param_spec_boolean ("optional", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL]
      = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[LEFT] = g_signal_new ("left", SPOR_TYPE_DATE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-date-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, SporDateEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, SporDateEntry, message);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, spor_date_entry_apply);
  gtk_widget_class_bind_template_callback (widget_class, spor_date_entry_popup);
}

static void
spor_date_entry_init (SporDateEntry *self)
{
  self->day = SPOR_DAY_NONE;
  self->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  spor_field_set_value (GTK_WIDGET (self), TRUE);
  g_object_bind_property (self->entry, "editable", self->entry, "secondary-icon-sensitive",
                          G_BINDING_SYNC_CREATE);
}

GtkWidget *
spor_date_entry_new (void)
{
  return g_object_new (SPOR_TYPE_DATE_ENTRY, NULL);
}

gint64
spor_date_entry_get_day (SporDateEntry *self)
{
  g_return_val_if_fail (SPOR_IS_DATE_ENTRY (self), SPOR_DAY_NONE);

  return self->day;
}

void
spor_date_entry_set_day (SporDateEntry *self, gint64 day)
{
  g_return_if_fail (SPOR_IS_DATE_ENTRY (self));

  spor_date_entry_take (self, day);
}

gboolean
spor_date_entry_is_typed (SporDateEntry *self)
{
  g_return_val_if_fail (SPOR_IS_DATE_ENTRY (self), FALSE);

  return !g_str_equal (spor_date_entry_get_text (self), self->text);
}

void
spor_date_entry_follow_day (SporDateEntry *self, gint64 day)
{
  g_return_if_fail (SPOR_IS_DATE_ENTRY (self));

  if (!spor_date_entry_is_typed (self))
    {
      spor_date_entry_set_day (self, day);
      return;
    }
  self->day = day;
  g_free (self->text);
  self->text = spor_time_format_date (spor_day_begins (day));
}

gboolean
spor_date_entry_is_valid (SporDateEntry *self)
{
  gint64 day;

  g_return_val_if_fail (SPOR_IS_DATE_ENTRY (self), FALSE);

  return spor_date_entry_read (self, &day);
}

gboolean
spor_date_entry_peek (SporDateEntry *self, gint64 *day)
{
  g_return_val_if_fail (SPOR_IS_DATE_ENTRY (self), FALSE);

  return spor_date_entry_read (self, day);
}

void
spor_date_entry_say (SporDateEntry *self, const char *message)
{
  g_return_if_fail (SPOR_IS_DATE_ENTRY (self));

  gtk_label_set_label (self->message, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message && !self->quiet);
  if (message)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               message ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message ? message : "", -1);
}

void
spor_date_entry_set_quiet (SporDateEntry *self)
{
  g_return_if_fail (SPOR_IS_DATE_ENTRY (self));

  self->quiet = TRUE;
}

GtkWidget *
spor_date_entry_get_entry (SporDateEntry *self)
{
  g_return_val_if_fail (SPOR_IS_DATE_ENTRY (self), NULL);

  return GTK_WIDGET (self->entry);
}
