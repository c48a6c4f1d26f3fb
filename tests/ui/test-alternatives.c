/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "board.h"
#include "quoted.h"

#include "spor-alternatives-bar.h"
#include "spor-compare-window.h"
#include "spor-replace-window.h"
#include "spor-seat.h"
#include "spor-signup-deed.h"
#include "spor-store-alternatives.h"
#include "spor-store-refunds.h"

/* --- The book ------------------------------------------------------------------------------- */

/* "A: Anne; [B]*:": every alternative with who sits in track 1; the one on the board in brackets,
 * a final one with a star. */
static char *
book_alternatives (Board *board)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (NULL);
  g_autoptr (SporStore) store = spor_store_open (board->path, places, "reader", &error);
  g_autoptr (SporComposition) current = spor_store_load (store, FALSE, &error);
  g_autoptr (GPtrArray) all = spor_store_load_compositions (store, current->signups, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      const SporComposition *composition = g_ptr_array_index (all, i);
      gboolean shown = g_str_equal (composition->id, current->id);

      g_string_append_printf (text, "%s%s%s%s%s:", i ? "; " : "", shown ? "[" : "",
                              composition->name, shown ? "]" : "",
                              composition->finalised_at == SPOR_TIME_NONE ? "" : "*");
      for (guint s = 0; s < composition->seated[0]->len; s++)
        g_string_append_printf (text, " %s",
                                spor_signups_row (composition->signups,
                                                  g_array_index (composition->seated[0], guint, s))
                                    ->name);
    }
  return g_string_free (text, FALSE);
}

static void
assert_book (Board *board, const char *expected)
{
  assert_reads (board, book_alternatives, expected);
}

/* --- The window ----------------------------------------------------------------------------- */

static void
press_with_control (guint keyval)
{
  KeyCode control = XKeysymToKeycode (pointer_display (), GDK_KEY_Control_L);

  XTestFakeKeyEvent (pointer_display (), control, TRUE, CurrentTime);
  keyboard_press (keyval);
  XTestFakeKeyEvent (pointer_display (), control, FALSE, CurrentTime);
  pointer_settle ();
}

static void
pointer_click (GtkWidget *widget)
{
  int x, y;

  pointer_middle (widget, &x, &y);
  pointer_move (x, y);
  pointer_click_times (1, 1);
}

static void
seat (Board *board, const char *name)
{
  gtk_widget_grab_focus (card (board, name));
  keyboard_press (GDK_KEY_1);
}

static GtkWindow *
other_window (Board *board, GType type)
{
  for (GList *l = gtk_window_list_toplevels (); l; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  return NULL;
}

static gboolean
has_no_dialog (gpointer board)
{
  return !other_window (board, ADW_TYPE_MESSAGE_DIALOG);
}

/* Answers the dialog that is open, with @text typed if it asks for any. */
static void
answer (Board *board, const char *text)
{
  GtkWindow *dialog = other_window (board, ADW_TYPE_MESSAGE_DIALOG);
  GtkWidget *entry;

  g_assert_nonnull (dialog);
  pointer_settle ();
  entry = fixture_find_type (GTK_WIDGET (dialog), GTK_TYPE_ENTRY);
  g_assert_true ((entry != NULL) == (text != NULL));
  if (text)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  keyboard_take (dialog);
  keyboard_press (GDK_KEY_Return);
  fixture_wait (has_no_dialog, board);
  keyboard_take (GTK_WINDOW (board->window));
}

static void
do_alternative (Board *board, const char *what)
{
  gtk_widget_activate_action (GTK_WIDGET (board->window), "win.alternative", "s", what);
  pointer_settle ();
}

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static void
assert_says (gpointer window, const char *text)
{
  if (!fixture_find_shown (window, says, text))
    g_error ("Nothing says “%s”", text);
}

static gboolean
is_stack_at (GtkWidget *widget, gconstpointer page)
{
  return GTK_IS_STACK (widget)
         && g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (widget)), page) == 0;
}

static gboolean
is_answered (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_EDITABLE (widget)
         && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), text);
}

static void
assert_shown (Board *board, const char *page)
{
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (board->window), is_stack_at, page));
}

static gboolean
is_button_called (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static void
click (gpointer window, const char *label)
{
  GtkWidget *button = fixture_find_shown (window, is_button_called, label);

  if (!button)
    g_error ("There is no button “%s”", label);
  pointer_click (button);
  pointer_settle ();
}

/* --- Tests ---------------------------------------------------------------------------------- */

static void
test_duplicate (Board *board, gconstpointer data)
{
  seat (board, "Anne Hansen");
  assert_book (board, "[Proposal A]: Anne Hansen");
  press_with_control (GDK_KEY_d);
  answer (board, "Proposal B");
  assert_book (board, "Proposal A: Anne Hansen; [Proposal B]: Anne Hansen");
  assert_says (board->window, "Began as a copy of “Proposal A”.");

  seat (board, "Ærik Æbeltoft");
  assert_book (board, "Proposal A: Anne Hansen; [Proposal B]: Anne Hansen Ærik Æbeltoft");
  /* the board comes into sight before another is put on it */
  spor_window_show_page (board->window, "meetings");
  do_alternative (board, "next");
  assert_shown (board, "board");
  assert_book (board, "Proposal A: Anne Hansen; [Proposal B]: Anne Hansen Ærik Æbeltoft");
  do_alternative (board, "next");
  assert_book (board, "[Proposal A]: Anne Hansen; Proposal B: Anne Hansen Ærik Æbeltoft");
  do_alternative (board, "previous");
  do_alternative (board, "rename");
  answer (board, "Med Sydslesvig");
  assert_book (board, "Proposal A: Anne Hansen; [Med Sydslesvig]: Anne Hansen Ærik Æbeltoft");
  do_alternative (board, "delete");
  assert_book (board, "[Proposal A]: Anne Hansen");
  gtk_widget_activate_action (GTK_WIDGET (board->window), "win.undo", NULL);
  assert_book (board, "Proposal A: Anne Hansen; [Med Sydslesvig]: Anne Hansen Ærik Æbeltoft");
}

/* A name that is taken cannot be given. */
static void
test_names (Board *board, gconstpointer data)
{
  GtkWindow *dialog;
  GtkWidget *entry;

  do_alternative (board, "new");
  dialog = other_window (board, ADW_TYPE_MESSAGE_DIALOG);
  entry = fixture_find_type (GTK_WIDGET (dialog), GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Proposal B");
  gtk_editable_set_text (GTK_EDITABLE (entry), "proposal a");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "do"));
  assert_says (dialog, "Another alternative has this name.");
  answer (board, "B");
  assert_book (board, "Proposal A:; [B]:");
}

/* What another program does with the alternative on the board while it is given a name. */
static void
delete_elsewhere (Board *board)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (NULL);
  g_autoptr (SporStore) store = spor_store_open (board->path, places, "another program", &error);
  g_autoptr (SporComposition) current = spor_store_load (store, FALSE, &error);

  spor_store_delete_composition (store, current, &error);
  g_assert_no_error (error);
}

/* A name for what is gone by then is not lost: it is quoted. */
static void
test_name_of_deleted (Board *board, gconstpointer data)
{
  GtkWindow *dialog;

  do_alternative (board, "copy");
  answer (board, "B");
  do_alternative (board, "rename");
  dialog = other_window (board, ADW_TYPE_MESSAGE_DIALOG);
  gtk_editable_set_text (fixture_find_type (GTK_WIDGET (dialog), GTK_TYPE_ENTRY), "Med Sydslesvig");
  delete_elsewhere (board);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "do");
  gtk_window_destroy (dialog);
  fixture_wait (quotes, (gpointer) "Med Sydslesvig");
  g_assert_cmpuint (count_dialogs (), ==, 1);
  gtk_window_destroy (other_window (board, ADW_TYPE_MESSAGE_DIALOG));
}

static void
test_compare (Board *board, gconstpointer data)
{
  GtkWindow *compare;

  seat (board, "Anne Hansen");
  do_alternative (board, "copy");
  answer (board, "B");
  seat (board, "Ærik Æbeltoft");
  do_alternative (board, "compare");
  compare = other_window (board, SPOR_TYPE_COMPARE_WINDOW);
  g_assert_nonnull (compare);
  assert_says (compare, "Only in “B” (1)");
  assert_says (compare, "Only in “Proposal A” (0)");
  assert_says (compare, "In both (1)");
  assert_says (compare, "Nobody"); /* only in the other one */

  /* it follows the book */
  gtk_widget_activate_action (GTK_WIDGET (board->window), "win.undo", NULL);
  pointer_settle ();
  assert_says (compare, "Only in “B” (0)");
  do_alternative (board, "rename");
  answer (board, "Uden Sydslesvig");
  pointer_settle ();
  assert_says (compare, "Only in “Uden Sydslesvig” (0)");

  /* and opens whom it names */
  pointer_click (fixture_find_shown (GTK_WIDGET (compare), fixture_has_label, "Anne Hansen"));
  pointer_settle ();
  assert_shown (board, "signups");
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (board->window), is_answered, "anne@aarhus.dk"));
  gtk_window_close (compare);
}

static const char *
label_of (GtkWindow *compare, const char *id)
{
  return gtk_label_get_label (GTK_LABEL (
      gtk_widget_get_template_child (GTK_WIDGET (compare), SPOR_TYPE_COMPARE_WINDOW, id)));
}

/* "12.3%" in tenths of a point */
static int
tenths_of (GtkWindow *compare, const char *id)
{
  g_auto (GStrv) parts = g_strsplit (label_of (compare, id), ".", 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return 10 * atoi (parts[0]) + atoi (parts[1]);
}

static void
assert_right_is (GtkWindow *compare, const char *arrow, const char *how)
{
  int points = ABS (tenths_of (compare, "right_figure") - tenths_of (compare, "left_figure"));
  g_autofree char *expected = g_strdup_printf ("%s %d.%d percentage points %s representative",
                                               arrow, points / 10, points % 10, how);

  g_assert_cmpint (points, >, 0);
  g_assert_cmpstr (label_of (compare, "right_remark"), ==, expected);
  g_assert_cmpstr (label_of (compare, "left_remark"), ==, "");
}

/* How the right one differs is said as the two figures above have it, and nothing of none. */
static void
test_compare_figures (Board *board, gconstpointer data)
{
  GtkWindow *compare;

  seat (board, "Anne Hansen");
  do_alternative (board, "copy");
  answer (board, "B");
  do_alternative (board, "compare");
  compare = other_window (board, SPOR_TYPE_COMPARE_WINDOW);
  g_assert_cmpstr (label_of (compare, "right_remark"), ==, "As representative as the left one");
  gtk_window_close (compare);
  pointer_settle ();
  seat (board, "Ærik Æbeltoft");
  do_alternative (board, "compare");
  compare = other_window (board, SPOR_TYPE_COMPARE_WINDOW);
  g_test_message ("%s, %s: %s", label_of (compare, "left_figure"),
                  label_of (compare, "right_figure"), label_of (compare, "right_remark"));
  if (tenths_of (compare, "right_figure") > tenths_of (compare, "left_figure"))
    assert_right_is (compare, "▲", "more");
  else
    assert_right_is (compare, "▼", "less");
  gtk_window_close (compare);
}

/* Rules are broken, so a note is asked for; then nothing moves until it is reopened. */
static void
test_finalise (Board *board, gconstpointer data)
{
  seat (board, "Anne Hansen");
  do_alternative (board, "finalise");
  assert_says (other_window (board, ADW_TYPE_MESSAGE_DIALOG), "Track 1 needs 4 more people");
  g_assert_false (adw_message_dialog_get_response_enabled (
      ADW_MESSAGE_DIALOG (other_window (board, ADW_TYPE_MESSAGE_DIALOG)), "do"));
  answer (board, "Ingen andre kan");
  assert_book (board, "[Proposal A]*: Anne Hansen");
  assert_says (board->window, "Finally decided on");
  assert_says (board->window, "Ingen andre kan");
  assert_says (board->window, "_Letters…"); /* what comes next */

  pointer_drag (card (board, "Ærik Æbeltoft"), empty_seat (board, 0));
  assert_says (board->window, "“Proposal A” is finalised and must be reopened first.");
  seat (board, "Ærik Æbeltoft");
  assert_book (board, "[Proposal A]*: Anne Hansen");

  click (board->window, "_Reopen");
  assert_book (board, "[Proposal A]: Anne Hansen");
  pointer_drag (card (board, "Ærik Æbeltoft"), empty_seat (board, 0));
  assert_book (board, "[Proposal A]: Anne Hansen Ærik Æbeltoft");
}

/* What counts elsewhere is said where another one is shown. */
static void
test_other_is_final (Board *board, gconstpointer data)
{
  do_alternative (board, "finalise");
  answer (board, "Ingen");
  do_alternative (board, "copy");
  answer (board, "B");
  assert_book (board, "Proposal A*:; [B]:");
  assert_says (board->window, "Meetings, letters and exports are about it");
  seat (board, "Anne Hansen");
  assert_book (board, "Proposal A*:; [B]: Anne Hansen");
  click (board->window, "_Show It");
  assert_book (board, "[Proposal A]*:; B: Anne Hansen");
}

static char *
id_of (Board *board, const char *name)
{
  return g_strdup (spor_signup_get_row (spor_card_get_signup (SPOR_CARD (card (board, name))))->id);
}

/* Who withdraws leaves a seat to somebody else. */
static void
test_replace (Board *board, gconstpointer data)
{
  g_autofree char *anne = id_of (board, "Anne Hansen");
  GtkWindow *replace;

  seat (board, "Anne Hansen");
  gtk_widget_activate_action (GTK_WIDGET (board->window), "win.find-replacement", "s", anne);
  pointer_settle ();
  replace = other_window (board, SPOR_TYPE_REPLACE_WINDOW);
  g_assert_nonnull (replace);
  assert_says (replace, "The seat of Anne Hansen, Aarhus, in Track 1: Implementering");
  assert_says (replace, "Ærik Æbeltoft, Sydslesvig");
  click (replace, "Give the Seat");
  assert_book (board, "[Proposal A]: Ærik Æbeltoft");
  g_assert_null (other_window (board, SPOR_TYPE_REPLACE_WINDOW));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (board->window))
                 == card (board, "Ærik Æbeltoft")); /* who has come in */
  gtk_widget_activate_action (GTK_WIDGET (board->window), "win.undo", NULL);
  assert_book (board, "[Proposal A]: Anne Hansen");
}

static void
withdraw (Board *board, const char *id)
{
  SporBook *book = spor_window_get_book (board->window);

  spor_signup_do (GTK_WIDGET (board->window), book,
                  spor_snapshot_get_round (spor_book_get_snapshot (book)), id, SPOR_DEED_WITHDRAW,
                  NULL);
}

/* Who withdraws is asked about at once, from wherever it was said. */
static void
test_withdraw (Board *board, gconstpointer data)
{
  g_autofree char *anne = id_of (board, "Anne Hansen");
  g_autofree char *aerik = id_of (board, "Ærik Æbeltoft");

  seat (board, "Anne Hansen");
  withdraw (board, aerik);
  pointer_settle ();
  assert_says (board->window, "Sign-up withdrawn");
  withdraw (board, anne);
  pointer_settle ();
  assert_says (board->window, "Anne Hansen has withdrawn and still has a seat");
  click (board->window, "_Find a Replacement…");
  pointer_settle ();
  assert_says (other_window (board, SPOR_TYPE_REPLACE_WINDOW), "Nobody who signed up");
}

/* The card's own way to it, and back. */
static void
test_withdraw_on_the_card (Board *board, gconstpointer data)
{
  g_autofree char *anne = id_of (board, "Anne Hansen");

  seat (board, "Anne Hansen");
  g_assert_true (gtk_widget_activate_action (card (board, "Anne Hansen"), "board.withdraw", "(sb)",
                                             anne, TRUE));
  pointer_settle ();
  g_assert_nonnull (fixture_find_shown (card (board, "Anne Hansen"), says, "Withdrawn"));
  assert_says (board->window, "Anne Hansen has withdrawn and still has a seat");
  assert_book (board, "[Proposal A]: Anne Hansen");
  g_assert_true (gtk_widget_activate_action (card (board, "Anne Hansen"), "board.withdraw", "(sb)",
                                             anne, FALSE));
  pointer_settle ();
  g_assert_null (fixture_find_shown (card (board, "Anne Hansen"), says, "Withdrawn"));
  assert_says (board->window, "Sign-up no longer withdrawn");
}

/* Another program plans a meeting of all tracks, tomorrow. */
static void
plan_meeting (Board *board)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (NULL);
  g_autoptr (SporStore) store = spor_store_open (board->path, places, "other", &error);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (SporMeeting) meeting = spor_meeting_new ();
  BoardNews news = board_before_news (board);

  meeting->kind = SPOR_MEETING_ONLINE;
  meeting->starts = g_get_real_time () / G_USEC_PER_SEC + 86400;
  meeting->ends = meeting->starts + 3600;
  meeting->tracks = 3;
  spor_store_add_meeting (store, round, meeting, &error);
  g_assert_no_error (error);
  board_wait_for_news (&news);
}

/* Who is invited to the meeting: their names. */
static char *
book_invited (Board *board)
{
  SporRefunds *refunds
      = spor_snapshot_get_refunds (spor_book_get_snapshot (spor_window_get_book (board->window)));
  const GPtrArray *attendees = spor_refunds_attendance (refunds, 0);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < attendees->len; i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "",
                            ((const SporAttendee *)g_ptr_array_index (attendees, i))->name);
  return g_string_free (names, FALSE);
}

static gboolean
is_state (GtkWidget *widget, gconstpointer icon)
{
  return GTK_IS_IMAGE (widget)
         && g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (widget)), icon) == 0
         && gtk_widget_get_tooltip_text (widget) != NULL;
}

/* A seat that is to be handed over is no plain tick. */
static void
assert_state (Board *board, const char *icon, const char *tooltip)
{
  GtkWidget *state = fixture_find_shown (track_panel (board, 0), is_state, icon);

  g_assert_nonnull (state);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (state), ==, tooltip);
}

/* A member of a final group withdraws: the card says so, and the window in which somebody else gets
 * the seat reopens the group first. They leave the meeting, and whoever gets the seat is invited.
 */
static void
test_replace_in_final (Board *board, gconstpointer data)
{
  g_autofree char *anne = id_of (board, "Anne Hansen");
  GtkWindow *replace;

  seat (board, "Anne Hansen");
  do_alternative (board, "finalise");
  answer (board, "Ingen");
  g_assert_null (fixture_find_shown (card (board, "Anne Hansen"), says, "Withdrawn"));
  g_assert_null (fixture_find_shown (track_panel (board, 0), is_state, "dialog-warning-symbolic"));
  plan_meeting (board);
  assert_reads (board, book_invited, "Anne Hansen");
  withdraw (board, anne);
  pointer_settle ();
  assert_reads (board, book_invited, "");
  assert_state (board, "dialog-warning-symbolic", "Anne Hansen has withdrawn and still has a seat");
  g_assert_nonnull (fixture_find_shown (card (board, "Anne Hansen"), says, "Withdrawn"));
  click (board->window, "_Find a Replacement…");
  pointer_settle ();
  replace = other_window (board, SPOR_TYPE_REPLACE_WINDOW);
  assert_says (replace, "The seat of Anne Hansen, Aarhus, in Track 1: Implementering");
  assert_says (replace, "“Proposal A” is final and stays so while you look");
  assert_says (replace, "Nobody is on the track’s waiting list.");
  assert_says (replace, "Ærik Æbeltoft, Sydslesvig");
  click (replace, "Give the Seat…");
  click (other_window (board, ADW_TYPE_MESSAGE_DIALOG), "_Cancel");
  assert_book (board, "[Proposal A]*: Anne Hansen");

  click (replace, "Give the Seat…");
  assert_says (other_window (board, ADW_TYPE_MESSAGE_DIALOG),
               "Ærik Æbeltoft gets the seat of Anne Hansen");
  click (other_window (board, ADW_TYPE_MESSAGE_DIALOG), "_Reopen and Give the Seat");
  assert_book (board, "[Proposal A]: Ærik Æbeltoft");
  assert_reads (board, book_invited, "Ærik Æbeltoft");
  assert_says (board->window,
               "replacement: Anne Hansen → Ærik Æbeltoft. Invited to 1 upcoming meeting");
  g_assert_null (other_window (board, SPOR_TYPE_REPLACE_WINDOW));
  gtk_widget_activate_action (GTK_WIDGET (board->window), "win.undo", NULL);
  assert_book (board, "[Proposal A]*: Anne Hansen");
  assert_reads (board, book_invited, "");
  gtk_widget_activate_action (GTK_WIDGET (board->window), "win.undo", NULL);
  assert_reads (board, book_invited, "Anne Hansen");
}

static gboolean
is_gap (GtkWidget *widget, gconstpointer data)
{
  return gtk_widget_has_css_class (widget, "gap");
}

static void
assert_pressed_not (gpointer window, const char *label, const char *why)
{
  GtkWidget *button = fixture_find_shown (window, is_button_called, label);

  g_assert_nonnull (button);
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (button), why));
}

/* What cannot be pressed says why, and nobody fills a gap where nobody can be seated. */
static void
test_closed (Board *board, gconstpointer data)
{
  assert_pressed_not (board->window, "_Compare…", "only one alternative");
  seat (board, "Anne Hansen");
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (board->window), is_gap, NULL));
  do_alternative (board, "finalise");
  answer (board, "Ingen");
  assert_pressed_not (board->window, "_Suggest…", "must be reopened first");
  assert_pressed_not (board->window, "_Draw Lots…", "must be reopened first");
  g_assert_null (fixture_find_shown (GTK_WIDGET (board->window), is_gap, NULL));
  click (board->window, "_Reopen");
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (board->window), is_gap, NULL));
  gtk_widget_activate_action (GTK_WIDGET (board->window), "round.archive", NULL);
  pointer_settle ();
  assert_pressed_not (board->window, "_Suggest…", "is archived");
  assert_pressed_not (board->window, "_Finalise…", "is archived");
}

/* What an archived round shows stays, however many others it has. */
static void
test_archived_keeps (Board *board, gconstpointer app)
{
  GtkWidget *bar = fixture_find_type (GTK_WIDGET (board->window), SPOR_TYPE_ALTERNATIVES_BAR);
  gpointer chooser = gtk_widget_get_template_child (bar, SPOR_TYPE_ALTERNATIVES_BAR, "chooser");

  do_alternative (board, "copy");
  answer (board, "Kopien");
  gtk_widget_activate_action (GTK_WIDGET (board->window), "round.archive", NULL);
  pointer_settle ();
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (chooser), "is archived"));
  do_alternative (board, "next");
  pointer_settle ();
  g_assert_nonnull (fixture_find_shown (chooser, fixture_has_label, "Kopien"));
  /* nothing is offered that the book refuses */
  g_assert_null (other_window (board, ADW_TYPE_MESSAGE_DIALOG));
}

#define TEST(path, function)                                                                       \
  g_test_add ("/alternatives/" path, Board, app, board_open, function, board_close)

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  TEST ("duplicate", test_duplicate);
  TEST ("names", test_names);
  TEST ("name-of-deleted", test_name_of_deleted);
  TEST ("compare", test_compare);
  TEST ("compare-figures", test_compare_figures);
  TEST ("finalise", test_finalise);
  TEST ("other-is-final", test_other_is_final);
  TEST ("replace", test_replace);
  TEST ("withdraw", test_withdraw);
  TEST ("withdraw-on-the-card", test_withdraw_on_the_card);
  TEST ("replace-in-final", test_replace_in_final);
  TEST ("closed", test_closed);
  TEST ("archived-keeps", test_archived_keeps);
  return fixture_run (app);
}
