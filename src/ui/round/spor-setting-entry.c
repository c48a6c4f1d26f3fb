/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-setting-entry.h"

/* With large text a field gives way to the row's title. */
#define LEAST_WIDTH(width) (3 + (width) / 4)

/* To what may be a long title or subtitle, besides what all rows have. */
#define TITLE_MARGIN 6

struct _SporSettingEntry
{
  GtkEntry parent_instance;

  /* owned */
  SporRoundDraft *draft;
  char *path;
  char *label;
  gboolean showing; /* the draft's text, which nobody typed */
};

G_DEFINE_FINAL_TYPE (SporSettingEntry, spor_setting_entry, GTK_TYPE_ENTRY)

static void
spor_setting_entry_show_fault (SporSettingEntry *self)
{
  const char *fault = spor_round_draft_get_fault (self->draft, self->path);

  if (fault)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), fault ? fault : self->label);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               fault ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* What is being typed is not touched: "12," is on its way to "12,5". */
static void
on_draft_changed_cb (SporSettingEntry *self)
{
  gboolean typing = gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN;
  g_autofree char *text = spor_round_draft_get_text (self->draft, self->path);

  if (!typing && !g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self))))
    {
      self->showing = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self), text);
      self->showing = FALSE;
    }
  spor_setting_entry_show_fault (self);
}

static void
on_typed_cb (SporSettingEntry *self)
{
  if (!self->showing)
    spor_round_draft_set_text (self->draft, self->path,
                               gtk_editable_get_text (GTK_EDITABLE (self)));
}

/* Left, it shows what was understood: "30000" is "30,000". */
static void
spor_setting_entry_state_flags_changed (GtkWidget *widget, GtkStateFlags previous)
{
  SporSettingEntry *self = SPOR_SETTING_ENTRY (widget);

  GTK_WIDGET_CLASS (spor_setting_entry_parent_class)->state_flags_changed (widget, previous);
  if (self->draft && (previous & GTK_STATE_FLAG_FOCUS_WITHIN)
      && !(gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN))
    on_draft_changed_cb (self);
}

static void
spor_setting_entry_dispose (GObject *object)
{
  SporSettingEntry *self = SPOR_SETTING_ENTRY (object);

  self->showing = TRUE; /* nothing is typed any more */
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (spor_setting_entry_parent_class)->dispose (object);
}

static void
spor_setting_entry_finalize (GObject *object)
{
  g_free (SPOR_SETTING_ENTRY (object)->path);
  g_free (SPOR_SETTING_ENTRY (object)->label);
  G_OBJECT_CLASS (spor_setting_entry_parent_class)->finalize (object);
}

static void
spor_setting_entry_class_init (SporSettingEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spor_setting_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = spor_setting_entry_finalize;
  GTK_WIDGET_CLASS (klass)->state_flags_changed = spor_setting_entry_state_flags_changed;
}

static void
spor_setting_entry_init (SporSettingEntry *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_entry_set_activates_default (GTK_ENTRY (self), TRUE);
}

GtkWidget *
spor_setting_entry_new (SporRoundDraft *draft, const char *path, const char *label, int width)
{
  SporSettingEntry *self = g_object_new (SPOR_TYPE_SETTING_ENTRY, NULL);

  self->draft = g_object_ref (draft);
  self->path = g_strdup (path);
  self->label = g_strdup (label);
  gtk_widget_set_margin_start (GTK_WIDGET (self), TITLE_MARGIN);
  if (width > 0)
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (self), LEAST_WIDTH (width));
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self), width);
    }
  else
    gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_draft_changed_cb (self);
  g_signal_connect (self, "changed", G_CALLBACK (on_typed_cb), NULL);
  return GTK_WIDGET (self);
}

const char *
spor_setting_entry_get_path (SporSettingEntry *self)
{
  g_return_val_if_fail (SPOR_IS_SETTING_ENTRY (self), NULL);

  return self->path;
}
