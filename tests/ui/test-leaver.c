/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "refunds.h"

#include "spor-clock.h"
#include "spor-replace-window.h"
#include "spor-signup-pane.h"

/* Somebody leaves the group: what is said of it, and the way to whoever comes instead. */

static void
meet_in (const char *path, int days)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, "tester");
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (SporMeeting) meeting = spor_meeting_new ();

  meeting->kind = SPOR_MEETING_ONLINE;
  meeting->starts = spor_clock_on_day (today () + days, 9 * 60);
  meeting->ends = meeting->starts + 3600;
  meeting->tracks = 3;
  spor_store_add_meeting (store, round, meeting, &error);
  g_assert_no_error (error);
}

static SporWindow *
open_with (SporApplication *app, const char *path, const char *name)
{
  SporWindow *window = fixture_open (app, path);
  SporSignups *signups
      = spor_snapshot_get_signups (spor_book_get_snapshot (spor_window_get_book (window)));

  for (guint i = 0; i < spor_signups_n (signups); i++)
    if (g_str_equal (spor_signups_row (signups, i)->name, name))
      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-signup", "s",
                                  spor_signups_row (signups, i)->id);
  fixture_settle ();
  return window;
}

static GtkWidget *
signup_pane (SporWindow *window)
{
  return fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_SIGNUP_PANE);
}

/* The button that a label is in */
static GtkWidget *
button_of (GtkWidget *from, const char *label)
{
  GtkWidget *found = fixture_find_shown (from, fixture_has_label, label);

  return found ? gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON) : NULL;
}

/* The toast says how many meetings go with it; the pane has the way on. */
static void
test_withdraw (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *path = book_new ("leaver.spor");
  SporWindow *window;
  GtkWidget *pane, *button;

  meet_in (path, 3);
  meet_in (path, 9);
  window = open_with (app, path, "Anne Hansen");
  pane = signup_pane (window);
  button = button_of (pane, "Find a Replacement…");
  g_assert_true (gtk_widget_get_sensitive (button));
  gtk_widget_activate_action (pane, "signup.withdraw", NULL);
  fixture_settle ();
  g_assert_nonnull (fixture_find_shown (
      GTK_WIDGET (window), fixture_has_label,
      "Anne Hansen has withdrawn, was taken off 2 meetings and still has a seat"));
  g_assert_nonnull (
      fixture_find_shown (pane, fixture_has_label,
                          "The sign-up has been withdrawn, but the seat is still taken."));
  button = button_of (pane, "Find a Replacement…");
  g_signal_emit_by_name (button, "clicked");
  fixture_settle ();
  g_assert_nonnull (fixture_find_window (SPOR_TYPE_REPLACE_WINDOW));
  fixture_close (app);
}

static AdwToast *
shown_toast (SporWindow *window)
{
  return g_object_get_data (fixture_find_type (GTK_WIDGET (window), ADW_TYPE_TOAST_OVERLAY),
                            "spor-shown-toast");
}

/* The toast is for who reads it now: it goes with the page, or by itself. What it says is in the
 * person's history. */
static void
test_toast_goes (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *path = book_new ("leaver-toast.spor");
  SporWindow *window = open_with (app, path, "Anne Hansen");

  gtk_widget_activate_action (signup_pane (window), "signup.withdraw", NULL);
  fixture_settle ();
  g_assert_nonnull (shown_toast (window));
  g_assert_cmpuint (adw_toast_get_timeout (shown_toast (window)), >, 0);
  spor_window_show_page (window, "meetings");
  fixture_settle ();
  g_assert_null (shown_toast (window));
  spor_window_show_page (window, "signups");
  fixture_settle ();
  g_assert_null (shown_toast (window));
  g_assert_nonnull (
      fixture_find (signup_pane (window), fixture_has_label, "Withdrawn: Anne Hansen"));
  fixture_close (app);
}

/* Who has no seat leaves none; nor is a seat left that its member must have. */
static void
test_not_offered (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *path = book_new ("no-leaver.spor");
  SporWindow *window = open_with (app, path, "Carl Aage Holm");
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, "tester");
  g_autoptr (SporComposition) composition = spor_store_load (store, FALSE, &error);
  GtkWidget *button;

  g_assert_null (button_of (signup_pane (window), "Find a Replacement…"));
  for (guint i = 0; i < spor_signups_n (composition->signups); i++)
    if (g_str_equal (spor_signups_row (composition->signups, i)->name, "Anne Hansen"))
      spor_store_mark (store, composition, i, SPOR_MARK_PINNED, &error);
  g_assert_no_error (error);
  fixture_close (app);
  window = open_with (app, path, "Anne Hansen");
  button = button_of (signup_pane (window), "Find a Replacement…");
  g_assert_false (gtk_widget_get_sensitive (button));
  fixture_close (app);
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_data_func ("/leaver/withdraw", app, test_withdraw);
  g_test_add_data_func ("/leaver/toast-goes", app, test_toast_goes);
  g_test_add_data_func ("/leaver/not-offered", app, test_not_offered);
  return fixture_run (app);
}
