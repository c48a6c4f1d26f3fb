/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "refunds.h"

#include "spor-claim-sums.h"
#include "spor-dispute.h"
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
  fixture_wait (fixture_is_idle, spor_window_get_book (window));
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

/* What another program makes of the round's terms. */
static void
set_elsewhere (const char *path, SporCarRate car_rate, guint days_after, gint64 budget)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, "another");
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  SporRefundTerms terms;

  spor_store_load_terms (store, round, &terms, &error);
  terms.car_rate = car_rate;
  terms.days_after = days_after;
  terms.budget = budget;
  spor_store_save_terms (store, round, NULL, &terms, &error);
  g_assert_no_error (error);
}

static gpointer
part_of (gpointer settings, const char *id)
{
  return gtk_widget_get_template_child (settings, SPOR_TYPE_REFUND_SETTINGS, id);
}

static gboolean
is_disputed_budget (gpointer entry)
{
  return spor_claim_entry_is_disputed (entry);
}

static gboolean
is_disputed (gpointer dispute)
{
  return spor_dispute_get_theirs (dispute) && gtk_widget_get_mapped (dispute);
}

static gboolean
has_our_budget (gpointer window)
{
  return refunds_of (window)->terms.budget == 1700000;
}

/* What another program has changed meanwhile is not written over unseen: the field says so first,
 * and what was not changed here stays theirs. */
static void
test_settings_elsewhere (gconstpointer app)
{
  g_autofree char *path = book_new ("elsewhere.spor");
  SporWindow *window = refunds_open (app, path);
  GtkWindow *settings
      = spor_refund_settings_new (GTK_WIDGET (window), spor_window_get_book (window));
  SporClaimEntry *budget = part_of (settings, "budget");
  const SporRefundTerms *now;

  gtk_window_present (settings);
  fixture_settle ();
  type_into (budget, "17,000");
  set_elsewhere (path, SPOR_CAR_RATE_HIGH, 7, 2200000);
  g_signal_emit_by_name (part_of (settings, "save"), "clicked");
  fixture_wait (is_disputed_budget, budget);
  fixture_wait (fixture_is_idle, spor_window_get_book (window));
  fixture_settle ();
  g_assert_false (is_asked (NULL));
  g_assert_false (is_gone (NULL));
  g_assert_cmpint (refunds_of (window)->terms.budget, ==, 2200000);
  g_assert_cmpint (spor_claim_entry_get_number (budget), ==, 1700000);
  g_assert_cmpint (adw_combo_row_get_selected (part_of (settings, "car_rate")), ==, 1);

  g_signal_emit_by_name (part_of (settings, "save"), "clicked");
  fixture_wait (has_our_budget, window);
  fixture_wait (is_gone, NULL);
  now = &refunds_of (window)->terms;
  g_assert_cmpint (now->car_rate, ==, SPOR_CAR_RATE_HIGH);
  g_assert_cmpint (now->days_after, ==, 7);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* It is said while one changes them; whoever takes all of theirs has nothing to save. */
static void
test_theirs_taken (gconstpointer app)
{
  g_autofree char *path = book_new ("taken.spor");
  SporWindow *window = refunds_open (app, path);
  GtkWindow *settings
      = spor_refund_settings_new (GTK_WIDGET (window), spor_window_get_book (window));
  SporDispute *days = part_of (settings, "days_after_dispute");
  SporDispute *rate = part_of (settings, "car_rate_dispute");

  gtk_window_present (settings);
  fixture_settle ();
  gtk_spin_button_set_value (part_of (settings, "days_after"), 4);
  set_elsewhere (path, SPOR_CAR_RATE_LOW, 90, 0);
  fixture_wait (is_disputed, days);
  g_assert_cmpstr (spor_dispute_get_theirs (days), ==, "90");
  g_assert_null (spor_dispute_get_theirs (rate));
  g_assert_cmpfloat (gtk_spin_button_get_value (part_of (settings, "days_after")), ==, 4);
  g_signal_emit_by_name (days, "taken");
  g_assert_null (spor_dispute_get_theirs (days));
  g_assert_cmpfloat (gtk_spin_button_get_value (part_of (settings, "days_after")), ==, 90);
  g_assert_false (gtk_widget_get_sensitive (part_of (settings, "save")));
  gtk_window_close (settings);
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
  g_test_add_data_func ("/refunds/settings-elsewhere", app, test_settings_elsewhere);
  g_test_add_data_func ("/refunds/settings-theirs-taken", app, test_theirs_taken);
  return fixture_run (app);
}
