/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-drawing.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How lots are to be drawn: what may be a little less representative, and how many tickets. As it
 * was the last time, until something else is typed. */
#define SPOR_TYPE_DRAW_SETTINGS (spor_draw_settings_get_type ())
G_DECLARE_FINAL_TYPE (SporDrawSettings, spor_draw_settings, SPOR, DRAW_SETTINGS, AdwBin)

/* What stands there, which is kept for the next time. */
SporDrawingSettings spor_draw_settings_take (SporDrawSettings *self);

/* Whether it is said that the search was stopped, and gave nothing. */
void spor_draw_settings_set_stopped (SporDrawSettings *self, gboolean stopped);

G_END_DECLS
