/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "signups.h"

#include "asked.h"

#include "spor-board-page.h"
#include "spor-date-entry.h"

/* Somebody who has signed up by mail or telephone. */

#define NEW "Sidsel Sen"

static Page
open_to_add (SporApplication *app, const char *path)
{
  Page page = { .window = fixture_open (app, path) };

  page.page = fixture_find_type (GTK_WIDGET (page.window), SPOR_TYPE_SIGNUPS_PAGE);
  page.view = fixture_find_type (page.page, GTK_TYPE_COLUMN_VIEW);
  page.model = G_LIST_MODEL (gtk_column_view_get_model (page.view));
  gtk_window_set_default_size (GTK_WINDOW (page.window), 1024, 600);
  gtk_window_present (GTK_WINDOW (page.window));
  keyboard_take (GTK_WINDOW (page.window));
  return page;
}

static void
ask (Page *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page->window), "win.new-signup", NULL);
  fixture_wait (is_asked, NULL);
  pointer_settle ();
}

static gboolean
is_answering (gpointer data)
{
  Page *page = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (page->window));
  GtkWidget *row;

  page->pane = fixture_find_type (page->page, SPOR_TYPE_SIGNUP_PANE);
  row = page->pane ? find_answer_row (GTK_WIDGET (page->pane), SPOR_FIELD_MUNICIPALITY) : NULL;
  return row && focus && gtk_widget_is_ancestor (focus, row) && pane_is_filled (page->pane);
}

static void
sign_up (Page *page)
{
  ask (page);
  hands_type (NEW);
  hands_press ("Return");
  fixture_wait (is_answering, page);
  g_assert_cmpstr (spor_signup_get_row (spor_signup_pane_get_signup (page->pane))->name, ==, NEW);
}

static gboolean
has_place (gpointer data)
{
  const SporSignupRow *row = find_row (data, NEW);

  return row && g_str_equal (row->place, "Odense");
}

static gboolean
is_gone (gpointer data)
{
  return find_row (data, NEW) == NULL;
}

/* A name, and the keyboard is where the rest is typed, which can be seen; one undo, and nobody has
 * been added. */
static void
test_signs_up (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("new-signup.spor", TRUE);
  Page page = open_to_add ((SporApplication *)data, path);
  GtkWidget *row, *scroll;
  graphene_rect_t bounds;

  fixture_animate (TRUE); /* GTK is on its way elsewhere */
  sign_up (&page);
  pointer_settle ();
  row = find_answer_row (GTK_WIDGET (page.pane), SPOR_FIELD_MUNICIPALITY);
  scroll = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  g_assert_true (gtk_widget_compute_bounds (row, scroll, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (scroll));
  g_assert_cmpstr (adw_preferences_row_get_title (
                       find_answer_row (GTK_WIDGET (page.pane), SPOR_FIELD_NAME)),
                   ==, "Name");
  hands_type ("Odense");
  hands_press ("Return");
  fixture_wait (has_place, &page);
  fixture_settle ();
  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (page.window), "win.undo", NULL);
      fixture_settle ();
    }
  fixture_wait (is_gone, &page);
  fixture_animate (FALSE);
  fixture_close ((SporApplication *)data);
}

static gboolean
is_answering_about_next (gpointer data)
{
  Page *page = data;
  SporSignup *shown = page->pane ? spor_signup_pane_get_signup (page->pane) : NULL;

  return shown && g_str_equal (spor_signup_get_row (shown)->name, "Bo Bech") && is_answering (page);
}

static gboolean
have_places (gpointer data)
{
  const SporSignupRow *first = find_row (data, NEW);
  const SporSignupRow *next = find_row (data, "Bo Bech");

  return first && g_str_equal (first->place, "Odense") && next
         && g_str_equal (next->place, "Svendborg");
}

/* One after another: what is typed about the first is theirs, although nothing has been pressed
 * after it, and the last thing done is the adding. */
static void
test_one_after_another (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("several-new.spor", TRUE);
  Page page = open_to_add ((SporApplication *)data, path);
  SporSnapshot *snapshot;

  sign_up (&page);
  hands_type ("Odense");
  ask (&page);
  hands_type ("Bo Bech");
  hands_press ("Return");
  fixture_wait (is_answering_about_next, &page);
  snapshot = spor_book_get_snapshot (spor_window_get_book (page.window));
  g_assert_cmpstr (spor_snapshot_get_undo (snapshot), ==, "New sign-up: Bo Bech");
  hands_type ("Svendborg");
  hands_press ("Return");
  fixture_wait (have_places, &page);
  fixture_close ((SporApplication *)data);
}

/* The first of all, where the page says that there is nobody yet. */
static void
test_first (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("first.spor", FALSE);
  Page page = open_to_add ((SporApplication *)data, path);

  sign_up (&page);
  fixture_wait (has_rows, page.model);
  fixture_close ((SporApplication *)data);
}

static gboolean
is_board_offer (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "win.new-signup")
                == 0
         && gtk_widget_get_ancestor (widget, SPOR_TYPE_BOARD_PAGE);
}

/* The board, which a new round comes to, offers it as well. */
static void
test_first_from_board (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("first-board.spor", FALSE);
  Page page = open_to_add ((SporApplication *)data, path);
  GtkWidget *offer;

  spor_window_show_page (page.window, "board");
  pointer_settle ();
  offer = fixture_find_shown (GTK_WIDGET (page.window), is_board_offer, NULL);
  g_assert_nonnull (offer);
  pointer_click_with (0, offer);
  fixture_wait (is_asked, NULL);
  pointer_settle ();
  hands_type (NEW);
  hands_press ("Return");
  fixture_wait (is_answering, &page);
  fixture_close ((SporApplication *)data);
}

/* What is no name is said, and not added; Escape leaves it. */
static void
test_no_name (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("no-name.spor", TRUE);
  Page page = open_to_add ((SporApplication *)data, path);
  AdwMessageDialog *dialog;

  ask (&page);
  dialog = ADW_MESSAGE_DIALOG (question ());
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "add"));
  hands_type ("Bo 010190-1234");
  pointer_settle ();
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "add"));
  hands_press ("Escape");
  fixture_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (page.model), ==, G_N_ELEMENTS (invented));
  fixture_close ((SporApplication *)data);
}

static gboolean
is_in_round (gpointer data)
{
  return find_row (data, NEW) != NULL;
}

static gboolean
can_add (void)
{
  return adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (question ()), "add");
}

/* The day of the mail, not that of the typing: whoever wrote in time is not late. Enter in the date
 * adds; a day that is none, or is yet to come, does not. */
static void
test_day (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("day-of-mail.spor", TRUE);
  Page page = open_to_add ((SporApplication *)data, path);
  gint64 day = spor_day_from_iso ("2025-02-20");

  ask (&page);
  hands_type (NEW);
  g_assert_true (can_add ());
  hands_fill (HANDS_KEYBOARD, "Signed up on", "20.2.2999");
  g_assert_false (can_add ());
  hands_read ("This day is yet to come.");
  hands_press ("Return");
  g_assert_false (can_add ());
  hands_read ("This day is yet to come.");
  hands_fill (HANDS_KEYBOARD, "Signed up on", "soon");
  g_assert_false (can_add ());
  hands_fill (HANDS_KEYBOARD, "Signed up on", "20.2.2025");
  g_assert_true (can_add ());
  hands_press ("Return");
  fixture_wait (is_in_round, &page);
  g_assert_cmpint (find_row (&page, NEW)->created, ==, spor_day_begins (day));
  g_assert_false (find_row (&page, NEW)->problems & (1 << SPOR_PROBLEM_LATE));
  fixture_close ((SporApplication *)data);
}

static gboolean
says_late (void)
{
  return fixture_find_shown (question (), hands_has, "this sign-up is late") != NULL;
}

/* Before anything is added: on the day that is there to begin with, and on each that is typed. */
static void
test_late (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("late.spor", TRUE);
  Page page = open_to_add ((SporApplication *)data, path);

  ask (&page);
  hands_read (
      "The deadline was 3 March 2025: this sign-up is late, and cannot be seated until that "
      "is waived.");
  hands_type (NEW);
  hands_fill (HANDS_KEYBOARD, "Signed up on", "3.3.2025");
  g_assert_false (says_late ());
  hands_fill (HANDS_KEYBOARD, "Signed up on", "4.3.2025");
  g_assert_true (says_late ());
  g_assert_true (can_add ());
  hands_fill (HANDS_KEYBOARD, "Signed up on", "20.2.2999");
  g_assert_false (says_late ());
  hands_fill (HANDS_KEYBOARD, "Signed up on", "4.3.2025");
  hands_press ("Return");
  fixture_wait (is_in_round, &page);
  g_assert_true (find_row (&page, NEW)->problems & (1 << SPOR_PROBLEM_LATE));
  fixture_close ((SporApplication *)data);
}

/* Whoever is called the same is named, and nothing is forbidden. */
static void
test_namesake (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("namesake.spor", TRUE);
  Page page = open_to_add ((SporApplication *)data, path);
  GtkWidget *said;

  ask (&page);
  hands_type ("anne  hansen");
  hands_read ("Anne Hansen of Aarhus has signed up already.");
  g_assert_true (can_add ());
  hands_type ("!");
  said = fixture_find_shown (question (), hands_has, "has signed up already");
  g_assert_null (said);
  g_assert_null (hands_find ("Show"));
  hands_press ("Escape");
  fixture_settle ();
  fixture_close ((SporApplication *)data);
}

static gboolean
is_looking_at_anne (gpointer data)
{
  Page *page = data;
  SporSignup *shown;

  page->pane = fixture_find_type (page->page, SPOR_TYPE_SIGNUP_PANE);
  shown = page->pane ? spor_signup_pane_get_signup (page->pane) : NULL;
  return shown && g_str_equal (spor_signup_get_row (shown)->name, "Anne Hansen");
}

/* The namesake is looked at instead, and nobody is added. */
static void
test_shows_namesake (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("shows-namesake.spor", TRUE);
  Page page = open_to_add ((SporApplication *)data, path);

  ask (&page);
  hands_type ("anne  hansen");
  hands_use (HANDS_KEYBOARD, "Show");
  fixture_wait (is_looking_at_anne, &page);
  fixture_settle ();
  g_assert_null (question ());
  g_assert_cmpuint (g_list_model_get_n_items (page.model), ==, G_N_ELEMENTS (invented));
  fixture_close ((SporApplication *)data);
}

/* Another sign-up in Anne Hansen's name. */
static void
add_another_anne (const char *path)
{
  static const Invented anne
      = { "Anne Hansen", "Vejle", "2", "Superbruger", "Folkebibliotek", "anne@vejle.dk" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (path, places, "tester", &error);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);

  g_assert_no_error (error);
  spor_store_begin (store, "import", "another", &error);
  fixture_add_one (store, round, &anne, 24, NULL);
  spor_store_commit (store, &error);
  g_assert_no_error (error);
}

static gboolean
lists_two_annes (gpointer data)
{
  Page *page = data;

  for (guint i = 0; i < g_list_model_get_n_items (page->model); i++)
    {
      g_autoptr (SporSignupSlot) slot = g_list_model_get_item (page->model, i);
      const SporSignupRow *row = row_of (slot);

      if (!row || !g_str_equal (row->name, "Anne Hansen"))
        return FALSE;
    }
  return g_list_model_get_n_items (page->model) == 2;
}

/* Of two it is said that they are two, and both are shown, although one was filtered away. */
static void
test_two_namesakes (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("two-namesakes.spor", TRUE);
  Page page;

  add_another_anne (path);
  page = open_to_add ((SporApplication *)data, path);
  spor_filter_bar_set_facet (spor_signups_page_get_filters (SPOR_SIGNUPS_PAGE (page.page)),
                             SPOR_FACET_TRACK, 1u << 0);
  pointer_settle ();
  ask (&page);
  hands_type ("anne hansen");
  hands_read ("There are already 2 sign-ups in the name of Anne Hansen.");
  g_assert_true (can_add ());
  hands_use (HANDS_KEYBOARD, "Show");
  fixture_wait (lists_two_annes, &page);
  fixture_wait (is_looking_at_anne, &page);
  fixture_settle ();
  g_assert_true (lists_two_annes (&page));
  fixture_close ((SporApplication *)data);
}

static graphene_rect_t
place_of (GtkWidget *widget)
{
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (widget, gtk_widget_get_parent (widget), &place));
  return place;
}

/* What is said about a day moves neither its entry nor the words before it. */
static void
test_day_stays (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("day-stays.spor", TRUE);
  Page page = open_to_add ((SporApplication *)data, path);
  GtkWidget *label, *date;
  graphene_rect_t label_before, date_before, label_after, date_after;

  ask (&page);
  label = fixture_find_shown (question (), hands_says, "Signed up on");
  date = fixture_find_type (question (), SPOR_TYPE_DATE_ENTRY);
  label_before = place_of (label);
  date_before = place_of (date);
  hands_fill (HANDS_KEYBOARD, "Signed up on", "20.2.2999");
  hands_read ("This day is yet to come.");
  pointer_settle ();
  label_after = place_of (label);
  date_after = place_of (date);
  g_assert_true (graphene_rect_equal (&label_before, &label_after));
  g_assert_cmpfloat (date_after.origin.x, ==, date_before.origin.x);
  g_assert_cmpfloat (date_after.size.width, ==, date_before.size.width);
  fixture_close ((SporApplication *)data);
}

/* What cannot be written now is quoted. */
static void
test_refused (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("refused.spor", TRUE);
  Page page = open_to_add ((SporApplication *)data, path);

  ask (&page);
  hands_type (NEW);
  g_assert_cmpint (g_rename (path, "elsewhere.spor"), ==, 0);
  answer ("add");
  fixture_wait (is_asked, NULL);
  g_assert_nonnull (fixture_find_shown (question (), hands_has, NEW));
  g_assert_cmpint (g_rename ("elsewhere.spor", path), ==, 0);
  answer ("close");
  fixture_close ((SporApplication *)data);
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_data_func ("/signups/new/signs-up", app, test_signs_up);
  g_test_add_data_func ("/signups/new/one-after-another", app, test_one_after_another);
  g_test_add_data_func ("/signups/new/first", app, test_first);
  g_test_add_data_func ("/signups/new/first-from-board", app, test_first_from_board);
  g_test_add_data_func ("/signups/new/no-name", app, test_no_name);
  g_test_add_data_func ("/signups/new/day", app, test_day);
  g_test_add_data_func ("/signups/new/late", app, test_late);
  g_test_add_data_func ("/signups/new/namesake", app, test_namesake);
  g_test_add_data_func ("/signups/new/shows-namesake", app, test_shows_namesake);
  g_test_add_data_func ("/signups/new/two-namesakes", app, test_two_namesakes);
  g_test_add_data_func ("/signups/new/day-stays", app, test_day_stays);
  g_test_add_data_func ("/signups/new/refused", app, test_refused);
  return fixture_run (app);
}
