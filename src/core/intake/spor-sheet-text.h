/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-cells.h"

G_BEGIN_DECLS

/* How the values of a workbook's cells become text. Each works on the open cell of @cells. */

/* Strings: "_x000D_" is a character (ECMA-376 part 1, § 22.9.2.19); marks @cells where they need
 * cleaning. */
void spor_sheet_text_string (SporCells *cells);

/* Numbers as a person would write them: no ".0", no exponent below 10^18, at most 15 figures. What
 * is no number stays. */
void spor_sheet_text_number (SporCells *cells);

/* Serial day numbers: "2025-03-03 18:49:08", "2025-03-03" at midnight, "18:49:08" below 1. What is
 * no day from 1900 to 9999 becomes a number. */
void spor_sheet_text_date (SporCells *cells, gboolean epoch_1904);

/* ISO 8601, as cells of type "d" have it, in the same form as dates. */
void spor_sheet_text_iso (SporCells *cells);

/* Whether a number format shows days or times of day. */
gboolean spor_sheet_text_is_date_format (const char *code);

G_END_DECLS
