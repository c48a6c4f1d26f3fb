/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-signups-page.h"

#include "spor-column-room.h"
#include "spor-context-menu.h"
#include "spor-copy.h"
#include "spor-filter-bar.h"
#include "spor-focus.h"
#include "spor-keeper.h"
#include "spor-language.h"
#include "spor-leave.h"
#include "spor-new-signup.h"
#include "spor-nothing-found.h"
#include "spor-one-stop.h"
#include "spor-signup-columns.h"
#include "spor-signup-list.h"
#include "spor-signup-selection.h"
#include "spor-signup-side.h"
#include "spor-signups-copy.h"
#include "spor-tab-box.h"

#include <glib/gi18n-lib.h>

struct _SporSignupsPage
{
  AdwBin parent_instance;

  /* template */
  GtkStack *stack; /* "empty", "list" */
  GtkSearchBar *search_bar;
  GtkSearchEntry *search;
  GtkRevealer *attention;
  GtkLabel *attention_label;
  SporFilterBar *filters;
  GtkStack *found; /* "rows", "nothing" */
  SporNothingFound *nothing;
  GtkScrolledWindow *scroll;
  GtkColumnView *view;
  SporSignupSide *side;

  /* owned */
  SporBook *book;
  GSignalGroup *book_signals;
  SporSignupList *list;
  SporSignupSelection *selection;
  char *shown_id;     /* whom the pane shows; NULL: nobody, or several */
  char *sought_id;    /* who is to be shown and sought, once the pane is free; or NULL */
  gboolean answering; /* their answers are to be typed then */
  char *coming_id;    /* who has been added, and is not in the list yet; or NULL */
  gboolean asked;     /* the user wants another order, or others: the list starts at its top */
  gboolean seeking;   /* the one in the pane is to be seen in the list, once it is there */
  gboolean going;     /* the keyboard goes to the list, once it has what is asked for */
};

enum
{
  PROP_BOOK = 1,
  PROP_SEARCH_MODE,
  PROP_SEARCHABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SporSignupsPage, spor_signups_page, ADW_TYPE_BIN)

/* --- Pane and selection --------------------------------------------------------------------- */

/* What the list shows; before it has got its first rows, what it is about to. */
static SporSignups *
spor_signups_page_get_signups (SporSignupsPage *self)
{
  SporSignups *listed = spor_signup_list_get_signups (self->list);
  SporSnapshot *snapshot = self->book ? spor_book_get_snapshot (self->book) : NULL;

  return listed || !snapshot ? listed : spor_snapshot_get_signups (snapshot);
}

static void
spor_signups_page_show_pane (SporSignupsPage *self, const char *id)
{
  SporSignups *signups = spor_signups_page_get_signups (self);
  int index = id && signups ? spor_signups_find (signups, id) : -1;
  g_autoptr (SporSignup) signup = index >= 0 ? spor_signup_new (signups, index) : NULL;

  if (id != self->shown_id)
    {
      g_free (self->shown_id);
      self->shown_id = signup ? g_strdup (id) : NULL;
    }
  spor_signup_side_show_one (self->side, self->book, signup);
  spor_signup_side_follow (self->side, self->list, self->shown_id);
}

static void
spor_signups_page_show_party (SporSignupsPage *self)
{
  g_autoptr (GArray) chosen = spor_signup_selection_get (self->selection);

  if (self->shown_id)
    spor_signups_page_show_pane (self, NULL);
  spor_signup_side_show_several (self->side, self->book, spor_signup_list_get_signups (self->list),
                                 chosen);
}

static void spor_signups_page_reselect (SporSignupsPage *self);

/* What is typed about somebody goes into the book before others are shown than @id; the list goes
 * back to them if it cannot be saved. */
static gboolean
spor_signups_page_leaves (SporSignupsPage *self, const char *id, SporLeaveAgain again)
{
  SporSignups *signups = spor_signups_page_get_signups (self);
  SporLeave leave;

  if (!self->shown_id || g_strcmp0 (self->shown_id, id) == 0 || !signups
      || spor_signups_find (signups, self->shown_id) < 0)
    return TRUE;
  leave = spor_leave (GTK_WIDGET (spor_signup_side_get_pane (self->side)), again, self);
  if (leave == SPOR_LEAVE_NOT)
    spor_signups_page_reselect (self);
  return leave == SPOR_LEAVE_NOW;
}

/* Whether the pane waits for what is typed in it to be in the book. */
static gboolean
spor_signups_page_is_leaving (SporSignupsPage *self)
{
  SporSignupPane *pane = spor_signup_side_get_pane (self->side);

  return pane && spor_leave_is_waiting (GTK_WIDGET (pane));
}

/* The one who is chosen alone; NULL: nobody, or several. Borrowed. */
static const char *
spor_signups_page_get_only (SporSignupsPage *self)
{
  g_autoptr (GArray) chosen = NULL;

  if (spor_signup_selection_get_n (self->selection) != 1)
    return NULL;
  chosen = spor_signup_selection_get (self->selection);
  return spor_signups_row (spor_signup_list_get_signups (self->list),
                           g_array_index (chosen, guint, 0))
      ->id;
}

/* One is shown with all answers, several together. */
static void
spor_signups_page_show_chosen (SporSignupsPage *self)
{
  const char *only = spor_signups_page_get_only (self);

  if (!spor_signups_page_leaves (self, only, (SporLeaveAgain)spor_signups_page_show_chosen))
    return;
  if (spor_signup_selection_get_n (self->selection) > 1)
    {
      spor_signups_page_show_party (self);
      return;
    }
  spor_signups_page_show_pane (self, only);
}

static void
on_side_closed_cb (SporSignupsPage *self)
{
  if (!spor_signups_page_leaves (self, NULL, (SporLeaveAgain)on_side_closed_cb))
    return;
  spor_signups_page_show_pane (self, NULL);
  spor_signup_selection_set_only (self->selection, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The one in the pane is the chosen one, if the list has it. */
static void
spor_signups_page_reselect (SporSignupsPage *self)
{
  gboolean listed
      = self->shown_id && spor_signup_list_find (self->list, self->shown_id) != G_MAXUINT;

  if (self->shown_id)
    spor_signup_selection_set_only (self->selection, listed ? self->shown_id : NULL);
}

/* Brings the one in the pane into view. Returns: whether the list shows it at all. */
static gboolean
spor_signups_page_seek (SporSignupsPage *self)
{
  guint position = self->shown_id ? spor_signup_list_find (self->list, self->shown_id) : G_MAXUINT;

  if (position == G_MAXUINT)
    return FALSE;
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                              "list.scroll-to-item", "u", position);
  return TRUE;
}

/* --- List ----------------------------------------------------------------------------------- */

static void
spor_signups_page_update_attention (SporSignupsPage *self, SporSignups *signups)
{
  guint n = spor_signups_count (signups, SPOR_STATUS_ATTENTION);
  guint32 wanted = spor_filter_bar_get_facet (self->filters, SPOR_FACET_STATUS);
  g_autofree char *count = spor_format_count (n);
  g_autofree char *text
      = g_strdup_printf (ngettext ("%s sign-up needs attention", "%s sign-ups need attention", n),
                         count);

  gtk_label_set_label (self->attention_label, text);
  /* nobody is urged to what would be refused */
  gtk_revealer_set_reveal_child (self->attention,
                                 n > 0 && wanted != 1u << SPOR_STATUS_ATTENTION
                                     && spor_round_is_open (spor_signups_round (signups)));
}

static void
spor_signups_page_show_nothing (SporSignupsPage *self)
{
  g_auto (GStrv) filters = spor_filter_bar_list_names (self->filters);

  spor_nothing_found_show (self->nothing, gtk_editable_get_text (GTK_EDITABLE (self->search)),
                           filters);
}

static void spor_signups_page_seek_out (SporSignupsPage *self, const char *id, gboolean answering);
static void spor_signups_page_search (SporSignupsPage *self, const char *name);

/* Once the list knows them, what else they have answered is typed. */
static void
spor_signups_page_take_up_coming (SporSignupsPage *self)
{
  SporSignups *signups = spor_signups_page_get_signups (self);
  g_autofree char *id = NULL;

  if (!self->coming_id || !signups || spor_signups_find (signups, self->coming_id) < 0)
    return;
  id = g_steal_pointer (&self->coming_id);
  spor_signups_page_seek_out (self, id, TRUE);
}

static void
on_signup_made_cb (GtkWidget *from, const char *id)
{
  SporSignupsPage *self = SPOR_SIGNUPS_PAGE (from);
  g_autofree char *before = g_steal_pointer (&self->coming_id);

  self->coming_id = g_strdup (id);
  spor_signups_page_take_up_coming (self);
}

static void
on_namesake_shown_cb (GtkWidget *from, const char *id, const char *name)
{
  spor_signups_page_seek_out (SPOR_SIGNUPS_PAGE (from), id, FALSE);
  if (name)
    spor_signups_page_search (SPOR_SIGNUPS_PAGE (from), name);
}

/* The keyboard goes to the one in the pane, if they are in sight, or else where it was last. */
static void
spor_signups_page_go (SporSignupsPage *self)
{
  guint position = self->shown_id ? spor_signup_list_find (self->list, self->shown_id) : G_MAXUINT;

  if (position == G_MAXUINT || !spor_signup_columns_focus_row (self->view, position))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Whether there is anything to search in. */
static gboolean
spor_signups_page_is_searchable (SporSignupsPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0;
}

static void
on_list_updated_cb (SporSignupsPage *self)
{
  SporSignups *signups = spor_signup_list_get_signups (self->list);
  guint n = spor_signup_list_get_n_found (self->list);
  guint all = signups ? spor_signups_n (signups) : 0;

  gtk_stack_set_visible_child_name (self->stack, all > 0 ? "list" : "empty");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCHABLE]);
  if (n == 0)
    spor_signups_page_show_nothing (self);
  gtk_stack_set_visible_child_name (self->found, n > 0 ? "rows" : "nothing");
  spor_filter_bar_set_counts (self->filters, n, all);
  if (signups)
    spor_signups_page_update_attention (self, signups);
  if (self->shown_id) /* even if it is not in the list */
    {
      spor_signups_page_show_pane (self, self->shown_id);
      if (!spor_signups_page_is_leaving (self))
        spor_signups_page_reselect (self);
    }
  else
    spor_signups_page_show_chosen (self);
  if (self->asked)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
  self->asked = FALSE;
  if (self->seeking && spor_signups_page_seek (self))
    self->seeking = FALSE;
  if (self->going && n > 0)
    spor_signups_page_go (self);
  self->going = FALSE;
  spor_signups_page_take_up_coming (self);
}

static void
spor_signups_page_ask (SporSignupsPage *self)
{
  g_autoptr (SporSignupQuery) query = spor_signup_query_new ();

  spor_signup_columns_read_order (self->view, &query->sort, &query->descending);
  for (guint f = 0; f < SPOR_N_FACETS; f++)
    query->facets[f] = spor_filter_bar_get_facet (self->filters, f);
  query->search = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  self->asked = TRUE;
  spor_signup_list_set_query (self->list, query);
}

static void
on_query_changed_cb (SporSignupsPage *self)
{
  if (self->list) /* columns that go away with the page change the order too */
    spor_signups_page_ask (self);
}

static void
on_show_all_cb (SporSignupsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  spor_filter_bar_clear (self->filters);
}

/* Lists all of that name, and them alone. */
static void
spor_signups_page_search (SporSignupsPage *self, const char *name)
{
  spor_filter_bar_clear (self->filters);
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->search), name);
}

/* The keyboard stays where something is to be found now. */
static void
on_drop_filters_cb (SporSignupsPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  spor_filter_bar_clear (self->filters);
}

/* Whoever gives up a search is back in the list, where they came from: GTK would lead to what
 * stands above it, where the next key would press a button. */
static void
spor_signups_page_come_back (SporSignupsPage *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar) || !self->list
      || !spor_focus_within (GTK_WIDGET (self->search_bar)))
    return;
  self->going = TRUE;
  self->seeking = self->shown_id != NULL;
  spor_signups_page_ask (self);
}

static void
on_search_mode_changed_cb (SporSignupsPage *self)
{
  spor_signups_page_come_back (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH_MODE]);
}

/* Down leads to what was found, past what stands between. */
static gboolean
on_search_key_pressed_cb (SporSignupsPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;

  if (!down || (state & gtk_accelerator_get_default_mod_mask ())
      || spor_signup_list_get_n_found (self->list) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return GDK_EVENT_STOP;
}

/* --- Book ----------------------------------------------------------------------------------- */

static void
on_snapshot_changed_cb (SporSignupsPage *self)
{
  SporSnapshot *snapshot = self->book ? spor_book_get_snapshot (self->book) : NULL;

  if (snapshot)
    spor_filter_bar_set_round (self->filters, spor_snapshot_get_round (snapshot));
  spor_signup_list_set_composition (self->list,
                                    snapshot ? spor_snapshot_get_composition (snapshot) : NULL);
}

static void
spor_signups_page_set_book (SporSignupsPage *self, SporBook *book)
{
  if (!g_set_object (&self->book, book))
    return;
  g_signal_group_set_target (self->book_signals, book);
  spor_signups_page_show_pane (self, NULL);
  on_snapshot_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BOOK]);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_signups_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SporSignupsPage *self = SPOR_SIGNUPS_PAGE (object);

  switch (id)
    {
    case PROP_BOOK:
      g_value_set_object (value, self->book);
      break;
    case PROP_SEARCH_MODE:
      g_value_set_boolean (value, gtk_search_bar_get_search_mode (self->search_bar));
      break;
    case PROP_SEARCHABLE:
      g_value_set_boolean (value, spor_signups_page_is_searchable (self));
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
      spor_signups_page_set_book (self, g_value_get_object (value));
      break;
    case PROP_SEARCH_MODE:
      gtk_search_bar_set_search_mode (self->search_bar, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_signups_page_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (spor_signups_page_parent_class)->css_changed (widget, change);
  if (SPOR_SIGNUPS_PAGE (widget)->view)
    spor_column_room_fit (SPOR_SIGNUPS_PAGE (widget)->view);
}

static void
spor_signups_page_dispose (GObject *object)
{
  SporSignupsPage *self = SPOR_SIGNUPS_PAGE (object);

  g_clear_object (&self->book_signals);
  g_clear_object (&self->book);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (spor_signups_page_parent_class)->dispose (object);
}

static void
spor_signups_page_finalize (GObject *object)
{
  g_free (SPOR_SIGNUPS_PAGE (object)->shown_id);
  g_free (SPOR_SIGNUPS_PAGE (object)->sought_id);
  g_free (SPOR_SIGNUPS_PAGE (object)->coming_id);
  G_OBJECT_CLASS (spor_signups_page_parent_class)->finalize (object);
}

/* --- Copying -------------------------------------------------------------------------------- */

static GArray *
spor_signups_page_list_all (SporSignupsPage *self)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < spor_signup_list_get_n_found (self->list); i++)
    {
      guint index = spor_signup_list_get_index (self->list, i);

      g_array_append_val (all, index);
    }
  return all;
}

static gboolean
on_copied_cb (GtkWidget *widget, GVariant *all, gpointer data)
{
  SporSignupsPage *self = SPOR_SIGNUPS_PAGE (widget);
  SporComposition *composition = spor_signup_list_get_composition (self->list);
  g_autoptr (GArray) indices = g_variant_get_boolean (all)
                                   ? spor_signups_page_list_all (self)
                                   : spor_signup_selection_get (self->selection);

  return composition && spor_signups_copy (widget, composition, indices);
}

static void
on_next_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporSignupsPage *self = SPOR_SIGNUPS_PAGE (widget);
  const char *next = spor_signup_side_get_next (self->side, self->list);

  if (!next)
    return;
  spor_signups_page_seek_out (self, next, FALSE);
  spor_signups_page_go (self);
}

static void
on_copy_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GVariant) all = g_variant_ref_sink (g_variant_new_boolean (FALSE));

  on_copied_cb (widget, all, NULL);
}

/* Enter on a row is what Space is, and a click. */
static void
on_row_activated_cb (SporSignupsPage *self, guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
}

/* --- Menu ----------------------------------------------------------------------------------- */

/* @on: in the view; @x, @y: in the page */
static void
spor_signups_page_ask_menu (SporSignupsPage *self, GtkWidget *on, double x, double y)
{
  g_autoptr (GArray) chosen = spor_signup_selection_get (self->selection);
  g_autoptr (GMenuModel) model = NULL;

  if (chosen->len == 0)
    return;
  model = spor_signup_party_create_menu (
      spor_signup_side_gather (self->side, self->book, spor_signup_list_get_signups (self->list),
                               chosen));
  spor_context_menu_open (GTK_WIDGET (self), model, on, GTK_WIDGET (self->view), x, y);
}

/* Whoever is under the pointer is chosen first, unless they are one of several. */
static void
on_secondary_pressed_cb (SporSignupsPage *self, int n, double x, double y)
{
  guint position = spor_signup_columns_find_row (self->view, x, y);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  double in_x, in_y;

  if (position == G_MAXUINT)
    return;
  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self), x, y, &in_x, &in_y);
  spor_signups_page_ask_menu (self, gtk_widget_pick (GTK_WIDGET (self->view), x, y, 0), in_x, in_y);
}

static gboolean
on_menu_key_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  SporSignupsPage *self = SPOR_SIGNUPS_PAGE (widget);
  GtkWidget *row = spor_focus_within (GTK_WIDGET (self->view));
  double x, y;

  if (!row)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_translate_coordinates (row, widget, 0, 0, &x, &y);
  spor_signups_page_ask_menu (self, row, x + gtk_widget_get_height (row),
                              y + gtk_widget_get_height (row));
  return GDK_EVENT_STOP;
}

static void
on_several_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporSignupParty *party = spor_signup_side_get_party (SPOR_SIGNUPS_PAGE (widget)->side);

  if (party)
    gtk_widget_activate_action_variant (GTK_WIDGET (party), action, NULL);
}

static void
spor_signups_page_install_menu (GtkWidgetClass *widget_class)
{
  const char *const *actions = spor_signup_party_get_actions ();

  for (guint i = 0; actions[i]; i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, on_several_activated_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key_cb, NULL);
  gtk_widget_class_bind_template_callback (widget_class, on_secondary_pressed_cb);
}

/* What is under the keyboard has had the key before: a search, something typed. */
static gboolean
on_escaped_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  SporSignupsPage *self = SPOR_SIGNUPS_PAGE (widget);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->side)))
    return GDK_EVENT_PROPAGATE;
  on_side_closed_cb (self);
  return GDK_EVENT_STOP;
}

static void
spor_signups_page_class_init (SporSignupsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = spor_signups_page_get_property;
  object_class->set_property = spor_signups_page_set_property;
  object_class->dispose = spor_signups_page_dispose;
  object_class->finalize = spor_signups_page_finalize;
  spor_copy_install_class (widget_class, on_copied_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escaped_cb, NULL);
  gtk_widget_class_install_action (widget_class, "signups.copy", NULL, on_copy_activated_cb);
  gtk_widget_class_install_action (widget_class, "signups.next", NULL, on_next_activated_cb);
  widget_class->css_changed = spor_signups_page_css_changed;
  properties[PROP_BOOK]
      = g_param_spec_object ("book", NULL, NULL, SPOR_TYPE_BOOK,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SEARCH_MODE]
      = g_param_spec_boolean ("search-mode", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SEARCHABLE]
      = g_param_spec_boolean ("searchable", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SPOR_TYPE_FILTER_BAR);
  g_type_ensure (SPOR_TYPE_NOTHING_FOUND);
  g_type_ensure (SPOR_TYPE_ONE_STOP);
  g_type_ensure (SPOR_TYPE_SIGNUP_SIDE);
  g_type_ensure (SPOR_TYPE_TAB_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-signups-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SporSignupsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SporSignupsPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, SporSignupsPage, search);
  gtk_widget_class_bind_template_child (widget_class, SporSignupsPage, attention);
  gtk_widget_class_bind_template_child (widget_class, SporSignupsPage, attention_label);
  gtk_widget_class_bind_template_child (widget_class, SporSignupsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, SporSignupsPage, found);
  gtk_widget_class_bind_template_child (widget_class, SporSignupsPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, SporSignupsPage, scroll);
  gtk_widget_class_bind_template_child (widget_class, SporSignupsPage, view);
  gtk_widget_class_bind_template_child (widget_class, SporSignupsPage, side);
  gtk_widget_class_bind_template_callback (widget_class, on_query_changed_cb);
  spor_signups_page_install_menu (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, spor_signups_page_show_attention);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_drop_filters_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_side_closed_cb);
}

static void
spor_signups_page_init (SporSignupsPage *self)
{
  self->book_signals = g_signal_group_new (SPOR_TYPE_BOOK);
  g_signal_group_connect_swapped (self->book_signals, "notify::snapshot",
                                  G_CALLBACK (on_snapshot_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->list = spor_signup_list_new ();
  self->selection = spor_signup_selection_new (self->list);
  g_signal_connect_object (self->list, "updated", G_CALLBACK (on_list_updated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "picked", G_CALLBACK (spor_signups_page_show_chosen),
                           self, G_CONNECT_SWAPPED);

  spor_signup_columns_add (self->view);
  spor_column_room_watch (self->view, self->scroll);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (on_query_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search));
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self->scroll));
}

void
spor_signups_page_focus_search (SporSignupsPage *self)
{
  g_return_if_fail (SPOR_IS_SIGNUPS_PAGE (self));

  if (!spor_signups_page_is_searchable (self))
    return;
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  spor_focus_search (GTK_WIDGET (self->search));
}

gboolean
spor_signups_page_focus_rows (SporSignupsPage *self)
{
  g_return_val_if_fail (SPOR_IS_SIGNUPS_PAGE (self), FALSE);

  self->going = spor_signup_list_get_n_found (self->list) == 0;
  return !self->going && gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
spor_signups_page_show_attention (SporSignupsPage *self)
{
  g_return_if_fail (SPOR_IS_SIGNUPS_PAGE (self));

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  spor_filter_bar_clear (self->filters);
  self->going = TRUE;
  spor_filter_bar_set_facet (self->filters, SPOR_FACET_STATUS, 1u << SPOR_STATUS_ATTENTION);
}

static void
spor_signups_page_show_sought (SporSignupsPage *self)
{
  g_autofree char *id = NULL;

  if (!spor_signups_page_leaves (self, self->sought_id,
                                 (SporLeaveAgain)spor_signups_page_show_sought))
    return;
  id = g_steal_pointer (&self->sought_id);
  spor_signups_page_show_pane (self, id);
  spor_signups_page_reselect (self);
  self->seeking = !spor_signups_page_seek (self);
  if (self->seeking)
    on_show_all_cb (self);
  if (self->shown_id)
    gtk_widget_child_focus (GTK_WIDGET (self->side), GTK_DIR_TAB_FORWARD);
  if (self->shown_id && self->answering)
    spor_signup_pane_correct (spor_signup_side_get_pane (self->side), SPOR_FIELD_MUNICIPALITY);
}

/* Now, or once what is typed about somebody else is in the book. */
static void
spor_signups_page_seek_out (SporSignupsPage *self, const char *id, gboolean answering)
{
  g_autofree char *before = g_steal_pointer (&self->sought_id); /* which may be @id */

  self->sought_id = g_strdup (id);
  self->answering = answering;
  spor_signups_page_show_sought (self);
}

void
spor_signups_page_show_signup (SporSignupsPage *self, const char *id)
{
  g_return_if_fail (SPOR_IS_SIGNUPS_PAGE (self));

  spor_signups_page_seek_out (self, id, FALSE);
}

void
spor_signups_page_ask_for_signup (SporSignupsPage *self)
{
  g_return_if_fail (SPOR_IS_SIGNUPS_PAGE (self));
  g_return_if_fail (self->book != NULL);

  spor_keepers_save (GTK_WIDGET (self->side)); /* what is typed there was typed before */
  spor_new_signup_ask (GTK_WIDGET (self), self->book, on_signup_made_cb, on_namesake_shown_cb);
}

SporFilterBar *
spor_signups_page_get_filters (SporSignupsPage *self)
{
  g_return_val_if_fail (SPOR_IS_SIGNUPS_PAGE (self), NULL);

  return self->filters;
}
