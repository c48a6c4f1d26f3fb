/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A bar for one category: what there is, filled, beside the target, a tick. */
#define SPOR_TYPE_TARGET_BAR (spor_target_bar_get_type ())
G_DECLARE_FINAL_TYPE (SporTargetBar, spor_target_bar, SPOR, TARGET_BAR, GtkWidget)

GtkWidget *spor_target_bar_new (void);

/* Shares of the same whole, 0–1; @full: what share the whole length stands for. */
void spor_target_bar_set (SporTargetBar *self, double share, double target, double full);

G_END_DECLS
