/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "signups.h"

#include "spor-export-actions.h"
#include "spor-filter-bar.h"
#include "spor-nothing-found.h"
#include "spor-signup-columns.h"
#include "spor-signup-history.h"

/* The page of sign-ups: its columns and counts, and who is shown. */

/* --- The page ------------------------------------------------------------------------------- */

static void
test_page_counts (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("counts.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  SporFilterBar *filters = fixture_find_type (page.page, SPOR_TYPE_FILTER_BAR);
  GtkRevealer *banner = fixture_find_type (page.page, GTK_TYPE_REVEALER);

  /* the search bar's revealer comes first */
  while (!gtk_revealer_get_reveal_child (banner))
    banner = fixture_find_type (gtk_widget_get_next_sibling (
                                    gtk_widget_get_parent (GTK_WIDGET (banner))),
                                GTK_TYPE_REVEALER);
  spor_filter_bar_set_facet (filters, SPOR_FACET_STATUS, 1u << SPOR_STATUS_ATTENTION);
  fixture_wait (only_attention_is_shown, &page);
  g_assert_false (gtk_revealer_get_reveal_child (banner));
  spor_filter_bar_clear (filters);
  while (g_list_model_get_n_items (page.model) != G_N_ELEMENTS (invented))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_revealer_get_reveal_child (banner));
  fixture_close ((SporApplication *)data);
}

static gboolean
is_drop_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "Remove the _Filter") == 0;
}

/* A filter that is forgotten is named where nothing is found, and can be removed there. */
static void
test_page_finds_nothing (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("nothing.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  SporFilterBar *filters = fixture_find_type (page.page, SPOR_TYPE_FILTER_BAR);
  AdwStatusPage *nothing;
  GtkWidget *drop;
  char *filters_none[] = { NULL };

  spor_filter_bar_set_facet (filters, SPOR_FACET_STATUS, 1u << SPOR_STATUS_ATTENTION);
  fixture_wait (only_attention_is_shown, &page);
  gtk_editable_set_text (fixture_find_type (page.page, GTK_TYPE_SEARCH_ENTRY), "zenia");
  while (g_list_model_get_n_items (page.model) != 0)
    g_main_context_iteration (NULL, TRUE);
  fixture_settle ();
  drop = fixture_find (page.page, is_drop_button, NULL);
  nothing = ADW_STATUS_PAGE (gtk_widget_get_ancestor (drop, ADW_TYPE_STATUS_PAGE));
  g_assert_cmpstr (adw_status_page_get_description (nothing), ==,
                   "Nothing contains “zenia” and matches the filter “Needs attention”.");
  g_assert_true (gtk_widget_get_visible (drop));
  g_signal_emit_by_name (drop, "clicked");
  while (g_list_model_get_n_items (page.model) != 1)
    g_main_context_iteration (NULL, TRUE);
  gtk_editable_set_text (fixture_find_type (page.page, GTK_TYPE_SEARCH_ENTRY), "nobody at all");
  while (g_list_model_get_n_items (page.model) != 0)
    g_main_context_iteration (NULL, TRUE);
  fixture_settle ();
  g_assert_cmpstr (adw_status_page_get_description (nothing), ==,
                   "Nothing contains “nobody at all”.");
  g_assert_false (gtk_widget_get_visible (drop));
  spor_nothing_found_show (fixture_find_type (page.page, SPOR_TYPE_NOTHING_FOUND),
                           "nobody\r\nat\nall, and yet more than is worth to be quoted",
                           filters_none);
  g_assert_cmpstr (adw_status_page_get_description (nothing), ==,
                   "Nothing contains “nobody at all, and yet more than is wor…”.");
  fixture_close ((SporApplication *)data);
}

/* Down leads from what is searched for to what was found, and Enter to who that is. */
static void
test_page_leads_to_found (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("leads.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  GtkWidget *view = fixture_find_type (page.page, GTK_TYPE_COLUMN_VIEW);
  GtkWidget *focus;

  pointer_settle ();
  keyboard_take (GTK_WINDOW (page.window));
  gtk_widget_activate_action (GTK_WIDGET (page.window), "win.search", NULL);
  gtk_editable_set_text (fixture_find_type (page.page, GTK_TYPE_SEARCH_ENTRY), "anne hansen");
  while (g_list_model_get_n_items (page.model) != 1)
    g_main_context_iteration (NULL, TRUE);
  fixture_settle ();
  keyboard_press (GDK_KEY_Down);
  focus = gtk_window_get_focus (GTK_WINDOW (page.window));
  g_assert_true (focus && gtk_widget_is_ancestor (focus, view));

  /* and there Enter shows who it is */
  g_assert_null (fixture_find_type (page.page, SPOR_TYPE_SIGNUP_PANE));
  keyboard_press (GDK_KEY_Return);
  fixture_settle ();
  page.pane = fixture_find_type (page.page, SPOR_TYPE_SIGNUP_PANE);
  g_assert_nonnull (page.pane);
  fixture_wait (pane_is_filled, page.pane);
  fixture_close ((SporApplication *)data);
}

static gboolean
is_text (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_LABEL (widget) || GTK_IS_INSCRIPTION (widget);
}

/* What the row says first that has the keyboard. */
static const char *
focused_text (Page *page)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (page->window));
  GtkWidget *text = focus ? fixture_find_shown (focus, is_text, NULL) : NULL;

  if (GTK_IS_INSCRIPTION (text))
    return gtk_inscription_get_text (GTK_INSCRIPTION (text));
  return text ? gtk_label_get_label (GTK_LABEL (text)) : "";
}

static gboolean
finds_nobody (gpointer page)
{
  return g_list_model_get_n_items (((Page *)page)->model) == 0;
}

static gboolean
finds_all (gpointer page)
{
  return g_list_model_get_n_items (((Page *)page)->model) == G_N_ELEMENTS (invented);
}

static gboolean
finds_some (gpointer page)
{
  return !finds_nobody (page) && !finds_all (page);
}

/* After a search without results the keyboard is back in the list, on whom it came from. */
static void
test_page_comes_back (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("comes-back.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  GtkWidget *view = fixture_find_type (page.page, GTK_TYPE_COLUMN_VIEW);
  GtkWidget *focus;
  g_autofree char *before = NULL;

  pointer_settle ();
  keyboard_take (GTK_WINDOW (page.window));
  gtk_widget_grab_focus (view);
  keyboard_press (GDK_KEY_Down);
  keyboard_press (GDK_KEY_Down);
  keyboard_press (GDK_KEY_Return);
  g_assert_nonnull (fixture_find_type (page.page, SPOR_TYPE_SIGNUP_PANE));
  before = g_strdup (focused_text (&page));
  g_assert_cmpstr (before, !=, "");
  keyboard_press_with (GDK_KEY_Control_L, GDK_KEY_f);
  keyboard_press (GDK_KEY_x);
  keyboard_press (GDK_KEY_x);
  fixture_wait (finds_nobody, &page);
  keyboard_press (GDK_KEY_Escape);
  fixture_wait (finds_all, &page);
  pointer_settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (page.window));
  g_assert_true (focus && gtk_widget_is_ancestor (focus, view));
  g_assert_cmpstr (focused_text (&page), ==, before);

  /* and so is who gives up one that found somebody, and that a key in the list has begun */
  keyboard_press (GDK_KEY_z);
  fixture_wait (finds_some, &page);
  keyboard_press (GDK_KEY_Escape);
  fixture_wait (finds_all, &page);
  pointer_settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (page.window));
  g_assert_true (focus && gtk_widget_is_ancestor (focus, view));
  fixture_close ((SporApplication *)data);
}

static gboolean
is_free (gpointer window)
{
  return !spor_task_bar_get_active (fixture_find_type (window, SPOR_TYPE_TASK_BAR));
}

/* The roster is written while the window goes on; its bar then is free again. */
static void
test_page_exports (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("exports.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  SporTaskBar *bar = fixture_find_type (GTK_WIDGET (page.window), SPOR_TYPE_TASK_BAR);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "roster.xlsx", NULL);
  const SporExportPlace place = spor_export_place_of (page.window);

  spor_export_run (&place, &spor_export_roster, 0, FALSE, file);
  g_assert_true (spor_task_bar_get_active (bar));
  fixture_wait (is_free, page.window);
  g_assert_true (g_file_query_exists (file, NULL));
  fixture_close ((SporApplication *)data);
}

/* GTK does not tell by which column it was asked to sort; we find out. */
static void
test_page_reads_order (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("order.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  GListModel *columns = gtk_column_view_get_columns (page.view);
  int column;
  gboolean descending;

  spor_signup_columns_read_order (page.view, &column, &descending);
  g_assert_cmpint (column, ==, -1);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) sorted = g_list_model_get_item (columns, i);

      gtk_column_view_sort_by_column (page.view, sorted, GTK_SORT_DESCENDING);
      spor_signup_columns_read_order (page.view, &column, &descending);
      g_assert_cmpint (column, ==, i);
      g_assert_true (descending);
      gtk_column_view_sort_by_column (page.view, sorted, GTK_SORT_ASCENDING);
      spor_signup_columns_read_order (page.view, &column, &descending);
      g_assert_cmpint (column, ==, i);
      g_assert_false (descending);
    }
  fixture_close ((SporApplication *)data);
}

static gboolean
has_tooltip (GtkWidget *cell)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  g_signal_emit_by_name (cell, "query-tooltip", 1, 1, FALSE, tooltip, &shown);
  return shown;
}

/* A text that is cut off can be read in full, and only there is anything to read. */
static void
test_page_tooltips (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("tooltips.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  GtkWidget *several = find_cell (page.page, "Superbruger, Systemadministrator");
  GtkWidget *one = find_cell (page.page, "Superbruger");

  fixture_wait (is_laid_out, several);
  g_assert_true (has_tooltip (several));
  g_assert_false (has_tooltip (one));
  fixture_close ((SporApplication *)data);
}

static int
column_width (Page *page, SporColumnId id)
{
  g_autoptr (GtkColumnViewColumn) column
      = g_list_model_get_item (gtk_column_view_get_columns (page->view), id);

  return gtk_column_view_column_get_fixed_width (column);
}

/* The column is as wide as the widest of its words and an icon, and takes no more room. */
static void
assert_status_fits (Page *page)
{
  int widest = 0, room;

  for (guint p = 0; p < SPOR_N_PROBLEMS; p++)
    {
      g_autoptr (PangoLayout) layout
          = gtk_widget_create_pango_layout (GTK_WIDGET (page->view), spor_problem_label (p));
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }
  room = column_width (page, SPOR_COLUMN_STATUS) - widest;
  g_assert_cmpint (room, >=, 38);
  g_assert_cmpint (room, <=, 44);
}

/* What a group is composed by is whole in a window of 1280, beside the list of pages. */
static void
test_page_shows_columns (gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *path = fixture_book_new ("whole.spor", TRUE);
  g_autofree char *font = NULL;
  Page page = open_page ((SporApplication *)data, path);
  int all = 0;

  g_object_get (settings, "gtk-font-name", &font, NULL);
  g_object_set (settings, "gtk-font-name", "Cantarell 11", NULL);
  fixture_settle ();
  spor_signup_columns_fit (page.view, 0);
  for (guint id = 0; id <= SPOR_COLUMN_SIZE; id++)
    all += column_width (&page, id);
  g_assert_cmpint (all, <=, 1100);
  g_object_set (settings, "gtk-font-name", font, NULL);
  fixture_close ((SporApplication *)data);
}

/* The status can be seen beside an open pane; a width of the user's own stays. */
static void
test_page_fits_columns (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("columns.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  g_autoptr (GtkColumnViewColumn) place
      = g_list_model_get_item (gtk_column_view_get_columns (page.view), SPOR_COLUMN_PLACE);
  int wide, narrow = 0;

  spor_signup_columns_fit (page.view, 0);
  assert_status_fits (&page);
  wide = column_width (&page, SPOR_COLUMN_NAME);
  spor_signup_columns_fit (page.view, 480);
  for (guint id = 0; id <= SPOR_COLUMN_STATUS; id++)
    narrow += column_width (&page, id);
  g_assert_cmpint (narrow, <=, 480);
  g_assert_cmpint (column_width (&page, SPOR_COLUMN_NAME), <, wide);
  /* not even those fit: the others make more room for the status */
  spor_signup_columns_fit (page.view, 360);
  narrow = 0;
  for (guint id = 0; id <= SPOR_COLUMN_STATUS; id++)
    narrow += column_width (&page, id);
  g_assert_cmpint (narrow, <=, 360);

  gtk_column_view_column_set_fixed_width (place, 200);
  spor_signup_columns_fit (page.view, 0);
  g_assert_cmpint (column_width (&page, SPOR_COLUMN_PLACE), ==, 200);
  g_assert_cmpint (column_width (&page, SPOR_COLUMN_NAME), ==, wide);
  fixture_close ((SporApplication *)data);
}

static gboolean
nobody_is_shown (gpointer data)
{
  GtkWidget *cell = find_cell (data, "Without a name");

  return cell && gtk_widget_has_css_class (cell, "dim-label");
}

static gboolean
zenia_is_shown (gpointer data)
{
  GtkWidget *cell = find_cell (data, "Zenia Ørsted");

  return cell && !gtk_widget_has_css_class (cell, "dim-label")
         && !find_cell (data, "Without a name");
}

/* Somebody without a name has a row that says so. */
static void
test_page_shows_nobody (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("nobody.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  SporAnswerRow *name;

  g_assert_true (zenia_is_shown (page.view));
  select_row (&page, 4);
  name = find_answer_row (GTK_WIDGET (page.pane), SPOR_FIELD_NAME);
  gtk_editable_set_text (GTK_EDITABLE (name), "");
  g_signal_emit_by_name (name, "apply");
  fixture_wait (nobody_is_shown, page.view);
  gtk_widget_activate_action (GTK_WIDGET (page.window), "win.undo", NULL);
  fixture_wait (zenia_is_shown, page.view);
  fixture_close ((SporApplication *)data);
}

/* --- Its menu ------------------------------------------------------------------------------- */

/* The row of the list that @cell is in */
static GtkWidget *
row_around (GtkWidget *cell)
{
  GtkWidget *row = cell;

  while (!g_str_equal (gtk_widget_get_css_name (row), "row"))
    row = gtk_widget_get_parent (row);
  return row;
}

/* The menu leaves nothing behind: the keyboard is in the row that it was asked for, which is not
 * painted as if it were still pressed. */
static void
test_menu_leaves (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("leaves.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  GtkWidget *row;

  fixture_wait (is_laid_out, find_cell (page.page, "Anne Hansen"));
  pointer_settle ();
  keyboard_take (GTK_WINDOW (page.window));
  row = row_around (find_cell (page.page, "Anne Hansen"));
  for (guint way = 0; way < 2; way++)
    {
      if (way == 0)
        {
          hands_point (find_cell (page.page, "Anne Hansen"));
          /* without a pause: the button is let go before the menu is there */
          XTestFakeButtonEvent (pointer_display (), 3, TRUE, CurrentTime);
          XTestFakeButtonEvent (pointer_display (), 3, FALSE, CurrentTime);
          pointer_settle ();
        }
      else
        keyboard_press_with (GDK_KEY_Shift_L, GDK_KEY_F10);
      g_assert_nonnull (fixture_find_shown (page.page, is_menu_of, NULL));
      keyboard_press (GDK_KEY_Escape);
      g_assert_null (fixture_find_shown (page.page, is_menu_of, NULL));
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (page.window)) == row);
      g_assert_false (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_ACTIVE);
    }
  fixture_close ((SporApplication *)data);
}

/* --- History -------------------------------------------------------------------------------- */

static void
test_history_in_words (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporRound) round = spor_round_new_fbs2 (places);
  SporChange change
      = { .table = (char *)"signup",
          .before = (char *)"{\"municipality\":null,\"municipality_text\":\"Svendbrog\","
                            "\"roles\":\"super-user\",\"edited\":\"{}\"}",
          .after = (char *)"{\"municipality\":\"0479\",\"municipality_text\":\"\","
                           "\"roles\":\"super-user, project-manager\",\"edited\":\"x\"}" };
  g_autofree char *lines = spor_signup_change_lines (round, &change);

  g_assert_cmpstr (lines, ==,
                   "Municipality: “Svendbrog” → “Svendborg”\n"
                   "Roles: “Superbruger” → “Projektleder, Superbruger”");
}

/* Seconds are told where nothing else differs. */
static void
test_history_of_seconds (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporRound) round = spor_round_new_fbs2 (places);
  SporChange change = { .table = (char *)"signup",
                        .before = (char *)"{\"created\":\"2025-02-20T09:07:08Z\","
                                          "\"closed\":\"2025-02-20T09:10:00Z\"}",
                        .after = (char *)"{\"created\":\"2025-02-20T09:07:20Z\","
                                         "\"closed\":\"2025-02-20T09:11:00Z\"}" };
  g_autofree char *lines = spor_signup_change_lines (round, &change);

  g_assert_cmpstr (lines, ==,
                   "Created: “20 February 2025, 10:07:08” → “20 February 2025, 10:07:20”\n"
                   "Completed at: “20 February 2025, 10:10” → “20 February 2025, 10:11”");
}

/* What was taken back reads otherwise than what was changed. */
static void
test_history_of_undo (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporRound) round = spor_round_new_fbs2 (places);
  SporChange change = { .action = (char *)"undo",
                        .text = (char *)"Undone – Change to Bo: Name",
                        .table = (char *)"signup",
                        .before = (char *)"{\"name\":\"Bob\"}",
                        .after = (char *)"{\"name\":\"Bo\"}" };
  g_autofree char *undone = spor_signup_change_title (round, &change);
  g_autofree char *edited = NULL;

  change.action = (char *)"edit";
  edited = spor_signup_change_title (round, &change);
  g_assert_cmpstr (edited, ==, "Name: “Bob” → “Bo”");
  g_assert_cmpstr (undone, ==, "Undone – Change to Bo: Name\nName: “Bob” → “Bo”");
}

/* Whoever loses a seat keeps the answer which track they signed up for. */
static void
test_history_of_seat (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporRound) round = spor_round_new_fbs2 (places);
  g_autofree char *seat
      = g_strdup_printf ("{\"track_id\":\"%s\"}", spor_round_track (round, 0)->id);
  SporChange change = { .action = (char *)"unseat",
                        .text = (char *)"Off the board: Bo",
                        .table = (char *)"seat",
                        .before = seat,
                        .after = (char *)"{}" };
  g_autofree char *unseated = spor_signup_change_title (round, &change);

  g_assert_cmpstr (unseated, ==, "Off the board: Bo");
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_data_func ("/signups/page/counts", app, test_page_counts);
  g_test_add_data_func ("/signups/page/finds-nothing", app, test_page_finds_nothing);
  g_test_add_data_func ("/signups/page/leads-to-found", app, test_page_leads_to_found);
  g_test_add_data_func ("/signups/page/comes-back", app, test_page_comes_back);
  g_test_add_data_func ("/signups/page/exports", app, test_page_exports);
  g_test_add_data_func ("/signups/page/reads-order", app, test_page_reads_order);
  g_test_add_data_func ("/signups/page/fits-columns", app, test_page_fits_columns);
  g_test_add_data_func ("/signups/page/shows-columns", app, test_page_shows_columns);
  g_test_add_data_func ("/signups/page/tooltips", app, test_page_tooltips);
  g_test_add_data_func ("/signups/page/shows-nobody", app, test_page_shows_nobody);
  g_test_add_data_func ("/signups/menu-leaves", app, test_menu_leaves);
  g_test_add_data_func ("/signups/history/in-words", app, test_history_in_words);
  g_test_add_data_func ("/signups/history/of-seconds", app, test_history_of_seconds);
  g_test_add_data_func ("/signups/history/of-undo", app, test_history_of_undo);
  g_test_add_data_func ("/signups/history/of-seat", app, test_history_of_seat);
  return fixture_run (app);
}
