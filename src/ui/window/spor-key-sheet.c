/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-key-sheet.h"

#include "spor-text-scale.h"

/* Lines of a page: more than there are. */
#define ALL_LINES 1000

static void
spor_key_sheet_scroll (GtkBox *section, GtkWidget *stack)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();

  /* the section lets go of its stack itself, wherever it is by then */
  g_object_set_data_full (G_OBJECT (scroll), "stack", g_object_ref (stack), g_object_unref);
  gtk_box_remove (section, stack);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), stack);
  gtk_widget_set_focusable (scroll, TRUE); /* nothing in it is */
  gtk_box_prepend (section, scroll);
}

static void
spor_key_sheet_fit_section (GtkWidget *section)
{
  GtkWidget *stack = gtk_widget_get_first_child (section);

  if (!GTK_IS_STACK (stack))
    return;
  g_object_set (section, "max-height", ALL_LINES, NULL);
  for (GtkWidget *page = gtk_widget_get_first_child (stack); page;
       page = gtk_widget_get_next_sibling (page))
    gtk_orientable_set_orientation (GTK_ORIENTABLE (page), GTK_ORIENTATION_VERTICAL);
  spor_key_sheet_scroll (GTK_BOX (section), stack);
}

static void
spor_key_sheet_fit_sections (GtkWidget *widget)
{
  if (GTK_IS_SHORTCUTS_SECTION (widget))
    {
      spor_key_sheet_fit_section (widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    spor_key_sheet_fit_sections (child);
}

void
spor_key_sheet_fit (GtkApplicationWindow *window)
{
  GtkShortcutsWindow *sheet = gtk_application_window_get_help_overlay (window);
  int width, height;

  if (!sheet || spor_text_scale (GTK_WIDGET (window)) < SPOR_LARGE_TEXT)
    return;
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (sheet), -1, height);
  spor_key_sheet_fit_sections (GTK_WIDGET (sheet));
}
