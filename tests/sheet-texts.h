/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* The texts of all sheets of the workbook @path, one below the other. (transfer full) */
static inline char *
sheet_texts_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "core", "sheet_texts.py", NULL);
  char *argv[] = { (char *)"/usr/bin/python3", script, (char *)path, NULL };
  char *text = NULL;
  int status;

  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return text;
}
