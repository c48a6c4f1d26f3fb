/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-round-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporRoundWindow:
 *
 * The settings of the round that a book shows, on pages. They are saved together, as one change
 * that can be undone; whoever closes the window with changes in it is asked.
 */
#define SPOR_TYPE_ROUND_WINDOW (spor_round_window_get_type ())
G_DECLARE_FINAL_TYPE (SporRoundWindow, spor_round_window, SPOR, ROUND_WINDOW, AdwWindow)

GtkWindow *spor_round_window_new (GtkWidget *from, SporBook *book);

G_END_DECLS
