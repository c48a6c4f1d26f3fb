/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "signups.h"

#include "spor-erase-dialog.h"
#include "spor-signup-party.h"
#include "spor-store-alternatives.h"

#include <string.h>

/* Erasing personal data from the window: nobody is erased without a yes, and then for good. */

static gpointer
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog () != NULL;
}

/* As its button does. */
static void
answer (AdwMessageDialog *dialog)
{
  adw_message_dialog_response (dialog, "erase");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static SporSignups *
signups_of (SporWindow *window)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (spor_window_get_book (window));

  return spor_snapshot_get_composition (snapshot)->signups;
}

static const SporSignupRow *
find_person (SporWindow *window, const char *name)
{
  SporSignups *signups = signups_of (window);

  for (guint i = 0; i < spor_signups_n (signups); i++)
    if (g_str_equal (spor_signups_row (signups, i)->name, name))
      return spor_signups_row (signups, i);
  return NULL;
}

static gboolean
is_erased (gpointer window)
{
  return find_person (window, "Erased person") != NULL;
}

static AdwMessageDialog *
ask (SporWindow *window, const char *name)
{
  const char *const ids[] = { find_person (window, name)->id, NULL };

  spor_erase_ask (GTK_WIDGET (window), spor_window_get_book (window), ids);
  fixture_wait (has_dialog, NULL);
  return find_dialog ();
}

static void
test_asked (gconstpointer app)
{
  g_autofree char *path = fixture_book_new ("erase.spor", TRUE);
  SporWindow *window = fixture_open ((SporApplication *)app, path);
  AdwMessageDialog *dialog = ask (window, "Anne Hansen");

  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==,
                   "Erase the Personal Data of Anne Hansen?");
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (dialog), "SurveyXact’s number of the respondent"));
  g_assert_cmpstr (adw_message_dialog_get_default_response (dialog), ==, "cancel");
  gtk_window_close (GTK_WINDOW (dialog));
  fixture_settle ();
  g_assert_nonnull (find_person (window, "Anne Hansen"));

  dialog = ask (window, "Anne Hansen");
  answer (dialog);
  fixture_wait (is_erased, window);
  g_assert_null (find_person (window, "Anne Hansen"));
  g_assert_nonnull (find_person (window, "Bo Sørensen"));
  fixture_close ((SporApplication *)app);
}

static guint
count_erased (SporWindow *window)
{
  SporSignups *signups = signups_of (window);
  guint n = 0;

  for (guint i = 0; i < spor_signups_n (signups); i++)
    n += g_str_equal (spor_signups_row (signups, i)->name, "Erased person");
  return n;
}

static gboolean
are_all_erased (gpointer window)
{
  return count_erased (window) == spor_signups_n (signups_of (window));
}

/* All that are chosen in the list, from the button beside it. */
static void
test_several (gconstpointer app)
{
  g_autofree char *path = fixture_book_new ("all.spor", TRUE);
  SporWindow *window = fixture_open ((SporApplication *)app, path);
  GtkWidget *page = fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_SIGNUPS_PAGE);
  GtkColumnView *view = fixture_find_type (page, GTK_TYPE_COLUMN_VIEW);
  GtkSelectionModel *chosen = gtk_column_view_get_model (view);

  fixture_wait (has_rows, chosen);
  gtk_selection_model_select_all (chosen);
  fixture_settle ();
  g_assert_true (gtk_widget_activate_action (fixture_find_type (page, SPOR_TYPE_SIGNUP_PARTY),
                                             "several.erase", NULL));
  fixture_wait (has_dialog, NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (find_dialog ()), ==,
                   "Erase the Personal Data of 7 Sign-ups?");
  answer (find_dialog ());
  fixture_wait (are_all_erased, window);
  fixture_close ((SporApplication *)app);
}

static void
test_refused (gconstpointer app)
{
  g_autofree char *path = fixture_book_new ("kept.spor", TRUE);
  SporWindow *window = fixture_open ((SporApplication *)app, path);
  g_autoptr (GError) error = NULL;
  AdwMessageDialog *dialog;

  {
    g_autoptr (SporPlaces) places = spor_places_new (&error);
    g_autoptr (SporStore) store = spor_store_open (path, places, "tester", &error);
    g_autoptr (SporComposition) composition = spor_store_load (store, FALSE, &error);
    SporMove move
        = { spor_signups_find (composition->signups, find_person (window, "Anne Hansen")->id),
            SPOR_SPOT_SEATED, 0, -1, -1 };

    move.track = spor_signups_row (composition->signups, move.signup)->track;
    spor_store_move (store, composition, &move, &error);
    g_assert_no_error (error);
    g_clear_pointer (&composition, spor_composition_unref);
    composition = spor_store_load (store, FALSE, &error);
    spor_store_finalise (store, composition, "few", &error);
    g_assert_no_error (error);
  }
  dialog = ask (window, "Anne Hansen");
  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, "Nothing Was Erased");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "is in the final group"));
  fixture_close ((SporApplication *)app);
}

/* Bo shares Anne's mailbox by now, and so does a second sign-up of hers. */
static void
share_mailbox (const char *path, SporWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (path, places, "tester", &error);
  const SporSignupRow *anne = find_person (window, "Anne Hansen");
  const SporEdit email = { SPOR_FIELD_EMAIL, (char *)anne->email };
  const SporEdit both[] = { email, { SPOR_FIELD_NAME, (char *)"A. Hansen" } };
  guint n = spor_signups_n (signups_of (window));
  const SporSignupRow *last = spor_signups_row (signups_of (window), n - 1);

  g_assert_cmpstr (last->name, !=, "Bo Sørensen");
  g_assert_true (last != anne);
  spor_store_edit_signup (store, find_person (window, "Bo Sørensen")->id, &email, 1, -1, -1,
                          &error);
  g_assert_no_error (error);
  spor_store_edit_signup (store, last->id, both, 2, -1, -1, &error);
  g_assert_no_error (error);
}

static void
test_shared (gconstpointer app)
{
  g_autofree char *path = fixture_book_new ("shared.spor", TRUE);
  SporWindow *window = fixture_open ((SporApplication *)app, path);
  const char *body;

  share_mailbox (path, window);
  body = adw_message_dialog_get_body (ask (window, "Anne Hansen"));
  g_assert_nonnull (strstr (body, "2 sign-ups in the book are erased"));
  g_assert_nonnull (strstr (body, "Anne Hansen and A. Hansen\n\n"));
  g_assert_nonnull (strstr (body, "Bo Sørensen has the same e-mail address and stays."));
  answer (find_dialog ());
  fixture_wait (is_erased, window);
  g_assert_cmpuint (count_erased (window), ==, 2);
  g_assert_nonnull (find_person (window, "Bo Sørensen"));
  fixture_close ((SporApplication *)app);
}

static gboolean
is_answer_locked (gpointer pane)
{
  return !gtk_editable_get_editable (find_answer_row (pane, SPOR_FIELD_NAME));
}

/* Nothing of somebody who has been erased is corrected, and it is told why. */
static void
test_closed (gconstpointer app)
{
  g_autofree char *path = fixture_book_new ("closed.spor", TRUE);
  Page page = open_page ((SporApplication *)app, path);
  static const char *const deeds[]
      = { "signup.withdraw", "signup.include", "signup.unwaive", "signup.claim", "signup.erase" };
  gint64 version;

  select_row (&page, 4);
  g_assert_false (is_answer_locked (page.pane));
  answer (ask (page.window, spor_signup_get_row (spor_signup_pane_get_signup (page.pane))->name));
  fixture_wait (is_erased, page.window);
  fixture_wait (is_answer_locked, page.pane);
  fixture_settle ();
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (
                                find_answer_row (GTK_WIDGET (page.pane), SPOR_FIELD_NAME)),
                            "has been erased"));
  version = spor_snapshot_get_version (spor_book_get_snapshot (spor_window_get_book (page.window)));
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    gtk_widget_activate_action (GTK_WIDGET (page.pane), deeds[i], NULL);
  fixture_settle ();
  g_assert_null (find_dialog ());
  g_assert_cmpint (spor_snapshot_get_version (
                       spor_book_get_snapshot (spor_window_get_book (page.window))),
                   ==, version);
  fixture_close ((SporApplication *)app);
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_data_func ("/erasure/asked", app, test_asked);
  g_test_add_data_func ("/erasure/several", app, test_several);
  g_test_add_data_func ("/erasure/shared", app, test_shared);
  g_test_add_data_func ("/erasure/refused", app, test_refused);
  g_test_add_data_func ("/erasure/closed", app, test_closed);
  return fixture_run (app);
}
