/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"

#include "spor-language.h"
#include "spor-letter-export.h"

#include <string.h>

/* Letters in the book: templates, who got one, undo, and what happens when writing fails. */

#define NOW 1743500000
#define CONTACT "fbs@example.dk"

typedef struct
{
  BookFixture book;
  char *out; /* the folder for letters */
} Fixture;

static void
seat (Fixture *self, guint signup)
{
  g_autoptr (SporComposition) composition = book_load (&self->book);
  SporMove move = { signup, SPOR_SPOT_SEATED, 0, -1, -1 };
  g_autoptr (GError) error = NULL;

  g_assert_true (spor_store_move (self->book.store, composition, &move, &error));
  g_assert_no_error (error);
}

static SporRound *
load_round (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  SporRound *round = spor_store_load_round (self->book.store, &error);

  g_assert_no_error (error);
  return round;
}

static void
set_contact (Fixture *self)
{
  g_autoptr (SporRound) round = load_round (self);
  g_autoptr (GError) error = NULL;

  g_assert_true (
      spor_store_save_contact (self->book.store, round, NULL, CONTACT, round->reply_by, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  book_set_up (&self->book, NULL);
  self->out = g_build_filename (self->book.folder, "breve", NULL);
  book_sign_up (&self->book, "Anne", "Odense");
  book_sign_up (&self->book, "Bo", "Greve");
  book_sign_up (&self->book, "Carl", "Vejle");
  set_contact (self);
  seat (self, 0);
}

static guint
remove_letters (Fixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->out, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (self->out, name, NULL);

      n += g_unlink (path) == 0;
    }
  g_rmdir (self->out);
  return n;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  remove_letters (self);
  book_tear_down (&self->book, NULL);
  g_free (self->out);
}

static SporLetters *
load (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  SporLetters *letters = spor_letters_load (self->book.store, &error);

  g_assert_no_error (error);
  return letters;
}

/* How many are written. */
static guint export(Fixture *self, int kind, gboolean again, guint *n_left_out)
{
  g_autoptr (SporLetters) letters = load (self);
  g_autoptr (GArray) chosen = spor_letters_choose (letters, kind, again, n_left_out);
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GError) error = NULL;

  if (chosen->len == 0)
    return 0;
  paths = spor_letters_export (letters, self->book.store, chosen, self->out, NOW, NULL, NULL, NULL,
                               &error);
  g_assert_no_error (error);
  g_assert_cmpuint (paths->len, ==, chosen->len);
  for (guint i = 0; i < paths->len; i++)
    g_assert_true (g_file_test (g_ptr_array_index (paths, i), G_FILE_TEST_IS_REGULAR));
  return paths->len;
}

static guint
count_records (Fixture *self)
{
  g_autoptr (SporRound) round = load_round (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = spor_store_load_letters (self->book.store, round, &error);

  g_assert_no_error (error);
  return records->len;
}

static void
undo (Fixture *self, const char *expected)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (spor_store_undo (self->book.store, &text, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
redo (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (spor_store_redo (self->book.store, NULL, &error));
  g_assert_no_error (error);
}

/* --- Templates ------------------------------------------------------------------------------ */

static void
assert_subject (Fixture *self, const char *expected)
{
  g_autoptr (SporRound) round = load_round (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (SporLetterTemplate) template
      = spor_store_load_letter_template (self->book.store, round, SPOR_LETTER_WAITING, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (template->subject, expected));
}

static gboolean
set_subject (Fixture *self, const char *subject, GError **error)
{
  g_autoptr (SporRound) round = load_round (self);
  g_autoptr (SporLetterTemplate) template
      = spor_letter_template_new (SPOR_LETTER_WAITING, subject, "Hej {navn}");

  return spor_store_save_letter_template (self->book.store, round, NULL, template, error);
}

static void
test_templates (Fixture *self, gconstpointer data)
{
  g_autoptr (SporRound) round = load_round (self);
  g_autoptr (GError) error = NULL;

  assert_subject (self, "Du står på ventelisten");
  g_assert_true (set_subject (self, "Første {spor}", &error));
  g_assert_true (set_subject (self, "Anden", &error));
  assert_subject (self, "Anden");
  undo (self, "Change to the letter: Waiting list");
  assert_subject (self, "Første {spor}");
  redo (self);
  assert_subject (self, "Anden");
  g_assert_true (spor_store_reset_letter_template (self->book.store, round, NULL,
                                                   SPOR_LETTER_WAITING, &error));
  g_assert_no_error (error);
  assert_subject (self, "Du står på ventelisten");
  undo (self, "Letter reset: Waiting list");
  assert_subject (self, "Anden");
  book_assert_sound (&self->book);

  g_assert_false (set_subject (self, "{spro}", &error));
  g_assert_error (error, SPOR_LETTER_ERROR, SPOR_LETTER_ERROR_TEMPLATE);
  assert_subject (self, "Anden");
}

static void
test_contact (Fixture *self, gconstpointer data)
{
  g_autoptr (SporRound) round = load_round (self);
  g_autoptr (SporRound) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (round->contact, ==, CONTACT);
  g_assert_false (spor_store_save_contact (self->book.store, round, NULL, "KOMBIT", 0, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (spor_store_save_contact (self->book.store, round, NULL, "ny@example.dk",
                                          SPOR_TIME_NONE, &error));
  undo (self, "Contact and reply date of Implementeringsarbejdsgruppe FBS 2.0");
  after = load_round (self);
  g_assert_cmpstr (after->contact, ==, CONTACT);
  g_assert_cmpint (after->reply_by, ==, round->reply_by);
}

/* --- Two programs --------------------------------------------------------------------------- */

static SporLetterTemplate *
load_waiting (Fixture *self)
{
  g_autoptr (SporRound) round = load_round (self);
  g_autoptr (GError) error = NULL;
  SporLetterTemplate *template
      = spor_store_load_letter_template (self->book.store, round, SPOR_LETTER_WAITING, &error);

  g_assert_no_error (error);
  return template;
}

static gboolean
save_made_of (Fixture *self,
              const SporLetterTemplate *shown,
              const char *subject,
              const char *body,
              GError **error)
{
  g_autoptr (SporRound) round = load_round (self);
  g_autoptr (SporLetterTemplate) made
      = spor_letter_template_new (SPOR_LETTER_WAITING, subject, body);

  return spor_store_save_letter_template (self->book.store, round, shown, made, error);
}

static void
assert_waiting (Fixture *self, const char *subject, const char *body)
{
  g_autoptr (SporLetterTemplate) now = load_waiting (self);

  g_assert_cmpstr (now->subject, ==, subject);
  g_assert_cmpstr (now->body, ==, body);
}

/* Subject and text from both; the same of both is refused, and is in the book as the first had it.
 */
static void
test_templates_of_two (Fixture *self, gconstpointer data)
{
  g_autoptr (SporLetterTemplate) shown = load_waiting (self);
  g_autoptr (GError) error = NULL;

  g_assert_true (save_made_of (self, shown, "Deres", shown->body, &error));
  g_assert_true (save_made_of (self, shown, shown->subject, "Hej {navn}", &error));
  assert_waiting (self, "Deres", "Hej {navn}");
  g_assert_false (save_made_of (self, shown, "Vores", shown->body, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  assert_waiting (self, "Deres", "Hej {navn}");
  g_assert_true (save_made_of (self, shown, "Deres", shown->body, &error));

  undo (self, "Change to the letter: Waiting list");
  book_assert_sound (&self->book);
}

/* Nor does the built-in text come back over what was not seen. */
static void
test_reset_of_two (Fixture *self, gconstpointer data)
{
  g_autoptr (SporLetterTemplate) built_in = load_waiting (self);
  g_autoptr (SporLetterTemplate) shown = NULL;
  g_autoptr (SporRound) round = load_round (self);
  g_autoptr (GError) error = NULL;

  g_assert_true (save_made_of (self, NULL, "Vores", "Hej {navn}", &error));
  shown = load_waiting (self);
  g_assert_true (save_made_of (self, NULL, "Deres", "Hej {navn}", &error));
  g_assert_false (spor_store_reset_letter_template (self->book.store, round, shown,
                                                    SPOR_LETTER_WAITING, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  assert_waiting (self, "Deres", "Hej {navn}");
  g_clear_pointer (&shown, spor_letter_template_free);
  shown = load_waiting (self);
  g_assert_true (spor_store_reset_letter_template (self->book.store, round, shown,
                                                   SPOR_LETTER_WAITING, &error));
  assert_waiting (self, built_in->subject, built_in->body);
}

static void
assert_contact (Fixture *self, const char *contact, gint64 reply_by)
{
  g_autoptr (SporRound) now = load_round (self);

  g_assert_cmpstr (now->contact, ==, contact);
  g_assert_cmpint (now->reply_by, ==, reply_by);
}

static void
test_contact_of_two (Fixture *self, gconstpointer data)
{
  g_autoptr (SporRound) shown = load_round (self);
  g_autoptr (GError) error = NULL;
  SporStore *store = self->book.store;

  g_assert_true (spor_store_save_contact (store, shown, shown, "d@e.dk", shown->reply_by, &error));
  g_assert_true (
      spor_store_save_contact (store, shown, shown, shown->contact, SPOR_TIME_NONE, &error));
  assert_contact (self, "d@e.dk", SPOR_TIME_NONE);
  g_assert_false (spor_store_save_contact (store, shown, shown, "v@o.dk", SPOR_TIME_NONE, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  assert_contact (self, "d@e.dk", SPOR_TIME_NONE);
}

/* --- Letters -------------------------------------------------------------------------------- */

static void
test_second_run (Fixture *self, gconstpointer data)
{
  guint n_left_out;

  g_assert_cmpuint (export(self, SPOR_LETTER_ACCEPTED, FALSE, &n_left_out), ==, 1);
  g_assert_cmpuint (n_left_out, ==, 0);
  g_assert_cmpuint (export(self, -1, FALSE, &n_left_out), ==, 2);
  g_assert_cmpuint (n_left_out, ==, 1);
  g_assert_cmpuint (export(self, -1, FALSE, &n_left_out), ==, 0);
  g_assert_cmpuint (n_left_out, ==, 3);
  g_assert_cmpuint (count_records (self), ==, 3);

  /* another answer is another letter */
  seat (self, 1);
  g_assert_cmpuint (export(self, -1, FALSE, &n_left_out), ==, 1);
  g_assert_cmpuint (export(self, -1, TRUE, &n_left_out), ==, 3);
  g_assert_cmpuint (n_left_out, ==, 0);
  g_assert_cmpuint (count_records (self), ==, 7);
  book_assert_sound (&self->book);
  g_assert_cmpuint (remove_letters (self), ==, 7);
}

/* One that is handed over without a file is noted like the others, and not twice by mistake. */
static void
test_note (Fixture *self, gconstpointer data)
{
  g_autoptr (SporLetters) letters = load (self);
  g_autoptr (GError) error = NULL;
  guint n_left_out;

  g_assert_true (spor_letters_note (letters, self->book.store, 1, NOW, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_records (self), ==, 1);
  g_assert_false (spor_letters_note (letters, self->book.store, 1, NOW, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  g_assert_cmpuint (count_records (self), ==, 1);
  g_assert_cmpuint (export(self, -1, FALSE, &n_left_out), ==, 2);
  g_assert_cmpuint (n_left_out, ==, 1);
}

static void
test_undo (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (export(self, -1, FALSE, NULL), ==, 3);
  undo (self, "Letters written: 3");
  g_assert_cmpuint (count_records (self), ==, 0);
  redo (self);
  g_assert_cmpuint (count_records (self), ==, 3);
  g_assert_cmpuint (export(self, -1, FALSE, NULL), ==, 0);
  undo (self, "Letters written: 3");
  g_assert_cmpuint (export(self, -1, FALSE, NULL), ==, 3);
  book_assert_sound (&self->book);
}

/* What somebody got stands in the history of their sign-up. */
static void
test_history (Fixture *self, gconstpointer data)
{
  g_autoptr (SporComposition) composition = book_load (&self->book);
  const char *id = spor_signups_row (composition->signups, 2)->id;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  export(self, -1, FALSE, NULL);
  history = spor_store_load_history (self->book.store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((SporChange *)g_ptr_array_index (history, 0))->action, ==, "letters");
  g_assert_cmpstr (((SporChange *)g_ptr_array_index (history, 0))->text, ==,
                   "Letter written: No seat");
}

/* --- Failures ------------------------------------------------------------------------------- */

static void
assert_nothing_written (Fixture *self, guint n_in_folder)
{
  g_autoptr (GDir) dir = g_dir_open (self->book.folder, 0, NULL);
  const char *name;

  g_assert_cmpuint (count_records (self), ==, 0);
  g_assert_cmpuint (remove_letters (self), ==, n_in_folder);
  while ((name = g_dir_read_name (dir)))
    g_assert_false (g_str_has_prefix (name, ".spor-"));
}

/* Somebody moved on the board between the letters and the log. */
static void
test_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr (SporLetters) letters = load (self);
  g_autoptr (GArray) chosen = spor_letters_choose (letters, -1, FALSE, NULL);
  g_autoptr (GError) error = NULL;

  seat (self, 1);
  g_assert_null (spor_letters_export (letters, self->book.store, chosen, self->out, NOW, NULL, NULL,
                                      NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  assert_nothing_written (self, 0);
}

static void
test_letters_meanwhile (Fixture *self, gconstpointer data)
{
  g_autoptr (SporLetters) letters = load (self);
  g_autoptr (GArray) chosen = spor_letters_choose (letters, -1, FALSE, NULL);
  g_autoptr (GError) error = NULL;

  export(self, -1, FALSE, NULL);
  g_assert_null (spor_letters_export (letters, self->book.store, chosen, self->out, NOW, NULL, NULL,
                                      NULL, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_CONFLICT);
  g_assert_cmpuint (count_records (self), ==, 3);
  g_assert_cmpuint (remove_letters (self), ==, 3);
}

static void
on_progress_cancel_cb (double fraction, gpointer data)
{
  if (fraction > 0.5)
    g_cancellable_cancel (data);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (SporLetters) letters = load (self);
  g_autoptr (GArray) chosen = spor_letters_choose (letters, -1, FALSE, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (spor_letters_export (letters, self->book.store, chosen, self->out, NOW,
                                      on_progress_cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing_written (self, 0);
}

/* The folder is taken at the last moment: the book must not say that letters were written. */
static void
on_progress_block_cb (double fraction, gpointer data)
{
  const char *out = data;
  g_autofree char *inside = g_build_filename (out, "nyt", NULL);

  g_mkdir (out, 0700);
  g_file_set_contents (inside, "x", -1, NULL);
}

static void
test_folder_taken (Fixture *self, gconstpointer data)
{
  g_autoptr (SporLetters) letters = load (self);
  g_autoptr (GArray) chosen = spor_letters_choose (letters, -1, FALSE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (spor_letters_export (letters, self->book.store, chosen, self->out, NOW,
                                      on_progress_block_cb, self->out, NULL, &error));
  g_assert_cmpint (error->domain, ==, G_IO_ERROR);
  assert_nothing_written (self, 1);
}

/* The log cannot be written although the files are in their place: they go again. */
static void
test_log_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (SporLetters) letters = load (self);
  g_autoptr (GArray) chosen = spor_letters_choose (letters, -1, FALSE, NULL);
  g_autoptr (GError) error = NULL;

  book_meddle (self->book.path, "CREATE TRIGGER spoil BEFORE INSERT ON change_set "
                                "WHEN new.action = 'letters' "
                                "BEGIN SELECT raise (ABORT, 'spoilt'); END");
  g_assert_null (spor_letters_export (letters, self->book.store, chosen, self->out, NOW, NULL, NULL,
                                      NULL, &error));
  g_assert_nonnull (error);
  assert_nothing_written (self, 0);
  g_assert_false (g_file_test (self->out, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  spor_language_init ("en");

#define ADD(name, function)                                                                        \
  g_test_add ("/letter-store/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("templates", test_templates);
  ADD ("contact", test_contact);
  ADD ("templates-of-two", test_templates_of_two);
  ADD ("reset-of-two", test_reset_of_two);
  ADD ("contact-of-two", test_contact_of_two);
  ADD ("second-run", test_second_run);
  ADD ("note", test_note);
  ADD ("undo", test_undo);
  ADD ("history", test_history);
  ADD ("conflict", test_conflict);
  ADD ("letters-meanwhile", test_letters_meanwhile);
  ADD ("cancelled", test_cancelled);
  ADD ("folder-taken", test_folder_taken);
  ADD ("log-refused", test_log_refused);
  return g_test_run ();
}
