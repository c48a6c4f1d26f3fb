/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-claim-list.h"

#include "spor-claim-row.h"
#include "spor-columns.h"
#include "spor-copy.h"
#include "spor-focus.h"
#include "spor-language.h"
#include "spor-one-stop.h"
#include "spor-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  ORDER_OLDEST,
  ORDER_NEWEST,
  ORDER_MEMBER,
  ORDER_MEETING,
  ORDER_AMOUNT,
  ORDER_STATE,
} SporClaimOrder;

struct _SporClaimList
{
  AdwBin parent_instance;

  /* template */
  GtkSearchEntry *search;
  GtkDropDown *state;
  GtkStringList *state_names;
  GtkDropDown *order;
  GtkStack *stack; /* "rows", "nothing", "empty" */
  GtkListView *view;
  AdwStatusPage *empty;

  /* owned */
  GListStore *items;
  GtkCustomFilter *filter;
  GtkCustomSorter *sorter;
  GtkSelectionModel *selection;
  char *folded;      /* searched for */
  guint states;      /* bits of SporClaimState */
  GPtrArray *wanted; /* char*: the selected ones' ids */
  guint position;    /* of the first of them, when it was last seen */
  gboolean multiple;
  gboolean filling; /* the rows change, nobody selects */
};

enum
{
  PROP_MULTIPLE = 1,
  N_PROPS
};

enum
{
  SELECTED,
  MENU,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SporClaimList, spor_claim_list, ADW_TYPE_BIN)

/* --- Filter and order ----------------------------------------------------------------------- */

/* The states that the drop down offers: all of them first, then one by one. */
static guint
spor_claim_list_wanted_states (SporClaimList *self)
{
  guint chosen = gtk_drop_down_get_selected (self->state);

  if (chosen == 0 || chosen == GTK_INVALID_LIST_POSITION)
    return self->states;
  for (guint s = 0; s < SPOR_N_CLAIM_STATES; s++)
    if ((self->states & (1u << s)) && --chosen == 0)
      return 1u << s;
  return self->states;
}

static gboolean
spor_claim_list_shows (gpointer item, gpointer user_data)
{
  SporClaimList *self = user_data;
  const SporClaim *claim = spor_claim_item_get_claim (item);

  return (spor_claim_list_wanted_states (self) & (1u << claim->state))
         && (!self->folded || spor_claim_item_matches (item, self->folded));
}

static int
spor_compare_numbers (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

/* A submitted claim is as old as its submission. */
static gint64
spor_claim_age (const SporClaim *claim)
{
  return claim->submitted_at != SPOR_TIME_NONE && !spor_claim_is_open (claim) ? claim->submitted_at
                                                                              : claim->created_at;
}

static int
spor_claim_list_compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  SporClaimList *self = user_data;
  SporClaimItem *one = SPOR_CLAIM_ITEM ((gpointer)a), *two = SPOR_CLAIM_ITEM ((gpointer)b);
  const SporClaim *first = spor_claim_item_get_claim (one);
  const SporClaim *second = spor_claim_item_get_claim (two);
  int by_age = spor_compare_numbers (spor_claim_age (first), spor_claim_age (second));
  int order = 0;

  if (by_age == 0)
    by_age = strcmp (first->id, second->id);
  switch (gtk_drop_down_get_selected (self->order))
    {
    case ORDER_NEWEST:
      return -by_age;
    case ORDER_MEMBER:
      order = strcmp (spor_claim_item_get_name_key (one), spor_claim_item_get_name_key (two));
      break;
    case ORDER_MEETING:
      order = spor_compare_numbers (spor_claim_item_get_meeting (one)->starts,
                                    spor_claim_item_get_meeting (two)->starts);
      break;
    case ORDER_AMOUNT:
      order = spor_compare_numbers (spor_claim_item_get_due (two), spor_claim_item_get_due (one));
      break;
    case ORDER_STATE:
      order = spor_compare_numbers (first->state, second->state);
      break;
    default:
      break;
    }
  return order ? order : by_age;
}

/* --- Selection ------------------------------------------------------------------------------ */

static gboolean
spor_claim_list_wants (SporClaimList *self, const char *id)
{
  return g_ptr_array_find_with_equal_func (self->wanted, id, g_str_equal, NULL);
}

static void
spor_claim_list_remember (SporClaimList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  g_ptr_array_set_size (self->wanted, 0);
  for (guint i = n; i-- > 0;)
    if (gtk_selection_model_is_selected (self->selection, i))
      {
        g_autoptr (SporClaimItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

        g_ptr_array_add (self->wanted, g_strdup (spor_claim_item_get_claim (item)->id));
        self->position = i;
      }
}

static void
on_selection_changed_cb (SporClaimList *self)
{
  if (self->filling)
    return;
  spor_claim_list_remember (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

/* Whether any of those wanted is there. */
static gboolean
spor_claim_list_select_wanted (SporClaimList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SporClaimItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (spor_claim_list_wants (self, spor_claim_item_get_claim (item)->id))
        gtk_bitset_add (selected, i);
    }
  if (self->multiple)
    gtk_selection_model_set_selection (self->selection, selected, all);
  else
    gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (self->selection),
                                       gtk_bitset_is_empty (selected)
                                           ? GTK_INVALID_LIST_POSITION
                                           : gtk_bitset_get_minimum (selected));
  return !gtk_bitset_is_empty (selected);
}

static void
spor_claim_list_seek (SporClaimList *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    if (gtk_selection_model_is_selected (self->selection, i))
      {
        gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", i);
        break;
      }
}

/* Where the selected ones have gone away, the next takes their place: it must be seen that it is
 * what a decision is about now. */
static void
spor_claim_list_reselect (SporClaimList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  self->filling = TRUE;
  if (!spor_claim_list_select_wanted (self) && self->multiple && n > 0)
    {
      gtk_selection_model_select_item (self->selection, MIN (self->position, n - 1), TRUE);
      spor_claim_list_remember (self);
      spor_claim_list_seek (self);
    }
  self->filling = FALSE;
}

/* --- What is shown -------------------------------------------------------------------------- */

static void
spor_claim_list_update (SporClaimList *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  gboolean any = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)) && !any; i++)
    {
      g_autoptr (SporClaimItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      any = (self->states & (1u << spor_claim_item_get_claim (item)->state)) != 0;
    }
  gtk_stack_set_visible_child_name (self->stack, shown ? "rows" : any ? "nothing" : "empty");
}

static void
spor_claim_list_narrow (SporClaimList *self)
{
  if (!self->selection)
    return;
  self->filling = TRUE;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  self->filling = FALSE;
  spor_claim_list_reselect (self);
  spor_claim_list_update (self);
  spor_claim_list_seek (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

/* What can be searched for, where it is cut off. */
static gboolean
on_search_tip_asked_cb (GtkWidget *search, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (search)));
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *words = NULL;
  int width;

  g_object_get (search, "placeholder-text", &words, NULL);
  layout = gtk_widget_create_pango_layout (text, words);
  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_tooltip_set_text (tooltip, words);
  return width > gtk_widget_get_width (text);
}

static void
on_search_changed_cb (SporClaimList *self)
{
  g_free (self->folded);
  self->folded = spor_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  spor_claim_list_narrow (self);
}

static void
on_order_chosen_cb (SporClaimList *self)
{
  if (self->sorter)
    gtk_sorter_changed (GTK_SORTER (self->sorter), GTK_SORTER_CHANGE_DIFFERENT);
}

/* --- Rows ----------------------------------------------------------------------------------- */

/* The row under the pointer joins what is selected, or is selected alone. */
static void
on_row_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  SporClaimList *self = SPOR_CLAIM_LIST (gtk_widget_get_ancestor (row, SPOR_TYPE_CLAIM_LIST));
  guint position = gtk_list_item_get_position (item);
  double at_x, at_y;

  if (!gtk_selection_model_is_selected (self->selection, position))
    gtk_selection_model_select_item (self->selection, position, TRUE);
  gtk_widget_translate_coordinates (row, GTK_WIDGET (self), x, y, &at_x, &at_y);
  g_signal_emit (self, signals[MENU], 0, at_x, at_y);
}

static void
on_row_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = spor_claim_row_new ();
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (on_row_pressed_cb), item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (gesture));
  gtk_list_item_set_child (item, row);
}

static void
on_row_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SporClaimList *self)
{
  gboolean several = (self->states & (self->states - 1)) != 0;

  spor_claim_row_show (SPOR_CLAIM_ROW (gtk_list_item_get_child (item)),
                       gtk_list_item_get_item (item), several);
}

/* Enter on a row is what a click is; so is Space, from GTK. */
static void
on_row_activated_cb (SporClaimList *self, guint position)
{
  if (!gtk_selection_model_is_selected (self->selection, position))
    gtk_selection_model_select_item (self->selection, position, TRUE);
}

static gboolean
on_menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  g_signal_emit (user_data, signals[MENU], 0, gtk_widget_get_width (widget) / 2.0,
                 gtk_widget_get_height (widget) / 4.0);
  return TRUE;
}

static void
spor_claim_list_add_menu_keys (SporClaimList *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                        gtk_callback_action_new (on_menu_key_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

/* --- Object --------------------------------------------------------------------------------- */

static void
spor_claim_list_create_models (SporClaimList *self)
{
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;

  self->items = g_list_store_new (SPOR_TYPE_CLAIM_ITEM);
  self->filter = gtk_custom_filter_new (spor_claim_list_shows, self, NULL);
  self->sorter = gtk_custom_sorter_new (spor_claim_list_compare, self, NULL);
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)),
                                        g_object_ref (GTK_FILTER (self->filter)));
  sorted
      = gtk_sort_list_model_new (G_LIST_MODEL (filtered), g_object_ref (GTK_SORTER (self->sorter)));
  if (self->multiple)
    self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (sorted)));
  else
    {
      GtkSingleSelection *single = gtk_single_selection_new (NULL);

      gtk_single_selection_set_autoselect (single, FALSE);
      gtk_single_selection_set_can_unselect (single, FALSE); /* Space on it would */
      gtk_single_selection_set_model (single, G_LIST_MODEL (sorted));
      g_object_unref (sorted);
      self->selection = GTK_SELECTION_MODEL (single);
    }
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (on_selection_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
spor_claim_list_constructed (GObject *object)
{
  SporClaimList *self = SPOR_CLAIM_LIST (object);

  G_OBJECT_CLASS (spor_claim_list_parent_class)->constructed (object);

  spor_claim_list_create_models (self);
  gtk_list_view_set_model (self->view, self->selection);
  gtk_drop_down_set_selected (self->order, self->multiple ? ORDER_OLDEST : ORDER_NEWEST);
}

static void
spor_claim_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_MULTIPLE:
      g_value_set_boolean (value, SPOR_CLAIM_LIST (object)->multiple);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_claim_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_MULTIPLE:
      SPOR_CLAIM_LIST (object)->multiple = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spor_claim_list_dispose (GObject *object)
{
  SporClaimList *self = SPOR_CLAIM_LIST (object);

  if (self->filter)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  if (self->sorter)
    gtk_custom_sorter_set_sort_func (self->sorter, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (spor_claim_list_parent_class)->dispose (object);
}

static void
spor_claim_list_finalize (GObject *object)
{
  g_free (SPOR_CLAIM_LIST (object)->folded);
  g_ptr_array_unref (SPOR_CLAIM_LIST (object)->wanted);
  G_OBJECT_CLASS (spor_claim_list_parent_class)->finalize (object);
}

/* --- Copying -------------------------------------------------------------------------------- */

/* Amounts are numbers, as the program's language writes them. */
static void
spor_claim_item_add_row (SporClaimItem *item, GPtrArray *rows)
{
  const SporMeeting *meeting = spor_claim_item_get_meeting (item);
  g_autofree char *day = spor_time_format_short (meeting->starts);
  g_autofree char *amount = spor_format_number (spor_claim_item_get_due (item) / 100.0, 2);

  spor_rows_add (rows, spor_claim_item_get_name (item), spor_claim_item_get_place (item), day,
                 spor_claim_item_get_meeting_name (item),
                 spor_claim_state_label (spor_claim_item_get_claim (item)->state), amount, NULL);
}

static gboolean
on_copied_cb (GtkWidget *widget, GVariant *all, gpointer data)
{
  SporClaimList *self = SPOR_CLAIM_LIST (widget);
  g_autoptr (GPtrArray) rows = spor_rows_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  spor_rows_add (rows, _ ("Name"), _ ("Municipality"), _ ("Date"), _ ("Meeting"), _ ("State"),
                 _ ("Amount"), NULL);
  for (guint i = 0; i < n; i++)
    if (g_variant_get_boolean (all) || gtk_selection_model_is_selected (self->selection, i))
      {
        g_autoptr (SporClaimItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

        spor_claim_item_add_row (item, rows);
      }
  return spor_copy_rows (widget, rows);
}

static void
spor_claim_list_class_init (SporClaimListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  spor_copy_install_class (widget_class, on_copied_cb);
  object_class->constructed = spor_claim_list_constructed;
  object_class->get_property = spor_claim_list_get_property;
  object_class->set_property = spor_claim_list_set_property;
  object_class->dispose = spor_claim_list_dispose;
  object_class->finalize = spor_claim_list_finalize;
  properties[PROP_MULTIPLE]
      = g_param_spec_boolean ("multiple", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SELECTED] = g_signal_new ("selected", SPOR_TYPE_CLAIM_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[MENU] = g_signal_new ("menu", SPOR_TYPE_CLAIM_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  gtk_widget_class_set_css_name (widget_class, "claimlist");
  g_type_ensure (SPOR_TYPE_COLUMNS);
  g_type_ensure (SPOR_TYPE_ONE_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-claim-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SporClaimList, search);
  gtk_widget_class_bind_template_child (widget_class, SporClaimList, state);
  gtk_widget_class_bind_template_child (widget_class, SporClaimList, state_names);
  gtk_widget_class_bind_template_child (widget_class, SporClaimList, order);
  gtk_widget_class_bind_template_child (widget_class, SporClaimList, stack);
  gtk_widget_class_bind_template_child (widget_class, SporClaimList, view);
  gtk_widget_class_bind_template_child (widget_class, SporClaimList, empty);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_tip_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_order_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, spor_claim_list_narrow);
  gtk_widget_class_bind_template_callback (widget_class, spor_claim_list_show_all);
}

static void
spor_claim_list_init (SporClaimList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->wanted = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (on_row_set_up_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_row_bound_cb), self, 0);
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);
  spor_claim_list_add_menu_keys (self);
  spor_claim_list_set_states (self, (1u << SPOR_N_CLAIM_STATES) - 1);
}

void
spor_claim_list_set_snapshot (SporClaimList *self, SporSnapshot *snapshot)
{
  g_autoptr (GPtrArray) items = NULL;
  gboolean focused;

  g_return_if_fail (SPOR_IS_CLAIM_LIST (self));

  focused = spor_focus_within (GTK_WIDGET (self->view)) != NULL;
  items = snapshot ? spor_claim_items_load (snapshot)
                   : g_ptr_array_new_with_free_func (g_object_unref);
  self->filling = TRUE;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  self->filling = FALSE;
  spor_claim_list_reselect (self);
  spor_claim_list_update (self);
  if (focused) /* its row has gone: the keyboard must not leave the list with it */
    spor_claim_list_focus_rows (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

void
spor_claim_list_set_states (SporClaimList *self, guint states)
{
  guint n = 0;

  g_return_if_fail (SPOR_IS_CLAIM_LIST (self));

  if (self->states == states)
    return;
  self->states = states;
  self->position = 0;
  g_ptr_array_set_size (self->wanted, 0); /* what was chosen there is not chosen here */
  gtk_string_list_splice (self->state_names, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->state_names)), NULL);
  gtk_string_list_append (self->state_names, _ ("All states"));
  for (guint s = 0; s < SPOR_N_CLAIM_STATES; s++)
    if (states & (1u << s))
      {
        gtk_string_list_append (self->state_names, spor_claim_state_label (s));
        n++;
      }
  gtk_drop_down_set_selected (self->state, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->state), n > 1);
  spor_claim_list_narrow (self);
}

GPtrArray *
spor_claim_list_get_selected (SporClaimList *self)
{
  GPtrArray *selected = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (SPOR_IS_CLAIM_LIST (self), selected);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    if (gtk_selection_model_is_selected (self->selection, i))
      g_ptr_array_add (selected, g_list_model_get_item (G_LIST_MODEL (self->selection), i));
  return selected;
}

guint
spor_claim_list_get_n (SporClaimList *self)
{
  g_return_val_if_fail (SPOR_IS_CLAIM_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

static gboolean
spor_claim_list_has (SporClaimList *self, const char *id)
{
  for (guint i = 0; i < spor_claim_list_get_n (self); i++)
    {
      g_autoptr (SporClaimItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_str_equal (spor_claim_item_get_claim (item)->id, id))
        return TRUE;
    }
  return FALSE;
}

void
spor_claim_list_select (SporClaimList *self, const char *id)
{
  g_return_if_fail (SPOR_IS_CLAIM_LIST (self));

  if (id && !spor_claim_list_has (self, id))
    spor_claim_list_show_all (self);
  g_ptr_array_set_size (self->wanted, 0);
  if (id)
    g_ptr_array_add (self->wanted, g_strdup (id));
  spor_claim_list_reselect (self);
  spor_claim_list_seek (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

void
spor_claim_list_show_all (SporClaimList *self)
{
  g_return_if_fail (SPOR_IS_CLAIM_LIST (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->state, 0);
  on_search_changed_cb (self);
}

void
spor_claim_list_focus_search (SporClaimList *self)
{
  g_return_if_fail (SPOR_IS_CLAIM_LIST (self));

  spor_focus_search (GTK_WIDGET (self->search));
}

void
spor_claim_list_focus_rows (SporClaimList *self)
{
  g_return_if_fail (SPOR_IS_CLAIM_LIST (self));

  spor_claim_list_seek (self);
  if (spor_claim_list_get_n (self) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  else if (!gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
spor_claim_list_set_empty_text (SporClaimList *self, const char *title, const char *description)
{
  g_return_if_fail (SPOR_IS_CLAIM_LIST (self));

  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, description);
}

void
spor_claim_list_set_empty_child (SporClaimList *self, GtkWidget *child)
{
  g_return_if_fail (SPOR_IS_CLAIM_LIST (self));

  adw_status_page_set_child (self->empty, child);
  /* without it there is nothing to do there */
  g_object_bind_property (child, "visible", self->empty, "can-focus", G_BINDING_SYNC_CREATE);
}
