/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hands.h"
#include "refunds.h"

#include "spor-claim-offer.h"
#include "spor-claim-sheet.h"
#include "spor-new-claim-window.h"
#include "spor-receipt-view.h"
#include "spor-signup-pane.h"

#include <cairo-pdf.h>

/* Round the fields of a claim: receipts, deleting and restoring, large text. */

/* --- Receipts, what is restored and deleted ------------------------------------------------- */

/* What the desktop does with files let go of over @widget: the nearest that takes any has them.
 * @names: up to a NULL */
static gboolean
drop_over (GtkWidget *widget, const char *const *names)
{
  GSList *files = NULL;
  GValue value = G_VALUE_INIT;
  GtkEventController *target = NULL;
  gboolean taken = FALSE;

  for (GtkWidget *w = widget; w && !target; w = gtk_widget_get_parent (w))
    {
      g_autoptr (GListModel) all = gtk_widget_observe_controllers (w);

      for (guint i = 0; i < g_list_model_get_n_items (all) && !target; i++)
        {
          g_autoptr (GtkEventController) each = g_list_model_get_item (all, i);

          target = GTK_IS_DROP_TARGET (each) ? each : NULL;
        }
    }
  for (; *names; names++)
    files
        = g_slist_append (files, g_file_new_build_filename (g_get_user_data_dir (), *names, NULL));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, files);
  g_signal_emit_by_name (target, "drop", &value, 10.0, 10.0, &taken);
  g_value_unset (&value);
  fixture_settle ();
  return taken;
}

static gboolean
says_one_kind (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget)
         && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)),
                              "Drop files of one kind at a time");
}

/* Over the claim that is written, too, files are taken for what they are: what is no receipt is the
 * window's, and of several kinds nothing is taken. */
static void
test_dropped (gconstpointer data)
{
  static const char *const mixed[] = { "r1.png", "answers.zip", NULL };
  static const char *const receipt[] = { "r1.png", NULL };
  static const char *const book[] = { "dropped.spor", NULL };
  g_autofree char *path = book_new ("dropped.spor");
  SporWindow *window = fixture_open ((SporApplication *)data, path);
  g_autoptr (GFile) file = receipt_file ("r1.png");

  begin_claim (window, "Anne Hansen");
  g_assert_false (drop_over (pane_of (window), mixed));
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (window), says_one_kind, NULL));
  g_assert_true (drop_over (pane_of (window), book)); /* open already: it comes to the front */
  g_assert_cmpuint (newest_claim (window)->receipts->len, ==, 0);
  g_assert_null (question ());
  g_assert_true (drop_over (pane_of (window), receipt));
  fixture_wait (has_receipt, window);
  fixture_close ((SporApplication *)data);
}

static gboolean
has_no_receipt (gpointer window)
{
  return newest_claim (window)->receipts->len == 0 && is_saved (window);
}

/* One file with a personal number in its name does not hold up the others, nor the claim. */
static void
test_file_name (gconstpointer app)
{
  g_autofree char *path = book_new ("filename.spor");
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
  g_autoptr (GFile) bad = receipt_file ("kvittering 010180-1234.png");
  g_autoptr (GFile) good = receipt_file ("r2.png");
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autofree char *id = NULL;

  begin_claim (window, "Anne Hansen");
  g_list_store_append (files, bad);
  g_list_store_append (files, good);
  spor_claim_pane_add_files (SPOR_CLAIM_PANE (pane_of (window)), G_LIST_MODEL (files));
  fixture_wait (is_dialog, NULL);
  fixture_wait (has_receipt, window);
  id = g_strdup (((SporReceipt *)g_ptr_array_index (newest_claim (window)->receipts, 0))->id);
  g_assert_cmpstr (((SporReceipt *)g_ptr_array_index (newest_claim (window)->receipts, 0))->name,
                   ==, "r2.png");
  g_assert_null (fixture_find (pane_of (window), fixture_has_label, "kvittering 010180-1234.png"));
  g_assert_false (log_has (path, "010180-1234"));
  gtk_widget_activate_action (pane_of (window), "claim.remove-receipt", "s", id);
  fixture_wait (has_no_receipt, window);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

static gboolean
has_it_already (gpointer window)
{
  return fixture_find_shown (window, fixture_has_label, "The claim has this file already") != NULL;
}

/* A picture is the receipt of the line that the keyboard is in, and is there once. */
static void
test_pasted (gconstpointer app)
{
  g_autofree char *path = book_new ("pasted.spor");
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = receipt_file ("billet.png");
  g_autoptr (GdkTexture) picture = gdk_texture_new_from_file (file, &error);

  g_assert_no_error (error);
  begin_claim (window, "Anne Hansen");
  gtk_widget_activate_action (pane_of (window), "claim.add-line", "s", "public");
  gtk_widget_activate_action (pane_of (window), "claim.add-line", "s", "public");
  fixture_wait (is_saved, window);
  keyboard_take (GTK_WINDOW (window));
  gtk_widget_grab_focus (
      GTK_WIDGET (field_of (pane_of (window), "how_much", SPOR_TYPE_CLAIM_LINE_ROW)));
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (window)), picture);
  keyboard_press_with (GDK_KEY_Control_L, GDK_KEY_v);
  fixture_wait (has_receipt, window);
  g_assert_cmpstr (spor_claim_line (newest_claim (window), 0)->receipt_id, ==,
                   ((SporReceipt *)g_ptr_array_index (newest_claim (window)->receipts, 0))->id);
  g_assert_cmpstr (spor_claim_line (newest_claim (window), 1)->receipt_id, ==, "");
  keyboard_press_with (GDK_KEY_Control_L, GDK_KEY_v);
  fixture_wait (has_it_already, window);
  g_assert_cmpuint (newest_claim (window)->receipts->len, ==, 1);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* A file that is chosen for a line is that line's. */
static void
test_chosen (gconstpointer app)
{
  g_autofree char *path = book_new ("chosen.spor");
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
  g_autoptr (GFile) file = receipt_file ("valgt.png");

  begin_claim (window, "Anne Hansen");
  gtk_widget_activate_action (pane_of (window), "claim.add-line", "s", "public");
  gtk_widget_activate_action (pane_of (window), "claim.add-line", "s", "public");
  fixture_wait (is_saved, window);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (pane_of (window), "claim.add-receipt", "s",
                              spor_claim_line (newest_claim (window), 1)->id);
  fixture_wait (hands_are_elsewhere, window);
  hands_choose (g_file_peek_path (file));
  fixture_wait (has_receipt, window);
  g_assert_cmpstr (spor_claim_line (newest_claim (window), 0)->receipt_id, ==, "");
  g_assert_cmpstr (spor_claim_line (newest_claim (window), 1)->receipt_id, ==,
                   ((SporReceipt *)g_ptr_array_index (newest_claim (window)->receipts, 0))->id);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

static gboolean
has_ended (gpointer app)
{
  return gtk_application_get_windows (app) == NULL;
}

/* What was typed last is there again, also if the window was closed at once. */
static void
test_restored (gconstpointer app)
{
  g_autofree char *path = book_new ("restored.spor");
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);

  begin_claim (window, "Anne Hansen");
  gtk_widget_activate_action (pane_of (window), "claim.add-line", "s", "public");
  type_into (field_of (pane_of (window), "how_much", SPOR_TYPE_CLAIM_LINE_ROW), "1.234,50");
  g_assert_false (is_saved (window));
  gtk_window_close (GTK_WINDOW (window));
  fixture_wait (has_ended, (gpointer)app);

  window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
  g_assert_cmpint (spor_claim_total (newest_claim (window)), ==, 123450);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-claim", "s",
                              newest_claim (window)->id);
  fixture_settle ();
  g_assert_cmpint (spor_claim_entry_get_number (
                       field_of (pane_of (window), "how_much", SPOR_TYPE_CLAIM_LINE_ROW)),
                   ==, 123450);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

static gboolean
has_no_claim (gpointer window)
{
  return newest_claim (window) == NULL;
}

static gboolean
has_claim (gpointer window)
{
  return newest_claim (window) != NULL;
}

static void
test_deleted (gconstpointer app)
{
  g_autofree char *path = book_new ("deleted.spor");
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);

  begin_claim (window, "Anne Hansen");
  gtk_widget_activate_action (pane_of (window), "claim.add-line", "s", "public");
  gtk_widget_activate_action (pane_of (window), "claim.delete", NULL);
  fixture_wait (has_no_claim, window);
  fixture_settle ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  fixture_wait (has_claim, window);
  g_assert_cmpuint (newest_claim (window)->lines->len, ==, 1);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* --- From a member -------------------------------------------------------------------------- */

static gboolean
shows_signup (gpointer window)
{
  SporSignupPane *pane = fixture_find_type (window, SPOR_TYPE_SIGNUP_PANE);

  return pane && spor_signup_pane_get_signup (pane);
}

static GtkWidget *
claim_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (SPOR_IS_NEW_CLAIM_WINDOW (l->data))
      return l->data;
  return NULL;
}

static gboolean
is_claim_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "New Travel Claim…") == 0;
}

static void
show_signup (SporWindow *window, const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-signup", "s",
                              member_id (window, name));
  fixture_wait (shows_signup, window);
  fixture_settle ();
}

/* A member's claim is begun where the member is looked at; who is none is offered none. */
static void
test_member (gconstpointer app)
{
  g_autofree char *path = book_new ("member.spor");
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
  SporSnapshot *snapshot = spor_book_get_snapshot (spor_window_get_book (window));
  SporSignups *signups = spor_snapshot_get_signups (snapshot);
  GtkLabel *member;
  guint n_refused = 0;

  for (guint i = 0; i < spor_signups_n (signups); i++)
    {
      g_autofree char *objection
          = spor_claim_offer_objection (snapshot, spor_signups_row (signups, i)->id);

      n_refused += objection != NULL;
    }
  g_assert_cmpuint (n_refused, ==, spor_signups_n (signups) - 3);
  show_signup (window, "Carl Aage Holm");
  g_assert_null (fixture_find_shown (GTK_WIDGET (window), is_claim_button, NULL));
  show_signup (window, "Zenia Ørsted");
  g_signal_emit_by_name (fixture_find_shown (GTK_WIDGET (window), is_claim_button, NULL),
                         "clicked");
  fixture_settle ();
  fixture_settle ();
  member = GTK_LABEL (
      gtk_widget_get_template_child (claim_window (), SPOR_TYPE_NEW_CLAIM_WINDOW, "member_name"));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (member), "Zenia Ørsted"));
  g_signal_emit_by_name (gtk_widget_get_template_child (claim_window (), SPOR_TYPE_NEW_CLAIM_WINDOW,
                                                        "make"),
                         "clicked");
  fixture_wait (is_editing, window);
  g_assert_cmpstr (newest_claim (window)->signup_id, ==, member_id (window, "Zenia Ørsted"));
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* An earlier meeting that nobody has claimed for. */
static void
add_earlier_meeting (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, "tester");
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (SporMeeting) meeting = spor_meeting_new ();

  g_assert_no_error (error);
  meeting->starts = spor_day_begins (today () - 8) + 9 * 3600;
  meeting->ends = meeting->starts + 3600;
  meeting->tracks = 3;
  set (&meeting->place, "Odense");
  spor_store_add_meeting (store, round, meeting, &error);
  g_assert_no_error (error);
  attend (store, meeting);
}

static gpointer
part_of_claim_window (const char *id)
{
  return gtk_widget_get_template_child (claim_window (), SPOR_TYPE_NEW_CLAIM_WINDOW, id);
}

static void
assert_claimed (const char *text)
{
  g_assert_cmpint (gtk_widget_get_visible (part_of_claim_window ("claimed")), ==, *text != 0);
  g_assert_cmpstr (gtk_label_get_label (part_of_claim_window ("claimed")), ==, text);
  g_assert_true (gtk_widget_get_sensitive (part_of_claim_window ("make")));
}

static void
choose_member (SporWindow *window, const char *name)
{
  SporSignups *signups
      = spor_snapshot_get_signups (spor_book_get_snapshot (spor_window_get_book (window)));
  g_autoptr (SporSignup) signup
      = spor_signup_new (signups, spor_signups_find (signups, member_id (window, name)));

  g_signal_emit_by_name (part_of_claim_window ("chooser"), "chosen", signup);
}

static void
ask_for_claim (SporWindow *window, const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-claim", "(ss)", "",
                              member_id (window, name));
  fixture_settle ();
  g_assert_nonnull (claim_window ());
}

static gboolean
has_two (gpointer window)
{
  return spor_refunds_n_claims (refunds_of (window)) == 2 && is_editing (window);
}

/* What has been claimed for the meeting is said, and a second claim is not forbidden. */
static void
test_claimed (gconstpointer app)
{
  g_autofree char *path = book_new ("claimed.spor");
  SporWindow *window;

  add_earlier_meeting (path);
  window = refunds_open (app, path);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-claim", "(ss)",
                              spor_refunds_meeting (refunds_of (window), 1)->id,
                              member_id (window, "Zenia Ørsted"));
  fixture_wait (is_editing, window);
  fixture_settle ();
  ask_for_claim (window, "Zenia Ørsted");
  assert_claimed ("Zenia Ørsted has 1 claim for this meeting already: draft, DKK\302\2400.00.");
  gtk_drop_down_set_selected (part_of_claim_window ("meeting"), 1);
  assert_claimed ("");
  gtk_drop_down_set_selected (part_of_claim_window ("meeting"), 0);
  choose_member (window, "Anne Hansen");
  assert_claimed ("");
  choose_member (window, "Zenia Ørsted");
  g_signal_emit_by_name (part_of_claim_window ("make"), "clicked");
  fixture_wait (has_two, window);
  fixture_settle ();
  ask_for_claim (window, "Zenia Ørsted");
  assert_claimed (
      "Zenia Ørsted has 2 claims for this meeting already. The newest: draft, DKK\302\2400.00.");
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* --- Large text, small window --------------------------------------------------------------- */

static gboolean
is_below (gpointer window)
{
  return gtk_widget_is_ancestor (fixture_find_type (pane_of (window), SPOR_TYPE_RECEIPT_VIEW),
                                 GTK_WIDGET (editor_of (window)));
}

static gboolean
is_beside (gpointer window)
{
  return !is_below (window);
}

/* A draft with a receipt widens no window of 1024, also where letters are twice as large; its
 * receipt then scrolls with it. */
static void
test_large_text (gconstpointer app)
{
  g_autofree char *path = book_new ("large.spor");
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *font = NULL;
  SporWindow *window;
  GtkWidget *log, *receipts;
  GtkPaned *paned;

  g_object_get (settings, "gtk-font-name", &font, NULL);
  g_object_set (settings, "gtk-font-name", "Cantarell 22", NULL);
  window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
  begin_claim (window, "Anne Hansen");
  fill_claim (window);
  fixture_settle ();
  log = fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_CLAIM_LOG);
  receipts = fixture_find_type (pane_of (window), SPOR_TYPE_RECEIPT_VIEW);
  g_assert_cmpint (least_width (log), <=, 1024);
  paned = fixture_find_type (log, GTK_TYPE_PANED);
  gtk_paned_set_position (paned, 10000); /* as little for the claim as it can do with */
  fixture_wait (is_below, window);
  fixture_settle ();
  g_assert_true (gtk_widget_get_mapped (receipts));
  g_object_set (settings, "gtk-font-name", font, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 700);
  gtk_paned_set_position (paned, 290);
  fixture_wait (is_beside, window);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* --- A receipt's size ------------------------------------------------------------------------ */

/* Much wider than high: how wide it can be says how large it is. */
static GFile *
wide_receipt (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "wide.pdf", NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 1000, 100);
  cairo_t *cr = cairo_create (surface);

  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_file_new_for_path (path);
}

static GtkWidget *
receipt_part (gpointer window, const char *id)
{
  return GTK_WIDGET (
      gtk_widget_get_template_child (fixture_find_type (pane_of (window), SPOR_TYPE_RECEIPT_VIEW),
                                     SPOR_TYPE_RECEIPT_VIEW, id));
}

/* As many pixels of it as there is room for. */
static gboolean
fits (gpointer window)
{
  GdkPaintable *page = gtk_picture_get_paintable (GTK_PICTURE (receipt_part (window, "picture")));
  int room = gtk_widget_get_width (receipt_part (window, "scroll"));

  return page && room > 0 && ABS (gdk_paintable_get_intrinsic_width (page) - room) <= 1;
}

static void
narrow_by (SporWindow *window, int room)
{
  GtkWidget *scroll = receipt_part (window, "scroll");

  gtk_widget_set_margin_end (scroll, room);
  pointer_settle ();
}

/* It is drawn anew for the room that it gets, whichever side changes. */
static void
test_receipt_fits (gconstpointer app)
{
  g_autofree char *path = book_new ("receipt-fits.spor");
  SporWindow *window = refunds_open (app, path);
  g_autoptr (GFile) file = wide_receipt ();
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 900);
  gtk_window_present (GTK_WINDOW (window));
  begin_claim (window, "Anne Hansen");
  g_list_store_append (files, file);
  spor_claim_pane_add_files (SPOR_CLAIM_PANE (pane_of (window)), G_LIST_MODEL (files));
  fixture_wait (has_receipt, window);
  fixture_wait (fits, window);
  narrow_by (window, 120);
  fixture_wait (fits, window);
  narrow_by (window, 0);
  fixture_wait (fits, window);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

static GtkAdjustment *
scroll_of (GType type, SporWindow *window)
{
  GtkWidget *from = fixture_find_type (pane_of (window), type);

  return gtk_scrolled_window_get_vadjustment (fixture_find_type (from, GTK_TYPE_SCROLLED_WINDOW));
}

/* Another claim begins with whose it is; the same one stays where somebody reads. @type: what shows
 * the book's two claims */
static void
assert_begins_at_top (SporWindow *window, GType type)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (spor_window_get_book (window));
  SporClaimPane *pane = SPOR_CLAIM_PANE (pane_of (window));
  GtkAdjustment *scroll = scroll_of (type, window);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SporClaimItem) item = spor_claim_item_new (snapshot, i);

      spor_claim_pane_show (pane, spor_window_get_book (window), item);
      g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, 0);
      gtk_adjustment_configure (scroll, 40, 0, 1000, 10, 100, 200);
      spor_claim_pane_show (pane, spor_window_get_book (window), item);
      g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, 40);
    }
}

static void
test_scrolled (gconstpointer data)
{
  g_autofree char *path = book_new ("scrolled.spor");
  SporWindow *window = fixture_open ((SporApplication *)data, path);

  begin_claim (window, "Anne Hansen");
  begin_claim (window, "Zenia Ørsted");
  assert_begins_at_top (window, SPOR_TYPE_CLAIM_EDITOR);
  fixture_close ((SporApplication *)data);
}

/* Nor does one that is only read begin where another was left. */
static void
test_scrolled_sheet (gconstpointer data)
{
  g_autofree char *path = book_new ("scrolled-sheet.spor");
  SporWindow *window;

  submit_as (path, "Carl", 0);
  submit_as (path, "Carl", 1);
  window = refunds_open ((gpointer)data, path);
  assert_begins_at_top (window, SPOR_TYPE_CLAIM_SHEET);
  fixture_close ((SporApplication *)data);
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_data_func ("/refunds/dropped", app, test_dropped);
  g_test_add_data_func ("/refunds/file-name", app, test_file_name);
  g_test_add_data_func ("/refunds/restored", app, test_restored);
  g_test_add_data_func ("/refunds/deleted", app, test_deleted);
  g_test_add_data_func ("/refunds/member", app, test_member);
  g_test_add_data_func ("/refunds/claimed", app, test_claimed);
  g_test_add_data_func ("/refunds/pasted", app, test_pasted);
  g_test_add_data_func ("/refunds/chosen", app, test_chosen);
  g_test_add_data_func ("/refunds/large-text", app, test_large_text);
  g_test_add_data_func ("/refunds/receipt-fits", app, test_receipt_fits);
  g_test_add_data_func ("/refunds/scrolled", app, test_scrolled);
  g_test_add_data_func ("/refunds/scrolled-sheet", app, test_scrolled_sheet);
  return fixture_run (app);
}
