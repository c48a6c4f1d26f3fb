/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letter-list.h"

#include "spor-columns.h"
#include "spor-language.h"
#include "spor-one-stop.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>

struct _SporLetterList
{
  AdwBin parent_instance;

  /* template */
  GtkSearchEntry *search;
  GtkToggleButton *unwritten; /* pressed: only those whose letter is not written yet */
  GtkStack *found;            /* "rows", "nothing" */
  GtkLabel *nothing;
  GtkWidget *view;
  GListStore *recipients;
  GtkCustomFilter *filter;
  GtkSingleSelection *selection;

  /* owned */
  char *folded;      /* what is searched for */
  gboolean updating; /* the selection follows the book, it does not lead */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporLetterList, spor_letter_list, ADW_TYPE_BIN)

static gboolean
spor_letter_list_matches (gpointer item, gpointer user_data)
{
  SporLetterList *self = user_data;

  return (!gtk_toggle_button_get_active (self->unwritten)
          || !spor_letter_recipient_is_written (item))
         && (!self->folded || spor_letter_recipient_matches (item, self->folded));
}

/* Why the list is empty. */
static void
spor_letter_list_show_found (SporLetterList *self)
{
  GListModel *all = G_LIST_MODEL (self->recipients);
  gboolean searches = self->folded && *self->folded;
  gboolean empty = g_list_model_get_n_items (all) > 0
                   && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;

  gtk_label_set_label (self->nothing, searches ? _ ("Nobody matches your search.")
                                               : _ ("All letters have been written."));
  gtk_stack_set_visible_child_name (self->found, empty ? "nothing" : "rows");
}

static void
spor_letter_list_filter (SporLetterList *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  spor_letter_list_show_found (self);
}

static void
on_search_changed_cb (SporLetterList *self)
{
  g_free (self->folded);
  self->folded = spor_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  spor_letter_list_filter (self);
}

static void
on_unwritten_toggled_cb (SporLetterList *self)
{
  spor_letter_list_filter (self);
}

static void
on_selected_cb (SporLetterList *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[CHOSEN], 0);
}

/* The row that is chosen, whose widget is there while it is in sight. */
static GtkWidget *
spor_letter_list_find_chosen_row (SporLetterList *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->view); row;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED)
      return row;
  return NULL;
}

/* Tab comes to the one who is chosen, wherever the keyboard was among the rows before. */
static gboolean
spor_letter_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SporLetterList *self = SPOR_LETTER_LIST (widget);
  GtkWidget *stop = gtk_widget_get_focus_child (gtk_widget_get_first_child (widget));
  gboolean from_search = stop && gtk_widget_is_focus (GTK_WIDGET (self->unwritten));
  gboolean to_rows = direction == GTK_DIR_TAB_FORWARD    ? from_search
                     : direction == GTK_DIR_TAB_BACKWARD ? !stop
                                                         : FALSE;
  GtkWidget *chosen = to_rows ? spor_letter_list_find_chosen_row (self) : NULL;

  return (chosen && gtk_widget_grab_focus (chosen))
         || GTK_WIDGET_CLASS (spor_letter_list_parent_class)->focus (widget, direction);
}

static void
spor_letter_list_dispose (GObject *object)
{
  SporLetterList *self = SPOR_LETTER_LIST (object);

  if (self->filter)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  self->filter = NULL;
  G_OBJECT_CLASS (spor_letter_list_parent_class)->dispose (object);
}

static void
spor_letter_list_finalize (GObject *object)
{
  g_free (SPOR_LETTER_LIST (object)->folded);
  G_OBJECT_CLASS (spor_letter_list_parent_class)->finalize (object);
}

static void
spor_letter_list_class_init (SporLetterListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_letter_list_dispose;
  object_class->finalize = spor_letter_list_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", SPOR_TYPE_LETTER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  g_type_ensure (SPOR_TYPE_LETTER_RECIPIENT);
  g_type_ensure (SPOR_TYPE_COLUMNS);
  widget_class->focus = spor_letter_list_focus;
  gtk_widget_class_set_css_name (widget_class, "letterlist");
  g_type_ensure (SPOR_TYPE_ONE_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-letter-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SporLetterList, search);
  gtk_widget_class_bind_template_child (widget_class, SporLetterList, unwritten);
  gtk_widget_class_bind_template_child (widget_class, SporLetterList, found);
  gtk_widget_class_bind_template_child (widget_class, SporLetterList, nothing);
  gtk_widget_class_bind_template_child (widget_class, SporLetterList, view);
  gtk_widget_class_bind_template_child (widget_class, SporLetterList, recipients);
  gtk_widget_class_bind_template_child (widget_class, SporLetterList, filter);
  gtk_widget_class_bind_template_child (widget_class, SporLetterList, selection);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_unwritten_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
}

static void
spor_letter_list_init (SporLetterList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, spor_letter_list_matches, self, NULL);
}

/* --- Choosing ------------------------------------------------------------------------------- */

SporLetterRecipient *
spor_letter_list_get_chosen (SporLetterList *self)
{
  g_return_val_if_fail (SPOR_IS_LETTER_LIST (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

/* Where among those shown; GTK_INVALID_LIST_POSITION: nowhere. */
static guint
spor_letter_list_find (SporLetterList *self, const char *signup_id)
{
  GListModel *shown = G_LIST_MODEL (self->selection);

  for (guint i = 0; signup_id && i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (SporLetterRecipient) recipient = g_list_model_get_item (shown, i);

      if (g_str_equal (spor_letter_recipient_get_signup_id (recipient), signup_id))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

void
spor_letter_list_choose_kind (SporLetterList *self, SporLetterKind kind)
{
  GListModel *shown = G_LIST_MODEL (self->selection);
  SporLetterRecipient *chosen = spor_letter_list_get_chosen (self);
  guint found = GTK_INVALID_LIST_POSITION;

  if (chosen && spor_letter_recipient_get_kind (chosen) == kind)
    return;
  for (guint i = 0; found == GTK_INVALID_LIST_POSITION && i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (SporLetterRecipient) recipient = g_list_model_get_item (shown, i);

      if (spor_letter_recipient_get_kind (recipient) == kind)
        found = i;
    }
  gtk_single_selection_set_selected (self->selection, found);
  if (found != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", found);
}

/* How many letters are due is seen without looking for them. */
static void
spor_letter_list_count (SporLetterList *self)
{
  GListModel *all = G_LIST_MODEL (self->recipients);
  g_autofree char *count = NULL;
  g_autofree char *label = NULL;
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (SporLetterRecipient) recipient = g_list_model_get_item (all, i);

      n += !spor_letter_recipient_is_written (recipient);
    }
  count = spor_format_count (n);
  /* Translators: a button that shows those whose letter is not written yet; how many they are */
  label = g_strdup_printf (_ ("Not Written Yet (%s)"), count);
  gtk_button_set_label (GTK_BUTTON (self->unwritten), label);
}

void
spor_letter_list_show (SporLetterList *self, const SporLetters *letters)
{
  SporLetterRecipient *chosen;
  g_autofree char *signup_id = NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (SPOR_IS_LETTER_LIST (self));

  chosen = spor_letter_list_get_chosen (self);
  signup_id = chosen ? g_strdup (spor_letter_recipient_get_signup_id (chosen)) : NULL;
  for (guint i = 0; letters && i < spor_letters_n (letters); i++)
    g_ptr_array_add (all, spor_letter_recipient_new (letters, i));
  self->updating = TRUE;
  g_list_store_splice (self->recipients, 0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->recipients)), all->pdata,
                       all->len);
  gtk_single_selection_set_selected (self->selection, spor_letter_list_find (self, signup_id));
  self->updating = FALSE;
  spor_letter_list_count (self);
  spor_letter_list_show_found (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}
