/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drag.h"

#include "spor-next-track.h"

/* What scrolls while a card is dragged. */

static void
crowd_open (Board *board, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporRound) round = spor_round_new_fbs2 (places);
  SporStore *store;

  board->app = (SporApplication *)data;
  board->path = fixture_book_new ("crowd.spor", TRUE);
  store = spor_store_open (board->path, places, "tester", &error);
  g_assert_no_error (error);
  g_clear_pointer (&round, spor_round_unref);
  round = spor_store_load_round (store, &error);
  spor_store_begin (store, "import", "crowd", &error);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Berit %02u", i);
      g_autofree char *email = g_strdup_printf ("berit%u@example.dk", i);
      const Invented person
          = { name, spor_places_get (places, i)->name, "2", "Superbruger", "PLC", email };

      fixture_add_one (store, round, &person, 100 + i, NULL);
    }
  spor_store_commit (store, &error);
  g_assert_no_error (error);
  spor_store_close (store);
  board->window = fixture_open (board->app, board->path);
  spor_window_show_page (board->window, "board");
  gtk_window_set_default_size (GTK_WINDOW (board->window), 1280, 600);
  gtk_window_present (GTK_WINDOW (board->window));
  pointer_settle ();
  keyboard_take (GTK_WINDOW (board->window));
}

/* The scrolled window that @in is in. */
static GtkWidget *
scroll_of (GtkWidget *in)
{
  return gtk_widget_get_ancestor (in, GTK_TYPE_SCROLLED_WINDOW);
}

static double
scrolled (gpointer scroll)
{
  return gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (scroll));
}

static gboolean
is_at_top (gpointer scroll)
{
  return scrolled (scroll) == 0;
}

static gboolean
is_at_bottom (gpointer scroll)
{
  GtkAdjustment *along = gtk_scrolled_window_get_vadjustment (scroll);

  return scrolled (scroll) > 20
         && scrolled (scroll)
                >= gtk_adjustment_get_upper (along) - gtk_adjustment_get_page_size (along) - 1;
}

/* Holds what is dragged so many pixels from an edge. */
static void
hold_near_edge (GtkWidget *scroll, gboolean bottom, int pixels)
{
  int height = gtk_widget_get_height (scroll);
  int x, y;

  pointer_middle (scroll, &x, &y);
  y += bottom ? height / 2 - pixels : pixels - height / 2;
  pointer_move (x, y);
  pointer_move (x + 1, y);
}

static void
hold_at_edge (GtkWidget *scroll, gboolean bottom)
{
  hold_near_edge (scroll, bottom, 10);
}

/* The candidates and the tracks scroll by themselves towards what is dragged to their edge. */
static void
test_scrolls_at_edges (Board *board, gconstpointer data)
{
  GtkWidget *berit = card (board, "Berit 01");
  GtkWidget *candidates = scroll_of (berit);
  GtkWidget *panel = track_panel (board, 1);
  GtkWidget *tracks = scroll_of (panel);
  int x, y;

  pointer_carry (berit, card (board, "Berit 00"));
  g_assert_cmpfloat (scrolled (tracks), ==, 0);
  hold_at_edge (tracks, TRUE);
  fixture_wait (is_at_bottom, tracks);
  hold_at_edge (tracks, FALSE);
  fixture_wait (is_at_top, tracks);

  /* who is dragged is long scrolled away */
  hold_at_edge (candidates, TRUE);
  fixture_wait (is_at_bottom, candidates);
  pointer_middle (panel, &x, &y);
  pointer_move (x, y);
  pointer_move (x + 1, y);
  pointer_drop ();
  assert_seated (board, 1, "Berit 01");
}

/* --- What is told meanwhile ----------------------------------------------------------------- */

/* From the lower edge: over the last waiting list once there is nothing more to scroll. */
#define STILL 40

typedef struct
{
  GtkWidget *bubble;
  const char *text;
} Telling;

static gboolean
tells (gpointer data)
{
  const Telling *it = data;

  return fixture_find_shown (it->bubble, label_contains, it->text) != NULL;
}

/* What comes to lie under a card is aimed at, and told of, though the pointer stands still. */
static void
test_scrolls_under_what_is_still (Board *board, gconstpointer data)
{
  GtkWidget *panel = track_panel (board, 1), *tracks = scroll_of (panel);
  GtkWidget *line = fixture_find_shown (panel, is_waiting_list, NULL);
  GtkWidget *seat = empty_seat (board, 1);
  Telling telling = { .text = "Waiting list of track 2" };
  int x, y, across;

  pointer_carry (card (board, "Berit 01"), seat);
  telling.bubble = bubble (board, "Berit 01");
  assert_shown (telling.bubble, "Seat in track 2");
  pointer_middle (line, &x, &y);
  pointer_middle (tracks, &across, &y);
  y += gtk_widget_get_height (tracks) / 2 - STILL;
  pointer_move (x, y);
  fixture_wait (tells, &telling);
  g_assert_true (gtk_widget_get_state_flags (line) & GTK_STATE_FLAG_DROP_ACTIVE);
  g_assert_false (gtk_widget_get_state_flags (seat) & GTK_STATE_FLAG_DROP_ACTIVE);
  fixture_wait (is_at_bottom, tracks);
  pointer_drop ();
  assert_waiting (board, 1, "Berit 01");
}

/* --- What is refused beside the seats ------------------------------------------------------- */

/* Another program gives track 2 as many as it has seats for, from Berit 10 on. */
static void
fill_track (Board *board)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (NULL);
  g_autoptr (SporStore) store = spor_store_open (board->path, places, "another", &error);
  BoardNews news = board_before_news (board);

  g_assert_no_error (error);
  for (guint n = 10, most = 11; n < 10 + most; n++)
    {
      g_autoptr (SporComposition) composition = spor_store_load (store, FALSE, &error);
      g_autofree char *name = g_strdup_printf ("Berit %02u", n);
      SporMove move = { 0, SPOR_SPOT_SEATED, 1, -1, -1 };

      most = spor_round_track (spor_composition_round (composition), 1)->seats_max;
      while (!g_str_equal (spor_signups_row (composition->signups, move.signup)->name, name))
        move.signup++;
      spor_store_move (store, composition, &move, &error);
      g_assert_no_error (error);
    }
  board_wait_for_news (&news);
}

static gboolean
has_no_empty_seat (gpointer board)
{
  return empty_seat (board, 1) == NULL;
}

static gboolean
is_heading (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "heading");
}

/* What a full track says of who is let go over its heading is said before, where they are held. */
static void
test_full_track_refuses (Board *board, gconstpointer data)
{
  GtkWidget *panel = track_panel (board, 1);
  GtkWidget *heading = fixture_find_shown (panel, is_heading, NULL);
  int x, y;

  fill_track (board);
  fixture_wait (has_no_empty_seat, board);
  pointer_settle ();
  g_assert_false (gtk_widget_has_css_class (panel, "refused"));
  pointer_carry (card (board, "Berit 01"), heading);
  assert_shown (bubble (board, "Berit 01"), "Track 2 is full");
  g_assert_true (gtk_widget_has_css_class (bubble (board, "Berit 01"), "refused"));
  g_assert_true (gtk_widget_has_css_class (panel, "refused"));
  g_assert_true (gtk_widget_has_css_class (panel, "aimed"));

  /* a seat in it is not the track */
  pointer_middle (card (board, "Berit 10"), &x, &y);
  pointer_move (x, y);
  pointer_move (x + 1, y);
  g_assert_false (gtk_widget_has_css_class (panel, "aimed"));
  assert_shown (bubble (board, "Berit 01"), "Takes the seat of Berit 10");
  keyboard_press (GDK_KEY_Escape);
  pointer_drop ();
  g_assert_false (gtk_widget_has_css_class (panel, "refused"));
}

/* --- What leads on -------------------------------------------------------------------------- */

static gboolean
is_next_track (GtkWidget *widget, gconstpointer data)
{
  return SPOR_IS_NEXT_TRACK (widget);
}

/* It goes once that track is in sight, and so the edge moves away from what is held still there:
 * that goes on scrolling. */
static void
test_scrolls_on (Board *board, gconstpointer data)
{
  GtkWidget *tracks = scroll_of (track_panel (board, 1)), *next;

  set_text_scale (200);
  next = fixture_find_shown (GTK_WIDGET (board->window), is_next_track, NULL);
  g_assert_nonnull (next);
  pointer_carry (card (board, "Berit 01"), card (board, "Berit 00"));
  hold_at_edge (tracks, TRUE);
  fixture_wait (is_at_bottom, tracks);
  g_assert_false (gtk_widget_get_visible (next));
  keyboard_press (GDK_KEY_Escape);
  pointer_drop ();
  set_text_scale (100);
}

/* What leads to the next track is no end of the way there. */
static void
test_scrolls_over_next_track (Board *board, gconstpointer data)
{
  GtkWidget *tracks = scroll_of (track_panel (board, 1)), *next;

  set_text_scale (200);
  next = fixture_find_shown (GTK_WIDGET (board->window), is_next_track, NULL);
  g_assert_nonnull (next);
  pointer_carry (card (board, "Berit 01"), next);
  fixture_wait (is_at_bottom, tracks);
  g_assert_false (gtk_widget_get_visible (next));
  pointer_drop ();
  set_text_scale (100);
}

static gboolean
has_scrolled (gpointer scroll)
{
  return scrolled (scroll) > 0;
}

/* Large text makes the edge wider, too. */
static void
test_wide_edge (Board *board, gconstpointer data)
{
  GtkWidget *tracks = scroll_of (track_panel (board, 1));

  gtk_window_set_default_size (GTK_WINDOW (board->window), 1280, 800);
  set_text_scale (200);
  pointer_carry (card (board, "Berit 01"), card (board, "Berit 00"));
  hold_near_edge (tracks, TRUE, 70);
  fixture_wait (has_scrolled, tracks);
  pointer_drop ();
  set_text_scale (100);
}

/* Let go there, nothing moves any more. */
static void
test_rests_at_edge (Board *board, gconstpointer data)
{
  GtkWidget *berit = card (board, "Berit 01");
  GtkWidget *candidates = scroll_of (berit);

  pointer_carry (berit, card (board, "Berit 00"));
  hold_at_edge (candidates, TRUE);
  fixture_wait (is_at_bottom, candidates);
  pointer_drop ();
  g_assert_true (pointer_settle ());
  assert_seated (board, 1, "");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/board-scroll/" name, Board, app, crowd_open, function, board_close)

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  ADD ("at-edges", test_scrolls_at_edges);
  ADD ("under-what-is-still", test_scrolls_under_what_is_still);
  ADD ("full-track", test_full_track_refuses);
  ADD ("over-next-track", test_scrolls_over_next_track);
  ADD ("wide-edge", test_wide_edge);
  ADD ("on", test_scrolls_on);
  ADD ("rests", test_rests_at_edge);
  return fixture_run (app);
}
