/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-entry.h"

#include "spor-claim-value.h"
#include "spor-day.h"
#include "spor-dispute.h"
#include "spor-field.h"
#include "spor-focus.h"
#include "spor-month-popover.h"
#include "spor-text.h"
#include "spor-undo-key.h"

#include <glib/gi18n-lib.h>

/* A day and an EAN number are always seen whole; what else stands in a field may be longer than it.
 */
#define DAY_CHARS 10
#define EAN_CHARS 14
#define OTHER_CHARS 4

struct _SporClaimEntry
{
  AdwBin parent_instance;

  /* template */
  GtkEntry *entry;
  GtkLabel *message;
  SporDispute *dispute;

  /* owned */
  GtkWidget *month; /* a child of the entry; NULL until it is asked for */
  SporClaimValueKind kind;
  char *label;
  char *text; /* the last that can be a value */
  gint64 number;
  char *entered; /* the value before somebody typed */
  gint64 entered_number;
  char *refusal;     /* why others do not want the value; or NULL */
  gboolean labelled; /* the label stands beside it */
  gboolean needed;   /* emptied, it is what it was */
  gboolean setting;  /* the program types, not somebody */
  gboolean typed;    /* somebody has, since the value was set */
  gboolean held;     /* what stands there is not the value, or not yet */
};

enum
{
  PROP_KIND = 1,
  PROP_LABEL,
  PROP_LABELLED,
  PROP_NEEDED,
  N_PROPS
};

enum
{
  EDITED,
  LEFT,
  HELD,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporClaimEntry, spor_claim_entry, ADW_TYPE_BIN)

/* --- What is said --------------------------------------------------------------------------- */

static gint64
spor_claim_entry_near (SporClaimEntry *self)
{
  return self->kind == SPOR_CLAIM_VALUE_DAY && self->number != SPOR_DAY_NONE
             ? self->number
             : spor_day_of_instant (g_get_real_time () / G_USEC_PER_SEC);
}

/* Why @text is no value; NULL: it is one. */
static char *
spor_claim_entry_object (SporClaimEntry *self, const char *text)
{
  return spor_claim_value_objection (self->kind, text, spor_claim_entry_near (self));
}

/* What is in a dialog is kept once that is answered, as it stands there by then. */
static gboolean
spor_claim_entry_is_kept_while_typed (SporClaimEntry *self)
{
  return self->kind == SPOR_CLAIM_VALUE_TEXT && !gtk_entry_get_activates_default (self->entry);
}

static void
spor_claim_entry_describe (SporClaimEntry *self)
{
  const char *message = gtk_label_get_label (self->message);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  *message ? message : spor_dispute_get_said (self->dispute), -1);
}

static void
spor_claim_entry_say (SporClaimEntry *self, const char *objection)
{
  const char *message = objection ? objection : self->refusal;

  if (message)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_label_set_label (self->message, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  spor_claim_entry_describe (self);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               message ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static char *
spor_claim_entry_typed_text (SporClaimEntry *self)
{
  return spor_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
spor_claim_entry_hold (SporClaimEntry *self, gboolean held)
{
  if (self->held == held)
    return;
  self->held = held;
  g_signal_emit (self, signals[HELD], 0);
}

/* --- Another program ------------------------------------------------------------------------ */

void
spor_claim_entry_dispute (SporClaimEntry *self, const char *theirs)
{
  g_return_if_fail (SPOR_IS_CLAIM_ENTRY (self));

  spor_dispute_set_theirs (self->dispute, theirs);
  spor_claim_entry_describe (self);
}

void
spor_claim_entry_dispute_number (SporClaimEntry *self, gint64 theirs)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SPOR_IS_CLAIM_ENTRY (self));

  text = spor_claim_value_format (self->kind, theirs);
  spor_claim_entry_dispute (self, text);
}

gboolean
spor_claim_entry_is_disputed (SporClaimEntry *self)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_ENTRY (self), FALSE);

  return spor_dispute_get_theirs (self->dispute) != NULL;
}

/* --- The value ------------------------------------------------------------------------------ */

static void
spor_claim_entry_accept (SporClaimEntry *self, const char *text)
{
  g_autofree char *was = g_steal_pointer (&self->text);

  self->text = g_strdup (text);
  spor_claim_value_parse (self->kind, text, spor_claim_entry_near (self), &self->number);
  if (g_strcmp0 (spor_dispute_get_theirs (self->dispute), text) == 0)
    spor_claim_entry_dispute (self, NULL);
  spor_claim_entry_hold (self, FALSE);
  if (g_strcmp0 (was, text) != 0)
    g_signal_emit (self, signals[EDITED], 0);
}

/* Half of what is no amount is no amount either, and the words before a personal number are only
 * half of what was meant: it is as before somebody typed. */
static void
spor_claim_entry_go_back (SporClaimEntry *self)
{
  g_autofree char *was = NULL;

  spor_claim_entry_hold (self, TRUE);
  if (g_strcmp0 (self->text, self->entered) == 0)
    return;
  was = g_steal_pointer (&self->text);
  self->text = g_strdup (self->entered);
  self->number = self->entered_number;
  g_signal_emit (self, signals[EDITED], 0);
}

/* Remembers what there was before. */
static void
spor_claim_entry_begin_typing (SporClaimEntry *self)
{
  if (self->typed)
    return;
  g_free (self->entered);
  self->entered = g_strdup (self->text);
  self->entered_number = self->number;
  self->typed = TRUE;
}

static gboolean
spor_claim_entry_lacks (SporClaimEntry *self, const char *text)
{
  return self->needed && !*text;
}

/* --- Callbacks ------------------------------------------------------------------------------ */

static void
on_changed_cb (SporClaimEntry *self)
{
  g_autofree char *text = spor_claim_entry_typed_text (self);
  g_autofree char *objection = NULL;

  if (self->setting)
    return;
  spor_claim_entry_begin_typing (self);
  objection = spor_claim_entry_object (self, text);
  if (objection || spor_claim_entry_lacks (self, text))
    {
      spor_claim_entry_go_back (self);
      if (!objection)
        spor_claim_entry_say (self, NULL);
      else if (!spor_claim_value_may_wait (self->kind, text))
        spor_claim_entry_say (self, objection);
      return;
    }
  spor_claim_entry_say (self, NULL);
  if (spor_claim_entry_is_kept_while_typed (self) && spor_text_may_become_number (self->text, text))
    spor_claim_entry_hold (self, g_strcmp0 (self->text, text) != 0);
  else
    spor_claim_entry_accept (self, text);
}

static void
spor_claim_entry_type (SporClaimEntry *self, const char *text)
{
  self->setting = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
  self->setting = FALSE;
  self->typed = FALSE;
}

/* What stands there as it is left: whoever has emptied what is needed leaves it as it was. */
static char *
spor_claim_entry_left_text (SporClaimEntry *self)
{
  g_autofree char *text = spor_claim_entry_typed_text (self);

  if (!self->typed || !spor_claim_entry_lacks (self, text))
    return g_steal_pointer (&text);
  spor_claim_entry_type (self, self->text);
  spor_claim_entry_hold (self, FALSE);
  return g_strdup (self->text);
}

static void
on_focus_left_cb (SporClaimEntry *self)
{
  g_autofree char *text = NULL;
  g_autofree char *objection = NULL;

  /* to another window, to come back to this field */
  if ((self->held || spor_claim_entry_is_disputed (self)) && spor_focus_within (GTK_WIDGET (self)))
    return;
  text = spor_claim_entry_left_text (self);
  objection = spor_claim_entry_object (self, text);
  spor_claim_entry_say (self, objection);
  if (!objection && self->typed)
    spor_claim_entry_accept (self, text);
  if (!objection && self->kind != SPOR_CLAIM_VALUE_TEXT && self->kind != SPOR_CLAIM_VALUE_EAN)
    {
      g_autofree char *tidy = spor_claim_value_format (self->kind, self->number);

      spor_claim_entry_type (self, tidy);
    }
  self->typed = objection != NULL;
  g_signal_emit (self, signals[LEFT], 0);
}

/* Enter goes on to the next field. */
static void
on_activated_cb (SporClaimEntry *self)
{
  if (gtk_entry_get_activates_default (self->entry))
    return;
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                          GTK_DIR_TAB_FORWARD);
}

static void
on_day_chosen_cb (SporClaimEntry *self, gint64 day)
{
  g_autofree char *text = spor_day_format (day);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
spor_claim_entry_popup (SporClaimEntry *self)
{
  if (self->kind != SPOR_CLAIM_VALUE_DAY)
    return;
  if (!self->month)
    {
      self->month = spor_month_popover_new (self->entry);
      g_signal_connect_object (self->month, "chosen", G_CALLBACK (on_day_chosen_cb), self,
                               G_CONNECT_SWAPPED);
    }
  spor_month_popover_popup (SPOR_MONTH_POPOVER (self->month), self->number);
}

static void
on_take_theirs_cb (SporClaimEntry *self)
{
  g_autofree char *theirs = g_strdup (spor_dispute_get_theirs (self->dispute));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  spor_claim_entry_dispute (self, NULL);
  spor_claim_entry_type (self, theirs);
  spor_claim_entry_say (self, NULL);
  spor_claim_entry_accept (self, theirs);
}

/* Whether Escape takes back what stands there: a text that is held may be part of a longer one that
 * is kept. */
static gboolean
spor_claim_entry_may_go_back (SporClaimEntry *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->message))
         || (self->held
             && (self->kind != SPOR_CLAIM_VALUE_TEXT || spor_claim_entry_is_disputed (self)));
}

/* Nothing typed: undo is the book's. Escape leaves what cannot be kept. */
static gboolean
on_key_pressed_cb (SporClaimEntry *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (self->kind == SPOR_CLAIM_VALUE_DAY
      && (state & gtk_accelerator_get_default_mod_mask ()) == GDK_ALT_MASK
      && (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down))
    {
      spor_claim_entry_popup (self);
      return GDK_EVENT_STOP;
    }
  if (!self->typed)
    return spor_undo_key (GTK_WIDGET (self), keyval, state);
  if (keyval != GDK_KEY_Escape || !spor_claim_entry_may_go_back (self))
    return GDK_EVENT_PROPAGATE;
  spor_claim_entry_dispute (self, NULL);
  spor_claim_entry_say (self, NULL);
  spor_claim_entry_type (self, self->text);
  spor_claim_entry_hold (self, FALSE);
  return GDK_EVENT_STOP;
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_claim_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_LABEL:
      g_value_set_string (value, SPOR_CLAIM_ENTRY (object)->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_claim_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SporClaimEntry *self = SPOR_CLAIM_ENTRY (object);

  switch (id)
    {
    case PROP_KIND:
      spor_claim_entry_set_kind (self, g_value_get_string (value), self->label);
      break;
    case PROP_LABEL:
      spor_claim_entry_set_kind (self, spor_claim_value_kind_key (self->kind),
                                 g_value_get_string (value));
      break;
    case PROP_NEEDED:
      self->needed = g_value_get_boolean (value);
      break;
    case PROP_LABELLED:
      self->labelled = g_value_get_boolean (value);
      spor_claim_entry_set_kind (self, spor_claim_value_kind_key (self->kind), self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* A popover has its place from its parent. */
static void
spor_claim_entry_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SporClaimEntry *self = SPOR_CLAIM_ENTRY (widget);

  GTK_WIDGET_CLASS (spor_claim_entry_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->month)
    gtk_popover_present (GTK_POPOVER (self->month));
}

static void
spor_claim_entry_dispose (GObject *object)
{
  g_clear_pointer (&SPOR_CLAIM_ENTRY (object)->month, gtk_widget_unparent);
  G_OBJECT_CLASS (spor_claim_entry_parent_class)->dispose (object);
}

static void
spor_claim_entry_finalize (GObject *object)
{
  g_free (SPOR_CLAIM_ENTRY (object)->label);
  g_free (SPOR_CLAIM_ENTRY (object)->text);
  g_free (SPOR_CLAIM_ENTRY (object)->entered);
  g_free (SPOR_CLAIM_ENTRY (object)->refusal);
  G_OBJECT_CLASS (spor_claim_entry_parent_class)->finalize (object);
}

static gboolean
spor_claim_entry_grab_focus (GtkWidget *widget)
{
  return spor_focus_hand_on (GTK_WIDGET (SPOR_CLAIM_ENTRY (widget)->entry));
}

static void
spor_claim_entry_class_init (SporClaimEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = spor_claim_entry_get_property;
  object_class->set_property = spor_claim_entry_set_property;
  object_class->dispose = spor_claim_entry_dispose;
  object_class->finalize = spor_claim_entry_finalize;
  widget_class->size_allocate = spor_claim_entry_size_allocate;
  widget_class->grab_focus = spor_claim_entry_grab_focus;
  properties[PROP_KIND]
      = g_param_spec_string ("kind", NULL, NULL, "text", G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL]
      = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABELLED] = g_param_spec_boolean ("labelled", NULL, NULL, FALSE,
                                                    G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NEEDED] = g_param_spec_boolean ("needed", NULL, NULL, FALSE,
                                                  G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[EDITED] = g_signal_new ("edited", SPOR_TYPE_CLAIM_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", SPOR_TYPE_CLAIM_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[HELD] = g_signal_new ("held", SPOR_TYPE_CLAIM_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  g_type_ensure (SPOR_TYPE_DISPUTE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-claim-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, SporClaimEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, SporClaimEntry, message);
  gtk_widget_class_bind_template_child (widget_class, SporClaimEntry, dispute);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_take_theirs_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, spor_claim_entry_popup);
}

static void
spor_claim_entry_init (SporClaimEntry *self)
{
  self->text = g_strdup ("");
  self->entered = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
spor_claim_entry_set_kind (SporClaimEntry *self, const char *kind, const char *label)
{
  g_autofree char *was = NULL;

  g_return_if_fail (SPOR_IS_CLAIM_ENTRY (self));

  if (self->kind != spor_claim_value_kind_from_key (kind))
    spor_claim_entry_forget (self);
  self->kind = spor_claim_value_kind_from_key (kind);
  spor_field_set_value (GTK_WIDGET (self), self->kind != SPOR_CLAIM_VALUE_TEXT);
  was = g_steal_pointer (&self->label);
  self->label = g_strdup (label);
  gtk_entry_set_placeholder_text (self->entry, self->labelled ? NULL : label);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry),
                                self->kind == SPOR_CLAIM_VALUE_DAY   ? DAY_CHARS
                                : self->kind == SPOR_CLAIM_VALUE_EAN ? EAN_CHARS
                                                                     : OTHER_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry),
                                    self->kind == SPOR_CLAIM_VALUE_DAY ? DAY_CHARS : -1);
  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY,
                                     self->kind == SPOR_CLAIM_VALUE_DAY
                                         ? "x-office-calendar-symbolic"
                                         : NULL);
  gtk_entry_set_icon_tooltip_text (self->entry, GTK_ENTRY_ICON_SECONDARY,
                                   self->kind == SPOR_CLAIM_VALUE_DAY
                                       ? _ ("Choose a Day (Alt+Down)")
                                       : NULL);
  gtk_entry_set_alignment (self->entry, self->kind == SPOR_CLAIM_VALUE_MONEY
                                            || self->kind == SPOR_CLAIM_VALUE_KM);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label ? label : "", -1);
}

void
spor_claim_entry_level (SporClaimEntry *self, GtkWidget *beside)
{
  g_autoptr (GtkSizeGroup) group = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);

  g_return_if_fail (SPOR_IS_CLAIM_ENTRY (self));

  gtk_size_group_add_widget (group, GTK_WIDGET (self->entry));
  gtk_size_group_add_widget (group, beside);
}

void
spor_claim_entry_forget (SporClaimEntry *self)
{
  g_return_if_fail (SPOR_IS_CLAIM_ENTRY (self));

  spor_claim_entry_dispute (self, NULL);
  spor_claim_entry_hold (self, FALSE);
  self->typed = FALSE;
}

/* What stands there and is yet to be the value stays, with what the value has become. */
static gboolean
spor_claim_entry_stays (SporClaimEntry *self, const char *text)
{
  g_autofree char *typed = spor_claim_entry_typed_text (self);

  if (!self->held || g_str_equal (typed, text))
    return FALSE;
  g_free (self->entered);
  self->entered = g_strdup (text);
  self->entered_number = self->number;
  spor_claim_entry_dispute (self, text);
  return TRUE;
}

void
spor_claim_entry_set_text (SporClaimEntry *self, const char *text)
{
  g_return_if_fail (SPOR_IS_CLAIM_ENTRY (self));

  if (g_str_equal (self->text, text) && self->typed)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  spor_claim_value_parse (self->kind, text, spor_claim_entry_near (self), &self->number);
  if (spor_claim_entry_stays (self, text))
    return;
  spor_claim_entry_type (self, text);
  spor_claim_entry_say (self, NULL);
  spor_claim_entry_hold (self, FALSE);
}

void
spor_claim_entry_set_number (SporClaimEntry *self, gint64 number)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SPOR_IS_CLAIM_ENTRY (self));

  if (self->typed && number == self->number)
    return;
  text = spor_claim_value_format (self->kind, number);
  spor_claim_entry_set_text (self, text);
  self->number = number;
}

const char *
spor_claim_entry_get_text (SporClaimEntry *self)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_ENTRY (self), "");

  return self->text;
}

gint64
spor_claim_entry_get_number (SporClaimEntry *self)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_ENTRY (self), 0);

  return self->number;
}

const char *
spor_claim_entry_get_label (SporClaimEntry *self)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_ENTRY (self), NULL);

  return self->label;
}

char *
spor_claim_entry_get_typed (SporClaimEntry *self)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_ENTRY (self), NULL);

  return spor_claim_entry_typed_text (self);
}

gboolean
spor_claim_entry_has_objection (SporClaimEntry *self)
{
  g_autofree char *text = NULL;
  g_autofree char *objection = NULL;

  g_return_val_if_fail (SPOR_IS_CLAIM_ENTRY (self), FALSE);

  text = spor_claim_entry_typed_text (self);
  objection = spor_claim_entry_object (self, text);
  spor_claim_entry_say (self, objection);
  return objection != NULL;
}

void
spor_claim_entry_refuse (SporClaimEntry *self, const char *why)
{
  g_autofree char *text = NULL;
  g_autofree char *objection = NULL;

  g_return_if_fail (SPOR_IS_CLAIM_ENTRY (self));

  g_free (self->refusal);
  self->refusal = g_strdup (why);
  text = spor_claim_entry_typed_text (self);
  objection = spor_claim_entry_object (self, text);
  spor_claim_entry_say (self, objection);
}

char *
spor_claim_entry_get_objection (SporClaimEntry *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (SPOR_IS_CLAIM_ENTRY (self), NULL);

  text = spor_claim_entry_typed_text (self);
  return spor_claim_entry_object (self, text);
}

gboolean
spor_claim_entry_is_held (SporClaimEntry *self)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_ENTRY (self), FALSE);

  return self->held;
}

void
spor_claim_entry_quote_held (SporClaimEntry *self, const char *field, GPtrArray *quotes)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SPOR_IS_CLAIM_ENTRY (self));

  text = spor_claim_entry_typed_text (self);
  if (!self->held)
    return;
  if (self->kind == SPOR_CLAIM_VALUE_TEXT)
    spor_quotes_add (quotes, field, text);
  else
    spor_quotes_add_value (quotes, field, text);
}

void
spor_claim_entry_settle (SporClaimEntry *self)
{
  g_autofree char *text = NULL;
  g_autofree char *objection = NULL;

  g_return_if_fail (SPOR_IS_CLAIM_ENTRY (self));

  if (!self->held)
    return;
  text = spor_claim_entry_left_text (self);
  objection = spor_claim_entry_object (self, text);
  if (!objection)
    spor_claim_entry_accept (self, text);
}

void
spor_claim_entry_set_activates_default (SporClaimEntry *self)
{
  g_return_if_fail (SPOR_IS_CLAIM_ENTRY (self));

  gtk_entry_set_activates_default (self->entry, TRUE);
}
