/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What has the keyboard, if that is @widget or in it; else NULL. (A widget's focus child is what
 * had it last, and may have lost it.) */
GtkWidget *spor_focus_within (GtkWidget *widget);

/* For the grab_focus of a widget that hands the keyboard on to @to in it. On the way back out of
 * that GTK offers it to the widget, and would never get any further. Returns: whether @to has it
 * now and had not before */
gboolean spor_focus_hand_on (GtkWidget *to);

/* For the focus of a bin whose grab_focus leads to where its work begins: the Tab key goes through
 * what is in it, and past it. GTK would ask for that grab_focus on the way out, and begin again.
 * Returns: whether something in it has the keyboard now */
gboolean spor_focus_through (GtkWidget *bin, GtkDirectionType direction);

/* Whether it is that of the Tab key, with Shift or without. */
gboolean spor_focus_is_tab (GtkDirectionType direction);

/* For the focus of a widget whose children stand side by side: the Tab key goes through them in the
 * order in which they stand. GTK sorts them by the middle of their height, so that the highest
 * would come last, and a field would change its place as soon as something is said below it.
 * Returns: whether something in it has the keyboard now */
gboolean spor_focus_in_order (GtkWidget *widget, GtkDirectionType direction);

/* After a menu that was asked for on @widget (nullable): it has the keyboard again, if it still
 * can. A menu that comes up at a press takes the release with it, and GTK leaves what lies under
 * the pointer pressed: it is let go of as well. Returns: whether it has the keyboard */
gboolean spor_focus_return (GtkWidget *widget);

/* The same of its own accord, once @menu closes that comes up on @widget. */
void spor_focus_lend (GtkPopover *menu, GtkWidget *widget);

/* The keyboard goes to @search, where the next key takes the place of what is sought. */
void spor_focus_search (GtkWidget *search);

/* Enter does what the window's button says, from a number too. */
void spor_spin_button_activate_default (GtkSpinButton *button);

G_END_DECLS
