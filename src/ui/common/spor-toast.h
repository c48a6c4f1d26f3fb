/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Short messages at the bottom of the window that @from is, or is in. Where there is none any more,
 * nobody is told. */
void spor_toast (GtkWidget *from, const char *text);

/* About the page that @from is in: it goes with it (spor_toast_leave_page()). */
void spor_toast_of_page (GtkWidget *from, const char *text);

/* With a button that undoes, in a window that has the book's undo; it goes away when something else
 * is done meanwhile, for the button would then undo that (spor_toast_withdraw_undo()). */
void spor_toast_undo (GtkWidget *from, const char *text);

/* Whether the window of @from has the book's undo: the round's settings have one of their own. */
gboolean spor_toast_can_undo (GtkWidget *from);
void spor_toast_withdraw_undo (AdwToastOverlay *overlay);

/* With a button called @label that does @action. */
void spor_toast_offer (GtkWidget *from, const char *text, const char *label, const char *action);

/* What has waited for the user, who may look away: it stays until it is acted upon or dismissed, or
 * something else is told. @label, @action: of its button; (nullable): it has none. Returns: what
 * goes with it (transfer none) (nullable) */
GObject *spor_toast_stay (GtkWidget *from, const char *text, const char *label, const char *action);

/* With a button called @label for what comes next: @action with the string @target. It stays
 * half a minute, unless another page is shown before (spor_toast_leave_page()). */
void spor_toast_next (
    GtkWidget *from, const char *text, const char *label, const char *action, const char *target);

void spor_toast_leave_page (AdwToastOverlay *overlay);

/* The same, for what is no more than a way on: it goes sooner, and not with the page. */
void spor_toast_lead (
    GtkWidget *from, const char *text, const char *label, const char *action, const char *target);

/* Takes away what is shown, whatever it says: it is in the way. */
void spor_toast_withdraw (GtkWidget *from);

/* After a file was written: with a button that shows it in its folder. */
void spor_toast_file (GtkWidget *from, const char *text, GFile *file);

G_END_DECLS
