/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "letters.h"

#include "pointer.h"

#include "spor-export-actions.h"
#include "spor-letter-contact.h"
#include "spor-letter-editor.h"
#include "spor-letter-export.h"
#include "spor-letter-list.h"
#include "spor-letter-preview.h"
#include "spor-letters-window.h"
#include "spor-store-rounds.h"

#include <sys/stat.h>

/* The round's letters in their window: texts, recipients, previews, and the ways out. */

typedef struct
{
  SporApplication *app;
  SporWindow *main;
  GtkWidget *window; /* of the letters */
  char *path;
} Letters;

static gboolean
is_shown (gpointer data)
{
  return fixture_find_type (data, SPOR_TYPE_LETTER_EDITOR)
         && spor_letter_editor_get_template (fixture_find_type (data, SPOR_TYPE_LETTER_EDITOR));
}

/* @path: (transfer full) */
static void
open_letters (Letters *l, char *path)
{
  l->path = path;
  l->main = fixture_open (l->app, l->path);
  gtk_window_present (GTK_WINDOW (l->main));
  fixture_settle ();
  gtk_widget_activate_action (GTK_WIDGET (l->main), "win.letters", NULL);
  l->window = GTK_WIDGET (fixture_find_window (SPOR_TYPE_LETTERS_WINDOW));
  g_assert_nonnull (l->window);
  fixture_wait (is_shown, l->window);
  fixture_settle ();
}

static void
set_up (Letters *l, gconstpointer data)
{
  l->app = (SporApplication *)data;
  open_letters (l, letters_book_new ("letters.spor", LETTERS_CONTACT));
}

static void
set_up_without_contact (Letters *l, gconstpointer data)
{
  l->app = (SporApplication *)data;
  open_letters (l, letters_book_new ("letters.spor", NULL));
}

static void
set_up_without_reply_date (Letters *l, gconstpointer data)
{
  g_autofree char *path = letters_book_new ("letters.spor", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = letters_open_store (path);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);

  spor_store_save_contact (store, round, LETTERS_CONTACT, SPOR_TIME_NONE, &error);
  g_assert_no_error (error);
  for (guint kind = 0; kind < SPOR_N_LETTER_KINDS; kind++) /* none of them names it */
    {
      g_autoptr (SporLetterTemplate) template = spor_letter_template_new (kind, "FBS", "{navn}");

      spor_store_save_letter_template (store, round, template, &error);
      g_assert_no_error (error);
    }
  l->app = (SporApplication *)data;
  open_letters (l, g_steal_pointer (&path));
}

static void
tear_down (Letters *l, gconstpointer data)
{
  fixture_close (l->app);
  g_remove (l->path);
  g_free (l->path);
}

static gboolean
is_toast (GtkWidget *widget, gconstpointer data)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget");
}

/* @keys: more of its entry */
static void
install_program (const char *keys)
{
  g_autofree char *folder = g_build_filename (g_getenv ("XDG_DATA_HOME"), "applications", NULL);
  g_autofree char *program = g_build_filename (folder, "no-mail.desktop", NULL);
  g_autofree char *entry = g_strconcat ("[Desktop Entry]\nType=Application\nName=No mail\n"
                                        "Exec=/bin/true %f\nMimeType=message/rfc822;\n",
                                        keys, NULL);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (program, entry, -1, NULL));
}

/* Letters are opened by what is set up for them: here a program that does nothing. */
static void
install_mail_program (void)
{
  g_autofree char *choice = g_build_filename (g_getenv ("XDG_CONFIG_HOME"), "mimeapps.list", NULL);
  g_autofree char *run = g_build_filename (g_getenv ("SPOR_TEST_ROOT"), "run", NULL);

  g_mkdir_with_parents (g_getenv ("XDG_CONFIG_HOME"), 0700);
  g_mkdir_with_parents (run, 0700);
  g_setenv ("XDG_RUNTIME_DIR", run, TRUE);
  install_program ("");
  g_file_set_contents (choice, "[Default Applications]\nmessage/rfc822=no-mail.desktop\n", -1,
                       NULL);
}

/* --- What the window shows and the book holds ----------------------------------------------- */

static SporLetterEditor *
editor_of (Letters *l)
{
  return fixture_find_shown (l->window, fixture_has_type,
                             GSIZE_TO_POINTER (SPOR_TYPE_LETTER_EDITOR));
}

static GtkTextView *
text_in (gpointer widget)
{
  return fixture_find_type (widget, GTK_TYPE_TEXT_VIEW);
}

static char *
read_text (gpointer widget)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (text_in (widget));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
type_text (Letters *l, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text_in (editor_of (l))), text, -1);
}

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

static GListModel *
recipients_of (Letters *l)
{
  return G_LIST_MODEL (gtk_list_view_get_model (
      fixture_find_type (fixture_find_type (l->window, SPOR_TYPE_LETTER_LIST),
                         GTK_TYPE_LIST_VIEW)));
}

/* "Anne Hansen: Seat; not written yet" */
static char *
describe (Letters *l, guint index)
{
  g_autoptr (GObject) recipient = g_list_model_get_item (recipients_of (l), index);
  g_autofree char *name = NULL;
  g_autofree char *remark = NULL;

  g_object_get (recipient, "name", &name, "remark", &remark, NULL);
  return g_strconcat (name, ": ", remark, NULL);
}

static void
assert_recipient (Letters *l, guint index, const char *expected)
{
  g_autofree char *description = describe (l, index);

  g_assert_cmpstr (description, ==, expected);
}

static guint
count_written (Letters *l)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (recipients_of (l)); i++)
    {
      g_autofree char *description = describe (l, i);

      n += strstr (description, "written on") != NULL;
    }
  return n;
}

static gboolean
is_one_written (gpointer data)
{
  return count_written (data) == 1;
}

static gboolean
is_none_written (gpointer data)
{
  return count_written (data) == 0;
}

static gboolean
are_all_written (gpointer data)
{
  return count_written (data) == 5;
}

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static void
assert_preview_says (Letters *l, const char *text)
{
  g_assert_nonnull (fixture_find_shown (fixture_find_type (l->window, SPOR_TYPE_LETTER_PREVIEW),
                                        says, (gpointer)text));
}

/* --- Tests ---------------------------------------------------------------------------------- */

/* Everybody who can be seated gets one letter, and nobody else does. */
static void
test_recipients (Letters *l, gconstpointer data)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (spor_window_get_book (l->main));

  g_assert_cmpuint (g_list_model_get_n_items (recipients_of (l)), ==,
                    spor_signups_count (spor_snapshot_get_signups (snapshot),
                                        SPOR_STATUS_ELIGIBLE));
  g_assert_cmpuint (g_list_model_get_n_items (recipients_of (l)), ==, 5);
  assert_recipient (l, 0, "Anne Hansen: Seat; not written yet");
  assert_recipient (l, 1, "Zenia Ørsted: Seat; not written yet");
  assert_recipient (l, 2, "Aase Aagaard: Waiting list; not written yet");
  assert_recipient (l, 3, "Ærik Æbeltoft: No seat; not written yet");
  assert_recipient (l, 4, "Carl Aage Holm: No seat; not written yet");
}

/* Who is still to get one: after somebody has got theirs, the others. */
static void
test_unwritten (Letters *l, gconstpointer data)
{
  GtkToggleButton *unwritten
      = fixture_find_type (fixture_find_type (l->window, SPOR_TYPE_LETTER_LIST),
                           GTK_TYPE_TOGGLE_BUTTON);

  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (unwritten)), ==, "Not Written Yet (5)");
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (recipients_of (l)), 0);
  gtk_widget_activate_action (l->window, "letters.note", NULL);
  fixture_wait (is_one_written, l);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (unwritten)), ==, "Not Written Yet (4)");
  gtk_toggle_button_set_active (unwritten, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (recipients_of (l)), ==, 4);
  assert_recipient (l, 0, "Zenia Ørsted: Seat; not written yet");
  gtk_toggle_button_set_active (unwritten, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (recipients_of (l)), ==, 5);
}

/* Twice as large a text, in a language a sixth longer: still no wider than a small screen. */
static void
test_large_text (Letters *l, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *font = NULL;
  int width;

  g_object_get (settings, "gtk-font-name", &font, NULL);
  g_object_set (settings, "gtk-font-name", "Cantarell 26", NULL);
  fixture_settle ();
  gtk_widget_measure (l->window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 1024);
  g_object_set (settings, "gtk-font-name", font, NULL);
}

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

static char *
letter_of (Letters *l, const char *round_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = letters_open_store (l->path);
  g_autoptr (SporRound) round = spor_store_load_round_by_id (store, round_id, &error);
  g_autoptr (SporLetterTemplate) template
      = spor_store_load_letter_template (store, round, SPOR_LETTER_ACCEPTED, &error);

  g_assert_no_error (error);
  return g_strdup (template->body);
}

typedef struct
{
  Letters *l;
  const char *round_id;
} Kept;

static gboolean
is_kept (gpointer data)
{
  Kept *kept = data;
  g_autofree char *body = letter_of (kept->l, kept->round_id);

  return g_str_equal (body, "Til den første");
}

static gboolean
has_no_letters (gpointer unused)
{
  return fixture_find_window (SPOR_TYPE_LETTERS_WINDOW) == NULL;
}

/* Another program shows another round while somebody types: what they typed is the first one's. */
static void
test_other_round (Letters *l, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = letters_open_store (l->path);
  g_autoptr (SporRound) round = spor_store_load_round (store, &error);
  g_autofree char *other = NULL;
  g_autofree char *before = letter_of (l, round->id);
  g_autofree char *after = NULL;
  g_autofree char *said = NULL;
  Kept kept = { l, round->id };

  type_text (l, "Til den første");
  spor_store_copy_round (store, round->id, "Den anden", &other, &error);
  g_assert_no_error (error);
  fixture_wait (is_kept, &kept);
  after = letter_of (l, other);
  g_assert_cmpstr (after, ==, before);
  fixture_wait (has_no_letters, NULL);
  said = g_strdup_printf ("The letters are kept in the round “%s”", round->name);
  g_assert_nonnull (fixture_find_shown (GTK_WIDGET (l->main), fixture_has_label, said));
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

  spor_store_save_contact (store, round, "ny@kombit.dk", SPOR_TIME_NONE, &error);
  g_assert_no_error (error);
  fixture_wait (has_new_contact, l);
  keyboard_take (GTK_WINDOW (l->window));
  gtk_widget_grab_focus (body);
  keyboard_press_with (GDK_KEY_Control_L, GDK_KEY_z);
  gtk_widget_grab_focus (subject);
  keyboard_press_with (GDK_KEY_Control_L, GDK_KEY_z);
  g_assert_true (has_new_contact (l));
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

static gboolean
is_in_rows (Letters *l)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (l->window));
  GtkWidget *rows = fixture_find_type (fixture_find_type (l->window, SPOR_TYPE_LETTER_LIST),
                                       GTK_TYPE_LIST_VIEW);

  return focus && gtk_widget_is_ancestor (focus, rows);
}

/* Tab stops once at the recipients, at the one that is shown; the arrows show others. */
static void
test_keyboard (Letters *l, gconstpointer data)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (recipients_of (l));
  GtkWidget *list = fixture_find_type (l->window, SPOR_TYPE_LETTER_LIST);
  GtkWidget *search = fixture_find_type (list, GTK_TYPE_SEARCH_ENTRY);

  keyboard_take (GTK_WINDOW (l->window));
  gtk_single_selection_set_selected (selection, 1);
  gtk_widget_grab_focus (search);
  keyboard_press (GDK_KEY_Tab);
  keyboard_press (GDK_KEY_Tab);
  g_assert_true (is_in_rows (l));
  keyboard_press (GDK_KEY_Down);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 2);
  keyboard_press (GDK_KEY_Up);
  keyboard_press (GDK_KEY_Up);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 0);
  keyboard_press (GDK_KEY_Tab);
  g_assert_false (is_in_rows (l));
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (l->window)), list));
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 0);
  g_assert_true (gtk_widget_child_focus (l->window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (is_in_rows (l));
  g_assert_true (gtk_widget_child_focus (l->window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_child_focus (l->window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (l->window)), search));
}

/* The text beside the list is that of whoever is chosen, and the other way round. */
static void
test_kinds_and_people (Letters *l, gconstpointer data)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (recipients_of (l));
  GtkStack *stack
      = GTK_STACK (gtk_widget_get_ancestor (GTK_WIDGET (editor_of (l)), GTK_TYPE_STACK));

  gtk_single_selection_set_selected (selection, 4);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "rejected");
  gtk_stack_set_visible_child_name (stack, "waiting");
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 2);
}

static gboolean
is_free (gpointer window)
{
  return !spor_task_bar_get_active (spor_window_get_task_bar (window));
}

/* After the export the list says who got theirs, and the window warns. */
static void
test_export (Letters *l, gconstpointer data)
{
  SporExportPlace place = spor_export_place_of (l->main);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "breve", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  g_assert_null (
      fixture_find_shown (l->window, fixture_has_label, "5 people have got their letter already."));
  spor_export_run (&place, spor_export_kind_find ("letters"), 0, FALSE, folder);
  fixture_wait (is_free, l->main);
  fixture_wait (are_all_written, l);
  fixture_settle ();
  g_assert_nonnull (
      fixture_find_shown (l->window, fixture_has_label, "5 people have got their letter already."));
  gtk_widget_activate_action (l->window, "win.undo", NULL);
  fixture_wait (is_none_written, l);
  fixture_remove (path);
}

static void
test_note (Letters *l, gconstpointer data)
{
  gtk_widget_activate_action (l->window, "letters.note", NULL);
  fixture_wait (is_one_written, l);
  gtk_widget_activate_action (l->window, "win.undo", NULL);
  fixture_wait (is_none_written, l);
}

/* In a file that is the user's alone; the book knows of it. */
static void
test_open (Letters *l, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "spor-letters", NULL);
  g_autoptr (GDir) dir = NULL;
  g_autofree char *path = NULL;
  struct stat status;

  gtk_widget_activate_action (l->window, "letters.open", NULL);
  fixture_wait (is_one_written, l);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  path = g_build_filename (folder, g_dir_read_name (dir), NULL);
  g_assert_true (g_str_has_prefix (strrchr (path, '/'), "/Anne-Hansen-"));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);
}

/* Without an address there are no letters; typed, it is saved, and there are. */
static void
test_contact (Letters *l, gconstpointer data)
{
  GtkWidget *contact = fixture_find_type (l->window, SPOR_TYPE_LETTER_CONTACT);
  GtkEditable *address = fixture_find_type (contact, GTK_TYPE_ENTRY);

  g_assert_cmpuint (g_list_model_get_n_items (recipients_of (l)), ==, 0);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (l->window)),
                                         GTK_WIDGET (address))); /* where it is missing */
  gtk_editable_set_text (address, "fbs(at)example.dk");
  g_assert_false (spor_letter_contact_save (SPOR_LETTER_CONTACT (contact)));
  g_assert_cmpstr (spor_letter_contact_get_objection (SPOR_LETTER_CONTACT (contact)), ==,
                   "“fbs(at)example.dk” is not an e-mail address.");
  gtk_editable_set_text (address, LETTERS_CONTACT);
  g_signal_emit_by_name (address, "activate");
  fixture_wait (is_none_written, l);
  while (g_list_model_get_n_items (recipients_of (l)) != 5)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_asked (gpointer data)
{
  return fixture_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

/* Where the mail program cannot be started, the window says what else can be done; nothing is
 * noted. */
static void
test_no_mail_program (Letters *l, gconstpointer data)
{
  g_autofree char *path = g_strdup (g_getenv ("PATH"));

  /* it needs a terminal, and there is none */
  install_program ("Terminal=true\n");
  g_setenv ("PATH", g_getenv ("SPOR_TEST_ROOT"), TRUE);
  gtk_widget_activate_action (l->window, "letters.open", NULL);
  fixture_wait (is_asked, NULL);
  g_assert_nonnull (fixture_find_shown (
      GTK_WIDGET (fixture_find_window (ADW_TYPE_MESSAGE_DIALOG)), fixture_has_label,
      "No mail program that can open it is set up on this computer. Copy the text, or write the "
      "letters to a folder."));
  g_assert_cmpuint (count_written (l), ==, 0);
  g_setenv ("PATH", path, TRUE);
  install_program ("");
}

/* --- Main ----------------------------------------------------------------------------------- */

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  install_mail_program ();
  app = fixture_app_new ();
  fixture_animate (
      TRUE); /* GTK 4.8 grumbles at a scroll bar that is there from one frame to the next */
#define ADD(path, func) g_test_add ("/letters/" path, Letters, app, set_up, func, tear_down)
  ADD ("recipients", test_recipients);
  ADD ("unwritten", test_unwritten);
  ADD ("large-text", test_large_text);
  ADD ("edit", test_edit);
  ADD ("leaving-saves", test_leaving_saves);
  ADD ("other-round", test_other_round);
  ADD ("undo-key", test_undo_key);
  ADD ("insert-and-reset", test_insert_and_reset);
  ADD ("unknown-field", test_unknown_field);
  ADD ("marked", test_marked);
  ADD ("typed-in-sight", test_typed_in_sight);
  ADD ("reset-asks", test_reset_asks);
  ADD ("keyboard", test_keyboard);
  ADD ("kinds-and-people", test_kinds_and_people);
  ADD ("export", test_export);
  ADD ("note", test_note);
  ADD ("open", test_open);
  g_test_add ("/letters/no-reply-date", Letters, app, set_up_without_reply_date, test_no_reply_date,
              tear_down);
  g_test_add ("/letters/contact", Letters, app, set_up_without_contact, test_contact, tear_down);
  ADD ("no-mail-program", test_no_mail_program);
  return fixture_run (app);
}
