/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "refunds.h"
#include "spor-store-rounds.h"

/* What the check of a book says in the window, and where it leads. */

static void
withdraw (const char *path, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, "tester");
  g_autoptr (SporComposition) composition = spor_store_load (store, FALSE, &error);

  for (guint i = 0; i < spor_signups_n (composition->signups); i++)
    if (g_str_equal (spor_signups_row (composition->signups, i)->name, name))
      spor_store_edit_signup (store, spor_signups_row (composition->signups, i)->id, NULL, 0, -1, 1,
                              &error);
  g_assert_no_error (error);
}

static gpointer
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog () != NULL;
}

static AdwMessageDialog *
check (SporWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.check", NULL);
  fixture_wait (has_dialog, NULL);
  return find_dialog ();
}

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text);
}

/* Seats to be given are worth a remark; somebody seated who has withdrawn is more than that. */
static void
test_rules (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *path = book_new ("rules.spor");
  SporWindow *window = fixture_open (app, path);
  AdwMessageDialog *dialog = check (window);

  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, "The Book Is Sound");
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (dialog), says, "Proposal A: Track 1"));
  adw_message_dialog_response (dialog, "close");
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_cmpstr (spor_window_get_page (window), !=, "board");

  withdraw (path, "Anne Hansen");
  dialog = check (window);
  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, "Rules Are Broken");
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (dialog), says, "Anne Hansen has withdrawn"));
  adw_message_dialog_response (dialog, "go");
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_cmpstr (spor_window_get_page (window), ==, "board");
  fixture_close (app);
}

/* What is broken in another round is named with it, and is shown there. */
static void
test_other_round (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *path = book_new ("other-round.spor");
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, "tester");
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  SporWindow *window;
  AdwMessageDialog *dialog;

  withdraw (path, "Anne Hansen");
  spor_store_copy_round (store, round->id, "Faggruppe", NULL, &error);
  g_assert_no_error (error);
  window = fixture_open (app, path);
  g_assert_cmpstr (
      spor_snapshot_get_round (spor_book_get_snapshot (spor_window_get_book (window)))->name, ==,
      "Faggruppe");
  dialog = check (window);
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (dialog), says, round->name));
  adw_message_dialog_response (dialog, "go");
  gtk_window_destroy (GTK_WINDOW (dialog));
  fixture_settle ();
  g_assert_cmpstr (
      spor_snapshot_get_round (spor_book_get_snapshot (spor_window_get_book (window)))->name, ==,
      round->name);
  fixture_close (app);
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_data_func ("/checkup/rules", app, test_rules);
  g_test_add_data_func ("/checkup/other-round", app, test_other_round);
  return fixture_run (app);
}
