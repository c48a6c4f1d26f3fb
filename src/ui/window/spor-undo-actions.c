/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-undo-actions.h"

#include "spor-error-dialog.h"
#include "spor-toast.h"
#include "spor-window.h"

#include <glib/gi18n-lib.h>

static void
on_undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = spor_book_run_finish (SPOR_BOOK (source), result, &error);
  /* Translators: what was undone, such as "Change to Anne Hansen" */
  g_autofree char *text = what ? g_strdup_printf (_ ("Undone: %s"), what) : NULL;

  if (text)
    spor_toast (GTK_WIDGET (self), text);
  else if (g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_DECIDED))
    spor_toast_offer (GTK_WIDGET (self), error->message, _ ("_Undo That"), "win.undo-past");
  else if (!g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_NOTHING))
    spor_show_error (GTK_WIDGET (self), _ ("This could not be undone"), error);
}

static void
on_redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SporWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = spor_book_run_finish (SPOR_BOOK (source), result, &error);
  /* Translators: what was done again */
  g_autofree char *text = what ? g_strdup_printf (_ ("Redone: %s"), what) : NULL;

  if (text)
    spor_toast (GTK_WIDGET (self), text);
  else if (!g_error_matches (error, SPOR_STORE_ERROR, SPOR_STORE_ERROR_NOTHING))
    spor_show_error (GTK_WIDGET (self), _ ("This could not be done again"), error);
}

static void
on_undo_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporWindow *self = SPOR_WINDOW (widget);

  spor_book_undo_async (spor_window_get_book (self), on_undone_cb, g_object_ref (self));
}

/* Asked for by name, after a decision that undo does not reach. */
static void
on_undo_past_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporWindow *self = SPOR_WINDOW (widget);

  spor_book_undo_past_async (spor_window_get_book (self), on_undone_cb, g_object_ref (self));
}

static void
on_redo_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SporWindow *self = SPOR_WINDOW (widget);

  spor_book_redo_async (spor_window_get_book (self), on_redone_cb, g_object_ref (self));
}

void
spor_undo_actions_install_class (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, on_undo_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.undo-past", NULL, on_undo_past_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, on_redo_activated_cb);
}
