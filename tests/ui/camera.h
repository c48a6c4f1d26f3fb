/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hands.h"

#include <glib/gi18n-lib.h>

/* Pictures of the program's windows, the same at each run: what the program itself draws, with its
 * popovers, at a time of day that is set, without what comes and goes (toasts, the caret, whatever
 * the pointer happens to be over). */

/* --- The time -------------------------------------------------------------------------------- */

static inline gint64 *
camera_clock (void)
{
  static gint64 now;

  return &now;
}

/* @iso: "2025-03-10T08:00:00Z" */
static inline void
camera_set_clock (const char *iso)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, NULL);

  *camera_clock () = g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

/* --- What the program says ------------------------------------------------------------------- */

/* A message of the sources as it stands on the screen: in the program's language, without the mark
 * of its access key. */
static inline const char *
camera_say (const char *message)
{
  g_auto (GStrv) parts = g_strsplit (g_dgettext (GETTEXT_PACKAGE, message), "_", -1);
  g_autofree char *said = g_strjoinv ("", parts);

  return g_intern_string (said);
}

static inline void
camera_use (const char *message)
{
  hands_click (camera_say (message));
}

/* Uses what asks for a file, and answers. */
static inline void
camera_choose (const char *message, const char *path)
{
  GtkWindow *from = hands_window ();

  camera_use (message);
  fixture_wait (hands_are_elsewhere, from);
  hands_choose (path);
}

/* --- Pictures -------------------------------------------------------------------------------- */

typedef struct
{
  const char *folder;
  GdkPaintable *carried; /* what a drag carries with the pointer, and where; or NULL */
  int x, y;
} Camera;

static inline gboolean
camera_is_passing (GtkWidget *widget, gconstpointer unused)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget")
         || (GTK_IS_SPINNER (widget) && gtk_spinner_get_spinning (GTK_SPINNER (widget)));
}

static inline gboolean
camera_sees_nothing_pass (gpointer window)
{
  return !fixture_find_shown (window, camera_is_passing, NULL);
}

/* Away from everything, until all has come to rest. */
static inline void
camera_wait (const Camera *camera)
{
  if (!camera->carried)
    pointer_move (gdk_surface_get_width (gtk_native_get_surface (GTK_NATIVE (hands_window ())))
                      + 40,
                  880);
  fixture_wait (camera_sees_nothing_pass, hands_window ());
  pointer_settle ();
}

static inline void
camera_snapshot_widget (GtkSnapshot *snapshot, GtkWidget *widget, double x, double y)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  gtk_snapshot_restore (snapshot);
}

/* A popover is a surface of its own, somewhere over its window. */
static inline void
camera_snapshot_popovers (GtkSnapshot *snapshot, GtkWidget *from, GtkNative *window)
{
  for (GtkWidget *child = gtk_widget_get_first_child (from); child;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_POPOVER (child) && gtk_widget_get_mapped (child))
        {
          GdkPopup *popup = GDK_POPUP (gtk_native_get_surface (GTK_NATIVE (child)));
          double x, y, window_x, window_y;

          gtk_native_get_surface_transform (GTK_NATIVE (child), &x, &y);
          gtk_native_get_surface_transform (window, &window_x, &window_y);
          camera_snapshot_widget (snapshot, child, gdk_popup_get_position_x (popup) + x - window_x,
                                  gdk_popup_get_position_y (popup) + y - window_y);
        }
      camera_snapshot_popovers (snapshot, child, window);
    }
}

/* NULL while the window is about to draw anew. (transfer full) */
static inline GskRenderNode *
camera_draw (const Camera *camera, GtkWidget *window)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  camera_snapshot_widget (snapshot, window, 0, 0);
  camera_snapshot_popovers (snapshot, window, GTK_NATIVE (window));
  if (camera->carried)
    {
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (camera->x, camera->y));
      gdk_paintable_snapshot (camera->carried, snapshot,
                              gdk_paintable_get_intrinsic_width (camera->carried),
                              gdk_paintable_get_intrinsic_height (camera->carried));
    }
  return gtk_snapshot_free_to_node (snapshot);
}

/* Takes the window that stands before the others; @crop: (nullable): only the part of this widget
 */
static inline void
camera_take (const Camera *camera, const char *name, GtkWidget *crop)
{
  GtkWidget *window;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (camera->folder, file, NULL);
  graphene_rect_t bounds;

  g_test_message ("takes %s", name);
  camera_wait (camera);
  window = GTK_WIDGET (hands_window ());
  for (guint n = 0; n < 50 && !(node = camera_draw (camera, window)); n++)
    pointer_settle ();
  g_assert_nonnull (node);
  if (!crop) /* without the edge that a window has where nobody manages windows */
    crop = gtk_window_get_child (GTK_WINDOW (window));
  g_assert_true (gtk_widget_compute_bounds (crop, window, &bounds));
  texture
      = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, &bounds);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}
