/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row of somebody's own words, which are no markup and are shown whole. @subtitle: (nullable) */
GtkWidget *spor_plain_row_new (const char *title, const char *subtitle);

/* No line of the title of such a row ends within a word, unless the word is a very long one. */
void spor_plain_row_keep_words (GtkWidget *row);

G_END_DECLS
