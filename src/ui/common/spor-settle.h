/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is typed in a window reaches its book, or the user knows that it does not, before the window
 * lets go of it. */

typedef void (*SporSettled) (GtkWindow *window, gpointer user_data);

/**
 * spor_settle:
 * @book: (nullable): what is typed in @window, and in those that stand before it, goes there
 * @leave: the button that leaves without saving, such as "Close Without Saving"
 * @settled: called once all is in the book, or the user gives it up; not if they go back
 * @free_data: (nullable): for @user_data, whatever comes of it, but not if TRUE is returned
 *
 * Saves, waits for what comes of it, and asks where something could not be saved.
 *
 * Returns: TRUE if there is nothing to wait for: then @settled is not called
 */
gboolean spor_settle (GtkWindow *window,
                      SporBook *book,
                      const char *leave,
                      SporSettled settled,
                      gpointer user_data,
                      GDestroyNotify free_data);

/* The same before @window closes, and @book with it: it asks as well where the book's file has
 * gone, once for that and for what was typed. Once a copy is saved, it goes on; what was typed goes
 * into none, and is asked about again. */
gboolean spor_settle_to_close (GtkWindow *window,
                               SporBook *book,
                               SporSettled settled,
                               gpointer user_data,
                               GDestroyNotify free_data);

/* While @window is settled: @back, where the user was, has the keyboard again if they stay and
 * nothing is to be corrected first. */
void spor_settle_return_to (GtkWindow *window, GtkWindow *back);

/* Whether the window of @from is being settled: then the question says what went wrong with all of
 * it, and nobody else does. */
gboolean spor_settle_hear (GtkWidget *from, const GError *error);

/* A copy of the book of @window, which was asked for, has been saved, or is not: then it goes on,
 * or the user goes back. */
void spor_settle_hear_copy (GtkWindow *window, gboolean saved);

/* What could not be saved stands nowhere any more but in a dialog of the window of @from, which
 * stays: there is nothing to go back to or to try again. */
void spor_settle_hear_lost (GtkWidget *from);

/* Whether it is saved, waited for, or asked about. */
gboolean spor_settle_is_under_way (GtkWindow *window);

/* Whether it is saved, or waited for, and nothing is asked. */
gboolean spor_settle_is_waiting (GtkWindow *window);

/* From now on, or no longer, nothing that is typed in @window, or in those that
 * stand before it, is saved, nor said to be lost: the
 * user has given it up. */
void spor_settle_give_up (GtkWindow *window, gboolean given_up);
gboolean spor_settle_is_given_up (GtkWidget *widget);

G_END_DECLS
