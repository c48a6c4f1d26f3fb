/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pointer.h"

#include "spor-date-entry.h"
#include "spor-language.h"
#include "spor-month.h"
#include "spor-time.h"

/* A window with a date in it, and something else to go to. */
typedef struct
{
  GtkWindow *window;
  SporDateEntry *date;
  GtkWidget *entry;
  GtkWidget *other;
  guint n_days; /* how often the day has changed */
} Dates;

static void
on_day_changed_cb (Dates *dates)
{
  dates->n_days++;
}

static void
dates_open (Dates *dates, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  dates->window = GTK_WINDOW (adw_window_new ());
  dates->date = SPOR_DATE_ENTRY (spor_date_entry_new ());
  dates->entry = spor_date_entry_get_entry (dates->date);
  dates->other = gtk_button_new_with_label ("Else");
  gtk_widget_set_halign (GTK_WIDGET (dates->date), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (dates->date));
  gtk_box_append (GTK_BOX (box), dates->other);
  adw_window_set_content (ADW_WINDOW (dates->window), box);
  spor_date_entry_set_day (dates->date, spor_day_from_iso ("2025-03-03"));
  g_signal_connect_swapped (dates->date, "notify::day", G_CALLBACK (on_day_changed_cb), dates);
  gtk_window_set_default_size (dates->window, 500, 500);
  gtk_window_present (dates->window);
  pointer_settle ();
  keyboard_take (dates->window);
  gtk_widget_grab_focus (dates->entry);
}

static void
dates_close (Dates *dates, gconstpointer data)
{
  gtk_window_destroy (dates->window);
  fixture_settle ();
}

static void
assert_day (Dates *dates, const char *expected)
{
  g_autofree char *iso = spor_day_to_iso (spor_date_entry_get_day (dates->date));

  g_assert_cmpstr (iso, ==, expected);
}

static void
assert_text (Dates *dates, const char *expected)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dates->entry)), ==, expected);
}

/* As if typed over what is there, and then left. */
static void
type_and_leave (Dates *dates, const char *text)
{
  gtk_widget_grab_focus (dates->entry);
  gtk_editable_set_text (GTK_EDITABLE (dates->entry), text);
  gtk_widget_grab_focus (dates->other);
  fixture_settle ();
}

static gboolean
is_message (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "error");
}

static void
test_typed (Dates *dates, gconstpointer data)
{
  assert_text (dates, "3. marts 2025");
  type_and_leave (dates, "4.4.2025");
  assert_day (dates, "2025-04-04");
  assert_text (dates, "4. april 2025");
  type_and_leave (dates, "5/5");
  assert_day (dates, "2025-05-05");
  type_and_leave (dates, "6. juni 2026");
  assert_day (dates, "2026-06-06");
  g_assert_cmpuint (dates->n_days, ==, 3);
  type_and_leave (dates, "6.6.2026");
  assert_text (dates, "6. juni 2026");
  g_assert_cmpuint (dates->n_days, ==, 3);
}

static void
test_refused (Dates *dates, gconstpointer data)
{
  GtkWidget *message = fixture_find (GTK_WIDGET (dates->date), is_message, NULL);

  type_and_leave (dates, "31/2");
  assert_day (dates, "2025-03-03");
  assert_text (dates, "31/2");
  g_assert_true (gtk_widget_get_visible (message));
  g_assert_false (spor_date_entry_is_valid (dates->date));

  gtk_widget_grab_focus (dates->entry);
  keyboard_press (GDK_KEY_Escape);
  assert_text (dates, "3. marts 2025");
  g_assert_false (gtk_widget_get_visible (message));
  g_assert_true (spor_date_entry_is_valid (dates->date));

  type_and_leave (dates, "");
  g_assert_true (gtk_widget_get_visible (message));
  g_object_set (dates->date, "optional", TRUE, NULL);
  type_and_leave (dates, "");
  g_assert_false (gtk_widget_get_visible (message));
  assert_day (dates, NULL);
  g_assert_cmpuint (dates->n_days, ==, 1);
}

static void
keyboard_press_alt_down (void)
{
  KeyCode alt = XKeysymToKeycode (pointer_display (), GDK_KEY_Alt_L);

  XTestFakeKeyEvent (pointer_display (), alt, TRUE, CurrentTime);
  keyboard_press (GDK_KEY_Down);
  XTestFakeKeyEvent (pointer_display (), alt, FALSE, CurrentTime);
  pointer_settle ();
}

/* Alt+Down, a week and a day on, Enter. */
static void
test_keyboard (Dates *dates, gconstpointer data)
{
  keyboard_press_alt_down ();
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (dates->date), fixture_has_label, "Marts 2025"));
  keyboard_press (GDK_KEY_Down);
  keyboard_press (GDK_KEY_Right);
  keyboard_press (GDK_KEY_Return);
  assert_day (dates, "2025-03-11");
  assert_text (dates, "11. marts 2025");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (dates->window), dates->entry));

  keyboard_press_alt_down ();
  keyboard_press (GDK_KEY_Page_Down);
  keyboard_press (GDK_KEY_space);
  assert_day (dates, "2025-04-11");
}

static gboolean
is_day (GtkWidget *widget, gconstpointer number)
{
  return gtk_widget_has_css_class (widget, "day")
         && !gtk_widget_has_css_class (widget, "other-month")
         && fixture_find (widget, fixture_has_label, number);
}

static void
test_pointer (Dates *dates, gconstpointer data)
{
  int x, y;

  pointer_middle (dates->entry, &x, &y);
  pointer_move (x + gtk_widget_get_width (dates->entry) / 2 - 16, y);
  pointer_click_times (1, 1);
  pointer_middle (fixture_find_shown (GTK_WIDGET (dates->date), is_day, "20"), &x, &y);
  pointer_move (x, y);
  pointer_click_times (1, 1);
  assert_day (dates, "2025-03-20");
}

/* The keyboard goes in and out, in either direction. */
static void
test_tab (Dates *dates, gconstpointer data)
{
  gtk_widget_grab_focus (dates->other);
  keyboard_press_with (GDK_KEY_Shift_L, GDK_KEY_Tab);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (dates->window), dates->entry));
  keyboard_press_with (GDK_KEY_Shift_L, GDK_KEY_Tab);
  g_assert_true (gtk_window_get_focus (dates->window) == dates->other);
  keyboard_press (GDK_KEY_Tab);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (dates->window), dates->entry));
}

/* The first column is Monday, whatever the machine's locale says. */
static void
test_monday (Dates *dates, gconstpointer data)
{
  GtkWidget *month = spor_month_new ();
  GtkWidget *grid;
  GtkWidget *head, *first;

  g_object_ref_sink (month);
  spor_month_set_day (SPOR_MONTH (month), spor_day_from_iso ("2025-03-15"));
  grid = fixture_find_type (month, GTK_TYPE_GRID);
  head = gtk_grid_get_child_at (GTK_GRID (grid), 0, 0);
  first = gtk_grid_get_child_at (GTK_GRID (grid), 0, 1);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (head)), ==, "ma");
  /* 1 March 2025 was a Saturday */
  g_assert_nonnull (fixture_find (first, fixture_has_label, "24"));
  g_assert_true (gtk_widget_has_css_class (first, "other-month"));
  g_object_unref (month);
}

#define ADD(path, test) g_test_add ("/dates/" path, Dates, NULL, dates_open, test, dates_close)

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  spor_language_init ("da");
  gtk_disable_setlocale ();
  app = fixture_app_new ();
  ADD ("typed", test_typed);
  ADD ("refused", test_refused);
  ADD ("keyboard", test_keyboard);
  ADD ("pointer", test_pointer);
  ADD ("tab", test_tab);
  ADD ("monday", test_monday);
  return fixture_run (app);
}
