/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pointer.h"
#include "spor-scroll.h"

#include <X11/XKBlib.h>

/* A user's two hands: what is on the screen is found by what it says, clicked with the pointer or
 * reached with the Tab key, and typed into. Nothing else of the program is touched. */

#define HANDS_MOST_TABS 200

typedef enum
{
  HANDS_POINTER,
  HANDS_KEYBOARD,
} Hands;

/* --- What is on the screen ------------------------------------------------------------------ */

static inline gboolean
hands_is_above (GListModel *all, GtkWindow *window)
{
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (all, i);

      if (gtk_widget_get_mapped (GTK_WIDGET (other))
          && gtk_window_get_transient_for (other) == window)
        return FALSE;
    }
  return TRUE;
}

/* The window that the user is in: no other stands before it. */
static inline GtkWindow *
hands_window (void)
{
  GListModel *all = gtk_window_get_toplevels ();
  GtkWindow *top = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (all, i);

      if (gtk_widget_get_mapped (GTK_WIDGET (window)) && hands_is_above (all, window))
        top = window;
    }
  g_assert_nonnull (top);
  return top;
}

static inline const char *
hands_text_of (GtkWidget *widget)
{
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  return GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;
}

static inline gboolean
hands_says (GtkWidget *widget, gconstpointer text)
{
  return g_strcmp0 (hands_text_of (widget), text) == 0;
}

static inline gboolean
hands_has (GtkWidget *widget, gconstpointer text)
{
  const char *said = hands_text_of (widget);

  return said && strstr (said, text);
}

/* What a button says comes before a title with the same words. */
static inline gboolean
hands_is_button (GtkWidget *widget, gconstpointer text)
{
  return hands_says (widget, text) && gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON);
}

static inline gboolean
hands_is_named (GtkWidget *widget, gconstpointer name)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), name) == 0
         || (ADW_IS_PREFERENCES_ROW (widget)
             && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), name)
                    == 0);
}

static inline gboolean
hands_is_label_for (GtkWidget *widget, const char *name)
{
  g_autoptr (GList) labels = gtk_widget_list_mnemonic_labels (widget);

  for (GList *l = labels; l; l = l->next)
    if (hands_says (l->data, name))
      return TRUE;
  return FALSE;
}

/* Something that can be used, in the window or in a popover of it. */
static inline GtkWidget *
hands_find (const char *name)
{
  GtkWidget *from = GTK_WIDGET (hands_window ());
  GtkWidget *found = fixture_find_shown (from, hands_is_button, name);

  if (!found)
    found = fixture_find_shown (from, hands_says, name);
  if (!found)
    found = fixture_find_shown (from, hands_is_named, name);
  if (GTK_IS_LABEL (found) && gtk_label_get_mnemonic_widget (GTK_LABEL (found)))
    found = gtk_label_get_mnemonic_widget (GTK_LABEL (found));
  return found && gtk_widget_is_sensitive (found) ? found : NULL;
}

static inline gboolean
hands_can_find (gpointer name)
{
  return hands_find (name) != NULL;
}

static inline gboolean
hands_can_read (gpointer text)
{
  return fixture_find_shown (GTK_WIDGET (hands_window ()), hands_has, text) != NULL;
}

/* Waits until some label has @text. */
static inline void
hands_read (const char *text)
{
  g_test_message ("reads “%s”", text);
  fixture_wait (hands_can_read, (gpointer)text);
}

/* --- The keyboard --------------------------------------------------------------------------- */

static inline void
hands_key (guint keyval, GdkModifierType modifiers)
{
  static const struct
  {
    GdkModifierType modifier;
    guint keyval;
  } held[] = { { GDK_CONTROL_MASK, GDK_KEY_Control_L },
               { GDK_SHIFT_MASK, GDK_KEY_Shift_L },
               { GDK_ALT_MASK, GDK_KEY_Alt_L } };
  Display *display = pointer_display ();
  KeyCode code = XKeysymToKeycode (display, keyval);

  if (XkbKeycodeToKeysym (display, code, 0, 0) != keyval)
    modifiers |= GDK_SHIFT_MASK;
  for (guint i = 0; i < G_N_ELEMENTS (held); i++)
    if (modifiers & held[i].modifier)
      XTestFakeKeyEvent (display, XKeysymToKeycode (display, held[i].keyval), TRUE, CurrentTime);
  XTestFakeKeyEvent (display, code, TRUE, CurrentTime);
  XTestFakeKeyEvent (display, code, FALSE, CurrentTime);
  for (guint i = 0; i < G_N_ELEMENTS (held); i++)
    if (modifiers & held[i].modifier)
      XTestFakeKeyEvent (display, XKeysymToKeycode (display, held[i].keyval), FALSE, CurrentTime);
}

/* Presses "<Control>i", "Tab" … in the window that stands before the others. */
static inline void
hands_press (const char *accelerator)
{
  guint keyval;
  GdkModifierType modifiers;

  g_test_message ("presses %s", accelerator);
  g_assert_true (gtk_accelerator_parse (accelerator, &keyval, &modifiers));
  keyboard_take (hands_window ());
  hands_key (keyval, modifiers);
  pointer_settle ();
}

/* ASCII, as a keyboard without Danish letters has it. */
static inline void
hands_type (const char *text)
{
  g_test_message ("types “%s”", text);
  keyboard_take (hands_window ());
  for (const char *c = text; *c; c++)
    {
      hands_key (gdk_unicode_to_keyval (*c), 0);
      XSync (pointer_display (), False);
      fixture_step ();
    }
  pointer_settle ();
}

static inline GtkWidget *
hands_focus (void)
{
  return gtk_root_get_focus (GTK_ROOT (hands_window ()));
}

/* Whether @widget says @name, or what it is a part of goes by it. */
static inline gboolean
hands_goes_by (GtkWidget *widget, const char *name)
{
  gboolean is_one = !GTK_IS_SCROLLED_WINDOW (widget)
                    && !(GTK_IS_LIST_BOX_ROW (widget)
                         && !gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget)));

  if (is_one && fixture_find_shown (widget, hands_says, name))
    return TRUE;
  for (guint up = 0; widget && up < 6 && !GTK_IS_ROOT (widget);
       up++, widget = gtk_widget_get_parent (widget))
    if (hands_is_named (widget, name) || hands_is_label_for (widget, name))
      return TRUE;
  return FALSE;
}

/* Presses @key until the keyboard is in what goes by @name. */
static inline void
hands_walk (const char *key, const char *name)
{
  g_test_message ("walks to “%s”", name);
  for (guint n = 0; n < HANDS_MOST_TABS; n++)
    {
      GtkWidget *focus = hands_focus ();

      if (focus && hands_goes_by (focus, name))
        return;
      g_test_message ("is in %s", focus ? G_OBJECT_TYPE_NAME (focus) : "nothing");
      hands_press (key);
    }
  g_error ("The key %s does not lead to “%s”", key, name);
}

/* --- The pointer ---------------------------------------------------------------------------- */

static inline void
hands_point (GtkWidget *widget)
{
  int x, y;

  spor_scroll_to (widget, 0);
  pointer_settle ();
  fixture_forget_tooltip (); /* of a window that has gone it would lie over this one */
  pointer_middle (widget, &x, &y);
  pointer_move (x - 1, y);
  pointer_move (x, y);
}

static inline void
hands_click_widget (GtkWidget *widget)
{
  hands_point (widget);
  pointer_click_times (1, 1);
}

static inline void
hands_click (const char *name)
{
  g_test_message ("clicks “%s”", name);
  fixture_wait (hands_can_find, (gpointer)name);
  pointer_settle (); /* what has just come may move it */
  hands_click_widget (hands_find (name));
}

/* --- Either --------------------------------------------------------------------------------- */

/* Uses a button, a menu's item, a row. */
static inline void
hands_use (Hands hands, const char *name)
{
  if (hands == HANDS_POINTER)
    {
      hands_click (name);
      return;
    }
  fixture_wait (hands_can_find, (gpointer)name);
  hands_walk ("Tab", name);
  hands_press ("space");
}

/* Types into a field, over what stands there. */
static inline void
hands_fill (Hands hands, const char *name, const char *text)
{
  if (hands == HANDS_POINTER)
    hands_click (name);
  else
    hands_walk ("Tab", name);
  hands_press ("<Control>a");
  hands_type (text);
}

static inline gboolean
hands_holds (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_EDITABLE (widget)
         && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), text);
}

static inline gboolean
hands_have_typed (gpointer text)
{
  return fixture_find_shown (GTK_WIDGET (hands_window ()), hands_holds, text) != NULL;
}

static inline gboolean
hands_can_type (gpointer window)
{
  return gtk_root_get_focus (window) != NULL;
}

static inline gboolean
hands_are_elsewhere (gpointer window)
{
  return hands_window () != window;
}

/* What was copied elsewhere. */
static inline void
hands_paste (const char *text)
{
  g_test_message ("pastes “%s”", text);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (hands_window ())), text);
  hands_press ("<Control>v");
}

/* Answers the question for a file or a folder. Were the path typed, GTK would look into each folder
 * on the way for what could be meant, and sort it anew with every file that comes and goes: where
 * others work in /tmp it does not come to an end. GTK's takes no notice of Enter for as long as it
 * makes up its mind about what could be meant by the path, and then needs it once more. */
static inline void
hands_choose (const char *path)
{
  GtkWindow *question = hands_window ();

  fixture_wait (hands_can_type, question);
  hands_press ("<Control>l");
  hands_press ("<Control>a");
  hands_paste (path);
  fixture_wait (hands_have_typed, (gpointer)path);
  for (guint n = 1; hands_window () == question && n < 20; n++)
    {
      pointer_pause (150 * n);
      if (hands_window () == question)
        hands_press ("Return");
    }
  fixture_wait (hands_are_elsewhere, question);
}
