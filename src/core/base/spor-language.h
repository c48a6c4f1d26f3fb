/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * spor_language_init:
 * @language: (nullable): "da", "en" or %NULL for what the environment says (LANGUAGE, LC_*)
 *
 * Sets the locale and binds the program's translations (SPOR_LOCALEDIR in the environment takes the
 * place of the installed folder). On a machine without the locale that LANG or LANGUAGE names,
 * C.UTF-8 carries the translations, so that LANGUAGE=da speaks Danish everywhere. Call once, first
 * thing in main(), while there is one thread; with GTK, call gtk_disable_setlocale() too, or it
 * sets the locale anew. Numbers in files keep their point: LC_NUMERIC is always C.
 */
void spor_language_init (const char *language);

/* Whether texts now come out in Danish; numbers and dates follow. */
gboolean spor_language_is_danish (void);

/* "1.234,5" / "1,234.5" with exactly @decimals decimals. */
char *spor_format_number (double value, guint decimals);

/* A count in a sentence: "207.200" / "207,200". */
char *spor_format_count (guint64 n);

/* A sentence with counts in it: g_strdup_printf() where each %u is as spor_format_count() has it.
 * There may be %s besides, and both may be numbered, as translations do. */
char *spor_format_counts (const char *sentence, ...) G_GNUC_PRINTF (1, 2);

/* A share as per cent: 0.914, 1 → "91,4 %" (no-break space) / "91.4%". */
char *spor_format_percent (double share, guint decimals);

/* What somebody typed: "0,01" and "0.01" are the same, whatever the language; without groups of
 * thousands, which would not be. FALSE if it is no finite number. */
gboolean spor_number_parse (const char *text, double *value);

G_END_DECLS
