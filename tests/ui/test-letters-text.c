/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "letters-window.h"

#include "pointer.h"

#include "spor-letter-contact.h"
#include "spor-letter-preview.h"

/* The texts of the round's letters as they are typed, and what no letter can be made from. */

static void
set_up_without_reply_date (Letters *l, gconstpointer data)
{
  g_autofree char *path = letters_book_new ("letters.spor", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = letters_open_store (path);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);

  spor_store_save_contact (store, round, NULL, LETTERS_CONTACT, SPOR_TIME_NONE, &error);
  g_assert_no_error (error);
  for (guint kind = 0; kind < SPOR_N_LETTER_KINDS; kind++) /* none of them names it */
    {
      g_autoptr (SporLetterTemplate) template = spor_letter_template_new (kind, "FBS", "{navn}");

      spor_store_save_letter_template (store, round, NULL, template, &error);
      g_assert_no_error (error);
    }
  l->app = (SporApplication *)data;
  open_letters (l, g_steal_pointer (&path));
}

static gboolean
is_toast (GtkWidget *widget, gconstpointer data)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget");
}

/* --- What the window shows and the book holds ----------------------------------------------- */

static void
assert_preview (Letters *l, const char *text)
{
  g_autofree char *shown = read_text (fixture_find_type (l->window, SPOR_TYPE_LETTER_PREVIEW));

  g_assert_cmpstr (shown, ==, text);
}

static SporLetterTemplate *
stored (Letters *l)
{
  g_autoptr (SporStore) store = letters_open_store (l->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  SporLetterTemplate *template
      = spor_store_load_letter_template (store, round, SPOR_LETTER_ACCEPTED, &error);

  g_assert_no_error (error);
  return template;
}

typedef struct
{
  Letters *l;
  const char *text;
} Awaited;

static gboolean
is_stored (gpointer data)
{
  Awaited *awaited = data;
  g_autoptr (SporLetterTemplate) template = stored (awaited->l);

  return g_str_equal (template->body, awaited->text);
}

static void
wait_for_stored (Letters *l, const char *text)
{
  Awaited awaited = { l, text };

  fixture_wait (is_stored, &awaited);
}

static gboolean
is_typed (gpointer data)
{
  Awaited *awaited = data;
  g_autofree char *text = read_text (editor_of (awaited->l));

  return g_str_equal (text, awaited->text);
}

static void
assert_preview_says (Letters *l, const char *text)
{
  g_assert_nonnull (fixture_find_shown (fixture_find_type (l->window, SPOR_TYPE_LETTER_PREVIEW),
                                        says, (gpointer)text));
}

/* --- Tests ---------------------------------------------------------------------------------- */

/* The preview follows what is typed; saved it is a change of the book like any other. */
static void
test_edit (Letters *l, gconstpointer data)
{
  g_autoptr (SporLetterTemplate) before = stored (l);
  Awaited undone = { l, before->body };

  type_text (l, "Kære {navn} fra {kommune}");
  assert_preview (l, "Kære Anne Hansen fra Aarhus");
  g_assert_nonnull (fixture_find_shown (l->window, fixture_has_label, "Not saved yet"));
  gtk_widget_activate_action (GTK_WIDGET (editor_of (l)), "letter.save", NULL);
  wait_for_stored (l, "Kære {navn} fra {kommune}");
  fixture_settle ();
  gtk_widget_activate_action (l->window, "win.undo", NULL);
  fixture_wait (is_typed, &undone);
  wait_for_stored (l, before->body);
}

/* Whoever goes on to something else need not think of saving. */
static void
test_leaving_saves (Letters *l, gconstpointer data)
{
  keyboard_take (GTK_WINDOW (l->window));
  gtk_widget_grab_focus (GTK_WIDGET (text_in (editor_of (l))));
  type_text (l, "Kort");
  gtk_widget_grab_focus (fixture_find_type (fixture_find_type (l->window, SPOR_TYPE_LETTER_LIST),
                                            GTK_TYPE_SEARCH_ENTRY));
  wait_for_stored (l, "Kort");
}

/* Nor who stays there: after a pause it is in the book, and what is typed on is, after the next. */
static void
test_pause_saves (Letters *l, gconstpointer data)
{
  GtkTextView *body = text_in (editor_of (l));
  g_autofree char *shown = NULL;

  keyboard_take (GTK_WINDOW (l->window));
  gtk_widget_grab_focus (GTK_WIDGET (body));
  type_text (l, "Kort");
  wait_for_stored (l, "Kort");
  type_text (l, "Kort {ukendt}");
  type_text (l, "Kort og godt");
  wait_for_stored (l, "Kort og godt");
  fixture_settle ();
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (body)));
  shown = read_text (editor_of (l));
  g_assert_cmpstr (shown, ==, "Kort og godt");

  /* one change set each */
  gtk_widget_activate_action (l->window, "win.undo", NULL);
  wait_for_stored (l, "Kort");
}

/* But nothing of a personal number that is still being typed. */
static void
test_pause_number (Letters *l, gconstpointer data)
{
  g_autoptr (SporLetterTemplate) before = stored (l);
  g_autoptr (SporLetterTemplate) meanwhile = NULL;

  keyboard_take (GTK_WINDOW (l->window));
  gtk_widget_grab_focus (GTK_WIDGET (text_in (editor_of (l))));
  type_text (l, "Kort 010190-123");
  pointer_let_pause ();
  meanwhile = stored (l);
  g_assert_cmpstr (meanwhile->body, ==, before->body);
  type_text (l, "Kort 010190-123 nu");
  wait_for_stored (l, "Kort 010190-123 nu");
}

static gboolean
has_new_contact (gpointer data)
{
  SporBook *book = spor_window_get_book (((Letters *)data)->main);

  return g_str_equal (spor_snapshot_get_round (spor_book_get_snapshot (book))->contact,
                      "ny@kombit.dk");
}

/* Where the text has nothing to take back, nothing is taken back in the book either. */
static void
test_undo_key (Letters *l, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = letters_open_store (l->path);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  SporLetterEditor *editor = editor_of (l);
  GtkWidget *body = fixture_find_type (GTK_WIDGET (editor), GTK_TYPE_TEXT_VIEW);
  GtkWidget *subject = fixture_find_type (GTK_WIDGET (editor), GTK_TYPE_ENTRY);

  spor_store_save_contact (store, round, NULL, "ny@kombit.dk", SPOR_TIME_NONE, &error);
  g_assert_no_error (error);
  fixture_wait (has_new_contact, l);
  keyboard_take (GTK_WINDOW (l->window));
  gtk_widget_grab_focus (body);
  keyboard_press_with (GDK_KEY_Control_L, GDK_KEY_z);
  gtk_widget_grab_focus (subject);
  keyboard_press_with (GDK_KEY_Control_L, GDK_KEY_z);
  g_assert_true (has_new_contact (l));
}

/* A field takes the place of what is marked, in the subject as in the text. */
static void
test_insert_over (Letters *l, gconstpointer data)
{
  GtkWidget *editor = GTK_WIDGET (editor_of (l));
  GtkEditable *subject = fixture_find_type (editor, GTK_TYPE_ENTRY);

  gtk_widget_grab_focus (GTK_WIDGET (subject));
  gtk_editable_set_text (subject, "Plads til dig i FBS");
  gtk_editable_select_region (subject, 10, 13);
  gtk_widget_activate_action (editor, "letter.insert", "s", "navn");
  g_assert_cmpstr (gtk_editable_get_text (subject), ==, "Plads til {navn} i FBS");
  g_assert_cmpint (gtk_editable_get_position (subject), ==, 16);
}

static void
test_insert_and_reset (Letters *l, gconstpointer data)
{
  g_autoptr (SporLetterTemplate) built_in = spor_letter_template_new_default (SPOR_LETTER_ACCEPTED);

  type_text (l, "Til ");
  gtk_widget_activate_action (GTK_WIDGET (editor_of (l)), "letter.insert", "s", "navn");
  assert_preview (l, "Til Anne Hansen");
  gtk_widget_activate_action (GTK_WIDGET (editor_of (l)), "letter.reset", NULL);
  wait_for_stored (l, built_in->body);
  fixture_settle ();
  /* what was typed is what undo brings back */
  gtk_widget_activate_action (l->window, "win.undo", NULL);
  wait_for_stored (l, "Til {navn}");
}

/* Nobody gets a letter that names a date that there is none of; everybody does once it does not. */
static void
test_no_reply_date (Letters *l, gconstpointer data)
{
  type_text (l, "Svar til {kontakt} senest {svarfrist}");
  g_assert_cmpuint (g_list_model_get_n_items (recipients_of (l)), ==, 0);
  assert_preview_says (l, "The letters name the reply date {svarfrist}, and the round has none");
  type_text (l, "Kære {navn}");
  g_assert_cmpuint (g_list_model_get_n_items (recipients_of (l)), ==, 5);
  assert_recipient (l, 0, "Anne Hansen: Seat; not written yet");
  assert_preview (l, "Kære Anne Hansen");
  type_text (l, "Svar senest {svarfrist}");
  g_assert_cmpuint (g_list_model_get_n_items (recipients_of (l)), ==, 0);
  type_text (l, "Kære {navn}");
  g_assert_cmpuint (g_list_model_get_n_items (recipients_of (l)), ==, 5);
}

/* What no letter can be made from is said at once, not saved, and not lost either. */
static void
test_unknown_field (Letters *l, gconstpointer data)
{
  g_autoptr (SporLetterTemplate) before = stored (l);
  GtkWidget *dialog;

  type_text (l, "Kære {nvn}");
  g_assert_true (g_str_has_prefix (spor_letter_editor_get_objection (editor_of (l)),
                                   "Line 1 has the unknown field {nvn}."));
  gtk_widget_activate_action (GTK_WIDGET (editor_of (l)), "letter.save", NULL);
  gtk_widget_activate_action (l->window, "letters.note", NULL);
  gtk_widget_activate_action (l->window, "letters.export", NULL);
  fixture_settle ();
  wait_for_stored (l, before->body);
  g_assert_cmpuint (count_written (l), ==, 0);

  gtk_window_close (GTK_WINDOW (l->main));
  fixture_settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (l->main)));
  dialog = GTK_WIDGET (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  fixture_settle ();
  g_assert_true (fixture_find_window (SPOR_TYPE_LETTERS_WINDOW) == GTK_WINDOW (l->window));

  gtk_window_close (GTK_WINDOW (l->window));
  fixture_settle ();
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG)),
                               "discard");
  fixture_settle ();
  g_assert_null (fixture_find_window (SPOR_TYPE_LETTERS_WINDOW));
}

/* The question says why, although what is wrong is said anew as it is shown. */
static void
test_why (Letters *l, gconstpointer data)
{
  GtkWidget *contact = fixture_find_type (l->window, SPOR_TYPE_LETTER_CONTACT);
  GtkWidget *address
      = GTK_WIDGET (gtk_widget_get_template_child (contact, SPOR_TYPE_LETTER_CONTACT, "address"));
  AdwMessageDialog *dialog;

  gtk_widget_grab_focus (address);
  gtk_editable_set_text (GTK_EDITABLE (address), "anne@");
  gtk_widget_child_focus (l->window, GTK_DIR_TAB_FORWARD);
  fixture_settle ();
  gtk_window_close (GTK_WINDOW (l->window));
  fixture_settle ();
  dialog = ADW_MESSAGE_DIALOG (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_true (strstr (adw_message_dialog_get_body (dialog), "not an e-mail address"));
  adw_message_dialog_response (dialog, "discard");
  fixture_settle ();
}

static gboolean
is_marked (GtkTextBuffer *buffer, const char *part)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "refused");
  GtkTextIter start, end;
  gboolean all = TRUE, none_beside;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, part, 0, &start, &end, NULL));
  none_beside = gtk_text_iter_starts_tag (&start, tag) && gtk_text_iter_ends_tag (&end, tag);
  for (; gtk_text_iter_compare (&start, &end) < 0; gtk_text_iter_forward_char (&start))
    all = all && gtk_text_iter_has_tag (&start, tag);
  return all && none_beside;
}

/* What is wrong is marked where it stands, and there the keyboard goes, without another word. */
static void
test_marked (Letters *l, gconstpointer data)
{
  GtkTextView *text = text_in (editor_of (l));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (text);
  GtkEditable *subject = fixture_find_type (GTK_WIDGET (editor_of (l)), GTK_TYPE_ENTRY);
  GtkTextIter start, end;
  g_autofree char *selected = NULL;

  type_text (l, "Kære {navn}\n\nÆøå {nvn} og {spor og\n");
  g_assert_true (is_marked (buffer, "{nvn}"));
  g_assert_true (is_marked (buffer, "{spor og"));
  g_assert_false (is_marked (buffer, "{navn}"));
  gtk_widget_activate_action (l->window, "letters.export", NULL);
  fixture_settle ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (l->window)) == GTK_WIDGET (text));
  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &start, &end));
  selected = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_cmpstr (selected, ==, "{nvn}");
  g_assert_null (fixture_find_shown (l->window, is_toast, NULL));

  type_text (l, "Kære {navn}");
  g_assert_false (is_marked (buffer, "{navn}"));
  gtk_editable_set_text (subject, "Til {nvn}");
  g_assert_nonnull (gtk_entry_get_attributes (GTK_ENTRY (subject)));
  gtk_widget_activate_action (l->window, "letters.export", NULL);
  fixture_settle ();
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (l->window)), GTK_WIDGET (subject)));
}

static gboolean
has_class (GtkWidget *widget, gconstpointer name)
{
  return gtk_widget_has_css_class (widget, name);
}

static gboolean
is_cursor_in_sight (gpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (data);
  GdkRectangle cursor, shown;
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (data, &at, &cursor);
  gtk_text_view_get_visible_rect (data, &shown);
  return cursor.y >= shown.y && cursor.y + cursor.height <= shown.y + shown.height;
}

/* And its sentence has taken its room. */
static gboolean
is_objected (gpointer data)
{
  GtkWidget *sentence = fixture_find_shown (GTK_WIDGET (editor_of (data)), has_class, "error");

  return sentence && gtk_widget_get_height (sentence) > 0;
}

/* The line that is typed stays in sight where the sentence takes room from the text. */
static void
test_typed_in_sight (Letters *l, gconstpointer data)
{
  GtkTextView *text = text_in (editor_of (l));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (text);
  GString *long_text = g_string_new (NULL);
  GtkTextIter at;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (long_text, "Linje %u\n", i);
  type_text (l, long_text->str);
  g_string_free (long_text, TRUE);
  keyboard_take (GTK_WINDOW (l->window));
  gtk_widget_grab_focus (GTK_WIDGET (text));
  gtk_text_buffer_get_end_iter (buffer, &at);
  gtk_text_buffer_place_cursor (buffer, &at);
  gtk_text_view_scroll_to_mark (text, gtk_text_buffer_get_insert (buffer), 0, FALSE, 0, 0);
  fixture_wait (is_cursor_in_sight, text);
  gtk_text_buffer_insert_at_cursor (buffer, "{nvn}", -1);
  fixture_wait (is_objected, l);
  g_test_message ("%d", gtk_widget_get_height (GTK_WIDGET (text)));
  fixture_wait (is_cursor_in_sight, text);
}

static gboolean
is_save (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "letter.save")
                == 0;
}

static gboolean
is_column_scrolled (gpointer column)
{
  GtkAdjustment *at = gtk_scrolled_window_get_vadjustment (column);

  return gtk_adjustment_get_upper (at) > gtk_adjustment_get_page_size (at);
}

static gboolean
is_save_in_sight (gpointer l)
{
  GtkWidget *save = fixture_find (GTK_WIDGET (editor_of (l)), is_save, NULL);
  GtkWidget *column = gtk_widget_get_ancestor (save, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (save, column, &bounds) && bounds.size.height > 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (column);
}

#define LARGE 22 /* points, which are 29 pixels */

/* The text's own. */
static int
lines_at_least (GtkWidget *text)
{
  int height;

  gtk_widget_measure (gtk_widget_get_parent (text), GTK_ORIENTATION_VERTICAL, -1, &height, NULL,
                      NULL, NULL);
  return height * 72 / 96 / LARGE;
}

/* So do the buttons below, in text so large that the column scrolls. */
static void
test_buttons_in_sight (Letters *l, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkTextView *text = text_in (editor_of (l));
  g_autofree char *font = NULL;

  g_object_get (settings, "gtk-font-name", &font, NULL);
  g_object_set (settings, "gtk-font-name", "Cantarell 22", NULL);
  gtk_window_set_default_size (GTK_WINDOW (l->window), 1080, 460);
  keyboard_take (GTK_WINDOW (l->window));
  gtk_widget_grab_focus (GTK_WIDGET (text));
  fixture_wait (is_column_scrolled,
                gtk_widget_get_ancestor (GTK_WIDGET (editor_of (l)), GTK_TYPE_SCROLLED_WINDOW));
  pointer_settle ();
  g_assert_cmpint (lines_at_least (GTK_WIDGET (text)), <=, 3);
  g_assert_false (is_save_in_sight (l));
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (text), "{nvn}", -1);
  fixture_wait (is_save_in_sight, l);
  g_object_set (settings, "gtk-font-name", font, NULL);
}

/* The built-in text takes the place of what cannot be saved only if the user says so. */
static void
test_reset_asks (Letters *l, gconstpointer data)
{
  g_autofree char *kept = NULL;
  g_autofree char *gone = NULL;

  type_text (l, "Kære {nvn}");
  gtk_widget_activate_action (GTK_WIDGET (editor_of (l)), "letter.reset", NULL);
  fixture_settle ();
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG)),
                               "keep");
  fixture_settle ();
  kept = read_text (editor_of (l));
  g_assert_cmpstr (kept, ==, "Kære {nvn}");
  gtk_widget_activate_action (GTK_WIDGET (editor_of (l)), "letter.reset", NULL);
  fixture_settle ();
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG)),
                               "discard");
  fixture_settle ();
  gone = read_text (editor_of (l));
  g_assert_null (strstr (gone, "{nvn}"));
}

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  app = fixture_app_new ();
  fixture_animate (
      TRUE); /* GTK 4.8 grumbles at a scroll bar that is there from one frame to the next */
#define ADD(path, func)                                                                            \
  g_test_add ("/letters-text/" path, Letters, app, letters_set_up, func, letters_tear_down)
  ADD ("edit", test_edit);
  ADD ("leaving-saves", test_leaving_saves);
  ADD ("pause-saves", test_pause_saves);
  ADD ("pause-number", test_pause_number);
  ADD ("undo-key", test_undo_key);
  ADD ("insert-over", test_insert_over);
  ADD ("insert-and-reset", test_insert_and_reset);
  ADD ("unknown-field", test_unknown_field);
  ADD ("why", test_why);
  ADD ("marked", test_marked);
  ADD ("typed-in-sight", test_typed_in_sight);
  ADD ("buttons-in-sight", test_buttons_in_sight);
  ADD ("reset-asks", test_reset_asks);
  g_test_add ("/letters-text/no-reply-date", Letters, app, set_up_without_reply_date,
              test_no_reply_date, letters_tear_down);
  return fixture_run (app);
}
