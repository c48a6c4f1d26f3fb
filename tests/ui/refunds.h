/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

#include "spor-claim-desk.h"
#include "spor-claim-editor.h"
#include "spor-claim-entry.h"
#include "spor-claim-line-row.h"
#include "spor-claim-log.h"
#include "spor-claim-pane.h"
#include "spor-store-refunds.h"

#include <string.h>

/* Claims in a real window: Anne has a seat and was at yesterday's meeting in Aarhus. */

static inline void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static inline gint64
today (void)
{
  return spor_day_of_instant (g_get_real_time () / G_USEC_PER_SEC);
}

static inline void
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

static inline void
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

static inline SporStore *
open_store (const char *path, const char *actor)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  SporStore *store = spor_store_open (path, places, actor, &error);

  g_assert_no_error (error);
  return store;
}

/* A book in which three members were at a meeting. */
static inline char *
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

/* A window on the refunds of the book at @path. */
static inline SporWindow *
refunds_open (gconstpointer app, const char *path)
{
  SporWindow *window = fixture_open ((SporApplication *)app, path);

  spor_window_show_page (window, "refunds");
  return window;
}

static inline SporRefunds *
refunds_of (SporWindow *window)
{
  return spor_snapshot_get_refunds (spor_book_get_snapshot (spor_window_get_book (window)));
}

static inline const char *
member_id (SporWindow *window, const char *name)
{
  SporSignups *signups
      = spor_snapshot_get_signups (spor_book_get_snapshot (spor_window_get_book (window)));

  for (guint i = 0; i < spor_signups_n (signups); i++)
    if (g_str_equal (spor_signups_row (signups, i)->name, name))
      return spor_signups_row (signups, i)->id;
  g_assert_not_reached ();
}

static inline const SporClaim *
newest_claim (SporWindow *window)
{
  SporRefunds *refunds = refunds_of (window);
  guint n = spor_refunds_n_claims (refunds);

  return n ? spor_refunds_claim (refunds, n - 1) : NULL;
}

static inline SporClaimEditor *
editor_of (SporWindow *window)
{
  return fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_CLAIM_EDITOR);
}

static inline gboolean
is_editing (gpointer window)
{
  return newest_claim (window) && spor_claim_editor_get_draft (editor_of (window));
}

static inline gboolean
is_saved (gpointer window)
{
  return spor_open_claim_is_saved (spor_claim_editor_get_draft (editor_of (window)));
}

static inline GtkWidget *
pane_of (SporWindow *window)
{
  GtkWidget *log = fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_CLAIM_LOG);

  return fixture_find_type (log, SPOR_TYPE_CLAIM_PANE);
}

static inline void
begin_claim (SporWindow *window, const char *name)
{
  const SporMeeting *meeting = spor_refunds_meeting (refunds_of (window), 0);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.new-claim", "(ss)",
                                             meeting->id, member_id (window, name)));
  fixture_wait (is_editing, window);
  fixture_settle ();
}

static inline SporClaimEntry *
field_of (GtkWidget *from, const char *id, GType type)
{
  GtkWidget *widget = fixture_find_type (from, type);

  return SPOR_CLAIM_ENTRY (gtk_widget_get_template_child (widget, type, id));
}

/* As if it were typed. */
static inline void
type_into (SporClaimEntry *entry, const char *text)
{
  gtk_editable_set_text (fixture_find_type (GTK_WIDGET (entry), GTK_TYPE_ENTRY), text);
}

/* Key by key, after what is there. */
static inline void
key_in (SporClaimEntry *entry, const char *text)
{
  GtkEditable *editable = fixture_find_type (GTK_WIDGET (entry), GTK_TYPE_ENTRY);

  for (; *text; text++)
    {
      int at = g_utf8_strlen (gtk_editable_get_text (editable), -1);

      gtk_editable_insert_text (editable, text, 1, &at);
    }
}

static inline GFile *
receipt_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 300);

  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return g_file_new_for_path (path);
}

static inline gboolean
has_receipt (gpointer window)
{
  return newest_claim (window)->receipts->len == 1 && is_saved (window);
}

/* --- What is done there --------------------------------------------------------------------- */

/* A train ticket of 245,50 with its receipt, typed and saved. */
static inline void
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

static inline GtkWidget *
desk_of (SporWindow *window)
{
  return fixture_find_type (GTK_WIDGET (window), SPOR_TYPE_CLAIM_DESK);
}

/* Answers the dialog that is on the screen. */
static inline void
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
static inline AdwMessageDialog *
question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static inline void
answer_with (const char *response)
{
  AdwMessageDialog *dialog = question ();

  g_assert_nonnull (dialog);
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static inline void
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

/* What the log of changes says of lines and claims, ever. */
static inline gboolean
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

static inline gboolean
is_dialog (gpointer unused)
{
  return question () != NULL;
}

static inline int
least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

static inline SporClaimEntry *
note_of (SporWindow *window)
{
  return SPOR_CLAIM_ENTRY (gtk_widget_get_template_child (GTK_WIDGET (editor_of (window)),
                                                          SPOR_TYPE_CLAIM_EDITOR, "note"));
}

/* A claim with one line, in a book that another program has open too. */
static inline SporWindow *
open_draft (gconstpointer app, const char *path)
{
  SporWindow *window = fixture_open (SPOR_APPLICATION ((gpointer)app), path);

  gtk_window_present (GTK_WINDOW (window));
  begin_claim (window, "Anne Hansen");
  gtk_widget_activate_action (pane_of (window), "claim.add-line", "s", "public");
  spor_claim_editor_save (editor_of (window));
  fixture_wait (is_saved, window);
  fixture_settle ();
  return window;
}

static inline SporClaimEntry *
origin_of (SporWindow *window)
{
  return field_of (pane_of (window), "origin", SPOR_TYPE_CLAIM_LINE_ROW);
}

static inline char *
note_in_file (const char *path, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = open_store (path, "reader");
  g_autoptr (SporClaim) claim = spor_store_load_claim (store, id, &error);

  g_assert_no_error (error);
  return g_strdup (claim->note);
}

static inline const char *
typed_in (SporClaimEntry *entry)
{
  return gtk_editable_get_text (fixture_find_type (GTK_WIDGET (entry), GTK_TYPE_ENTRY));
}

static inline gboolean
editor_says (SporWindow *window, const char *text)
{
  return fixture_find (GTK_WIDGET (editor_of (window)), fixture_has_label, (gpointer)text) != NULL;
}

static inline gboolean
is_closed (gpointer app)
{
  return gtk_application_get_windows (app) == NULL;
}
