/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-guess.h"

#include "spor-text.h"

#include <string.h>

gboolean
spor_guess_is_number (const char *text)
{
  if (!*text)
    return FALSE;
  for (; *text; text++)
    if (!g_ascii_isdigit (*text))
      return FALSE;
  return TRUE;
}

static gboolean
spor_looks_like_phone (const char *text)
{
  guint n_digits = 0;

  for (const char *p = text; *p; p++)
    if (g_ascii_isdigit (*p))
      n_digits++;
    else if (!strchr (" +-()./", *p))
      return FALSE;
  return n_digits >= 8 && n_digits <= 14;
}

/* "Anne-Mette Østergård": some words of letters, the outer ones with a capital. */
static gboolean
spor_looks_like_name (const char *text)
{
  guint n_words = 0;
  gboolean capital = FALSE;
  gunichar before = ' ';

  if (strlen (text) > 80)
    return FALSE;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != ' ' && c != '-' && c != '.' && c != '\'' && !g_unichar_isalpha (c))
        return FALSE;
      if (before == ' ' && c != ' ')
        {
          n_words++;
          capital = g_unichar_isupper (c);
          if (n_words == 1 && !capital)
            return FALSE;
        }
      before = c;
    }
  return n_words >= 2 && n_words <= 6 && capital;
}

static gboolean
spor_looks_like_title (const char *text)
{
  static const char *const stems[]
      = { "bibliotekar",   "konsulent",   "assistent",  "leder",      "chef",
          "koordinator",   "medarbejder", "specialist", "underviser", "laerer",
          "administrator", "udvikler",    "sekretaer",  "librarian",  "manager" };
  g_autofree char *folded = spor_text_fold (text);

  for (guint i = 0; strlen (text) < 60 && i < G_N_ELEMENTS (stems); i++)
    if (strstr (folded, stems[i]))
      return TRUE;
  return FALSE;
}

static gboolean
spor_looks_like_status (const char *text)
{
  static const char *const words[] = { "ny",
                                       "new",
                                       "neu",
                                       "distribueret",
                                       "distribuert",
                                       "distributed",
                                       "verteilt",
                                       "nogen svar",
                                       "noen svar",
                                       "some answers",
                                       "partially completed",
                                       "partial",
                                       "einige antworten",
                                       "gennemfoert",
                                       "gjennomfoert",
                                       "completed",
                                       "complete",
                                       "abgeschlossen",
                                       "frafaldet",
                                       "frafalt",
                                       "rejected",
                                       "abgelehnt",
                                       "afsluttet",
                                       "faerdig",
                                       "fuldfoert",
                                       "ufuldstaendig",
                                       "delvist besvaret",
                                       "delvis",
                                       "incomplete",
                                       "paabegyndt",
                                       "ja",
                                       "nej",
                                       "yes",
                                       "no",
                                       "1",
                                       "0",
                                       NULL };
  g_autofree char *folded = spor_text_fold (text);

  return g_strv_contains (words, folded);
}

/* More than a title: some length, and words. */
static gboolean
spor_looks_like_prose (const char *text)
{
  guint n_spaces = 0;

  for (const char *p = text; *p; p++)
    n_spaces += *p == ' ' || *p == '\n';
  return strlen (text) > 20 && n_spaces >= 2;
}

static gboolean
spor_looks_like_place (const SporRound *round, const char *text)
{
  int index;

  if (strlen (text) > 40)
    return FALSE;
  return spor_places_match (round->places, text, &index) == SPOR_PLACE_MATCH
         || spor_options_parse (round->organisations, text, NULL) != 0;
}

static gboolean
spor_looks_like_instant (const char *text)
{
  gint64 instant;

  return !spor_guess_is_number (text) && spor_time_parse (text, &instant);
}

static gboolean
spor_looks_like_options (const GPtrArray *options, const char *text)
{
  g_autofree char *rest = NULL;

  return strlen (text) < 200 && spor_options_parse (options, text, &rest) != 0;
}

gboolean
spor_guess_looks_like (SporField field, const SporRound *round, const char *text)
{
  switch (field)
    {
    case SPOR_FIELD_RESPONDENT:
      return strlen (text) <= 40 && strpbrk (text, "0123456789") && !strpbrk (text, " \n");
    case SPOR_FIELD_CREATED:
    case SPOR_FIELD_CLOSED:
      return spor_looks_like_instant (text);
    case SPOR_FIELD_STATUS:
      return spor_looks_like_status (text);
    case SPOR_FIELD_MUNICIPALITY:
      return spor_looks_like_place (round, text);
    case SPOR_FIELD_TRACK:
      return spor_round_parse_track (round, text) >= 0;
    case SPOR_FIELD_ROLES:
      return spor_looks_like_options (round->roles, text);
    case SPOR_FIELD_SECTORS:
      return spor_looks_like_options (round->sectors, text);
    case SPOR_FIELD_NAME:
      return spor_looks_like_name (text) && !spor_looks_like_place (round, text)
             && !spor_looks_like_options (round->sectors, text);
    case SPOR_FIELD_TITLE:
      return spor_looks_like_title (text);
    case SPOR_FIELD_EMAIL:
      return spor_text_is_email (text);
    case SPOR_FIELD_PHONE:
      return spor_looks_like_phone (text);
    case SPOR_FIELD_MOTIVATION:
      return spor_looks_like_prose (text);
    case SPOR_N_FIELDS:
    default:
      g_return_val_if_reached (FALSE);
    }
}
