/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-response-focus.h"

#include "spor-windows.h"

#include <adwaita.h>

/* What had the keyboard last in a question */
#define LAST_FOCUS "spor-last-focus"

/* In a question libadwaita has two buttons for each answer: in a row and in a pile, of which its
 * squeezer shows one. NULL: @widget is no such button. */
static GtkWidget *
spor_response_focus_get_row (GtkWidget *widget)
{
  GtkWidget *row = widget && GTK_IS_BUTTON (widget) ? gtk_widget_get_parent (widget) : NULL;
  GtkWidget *squeezer = row ? gtk_widget_get_parent (row) : NULL;

  return squeezer && ADW_IS_SQUEEZER (squeezer) ? row : NULL;
}

static GtkWidget *
spor_response_focus_find (GtkWidget *row, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (row); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0)
      return child;
  return NULL;
}

/* Nobody can go from one to the other but libadwaita, as it shows the other. */
static void
on_focus_changed_cb (GtkWindow *question)
{
  g_autoptr (GtkWidget) last = g_object_steal_data (G_OBJECT (question), LAST_FOCUS);
  GtkWidget *focus = gtk_window_get_focus (question);
  GtkWidget *before = spor_response_focus_get_row (last);
  GtkWidget *now = spor_response_focus_get_row (focus);
  GtkWidget *same = NULL;

  if (focus)
    g_object_set_data_full (G_OBJECT (question), LAST_FOCUS, g_object_ref (focus), g_object_unref);
  if (before && now && before != now)
    same = spor_response_focus_find (now, gtk_button_get_label (GTK_BUTTON (last)));
  if (same)
    gtk_widget_grab_focus (same);
}

static void
spor_response_focus_watch (GtkWindow *window)
{
  if (ADW_IS_MESSAGE_DIALOG (window))
    g_signal_connect (window, "notify::focus-widget", G_CALLBACK (on_focus_changed_cb), NULL);
}

void
spor_response_focus_install (void)
{
  spor_windows_meet (spor_response_focus_watch);
}

void
spor_response_focus_begin (AdwMessageDialog *question)
{
  GtkWidget *button;

  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (question));

  button = gtk_window_get_default_widget (GTK_WINDOW (question));
  if (button)
    gtk_widget_grab_focus (button);
}
