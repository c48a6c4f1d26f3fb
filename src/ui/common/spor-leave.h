/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is typed in a pane is in the book before the pane shows something else that is chosen in the
 * list beside it. */
typedef enum
{
  SPOR_LEAVE_NOW,   /* nothing keeps the pane */
  SPOR_LEAVE_LATER, /* the book has not answered yet; it is asked again then */
  SPOR_LEAVE_NOT,   /* something could not be saved: the keyboard is brought back to it */
} SporLeave;

/* The book has answered: whoever asked whether @pane may be left asks again. */
typedef void (*SporLeaveAgain) (gpointer user_data);

/**
 * spor_leave:
 * @again: called once if SPOR_LEAVE_LATER is returned, and spor_leave() again from there; not if
 *   @pane is gone by then
 *
 * Saves what is typed under @pane, see #SporKeeper, unless the user has given it up.
 */
SporLeave spor_leave (GtkWidget *pane, SporLeaveAgain again, gpointer user_data);

/* Whether what is chosen still waits for the book's answer. */
gboolean spor_leave_is_waiting (GtkWidget *pane);

/* The book has answered what the keeper @from sent to it. Last in the answer's callback: the pane
 * may show something else afterwards. */
void spor_leave_hear (GtkWidget *from);

G_END_DECLS
