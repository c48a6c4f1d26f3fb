/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hands.h"
#include "meetings.h"

#include "spor-answer-row.h"
#include "spor-date-entry.h"
#include "spor-meeting-form.h"
#include "spor-meeting-list.h"
#include "spor-signup-answers.h"
#include "spor-signup-pane.h"
#include "spor-signups-page.h"

/* Another meeting, or another person, is chosen in the list while something is typed: it is shown
 * once the book has that, and the list goes back if the book does not take it. */

static gboolean
is_asked (gpointer unused)
{
  return fixture_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

static void
close_question (void)
{
  fixture_wait (is_asked, NULL);
  gtk_window_destroy (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  fixture_settle ();
}

static gboolean
has_keyboard (Meetings *m, gpointer widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (m->window));

  return focus && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* --- Meetings --------------------------------------------------------------------------------- */

/* On the book's worker. */
static gpointer
add_online (SporStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SporMeeting) meeting = spor_meeting_new ();
  gint64 day = spor_day_from_iso ("2025-05-06");

  meeting->kind = SPOR_MEETING_ONLINE;
  meeting->starts = spor_clock_on_day (day, 10 * 60);
  meeting->ends = spor_clock_on_day (day, 11 * 60);
  meeting->tracks = 1;
  return GINT_TO_POINTER (spor_store_add_meeting (store, data, meeting, error));
}

static void
open_with_two (Meetings *m, gconstpointer data)
{
  meetings_open_with_one (m, data);
  run_job (m, add_online, spor_snapshot_get_round (snapshot_of (m)));
  spor_meeting_list_choose (find_type (m->window, SPOR_TYPE_MEETING_LIST), meeting_of (m, 0)->id);
  rest (m);
}

static guint
get_chosen (Meetings *m)
{
  const char *id = spor_meeting_list_get_chosen (find_type (m->window, SPOR_TYPE_MEETING_LIST));

  return spor_refunds_find_meeting (refunds_of (m), id);
}

static void
choose_meeting (Meetings *m, guint index)
{
  spor_meeting_list_choose (find_type (m->window, SPOR_TYPE_MEETING_LIST),
                            meeting_of (m, index)->id);
}

static GtkEditable *
title_of (Meetings *m)
{
  return GTK_EDITABLE (find_row (m->window, "Title"));
}

/* What is right is in the book, and the other one is shown. */
static void
test_saved (Meetings *m, gconstpointer data)
{
  type_in (m, title_of (m), "Opstart");
  choose_meeting (m, 1);
  rest (m);
  g_assert_cmpuint (get_chosen (m), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (title_of (m)), ==, "");
  g_assert_cmpstr (meeting_of (m, 0)->title, ==, "Opstart");
  g_assert_cmpstr (meeting_of (m, 1)->title, ==, "");
}

/* Another program gives the first meeting another name, and an agenda. */
static void
rename_elsewhere (Meetings *m)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (m->path, places, "another program", &error);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (SporMeeting) meeting = spor_meeting_dup (meeting_of (m, 0));

  g_free (meeting->title);
  meeting->title = g_strdup ("Kickoff");
  g_free (meeting->agenda);
  meeting->agenda = g_strdup ("1. Velkomst");
  spor_store_save_meeting (store, round, NULL, meeting, &error);
  g_assert_no_error (error);
}

static gboolean
is_disputed (gpointer window)
{
  return spor_meeting_form_is_disputed (find_type (window, SPOR_TYPE_MEETING_FORM));
}

/* Somebody else has given it another name meanwhile, and is not written over without a word, which
 * its field says; what else they have done is there. */
static void
test_typed_twice (Meetings *m, gconstpointer data)
{
  type_in (m, title_of (m), "Opstart");
  rename_elsewhere (m);
  choose_meeting (m, 1);
  fixture_wait (is_disputed, m->window);
  rest (m);
  g_assert_false (is_asked (NULL));
  g_assert_cmpuint (get_chosen (m), ==, 0);
  g_assert_cmpstr (meeting_of (m, 0)->title, ==, "Kickoff");
  g_assert_cmpstr (gtk_editable_get_text (title_of (m)), ==, "Opstart");
  choose_meeting (m, 1);
  rest (m);
  g_assert_cmpuint (get_chosen (m), ==, 1);
  g_assert_cmpstr (meeting_of (m, 0)->title, ==, "Opstart");
  g_assert_cmpstr (meeting_of (m, 0)->agenda, ==, "1. Velkomst");
}

/* What is no date stays, with its sentence, until Escape gives it up. */
static void
test_date (Meetings *m, gconstpointer data)
{
  SporDateEntry *day = find_type (m->window, SPOR_TYPE_DATE_ENTRY);
  GtkEditable *entry = GTK_EDITABLE (spor_date_entry_get_entry (day));
  g_autofree char *before = g_strdup (gtk_editable_get_text (entry));

  type_in (m, entry, "abc");
  choose_meeting (m, 1);
  rest (m);
  g_assert_cmpuint (get_chosen (m), ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "abc");
  g_assert_nonnull (find_label (day, "This is not a date. Write it like 3/3 or 3.3.2025."));
  g_assert_true (has_keyboard (m, entry));
  hands_press ("Escape");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, before);
  choose_meeting (m, 1);
  rest (m);
  g_assert_cmpuint (get_chosen (m), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (entry), !=, before);
}

static gpointer
place_of (Meetings *m)
{
  return fixture_find_shown (GTK_WIDGET (m->window), hands_is_named, "Place");
}

/* A physical meeting is somewhere. */
static void
test_place (Meetings *m, gconstpointer data)
{
  GtkEditable *place = place_of (m);

  g_assert_cmpstr (gtk_editable_get_text (place), ==, "Odense");
  type_in (m, place, "");
  choose_meeting (m, 1);
  rest (m);
  g_assert_cmpuint (get_chosen (m), ==, 0);
  g_assert_true (has_keyboard (m, place));
  hands_press ("Escape");
  g_assert_cmpstr (gtk_editable_get_text (place), ==, "Odense");
  choose_meeting (m, 1);
  rest (m);
  g_assert_cmpuint (get_chosen (m), ==, 1);
}

/* The book cannot be written: the list goes back, and the title stays; it is saved with another
 * choice once the book can be. */
static void
test_locked (Meetings *m, gconstpointer data)
{
  SporStore *store;

  type_in (m, title_of (m), "Opstart");
  store = fixture_lock (m->path);
  choose_meeting (m, 1);
  close_question ();
  g_assert_cmpuint (get_chosen (m), ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (title_of (m)), ==, "Opstart");
  g_assert_true (has_keyboard (m, title_of (m)));
  fixture_unlock (store);
  choose_meeting (m, 1);
  rest (m);
  g_assert_cmpuint (get_chosen (m), ==, 1);
  g_assert_cmpstr (meeting_of (m, 0)->title, ==, "Opstart");
}

/* Escape gives up what the book has refused, where there was nothing before, too. */
static void
test_given_up (Meetings *m, gconstpointer data)
{
  SporStore *store;

  type_in (m, title_of (m), "Opstart");
  store = fixture_lock (m->path);
  choose_meeting (m, 1);
  close_question ();
  pointer_settle ();
  keyboard_take (GTK_WINDOW (m->window));
  hands_press ("Escape");
  g_assert_cmpstr (gtk_editable_get_text (title_of (m)), ==, "");
  choose_meeting (m, 1);
  rest (m);
  g_assert_false (is_asked (NULL));
  g_assert_cmpuint (get_chosen (m), ==, 1);
  fixture_unlock (store);
}

/* What is chosen, not typed, is as the book has it when that does not take it. */
static void
test_choices (Meetings *m, gconstpointer data)
{
  SporStore *store = fixture_lock (m->path);
  AdwComboRow *kind = find_row (m->window, "Kind of meeting");
  GtkCheckButton *track;

  choose (m->window, "Kind of meeting", SPOR_MEETING_ONLINE);
  close_question ();
  g_assert_cmpuint (adw_combo_row_get_selected (kind), ==, SPOR_MEETING_PHYSICAL);
  g_assert_cmpstr (gtk_editable_get_text (place_of (m)), ==, "Odense");
  track = find_type (m->window, GTK_TYPE_CHECK_BUTTON);
  g_assert_true (gtk_check_button_get_active (track));
  gtk_check_button_set_active (track, FALSE);
  close_question ();
  g_assert_true (gtk_check_button_get_active (track));
  fixture_unlock (store);
  rest (m);
  choose_meeting (m, 1); /* there is nothing left to save */
  rest (m);
  g_assert_cmpuint (get_chosen (m), ==, 1);
  g_assert_cmpint (meeting_of (m, 0)->kind, ==, SPOR_MEETING_PHYSICAL);
  g_assert_cmpuint (meeting_of (m, 0)->tracks, ==, 3);
}

/* --- People ----------------------------------------------------------------------------------- */

static SporSignupsPage *
page_of (Meetings *m)
{
  return find_type (m->window, SPOR_TYPE_SIGNUPS_PAGE);
}

static gboolean
shows_name (gpointer m)
{
  return find_row (((Meetings *)m)->window, "Name") != NULL;
}

static gboolean
is_answer (GtkWidget *widget, gconstpointer field)
{
  return SPOR_IS_ANSWER_ROW (widget)
         && spor_answer_row_get_field (SPOR_ANSWER_ROW (widget)) == GPOINTER_TO_UINT (field);
}

static GtkEditable *
answer_of (Meetings *m, SporField field)
{
  return fixture_find_shown (GTK_WIDGET (page_of (m)), is_answer, GUINT_TO_POINTER (field));
}

static GtkSelectionModel *
model_of (Meetings *m)
{
  return gtk_column_view_get_model (find_type (page_of (m), GTK_TYPE_COLUMN_VIEW));
}

static const char *
get_only_chosen (Meetings *m)
{
  SporSignup *signup = spor_signup_pane_get_signup (find_type (m->window, SPOR_TYPE_SIGNUP_PANE));

  return spor_signup_get_row (signup)->name;
}

/* The one in the list, as the user would. */
static guint
find_listed (Meetings *m, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model_of (m))); i++)
    {
      gtk_selection_model_select_item (model_of (m), i, TRUE);
      rest (m);
      if (g_str_equal (get_only_chosen (m), name))
        return i;
    }
  g_assert_not_reached ();
}

typedef struct
{
  guint zenia, anne; /* where they are listed */
} Listed;

static Listed
show_zenia (Meetings *m)
{
  Listed listed;

  spor_window_show_page (m->window, "signups");
  rest (m);
  listed.anne = find_listed (m, "Anne Hansen");
  listed.zenia = find_listed (m, "Zenia Ørsted");
  fixture_wait (shows_name, m);
  rest (m);
  return listed;
}

static void
assert_zenia (Meetings *m, const Listed *listed)
{
  g_assert_cmpstr (get_only_chosen (m), ==, "Zenia Ørsted");
  g_assert_true (gtk_selection_model_is_selected (model_of (m), listed->zenia));
  g_assert_false (gtk_selection_model_is_selected (model_of (m), listed->anne));
}

static void
test_person_saved (Meetings *m, gconstpointer data)
{
  Listed listed = show_zenia (m);

  type_in (m, answer_of (m, SPOR_FIELD_PHONE), "12345678");
  gtk_selection_model_select_item (model_of (m), listed.anne, TRUE);
  rest (m);
  g_assert_cmpstr (get_only_chosen (m), ==, "Anne Hansen");
  g_assert_cmpstr (gtk_editable_get_text (answer_of (m, SPOR_FIELD_NAME)), ==, "Anne Hansen");
  gtk_selection_model_select_item (model_of (m), listed.zenia, TRUE);
  rest (m);
  g_assert_cmpstr (gtk_editable_get_text (answer_of (m, SPOR_FIELD_PHONE)), ==, "12345678");
}

static void
test_person_address (Meetings *m, gconstpointer data)
{
  Listed listed = show_zenia (m);
  GtkEditable *row = answer_of (m, SPOR_FIELD_EMAIL);
  g_autofree char *before = g_strdup (gtk_editable_get_text (row));

  type_in (m, row, "zenia at home");
  gtk_selection_model_select_item (model_of (m), listed.anne, TRUE);
  rest (m);
  assert_zenia (m, &listed);
  g_assert_false (is_asked (NULL));
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "zenia at home");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  g_assert_true (has_keyboard (m, row));
  gtk_selection_model_select_all (model_of (m));
  rest (m);
  assert_zenia (m, &listed);
  hands_press ("Escape");
  g_assert_cmpstr (gtk_editable_get_text (row), ==, before);
  gtk_selection_model_select_item (model_of (m), listed.anne, TRUE);
  rest (m);
  g_assert_cmpstr (get_only_chosen (m), ==, "Anne Hansen");
}

static void
test_person_locked (Meetings *m, gconstpointer data)
{
  Listed listed = show_zenia (m);
  GtkEditable *row = answer_of (m, SPOR_FIELD_PHONE);
  SporStore *store;

  type_in (m, row, "12345678");
  store = fixture_lock (m->path);
  gtk_selection_model_select_item (model_of (m), listed.anne, TRUE);
  rest (m);
  assert_zenia (m, &listed);
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "12345678");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  g_assert_true (has_keyboard (m, row));
  fixture_unlock (store);
  gtk_selection_model_select_item (model_of (m), listed.anne, TRUE);
  rest (m);
  g_assert_cmpstr (get_only_chosen (m), ==, "Anne Hansen");
}

static void
test_motivation_locked (Meetings *m, gconstpointer data)
{
  Listed listed = show_zenia (m);
  GtkTextView *text
      = find_type (find_type (m->window, SPOR_TYPE_SIGNUP_ANSWERS), GTK_TYPE_TEXT_VIEW);
  g_autofree char *typed = NULL;
  SporStore *store;

  gtk_widget_grab_focus (GTK_WIDGET (text));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text), "Kender FBS", -1);
  store = fixture_lock (m->path);
  gtk_selection_model_select_item (model_of (m), listed.anne, TRUE);
  close_question ();
  assert_zenia (m, &listed);
  g_object_get (gtk_text_view_get_buffer (text), "text", &typed, NULL);
  g_assert_cmpstr (typed, ==, "Kender FBS");
  g_assert_true (has_keyboard (m, text));
  fixture_unlock (store);
}

/* Choices and switches are as the book has them. */
static void
test_person_choices (Meetings *m, gconstpointer data)
{
  AdwComboRow *track;
  GtkSwitch *withdrawn;
  SporStore *store;
  guint before;

  show_zenia (m);
  track = find_row (m->window, "Track");
  before = adw_combo_row_get_selected (track);
  store = fixture_lock (m->path);
  adw_combo_row_set_selected (track, before == 1 ? 2 : 1);
  close_question ();
  rest (m);
  g_assert_cmpuint (adw_combo_row_get_selected (track), ==, before);
  withdrawn = find_type (find_row (m->window, "Withdrawn"), GTK_TYPE_SWITCH);
  gtk_switch_set_active (withdrawn, TRUE);
  close_question ();
  rest (m);
  g_assert_false (gtk_switch_get_active (withdrawn));
  g_assert_false (gtk_switch_get_state (withdrawn));
  fixture_unlock (store);
}

#define LEAVE(path, set_up, test)                                                                  \
  g_test_add ("/leave/" path, Meetings, app, set_up, test, meetings_close)

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  LEAVE ("meeting/saved", open_with_two, test_saved);
  LEAVE ("meeting/typed-twice", open_with_two, test_typed_twice);
  LEAVE ("meeting/date", open_with_two, test_date);
  LEAVE ("meeting/place", open_with_two, test_place);
  LEAVE ("meeting/locked", open_with_two, test_locked);
  LEAVE ("meeting/given-up", open_with_two, test_given_up);
  LEAVE ("meeting/choices", open_with_two, test_choices);
  LEAVE ("person/saved", meetings_open, test_person_saved);
  LEAVE ("person/address", meetings_open, test_person_address);
  LEAVE ("person/locked", meetings_open, test_person_locked);
  LEAVE ("person/motivation", meetings_open, test_motivation_locked);
  LEAVE ("person/choices", meetings_open, test_person_choices);
  return fixture_run (app);
}
