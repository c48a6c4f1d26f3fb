/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "quoted.h"
#include "refunds.h"

#include "spor-claim-list.h"
#include "spor-refund-settings.h"
#include "spor-store-rounds.h"

/* Another round is shown while a claim is being written. */

static gboolean
starts_with (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), text);
}

typedef struct
{
  SporWindow *window;
  SporStore *store;
  SporRound *round, *other; /* the one that was shown; another one */
} Rounds;

/* As another program would: the book shows a round that has nobody in it. */
static void
show_other_round (Rounds *rounds, SporWindow *window, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other = NULL;

  rounds->window = window;
  rounds->store = open_store (path, "another program");
  rounds->round = spor_store_load_round (rounds->store, &error);
  spor_store_copy_round (rounds->store, rounds->round->id, "Den anden", &other, &error);
  g_assert_no_error (error);
  rounds->other = spor_store_load_round_by_id (rounds->store, other, &error);
  g_assert_no_error (error);
}

static void
rounds_clear (Rounds *rounds)
{
  spor_round_unref (rounds->round);
  spor_round_unref (rounds->other);
  spor_store_close (rounds->store);
}

static SporClaim *
first_claim_of (Rounds *rounds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = spor_store_load_claims (rounds->store, rounds->round, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (claims->len, ==, 1);
  return spor_claim_copy (g_ptr_array_index (claims, 0));
}

static gboolean
is_kept (gpointer rounds)
{
  g_autoptr (SporClaim) claim = first_claim_of (rounds);

  return g_str_equal (spor_claim_line (claim, 0)->note, "Plads 12345");
}

static gboolean
shows_other (gpointer data)
{
  Rounds *rounds = data;
  SporSnapshot *snapshot = spor_book_get_snapshot (spor_window_get_book (rounds->window));

  return g_str_equal (spor_snapshot_get_round (snapshot)->id, rounds->other->id);
}

/* What somebody types while another program shows another round is the first one's, and they hear
 * of it; an amount that is none is not kept, and they hear of that. */
static void
test_other_round (gconstpointer app)
{
  g_autofree char *path = book_new ("rounds.spor");
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
  Rounds rounds;

  begin_claim (window, "Anne Hansen");
  gtk_widget_activate_action (pane_of (window), "claim.add-line", "s", "car");
  type_into (field_of (pane_of (window), "how_much", SPOR_TYPE_CLAIM_LINE_ROW), "10");
  fixture_wait (is_saved, window);
  key_in (field_of (pane_of (window), "note", SPOR_TYPE_CLAIM_LINE_ROW), "Plads 12345");
  show_other_round (&rounds, window, path);
  fixture_wait (shows_other, &rounds);
  fixture_wait (is_kept, &rounds);
  fixture_settle ();
  g_assert_null (spor_claim_editor_get_draft (editor_of (window)));
  g_assert_nonnull (fixture_find (GTK_WIDGET (window), starts_with, "The claim of Anne Hansen"));
  rounds_clear (&rounds);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

static void
test_other_round_refuses (gconstpointer app)
{
  g_autofree char *path = book_new ("refused.spor");
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
  g_autoptr (SporClaim) claim = NULL;
  SporClaimEntry *amount;
  Rounds rounds;

  begin_claim (window, "Anne Hansen");
  gtk_widget_activate_action (pane_of (window), "claim.add-line", "s", "public");
  amount = field_of (pane_of (window), "how_much", SPOR_TYPE_CLAIM_LINE_ROW);
  gtk_widget_grab_focus (GTK_WIDGET (amount));
  type_into (amount, "99,50");
  gtk_widget_grab_focus (
      GTK_WIDGET (field_of (pane_of (window), "origin", SPOR_TYPE_CLAIM_LINE_ROW)));
  fixture_wait (is_saved, window);
  gtk_widget_grab_focus (GTK_WIDGET (amount));
  type_into (amount, "12x");
  show_other_round (&rounds, window, path);
  fixture_wait (shows_other, &rounds);
  fixture_wait (quotes, (gpointer) "12x");
  g_assert_nonnull (fixture_find (GTK_WIDGET (question ()), starts_with,
                                  "Anne Hansen: "));
  answer_with ("close");
  claim = first_claim_of (&rounds);
  g_assert_cmpint (spor_claim_line (claim, 0)->amount, ==, 9950);
  rounds_clear (&rounds);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* What the book cannot keep, as the claim is gone, is not said to be kept. */
static void
test_other_round_fails (gconstpointer app)
{
  g_autofree char *path = book_new ("gone.spor");
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporClaim) claim = NULL;
  Rounds rounds;

  begin_claim (window, "Anne Hansen");
  gtk_widget_activate_action (pane_of (window), "claim.add-line", "s", "car");
  type_into (field_of (pane_of (window), "how_much", SPOR_TYPE_CLAIM_LINE_ROW), "10");
  fixture_wait (is_saved, window);
  key_in (field_of (pane_of (window), "note", SPOR_TYPE_CLAIM_LINE_ROW), "Plads 12345");
  show_other_round (&rounds, window, path);
  claim = first_claim_of (&rounds);
  spor_store_delete_claim (rounds.store, claim->id, &error);
  g_assert_no_error (error);
  fixture_wait (shows_other, &rounds);
  fixture_wait (is_dialog, NULL);
  fixture_settle ();
  g_assert_null (fixture_find (GTK_WIDGET (window), starts_with, "The claim of Anne Hansen"));
  answer_with ("close");
  rounds_clear (&rounds);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

static gboolean
is_returned (gpointer rounds)
{
  g_autoptr (SporClaim) claim = first_claim_of (rounds);

  return claim->state == SPOR_CLAIM_RETURNED && g_str_equal (claim->reason, "Billetten mangler");
}

static gboolean
has_first_budget (gpointer data)
{
  Rounds *rounds = data;
  g_autoptr (GError) error = NULL;
  SporRefundTerms terms;

  spor_store_load_terms (rounds->store, rounds->round, &terms, &error);
  g_assert_no_error (error);
  return terms.budget == 5000000;
}

static gboolean
says_first_settings (gpointer data)
{
  Rounds *rounds = data;
  g_autofree char *said
      = g_strdup_printf ("Refund settings saved in the round “%s”", rounds->round->name);
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (fixture_find_shown (l->data, fixture_has_label, said))
      return TRUE;
  return FALSE;
}

/* So is a reason that somebody types, and what they choose as the round's settings. */
static void
test_asked_in_other_round (gconstpointer app)
{
  g_autofree char *path = book_new ("asked.spor");
  SporWindow *window;
  GtkWindow *settings;
  g_autoptr (GError) error = NULL;
  SporRefundTerms terms = { 0 };
  Rounds rounds;

  submit_as (path, "colleague", 0);
  window = refunds_open (app, path);
  spor_window_show_page (window, "refunds");
  spor_claim_list_select (fixture_find_type (desk_of (window), SPOR_TYPE_CLAIM_LIST),
                          newest_claim (window)->id);
  fixture_settle ();
  settings = spor_refund_settings_new (GTK_WIDGET (window), spor_window_get_book (window));
  gtk_window_present (settings);
  type_into (SPOR_CLAIM_ENTRY (gtk_widget_get_template_child (GTK_WIDGET (settings),
                                                              SPOR_TYPE_REFUND_SETTINGS, "budget")),
             "50,000");
  g_assert_true (gtk_widget_activate_action (desk_of (window), "desk.return", NULL));
  show_other_round (&rounds, window, path);
  fixture_wait (shows_other, &rounds);
  fixture_settle ();
  answer (window, "Billetten mangler");
  fixture_wait (is_returned, &rounds);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (settings)));
  g_signal_emit_by_name (gtk_widget_get_template_child (GTK_WIDGET (settings),
                                                        SPOR_TYPE_REFUND_SETTINGS, "save"),
                         "clicked");
  fixture_wait (has_first_budget, &rounds);
  fixture_wait (says_first_settings, &rounds);
  spor_store_load_terms (rounds.store, rounds.other, &terms, &error);
  g_assert_no_error (error);
  g_assert_cmpint (terms.budget, ==, 0);
  rounds_clear (&rounds);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_data_func ("/refunds/other-round", app, test_other_round);
  g_test_add_data_func ("/refunds/other-round-fails", app, test_other_round_fails);
  g_test_add_data_func ("/refunds/other-round-refuses", app, test_other_round_refuses);
  g_test_add_data_func ("/refunds/asked-in-other-round", app, test_asked_in_other_round);
  return fixture_run (app);
}
