/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "begun.h"
#include "manners.h"

#include "spor-board-page.h"
#include "spor-draw-settings.h"
#include "spor-foresight.h"
#include "spor-language.h"
#include "spor-lottery-page.h"
#include "spor-proposal-window.h"
#include "spor-proposal.h"
#include "spor-task-bar.h"

#include <string.h>

/* A window on the board of a book of its own: five can be seated where eleven must be. */
typedef struct
{
  SporApplication *app;
  SporWindow *window;
  char *path;
} Board;

static void
board_open (Board *board, gconstpointer data)
{
  board->app = (SporApplication *)data;
  board->path = fixture_book_new ("proposal.spor", TRUE);
  board->window = fixture_open (board->app, board->path);
  spor_window_show_page (board->window, "board");
  gtk_window_present (GTK_WINDOW (board->window));
  fixture_settle ();
}

static void
board_close (Board *board, gconstpointer data)
{
  fixture_close (board->app);
  g_remove (board->path);
  g_free (board->path);
}

static SporComposition *
composition (Board *board)
{
  return spor_snapshot_get_composition (
      spor_book_get_snapshot (spor_window_get_book (board->window)));
}

static gboolean
has_name (GtkWidget *widget, gconstpointer name)
{
  return g_str_equal (gtk_widget_get_name (widget), name);
}

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static void
assert_says (GtkWidget *from, const char *text)
{
  if (!fixture_find_shown (from, says, text))
    g_error ("Nothing says “%s”", text);
}

/* --- The window ----------------------------------------------------------------------------- */

static GtkWidget *
proposal_window (Board *board)
{
  return (GtkWidget *)fixture_find_window (SPOR_TYPE_PROPOSAL_WINDOW);
}

static const char *
page (GtkWidget *window)
{
  GtkWidget *stack = fixture_find_type (window, GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

typedef struct
{
  Board *board;
  const char *page; /* NULL: the window is gone */
} Wanted;

static gboolean
is_on_page (gpointer data)
{
  const Wanted *wanted = data;
  GtkWidget *window = proposal_window (wanted->board);

  return wanted->page ? window && g_strcmp0 (page (window), wanted->page) == 0 : window == NULL;
}

static GtkWidget *
wait_for (Board *board, const char *name)
{
  Wanted wanted = { board, name };

  fixture_wait (is_on_page, &wanted);
  fixture_settle ();
  return proposal_window (board);
}

static GtkWidget *
begin (Board *board, const char *action, const char *first_page)
{
  GtkWidget *any = fixture_find_type (GTK_WIDGET (board->window), SPOR_TYPE_BOARD_PAGE);

  g_assert_true (gtk_widget_activate_action (any, action, NULL));
  return wait_for (board, first_page);
}

static GtkWidget *
go_on (Board *board, GtkWidget *window, const char *next_page)
{
  GtkWidget *button = fixture_find (window, has_name, "proposal-next");

  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  return wait_for (board, next_page);
}

/* --- Tests ---------------------------------------------------------------------------------- */

static void
assert_seated (Board *board, guint track_1, guint track_2)
{
  g_assert_cmpuint (composition (board)->seated[0]->len, ==, track_1);
  g_assert_cmpuint (composition (board)->seated[1]->len, ==, track_2);
}

static void
assert_seats_min (Board *board, guint track_1, guint track_2)
{
  SporRound *round = spor_composition_round (composition (board));

  g_assert_cmpuint (spor_round_track (round, 0)->seats_min, ==, track_1);
  g_assert_cmpuint (spor_round_track (round, 1)->seats_min, ==, track_2);
}

/* Nothing fits; the way out is taken; the board changes when it is said so, and not before. */
static void
test_suggest (Board *board, gconstpointer data)
{
  GtkWidget *window = begin (board, "board.suggest", "nothing");

  assert_says (window, "at least");
  assert_says (window, "Lower the minimum of track 1 from 5 to 2 seats");
  window = go_on (board, window, "result");
  assert_seats_min (board, 2, 3);
  assert_seated (board, 0, 0);
  assert_says (window, "Proved");
  assert_says (window, "Anne Hansen");
  assert_says (window, "Gets a seat");
  go_on (board, window, NULL);
  assert_seated (board, 2, 3);
  fixture_wait (is_not_on_disk, NULL);
  g_assert_cmpint (composition (board)->origin->method, ==, SPOR_METHOD_SUGGESTION);
  assert_says (GTK_WIDGET (board->window), "Suggested on");
}

/* Where nothing can be gained, that is said, and there is nothing to press. */
static void
test_suggest_again (Board *board, gconstpointer data)
{
  GtkWidget *window = begin (board, "board.suggest", "nothing");

  window = go_on (board, window, "result");
  go_on (board, window, NULL);
  window = begin (board, "board.suggest", "result");
  assert_says (window, "it is proved that no group that satisfies the rules");
  g_assert_false (gtk_widget_get_visible (fixture_find (window, has_name, "proposal-next")));
  gtk_window_close (GTK_WINDOW (window));
  wait_for (board, NULL);
}

static gboolean
has_seats_min_5 (gpointer data)
{
  return spor_round_track (spor_composition_round (composition (data)), 0)->seats_min == 5;
}

/* The rule and the seats are a change each. */
static void
test_undo (Board *board, gconstpointer data)
{
  GtkWidget *window = begin (board, "board.suggest", "nothing");

  window = go_on (board, window, "result");
  gtk_window_close (GTK_WINDOW (window));
  wait_for (board, NULL);
  assert_seated (board, 0, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (board->window), "win.undo", NULL));
  fixture_wait (has_seats_min_5, board);
  assert_seats_min (board, 5, 6);
}

static void
type_seed (GtkWidget *window, const char *seed)
{
  GtkWidget *row = fixture_find_type (window, ADW_TYPE_ENTRY_ROW);

  gtk_widget_grab_focus (row);
  gtk_editable_set_text (GTK_EDITABLE (row), seed);
}

static gboolean
is_written (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* As a document or as data, by the name that somebody gives it. */
static void
assert_saves_tickets (GtkWidget *window, const char *name, const char *begins)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_autofree char *written = NULL;
  GtkWidget *page = fixture_find_type (window, SPOR_TYPE_LOTTERY_PAGE);

  pointer_settle ();
  g_assert_true (gtk_widget_activate_action (page, "lottery.save-tickets", NULL));
  fixture_wait (hands_are_elsewhere, window);
  hands_choose (path);
  fixture_wait (is_written, path);
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_true (g_str_has_prefix (written, begins));
}

/* Nothing is drawn without a seed; who is drawn, and everybody's chance, are on the board then. */
static void
test_draw (Board *board, gconstpointer data)
{
  GtkWidget *window = begin (board, "board.draw", "settings");
  GtkWidget *next = fixture_find (window, has_name, "proposal-next");

  window = go_on (board, window, "nothing");
  window = go_on (board, window, "lottery");
  g_assert_false (gtk_widget_get_sensitive (next));
  assert_says (window, "tickets, each with a group");
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 680); /* the digest is high */
  pointer_settle ();
  assert_tab_comes_round ();
  assert_saves_tickets (window, "Tickets.PDF", "%PDF-");
  assert_saves_tickets (window, "tickets.json", "{");
  type_seed (window, "12 14 21");
  fixture_wait (is_on_disk, (gpointer) "Text=12 14 21\n"); /* if the program dies now */
  window = go_on (board, window, "result");
  assert_says (window, "is drawn");
  assert_says (window, "Chance in the draw:");
  go_on (board, window, NULL);
  assert_seated (board, 2, 3);
  g_assert_cmpint (composition (board)->origin->method, ==, SPOR_METHOD_LOTTERY);
  assert_says (GTK_WIDGET (board->window), "Drawn by lot on");
  assert_says (GTK_WIDGET (board->window), "100.0%");
}

/* What is no number changes nothing: it is not a tolerance of 0. */
static void
test_no_number (Board *board, gconstpointer data)
{
  GtkWidget *window = begin (board, "board.draw", "settings");
  SporDrawSettings *settings = fixture_find_type (window, SPOR_TYPE_DRAW_SETTINGS);
  GtkSpinButton *tolerance = GTK_SPIN_BUTTON (
      gtk_widget_get_template_child (GTK_WIDGET (settings), SPOR_TYPE_DRAW_SETTINGS, "tolerance"));
  double before = gtk_spin_button_get_value (tolerance);

  g_assert_cmpfloat (before, >, 0);
  gtk_editable_set_text (GTK_EDITABLE (tolerance), "about half");
  g_assert_cmpfloat (spor_draw_settings_take (settings).tolerance, >, 0);
  g_assert_cmpfloat (gtk_spin_button_get_value (tolerance), ==, before);
}

static gboolean
stops_here (gpointer bar)
{
  return fixture_find_shown (bar, fixture_has_label, "Stop Here") != NULL;
}

/* Ending the search is offered once there is something to show of it, and is called so: Cancel
 * stands in the header. */
static void
test_stop (Board *board, gconstpointer data)
{
  GtkWidget *window = begin (board, "board.draw", "settings");
  SporTaskBar *bar = SPOR_TASK_BAR (fixture_find_type (window, SPOR_TYPE_TASK_BAR));
  g_autoptr (SporTaskMeter) meter = NULL;
  g_autoptr (GCancellable) cancellable = spor_task_bar_begin (bar, "Searching…", &meter);
  GtkWidget *button = fixture_find (GTK_WIDGET (bar), fixture_has_label, "Stop Here");

  g_assert_null (fixture_find (GTK_WIDGET (bar), fixture_has_label, "Cancel"));
  button = gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON);
  g_assert_false (gtk_widget_get_visible (button));
  spor_task_meter_offer_stop (meter);
  fixture_wait (stops_here, bar);
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_false (g_cancellable_is_cancelled (cancellable));
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  spor_task_bar_end (bar);
}

static gboolean
says_possible (gpointer data)
{
  return fixture_find_shown (GTK_WIDGET (((Board *)data)->window), says, "Best possible") != NULL;
}

static gboolean
says_impossible (gpointer data)
{
  return fixture_find_shown (GTK_WIDGET (((Board *)data)->window), says,
                             "The group cannot be completed with these seats")
         != NULL;
}

/* What can still be reached is said beside the figure, as rules and seats change. */
static void
test_prospect (Board *board, gconstpointer data)
{
  GtkWidget *window;

  fixture_wait (says_impossible, board);
  window = begin (board, "board.suggest", "nothing");
  window = go_on (board, window, "result");
  gtk_window_close (GTK_WINDOW (window));
  wait_for (board, NULL);
  fixture_wait (says_possible, board);
  g_assert_false (says_impossible (board));
}

static gboolean
says_who_lacks_a_seat (gpointer data)
{
  return fixture_find_shown (GTK_WIDGET (((Board *)data)->window), says,
                             "Anne Hansen still lacks a seat; with it at most")
         != NULL;
}

static gboolean
anne_is_out (gpointer data)
{
  SporComposition *now = composition (data);
  guint anne = 0;

  while (!g_str_equal (spor_signups_row (now->signups, anne)->name, "Anne Hansen"))
    anne++;
  return spor_composition_find (now, anne, NULL, NULL) != SPOR_SPOT_SEATED;
}

/* Without somebody who must have a seat, the ceiling is that of the group with them. */
static void
test_prospect_with_pinned (Board *board, gconstpointer data)
{
  GtkWidget *window = begin (board, "board.suggest", "nothing");
  GtkWidget *any;

  window = go_on (board, window, "result");
  go_on (board, window, NULL);
  fixture_wait (says_possible, board);
  any = fixture_find_shown (GTK_WIDGET (board->window), fixture_is_card_of, "Anne Hansen");
  gtk_widget_grab_focus (any);
  keyboard_tap (GDK_KEY_Delete);
  fixture_wait (anne_is_out, board);
  fixture_settle ();
  any = fixture_find_shown (GTK_WIDGET (board->window), fixture_is_card_of, "Anne Hansen");
  gtk_widget_grab_focus (any);
  keyboard_tap (GDK_KEY_p);
  fixture_wait (says_who_lacks_a_seat, board);
}

static void
on_foreseen_cb (gboolean *done)
{
  *done = TRUE;
}

static gboolean
is_true (gpointer done)
{
  return *(gboolean *)done;
}

/* For each free seat and each swap the best that the engine finds for the board after the move. */
static void
test_foresight (Board *board, gconstpointer data)
{
  g_autoptr (SporForesight) foresight = spor_foresight_new ();
  static const SporWatch no_watch = { 0 };
  g_autoptr (SporComposition) before = NULL;
  g_autoptr (SporComposition) after = NULL;
  g_autoptr (SporProposal) expected = NULL;
  gboolean done = FALSE;
  double best = -1;
  int anne, erik;
  SporMove move = { .to = SPOR_SPOT_SEATED, .track = 0, .position = -1, .swap_with = -1 };

  go_on (board, begin (board, "board.suggest", "nothing"), "result");
  before = spor_composition_copy (composition (board));
  anne = 2;
  erik = 6;
  g_assert_cmpstr (spor_signups_row (before->signups, anne)->name, ==, "Anne Hansen");
  g_array_append_val (before->seated[0], erik);
  g_signal_connect_swapped (foresight, "changed", G_CALLBACK (on_foreseen_cb), &done);
  spor_foresight_ask (foresight, before, anne);
  g_assert_cmpint (spor_foresight_find (foresight, &move, &best), ==, SPOR_FORESEEN_NOT);
  fixture_wait (is_true, &done);

  move.signup = anne;
  g_assert_cmpint (spor_foresight_find (foresight, &move, &best), ==, SPOR_FORESEEN_BEST);
  after = spor_composition_apply (before, &move);
  expected = spor_proposal_new (after, SPOR_KEEP_SEATED, SPOR_SUGGEST_ANY, &no_watch);
  g_assert_cmpfloat_with_epsilon (best, 1 - expected->deviation, 1e-9);

  /* who is swapped out can come back to another seat; the other track is refused */
  move.swap_with = erik;
  g_assert_cmpint (spor_foresight_find (foresight, &move, &best), ==, SPOR_FORESEEN_BEST);
  move.track = 1;
  g_assert_cmpint (spor_foresight_find (foresight, &move, &best), ==, SPOR_FORESEEN_NOT);
  spor_foresight_ask (foresight, NULL, 0);
  move.track = 0;
  g_assert_cmpint (spor_foresight_find (foresight, &move, &best), ==, SPOR_FORESEEN_NOT);
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  spor_language_init ("en");
  app = fixture_app_new ();
#define ADD(name, test) g_test_add (name, Board, app, board_open, test, board_close)
  ADD ("/proposal/suggest", test_suggest);
  ADD ("/proposal/suggest-again", test_suggest_again);
  ADD ("/proposal/undo", test_undo);
  ADD ("/proposal/draw", test_draw);
  ADD ("/proposal/no-number", test_no_number);
  ADD ("/proposal/stop", test_stop);
  ADD ("/proposal/prospect", test_prospect);
  ADD ("/proposal/prospect-with-pinned", test_prospect_with_pinned);
  ADD ("/proposal/foresight", test_foresight);
  return fixture_run (app);
}
