/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-language.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#define NO_BREAK_SPACE "\302\240"

/* What the environment asks for, though the machine lacks the locale: "da_DK.UTF-8" → "da_DK". */
static char *
spor_language_wanted (void)
{
  static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *value = g_getenv (variables[i]);

      if (value && *value)
        return g_strndup (value, strcspn (value, ".@"));
    }
  return NULL;
}

static void
spor_language_fall_back (void)
{
  g_autofree char *wanted = spor_language_wanted ();

  if (wanted && !g_getenv ("LANGUAGE"))
    g_setenv ("LANGUAGE", wanted, TRUE);
  /* the C locale ignores LANGUAGE; C.UTF-8 is part of the C library everywhere */
  setlocale (LC_MESSAGES, "C.UTF-8");
  setlocale (LC_CTYPE, "C.UTF-8");
}

void
spor_language_init (const char *language)
{
  const char *folder = g_getenv ("SPOR_LOCALEDIR");
  const char *messages;

  if (language && *language)
    g_setenv ("LANGUAGE", language, TRUE);

  setlocale (LC_ALL, "");
  messages = setlocale (LC_MESSAGES, NULL);
  if (!messages || g_str_equal (messages, "C") || g_str_equal (messages, "POSIX"))
    spor_language_fall_back ();

  bindtextdomain (GETTEXT_PACKAGE, folder ? folder : SPOR_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

gboolean
spor_language_is_danish (void)
{
  /* Translators: the code of the language you translate to; "da" makes dates and numbers Danish */
  return g_str_equal (C_ ("language code", "en"), "da");
}

/* Groups of three before the decimal sign. */
char *
spor_format_number (double value, guint decimals)
{
  gboolean danish = spor_language_is_danish ();
  char format[16], digits[G_ASCII_DTOSTR_BUF_SIZE * 4];
  const char *fraction;
  GString *text = g_string_new (NULL);
  gsize n_whole;

  g_snprintf (format, sizeof format, "%%.%uf", decimals);
  g_ascii_formatd (digits, sizeof digits, format, ABS (value));
  fraction = strchr (digits, '.');
  n_whole = fraction ? (gsize)(fraction - digits) : strlen (digits);

  if (value < 0 && strspn (digits, "0.") < strlen (digits))
    g_string_append (text, "−");
  for (gsize i = 0; i < n_whole; i++)
    {
      if (i > 0 && (n_whole - i) % 3 == 0)
        g_string_append_c (text, danish ? '.' : ',');
      g_string_append_c (text, digits[i]);
    }
  if (fraction)
    g_string_append_printf (text, "%c%s", danish ? ',' : '.', fraction + 1);
  return g_string_free (text, FALSE);
}

char *
spor_format_percent (double share, guint decimals)
{
  g_autofree char *number = spor_format_number (share * 100, decimals);

  return g_strconcat (number, spor_language_is_danish () ? NO_BREAK_SPACE "%" : "%", NULL);
}
