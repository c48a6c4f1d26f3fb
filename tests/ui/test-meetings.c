/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pointer.h"

#include "spor-attendee-row.h"
#include "spor-clock.h"
#include "spor-language.h"
#include "spor-meeting-attendance.h"
#include "spor-meeting-claims.h"
#include "spor-meeting-form.h"
#include "spor-meeting-list.h"
#include "spor-meeting-deed.h"
#include "spor-meeting-pane.h"
#include "spor-meeting-repeat.h"
#include "spor-meeting-row.h"
#include "spor-meeting-times.h"
#include "spor-meeting-window.h"
#include "spor-meetings-page.h"
#include "spor-month.h"
#include "spor-store-refunds.h"
#include "spor-store-rounds.h"

/* A window on the meetings of a book of its own, in which three people have a seat in track 2. */
typedef struct
{
  SporApplication *app;
  SporWindow *window;
  char *path;
} Meetings;

/* --- The book ------------------------------------------------------------------------------- */

static SporSnapshot *
snapshot_of (Meetings *m)
{
  return spor_book_get_snapshot (spor_window_get_book (m->window));
}

static SporRefunds *
refunds_of (Meetings *m)
{
  return spor_snapshot_get_refunds (snapshot_of (m));
}

static const SporMeeting *
meeting_of (Meetings *m, guint index)
{
  return spor_refunds_meeting (refunds_of (m), index);
}

static void
seat (SporStore *store, SporRound *round, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporSignups) signups = spor_store_load_signups (store, round, FALSE, &error);
  g_autoptr (SporComposition) composition = spor_store_load_composition (store, signups, &error);
  SporMove move = { .to = SPOR_SPOT_SEATED, .position = -1, .swap_with = -1 };

  g_assert_no_error (error);
  for (guint i = 0; i < spor_signups_n (signups); i++)
    if (g_str_equal (spor_signups_row (signups, i)->name, name))
      move.signup = i;
  move.track = spor_signups_row (signups, move.signup)->track;
  spor_store_move (store, composition, &move, &error);
  g_assert_no_error (error);
}

static void
seat_three (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (path, places, "tester", &error);
  g_autoptr (SporRound) round = NULL;

  g_assert_no_error (error);
  round = spor_store_load_round (store, &error);
  g_assert_no_error (error);
  seat (store, round, "Aase Aagaard");
  seat (store, round, "Zenia Ørsted");
  seat (store, round, "Carl Aage Holm");
}

/* On the book's worker. A physical meeting on 1 April 2025, 9–16, for all tracks. */
static gpointer
add_meeting (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SporMeeting) meeting = spor_meeting_new ();
  gint64 day = spor_day_from_iso ("2025-04-01");

  meeting->starts = spor_clock_on_day (day, 9 * 60);
  meeting->ends = spor_clock_on_day (day, 16 * 60);
  meeting->tracks = 3;
  return GINT_TO_POINTER (spor_store_add_meeting (store, data, meeting, error));
}

static void
on_job_done_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (spor_book_run_finish (SPOR_BOOK (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *)done = TRUE;
}

static gboolean
is_set (gpointer done)
{
  return *(gboolean *)done;
}

static void
run_job (Meetings *m, SporBookJob job, gpointer data)
{
  gboolean done = FALSE;

  spor_book_run_async (spor_window_get_book (m->window), job, data, NULL, NULL, NULL,
                       on_job_done_cb, &done);
  fixture_wait (is_set, &done);
  fixture_settle ();
}

static gboolean
is_at_rest (gpointer window)
{
  gboolean busy;

  g_object_get (spor_window_get_book (window), "busy", &busy, NULL);
  return !busy;
}

/* Whatever was asked of the book has been done, and is shown. */
static void
rest (Meetings *m)
{
  fixture_settle ();
  fixture_wait (is_at_rest, m->window);
  fixture_settle ();
  pointer_pause (50);
}

/* --- The window ----------------------------------------------------------------------------- */

static void
meetings_open (Meetings *m, gconstpointer data)
{
  m->app = (SporApplication *)data;
  m->path = fixture_book_new ("meetings.spor", TRUE);
  seat_three (m->path);
  m->window = fixture_open (m->app, m->path);
  spor_window_show_page (m->window, "meetings");
  gtk_window_set_default_size (GTK_WINDOW (m->window), 1280, 860);
  gtk_window_present (GTK_WINDOW (m->window));
  pointer_pause (500);
  keyboard_take (GTK_WINDOW (m->window));
  pointer_move (1390, 890);
}

static void
meetings_open_with_one (Meetings *m, gconstpointer data)
{
  meetings_open (m, data);
  run_job (m, add_meeting, spor_snapshot_get_round (snapshot_of (m)));
}

static void
meetings_close (Meetings *m, gconstpointer data)
{
  fixture_close (m->app);
  pointer_pause (50);
  g_remove (m->path);
  g_free (m->path);
}

static gpointer
find_type (gpointer from, GType type)
{
  return fixture_find_shown (GTK_WIDGET (from), fixture_has_type, GSIZE_TO_POINTER (type));
}

static gboolean
has_title (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_PREFERENCES_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static gpointer
find_row (gpointer from, const char *title)
{
  return fixture_find_shown (GTK_WIDGET (from), has_title, title);
}

static GtkWidget *
find_label (gpointer from, const char *text)
{
  return fixture_find_shown (GTK_WIDGET (from), fixture_has_label, text);
}

static void
do_action (Meetings *m, const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (m->window), name, NULL);
  rest (m);
}

/* Goes somewhere else, as somebody does who is done with a field. */
static void
leave (Meetings *m)
{
  gtk_window_set_focus (GTK_WINDOW (m->window), NULL);
  rest (m);
}

static void
type_in (Meetings *m, gpointer editable, const char *text)
{
  gtk_widget_grab_focus (editable);
  gtk_editable_set_text (GTK_EDITABLE (editable), text);
}

static GtkWidget *
find_clock (gpointer from, gboolean last)
{
  GtkWidget *times = find_type (from, SPOR_TYPE_MEETING_TIMES);
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_first_child (times)); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BOX (child))
      found = last ? gtk_widget_get_prev_sibling (gtk_widget_get_last_child (child))
                   : gtk_widget_get_first_child (child);
  g_assert_true (GTK_IS_ENTRY (found));
  return found;
}

static GtkWindow *
find_window (GType type)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

static GtkWindow *
find_dialog (void)
{
  return find_window (SPOR_TYPE_MEETING_WINDOW);
}

static gboolean
has_no_dialog (gpointer data)
{
  return find_dialog () == NULL;
}

static void
assert_times (const SporMeeting *meeting, const char *starts, const char *ends)
{
  g_autofree char *starts_iso = spor_time_to_iso (meeting->starts);
  g_autofree char *ends_iso = spor_time_to_iso (meeting->ends);

  g_assert_cmpstr (starts_iso, ==, starts);
  g_assert_cmpstr (ends_iso, ==, ends);
}

/* --- Tests ---------------------------------------------------------------------------------- */

/* From the empty page to the first meeting; whoever has a seat is invited. */
static void
test_new (Meetings *m, gconstpointer data)
{
  GtkWindow *dialog;
  const SporMeeting *meeting;

  g_assert_nonnull (find_label (m->window, "Ingen møder endnu"));
  do_action (m, "win.new-meeting");
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  pointer_pause (200);
  type_in (m, find_row (dialog, "Titel"), "  Opstartsmøde ");
  type_in (m, find_row (dialog, "Sted"), "København");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "meeting.make", NULL);
  fixture_wait (has_no_dialog, NULL);
  rest (m);

  g_assert_cmpuint (spor_refunds_n_meetings (refunds_of (m)), ==, 1);
  meeting = meeting_of (m, 0);
  g_assert_cmpstr (meeting->title, ==, "Opstartsmøde");
  g_assert_cmpstr (meeting->place, ==, "København");
  g_assert_cmpint (meeting->kind, ==, SPOR_MEETING_PHYSICAL);
  g_assert_cmpint (meeting->ends - meeting->starts, ==, 7 * 3600);
  g_assert_cmpuint (spor_refunds_attendance (refunds_of (m), 0)->len, ==, 3);
  g_assert_nonnull (find_label (m->window, "0 af 3 har sagt ja"));

  do_action (m, "win.undo");
  g_assert_nonnull (find_label (m->window, "Ingen møder endnu"));
}

/* What was typed of a meeting is not thrown away by a slip. */
static void
test_discard_asked (Meetings *m, gconstpointer data)
{
  GtkWindow *dialog, *question;

  do_action (m, "win.new-meeting");
  gtk_window_close (find_dialog ()); /* nothing typed, nothing asked */
  fixture_wait (has_no_dialog, NULL);

  do_action (m, "win.new-meeting");
  dialog = find_dialog ();
  pointer_pause (200);
  type_in (m, find_row (dialog, "Titel"), "Opstartsmøde");
  gtk_window_close (dialog);
  pointer_pause (200);
  question = find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "keep");
  pointer_pause (200);
  g_assert_true (find_dialog () == dialog);
  g_assert_cmpstr (gtk_editable_get_text (find_row (dialog, "Titel")), ==, "Opstartsmøde");

  gtk_window_close (dialog);
  pointer_pause (200);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_window (ADW_TYPE_MESSAGE_DIALOG)),
                               "discard");
  fixture_wait (has_no_dialog, NULL);
  g_assert_cmpuint (spor_refunds_n_meetings (refunds_of (m)), ==, 0);
}

static void
test_edit (Meetings *m, gconstpointer data)
{
  GtkWidget *pane = find_type (m->window, SPOR_TYPE_MEETING_PANE);
  GtkEditable *title = find_row (pane, "Titel");
  GtkWidget *agenda = find_type (pane, GTK_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (agenda));

  type_in (m, title, "Fagdag");
  leave (m);
  g_assert_cmpstr (meeting_of (m, 0)->title, ==, "Fagdag");
  g_assert_nonnull (find_label (find_type (m->window, SPOR_TYPE_MEETING_ROW), "Fagdag"));

  gtk_widget_grab_focus (agenda);
  gtk_text_buffer_set_text (buffer, "1. Velkomst\n2. Næste skridt", -1);
  leave (m);
  g_assert_cmpstr (meeting_of (m, 0)->agenda, ==, "1. Velkomst\n2. Næste skridt");

  do_action (m, "win.undo");
  g_assert_cmpstr (meeting_of (m, 0)->agenda, ==, "");
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
  g_assert_cmpstr (meeting_of (m, 0)->title, ==, "Fagdag");
  do_action (m, "win.undo");
  g_assert_cmpstr (gtk_editable_get_text (title), ==, "");
  do_action (m, "win.redo");
  g_assert_cmpstr (gtk_editable_get_text (title), ==, "Fagdag");
}

/* What is typed outlives the book's answer to something else, another page and the window. */
static void
test_never_lost (Meetings *m, gconstpointer data)
{
  GtkWidget *pane = find_type (m->window, SPOR_TYPE_MEETING_PANE);
  GtkEditable *title = find_row (pane, "Titel");

  type_in (m, title, "Halvt skre");
  run_job (m, add_meeting, spor_snapshot_get_round (snapshot_of (m)));
  g_assert_cmpstr (gtk_editable_get_text (title), ==, "Halvt skre");

  spor_window_show_page (m->window, "signups");
  rest (m);
  spor_window_show_page (m->window, "meetings");
  rest (m);
  g_assert_cmpstr (gtk_editable_get_text (title), ==, "Halvt skre");
  g_assert_true (g_str_equal (meeting_of (m, 0)->title, "Halvt skre")
                 || g_str_equal (meeting_of (m, 1)->title, "Halvt skre"));

  type_in (m, title, "Helt skrevet");
  gtk_window_close (GTK_WINDOW (m->window));
  pointer_pause (500);
  m->window = fixture_open (m->app, m->path);
  g_assert_true (g_str_equal (meeting_of (m, 0)->title, "Helt skrevet")
                 || g_str_equal (meeting_of (m, 1)->title, "Helt skrevet"));
}

typedef struct
{
  SporStore *store;
  SporRound *round;
} Kept;

static gboolean
is_kept (gpointer data)
{
  Kept *kept = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meetings = spor_store_load_meetings (kept->store, kept->round, &error);

  g_assert_no_error (error);
  return g_str_equal (((SporMeeting *)g_ptr_array_index (meetings, 0))->title, "Til den første");
}

/* Another program shows another round while somebody types: it is the first one's. */
static void
test_other_round (Meetings *m, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (m->path, places, "another program", &error);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  Kept kept = { store, round };

  type_in (m, find_row (find_type (m->window, SPOR_TYPE_MEETING_PANE), "Titel"), "Til den første");
  spor_store_copy_round (store, round->id, "Den anden", NULL, &error);
  g_assert_no_error (error);
  fixture_wait (is_kept, &kept);
}

typedef struct
{
  Meetings *m;
  SporRound *round;
  char *said;
} Elsewhere;

static gboolean
is_elsewhere (gpointer data)
{
  Elsewhere *elsewhere = data;

  return !g_str_equal (spor_snapshot_get_round (snapshot_of (elsewhere->m))->id,
                       elsewhere->round->id);
}

static gboolean
says_where_made (gpointer data)
{
  Elsewhere *elsewhere = data;

  return find_label (elsewhere->m->window, elsewhere->said) != NULL;
}

/* A meeting that is made where it cannot be seen is told of. */
static void
test_made_in_other_round (Meetings *m, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (m->path, places, "another program", &error);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autofree char *said = g_strdup_printf ("1 møde oprettet i runden “%s”", round->name);
  GPtrArray *meetings = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_meeting_free);
  SporMeeting *meeting = spor_meeting_copy (meeting_of (m, 0));
  Elsewhere elsewhere = { m, round, said };

  g_free (meeting->id);
  meeting->id = g_strdup ("");
  g_ptr_array_add (meetings, meeting);
  spor_store_copy_round (store, round->id, "Den anden", NULL, &error);
  g_assert_no_error (error);
  fixture_wait (is_elsewhere, &elsewhere);
  spor_meetings_add (GTK_WIDGET (m->window), spor_window_get_book (SPOR_WINDOW (m->window)), round,
                     meetings, NULL);
  fixture_wait (says_where_made, &elsewhere);
}

static void
test_bad_times (Meetings *m, gconstpointer data)
{
  GtkWidget *pane = find_type (m->window, SPOR_TYPE_MEETING_PANE);
  GtkWidget *to = find_clock (pane, TRUE);
  gint64 version = spor_snapshot_get_version (snapshot_of (m));

  type_in (m, to, "8.30");
  leave (m);
  g_assert_nonnull (find_label (pane, "Et møde slutter, efter at det er begyndt."));
  type_in (m, to, "kvart i ni");
  leave (m);
  g_assert_nonnull (find_label (pane, "Skriv tidspunktet som 9.30."));
  g_assert_cmpint (spor_snapshot_get_version (snapshot_of (m)), ==, version);
  assert_times (meeting_of (m, 0), "2025-04-01T07:00:00Z", "2025-04-01T14:00:00Z");

  /* what is right elsewhere is saved all the same */
  type_in (m, find_row (pane, "Sted"), "Aarhus");
  leave (m);
  g_assert_cmpstr (meeting_of (m, 0)->place, ==, "Aarhus");
  assert_times (meeting_of (m, 0), "2025-04-01T07:00:00Z", "2025-04-01T14:00:00Z");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (to)), ==, "kvart i ni");

  type_in (m, to, "1530");
  leave (m);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (to)), ==, "15.30");
  assert_times (meeting_of (m, 0), "2025-04-01T07:00:00Z", "2025-04-01T13:30:00Z");
  g_assert_null (find_label (pane, "Skriv tidspunktet som 9.30."));
}

/* Each kind has a usual length, which gives way to what somebody has typed. */
static void
test_kind (Meetings *m, gconstpointer data)
{
  GtkWidget *pane = find_type (m->window, SPOR_TYPE_MEETING_PANE);
  AdwComboRow *kind = find_row (pane, "Mødetype");

  adw_combo_row_set_selected (kind, SPOR_MEETING_ONLINE);
  rest (m);
  g_assert_cmpint (meeting_of (m, 0)->kind, ==, SPOR_MEETING_ONLINE);
  assert_times (meeting_of (m, 0), "2025-04-01T07:00:00Z", "2025-04-01T08:30:00Z");

  type_in (m, find_clock (pane, TRUE), "11");
  leave (m);
  adw_combo_row_set_selected (kind, SPOR_MEETING_REVIEW);
  rest (m);
  assert_times (meeting_of (m, 0), "2025-04-01T07:00:00Z", "2025-04-01T09:00:00Z");
  do_action (m, "win.undo");
  g_assert_cmpint (adw_combo_row_get_selected (kind), ==, SPOR_MEETING_ONLINE);
}

static int
attendance_of (Meetings *m, guint index)
{
  const SporAttendee *attendee
      = g_ptr_array_index (spor_refunds_attendance (refunds_of (m), 0), index);

  return attendee->attendance;
}

/* Down the list with Space and the arrows, then a click. */
static void
test_attendance (Meetings *m, gconstpointer data)
{
  GtkWidget *row = find_type (m->window, SPOR_TYPE_ATTENDEE_ROW);
  int x, y;

  gtk_widget_grab_focus (row);
  keyboard_press (GDK_KEY_space);
  keyboard_press (GDK_KEY_Down);
  keyboard_press (GDK_KEY_space);
  rest (m);
  g_assert_cmpint (attendance_of (m, 0), ==, SPOR_ATTENDANCE_ATTENDED);
  g_assert_cmpint (attendance_of (m, 1), ==, SPOR_ATTENDANCE_ATTENDED);
  g_assert_cmpint (attendance_of (m, 2), ==, SPOR_ATTENDANCE_INVITED);
  g_assert_nonnull (find_label (m->window, "2 af 3 kom · 1 har ikke svaret"));

  pointer_middle (find_type (gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (row)),
                             GTK_TYPE_CHECK_BUTTON),
                  &x, &y);
  pointer_move (x, y);
  pointer_press (1, TRUE);
  pointer_press (1, FALSE);
  rest (m);
  g_assert_cmpint (attendance_of (m, 2), ==, SPOR_ATTENDANCE_ATTENDED);
  do_action (m, "win.undo");
  g_assert_cmpint (attendance_of (m, 2), ==, SPOR_ATTENDANCE_INVITED);

  /* the keyboard goes on from where the pointer was */
  keyboard_press (GDK_KEY_Up);
  keyboard_press (GDK_KEY_space);
  rest (m);
  g_assert_cmpint (attendance_of (m, 1), ==, SPOR_ATTENDANCE_INVITED);
  keyboard_press (GDK_KEY_space);
  rest (m);

  gtk_widget_activate_action (row, "attendee.attendance", "s", "excused");
  rest (m);
  g_assert_cmpint (attendance_of (m, 0), ==, SPOR_ATTENDANCE_EXCUSED);
  g_assert_nonnull (find_label (m->window, "1 af 3 kom · 1 har meldt afbud · 1 har ikke svaret"));
}

/* One change, for those who are not excused. */
static void
test_everybody (Meetings *m, gconstpointer data)
{
  GtkWidget *row = find_type (m->window, SPOR_TYPE_ATTENDEE_ROW);

  gtk_widget_activate_action (row, "attendee.attendance", "s", "excused");
  rest (m);
  gtk_widget_activate_action (row, "attendance.everybody-came", NULL);
  rest (m);
  g_assert_cmpint (attendance_of (m, 0), ==, SPOR_ATTENDANCE_EXCUSED);
  g_assert_cmpint (attendance_of (m, 1), ==, SPOR_ATTENDANCE_ATTENDED);
  g_assert_cmpint (attendance_of (m, 2), ==, SPOR_ATTENDANCE_ATTENDED);
  do_action (m, "win.undo");
  g_assert_cmpint (attendance_of (m, 1), ==, SPOR_ATTENDANCE_INVITED);
  g_assert_cmpint (attendance_of (m, 2), ==, SPOR_ATTENDANCE_INVITED);
}

/* On the book's worker: the first one invited came, and wants the journey paid. */
static gpointer
add_claim (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const SporMeeting *meeting = spor_refunds_meeting (data, 0);
  SporAttendee *attendee = g_ptr_array_index (spor_refunds_attendance (data, 0), 0);
  SporAttendee attended = { attendee->signup_id, attendee->name, SPOR_ATTENDANCE_ATTENDED };
  g_autoptr (SporClaim) claim = spor_claim_new ();
  SporClaimLine *line = spor_claim_line_new (SPOR_MODE_PUBLIC, spor_day_from_iso ("2025-04-01"));
  g_autoptr (SporRound) round = spor_store_load_round (store, error);

  claim->meeting_id = (g_free (claim->meeting_id), g_strdup (meeting->id));
  claim->signup_id = (g_free (claim->signup_id), g_strdup (attendee->signup_id));
  line->amount = 12350;
  g_ptr_array_add (claim->lines, line);
  return GINT_TO_POINTER (spor_store_attend (store, meeting, &attended, error)
                          && spor_store_add_claim (store, round, claim, NULL, error));
}

/* Deleted and undone; not while there is a claim, which the pane shows. */
static void
test_delete (Meetings *m, gconstpointer data)
{
  GtkWidget *list = find_type (m->window, SPOR_TYPE_MEETING_LIST);
  g_autoptr (SporRefunds) refunds = NULL;
  GtkWidget *claims;
  GtkWindow *refusal;

  gtk_widget_grab_focus (list);
  keyboard_press (GDK_KEY_Delete);
  rest (m);
  g_assert_cmpuint (spor_refunds_n_meetings (refunds_of (m)), ==, 0);
  do_action (m, "win.undo");
  g_assert_cmpuint (spor_refunds_n_meetings (refunds_of (m)), ==, 1);

  /* Enter leads from the list to the meeting */
  gtk_widget_grab_focus (list);
  keyboard_press (GDK_KEY_Return);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (m->window)),
                                         find_row (m->window, "Titel")));

  refunds = spor_refunds_ref (refunds_of (m));
  run_job (m, add_claim, refunds);
  claims = find_type (m->window, SPOR_TYPE_MEETING_CLAIMS);
  g_assert_nonnull (find_label (claims, "123,50\u00a0kr."));
  g_assert_nonnull (find_label (claims, "1 afregning, 123,50\u00a0kr."));
  gtk_widget_activate_action (list, "meetings.delete", NULL);
  rest (m);
  g_assert_cmpuint (spor_refunds_n_meetings (refunds_of (m)), ==, 1);
  pointer_pause (200);
  refusal = find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (refusal);
  g_assert_nonnull (
      find_label (refusal, "Der er rejseafregninger til dette møde, så det kan ikke slettes."));
  gtk_window_destroy (refusal);
}

static void
choose (gpointer from, const char *row, guint position)
{
  adw_combo_row_set_selected (find_row (from, row), position);
  pointer_pause (50);
}

/* The first Tuesday of four months, one of them left out. */
static void
test_series (Meetings *m, gconstpointer data)
{
  GtkWindow *dialog;
  SporMeetingRepeat *repeat;
  GtkWidget *may;

  spor_meetings_page_ask_for_meeting (find_type (m->window, SPOR_TYPE_MEETINGS_PAGE),
                                      spor_day_from_iso ("2025-04-01"));
  dialog = find_dialog ();
  pointer_pause (200);
  choose (dialog, "Mødetype", SPOR_MEETING_ONLINE);
  repeat = find_type (dialog, SPOR_TYPE_MEETING_REPEAT);
  g_assert_cmpuint (spor_meeting_repeat_count (repeat), ==, 1);
  choose (dialog, "Gentages", 2);
  g_assert_cmpuint (spor_meeting_repeat_count (repeat), ==, 6);
  gtk_spin_button_set_value (find_type (find_row (dialog, "Antal møder"), GTK_TYPE_SPIN_BUTTON), 4);
  pointer_pause (50);
  g_assert_nonnull (find_label (dialog, "4 møder"));
  may = find_row (dialog, "Tirsdag den 6. maj 2025");
  g_assert_nonnull (may);
  g_assert_nonnull (find_row (dialog, "Tirsdag den 1. juli 2025"));
  gtk_check_button_set_active (find_type (may, GTK_TYPE_CHECK_BUTTON), FALSE);
  g_assert_nonnull (find_label (dialog, "3 møder"));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "meeting.make", NULL);
  fixture_wait (has_no_dialog, NULL);
  rest (m);

  g_assert_cmpuint (spor_refunds_n_meetings (refunds_of (m)), ==, 3);
  assert_times (meeting_of (m, 0), "2025-04-01T07:00:00Z", "2025-04-01T08:30:00Z");
  assert_times (meeting_of (m, 1), "2025-06-03T07:00:00Z", "2025-06-03T08:30:00Z");
  assert_times (meeting_of (m, 2), "2025-07-01T07:00:00Z", "2025-07-01T08:30:00Z");
  g_assert_cmpstr (meeting_of (m, 0)->series, ==, meeting_of (m, 2)->series);
  do_action (m, "win.undo");
  g_assert_cmpuint (spor_refunds_n_meetings (refunds_of (m)), ==, 0);
}

/* Bad times make nothing, and say why. */
static void
test_series_refused (Meetings *m, gconstpointer data)
{
  GtkWindow *dialog;

  do_action (m, "win.new-meeting");
  dialog = find_dialog ();
  pointer_pause (200);
  type_in (m, find_clock (dialog, FALSE), "17.00");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "meeting.make", NULL);
  rest (m);
  g_assert_nonnull (find_dialog ());
  g_assert_nonnull (find_label (dialog, "Et møde slutter, efter at det er begyndt."));
  g_assert_cmpuint (spor_refunds_n_meetings (refunds_of (m)), ==, 0);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (dialog), find_clock (dialog, TRUE)));
  gtk_window_destroy (dialog);
}

static gboolean
is_day (GtkWidget *widget, gconstpointer number)
{
  return gtk_widget_has_css_class (widget, "day")
         && !gtk_widget_has_css_class (widget, "other-month")
         && fixture_find (widget, fixture_has_label, number);
}

static void
click (GtkWidget *widget, guint times)
{
  int x, y;

  pointer_middle (widget, &x, &y);
  pointer_move (x, y);
  for (guint i = 0; i < times; i++)
    {
      pointer_press (1, TRUE);
      pointer_press (1, FALSE);
    }
  pointer_pause (200);
}

/* A day with a meeting leads to it; an empty one asks for one. */
static void
test_month (Meetings *m, gconstpointer data)
{
  GtkWidget *list = find_type (m->window, SPOR_TYPE_MEETING_LIST);
  SporMonth *month = find_type (list, SPOR_TYPE_MONTH);
  g_autofree char *first = g_strdup (spor_meeting_list_get_chosen (SPOR_MEETING_LIST (list)));
  GtkWindow *dialog;

  g_assert_true (gtk_widget_has_css_class (fixture_find_shown (list, is_day, "1"), "marked"));
  g_assert_false (gtk_widget_has_css_class (fixture_find_shown (list, is_day, "2"), "marked"));
  click (fixture_find_shown (list, is_day, "8"), 1);
  g_assert_null (find_dialog ());
  click (fixture_find_shown (list, is_day, "9"), 2);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  type_in (m, find_row (dialog, "Titel"), "Midt på ugen");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "meeting.make", NULL);
  fixture_wait (has_no_dialog, NULL);
  rest (m);
  g_assert_cmpstr (meeting_of (m, 1)->title, ==, "Midt på ugen");
  g_assert_cmpint (spor_day_of_instant (meeting_of (m, 1)->starts), ==,
                   spor_day_from_iso ("2025-04-09"));
  g_assert_cmpstr (spor_meeting_list_get_chosen (SPOR_MEETING_LIST (list)), ==,
                   meeting_of (m, 1)->id);

  keyboard_take (GTK_WINDOW (m->window));
  spor_month_show (month, spor_day_from_iso ("2025-04-02"));
  gtk_widget_grab_focus (GTK_WIDGET (month));
  keyboard_press (GDK_KEY_Left);
  keyboard_press (GDK_KEY_Return);
  g_assert_cmpstr (spor_meeting_list_get_chosen (SPOR_MEETING_LIST (list)), ==, first);
  g_assert_null (find_dialog ());
}

static gboolean
is_row_titled (GtkWidget *widget, gconstpointer title)
{
  return SPOR_IS_MEETING_ROW (widget) && gtk_widget_get_child_visible (widget)
         && g_str_equal (spor_meeting_row_get_meeting (SPOR_MEETING_ROW (widget))->title, title);
}

static void
test_search (Meetings *m, gconstpointer data)
{
  GtkWidget *page = find_type (m->window, SPOR_TYPE_MEETINGS_PAGE);
  GtkWidget *search;

  type_in (m, find_row (page, "Titel"), "Fagdag");
  leave (m);
  do_action (m, "win.search");
  pointer_pause (400);
  search = find_type (page, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "FAG");
  pointer_pause (100);
  g_assert_nonnull (fixture_find_shown (page, is_row_titled, "Fagdag"));
  gtk_editable_set_text (GTK_EDITABLE (search), "1. april");
  pointer_pause (100);
  g_assert_nonnull (fixture_find_shown (page, is_row_titled, "Fagdag"));
  gtk_editable_set_text (GTK_EDITABLE (search), "oktober");
  pointer_pause (100);
  g_assert_null (fixture_find_shown (page, is_row_titled, "Fagdag"));
  g_assert_nonnull (find_label (page, "Ingen resultater"));
}

static gboolean
has_window_action (Meetings *m, const char *wanted)
{
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (m->window);
  const GVariantType *parameter;
  const char *name, *property;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &parameter, &property);
       i++)
    if (g_str_equal (name, wanted))
      return TRUE;
  return FALSE;
}

/* Claims are for those who came to a physical meeting, where the window can make them. */
static void
test_claims (Meetings *m, gconstpointer data)
{
  GtkWidget *claims = find_type (m->window, SPOR_TYPE_MEETING_CLAIMS);
  GtkWidget *row = find_type (m->window, SPOR_TYPE_ATTENDEE_ROW);
  GtkWidget *add = find_type (claims, GTK_TYPE_MENU_BUTTON);

  g_assert_nonnull (find_label (claims, "Ingen har søgt om refusion af rejsen til mødet."));
  g_assert_false (gtk_widget_get_sensitive (add));
  spor_attendee_row_toggle (SPOR_ATTENDEE_ROW (row));
  rest (m);
  g_assert_cmpint (gtk_widget_get_sensitive (add), ==, has_window_action (m, "win.new-claim"));
  adw_combo_row_set_selected (find_row (m->window, "Mødetype"), SPOR_MEETING_ONLINE);
  rest (m);
  g_assert_false (gtk_widget_get_visible (claims));
}

/* Somebody who is not in the tracks invited comes along. */
static void
test_guest (Meetings *m, gconstpointer data)
{
  GtkWidget *attendance = find_type (m->window, SPOR_TYPE_MEETING_ATTENDANCE);
  GtkMenuButton *add = find_type (attendance, GTK_TYPE_MENU_BUTTON);
  GtkWidget *search;

  gtk_menu_button_popup (add);
  pointer_pause (400);
  search = find_type (attendance, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "hansen");
  keyboard_press (GDK_KEY_Return);
  rest (m);
  g_assert_cmpuint (spor_refunds_attendance (refunds_of (m), 0)->len, ==, 4);
  g_assert_nonnull (find_label (attendance, "Anne Hansen"));
}

static gboolean
is_invite_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), data) == 0;
}

/* On the book's worker: tomorrow */
static gpointer
add_next_meeting (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SporMeeting) meeting = spor_meeting_new ();

  meeting->starts = g_get_real_time () / G_USEC_PER_SEC + 24 * 3600;
  meeting->ends = meeting->starts + 3600;
  meeting->tracks = 2;
  return GINT_TO_POINTER (spor_store_add_meeting (store, data, meeting, error));
}

/* On the book's worker: the first in track 2 loses the seat. */
static gpointer
unseat_first (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporComposition *composition = spor_snapshot_get_composition (data);
  SporMove move = { .to = SPOR_SPOT_POOL, .position = -1, .swap_with = -1 };

  move.signup = g_array_index (composition->seated[1], guint, 0);
  return GINT_TO_POINTER (spor_store_move (store, composition, &move, error));
}

/* On the book's worker: the first of track 2 without a seat gets one. */
static gpointer
seat_first (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporComposition *composition = spor_snapshot_get_composition (data);
  SporMove move = { .to = SPOR_SPOT_SEATED, .track = 1, .position = -1, .swap_with = -1 };

  for (guint i = spor_signups_n (composition->signups); i-- > 0;)
    if (spor_signups_row (composition->signups, i)->track == 1
        && spor_composition_find (composition, i, NULL, NULL) == SPOR_SPOT_POOL)
      move.signup = i;
  return GINT_TO_POINTER (spor_store_move (store, composition, &move, error));
}

/* Whoever gets a seat after the meeting was made can be invited at the press of a button. */
static void
test_invite (Meetings *m, gconstpointer data)
{
  GtkWidget *button;

  run_job (m, unseat_first, snapshot_of (m));
  run_job (m, add_next_meeting, spor_snapshot_get_round (snapshot_of (m)));
  g_assert_cmpuint (spor_refunds_attendance (refunds_of (m), 0)->len, ==, 2);
  g_assert_null (
      fixture_find_shown (GTK_WIDGET (m->window), is_invite_button, "_Invitér 1 medlem"));
  run_job (m, seat_first, snapshot_of (m));
  button = fixture_find_shown (GTK_WIDGET (m->window), is_invite_button, "_Invitér 1 medlem");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  rest (m);
  g_assert_cmpuint (spor_refunds_attendance (refunds_of (m), 0)->len, ==, 3);
  g_assert_false (gtk_widget_get_visible (button));
}

/* Beside each other where there is room, else one above the other. */
static void
test_columns (Meetings *m, gconstpointer data)
{
  GtkWidget *form = find_type (m->window, SPOR_TYPE_MEETING_FORM);
  GtkWidget *attendance = find_type (m->window, SPOR_TYPE_MEETING_ATTENDANCE);
  GtkWidget *pane = find_type (m->window, SPOR_TYPE_MEETING_PANE);
  graphene_rect_t left, right;

  g_assert_true (gtk_widget_compute_bounds (form, pane, &left));
  g_assert_true (gtk_widget_compute_bounds (attendance, pane, &right));
  g_assert_cmpfloat (right.origin.x, >=, left.origin.x + left.size.width);
  g_assert_cmpfloat (right.origin.y, ==, left.origin.y);
  g_assert_cmpfloat (right.size.width, ==, left.size.width);

  gtk_widget_set_size_request (form, 500, -1);
  pointer_pause (300);
  g_assert_true (gtk_widget_compute_bounds (form, pane, &left));
  g_assert_true (gtk_widget_compute_bounds (attendance, pane, &right));
  g_assert_cmpfloat (right.origin.x, ==, left.origin.x);
  g_assert_cmpfloat (right.origin.y, >=, left.origin.y + left.size.height);
}

#define ADD(path, set_up, test)                                                                    \
  g_test_add ("/meetings/" path, Meetings, app, set_up, test, meetings_close)

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  spor_language_init ("da");
  gtk_disable_setlocale ();
  app = fixture_app_new ();
  ADD ("new", meetings_open, test_new);
  ADD ("discard-asked", meetings_open, test_discard_asked);
  ADD ("edit", meetings_open_with_one, test_edit);
  ADD ("never-lost", meetings_open_with_one, test_never_lost);
  ADD ("bad-times", meetings_open_with_one, test_bad_times);
  ADD ("kind", meetings_open_with_one, test_kind);
  ADD ("attendance", meetings_open_with_one, test_attendance);
  ADD ("everybody", meetings_open_with_one, test_everybody);
  ADD ("delete", meetings_open_with_one, test_delete);
  ADD ("series", meetings_open, test_series);
  ADD ("series-refused", meetings_open, test_series_refused);
  ADD ("claims", meetings_open_with_one, test_claims);
  ADD ("guest", meetings_open_with_one, test_guest);
  ADD ("invite", meetings_open, test_invite);
  ADD ("columns", meetings_open_with_one, test_columns);
  ADD ("month", meetings_open_with_one, test_month);
  ADD ("other-round", meetings_open_with_one, test_other_round);
  ADD ("made-in-other-round", meetings_open_with_one, test_made_in_other_round);
  ADD ("search", meetings_open_with_one, test_search);
  return fixture_run (app);
}
