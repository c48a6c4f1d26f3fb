/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporOneStop:
 *
 * Holds a list that is one stop for the Tab key, as lists are: the arrow keys go from row to row,
 * and Tab goes on to what comes after the list. (GTK 4.12 has a property of lists for it; before,
 * each row is a stop.)
 */
#define SPOR_TYPE_ONE_STOP (spor_one_stop_get_type ())
G_DECLARE_FINAL_TYPE (SporOneStop, spor_one_stop, SPOR, ONE_STOP, AdwBin)

G_END_DECLS
