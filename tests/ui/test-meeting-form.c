/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "meetings.h"

#include "spor-meeting-deed.h"
#include "spor-meeting-form.h"
#include "spor-meeting-pane.h"
#include "spor-meeting-repeat.h"
#include "spor-meeting-row.h"
#include "spor-store-rounds.h"

/* A meeting is written: new, corrected, never lost. */

static gboolean
is_search_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_TOGGLE_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "edit-find-symbolic") == 0;
}

static gboolean
offers_search (gpointer window)
{
  return fixture_find_shown (window, is_search_button, NULL) != NULL;
}

/* What is empty is not searched. */
static void
test_search_of_none (Meetings *m, gconstpointer data)
{
  g_assert_false (offers_search (m->window));
  gtk_widget_activate_action (GTK_WIDGET (m->window), "win.search", NULL);
  spor_window_show_page (m->window, "signups");
  fixture_wait (offers_search, m->window);
  spor_window_show_page (m->window, "meetings");
  fixture_settle ();
  g_assert_false (offers_search (m->window));
  run_job (m, add_meeting, spor_snapshot_get_round (snapshot_of (m)));
  fixture_wait (offers_search, m->window);
  gtk_widget_activate_action (GTK_WIDGET (m->window), "win.undo", NULL);
  fixture_settle ();
  g_assert_false (offers_search (m->window));
}

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
  pointer_settle ();
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

#define WHERE "Skriv, hvor det fysiske møde holdes: Rejseafregningerne gælder vejen dertil."

static gboolean
is_make_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "meeting.make")
                == 0;
}

/* Nobody can travel to a physical meeting that is nowhere. */
static void
test_place_wanted (Meetings *m, gconstpointer data)
{
  GtkWindow *dialog;
  GtkWidget *make;

  do_action (m, "win.new-meeting");
  dialog = find_dialog ();
  pointer_settle ();
  make = fixture_find_shown (GTK_WIDGET (dialog), is_make_button, NULL);
  g_assert_false (gtk_widget_get_sensitive (make));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (make), ==, "Mødet har ikke noget sted endnu");
  g_assert_nonnull (find_label (dialog, WHERE));

  choose (dialog, "Mødetype", SPOR_MEETING_ONLINE);
  g_assert_true (gtk_widget_get_sensitive (make));
  g_assert_null (find_label (dialog, WHERE));
  choose (dialog, "Mødetype", SPOR_MEETING_PHYSICAL);
  g_assert_false (gtk_widget_get_sensitive (make));
  type_in (m, find_row (dialog, "Sted"), "  ");
  g_assert_false (gtk_widget_get_sensitive (make));
  type_in (m, find_row (dialog, "Sted"), "Aarhus");
  g_assert_true (gtk_widget_get_sensitive (make));
  g_assert_null (find_label (dialog, WHERE));
  gtk_window_destroy (dialog);
}

/* It is the form that knows whether it lacks a place, whatever stands under it. */
static void
test_place_lacking (Meetings *m, gconstpointer data)
{
  GtkWindow *dialog;
  SporMeetingForm *form;
  GtkWidget *place;

  do_action (m, "win.new-meeting");
  dialog = find_dialog ();
  pointer_settle ();
  form = SPOR_MEETING_FORM (fixture_find_type (GTK_WIDGET (dialog), SPOR_TYPE_MEETING_FORM));
  place = find_row (dialog, "Sted");
  gtk_widget_set_visible (find_label (dialog, WHERE), FALSE);
  gtk_widget_remove_css_class (place, "error");
  g_assert_false (spor_meeting_form_has_place (form));
  spor_meeting_form_focus_wrong (form);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (dialog), place));
  gtk_window_destroy (dialog);
}

static gboolean
has_focus_at_place (gpointer dialog)
{
  GtkWidget *place = find_row (dialog, "Sted");
  GtkWidget *focus = gtk_window_get_focus (dialog);

  return focus && gtk_widget_is_ancestor (focus, place);
}

static gboolean
is_ticked (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_CHECK_BUTTON (widget) && gtk_check_button_get_active (GTK_CHECK_BUTTON (widget));
}

/* The key of a button that cannot be pressed leads to what lacks, which stands out. */
static void
test_key_leads (Meetings *m, gconstpointer data)
{
  GtkWindow *dialog;
  GtkWidget *repeat, *check;

  do_action (m, "win.new-meeting");
  dialog = find_dialog ();
  pointer_settle ();
  keyboard_take (dialog);
  g_assert_false (gtk_widget_has_css_class (find_label (dialog, WHERE), "error"));
  keyboard_press_with (GDK_KEY_Control_L, GDK_KEY_Return);
  g_assert_true (has_focus_at_place (dialog));
  g_assert_true (gtk_widget_has_css_class (find_label (dialog, WHERE), "error"));

  choose (dialog, "Mødetype", SPOR_MEETING_ONLINE);
  choose (dialog, "Gentages", 2);
  repeat = find_type (dialog, SPOR_TYPE_MEETING_REPEAT);
  while ((check = fixture_find_shown (repeat, is_ticked, NULL)))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  pointer_settle ();
  keyboard_press_with (GDK_KEY_Control_L, GDK_KEY_Return);
  g_assert_true (GTK_IS_CHECK_BUTTON (gtk_window_get_focus (dialog)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (dialog), repeat));
  g_assert_nonnull (find_dialog ());
  gtk_window_destroy (dialog);
}

/* What has a place keeps it until it has another; what has none does not become physical. */
static void
test_place_kept (Meetings *m, gconstpointer data)
{
  type_in (m, find_row (m->window, "Sted"), "");
  leave (m);
  g_assert_cmpstr (meeting_of (m, 0)->place, ==, "Odense");
  g_assert_nonnull (find_label (m->window, WHERE));

  choose (m->window, "Mødetype", SPOR_MEETING_ONLINE);
  rest (m);
  g_assert_cmpint (meeting_of (m, 0)->kind, ==, SPOR_MEETING_ONLINE);
  g_assert_cmpstr (meeting_of (m, 0)->place, ==, "");
  choose (m->window, "Mødetype", SPOR_MEETING_PHYSICAL);
  rest (m);
  g_assert_cmpint (meeting_of (m, 0)->kind, ==, SPOR_MEETING_ONLINE);
  type_in (m, find_row (m->window, "Sted"), "Vejle");
  leave (m);
  g_assert_cmpint (meeting_of (m, 0)->kind, ==, SPOR_MEETING_PHYSICAL);
  g_assert_cmpstr (meeting_of (m, 0)->place, ==, "Vejle");
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
  pointer_settle ();
  type_in (m, find_row (dialog, "Titel"), "Opstartsmøde");
  gtk_window_close (dialog);
  pointer_settle ();
  question = fixture_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "keep");
  pointer_settle ();
  g_assert_true (find_dialog () == dialog);
  g_assert_cmpstr (gtk_editable_get_text (find_row (dialog, "Titel")), ==, "Opstartsmøde");

  gtk_window_close (dialog);
  pointer_settle ();
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG)),
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

static gboolean
has_agenda_with_number (gpointer m)
{
  return g_str_equal (meeting_of (m, 0)->agenda, "Ring 010190-123");
}

/* A pause saves nothing of a personal number that is still being typed; who leaves it has typed
 * something else. */
static void
test_number (Meetings *m, gconstpointer data)
{
  GtkWidget *pane = find_type (m->window, SPOR_TYPE_MEETING_PANE);
  GtkTextView *agenda = find_type (pane, GTK_TYPE_TEXT_VIEW);

  keyboard_take (GTK_WINDOW (m->window));
  gtk_widget_grab_focus (GTK_WIDGET (agenda));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (agenda), "Ring 010190-123", -1);
  pointer_let_pause ();
  g_assert_cmpstr (meeting_of (m, 0)->agenda, ==, "");
  type_in (m, find_row (pane, "Titel"), "Fagdag 010190-12");
  fixture_wait (has_agenda_with_number, m);
  pointer_let_pause ();
  g_assert_cmpstr (meeting_of (m, 0)->title, ==, "");
  leave (m);
  g_assert_cmpstr (meeting_of (m, 0)->title, ==, "Fagdag 010190-12");
}

/* What cannot be kept is given up with Escape: the field is as the book has it. */
static void
test_given_up (Meetings *m, gconstpointer data)
{
  GtkWidget *pane = find_type (m->window, SPOR_TYPE_MEETING_PANE);
  GtkEditable *place = find_row (pane, "Sted");
  GtkTextView *agenda = find_type (pane, GTK_TYPE_TEXT_VIEW);
  g_autofree char *left = NULL;

  keyboard_take (GTK_WINDOW (m->window));
  type_in (m, place, "Hos 010203-1234");
  keyboard_press (GDK_KEY_Escape);
  g_assert_cmpstr (gtk_editable_get_text (place), ==, meeting_of (m, 0)->place);
  gtk_widget_grab_focus (GTK_WIDGET (agenda));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (agenda), "Hos 010203-1234", -1);
  keyboard_press (GDK_KEY_Escape);
  g_object_get (gtk_text_view_get_buffer (agenda), "text", &left, NULL);
  g_assert_cmpstr (left, ==, meeting_of (m, 0)->agenda);
}

/* What is read in the field is not said over it as well. */
static void
test_no_tooltip (Meetings *m, gconstpointer data)
{
  GtkWidget *place = find_row (find_type (m->window, SPOR_TYPE_MEETING_PANE), "Sted");
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = TRUE;

  type_in (m, GTK_EDITABLE (place), "Vejle");
  leave (m);
  pointer_settle ();
  g_signal_emit_by_name (place, "query-tooltip", 5, 5, FALSE, tooltip, &shown);
  g_assert_false (shown);
}

static gboolean
invites_both (gpointer m)
{
  return meeting_of (m, 0)->tracks == 3;
}

/* Where nothing is typed, undo is the book's in a field too. */
static void
test_undo_in_field (Meetings *m, gconstpointer data)
{
  GtkWidget *form = find_type (m->window, SPOR_TYPE_MEETING_FORM);

  g_assert_true (invites_both (m));
  gtk_check_button_set_active (find_type (form, GTK_TYPE_CHECK_BUTTON), FALSE);
  rest (m);
  g_assert_false (invites_both (m));
  keyboard_take (GTK_WINDOW (m->window));
  gtk_widget_grab_focus (find_row (form, "Titel"));
  keyboard_press_with (GDK_KEY_Control_L, GDK_KEY_z);
  fixture_wait (invites_both, m);
}

/* Which tracks are invited is in the book at once. */
static void
test_tracks (Meetings *m, gconstpointer data)
{
  GtkWidget *form = find_type (m->window, SPOR_TYPE_MEETING_FORM);
  GtkCheckButton *first = GTK_CHECK_BUTTON (find_type (form, GTK_TYPE_CHECK_BUTTON));

  g_assert_true (gtk_check_button_get_active (first));
  gtk_check_button_set_active (first, FALSE);
  rest (m);
  g_assert_cmpuint (meeting_of (m, 0)->tracks, ==, 2);
  do_action (m, "win.undo");
  g_assert_cmpuint (meeting_of (m, 0)->tracks, ==, 3);
  g_assert_true (gtk_check_button_get_active (first));
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
  pointer_settle ();
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

/* Another meeting begins with whose it is; the same one stays where somebody reads. */
static void
test_scrolled (Meetings *m, gconstpointer data)
{
  SporMeetingPane *pane = find_type (m->window, SPOR_TYPE_MEETING_PANE);
  SporBook *book = spor_window_get_book (m->window);
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (find_type (pane, GTK_TYPE_SCROLLED_WINDOW));

  run_job (m, add_meeting, spor_snapshot_get_round (snapshot_of (m)));
  rest (m);
  spor_meeting_pane_show (pane, book, 0);
  gtk_adjustment_configure (adjustment, 40, 0, 1000, 10, 100, 200);
  spor_meeting_pane_show (pane, book, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 40);
  spor_meeting_pane_show (pane, book, 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
}

int
main (int argc, char *argv[])
{
  SporApplication *app = meetings_app_new (&argc, &argv);

  ADD ("search-of-none", meetings_open, test_search_of_none);
  ADD ("new", meetings_open, test_new);
  ADD ("place-wanted", meetings_open, test_place_wanted);
  ADD ("place-lacking", meetings_open, test_place_lacking);
  ADD ("key-leads", meetings_open, test_key_leads);
  ADD ("place-kept", meetings_open_with_one, test_place_kept);
  ADD ("discard-asked", meetings_open, test_discard_asked);
  ADD ("edit", meetings_open_with_one, test_edit);
  ADD ("given-up", meetings_open_with_one, test_given_up);
  ADD ("no-tooltip", meetings_open_with_one, test_no_tooltip);
  ADD ("number", meetings_open_with_one, test_number);
  ADD ("undo-in-field", meetings_open_with_one, test_undo_in_field);
  ADD ("tracks", meetings_open_with_one, test_tracks);
  ADD ("never-lost", meetings_open_with_one, test_never_lost);
  ADD ("bad-times", meetings_open_with_one, test_bad_times);
  ADD ("kind", meetings_open_with_one, test_kind);
  ADD ("other-round", meetings_open_with_one, test_other_round);
  ADD ("made-in-other-round", meetings_open_with_one, test_made_in_other_round);
  ADD ("scrolled", meetings_open_with_one, test_scrolled);
  return fixture_run (app);
}
