/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"

#include "spor-letter-template.h"
#include "spor-store-alternatives.h"
#include "spor-store-letters.h"
#include "spor-store-refunds.h"
#include "spor-store-rounds.h"
#include "spor-text.h"

#include <string.h>

/* A book keeps no personal number in anything that people type, and no text without end. */

#define NUMBER "010190-1234"
#define CASE_OF "Sagen om Anne, " NUMBER ", drøftes"

/* Writes @text somewhere. */
typedef gboolean (*Write) (BookFixture *book, const char *text, GError **error);

static SporRound *
load_round (BookFixture *book)
{
  return spor_store_load_round (book->store, NULL);
}

static gboolean
add_meeting (
    BookFixture *book, const char *title, const char *place, const char *agenda, GError **error)
{
  g_autoptr (SporRound) round = load_round (book);
  g_autoptr (SporMeeting) meeting = g_new0 (SporMeeting, 1);

  meeting->kind = SPOR_MEETING_ONLINE;
  meeting->title = g_strdup (title);
  meeting->place = g_strdup (place);
  meeting->agenda = g_strdup (agenda);
  meeting->series = g_strdup ("");
  meeting->starts = 1743500000;
  meeting->ends = 1743507200;
  return spor_store_add_meeting (book->store, round, meeting, error);
}

static gboolean
write_title (BookFixture *book, const char *text, GError **error)
{
  return add_meeting (book, text, "", "", error);
}

static gboolean
write_place (BookFixture *book, const char *text, GError **error)
{
  return add_meeting (book, "Møde", text, "", error);
}

static gboolean
write_agenda (BookFixture *book, const char *text, GError **error)
{
  return add_meeting (book, "Møde", "", text, error);
}

static gboolean
write_series (BookFixture *book, const char *text, GError **error)
{
  g_autoptr (SporRound) round = load_round (book);
  g_autoptr (GPtrArray) meetings
      = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_meeting_free);
  SporMeeting *meeting = g_new0 (SporMeeting, 1);

  meeting->kind = SPOR_MEETING_ONLINE;
  meeting->title = g_strdup (text);
  meeting->place = g_strdup ("");
  meeting->agenda = g_strdup ("");
  meeting->starts = 1743500000;
  meeting->ends = 1743507200;
  g_ptr_array_add (meetings, meeting);
  return spor_store_add_series (book->store, round, meetings, error);
}

static gboolean
write_alternative (BookFixture *book, const char *text, GError **error)
{
  g_autoptr (SporRound) round = load_round (book);

  return spor_store_new_composition (book->store, round, text, error);
}

static gboolean
write_alternative_name (BookFixture *book, const char *text, GError **error)
{
  g_autoptr (SporComposition) composition = book_load (book);

  return spor_store_rename_composition (book->store, composition, text, error);
}

static gboolean
write_final_note (BookFixture *book, const char *text, GError **error)
{
  g_autoptr (SporComposition) composition = book_load (book);

  return spor_store_finalise (book->store, composition, text, error);
}

static char *
first_signup (BookFixture *book)
{
  g_autoptr (SporComposition) composition = book_load (book);

  return g_strdup (spor_signups_row (composition->signups, 0)->id);
}

static gboolean
write_late_note (BookFixture *book, const char *text, GError **error)
{
  g_autofree char *id = first_signup (book);

  return spor_store_waive_late (book->store, id, text, error);
}

static gboolean
write_late_notes (BookFixture *book, const char *text, GError **error)
{
  g_autofree char *id = first_signup (book);
  const char *const ids[] = { id, NULL };

  return spor_store_change_signups (book->store, ids, SPOR_SIGNUPS_WAIVE_LATE, text, "Anne", error);
}

static gboolean
write_organisation (BookFixture *book, const char *text, GError **error)
{
  g_autofree char *id = first_signup (book);

  return spor_store_set_organisation (book->store, id, text, error);
}

static gboolean
write_answer (BookFixture *book, SporField field, const char *text, GError **error)
{
  g_autofree char *id = first_signup (book);
  SporEdit edit = { field, (char *)text };

  return spor_store_edit_signup (book->store, id, &edit, 1, -1, -1, error);
}

static gboolean
write_name (BookFixture *book, const char *text, GError **error)
{
  return write_answer (book, SPOR_FIELD_NAME, text, error);
}

static gboolean
write_motivation (BookFixture *book, const char *text, GError **error)
{
  return write_answer (book, SPOR_FIELD_MOTIVATION, text, error);
}

static gboolean
write_letter (BookFixture *book, const char *subject, const char *body, GError **error)
{
  g_autoptr (SporRound) round = load_round (book);
  g_autoptr (SporLetterTemplate) template
      = spor_letter_template_new (SPOR_LETTER_ACCEPTED, subject, body);

  return spor_store_save_letter_template (book->store, round, NULL, template, error);
}

static gboolean
write_subject (BookFixture *book, const char *text, GError **error)
{
  return write_letter (book, text, "Kære alle", error);
}

static gboolean
write_body (BookFixture *book, const char *text, GError **error)
{
  return write_letter (book, "Svar", text, error);
}

static void
replace (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

/* @place: in a copy of the round, what is to be another text */
static gboolean
write_setting (BookFixture *book, char **(*find) (SporRound *), const char *text, GError **error)
{
  g_autoptr (SporRound) before = load_round (book);
  g_autoptr (SporRound) after = spor_round_copy (before);

  replace (find (after), text);
  return spor_store_save_settings (book->store, before, after, error);
}

static char **
find_round_name (SporRound *round)
{
  return &round->name;
}

static char **
find_track_name (SporRound *round)
{
  return &((SporTrack *)g_ptr_array_index (round->tracks, 0))->name;
}

static char **
find_role_name (SporRound *round)
{
  return &((SporOption *)g_ptr_array_index (round->roles, 0))->name;
}

static char **
find_dimension_name (SporRound *round)
{
  return &((SporDimension *)g_ptr_array_index (round->dimensions, 0))->name;
}

static char **
find_category_name (SporRound *round)
{
  SporDimension *dimension = g_ptr_array_index (round->dimensions, 0);

  return &((SporCategory *)g_ptr_array_index (dimension->categories, 0))->name;
}

static gboolean
write_round_name (BookFixture *book, const char *text, GError **error)
{
  return write_setting (book, find_round_name, text, error);
}

static gboolean
write_track_name (BookFixture *book, const char *text, GError **error)
{
  return write_setting (book, find_track_name, text, error);
}

static gboolean
write_role_name (BookFixture *book, const char *text, GError **error)
{
  return write_setting (book, find_role_name, text, error);
}

static gboolean
write_dimension_name (BookFixture *book, const char *text, GError **error)
{
  return write_setting (book, find_dimension_name, text, error);
}

static gboolean
write_category_name (BookFixture *book, const char *text, GError **error)
{
  return write_setting (book, find_category_name, text, error);
}

static gboolean
write_new_round (BookFixture *book, const char *text, GError **error)
{
  g_autoptr (SporRound) round = load_round (book);

  return spor_store_copy_round (book->store, round->id, text, NULL, error);
}

static gboolean
write_rate_source (BookFixture *book, const char *text, GError **error)
{
  SporRate rate = { .from = spor_day_from_iso ("2031-01-01"),
                    .to = spor_day_from_iso ("2031-12-31"),
                    .high = 381,
                    .low = 223,
                    .bicycle = 62,
                    .source = text };

  return spor_store_set_rate (book->store, &rate, SPOR_DAY_NONE, error);
}

/* The store alone judges, however it was come by. */
static gboolean
write_actor (BookFixture *book, const char *text, GError **error)
{
  gboolean done;

  spor_store_set_actor (book->store, text);
  done = add_meeting (book, "Møde", "", "", error);
  spor_store_set_actor (book->store, "Åse");
  return done;
}

static const struct
{
  const char *name;
  Write write;
  guint most; /* characters; 0: is not judged */
} kinds[] = {
  { "meeting title", write_title, SPOR_TEXT_LINE },
  { "meeting place", write_place, SPOR_TEXT_LINE },
  { "agenda", write_agenda, SPOR_TEXT_LONG },
  { "series", write_series, SPOR_TEXT_LINE },
  { "alternative", write_alternative, SPOR_TEXT_LINE },
  { "alternative renamed", write_alternative_name, SPOR_TEXT_LINE },
  { "note on what is final", write_final_note, SPOR_TEXT_NOTE },
  { "late note", write_late_note, SPOR_TEXT_NOTE },
  { "late note of several", write_late_notes, SPOR_TEXT_NOTE },
  { "organisation", write_organisation, SPOR_TEXT_LINE },
  { "name", write_name, SPOR_TEXT_LINE },
  { "motivation", write_motivation, SPOR_TEXT_LONG },
  { "letter subject", write_subject, SPOR_TEXT_LINE },
  { "letter body", write_body, SPOR_TEXT_LONG },
  { "round name", write_round_name, SPOR_TEXT_LINE },
  { "track", write_track_name, SPOR_TEXT_LINE },
  { "role", write_role_name, SPOR_TEXT_LINE },
  { "dimension", write_dimension_name, SPOR_TEXT_LINE },
  { "category", write_category_name, SPOR_TEXT_LINE },
  { "new round", write_new_round, SPOR_TEXT_LINE },
  { "source of rates", write_rate_source, SPOR_TEXT_NOTE },
  { "actor", write_actor, 0 },
};

static int
count_sets (BookFixture *book)
{
  return book_ask (book->path, "SELECT count(*) FROM change_set");
}

static void
refuse (BookFixture *book, guint i, const char *text, const char *part)
{
  g_autoptr (GError) error = NULL;
  int before = count_sets (book);

  g_test_message ("%s", kinds[i].name);
  g_assert_false (kinds[i].write (book, text, &error));
  g_assert_true (g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED)
                 || g_error_matches (error, SPOR_LETTER_ERROR, SPOR_LETTER_ERROR_TEMPLATE));
  g_assert_nonnull (strstr (error->message, part));
  g_assert_null (strstr (error->message, NUMBER));
  g_assert_cmpint (count_sets (book), ==, before);
}

static void
test_numbers (BookFixture *book, gconstpointer data)
{
  book_sign_up (book, "Anne", "Odense");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    refuse (book, i, CASE_OF, "CPR");
  book_assert_sound (book);
}

static void
test_lengths (BookFixture *book, gconstpointer data)
{
  book_sign_up (book, "Anne", "Odense");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *text = g_strnfill (kinds[i].most + 1, 'a');

      if (kinds[i].most > 0)
        refuse (book, i, text, "too long");
    }
}

/* Telephones, dates, EAN numbers, times: they are looked at as in an answer. What is just not too
 * long is kept, in characters, not bytes. */
static void
test_kept (BookFixture *book, gconstpointer data)
{
  static const char harmless[] = "Tlf. 20 12 34 56, EAN 5798009811578, 3.-5. maj 2027 kl. 9.30";
  g_autofree char *letters = g_strnfill (SPOR_TEXT_LINE, 'x');
  g_autoptr (GString) danish = g_string_new (letters);

  g_string_replace (danish, "x", "å", 0);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      BookFixture other = { 0 };
      g_autoptr (GError) error = NULL;

      book_set_up (&other, NULL);
      book_sign_up (&other, "Anne", "Odense");
      g_test_message ("%s", kinds[i].name);
      kinds[i].write (&other, harmless, &error);
      g_assert_no_error (error);
      book_tear_down (&other, NULL);
    }
  g_assert_true (write_alternative (book, danish->str, NULL));
}

/* What a book from before has can stand, while something else is changed; and undo brings it
 * back. */
static void
test_from_before (BookFixture *book, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SporRound) round = load_round (book);
  g_autoptr (GPtrArray) meetings = NULL;
  SporMeeting *meeting;

  g_assert_true (add_meeting (book, "Møde", "", "Sagen om Anne drøftes", &error));
  spor_store_close (book->store);
  book_ask (book->path, "UPDATE meeting SET agenda = 'Anne, " NUMBER "' RETURNING 1");
  book->store = spor_store_open (book->path, book->places, "Åse", &error);
  g_assert_no_error (error);

  meetings = spor_store_load_meetings (book->store, round, &error);
  meeting = g_ptr_array_index (meetings, 0);
  g_assert_nonnull (strstr (meeting->agenda, NUMBER));
  replace (&meeting->title, "Et andet møde");
  g_assert_true (spor_store_save_meeting (book->store, round, NULL, meeting, &error));
  replace (&meeting->agenda, "Anne");
  g_assert_true (spor_store_save_meeting (book->store, round, NULL, meeting, &error));
  g_assert_true (spor_store_undo (book->store, NULL, &error));
  g_assert_no_error (error);
  replace (&meeting->agenda, "Bo, " NUMBER);
  g_assert_false (spor_store_save_meeting (book->store, round, NULL, meeting, &error));
  g_assert_error (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_REFUSED);
}

/* The sentence shows where the number is, not all of a long text. */
static void
test_sentence (void)
{
  g_autofree char *before = g_strnfill (5000, 'a');
  g_autofree char *text = g_strconcat (before, " Anne\n" NUMBER "\nBo ", before, NULL);
  g_autofree char *objection = spor_text_objection (text, SPOR_TEXT_LONG);
  g_autofree char *none = spor_text_objection ("Anne", SPOR_TEXT_LINE);

  g_assert_null (none);
  g_assert_null (spor_text_objection (NULL, SPOR_TEXT_LINE));
  g_assert_nonnull (strstr (objection, "Anne " SPOR_TEXT_MASK " Bo"));
  g_assert_cmpint (g_utf8_strlen (objection, -1), <, 150);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/kept-texts/" name, BookFixture, NULL, book_set_up, function, book_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("numbers", test_numbers);
  ADD ("lengths", test_lengths);
  ADD ("kept", test_kept);
  ADD ("from-before", test_from_before);
  g_test_add_func ("/kept-texts/sentence", test_sentence);
  return g_test_run ();
}
