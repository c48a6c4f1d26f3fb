/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporRoundBanner:
 *
 * Says over a book's pages that the round which is shown is archived, with the button that takes it
 * back. Property "book" (SporBook, nullable).
 */
#define SPOR_TYPE_ROUND_BANNER (spor_round_banner_get_type ())
G_DECLARE_FINAL_TYPE (SporRoundBanner, spor_round_banner, SPOR, ROUND_BANNER, AdwBin)

G_END_DECLS
