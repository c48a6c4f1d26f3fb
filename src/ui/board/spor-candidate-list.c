/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-candidate-list.h"

#include "spor-card.h"
#include "spor-focus.h"
#include "spor-language.h"
#include "spor-one-stop.h"
#include "spor-pool.h"
#include "spor-scroll.h"
#include "spor-undo-key.h"
#include "spor-why.h"

#include <glib/gi18n-lib.h>

#define FRAMES_TO_SEEK 10

struct _SporCandidateList
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel *count;
  GtkSearchEntry *search;
  GtkDropDown *track;
  GtkDropDown *region;
  GtkDropDown *sector;
  GtkToggleButton *gaps;
  GtkStack *stack;
  GtkScrolledWindow *scroll;
  GtkListView *list;
  GtkStack *head;
  GtkLabel *chosen;
  GtkMenuButton *deeds;
  GtkWidget *told;
  GtkLabel *refusals;

  /* owned */
  SporBoard *board;
  SporPool *pool;
  GPtrArray *bound; /* GtkListItem (borrowed): those with a card */
  char *sought;     /* whose card gets the keyboard once the list has come to it */

  gboolean filling; /* the drop-downs are being filled */
  guint frames;     /* since the list set out for it */
};

static void spor_candidate_list_card_line_init (SporCardLineInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SporCandidateList,
                               spor_candidate_list,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SPOR_TYPE_CARD_LINE,
                                                      spor_candidate_list_card_line_init))

/* --- Cards ---------------------------------------------------------------------------------- */

static void
on_item_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SporCandidateList *self)
{
  GtkWidget *card = spor_card_new ();

  spor_card_set_board (SPOR_CARD (card), self->board);
  gtk_list_item_set_child (item, card);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
spor_candidate_list_show_card (SporCandidateList *self, GtkListItem *item)
{
  g_autoptr (SporSignup) signup
      = g_list_model_get_item (G_LIST_MODEL (self->pool), gtk_list_item_get_position (item));
  SporComposition *composition = spor_board_get_composition (self->board);
  g_autofree char *gap = NULL;
  g_autofree char *how = NULL;

  if (!signup)
    return;

  if (composition && spor_composition_is_open (composition)
      && composition->signups == spor_signup_get_signups (signup))
    spor_measure_fills_gap (spor_board_get_measure (self->board), composition,
                            spor_signup_get_index (signup), &gap, &how);
  spor_card_set_exchange (SPOR_CARD (gtk_list_item_get_child (item)), how);
  spor_card_set_signup (SPOR_CARD (gtk_list_item_get_child (item)), signup, gap, FALSE);
}

static void
on_item_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SporCandidateList *self)
{
  g_ptr_array_add (self->bound, item);
  spor_candidate_list_show_card (self, item);
}

static void
on_item_unbound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SporCandidateList *self)
{
  g_ptr_array_remove_fast (self->bound, item);
  spor_card_set_signup (SPOR_CARD (gtk_list_item_get_child (item)), NULL, NULL, FALSE);
}

static gboolean
on_dropped_cb (
    GtkDropTarget *target, const GValue *value, double x, double y, SporCandidateList *self)
{
  const SporPlaceOnBoard off = { SPOR_SPOT_POOL, 0, -1, -1 };

  spor_board_drop (self->board, g_value_get_object (value), &off);
  return TRUE;
}

static void
on_drag_entered_cb (GtkDropControllerMotion *motion, double x, double y, SporCandidateList *self)
{
  const SporPlaceOnBoard off = { SPOR_SPOT_POOL, 0, -1, -1 };

  spor_board_set_aim (self->board, GTK_WIDGET (self), &off);
}

static void
on_drag_left_cb (GtkDropControllerMotion *motion, SporCandidateList *self)
{
  spor_board_set_aim (self->board, GTK_WIDGET (self), NULL);
}

/* --- Choosing ------------------------------------------------------------------------------- */

static GPtrArray *
spor_candidate_list_get_ids (SporCardLine *line)
{
  SporCandidateList *self = SPOR_CANDIDATE_LIST (line);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->pool)); i++)
    {
      g_autoptr (SporSignup) signup = g_list_model_get_item (G_LIST_MODEL (self->pool), i);

      g_ptr_array_add (ids, g_strdup (spor_signup_get_row (signup)->id));
    }
  return ids;
}

static void
spor_candidate_list_card_line_init (SporCardLineInterface *iface)
{
  iface->get_ids = spor_candidate_list_get_ids;
}

/* Nothing is done to people whom a filter hides. */
static gboolean
spor_candidate_list_keeps (const char *id, gpointer data)
{
  SporCandidateList *self = data;
  SporComposition *composition = spor_board_get_composition (self->board);
  int index = composition ? spor_signups_find (composition->signups, id) : -1;

  return index >= 0
         && (spor_composition_find (composition, index, NULL, NULL) != SPOR_SPOT_POOL
             || spor_pool_find (self->pool, id) != G_MAXUINT);
}

/* Several who are chosen are told of where the candidates are counted, so that nothing moves. */
static void
spor_candidate_list_show_choice (SporCandidateList *self)
{
  guint n = spor_card_choice_get_n (spor_board_get_choice (self->board));
  g_autofree char *count = spor_format_counts (ngettext ("%u chosen", "%u chosen", n), n);

  gtk_label_set_label (self->chosen, count);
  gtk_stack_set_visible_child_name (self->head, n > 1 ? "choice" : "count");
}

static void
on_refused_cb (SporCandidateList *self, const char *whys)
{
  gtk_label_set_label (self->refusals, whys);
  gtk_widget_set_visible (self->told, *whys != '\0');
}

/* What can be done to them, as it is now. */
static void
on_deeds_asked_cb (GtkMenuButton *button, gpointer data)
{
  SporCandidateList *self = data;
  SporComposition *composition = spor_board_get_composition (self->board);
  SporCardChoice *choice = spor_board_get_choice (self->board);
  int index = composition && spor_card_choice_get_n (choice) > 0
                  ? spor_signups_find (composition->signups, spor_card_choice_get (choice, 0))
                  : -1;
  g_autoptr (SporSignup) first = index < 0 ? NULL : spor_signup_new (composition->signups, index);
  g_autoptr (GMenuModel) menu = first ? spor_board_menu (self->board, first) : NULL;

  gtk_menu_button_set_menu_model (button, menu);
}

/* Nothing is searched for: undo is the book's. */
static gboolean
on_search_key_cb (SporCandidateList *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)))
    return GDK_EVENT_PROPAGATE;
  return spor_undo_key (GTK_WIDGET (self), keyval, state);
}

/* --- Filters -------------------------------------------------------------------------------- */

/* The first entry of a drop-down stands for all. */
static int
spor_selected_index (GtkDropDown *drop_down)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return selected == GTK_INVALID_LIST_POSITION ? -1 : (int)selected - 1;
}

static void
spor_candidate_list_update_count (SporCandidateList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->pool));
  guint all = spor_pool_get_n_candidates (self->pool);
  g_autofree char *count = n == all ? spor_format_count (all)
                                    /* Translators: how many are shown, and of how many */
                                    : spor_format_counts (_ ("%u of %u"), n, all);

  gtk_label_set_label (self->count, count);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : all > 0 ? "no-match" : "empty");
}

void
spor_candidate_list_update_cards (SporCandidateList *self)
{
  g_return_if_fail (SPOR_IS_CANDIDATE_LIST (self));

  for (guint i = 0; i < self->bound->len; i++)
    spor_candidate_list_show_card (self, g_ptr_array_index (self->bound, i));
}

static void
spor_candidate_list_fill (SporCandidateList *self)
{
  SporPoolFilter filter = { .words = (char *)gtk_editable_get_text (GTK_EDITABLE (self->search)),
                            .track = spor_selected_index (self->track),
                            .region = spor_selected_index (self->region),
                            .sector = spor_selected_index (self->sector),
                            .gaps_only = gtk_toggle_button_get_active (self->gaps)
                                         && gtk_widget_get_sensitive (GTK_WIDGET (self->gaps)) };

  spor_pool_set_filter (self->pool, &filter);
  spor_pool_update (self->pool, spor_board_get_composition (self->board),
                    spor_board_get_measure (self->board));
  spor_candidate_list_update_cards (self);
  spor_candidate_list_update_count (self);
}

/* Others are asked for: the list starts at its top. */
static void
spor_candidate_list_refilter (SporCandidateList *self)
{
  if (self->filling || !self->board)
    return;
  spor_candidate_list_fill (self);
  spor_card_choice_sift (spor_board_get_choice (self->board), spor_candidate_list_keeps, self);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)), 0);
}

/* No words and no filters; the list is as it was until it is filled. */
static void
spor_candidate_list_clear_filters (SporCandidateList *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->track, 0);
  gtk_drop_down_set_selected (self->region, 0);
  gtk_drop_down_set_selected (self->sector, 0);
  gtk_toggle_button_set_active (self->gaps, FALSE);
  self->filling = FALSE;
}

static void
on_show_all_cb (SporCandidateList *self)
{
  spor_candidate_list_clear_filters (self);
  spor_candidate_list_refilter (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
spor_fill_drop_down (GtkDropDown *drop_down, GtkStringList *names)
{
  GListModel *now = gtk_drop_down_get_model (drop_down);

  if (!now || g_list_model_get_n_items (now) != g_list_model_get_n_items (G_LIST_MODEL (names)))
    gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
}

static void
spor_candidate_list_fill_filters (SporCandidateList *self, SporRound *round)
{
  g_autoptr (GtkStringList) tracks = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) regions = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) sectors = gtk_string_list_new (NULL);

  gtk_string_list_append (tracks, _ ("All tracks"));
  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    {
      /* Translators: the number of a track */
      g_autofree char *name = g_strdup_printf (_ ("Track %u"), spor_round_track (round, t)->number);

      gtk_string_list_append (tracks, name);
    }
  gtk_string_list_append (regions, _ ("All regions"));
  for (guint r = 0; r < spor_places_get_n_regions (round->places); r++)
    gtk_string_list_append (regions, spor_places_get_region (round->places, r)->name);
  gtk_string_list_append (sectors, _ ("All libraries"));
  for (guint s = 0; s < round->sectors->len; s++)
    gtk_string_list_append (sectors, ((SporOption *)g_ptr_array_index (round->sectors, s))->name);

  self->filling = TRUE;
  spor_fill_drop_down (self->track, tracks);
  spor_fill_drop_down (self->region, regions);
  spor_fill_drop_down (self->sector, sectors);
  self->filling = FALSE;
}

/* Where nobody can be seated, nobody fills a gap. */
static void
spor_candidate_list_update_gaps (SporCandidateList *self, const SporComposition *composition)
{
  g_autofree char *why = spor_composition_closed_text (composition);

  gtk_widget_set_sensitive (GTK_WIDGET (self->gaps), why == NULL);
  spor_say_why (GTK_WIDGET (self->gaps), _ ("Only those who fill a gap in the group"), why);
}

static void
spor_candidate_list_dispose (GObject *object)
{
  SporCandidateList *self = SPOR_CANDIDATE_LIST (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->board);
  g_clear_object (&self->pool);
  G_OBJECT_CLASS (spor_candidate_list_parent_class)->dispose (object);
}

static void
spor_candidate_list_finalize (GObject *object)
{
  SporCandidateList *self = SPOR_CANDIDATE_LIST (object);

  g_ptr_array_unref (self->bound);
  g_free (self->sought);
  G_OBJECT_CLASS (spor_candidate_list_parent_class)->finalize (object);
}

static void
spor_candidate_list_class_init (SporCandidateListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spor_candidate_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = spor_candidate_list_finalize;

  gtk_widget_class_set_css_name (widget_class, "candidatelist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (SPOR_TYPE_ONE_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-candidate-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SporCandidateList, box);
  gtk_widget_class_bind_template_child (widget_class, SporCandidateList, count);
  gtk_widget_class_bind_template_child (widget_class, SporCandidateList, search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key_cb);
  gtk_widget_class_bind_template_child (widget_class, SporCandidateList, track);
  gtk_widget_class_bind_template_child (widget_class, SporCandidateList, region);
  gtk_widget_class_bind_template_child (widget_class, SporCandidateList, sector);
  gtk_widget_class_bind_template_child (widget_class, SporCandidateList, gaps);
  gtk_widget_class_bind_template_child (widget_class, SporCandidateList, stack);
  gtk_widget_class_bind_template_child (widget_class, SporCandidateList, scroll);
  gtk_widget_class_bind_template_child (widget_class, SporCandidateList, list);
  gtk_widget_class_bind_template_child (widget_class, SporCandidateList, head);
  gtk_widget_class_bind_template_child (widget_class, SporCandidateList, chosen);
  gtk_widget_class_bind_template_child (widget_class, SporCandidateList, deeds);
  gtk_widget_class_bind_template_child (widget_class, SporCandidateList, told);
  gtk_widget_class_bind_template_child (widget_class, SporCandidateList, refusals);
  gtk_widget_class_bind_template_callback (widget_class, on_item_set_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_item_bound_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_item_unbound_cb);
  gtk_widget_class_bind_template_callback (widget_class, spor_candidate_list_refilter);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all_cb);
}

static void
spor_candidate_list_init (SporCandidateList *self)
{
  GtkDropTarget *target = gtk_drop_target_new (SPOR_TYPE_SIGNUP, GDK_ACTION_MOVE);
  GtkEventController *motion = gtk_drop_controller_motion_new ();
  GtkNoSelection *selection;

  self->pool = spor_pool_new ();
  self->bound = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->pool)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  spor_scroll_while_dragging (self->scroll, GTK_WIDGET (self->scroll));
  g_signal_connect (target, "drop", G_CALLBACK (on_dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect (motion, "enter", G_CALLBACK (on_drag_entered_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_drag_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_menu_button_set_create_popup_func (self->deeds, on_deeds_asked_cb, self, NULL);
}

void
spor_candidate_list_set_board (SporCandidateList *self, SporBoard *board)
{
  g_return_if_fail (SPOR_IS_CANDIDATE_LIST (self));

  if (!g_set_object (&self->board, board))
    return;
  g_signal_connect_object (spor_board_get_choice (board), "changed",
                           G_CALLBACK (spor_candidate_list_show_choice), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (board, "refused", G_CALLBACK (on_refused_cb), self, G_CONNECT_SWAPPED);
}

void
spor_candidate_list_update (SporCandidateList *self)
{
  SporComposition *composition;

  g_return_if_fail (SPOR_IS_CANDIDATE_LIST (self));

  composition = spor_board_get_composition (self->board);
  if (composition)
    {
      spor_candidate_list_fill_filters (self, spor_composition_round (composition));
      spor_candidate_list_update_gaps (self, composition);
    }
  spor_candidate_list_fill (self);
}

/* --- Finding a card ------------------------------------------------------------------------- */

static GtkWidget *
spor_candidate_list_find_card (SporCandidateList *self, const char *id)
{
  for (guint i = 0; i < self->bound->len; i++)
    {
      GtkWidget *card = gtk_list_item_get_child (g_ptr_array_index (self->bound, i));
      SporSignup *signup = spor_card_get_signup (SPOR_CARD (card));

      if (signup && gtk_widget_get_mapped (card)
          && g_str_equal (spor_signup_get_row (signup)->id, id))
        return card;
    }
  return NULL;
}

/* The list makes rows for where it has scrolled to with the next frame. */
static gboolean
on_seeking_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SporCandidateList *self = SPOR_CANDIDATE_LIST (widget);
  GtkWidget *card = self->sought && self->frames > 0
                        ? spor_candidate_list_find_card (self, self->sought)
                        : NULL;

  if (self->sought && !card && self->frames++ < FRAMES_TO_SEEK)
    return G_SOURCE_CONTINUE;
  if (card)
    gtk_widget_grab_focus (card);
  g_clear_pointer (&self->sought, g_free);
  return G_SOURCE_REMOVE;
}

void
spor_candidate_list_focus_card (SporCandidateList *self, const char *id)
{
  guint position;

  g_return_if_fail (SPOR_IS_CANDIDATE_LIST (self));

  position = spor_pool_find (self->pool, id);
  if (position == G_MAXUINT)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->search));
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  if (!self->sought)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), on_seeking_tick_cb, NULL, NULL);
  g_free (self->sought);
  self->sought = g_strdup (id);
  self->frames = 0;
}

void
spor_candidate_list_seek_nobody (SporCandidateList *self)
{
  g_return_if_fail (SPOR_IS_CANDIDATE_LIST (self));

  g_clear_pointer (&self->sought, g_free);
}

void
spor_candidate_list_reveal (SporCandidateList *self, const char *id)
{
  g_return_if_fail (SPOR_IS_CANDIDATE_LIST (self));

  if (spor_pool_find (self->pool, id) == G_MAXUINT)
    {
      spor_candidate_list_clear_filters (self);
      spor_candidate_list_fill (self);
    }
  spor_candidate_list_focus_card (self, id);
}

/* --- Going on ------------------------------------------------------------------------------- */

/* (nullable) (transfer full): the id of the one at @position, unless they go along with @id */
static char *
spor_candidate_list_get_other (SporCandidateList *self, guint position, const char *id)
{
  SporCardChoice *choice = spor_board_get_choice (self->board);
  g_autoptr (SporSignup) signup = g_list_model_get_item (G_LIST_MODEL (self->pool), position);
  const char *other = spor_signup_get_row (signup)->id;

  return spor_card_choice_has (choice, id) && spor_card_choice_has (choice, other)
             ? NULL
             : g_strdup (other);
}

char *
spor_candidate_list_find_next (SporCandidateList *self, const char *id, guint *position)
{
  guint n;
  char *other = NULL;

  g_return_val_if_fail (SPOR_IS_CANDIDATE_LIST (self), NULL);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->pool));
  *position = spor_pool_find (self->pool, id);
  if (*position == G_MAXUINT)
    return NULL;
  for (guint i = *position + 1; i < n && !other; i++)
    other = spor_candidate_list_get_other (self, i, id);
  for (guint i = *position; i > 0 && !other; i--)
    other = spor_candidate_list_get_other (self, i - 1, id);
  return other;
}

void
spor_candidate_list_go_on (SporCandidateList *self, const char *next, guint position)
{
  guint n;
  g_autoptr (SporSignup) near = NULL;

  g_return_if_fail (SPOR_IS_CANDIDATE_LIST (self));

  n = g_list_model_get_n_items (G_LIST_MODEL (self->pool));
  if ((!next || spor_pool_find (self->pool, next) == G_MAXUINT) && n > 0)
    near = g_list_model_get_item (G_LIST_MODEL (self->pool), MIN (position, n - 1));
  spor_candidate_list_focus_card (self, near ? spor_signup_get_row (near)->id : next ? next : "");
}

gboolean
spor_candidate_list_focus_first (SporCandidateList *self)
{
  g_return_val_if_fail (SPOR_IS_CANDIDATE_LIST (self), FALSE);

  return g_list_model_get_n_items (G_LIST_MODEL (self->pool)) > 0
         && gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

void
spor_candidate_list_focus_search (SporCandidateList *self)
{
  spor_focus_search (GTK_WIDGET (self->search));
}
