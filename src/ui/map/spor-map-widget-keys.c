/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-map-widget-private.h"

#define KEY_STEP 1.5
#define PAN_STEP 80

static void
spor_map_widget_move (SporMapWidget *self, int dx, int dy, gboolean pans)
{
  SporMapView view = self->view;

  if (!pans)
    {
      spor_map_widget_step (self, dx, dy);
      return;
    }
  spor_map_view_pan (&view, -dx * PAN_STEP, -dy * PAN_STEP);
  spor_map_widget_set_view (self, &view);
}

static gboolean
spor_map_widget_press_way (SporMapWidget *self, guint key, gboolean pans)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      spor_map_widget_move (self, -1, 0, pans);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      spor_map_widget_move (self, 1, 0, pans);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      spor_map_widget_move (self, 0, -1, pans);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      spor_map_widget_move (self, 0, 1, pans);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
spor_map_widget_press_walk (SporMapWidget *self, guint key)
{
  int n = spor_map_widget_get_n (self);

  switch (key)
    {
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      spor_map_widget_walk (self, 1);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      spor_map_widget_walk (self, -1);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      spor_map_widget_walk (self, -n);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      spor_map_widget_walk (self, n);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
spor_map_widget_press_zoom (SporMapWidget *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      spor_map_widget_zoom (self, KEY_STEP);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      spor_map_widget_zoom (self, 1 / KEY_STEP);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      spor_map_widget_show_all (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
spor_map_widget_press_select (SporMapWidget *self, guint key, gboolean adds)
{
  guint cursor = MAX (self->cursor, 0);

  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      if (self->cursor >= 0)
        spor_map_widget_choose (self, &cursor, 1, adds);
      return self->cursor >= 0;
    case GDK_KEY_Escape:
      for (guint m = 0; m < spor_map_widget_get_n (self); m++)
        if (spor_map_picture_get_selected (self->picture, m))
          {
            spor_map_widget_choose_none (self);
            return TRUE;
          }
      return FALSE;
    default:
      return FALSE;
    }
}

/* Past the last one the keyboard goes on to what comes after the map. */
static gboolean
spor_map_widget_press_tab (SporMapWidget *self, guint key, GdkModifierType state)
{
  switch (key)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return spor_map_widget_walk_regions (self, (state & GDK_SHIFT_MASK) != 0);
    default:
      return FALSE;
    }
}

gboolean
spor_map_widget_press_key (SporMapWidget *self, guint key, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  gunichar letter = gdk_keyval_to_unicode (key);

  if (!self->picture || (state & GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  if (spor_map_widget_press_way (self, key, control)
      || spor_map_widget_press_select (self, key, control || (state & GDK_SHIFT_MASK)))
    return GDK_EVENT_STOP;
  if (control)
    return GDK_EVENT_PROPAGATE;
  if (spor_map_widget_press_tab (self, key, state) || spor_map_widget_press_walk (self, key)
      || spor_map_widget_press_zoom (self, key))
    return GDK_EVENT_STOP;
  if (!g_unichar_isalpha (letter))
    return GDK_EVENT_PROPAGATE;
  spor_map_widget_type (self, letter);
  return GDK_EVENT_STOP;
}

const char *const *
spor_map_widget_get_keys (void)
{
  static const char *const keys[] = { "Tab <Shift>Tab",
                                      "<Control>Tab",
                                      "Left Right Up Down",
                                      "Page_Up Page_Down",
                                      "a...z",
                                      "<Control>Left <Control>Right",
                                      "plus minus",
                                      "0",
                                      "space",
                                      "Escape",
                                      NULL };

  return keys;
}
