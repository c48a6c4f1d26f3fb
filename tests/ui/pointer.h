/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

#include "spor-pause.h"

#include <X11/extensions/XTest.h>
#include <gdk/x11/gdkx.h>
#include <math.h>

/* Real pointer and keyboard events, through the X server, for windows on a display of their own. */

static inline Display *
pointer_display (void)
{
  return gdk_x11_display_get_xdisplay (gdk_display_get_default ());
}

#define POINTER_REST 30 /* milliseconds: longer than from one frame to the next */

/* Whether the program did anything in the time of a frame. Nothing else is as low in its main loop,
 * so that where the machine is slow all that is due comes first. */
static inline gboolean
pointer_sees_something_happen (void)
{
  gboolean over = FALSE;
  guint n = 0;

  g_timeout_add_full (G_PRIORITY_LOW * 2, POINTER_REST, fixture_on_timeout_cb, &over, NULL);
  while (!over)
    n += g_main_context_iteration (NULL, TRUE);
  return n > 1;
}

/* A button that a key has pressed, which GTK lets be seen for a while before it does anything. */
static inline gboolean
pointer_is_key_pressed (GtkWidget *widget, gconstpointer data)
{
  return gtk_widget_has_css_class (widget, "keyboard-activating");
}

static inline gboolean
pointer_sees_key_pressed (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gboolean found = FALSE;

  for (guint i = 0; !found && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      found = fixture_find_shown (window, pointer_is_key_pressed, NULL) != NULL;
    }
  return found;
}

/* Lets the program run until what was done to it has arrived, and has come to an end: events, what
 * the books were asked for, frames, gestures, drags. FALSE after a second of what has no end, such
 * as a spinner. */
static inline gboolean
pointer_settle (void)
{
  gboolean moves;
  gint64 latest = g_get_monotonic_time () + G_USEC_PER_SEC;
  guint n = 0;

  do
    {
      XSync (pointer_display (), False);
      fixture_settle ();
      moves = pointer_sees_something_happen () || pointer_sees_key_pressed ();
    }
  while (moves && (++n < 10 || g_get_monotonic_time () < latest));
  return !moves;
}

/* Lets time go by, for what goes by the clock: two clicks that are not one, a key in the middle of
 * what another set in motion. What is to have happened is waited for in another way. */
static inline void
pointer_pause (guint milliseconds)
{
  gboolean over = FALSE;

  XFlush (pointer_display ());
  g_timeout_add (milliseconds, fixture_on_timeout_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* What is typed has been let lie for longer than it waits to be saved. */
static inline void
pointer_let_pause (void)
{
  pointer_pause (SPOR_PAUSE_MS + 300);
  fixture_settle ();
}

/* The middle of @widget on the screen. */
static inline void
pointer_middle (GtkWidget *widget, int *x, int *y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = gtk_native_get_surface (native);
  Window window = gdk_x11_surface_get_xid (surface), child;
  double in_x, in_y, at_x, at_y;
  int root_x, root_y;

  gtk_native_get_surface_transform (native, &at_x, &at_y);
  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (native),
                                                   gtk_widget_get_width (widget) / 2.0,
                                                   gtk_widget_get_height (widget) / 2.0, &in_x,
                                                   &in_y));
  XTranslateCoordinates (pointer_display (), window, DefaultRootWindow (pointer_display ()), 0, 0,
                         &root_x, &root_y, &child);
  *x = root_x + (int)floor (in_x + at_x);
  *y = root_y + (int)floor (in_y + at_y);
}

static inline void
pointer_move (int x, int y)
{
  XTestFakeMotionEvent (pointer_display (), -1, x, y, CurrentTime);
  pointer_settle ();
}

/* Presses and lets go as often, where the pointer is; at once, for to GTK a press that lasts is no
 * click, nor are two that are far between a double click, and slow machines are slow at this too.
 */
static inline void
pointer_click_times (guint button, guint times)
{
  for (guint i = 0; i < times; i++)
    {
      XTestFakeButtonEvent (pointer_display (), button, TRUE, CurrentTime);
      XTestFakeButtonEvent (pointer_display (), button, FALSE, CurrentTime);
    }
  pointer_settle ();
}

/* A double click. */
static inline void
pointer_click_twice (GtkWidget *widget)
{
  int x, y;

  pointer_middle (widget, &x, &y);
  pointer_move (x, y);
  pointer_click_times (1, 2);
}

static inline void
pointer_press (guint button, gboolean press)
{
  XTestFakeButtonEvent (pointer_display (), button, press, CurrentTime);
  pointer_settle ();
}

/* Takes @from over @to, and keeps it there: the motion over the target must come after the drag
 * began. */
static inline void
pointer_carry (GtkWidget *from, GtkWidget *to)
{
  int x, y, to_x, to_y;

  pointer_middle (from, &x, &y);
  pointer_middle (to, &to_x, &to_y);
  pointer_move (x, y);
  pointer_press (1, TRUE);
  pointer_move (x + 12, y + 6);
  pointer_move (x + 30, y + 15);
  pointer_move ((x + to_x) / 2, (y + to_y) / 2);
  pointer_move (to_x, to_y);
  pointer_move (to_x + 1, to_y + 1);
}

static inline void
pointer_drop (void)
{
  pointer_press (1, FALSE);
}

static inline void
pointer_drag (GtkWidget *from, GtkWidget *to)
{
  pointer_carry (from, to);
  pointer_drop ();
}

/* Without a window manager nobody else gives the window the keyboard. */
static inline void
keyboard_take (GtkWindow *window)
{
  Window xid = gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (window)));

  XSetInputFocus (pointer_display (), xid, RevertToParent, CurrentTime);
  pointer_settle ();
}

/* And goes on at once. */
static inline void
keyboard_tap (guint keyval)
{
  KeyCode code = XKeysymToKeycode (pointer_display (), keyval);

  XTestFakeKeyEvent (pointer_display (), code, TRUE, CurrentTime);
  XTestFakeKeyEvent (pointer_display (), code, FALSE, CurrentTime);
  XFlush (pointer_display ());
}

static inline void
keyboard_press (guint keyval)
{
  keyboard_tap (keyval);
  pointer_settle ();
}

static inline void
keyboard_hold (guint keyval, gboolean down)
{
  XTestFakeKeyEvent (pointer_display (), XKeysymToKeycode (pointer_display (), keyval), down,
                     CurrentTime);
  pointer_settle ();
}

static inline void
keyboard_press_with (guint modifier, guint keyval)
{
  keyboard_hold (modifier, TRUE);
  keyboard_press (keyval);
  keyboard_hold (modifier, FALSE);
}

/* With @modifier (a keyval, 0: none) held; so long before the next that two are no double click. */
static inline void
pointer_click_with (guint modifier, GtkWidget *widget)
{
  int x, y;

  pointer_middle (widget, &x, &y);
  pointer_move (x, y);
  if (modifier)
    keyboard_hold (modifier, TRUE);
  pointer_click_times (1, 1);
  if (modifier)
    keyboard_hold (modifier, FALSE);
  pointer_pause (450);
}
