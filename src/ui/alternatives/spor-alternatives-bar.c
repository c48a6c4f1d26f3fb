/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-alternatives-bar.h"

#include "spor-alternative-dialogs.h"
#include "spor-compare-window.h"
#include "spor-language.h"
#include "spor-measure.h"
#include "spor-store-alternatives.h"
#include "spor-text-scale.h"
#include "spor-why.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SporAlternativesBar
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *row;
  GtkMenuButton *chooser;
  GtkMenuButton *more;
  GtkWidget *lock;
  GtkLabel *name;
  GtkLabel *figure;
  GtkLabel *remark;
  GtkWidget *compare;
  GtkWidget *finalise;
  GtkWidget *letters;
  GtkWidget *reopen;
  GtkWidget *show_final;

  /* owned */
  SporBook *book;
  GMenu *choices;
  GMenu *next; /* what follows from a decision */
  GSimpleActionGroup *actions;
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (SporAlternativesBar, spor_alternatives_bar, GTK_TYPE_WIDGET)

static SporSnapshot *
spor_alternatives_bar_get_snapshot (SporAlternativesBar *self)
{
  return self->book ? spor_book_get_snapshot (self->book) : NULL;
}

/* --- What is there -------------------------------------------------------------------------- */

/* "91 %"; of an empty one there is nothing to say. */
static char *
spor_composition_figure (const SporComposition *composition)
{
  g_autoptr (SporMeasure) measure = spor_measure_new (composition);

  return spor_measure_is_empty (measure) ? g_strdup ("–")
                                         : spor_format_percent (measure->representativeness, 1);
}

/* "Proposal A · 91 % · final"; an underscore would be a mnemonic. */
static char *
spor_alternative_label (const SporComposition *composition)
{
  g_autofree char *figure = spor_composition_figure (composition);
  g_autoptr (GString) label = g_string_new (composition->name);

  g_string_replace (label, "_", "__", 0);
  g_string_append_printf (label, " · %s", figure);
  if (composition->finalised_at != SPOR_TIME_NONE)
    g_string_append_printf (label, " · %s", C_ ("alternative", "final"));
  return g_string_free (g_steal_pointer (&label), FALSE);
}

/* With the keys of spor-keys.c, which belong to the window. */
static void
spor_menu_append (GMenu *menu, const char *label, const char *action, const char *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  if (key)
    g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}

static void
spor_alternatives_bar_fill_choices (SporAlternativesBar *self, GPtrArray *all)
{
  g_menu_remove_all (self->choices);
  for (guint i = 0; i < all->len; i++)
    {
      const SporComposition *composition = g_ptr_array_index (all, i);
      g_autofree char *label = spor_alternative_label (composition);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "alternatives.use", "s", composition->id);
      g_menu_append_item (self->choices, item);
    }
}

static void
spor_alternatives_bar_enable (SporAlternativesBar *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
spor_alternatives_bar_update_actions (SporAlternativesBar *self,
                                      SporComposition *current,
                                      GPtrArray *all)
{
  GAction *use = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "use");
  const SporComposition *final = spor_compositions_find_final (all);
  gboolean open = spor_composition_is_open (current);
  gboolean closed = !spor_round_is_open (spor_composition_round (current));

  g_simple_action_set_state (G_SIMPLE_ACTION (use), g_variant_new_string (current->id));
  spor_alternatives_bar_enable (self, "use", !closed);
  spor_alternatives_bar_enable (self, "new", !closed);
  spor_alternatives_bar_enable (self, "copy", !closed);
  spor_alternatives_bar_enable (self, "rename", open);
  spor_alternatives_bar_enable (self, "delete", open && all->len > 1);
  spor_alternatives_bar_enable (self, "finalise", open && !final);
  spor_alternatives_bar_enable (self, "reopen", final && !closed);
  spor_alternatives_bar_enable (self, "show-final", final && final != current && !closed);
  spor_alternatives_bar_enable (self, "compare", all->len > 1);
  g_menu_remove_all (self->next);
  if (final == current)
    spor_menu_append (self->next, _ ("_Letters…"), "win.letters", "<Control>l");
  spor_alternatives_bar_enable (self, "next", all->len > 1 && !closed);
  spor_alternatives_bar_enable (self, "previous", all->len > 1 && !closed);
}

/* Of the one on the board, or of another that counts in its place. */
static char *
spor_alternatives_banner (const SporComposition *current, const SporComposition *final)
{
  g_autofree char *since = spor_composition_final_text (final);

  if (final == current && *final->note)
    /* Translators: "Finally decided on 26 March 2025 by Anne"; a note that somebody wrote */
    return g_strdup_printf (_ ("%s. Note: %s"), since, final->note);
  if (final == current)
    return g_strdup_printf ("%s.", since);
  return g_strdup_printf (
      /* Translators: the name of a composition; "Finally decided on 26 March 2025 by Anne" */
      _ ("“%s”: %s. Meetings, letters and exports are about it, not about what is shown here."),
      final->name, since);
}

/* What is known of the one on the board beside its name, in the room that there is; all of it for
 * who points at it. */
static void
spor_alternatives_bar_update_remark (SporAlternativesBar *self,
                                     const SporComposition *current,
                                     const SporComposition *final)
{
  g_autofree char *copied = spor_composition_copied_text (current);
  g_autofree char *banner = final ? spor_alternatives_banner (current, final) : NULL;
  g_autofree char *text = g_strdup_printf ("%s%s%s", copied ? copied : "",
                                           copied && banner ? " " : "", banner ? banner : "");

  gtk_label_set_label (self->remark, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->remark), *text ? text : NULL);
  if (final)
    gtk_widget_add_css_class (self->row, "final");
  else
    gtk_widget_remove_css_class (self->row, "final");
}

/* Which of the buttons there are, and why they cannot be pressed. */
static void
spor_alternatives_bar_update_buttons (SporAlternativesBar *self,
                                      const SporComposition *current,
                                      const GPtrArray *all,
                                      const SporComposition *final)
{
  gboolean closed = !spor_round_is_open (spor_composition_round (current));
  gboolean large = spor_text_scale (GTK_WIDGET (self)) > SPOR_LARGE_TEXT;
  gboolean compares = all->len > 1;
  g_autofree char *why = closed ? spor_composition_closed_text (current) : NULL;

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->chooser), why ? why : _ ("Choose an Alternative"));
  gtk_widget_set_visible (self->lock, current == final);
  gtk_widget_set_visible (self->finalise, !final);
  /* what comes next; large text has room for one of the two beside since when it is final, and the
   * menu has both */
  gtk_widget_set_visible (self->compare, compares || final != current || !large);
  gtk_widget_set_visible (self->letters, final == current && (!compares || !large));
  gtk_widget_set_visible (self->reopen, final == current);
  gtk_widget_set_visible (self->show_final, final && final != current);
  spor_say_why (self->finalise, NULL, why);
  spor_say_why (self->reopen, NULL, why);
  spor_say_why (self->show_final, NULL, why);
  spor_say_why (self->compare, NULL,
                compares ? NULL
                         : _ ("There is only one alternative, and nothing to compare it with"));
}

static void
spor_alternatives_bar_update (SporAlternativesBar *self)
{
  SporSnapshot *snapshot = spor_alternatives_bar_get_snapshot (self);
  SporComposition *current = snapshot ? spor_snapshot_get_composition (snapshot) : NULL;
  GPtrArray *all = snapshot ? spor_snapshot_get_compositions (snapshot) : NULL;
  const SporComposition *final = all ? spor_compositions_find_final (all) : NULL;
  g_autofree char *figure = NULL;
  g_autofree char *spoken = NULL;

  if (!current)
    return;
  figure = spor_composition_figure (current);
  /* Translators: for screen readers: the name of a composition, its representativeness */
  spoken = g_strdup_printf (_ ("Alternative: %s, %s"), current->name, figure);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chooser), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  gtk_label_set_label (self->name, current->name);
  gtk_label_set_label (self->figure, figure);
  spor_alternatives_bar_fill_choices (self, all);
  spor_alternatives_bar_update_actions (self, current, all);
  spor_alternatives_bar_update_remark (self, current, final);
  spor_alternatives_bar_update_buttons (self, current, all, final);
}

/* --- What is done --------------------------------------------------------------------------- */

static void
spor_alternatives_bar_ask_name (SporAlternativesBar *self, SporAlternativeDeed deed)
{
  SporSnapshot *snapshot = spor_alternatives_bar_get_snapshot (self);

  if (snapshot)
    spor_alternative_ask_name (GTK_WIDGET (self), self->book, deed,
                               spor_snapshot_get_composition (snapshot),
                               spor_snapshot_get_compositions (snapshot));
}

static void
on_new_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  spor_alternatives_bar_ask_name (data, SPOR_ALTERNATIVE_NEW);
}

static void
on_copy_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  spor_alternatives_bar_ask_name (data, SPOR_ALTERNATIVE_COPY);
}

static void
on_rename_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  spor_alternatives_bar_ask_name (data, SPOR_ALTERNATIVE_RENAME);
}

static void
on_delete_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SporAlternativesBar *self = data;
  SporSnapshot *snapshot = spor_alternatives_bar_get_snapshot (self);

  if (snapshot)
    spor_alternative_do (GTK_WIDGET (self), self->book, SPOR_ALTERNATIVE_DELETE,
                         spor_snapshot_get_composition (snapshot), NULL);
}

static void
spor_alternatives_bar_use (SporAlternativesBar *self, SporComposition *composition)
{
  SporSnapshot *snapshot = spor_alternatives_bar_get_snapshot (self);

  if (composition != spor_snapshot_get_composition (snapshot))
    spor_alternative_do (GTK_WIDGET (self), self->book, SPOR_ALTERNATIVE_USE, composition, NULL);
}

static void
on_use_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SporAlternativesBar *self = data;
  SporSnapshot *snapshot = spor_alternatives_bar_get_snapshot (self);
  GPtrArray *all = snapshot ? spor_snapshot_get_compositions (snapshot) : NULL;

  for (guint i = 0; all && i < all->len; i++)
    {
      SporComposition *composition = g_ptr_array_index (all, i);

      if (g_str_equal (composition->id, g_variant_get_string (parameter, NULL)))
        spor_alternatives_bar_use (self, composition);
    }
}

/* @step: 1 or -1; after the last comes the first. */
static void
spor_alternatives_bar_step (SporAlternativesBar *self, int step)
{
  SporSnapshot *snapshot = spor_alternatives_bar_get_snapshot (self);
  GPtrArray *all = snapshot ? spor_snapshot_get_compositions (snapshot) : NULL;
  guint index = 0;

  if (!all || !g_ptr_array_find (all, spor_snapshot_get_composition (snapshot), &index))
    return;
  spor_alternatives_bar_use (self,
                             g_ptr_array_index (all, (index + all->len + (guint)step) % all->len));
}

static void
on_next_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  spor_alternatives_bar_step (data, 1);
}

static void
on_previous_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  spor_alternatives_bar_step (data, -1);
}

static void
on_compare_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SporAlternativesBar *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (spor_alternatives_bar_get_snapshot (self))
    gtk_window_present (spor_compare_window_new (GTK_WINDOW (root), self->book));
}

static void
on_finalise_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SporAlternativesBar *self = data;
  SporSnapshot *snapshot = spor_alternatives_bar_get_snapshot (self);

  if (snapshot)
    spor_alternative_ask_final (GTK_WIDGET (self), self->book,
                                spor_snapshot_get_composition (snapshot));
}

static SporComposition *
spor_alternatives_bar_find_final (SporAlternativesBar *self)
{
  SporSnapshot *snapshot = spor_alternatives_bar_get_snapshot (self);

  return snapshot ? spor_compositions_find_final (spor_snapshot_get_compositions (snapshot)) : NULL;
}

static void
on_reopen_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SporAlternativesBar *self = data;
  SporComposition *final = spor_alternatives_bar_find_final (self);

  if (final)
    spor_alternative_do (GTK_WIDGET (self), self->book, SPOR_ALTERNATIVE_REOPEN, final, NULL);
}

static void
on_show_final_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SporAlternativesBar *self = data;
  SporComposition *final = spor_alternatives_bar_find_final (self);

  if (final)
    spor_alternatives_bar_use (self, final);
}

/* --- Widget --------------------------------------------------------------------------------- */

static void
spor_alternatives_bar_make_menus (SporAlternativesBar *self)
{
  g_autoptr (GMenu) chooser = g_menu_new ();
  g_autoptr (GMenu) begin = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();

  self->choices = g_menu_new ();
  spor_menu_append (begin, _ ("_New Alternative…"), "alternatives.new", NULL);
  spor_menu_append (begin, _ ("_Duplicate…"), "alternatives.copy", "<Control>d");
  g_menu_append_section (chooser, NULL, G_MENU_MODEL (self->choices));
  g_menu_append_section (chooser, NULL, G_MENU_MODEL (begin));
  gtk_menu_button_set_menu_model (self->chooser, G_MENU_MODEL (chooser));

  spor_menu_append (edit, _ ("_Rename…"), "alternatives.rename", "F2");
  spor_menu_append (edit, _ ("D_elete"), "alternatives.delete", NULL);
  spor_menu_append (end, _ ("_Compare…"), "alternatives.compare", "<Shift><Control>d");
  spor_menu_append (end, _ ("_Finalise…"), "alternatives.finalise", NULL);
  spor_menu_append (end, _ ("Re_open"), "alternatives.reopen", NULL);
  g_menu_append_section (more, NULL, G_MENU_MODEL (begin));
  g_menu_append_section (more, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (more, NULL, G_MENU_MODEL (end));
  self->next = g_menu_new ();
  g_menu_append_section (more, NULL, G_MENU_MODEL (self->next));
  gtk_menu_button_set_menu_model (self->more, G_MENU_MODEL (more));
}

static void
spor_alternatives_bar_dispose (GObject *object)
{
  SporAlternativesBar *self = SPOR_ALTERNATIVES_BAR (object);
  GtkWidget *child;

  g_clear_object (&self->signals);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->book);
  g_clear_object (&self->choices);
  g_clear_object (&self->next);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (spor_alternatives_bar_parent_class)->dispose (object);
}

static void
spor_alternatives_bar_class_init (SporAlternativesBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_alternatives_bar_dispose;

  gtk_widget_class_set_css_name (widget_class, "alternatives");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-alternatives-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SporAlternativesBar, chooser);
  gtk_widget_class_bind_template_child (widget_class, SporAlternativesBar, more);
  gtk_widget_class_bind_template_child (widget_class, SporAlternativesBar, lock);
  gtk_widget_class_bind_template_child (widget_class, SporAlternativesBar, name);
  gtk_widget_class_bind_template_child (widget_class, SporAlternativesBar, figure);
  gtk_widget_class_bind_template_child (widget_class, SporAlternativesBar, remark);
  gtk_widget_class_bind_template_child (widget_class, SporAlternativesBar, row);
  gtk_widget_class_bind_template_child (widget_class, SporAlternativesBar, compare);
  gtk_widget_class_bind_template_child (widget_class, SporAlternativesBar, finalise);
  gtk_widget_class_bind_template_child (widget_class, SporAlternativesBar, letters);
  gtk_widget_class_bind_template_child (widget_class, SporAlternativesBar, reopen);
  gtk_widget_class_bind_template_child (widget_class, SporAlternativesBar, show_final);
}

static void
spor_alternatives_bar_init (SporAlternativesBar *self)
{
  const GActionEntry entries[] = {
    { .name = "use", .activate = on_use_activated_cb, .parameter_type = "s", .state = "''" },
    { .name = "new", .activate = on_new_activated_cb },
    { .name = "copy", .activate = on_copy_activated_cb },
    { .name = "rename", .activate = on_rename_activated_cb },
    { .name = "delete", .activate = on_delete_activated_cb },
    { .name = "next", .activate = on_next_activated_cb },
    { .name = "previous", .activate = on_previous_activated_cb },
    { .name = "compare", .activate = on_compare_activated_cb },
    { .name = "finalise", .activate = on_finalise_activated_cb },
    { .name = "reopen", .activate = on_reopen_activated_cb },
    { .name = "show-final", .activate = on_show_final_activated_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "alternatives",
                                  G_ACTION_GROUP (self->actions));
  spor_alternatives_bar_make_menus (self);
  self->signals = g_signal_group_new (SPOR_TYPE_BOOK);
  g_signal_group_connect_swapped (self->signals, "notify::snapshot",
                                  G_CALLBACK (spor_alternatives_bar_update), self);
}

void
spor_alternatives_bar_set_book (SporAlternativesBar *self, SporBook *book)
{
  g_return_if_fail (SPOR_IS_ALTERNATIVES_BAR (self));

  g_set_object (&self->book, book);
  g_signal_group_set_target (self->signals, book);
  spor_alternatives_bar_update (self);
}
