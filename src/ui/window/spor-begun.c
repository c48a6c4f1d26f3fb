/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-begun.h"

#include "spor-meeting-begun.h"
#include "spor-round-begun.h"
#include "spor-toast.h"
#include "spor-window.h"

#include <glib/gi18n-lib.h>

/* Somebody has come back to it, or another round is shown, which has nothing to do with it. */
static void
on_window_changed_cb (GtkWidget *window)
{
  SporBook *book = spor_window_get_book (SPOR_WINDOW (window));

  if (!book || (!spor_meeting_begun_is_left (book) && !spor_round_begun_is_left (book)))
    spor_toast_withdraw (window);
}

/* Whoever looks away is not to miss it. */
static void
spor_begun_say (GtkWidget *window, const char *text, const char *label, const char *action)
{
  GObject *message = spor_toast_stay (window, text, label, action);

  if (!message)
    return;
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (on_window_changed_cb), message,
                           0);
  g_signal_connect_object (window, "notify::title", G_CALLBACK (on_window_changed_cb), message, 0);
}

/* One message takes the place of another: what is two things is told in one. */
void
spor_begun_tell (GtkWidget *from, SporBook *book)
{
  gboolean meeting = spor_meeting_begun_is_left (book);
  gboolean round = spor_round_begun_is_left (book);

  if (meeting && round)
    spor_begun_say (from, _ ("A meeting and the round’s settings were not saved"), NULL, NULL);
  else if (meeting)
    spor_begun_say (from, _ ("A meeting was begun and not created"), _ ("_Open"),
                    "win.new-meeting");
  else if (round)
    spor_begun_say (from, _ ("The round’s settings were changed and not saved"), _ ("_Open"),
                    "round.settings");
}
