/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "folder.h"

#include "spor-composition.h"

/* A folder for workbooks, and people to write into them. */

typedef struct
{
  char *folder;
  char *path;
  SporPlaces *places;
} Fixture;

static inline void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("spor-roster-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "Deltagerliste æøå.xlsx", NULL);
  self->places = spor_places_new (NULL);
}

static inline void
tear_down (Fixture *self, gconstpointer data)
{
  folder_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_object_unref (self->places);
}

static inline void
add_facts (SporSignups *signups, SporSignupFacts *facts, guint ordinal)
{
  g_free (facts->id);
  facts->id = g_strdup_printf ("00000000-0000-4000-8000-%012u", ordinal);
  facts->ordinal = ordinal;
  spor_signups_add (signups, facts);
}

static inline const char *
any (const char *const *texts, guint n)
{
  return texts[g_test_rand_int_range (0, n)];
}

#define ANY(texts) any (texts, G_N_ELEMENTS (texts))

/* Letters of every kind, in any order. */
static inline char *
random_letters (void)
{
  static const char *const letters[] = { "a",
                                         "æ",
                                         "ø",
                                         "å",
                                         "Ü",
                                         "É",
                                         " ",
                                         " ",
                                         "  ",
                                         "\n",
                                         "\r\n",
                                         "\r",
                                         "\t",
                                         "=",
                                         "+",
                                         "-",
                                         "@",
                                         "'",
                                         "\"",
                                         "<",
                                         "&",
                                         "0",
                                         "7",
                                         "_x0041_",
                                         "_",
                                         "x",
                                         "€",
                                         "中",
                                         "ש",
                                         "\u00a0",
                                         "\u0301",
                                         "\u200d",
                                         "\u2028",
                                         "😀",
                                         "🇩🇰",
                                         "\x01",
                                         "\x08",
                                         "\x0b",
                                         "\x1f",
                                         "\x7f",
                                         "\xc2\x80",
                                         "\xc2\x9f",
                                         "\xef\xb7\x90",
                                         "\xef\xbf\xbf",
                                         "\xf0\x9f\xbf\xbe" };
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (1, 40); n > 0; n--)
    g_string_append (text, ANY (letters));
  return g_string_free (text, FALSE);
}

/* What an unfriendly or merely unusual person writes. */
static inline char *
random_text (void)
{
  static const char *const texts[] = { "",
                                       "=1+1",
                                       "+45 12 34 56 78",
                                       "-5 dage",
                                       "@SUM(A1)",
                                       "=HYPERLINK(\"http://example.com\";\"klik\")",
                                       "0012",
                                       "1e5",
                                       "2025-03-03",
                                       "TRUE",
                                       "Åse Ærø-Østergård",
                                       "a & b < c > d \"e\" 'f'",
                                       "linje et\nlinje to\n\nlinje fire",
                                       "med\r\nretur og\talt",
                                       "  mellemrum foran og bagved  ",
                                       "styre\x01tegn\x1f og \x7f og \xc2\x85 og \xef\xbf\xbe her",
                                       "_x0041_ og _x000D_ og _xZZZZ_",
                                       "😀 👩🏽‍💻 𝕊𝕡𝕠𝕣",
                                       "slut]]> <!-- --> &amp;",
                                       "'citat'" };

  return g_test_rand_int_range (0, 3) == 0 ? random_letters () : g_strdup (ANY (texts));
}

/* What management must not get, told apart from what it may. */
static inline char *
random_private_text (guint i)
{
  g_autofree char *text = random_text ();

  return g_strdup_printf ("%s hemmelig %u", text, i);
}

static inline char *
random_long_text (void)
{
  static const char *const pieces[] = { "Jeg vil gerne deltage. ", "😀", "_x0041_", "æ\n" };
  const char *piece = ANY (pieces);
  GString *text = g_string_new (NULL);
  guint length = g_test_rand_int_range (0, 3) == 0 ? 33000 + g_test_rand_int_range (0, 9000) : 900;

  for (guint n = 0; n < length; n += g_utf8_strlen (piece, -1))
    g_string_append (text, piece);
  return g_string_free (text, FALSE);
}

static inline char *
random_extra (void)
{
  static const char *const extras[]
      = { "{}", "", "{\"Hvor mange år?\":\"007\",\"=Alder\":\"=2+2\"}",
          "{\"s_9\":\"fri tekst, hemmelig\"}",
          "{\"s_9\":null,\"tal\":12.5,\"Hvor mange år?\":\"8\"}" };

  return g_strdup (ANY (extras));
}

static inline gint64
random_instant (void)
{
  /* from before to after the deadline, with a change to summer time */
  return g_test_rand_int_range (0, 8) == 0 ? SPOR_TIME_NONE
                                           : g_test_rand_int_range (1740000000, 1745000000);
}

static inline void
set (char **field, char *text)
{
  g_free (*field);
  *field = text;
}

static inline SporSignupFacts *
random_facts (SporRound *round, guint i)
{
  static const char *const places[]
      = { "Aarhus", "Læsø", "København", "Svendbrog", "", "Sydslesvig", "=cmd", "Høje-Taastrup" };
  SporSignupFacts *facts = spor_signup_facts_new ();

  spor_signup_facts_set_text (facts, round, SPOR_FIELD_MUNICIPALITY, ANY (places));
  if (i % 40 == 0) /* an organisation as somebody typed it */
    {
      spor_signup_facts_set_text (facts, round, SPOR_FIELD_MUNICIPALITY, "");
      set (&facts->organisation, random_private_text (i));
    }
  facts->created = random_instant ();
  facts->closed = random_instant ();
  facts->completed = g_test_rand_int_range (0, 9) > 0;
  facts->withdrawn = g_test_rand_int_range (0, 9) == 0;
  facts->late_waived = g_test_rand_int_range (0, 2) == 0;
  facts->masked = g_test_rand_int_range (0, 9) == 0;
  facts->track = g_test_rand_int_range (-1, round->tracks->len);
  facts->roles = g_test_rand_int_range (0, 8);
  facts->sectors = g_test_rand_int_range (0, 4);
  set (&facts->track_text, facts->track < 0 ? random_private_text (i) : g_strdup (""));
  set (&facts->roles_text,
       g_test_rand_int_range (0, 4) == 0 ? random_private_text (i) : g_strdup (""));
  set (&facts->respondent, g_strdup_printf ("%09u", 901000000 + i));
  set (&facts->name, random_text ());
  set (&facts->title, i % 50 == 0   ? g_strdup_printf ("Leder (hemmelig.%u@example.dk)", i)
                      : i % 50 == 1 ? g_strdup_printf ("Leder, tlf. +45 9%u 00-00.00", 100 + i)
                                    : random_text ());
  set (&facts->email, g_strdup_printf ("hemmelig.%u@example.dk", i));
  set (&facts->phone, g_strdup_printf ("0%07d", g_test_rand_int_range (0, 9999999)));
  set (&facts->motivation,
       g_test_rand_int_range (0, 20) == 0 ? random_long_text () : random_private_text (i));
  set (&facts->extra, random_extra ());
  return facts;
}

static inline SporSignups *
random_signups (SporRound *round, guint n)
{
  SporSignups *signups = spor_signups_begin (round, TRUE);

  for (guint i = 1; i <= n; i++)
    {
      g_autoptr (SporSignupFacts) facts = random_facts (round, i);

      add_facts (signups, facts, i);
    }
  spor_signups_end (signups);
  return signups;
}

/* Seats and lines as they come, of whoever has a track. */
static inline SporComposition *
compose (SporSignups *signups)
{
  SporComposition *composition = spor_composition_new (signups, "id", "Forslag “A” & co.");

  for (guint i = 0; i < spor_signups_n (signups); i++)
    {
      const SporSignupRow *row = spor_signups_row (signups, i);

      if (row->track < 0 || row->status != SPOR_STATUS_ELIGIBLE)
        continue;
      if (composition->seated[row->track]->len
          < spor_round_track (spor_signups_round (signups), row->track)->seats_max)
        g_array_append_val (composition->seated[row->track], i);
      else if (i % 3 == 0)
        g_array_append_val (composition->waiting[row->track], i);
    }
  return composition;
}

#define ADD(name, function) g_test_add ("/roster/" name, Fixture, NULL, set_up, function, tear_down)
