/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-composition.h"

G_BEGIN_DECLS

/* Who sits and waits where, its measure, and the rules it breaks: to stdout. */
void spor_cli_print_composition_json (const SporComposition *composition);
void spor_cli_print_composition_text (const SporComposition *composition);

G_END_DECLS
