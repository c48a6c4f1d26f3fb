/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-leave.h"

#include "spor-focus.h"
#include "spor-keeper.h"
#include "spor-settle.h"

#define LEAVE_KEY "spor-leave"

typedef struct
{
  SporLeaveAgain again;
  gpointer user_data;
  gboolean answered;
} SporLeaving;

static SporLeave
spor_leave_judge (GtkWidget *pane)
{
  SporKeeper *unsaved = spor_keepers_find_unsaved (pane);
  GtkWidget *focus;

  if (!unsaved || spor_settle_is_given_up (pane))
    return SPOR_LEAVE_NOW;
  spor_keeper_reveal (unsaved);
  focus = spor_focus_within (pane);
  if (GTK_IS_EDITABLE (focus)) /* the next key does not take the place of it all */
    gtk_editable_set_position (GTK_EDITABLE (focus), -1);
  return SPOR_LEAVE_NOT;
}

/* What is being typed counts once its field is left, and what is wrong with it is said then. */
static void
spor_leave_save (GtkWidget *pane)
{
  GtkRoot *root = gtk_widget_get_root (pane);
  GtkWidget *focus = root ? spor_focus_within (pane) : NULL;

  if (focus)
    gtk_root_set_focus (root, NULL);
  spor_keepers_save (pane);
  if (focus && gtk_widget_get_mapped (focus))
    gtk_root_set_focus (root, focus);
}

static void
spor_leave_wait (GtkWidget *pane, SporLeaveAgain again, gpointer user_data)
{
  SporLeaving *leaving = g_new0 (SporLeaving, 1);

  leaving->again = again;
  leaving->user_data = user_data;
  g_object_set_data_full (G_OBJECT (pane), LEAVE_KEY, leaving, g_free);
}

SporLeave
spor_leave (GtkWidget *pane, SporLeaveAgain again, gpointer user_data)
{
  SporLeaving *leaving;

  g_return_val_if_fail (GTK_IS_WIDGET (pane), SPOR_LEAVE_NOW);

  leaving = g_object_get_data (G_OBJECT (pane), LEAVE_KEY);
  if (leaving && leaving->answered)
    return spor_leave_judge (pane);
  if (!leaving)
    spor_leave_save (pane);
  if (!spor_keepers_find_sending (pane))
    return spor_leave_judge (pane);
  spor_leave_wait (pane, again, user_data);
  return SPOR_LEAVE_LATER;
}

gboolean
spor_leave_is_waiting (GtkWidget *pane)
{
  SporLeaving *leaving = g_object_get_data (G_OBJECT (pane), LEAVE_KEY);

  return leaving && !leaving->answered;
}

static void
spor_leave_ask_again (GtkWidget *pane)
{
  SporLeaving *leaving = g_object_get_data (G_OBJECT (pane), LEAVE_KEY);

  g_object_ref (pane);
  leaving->answered = TRUE;
  leaving->again (leaving->user_data);
  g_object_set_data (G_OBJECT (pane), LEAVE_KEY, NULL);
  g_object_unref (pane);
}

void
spor_leave_hear (GtkWidget *from)
{
  g_return_if_fail (GTK_IS_WIDGET (from));

  for (GtkWidget *pane = from; pane; pane = gtk_widget_get_parent (pane))
    if (spor_leave_is_waiting (pane) && !spor_keepers_find_sending (pane))
      {
        spor_leave_ask_again (pane);
        break;
      }
}
