/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-board-page.h"

#include "spor-alternatives-bar.h"
#include "spor-balance-pane.h"
#include "spor-board-private.h"
#include "spor-candidate-list.h"
#include "spor-card-flight.h"
#include "spor-card.h"
#include "spor-next-track.h"
#include "spor-proposal-window.h"
#include "spor-scroll.h"
#include "spor-shelf-layout.h"
#include "spor-signup-deed.h"
#include "spor-toast.h"
#include "spor-track-panel.h"

/* What a track has room for where tracks stand side by side, and how far they are from each other.
 */
#define TRACK_CHARS 26
#define TRACK_SPACING 12
#define TRACK_ROW_SPACING 24

/* What a toast covers at the bottom; the tracks' margin has room for it. */
#define TOAST_HEIGHT 66

struct _SporBoardPage
{
  GtkWidget parent_instance;

  /* template */
  GtkStack *stack;
  SporAlternativesBar *alternatives;
  SporCandidateList *candidates;
  GtkScrolledWindow *scroll;
  GtkBox *tracks;
  SporNextTrack *next_track;
  SporBalancePane *balance;

  /* owned */
  SporBoard *board;
  GtkSizeGroup *headings; /* of the tracks */
  guint aligning;         /* source */
  SporCardFlight *flight;
};

enum
{
  PROP_BOOK = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SporBoardPage, spor_board_page, GTK_TYPE_WIDGET)

/* One panel per track of the round. */
static void
spor_board_page_fit_tracks (SporBoardPage *self, guint n)
{
  GtkWidget *child;
  guint i = 0;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->tracks)); child;
       child = gtk_widget_get_next_sibling (child))
    i++;
  for (; i < n; i++)
    {
      GtkWidget *panel = spor_track_panel_new (self->board, i);

      spor_track_panel_align (SPOR_TRACK_PANEL (panel), self->headings);
      spor_track_panel_watch (SPOR_TRACK_PANEL (panel), self->scroll);
      gtk_box_append (self->tracks, panel);
    }
  for (; i > n; i--)
    gtk_box_remove (self->tracks, gtk_widget_get_last_child (GTK_WIDGET (self->tracks)));
}

/* --- Keyboard ------------------------------------------------------------------------------- */

/* The card that the keyboard is on, if any, in @within. */
static SporSignup *
spor_board_page_find_card (SporBoardPage *self, GtkWidget *within)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card = focus && gtk_widget_is_ancestor (focus, within)
                        ? gtk_widget_get_ancestor (focus, SPOR_TYPE_CARD)
                        : NULL;

  return card ? spor_card_get_signup (SPOR_CARD (card)) : NULL;
}

/* Whom the keyboard is with, by id: who is being moved, or whose card has it. (transfer full) */
static char *
spor_board_page_find_focused (SporBoardPage *self)
{
  const char *moving = spor_board_get_moving (self->board);
  SporSignup *signup = spor_board_page_find_card (self, GTK_WIDGET (self));

  if (moving)
    return g_strdup (moving);
  return signup ? g_strdup (spor_signup_get_row (signup)->id) : NULL;
}

static GtkWidget *
spor_find_card (GtkWidget *from, const char *id)
{
  SporSignup *signup = SPOR_IS_CARD (from) ? spor_card_get_signup (SPOR_CARD (from)) : NULL;

  if (signup && g_str_equal (spor_signup_get_row (signup)->id, id))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = spor_find_card (child, id);

      if (found)
        return found;
    }
  return NULL;
}

/* Where the keyboard goes after a change. */
typedef struct
{
  char *id;       /* whom it was with; NULL: nobody */
  char *listed;   /* who has the keyboard among the candidates; NULL: it is elsewhere */
  char *next;     /* who comes after them */
  guint position; /* where they stood */
} SporWayOn;

static void
spor_way_on_clear (SporWayOn *way)
{
  g_free (way->id);
  g_free (way->listed);
  g_free (way->next);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SporWayOn, spor_way_on_clear)

/* Before the candidates are others. A card that is dragged leads to where it is dropped. */
static void
spor_board_page_look_ahead (SporBoardPage *self, SporWayOn *way)
{
  SporSignup *signup = spor_board_is_dropping (self->board)
                           ? NULL
                           : spor_board_page_find_card (self, GTK_WIDGET (self->candidates));

  way->id = spor_board_page_find_focused (self);
  if (!signup)
    return;
  way->listed = g_strdup (spor_signup_get_row (signup)->id);
  way->next = spor_candidate_list_find_next (self->candidates, way->listed, &way->position);
}

/* The keyboard goes where the person goes: pressed again, the key must not hit whoever moved up
 * into the place. */
static void
spor_board_page_follow (SporBoardPage *self, const char *id)
{
  GtkWidget *card = spor_find_card (GTK_WIDGET (self->tracks), id);

  if (!card)
    {
      spor_candidate_list_focus_card (self->candidates, id);
      return;
    }
  gtk_widget_grab_focus (card);
  spor_scroll_to (card, TOAST_HEIGHT);
}

void
spor_board_page_focus_person (SporBoardPage *self, const char *id)
{
  g_return_if_fail (SPOR_IS_BOARD_PAGE (self));

  spor_candidate_list_seek_nobody (self->candidates);
  spor_board_page_follow (self, id);
}

/* Among the candidates it stays there and goes on with the next one, as whoever fills the seats one
 * by one does; the toast says what became of the one before. A key that is held down does nothing
 * to the next one: spor_board_press_key(). */
static void
spor_board_page_go (SporBoardPage *self, const SporWayOn *way)
{
  guint position;
  g_autofree char *next
      = way->listed ? spor_candidate_list_find_next (self->candidates, way->listed, &position)
                    : NULL;

  if (!way->listed || position != G_MAXUINT)
    {
      spor_board_page_follow (self, way->id);
      return;
    }
  spor_card_choice_spend (spor_board_get_choice (self->board));
  spor_candidate_list_go_on (self->candidates, way->next, way->position);
  /* whoever the next key is about must be seen, also after a click */
  gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), TRUE);
}

/* --- Proposals ------------------------------------------------------------------------------ */

static void
spor_board_page_propose (SporBoardPage *self, SporMethod method)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  SporReasons *reasons = spor_prospect_get_reasons (spor_board_get_prospect (self->board));

  gtk_window_present (
      spor_proposal_window_new (window, spor_board_get_book (self->board), method, reasons));
}

static void
on_suggest_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  spor_board_page_propose (data, SPOR_METHOD_SUGGESTION);
}

static void
on_draw_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  spor_board_page_propose (data, SPOR_METHOD_LOTTERY);
}

/* A seat that is left leads to whoever takes it over. */
static void
on_withdraw_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SporBoardPage *self = data;
  SporComposition *composition = spor_board_get_composition (self->board);
  const char *id;
  gboolean withdraws;

  if (!composition)
    return;
  g_variant_get (parameter, "(&sb)", &id, &withdraws);
  spor_signup_do (GTK_WIDGET (self), spor_board_get_book (self->board),
                  spor_composition_round (composition), id,
                  withdraws ? SPOR_DEED_WITHDRAW : SPOR_DEED_RETURN, NULL);
}

/* What is finalised stays as it is, and so does all of a round that is archived. */
static void
spor_board_page_update_actions (SporBoardPage *self)
{
  static const char *const names[] = { "suggest", "draw" };
  GActionMap *actions = G_ACTION_MAP (spor_board_get_actions (self->board));
  SporComposition *composition = spor_board_get_composition (self->board);
  g_autofree char *why = composition ? spor_composition_closed_text (composition) : NULL;
  gboolean open = composition && !why;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, names[i])),
                                 open);
  spor_balance_pane_set_closed (self->balance, why);
}

static void
spor_board_page_add_actions (SporBoardPage *self)
{
  const GActionEntry entries[] = {
    { .name = "suggest", .activate = on_suggest_activated_cb },
    { .name = "draw", .activate = on_draw_activated_cb },
    { .name = "withdraw", .activate = on_withdraw_activated_cb, .parameter_type = WITHDRAW_TYPE },
    { .name = "withdraw-refused", .parameter_type = WITHDRAW_TYPE },
    { .name = "replace-refused" }
  };
  const char *const refused[] = { "withdraw-refused", "replace-refused" };
  GActionMap *actions = G_ACTION_MAP (spor_board_get_actions (self->board));

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, refused[i])),
                                 FALSE);
}

/* --- Board ---------------------------------------------------------------------------------- */

static void
on_board_changed_cb (SporBoardPage *self)
{
  SporComposition *composition = spor_board_get_composition (self->board);
  gboolean anybody = composition && spor_signups_n (composition->signups) > 0;
  g_auto (SporWayOn) way = { 0 };
  GtkWidget *panel;

  spor_board_page_look_ahead (self, &way);
  spor_card_flight_take_off (self->flight);
  spor_board_page_update_actions (self);

  spor_balance_pane_set_measure (self->balance, spor_board_get_measure (self->board));
  spor_balance_pane_set_origin (self->balance, composition);
  spor_candidate_list_update (self->candidates);
  gtk_stack_set_visible_child_name (self->stack, anybody ? "board" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->alternatives), anybody);
  if (!composition)
    return;

  spor_board_page_fit_tracks (self, spor_round_n_tracks (spor_composition_round (composition)));
  for (panel = gtk_widget_get_first_child (GTK_WIDGET (self->tracks)); panel;
       panel = gtk_widget_get_next_sibling (panel))
    spor_track_panel_update (SPOR_TRACK_PANEL (panel));
  spor_next_track_update (self->next_track);
  spor_card_flight_land (self->flight, spor_board_is_dropping (self->board)
                                           ? spor_board_get_moving (self->board)
                                           : NULL);
  if (way.id && gtk_widget_get_mapped (GTK_WIDGET (self)))
    spor_board_page_go (self, &way);
}

/* What sets people apart is worked out after the board has changed. */
static void
on_prospect_changed_cb (SporBoardPage *self)
{
  GtkWidget *panel;

  spor_balance_pane_set_prospect (self->balance, spor_board_get_prospect (self->board));
  if (!spor_prospect_get_reasons (spor_board_get_prospect (self->board)))
    return;
  for (panel = gtk_widget_get_first_child (GTK_WIDGET (self->tracks)); panel;
       panel = gtk_widget_get_next_sibling (panel))
    spor_track_panel_update (SPOR_TRACK_PANEL (panel));
  spor_candidate_list_update_cards (self->candidates);
}

/* What lies over the page would be in the way of a card. */
static void
on_dragged_changed_cb (SporBoardPage *self)
{
  SporSignup *dragged = spor_board_get_dragged (self->board);

  gtk_widget_set_can_target (GTK_WIDGET (self->next_track), dragged == NULL);
  if (dragged)
    spor_toast_withdraw (GTK_WIDGET (self));
}

static void
on_move_failed_cb (SporBoardPage *self, const char *why)
{
  gtk_widget_error_bell (GTK_WIDGET (self));
  spor_toast_of_page (GTK_WIDGET (self), why);
}

/* Whoever is asked for may be a candidate whom a filter hides. */
static void
on_reveal_cb (SporBoardPage *self, const char *id)
{
  if (spor_find_card (GTK_WIDGET (self->tracks), id))
    spor_board_page_follow (self, id);
  else
    spor_candidate_list_reveal (self->candidates, id);
}

static void
on_moved_cb (SporBoardPage *self, const char *what)
{
  spor_toast_undo (GTK_WIDGET (self), what);
}

/* Whoever has the keyboard by then: it has gone on with the key down. */
static void
on_key_released_cb (SporBoardPage *self)
{
  spor_board_release_key (self->board);
}

static void
spor_board_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (spor_board_page_parent_class)->snapshot (widget, snapshot);
  spor_card_flight_snapshot (SPOR_BOARD_PAGE (widget)->flight, snapshot);
}

static void
spor_board_page_dispose (GObject *object)
{
  SporBoardPage *self = SPOR_BOARD_PAGE (object);
  GtkWidget *child;

  g_clear_object (&self->flight);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_handle_id (&self->aligning, g_source_remove);
  g_clear_object (&self->headings);
  g_clear_object (&self->board);
  G_OBJECT_CLASS (spor_board_page_parent_class)->dispose (object);
}

static void
spor_board_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SporBoardPage *self = SPOR_BOARD_PAGE (object);

  if (id == PROP_BOOK)
    g_value_set_object (value, spor_board_get_book (self->board));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
spor_board_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_BOOK)
    spor_board_page_set_book (SPOR_BOARD_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
spor_board_page_class_init (SporBoardPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spor_board_page_dispose;
  object_class->get_property = spor_board_page_get_property;
  object_class->set_property = spor_board_page_set_property;
  widget_class->snapshot = spor_board_page_snapshot;

  properties[PROP_BOOK]
      = g_param_spec_object ("book", NULL, NULL, SPOR_TYPE_BOOK,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SPOR_TYPE_ALTERNATIVES_BAR);
  g_type_ensure (SPOR_TYPE_CANDIDATE_LIST);
  g_type_ensure (SPOR_TYPE_NEXT_TRACK);
  g_type_ensure (SPOR_TYPE_BALANCE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dk/kombit/Spor/ui/spor-board-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SporBoardPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SporBoardPage, alternatives);
  gtk_widget_class_bind_template_child (widget_class, SporBoardPage, candidates);
  gtk_widget_class_bind_template_child (widget_class, SporBoardPage, scroll);
  gtk_widget_class_bind_template_child (widget_class, SporBoardPage, tracks);
  gtk_widget_class_bind_template_child (widget_class, SporBoardPage, next_track);
  gtk_widget_class_bind_template_child (widget_class, SporBoardPage, balance);
}

/* Those that stand one above the other have nothing to be level with. */
static gboolean
on_laid_out_cb (gpointer user_data)
{
  SporBoardPage *self = user_data;
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->tracks));
  GtkWidget *second = first ? gtk_widget_get_next_sibling (first) : NULL;
  graphene_rect_t one, other;

  self->aligning = 0;
  if (second && gtk_widget_compute_bounds (first, GTK_WIDGET (self->tracks), &one)
      && gtk_widget_compute_bounds (second, GTK_WIDGET (self->tracks), &other))
    gtk_size_group_set_mode (self->headings, one.origin.y == other.origin.y
                                                 ? GTK_SIZE_GROUP_VERTICAL
                                                 : GTK_SIZE_GROUP_NONE);
  return G_SOURCE_REMOVE;
}

/* Not at once: the tracks are just being laid out. */
static void
on_tracks_changed_cb (SporBoardPage *self)
{
  if (!self->aligning)
    self->aligning = g_idle_add (on_laid_out_cb, self);
}

/* The pointer's way is followed, not only where it comes to rest. */
static void
on_pointer_moved_cb (SporBoardPage *self, double x, double y)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  double in_x, in_y;

  if (gtk_widget_translate_coordinates (GTK_WIDGET (self), root, x, y, &in_x, &in_y))
    spor_board_is_pointer_at_rest (self->board, &GRAPHENE_POINT_INIT (in_x, in_y));
}

static void
spor_board_page_init (SporBoardPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *pointer = gtk_event_controller_motion_new ();

  self->board = spor_board_new ();
  self->headings = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);
  self->flight = spor_card_flight_new (GTK_WIDGET (self));
  spor_board_page_add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "board", spor_board_get_actions (self->board));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->tracks),
                                 spor_shelf_layout_new (TRACK_CHARS, TRACK_SPACING,
                                                        TRACK_ROW_SPACING, 0));
  spor_candidate_list_set_board (self->candidates, self->board);
  spor_scroll_while_dragging (self->scroll, gtk_widget_get_parent (GTK_WIDGET (self->scroll)));
  spor_next_track_watch (self->next_track, self->scroll, GTK_WIDGET (self->tracks));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroll), "changed",
                           G_CALLBACK (on_tracks_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (on_key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (pointer, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (pointer, "motion", G_CALLBACK (on_pointer_moved_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), pointer);
  g_signal_connect_object (self->board, "changed", G_CALLBACK (on_board_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (spor_board_get_prospect (self->board), "changed",
                           G_CALLBACK (on_prospect_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "notify::dragged", G_CALLBACK (on_dragged_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "failed", G_CALLBACK (on_move_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "reveal", G_CALLBACK (on_reveal_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "moved", G_CALLBACK (on_moved_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
spor_board_page_new (void)
{
  return g_object_new (SPOR_TYPE_BOARD_PAGE, NULL);
}

void
spor_board_page_set_book (SporBoardPage *self, SporBook *book)
{
  g_return_if_fail (SPOR_IS_BOARD_PAGE (self));

  if (spor_board_get_book (self->board) == book)
    return;
  spor_board_set_book (self->board, book);
  spor_alternatives_bar_set_book (self->alternatives, book);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BOOK]);
}

gboolean
spor_board_page_focus_candidates (SporBoardPage *self)
{
  g_return_val_if_fail (SPOR_IS_BOARD_PAGE (self), FALSE);

  return gtk_widget_get_mapped (GTK_WIDGET (self->candidates))
         && spor_candidate_list_focus_first (self->candidates);
}

void
spor_board_page_focus_search (SporBoardPage *self)
{
  g_return_if_fail (SPOR_IS_BOARD_PAGE (self));

  spor_candidate_list_focus_search (self->candidates);
}

SporBoard *
spor_board_page_get_board (SporBoardPage *self)
{
  g_return_val_if_fail (SPOR_IS_BOARD_PAGE (self), NULL);

  return self->board;
}

void
spor_board_page_add (SporBoardPage *self, GtkWidget *widget)
{
  g_return_if_fail (SPOR_IS_BOARD_PAGE (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  spor_balance_pane_add (self->balance, widget);
}

void
spor_board_page_do_alternative (SporBoardPage *self, const char *what)
{
  g_autofree char *action = g_strconcat ("alternatives.", what, NULL);

  g_return_if_fail (SPOR_IS_BOARD_PAGE (self));

  gtk_widget_activate_action (GTK_WIDGET (self->alternatives), action, NULL);
}
