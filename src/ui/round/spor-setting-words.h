/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-round.h"

G_BEGIN_DECLS

/* What the settings of a round are called where they are told of outside their page. */

/* The field's name, "Most seats" or "Hovedstaden: share"; NULL: @path is of nothing.
 * (transfer full) */
char *spor_setting_words_label (const SporRound *round, const char *path);

/* That and the part it is of: "Track 1: Implementering: Most seats". NULL: as above.
 * (transfer full) */
char *spor_setting_words_whole (const SporRound *round, const char *path);

/* @text, what stands in it, as it is read: tracks by their titles. (transfer full) */
char *spor_setting_words_text (const SporRound *round, const char *path, const char *text);

G_END_DECLS
