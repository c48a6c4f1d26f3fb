/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drag.h"

#include "spor-text.h"

/* What the places on the board say of whoever is dragged, each thing once, and what it hides. */

/* Zenia, Aase and Carl may sit in track 2; Anne and Ærik in track 1. */

static gboolean
has_class (GtkWidget *widget, gconstpointer name)
{
  return gtk_widget_has_css_class (widget, name);
}

static GtkWidget *
refusal (Board *board, guint track)
{
  GtkWidget *found = fixture_find (track_panel (board, track), has_class, "refusal");

  g_assert_nonnull (found);
  return found;
}

static gboolean
can_be_read (GtkWidget *label)
{
  return gtk_widget_get_mapped (label) && gtk_widget_get_opacity (label) == 1;
}

static void
hold_over (GtkWidget *widget)
{
  int x, y;

  pointer_middle (widget, &x, &y);
  pointer_move (x, y);
  pointer_move (x + 1, y);
}

static void
let_go (void)
{
  keyboard_press (GDK_KEY_Escape);
  pointer_drop ();
}

/* --- What all seats refuse ------------------------------------------------------------------ */

/* The track says it unless what is carried does. */
static void
test_refusal_once (Board *board, gconstpointer data)
{
  GtkWidget *waiting = fixture_find_shown (track_panel (board, 0), is_waiting_list, NULL);

  pointer_carry (card (board, "Zenia Ørsted"), empty_seat (board, 1));
  g_assert_true (can_be_read (refusal (board, 0)));
  hold_over (empty_seat (board, 0));
  assert_shown (bubble (board, "Zenia Ørsted"), "has no role that qualifies for track 1");
  g_assert_false (can_be_read (refusal (board, 0)));
  hold_over (waiting);
  assert_shown (bubble (board, "Zenia Ørsted"), "has no role that qualifies for track 1");
  g_assert_false (can_be_read (refusal (board, 0)));
  hold_over (empty_seat (board, 1));
  g_assert_true (can_be_read (refusal (board, 0)));
  let_go ();

  /* and the next one begins anew */
  pointer_carry (card (board, "Zenia Ørsted"), empty_seat (board, 0));
  let_go ();
  pointer_carry (card (board, "Aase Aagaard"), empty_seat (board, 1));
  g_assert_true (can_be_read (refusal (board, 0)));
  let_go ();
}

static void
scroll_tracks_to (GtkWidget *scroll, double value)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroll)),
                            value);
  pointer_settle ();
}

static void
assert_within (GtkWidget *label, GtkWidget *scroll)
{
  graphene_rect_t bounds;

  g_assert_true (can_be_read (label));
  g_assert_true (gtk_widget_compute_bounds (label, scroll, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (scroll));
}

/* It is whole wherever the seats are scrolled to, or not there. */
static void
test_refusal_in_sight (Board *board, gconstpointer data)
{
  GtkWidget *scroll = gtk_widget_get_ancestor (track_panel (board, 0), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *seats = gtk_widget_get_parent (empty_seat (board, 0)), *text;
  graphene_rect_t bounds;

  set_text_scale (200);
  gtk_window_set_default_size (GTK_WINDOW (board->window), 1024, 700);
  pointer_settle ();
  pointer_carry (card (board, "Carl Aage Holm"),
                 fixture_find_shown (GTK_WIDGET (board->window), is_candidate_list, NULL));
  text = refusal (board, 0);
  assert_within (text, scroll);
  scroll_tracks_to (scroll, 150);
  assert_within (text, scroll);
  g_assert_true (gtk_widget_compute_bounds (seats, scroll, &bounds));
  scroll_tracks_to (scroll, 150 + bounds.origin.y + bounds.size.height - 40);
  g_assert_false (can_be_read (text));
  scroll_tracks_to (scroll, 0);
  assert_within (text, scroll);
  let_go ();
  set_text_scale (100);
}

/* Where @widget's window is on the screen. */
static graphene_point_t
window_at (GtkWidget *widget)
{
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (widget));
  Window child;
  int x, y;

  XTranslateCoordinates (pointer_display (), gdk_x11_surface_get_xid (surface),
                         DefaultRootWindow (pointer_display ()), 0, 0, &x, &y, &child);
  return GRAPHENE_POINT_INIT (x, y);
}

/* Where @widget is on the screen. */
static graphene_rect_t
find_on_screen (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_point_t window = window_at (widget);
  graphene_rect_t bounds;
  double x, y;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (native), &bounds));
  gtk_native_get_surface_transform (native, &x, &y);
  graphene_rect_offset (&bounds, window.x + x, window.y + y);
  return bounds;
}

/* From the pointer on, what is carried lies on the right: at first over what the next track says.
 */
static void
test_refusal_beside_bubble (Board *board, gconstpointer data)
{
  graphene_rect_t stood, carried, stands;
  GtkWidget *at_pointer, *text;

  pointer_carry (card (board, "Anne Hansen"), empty_seat (board, 0));
  text = refusal (board, 1);
  stood = find_on_screen (text);
  pointer_move (stood.origin.x - 40, stood.origin.y);
  pointer_move (stood.origin.x - 20, stood.origin.y + 5);
  at_pointer = bubble (board, "Anne Hansen");
  carried = find_on_screen (at_pointer);
  stands = find_on_screen (text);
  g_assert_true (graphene_rect_intersection (&stood, &carried, NULL));
  g_assert_true (can_be_read (text));
  g_assert_false (graphene_rect_intersection (&stands, &carried, NULL));
  assert_within (text, gtk_widget_get_ancestor (text, GTK_TYPE_SCROLLED_WINDOW));

  /* and does not come back under it */
  pointer_move (stands.origin.x - 20, stands.origin.y + 5);
  carried = find_on_screen (at_pointer);
  stands = find_on_screen (text);
  g_assert_false (graphene_rect_intersection (&stands, &carried, NULL));
  let_go ();
}

/* --- What would come of it ------------------------------------------------------------------ */

/* How much of @label there is. */
static graphene_rect_t
find_text (GtkWidget *label, GtkWidget *in)
{
  graphene_rect_t bounds;
  int width;

  g_assert_true (gtk_widget_compute_bounds (label, in, &bounds));
  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (label)), &width, NULL);
  bounds.size.width = width;
  return bounds;
}

/* What a seat says leaves to be read what is known of who sits there. */
static void
assert_covers_nothing (Board *board, const char *name, const char *place, const char *role)
{
  GtkWidget *seat = gtk_widget_get_ancestor (card (board, name), SPOR_TYPE_SEAT);
  const char *const texts[] = { name, place, role };
  GtkWidget *offer = fixture_find_shown (seat, has_class, "offer");
  graphene_rect_t covered;

  g_assert_nonnull (offer);
  g_assert_true (gtk_widget_compute_bounds (offer, seat, &covered));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      graphene_rect_t text = find_text (fixture_find_shown (seat, label_contains, texts[i]), seat);
      graphene_rect_t both;

      /* the space above the letters, and below */
      if (graphene_rect_intersection (&covered, &text, &both))
        g_assert_cmpfloat (both.size.height, <, text.size.height * 0.25);
    }
}

/* Near the upper end of what is seen. */
static void
scroll_to (GtkWidget *widget)
{
  GtkWidget *scroll = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, scroll, &bounds));
  scroll_tracks_to (scroll, bounds.origin.y - 110);
}

static void
test_large_text (Board *board, gconstpointer data)
{
  GtkWidget *at_pointer;
  GdkSurface *surface;

  pointer_drag (card (board, "Zenia Ørsted"), empty_seat (board, 1));
  assert_seated (board, 1, "Zenia Ørsted");
  pointer_carry (card (board, "Carl Aage Holm"), card (board, "Zenia Ørsted"));
  assert_covers_nothing (board, "Zenia Ørsted", "Odense", "Systemadministrator");
  assert_shown (track_panel (board, 1), "Swap: ");
  assert_shown (bubble (board, "Carl Aage Holm"), "Region ");
  let_go ();

  set_text_scale (200);
  gtk_window_set_default_size (GTK_WINDOW (board->window), 1280, 860);
  pointer_settle ();
  scroll_to (card (board, "Zenia Ørsted"));
  pointer_carry (card (board, "Carl Aage Holm"), card (board, "Zenia Ørsted"));
  assert_covers_nothing (board, "Zenia Ørsted", "Odense", "Systemadministrator");
  at_pointer = bubble (board, "Carl Aage Holm");
  assert_shown (at_pointer, "Swap: ");
  g_assert_null (fixture_find_shown (at_pointer, label_contains, "Region "));
  g_assert_null (fixture_find_shown (track_panel (board, 1), label_contains, "Swap: "));
  surface = gtk_native_get_surface (gtk_widget_get_native (at_pointer));
  g_assert_cmpint (gdk_surface_get_height (surface), <, 140);
  hold_over (empty_seat (board, 1));
  assert_shown (at_pointer, "Seat in track 2");
  let_go ();
  set_text_scale (100);
}

/* What stands beside a name would leave it too little room: it stands below. */
static void
test_large_name (Board *board, gconstpointer data)
{
  GtkWidget *list = fixture_find_shown (GTK_WIDGET (board->window), is_candidate_list, NULL);
  GtkWidget *search
      = fixture_find_shown (list, fixture_has_type, GSIZE_TO_POINTER (GTK_TYPE_SEARCH_ENTRY));
  GtkWidget *name, *found;

  g_assert_nonnull (fixture_find_shown (card (board, "Carl Aage Holm"), label_contains, "Track 2"));
  set_text_scale (200);
  board_search (search, "Carl");
  found = card (board, "Carl Aage Holm");
  name = fixture_find_shown (found, label_contains, "Carl Aage Holm");
  g_assert_null (fixture_find_shown (gtk_widget_get_parent (name), label_contains, "Track 2"));
  assert_shown (found, "Track 2" SPOR_TEXT_DOT);
  set_text_scale (100);
}

/* Two who have seats in one track; and who has none, and gets none. Said once, in words. */
static void
test_no_difference (Board *board, gconstpointer data)
{
  GtkWidget *line = fixture_find_shown (track_panel (board, 1), is_waiting_list, NULL);

  pointer_drag (card (board, "Zenia Ørsted"), empty_seat (board, 1));
  assert_seated (board, 1, "Zenia Ørsted");
  pointer_drag (card (board, "Aase Aagaard"), empty_seat (board, 1));
  assert_seated (board, 1, "Zenia Ørsted, Aase Aagaard");
  pointer_carry (card (board, "Aase Aagaard"), card (board, "Zenia Ørsted"));
  assert_shown (track_panel (board, 1), "Swap: no difference");
  assert_shown (bubble (board, "Aase Aagaard"), "Swaps seats with Zenia Ørsted");
  assert_shown (bubble (board, "Aase Aagaard"), "No difference");
  g_assert_null (fixture_find_shown (bubble (board, "Aase Aagaard"), label_contains, "%"));
  g_assert_null (fixture_find_shown (bubble (board, "Aase Aagaard"), label_contains, "group"));
  let_go ();

  pointer_carry (card (board, "Carl Aage Holm"), line);
  assert_shown (bubble (board, "Carl Aage Holm"), "Waiting list of track 2, no. 1");
  assert_shown (bubble (board, "Carl Aage Holm"), "No difference");
  let_go ();

  /* in the same words with large text */
  set_text_scale (200);
  scroll_to (card (board, "Zenia Ørsted"));
  pointer_carry (card (board, "Aase Aagaard"), card (board, "Zenia Ørsted"));
  assert_shown (bubble (board, "Aase Aagaard"), "Swap: no difference");
  assert_shown (track_panel (board, 1), "No difference");
  g_assert_null (fixture_find_shown (track_panel (board, 1), label_contains, "points"));
  let_go ();
  set_text_scale (100);
  scroll_to (card (board, "Zenia Ørsted"));

  /* but a seat that is given up, or taken over */
  pointer_carry (card (board, "Zenia Ørsted"), line);
  assert_shown (bubble (board, "Zenia Ørsted"), "% → ");
  let_go ();
  pointer_carry (card (board, "Carl Aage Holm"), card (board, "Zenia Ørsted"));
  assert_shown (bubble (board, "Carl Aage Holm"), "% → ");
  assert_shown (bubble (board, "Carl Aage Holm"), "points)");
  let_go ();
}

/* Seven more for track 1, which has at most six seats, and so many for track 2 that it can be
 * filled. */
static void
add_many (SporStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);

  spor_store_begin (store, "import", "many", &error);
  for (guint i = 0; i < 15; i++)
    {
      gboolean first = i < 7;
      g_autofree char *name = g_strdup_printf ("%s %u", first ? "Inger" : "Sofus", i);
      g_autofree char *email = g_strdup_printf ("nr%u@example.dk", i);
      const Invented person = { name,
                                spor_places_get (places, i)->name,
                                first ? "1" : "2",
                                first ? "Projektleder" : "Superbruger",
                                "PLC",
                                email };

      fixture_add_one (store, round, &person, 100 + i, NULL);
    }
  spor_store_commit (store, &error);
  g_assert_no_error (error);
}

static SporComposition *
load (SporStore *store, const char *name, guint *index)
{
  g_autoptr (GError) error = NULL;
  SporComposition *composition = spor_store_load (store, FALSE, &error);

  g_assert_no_error (error);
  for (*index = 0; !g_str_equal (spor_signups_row (composition->signups, *index)->name, name);)
    ++*index;
  return composition;
}

static void
seat_in (SporStore *store, const char *name, guint track)
{
  g_autoptr (GError) error = NULL;
  SporMove move = { 0, SPOR_SPOT_SEATED, track, -1, -1 };
  g_autoptr (SporComposition) composition = load (store, name, &move.signup);

  spor_store_move (store, composition, &move, &error);
  g_assert_no_error (error);
}

static void
show_board (Board *board)
{
  board->window = fixture_open (board->app, board->path);
  spor_window_show_page (board->window, "board");
  gtk_window_set_default_size (GTK_WINDOW (board->window), 1280, 860);
  gtk_window_present (GTK_WINDOW (board->window));
  pointer_settle ();
  keyboard_take (GTK_WINDOW (board->window));
}

/* A name that leaves no room beside it. */
#define LONG_NAME "Bente Fredensborg-Kragh"

/* Every seat is taken. */
static void
full_open (Board *board, gconstpointer data)
{
  const Invented bente = { LONG_NAME, "Sydslesvig", "2", "Superbruger", "PLC", "bente@example.dk" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporRound) round = NULL;
  g_autoptr (SporStore) store = NULL;

  board->app = (SporApplication *)data;
  board->path = fixture_book_new ("full.spor", TRUE);
  store = spor_store_open (board->path, places, "tester", &error);
  g_assert_no_error (error);
  add_many (store);
  round = spor_store_load_round (store, &error);
  spor_store_begin (store, "add", "bente", &error);
  fixture_add_one (store, round, &bente, 200, NULL);
  spor_store_commit (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 14; i++)
    {
      g_autofree char *name
          = g_strdup_printf ("%s %u", i < 6 ? "Inger" : "Sofus", i < 6 ? i : i + 1);

      seat_in (store, i < 13 ? name : LONG_NAME, i < 6 ? 0 : 1);
    }
  show_board (board);
}

static gboolean
tells_no_better (gpointer at_pointer)
{
  return fixture_find_shown (at_pointer, label_contains, "Then nothing better can be reached")
         != NULL;
}

/* What can be reached is said only where it is not what the drop comes to; and on a seat nothing is
 * said over who sits there. */
static void
test_full_group (Board *board, gconstpointer data)
{
  pointer_carry (card (board, "Sofus 14"), card (board, "Sofus 7"));
  fixture_wait (tells_no_better, bubble (board, "Sofus 14"));
  pointer_settle ();
  assert_shown (track_panel (board, 1), "Swap: ");
  g_assert_null (fixture_find_shown (track_panel (board, 1), label_contains, "at most"));
  assert_covers_nothing (board, LONG_NAME, "Sydslesvig", "Superbruger");
  let_go ();
}

/* Anne must have a seat, and but one is left in track 1. */
static void
last_seat_open (Board *board, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = NULL;
  g_autoptr (SporComposition) composition = NULL;
  guint index;

  board->app = (SporApplication *)data;
  board->path = fixture_book_new ("last.spor", TRUE);
  store = spor_store_open (board->path, places, "tester", &error);
  g_assert_no_error (error);
  add_many (store);
  composition = load (store, "Anne Hansen", &index);
  spor_store_mark (store, composition, index, SPOR_MARK_PINNED, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("Inger %u", i);

      seat_in (store, name, 0);
    }
  show_board (board);
}

static gboolean
is_told (gpointer board)
{
  return fixture_find_shown (track_panel (board, 0), label_contains, "cannot be completed") != NULL;
}

static gboolean
tells_still (gpointer at_pointer)
{
  return fixture_find_shown (at_pointer, label_contains, "The group still cannot be completed")
         != NULL;
}

static gboolean
is_hopeless (gpointer board)
{
  Board *it = board;

  return fixture_find_shown (GTK_WIDGET (it->window), label_contains,
                             "The group cannot be completed with these seats")
         != NULL;
}

/* The group can be completed until this drop; afterwards nothing says so of each place. */
static void
test_impossible_once (Board *board, gconstpointer data)
{
  pointer_carry (card (board, "Inger 5"), empty_seat (board, 0));
  fixture_wait (is_told, board);
  assert_shown (bubble (board, "Inger 5"), "The group cannot be completed then");
  pointer_drop ();
  fixture_wait (is_hopeless, board);
  pointer_carry (card (board, "Inger 6"), card (board, "Inger 5"));
  fixture_wait (tells_still, bubble (board, "Inger 6"));
  g_assert_false (is_told (board));
  let_go ();
}

/* --- The waiting list ----------------------------------------------------------------------- */

/* It says which place is to be had, and lets who waits already go to another one. */
static void
test_waiting_list_tells (Board *board, gconstpointer data)
{
  GtkWidget *line = fixture_find_shown (track_panel (board, 1), is_waiting_list, NULL);

  pointer_carry (card (board, "Aase Aagaard"), empty_seat (board, 1));
  assert_shown (line, "as no. 1");
  hold_over (line);
  assert_shown (bubble (board, "Aase Aagaard"), "Waiting list of track 2, no. 1");
  pointer_drop ();
  assert_waiting (board, 1, "Aase Aagaard");
  g_assert_null (fixture_find_shown (line, label_contains, "as no."));
  pointer_carry (card (board, "Zenia Ørsted"), empty_seat (board, 1));
  assert_shown (line, "as no. 2");
  let_go ();
  pointer_carry (card (board, "Aase Aagaard"), empty_seat (board, 1));
  g_assert_true (has_class (line, "allowed"));
  g_assert_false (has_class (line, "refused"));
  g_assert_null (fixture_find_shown (line, label_contains, "as no."));
  let_go ();
}

/* The pointer over a row, or below them all, is about another place. */
static void
test_waiting_list_follows (Board *board, gconstpointer data)
{
  GtkWidget *line = fixture_find_shown (track_panel (board, 1), is_waiting_list, NULL);

  pointer_drag (card (board, "Aase Aagaard"), line);
  assert_waiting (board, 1, "Aase Aagaard");
  pointer_carry (card (board, "Zenia Ørsted"), empty_seat (board, 1));
  assert_shown (line, "as no. 2");
  hold_over (card (board, "Aase Aagaard"));
  assert_shown (bubble (board, "Zenia Ørsted"), "Waiting list of track 2, no. 1");
  assert_shown (line, "as no. 1");
  hold_over (empty_seat (board, 1));
  assert_shown (line, "as no. 2");
  let_go ();

  pointer_click_with (0, card (board, "Zenia Ørsted"));
  pointer_click_with (GDK_KEY_Control_L, card (board, "Carl Aage Holm"));
  pointer_carry (card (board, "Zenia Ørsted"), empty_seat (board, 1));
  assert_shown (line, "from no. 2");
  hold_over (card (board, "Aase Aagaard"));
  assert_shown (line, "from no. 1");
  pointer_drop ();
  assert_waiting (board, 1, "Zenia Ørsted, Carl Aage Holm, Aase Aagaard");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/board-offers/" name, Board, app, board_open, function, board_close)

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  ADD ("refusal-once", test_refusal_once);
  ADD ("refusal-in-sight", test_refusal_in_sight);
  ADD ("refusal-beside-bubble", test_refusal_beside_bubble);
  ADD ("large-text", test_large_text);
  ADD ("large-name", test_large_name);
  ADD ("no-difference", test_no_difference);
  ADD ("waiting-list", test_waiting_list_tells);
  ADD ("waiting-list-follows", test_waiting_list_follows);
  g_test_add ("/board-offers/impossible-once", Board, app, last_seat_open, test_impossible_once,
              board_close);
  g_test_add ("/board-offers/full-group", Board, app, full_open, test_full_group, board_close);
  return fixture_run (app);
}
