/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-page.h"

#include "spor-scroll.h"
#include "spor-text-scale.h"

#include <string.h>

#define ROOM_BELOW 180 /* what belongs to a field one is led to can be seen, too */

struct _SporRoundPage
{
  AdwBin parent_instance;

  /* owned */
  SporRoundDraft *draft;
  SporRoundFill fill;
  gboolean stale; /* something has changed since it was filled */
};

G_DEFINE_FINAL_TYPE (SporRoundPage, spor_round_page, ADW_TYPE_BIN)

/* @path: (nullable): of a field; with a dot at its end any that begins so */
static GtkWidget *
spor_find_child (GtkWidget *from, GType type, const char *path)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (from, type))
    {
      const char *its = path ? spor_setting_entry_get_path (SPOR_SETTING_ENTRY (from)) : NULL;

      if (!path || g_str_equal (its, path)
          || (g_str_has_suffix (path, ".") && g_str_has_prefix (its, path)))
        return from;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (from); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = spor_find_child (child, type, path);

      if (found)
        return found;
    }
  return NULL;
}

static GtkAdjustment *
spor_round_page_get_adjustment (SporRoundPage *self)
{
  GtkWidget *scrolled = spor_find_child (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW, NULL);

  return scrolled ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)) : NULL;
}

/* Which of the dimensions and so on are folded out, by title. */
static void
spor_collect_expanded (GtkWidget *from, GHashTable *titles, gboolean restore)
{
  if (ADW_IS_EXPANDER_ROW (from))
    {
      const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (from));

      if (restore)
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (from),
                                       g_hash_table_contains (titles, title));
      else if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (from)))
        g_hash_table_add (titles, g_strdup (title));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (from); child;
       child = gtk_widget_get_next_sibling (child))
    spor_collect_expanded (child, titles, restore);
}

/* The window is made as large as its text wants it once: what is filled anew is not in it then. */
static void
spor_round_page_fill (SporRoundPage *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  gboolean anew = adw_bin_get_child (ADW_BIN (self)) != NULL;

  self->fill (ADW_PREFERENCES_PAGE (page), self->draft);
  adw_bin_set_child (ADW_BIN (self), page);
  if (anew)
    spor_text_scale_columns (page);
}

typedef struct
{
  SporRoundPage *page;
  double value;
} SporScrollBack;

static gboolean
on_laid_out_cb (gpointer data)
{
  SporScrollBack *back = data;
  GtkAdjustment *adjustment = spor_round_page_get_adjustment (back->page);

  if (adjustment)
    gtk_adjustment_set_value (adjustment, back->value);
  g_object_unref (back->page);
  g_free (back);
  return G_SOURCE_REMOVE;
}

static void
spor_round_page_go_on (SporRoundPage *self, const char *focus, double value)
{
  GtkWidget *entry
      = focus ? spor_find_child (GTK_WIDGET (self), SPOR_TYPE_SETTING_ENTRY, focus) : NULL;
  GtkWidget *fold = entry ? gtk_widget_get_ancestor (entry, ADW_TYPE_EXPANDER_ROW) : NULL;
  SporScrollBack *back;

  if (fold)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (fold), TRUE);
  if (entry)
    {
      gtk_widget_grab_focus (entry);
      spor_scroll_to (entry, ROOM_BELOW);
      return;
    }
  back = g_new0 (SporScrollBack, 1);
  back->page = g_object_ref (self);
  back->value = value;
  g_idle_add (on_laid_out_cb, back);
}

gboolean
spor_round_page_show (SporRoundPage *self, const char *path)
{
  const char *dot = strrchr (path, '.');
  g_autofree char *part = dot ? g_strndup (path, dot - path + 1) : NULL;
  GtkWidget *entry = spor_find_child (GTK_WIDGET (self), SPOR_TYPE_SETTING_ENTRY, path);
  GtkWidget *fold;

  g_return_val_if_fail (SPOR_IS_ROUND_PAGE (self), FALSE);

  if (!entry && part)
    entry = spor_find_child (GTK_WIDGET (self), SPOR_TYPE_SETTING_ENTRY, part);
  if (!entry)
    return FALSE;
  if ((fold = gtk_widget_get_ancestor (entry, ADW_TYPE_EXPANDER_ROW)))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (fold), TRUE);
  gtk_widget_grab_focus (entry);
  spor_scroll_to (entry, ROOM_BELOW);
  return TRUE;
}

void
spor_round_page_begin (SporRoundPage *self)
{
  GtkWidget *entry = spor_find_child (GTK_WIDGET (self), SPOR_TYPE_SETTING_ENTRY, NULL);
  GtkWidget *fold = entry ? gtk_widget_get_ancestor (entry, ADW_TYPE_EXPANDER_ROW) : NULL;

  g_return_if_fail (SPOR_IS_ROUND_PAGE (self));

  if (fold)
    gtk_widget_child_focus (fold, GTK_DIR_TAB_FORWARD);
  else if (entry)
    gtk_entry_grab_focus_without_selecting (GTK_ENTRY (entry));
}

/* The field of this page that has the keyboard, NULL if none has. */
static SporSettingEntry *
spor_round_page_get_focus (SporRoundPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *entry = focus ? gtk_widget_get_ancestor (focus, SPOR_TYPE_SETTING_ENTRY) : NULL;

  return entry && gtk_widget_is_ancestor (entry, GTK_WIDGET (self)) ? SPOR_SETTING_ENTRY (entry)
                                                                    : NULL;
}

/* @focus: (nullable): where to go on; else where one was */
static void
spor_round_page_refill (SporRoundPage *self, const char *focus)
{
  g_autoptr (GHashTable) expanded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SporSettingEntry *entry = spor_round_page_get_focus (self);
  g_autofree char *path
      = entry ? spor_round_draft_follow (self->draft, spor_setting_entry_get_path (entry)) : NULL;
  int position = entry ? gtk_editable_get_position (GTK_EDITABLE (entry)) : 0;
  GtkAdjustment *adjustment = spor_round_page_get_adjustment (self);
  double value = adjustment ? gtk_adjustment_get_value (adjustment) : 0;

  self->stale = FALSE;
  spor_collect_expanded (GTK_WIDGET (self), expanded, FALSE);
  spor_round_page_fill (self);
  spor_collect_expanded (GTK_WIDGET (self), expanded, TRUE);
  spor_round_page_go_on (self, focus, value);
  if (!focus && path
      && (entry = (gpointer)spor_find_child (GTK_WIDGET (self), SPOR_TYPE_SETTING_ENTRY, path)))
    {
      gtk_entry_grab_focus_without_selecting (GTK_ENTRY (entry));
      gtk_editable_set_position (GTK_EDITABLE (entry), position);
    }
}

static void
on_restructured_cb (SporRoundPage *self, const char *focus)
{
  spor_round_page_refill (self, focus);
}

/* What is called something else on one page is so on the others, too. */
static void
on_draft_changed_cb (SporRoundPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->stale = TRUE;
}

static void
spor_round_page_map (GtkWidget *widget)
{
  if (SPOR_ROUND_PAGE (widget)->stale)
    spor_round_page_refill (SPOR_ROUND_PAGE (widget), NULL);
  GTK_WIDGET_CLASS (spor_round_page_parent_class)->map (widget);
}

static void
spor_round_page_dispose (GObject *object)
{
  g_clear_object (&SPOR_ROUND_PAGE (object)->draft);
  G_OBJECT_CLASS (spor_round_page_parent_class)->dispose (object);
}

static void
spor_round_page_class_init (SporRoundPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spor_round_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = spor_round_page_map;
}

static void
spor_round_page_init (SporRoundPage *self)
{
}

GtkWidget *
spor_round_page_new (SporRoundDraft *draft, SporRoundFill fill)
{
  SporRoundPage *self = g_object_new (SPOR_TYPE_ROUND_PAGE, NULL);

  self->draft = g_object_ref (draft);
  self->fill = fill;
  spor_round_page_fill (self);
  g_signal_connect_object (draft, "restructured", G_CALLBACK (on_restructured_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

AdwPreferencesGroup *
spor_round_page_add_group (AdwPreferencesPage *page,
                           const char *title,
                           const char *description,
                           GtkWidget *head)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title ? title : "");
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  if (head)
    {
      gtk_widget_set_margin_start (head, 12); /* the description may come right up to it */
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), head);
    }
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

GtkWidget *
spor_round_page_new_button (const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}
