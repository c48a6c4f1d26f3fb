/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drag.h"

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
  return fixture_run (app);
}
