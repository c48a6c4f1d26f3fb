/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-begun.h"

#include "spor-meeting-begun.h"
#include "spor-round-begun.h"
#include "spor-toast.h"

#include <glib/gi18n-lib.h>

/* One message takes the place of another: what is two things is told in one. */
void
spor_begun_tell (GtkWidget *from, SporBook *book)
{
  gboolean meeting = spor_meeting_begun_is_left (book);
  gboolean round = spor_round_begun_is_left (book);

  if (meeting && round)
    spor_toast (from, _ ("A meeting and the round’s settings were not saved"));
  else if (meeting)
    spor_toast_offer (from, _ ("A meeting was begun and not created"), _ ("_Open"),
                      "win.new-meeting");
  else if (round)
    spor_toast_offer (from, _ ("The round’s settings were changed and not saved"), _ ("_Open"),
                      "round.settings");
}
