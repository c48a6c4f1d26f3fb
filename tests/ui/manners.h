/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hands.h"

#include "spor-columns.h"

/* What windows and questions have in common at the keyboard (docs/manners.md). */

static inline gboolean
is_back (gpointer window)
{
  return hands_window () == window;
}

/* As if the keyboard had been led there. */
static inline void
take_focus (const char *name)
{
  GtkWidget *widget;

  fixture_wait (hands_can_find, (gpointer)name);
  for (widget = hands_find (name); widget && !gtk_widget_grab_focus (widget);)
    widget = gtk_widget_get_parent (widget);
  g_assert_nonnull (widget);
}

static inline void
choose_item (const char *item)
{
  fixture_wait (hands_can_find, (gpointer)item);
  hands_walk ("Down", item);
  hands_press ("Return");
}

/* --- Round by the Tab key --------------------------------------------------------------------- */

/* The next stop. What moves the keyboard later is waited for. */
static inline GtkWidget *
tab_on (GdkModifierType modifiers)
{
  GtkWidget *before = hands_focus ();

  hands_key (GDK_KEY_Tab, modifiers);
  XSync (pointer_display (), False);
  fixture_settle ();
  if (hands_focus () == before)
    pointer_settle ();
  return hands_focus ();
}

/* What has the keyboard on the way round, the beginning last. */
static inline GPtrArray *
tab_round (GdkModifierType modifiers)
{
  const char *way = modifiers ? "back" : "on";
  GtkWidget *first = hands_focus (), *focus;
  GPtrArray *stops = g_ptr_array_new_with_free_func (g_object_unref);

  do
    {
      focus = tab_on (modifiers);
      g_test_message ("%s to %s", way, focus ? G_OBJECT_TYPE_NAME (focus) : "nothing");
      if (focus)
        g_ptr_array_add (stops, g_object_ref (focus)); /* it may go meanwhile */
    }
  while (focus && focus != first && stops->len < HANDS_MOST_TABS);
  if (focus != first)
    g_error ("The Tab key does not come round %s", way);
  return stops;
}

static inline guint
count_gone (GPtrArray *stops)
{
  guint n = 0;

  for (guint i = 0; i < stops->len; i++)
    n += gtk_widget_get_root (stops->pdata[i]) == NULL;
  return n;
}

/* A row may have been filled anew on the way: another one stands for it then. */
static inline void
assert_stops_among (GPtrArray *stops, GPtrArray *others)
{
  guint spare = count_gone (others);

  for (guint i = 0; i < stops->len; i++)
    if (gtk_widget_get_root (stops->pdata[i]) && !g_ptr_array_find (others, stops->pdata[i], NULL)
        && spare-- == 0)
      g_error ("%u on the way is a %s, which the other way leaves out", i,
               G_OBJECT_TYPE_NAME (stops->pdata[i]));
}

static inline GtkWidget *
branch_of (GtkWidget *top, GtkWidget *widget)
{
  while (widget && gtk_widget_get_parent (widget) != top)
    widget = gtk_widget_get_parent (widget);
  return widget;
}

/* Whether @next comes before @stop in the box or the columns that both are in. What has gone
 * meanwhile comes before nothing. */
static inline gboolean
is_step_back (GtkWidget *stop, GtkWidget *next)
{
  GtkWidget *top = gtk_widget_get_root (stop) ? stop : NULL, *sibling;

  while (top && !(top != stop && gtk_widget_is_ancestor (next, top)))
    top = gtk_widget_get_parent (top);
  if (!GTK_IS_BOX (top) && !SPOR_IS_COLUMNS (top))
    return FALSE;
  for (sibling = gtk_widget_get_next_sibling (branch_of (top, next)); sibling;
       sibling = gtk_widget_get_next_sibling (sibling))
    if (sibling == branch_of (top, stop))
      return TRUE;
  return FALSE;
}

/* On the way round @stops, as tab_round() has it, it is only from the last to the first that the
 * Tab key steps back; what stands beside something higher has its turn. */
static inline void
assert_stops_in_order (GPtrArray *stops)
{
  guint n = 0;

  for (guint i = 0; i < stops->len; i++)
    {
      GtkWidget *stop = stops->pdata[i], *next = stops->pdata[(i + 1) % stops->len];

      if (!is_step_back (stop, next))
        continue;
      g_test_message ("steps back from %s to %s", G_OBJECT_TYPE_NAME (stop),
                      G_OBJECT_TYPE_NAME (next));
      n++;
    }
  g_assert_cmpuint (n, <=, 1);
}

/* The Tab key comes round, and with Shift past the same; it leaves nothing without a way back. */
static inline void
assert_tab_comes_round (void)
{
  g_autoptr (GPtrArray) on = NULL;
  g_autoptr (GPtrArray) back = NULL;

  keyboard_take (hands_window ());
  on = tab_round (0);
  back = tab_round (GDK_SHIFT_MASK);
  g_test_message ("%u stops on, %u back", on->len, back->len);
  assert_stops_among (on, back);
  assert_stops_among (back, on);
  assert_stops_in_order (on);
  g_assert_cmpuint (on->len, ==, back->len);
}
