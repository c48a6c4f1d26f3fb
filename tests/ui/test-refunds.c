/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "spor-claim-history.h"
#include "spor-claim-desk.h"
#include "spor-claim-editor.h"
#include "spor-claim-entry.h"
#include "spor-claim-findings.h"
#include "spor-claim-line-row.h"
#include "spor-claim-list.h"
#include "spor-claim-log.h"
#include "spor-claim-offer.h"
#include "spor-claim-pane.h"
#include "spor-claim-sums.h"
#include "spor-attendee-row.h"
#include "spor-meeting-attendance.h"
#include "spor-new-claim-window.h"
#include "spor-receipt-view.h"
#include "spor-refund-settings.h"
#include "spor-refunds-page.h"
#include "spor-signup-pane.h"
#include "spor-store-refunds.h"
#include "spor-store-rounds.h"

#include <string.h>

/* Claims in a real window: Anne has a seat and was at yesterday's meeting in Aarhus. */

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static gint64
today (void)
{
  return spor_day_of_instant (g_get_real_time () / G_USEC_PER_SEC);
}

static void
seat (SporStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporComposition) composition = spor_store_load (store, FALSE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < spor_signups_n (composition->signups); i++)
    if (g_str_equal (spor_signups_row (composition->signups, i)->name, name))
      {
        const SporMove move
            = { i, SPOR_SPOT_SEATED, spor_signups_row (composition->signups, i)->track, -1, -1 };

        spor_store_move (store, composition, &move, &error);
        g_assert_no_error (error);
      }
}

static void
attend (SporStore *store, const SporMeeting *meeting)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) invited = spor_store_load_attendance (store, meeting->id, &error);

  g_assert_cmpuint (invited->len, ==, 3);
  for (guint i = 0; i < invited->len; i++)
    {
      SporAttendee *attendee = g_ptr_array_index (invited, i);

      attendee->attendance = SPOR_ATTENDANCE_ATTENDED;
      spor_store_attend (store, meeting, attendee, &error);
      g_assert_no_error (error);
    }
}

static SporStore *
open_store (const char *path, const char *actor)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  SporStore *store = spor_store_open (path, places, actor, &error);

  g_assert_no_error (error);
  return store;
}

/* A book in which three members were at a meeting. */
static char *
book_new (const char *name)
{
  g_autofree char *path = fixture_book_new (name, TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, "tester");
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (SporMeeting) meeting = spor_meeting_new ();

  seat (store, "Anne Hansen");
  seat (store, "Zenia Ørsted");
  seat (store, "Aase Aagaard");
  meeting->starts = spor_day_begins (today () - 1) + 9 * 3600;
  meeting->ends = meeting->starts + 7 * 3600;
  meeting->tracks = 3;
  set (&meeting->title, "Heldagsmøde");
  set (&meeting->place, "Odense");
  spor_store_add_meeting (store, round, meeting, &error);
  g_assert_no_error (error);
  attend (store, meeting);
  return g_steal_pointer (&path);
}

/* --- What the window shows and the book holds ----------------------------------------------- */

static SporRefunds *
refunds_of (SporWindow *window)
{
  return spor_snapshot_get_refunds (spor_book_get_snapshot (spor_window_get_book (window)));
}

static const char *
member_id (SporWindow *window, const char *name)
{
  SporSignups *signups
      = spor_snapshot_get_signups (spor_book_get_snapshot (spor_window_get_book (window)));

  for (guint i = 0; i < spor_signups_n (signups); i++)
    if (g_str_equal (spor_signups_row (signups, i)->name, name))
      return spor_signups_row (signups, i)->id;
  g_assert_not_reached ();
}

static const SporClaim *
newest_claim (SporWindow *window)
{
  SporRefunds *refunds = refunds_of (window);
  guint n = spor_refunds_n_claims (refunds);

  return n ? spor_refunds_claim (refunds, n - 1) : NULL;
}

static SporClaimEditor *
editor_of (SporWindow *window)
{
  return fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_CLAIM_EDITOR);
}

static gboolean
is_editing (gpointer window)
{
  return newest_claim (window) && spor_claim_editor_get_draft (editor_of (window));
}

static gboolean
is_saved (gpointer window)
{
  return spor_open_claim_is_saved (spor_claim_editor_get_draft (editor_of (window)));
}

static GtkWidget *
pane_of (SporWindow *window)
{
  GtkWidget *log = fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_CLAIM_LOG);

  return fixture_find_type (log, SPOR_TYPE_CLAIM_PANE);
}

static void
begin_claim (SporWindow *window, const char *name)
{
  const SporMeeting *meeting = spor_refunds_meeting (refunds_of (window), 0);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.new-claim", "(ss)",
                                             meeting->id, member_id (window, name)));
  fixture_wait (is_editing, window);
  fixture_settle ();
}

static SporClaimEntry *
field_of (GtkWidget *from, const char *id, GType type)
{
  GtkWidget *widget = fixture_find_type (from, type);

  return SPOR_CLAIM_ENTRY (gtk_widget_get_template_child (widget, type, id));
}

/* As if it were typed. */
static void
type_into (SporClaimEntry *entry, const char *text)
{
  gtk_editable_set_text (fixture_find_type (GTK_WIDGET (entry), GTK_TYPE_ENTRY), text);
}

/* Key by key, after what is there. */
static void
key_in (SporClaimEntry *entry, const char *text)
{
  GtkEditable *editable = fixture_find_type (GTK_WIDGET (entry), GTK_TYPE_ENTRY);

  for (; *text; text++)
    {
      int at = g_utf8_strlen (gtk_editable_get_text (editable), -1);

      gtk_editable_insert_text (editable, text, 1, &at);
    }
}

static GFile *
receipt_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 300);

  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return g_file_new_for_path (path);
}

static gboolean
has_receipt (gpointer window)
{
  return newest_claim (window)->receipts->len == 1 && is_saved (window);
}

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

/* --- Logging -------------------------------------------------------------------------------- */

/* A train ticket of 245,50 with its receipt, typed and saved. */
static void
fill_claim (SporWindow *window)
{
  GtkWidget *pane = pane_of (window);
  g_autoptr (GFile) file = receipt_file ("billet.png");
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  g_assert_true (gtk_widget_activate_action (pane, "claim.add-line", "s", "public"));
  type_into (field_of (pane, "how_much", SPOR_TYPE_CLAIM_LINE_ROW), "245,5");
  g_list_store_append (files, file);
  spor_claim_pane_add_files (SPOR_CLAIM_PANE (pane), G_LIST_MODEL (files));
  fixture_wait (has_receipt, window);
  gtk_widget_activate_action (
      pane, "claim.set-receipt", "(ss)", spor_claim_line (newest_claim (window), 0)->id,
      ((SporReceipt *)g_ptr_array_index (newest_claim (window)->receipts, 0))->id);
  fixture_wait (is_saved, window);
  fixture_settle ();
}

static GtkWidget *
desk_of (SporWindow *window)
{
  return fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_CLAIM_DESK);
}

static gpointer
desk_part (SporWindow *window, const char *id)
{
  return gtk_widget_get_template_child (desk_of (window), SPOR_TYPE_CLAIM_DESK, id);
}

/* Answers the dialog that is on the screen. */
static void
answer (SporWindow *window, const char *text)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) dialog = g_list_model_get_item (windows, i);
      g_autoptr (GPtrArray) entries = g_ptr_array_new ();

      if (!ADW_IS_MESSAGE_DIALOG (dialog))
        continue;
      g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "do"));
      for (GtkWidget *entry = gtk_widget_get_last_child (
               adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog)));
           entry; entry = NULL)
        type_into (SPOR_CLAIM_ENTRY (entry), text);
      g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "do"));
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "do");
      gtk_window_destroy (dialog);
      return;
    }
  g_assert_not_reached ();
}

/* The question on the screen; it is asked once. */
static AdwMessageDialog *
question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static void
answer_with (const char *response)
{
  AdwMessageDialog *dialog = question ();

  g_assert_nonnull (dialog);
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
submit_as (const char *path, const char *actor, guint who)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, actor);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (GPtrArray) meetings = spor_store_load_meetings (store, round, &error);
  const SporMeeting *meeting = g_ptr_array_index (meetings, 0);
  g_autoptr (GPtrArray) invited = spor_store_load_attendance (store, meeting->id, &error);
  g_autoptr (SporClaim) claim = spor_claim_new ();
  SporClaimLine *line = spor_claim_line_new (SPOR_MODE_PUBLIC, today () - 1);
  const SporDecision decision = { .act = SPOR_ACT_SUBMIT };

  line->amount = 5000;
  g_ptr_array_add (claim->lines, line);
  set (&claim->meeting_id, meeting->id);
  set (&claim->signup_id, ((SporAttendee *)g_ptr_array_index (invited, who))->signup_id);
  spor_store_add_claim (store, round, claim, NULL, &error);
  g_assert_no_error (error);
  spor_store_decide (store, round, claim->id, &decision, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
ends_with (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_has_suffix (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static gboolean
starts_with (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), text);
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
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
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

/* Whether the book has done all that it was asked for. */
static gboolean
is_idle (gpointer book)
{
  gboolean busy;

  g_object_get (book, "busy", &busy, NULL);
  return !busy;
}

/* What blocks is said, and the claim stays where it is. */
static void
test_blocked (gconstpointer app)
{
  g_autofree char *path = book_new ("blocked.spor");
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
  GtkWidget *findings;
  GtkEditable *entry;
  int end = 5;

  begin_claim (window, "Anne Hansen");
  findings = fixture_find_type (GTK_WIDGET (editor_of (window)), SPOR_TYPE_CLAIM_FINDINGS);
  g_assert_true (gtk_widget_get_visible (findings));
  gtk_widget_activate_action (pane_of (window), "claim.submit", NULL);
  fixture_settle ();
  g_assert_cmpint (newest_claim (window)->state, ==, SPOR_CLAIM_DRAFT);

  /* kilometres have their rate and amount at once, and the way back is one click */
  gtk_widget_activate_action (pane_of (window), "claim.add-line", "s", "car");
  type_into (field_of (pane_of (window), "how_much", SPOR_TYPE_CLAIM_LINE_ROW), "143,5");
  g_assert_false (gtk_widget_get_visible (findings));

  /* what stands in a field and is no value is not what would be submitted */
  entry = fixture_find_type (GTK_WIDGET (
                                 field_of (pane_of (window), "how_much", SPOR_TYPE_CLAIM_LINE_ROW)),
                             GTK_TYPE_ENTRY);
  gtk_editable_insert_text (entry, "x", -1, &end);
  gtk_widget_activate_action (pane_of (window), "claim.submit", NULL);
  fixture_wait (is_idle, spor_window_get_book (window));
  g_assert_cmpint (newest_claim (window)->state, ==, SPOR_CLAIM_DRAFT);
  type_into (field_of (pane_of (window), "how_much", SPOR_TYPE_CLAIM_LINE_ROW), "143,5");
  gtk_widget_activate_action (
      pane_of (window), "claim.return-trip", "s",
      spor_claim_line (spor_open_claim_get_claim (spor_claim_editor_get_draft (editor_of (window))),
                       0)
          ->id);
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_saved, window);
  g_assert_cmpuint (newest_claim (window)->lines->len, ==, 2);
  g_assert_cmpstr (spor_claim_line (newest_claim (window), 1)->origin, ==, "Odense");
  g_assert_cmpint (spor_claim_line (newest_claim (window), 1)->metres, ==, 143500);
  g_assert_cmpint (spor_claim_line (newest_claim (window), 1)->amount, ==,
                   spor_money_of_distance (spor_claim_line (newest_claim (window), 0)->rate,
                                           143500));
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* A personal number is refused where it is typed; what else was typed is kept. */
static void
test_personal_number (gconstpointer app)
{
  g_autofree char *path = book_new ("cpr.spor");
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
  SporClaimEntry *note, *origin;

  begin_claim (window, "Anne Hansen");
  gtk_widget_activate_action (pane_of (window), "claim.add-line", "s", "public");
  origin = field_of (pane_of (window), "origin", SPOR_TYPE_CLAIM_LINE_ROW);
  note = field_of (pane_of (window), "note", SPOR_TYPE_CLAIM_LINE_ROW);
  for (guint n = 1; n < strlen ("010190-1234"); n++) /* not even its beginning is kept */
    {
      g_autofree char *begun = g_strndup ("010190-1234", n);

      type_into (note, begun);
      g_assert_cmpuint (strlen (spor_claim_entry_get_text (note)), <, 6);
    }
  type_into (note, "010190-1234");
  g_assert_true (spor_claim_entry_has_objection (note));
  g_assert_cmpuint (strlen (spor_claim_entry_get_text (note)), <, 6);
  type_into (origin, "Viborg");
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_saved, window);
  g_assert_cmpstr (spor_claim_line (newest_claim (window), 0)->origin, ==, "Viborg");
  g_assert_cmpuint (strlen (spor_claim_line (newest_claim (window), 0)->note), <, 6);
  gtk_widget_activate_action (pane_of (window), "claim.submit", NULL);
  fixture_settle ();
  g_assert_cmpint (newest_claim (window)->state, ==, SPOR_CLAIM_DRAFT);
  type_into (note, "Pladsbillet");
  g_assert_false (spor_claim_entry_has_objection (note));
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* What the log of changes says of lines and claims, ever. */
static gboolean
log_has (const char *path, const char *text)
{
  g_autofree char *bytes = NULL;
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *journal = NULL;
  gsize length = 0, length_wal = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_file_get_contents (wal, &journal, &length_wal, NULL);
  return (journal && memmem (journal, length_wal, text, strlen (text)))
         || memmem (bytes, length, text, strlen (text));
}

static gboolean
says (SporWindow *window, const char *text)
{
  return fixture_find (GTK_WIDGET (editor_of (window)), fixture_has_label, (gpointer)text) != NULL;
}

/* Digits that may become a personal number wait: none of them is ever in the book. */
static void
test_digits_wait (gconstpointer app)
{
  g_autofree char *path = book_new ("digits.spor");
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
  const char *typed = "Tog 010188-777", *whole = "010188-7771";
  SporClaimEntry *note;
  GtkEditable *entry;
  int middle = strlen ("Tog 0101");

  begin_claim (window, "Anne Hansen");
  gtk_widget_activate_action (pane_of (window), "claim.add-line", "s", "public");
  note = field_of (pane_of (window), "note", SPOR_TYPE_CLAIM_LINE_ROW);
  for (guint n = 0; typed[n]; n++)
    {
      const char key[] = { typed[n], '\0' };

      key_in (note, key);
      if (n < 3)
        continue;
      g_assert_cmpstr (spor_claim_entry_get_text (note), ==, "Tog");
      g_assert_cmpint (spor_claim_entry_is_held (note), ==, n > 3);
      spor_open_claim_save (spor_claim_editor_get_draft (editor_of (window)));
      fixture_wait (is_saved, window);
      g_assert_cmpint (says (window, "Saved"), ==, n == 3);
    }
  g_assert_true (says (window, "Not saved yet"));
  g_assert_cmpstr (spor_claim_line (newest_claim (window), 0)->note, ==, "Tog");
  g_assert_false (log_has (path, "010188"));

  /* in the middle as well; a letter after them says what they are, and so does leaving the field */
  type_into (note, "Tog 0101 retur");
  g_assert_cmpstr (spor_claim_entry_get_text (note), ==, "Tog 0101 retur");
  entry = fixture_find_type (GTK_WIDGET (note), GTK_TYPE_ENTRY);
  gtk_editable_insert_text (entry, "88", -1, &middle);
  g_assert_cmpstr (spor_claim_entry_get_text (note), ==, "Tog 0101 retur");
  type_into (note, "Plads 12");
  g_assert_cmpstr (spor_claim_entry_get_text (note), !=, "Plads 12");
  gtk_widget_grab_focus (GTK_WIDGET (note));
  gtk_widget_grab_focus (
      GTK_WIDGET (field_of (pane_of (window), "origin", SPOR_TYPE_CLAIM_LINE_ROW)));
  g_assert_cmpstr (spor_claim_entry_get_text (note), ==, "Plads 12");
  fixture_wait (is_saved, window);
  g_assert_true (says (window, "Saved"));

  /* and so does closing the page */
  type_into (note, "Plads 13");
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_saved, window);
  g_assert_cmpstr (spor_claim_line (newest_claim (window), 0)->note, ==, "Plads 13");

  /* typed over with a whole one, it is what it was when somebody came to it */
  gtk_widget_grab_focus (GTK_WIDGET (note));
  gtk_widget_grab_focus (
      GTK_WIDGET (field_of (pane_of (window), "origin", SPOR_TYPE_CLAIM_LINE_ROW)));
  gtk_widget_grab_focus (GTK_WIDGET (note));
  gtk_editable_delete_text (entry, 0, -1);
  for (guint n = 0; whole[n]; n++)
    key_in (note, (const char[]){ whole[n], '\0' });
  g_assert_true (spor_claim_entry_has_objection (note));
  g_assert_cmpstr (spor_claim_entry_get_text (note), ==, "Plads 13");
  gtk_widget_grab_focus (
      GTK_WIDGET (field_of (pane_of (window), "origin", SPOR_TYPE_CLAIM_LINE_ROW)));
  fixture_wait (is_saved, window);
  g_assert_cmpstr (spor_claim_line (newest_claim (window), 0)->note, ==, "Plads 13");
  g_assert_false (log_has (path, "010188"));
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* Half of what is no amount is not kept: it is what it was. */
static void
test_half_amount (gconstpointer app)
{
  g_autofree char *path = book_new ("half.spor");
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
  const char *typed = "12x,5";
  SporClaimEntry *amount, *origin;
  GtkEditable *entry;

  begin_claim (window, "Anne Hansen");
  gtk_widget_activate_action (pane_of (window), "claim.add-line", "s", "public");
  amount = field_of (pane_of (window), "how_much", SPOR_TYPE_CLAIM_LINE_ROW);
  origin = field_of (pane_of (window), "origin", SPOR_TYPE_CLAIM_LINE_ROW);
  entry = fixture_find_type (GTK_WIDGET (amount), GTK_TYPE_ENTRY);
  gtk_widget_grab_focus (GTK_WIDGET (amount));
  type_into (amount, "99,50");
  gtk_widget_grab_focus (GTK_WIDGET (origin));
  fixture_wait (is_saved, window);
  gtk_widget_grab_focus (GTK_WIDGET (amount));
  gtk_editable_delete_text (entry, 0, -1);
  key_in (amount, typed);
  gtk_widget_grab_focus (GTK_WIDGET (origin));
  fixture_wait (is_saved, window);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, typed);
  g_assert_true (spor_claim_entry_has_objection (amount));
  g_assert_true (says (window, "Not saved yet"));
  g_assert_cmpint (spor_claim_line (newest_claim (window), 0)->amount, ==, 9950);
  type_into (amount, "12,5");
  gtk_widget_grab_focus (GTK_WIDGET (origin));
  fixture_wait (is_saved, window);
  g_assert_cmpint (spor_claim_line (newest_claim (window), 0)->amount, ==, 1250);
  g_assert_true (says (window, "Saved"));
  fixture_close (SPOR_APPLICATION ((gpointer)app));
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

  return g_str_equal (spor_claim_line (claim, 0)->note, "Plads 12");
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
  key_in (field_of (pane_of (window), "note", SPOR_TYPE_CLAIM_LINE_ROW), "Plads 12");
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
  fixture_settle ();
  g_assert_nonnull (fixture_find (GTK_WIDGET (window), starts_with,
                                  "Not kept in the claim of Anne Hansen: This is no amount"));
  claim = first_claim_of (&rounds);
  g_assert_cmpint (spor_claim_line (claim, 0)->amount, ==, 9950);
  rounds_clear (&rounds);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

static gboolean
is_dialog (gpointer unused)
{
  return question () != NULL;
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
  key_in (field_of (pane_of (window), "note", SPOR_TYPE_CLAIM_LINE_ROW), "Plads 12");
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
  window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
  spor_window_show_page (window, "refunds");
  spor_claim_desk_show_claim (SPOR_CLAIM_DESK (desk_of (window)), newest_claim (window)->id);
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

/* What was rejected is closed: nothing is left to be done to it. */
static void
test_rejected (gconstpointer app)
{
  g_autofree char *path = book_new ("rejected.spor");
  SporWindow *window;

  submit_as (path, "Carl", 0);
  window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
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
  window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
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

/* --- Approving several ---------------------------------------------------------------------- */

static guint
count_claims (SporWindow *window, SporClaimState state)
{
  guint n = 0;

  for (guint i = 0; i < spor_refunds_n_claims (refunds_of (window)); i++)
    n += spor_refunds_claim (refunds_of (window), i)->state == state;
  return n;
}

static gboolean
two_are_approved (gpointer window)
{
  return count_claims (window, SPOR_CLAIM_APPROVED) == 2;
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
  window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
  spor_book_set_actor (spor_window_get_book (window), "finn");
  list = desk_part (window, "list");
  g_assert_cmpuint (spor_claim_list_get_n (list), ==, 3);
  view = gtk_widget_get_template_child (GTK_WIDGET (list), SPOR_TYPE_CLAIM_LIST, "view");
  gtk_selection_model_select_all (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
  gtk_widget_activate_action (desk_of (window), "desk.approve", NULL);
  fixture_settle ();
  g_assert_cmpuint (count_claims (window, SPOR_CLAIM_APPROVED), ==, 0);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (question ()), "150"));
  g_assert_null (adw_message_dialog_get_default_response (question ()));
  answer_with ("cancel");
  fixture_wait (is_idle, spor_window_get_book (window));
  g_assert_cmpuint (count_claims (window, SPOR_CLAIM_APPROVED), ==, 0);
  gtk_widget_activate_action (desk_of (window), "desk.approve", NULL);
  fixture_settle ();
  answer_with ("approve");
  fixture_wait (two_are_approved, window);
  fixture_settle ();
  g_assert_cmpuint (count_claims (window, SPOR_CLAIM_SUBMITTED), ==, 1);
  selected = spor_claim_list_get_selected (list);
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_false (gtk_widget_get_sensitive (desk_part (window, "approve")));
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

/* A member's claim is begun where the member is looked at; who is none reads why it cannot be. */
static void
test_member (gconstpointer app)
{
  g_autofree char *path = book_new ("member.spor");
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
  SporSnapshot *snapshot = spor_book_get_snapshot (spor_window_get_book (window));
  SporSignups *signups = spor_snapshot_get_signups (snapshot);
  GtkDropDown *member;
  guint n_refused = 0;

  for (guint i = 0; i < spor_signups_n (signups); i++)
    {
      g_autofree char *objection
          = spor_claim_offer_objection (snapshot, spor_signups_row (signups, i)->id);

      n_refused += objection != NULL;
    }
  g_assert_cmpuint (n_refused, ==, spor_signups_n (signups) - 3);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-signup", "s",
                              member_id (window, "Zenia Ørsted"));
  fixture_wait (shows_signup, window);
  fixture_settle ();
  g_assert_true (
      gtk_widget_activate_action (fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_SIGNUP_PANE),
                                  "signup.claim", NULL));
  fixture_settle ();
  member = GTK_DROP_DOWN (
      gtk_widget_get_template_child (claim_window (), SPOR_TYPE_NEW_CLAIM_WINDOW, "member"));
  g_assert_true (
      g_str_has_prefix (gtk_string_object_get_string (gtk_drop_down_get_selected_item (member)),
                        "Zenia Ørsted"));
  g_signal_emit_by_name (gtk_widget_get_template_child (claim_window (), SPOR_TYPE_NEW_CLAIM_WINDOW,
                                                        "make"),
                         "clicked");
  fixture_wait (is_editing, window);
  g_assert_cmpstr (newest_claim (window)->signup_id, ==, member_id (window, "Zenia Ørsted"));
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* --- Large text, small window --------------------------------------------------------------- */

static int
least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

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
  window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
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

/* --- Who came, and may claim ----------------------------------------------------------------- */

/* Nobody has come to a meeting that is still to come. */
static void
test_not_begun (gconstpointer app)
{
  g_autofree char *path = book_new ("future.spor");
  g_autoptr (GError) error = NULL;
  g_autoptr (SporMeeting) meeting = spor_meeting_new ();
  SporMeetingAttendance *attendance = g_object_new (SPOR_TYPE_MEETING_ATTENDANCE, NULL);
  SporWindow *window;
  GtkWidget *row;
  int index;

  g_object_ref_sink (attendance);
  meeting->starts = spor_day_begins (today () + 7) + 9 * 3600;
  meeting->ends = meeting->starts + 7 * 3600;
  meeting->tracks = 3;
  set (&meeting->place, "Aarhus");
  {
    g_autoptr (SporStore) store = open_store (path, "tester");
    g_autoptr (SporRound) round = spor_store_load_round (store, &error);

    spor_store_add_meeting (store, round, meeting, &error);
    g_assert_no_error (error);
  }
  window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
  index = spor_refunds_find_meeting (refunds_of (window), meeting->id);
  g_assert_cmpint (index, >=, 0);
  spor_meeting_attendance_show (attendance, spor_window_get_book (window), index);
  row = fixture_find_type (GTK_WIDGET (attendance), SPOR_TYPE_ATTENDEE_ROW);
  spor_attendee_row_toggle (SPOR_ATTENDEE_ROW (row));
  g_assert_false (gtk_check_button_get_active (fixture_find_type (row, GTK_TYPE_CHECK_BUTTON)));
  fixture_wait (is_idle, spor_window_get_book (window));
  fixture_settle ();
  index = spor_refunds_find_meeting (refunds_of (window), meeting->id);
  g_assert_cmpint (
      ((SporAttendee *)g_ptr_array_index (spor_refunds_attendance (refunds_of (window), index), 0))
          ->attendance,
      ==, SPOR_ATTENDANCE_INVITED);
  g_object_unref (attendance);
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

/* --- Settings ------------------------------------------------------------------------------- */

static gboolean
has_budget (gpointer window)
{
  return refunds_of (window)->terms.budget == 5000000;
}

/* They are saved together, undone together, and the budget is a bar. */
static void
test_settings (gconstpointer app)
{
  g_autofree char *path = book_new ("settings.spor");
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);
  GtkWindow *settings
      = spor_refund_settings_new (GTK_WIDGET (window), spor_window_get_book (window));
  GtkWidget *sums = fixture_find_type (desk_of (window), SPOR_TYPE_CLAIM_SUMS);
  GtkWidget *bar = fixture_find_type (sums, GTK_TYPE_LEVEL_BAR);
  SporClaimEntry *budget = SPOR_CLAIM_ENTRY (
      gtk_widget_get_template_child (GTK_WIDGET (settings), SPOR_TYPE_REFUND_SETTINGS, "budget"));
  GtkWidget *save = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (settings), SPOR_TYPE_REFUND_SETTINGS, "save"));

  gtk_window_present (settings);
  fixture_settle ();
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_false (gtk_widget_get_sensitive (save)); /* nothing has changed yet */
  type_into (budget, "50,000");
  g_assert_true (gtk_widget_get_sensitive (save));
  g_signal_emit_by_name (save, "clicked");
  fixture_wait (has_budget, window);
  g_assert_true (gtk_widget_get_visible (bar));
  fixture_close (SPOR_APPLICATION ((gpointer)app));
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  g_test_add_data_func ("/refunds/life", app, test_life);
  g_test_add_data_func ("/refunds/dropped", app, test_dropped);
  g_test_add_data_func ("/refunds/blocked", app, test_blocked);
  g_test_add_data_func ("/refunds/personal-number", app, test_personal_number);
  g_test_add_data_func ("/refunds/digits-wait", app, test_digits_wait);
  g_test_add_data_func ("/refunds/half-amount", app, test_half_amount);
  g_test_add_data_func ("/refunds/other-round", app, test_other_round);
  g_test_add_data_func ("/refunds/other-round-fails", app, test_other_round_fails);
  g_test_add_data_func ("/refunds/other-round-refuses", app, test_other_round_refuses);
  g_test_add_data_func ("/refunds/asked-in-other-round", app, test_asked_in_other_round);
  g_test_add_data_func ("/refunds/file-name", app, test_file_name);
  g_test_add_data_func ("/refunds/restored", app, test_restored);
  g_test_add_data_func ("/refunds/deleted", app, test_deleted);
  g_test_add_data_func ("/refunds/several", app, test_several);
  g_test_add_data_func ("/refunds/member", app, test_member);
  g_test_add_data_func ("/refunds/rejected", app, test_rejected);
  g_test_add_data_func ("/refunds/paid-when", app, test_paid_when);
  g_test_add_data_func ("/refunds/large-text", app, test_large_text);
  g_test_add_data_func ("/refunds/large-desk", app, test_large_desk);
  g_test_add_data_func ("/refunds/not-begun", app, test_not_begun);
  g_test_add_data_func ("/refunds/settings", app, test_settings);
  return fixture_run (app);
}
