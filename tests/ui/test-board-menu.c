/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "board.h"

#include "spor-store-rounds.h"

/* A card's menu, and the marks that it sets. */

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

/* --- Seats ---------------------------------------------------------------------------------- */

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
#define ADD(name, function)                                                                        \
  g_test_add ("/board-menu/" name, Board, app, board_open, function, board_close)
  ADD ("menu", test_menu);
  ADD ("menu-by-keyboard", test_menu_by_keyboard);
  ADD ("menu-gives-back-the-keyboard", test_menu_gives_back_the_keyboard);
  ADD ("menu-text", test_menu_text);
  ADD ("menu-is-whole", test_menu_is_whole);
  ADD ("menu-own-track-first", test_menu_own_track_first);
  ADD ("menu-says-why", test_menu_says_why);
  ADD ("menu-withdraws", test_menu_withdraws);
  ADD ("mark-menu", test_mark_menu);
  ADD ("mark-refused", test_mark_refused);
  ADD ("menu-leaves", test_menu_leaves);
  return fixture_run (app);
}
