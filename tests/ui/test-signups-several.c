/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "signups.h"

#include "spor-filter-bar.h"
#include "spor-focus.h"
#include "spor-signup-party.h"
#include "spor-store-alternatives.h"
#include "spor-task-bar.h"

/* What is done to those who are selected. */

static gpointer
find_party (Page *page)
{
  GtkWidget *party = fixture_find_type (page->page, SPOR_TYPE_SIGNUP_PARTY);

  return party && gtk_widget_get_mapped (party) ? party : NULL;
}

static char *
chosen_names (Page *page)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (page->model);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (page->model); i++)
    {
      g_autoptr (SporSignupSlot) slot = g_list_model_get_item (page->model, i);

      if (gtk_selection_model_is_selected (selection, i))
        g_string_append_printf (names, "%s%s", names->len ? "|" : "", row_of (slot)->name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

#define assert_chosen(page, expected)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *names_ = chosen_names (page);                                                 \
    g_assert_cmpstr (names_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

/* Clicks choose as anywhere: one, with Ctrl one more or less, with Shift up to there. */
static void
test_several_clicked (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("clicked.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);

  fixture_wait (is_laid_out, find_cell (page.page, "Anne Hansen"));
  keyboard_take (GTK_WINDOW (page.window));
  pointer_click_with (0, find_cell (page.page, "Anne Hansen"));
  assert_chosen (&page, "Anne Hansen");
  g_assert_null (find_party (&page));
  pointer_click_with (GDK_KEY_Control_L, find_cell (page.page, "Zenia Ørsted"));
  assert_chosen (&page, "Anne Hansen|Zenia Ørsted");
  g_assert_nonnull (find_party (&page));
  pointer_click_with (GDK_KEY_Control_L, find_cell (page.page, "Zenia Ørsted"));
  assert_chosen (&page, "Anne Hansen");
  g_assert_null (find_party (&page));
  pointer_click_with (0, find_cell (page.page, "Anne Hansen"));
  pointer_click_with (GDK_KEY_Shift_L, find_cell (page.page, "Zenia Ørsted"));
  assert_chosen (&page, "Anne Hansen|Carl Aage Holm|Zenia Ørsted");
  keyboard_press_with (GDK_KEY_Control_L, GDK_KEY_a);
  assert_chosen (&page, "Bo Sørensen|Åse Ærø-Østergård|Anne Hansen|Carl Aage Holm|Zenia Ørsted|"
                        "Ærik Æbeltoft|Aase Aagaard");
  keyboard_press (GDK_KEY_Escape);
  assert_chosen (&page, "");
  g_assert_null (find_party (&page));
  fixture_close ((SporApplication *)data);
}

static gboolean
two_have_withdrawn (gpointer data)
{
  return find_row (data, "Anne Hansen")->status == SPOR_STATUS_WITHDRAWN
         && find_row (data, "Carl Aage Holm")->status == SPOR_STATUS_WITHDRAWN;
}

static gboolean
nobody_has_withdrawn (gpointer data)
{
  return find_row (data, "Anne Hansen")->status == SPOR_STATUS_ELIGIBLE
         && find_row (data, "Carl Aage Holm")->status == SPOR_STATUS_ELIGIBLE;
}

/* One change, one undo; who is chosen stays so wherever they go in the list, and no longer than
 * they are in it. */
static void
test_several_withdrawn (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("withdrawn.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  SporFilterBar *filters = fixture_find_type (page.page, SPOR_TYPE_FILTER_BAR);

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (page.model), 2, 2, TRUE);
  assert_chosen (&page, "Anne Hansen|Carl Aage Holm");
  g_assert_nonnull (
      fixture_find_shown (find_party (&page), fixture_has_label, "2 Sign-ups Chosen"));
  gtk_widget_activate_action (find_party (&page), "several.withdraw", NULL);
  fixture_wait (two_have_withdrawn, &page);
  fixture_settle ();
  assert_chosen (&page, "Anne Hansen|Carl Aage Holm");
  gtk_widget_activate_action (GTK_WIDGET (page.window), "win.undo", NULL);
  fixture_wait (nobody_has_withdrawn, &page);

  spor_filter_bar_set_facet (filters, SPOR_FACET_STATUS, 1u << SPOR_STATUS_ATTENTION);
  fixture_wait (only_attention_is_shown, &page);
  g_assert_null (find_party (&page));
  spor_filter_bar_clear (filters);
  while (g_list_model_get_n_items (page.model) != G_N_ELEMENTS (invented))
    g_main_context_iteration (NULL, TRUE);
  assert_chosen (&page, "");
  fixture_close ((SporApplication *)data);
}

static gboolean
anne_has_withdrawn (gpointer data)
{
  return find_row (data, "Anne Hansen")->status == SPOR_STATUS_WITHDRAWN;
}

/* The other button chooses whom it is pressed over, and keeps the several that they are one of; the
 * menu says what the pane does. */
static void
test_several_menu (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("menu.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);
  GtkWidget *menu, *anne;

  fixture_wait (is_laid_out, find_cell (page.page, "Anne Hansen"));
  pointer_settle ();
  keyboard_take (GTK_WINDOW (page.window));
  anne = find_cell (page.page, "Anne Hansen");
  hands_point (anne);
  pointer_click_times (3, 1);
  assert_chosen (&page, "Anne Hansen");
  menu = fixture_find_shown (page.page, is_menu_of, NULL);
  g_assert_nonnull (menu);
  g_assert_nonnull (fixture_find_shown (menu, fixture_has_label, "Copy E-mail Address"));
  hands_click_widget (fixture_find_shown (menu, fixture_has_label, "Withdraw"));
  fixture_wait (anne_has_withdrawn, &page);
  pointer_settle ();
  g_assert_null (fixture_find_shown (page.page, is_menu_of, NULL));
  g_assert_nonnull (spor_focus_within (GTK_WIDGET (page.view)));
  fixture_close ((SporApplication *)data);
}

static gboolean
says_anne_leaves (gpointer data)
{
  return fixture_find_shown (data, fixture_has_label,
                             "Anne Hansen has withdrawn and still has a seat")
         && fixture_find_shown (data, hands_is_button, "Find a Replacement…");
}

static void
seat_anne (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (path, places, "tester", &error);
  g_autoptr (SporComposition) composition = spor_store_load (store, FALSE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < spor_signups_n (composition->signups); i++)
    if (g_str_equal (spor_signups_row (composition->signups, i)->name, "Anne Hansen"))
      {
        const SporMove move = { i, SPOR_SPOT_SEATED, 0, -1, -1 };

        spor_store_move (store, composition, &move, &error);
        g_assert_no_error (error);
      }
}

/* Whoever withdraws one with a seat in the list is led to a replacement, as in the pane. */
static void
test_seated_withdrawn (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("seated.spor", TRUE);
  GtkWidget *menu;
  Page page;

  seat_anne (path);
  page = open_page ((SporApplication *)data, path);
  fixture_wait (is_laid_out, find_cell (page.page, "Anne Hansen"));
  pointer_settle ();
  keyboard_take (GTK_WINDOW (page.window));
  hands_point (find_cell (page.page, "Anne Hansen"));
  pointer_click_times (3, 1);
  menu = fixture_find_shown (page.page, is_menu_of, NULL);
  hands_click_widget (fixture_find_shown (menu, fixture_has_label, "Withdraw"));
  fixture_wait (says_anne_leaves, page.window);
  fixture_close ((SporApplication *)data);
}

static gboolean
two_wait (gpointer data)
{
  SporComposition *composition = spor_snapshot_get_composition (
      spor_book_get_snapshot (spor_window_get_book (((Page *)data)->window)));

  return composition->waiting[0]->len == 1 && composition->waiting[1]->len == 1;
}

static gboolean
says_two_wait (gpointer data)
{
  return fixture_find_shown (data, fixture_has_label, "Put on Waiting List (2 of 3)") != NULL;
}

static gboolean
says_nobody_can_wait (gpointer data)
{
  return fixture_find_shown (data, fixture_has_label,
                             "None of them is accepted and without a place on the board.")
         != NULL;
}

/* Whoever can goes; the button says beforehand that one cannot, and then that nobody can. */
static void
test_several_wait (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("wait.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (page.model), 1, 3, TRUE);
  assert_chosen (&page, "Åse Ærø-Østergård|Anne Hansen|Carl Aage Holm");
  g_assert_true (says_two_wait (find_party (&page)));
  gtk_widget_activate_action (find_party (&page), "several.wait", NULL);
  fixture_wait (two_wait, &page);
  fixture_wait (says_nobody_can_wait, find_party (&page));
  g_assert_nonnull (
      fixture_find_shown (find_party (&page), fixture_has_label, "Put on Waiting List"));
  fixture_close ((SporApplication *)data);
}

static gpointer
finalise (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SporComposition) composition = spor_store_load (store, FALSE, error);

  return GINT_TO_POINTER (spor_store_finalise (store, composition, "Few", error));
}

static gboolean
is_final (gpointer window)
{
  return !spor_composition_is_open (
      spor_snapshot_get_composition (spor_book_get_snapshot (spor_window_get_book (window))));
}

/* Nobody is put on the board of a final group, and it says so. */
static void
test_several_final (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("final.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);

  spor_book_run_async (spor_window_get_book (page.window), finalise, NULL, NULL, NULL, NULL, NULL,
                       NULL);
  fixture_wait (is_final, page.window);
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (page.model), 1, 3, TRUE);
  g_assert_false (says_two_wait (find_party (&page)));
  g_assert_nonnull (fixture_find_shown (find_party (&page), fixture_has_label,
                                        "“Proposal A” is finalised and must be reopened first."));
  fixture_close ((SporApplication *)data);
}

/* Anne and Carl Aage answer as Åse did, but for how they write it. */
static void
misspell (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (path, places, "tester", &error);
  g_autoptr (SporComposition) composition = spor_store_load (store, FALSE, &error);
  const SporEdit edit = { SPOR_FIELD_MUNICIPALITY, (char *)"svendbrog" };

  g_assert_no_error (error);
  for (guint i = 0; i < spor_signups_n (composition->signups); i++)
    {
      const SporSignupRow *row = spor_signups_row (composition->signups, i);

      if (g_str_equal (row->name, "Anne Hansen") || g_str_equal (row->name, "Carl Aage Holm"))
        spor_store_edit_signup (store, row->id, &edit, 1, -1, -1, &error);
      g_assert_no_error (error);
    }
}

/* "Svendborg|svendbrog": where the three come from. */
static gboolean
are_from (Page *page, const char *aase, const char *anne, const char *carl)
{
  return g_str_equal (find_row (page, "Åse Ærø-Østergård")->place, aase)
         && g_str_equal (find_row (page, "Anne Hansen")->place, anne)
         && g_str_equal (find_row (page, "Carl Aage Holm")->place, carl);
}

static gboolean
all_are_mended (gpointer page)
{
  return are_from (page, "Svendborg", "Svendborg", "Svendborg");
}

static gboolean
none_is_mended (gpointer page)
{
  return are_from (page, "Svendbrog", "svendbrog", "svendbrog");
}

static gboolean
two_are_mended (gpointer page)
{
  return are_from (page, "Svendborg", "Svendborg", "svendbrog");
}

static GtkWindow *
find_dialog (void)
{
  for (GList *l = gtk_window_list_toplevels (); l; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return l->data;
  return NULL;
}

static gboolean
is_button_saying (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static gboolean
has_party (gpointer page)
{
  return find_party (page) != NULL;
}

/* Those of the chosen who have given the same answer, in one change; the question says whom. */
static void
test_alike_several (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("alike.spor", TRUE);
  Page page;
  GtkWindow *dialog;
  GtkWidget *button;

  misspell (path);
  page = open_page ((SporApplication *)data, path);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (page.model));
  fixture_wait (has_party, &page);
  button = fixture_find_shown (find_party (&page), is_button_saying,
                               "Correct 3 with the answer “Svendbrog”…");
  if (!button)
    button = fixture_find_shown (find_party (&page), is_button_saying,
                                 "Correct 3 with the answer “svendbrog”…");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  fixture_settle ();
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (dialog), says, "Anne Hansen"));
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (dialog), says, "Åse Ærø-Østergård"));
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (dialog), fixture_has_label, "Svendborg"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "mend");
  fixture_wait (all_are_mended, &page);
  fixture_settle ();
  g_assert_nonnull (
      fixture_find_shown (GTK_WIDGET (page.window), says, "3 sign-ups corrected"));
  g_assert_null (fixture_find_shown (find_party (&page), is_button_saying,
                                     "Correct 3 with the answer “Svendbrog”…"));
  gtk_widget_activate_action (GTK_WIDGET (page.window), "win.undo", NULL);
  fixture_wait (none_is_mended, &page);
  fixture_close ((SporApplication *)data);
}

static void
select_named (Page *page, const char *name)
{
  fixture_wait (rows_are_current, page);
  for (guint i = 0; i < g_list_model_get_n_items (page->model); i++)
    {
      g_autoptr (SporSignupSlot) slot = g_list_model_get_item (page->model, i);

      if (g_str_equal (row_of (slot)->name, name))
        {
          select_row (page, i);
          return;
        }
    }
  g_assert_not_reached ();
}

/* With one person it is about them, unless the others are asked for too; and that is asked anew of
 * the next. */
static void
test_alike_one (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("alike-one.spor", TRUE);
  GtkWidget *check;
  Page page;

  misspell (path);
  page = open_page ((SporApplication *)data, path);
  select_named (&page, "Anne Hansen");
  check = fixture_find_shown (GTK_WIDGET (page.pane), fixture_has_type,
                              GSIZE_TO_POINTER (GTK_TYPE_CHECK_BUTTON));
  g_assert_nonnull (check);
  g_assert_cmpstr (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), ==,
                   "Also for 2 others with the same answer");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (page.pane), says, "Carl Aage Holm"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_activate_action (GTK_WIDGET (page.pane), "signup.use-suggestion", NULL);
  fixture_wait (all_are_mended, &page);
  gtk_widget_activate_action (GTK_WIDGET (page.window), "win.undo", NULL);
  fixture_wait (none_is_mended, &page);

  select_named (&page, "Åse Ærø-Østergård");
  gtk_widget_activate_action (GTK_WIDGET (page.pane), "signup.use-suggestion", NULL);
  fixture_settle ();
  select_named (&page, "Anne Hansen");
  gtk_widget_activate_action (GTK_WIDGET (page.pane), "signup.use-suggestion", NULL);
  fixture_wait (two_are_mended, &page);
  fixture_close ((SporApplication *)data);
}

/* Before anybody has been shown, there is nobody to do it with. */
static void
test_several_of_nobody (gconstpointer data)
{
  g_autofree char *path = fixture_book_new ("of-nobody.spor", TRUE);
  Page page = open_page ((SporApplication *)data, path);

  g_assert_null (find_party (&page));
  gtk_widget_activate_action (page.page, "several.wait", NULL);
  g_assert_null (find_party (&page));
  fixture_close ((SporApplication *)data);
}

#define N_MANY 1000

/* As many as what is done to them takes a while. */
static char *
many_book_new (const char *name)
{
  char *path = fixture_book_new (name, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (path, places, "tester", &error);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);

  spor_store_begin (store, "import", "many", &error);
  for (guint i = 0; i < N_MANY; i++)
    fixture_add_one (store, round, &invented[2], i, NULL);
  spor_store_commit (store, &error);
  g_assert_no_error (error);
  return path;
}

static gboolean
bar_is_free (gpointer bar)
{
  return !spor_task_bar_get_active (bar);
}

static guint
count_people (const Page *page)
{
  return spor_signups_n (
      spor_snapshot_get_signups (spor_book_get_snapshot (spor_window_get_book (page->window))));
}

/* Shown and cancelled where all long work is. Asked for twice it is done once: nobody has seen yet
 * what the second would undo. */
static void
reverse_many (Page *page, const char *action, gboolean cancel)
{
  SporTaskBar *bar = spor_window_get_task_bar (page->window);
  FixtureHold hold = { 0 };

  fixture_hold (&hold, spor_window_get_book (page->window));
  gtk_widget_activate_action (GTK_WIDGET (page->window), action, NULL);
  g_assert_true (spor_task_bar_get_active (bar));
  gtk_widget_activate_action (GTK_WIDGET (page->window), action, NULL);
  if (cancel)
    spor_task_bar_cancel (bar);
  fixture_let_go (&hold);
  fixture_wait (bar_is_free, bar);
  fixture_settle ();
}

static void
test_many_undone (gconstpointer data)
{
  g_autofree char *path = many_book_new ("many.spor");
  Page page = open_page ((SporApplication *)data, path);

  g_assert_cmpuint (count_people (&page), ==, N_MANY);
  reverse_many (&page, "win.undo", TRUE);
  g_assert_cmpuint (count_people (&page), ==, N_MANY);
  reverse_many (&page, "win.undo", FALSE);
  g_assert_cmpuint (count_people (&page), ==, 0);
  reverse_many (&page, "win.redo", TRUE);
  g_assert_cmpuint (count_people (&page), ==, 0);
  reverse_many (&page, "win.redo", FALSE);
  g_assert_cmpuint (count_people (&page), ==, N_MANY);
  fixture_close ((SporApplication *)data);
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_data_func ("/signups/several/clicked", app, test_several_clicked);
  g_test_add_data_func ("/signups/several/withdrawn", app, test_several_withdrawn);
  g_test_add_data_func ("/signups/several/menu", app, test_several_menu);
  g_test_add_data_func ("/signups/seated-withdrawn", app, test_seated_withdrawn);
  g_test_add_data_func ("/signups/several/wait", app, test_several_wait);
  g_test_add_data_func ("/signups/several/final", app, test_several_final);
  g_test_add_data_func ("/signups/several/alike", app, test_alike_several);
  g_test_add_data_func ("/signups/alike-one", app, test_alike_one);
  g_test_add_data_func ("/signups/several/of-nobody", app, test_several_of_nobody);
  g_test_add_data_func ("/signups/several/many-undone", app, test_many_undone);
  return fixture_run (app);
}
