/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-export-job.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporLettersWindow:
 *
 * The round's letters: what they say, who gets which, each as it is sent, and the ways it can go.
 * Beside the window of the book, not before it: the group may change meanwhile.
 */
#define SPOR_TYPE_LETTERS_WINDOW (spor_letters_window_get_type ())
G_DECLARE_FINAL_TYPE (SporLettersWindow, spor_letters_window, SPOR, LETTERS_WINDOW, AdwWindow)

/* Shows the one that belongs to the window of @place, a new one where there is none. That window
 * does not close while there are letters whose text cannot be saved, unless the user says so. */
void spor_letters_window_present (const SporExportPlace *place);

/* The same, for who wants to say where letters come from. */
void spor_letters_window_present_contact (const SporExportPlace *place);

G_END_DECLS
