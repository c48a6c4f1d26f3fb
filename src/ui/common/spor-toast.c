/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-toast.h"

#include <glib/gi18n-lib.h>

#define UNDO_TOAST "spor-undo-toast"

static AdwToastOverlay *
spor_toast_find_overlay (GtkWidget *from)
{
  return ADW_TOAST_OVERLAY (gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY));
}

/* Names of people and files may hold what looks like markup. */
static AdwToast *
spor_toast_new (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return adw_toast_new (escaped);
}

void
spor_toast (GtkWidget *from, const char *text)
{
  AdwToastOverlay *overlay = spor_toast_find_overlay (from);

  g_return_if_fail (overlay != NULL);

  adw_toast_overlay_add_toast (overlay, spor_toast_new (text));
}

static void
on_undo_toast_dismissed_cb (AdwToast *toast, AdwToastOverlay *overlay)
{
  if (g_object_get_data (G_OBJECT (overlay), UNDO_TOAST) == toast)
    g_object_set_data (G_OBJECT (overlay), UNDO_TOAST, NULL);
}

void
spor_toast_undo (GtkWidget *from, const char *text)
{
  AdwToastOverlay *overlay = spor_toast_find_overlay (from);
  AdwToast *toast;

  g_return_if_fail (overlay != NULL);

  spor_toast_withdraw_undo (overlay);
  toast = spor_toast_new (text);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_undo_toast_dismissed_cb), overlay, 0);
  g_object_set_data_full (G_OBJECT (overlay), UNDO_TOAST, g_object_ref (toast), g_object_unref);
  adw_toast_overlay_add_toast (overlay, toast);
}

void
spor_toast_withdraw_undo (AdwToastOverlay *overlay)
{
  g_autoptr (AdwToast) toast = g_object_steal_data (G_OBJECT (overlay), UNDO_TOAST);

  if (toast)
    adw_toast_dismiss (toast);
}

void
spor_toast_file (GtkWidget *from, const char *text, GFile *file)
{
  AdwToastOverlay *overlay = spor_toast_find_overlay (from);
  g_autofree char *uri = g_file_get_uri (file);
  AdwToast *toast;

  g_return_if_fail (overlay != NULL);

  toast = spor_toast_new (text);
  adw_toast_set_button_label (toast, _ ("_Show in Folder"));
  adw_toast_set_action_name (toast, "app.show-in-folder");
  adw_toast_set_action_target_value (toast, g_variant_new_string (uri));
  adw_toast_overlay_add_toast (overlay, toast);
}
