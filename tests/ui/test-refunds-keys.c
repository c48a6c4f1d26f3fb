/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "manners.h"
#include "refunds.h"

#include "spor-claim-deed.h"
#include "spor-claim-list.h"
#include "spor-refunds-page.h"

/* Refunds by keyboard alone: a claim is begun from anywhere, submitted where it is written, and the
 * views of the claims have keys. */

static SporWindow *
keys_open (gconstpointer app, const char *path, const char *page)
{
  SporWindow *window = fixture_open ((SporApplication *)app, path);

  spor_window_show_page (window, page);
  gtk_window_present (GTK_WINDOW (window));
  pointer_settle ();
  return window;
}

static void
keys_close (gconstpointer app, const char *path)
{
  fixture_close (SPOR_APPLICATION ((gpointer)app));
  g_remove (path);
}

static gpointer
desk_part (SporWindow *window, const char *id)
{
  return gtk_widget_get_template_child (desk_of (window), SPOR_TYPE_CLAIM_DESK, id);
}

static gboolean
is_within (GType type)
{
  return hands_focus () && gtk_widget_get_ancestor (hands_focus (), type);
}

/* --- A claim -------------------------------------------------------------------------------- */

static gboolean
is_submitted (gpointer window)
{
  return newest_claim (window)->state == SPOR_CLAIM_SUBMITTED;
}

/* Begun on another page; what is typed last is submitted with the rest. */
static void
test_claim (gconstpointer app)
{
  g_autofree char *path = book_new ("keys-claim.spor");
  SporWindow *window = keys_open (app, path, "map");

  hands_press ("<Shift><Control>n");
  fixture_wait (hands_are_elsewhere, window);
  pointer_settle ();
  hands_press ("Tab");
  hands_press ("Tab");
  hands_press ("Tab");
  hands_press ("Return");
  fixture_wait (is_editing, window);
  pointer_settle ();
  hands_press ("Return"); /* Add Line */
  hands_press ("Return"); /* Public Transport */
  hands_type ("45");
  hands_press ("<Control>Return");
  fixture_wait (is_submitted, window);
  g_assert_cmpint (spor_claim_total (newest_claim (window)), ==, 4500);
  keys_close (app, path);
}

/* What stands out in the window is done from any field of it. */
static void
test_begin (gconstpointer app)
{
  g_autofree char *path = book_new ("keys-begin.spor");
  SporWindow *window = keys_open (app, path, "map");

  hands_press ("<Shift><Control>n");
  fixture_wait (hands_are_elsewhere, window);
  pointer_settle ();
  hands_press ("<Control>Return");
  fixture_wait (is_editing, window);
  g_assert_cmpuint (spor_refunds_n_claims (refunds_of (window)), ==, 1);
  keys_close (app, path);
}

/* What is said below the date makes it higher than what stands beside it. */
static void
test_refused_date (gconstpointer app)
{
  g_autofree char *path = book_new ("keys-date.spor");
  SporWindow *window = keys_open (app, path, "refunds");
  GtkWidget *day;

  begin_claim (window, "Anne Hansen");
  gtk_widget_activate_action (pane_of (window), "claim.add-line", "s", "public");
  pointer_settle ();
  day = GTK_WIDGET (field_of (pane_of (window), "day", SPOR_TYPE_CLAIM_LINE_ROW));
  gtk_widget_grab_focus (day);
  hands_press ("<Control>a");
  hands_type ("99-99");
  hands_press ("Tab");
  g_assert_true (spor_claim_entry_has_objection (SPOR_CLAIM_ENTRY (day)));
  g_assert_true (
      hands_focus ()
      == GTK_WIDGET (gtk_widget_get_template_child (fixture_find_type (pane_of (window),
                                                                       SPOR_TYPE_CLAIM_LINE_ROW),
                                                    SPOR_TYPE_CLAIM_LINE_ROW, "return_trip")));
  hands_press ("<Shift>Tab");
  g_assert_true (gtk_widget_is_ancestor (hands_focus (), day));
  assert_tab_comes_round ();
  keys_close (app, path);
}

static GtkWidget *
editor_part (SporWindow *window, const char *id)
{
  return GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (editor_of (window)), SPOR_TYPE_CLAIM_EDITOR, id));
}

/* Whoever chooses to pay to an EAN number goes on by writing it. */
static void
test_route (gconstpointer app)
{
  g_autofree char *path = book_new ("keys-route.spor");
  SporWindow *window = keys_open (app, path, "refunds");
  GtkWidget *ean;

  begin_claim (window, "Anne Hansen");
  pointer_settle ();
  ean = editor_part (window, "ean");
  g_assert_true (gtk_widget_child_focus (editor_part (window, "route"), GTK_DIR_TAB_FORWARD));
  hands_press ("space");
  hands_press ("Down");
  hands_press ("Return");
  hands_type ("12");
  g_assert_cmpstr (typed_in (SPOR_CLAIM_ENTRY (ean)), ==, "12");
  g_assert_true (gtk_widget_is_ancestor (hands_focus (), ean));
  g_assert_true (gtk_widget_has_focus (hands_focus ()));
  g_assert_cmpuint (gtk_widget_get_state_flags (hands_focus ()) & GTK_STATE_FLAG_FOCUSED, !=, 0);
  hands_press ("Tab");
  g_assert_true (gtk_widget_is_ancestor (hands_focus (), editor_part (window, "note")));
  g_assert_true (spor_claim_entry_has_objection (SPOR_CLAIM_ENTRY (ean)));
  keys_close (app, path);
}

/* --- Views ---------------------------------------------------------------------------------- */

static void
test_views (gconstpointer app)
{
  g_autofree char *path = book_new ("keys-views.spor");
  SporWindow *window;

  submit_as (path, "Carl", 0);
  window = keys_open (app, path, "refunds");
  hands_press ("<Alt>2");
  pointer_settle ();
  g_assert_true (gtk_widget_get_mapped (desk_of (window)));
  g_assert_true (gtk_toggle_button_get_active (desk_part (window, "waiting")));
  g_assert_true (is_within (GTK_TYPE_LIST_VIEW));
  hands_press ("<Alt>3");
  pointer_settle ();
  g_assert_true (gtk_toggle_button_get_active (desk_part (window, "unpaid")));
  g_assert_true (hands_focus () == desk_part (window, "unpaid")); /* the list is empty */
  hands_press ("<Alt>1");
  pointer_settle ();
  g_assert_false (gtk_widget_get_mapped (desk_of (window)));
  g_assert_true (is_within (GTK_TYPE_LIST_VIEW));
  keys_close (app, path);
}

static guint
count_approved (SporWindow *window)
{
  return spor_refunds_n_in_state (refunds_of (window), SPOR_CLAIM_APPROVED);
}

static gboolean
all_are_approved (gpointer window)
{
  return count_approved (window) == 2;
}

/* As a key does that is still down: the X server repeats none of those that tests press. */
static void
repeat_key (GtkWidget *desk, const char *accelerator)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (desk);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) keys = g_list_model_get_item (controllers, i);

      for (guint k = 0;
           GTK_IS_SHORTCUT_CONTROLLER (keys) && k < g_list_model_get_n_items (G_LIST_MODEL (keys));
           k++)
        {
          g_autoptr (GtkShortcut) key = g_list_model_get_item (G_LIST_MODEL (keys), k);
          g_autofree char *name = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (key));

          if (g_str_equal (name, accelerator))
            n += gtk_shortcut_action_activate (gtk_shortcut_get_action (key), 0, desk, NULL);
        }
    }
  g_assert_cmpuint (n, ==, 1);
}

/* Without a pause, however slow the machine is. */
static gboolean
repeats_until_approved (gpointer window)
{
  repeat_key (desk_of (window), "<Control>Return");
  return count_approved (window) > 0;
}

/* A key that is held down decides on no more than the claim that it was pressed on. */
static void
test_key_held (gconstpointer app)
{
  g_autofree char *path = book_new ("keys-held.spor");
  SporWindow *window;

  submit_as (path, "Carl", 0);
  submit_as (path, "Carl", 1);
  window = keys_open (app, path, "refunds");
  hands_press ("<Alt>2");
  pointer_settle ();
  fixture_wait (repeats_until_approved, window);
  repeat_key (desk_of (window), "<Control>Return");
  fixture_wait (fixture_is_idle, spor_window_get_book (window));
  pointer_settle ();
  g_assert_cmpuint (count_approved (window), ==, 1);
  hands_press ("<Control>Return"); /* and it is let go of */
  hands_press ("<Control>Return");
  fixture_wait (all_are_approved, window);
  keys_close (app, path);
}

/* Whoever comes to the page is where its claims are. */
static void
test_page (gconstpointer app)
{
  static const char *const views[] = { "log", "desk" };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *path = book_new ("keys-page.spor");
      SporWindow *window;
      GtkWidget *page;

      submit_as (path, "Carl", 0);
      window = keys_open (app, path, "map");
      page = fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_REFUNDS_PAGE);
      adw_view_stack_set_visible_child_name (
          ADW_VIEW_STACK (gtk_widget_get_template_child (page, SPOR_TYPE_REFUNDS_PAGE, "views")),
          views[i]);
      hands_press ("<Control>5");
      pointer_settle ();
      g_assert_true (gtk_widget_get_mapped (page));
      g_assert_true (is_within (GTK_TYPE_LIST_VIEW));
      keys_close (app, path);
    }
}

static const char *
shown_claim (SporWindow *window)
{
  return spor_claim_pane_get_claim (SPOR_CLAIM_PANE (pane_of (window)));
}

/* As with sign-ups, nothing is opened before somebody says so; from then on, a claim is shown. */
static void
test_rows (gconstpointer app)
{
  static const char *const ways[] = { "Return", "space" };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *path = book_new ("keys-rows.spor");
      SporWindow *window;

      submit_as (path, "Carl", 0);
      window = keys_open (app, path, "map");
      hands_press ("<Control>5");
      hands_press ("<Alt>1"); /* as they were shown last */
      g_assert_null (shown_claim (window));
      hands_press (ways[i]);
      g_assert_cmpstr (shown_claim (window), ==, newest_claim (window)->id);
      hands_press ("Return");
      hands_press ("space");
      g_assert_cmpstr (shown_claim (window), ==, newest_claim (window)->id);
      g_assert_true (is_within (GTK_TYPE_LIST_VIEW));
      keys_close (app, path);
    }
}

/* Where there are no claims yet, the first of them is offered. */
static void
test_page_empty (gconstpointer app)
{
  g_autofree char *path = book_new ("keys-page-empty.spor");

  keys_open (app, path, "map");
  hands_press ("<Control>5");
  pointer_settle ();
  g_assert_true (is_within (ADW_TYPE_STATUS_PAGE));
  g_assert_true (is_within (GTK_TYPE_BUTTON));
  keys_close (app, path);
}

/* Where nothing can be done is no stop, whichever way the keyboard comes. */
static void
test_nothing_to_do (gconstpointer app)
{
  static const char *const ways[] = { "Tab", "Down" };
  g_autofree char *path = book_new ("keys-stops.spor");
  SporWindow *window;

  submit_as (path, "Carl", 0);
  window = keys_open (app, path, "refunds");
  hands_press ("<Alt>3");
  for (guint w = 0; w < G_N_ELEMENTS (ways); w++)
    for (guint i = 0; i < 20; i++)
      {
        hands_press (ways[w]);
        g_assert_false (is_within (ADW_TYPE_STATUS_PAGE));
      }
  g_assert_true (hands_window () == GTK_WINDOW (window));
  keys_close (app, path);
}

/* --- The bar -------------------------------------------------------------------------------- */

static gboolean
has_no_claims (gpointer window)
{
  return spor_refunds_n_claims (refunds_of (window)) == 0;
}

/* An empty page offers a new claim once. */
static void
test_empty_page (gconstpointer app)
{
  g_autofree char *path = book_new ("keys-empty.spor");
  SporWindow *window = keys_open (app, path, "refunds");
  SporRefundsPage *page = fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_REFUNDS_PAGE);
  GtkWidget *button = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (page), SPOR_TYPE_REFUNDS_PAGE, "new_claim"));

  g_assert_false (gtk_widget_get_visible (button));
  begin_claim (window, "Anne Hansen");
  g_assert_true (gtk_widget_get_visible (button));
  spor_claim_delete (GTK_WIDGET (page), spor_window_get_book (window), newest_claim (window)->id);
  fixture_wait (has_no_claims, window);
  g_assert_false (gtk_widget_get_visible (button));
  keys_close (app, path);
}

/* --- Export --------------------------------------------------------------------------------- */

static gboolean
has_title (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_ACTION_ROW (widget)
         && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static void
assert_exports (SporWindow *window, const char *page, const char *kind)
{
  GtkWidget *row;

  spor_window_show_page (window, page);
  pointer_settle ();
  hands_press ("<Control>e");
  fixture_wait (hands_are_elsewhere, window);
  row = fixture_find (GTK_WIDGET (hands_window ()), has_title, kind);
  g_test_message ("%s: %s", page, kind);
  g_assert_true (gtk_check_button_get_active (fixture_find_type (row, GTK_TYPE_CHECK_BUTTON)));
  hands_press ("Escape");
  fixture_wait (is_back, window);
}

/* What a page shows is what it exports, where there is something of it. */
static void
test_export (gconstpointer app)
{
  g_autofree char *path = book_new ("keys-export.spor");
  SporWindow *window = keys_open (app, path, "signups");

  assert_exports (window, "signups", "Roster"); /* nothing was taken yet: the first */
  assert_exports (window, "map", "Map");
  assert_exports (window, "meetings", "Meetings for Calendars");
  assert_exports (window, "refunds", "Roster"); /* there are no claims */
  begin_claim (window, "Anne Hansen");
  assert_exports (window, "refunds", "Refunds");
  keys_close (app, path);
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_data_func ("/refunds-keys/claim", app, test_claim);
  g_test_add_data_func ("/refunds-keys/refused-date", app, test_refused_date);
  g_test_add_data_func ("/refunds-keys/route", app, test_route);
  g_test_add_data_func ("/refunds-keys/views", app, test_views);
  g_test_add_data_func ("/refunds-keys/key-held", app, test_key_held);
  g_test_add_data_func ("/refunds-keys/begin", app, test_begin);
  g_test_add_data_func ("/refunds-keys/page", app, test_page);
  g_test_add_data_func ("/refunds-keys/rows", app, test_rows);
  g_test_add_data_func ("/refunds-keys/page-empty", app, test_page_empty);
  g_test_add_data_func ("/refunds-keys/nothing-to-do", app, test_nothing_to_do);
  g_test_add_data_func ("/refunds-keys/empty-page", app, test_empty_page);
  g_test_add_data_func ("/refunds-keys/export", app, test_export);
  return fixture_run (app);
}
