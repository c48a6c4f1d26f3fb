/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-settle-place.h"

#include "spor-keeper.h"
#include "spor-save-question.h"
#include "spor-windows.h"

#include <adwaita.h>

#define FOCUS_KEY "spor-settle-focus"
#define CARET_KEY "spor-settle-caret"

/* --- The keyboard --------------------------------------------------------------------------- */

void
spor_settle_leave_field (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus)
    {
      int caret = GTK_IS_EDITABLE (focus) ? gtk_editable_get_position (GTK_EDITABLE (focus)) : 0;

      g_object_set_data_full (G_OBJECT (window), FOCUS_KEY, g_object_ref (focus), g_object_unref);
      g_object_set_data (G_OBJECT (window), CARET_KEY, GINT_TO_POINTER (caret));
    }
  gtk_window_set_focus (window, NULL);
}

void
spor_settle_return (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    {
      g_autoptr (GtkWidget) focus = g_object_steal_data (l->data, FOCUS_KEY);

      if (!focus || !gtk_widget_get_mapped (focus) || gtk_window_get_focus (l->data))
        continue;
      gtk_widget_grab_focus (focus);
      if (GTK_IS_EDITABLE (focus)) /* nor does the next key take the place of what is selected */
        gtk_editable_set_position (GTK_EDITABLE (focus),
                                   GPOINTER_TO_INT (g_object_get_data (l->data, CARET_KEY)));
    }
}

/* --- The windows ---------------------------------------------------------------------------- */

static gboolean
spor_settle_is_in_the_way (GtkWindow *window, GtkWindow *behind)
{
  return gtk_window_get_transient_for (window) == behind
         && gtk_widget_get_mapped (GTK_WIDGET (window)) && !ADW_IS_MESSAGE_DIALOG (window);
}

gboolean
spor_settle_uncover (GtkWindow *window)
{
  GList *toplevels = gtk_window_list_toplevels ();
  gboolean is_free = TRUE;

  g_return_val_if_fail (GTK_IS_WINDOW (window), FALSE);

  g_list_foreach (toplevels, (GFunc)(void (*) (void))g_object_ref, NULL);
  for (GList *l = toplevels; l; l = l->next)
    if (spor_settle_is_in_the_way (l->data, window))
      {
        if (!gtk_window_get_modal (l->data) && !spor_save_would_lose (l->data)
            && !spor_keepers_find_unsaved (l->data))
          gtk_window_close (l->data);
        is_free = is_free && !gtk_widget_get_mapped (l->data);
      }
  g_list_free_full (toplevels, g_object_unref);
  return is_free;
}

static guint
spor_window_get_depth (GtkWindow *window)
{
  guint depth = 0;

  while ((window = gtk_window_get_transient_for (window)))
    depth++;
  return depth;
}

GtkWindow *
spor_settle_find_place (GtkWindow *settled, GtkWidget *about)
{
  GtkRoot *root = about ? gtk_widget_get_root (about) : NULL;
  GtkWindow *window = root ? GTK_WINDOW (root) : settled, *place = window;
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    if (gtk_widget_get_mapped (l->data) && !ADW_IS_MESSAGE_DIALOG (l->data)
        && spor_windows_belong (l->data, window))
      {
        if (gtk_window_is_active (l->data))
          return l->data;
        if (spor_window_get_depth (l->data) > spor_window_get_depth (place))
          place = l->data;
      }
  return place;
}
