/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "asked.h"
#include "letters-window.h"
#include "pointer.h"

#include "spor-letter-contact.h"

#include <glib/gstdio.h>

/* Letters that cannot be saved, as another program writes to the book: nothing typed is lost. */

static void
set_up (Letters *l, gconstpointer app)
{
  letters_set_up (l, app);
  pointer_settle ();
  keyboard_take (GTK_WINDOW (l->window));
}

/* --- The question ----------------------------------------------------------------------------- */

static gboolean
has_no_letters (gpointer unused)
{
  return fixture_find_window (SPOR_TYPE_LETTERS_WINDOW) == NULL;
}

/* Closes while the book cannot be written, goes back, and tries again once it can. */
static void
close_twice (Letters *l)
{
  SporStore *store = fixture_lock (l->path);

  gtk_window_close (GTK_WINDOW (l->window));
  fixture_wait (is_asked, NULL);
  g_assert_cmpstr (adw_message_dialog_get_default_response (
                       ADW_MESSAGE_DIALOG (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG))),
                   ==, "again");
  answer ("back");
  g_assert_true (gtk_widget_get_mapped (l->window));
  gtk_window_close (GTK_WINDOW (l->window));
  fixture_wait (is_asked, NULL);
  fixture_unlock (store);
  answer ("again");
  fixture_wait (has_no_letters, NULL);
}

/* --- What is typed ---------------------------------------------------------------------------- */

static GtkTextBuffer *
text_of (Letters *l)
{
  SporLetterEditor *editor = fixture_find_shown (l->window, fixture_has_type,
                                                 GSIZE_TO_POINTER (SPOR_TYPE_LETTER_EDITOR));
  GtkTextView *view = fixture_find_type (GTK_WIDGET (editor), GTK_TYPE_TEXT_VIEW);

  gtk_widget_grab_focus (GTK_WIDGET (view));
  return gtk_text_view_get_buffer (view);
}

static char *
stored_text (Letters *l)
{
  g_autoptr (SporStore) store = letters_open_store (l->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autoptr (SporLetterTemplate) template
      = spor_store_load_letter_template (store, round, SPOR_LETTER_ACCEPTED, &error);

  g_assert_no_error (error);
  return g_strdup (template->body);
}

static void
test_text (Letters *l, gconstpointer data)
{
  g_autofree char *stored = NULL;

  gtk_text_buffer_set_text (text_of (l), "Velkommen", -1);
  close_twice (l);
  stored = stored_text (l);
  g_assert_cmpstr (stored, ==, "Velkommen");
}

/* One error is said once: it takes the keyboard from the text, which does not try again. */
static void
test_said_once (Letters *l, gconstpointer data)
{
  g_autofree char *stored = NULL;
  g_autofree char *typed = NULL;
  GtkTextBuffer *buffer = text_of (l);
  SporStore *store = fixture_lock (l->path);

  gtk_text_buffer_set_text (buffer, "Velkommen", -1);
  gtk_widget_activate_action (fixture_find_shown (l->window, fixture_has_type,
                                                  GSIZE_TO_POINTER (SPOR_TYPE_LETTER_EDITOR)),
                              "letter.save", NULL);
  fixture_wait (is_asked, NULL);
  answer ("close");
  fixture_settle ();
  pointer_settle ();
  g_assert_false (is_asked (NULL));
  g_object_get (buffer, "text", &typed, NULL);
  g_assert_cmpstr (typed, ==, "Velkommen");
  fixture_unlock (store);
  gtk_window_close (GTK_WINDOW (l->window));
  fixture_wait (has_no_letters, NULL);
  stored = stored_text (l);
  g_assert_cmpstr (stored, ==, "Velkommen");
}

static void
test_contact (Letters *l, gconstpointer data)
{
  GtkWidget *contact = fixture_find_type (l->window, SPOR_TYPE_LETTER_CONTACT);
  GtkEditable *address = fixture_find_type (contact, GTK_TYPE_ENTRY);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = NULL;
  g_autoptr (SporRound) round = NULL;

  g_assert_cmpstr (gtk_editable_get_text (address), ==, LETTERS_CONTACT);
  gtk_widget_grab_focus (GTK_WIDGET (address));
  gtk_editable_set_text (address, "igen@example.dk");
  close_twice (l);
  store = letters_open_store (l->path);
  round = spor_store_load_round (store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (round->contact, ==, "igen@example.dk");
}

/* --- A book whose file has gone ----------------------------------------------------------------
 */

static gboolean
is_failure (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_LABEL (widget)
         && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)),
                              "Not saved: “letters.spor”");
}

static gboolean
tells_failure (gpointer window)
{
  return fixture_find_shown (window, is_failure, NULL) != NULL;
}

static gboolean
tells_no_failure (gpointer window)
{
  return !tells_failure (window);
}

/* Nobody who writes on is met by a dialog after a pause: a line says what comes of it, and the
 * dialog comes to whoever asks. */
static void
test_gone (Letters *l, gconstpointer data)
{
  g_autofree char *away = g_strconcat (l->path, ".away", NULL);
  g_autofree char *stored = NULL;
  GtkTextBuffer *buffer = text_of (l);

  g_assert_cmpint (g_rename (l->path, away), ==, 0);
  gtk_text_buffer_set_text (buffer, "Velkommen", -1);
  fixture_wait (tells_failure, l->window);
  fixture_settle ();
  g_assert_false (is_asked (NULL));
  gtk_widget_activate_action (GTK_WIDGET (editor_of (l)), "letter.save", NULL);
  fixture_wait (is_asked, NULL);
  answer ("close");
  g_assert_cmpint (g_rename (away, l->path), ==, 0);
  gtk_text_buffer_set_text (buffer, "Velkommen til", -1);
  fixture_wait (tells_no_failure, l->window);
  stored = stored_text (l);
  g_assert_cmpstr (stored, ==, "Velkommen til");
}

static void
test_gone_contact (Letters *l, gconstpointer data)
{
  g_autofree char *away = g_strconcat (l->path, ".away", NULL);
  GtkWidget *contact = fixture_find_type (l->window, SPOR_TYPE_LETTER_CONTACT);
  GtkEditable *address = fixture_find_type (contact, GTK_TYPE_ENTRY);

  g_assert_cmpint (g_rename (l->path, away), ==, 0);
  gtk_widget_grab_focus (GTK_WIDGET (address));
  gtk_editable_set_text (address, "igen@example.dk");
  text_of (l); /* has the keyboard now */
  fixture_wait (tells_failure, contact);
  fixture_settle ();
  g_assert_false (is_asked (NULL));
  g_assert_cmpstr (gtk_editable_get_text (address), ==, "igen@example.dk");
  g_assert_cmpint (g_rename (away, l->path), ==, 0);
  gtk_editable_set_text (address, "anden@example.dk");
  gtk_widget_grab_focus (GTK_WIDGET (address));
  text_of (l);
  fixture_wait (tells_no_failure, contact);
}

/* --- Undo ------------------------------------------------------------------------------------- */

static gboolean
is_toast (GtkWidget *widget, gconstpointer unused)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget");
}

static gboolean
has_toast (gpointer window)
{
  return fixture_find (window, is_toast, NULL) != NULL;
}

static gboolean
has_undo_tooltip (GtkWidget *widget, gconstpointer part)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_tooltip_text (widget)
         && strstr (gtk_widget_get_tooltip_text (widget), part);
}

static gboolean
is_undo_explained (gpointer data)
{
  return fixture_find (((Letters *)data)->window, has_undo_tooltip,
                       "Seat for Aase Aagaard – done last, and undone in")
         != NULL;
}

/* What is not about letters is not undone from here: the button is grey and says what it would be.
 */
static void
test_only_letters_undone (Letters *l, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = letters_open_store (l->path);
  g_autofree char *undo = NULL;
  g_autofree char *after = NULL;
  g_autofree char *redo = NULL;
  GtkWidget *button;

  letters_move (store, "Aase Aagaard", SPOR_SPOT_SEATED);
  fixture_wait (is_undo_explained, l);
  fixture_settle ();
  button = fixture_find (l->window, has_undo_tooltip, "Aase Aagaard");
  g_assert_nonnull (button);
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_true (spor_store_peek_undo (store, &undo, &redo, &error));
  gtk_widget_activate_action (l->window, "win.undo", NULL);
  fixture_settle ();
  g_clear_pointer (&redo, g_free);
  g_assert_true (spor_store_peek_undo (store, &after, &redo, &error));
  g_assert_cmpstr (after, ==, undo);
}

static gboolean
is_label_from (GtkWidget *widget, gconstpointer prefix)
{
  return GTK_IS_LABEL (widget)
         && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), prefix);
}

/* What was undone is said in the window in which it was asked for. */
static void
test_undone (Letters *l, gconstpointer data)
{
  gtk_widget_activate_action (l->window, "win.undo", NULL);
  fixture_wait (has_toast, l->window);
  g_assert_nonnull (fixture_find (l->window, is_label_from, "Undone – "));
  g_assert_false (has_toast (l->main));
  gtk_window_close (GTK_WINDOW (l->window));
  fixture_wait (has_no_letters, NULL);
  keyboard_take (GTK_WINDOW (l->main));
  gtk_widget_activate_action (GTK_WIDGET (l->main), "win.redo", NULL);
  fixture_wait (has_toast, l->main);
  g_assert_nonnull (fixture_find (GTK_WIDGET (l->main), is_label_from, "Redone – "));
}

int
main (int argc, char **argv)
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
#define ADD(path, test)                                                                            \
  g_test_add ("/letters-kept/" path, Letters, app, set_up, test, letters_tear_down)
  ADD ("text", test_text);
  ADD ("said-once", test_said_once);
  ADD ("contact", test_contact);
  ADD ("gone", test_gone);
  ADD ("gone-contact", test_gone_contact);
  ADD ("undone", test_undone);
  ADD ("only-letters-undone", test_only_letters_undone);
  return fixture_run (app);
}
