/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pointer.h"

#include "spor-board-page.h"
#include "spor-candidate-list.h"
#include "spor-seat.h"
#include "spor-track-panel.h"
#include "spor-waiting-list.h"

/* The board in a window, and what the book says of it. */

/* A window on the board of a book of its own. */
typedef struct
{
  SporApplication *app;
  SporWindow *window;
  char *path;
} Board;

static inline void
board_open (Board *board, gconstpointer data)
{
  board->app = (SporApplication *)data;
  board->path = fixture_book_new ("board.spor", TRUE);
  board->window = fixture_open (board->app, board->path);
  spor_window_show_page (board->window, "board");
  gtk_window_set_default_size (GTK_WINDOW (board->window), 1280, 860);
  gtk_window_present (GTK_WINDOW (board->window));
  pointer_settle ();
  keyboard_take (GTK_WINDOW (board->window));
}

static inline gboolean
board_is_forgotten (gpointer book)
{
  return G_OBJECT (book)->ref_count == 1;
}

/* Nobody has the book any more once its windows are gone, or its file would stay open. */
static inline void
board_close (Board *board, gconstpointer data)
{
  g_autoptr (GPtrArray) books = fixture_books ();

  fixture_close (board->app);
  for (guint i = 0; i < books->len; i++)
    fixture_wait (board_is_forgotten, books->pdata[i]);
  g_remove (board->path);
  g_free (board->path);
}

/* What another program does is noticed: begins with what the window shows before that. */
typedef struct
{
  SporBook *book;
  SporSnapshot *before;
} BoardNews;

static inline gboolean
board_has_news (gpointer data)
{
  BoardNews *news = data;

  return spor_book_get_snapshot (news->book) != news->before;
}

static inline BoardNews
board_before_news (Board *board)
{
  SporBook *book = spor_window_get_book (board->window);

  return (BoardNews){ book, g_object_ref (spor_book_get_snapshot (book)) };
}

static inline void
board_wait_for_news (BoardNews *news)
{
  fixture_wait (board_has_news, news);
  g_object_unref (news->before);
  pointer_settle ();
}

static inline void
board_on_sought_cb (gboolean *sought)
{
  *sought = TRUE;
}

static inline gboolean
board_has_sought (gpointer sought)
{
  return *(gboolean *)sought;
}

/* A search begins when nothing has been typed for a moment. */
static inline void
board_search (GtkWidget *search, const char *text)
{
  gboolean sought = FALSE;
  gulong id = g_signal_connect_swapped (search, "search-changed", G_CALLBACK (board_on_sought_cb),
                                        &sought);

  gtk_editable_set_text (GTK_EDITABLE (search), text);
  fixture_wait (board_has_sought, &sought);
  g_signal_handler_disconnect (search, id);
  pointer_settle ();
}

/* What the book says, by @read; its worker has a while to get there. */
static inline void
assert_reads (Board *board, char *(*read) (Board *board), const char *expected)
{
  g_autofree char *now = read (board);

  for (guint tries = 0; tries < 50 && !g_str_equal (now, expected); tries++)
    {
      pointer_settle ();
      g_free (now);
      now = read (board);
    }
  g_assert_cmpstr (now, ==, expected);
  pointer_settle ();
}

static inline gboolean
is_empty_seat (GtkWidget *widget, gconstpointer data)
{
  return SPOR_IS_SEAT (widget) && !spor_card_get_signup (spor_seat_get_card (SPOR_SEAT (widget)));
}

static inline gboolean
is_waiting_list (GtkWidget *widget, gconstpointer data)
{
  return SPOR_IS_WAITING_LIST (widget);
}

static inline gboolean
is_candidate_list (GtkWidget *widget, gconstpointer data)
{
  return SPOR_IS_CANDIDATE_LIST (widget);
}

static inline GtkWidget *
card (Board *board, const char *name)
{
  GtkWidget *found = fixture_find_shown (GTK_WIDGET (board->window), fixture_is_card_of, name);

  if (!found)
    g_error ("There is no card of %s", name);
  return found;
}

/* The n-th track's panel, from 0. */
static inline GtkWidget *
track_panel (Board *board, guint n)
{
  GtkWidget *any = card (board, "Anne Hansen");
  GtkWidget *page = gtk_widget_get_ancestor (any, SPOR_TYPE_BOARD_PAGE);
  GtkWidget *panel = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (page); child && !panel;)
    {
      if (SPOR_IS_TRACK_PANEL (child))
        panel = child;
      else if (gtk_widget_get_first_child (child))
        child = gtk_widget_get_first_child (child);
      else
        {
          while (child != page && !gtk_widget_get_next_sibling (child))
            child = gtk_widget_get_parent (child);
          child = child == page ? NULL : gtk_widget_get_next_sibling (child);
        }
    }
  while (panel && n-- > 0)
    panel = gtk_widget_get_next_sibling (panel);
  g_assert_nonnull (panel);
  return panel;
}

static inline GtkWidget *
empty_seat (Board *board, guint track)
{
  return fixture_find_shown (track_panel (board, track), is_empty_seat, NULL);
}

/* What the book on the disk holds: "Anne Hansen, …" of one list. */
static inline char *
book_list (Board *board, guint track, gboolean seated)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (NULL);
  g_autoptr (SporStore) store = spor_store_open (board->path, places, "reader", &error);
  g_autoptr (SporComposition) composition = NULL;
  GString *names = g_string_new (NULL);
  GArray *list;

  g_assert_no_error (error);
  composition = spor_store_load (store, FALSE, &error);
  g_assert_no_error (error);
  list = seated ? composition->seated[track] : composition->waiting[track];
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (
        names, "%s%s", i ? ", " : "",
        spor_signups_row (composition->signups, g_array_index (list, guint, i))->name);
  return g_string_free (names, FALSE);
}

/* The move is made by the book's worker; it has a while to get there. */
static inline void
assert_list (Board *board, guint track, gboolean seated, const char *names)
{
  g_autofree char *now = book_list (board, track, seated);

  for (guint tries = 0; tries < 50 && !g_str_equal (now, names); tries++)
    {
      pointer_settle ();
      g_free (now);
      now = book_list (board, track, seated);
    }
  g_assert_cmpstr (now, ==, names);
  pointer_settle ();
}

static inline void
assert_seated (Board *board, guint track, const char *names)
{
  assert_list (board, track, TRUE, names);
}

static inline void
assert_waiting (Board *board, guint track, const char *names)
{
  assert_list (board, track, FALSE, names);
}

/* Who has the keyboard, by name; "" for nobody. */
static inline const char *
focused_name (Board *board)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (board->window));
  GtkWidget *in = focus ? gtk_widget_get_ancestor (focus, SPOR_TYPE_CARD) : NULL;
  SporSignup *signup = in ? spor_card_get_signup (SPOR_CARD (in)) : NULL;

  return signup ? spor_signup_get_row (signup)->name : "";
}

/* @name with the keyboard on the card, and @key pressed. */
static inline void
seat_by_key (Board *board, const char *name, guint key)
{
  gtk_widget_grab_focus (card (board, name));
  keyboard_press (key);
}

/* Text so much larger than usual, until it is 100 again. */
static inline void
set_text_scale (guint percent)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int)(96 * 1024 * percent / 100), NULL);
  pointer_settle ();
}

/* "Anne Hansen: pinned" of all who are marked in the book on the disk. */
static inline char *
book_marks (Board *board)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (NULL);
  g_autoptr (SporStore) store = spor_store_open (board->path, places, "reader", &error);
  g_autoptr (SporComposition) composition = NULL;
  GString *marks = g_string_new (NULL);

  g_assert_no_error (error);
  composition = spor_store_load (store, FALSE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < composition->marks->len; i++)
    {
      const SporMarked *marked = &g_array_index (composition->marks, SporMarked, i);

      g_string_append_printf (marks, "%s%s: %s", i ? ", " : "",
                              spor_signups_row (composition->signups, marked->signup)->name,
                              marked->mark == SPOR_MARK_PINNED ? "pinned" : "barred");
    }
  return g_string_free (marks, FALSE);
}

static inline void
assert_marks (Board *board, const char *marks)
{
  assert_reads (board, book_marks, marks);
}
