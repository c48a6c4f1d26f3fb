/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-decoder.h"
#include "spor-input.h"
#include "spor-table.h"

G_BEGIN_DECLS

/* @encoding: UNKNOWN to find it; @separator: 0 to find it among ";", "," and TAB. */
SporTable *spor_csv_table_new (const SporInput *input, SporEncoding encoding, char separator);

G_END_DECLS
