/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SporFlow:
 *
 * Holds a GtkFlowBox through which the Tab key goes, past children that cannot take the keyboard:
 * by itself, a flow box would keep it there.
 */
#define SPOR_TYPE_FLOW (spor_flow_get_type ())
G_DECLARE_FINAL_TYPE (SporFlow, spor_flow, SPOR, FLOW, AdwBin)

G_END_DECLS
