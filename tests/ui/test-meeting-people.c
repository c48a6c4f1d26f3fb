/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meetings.h"

#include "spor-attendee-row.h"
#include "spor-meeting-attendance.h"
#include "spor-meeting-claims.h"
#include "spor-meeting-guests.h"
#include "spor-meeting-list.h"
#include "spor-text.h"

/* Who comes to a meeting, and what they claim. */

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
  g_assert_nonnull (find_label (m->window, "2 af 3 kom" SPOR_TEXT_DOT "1 har ikke svaret"));

  pointer_middle (find_type (gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (row)),
                             GTK_TYPE_CHECK_BUTTON),
                  &x, &y);
  pointer_move (x, y);
  pointer_click_times (1, 1);
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
  g_assert_nonnull (find_label (m->window, "1 af 3 kom" SPOR_TEXT_DOT
                                           "1 har meldt afbud" SPOR_TEXT_DOT "1 har ikke svaret"));
}

static void
click_name (GtkWidget *row)
{
  GtkWidget *check = find_type (row, GTK_TYPE_CHECK_BUTTON);
  int x, y;

  pointer_middle (find_type (gtk_widget_get_next_sibling (check), GTK_TYPE_LABEL), &x, &y);
  pointer_move (x, y);
  pointer_click_times (1, 1);
}

/* A name that is clicked is chosen, no more; Delete says why somebody who came stays. */
static void
test_chosen (Meetings *m, gconstpointer data)
{
  GtkWidget *row = find_type (m->window, SPOR_TYPE_ATTENDEE_ROW);
  GtkWindow *refusal;

  spor_attendee_row_toggle (SPOR_ATTENDEE_ROW (row));
  rest (m);
  click_name (gtk_widget_get_next_sibling (row));
  click_name (row);
  rest (m);
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)));
  g_assert_cmpint (attendance_of (m, 0), ==, SPOR_ATTENDANCE_ATTENDED);
  g_assert_cmpint (attendance_of (m, 1), ==, SPOR_ATTENDANCE_INVITED);

  keyboard_press (GDK_KEY_Delete);
  rest (m);
  refusal = fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (refusal);
  gtk_window_destroy (refusal);
  g_assert_cmpint (attendance_of (m, 0), ==, SPOR_ATTENDANCE_ATTENDED);

  do_action (m, "win.undo"); /* the only change */
  g_assert_cmpint (attendance_of (m, 0), ==, SPOR_ATTENDANCE_INVITED);
}

/* Enter ticks as Space does; an arrow only chooses. */
static void
test_ticked_by_key (Meetings *m, gconstpointer data)
{
  gtk_widget_grab_focus (find_type (m->window, SPOR_TYPE_ATTENDEE_ROW));
  keyboard_press (GDK_KEY_Down);
  keyboard_press (GDK_KEY_Return);
  rest (m);
  g_assert_cmpint (attendance_of (m, 0), ==, SPOR_ATTENDANCE_INVITED);
  g_assert_cmpint (attendance_of (m, 1), ==, SPOR_ATTENDANCE_ATTENDED);
}

/* One change, for those who are not excused, whether they have answered or not. */
static void
test_everybody (Meetings *m, gconstpointer data)
{
  GtkWidget *row = find_type (m->window, SPOR_TYPE_ATTENDEE_ROW);

  gtk_widget_activate_action (row, "attendee.attendance", "s", "excused");
  rest (m);
  gtk_widget_activate_action (gtk_widget_get_next_sibling (row), "attendee.attendance", "s",
                              "accepted");
  rest (m);
  g_assert_cmpint (attendance_of (m, 1), ==, SPOR_ATTENDANCE_ACCEPTED);
  gtk_widget_activate_action (row, "attendance.everybody-came", NULL);
  rest (m);
  g_assert_cmpint (attendance_of (m, 0), ==, SPOR_ATTENDANCE_EXCUSED);
  g_assert_cmpint (attendance_of (m, 1), ==, SPOR_ATTENDANCE_ATTENDED);
  g_assert_cmpint (attendance_of (m, 2), ==, SPOR_ATTENDANCE_ATTENDED);
  do_action (m, "win.undo");
  g_assert_cmpint (attendance_of (m, 1), ==, SPOR_ATTENDANCE_ACCEPTED);
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
  pointer_settle ();
  refusal = fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (refusal);
  g_assert_nonnull (
      find_label (refusal, "Der er rejseafregninger til dette møde, så det kan ikke slettes."));
  gtk_window_destroy (refusal);
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

/* Somebody who is not in the tracks invited comes along; who is not signed up at all is not found.
 */
static void
test_guest (Meetings *m, gconstpointer data)
{
  GtkWidget *attendance = find_type (m->window, SPOR_TYPE_MEETING_ATTENDANCE);
  GtkMenuButton *add = find_type (attendance, GTK_TYPE_MENU_BUTTON);
  GtkWidget *search;

  gtk_menu_button_popup (add);
  pointer_settle ();
  search = find_type (attendance, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "nobody of that name");
  keyboard_press (GDK_KEY_Return);
  g_assert_nonnull (find_label (attendance, "Ingen resultater"));
  g_assert_cmpuint (spor_refunds_attendance (refunds_of (m), 0)->len, ==, 3);
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
  g_free (meeting->place);
  meeting->place = g_strdup ("Odense");
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

/* On the book's worker: the last in track 2 withdraws, or comes back. */
static gpointer
withdraw_last (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporComposition *composition = spor_snapshot_get_composition (data);
  GArray *seated = composition->seated[1];
  const SporSignupRow *row
      = spor_signups_row (composition->signups, g_array_index (seated, guint, seated->len - 1));

  return GINT_TO_POINTER (spor_store_edit_signup (store, row->id, NULL, 0, -1,
                                                  row->status != SPOR_STATUS_WITHDRAWN, error));
}

/* On the book's worker: the last in track 2 is invited to the meeting. */
static gpointer
invite_last (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporComposition *composition = spor_snapshot_get_composition (data);
  GArray *seated = composition->seated[1];
  const SporSignupRow *row
      = spor_signups_row (composition->signups, g_array_index (seated, guint, seated->len - 1));
  SporAttendee attendee = { (char *)row->id, (char *)row->name, SPOR_ATTENDANCE_INVITED };

  return GINT_TO_POINTER (
      spor_store_attend (store, spor_refunds_meeting (spor_snapshot_get_refunds (data), 0),
                         &attendee, error));
}

static char *
dup_seated_name (Meetings *m, guint index)
{
  SporComposition *composition = spor_snapshot_get_composition (snapshot_of (m));

  return g_strdup (
      spor_signups_row (composition->signups, g_array_index (composition->seated[1], guint, index))
          ->name);
}

static void
assert_above_list (Meetings *m, GtkWidget *button)
{
  GtkWidget *row = find_type (m->window, SPOR_TYPE_ATTENDEE_ROW);
  double y;

  g_assert_true (
      gtk_widget_translate_coordinates (button, row, 0, gtk_widget_get_height (button), NULL, &y));
  g_assert_cmpfloat (y, <=, 0);
}

/* By name, in the words of both forms. */
static void
assert_missing (Meetings *m, const char *name, gboolean missing)
{
  GtkWidget *attendance = find_type (m->window, SPOR_TYPE_MEETING_ATTENDANCE);
  GtkWidget *list = find_type (m->window, SPOR_TYPE_MEETING_LIST);
  g_autofree char *told = g_strdup_printf ("%s har fået plads, men er ikke inviteret", name);
  g_autofree char *listed = g_strdup_printf ("%s er ikke inviteret", name);

  g_assert_true ((find_label (attendance, told) != NULL) == missing);
  g_assert_true ((find_label (list, listed) != NULL) == missing);
}

/* Whoever gets a seat after the meeting was made is named above all who are invited, and can be
 * invited at the press of a button, unless they have withdrawn. Whoever lost the seat is marked. */
static void
test_invite (Meetings *m, gconstpointer data)
{
  g_autofree char *won = NULL;
  GtkWidget *button;

  run_job (m, unseat_first, snapshot_of (m));
  run_job (m, add_next_meeting, spor_snapshot_get_round (snapshot_of (m)));
  g_assert_cmpuint (spor_refunds_attendance (refunds_of (m), 0)->len, ==, 2);
  g_assert_null (fixture_find_shown (GTK_WIDGET (m->window), is_invite_button, "_Invitér"));
  run_job (m, seat_first, snapshot_of (m));
  won = dup_seated_name (m, 2);
  button = fixture_find_shown (GTK_WIDGET (m->window), is_invite_button, "_Invitér");
  g_assert_nonnull (button);
  assert_missing (m, won, TRUE);
  assert_above_list (m, button);
  run_job (m, withdraw_last, snapshot_of (m));
  g_assert_false (gtk_widget_get_mapped (button));
  assert_missing (m, won, FALSE);
  run_job (m, withdraw_last, snapshot_of (m));
  g_assert_true (gtk_widget_get_mapped (button));
  gtk_widget_grab_focus (button);
  keyboard_press (GDK_KEY_space);
  rest (m);
  g_assert_cmpuint (spor_refunds_attendance (refunds_of (m), 0)->len, ==, 3);
  g_assert_false (gtk_widget_get_mapped (button));
  g_assert_true (SPOR_IS_ATTENDEE_ROW (gtk_window_get_focus (GTK_WINDOW (m->window))));
  assert_missing (m, won, FALSE);

  run_job (m, unseat_first, snapshot_of (m));
  g_assert_nonnull (
      find_label (find_type (m->window, SPOR_TYPE_MEETING_ATTENDANCE), "Har ikke længere plads"));
  g_assert_nonnull (find_label (find_type (m->window, SPOR_TYPE_MEETING_LIST),
                                "1 inviteret har ikke længere plads"));
}

/* On the book's worker: the first without a seat is asked to the meeting on purpose. */
static gpointer
invite_guest (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SporComposition *composition = spor_snapshot_get_composition (data);
  SporAttendee attendee = { .attendance = SPOR_ATTENDANCE_INVITED };

  for (guint i = spor_signups_n (composition->signups); i-- > 0;)
    if (spor_composition_find (composition, i, NULL, NULL) == SPOR_SPOT_POOL)
      {
        attendee.signup_id = (char *)spor_signups_row (composition->signups, i)->id;
        attendee.name = (char *)spor_signups_row (composition->signups, i)->name;
      }
  return GINT_TO_POINTER (
      spor_store_attend (store, spor_refunds_meeting (spor_snapshot_get_refunds (data), 0),
                         &attendee, error));
}

static gboolean
says_guest (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget)
         && g_str_has_suffix (gtk_label_get_label (GTK_LABEL (widget)), SPOR_TEXT_DOT "Gæst");
}

/* Who is asked on purpose is no mistake, and can be uninvited with a key, and be back with undo. */
static void
test_asked_guest (Meetings *m, gconstpointer data)
{
  GtkWidget *attendance, *label, *row;

  run_job (m, add_next_meeting, spor_snapshot_get_round (snapshot_of (m)));
  run_job (m, invite_guest, snapshot_of (m));
  attendance = find_type (m->window, SPOR_TYPE_MEETING_ATTENDANCE);
  label = fixture_find_shown (attendance, says_guest, NULL);
  g_assert_nonnull (label);
  g_assert_null (find_label (attendance, "Har ikke længere plads"));
  row = gtk_widget_get_ancestor (label, SPOR_TYPE_ATTENDEE_ROW);
  gtk_widget_grab_focus (row);
  keyboard_press (GDK_KEY_Delete);
  rest (m);
  g_assert_cmpuint (spor_refunds_attendance (refunds_of (m), 0)->len, ==, 3);
  g_assert_null (fixture_find_shown (attendance, says_guest, NULL));
  g_assert_true (SPOR_IS_ATTENDEE_ROW (gtk_window_get_focus (GTK_WINDOW (m->window))));
  do_action (m, "win.undo");
  g_assert_nonnull (fixture_find_shown (attendance, says_guest, NULL));
}

/* In a book from before, somebody who has withdrawn may be invited still. */
static void
test_left (Meetings *m, gconstpointer data)
{
  GtkWidget *attendance, *list;

  run_job (m, add_next_meeting, spor_snapshot_get_round (snapshot_of (m)));
  run_job (m, withdraw_last, snapshot_of (m));
  g_assert_cmpuint (spor_refunds_attendance (refunds_of (m), 0)->len, ==, 2);
  run_job (m, invite_last, snapshot_of (m));
  attendance = find_type (m->window, SPOR_TYPE_MEETING_ATTENDANCE);
  list = find_type (m->window, SPOR_TYPE_MEETING_LIST);
  g_assert_nonnull (find_label (attendance, "Har trukket sig"));
  g_assert_nonnull (find_label (list, "1 inviteret har trukket sig"));
  do_action (m, "win.undo");
  g_assert_null (find_label (attendance, "Har trukket sig"));
  g_assert_null (find_label (list, "1 inviteret har trukket sig"));
  do_action (m, "win.undo");
  g_assert_cmpuint (spor_refunds_attendance (refunds_of (m), 0)->len, ==, 3);
}

/* The last of several names is put the way a sentence has it. */
static void
test_names (void)
{
  SporAttendee people[] = { { .name = "Anne" }, { .name = "Bo" }, { .name = "Carl" } };
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autofree char *one = NULL, *three = NULL;

  g_ptr_array_add (missing, &people[0]);
  one = spor_meeting_missing_text (missing);
  g_assert_cmpstr (one, ==, "Anne har fået plads, men er ikke inviteret");
  g_ptr_array_add (missing, &people[1]);
  g_ptr_array_add (missing, &people[2]);
  three = spor_meeting_missing_text (missing);
  g_assert_cmpstr (three, ==, "Anne, Bo og Carl har fået plads, men er ikke inviteret");
}

int
main (int argc, char *argv[])
{
  SporApplication *app = meetings_app_new (&argc, &argv);

  ADD ("attendance", meetings_open_with_one, test_attendance);
  ADD ("chosen", meetings_open_with_one, test_chosen);
  ADD ("ticked-by-key", meetings_open_with_one, test_ticked_by_key);
  ADD ("everybody", meetings_open_with_one, test_everybody);
  ADD ("delete", meetings_open_with_one, test_delete);
  ADD ("claims", meetings_open_with_one, test_claims);
  ADD ("guest", meetings_open_with_one, test_guest);
  ADD ("invite", meetings_open, test_invite);
  ADD ("asked-guest", meetings_open, test_asked_guest);
  ADD ("left", meetings_open, test_left);
  g_test_add_func ("/meetings/names", test_names);
  return fixture_run (app);
}
