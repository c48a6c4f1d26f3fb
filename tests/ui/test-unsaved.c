/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "answers.h"
#include "asked.h"
#include "meetings.h"
#include "quit.h"
#include "quoted.h"

#include "spor-date-entry.h"
#include "spor-round-window.h"
#include "spor-setting-entry.h"
#include "spor-store-rounds.h"

/* What is typed is in the book when the window has closed, or the user was asked. */

/* --- A book that cannot be written ------------------------------------------------------------ */

static gboolean
has_person (Meetings *m, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (m->path, places, "reader", &error);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (SporSignups) signups = spor_store_load_signups (store, round, FALSE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < spor_signups_n (signups); i++)
    if (g_str_equal (spor_signups_row (signups, i)->name, name))
      return TRUE;
  return FALSE;
}

static void
close_and_be_asked (Meetings *m)
{
  gtk_window_close (GTK_WINDOW (m->window));
  fixture_wait (is_asked, NULL);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (m->window)));
}

/* --- A person's answer ------------------------------------------------------------------------ */

/* Types another name for Zenia. */
static GtkEditable *
type_name (Meetings *m, const char *name)
{
  GtkEditable *row;

  show_person (m, "Zenia Ørsted");
  row = GTK_EDITABLE (find_row (m->window, "Name"));
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "Zenia Ørsted");
  type_in (m, row, name);
  return row;
}

/* The window stays, and so does the text; another try brings it into the book. */
static void
test_answer (Meetings *m, gconstpointer data)
{
  GtkEditable *row = type_name (m, "Zeniå");
  SporStore *store = fixture_lock (m->path);

  close_and_be_asked (m);
  g_assert_cmpstr (adw_message_dialog_get_default_response (ADW_MESSAGE_DIALOG (question ())), ==,
                   "again");
  answer ("back");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (m->window)));
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "Zeniå");
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (m->window)), GTK_WIDGET (row)));

  close_and_be_asked (m);
  fixture_unlock (store);
  answer ("again");
  fixture_wait (is_closed, m->app);
  g_assert_true (has_person (m, "Zeniå"));
}

/* Nothing is written, and nothing said, after the user has given it up. */
static void
test_given_up (Meetings *m, gconstpointer data)
{
  SporStore *store;

  type_name (m, "Zeniå");
  store = fixture_lock (m->path);
  close_and_be_asked (m);
  answer ("leave");
  fixture_wait (is_closed, m->app);
  fixture_unlock (store);
  pointer_settle ();
  g_assert_null (question ());
  g_assert_false (has_person (m, "Zeniå"));
}

/* All that can be saved closes without a word. */
static void
test_saved (Meetings *m, gconstpointer data)
{
  type_name (m, "Zeniå");
  gtk_window_close (GTK_WINDOW (m->window));
  fixture_wait (is_closed, m->app);
  g_assert_true (has_person (m, "Zeniå"));
}

/* What has been refused once, and left, is not forgotten, whatever else comes from the book. */
static void
test_left (Meetings *m, gconstpointer data)
{
  GtkEditable *row = type_name (m, "Zeniå");
  SporStore *store = fixture_lock (m->path);

  leave (m);
  fixture_unlock (store);
  run_job (m, add_meeting, spor_snapshot_get_round (snapshot_of (m)));
  rest (m);
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "Zeniå");
  gtk_window_close (GTK_WINDOW (m->window));
  fixture_wait (is_closed, m->app);
  g_assert_true (has_person (m, "Zeniå"));
}

/* Quitting asks, too. */
static void
test_quit (Meetings *m, gconstpointer data)
{
  SporStore *store;

  type_name (m, "Zeniå");
  store = fixture_lock (m->path);
  g_action_group_activate_action (G_ACTION_GROUP (m->app), "quit", NULL);
  fixture_wait (is_asked, NULL);
  fixture_unlock (store);
  answer ("again");
  fixture_wait (is_closed, m->app);
  g_assert_true (has_person (m, "Zeniå"));
}

/* --- A person who is gone --------------------------------------------------------------------- */

/* Another try would be in vain: what was typed is quoted instead, and the window stays behind it.
 */
static void
test_erased (Meetings *m, gconstpointer data)
{
  AdwMessageDialog *dialog;

  type_name (m, "Zeniå");
  erase_elsewhere (m, "Zenia Ørsted");
  close_and_be_asked (m);
  dialog = ADW_MESSAGE_DIALOG (question ());
  g_assert_false (adw_message_dialog_has_response (dialog, "again"));
  g_assert_true (quotes ((gpointer) "Zeniå"));
  fixture_settle ();
  g_assert_cmpuint (count_questions (), ==, 1);
  answer ("close");
  fixture_settle ();
  if (!is_closed (m->app)) /* it was not closing any more when the book said so */
    gtk_window_close (GTK_WINDOW (m->window));
  fixture_wait (is_closed, m->app);
}

/* --- Another round ---------------------------------------------------------------------------- */

static gpointer
add_round (SporStore *store, gpointer first, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (spor_store_copy_round (store, first, "Another", NULL, error)
                          && spor_store_show_round (store, first, error));
}

/* Another round than @first, which is shown. (transfer full) */
static char *
make_other (Meetings *m, const char *first)
{
  const GPtrArray *rounds;

  run_job (m, add_round, (gpointer)first);
  rounds = spor_snapshot_get_rounds (snapshot_of (m));
  for (guint i = 0; i < rounds->len; i++)
    if (!g_str_equal (((SporRoundEntry *)g_ptr_array_index (rounds, i))->id, first))
      return g_strdup (((SporRoundEntry *)g_ptr_array_index (rounds, i))->id);
  g_assert_not_reached ();
}

static void
test_round (Meetings *m, gconstpointer data)
{
  g_autofree char *first = g_strdup (spor_snapshot_get_round (snapshot_of (m))->id);
  g_autofree char *other = make_other (m, first);
  GtkEditable *row;
  SporStore *store;

  row = type_name (m, "Zeniå");
  store = fixture_lock (m->path);
  gtk_widget_activate_action (GTK_WIDGET (m->window), "round.show", "s", other);
  fixture_wait (is_asked, NULL);
  answer ("back");
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "Zeniå");
  g_assert_cmpstr (spor_snapshot_get_round (snapshot_of (m))->id, ==, first);
  fixture_unlock (store);
  gtk_widget_activate_action (GTK_WIDGET (m->window), "round.show", "s", other);
  rest (m);
  fixture_wait (is_at_rest, m->window);
  g_assert_cmpstr (spor_snapshot_get_round (snapshot_of (m))->id, ==, other);
  g_assert_null (question ());
}

typedef struct
{
  Meetings *m;
  const char *id;
} Shown;

static gboolean
is_shown (gpointer data)
{
  const Shown *shown = data;

  return g_str_equal (spor_snapshot_get_round (snapshot_of (shown->m))->id, shown->id);
}

/* Asked for once: what a window asks before it closes is answered, and the round is shown. */
static void
test_round_discarded (Meetings *m, gconstpointer data)
{
  g_autofree char *first = g_strdup (spor_snapshot_get_round (snapshot_of (m))->id);
  g_autofree char *other = make_other (m, first);
  Shown shown = { m, other };
  GtkEditable *title = begin_meeting (m);

  gtk_widget_activate_action (GTK_WIDGET (m->window), "round.show", "s", other);
  fixture_wait (is_asked, NULL);
  answer ("keep");
  pointer_settle ();
  g_assert_cmpstr (gtk_editable_get_text (title), ==, "Opstart");
  g_assert_false (is_shown (&shown));
  g_assert_null (question ());
  gtk_widget_activate_action (GTK_WIDGET (m->window), "round.show", "s", other);
  fixture_wait (is_asked, NULL);
  answer ("discard");
  fixture_wait (is_shown, &shown);
}

static gboolean
has_settings (gpointer unused)
{
  return fixture_find_window (SPOR_TYPE_ROUND_WINDOW) != NULL;
}

static void
test_round_saved (Meetings *m, gconstpointer data)
{
  g_autofree char *first = g_strdup (spor_snapshot_get_round (snapshot_of (m))->id);
  g_autofree char *other = make_other (m, first);
  Shown shown = { m, other };

  gtk_widget_activate_action (GTK_WIDGET (m->window), "round.settings", NULL);
  fixture_wait (has_settings, NULL);
  fixture_settle ();
  gtk_editable_set_text (find_type (fixture_find_window (SPOR_TYPE_ROUND_WINDOW),
                                    SPOR_TYPE_SETTING_ENTRY),
                         "Another name");
  gtk_widget_activate_action (GTK_WIDGET (m->window), "round.show", "s", other);
  fixture_wait (is_asked, NULL);
  answer ("save");
  fixture_wait (is_shown, &shown);
  g_assert_false (has_settings (NULL));
}

/* --- A meeting -------------------------------------------------------------------------------- */

static void
test_agenda (Meetings *m, gconstpointer data)
{
  GtkTextView *agenda;
  SporStore *store;
  g_autofree char *text = NULL;

  agenda = find_type (m->window, GTK_TYPE_TEXT_VIEW);
  gtk_widget_grab_focus (GTK_WIDGET (agenda));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (agenda), "1. Velkomst", -1);
  store = fixture_lock (m->path);
  close_and_be_asked (m);
  answer ("back");
  g_object_get (gtk_text_view_get_buffer (agenda), "text", &text, NULL);
  g_assert_cmpstr (text, ==, "1. Velkomst");
  fixture_unlock (store);
  gtk_window_close (GTK_WINDOW (m->window));
  fixture_wait (is_closed, m->app);
}

/* What is no date would be lost as well; another try would make it none. */
static void
test_date (Meetings *m, gconstpointer data)
{
  SporDateEntry *day = find_type (m->window, SPOR_TYPE_DATE_ENTRY);
  GtkEditable *entry = GTK_EDITABLE (spor_date_entry_get_entry (day));

  type_in (m, entry, "abc");
  close_and_be_asked (m);
  g_assert_cmpstr (adw_message_dialog_get_default_response (ADW_MESSAGE_DIALOG (question ())), ==,
                   "back");
  answer ("back");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "abc");
  close_and_be_asked (m);
  answer ("leave");
  fixture_wait (is_closed, m->app);
}

#define UNSAVED(path, set_up, test)                                                                \
  g_test_add ("/unsaved/" path, Meetings, app, set_up, test, meetings_close)

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  UNSAVED ("saved", meetings_open, test_saved);
  UNSAVED ("answer", meetings_open, test_answer);
  UNSAVED ("given-up", meetings_open, test_given_up);
  UNSAVED ("left", meetings_open, test_left);
  UNSAVED ("quit", meetings_open, test_quit);
  UNSAVED ("erased", meetings_open, test_erased);
  UNSAVED ("round", meetings_open, test_round);
  UNSAVED ("round-discarded", meetings_open, test_round_discarded);
  UNSAVED ("round-saved", meetings_open, test_round_saved);
  UNSAVED ("agenda", meetings_open_with_one, test_agenda);
  UNSAVED ("date", meetings_open_with_one, test_date);
  return fixture_run (app);
}
