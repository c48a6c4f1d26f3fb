/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporNothingFound:
 *
 * Stands in the place of a list in which nothing is found, and says what was searched for, and in
 * what: a filter is easily forgotten.
 *
 * Signals: "drop-filters": search for the same in all; "show-all": search for nothing, either.
 */
#define SPOR_TYPE_NOTHING_FOUND (spor_nothing_found_get_type ())
G_DECLARE_FINAL_TYPE (SporNothingFound, spor_nothing_found, SPOR, NOTHING_FOUND, AdwBin)

/* @filters: what those in use are called, NULL-terminated */
void spor_nothing_found_show (SporNothingFound *self, const char *searched, char **filters);

G_END_DECLS
