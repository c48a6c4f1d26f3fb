/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "board.h"

#include "spor-next-track.h"
#include "spor-pool.h"
#include "spor-store-rounds.h"
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
seat_by_key (Board *board, const char *name, guint key)
{
  gtk_widget_grab_focus (card (board, name));
  keyboard_press (key);
}

static void
test_keys (Board *board, gconstpointer data)
{
  gtk_widget_grab_focus (card (board, "Anne Hansen"));
  keyboard_press (GDK_KEY_1);
  assert_seated (board, 0, "Anne Hansen");

  /* no role for track 2 */
  gtk_widget_grab_focus (card (board, "Anne Hansen"));
  keyboard_press (GDK_KEY_2);
  assert_seated (board, 0, "Anne Hansen");
  assert_seated (board, 1, "");

  gtk_widget_grab_focus (card (board, "Anne Hansen"));
  keyboard_press (GDK_KEY_w);
  assert_seated (board, 0, "");
  assert_waiting (board, 0, "Anne Hansen");

  gtk_widget_grab_focus (card (board, "Anne Hansen"));
  keyboard_press (GDK_KEY_Delete);
  assert_waiting (board, 0, "");
}

/* On the board, a key pressed twice never meets whoever moved up. */
static void
test_focus_follows (Board *board, gconstpointer data)
{
  seat_by_key (board, "Aase Aagaard", GDK_KEY_2);
  seat_by_key (board, "Zenia Ørsted", GDK_KEY_2);
  assert_seated (board, 1, "Aase Aagaard, Zenia Ørsted");

  gtk_widget_grab_focus (card (board, "Aase Aagaard"));
  for (guint i = 0; i < 2; i++)
    {
      keyboard_press (GDK_KEY_Delete);
      assert_seated (board, 1, "Zenia Ørsted");
      g_assert_cmpstr (focused_name (board), ==, "Aase Aagaard");
    }

  gtk_widget_grab_focus (card (board, "Zenia Ørsted"));
  keyboard_press (GDK_KEY_w);
  assert_waiting (board, 1, "Zenia Ørsted");
  g_assert_cmpstr (focused_name (board), ==, "Zenia Ørsted");
}

static gboolean
is_search_focused (Board *board)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (board->window));

  return focus && gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY);
}

/* Among the candidates it goes on with the next, with the one before after the last, and with the
 * search once there is nobody. */
static void
test_focus_goes_on (Board *board, gconstpointer data)
{
  seat_by_key (board, "Anne Hansen", GDK_KEY_1);
  assert_seated (board, 0, "Anne Hansen");
  g_assert_cmpstr (focused_name (board), ==, "Carl Aage Holm");
  g_assert_true (gtk_window_get_focus_visible (GTK_WINDOW (board->window)));
  keyboard_press (GDK_KEY_2);
  assert_seated (board, 1, "Carl Aage Holm");
  g_assert_cmpstr (focused_name (board), ==, "Zenia Ørsted");
  keyboard_press (GDK_KEY_w);
  assert_waiting (board, 1, "Zenia Ørsted");
  g_assert_cmpstr (focused_name (board), ==, "Ærik Æbeltoft");
  keyboard_press (GDK_KEY_Down);
  g_assert_cmpstr (focused_name (board), ==, "Aase Aagaard");
  keyboard_press (GDK_KEY_w);
  g_assert_cmpstr (focused_name (board), ==, "Ærik Æbeltoft");
  keyboard_press (GDK_KEY_w);
  g_assert_true (is_search_focused (board));
}

static gboolean
is_chosen (GtkWidget *widget, gconstpointer data)
{
  return SPOR_IS_CARD (widget) && gtk_widget_has_css_class (widget, "chosen");
}

/* Who was clicked and is seated is not marked any more, beside the next one. */
static void
test_focus_goes_on_alone (Board *board, gconstpointer data)
{
  pointer_click_with (0, card (board, "Anne Hansen"));
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (board->window), is_chosen, NULL));
  keyboard_press (GDK_KEY_1);
  assert_seated (board, 0, "Anne Hansen");
  g_assert_cmpstr (focused_name (board), ==, "Carl Aage Holm");
  g_assert_null (fixture_find_shown (GTK_WIDGET (board->window), is_chosen, NULL));
}

/* Several who are chosen go together, and the keyboard goes on with who is not of them. */
static void
test_focus_goes_on_after_several (Board *board, gconstpointer data)
{
  gtk_widget_grab_focus (card (board, "Carl Aage Holm"));
  keyboard_press (GDK_KEY_space);
  keyboard_press (GDK_KEY_Down);
  keyboard_press (GDK_KEY_space);
  keyboard_press (GDK_KEY_2);
  assert_seated (board, 1, "Carl Aage Holm, Zenia Ørsted");
  g_assert_cmpstr (focused_name (board), ==, "Ærik Æbeltoft");
  keyboard_press (GDK_KEY_space);
  keyboard_press (GDK_KEY_w);
  assert_seated (board, 1, "Carl Aage Holm, Zenia Ørsted");
}

/* A key that is held down is not pressed on the next one. */
static void
test_key_held (Board *board, gconstpointer data)
{
  gtk_widget_grab_focus (card (board, "Anne Hansen"));
  for (guint i = 0; i < 3; i++)
    keyboard_hold (GDK_KEY_w, TRUE);
  keyboard_hold (GDK_KEY_w, FALSE);
  assert_waiting (board, 0, "Anne Hansen");
  assert_waiting (board, 1, "");
  g_assert_cmpstr (focused_name (board), ==, "Carl Aage Holm");
  keyboard_press (GDK_KEY_w);
  assert_waiting (board, 1, "Carl Aage Holm");
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

/* The menu's ways, as the card offers them. */
static void
test_menu (Board *board, gconstpointer data)
{
  SporBook *book = spor_window_get_book (board->window);
  SporComposition *composition = spor_snapshot_get_composition (spor_book_get_snapshot (book));
  const char *anne = spor_signups_row (composition->signups, 2)->id;
  const char *aerik = spor_signups_row (composition->signups, 6)->id;
  g_autofree char *first = g_strdup (anne);
  g_autofree char *second = g_strdup (aerik);
  GtkWidget *any = card (board, "Anne Hansen");

  g_assert_true (gtk_widget_activate_action (any, "board.move", "(suuis)", first,
                                             (guint)SPOR_SPOT_SEATED, 0u, -1, ""));
  pointer_settle ();
  assert_seated (board, 0, "Anne Hansen");
  g_assert_true (gtk_widget_activate_action (card (board, "Ærik Æbeltoft"), "board.move", "(suuis)",
                                             second, (guint)SPOR_SPOT_SEATED, 0u, 0, first));
  pointer_settle ();
  assert_seated (board, 0, "Ærik Æbeltoft");
}

/* Return opens the menu on the card; its first way is the seat. */
static void
test_menu_by_keyboard (Board *board, gconstpointer data)
{
  gtk_widget_grab_focus (card (board, "Anne Hansen"));
  keyboard_press (GDK_KEY_Return);
  keyboard_press (GDK_KEY_Return);
  assert_seated (board, 0, "Anne Hansen");
}

/* The menu of @name's card has the keyboard at its first way, and gives it back. */
static void
assert_menu_gives_back (Board *board, const char *name)
{
  GtkWidget *from = card (board, name);
  GtkWidget *focus;

  gtk_widget_grab_focus (from);
  keyboard_press (GDK_KEY_Menu);
  focus = gtk_root_get_focus (GTK_ROOT (board->window));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER_MENU));
  keyboard_press (GDK_KEY_Escape);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (board->window)) == from);
}

static void
test_menu_gives_back_the_keyboard (Board *board, gconstpointer data)
{
  assert_menu_gives_back (board, "Anne Hansen");
  keyboard_press (GDK_KEY_1);
  assert_menu_gives_back (board, "Anne Hansen");
  assert_menu_gives_back (board, "Anne Hansen");
}

static int
menu_text_size (Board *board, const char *name)
{
  GtkWidget *label;
  int size;

  gtk_widget_grab_focus (card (board, name));
  keyboard_press (GDK_KEY_Menu);
  label = fixture_find_type (gtk_root_get_focus (GTK_ROOT (board->window)), GTK_TYPE_LABEL);
  size = pango_font_description_get_size (
      pango_context_get_font_description (gtk_widget_get_pango_context (label)));
  keyboard_press (GDK_KEY_Escape);
  return size;
}

/* A seated card is written small, its menu is not. */
static void
test_menu_text (Board *board, gconstpointer data)
{
  int size = menu_text_size (board, "Anne Hansen");

  gtk_widget_grab_focus (card (board, "Anne Hansen"));
  keyboard_press (GDK_KEY_1);
  assert_seated (board, 0, "Anne Hansen");
  g_assert_cmpint (menu_text_size (board, "Anne Hansen"), ==, size);
}

static void
set_text_scale (guint percent)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int)(96 * 1024 * percent / 100), NULL);
  pointer_settle ();
}

/* In the middle of a screen that has little room above and below for large text. */
static void
test_menu_is_whole (Board *board, gconstpointer data)
{
  GtkWidget *anne, *menu;
  int height;

  set_text_scale (300);
  anne = card (board, "Anne Hansen");
  gtk_widget_grab_focus (anne);
  keyboard_press (GDK_KEY_Menu);
  menu = gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (board->window)),
                                  GTK_TYPE_POPOVER_MENU);
  gtk_widget_measure (menu, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  g_assert_cmpint (gtk_widget_get_height (menu), >=, height);
  keyboard_press (GDK_KEY_Escape);
  set_text_scale (100);
}

/* A super user's own track comes first; the other one is there, but cannot be chosen. */
static void
test_menu_own_track_first (Board *board, gconstpointer data)
{
  gtk_widget_grab_focus (card (board, "Aase Aagaard"));
  keyboard_press (GDK_KEY_Return);
  keyboard_press (GDK_KEY_Return);
  assert_seated (board, 0, "");
  assert_seated (board, 1, "Aase Aagaard");
}

static gboolean
is_mark (GtkWidget *widget, gconstpointer icon)
{
  return GTK_IS_IMAGE (widget)
         && g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (widget)), icon) == 0;
}

static gboolean
shows_mark (Board *board, const char *name, const char *icon)
{
  return fixture_find_shown (card (board, name), is_mark, icon) != NULL;
}

/* P pins and B bars; the same key takes the mark away. */
static void
test_mark_keys (Board *board, gconstpointer data)
{
  seat_by_key (board, "Anne Hansen", GDK_KEY_p);
  assert_marks (board, "Anne Hansen: pinned");
  g_assert_true (shows_mark (board, "Anne Hansen", "view-pin-symbolic"));
  g_assert_cmpstr (focused_name (board), ==, "Anne Hansen");
  keyboard_press (GDK_KEY_p);
  assert_marks (board, "");
  g_assert_false (shows_mark (board, "Anne Hansen", "view-pin-symbolic"));

  /* who is barred leaves the seat */
  seat_by_key (board, "Anne Hansen", GDK_KEY_1);
  assert_seated (board, 0, "Anne Hansen");
  seat_by_key (board, "Anne Hansen", GDK_KEY_b);
  assert_marks (board, "Anne Hansen: barred");
  assert_seated (board, 0, "");
  g_assert_true (shows_mark (board, "Anne Hansen", "action-unavailable-symbolic"));
  seat_by_key (board, "Anne Hansen", GDK_KEY_1);
  assert_seated (board, 0, "");

  /* one step back */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (board->window), "win.undo", NULL));
  assert_marks (board, "");
  assert_seated (board, 0, "Anne Hansen");
}

/* A toast gives way to the next at any moment, also while it appears: this crashed libadwaita. */
static void
test_rapid_keys (Board *board, gconstpointer data)
{
  fixture_animate (TRUE);
  seat_by_key (board, "Anne Hansen", GDK_KEY_p);
  for (guint i = 0; i < 24; i++)
    {
      keyboard_tap (i % 2 ? GDK_KEY_p : GDK_KEY_b);
      pointer_pause (i * 37 % 260);
    }
  pointer_settle ();
  g_assert_cmpstr (focused_name (board), ==, "Anne Hansen");
  fixture_animate (FALSE);
}

/* Whether an item of the menu, or of its sections, has this attribute. */
static gboolean
menu_has (GMenuModel *menu, const char *attribute, const char *value)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *found = NULL;

      if (section && menu_has (section, attribute, value))
        return TRUE;
      g_menu_model_get_item_attribute (menu, i, attribute, "s", &found);
      if (g_strcmp0 (found, value) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
test_menu_says_why (Board *board, gconstpointer data)
{
  SporBook *book = spor_window_get_book (board->window);
  g_autoptr (SporBoard) model = spor_board_new ();
  g_autoptr (GMenuModel) menu = NULL;
  g_autoptr (GMenuModel) seated = NULL;

  spor_board_set_book (model, book);
  menu = spor_board_menu (model, spor_card_get_signup (SPOR_CARD (card (board, "Aase Aagaard"))));
  g_assert_true (menu_has (menu, G_MENU_ATTRIBUTE_ACTION, "board.refused"));
  g_assert_true (menu_has (menu, SPOR_BOARD_MENU_REASON,
                           "Aase Aagaard has no role that qualifies for track 1 (Projektleder)."));

  /* two on the same track have nothing to swap */
  seat_by_key (board, "Aase Aagaard", GDK_KEY_2);
  seat_by_key (board, "Zenia Ørsted", GDK_KEY_2);
  assert_seated (board, 1, "Aase Aagaard, Zenia Ørsted");
  seated = spor_board_menu (model, spor_card_get_signup (SPOR_CARD (card (board, "Zenia Ørsted"))));
  g_assert_true (menu_has (seated, G_MENU_ATTRIBUTE_LABEL, "Take Off the Board"));
  g_assert_false (menu_has (seated, G_MENU_ATTRIBUTE_LABEL, "Swap With"));
}

static void
assert_withdrawal (Board *board, const char *label, const char *action)
{
  g_autoptr (SporBoard) model = spor_board_new ();
  g_autoptr (GMenuModel) menu = NULL;

  spor_board_set_book (model, spor_window_get_book (board->window));
  menu = spor_board_menu (model, spor_card_get_signup (SPOR_CARD (card (board, "Anne Hansen"))));
  g_assert_true (menu_has (menu, G_MENU_ATTRIBUTE_LABEL, label));
  g_assert_true (menu_has (menu, G_MENU_ATTRIBUTE_ACTION, action));
}

/* Who has withdrawn can be back; of an archived round nothing is said any more. */
static void
test_menu_withdraws (Board *board, gconstpointer data)
{
  GError *error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (NULL);
  g_autoptr (SporStore) store = spor_store_open (board->path, places, "other", &error);
  g_autoptr (SporComposition) composition = spor_store_load (store, FALSE, &error);
  BoardNews news;

  gtk_widget_grab_focus (card (board, "Anne Hansen"));
  keyboard_press (GDK_KEY_1);
  assert_seated (board, 0, "Anne Hansen");
  assert_withdrawal (board, "Withdraw the Sign-up", "board.withdraw");
  news = board_before_news (board);
  spor_store_edit_signup (store, spor_signups_row (composition->signups, 2)->id, NULL, 0, -1, 1,
                          &error);
  g_assert_no_error (error);
  board_wait_for_news (&news);
  assert_withdrawal (board, "Reinstate the Sign-up", "board.withdraw");
  news = board_before_news (board);
  spor_store_archive_round (store, spor_composition_round (composition)->id, &error);
  g_assert_no_error (error);
  board_wait_for_news (&news);
  assert_withdrawal (board, "Reinstate the Sign-up", "board.withdraw-refused");
  assert_withdrawal (board, "Find a Replacement…", "board.replace-refused");
  assert_withdrawal (board, "Must Have", "board.mark-refused");
  assert_withdrawal (board, "Take Off the Board", "board.refused");
}

/* What the menu offers follows the mark, and does what it says. */
static void
test_mark_menu (Board *board, gconstpointer data)
{
  SporBook *book = spor_window_get_book (board->window);
  SporComposition *composition = spor_snapshot_get_composition (spor_book_get_snapshot (book));
  g_autofree char *anne = g_strdup (spor_signups_row (composition->signups, 2)->id);
  g_autoptr (SporBoard) model = spor_board_new ();
  g_autoptr (GMenuModel) menu = NULL;
  g_autoptr (GMenuModel) marked = NULL;
  g_autoptr (SporSignup) signup
      = g_object_ref (spor_card_get_signup (SPOR_CARD (card (board, "Anne Hansen"))));

  spor_board_set_book (model, book);
  menu = spor_board_menu (model, signup);
  g_assert_true (menu_has (menu, G_MENU_ATTRIBUTE_LABEL, "Must Have"));
  g_assert_true (menu_has (menu, G_MENU_ATTRIBUTE_LABEL, "Not This Time"));
  g_assert_false (menu_has (menu, G_MENU_ATTRIBUTE_LABEL, "Remove Mark"));
  g_assert_false (menu_has (menu, G_MENU_ATTRIBUTE_ACTION, "board.mark-refused"));

  g_assert_true (gtk_widget_activate_action (card (board, "Anne Hansen"), "board.mark", "(su)",
                                             anne, (guint)SPOR_MARK_BARRED));
  assert_marks (board, "Anne Hansen: barred");
  marked = spor_board_menu (model, signup);
  g_assert_true (menu_has (marked, G_MENU_ATTRIBUTE_LABEL, "Must Have"));
  g_assert_false (menu_has (marked, G_MENU_ATTRIBUTE_LABEL, "Not This Time"));
  g_assert_true (menu_has (marked, G_MENU_ATTRIBUTE_LABEL, "Remove Mark"));

  g_assert_true (gtk_widget_activate_action (card (board, "Anne Hansen"), "board.mark", "(su)",
                                             anne, (guint)SPOR_MARK_NONE));
  assert_marks (board, "");
}

/* Who is marked is in the track signed up for; who may not sit there cannot be marked so. */
static void
test_mark_refused (Board *board, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (NULL);
  SporStore *store = spor_store_open (board->path, places, "other", &error);
  g_autoptr (SporComposition) composition = spor_store_load (store, FALSE, &error);
  BoardNews news = board_before_news (board);
  const SporEdit track = { SPOR_FIELD_TRACK, (char *)"2" };
  g_autoptr (SporBoard) model = spor_board_new ();
  g_autoptr (GMenuModel) menu = NULL;
  g_autoptr (SporSignup) anne = NULL;

  spor_store_edit_signup (store, spor_signups_row (composition->signups, 2)->id, &track, 1, -1, -1,
                          &error);
  g_assert_no_error (error);
  spor_store_close (store);
  board_wait_for_news (&news);

  spor_board_set_book (model, spor_window_get_book (board->window));
  anne = spor_signup_new (spor_board_get_composition (model)->signups, 2);
  menu = spor_board_menu (model, anne);
  g_assert_true (menu_has (menu, G_MENU_ATTRIBUTE_ACTION, "board.mark-refused"));
  spor_board_mark (model, anne, SPOR_MARK_PINNED);
  pointer_settle ();
  assert_marks (board, "");
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

#define ADD(name, function)                                                                        \
  g_test_add ("/board/" name, Board, app, board_open, function, board_close)

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

/* The menu of a card leaves nothing behind: it is not painted as if it were still pressed. */
static void
test_menu_leaves (Board *board, gconstpointer app)
{
  GtkWidget *anne = card (board, "Anne Hansen");
  int x, y;

  pointer_middle (anne, &x, &y);
  pointer_move (x, y);
  /* without a pause: the button is let go before the menu is there */
  XTestFakeButtonEvent (pointer_display (), 3, TRUE, CurrentTime);
  XTestFakeButtonEvent (pointer_display (), 3, FALSE, CurrentTime);
  pointer_settle ();
  keyboard_press (GDK_KEY_Escape);
  pointer_settle ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (board->window)) == anne);
  for (GtkWidget *w = anne; w; w = gtk_widget_get_parent (w))
    g_assert_false (gtk_widget_get_state_flags (w) & GTK_STATE_FLAG_ACTIVE);
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  ADD ("drag/seat", test_drag_to_seat);
  ADD ("drag/waiting-list", test_drag_to_waiting_list);
  ADD ("drag/taken-seat", test_drag_onto_taken_seat);
  ADD ("drag/track", test_drag_onto_track);
  ADD ("drag/forbidden-seat", test_drag_onto_forbidden_seat);
  ADD ("drag/between-tracks", test_drag_between_tracks);
  ADD ("keys", test_keys);
  ADD ("focus-follows", test_focus_follows);
  ADD ("focus-goes-on", test_focus_goes_on);
  ADD ("focus-goes-on-alone", test_focus_goes_on_alone);
  ADD ("focus-goes-on-after-several", test_focus_goes_on_after_several);
  ADD ("key-held", test_key_held);
  ADD ("menu", test_menu);
  ADD ("menu-by-keyboard", test_menu_by_keyboard);
  ADD ("menu-gives-back-the-keyboard", test_menu_gives_back_the_keyboard);
  ADD ("menu-text", test_menu_text);
  ADD ("menu-is-whole", test_menu_is_whole);
  ADD ("menu-own-track-first", test_menu_own_track_first);
  ADD ("menu-says-why", test_menu_says_why);
  ADD ("menu-withdraws", test_menu_withdraws);
  ADD ("mark-keys", test_mark_keys);
  ADD ("rapid-keys", test_rapid_keys);
  ADD ("mark-menu", test_mark_menu);
  ADD ("mark-refused", test_mark_refused);
  ADD ("double-click-shows-signup", test_double_click_shows_signup);
  ADD ("undo-and-redo", test_undo_and_redo);
  ADD ("pool-tells-runs", test_pool_tells_runs);
  ADD ("candidates-tell", test_candidates_tell);
  ADD ("show-all", test_show_all);
  ADD ("next-track", test_next_track);
  ADD ("headings-align", test_headings_align);
  ADD ("menu-leaves", test_menu_leaves);
  ADD ("seats-keep-their-height", test_seats_keep_their_height);
  ADD ("waiting-takes-one-line", test_waiting_takes_one_line);
  return fixture_run (app);
}
