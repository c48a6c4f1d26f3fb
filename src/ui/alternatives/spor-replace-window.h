/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Who could take over a seat, best first, with what the group would be then; one of them gets it.
 * Signal "replaced": a seat has been handed over to whom that sign-up is (its id). */
#define SPOR_TYPE_REPLACE_WINDOW (spor_replace_window_get_type ())
G_DECLARE_FINAL_TYPE (SporReplaceWindow, spor_replace_window, SPOR, REPLACE_WINDOW, AdwWindow)

/* @leaver: the id of a sign-up; it closes when they have no seat any more. */
GtkWindow *spor_replace_window_new (GtkWindow *parent, SporBook *book, const char *leaver);

G_END_DECLS
