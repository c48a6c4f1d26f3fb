/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-reader.h"
#include "random-round.h"

#include "spor-language.h"
#include "spor-protocol-page.h"
#include "spor-protocol.h"

#include <json-glib/json-glib.h>

#define N_ROUNDS 40
#define EACH 3
#define SEED "12 14 21 æø \"a\\b\""

static const SporWatch no_watch = { 0 };

typedef struct
{
  char *folder;
  char *path;
  RandomRound random;
  SporBoardInstance *board;
} Fixture;

static gboolean
has_a_group (const SporInstance *instance)
{
  g_autoptr (SporSuggestion) suggestion
      = spor_suggestion_new (instance, SPOR_SUGGEST_ANY, &no_watch);

  return suggestion->chosen && suggestion->chosen->len > 2 && instance->limits->len > 0
         && suggestion->deviation > 0;
}

/* The first round that has a group of some people, limits and targets. */
static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("spor-protocol-page-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "Lodtrækning.pdf", NULL);
  for (guint seed = 0; seed < N_ROUNDS; seed++)
    {
      random_round_init (&self->random, seed);
      self->board = spor_board_instance_new (self->random.composition, SPOR_KEEP_PINNED);
      if (has_a_group (self->board->instance))
        return;
      spor_board_instance_free (self->board);
      random_round_clear (&self->random);
    }
  g_assert_not_reached ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  spor_board_instance_free (self->board);
  random_round_clear (&self->random);
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0); /* nothing is left behind */
  g_free (self->folder);
  g_free (self->path);
}

/* --- Protocols ------------------------------------------------------------------------------ */

static char *
draw (const Fixture *self, SporFair fair, guint n_tickets)
{
  const SporDrawingSettings settings = { .fair = fair, .tolerance = 0.15, .n_tickets = n_tickets };
  g_autofree char *binding = spor_board_instance_digest (self->board, self->random.composition);
  g_autoptr (SporDrawing) drawing
      = spor_drawing_new (self->board->instance, binding, &settings, &no_watch);

  g_assert_cmpint (drawing->outcome, ==, SPOR_DRAWING_DONE);
  spor_drawing_draw (drawing, SEED);
  return spor_protocol_of_drawing (self->board, self->random.composition, drawing, 1740000000);
}

static char *
suggest (const Fixture *self)
{
  g_autoptr (SporSuggestion) suggestion
      = spor_suggestion_new (self->board->instance, SPOR_SUGGEST_EARLIEST, &no_watch);

  return spor_protocol_of_suggestion (self->board, self->random.composition, suggestion,
                                      1740000000);
}

static char *
without (const char *protocol, const char *const *members)
{
  g_autoptr (JsonNode) root = json_from_string (protocol, NULL);

  for (guint i = 0; members[i]; i++)
    json_object_remove_member (json_node_get_object (root), members[i]);
  return json_to_string (root, FALSE);
}

/* As it is published before the draw. */
static char *
not_yet_drawn (const char *protocol)
{
  return without (protocol, (const char *[]){ "seed", "ticket", "chosen", NULL });
}

/* --- Reading back --------------------------------------------------------------------------- */

static char *
write_page (const Fixture *self, const char *protocol, const char *const *names)
{
  g_autoptr (GError) error = NULL;
  gboolean drawn = strstr (protocol, "\"chosen\"") != NULL;
  char *text;

  spor_protocol_page_write (protocol, names, "Changed since: 1 in.", self->path, NULL, &error);
  g_assert_no_error (error);
  text = pdf_reader_flat (self->path);
  g_assert_cmpint (strstr (text, "Changed since: 1 in.") != NULL, ==, drawn);
  return text;
}

static void
assert_has (const char *text, const char *format, ...)
{
  va_list arguments;
  g_autofree char *part = NULL;

  va_start (arguments, format);
  part = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (!strstr (text, part))
    g_error ("“%s” is not in: %s", part, text);
}

/* A share as the reader gives it: no-break spaces are spaces. */
static char *
percent (double share, guint decimals)
{
  g_autofree char *number = spor_format_number (100 * share, decimals);

  return g_strdup_printf ("%s %%", number);
}

static char *
join (JsonArray *people)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (people); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            json_array_get_string_element (people, i));
  return g_strdup (text->str);
}

static guint
count_tickets (JsonArray *tickets, const char *pseudonym)
{
  guint n = 0;

  for (guint t = 0; t < json_array_get_length (tickets); t++)
    {
      g_autofree char *people = join (json_array_get_array_element (tickets, t));

      n += strstr (people, pseudonym) != NULL;
    }
  return n;
}

/* --- What is on the page -------------------------------------------------------------------- */

static void
assert_input (const Fixture *self, const char *text, JsonObject *object)
{
  const SporInstance *instance = self->board->instance;
  JsonObject *names = json_object_get_object_member (object, "names");
  JsonArray *bodies = json_object_get_array_member (names, "bodies");

  assert_has (text, "blandt %u kandidater", instance->candidates->len);
  assert_has (text, "%s", json_object_get_string_member (object, "binding"));
  for (guint b = 0; b < instance->bodies->len; b++)
    {
      const SporSeats *seats = spor_instance_body (instance, b);
      guint n = 0, fixed = 0;

      for (guint c = 0; c < instance->candidates->len; c++)
        {
          n += spor_instance_candidate (instance, c)->body == b;
          fixed += spor_instance_candidate (instance, c)->body == b
                   && spor_instance_candidate (instance, c)->fixed;
        }
      if (seats->min == seats->max)
        assert_has (text, "%s %u %u %u", json_array_get_string_element (bodies, b), n, fixed,
                    seats->min);
      else
        assert_has (text, "%s %u %u %u–%u", json_array_get_string_element (bodies, b), n, fixed,
                    seats->min, seats->max);
    }
  for (guint t = 0; t < instance->terms->len; t++)
    {
      const SporTerm *term = &g_array_index (instance->terms, SporTerm, t);
      g_autofree char *share = percent (term->share, 1);

      assert_has (text, "%s",
                  json_object_get_string_member (
                      json_array_get_object_element (
                          json_object_get_array_member (names, "features"), term->feature),
                      "name"));
      assert_has (text, "%s", share);
    }
}

static void
assert_targets (const Fixture *self, const char *text, JsonObject *object)
{
  const SporInstance *instance = self->board->instance;
  JsonArray *features
      = json_object_get_array_member (json_object_get_object_member (object, "names"), "features");

  for (guint t = 0; t < instance->terms->len; t++)
    {
      guint f = g_array_index (instance->terms, SporTerm, t).feature;
      JsonArray *categories
          = json_object_get_array_member (json_array_get_object_element (features, f),
                                          "categories");

      for (guint c = 0; c < json_array_get_length (categories); c++)
        {
          const SporTarget *target
              = &g_array_index (instance->targets, SporTarget,
                                spor_instance_feature (instance, f)->first + c);
          g_autofree char *share = percent (target->num / (double)target->den, 1);
          g_autofree char *pattern
              = g_strdup_printf ("%s [0-9,]+ %s", json_array_get_string_element (categories, c),
                                 share);

          if (!g_regex_match_simple (pattern, text, 0, 0))
            g_error ("“%s” is not in: %s", pattern, text);
        }
    }
}

static void
test_suggestion (Fixture *self, gconstpointer data)
{
  g_autofree char *protocol = suggest (self);
  g_autoptr (JsonNode) root = json_from_string (protocol, NULL);
  JsonObject *object = json_node_get_object (root);
  g_autofree char *text = write_page (self, protocol, NULL);
  g_autofree char *share = percent (1 - json_object_get_double_member (object, "deviation"), 2);
  JsonArray *chosen = json_object_get_array_member (object, "chosen");

  assert_has (text, "Sådan blev gruppen foreslået");
  assert_has (text, "Side 1 af %u", pdf_reader_n_pages (self->path));
  assert_has (text, "%u personer blev foreslået", json_array_get_length (chosen));
  assert_has (text, "Den foreslåede gruppe %s", share);
  assert_has (text, "Det er bevist");
  assert_input (self, text, object);
  assert_targets (self, text, object);
  for (guint i = 0; i < json_array_get_length (chosen); i++)
    assert_has (text, "%s", json_array_get_string_element (chosen, i));
  g_assert_null (strstr (text, "hashlib"));
}

static void
test_not_proved (Fixture *self, gconstpointer data)
{
  g_autofree char *protocol = suggest (self);
  g_autoptr (GString) changed = g_string_new (protocol);
  g_autofree char *text = NULL;

  g_assert_cmpuint (g_string_replace (changed, "\"proved\":true", "\"proved\":false", 1), ==, 1);
  text = write_page (self, changed->str, NULL);
  assert_has (text, "Det er ikke bevist");
}

static void
assert_lottery (const Fixture *self, const char *text, JsonObject *object)
{
  JsonArray *chances = json_object_get_array_member (object, "chances");
  JsonArray *tickets = json_object_get_array_member (object, "tickets");
  JsonArray *candidates
      = json_object_get_array_member (json_object_get_object_member (object, "instance"),
                                      "candidates");
  JsonArray *bodies
      = json_object_get_array_member (json_object_get_object_member (object, "names"), "bodies");
  g_autofree char *best = percent (1 - json_object_get_double_member (object, "best"), 2);
  guint n = json_array_get_length (chances);

  assert_has (text, "Bedst mulige (bevist) %s", best);
  assert_has (text, "%s", json_object_get_string_member (object, "digest"));
  for (guint c = 0; c < n; c++)
    {
      g_autofree char *pseudonym = spor_pseudonym (c, n);
      g_autofree char *chance = percent (json_array_get_double_element (chances, c), 1);
      guint body
          = json_object_get_int_member (json_array_get_object_element (candidates, c), "body");

      assert_has (text, "%s %s %s %u", pseudonym, json_array_get_string_element (bodies, body),
                  chance, count_tickets (tickets, pseudonym));
    }
  for (guint t = 0; t < json_array_get_length (tickets); t++)
    {
      g_autofree char *people = join (json_array_get_array_element (tickets, t));

      assert_has (text, " %u %s", t + 1, people);
    }
}

/* The number x of the recipe, followed with other means than the page's. */
static void
assert_recipe (const char *text, JsonObject *object)
{
  guint n = json_array_get_length (json_object_get_array_member (object, "tickets"));
  g_autoptr (GRegex) regex = g_regex_new ("x er ([0-9]+), ", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *x = NULL;

  g_assert_true (g_regex_match (regex, text, 0, &match));
  x = g_match_info_fetch (match, 1);
  g_assert_cmpuint (g_ascii_strtoull (x, NULL, 10) % n + 1, ==,
                    json_object_get_int_member (object, "ticket"));
  assert_has (text, "%u af %u", (guint)json_object_get_int_member (object, "ticket"), n);
}

static void
test_lottery (Fixture *self, gconstpointer data)
{
  g_autofree char *protocol = draw (self, SPOR_FAIR_LEXIMIN, 100);
  g_autoptr (JsonNode) root = json_from_string (protocol, NULL);
  JsonObject *object = json_node_get_object (root);
  g_autofree char *text = write_page (self, protocol, NULL);

  assert_has (text, "Sådan blev gruppen udtrukket");
  assert_has (text, "(leximin)");
  assert_input (self, text, object);
  assert_targets (self, text, object);
  assert_lottery (self, text, object);
  assert_recipe (text, object);
  assert_has (text, SEED);
  g_assert_null (strstr (text, "Anne"));
}

/* The lines of Python on the page, run as they are read back, draw the ticket. */
static void
test_python (Fixture *self, gconstpointer data)
{
  g_autofree char *protocol = draw (self, SPOR_FAIR_MAXIMIN, 7);
  g_autoptr (JsonNode) root = json_from_string (protocol, NULL);
  g_autofree char *flat = write_page (self, protocol, NULL);
  g_autofree char *text = pdf_reader_page (self->path, 0);
  const char *begin = strstr (text, "import hashlib");
  const char *end = begin ? strstr (begin, "7))") : NULL;
  g_autofree char *code = NULL;
  g_autofree char *printed = NULL;

  assert_has (flat, "(maximin)");
  g_assert_nonnull (end);
  code = g_strndup (begin, end + strlen ("7))") - begin);
  printed = pdf_reader_run ((const char *[]){ "/usr/bin/python3", "-c", code, NULL });
  g_assert_cmpint (atoi (printed), ==,
                   json_object_get_int_member (json_node_get_object (root), "ticket"));
}

static void
test_before_the_draw (Fixture *self, gconstpointer data)
{
  g_autofree char *protocol = draw (self, SPOR_FAIR_LEXIMIN, 100);
  g_autofree char *before = not_yet_drawn (protocol);
  g_autoptr (JsonNode) root = json_from_string (before, NULL);
  g_autofree char *text = write_page (self, before, NULL);

  assert_has (text, "Sådan udtrækkes gruppen");
  assert_has (text, "Lodtrækningen, som endnu ikke har fundet sted");
  assert_lottery (self, text, json_node_get_object (root));
  assert_targets (self, text, json_node_get_object (root));
  g_assert_null (strstr (text, SEED));
  g_assert_null (strstr (text, "x er "));
}

static void
test_many_tickets (Fixture *self, gconstpointer data)
{
  g_autofree char *protocol = draw (self, SPOR_FAIR_LEXIMIN, 1001);
  g_autofree char *text = write_page (self, protocol, NULL);

  assert_has (text, "Der er 1.001 lodder. De står alle");
}

static char **
invent_names (const Fixture *self)
{
  guint n = self->board->instance->candidates->len;
  char **names = g_new0 (char *, n + 1);

  for (guint c = 0; c < n; c++)
    names[c] = g_strdup_printf ("Åse Nummer%u", c + 1);
  return names;
}

static void
test_names (Fixture *self, gconstpointer data)
{
  g_autofree char *protocol = draw (self, SPOR_FAIR_LEXIMIN, 100);
  g_auto (GStrv) names = invent_names (self);
  g_autofree char *text = write_page (self, protocol, (const char *const *)names);
  g_autofree char *first = pdf_reader_page (self->path, 1);
  g_autofree char *public = write_page (self, protocol, NULL);
  g_autoptr (GError) error = NULL;

  assert_has (first, "personoplysninger");
  for (guint c = 0; names[c]; c++)
    assert_has (text, "%s", names[c]);
  g_assert_null (strstr (public, "Åse"));

  g_assert_false (spor_protocol_page_write (protocol, (const char *const *)names + 1, NULL,
                                            self->path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
test_same_bytes (Fixture *self, gconstpointer data)
{
  g_autofree char *protocol = draw (self, SPOR_FAIR_LEXIMIN, 100);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  gsize length = 0, length_two = 0;

  g_free (write_page (self, protocol, NULL));
  g_assert_true (g_file_get_contents (self->path, &one, &length, NULL));
  g_free (write_page (self, protocol, NULL));
  g_assert_true (g_file_get_contents (self->path, &two, &length_two, NULL));
  g_assert_cmpmem (one, length, two, length_two);
}

/* --- Hostile documents ---------------------------------------------------------------------- */

static const char *const replacements[]
    = { NULL, "null", "true", "-1", "0", "1e300", "99999999999999", "\"\\ud800\"", "[]", "{}" };

typedef struct
{
  guint left;              /* to be passed before the one to change */
  const char *replacement; /* NULL: removed */
} Change;

/* json_from_string() has nothing for null. */
static JsonNode *
parse (const char *text)
{
  JsonNode *node = json_from_string (text, NULL);

  return node ? node : json_node_new (JSON_NODE_NULL);
}

static gboolean change_in (Change *self, JsonNode *node);

static gboolean
change_in_object (Change *self, JsonObject *object)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *m = members; m; m = m->next)
    {
      if (self->left-- == 0)
        {
          if (self->replacement)
            json_object_set_member (object, m->data, parse (self->replacement));
          else
            json_object_remove_member (object, m->data);
          return TRUE;
        }
      if (change_in (self, json_object_get_member (object, m->data)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
change_in_array (Change *self, JsonNode *node)
{
  JsonArray *array = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (self->left-- == 0)
        {
          g_autoptr (JsonArray) changed = json_array_new ();

          for (guint k = 0; k < json_array_get_length (array); k++)
            if (k != i)
              json_array_add_element (changed, json_array_dup_element (array, k));
            else if (self->replacement)
              json_array_add_element (changed, parse (self->replacement));
          json_node_set_array (node, changed);
          return TRUE;
        }
      if (change_in (self, json_array_get_element (array, i)))
        return TRUE;
    }
  return FALSE;
}

/* Whether there was as much in it as is to be passed. */
static gboolean
change_in (Change *self, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return change_in_object (self, json_node_get_object (node));
  return JSON_NODE_HOLDS_ARRAY (node) && change_in_array (self, node);
}

/* Either a page or the sentence, and then the old page is as it was. */
static gboolean
write_or_refuse (const Fixture *self, const char *protocol)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_file_set_contents (self->path, "gammel", -1, NULL);
  if (spor_protocol_page_write (protocol, NULL, NULL, self->path, NULL, &error))
    {
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (self->path, &content, NULL, NULL));
      g_assert_true (g_str_has_prefix (content, "%PDF"));
      return TRUE;
    }
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpstr (error->message, !=, "");
  g_assert_true (g_file_get_contents (self->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "gammel");
  return FALSE;
}

static void
change_everything (const Fixture *self, const char *protocol)
{
  guint n = 0, n_written = 0;

  for (guint r = 0; r < G_N_ELEMENTS (replacements); r++)
    for (guint i = r % EACH;; i += EACH) /* all of them take half a minute */
      {
        g_autoptr (JsonNode) root = json_from_string (protocol, NULL);
        Change change = { i, replacements[r] };
        g_autofree char *changed = NULL;

        if (!change_in (&change, root))
          break;
        changed = json_to_string (root, FALSE);
        n_written += write_or_refuse (self, changed);
        n++;
      }
  g_test_message ("%u of %u changed protocols were written", n_written, n);
  g_assert_cmpuint (n, >, 300);
  g_assert_cmpuint (n_written, >, 0);
  g_assert_cmpuint (n_written, <, n / 2);
}

static void
test_hostile_lottery (Fixture *self, gconstpointer data)
{
  g_autofree char *protocol = draw (self, SPOR_FAIR_LEXIMIN, 3);
  g_autofree char *before = not_yet_drawn (protocol);

  change_everything (self, protocol);
  change_everything (self, before);
}

static void
test_hostile_suggestion (Fixture *self, gconstpointer data)
{
  g_autofree char *protocol = suggest (self);

  change_everything (self, protocol);
}

static void
test_nonsense (Fixture *self, gconstpointer data)
{
  static const char *const texts[] = { "",
                                       "\xff",
                                       "[]",
                                       "{}",
                                       "{\"format\":\"spor-protocol-1\"}",
                                       "{\"format\":\"spor-protocol-1\",\"instance\":{}}" };
  g_autofree char *protocol = draw (self, SPOR_FAIR_LEXIMIN, 3);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (write_or_refuse (self, texts[i]));
  for (gsize length = 0; length < strlen (protocol); length += 7)
    {
      g_autofree char *cut = g_strndup (protocol, length);

      g_assert_false (write_or_refuse (self, cut));
    }
}

/* Others than those on the ticket drawn. */
static char *
choose_others (const char *protocol)
{
  g_autoptr (JsonNode) root = json_from_string (protocol, NULL);
  JsonObject *object = json_node_get_object (root);
  JsonArray *chosen = json_object_get_array_member (object, "chosen");
  JsonArray *fewer = json_array_new ();

  for (guint i = 1; i < json_array_get_length (chosen); i++)
    json_array_add_string_element (fewer, json_array_get_string_element (chosen, i));
  json_object_set_array_member (object, "chosen", fewer);
  return json_to_string (root, FALSE);
}

/* Another ticket than the seed draws is no draw, nor are others than those on it. */
static void
test_other_ticket (Fixture *self, gconstpointer data)
{
  g_autofree char *protocol = draw (self, SPOR_FAIR_LEXIMIN, 100);
  g_autoptr (GString) changed = g_string_new (protocol);
  g_autofree char *others = choose_others (protocol);

  g_assert_false (write_or_refuse (self, others));
  g_assert_cmpuint (g_string_replace (changed, "\"seed\":\"12", "\"seed\":\"13", 1), ==, 1);
  g_assert_true (write_or_refuse (self, protocol));
  g_assert_false (write_or_refuse (self, changed->str));
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autofree char *protocol = suggest (self);
  g_autofree char *content = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_file_set_contents (self->path, "gammel", -1, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (spor_protocol_page_write (protocol, NULL, NULL, self->path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (self->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "gammel");
}

int
main (int argc, char **argv)
{
  spor_language_init ("da");
  if (!pdf_reader_is_there ())
    return PDF_READER_MISSING;
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/protocol-page/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("suggestion", test_suggestion);
  ADD ("not-proved", test_not_proved);
  ADD ("lottery", test_lottery);
  ADD ("python", test_python);
  ADD ("before-the-draw", test_before_the_draw);
  ADD ("many-tickets", test_many_tickets);
  ADD ("names", test_names);
  ADD ("same-bytes", test_same_bytes);
  ADD ("hostile-lottery", test_hostile_lottery);
  ADD ("hostile-suggestion", test_hostile_suggestion);
  ADD ("nonsense", test_nonsense);
  ADD ("other-ticket", test_other_ticket);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
