/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-name.h"
#include "spor-text.h"

#include <string.h>

static void
assert_clean (const char *text, const char *expected)
{
  g_autofree char *clean = spor_text_clean (text);
  g_assert_cmpstr (clean, ==, expected);
}

static void
test_clean (void)
{
  assert_clean (NULL, "");
  assert_clean ("", "");
  assert_clean ("Vejle", "Vejle");
  assert_clean (" \t Vejle \n", "Vejle");
  assert_clean ("\u00a0Vejle\u202f\ufeff", "Vejle");
  assert_clean (" \u00a0 ", "");
  assert_clean ("to\r\nlinjer\rog tre", "to\nlinjer\nog tre");
  assert_clean ("a\tb\x01\x7f\xc2\x85"
                "c",
                "a\tbc");
  assert_clean ("A\u030aben", "Åben");
  assert_clean ("Ågård\u00a0– “Æ”", "Ågård\u00a0– “Æ”");
  assert_clean ("å\xc3", "å\ufffd");
  assert_clean ("å\xe2\x80", "å\ufffd\ufffd");
  assert_clean ("\xc3(", "\ufffd(");
  assert_clean ("e\u0301n", "én");
  assert_clean ("S\xf8ren", "S\ufffdren");
  assert_clean ("👩‍🏫 =1+1", "👩‍🏫 =1+1");
}

static void
assert_town_kept (const char *place, const char *expected)
{
  g_autofree char *kept = spor_text_keep_town (place);

  g_assert_cmpstr (kept, ==, expected);
}

static void
test_keep_town (void)
{
  assert_town_kept ("", "");
  assert_town_kept ("Aarhus", "Aarhus");
  assert_town_kept ("Halfdansgade 8, 2300 København S",
                    "Halfdansgade 8, 2300\u00a0København\u00a0S");
  assert_town_kept ("Odense SØ, lokale 2", "Odense\u00a0SØ, lokale 2");
  assert_town_kept ("8600 Silkeborg, Hus C øst", "8600\u00a0Silkeborg, Hus C øst");
}

static void
assert_numbers_kept (const char *text, const char *expected)
{
  g_autofree char *kept = spor_text_keep_numbers (text);

  g_assert_cmpstr (kept, ==, expected);
}

static void
test_keep_numbers (void)
{
  assert_numbers_kept ("", "");
  assert_numbers_kept ("Wednesday 31 March 2027, 9:00–10:30",
                       "Wednesday 31\u00a0March 2027, 9:00–10:30");
  assert_numbers_kept ("Onsdag den 3. marts 2027 kl. 9.00",
                       "Onsdag den 3.\u00a0marts 2027 kl. 9.00");
  assert_numbers_kept ("Aarhus · Track 1, Track 12 · Guest",
                       "Aarhus · Track\u00a01, Track\u00a012 · Guest");
  assert_numbers_kept ("Track 2" SPOR_TEXT_DOT "Guest", "Track\u00a02\u00a0· Guest");
  assert_numbers_kept ("12 of 14 came" SPOR_TEXT_DOT "1 had said yes",
                       "12 of 14\u00a0came\u00a0· 1\u00a0had said yes");
  assert_numbers_kept ("1.5 hours", "1.5\u00a0hours");
}

static void
assert_one_line (const char *text, const char *expected)
{
  g_autofree char *line = spor_text_one_line (text);
  g_assert_cmpstr (line, ==, expected);
}

static void
test_one_line (void)
{
  assert_one_line (NULL, "");
  assert_one_line (" \n ", "");
  assert_one_line ("Åse Ærø", "Åse Ærø");
  assert_one_line ("Anne\r\nBcc: alle\t\t x", "Anne Bcc: alle x");
  assert_one_line ("a\u2028b\u2029c\u00a0d", "a b c d");
  assert_one_line ("a\x0b\x01"
                   "b",
                   "ab");
}

static void
assert_fold (const char *text, const char *expected)
{
  g_autofree char *folded = spor_text_fold (text);
  g_assert_cmpstr (folded, ==, expected);
}

static void
test_fold (void)
{
  assert_fold ("", "");
  assert_fold ("Karen Ø", "karen oe");
  assert_fold ("ÆBLE på Åen", "aeble paa aaen");
  assert_fold ("Aabenraa", "aabenraa");
  assert_fold ("Åbenrå", "aabenraa");
  assert_fold ("A\u030abenra\u030a", "aabenraa");
  assert_fold ("André Müller Ågård Łukasz", "andre muller aagaard lukasz");
  assert_fold ("Andre\u0301", "andre");
  assert_fold ("Ǻ Ǿ Ǽ", "aa oe ae");
  assert_fold ("to \n\u00a0 ord", "to ord");
  assert_fold ("\t Per \u00a0", "per");
  assert_fold ("Straße", "strasse");
  assert_fold ("ΑΘΗΝΑ 日本", "αθηνα 日本");
}

static int
compare_keys (const char *a, const char *b)
{
  g_autofree char *a_key = spor_text_sort_key (a);
  g_autofree char *b_key = spor_text_sort_key (b);
  g_assert_true (g_utf8_validate (a_key, -1, NULL));
  return strcmp (a_key, b_key);
}

static void
test_sort_order (void)
{
  static const char *const sorted[] = { "",
                                        "-",
                                        "(a)",
                                        "1",
                                        "12",
                                        "2",
                                        "Anders",
                                        "anders",
                                        "Ánders",
                                        "Andersen",
                                        "Den Blå",
                                        "denblå",
                                        "Faxe",
                                        "Furesø",
                                        "Færø",
                                        "Faaborg",
                                        "Høje Taastrup",
                                        "Høje-Taastrup",
                                        "Højen",
                                        "Karl",
                                        "KARL Ø",
                                        "Karl Ø",
                                        "karl Ø",
                                        "Ree",
                                        "Rée",
                                        "Ree Bæk",
                                        "Schytt",
                                        "Schütt",
                                        "Schytte",
                                        "Tage",
                                        "Thisted",
                                        "Þór",
                                        "Tønder",
                                        "Vejle",
                                        "Zoffmann",
                                        "Ærø",
                                        "Ätna",
                                        "Øst",
                                        "Östen",
                                        "Øster",
                                        "Aabenraa",
                                        "Ågård",
                                        "Aagaard",
                                        "Aalborg",
                                        "Aarhus",
                                        "Αθήνα" };
  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sorted); j++)
      {
        int order = compare_keys (sorted[i], sorted[j]);
        if ((order < 0) != (i < j) || (order > 0) != (i > j))
          g_error ("“%s” and “%s” are in the wrong order", sorted[i], sorted[j]);
      }
}

static void
test_sort_key_of_composed (void)
{
  g_assert_cmpint (compare_keys ("A\u030aen", "Åen"), ==, 0);
  g_assert_cmpint (compare_keys ("Re\u0301e", "Rée"), ==, 0);
  g_assert_cmpint (compare_keys ("a@b.dk", "a[b.dk"), !=, 0);
}

static void
assert_masked (const char *text, const char *expected, guint expected_n)
{
  guint n = 99;
  g_autofree char *masked = spor_text_mask_personal_numbers (text, &n);
  g_assert_cmpstr (masked, ==, expected);
  g_assert_cmpuint (n, ==, expected_n);
}

static void
test_mask (void)
{
  assert_masked ("", "", 0);
  assert_masked ("Mit nr. er 010203-1234.", "Mit nr. er ••••••-••••.", 1);
  assert_masked ("0102031234", "••••••-••••", 1);
  assert_masked ("010203 1234, 311299–4321", "••••••-••••, ••••••-••••", 2);
  assert_masked ("010203\u00a01234", "••••••-••••", 1);
  assert_masked ("æ010203-1234å", "æ••••••-••••å", 1);
  assert_masked ("320203-1234", "320203-1234", 0);
  assert_masked ("000203-1234", "000203-1234", 0);
  assert_masked ("011303-1234", "011303-1234", 0);
  assert_masked ("010003-1234", "010003-1234", 0);
  assert_masked ("9010203-1234", "9010203-1234", 0);
  assert_masked ("010203-12345", "010203-12345", 0);
  assert_masked ("010203-1234 12345678", "••••••-•••• 12345678", 1);
  assert_masked ("tlf. 12 34 56 78 010203-1234", "tlf. 12 34 56 78 ••••••-••••", 1);
  assert_masked ("tlf. 12 34 56 78, 901000036", "tlf. 12 34 56 78, 901000036", 0);
  assert_masked ("010203", "010203", 0);

  g_autofree char *masked = spor_text_mask_personal_numbers ("010203-1234", NULL);
  g_assert_cmpstr (masked, ==, "••••••-••••");
}

/* As people write them, and what is none. */
static void
test_mask_forms (void)
{
  static const char *const numbers[]
      = { "010180-1234",      "0101801234",      "010180 1234",         "010180--1234",
          "010180.1234",      "010180/1234",     "01.01.80-1234",       "01 01 80 1234",
          "01-01-80-1234",    "01/01/80 1234",   "01.01.80.1234",       "01.02.03-2025",
          "311280 - 1234",    "311280 – 1234",   "01011980-1234",       "01011980 1234",
          "01.01.1980-1234",  "01.01.1980 1234", "01 01 1980 1234",     "010119801234",
          "610180-1234",      "911280-1234",     "0 1 0 1 8 0 1 2 3 4", "0 1 0 1 8 0 - 1 2 3 4",
          "010180:1234",      "010180,1234",     "01011980;1234",       "10.11.26-1234",
          "01 01 80 12 34",   "010180-12 34",    "0101 80 1234",        "０１０１８０－１２３４",
          "０１０１８０1234", "٠١٠١٨٠-١٢٣٤" };
  static const char *const others[] = { "600180-1234",
                                        "920180-1234",
                                        "12345678",
                                        "12 34 56 78",
                                        "20 12 10 34",
                                        "2012 1034",
                                        "+45 12 10 34 56",
                                        "+45 1210 3456",
                                        "0045 12 10 34 56",
                                        "tlf. 20121034, 21121034",
                                        "5790000121526",
                                        "57 90 00 01 21 52 6",
                                        "5 790000 121526",
                                        "1010121234567",
                                        "1.250,75 kr.",
                                        "10.121.234,00",
                                        "10 121 234",
                                        "1.010.180.123",
                                        "3. marts 2025",
                                        "01.03.2025",
                                        "01.03.25",
                                        "2025-03-01",
                                        "2025-03-01 12.30",
                                        "01.03.2025 12.30",
                                        "01.03.2025 kl. 0930",
                                        "01.03.2025-02.03.2025",
                                        "01.03.2012-31.12.2012",
                                        "01.-02.03.2025",
                                        "11.–12.03.2025",
                                        "11-12/03/2025",
                                        "01.03.2025 8000 Aarhus",
                                        "10.11.2026 1015",
                                        "101120261015",
                                        "10.11.26 1234 kr.",
                                        "ordre 120125, 8000 Aarhus",
                                        "100,20, 10:30",
                                        "Ordre 2025-001234",
                                        "ordre 120125\n8000 Aarhus",
                                        "4571 1234 5678 9012",
                                        "Storebælt 245,00" };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = g_strdup_printf ("Mit nr. er %s, tak", numbers[i]);

      g_test_message ("%s", numbers[i]);
      assert_masked (numbers[i], "••••••-••••", 1);
      assert_masked (text, "Mit nr. er ••••••-••••, tak", 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%s", others[i]);
      assert_masked (others[i], others[i], 0);
    }
}

static void
test_prints_personal_number (void)
{
  static const char *const numbers[] = { "010203-1234",           "311299-4321",
                                         "290200-0000",           "290204-1111",
                                         "010203–1234",           "010203--1234",
                                         "01.02.03-1234",         "01021903-1234",
                                         "610203-1234",           "010203-1234 ",
                                         "cpr 010203-1234",       "010203-1234@kommune.dk",
                                         "12345678, 010203-1234", NULL };
  static const char *const others[] = { "",
                                        "0102031234",
                                        "010203 1234",
                                        "010203\u00a01234",
                                        "310203-1234",
                                        "300204-1111",
                                        "290203-1111",
                                        "320203-1234",
                                        "010203-12345",
                                        "9010203-1234",
                                        "010203-123",
                                        "070-010203-1234",
                                        "010203-1234-5678",
                                        "0701234567",
                                        "070-123 45 67",
                                        "+45 12 34 56 78",
                                        "910203-1234",
                                        "01 02 03 12 34",
                                        NULL };

  for (guint i = 0; numbers[i]; i++)
    if (!spor_text_prints_personal_number (numbers[i]))
      g_error ("“%s” has a personal number", numbers[i]);
  for (guint i = 0; others[i]; i++)
    if (spor_text_prints_personal_number (others[i]))
      g_error ("“%s” has no personal number", others[i]);
}

static void
test_may_become_number (void)
{
  static const struct
  {
    const char *was, *text;
  } held[] = { { "", "01019" },
               { "", "010190-123" },
               { "", "Se 010190-123" },
               { "Se ", "Se 010190 - " },
               { "", "010190-123\n" },
               { "Se 1201 her", "Se 1201-3 her" },
               { "Se 010190-x123", "Se 010190-123" },
               { "Se 81290–", "Se 81290—" },
               { "4599488080", "010190" },
               { "", "1/2-90 1" },
               { "", "33112233, 01019" },
               { "", "٠١٠١٩٠-١٢٣" } },
    kept[] = { { "", "" },
               { "", "Møde 12" },
               { "", "Workshop 2026" },
               { "", "Den 30.11" },
               { "", "Den 30.11.2026 kl. 10" },
               { "", "33112233" },
               { "", "+45 33 11 22 33" },
               { "", "5790000123" },
               { "", "0013" },
               { "", "00013" },
               { "4599488080", "33112230" },
               { "", "Se her" },
               { "", "010190-123 er" },
               { "Se 010190-123", "Nu se 010190-123" },
               { "Se 010190-123", "Se 010190-123 og mere" } };

  for (guint i = 0; i < G_N_ELEMENTS (held); i++)
    if (!spor_text_may_become_number (held[i].was, held[i].text))
      g_error ("“%s” may become a personal number", held[i].text);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (spor_text_may_become_number (kept[i].was, kept[i].text))
      g_error ("“%s” becomes no personal number", kept[i].text);
}

static void
assert_without_begun (const char *was, const char *text, const char *expected)
{
  g_autofree char *rest = spor_text_without_begun_number (was, text);

  g_assert_cmpstr (rest, ==, expected);
}

/* What else was typed is kept. */
static void
test_without_begun_number (void)
{
  assert_without_begun ("", "Møde 12", "Møde 12");
  assert_without_begun ("", "Ring til Bo: 010190-123", "Ring til Bo: ");
  assert_without_begun ("Ring", "Ring 010190-1", "Ring ");
  assert_without_begun ("Se  her", "Se 010190-1 her", "Se  her");
  assert_without_begun ("", "010190", "");
  assert_without_begun ("4599488080", "010190", "");
  assert_without_begun ("", "33112233, 01019", "33112233, ");
}

static void
test_email (void)
{
  static const char *const good[] = { "a@b.dk",          "karen.o'hara+fbs@bib.aarhus.dk",
                                      "søren@blåbær.dk", "x_y-z@sub-domain.example.org",
                                      "1@2.dk",          "a@b.xn--p1ai",
                                      "a@b.рф",          "fbs@kombit.dk" };
  static const char *const bad[] = { "",
                                     "karen",
                                     "@b.dk",
                                     "a@",
                                     "a@b",
                                     "a@b.",
                                     "a@.dk",
                                     "a@b..dk",
                                     "a..b@c.dk",
                                     ".a@b.dk",
                                     "a.@b.dk",
                                     "a@b@c.dk",
                                     "a b@c.dk",
                                     "a@b.dk ",
                                     "a@b,dk",
                                     "a@b.dk;c",
                                     "<a@b.dk>",
                                     "a(b)@c.dk",
                                     "a@b.d",
                                     "a@-b.dk",
                                     "a@b-.dk",
                                     "a@b_c.dk",
                                     "a@1.2.3.4",
                                     "mailto:a@b.dk",
                                     "a\u00a0b@c.dk",
                                     "fbs@kombit.dk31-12-2026",
                                     "a@b.dk1",
                                     "a@b.d-k",
                                     "a@b.dk-2026" };
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    if (!spor_text_is_email (good[i]))
      g_error ("“%s” is an address", good[i]);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    if (spor_text_is_email (bad[i]))
      g_error ("“%s” is no address", bad[i]);
}

/* The plain definition of optimal string alignment, without limit or saving of rows. */
static guint
plain_distance (const char *a, const char *b)
{
  guint table[16][16];
  for (guint i = 0; i <= strlen (a); i++)
    for (guint j = 0; j <= strlen (b); j++)
      {
        if (i == 0 || j == 0)
          {
            table[i][j] = i + j;
            continue;
          }
        guint edits = MIN (table[i - 1][j], table[i][j - 1]) + 1;
        edits = MIN (edits, table[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          edits = MIN (edits, table[i - 2][j - 2] + 1);
        table[i][j] = edits;
      }
  return table[strlen (a)][strlen (b)];
}

static void
test_distance (void)
{
  g_assert_cmpuint (spor_text_distance ("", "", 0), ==, 0);
  g_assert_cmpuint (spor_text_distance ("", "abc", 5), ==, 3);
  g_assert_cmpuint (spor_text_distance ("", "abc", 1), ==, 2);
  g_assert_cmpuint (spor_text_distance ("svendbrog", "svendborg", 2), ==, 1);
  g_assert_cmpuint (spor_text_distance ("ca", "abc", 9), ==, 3);
  g_assert_cmpuint (spor_text_distance ("Ærø", "Ære", 9), ==, 1);
  g_assert_cmpuint (spor_text_distance ("kitten", "sitting", 9), ==, 3);
  g_assert_cmpuint (spor_text_distance ("kitten", "sitting", 1), ==, 2);
}

static void
test_distance_agrees_with_definition (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  for (guint n = 0; n < 20000; n++)
    {
      char words[2][12] = { { 0 } };
      for (guint w = 0; w < 2; w++)
        for (gint i = g_rand_int_range (rand, 0, 11) - 1; i >= 0; i--)
          words[w][i] = 'a' + g_rand_int_range (rand, 0, 3);
      guint limit = g_rand_int_range (rand, 0, 12);
      guint expected = MIN (plain_distance (words[0], words[1]), limit + 1);
      g_assert_cmpuint (spor_text_distance (words[0], words[1], limit), ==, expected);
    }
}

static void
test_list (void)
{
  const char *const names[] = { "Anne", "Bo", "Carl" };
  const char *const lists[] = { "Anne", "Anne and Bo", "Anne, Bo and Carl" };
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *list = NULL;

      g_ptr_array_add (texts, (char *)names[i]);
      list = spor_text_list (texts);
      g_assert_cmpstr (list, ==, lists[i]);
    }
}

/* @head, @n times @word, @tail. */
static char *
long_text (const char *head, const char *word, guint n, const char *tail)
{
  GString *text = g_string_new (head);

  for (guint i = 0; i < n; i++)
    g_string_append (text, word);
  return g_string_free (g_string_append (text, tail), FALSE);
}

static void
assert_excerpts (const char *before, const char *after, const char *old, const char *new)
{
  g_autofree char *old_part = NULL;
  g_autofree char *new_part = NULL;

  spor_text_excerpts (before, after, 40, &old_part, &new_part);
  g_assert_cmpstr (old_part, ==, old);
  g_assert_cmpstr (new_part, ==, new);
}

static void
test_excerpts (void)
{
  g_autofree char *forty = long_text ("", "ø", 40, "");
  g_autofree char *more = long_text ("", "ø", 41, "");
  g_autofree char *plain = long_text ("", "gerne\n", 5000, "");
  g_autofree char *other = long_text ("Nu ", "gerne\n", 5000, "");
  g_autofree char *middle = long_text (plain, "ikke ", 1, plain);
  g_autofree char *twice = g_strconcat (plain, plain, NULL);
  g_autofree char *solid = long_text ("", "å", 500, "x");
  g_autofree char *solid_too = long_text ("", "å", 500, "y");

  assert_excerpts ("Leder", "Leder\naf alt", "Leder", "Leder af alt");
  assert_excerpts (forty, NULL, forty, "");
  assert_excerpts ("", more, "", "øøøøøøøøøøøøøøøøøøøøøøøøøøøøøøøøøøøøøøøø…");
  /* Different from the start. */
  assert_excerpts ("Leder", other, "Leder", "Nu gerne gerne gerne gerne gerne gerne g…");
  assert_excerpts ("Nu gerne og gerne", other, "Nu gerne og gerne",
                   "Nu gerne gerne gerne gerne gerne gerne g…");
  /* Far into it, in the middle and at the very end. */
  assert_excerpts (twice, middle, "…gerne gerne gerne gerne gerne gerne gern…",
                   "…gerne gerne gerne gerne ikke gerne gerne…");
  assert_excerpts (plain, twice, "…gerne gerne gerne gerne gerne",
                   "…gerne gerne gerne gerne gerne gerne gern…");
  assert_excerpts (solid, solid_too, "…ååååååååååååååååååååååååååååååx",
                   "…ååååååååååååååååååååååååååååååy");
}

/* Whether two who share a mailbox can be one. */
static void
test_names (void)
{
  static const char *const one[][2] = { { "Karen Kaas", "KAREN  KAAS" },
                                        { "Karen Kaas", "Karen Kaas Lind" },
                                        { "Kaas, Karen", "Karen Marie Kaas" },
                                        { "Kaas, K. M.", "Karen Marie Kaas" },
                                        { "Karen M. Kaas", "Karen Marie Lind Kaas" },
                                        { "Karen M. Kaas", "Karen Kaas" },
                                        { "Kaas Karen", "Karen Kaas" },
                                        { "Åse Ås-Holm", "Aase Aas" },
                                        { "K. Kaas", "Karen Kaas" },
                                        { "Kaas", "Karen Kaas" },
                                        { "", "Karen Kaas" } };
  static const char *const two[][2] = { { "Nielsen, Anne", "Nielsen, Bent" },
                                        { "Karen Kaas", "Lone Lind" },
                                        { "Karen Kaas", "Karen Lind" },
                                        { "Karen Birgit L. Kaas", "Lone Kaas" },
                                        { "Karen L. Kaas", "Karen Marie Kaas" },
                                        { "Karen Kaas", "Lone Kaas" },
                                        { "L. Kaas", "Karen Kaas" },
                                        { "Kaa", "Karen Kaas" } };

  for (guint i = 0; i < G_N_ELEMENTS (one); i++)
    {
      g_assert_true (spor_names_may_be_one (one[i][0], one[i][1]));
      g_assert_true (spor_names_may_be_one (one[i][1], one[i][0]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (two); i++)
    {
      g_assert_false (spor_names_may_be_one (two[i][0], two[i][1]));
      g_assert_false (spor_names_may_be_one (two[i][1], two[i][0]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/one-line", test_one_line);
  g_test_add_func ("/text/excerpts", test_excerpts);
  g_test_add_func ("/text/keep-town", test_keep_town);
  g_test_add_func ("/text/keep-numbers", test_keep_numbers);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/sort-order", test_sort_order);
  g_test_add_func ("/text/sort-key-of-composed", test_sort_key_of_composed);
  g_test_add_func ("/text/mask", test_mask);
  g_test_add_func ("/text/mask-forms", test_mask_forms);
  g_test_add_func ("/text/prints-personal-number", test_prints_personal_number);
  g_test_add_func ("/text/may-become-number", test_may_become_number);
  g_test_add_func ("/text/without-begun-number", test_without_begun_number);
  g_test_add_func ("/text/email", test_email);
  g_test_add_func ("/text/list", test_list);
  g_test_add_func ("/text/names", test_names);
  g_test_add_func ("/text/distance", test_distance);
  g_test_add_func ("/text/distance-agrees-with-definition", test_distance_agrees_with_definition);
  return g_test_run ();
}
