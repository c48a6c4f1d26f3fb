/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The example's sign-ups, as SurveyXact exported them, or NULL where they are not installed.
 * SPOR_DATADIR in the environment takes the place of the installed folder. (transfer full) */
char *spor_example_find (void);

/* Imports them into @book; the outcome is told in @from's window. */
void spor_example_import (GtkWidget *from, SporBook *book);

G_END_DECLS
