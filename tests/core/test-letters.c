/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-round.h"

#include "spor-language.h"
#include "spor-letter-mail.h"
#include "spor-letters.h"

#include <string.h>

#define CONTACT "fbs@example.dk"
#define N_ROUNDS 400

/* Templates of the program's own. */
static SporLetters *
letters_new (const SporComposition *composition, const GPtrArray *records, GError **error)
{
  SporLetterTemplate *templates[SPOR_N_LETTER_KINDS];
  SporLetters *letters;

  for (int kind = 0; kind < SPOR_N_LETTER_KINDS; kind++)
    templates[kind] = spor_letter_template_new_default (kind);
  letters = spor_letters_new (composition, (const SporLetterTemplate *const *)templates, records,
                              error);
  for (int kind = 0; kind < SPOR_N_LETTER_KINDS; kind++)
    spor_letter_template_free (templates[kind]);
  return letters;
}

static SporLetters *
letters_of (const SporComposition *composition)
{
  g_autoptr (GError) error = NULL;
  SporLetters *letters = letters_new (composition, NULL, &error);

  g_assert_no_error (error);
  return letters;
}

static void
set_contact (SporRound *round, const char *contact)
{
  g_free (round->contact);
  round->contact = g_strdup (contact);
}

/* --- Nobody missed, nobody twice ------------------------------------------------------------ */

/* Somewhere, whatever the rules say: letters follow the board. */
static void
place_anyhow (GRand *rand, RandomRound *self)
{
  for (guint i = 0; i < RANDOM_PEOPLE; i++)
    {
      guint track = random_below (rand, 2), kind = random_below (rand, 3);

      if (kind == 0)
        people_seat (self->composition, track, i);
      else if (kind == 1)
        people_wait (self->composition, track, i);
    }
  if (self->composition->seated[0]->len + self->composition->seated[1]->len == 0)
    {
      g_array_set_size (self->composition->waiting[0], 0);
      g_array_set_size (self->composition->waiting[1], 0);
      people_seat (self->composition, 0, 0);
    }
}

static SporLetterKind
expected_kind (SporSpot spot)
{
  return spot == SPOR_SPOT_SEATED    ? SPOR_LETTER_ACCEPTED
         : spot == SPOR_SPOT_WAITING ? SPOR_LETTER_WAITING
                                     : SPOR_LETTER_REJECTED;
}

static void
check_recipients (const RandomRound *self, const SporLetters *letters)
{
  guint n_letters[RANDOM_PEOPLE] = { 0 };
  int last_kind = 0;

  for (guint l = 0; l < spor_letters_n (letters); l++)
    {
      const SporLetter *letter = spor_letters_get (letters, l);
      guint track = spor_letters_recipient (letters, l)->track;
      SporSpot spot = spor_composition_find (self->composition, letter->signup, &track, NULL);

      n_letters[letter->signup]++;
      g_assert_cmpint (letter->kind, ==, expected_kind (spot));
      g_assert_cmpuint (letter->track, ==, track);
      g_assert_cmpint (letter->kind, >=, last_kind);
      g_assert_cmpint (spor_letters_find (letters, letter->signup), ==, (int)l);
      last_kind = letter->kind;
    }
  for (guint i = 0; i < RANDOM_PEOPLE; i++)
    {
      gboolean eligible = spor_signups_row (self->signups, i)->status == SPOR_STATUS_ELIGIBLE;

      g_assert_cmpuint (n_letters[i], ==, eligible ? 1 : 0);
      g_assert_cmpint (spor_letters_find (letters, i) >= 0, ==, eligible);
    }
}

/* Those with an address that is in both tracks. */
static guint
count_doubled (const RandomRound *self)
{
  guint n = 0;

  for (guint i = 0; i < RANDOM_PEOPLE; i++)
    for (guint j = 0; j < i; j++)
      n += spor_signups_row (self->signups, i)->status == SPOR_STATUS_ELIGIBLE
           && spor_signups_row (self->signups, j)->status == SPOR_STATUS_ELIGIBLE
           && g_str_equal (spor_signups_row (self->signups, i)->email,
                           spor_signups_row (self->signups, j)->email);
  return n;
}

static void
test_recipients (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint n_doubled = 0, n_left_out = 0;

  for (guint seed = 0; seed < N_ROUNDS; seed++)
    {
      RandomRound round;
      g_autoptr (SporLetters) letters = NULL;

      random_round_init (&round, seed);
      set_contact (round.round, CONTACT);
      place_anyhow (rand, &round);
      letters = letters_of (round.composition);
      check_recipients (&round, letters);
      g_assert_cmpuint (spor_letters_n_doubled (letters), ==, count_doubled (&round));
      n_doubled += spor_letters_n_doubled (letters);
      n_left_out += RANDOM_PEOPLE - spor_letters_n (letters);
      random_round_clear (&round);
    }
  /* both happen, or nothing was tried */
  g_assert_cmpuint (n_doubled, >, N_ROUNDS / 10);
  g_assert_cmpuint (n_left_out, >, N_ROUNDS / 10);
}

/* --- What they say -------------------------------------------------------------------------- */

enum
{
  ANNE,
  BO,
  CARLA,
  DORTE,
  ERIK,
  FINN,
  GRO,
  N_PEOPLE
};

static const Person people[N_PEOPLE] = {
  [ANNE] = { "Anne Ask", "Odense", 0, PROJECT_MANAGER, PUBLIC },
  [BO] = { "Bo Birk", "Odense", 0, PROJECT_MANAGER, PUBLIC },
  [CARLA] = { "Carla Ceder", "Aalborg", 0, PROJECT_MANAGER, SCHOOL },
  [DORTE] = { "Dorte Druehyld", "Køge", 0, PROJECT_MANAGER, PUBLIC },
  [ERIK] = { "Erik Eg", "Sydslesvig", 0, PROJECT_MANAGER, PUBLIC },
  [FINN] = { "Finn Fyr", "Lolland", 0, PROJECT_MANAGER, PUBLIC, .withdrawn = TRUE },
  [GRO] = { "Gro Gran", "Greve", 1, SUPER_USER, SCHOOL },
};

typedef struct
{
  SporRound *round;
  SporSignups *signups;
  SporComposition *composition; /* nobody seated */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->round = people_round_new ();
  set_contact (self->round, CONTACT);
  self->signups = people_sign_up (self->round, people, N_PEOPLE);
  self->composition = spor_composition_new (self->signups, "composition-1", "Forslag A");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  spor_composition_unref (self->composition);
  spor_signups_unref (self->signups);
  spor_round_unref (self->round);
}

/* @chances: a candidate each for the first of the people; -1: no candidate */
static void
give_origin (Fixture *self, SporMethod method, const double *chances, guint n, guint chosen)
{
  self->composition->origin = spor_origin_new (method, 1743500000); /* 1 April 2025 */
  for (guint i = 0; i < n; i++)
    if (chances[i] >= 0)
      spor_origin_add (self->composition->origin, spor_signups_row (self->signups, i)->id,
                       chances[i], chosen >> i & 1);
}

static char *
body_of (Fixture *self, guint signup)
{
  g_autoptr (SporLetters) letters = letters_of (self->composition);
  int index = spor_letters_find (letters, signup);

  g_assert_cmpint (index, >=, 0);
  return spor_letters_body (letters, index);
}

static void
assert_says (Fixture *self, guint signup, const char *sentence)
{
  g_autofree char *body = body_of (self, signup);

  if (!strstr (body, sentence))
    g_error ("“%s” is not in “%s”", sentence, body);
}

static void
assert_says_not (Fixture *self, guint signup, const char *words)
{
  g_autofree char *body = body_of (self, signup);

  if (strstr (body, words))
    g_error ("“%s” is in “%s”", words, body);
}

#define BY_HAND "Pladserne er fordelt ud fra en samlet vurdering"
#define SUGGESTED                                                                                  \
  "Gruppen er sat sammen, så den bliver så repræsentativ som muligt, når der ses på region, " \
  "størrelse og bibliotek."
#define DRAWN "derfor blev gruppen fundet ved lodtrækning den 1. april 2025."

static void
test_by_hand (Fixture *self, gconstpointer data)
{
  people_seat (self->composition, 0, ANNE);
  people_wait (self->composition, 0, DORTE);
  people_wait (self->composition, 0, CARLA);
  assert_says (self, ANNE, BY_HAND);
  assert_says (self, ANNE,
               "Kære Anne Ask\n\nTak for din tilmelding til "
               "Implementeringsarbejdsgruppe FBS 2.0.");
  assert_says (self, ANNE,
               "du har fået en plads i Spor 1: Implementering, hvor du er tilmeldt fra Odense.");
  assert_says (self, ANNE, "svar senest 31. marts 2025.");
  assert_says (self, ANNE, "skrive til " CONTACT ".");
  assert_says (self, ANNE,
               "Der var 5 tilmeldinger, som kunne komme i betragtning til Spor 1: "
               "Implementering, og 1 fik en plads.");
  assert_says (self, CARLA, "Du står som nummer 2 på ventelisten til sporet.");
  assert_says (self, GRO, BY_HAND);
  assert_says_not (self, GRO, "fik en plads."); /* nobody in that track did */
  assert_says_not (self, ANNE, "profil");
}

static void
test_municipality (Fixture *self, gconstpointer data)
{
  people_seat (self->composition, 0, ANNE);
  assert_says (self, BO,
               "Der kan højst være én deltager fra samme kommune i sporet, og Odense er "
               "repræsenteret.");
  assert_says_not (self, CARLA, "samme kommune");
  assert_says_not (self, ERIK, "samme");
  ((SporTrack *)g_ptr_array_index (self->round->tracks, 0))->per_municipality = 2;
  assert_says_not (self, BO, "samme kommune");
  people_seat (self->composition, 0, BO);
  assert_says_not (self, BO, "samme kommune");
}

static void
test_suggested (Fixture *self, gconstpointer data)
{
  const double chances[] = { 1, 0, 1, 0, -1 };

  give_origin (self, SPOR_METHOD_SUGGESTION, chances, G_N_ELEMENTS (chances),
               1 << ANNE | 1 << CARLA);
  people_seat (self->composition, 0, ANNE);
  people_seat (self->composition, 0, DORTE); /* since, by hand, for Carla */
  assert_says (self, ANNE, SUGGESTED);
  assert_says (self, ANNE,
               "Du er én af 2 kandidater til sporet med din profil (region: Syddanmark");
  assert_says (self, BO, SUGGESTED);
  assert_says (self, DORTE, BY_HAND);
  assert_says (self, CARLA, BY_HAND);
  assert_says (self, ERIK, BY_HAND); /* came after the suggestion */
  assert_says_not (self, BO, "lod");
}

/* Somebody of two kinds of library at once. */
static void
test_profile_of_two (Fixture *self, gconstpointer data)
{
  const double chances[] = { 1 };
  SporSignupRow *anne = (SporSignupRow *)spor_signups_row (self->composition->signups, ANNE);

  anne->sectors = PUBLIC | SCHOOL;
  ((SporSignupRow *)spor_signups_row (self->composition->signups, CARLA))->municipality
      = anne->municipality;
  give_origin (self, SPOR_METHOD_SUGGESTION, chances, 1, 1 << ANNE);
  people_seat (self->composition, 0, ANNE);
  assert_says (self, ANNE, "bibliotek: folkebibliotek og skolebibliotek)");
}

static void
test_pinned (Fixture *self, gconstpointer data)
{
  const double chances[] = { 1 };
  SporMarked marked = { ANNE, SPOR_MARK_PINNED };

  give_origin (self, SPOR_METHOD_SUGGESTION, chances, 1, 1 << ANNE);
  people_seat (self->composition, 0, ANNE);
  g_array_append_val (self->composition->marks, marked);
  assert_says (self, ANNE, BY_HAND);
  assert_says_not (self, ANNE, "sat sammen");
}

static void
test_drawn (Fixture *self, gconstpointer data)
{
  const double chances[] = { 1, 0, 0.374, 0.001, 0.999 };

  give_origin (self, SPOR_METHOD_LOTTERY, chances, G_N_ELEMENTS (chances), 1 << ANNE | 1 << ERIK);
  people_seat (self->composition, 0, ANNE);
  people_seat (self->composition, 0, ERIK);
  people_wait (self->composition, 0, CARLA);
  assert_says (self, ANNE, DRAWN " Du indgik i alle de grupper");
  assert_says (self, BO, DRAWN " Du indgik ikke i nogen af de grupper");
  assert_says (self, CARLA, DRAWN " Din chance for en plads var 37\302\240%.");
  assert_says (self, DORTE, DRAWN " Din chance for en plads var under 1\302\240%.");
  assert_says (self, ERIK, DRAWN " Din chance for en plads var over 99\302\240%.");
  assert_says (self, GRO, BY_HAND);
}

/* Whatever the board looks like, nobody reads of anybody else. */
static void
test_no_names (Fixture *self, gconstpointer data)
{
  const double chances[] = { 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  give_origin (self, SPOR_METHOD_LOTTERY, chances, N_PEOPLE, 0x15);
  for (guint t = 0; t < 100; t++)
    {
      g_autoptr (SporComposition) composition = spor_composition_copy (self->composition);
      g_autoptr (SporLetters) letters = NULL;

      people_seat (composition, 0, ANNE);
      for (guint i = BO; i < N_PEOPLE; i++)
        if (random_below (rand, 2))
          people_seat (composition, people[i].track, i);
        else if (random_below (rand, 2))
          people_wait (composition, people[i].track, i);
      letters = letters_of (composition);
      for (guint l = 0; l < spor_letters_n (letters); l++)
        {
          g_autofree char *body = spor_letters_body (letters, l);

          for (guint other = 0; other < N_PEOPLE; other++)
            if (other != spor_letters_get (letters, l)->signup)
              g_assert_null (strstr (body, people[other].name));
        }
    }
}

/* Letters are Danish whatever language the program speaks (here English), and the subject is a
 * line. */
static void
test_subject (Fixture *self, gconstpointer data)
{
  g_autoptr (SporLetters) letters = NULL;
  g_autofree char *subject = NULL;

  people_seat (self->composition, 0, CARLA);
  letters = letters_of (self->composition);
  subject = spor_letters_subject (letters, 0);
  g_assert_cmpstr (
      subject, ==,
      "Du har fået en plads: Implementeringsarbejdsgruppe FBS 2.0, Spor 1: Implementering");
}

/* --- What is missing ------------------------------------------------------------------------ */

static void
assert_missing (Fixture *self, const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (letters_new (self->composition, NULL, &error));
  g_assert_error (error, SPOR_LETTER_ERROR, SPOR_LETTER_ERROR_MISSING);
  g_assert_cmpstr (error->message, ==, sentence);
}

static void
test_missing (Fixture *self, gconstpointer data)
{
  assert_missing (self, "Nobody has a seat yet: put the group together first.");
  people_seat (self->composition, 0, ANNE);
  set_contact (self->round, "KOMBIT");
  assert_missing (self,
                  "The round has no contact address that letters can come from: set it first.");
  set_contact (self->round, CONTACT);
  self->round->reply_by = SPOR_TIME_NONE;
  assert_missing (self,
                  "The letters name the reply date {svarfrist}, and the round has none: set it, or "
                  "leave it out of the letters.");
}

/* --- Who got one ---------------------------------------------------------------------------- */

static void
add_record (GPtrArray *records, Fixture *self, guint signup, SporLetterKind kind, guint track)
{
  SporLetterRecord *record = spor_letter_record_new ();

  g_free (record->signup_id);
  g_free (record->track_id);
  record->signup_id = g_strdup (spor_signups_row (self->signups, signup)->id);
  record->track_id = g_strdup (spor_round_track (self->round, track)->id);
  record->kind = kind;
  record->at = 1000 + records->len;
  g_ptr_array_add (records, record);
}

static gint64
sent_at (const SporLetters *letters, guint signup)
{
  return spor_letters_get (letters, spor_letters_find (letters, signup))->sent_at;
}

static void
test_sent (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify)spor_letter_record_free);
  g_autoptr (SporLetters) letters = NULL;
  g_autoptr (GError) error = NULL;

  people_seat (self->composition, 0, ANNE);
  people_seat (self->composition, 0, CARLA);
  people_seat (self->composition, 0, DORTE);
  add_record (records, self, ANNE, SPOR_LETTER_WAITING, 0);
  add_record (records, self, ANNE, SPOR_LETTER_ACCEPTED, 0);
  add_record (records, self, CARLA, SPOR_LETTER_ACCEPTED, 0);
  add_record (records, self, CARLA, SPOR_LETTER_REJECTED, 0); /* was told otherwise since */
  add_record (records, self, DORTE, SPOR_LETTER_ACCEPTED, 1); /* sat elsewhere then */
  add_record (records, self, FINN, SPOR_LETTER_REJECTED, 0);  /* has withdrawn since */
  letters = letters_new (self->composition, records, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sent_at (letters, ANNE), ==, 1001);
  g_assert_cmpint (sent_at (letters, CARLA), ==, SPOR_TIME_NONE);
  g_assert_cmpint (sent_at (letters, DORTE), ==, SPOR_TIME_NONE);
  g_assert_cmpint (sent_at (letters, BO), ==, SPOR_TIME_NONE);
  g_assert_cmpuint (spor_letters_n_known (letters), ==, 6);
}

/* --- HTML and identifiers ------------------------------------------------------------------- */

static void
test_html (void)
{
  g_autofree char *html = spor_letter_html ("Kære <b>Bo</b> & co.\nLinje 2\n\n\n  \n\"Ny\"\n");

  g_assert_nonnull (strstr (html,
                            "<body>\n<p>Kære &lt;b&gt;Bo&lt;/b&gt; &amp; co.<br>\nLinje 2</p>\n"
                            "<p>&quot;Ny&quot;</p>\n</body>"));
}

static void
test_message_id (void)
{
  g_autofree char *id = spor_letter_message_id ("a", "b", "c", "x@kombit.dk");
  g_autofree char *same = spor_letter_message_id ("a", "b", "c", "x@kombit.dk");
  g_autofree char *other = spor_letter_message_id ("a", "b", "d", "x@kombit.dk");
  g_autofree char *shifted = spor_letter_message_id ("a", "bc", "", "x@kombit.dk");

  g_assert_cmpstr (id, ==, same);
  g_assert_cmpstr (id, !=, other);
  g_assert_cmpstr (id, !=, shifted);
  g_assert_true (g_str_has_suffix (id, "@kombit.dk"));
}

/* The day itself is not past, at any hour of it in Copenhagen. */
static void
test_past_reply (void)
{
  g_autoptr (SporRound) round = people_round_new ();
  g_autofree char *past = NULL;

  round->reply_by = spor_time_from_iso ("2025-04-14T22:00:00Z"); /* 15 April */
  g_assert_null (spor_letters_past_reply (round, spor_time_from_iso ("2025-04-15T21:59:59Z")));
  past = spor_letters_past_reply (round, spor_time_from_iso ("2025-04-15T22:00:00Z"));
  g_assert_cmpstr (past, ==, "The reply date that letters promise, 15 April 2025, is past.");
  round->reply_by = SPOR_TIME_NONE;
  g_assert_null (spor_letters_past_reply (round, spor_time_from_iso ("2025-04-15T22:00:00Z")));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  spor_language_init ("en");

  g_test_add_func ("/letters/recipients", test_recipients);
  g_test_add_func ("/letters/html", test_html);
  g_test_add_func ("/letters/message-id", test_message_id);
#define ADD(name, function)                                                                        \
  g_test_add ("/letters/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("by-hand", test_by_hand);
  ADD ("municipality", test_municipality);
  ADD ("suggested", test_suggested);
  ADD ("pinned", test_pinned);
  ADD ("profile-of-two", test_profile_of_two);
  ADD ("drawn", test_drawn);
  ADD ("no-names", test_no_names);
  ADD ("subject", test_subject);
  ADD ("missing", test_missing);
  ADD ("sent", test_sent);
  g_test_add_func ("/letters/past-reply", test_past_reply);
  return g_test_run ();
}
