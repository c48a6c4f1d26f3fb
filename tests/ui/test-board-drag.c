/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drag.h"

#include "spor-offer.h"

/* What dragging shows, several cards at once, and how cards get where they go. */

/* Zenia and Carl may sit in track 2, as may Aase; Anne and Ærik in track 1. */

/* --- What a drop would do ------------------------------------------------------------------- */

static gboolean
has_class (GtkWidget *widget, const char *name)
{
  return gtk_widget_has_css_class (widget, name);
}

static gboolean
has_tooltip (GtkWidget *widget)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  g_signal_emit_by_name (widget, "query-tooltip", 5, 5, FALSE, tooltip, &shown);
  return shown;
}

/* Each place answers at once; the bubble says all of it, and is as large as it must be. */
static void
test_effect_while_dragging (Board *board, gconstpointer data)
{
  GtkWidget *seat = empty_seat (board, 1);
  GtkWidget *at_pointer;
  int before, after;

  g_assert_true (has_tooltip (card (board, "Anne Hansen")));
  pointer_carry (card (board, "Zenia Ørsted"), empty_seat (board, 0));
  at_pointer = bubble (board, "Zenia Ørsted");
  g_assert_true (SPOR_IS_DRAG_BUBBLE (at_pointer));
  g_assert_false (has_tooltip (card (board, "Anne Hansen")));
  assert_shown (at_pointer, "Zenia Ørsted has no role that qualifies for track 1");
  g_assert_true (has_class (seat, "allowed"));
  g_assert_true (has_class (empty_seat (board, 0), "refused"));
  assert_shown (seat, "points");
  before = gdk_surface_get_height (gtk_native_get_surface (gtk_widget_get_native (at_pointer)));
  {
    int x, y;

    pointer_middle (seat, &x, &y);
    pointer_move (x, y);
    pointer_move (x + 1, y);
  }
  assert_shown (at_pointer, "Seat in track 2");
  assert_shown (at_pointer, "Region Syddanmark 0 → 1");
  assert_shown (at_pointer, "0.0% → ");
  after = gdk_surface_get_height (gtk_native_get_surface (gtk_widget_get_native (at_pointer)));
  g_assert_cmpint (after, >, before);
  g_assert_cmpint (after, >=, gtk_widget_get_height (at_pointer));
  pointer_drop ();
  assert_seated (board, 1, "Zenia Ørsted");
  g_assert_false (has_class (empty_seat (board, 1), "allowed"));
}

/* As GTK asks while the pointer is in the middle of @widget, and so far beside it. */
static gboolean
has_tooltip_at_pointer (GtkWidget *widget, int beside)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  g_signal_emit_by_name (widget, "query-tooltip", gtk_widget_get_width (widget) / 2 + beside,
                         gtk_widget_get_height (widget) / 2, FALSE, tooltip, &shown);
  return shown;
}

/* Nobody has pointed at what a card was dropped on until the pointer has been moved again. */
static void
test_no_tooltip_after_drop (Board *board, gconstpointer data)
{
  GtkWidget *seated;
  int x, y;

  pointer_middle (empty_seat (board, 1), &x, &y);
  pointer_drag (card (board, "Zenia Ørsted"), empty_seat (board, 1));
  assert_seated (board, 1, "Zenia Ørsted");
  seated = card (board, "Zenia Ørsted");
  g_assert_false (has_tooltip_at_pointer (seated, 0));
  g_assert_false (has_tooltip_at_pointer (seated, 3));
  g_assert_false (has_tooltip_at_pointer (seated, 0));

  /* away and back */
  pointer_move (x + 40, y);
  pointer_move (x + 1, y + 1);
  g_assert_true (has_tooltip_at_pointer (seated, 0));

  /* nor where it was let go of without a drop */
  pointer_carry (card (board, "Aase Aagaard"), seated);
  keyboard_press (GDK_KEY_Escape);
  pointer_drop ();
  g_assert_false (has_tooltip_at_pointer (seated, 0));
  g_assert_true (has_tooltip_at_pointer (seated, 40));
}

/* What is within what only moves or cuts it. */
static GskRenderNode *
within (GskRenderNode *node)
{
  for (;;)
    switch (gsk_render_node_get_node_type (node))
      {
      case GSK_TRANSFORM_NODE:
        node = gsk_transform_node_get_child (node);
        break;
      case GSK_CLIP_NODE:
        node = gsk_clip_node_get_child (node);
        break;
      case GSK_DEBUG_NODE:
        node = gsk_debug_node_get_child (node);
        break;
      default:
        return node;
      }
}

/* Whether @card is drawn as dim as one in a seat that refuses. */
static gboolean
is_dim (GtkWidget *card)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (card);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *all, *drawn;
  gboolean dim;

  gdk_paintable_snapshot (picture, snapshot, gtk_widget_get_width (card),
                          gtk_widget_get_height (card));
  all = gtk_snapshot_free_to_node (snapshot);
  drawn = within (all);
  dim = gsk_render_node_get_node_type (drawn) == GSK_OPACITY_NODE
        && gsk_opacity_node_get_opacity (drawn) == 0.5f;
  gsk_render_node_unref (all);
  return dim;
}

/* A waiting list that refuses whoever is carried looks so with all who wait in it. */
static void
test_waiting_list_refuses (Board *board, gconstpointer data)
{
  GtkWidget *line = fixture_find_shown (track_panel (board, 1), is_waiting_list, NULL);

  seat_by_key (board, "Zenia Ørsted", GDK_KEY_w);
  assert_waiting (board, 1, "Zenia Ørsted");
  g_assert_false (is_dim (card (board, "Zenia Ørsted")));
  pointer_carry (card (board, "Anne Hansen"), line);
  assert_shown (bubble (board, "Anne Hansen"), "has no role that qualifies for track 2");
  g_assert_true (has_class (line, "refused"));
  g_assert_true (is_dim (card (board, "Zenia Ørsted")));
  pointer_drop ();
  g_assert_false (has_class (line, "refused"));
}

typedef struct
{
  GtkWidget *window, *bubble;
} Hanging;

static int
left_of (GtkWidget *widget)
{
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (widget));
  Window child;
  int x, y;

  XTranslateCoordinates (pointer_display (), gdk_x11_surface_get_xid (surface),
                         DefaultRootWindow (pointer_display ()), 0, 0, &x, &y, &child);
  return x;
}

static gboolean
hangs_within (gpointer data)
{
  const Hanging *it = data;
  GdkSurface *window = gtk_native_get_surface (GTK_NATIVE (it->window));
  GdkSurface *bubble = gtk_native_get_surface (gtk_widget_get_native (it->bubble));
  int left = left_of (it->bubble) - left_of (it->window);

  return left >= 0 && left + gdk_surface_get_width (bubble) <= gdk_surface_get_width (window);
}

/* Without an empty stretch below: just as high as it has to be at its width. */
static void
assert_filled (GtkWidget *at_pointer)
{
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (at_pointer));
  int height;

  gtk_widget_measure (at_pointer, GTK_ORIENTATION_VERTICAL, gdk_surface_get_width (surface), NULL,
                      &height, NULL, NULL);
  g_assert_cmpint (gdk_surface_get_height (surface), ==, height);
}

/* With large text, too, all of it can be read. */
static void
test_bubble_within_window (Board *board, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *font = NULL;
  Hanging it = { .window = GTK_WIDGET (board->window) };
  int x, y;

  g_object_get (settings, "gtk-font-name", &font, NULL);
  g_object_set (settings, "gtk-font-name", "Cantarell 22", NULL);
  gtk_window_set_default_size (GTK_WINDOW (board->window), 1024, 700);
  pointer_settle ();
  pointer_carry (card (board, "Carl Aage Holm"), empty_seat (board, 0));
  it.bubble = bubble (board, "Carl Aage Holm");
  assert_shown (it.bubble, "has no role that qualifies for track 1");
  fixture_wait (hangs_within, &it);
  /* beside all that can be aimed at, and at the window's end */
  pointer_middle (it.window, &x, &y);
  pointer_move (x + gtk_widget_get_width (it.window) / 2 - 20, y);
  fixture_wait (hangs_within, &it);
  pointer_drop ();
  pointer_carry (card (board, "Anne Hansen"), empty_seat (board, 0));
  assert_shown (bubble (board, "Anne Hansen"), "Seat in track 1");
  assert_filled (bubble (board, "Anne Hansen"));
  pointer_drop ();
  g_object_set (settings, "gtk-font-name", font, NULL);
}

static AdwToast *
shown_toast (Board *board)
{
  return g_object_get_data (fixture_find_type (GTK_WIDGET (board->window), ADW_TYPE_TOAST_OVERLAY),
                            "spor-shown-toast");
}

/* Why the board took nobody is of no use on another page. */
static void
test_refusal_goes (Board *board, gconstpointer data)
{
  pointer_drag (card (board, "Zenia Ørsted"), empty_seat (board, 0));
  g_assert_nonnull (shown_toast (board));
  spor_window_show_page (board->window, "map");
  pointer_settle ();
  g_assert_null (shown_toast (board));
}

/* Who would have to leave is named before. */
static void
test_swap_is_told (Board *board, gconstpointer data)
{
  pointer_drag (card (board, "Zenia Ørsted"), empty_seat (board, 1));
  assert_seated (board, 1, "Zenia Ørsted");
  pointer_carry (card (board, "Aase Aagaard"), card (board, "Zenia Ørsted"));
  assert_shown (bubble (board, "Aase Aagaard"),
                "Takes the seat of Zenia Ørsted, who goes back to the candidates");
  assert_shown (track_panel (board, 1), "Swap: ");
  pointer_drop ();
  assert_seated (board, 1, "Aase Aagaard");
}

static gboolean
says_seat (gpointer at_pointer)
{
  return fixture_find_shown (at_pointer, label_contains, "Seat in track 2") != NULL;
}

static gboolean
is_empty (gpointer board)
{
  return empty_seat (board, 1) != NULL;
}

/* Another program, while a card is held. */
static void
unseat (Board *board, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (NULL);
  g_autoptr (SporStore) store = spor_store_open (board->path, places, "another", &error);
  g_autoptr (SporComposition) composition = NULL;
  SporMove move = { .to = SPOR_SPOT_POOL, .position = -1, .swap_with = -1 };

  g_assert_no_error (error);
  composition = spor_store_load (store, FALSE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < spor_signups_n (composition->signups); i++)
    if (g_str_equal (spor_signups_row (composition->signups, i)->name, name))
      move.signup = i;
  g_assert_true (spor_store_move (store, composition, &move, &error));
}

/* What is shown at the pointer follows the book, and a card let go before anybody has seen that
 * stays where it was. */
static void
test_changed_meanwhile (Board *board, gconstpointer data)
{
  pointer_drag (card (board, "Zenia Ørsted"), empty_seat (board, 1));
  assert_seated (board, 1, "Zenia Ørsted");
  pointer_carry (card (board, "Aase Aagaard"), card (board, "Zenia Ørsted"));
  assert_shown (bubble (board, "Aase Aagaard"), "Takes the seat of Zenia Ørsted");
  unseat (board, "Zenia Ørsted");
  fixture_wait (says_seat, bubble (board, "Aase Aagaard"));
  pointer_drop ();
  pointer_settle ();
  assert_seated (board, 1, "");
  assert_shown (GTK_WIDGET (board->window), "Nothing was done");

  pointer_drag (card (board, "Aase Aagaard"), empty_seat (board, 1));
  assert_seated (board, 1, "Aase Aagaard");
}

/* Menus and tooltips say what they are. */
static gboolean
has_type (Display *display, Window window)
{
  Atom name = XInternAtom (display, "_NET_WM_WINDOW_TYPE", False), type;
  unsigned long n = 0, left;
  unsigned char *data = NULL;
  int format;

  XGetWindowProperty (display, window, name, 0, 1, False, AnyPropertyType, &type, &format, &n,
                      &left, &data);
  if (data)
    XFree (data);
  return n > 0;
}

/* What is carried is in a window of its own that nobody manages and that does not say what it is.
 */
static gboolean
nothing_is_carried (gpointer data)
{
  Display *display = pointer_display ();
  Window root, parent, *windows = NULL;
  unsigned int n = 0;
  gboolean found = FALSE;

  XQueryTree (display, DefaultRootWindow (display), &root, &parent, &windows, &n);
  for (unsigned int i = 0; i < n; i++)
    {
      XWindowAttributes attributes;

      XGetWindowAttributes (display, windows[i], &attributes);
      found = found
              || (attributes.override_redirect && attributes.map_state == IsViewable
                  && attributes.width > 1 && !has_type (display, windows[i]));
    }
  XFree (windows);
  return !found;
}

/* What was carried is gone with the drop, and does not come again when the book has changed. */
static void
test_lets_go (Board *board, gconstpointer data)
{
  pointer_carry (card (board, "Zenia Ørsted"), empty_seat (board, 1));
  g_assert_false (nothing_is_carried (NULL));
  pointer_drop ();
  assert_seated (board, 1, "Zenia Ørsted");
  pointer_settle ();
  fixture_wait (nothing_is_carried, NULL);
  unseat (board, "Zenia Ørsted");
  fixture_wait (is_empty, board);
  pointer_settle ();
  g_assert_true (nothing_is_carried (NULL));
}

static void
test_escape_cancels (Board *board, gconstpointer data)
{
  pointer_carry (card (board, "Zenia Ørsted"), empty_seat (board, 1));
  keyboard_press (GDK_KEY_Escape);
  g_assert_false (has_class (empty_seat (board, 1), "allowed"));
  pointer_drop ();
  assert_seated (board, 1, "");

  /* and the next one goes where it is dropped */
  pointer_drag (card (board, "Zenia Ørsted"), empty_seat (board, 1));
  assert_seated (board, 1, "Zenia Ørsted");
}

static gboolean
prospect_is_known (gpointer prospect)
{
  return spor_prospect_get_state (prospect) != SPOR_PROSPECT_UNKNOWN;
}

/* How far a move leaves the group from the best; the same that a proposal proves. */
static void
test_outlook (Board *board, gconstpointer data)
{
  g_autoptr (SporBoard) model = spor_board_new ();
  g_autoptr (SporOffer) offer = NULL;
  g_autoptr (SporOffer) nothing = NULL;
  SporSignup *zenia = spor_card_get_signup (SPOR_CARD (card (board, "Zenia Ørsted")));
  const SporPlaceOnBoard seat = { SPOR_SPOT_SEATED, 1, -1, -1 };
  const SporPlaceOnBoard pool = { SPOR_SPOT_POOL, 0, -1, -1 };

  spor_board_set_book (model, spor_window_get_book (board->window));
  fixture_wait (prospect_is_known, spor_board_get_prospect (model));
  spor_board_set_dragged (model, zenia);
  pointer_settle ();
  offer = spor_offer_new (model, zenia, &seat);
  g_assert_true (offer->allowed);
  /* nobody can make these seven a whole group */
  g_assert_cmpstr (offer->outlook, ==, "The group still cannot be completed");
  nothing = spor_offer_new (model, zenia, &pool);
  g_assert_null (nothing);
}

/* Who uses the menu knows as much as who drags. */
static void
test_menu_tells_effect (Board *board, gconstpointer data)
{
  g_autoptr (SporBoard) model = spor_board_new ();
  SporSignup *zenia = spor_card_get_signup (SPOR_CARD (card (board, "Zenia Ørsted")));
  const SporPlaceOnBoard seat = { SPOR_SPOT_SEATED, 1, -1, -1 };
  g_autoptr (SporOffer) offer = NULL;
  g_autoptr (GMenuModel) menu = NULL;
  g_autoptr (GMenuModel) seats = NULL;
  g_autofree char *label = NULL;
  g_autofree char *expected = NULL;

  spor_board_set_book (model, spor_window_get_book (board->window));
  offer = spor_offer_new (model, zenia, &seat);
  menu = spor_board_menu (model, zenia);
  seats = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);
  g_assert_true (g_menu_model_get_item_attribute (seats, 0, G_MENU_ATTRIBUTE_LABEL, "s", &label));
  expected = g_strdup_printf ("Seat in Track 2: Uddannelse (%s)", offer->brief);
  g_assert_cmpstr (label, ==, expected);
}

/* --- Several at once ------------------------------------------------------------------------ */

static gboolean
is_chosen (Board *board, const char *name)
{
  return has_class (card (board, name), "chosen");
}

static void
undo (Board *board)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (board->window), "win.undo", NULL));
  pointer_settle ();
}

/* In the order in which they were chosen, and back with one undo. */
static void
test_seat_several (Board *board, gconstpointer data)
{
  pointer_click_with (0, card (board, "Zenia Ørsted"));
  pointer_click_with (GDK_KEY_Control_L, card (board, "Aase Aagaard"));
  pointer_click_with (GDK_KEY_Control_L, card (board, "Carl Aage Holm"));
  pointer_click_with (GDK_KEY_Control_L, card (board, "Carl Aage Holm"));
  g_assert_true (is_chosen (board, "Zenia Ørsted") && is_chosen (board, "Aase Aagaard"));
  g_assert_false (is_chosen (board, "Carl Aage Holm"));
  assert_shown (GTK_WIDGET (board->window), "2 chosen");
  gtk_widget_grab_focus (card (board, "Aase Aagaard"));
  keyboard_press (GDK_KEY_2);
  assert_seated (board, 1, "Zenia Ørsted, Aase Aagaard");
  assert_shown (GTK_WIDGET (board->window), "Seat for Zenia Ørsted +1");

  undo (board);
  assert_seated (board, 1, "");
  g_assert_true (is_chosen (board, "Zenia Ørsted") && is_chosen (board, "Aase Aagaard"));
}

/* Dragged by one of them all go along, as far as they may; why others may not is told. */
static void
test_drag_several (Board *board, gconstpointer data)
{
  GtkWidget *line = fixture_find_shown (track_panel (board, 1), is_waiting_list, NULL);

  pointer_click_with (0, card (board, "Zenia Ørsted"));
  pointer_click_with (GDK_KEY_Control_L, card (board, "Anne Hansen"));
  pointer_click_with (GDK_KEY_Control_L, card (board, "Aase Aagaard"));
  pointer_carry (card (board, "Anne Hansen"), line);
  assert_shown (bubble (board, "Anne Hansen"), "3 people");
  assert_shown (bubble (board, "Anne Hansen"), "Waiting list of track 2 for 2 of 3");
  pointer_drop ();
  assert_waiting (board, 1, "Zenia Ørsted, Aase Aagaard");
  assert_shown (GTK_WIDGET (board->window), "Anne Hansen has no role that qualifies for track 2");

  /* onto the track, as long as there is room, and back among the candidates */
  pointer_click_with (0, card (board, "Zenia Ørsted"));
  pointer_click_with (GDK_KEY_Control_L, card (board, "Aase Aagaard"));
  pointer_drag (card (board, "Zenia Ørsted"), empty_seat (board, 1));
  assert_seated (board, 1, "Zenia Ørsted, Aase Aagaard");
  pointer_drag (card (board, "Zenia Ørsted"),
                fixture_find_shown (GTK_WIDGET (board->window), is_candidate_list, NULL));
  assert_seated (board, 1, "");
}

/* A taken seat is for one. */
static void
test_swap_several (Board *board, gconstpointer data)
{
  pointer_drag (card (board, "Carl Aage Holm"), empty_seat (board, 1));
  assert_seated (board, 1, "Carl Aage Holm");
  pointer_click_with (0, card (board, "Zenia Ørsted"));
  pointer_click_with (GDK_KEY_Control_L, card (board, "Aase Aagaard"));
  pointer_carry (card (board, "Zenia Ørsted"), card (board, "Carl Aage Holm"));
  assert_shown (bubble (board, "Zenia Ørsted"), "Only one person at a time can swap places");
  pointer_drop ();
  assert_seated (board, 1, "Carl Aage Holm");
}

/* A press on one of several keeps them, for they may be dragged; let go, that one alone is. */
static void
test_click_among_chosen (Board *board, gconstpointer data)
{
  pointer_click_with (0, card (board, "Zenia Ørsted"));
  pointer_click_with (GDK_KEY_Control_L, card (board, "Aase Aagaard"));
  pointer_click_with (0, card (board, "Aase Aagaard"));
  g_assert_true (is_chosen (board, "Aase Aagaard"));
  g_assert_false (is_chosen (board, "Zenia Ørsted"));
}

/* The list is Anne, Zenia, Ærik, Aase, Carl in the order of names: Anne, Carl, Zenia, Ærik, Aase.
 */
static void
test_choose_stretch (Board *board, gconstpointer data)
{
  pointer_click_with (0, card (board, "Carl Aage Holm"));
  pointer_click_with (GDK_KEY_Shift_L, card (board, "Ærik Æbeltoft"));
  g_assert_true (is_chosen (board, "Carl Aage Holm") && is_chosen (board, "Zenia Ørsted")
                 && is_chosen (board, "Ærik Æbeltoft"));
  g_assert_false (is_chosen (board, "Anne Hansen") || is_chosen (board, "Aase Aagaard"));

  /* the other way from where it began */
  pointer_click_with (GDK_KEY_Shift_L, card (board, "Anne Hansen"));
  g_assert_true (is_chosen (board, "Anne Hansen") && is_chosen (board, "Carl Aage Holm"));
  g_assert_false (is_chosen (board, "Zenia Ørsted"));
}

static void
test_choose_by_keyboard (Board *board, gconstpointer data)
{
  gtk_widget_grab_focus (card (board, "Carl Aage Holm"));
  keyboard_press (GDK_KEY_space);
  keyboard_press_with (GDK_KEY_Shift_L, GDK_KEY_Down);
  g_assert_true (is_chosen (board, "Carl Aage Holm") && is_chosen (board, "Zenia Ørsted"));
  g_assert_cmpstr (focused_name (board), ==, "Zenia Ørsted");
  keyboard_press (GDK_KEY_p);
  assert_marks (board, "Zenia Ørsted: pinned, Carl Aage Holm: pinned");
  keyboard_press (GDK_KEY_p);
  assert_marks (board, "");

  /* the menu is about both; its first way that can be chosen is track 2 */
  keyboard_press (GDK_KEY_Return);
  keyboard_press (GDK_KEY_Return);
  assert_seated (board, 1, "Carl Aage Holm, Zenia Ørsted");
  gtk_widget_grab_focus (card (board, "Zenia Ørsted"));
  keyboard_press (GDK_KEY_w);
  assert_waiting (board, 1, "Carl Aage Holm, Zenia Ørsted");
  keyboard_press (GDK_KEY_Delete);
  assert_waiting (board, 1, "");

  keyboard_press_with (GDK_KEY_Control_L, GDK_KEY_a);
  assert_shown (GTK_WIDGET (board->window), "5 chosen");
  keyboard_press (GDK_KEY_Escape);
  g_assert_false (is_chosen (board, "Zenia Ørsted"));
}

/* Where the arrow keys lead, the card has the keyboard, and is chosen by Space. */
static void
test_arrow_then_space (Board *board, gconstpointer data)
{
  gtk_widget_grab_focus (card (board, "Anne Hansen"));
  keyboard_press (GDK_KEY_Down);
  g_assert_cmpstr (focused_name (board), ==, "Carl Aage Holm");
  keyboard_press (GDK_KEY_space);
  g_assert_true (is_chosen (board, "Carl Aage Holm"));
  keyboard_press (GDK_KEY_2);
  assert_seated (board, 1, "Carl Aage Holm");
  g_assert_cmpstr (focused_name (board), ==, "Zenia Ørsted");
  keyboard_press (GDK_KEY_space);
  g_assert_true (is_chosen (board, "Zenia Ørsted"));
  g_assert_false (is_chosen (board, "Carl Aage Holm"));
}

/* Nothing is done to people who cannot be seen. */
static void
test_filter_lets_go (Board *board, gconstpointer data)
{
  GtkWidget *search
      = fixture_find_shown (fixture_find_shown (GTK_WIDGET (board->window), is_candidate_list,
                                                NULL),
                            fixture_has_type, GSIZE_TO_POINTER (GTK_TYPE_SEARCH_ENTRY));

  pointer_click_with (0, card (board, "Zenia Ørsted"));
  pointer_click_with (GDK_KEY_Control_L, card (board, "Aase Aagaard"));
  board_search (search, "Zenia");
  gtk_widget_grab_focus (card (board, "Zenia Ørsted"));
  keyboard_press (GDK_KEY_2);
  assert_seated (board, 1, "Zenia Ørsted");
}

/* --- What is missing ------------------------------------------------------------------------ */

static gboolean
is_link_to_people (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && has_class (widget, "fillers");
}

/* A name in the balance leads to its card, also when a search hides it, and by keyboard. */
static void
test_filler_is_shown (Board *board, gconstpointer data)
{
  GtkWidget *search
      = fixture_find_shown (fixture_find_shown (GTK_WIDGET (board->window), is_candidate_list,
                                                NULL),
                            fixture_has_type, GSIZE_TO_POINTER (GTK_TYPE_SEARCH_ENTRY));
  GtkWidget *names;
  g_autofree char *first = NULL;

  pointer_drag (card (board, "Zenia Ørsted"), empty_seat (board, 1));
  assert_seated (board, 1, "Zenia Ørsted");
  pointer_settle ();
  names = fixture_find_shown (GTK_WIDGET (board->window), is_link_to_people, NULL);
  g_assert_nonnull (names);
  first = g_strdup (strchr (gtk_label_get_text (GTK_LABEL (names)), ':') + 2);
  if (strchr (first, ','))
    *strchr (first, ',') = '\0';
  g_assert_nonnull (card (board, first));

  board_search (search, "nobody is called so");
  names = fixture_find_shown (GTK_WIDGET (board->window), is_link_to_people, NULL);
  gtk_widget_grab_focus (names);
  keyboard_press (GDK_KEY_Return);
  g_assert_cmpstr (focused_name (board), ==, first);
  g_assert_true (is_chosen (board, first));
}

/* --- How cards get there -------------------------------------------------------------------- */

static gboolean
is_there_again (gpointer card)
{
  return gtk_widget_get_opacity (card) == 1;
}

/* Whether @name's card is hidden, for its picture flies, within two seconds. */
static gboolean
is_seen_to_fly (Board *board, const char *name)
{
  gint64 end = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;
  gboolean hidden = FALSE;

  while (!hidden && g_get_monotonic_time () < end)
    {
      GtkWidget *found = fixture_find_shown (GTK_WIDGET (board->window), fixture_is_card_of, name);

      hidden = found && !is_there_again (found);
      g_main_context_iteration (NULL, FALSE);
    }
  fixture_wait (is_there_again, card (board, name));
  return hidden;
}

static void
press (Board *board, const char *name, guint key)
{
  gtk_widget_grab_focus (card (board, name));
  keyboard_tap (key);
}

/* Neither in the way of what comes next, nor there for who wants none. */
static void
test_flight (Board *board, gconstpointer data)
{
  fixture_animate (TRUE);
  press (board, "Zenia Ørsted", GDK_KEY_2);
  g_assert_true (is_seen_to_fly (board, "Zenia Ørsted"));
  assert_seated (board, 1, "Zenia Ørsted");
  for (guint i = 0; i < 6; i++)
    {
      press (board, "Zenia Ørsted", i % 2 ? GDK_KEY_2 : GDK_KEY_w);
      pointer_pause (40 + 30 * i);
    }
  assert_seated (board, 1, "Zenia Ørsted");
  fixture_wait (is_there_again, card (board, "Zenia Ørsted"));

  fixture_animate (FALSE);
  press (board, "Zenia Ørsted", GDK_KEY_w);
  g_assert_false (is_seen_to_fly (board, "Zenia Ørsted"));
  assert_waiting (board, 1, "Zenia Ørsted");
}

/* Six and eight seats and both waiting lists without scrolling. */
static void
test_all_in_sight (Board *board, gconstpointer data)
{
  GtkWidget *scroll = gtk_widget_get_ancestor (track_panel (board, 0), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t first, second, line;

  g_assert_true (gtk_widget_compute_bounds (track_panel (board, 0), scroll, &first));
  g_assert_true (gtk_widget_compute_bounds (track_panel (board, 1), scroll, &second));
  g_assert_cmpfloat (first.origin.y, ==, second.origin.y);
  for (guint t = 0; t < 2; t++)
    {
      GtkWidget *waiting = fixture_find_shown (track_panel (board, t), is_waiting_list, NULL);

      g_assert_true (gtk_widget_compute_bounds (waiting, scroll, &line));
      g_assert_cmpfloat (line.origin.y + line.size.height, <=, gtk_widget_get_height (scroll));
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/board-drag/" name, Board, app, board_open, function, board_close)

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  ADD ("effect", test_effect_while_dragging);
  ADD ("waiting-list-refuses", test_waiting_list_refuses);
  ADD ("bubble-within-window", test_bubble_within_window);
  ADD ("no-tooltip-after-drop", test_no_tooltip_after_drop);
  ADD ("refusal-goes", test_refusal_goes);
  ADD ("swap-is-told", test_swap_is_told);
  ADD ("lets-go", test_lets_go);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("escape", test_escape_cancels);
  ADD ("outlook", test_outlook);
  ADD ("menu-tells-effect", test_menu_tells_effect);
  ADD ("several/seat", test_seat_several);
  ADD ("several/drag", test_drag_several);
  ADD ("several/swap", test_swap_several);
  ADD ("several/click", test_click_among_chosen);
  ADD ("several/stretch", test_choose_stretch);
  ADD ("several/keyboard", test_choose_by_keyboard);
  ADD ("several/arrow-then-space", test_arrow_then_space);
  ADD ("several/filter", test_filter_lets_go);
  ADD ("filler", test_filler_is_shown);
  ADD ("flight", test_flight);
  ADD ("all-in-sight", test_all_in_sight);
  return fixture_run (app);
}
