/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "board.h"

/* People moved and marked by keys, and where the keyboard is afterwards. */

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

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
#define ADD(name, function)                                                                        \
  g_test_add ("/board-keys/" name, Board, app, board_open, function, board_close)
  ADD ("keys", test_keys);
  ADD ("focus-follows", test_focus_follows);
  ADD ("focus-goes-on", test_focus_goes_on);
  ADD ("focus-goes-on-alone", test_focus_goes_on_alone);
  ADD ("focus-goes-on-after-several", test_focus_goes_on_after_several);
  ADD ("key-held", test_key_held);
  ADD ("mark-keys", test_mark_keys);
  ADD ("rapid-keys", test_rapid_keys);
  return fixture_run (app);
}
