/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pointer.h"
#include "signups.h"

#include "spor-signup-motivation.h"

/* A motivation is in the book after a pause, while one goes on writing. */

typedef struct
{
  Page page;
  char *path;
  char *id;
  const char *expected;
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

  g_assert_no_error (error);
  return g_str_equal (facts->motivation, w->expected);
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
  return fixture_find_shown (GTK_WIDGET (w->page.window), fixture_has_label, "Changed: Motivation");
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
  type_on (w, " 4");
  pointer_let_pause ();
  g_assert_true (is_in_file (w));
  leave (w);
  wait_for (w, "Ring 010190-123 nu 4");
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
#undef ADD
  return fixture_run (app);
}
