/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meetings.h"

#include "spor-meeting-attendance.h"
#include "spor-meeting-form.h"
#include "spor-meeting-list.h"
#include "spor-meeting-pane.h"
#include "spor-meeting-repeat.h"
#include "spor-meeting-row.h"
#include "spor-meetings-page.h"
#include "spor-month.h"

/* Several meetings at once, and the one that is looked for. */

/* The first Tuesday of four months, one of them left out. */
static void
test_series (Meetings *m, gconstpointer data)
{
  GtkWindow *dialog;
  SporMeetingRepeat *repeat;
  GtkWidget *may;

  spor_meetings_page_ask_for_meeting (find_type (m->window, SPOR_TYPE_MEETINGS_PAGE),
                                      spor_day_from_iso ("2025-04-01"));
  dialog = find_dialog ();
  pointer_settle ();
  choose (dialog, "Mødetype", SPOR_MEETING_ONLINE);
  repeat = find_type (dialog, SPOR_TYPE_MEETING_REPEAT);
  g_assert_cmpuint (spor_meeting_repeat_count (repeat), ==, 1);
  choose (dialog, "Gentages", 2);
  g_assert_cmpuint (spor_meeting_repeat_count (repeat), ==, 6);
  gtk_spin_button_set_value (find_type (find_row (dialog, "Antal møder"), GTK_TYPE_SPIN_BUTTON), 4);
  pointer_settle ();
  g_assert_nonnull (find_label (dialog, "4 møder"));
  may = find_row (dialog, "Tirsdag den 6. maj 2025");
  g_assert_nonnull (may);
  g_assert_nonnull (find_row (dialog, "Tirsdag den 1. juli 2025"));
  gtk_check_button_set_active (find_type (may, GTK_TYPE_CHECK_BUTTON), FALSE);
  g_assert_nonnull (find_label (dialog, "3 møder"));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "meeting.make", NULL);
  fixture_wait (has_no_dialog, NULL);
  rest (m);

  g_assert_cmpuint (spor_refunds_n_meetings (refunds_of (m)), ==, 3);
  assert_times (meeting_of (m, 0), "2025-04-01T07:00:00Z", "2025-04-01T08:30:00Z");
  assert_times (meeting_of (m, 1), "2025-06-03T07:00:00Z", "2025-06-03T08:30:00Z");
  assert_times (meeting_of (m, 2), "2025-07-01T07:00:00Z", "2025-07-01T08:30:00Z");
  g_assert_cmpstr (meeting_of (m, 0)->series, ==, meeting_of (m, 2)->series);
  do_action (m, "win.undo");
  g_assert_cmpuint (spor_refunds_n_meetings (refunds_of (m)), ==, 0);
}

/* Bad times make nothing, and say why. */
static void
test_series_refused (Meetings *m, gconstpointer data)
{
  GtkWindow *dialog;

  do_action (m, "win.new-meeting");
  dialog = find_dialog ();
  pointer_settle ();
  type_in (m, find_row (dialog, "Sted"), "Odense");
  type_in (m, find_clock (dialog, FALSE), "17.00");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "meeting.make", NULL);
  rest (m);
  g_assert_nonnull (find_dialog ());
  g_assert_nonnull (find_label (dialog, "Et møde slutter, efter at det er begyndt."));
  g_assert_cmpuint (spor_refunds_n_meetings (refunds_of (m)), ==, 0);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (dialog), find_clock (dialog, TRUE)));
  gtk_window_destroy (dialog);
}

static gboolean
is_day (GtkWidget *widget, gconstpointer number)
{
  return gtk_widget_has_css_class (widget, "day")
         && !gtk_widget_has_css_class (widget, "other-month")
         && fixture_find (widget, fixture_has_label, number);
}

static void
click (GtkWidget *widget, guint times)
{
  int x, y;

  pointer_middle (widget, &x, &y);
  pointer_move (x, y);
  for (guint i = 0; i < times; i++)
    {
      pointer_click_times (1, 1);
    }
  pointer_settle ();
}

/* A day with a meeting leads to it; an empty one asks for one. */
static void
test_month (Meetings *m, gconstpointer data)
{
  GtkWidget *list = find_type (m->window, SPOR_TYPE_MEETING_LIST);
  SporMonth *month = find_type (list, SPOR_TYPE_MONTH);
  g_autofree char *first = g_strdup (spor_meeting_list_get_chosen (SPOR_MEETING_LIST (list)));
  GtkWindow *dialog;

  g_assert_true (gtk_widget_has_css_class (fixture_find_shown (list, is_day, "1"), "marked"));
  g_assert_false (gtk_widget_has_css_class (fixture_find_shown (list, is_day, "2"), "marked"));
  click (fixture_find_shown (list, is_day, "8"), 1);
  g_assert_null (find_dialog ());
  click (fixture_find_shown (list, is_day, "9"), 2);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  type_in (m, find_row (dialog, "Titel"), "Midt på ugen");
  type_in (m, find_row (dialog, "Sted"), "Odense");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "meeting.make", NULL);
  fixture_wait (has_no_dialog, NULL);
  rest (m);
  g_assert_cmpstr (meeting_of (m, 1)->title, ==, "Midt på ugen");
  g_assert_cmpint (spor_day_of_instant (meeting_of (m, 1)->starts), ==,
                   spor_day_from_iso ("2025-04-09"));
  g_assert_cmpstr (spor_meeting_list_get_chosen (SPOR_MEETING_LIST (list)), ==,
                   meeting_of (m, 1)->id);

  keyboard_take (GTK_WINDOW (m->window));
  spor_month_show (month, spor_day_from_iso ("2025-04-02"));
  gtk_widget_grab_focus (GTK_WIDGET (month));
  keyboard_press (GDK_KEY_Left);
  keyboard_press (GDK_KEY_Return);
  g_assert_cmpstr (spor_meeting_list_get_chosen (SPOR_MEETING_LIST (list)), ==, first);
  g_assert_null (find_dialog ());
}

static gboolean
is_row_titled (GtkWidget *widget, gconstpointer title)
{
  return SPOR_IS_MEETING_ROW (widget) && gtk_widget_get_child_visible (widget)
         && g_str_equal (spor_meeting_row_get_meeting (SPOR_MEETING_ROW (widget))->title, title);
}

static void
test_search (Meetings *m, gconstpointer data)
{
  GtkWidget *page = find_type (m->window, SPOR_TYPE_MEETINGS_PAGE);
  GtkWidget *search;

  type_in (m, find_row (page, "Titel"), "Fagdag");
  leave (m);
  do_action (m, "win.search");
  pointer_settle ();
  search = find_type (page, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "FAG");
  pointer_settle ();
  g_assert_nonnull (fixture_find_shown (page, is_row_titled, "Fagdag"));
  gtk_editable_set_text (GTK_EDITABLE (search), "1. april");
  pointer_settle ();
  g_assert_nonnull (fixture_find_shown (page, is_row_titled, "Fagdag"));
  gtk_editable_set_text (GTK_EDITABLE (search), "oktober");
  pointer_settle ();
  g_assert_null (fixture_find_shown (page, is_row_titled, "Fagdag"));
  g_assert_nonnull (find_label (page, "Ingen resultater"));
}

/* Beside each other where there is room, in a small window too; else one above the other. At a
 * meeting that has begun, it is who came that is asked for first. */
static void
test_columns (Meetings *m, gconstpointer data)
{
  GtkWidget *form = find_type (m->window, SPOR_TYPE_MEETING_FORM);
  GtkWidget *attendance = find_type (m->window, SPOR_TYPE_MEETING_ATTENDANCE);
  GtkWidget *pane = find_type (m->window, SPOR_TYPE_MEETING_PANE);
  graphene_rect_t left, right;

  g_assert_true (gtk_widget_compute_bounds (form, pane, &left));
  g_assert_true (gtk_widget_compute_bounds (attendance, pane, &right));
  g_assert_cmpfloat (right.origin.x, >=, left.origin.x + left.size.width);
  g_assert_cmpfloat (right.origin.y, ==, left.origin.y);
  g_assert_cmpfloat (right.size.width, ==, left.size.width);

  gtk_window_set_default_size (GTK_WINDOW (m->window), 1024, 700);
  pointer_settle ();
  g_assert_true (gtk_widget_compute_bounds (form, pane, &left));
  g_assert_true (gtk_widget_compute_bounds (attendance, pane, &right));
  g_assert_cmpfloat (right.origin.y, ==, left.origin.y);

  gtk_widget_set_size_request (form, 500, -1);
  pointer_settle ();
  g_assert_true (gtk_widget_compute_bounds (form, pane, &left));
  g_assert_true (gtk_widget_compute_bounds (attendance, pane, &right));
  g_assert_cmpfloat (right.origin.x, ==, left.origin.x);
  g_assert_cmpfloat (left.origin.y, >=, right.origin.y + right.size.height);
}

int
main (int argc, char *argv[])
{
  SporApplication *app = meetings_app_new (&argc, &argv);

  ADD ("series", meetings_open, test_series);
  ADD ("series-refused", meetings_open, test_series_refused);
  ADD ("columns", meetings_open_with_one, test_columns);
  ADD ("month", meetings_open_with_one, test_month);
  ADD ("search", meetings_open_with_one, test_search);
  return fixture_run (app);
}
