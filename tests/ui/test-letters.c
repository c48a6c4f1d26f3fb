/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "letters-window.h"

#include "pointer.h"

#include "spor-export-actions.h"
#include "spor-letter-contact.h"
#include "spor-store-rounds.h"

/* The round's letters in their window: recipients, previews, and the ways out. */

static void
set_up_without_contact (Letters *l, gconstpointer data)
{
  l->app = (SporApplication *)data;
  open_letters (l, letters_book_new ("letters.spor", NULL));
}

/* Somebody who has a seat withdraws. */
static void
set_up_withdrawn (Letters *l, gconstpointer data)
{
  g_autofree char *path = letters_book_new ("letters.spor", LETTERS_CONTACT);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporStore) store = letters_open_store (path);
  g_autoptr (SporComposition) composition = spor_store_load (store, FALSE, &error);
  guint anne = letters_signup (composition, "Anne Hansen");

  spor_store_edit_signup (store, spor_signups_row (composition->signups, anne)->id, NULL, 0, -1,
                          TRUE, &error);
  g_assert_no_error (error);
  g_clear_pointer (&store, spor_store_close);
  l->app = (SporApplication *)data;
  open_letters (l, g_steal_pointer (&path));
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

/* --- Tests ---------------------------------------------------------------------------------- */

static gboolean
says_it_is_not_final (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_LABEL (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), "is not final: where people stand");
}

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
  g_assert_nonnull (fixture_find_shown (l->window, says_it_is_not_final, NULL));
}

static gboolean
says_why_anne_gets_none (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_LABEL (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)),
                    "\nAnne Hansen has a seat and gets no letter: The sign-up was withdrawn.");
}

/* They expect one, so they are named. */
static void
test_without (Letters *l, gconstpointer data)
{
  g_assert_cmpuint (g_list_model_get_n_items (recipients_of (l)), ==, 4);
  g_assert_nonnull (fixture_find_shown (l->window, says_why_anne_gets_none, NULL));
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

static gboolean
is_picture_of (GtkWidget *widget, gconstpointer icon)
{
  return GTK_IS_IMAGE (widget)
         && g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (widget)), icon) == 0;
}

/* After the export the list says who got theirs, and so does the window: nothing went wrong. */
static void
test_export (Letters *l, gconstpointer data)
{
  SporExportPlace place = spor_export_place_of (l->main);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "breve", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  GtkWidget *said;

  g_assert_null (fixture_find_shown (l->window, fixture_has_label,
                                     "The letters to 5 people have been written already."));
  spor_export_run (&place, spor_export_kind_find ("letters"), 0, FALSE, folder);
  fixture_wait (is_free, l->main);
  fixture_wait (are_all_written, l);
  fixture_settle ();
  said = fixture_find_shown (l->window, fixture_has_label,
                             "The letters to 5 people have been written already.");
  g_assert_nonnull (said);
  g_assert_nonnull (fixture_find_shown (gtk_widget_get_parent (said), is_picture_of,
                                        "dialog-information-symbolic"));
  gtk_widget_activate_action (l->window, "win.undo", NULL);
  fixture_wait (is_none_written, l);
  fixture_remove (path);
}

static gboolean
is_button_of (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

/* What is noted for today cannot be noted again today. */
static void
test_note (Letters *l, gconstpointer data)
{
  GtkWidget *button;

  g_assert_null (fixture_find_shown (l->window, is_button_of, "_Note as Written Again"));
  gtk_widget_activate_action (l->window, "letters.note", NULL);
  fixture_wait (is_one_written, l);
  fixture_settle ();
  button = fixture_find_shown (l->window, is_button_of, "_Note as Written");
  g_assert_nonnull (button);
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "It is noted for today");
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

int
main (int argc, char *argv[])
{
  SporApplication *app;

  fixture_init (&argc, &argv);
  install_mail_program ();
  app = fixture_app_new ();
  fixture_animate (
      TRUE); /* GTK 4.8 grumbles at a scroll bar that is there from one frame to the next */
#define ADD(path, func)                                                                            \
  g_test_add ("/letters/" path, Letters, app, letters_set_up, func, letters_tear_down)
  ADD ("recipients", test_recipients);
  ADD ("unwritten", test_unwritten);
  ADD ("large-text", test_large_text);
  ADD ("other-round", test_other_round);
  ADD ("keyboard", test_keyboard);
  ADD ("kinds-and-people", test_kinds_and_people);
  ADD ("export", test_export);
  ADD ("note", test_note);
  ADD ("open", test_open);
  g_test_add ("/letters/contact", Letters, app, set_up_without_contact, test_contact,
              letters_tear_down);
  g_test_add ("/letters/without", Letters, app, set_up_withdrawn, test_without, letters_tear_down);
  ADD ("no-mail-program", test_no_mail_program);
  return fixture_run (app);
}
