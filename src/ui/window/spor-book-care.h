/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"
#include "spor-task-bar.h"

G_BEGIN_DECLS

/* Long work for the book's own sake. @bar, which must be free, shows it; the outcome is told in
 * @from's window. */

/* Everything against everything: what is wrong is listed in a dialog. */
void spor_book_care_check (GtkWidget *from, SporBook *book, SporTaskBar *bar);

/* A consistent copy, as @file. */
void spor_book_care_copy (GtkWidget *from, SporBook *book, SporTaskBar *bar, GFile *file);

/* What was asked of a book before its window closed is done before @app ends. @app: (nullable) */
void spor_book_care_let_finish (SporBook *book, GtkApplication *app);

/* The name that is proposed for a copy. (transfer full) */
char *spor_book_care_copy_name (SporBook *book);

G_END_DECLS
