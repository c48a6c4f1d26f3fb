/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-guess.h"

#include "spor-text.h"

#include <string.h>

#define POINTS_WHOLE_HEADER 30
#define POINTS_LESS_ABOUT_OTHERS 60

char *
spor_guess_words (const char *text)
{
  g_autofree char *clean = spor_text_clean (text);
  g_autofree char *folded = spor_text_fold (clean);
  GString *words = g_string_new (" ");

  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (words, c);
      else if (words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->str[words->len - 1] != ' ')
    g_string_append_c (words, ' ');
  return g_string_free (words, FALSE);
}

int
spor_guess_system_field (const char *name)
{
  static const struct
  {
    const char *pattern;
    int field;
  } names[] = {
    { "responde", SPOR_FIELD_RESPONDENT },
    { "respondentid", SPOR_FIELD_RESPONDENT },
    { "created", SPOR_FIELD_CREATED },
    { "closetim", SPOR_FIELD_CLOSED },
    { "closetime", SPOR_FIELD_CLOSED },
    { "stato_?", SPOR_FIELD_STATUS },
    { "statoverall_?", SPOR_FIELD_STATUS },
    { "statoverall", SPOR_FIELD_STATUS },
    { "survey", SPOR_N_FIELDS },
    { "organiza", SPOR_N_FIELDS },
    { "organization", SPOR_N_FIELDS },
    { "modified", SPOR_N_FIELDS },
    { "starttim*", SPOR_N_FIELDS },
    { "difftime", SPOR_N_FIELDS },
    { "response", SPOR_N_FIELDS },
    { "responsecollectsessions", SPOR_N_FIELDS },
    { "numberof*", SPOR_N_FIELDS },
    { "importgr*", SPOR_N_FIELDS },
    { "distribu*", SPOR_N_FIELDS },
    { "digitald*", SPOR_N_FIELDS },
    { "digit_?", SPOR_N_FIELDS },
    { "lang", SPOR_N_FIELDS },
    { "stat_*", SPOR_N_FIELDS },
    { "statc_*", SPOR_N_FIELDS },
    { "statd_*", SPOR_N_FIELDS },
    { "stats_*", SPOR_N_FIELDS },
    { "statinternal*", SPOR_N_FIELDS },
    { "statcompletion*", SPOR_N_FIELDS },
    { "statcreation*", SPOR_N_FIELDS },
    { "statdistribution*", SPOR_N_FIELDS },
    { "statsource*", SPOR_N_FIELDS },
    { "statcollect*", SPOR_N_FIELDS },
  };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_pattern_match_simple (names[i].pattern, lower))
      return names[i].field;
  return -1;
}

/* Words of headers: a space stands for the edge of a word. In Danish, Norwegian, English and
 * German, folded. */
static const struct
{
  SporField field;
  const char *pattern;
  int points;
} header_words[] = {
  { SPOR_FIELD_RESPONDENT, " respondent", 60 },
  { SPOR_FIELD_RESPONDENT, " besvarelse id ", 50 },
  { SPOR_FIELD_RESPONDENT, " besvarelsesnummer ", 50 },
  { SPOR_FIELD_RESPONDENT, " respnokk ", 50 },
  { SPOR_FIELD_RESPONDENT, " id ", 40 },

  { SPOR_FIELD_CREATED, " oprettet", 60 },
  { SPOR_FIELD_CREATED, " opprettet", 60 },
  { SPOR_FIELD_CREATED, " created", 60 },
  { SPOR_FIELD_CREATED, " erstellt", 60 },
  { SPOR_FIELD_CREATED, " tidsstempel", 50 },
  { SPOR_FIELD_CREATED, " timestamp", 50 },
  { SPOR_FIELD_CREATED, " tilmeldingsdato ", 50 },
  { SPOR_FIELD_CREATED, " starttid", 40 },
  { SPOR_FIELD_CREATED, " start time ", 40 },
  { SPOR_FIELD_CREATED, " dato ", 20 },

  { SPOR_FIELD_CLOSED, " afsluttet", 60 },
  { SPOR_FIELD_CLOSED, " avsluttet", 60 },
  { SPOR_FIELD_CLOSED, " closed", 60 },
  { SPOR_FIELD_CLOSED, " close time ", 60 },
  { SPOR_FIELD_CLOSED, " completed", 60 },
  { SPOR_FIELD_CLOSED, " completion time ", 60 },
  { SPOR_FIELD_CLOSED, " fuldfoerelsestid", 60 },
  { SPOR_FIELD_CLOSED, " abgeschlossen", 60 },
  { SPOR_FIELD_CLOSED, " beendet", 60 },
  { SPOR_FIELD_CLOSED, " ende ", 50 },
  { SPOR_FIELD_CLOSED, " indsendt", 50 },
  { SPOR_FIELD_CLOSED, " besvaret", 50 },
  { SPOR_FIELD_CLOSED, " submitted", 50 },
  { SPOR_FIELD_CLOSED, " sluttid", 40 },

  { SPOR_FIELD_STATUS, " samlet status ", 70 },
  { SPOR_FIELD_STATUS, " overall status ", 70 },
  { SPOR_FIELD_STATUS, " gesamtstatus ", 70 },
  { SPOR_FIELD_STATUS, " status ", 60 },
  { SPOR_FIELD_STATUS, "status ", 50 },
  { SPOR_FIELD_STATUS, " gennemfoert ", 40 },
  { SPOR_FIELD_STATUS, " afsluttet ", 35 },
  { SPOR_FIELD_STATUS, " completed ", 35 },

  { SPOR_FIELD_MUNICIPALITY, " kommun", 70 },
  { SPOR_FIELD_MUNICIPALITY, "kommune ", 65 },
  { SPOR_FIELD_MUNICIPALITY, " municipality", 70 },
  { SPOR_FIELD_MUNICIPALITY, " gemeinde", 70 },
  { SPOR_FIELD_MUNICIPALITY, " organisation", 35 },
  { SPOR_FIELD_MUNICIPALITY, " arbejdsplads", 30 },
  { SPOR_FIELD_MUNICIPALITY, " arbejdsgiver", 30 },

  { SPOR_FIELD_TRACK, " spor ", 70 },
  { SPOR_FIELD_TRACK, " spor", 45 },
  { SPOR_FIELD_TRACK, "spor ", 55 },
  { SPOR_FIELD_TRACK, " track", 70 },
  { SPOR_FIELD_TRACK, " spur ", 50 },
  { SPOR_FIELD_TRACK, "gruppe ", 35 },

  { SPOR_FIELD_ROLES, " rolle", 65 },
  { SPOR_FIELD_ROLES, "rolle ", 60 },
  { SPOR_FIELD_ROLES, " role", 65 },
  { SPOR_FIELD_ROLES, " funktion", 60 },
  { SPOR_FIELD_ROLES, " function", 60 },

  { SPOR_FIELD_SECTORS, " bibliotekstype", 70 },
  { SPOR_FIELD_SECTORS, " type bibliotek ", 70 },
  { SPOR_FIELD_SECTORS, " type of library ", 70 },
  { SPOR_FIELD_SECTORS, " library type ", 70 },
  { SPOR_FIELD_SECTORS, " bibliothekstyp", 70 },
  { SPOR_FIELD_SECTORS, " hvor arbejder du ", 65 },
  { SPOR_FIELD_SECTORS, " hvor jobber du ", 65 },
  { SPOR_FIELD_SECTORS, " where do you work ", 65 },
  { SPOR_FIELD_SECTORS, " wo arbeiten ", 65 },
  { SPOR_FIELD_SECTORS, " sektor", 60 },
  { SPOR_FIELD_SECTORS, " sector", 60 },
  { SPOR_FIELD_SECTORS, " biblioteksomraade", 60 },
  { SPOR_FIELD_SECTORS, " arbejdssted", 50 },
  { SPOR_FIELD_SECTORS, " institution", 40 },
  { SPOR_FIELD_SECTORS, " bibliotek ", 40 },
  { SPOR_FIELD_SECTORS, " library ", 40 },
  { SPOR_FIELD_SECTORS, " bibliothek ", 40 },

  { SPOR_FIELD_NAME, " navn ", 60 },
  { SPOR_FIELD_NAME, " name ", 60 },
  { SPOR_FIELD_NAME, " hvad hedder du ", 60 },
  { SPOR_FIELD_NAME, " fuldenavn ", 60 },
  { SPOR_FIELD_NAME, " dit navn ", 80 },
  { SPOR_FIELD_NAME, " fulde navn ", 80 },
  { SPOR_FIELD_NAME, " ditt navn ", 80 },
  { SPOR_FIELD_NAME, " your name ", 80 },
  { SPOR_FIELD_NAME, " ihr name ", 80 },
  { SPOR_FIELD_NAME, " full name ", 80 },
  { SPOR_FIELD_NAME, " efternavn ", 30 },
  { SPOR_FIELD_NAME, " surname ", 30 },
  { SPOR_FIELD_NAME, " nachname ", 30 },
  { SPOR_FIELD_NAME, " respondent ", 20 },
  { SPOR_FIELD_NAME, " fornavn ", 20 },
  { SPOR_FIELD_NAME, "navn ", 20 },

  { SPOR_FIELD_TITLE, " titel ", 65 },
  { SPOR_FIELD_TITLE, "titel ", 65 },
  { SPOR_FIELD_TITLE, " tittel ", 65 },
  { SPOR_FIELD_TITLE, " title ", 65 },
  { SPOR_FIELD_TITLE, " stilling", 65 },
  { SPOR_FIELD_TITLE, " position ", 60 },
  { SPOR_FIELD_TITLE, " berufsbezeichnung ", 65 },
  { SPOR_FIELD_TITLE, " job ", 30 },

  { SPOR_FIELD_EMAIL, " e mail", 65 },
  { SPOR_FIELD_EMAIL, " email", 65 },
  { SPOR_FIELD_EMAIL, " mail ", 65 },
  { SPOR_FIELD_EMAIL, " mailadresse", 65 },
  { SPOR_FIELD_EMAIL, " e post", 65 },
  { SPOR_FIELD_EMAIL, "mail ", 50 },

  { SPOR_FIELD_PHONE, " telefon", 65 },
  { SPOR_FIELD_PHONE, "telefon ", 55 },
  { SPOR_FIELD_PHONE, " tlf ", 65 },
  { SPOR_FIELD_PHONE, " tlfnr ", 65 },
  { SPOR_FIELD_PHONE, " phone", 65 },
  { SPOR_FIELD_PHONE, " telephone", 65 },
  { SPOR_FIELD_PHONE, " mobil", 60 },
  { SPOR_FIELD_PHONE, " cell ", 40 },
  { SPOR_FIELD_PHONE, " handy", 50 },

  { SPOR_FIELD_MOTIVATION, " motivation", 70 },
  { SPOR_FIELD_MOTIVATION, " motivasjon", 70 },
  { SPOR_FIELD_MOTIVATION, " hvorfor ", 65 },
  { SPOR_FIELD_MOTIVATION, " why ", 65 },
  { SPOR_FIELD_MOTIVATION, " warum ", 65 },
  { SPOR_FIELD_MOTIVATION, " begrund", 60 },
  { SPOR_FIELD_MOTIVATION, " motiver", 60 },
};

/* Somebody else's name or address, something else's name, or the same again. */
static const char *const about_others[] = {
  " leder ",     " leders ",       " lederens ",      " chefs ",      " chefens ",
  " manager s ", " contact ",      " kontaktperson ", " vorgesetzte", " stedfortraeder",
  " suppleant",  " assistents ",   " gentag ",        " bekraeft ",   " confirm ",
  " repeat ",    " bibliotekets ", " kommunens ",     " skolens ",    " organisationens ",
};

static guint
spor_n_words (const char *words)
{
  guint n = 0;

  for (const char *p = words; *p; p++)
    n += *p != ' ' && (p == words || p[-1] == ' ');
  return n;
}

static gboolean
spor_is_about_others (SporField field, const char *words)
{
  if (field != SPOR_FIELD_NAME && field != SPOR_FIELD_EMAIL && field != SPOR_FIELD_PHONE)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (about_others); i++)
    if (strstr (words, about_others[i]))
      return TRUE;
  return FALSE;
}

int
spor_guess_header_points (SporField field, const char *words)
{
  int points = 0;

  for (guint i = 0; i < G_N_ELEMENTS (header_words); i++)
    {
      const char *pattern = header_words[i].pattern;

      if (header_words[i].field == field && strstr (words, pattern))
        points = MAX (points,
                      header_words[i].points
                          + (spor_n_words (words) == spor_n_words (pattern) ? POINTS_WHOLE_HEADER
                                                                            : 0));
    }
  return spor_is_about_others (field, words) ? MAX (0, points - POINTS_LESS_ABOUT_OTHERS) : points;
}

gboolean
spor_guess_header_is_silent (const char *words)
{
  return g_regex_match_simple ("^ ([a-z]* ?[0-9]+( [0-9]+)? )?$", words, 0, 0);
}
