/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* What other people's programs (poppler-utils) find in a PDF. */

#define PDF_READER_MISSING 77

static inline gboolean
pdf_reader_is_there (void)
{
  g_autofree char *text = g_find_program_in_path ("pdftotext");
  g_autofree char *info = g_find_program_in_path ("pdfinfo");

  if (!text || !info)
    g_printerr ("pdftotext and pdfinfo (poppler-utils) are not installed\n");
  return text && info;
}

static inline char *
pdf_reader_run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return g_steal_pointer (&output);
}

/* The text of a page (from 1; 0: of all), laid out as on it. */
static inline char *
pdf_reader_page (const char *path, guint page)
{
  g_autofree char *number = g_strdup_printf ("%u", page);

  if (page == 0)
    return pdf_reader_run ((const char *[]){ "pdftotext", "-layout", path, "-", NULL });
  return pdf_reader_run (
      (const char *[]){ "pdftotext", "-layout", "-f", number, "-l", number, path, "-", NULL });
}

/* All texts in a line, with single spaces, row by row: wrapping does not matter. */
static inline char *
pdf_reader_flat (const char *path)
{
  g_autofree char *text = pdf_reader_page (path, 0);
  g_autoptr (GString) breaking = g_string_new (text);
  g_auto (GStrv) words = NULL;
  GString *flat = g_string_new (NULL);

  g_string_replace (breaking, "\u00a0", " ", 0);
  words = g_strsplit_set (breaking->str, " \n\f\t", -1);
  for (guint i = 0; words[i]; i++)
    if (*words[i])
      g_string_append_printf (flat, "%s%s", flat->len > 0 ? " " : "", words[i]);
  return g_string_free (flat, FALSE);
}

static inline char *
pdf_reader_info (const char *path)
{
  return pdf_reader_run ((const char *[]){ "pdfinfo", "-isodates", path, NULL });
}

static inline guint
pdf_reader_n_pages (const char *path)
{
  g_autofree char *info = pdf_reader_info (path);

  g_assert_nonnull (strstr (info, "Pages:"));
  return atoi (strstr (info, "Pages:") + strlen ("Pages:"));
}

static inline guint
pdf_reader_count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, word)); p += strlen (word))
    n++;
  return n;
}
