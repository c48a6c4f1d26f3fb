/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-drag-escape.h"

#ifdef GDK_WINDOWING_X11

#include <X11/extensions/XInput2.h>
#include <gdk/x11/gdkx.h>

static gboolean
spor_keycode_is_escape (GdkDisplay *display, guint keycode)
{
  g_autofree guint *keyvals = NULL;
  int n = 0;

  if (!gdk_display_map_keycode (display, keycode, NULL, &keyvals, &n))
    return FALSE;
  for (int i = 0; i < n; i++)
    if (keyvals[i] == GDK_KEY_Escape)
      return TRUE;
  return FALSE;
}

/* The key comes for the root window, where GTK looks for no events. */
static gboolean
on_xevent_cb (GdkDisplay *display, gpointer event, GtkDragSource *source)
{
  const XGenericEventCookie *cookie = &((XEvent *)event)->xcookie;
  const XIDeviceEvent *device_event = cookie->type == GenericEvent ? cookie->data : NULL;

  if (!device_event || cookie->evtype != XI_KeyPress
      || !spor_keycode_is_escape (display, device_event->detail))
    return GDK_EVENT_PROPAGATE;
  /* gtk_drag_source_drag_cancel() would leave the pointer grabbed, and then drop */
  if (gtk_drag_source_get_drag (source))
    g_signal_emit_by_name (gtk_drag_source_get_drag (source), "cancel",
                           GDK_DRAG_CANCEL_USER_CANCELLED);
  return GDK_EVENT_STOP;
}

static GdkDisplay *
spor_drag_source_get_display (GtkDragSource *source)
{
  return gtk_widget_get_display (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)));
}

void
spor_drag_escape_watch (GtkDragSource *source)
{
  GdkDisplay *display = spor_drag_source_get_display (source);

  if (GDK_IS_X11_DISPLAY (display))
    g_signal_connect_object (display, "xevent", G_CALLBACK (on_xevent_cb), source, 0);
}

void
spor_drag_escape_leave (GtkDragSource *source)
{
  g_signal_handlers_disconnect_by_func (spor_drag_source_get_display (source), on_xevent_cb,
                                        source);
}

#else

void
spor_drag_escape_watch (GtkDragSource *source)
{
}

void
spor_drag_escape_leave (GtkDragSource *source)
{
}

#endif
