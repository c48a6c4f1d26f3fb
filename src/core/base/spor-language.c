/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-language.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

/* What the environment asks for where LANGUAGE is silent, in gettext's order; NULL for nothing. */
static const char *
language_of_locale (void)
{
  static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = g_getenv (names[i]);
      if (value != NULL && *value != '\0')
        return value;
    }
  return NULL;
}

static gboolean
is_plain_c (int category)
{
  const char *name = setlocale (category, NULL);
  return name == NULL || g_str_equal (name, "C") || g_str_equal (name, "POSIX");
}

static void
set_locale (void)
{
  if (setlocale (LC_ALL, "") == NULL)
    {
      const char *language = g_getenv ("LANGUAGE");
      const char *locale = language_of_locale ();
      if ((language == NULL || *language == '\0') && locale != NULL)
        {
          g_autofree char *name = g_strndup (locale, strcspn (locale, ".@"));
          g_setenv ("LANGUAGE", name, TRUE);
        }
      setlocale (LC_ALL, "C.UTF-8");
    }

  /* gettext does not look at LANGUAGE in the locale called C, but does in C.UTF-8. */
  if (is_plain_c (LC_CTYPE))
    setlocale (LC_CTYPE, "C.UTF-8");
  if (is_plain_c (LC_MESSAGES))
    setlocale (LC_MESSAGES, "C.UTF-8");
  /* Numbers in files are written with a point; those for people are formatted below. */
  setlocale (LC_NUMERIC, "C");
}

/* The texts are English without any translation, which gettext would look for in the languages that
 * the user wants less than English. */
static void
stop_at_english (void)
{
  const char *language = g_getenv ("LANGUAGE");
  if (language != NULL && g_str_has_prefix (language, "en") && !g_ascii_isalpha (language[2]))
    g_setenv ("LANGUAGE", "en", TRUE);
}

void
spor_language_init (const char *language)
{
  const char *folder = g_getenv ("SPOR_LOCALEDIR");

  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
  set_locale ();
  stop_at_english ();
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : SPOR_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

gboolean
spor_language_is_danish (void)
{
  /* Translators: the code of your language, such as da. Only da changes how numbers are written. */
  return g_str_equal (C_ ("language code", "en"), "da");
}

/* The digits of a whole number with @separator between thousands. */
static void
append_grouped (GString *text, const char *digits, gsize length, char separator)
{
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (text, separator);
      g_string_append_c (text, digits[i]);
    }
}

char *
spor_format_number (double value, guint decimals)
{
  g_return_val_if_fail (isfinite (value), g_strdup ("–"));

  gboolean danish = spor_language_is_danish ();
  char pattern[16], buffer[G_ASCII_DTOSTR_BUF_SIZE + 320 + 32];
  g_snprintf (pattern, sizeof pattern, "%%.%uf", MIN (decimals, 20));
  g_ascii_formatd (buffer, sizeof buffer, pattern, fabs (value));

  GString *text = g_string_new (NULL);
  gsize whole = strcspn (buffer, ".");
  if (value < 0 && strpbrk (buffer, "123456789") != NULL) /* no "-0" */
    g_string_append (text, "\u2212");
  append_grouped (text, buffer, whole, danish ? '.' : ',');
  if (buffer[whole] == '.')
    g_string_append_printf (text, "%c%s", danish ? ',' : '.', buffer + whole + 1);
  return g_string_free (text, FALSE);
}

char *
spor_format_count (guint64 n)
{
  return spor_format_number (n, 0);
}

/* --- Counts in a sentence ------------------------------------------------------------------- */

/* More than any sentence has. */
#define MAX_FIELDS 9

/* The field that begins at *@at, "%u" or "%2$s": which of the arguments it is, from 0, and of what
 * kind; *@at is then past it. '%' is no field. */
static char
read_field (const char **at, guint *next, guint *index)
{
  const char *text = *at + 1;

  if (g_ascii_isdigit (text[0]) && text[1] == '$')
    {
      *index = (guint)(text[0] - '1');
      text += 2;
    }
  else if (*text != '%')
    *index = (*next)++;
  *at = *text ? text + 1 : text;
  return *text;
}

/* What kind each argument is. */
static gboolean
read_kinds (const char *sentence, char *kinds)
{
  guint next = 0;

  for (const char *at = strchr (sentence, '%'); at; at = strchr (at, '%'))
    {
      guint index = 0;
      char kind = read_field (&at, &next, &index);

      if (kind == '%')
        continue;
      g_return_val_if_fail (index < MAX_FIELDS && (kind == 'u' || kind == 's'), FALSE);
      kinds[index] = kind;
    }
  return TRUE;
}

/* What is said of each argument; NULL after the last. */
static void
format_fields (char **fields, const char *kinds, va_list arguments)
{
  for (guint i = 0; kinds[i]; i++)
    fields[i] = kinds[i] == 'u' ? spor_format_count (va_arg (arguments, guint))
                                : g_strdup (va_arg (arguments, const char *));
}

static char *
fill_fields (const char *sentence, char **fields)
{
  GString *text = g_string_new (NULL);
  guint next = 0;

  for (const char *at = sentence; *at;)
    {
      gsize plain = strcspn (at, "%");
      guint index = 0;

      g_string_append_len (text, at, (gssize)plain);
      at += plain;
      if (*at)
        g_string_append (text, read_field (&at, &next, &index) == '%' ? "%" : fields[index]);
    }
  return g_string_free (text, FALSE);
}

char *
spor_format_counts (const char *sentence, ...)
{
  char kinds[MAX_FIELDS + 1] = { 0 };
  g_auto (GStrv) fields = g_new0 (char *, MAX_FIELDS + 1);
  va_list arguments;

  if (!read_kinds (sentence, kinds))
    return g_strdup (sentence);
  va_start (arguments, sentence);
  format_fields (fields, kinds, arguments);
  va_end (arguments);
  return fill_fields (sentence, fields);
}

char *
spor_format_percent (double share, guint decimals)
{
  g_autofree char *number = spor_format_number (share * 100, decimals);
  /* Translators: a share as per cent; Danish has a no-break space before the sign. */
  return g_strdup_printf (C_ ("per cent", "%s%%"), number);
}

gboolean
spor_number_parse (const char *text, double *value)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));
  char *end = NULL;

  g_strdelimit (bare, ",", '.');
  if (bare[0] == '\0' || bare[strspn (bare, "+-.0123456789eE")] != '\0')
    return FALSE;
  *value = g_ascii_strtod (bare, &end);
  return *end == '\0' && isfinite (*value);
}
