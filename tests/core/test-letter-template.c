/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letter-template.h"

#include "spor-language.h"
#include "spor-text.h"

#include <string.h>

static const char *const values[SPOR_N_LETTER_FIELDS]
    = { "Åse {runde}", "Ærø", "Spor 1", "1. april 2025", "a@b.dk", "Fordi.", "FBS {{" };

static void
assert_filled (const char *text, const char *expected)
{
  g_autoptr (SporLetterTemplate) template
      = spor_letter_template_new (SPOR_LETTER_ACCEPTED, "x", text);
  g_autofree char *filled = spor_letter_text_fill (template->body, values);
  g_autoptr (GError) error = NULL;

  g_assert_true (spor_letter_template_check (template, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (filled, ==, expected);
}

static void
test_fill (void)
{
  assert_filled ("Kære {navn}\n\n{begrundelse}", "Kære Åse {runde}\n\nFordi.");
  assert_filled ("{kommune}{spor}{svarfrist}{kontakt}{runde}",
                 "ÆrøSpor 11. april 2025a@b.dkFBS {{");
  assert_filled ("{ Kommune } {NAVN}", "Ærø Åse {runde}");
  assert_filled ("{{navn} og {{{kommune}}", "{navn} og {Ærø}");
  assert_filled ("uden felter }", "uden felter }");
}

/* @expected: up to the fields that there are */
static void
assert_refused (const char *subject, const char *body, const char *expected)
{
  g_autoptr (SporLetterTemplate) template
      = spor_letter_template_new (SPOR_LETTER_WAITING, subject, body);
  g_autofree char *fields = spor_letter_field_list ();
  g_autofree char *sentence = g_str_has_suffix (expected, "The fields are")
                                  ? g_strconcat (expected, " ", fields, ".", NULL)
                                  : g_strdup (expected);
  g_autoptr (GError) error = NULL;

  g_assert_false (spor_letter_template_check (template, &error));
  g_assert_error (error, SPOR_LETTER_ERROR, SPOR_LETTER_ERROR_TEMPLATE);
  g_assert_cmpstr (error->message, ==, sentence);
}

static void
test_refused (void)
{
  g_autofree char *fields = spor_letter_field_list ();

  g_assert_cmpstr (fields, ==,
                   "{navn}, {kommune}, {spor}, {svarfrist}, {kontakt}, {begrundelse}, {runde}");
  assert_refused ("a", "b\n\n{navnn}", "Line 3 has the unknown field {navnn}. The fields are");
  assert_refused ("{fag}", "b", "The subject has the unknown field {fag}. The fields are");
  assert_refused ("a", "{}", "Line 1 has the unknown field {}. The fields are");
  assert_refused ("a", "b\n{navn og {spor}",
                  "In line 2 the field “{navn og” has no } at its end. The fields are");
  assert_refused ("a", "{navn\n}", "In line 1 the field “{navn” has no } at its end. The fields are");
  assert_refused ("{", "b", "In the subject the field “{” has no } at its end. The fields are");
  assert_refused (" \n ", "b", "A letter needs a subject.");
  assert_refused ("a", "\n", "A letter needs a text.");
}

/* A subject is a header, and must stay one. */
static void
test_one_line (void)
{
  g_autoptr (SporLetterTemplate) template
      = spor_letter_template_new (SPOR_LETTER_ACCEPTED,
                                  " Svar\r\nBcc: alle@example.dk\t\342\200\250 nu ", "a\r\nb");

  g_assert_cmpstr (template->subject, ==, "Svar Bcc: alle@example.dk nu");
  g_assert_cmpstr (template->body, ==, "a\nb");
}

/* Everything that a recipient must know. */
static void
test_defaults (void)
{
  for (int kind = 0; kind < SPOR_N_LETTER_KINDS; kind++)
    {
      g_autoptr (SporLetterTemplate) template = spor_letter_template_new_default (kind);
      g_autoptr (GError) error = NULL;

      g_assert_true (spor_letter_template_check (template, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (spor_letter_template_fields (template), ==,
                        (1u << SPOR_N_LETTER_FIELDS) - 1);
      g_assert_true (g_str_has_prefix (template->body, "Kære {navn}\n\n"));
      g_assert_true (g_str_has_suffix (template->body, "\nKOMBIT"));
      g_assert_cmpint (spor_letter_kind_from_key (spor_letter_kind_key (kind)), ==, kind);
    }
  g_assert_cmpint (spor_letter_kind_from_key ("perhaps"), ==, -1);
}

/* Whatever is typed is checked, and nothing that is accepted has a field left when it is filled. */
static void
test_random (void)
{
  static const char *const parts[]
      = { "{", "}", "{{", "navn", "spor", "\n", " ", "æ", "{runde}", "x" };
  const char *empty[SPOR_N_LETTER_FIELDS] = { "", "", "", "", "", "", "" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint n_accepted = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new ("!");
      g_autoptr (SporLetterTemplate) template = NULL;
      g_autofree char *filled = NULL;
      g_autoptr (GError) error = NULL;

      for (guint p = g_rand_int_range (rand, 0, 8); p > 0; p--)
        g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      template = spor_letter_template_new (SPOR_LETTER_REJECTED, "x", text->str);
      if (!spor_letter_template_check (template, &error))
        continue;
      filled = spor_letter_text_fill (template->body, empty);
      n_accepted++;
      /* a brace that is left was written twice */
      if (strchr (filled, '{'))
        g_assert_nonnull (strstr (template->body, "{{"));
    }
  g_assert_cmpuint (n_accepted, >, 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  spor_language_init ("en");

  g_test_add_func ("/letter-template/fill", test_fill);
  g_test_add_func ("/letter-template/refused", test_refused);
  g_test_add_func ("/letter-template/one-line", test_one_line);
  g_test_add_func ("/letter-template/defaults", test_defaults);
  g_test_add_func ("/letter-template/random", test_random);
  return g_test_run ();
}
