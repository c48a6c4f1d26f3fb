/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "refunds.h"

#include "spor-claim-sums.h"
#include "spor-attendee-row.h"
#include "spor-meeting-attendance.h"
#include "spor-refund-settings.h"

/* Before the first claim: who may claim, and on what terms. */

/* --- Who came, and may claim ----------------------------------------------------------------- */

/* Nobody has come to a meeting that is still to come. */
static void
test_not_begun (gconstpointer app)
{
  g_autofree char *path = book_new ("future.spor");
  g_autoptr (GError) error = NULL;
  g_autoptr (SporMeeting) meeting = spor_meeting_new ();
  SporMeetingAttendance *attendance = g_object_new (SPOR_TYPE_MEETING_ATTENDANCE, NULL);
  SporWindow *window;
  GtkWidget *row;
  int index;

  g_object_ref_sink (attendance);
  meeting->starts = spor_day_begins (today () + 7) + 9 * 3600;
  meeting->ends = meeting->starts + 7 * 3600;
  meeting->tracks = 3;
  set (&meeting->place, "Aarhus");
  {
    g_autoptr (SporStore) store = open_store (path, "tester");
    g_autoptr (SporRound) round = spor_store_load_round (store, &error);

    spor_store_add_meeting (store, round, meeting, &error);
    g_assert_no_error (error);
  }
  window = refunds_open (app, path);
  index = spor_refunds_find_meeting (refunds_of (window), meeting->id);
  g_assert_cmpint (index, >=, 0);
  spor_meeting_attendance_show (attendance, spor_window_get_book (window), index);
  row = fixture_find_type (GTK_WIDGET (attendance), SPOR_TYPE_ATTENDEE_ROW);
  spor_attendee_row_toggle (SPOR_ATTENDEE_ROW (row));
  g_assert_false (gtk_check_button_get_active (fixture_find_type (row, GTK_TYPE_CHECK_BUTTON)));
  fixture_wait (is_idle, spor_window_get_book (window));
  fixture_settle ();
  index = spor_refunds_find_meeting (refunds_of (window), meeting->id);
  g_assert_cmpint (
      ((SporAttendee *)g_ptr_array_index (spor_refunds_attendance (refunds_of (window), index), 0))
          ->attendance,
      ==, SPOR_ATTENDANCE_INVITED);
  g_object_unref (attendance);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* --- Settings ------------------------------------------------------------------------------- */

static gboolean
has_budget (gpointer window)
{
  return refunds_of (window)->terms.budget == 5000000;
}

/* They are saved together, undone together, and the budget is a bar. */
static void
test_settings (gconstpointer app)
{
  g_autofree char *path = book_new ("settings.spor");
  SporWindow *window = refunds_open (app, path);
  GtkWindow *settings
      = spor_refund_settings_new (GTK_WIDGET (window), spor_window_get_book (window));
  GtkWidget *sums = fixture_find_type (desk_of (window), SPOR_TYPE_CLAIM_SUMS);
  GtkWidget *bar = fixture_find_type (sums, GTK_TYPE_LEVEL_BAR);
  SporClaimEntry *budget = SPOR_CLAIM_ENTRY (
      gtk_widget_get_template_child (GTK_WIDGET (settings), SPOR_TYPE_REFUND_SETTINGS, "budget"));
  GtkWidget *save = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (settings), SPOR_TYPE_REFUND_SETTINGS, "save"));

  gtk_window_present (settings);
  fixture_settle ();
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_false (gtk_widget_get_sensitive (save)); /* nothing has changed yet */
  type_into (budget, "50,000");
  g_assert_true (gtk_widget_get_sensitive (save));
  g_signal_emit_by_name (save, "clicked");
  fixture_wait (has_budget, window);
  g_assert_true (gtk_widget_get_visible (bar));
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

static gboolean
is_asked (gpointer unused)
{
  return fixture_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

static gboolean
is_gone (gpointer unused)
{
  return fixture_find_window (SPOR_TYPE_REFUND_SETTINGS) == NULL;
}

/* A book that another program writes to refuses them: what was typed is still there, and can be
 * saved later. */
static void
test_refused_settings (gconstpointer app)
{
  g_autofree char *path = book_new ("refused.spor");
  SporWindow *window = refunds_open (app, path);
  GtkWindow *settings
      = spor_refund_settings_new (GTK_WIDGET (window), spor_window_get_book (window));
  SporClaimEntry *budget = SPOR_CLAIM_ENTRY (
      gtk_widget_get_template_child (GTK_WIDGET (settings), SPOR_TYPE_REFUND_SETTINGS, "budget"));
  GtkWidget *save = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (settings), SPOR_TYPE_REFUND_SETTINGS, "save"));
  SporStore *another = open_store (path, "another");
  g_autoptr (GError) error = NULL;

  gtk_window_present (settings);
  fixture_settle ();
  type_into (budget, "50,000");
  spor_store_begin (another, "import", "test", &error);
  g_assert_no_error (error);
  g_signal_emit_by_name (save, "clicked");
  g_assert_false (is_gone (NULL));
  fixture_wait (is_asked, NULL);
  gtk_window_destroy (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  spor_store_rollback (another);
  spor_store_close (another);
  g_assert_cmpint (spor_claim_entry_get_number (budget), ==, 5000000);

  g_signal_emit_by_name (save, "clicked");
  fixture_wait (has_budget, window);
  fixture_wait (is_gone, NULL);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_data_func ("/refunds/not-begun", app, test_not_begun);
  g_test_add_data_func ("/refunds/settings", app, test_settings);
  g_test_add_data_func ("/refunds/refused-settings", app, test_refused_settings);
  return fixture_run (app);
}
