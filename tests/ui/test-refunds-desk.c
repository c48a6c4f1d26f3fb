/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../sheet-texts.h"
#include "hands.h"
#include "refunds.h"

#include "spor-claim-history.h"
#include "spor-claim-list.h"
#include "spor-receipt-view.h"
#include "spor-refunds-page.h"

#include <string.h>

/* The desk: claims decided one by one and several at once. */

/* --- What is seen --------------------------------------------------------------------------- */

static gboolean
is_receipt_drawn (gpointer window)
{
  return spor_receipt_view_is_drawn (fixture_find_type (pane_of (window), SPOR_TYPE_RECEIPT_VIEW));
}

typedef struct
{
  SporWindow *window;
  SporClaimState state;
} Awaited;

static gboolean
has_state (gpointer data)
{
  return newest_claim (((Awaited *)data)->window)->state == ((Awaited *)data)->state;
}

static void
wait_for_state (SporWindow *window, SporClaimState state)
{
  Awaited awaited = { window, state };

  fixture_wait (has_state, &awaited);
  fixture_settle ();
}

/* --- One at a time -------------------------------------------------------------------------- */

static gpointer
desk_part (SporWindow *window, const char *id)
{
  return gtk_widget_get_template_child (desk_of (window), SPOR_TYPE_CLAIM_DESK, id);
}

static gboolean
ends_with (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_has_suffix (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static void
begin_history (SporWindow *window)
{
  GtkWidget *history = fixture_find_type (pane_of (window), SPOR_TYPE_CLAIM_HISTORY);

  spor_claim_history_show (SPOR_CLAIM_HISTORY (history), spor_window_get_book (window),
                           newest_claim (window)->id);
  gtk_expander_set_expanded (fixture_find_type (history, GTK_TYPE_EXPANDER), TRUE);
}

static gboolean
tells_reason (gpointer window)
{
  GtkWidget *history = fixture_find_type (pane_of (window), SPOR_TYPE_CLAIM_HISTORY);

  return fixture_find (history, ends_with, "\nBilletten mangler") != NULL;
}

/* Logged by one, returned, mended, approved by another, paid. */
static void
test_life (gconstpointer app)
{
  g_autofree char *path = book_new ("life.spor");
  SporWindow *window = refunds_open (app, path);
  SporBook *book = spor_window_get_book (window);

  begin_claim (window, "Anne Hansen");
  fill_claim (window);
  g_assert_cmpint (spor_claim_total (newest_claim (window)), ==, 24550);
  g_assert_cmpstr (spor_claim_line (newest_claim (window), 0)->origin, ==, "Aarhus");
  g_assert_cmpstr (spor_claim_line (newest_claim (window), 0)->destination, ==, "Odense");
  g_assert_cmpint (spor_claim_line (newest_claim (window), 0)->day, ==, today () - 1);
  fixture_wait (is_receipt_drawn, window);
  gtk_widget_activate_action (pane_of (window), "claim.submit", NULL);
  wait_for_state (window, SPOR_CLAIM_SUBMITTED);

  /* whoever submitted it cannot approve it, and reads why */
  g_assert_false (gtk_widget_get_sensitive (desk_part (window, "approve")));
  g_assert_true (gtk_widget_get_visible (desk_part (window, "objection")));
  spor_book_set_actor (book, "Finn");
  g_assert_true (gtk_widget_get_sensitive (desk_part (window, "approve")));
  g_assert_false (gtk_widget_get_visible (desk_part (window, "objection")));

  gtk_widget_activate_action (desk_of (window), "desk.return", NULL);
  answer (window, "Billetten mangler");
  wait_for_state (window, SPOR_CLAIM_RETURNED);
  g_assert_cmpstr (newest_claim (window)->reason, ==, "Billetten mangler");
  g_assert_nonnull (fixture_find (pane_of (window), fixture_has_label, "Billetten mangler"));
  spor_book_set_actor (book, "Anne");
  gtk_widget_activate_action (pane_of (window), "claim.submit", NULL);
  wait_for_state (window, SPOR_CLAIM_SUBMITTED);

  spor_book_set_actor (book, "Finn");
  gtk_widget_activate_action (desk_of (window), "desk.go-on", NULL);
  wait_for_state (window, SPOR_CLAIM_APPROVED);
  g_assert_cmpstr (newest_claim (window)->decided_by, ==, "Finn");
  begin_history (window);
  fixture_wait (tells_reason, window);

  gtk_toggle_button_set_active (desk_part (window, "unpaid"), TRUE);
  fixture_settle ();
  gtk_widget_activate_action (desk_of (window), "desk.go-on", NULL);
  answer (window, "B-17");
  wait_for_state (window, SPOR_CLAIM_PAID);
  g_assert_cmpstr (newest_claim (window)->reference, ==, "B-17");
  g_assert_cmpint (newest_claim (window)->paid_on, ==, today ());
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* What was rejected is closed: nothing is left to be done to it. */
static void
test_rejected (gconstpointer app)
{
  g_autofree char *path = book_new ("rejected.spor");
  SporWindow *window;

  submit_as (path, "Carl", 0);
  window = refunds_open (app, path);
  spor_book_set_actor (spor_window_get_book (window), "Finn");
  fixture_settle ();
  gtk_widget_activate_action (desk_of (window), "desk.reject", NULL);
  answer (window, "Det var et onlinemøde");
  wait_for_state (window, SPOR_CLAIM_REJECTED);
  g_assert_cmpstr (newest_claim (window)->reason, ==, "Det var et onlinemøde");
  g_assert_cmpstr (newest_claim (window)->decided_by, ==, "Finn");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-claim", "s",
                              newest_claim (window)->id);
  fixture_settle ();
  g_assert_nonnull (fixture_find (pane_of (window), fixture_has_label, "Det var et onlinemøde"));
  g_assert_null (spor_claim_editor_get_draft (editor_of (window)));
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* A day on which it cannot have been paid is refused at the field, in the words of the rules. */
static void
test_paid_when (gconstpointer app)
{
  g_autofree char *path = book_new ("paid.spor");
  SporWindow *window;
  GtkWidget *box;
  SporClaimEntry *day, *reference;
  g_autofree char *before = spor_day_format (today () - 2);
  g_autofree char *now = spor_day_format (today ());

  submit_as (path, "Carl", 0);
  window = refunds_open (app, path);
  spor_book_set_actor (spor_window_get_book (window), "Finn");
  fixture_settle ();
  gtk_widget_activate_action (desk_of (window), "desk.approve", NULL);
  wait_for_state (window, SPOR_CLAIM_APPROVED);
  gtk_toggle_button_set_active (desk_part (window, "unpaid"), TRUE);
  fixture_settle ();
  gtk_widget_activate_action (desk_of (window), "desk.pay", NULL);
  fixture_settle ();
  box = adw_message_dialog_get_extra_child (question ());
  day = SPOR_CLAIM_ENTRY (gtk_widget_get_first_child (box));
  reference = SPOR_CLAIM_ENTRY (gtk_widget_get_last_child (box));
  type_into (reference, "4711");
  g_assert_true (adw_message_dialog_get_response_enabled (question (), "do"));
  type_into (day, before);
  g_assert_false (adw_message_dialog_get_response_enabled (question (), "do"));
  g_assert_nonnull (
      fixture_find (GTK_WIDGET (day), fixture_has_label,
                    (gpointer) "The payment cannot have been made before the claim was approved."));
  type_into (day, now);
  g_assert_true (adw_message_dialog_get_response_enabled (question (), "do"));
  g_assert_null (
      fixture_find (GTK_WIDGET (day), fixture_has_label,
                    (gpointer) "The payment cannot have been made before the claim was approved."));
  answer_with ("do");
  wait_for_state (window, SPOR_CLAIM_PAID);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* --- Approving several ---------------------------------------------------------------------- */

static guint
count_claims (SporWindow *window, SporClaimState state)
{
  guint n = 0;

  for (guint i = 0; i < spor_refunds_n_claims (refunds_of (window)); i++)
    n += spor_refunds_claim (refunds_of (window), i)->state == state;
  return n;
}

/* Where one cannot approve one's own claim, who one is leads to being somebody else. */
static void
test_act_as (gconstpointer data)
{
  SporApplication *app = (SporApplication *)data;
  g_autofree char *path = book_new ("actor.spor");
  SporWindow *window;
  GtkWidget *button;

  submit_as (path, "Carl", 0);
  window = refunds_open (app, path);
  gtk_window_present (GTK_WINDOW (window));
  spor_window_show_page (window, "refunds");
  spor_book_set_actor (spor_window_get_book (window), "Carl");
  gtk_widget_activate_action (fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_REFUNDS_PAGE),
                              "refunds.view", "s", "waiting");
  fixture_settle ();
  g_assert_true (gtk_widget_get_mapped (desk_part (window, "objection")));
  button = desk_part (window, "act_as");
  g_assert_true (gtk_widget_get_mapped (button) && gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  fixture_settle ();
  gtk_editable_set_text (GTK_EDITABLE (fixture_find_type (GTK_WIDGET (question ()), GTK_TYPE_TEXT)),
                         "Finn");
  answer_with ("act");
  fixture_settle ();
  g_assert_cmpstr (spor_book_get_actor (spor_window_get_book (window)), ==, "Finn");
  g_assert_true (gtk_widget_get_sensitive (desk_part (window, "approve")));
  g_assert_false (gtk_widget_get_visible (desk_part (window, "objection")));
  fixture_close (app);
}

static gboolean
two_are_approved (gpointer window)
{
  return count_claims (window, SPOR_CLAIM_APPROVED) == 2;
}

/* The question is about those that will be approved, and tells who stays and why. */
static void
assert_asks_about_two (void)
{
  GtkWidget *extra = adw_message_dialog_get_extra_child (question ());

  g_assert_cmpstr (adw_message_dialog_get_heading (question ()), ==, "Approve 2 Claims?");
  g_assert_true (
      g_str_has_prefix (adw_message_dialog_get_body (question ()), "DKK\302\240100.00 in all"));
  g_assert_nonnull (extra);
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (question ()))));
  g_assert_nonnull (
      fixture_find (extra, ends_with,
                    "Whoever submitted a claim cannot approve it: somebody else must."));
}

static void
assert_returning_names_sum (SporWindow *window)
{
  gtk_widget_activate_action (desk_of (window), "desk.return", NULL);
  fixture_settle ();
  g_assert_cmpstr (
      adw_message_dialog_get_body (question ()), ==,
      "DKK\302\240150.00 in all. Say what must be corrected; then they can be submitted "
      "again.");
  answer_with ("cancel");
}

/* All that may be approved are; the others are named and stay selected. */
static void
test_several (gconstpointer app)
{
  g_autofree char *path = book_new ("several.spor");
  SporWindow *window;
  g_autoptr (GPtrArray) selected = NULL;
  SporClaimList *list;
  GObject *view;

  submit_as (path, "Carl", 0);
  submit_as (path, "Finn", 1);
  submit_as (path, "Carl", 2);
  window = refunds_open (app, path);
  spor_book_set_actor (spor_window_get_book (window), "finn");
  list = desk_part (window, "list");
  g_assert_cmpuint (spor_claim_list_get_n (list), ==, 3);
  view = gtk_widget_get_template_child (GTK_WIDGET (list), SPOR_TYPE_CLAIM_LIST, "view");
  gtk_selection_model_select_all (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
  fixture_settle ();
  g_assert_nonnull (fixture_find (desk_of (window), fixture_has_label, "3 Claims Chosen"));
  g_assert_nonnull (fixture_find (desk_of (window), fixture_has_label, "From 3 people"));
  g_assert_nonnull (fixture_find (desk_of (window), fixture_has_label, "2 of 3 can be approved"));
  g_assert_nonnull (fixture_find (desk_of (window), fixture_has_label, "3 of 3 can be returned"));
  assert_returning_names_sum (window);
  gtk_widget_activate_action (desk_of (window), "desk.approve", NULL);
  fixture_settle ();
  g_assert_cmpuint (count_claims (window, SPOR_CLAIM_APPROVED), ==, 0);
  assert_asks_about_two ();
  g_assert_null (adw_message_dialog_get_default_response (question ()));
  answer_with ("cancel");
  fixture_wait (fixture_is_idle, spor_window_get_book (window));
  g_assert_cmpuint (count_claims (window, SPOR_CLAIM_APPROVED), ==, 0);
  gtk_widget_activate_action (desk_of (window), "desk.approve", NULL);
  fixture_settle ();
  answer_with ("approve");
  fixture_wait (two_are_approved, window);
  fixture_settle ();
  g_assert_null (question ()); /* all of it was said before */
  g_assert_cmpuint (count_claims (window, SPOR_CLAIM_SUBMITTED), ==, 1);
  selected = spor_claim_list_get_selected (list);
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_false (gtk_widget_get_sensitive (desk_part (window, "approve")));
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

static void
make_ean (const char *path, guint index)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, "Carl");
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (GPtrArray) claims = spor_store_load_claims (store, round, &error);
  const SporDecision back = { .act = SPOR_ACT_RETURN, .reason = "EAN" };
  const SporDecision anew = { .act = SPOR_ACT_SUBMIT };
  g_autofree char *id = g_strdup (((SporClaim *)g_ptr_array_index (claims, index))->id);
  g_autoptr (SporClaim) claim = NULL;

  g_assert_true (spor_store_decide (store, round, id, &back, NULL, &error));
  claim = spor_store_load_claim (store, id, &error);
  claim->route = SPOR_ROUTE_EAN;
  set (&claim->ean, "5798000416604");
  spor_store_save_claim (store, round, NULL, claim, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (spor_store_decide (store, round, id, &anew, NULL, &error));
}

/* A drive that is much longer than the way there. */
static void
drive_far (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, "Carl");
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (GPtrArray) claims = spor_store_load_claims (store, round, &error);
  const SporDecision back = { .act = SPOR_ACT_RETURN, .reason = "km" };
  const SporDecision anew = { .act = SPOR_ACT_SUBMIT };
  g_autofree char *id = g_strdup (((SporClaim *)g_ptr_array_index (claims, 0))->id);
  g_autoptr (SporClaim) claim = NULL;
  SporClaimLine *line;

  g_assert_true (spor_store_decide (store, round, id, &back, NULL, &error));
  claim = spor_store_load_claim (store, id, &error);
  line = g_ptr_array_index (claim->lines, 0);
  line->mode = SPOR_MODE_CAR;
  line->metres = 1900000;
  set (&line->origin, "Aarhus");
  set (&line->destination, "Odense");
  spor_store_save_claim (store, round, NULL, claim, NULL, &error);
  g_assert_no_error (error);
  spor_store_decide (store, round, id, &anew, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_warning (GtkWidget *widget, gconstpointer data)
{
  return fixture_has_label (widget, "1 warning") && gtk_widget_get_mapped (widget);
}

static gboolean
warns (gpointer window)
{
  return fixture_find (desk_part (window, "list"), is_warning, NULL) != NULL;
}

static gboolean
one_is_approved (gpointer window)
{
  return count_claims (window, SPOR_CLAIM_APPROVED) == 1;
}

/* What is unusual is marked in the list of what waits, and in that of what is to be paid. */
static void
test_warned (gconstpointer app)
{
  g_autofree char *path = book_new ("warned.spor");
  SporWindow *window;

  submit_as (path, "Carl", 0);
  drive_far (path);
  window = refunds_open (app, path);
  spor_window_show_page (window, "refunds");
  adw_view_stack_set_visible_child_name (fixture_find_type (GTK_WIDGET (window),
                                                            ADW_TYPE_VIEW_STACK),
                                         "desk");
  spor_book_set_actor (spor_window_get_book (window), "Finn");
  fixture_wait (warns, window);
  gtk_widget_activate_action (desk_of (window), "desk.go-on", NULL);
  fixture_wait (one_is_approved, window);
  fixture_settle ();
  g_assert_false (warns (window));
  gtk_toggle_button_set_active (desk_part (window, "unpaid"), TRUE);
  fixture_wait (warns, window);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* What is paid out is named in the question, and which way it goes. */
static void
test_pay_several (gconstpointer app)
{
  g_autofree char *path = book_new ("pay-several.spor");
  SporWindow *window;
  GObject *view;

  submit_as (path, "Carl", 0);
  submit_as (path, "Carl", 1);
  make_ean (path, 1);
  window = refunds_open (app, path);
  spor_book_set_actor (spor_window_get_book (window), "Finn");
  view = gtk_widget_get_template_child (desk_part (window, "list"), SPOR_TYPE_CLAIM_LIST, "view");
  gtk_selection_model_select_all (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
  gtk_widget_activate_action (desk_of (window), "desk.approve", NULL);
  fixture_settle ();
  answer_with ("approve");
  fixture_wait (two_are_approved, window);
  gtk_toggle_button_set_active (desk_part (window, "unpaid"), TRUE);
  fixture_settle ();
  gtk_selection_model_select_all (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
  gtk_widget_activate_action (desk_of (window), "desk.pay", NULL);
  fixture_settle ();
  g_assert_true (
      g_str_has_prefix (adw_message_dialog_get_body (question ()), "DKK\302\240100.00 in all"));
  g_assert_nonnull (fixture_find (adw_message_dialog_get_extra_child (question ()), ends_with,
                                  "EAN invoice: 1 (DKK\302\24050.00)"));
  answer_with ("cancel");
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

static gboolean
three_are_approved (gpointer window)
{
  return count_claims (window, SPOR_CLAIM_APPROVED) == 3;
}

static void
assert_list_label (SporWindow *window, const char *label)
{
  fixture_settle ();
  g_assert_cmpstr (gtk_button_get_label (desk_part (window, "list_payments")), ==, label);
}

static gboolean
has_file (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static GtkSelectionModel *
rows_of (SporWindow *window)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (
      gtk_widget_get_template_child (desk_part (window, "list"), SPOR_TYPE_CLAIM_LIST, "view")));
}

/* @listed: bit i: whoever stands in row i is in the list; nobody else is. */
static void
assert_lists (SporWindow *window, const char *list, guint listed)
{
  g_autofree char *text = sheet_texts_read (list);
  GListModel *rows = G_LIST_MODEL (rows_of (window));

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (SporClaimItem) item = g_list_model_get_item (rows, i);

      g_assert_cmpint (strstr (text, spor_claim_item_get_name (item)) != NULL, ==, listed >> i & 1);
    }
}

static void
write_list_with (GtkWidget *widget, const char *action, const char *list, guint listed)
{
  gpointer window = gtk_widget_get_root (widget);

  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
  fixture_wait (hands_are_elsewhere, window);
  hands_choose (list);
  fixture_wait (has_file, (gpointer)list);
  assert_lists (window, list, listed);
  g_remove (list);
  fixture_settle ();
}

/* One way, whether all are chosen or some of them. */
static void
write_list (SporWindow *window, const char *list, guint listed)
{
  write_list_with (desk_of (window), "desk.list-payments", list, listed);
}

/* Of some of what is to be paid there is a list of its own. */
static void
test_list_some (gconstpointer app)
{
  g_autofree char *path = book_new ("list-some.spor");
  g_autofree char *list = g_build_filename (g_get_user_data_dir (), "some.xlsx", NULL);
  SporWindow *window;
  GtkSelectionModel *model;

  for (guint i = 0; i < 3; i++)
    submit_as (path, "Carl", i);
  window = refunds_open (app, path);
  gtk_window_present (GTK_WINDOW (window));
  spor_book_set_actor (spor_window_get_book (window), "Finn");
  gtk_widget_activate_action (fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_REFUNDS_PAGE),
                              "refunds.view", "s", "waiting");
  model = rows_of (window);
  gtk_selection_model_select_item (model, 0, TRUE);
  fixture_settle ();
  gtk_widget_activate_action (desk_part (window, "pane"), "claim.list-payment", NULL);
  fixture_settle ();
  g_assert_true (hands_window () == GTK_WINDOW (window)); /* it is not to be paid yet */
  gtk_selection_model_select_all (model);
  gtk_widget_activate_action (desk_of (window), "desk.approve", NULL);
  fixture_settle ();
  answer_with ("approve");
  fixture_wait (three_are_approved, window);
  gtk_toggle_button_set_active (desk_part (window, "unpaid"), TRUE);
  fixture_settle ();
  assert_list_label (window, "Payment _List of All 3…"); /* the first is chosen by itself */
  gtk_selection_model_select_all (model);
  assert_list_label (window, "Payment _List of All 3…");
  write_list (window, list, 7);
  gtk_selection_model_unselect_item (model, 1);
  assert_list_label (window, "Payment _List of 2…");
  write_list (window, list, 5);
  gtk_selection_model_select_item (model, 1, TRUE);
  assert_list_label (window, "Payment _List of All 3…");
  write_list (window, list, 7);
  gtk_selection_model_unselect_all (model);
  assert_list_label (window, "Payment _List of All 3…");
  g_assert_true (gtk_widget_get_mapped (desk_part (window, "list_payments")));
  g_assert_false (gtk_widget_is_sensitive (desk_part (window, "pay")));
  write_list (window, list, 7);
  gtk_selection_model_select_item (model, 1, TRUE);
  fixture_settle ();
  write_list_with (desk_part (window, "pane"), "claim.list-payment", list, 2);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* --- At the keyboard ------------------------------------------------------------------------- */

static gboolean
rows_have_focus (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus && gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW)
         && gtk_widget_is_ancestor (focus, desk_part (window, "list"));
}

static gboolean
leads_to_payment (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus && GTK_IS_BUTTON (focus) && gtk_widget_get_mapped (focus)
         && gtk_widget_is_ancestor (focus, desk_part (window, "list"))
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (focus)), "To Pay (2)") == 0;
}

/* After a decision the keyboard is with the next claim; after the last it leads on to those to be
 * paid, where one is chosen and not all that were chosen before. */
static void
test_keyboard_stays (gconstpointer app)
{
  g_autofree char *path = book_new ("keyboard.spor");
  g_autoptr (GPtrArray) selected = NULL;
  SporWindow *window;
  SporClaimList *list;
  GObject *view;

  submit_as (path, "Carl", 0);
  submit_as (path, "Carl", 1);
  submit_as (path, "Carl", 2);
  window = refunds_open (app, path);
  spor_book_set_actor (spor_window_get_book (window), "Finn");
  spor_window_show_page (window, "refunds");
  adw_view_stack_set_visible_child_name (fixture_find_type (GTK_WIDGET (window),
                                                            ADW_TYPE_VIEW_STACK),
                                         "desk");
  fixture_settle ();
  list = desk_part (window, "list");
  spor_claim_list_focus_rows (list);
  fixture_wait (rows_have_focus, window);
  gtk_widget_activate_action (desk_of (window), "desk.return", NULL);
  answer (window, "Billetten mangler");
  fixture_wait (fixture_is_idle, spor_window_get_book (window));
  fixture_settle ();
  g_assert_cmpuint (spor_claim_list_get_n (list), ==, 2);
  g_assert_true (rows_have_focus (window));

  view = gtk_widget_get_template_child (GTK_WIDGET (list), SPOR_TYPE_CLAIM_LIST, "view");
  gtk_selection_model_select_all (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
  gtk_widget_activate_action (desk_of (window), "desk.approve", NULL);
  fixture_settle ();
  answer_with ("approve");
  fixture_wait (two_are_approved, window);
  fixture_wait (leads_to_payment, window);
  gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (window)));
  fixture_wait (rows_have_focus, window);
  g_assert_cmpuint (spor_claim_list_get_n (list), ==, 2);
  selected = spor_claim_list_get_selected (list);
  g_assert_cmpuint (selected->len, ==, 1);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* --- Small window --------------------------------------------------------------------------- */

static gboolean
has_totals_button (gpointer window)
{
  return gtk_widget_get_mapped (desk_part (window, "totals"))
         && !gtk_widget_get_mapped (desk_part (window, "sums"));
}

static gboolean
has_totals (gpointer window)
{
  return gtk_widget_get_mapped (desk_part (window, "sums"));
}

/* Where the totals would leave the list no room a button has them. */
static void
test_large_desk (gconstpointer app)
{
  g_autofree char *path = book_new ("large-desk.spor");
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *font = NULL;
  SporWindow *window;

  g_object_get (settings, "gtk-font-name", &font, NULL);
  g_object_set (settings, "gtk-font-name", "Cantarell 22", NULL);
  submit_as (path, "colleague", 0);
  window = refunds_open (app, path);
  spor_window_show_page (window, "refunds");
  adw_view_stack_set_visible_child_name (fixture_find_type (GTK_WIDGET (window),
                                                            ADW_TYPE_VIEW_STACK),
                                         "desk");
  fixture_wait (has_totals_button, window);
  g_assert_cmpint (least_width (desk_of (window)), <=, 1024);
  gtk_menu_button_popup (GTK_MENU_BUTTON (desk_part (window, "totals")));
  fixture_wait (has_totals, window);
  g_object_set (settings, "gtk-font-name", font, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (desk_part (window, "totals")));
  fixture_wait (has_totals, window);
  g_assert_false (gtk_widget_get_mapped (desk_part (window, "totals")));
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_data_func ("/refunds/life", app, test_life);
  g_test_add_data_func ("/refunds/several", app, test_several);
  g_test_add_data_func ("/refunds/warned", app, test_warned);
  g_test_add_data_func ("/refunds/pay-several", app, test_pay_several);
  g_test_add_data_func ("/refunds/list-some", app, test_list_some);
  g_test_add_data_func ("/refunds/rejected", app, test_rejected);
  g_test_add_data_func ("/refunds/paid-when", app, test_paid_when);
  g_test_add_data_func ("/refunds/keyboard-stays", app, test_keyboard_stays);
  g_test_add_data_func ("/refunds/act-as", app, test_act_as);
  g_test_add_data_func ("/refunds/large-desk", app, test_large_desk);
  return fixture_run (app);
}
