/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "board.h"

#include "spor-next-track.h"
#include "spor-pool.h"
#include "spor-signup-pane.h"

/* Beside the board: how many more there have to be, and for how many the targets are. */
static void
assert_needed (Board *board, guint seated)
{
  const SporRound *round
      = spor_snapshot_get_round (spor_book_get_snapshot (spor_window_get_book (board->window)));
  guint fewest = 0;
  g_autofree char *text = NULL;

  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    fewest += spor_round_track (round, t)->seats_min;
  text = seated == 0
             ? g_strdup_printf ("Nobody has a seat yet; the targets are for a group of %u.", fewest)
             : g_strdup_printf ("%u more people are needed; the targets are for %u in all.",
                                fewest - seated, fewest);
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (board->window), fixture_has_label, text));
}

static void
test_drag_to_seat (Board *board, gconstpointer data)
{
  assert_needed (board, 0);
  pointer_drag (card (board, "Anne Hansen"), empty_seat (board, 0));
  assert_seated (board, 0, "Anne Hansen");
  assert_needed (board, 1);

  /* and back among the candidates */
  pointer_drag (card (board, "Anne Hansen"),
                fixture_find_shown (GTK_WIDGET (board->window), is_candidate_list, NULL));
  assert_seated (board, 0, "");
}

static void
test_drag_to_waiting_list (Board *board, gconstpointer data)
{
  GtkWidget *list = fixture_find_shown (track_panel (board, 0), is_waiting_list, NULL);

  pointer_drag (card (board, "Anne Hansen"), list);
  assert_waiting (board, 0, "Anne Hansen");
  pointer_drag (card (board, "Anne Hansen"), empty_seat (board, 0));
  assert_waiting (board, 0, "");
  assert_seated (board, 0, "Anne Hansen");
}

static void
test_drag_onto_taken_seat (Board *board, gconstpointer data)
{
  pointer_drag (card (board, "Zenia Ørsted"), empty_seat (board, 1));
  assert_seated (board, 1, "Zenia Ørsted");
  pointer_drag (card (board, "Aase Aagaard"), card (board, "Zenia Ørsted"));
  assert_seated (board, 1, "Aase Aagaard");
}

/* Beside the seats there is the first free one. */
static void
test_drag_onto_track (Board *board, gconstpointer data)
{
  GtkWidget *heading
      = fixture_find_shown (track_panel (board, 1), fixture_has_label, "Track 2: Uddannelse");

  g_assert_nonnull (heading);
  pointer_drag (card (board, "Zenia Ørsted"), empty_seat (board, 1));
  assert_seated (board, 1, "Zenia Ørsted");
  pointer_drag (card (board, "Aase Aagaard"), heading);
  assert_seated (board, 1, "Zenia Ørsted, Aase Aagaard");
  pointer_drag (card (board, "Anne Hansen"), heading);
  assert_seated (board, 1, "Zenia Ørsted, Aase Aagaard");
}

static void
test_drag_onto_forbidden_seat (Board *board, gconstpointer data)
{
  /* a super user where project managers sit */
  pointer_drag (card (board, "Aase Aagaard"), empty_seat (board, 0));
  assert_seated (board, 0, "");
  pointer_drag (card (board, "Anne Hansen"), empty_seat (board, 1));
  assert_seated (board, 1, "");
}

static void
test_drag_between_tracks (Board *board, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (NULL);
  SporStore *store = spor_store_open (board->path, places, "other", &error);
  g_autoptr (SporComposition) composition = spor_store_load (store, FALSE, &error);
  BoardNews news = board_before_news (board);
  const SporEdit both = { SPOR_FIELD_ROLES, (char *)"Projektleder, Superbruger" };

  /* Anne qualifies for both tracks; another program says so, and the window notices */
  g_assert_true (spor_store_edit_signup (store, spor_signups_row (composition->signups, 2)->id,
                                         &both, 1, -1, -1, &error));
  g_assert_no_error (error);
  spor_store_close (store);
  board_wait_for_news (&news);

  pointer_drag (card (board, "Anne Hansen"), empty_seat (board, 0));
  assert_seated (board, 0, "Anne Hansen");
  pointer_drag (card (board, "Anne Hansen"), empty_seat (board, 1));
  assert_seated (board, 0, "");
  assert_seated (board, 1, "Anne Hansen");
}

static void
test_undo_and_redo (Board *board, gconstpointer data)
{
  gtk_widget_grab_focus (card (board, "Anne Hansen"));
  keyboard_press (GDK_KEY_1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (board->window), "win.undo", NULL));
  pointer_settle ();
  assert_seated (board, 0, "");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (board->window), "win.redo", NULL));
  pointer_settle ();
  assert_seated (board, 0, "Anne Hansen");
}

static gboolean
is_signup_pane (GtkWidget *widget, gconstpointer data)
{
  return SPOR_IS_SIGNUP_PANE (widget);
}

static void
test_double_click_shows_signup (Board *board, gconstpointer data)
{
  GtkWidget *anne = card (board, "Anne Hansen");

  pointer_click_twice (anne);
  g_assert_false (gtk_widget_get_mapped (anne));
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (board->window), is_signup_pane, NULL));
  spor_window_show_page (board->window, "board");
}

/* --- The list of candidates ----------------------------------------------------------------- */

typedef struct
{
  GPtrArray *ids; /* as a view has them, from what it is told */
  guint n_told;
} Mirror;

static char *
id_at (GListModel *model, guint position)
{
  g_autoptr (SporSignup) signup = g_list_model_get_item (model, position);

  return g_strdup (spor_signup_get_row (signup)->id);
}

static void
on_items_changed_cb (GListModel *model, guint position, guint removed, guint added, Mirror *mirror)
{
  if (removed > 0)
    g_ptr_array_remove_range (mirror->ids, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror->ids, (int)(position + i), id_at (model, position + i));
  mirror->n_told += removed + added;
  g_assert_cmpuint (mirror->ids->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < mirror->ids->len; i++)
    {
      g_autofree char *id = id_at (model, i);

      g_assert_cmpstr (g_ptr_array_index (mirror->ids, i), ==, id);
    }
}

/* Who comes and goes is told one by one, so that a list stays at those who stay. */
static void
test_pool_tells_runs (Board *board, gconstpointer data)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (spor_window_get_book (board->window));
  SporComposition *before = spor_snapshot_get_composition (snapshot);
  g_autoptr (SporComposition) after = spor_composition_copy (before);
  g_autoptr (SporPool) pool = spor_pool_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  Mirror mirror = { ids };
  guint n;

  spor_pool_update (pool, before, NULL);
  n = g_list_model_get_n_items (G_LIST_MODEL (pool));
  g_assert_cmpuint (n, >=, 5);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (ids, id_at (G_LIST_MODEL (pool), i));
  for (guint i = 0; i < n; i += 2)
    {
      g_autoptr (SporSignup) signup = g_list_model_get_item (G_LIST_MODEL (pool), i);
      guint index = spor_signup_get_index (signup);

      g_array_append_val (after->seated[spor_signup_get_row (signup)->track], index);
    }
  g_signal_connect (pool, "items-changed", G_CALLBACK (on_items_changed_cb), &mirror);
  spor_pool_update (pool, after, NULL);
  g_assert_cmpuint (ids->len, ==, n / 2);
  g_assert_cmpuint (mirror.n_told, ==, n - n / 2);
  spor_pool_update (pool, before, NULL);
  g_assert_cmpuint (ids->len, ==, n);
  g_assert_cmpuint (mirror.n_told, ==, 2 * (n - n / 2));
}

/* --- Candidates ----------------------------------------------------------------------------- */

static gboolean
begins (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), text);
}

/* What sets a candidate apart is on the card as soon as it is known, and which track they ask for.
 */
static void
test_candidates_tell (Board *board, gconstpointer data)
{
  GtkWidget *anne = card (board, "Anne Hansen");

  g_assert_nonnull (fixture_find_shown (anne, begins, "Only one:"));
  g_assert_nonnull (fixture_find_shown (anne, begins, "Track 1"));
  gtk_widget_grab_focus (anne);
  keyboard_press (GDK_KEY_1);
  g_assert_null (fixture_find_shown (card (board, "Anne Hansen"), begins, "Track 1"));
}

static gboolean
is_show_all (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "Show All") == 0;
}

/* Where nobody matches there is a way back to everybody. */
static void
test_show_all (Board *board, gconstpointer data)
{
  GtkWidget *list = gtk_widget_get_ancestor (card (board, "Anne Hansen"), SPOR_TYPE_CANDIDATE_LIST);
  GtkWidget *search = fixture_find_type (list, GTK_TYPE_SEARCH_ENTRY);

  board_search (search, "nobody is called so");
  g_assert_null (fixture_find_shown (list, fixture_is_card_of, "Anne Hansen"));
  g_signal_emit_by_name (fixture_find_shown (list, is_show_all, NULL), "clicked");
  pointer_settle ();
  g_assert_nonnull (fixture_find_shown (list, fixture_is_card_of, "Anne Hansen"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
}

/* --- Tracks --------------------------------------------------------------------------------- */

static gboolean
is_next_track (GtkWidget *widget, gconstpointer data)
{
  return SPOR_IS_NEXT_TRACK (widget);
}

static double
track_top (Board *board, guint track)
{
  GtkWidget *panel = track_panel (board, track);
  graphene_rect_t bounds;

  g_assert_true (
      gtk_widget_compute_bounds (panel, gtk_widget_get_ancestor (panel, GTK_TYPE_SCROLLED_WINDOW),
                                 &bounds));
  return bounds.origin.y;
}

/* Large text has the tracks one below the other, and only the first one is seen. */
static void
test_next_track (Board *board, gconstpointer data)
{
  GtkWidget *next, *scroll;
  graphene_rect_t bounds;

  g_assert_null (fixture_find_shown (GTK_WIDGET (board->window), is_next_track, NULL));
  set_text_scale (300);
  next = fixture_find_shown (GTK_WIDGET (board->window), is_next_track, NULL);
  g_assert_nonnull (next);
  scroll = gtk_widget_get_ancestor (track_panel (board, 0), GTK_TYPE_SCROLLED_WINDOW);
  g_assert_true (gtk_widget_compute_bounds (next, scroll, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, gtk_widget_get_height (scroll)); /* over nothing */
  pointer_click_with (0, next);
  g_assert_cmpfloat (track_top (board, 1), ==, 0);
  g_assert_false (gtk_widget_get_visible (next));
  set_text_scale (100);
}

/* The lists begin at the same height, whatever their headings need. */
static void
test_headings_align (Board *board, gconstpointer data)
{
  GtkWidget *panel = track_panel (board, 0), *other = track_panel (board, 1);
  GtkWidget *title = fixture_find_type (panel, GTK_TYPE_LABEL);
  graphene_rect_t first, second;

  gtk_label_set_label (GTK_LABEL (title), "A track whose title is longer than one line has room");
  pointer_settle ();
  g_assert_true (gtk_widget_compute_bounds (empty_seat (board, 0), panel, &first));
  g_assert_true (gtk_widget_compute_bounds (empty_seat (board, 1), other, &second));
  g_assert_cmpfloat (first.origin.y, ==, second.origin.y);

  /* one below the other, each as it needs */
  set_text_scale (300);
  pointer_settle ();
  g_assert_true (gtk_widget_compute_bounds (empty_seat (board, 0), panel, &first));
  g_assert_true (gtk_widget_compute_bounds (empty_seat (board, 1), other, &second));
  g_assert_cmpfloat (first.origin.y, >, second.origin.y);
  set_text_scale (100);
}

/* --- Seats ---------------------------------------------------------------------------------- */

/* Also where the rows are taller than a seat must be: whoever has sat there leaves no line behind.
 */
static void
test_seats_keep_their_height (Board *board, gconstpointer data)
{
  GtkWidget *seat = empty_seat (board, 0);
  SporCard *in = spor_seat_get_card (SPOR_SEAT (seat));
  g_autoptr (SporSignup) signup
      = g_object_ref (spor_card_get_signup (SPOR_CARD (card (board, "Anne Hansen"))));
  int before, after;

  gtk_widget_set_size_request (seat, -1, -1);
  gtk_widget_measure (seat, GTK_ORIENTATION_VERTICAL, -1, &before, NULL, NULL, NULL);
  spor_card_set_signup (in, signup, "a gap", FALSE);
  spor_seat_set_signup (SPOR_SEAT (seat), NULL, TRUE);
  gtk_widget_measure (seat, GTK_ORIENTATION_VERTICAL, -1, &after, NULL, NULL, NULL);
  g_assert_cmpint (after, ==, before);
  spor_seat_set_signup (SPOR_SEAT (seat), NULL, FALSE);
  gtk_widget_measure (seat, GTK_ORIENTATION_VERTICAL, -1, &after, NULL, NULL, NULL);
  g_assert_cmpint (after, ==, before);
}

/* Who waits takes one line, and less than who sits: all of a round is to be seen at once. */
static void
test_waiting_takes_one_line (Board *board, gconstpointer data)
{
  GtkWidget *seat = empty_seat (board, 0);
  int candidate, sits, waits;

  gtk_widget_set_size_request (seat, -1, -1);
  gtk_widget_measure (card (board, "Anne Hansen"), GTK_ORIENTATION_VERTICAL, -1, NULL, &candidate,
                      NULL, NULL);
  gtk_widget_measure (seat, GTK_ORIENTATION_VERTICAL, -1, NULL, &sits, NULL, NULL);
  gtk_widget_grab_focus (card (board, "Anne Hansen"));
  keyboard_press (GDK_KEY_w);
  gtk_widget_measure (card (board, "Anne Hansen"), GTK_ORIENTATION_VERTICAL, -1, NULL, &waits, NULL,
                      NULL);
  g_assert_cmpint (sits, <, candidate);
  g_assert_cmpint (2 * waits, <=, sits);
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
#define ADD(name, function)                                                                        \
  g_test_add ("/board/" name, Board, app, board_open, function, board_close)
  ADD ("drag/seat", test_drag_to_seat);
  ADD ("drag/waiting-list", test_drag_to_waiting_list);
  ADD ("drag/taken-seat", test_drag_onto_taken_seat);
  ADD ("drag/track", test_drag_onto_track);
  ADD ("drag/forbidden-seat", test_drag_onto_forbidden_seat);
  ADD ("drag/between-tracks", test_drag_between_tracks);
  ADD ("double-click-shows-signup", test_double_click_shows_signup);
  ADD ("undo-and-redo", test_undo_and_redo);
  ADD ("pool-tells-runs", test_pool_tells_runs);
  ADD ("candidates-tell", test_candidates_tell);
  ADD ("show-all", test_show_all);
  ADD ("next-track", test_next_track);
  ADD ("headings-align", test_headings_align);
  ADD ("seats-keep-their-height", test_seats_keep_their_height);
  ADD ("waiting-takes-one-line", test_waiting_takes_one_line);
  return fixture_run (app);
}
