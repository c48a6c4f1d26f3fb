/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pointer.h"
#include "signups.h"

#include "spor-focus.h"
#include "spor-signup-motivation.h"

/* An answer is in the book after a pause, while one goes on writing. */

typedef struct
{
  Page page;
  char *path;
  char *id;
  const char *expected;
  SporField field; /* whose text is expected: the motivation, unless a test is about another */
} Written;

static GtkTextView *
text_of (Written *w)
{
  GtkWidget *motivation
      = fixture_find_type (GTK_WIDGET (w->page.pane), SPOR_TYPE_SIGNUP_MOTIVATION);

  return GTK_TEXT_VIEW (
      gtk_widget_get_template_child (motivation, SPOR_TYPE_SIGNUP_MOTIVATION, "view"));
}

static void
type_on (Written *w, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (text_of (w));

  gtk_widget_grab_focus (GTK_WIDGET (text_of (w)));
  gtk_text_buffer_insert_at_cursor (buffer, text, -1);
}

static char *
read_text (Written *w)
{
  char *text;

  g_object_get (gtk_text_view_get_buffer (text_of (w)), "text", &text, NULL);
  return text;
}

/* As a program finds it that begins only now, whatever becomes of this one. */
static gboolean
is_in_file (gpointer data)
{
  Written *w = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (w->path, places, "reader", &error);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (SporSignupFacts) facts = spor_store_load_facts (store, round, w->id, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = spor_signup_facts_get_text (facts, round, w->field);
  return g_str_equal (text, w->expected);
}

static void
wait_for (Written *w, const char *expected)
{
  w->expected = expected;
  fixture_wait (is_in_file, w);
  fixture_settle ();
}

static gboolean
has_text (gpointer data)
{
  Written *w = data;
  g_autofree char *text = read_text (w);

  return g_str_equal (text, w->expected);
}

static void
wait_for_text (Written *w, const char *expected)
{
  w->expected = expected;
  fixture_wait (has_text, w);
}

static GtkWidget *
toast_label (Written *w)
{
  g_autofree char *text = g_strdup_printf ("Changed: %s", spor_field_label (w->field));

  return fixture_find_shown (GTK_WIDGET (w->page.window), fixture_has_label, text);
}

static gboolean
has_toast (gpointer data)
{
  return toast_label (data) != NULL;
}

static gboolean
is_toast (GtkWidget *widget, gconstpointer data)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget");
}

static gboolean
is_undo_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Undo") == 0;
}

static gboolean
offers_undo (Written *w)
{
  GtkWidget *toast = fixture_find_shown (GTK_WIDGET (w->page.window), is_toast, NULL);

  g_assert_nonnull (toast);
  return fixture_find_shown (toast, is_undo_button, NULL) != NULL;
}

static guint
count_changes (Written *w)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporPlaces) places = spor_places_new (&error);
  g_autoptr (SporStore) store = spor_store_open (w->path, places, "reader", &error);
  g_autoptr (GPtrArray) history = spor_store_load_history (store, w->id, &error);

  g_assert_no_error (error);
  return history->len;
}

static void
leave (Written *w)
{
  gtk_widget_grab_focus (find_answer_row (GTK_WIDGET (w->page.pane), SPOR_FIELD_NAME));
}

static void
set_up (Written *w, gconstpointer app)
{
  w->path = fixture_book_new ("pause.spor", TRUE);
  w->field = SPOR_FIELD_MOTIVATION;
  w->page = open_page ((SporApplication *)app, w->path);
  w->id = g_strdup (find_row (&w->page, "Zenia Ørsted")->id);
  select_row (&w->page, 4);
}

static void
tear_down (Written *w, gconstpointer app)
{
  fixture_close ((SporApplication *)app);
  g_remove (w->path);
  g_free (w->path);
  g_free (w->id);
}

/* The space that one ends with is not taken away before the next word, nor is a toast in the way.
 */
static void
test_pauses (Written *w, gconstpointer data)
{
  guint before = count_changes (w);
  g_autofree char *typed = NULL;

  type_on (w, "Kender ");
  wait_for (w, "Kender");
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (text_of (w))));
  type_on (w, "FBS ");
  wait_for (w, "Kender FBS");
  typed = read_text (w);
  g_assert_cmpstr (typed, ==, "Kender FBS ");
  g_assert_false (has_toast (w));
  g_assert_cmpuint (count_changes (w), ==, before + 1);
  leave (w);
  fixture_wait (has_toast, w);
  g_assert_false (offers_undo (w)); /* which would take back the last word alone */
  wait_for_text (w, "Kender FBS");

  gtk_widget_activate_action (GTK_WIDGET (w->page.window), "win.undo", NULL);
  wait_for_text (w, "Kender");
  gtk_widget_activate_action (GTK_WIDGET (w->page.window), "win.undo", NULL);
  wait_for_text (w, "");
}

/* What a single pause has saved can be undone where it is told. */
static void
test_one_pause (Written *w, gconstpointer data)
{
  type_on (w, "Kender FBS");
  wait_for (w, "Kender FBS");
  leave (w);
  fixture_wait (has_toast, w);
  g_assert_true (offers_undo (w));
}

/* Where one writes stays in its place. */
static void
test_cursor (Written *w, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (text_of (w));
  GtkTextIter start;

  type_on (w, "FBS");
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  type_on (w, "Kender ");
  wait_for (w, "Kender FBS");
  type_on (w, "ikke ");
  wait_for (w, "Kender ikke FBS");
}

/* Nothing is kept of a personal number that is still being typed; what goes on, or is left, is
 * none.
 */
static void
test_number (Written *w, gconstpointer data)
{
  type_on (w, "Ring 010190-123");
  pointer_let_pause ();
  w->expected = "";
  g_assert_true (is_in_file (w));
  type_on (w, " nu");
  wait_for (w, "Ring 010190-123 nu");
  type_on (w, " 41230");
  pointer_let_pause ();
  g_assert_true (is_in_file (w));
  leave (w);
  wait_for (w, "Ring 010190-123 nu 41230");
}

/* As if the key of undo were @signal ("key-pressed", "key-released") in the window. */
static void
emit_undo_key (Written *w, const char *signal)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (w->page.window));
  gboolean used = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), "spor-undo-keys") == 0)
        g_signal_emit_by_name (controller, signal, GDK_KEY_z, 0, GDK_CONTROL_MASK, &used);
    }
}

static void
press_undo (Written *w)
{
  emit_undo_key (w, "key-pressed");
  gtk_widget_activate_action (GTK_WIDGET (w->page.window), "win.undo", NULL);
}

/* However long its key is held down, undo takes back one step. */
static void
test_held_undo (Written *w, gconstpointer data)
{
  type_on (w, "Kender ");
  wait_for (w, "Kender");
  type_on (w, "FBS");
  wait_for (w, "Kender FBS");
  press_undo (w);
  press_undo (w);
  wait_for (w, "Kender");
  press_undo (w);
  fixture_settle ();
  g_assert_true (is_in_file (w));
  emit_undo_key (w, "key-released");
  press_undo (w);
  wait_for (w, "");
}

/* --- Of one line ---------------------------------------------------------------------------- */

static GtkEditable *
row_of_field (Written *w)
{
  return find_answer_row (GTK_WIDGET (w->page.pane), w->field);
}

/* In the row of @field, what is typed takes the place of what was there. */
static void
type_answer (Written *w, SporField field, const char *text)
{
  w->field = field;
  gtk_widget_grab_focus (GTK_WIDGET (row_of_field (w)));
  gtk_editable_set_text (row_of_field (w), text);
  gtk_editable_set_position (row_of_field (w), -1);
}

static gboolean
has_answer (gpointer data)
{
  Written *w = data;

  return g_str_equal (gtk_editable_get_text (row_of_field (w)), w->expected);
}

static void
wait_for_answer (Written *w, const char *expected)
{
  w->expected = expected;
  fixture_wait (has_answer, w);
}

/* One goes on where one is, and the space that was typed last is not taken away. */
static void
test_answer (Written *w, gconstpointer data)
{
  guint before = count_changes (w);

  type_answer (w, SPOR_FIELD_NAME, "Zenia ");
  wait_for (w, "Zenia");
  g_assert_nonnull (spor_focus_within (GTK_WIDGET (row_of_field (w))));
  g_assert_cmpstr (gtk_editable_get_text (row_of_field (w)), ==, "Zenia ");
  g_assert_cmpint (gtk_editable_get_position (row_of_field (w)), ==, 6);
  type_answer (w, SPOR_FIELD_NAME, "Zenia Ås");
  wait_for (w, "Zenia Ås");
  g_assert_false (has_toast (w));
  g_assert_cmpuint (count_changes (w), ==, before + 1);
  gtk_widget_grab_focus (GTK_WIDGET (text_of (w)));
  fixture_wait (has_toast, w);
  g_assert_false (offers_undo (w)); /* which would take back the last word alone */
}

/* What a single pause has saved can be undone where it is told; the row shows it as it is kept. */
static void
test_answer_left (Written *w, gconstpointer data)
{
  type_answer (w, SPOR_FIELD_TITLE, "Leder ");
  wait_for (w, "Leder");
  gtk_widget_grab_focus (GTK_WIDGET (text_of (w)));
  fixture_wait (has_toast, w);
  g_assert_true (offers_undo (w));
  wait_for_answer (w, "Leder");
}

/* Escape takes back what the pauses have saved as well, and nothing has happened. */
static void
test_answer_escape (Written *w, gconstpointer data)
{
  guint before = count_changes (w);

  type_answer (w, SPOR_FIELD_NAME, "Zenia");
  wait_for (w, "Zenia");
  type_answer (w, SPOR_FIELD_NAME, "Zenia Å");
  g_assert_true (press_key (SPOR_ANSWER_ROW (row_of_field (w)), GDK_KEY_Escape, 0));
  wait_for_answer (w, "Zenia Ørsted");
  wait_for (w, "Zenia Ørsted");
  g_assert_cmpuint (count_changes (w), ==, before);
  gtk_widget_grab_focus (GTK_WIDGET (text_of (w)));
  fixture_settle ();
  g_assert_false (has_toast (w));
}

/* What is no answer yet waits until the row is left. */
static void
assert_waits (Written *w, SporField field, const char *text)
{
  g_autofree char *was = NULL;

  type_answer (w, field, text);
  w->expected = text;
  pointer_let_pause ();
  g_assert_false (is_in_file (w));
  g_assert_cmpstr (gtk_editable_get_text (row_of_field (w)), ==, text);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row_of_field (w)), "error"));
}

static void
test_answer_half (Written *w, gconstpointer data)
{
  assert_waits (w, SPOR_FIELD_EMAIL, "zenia@");
  type_answer (w, SPOR_FIELD_EMAIL, "zenia@kommune.dk");
  wait_for (w, "zenia@kommune.dk");
  assert_waits (w, SPOR_FIELD_MUNICIPALITY, "Bornh");
  type_answer (w, SPOR_FIELD_MUNICIPALITY, "Bornholm");
  wait_for (w, "Bornholm");
  assert_waits (w, SPOR_FIELD_NAME, "");
  assert_waits (w, SPOR_FIELD_NAME, "010190-1");
}

/* Tab goes on to the next answer, not to the button that applies, and saves this one. */
static void
test_answer_tab (Written *w, gconstpointer data)
{
  type_answer (w, SPOR_FIELD_NAME, "Zenia");
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (w->page.window), GTK_DIR_TAB_FORWARD));
  g_assert_nonnull (
      spor_focus_within (find_answer_row (GTK_WIDGET (w->page.pane), SPOR_FIELD_TITLE)));
  wait_for (w, "Zenia");
}

static gboolean
is_tick (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_child_visible (widget)
         && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "adw-entry-apply-symbolic")
                == 0;
}

static gboolean
has_tick (Written *w)
{
  return fixture_find_shown (GTK_WIDGET (row_of_field (w)), is_tick, NULL) != NULL;
}

/* What is typed means what the book has: when it is left, the row says it as the book does. */
static void
assert_says_the_same (Written *w, SporField field, const char *text, gboolean pausing)
{
  guint before = count_changes (w);
  g_autofree char *was = NULL;

  w->field = field;
  was = g_strdup (gtk_editable_get_text (row_of_field (w)));
  type_answer (w, field, text);
  g_assert_true (has_tick (w));
  if (pausing)
    pointer_let_pause ();
  g_assert_cmpstr (gtk_editable_get_text (row_of_field (w)), ==, text);
  gtk_widget_grab_focus (GTK_WIDGET (text_of (w)));
  fixture_settle ();
  g_assert_cmpstr (gtk_editable_get_text (row_of_field (w)), ==, was);
  g_assert_false (has_tick (w));
  g_assert_cmpuint (count_changes (w), ==, before);
}

static void
test_answer_same (Written *w, gconstpointer data)
{
  type_answer (w, SPOR_FIELD_CREATED, "13-02-2025 12:30");
  gtk_widget_grab_focus (GTK_WIDGET (text_of (w)));
  wait_for (w, "2025-02-13T11:30:00Z");
  for (guint i = 0; i < 2; i++)
    {
      assert_says_the_same (w, SPOR_FIELD_CREATED, "13.2.2025 12.30", i == 1);
      assert_says_the_same (w, SPOR_FIELD_NAME, "Zenia Ørsted ", i == 1);
    }
}

/* What was typed and taken back again by hand leaves nothing behind, either. */
static void
test_answer_back (Written *w, gconstpointer data)
{
  type_answer (w, SPOR_FIELD_NAME, "Zenia");
  type_answer (w, SPOR_FIELD_NAME, "Zenia Ørsted");
  g_assert_true (has_tick (w));
  gtk_widget_grab_focus (GTK_WIDGET (text_of (w)));
  fixture_settle ();
  g_assert_false (has_tick (w));
}

/* What the keyboard has left while the book was busy is saved. */
static void
test_answer_busy (Written *w, gconstpointer data)
{
  type_answer (w, SPOR_FIELD_NAME, "Zenia");
  g_signal_emit_by_name (row_of_field (w), "apply");
  gtk_editable_set_text (row_of_field (w), "Zenia Ås");
  gtk_widget_grab_focus (GTK_WIDGET (text_of (w)));
  wait_for (w, "Zenia Ås");
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
#define ADD(name, run) g_test_add ("/signups/pause/" name, Written, app, set_up, run, tear_down)
  ADD ("pauses", test_pauses);
  ADD ("one-pause", test_one_pause);
  ADD ("cursor", test_cursor);
  ADD ("number", test_number);
  ADD ("held-undo", test_held_undo);
  ADD ("answer", test_answer);
  ADD ("answer/left", test_answer_left);
  ADD ("answer/escape", test_answer_escape);
  ADD ("answer/half", test_answer_half);
  ADD ("answer/tab", test_answer_tab);
  ADD ("answer/same", test_answer_same);
  ADD ("answer/back", test_answer_back);
  ADD ("answer/busy", test_answer_busy);
#undef ADD
  return fixture_run (app);
}
