/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SporTaskBar:
 *
 * A bar that shows one piece of long work, how far it is, and a button that cancels it. Hidden
 * while there is none. Property "active" (boolean).
 */
#define SPOR_TYPE_TASK_BAR (spor_task_bar_get_type ())
G_DECLARE_FINAL_TYPE (SporTaskBar, spor_task_bar, SPOR, TASK_BAR, GtkWidget)

/* How far the work is; shared with the thread that does it. */
typedef struct _SporTaskMeter SporTaskMeter;

GtkWidget *spor_task_bar_new (void);

gboolean spor_task_bar_get_active (SporTaskBar *self);

/**
 * spor_task_bar_begin:
 * @title: what is being done: "Writing the roster…"
 * @meter: (out) (transfer full): for spor_task_meter_set(); free with spor_task_meter_unref()
 *
 * The bar appears if the work is not over within a moment. Only while no other work is shown.
 *
 * Returns: (transfer full): cancelled by the button
 */
GCancellable *spor_task_bar_begin (SporTaskBar *self, const char *title, SporTaskMeter **meter);
void spor_task_bar_end (SporTaskBar *self);

/* As if the user had pressed the button. */
void spor_task_bar_cancel (SporTaskBar *self);

/**
 * spor_task_bar_set_stop_label:
 * @label: (nullable): %NULL: the button cancels, as it does at first
 *
 * For work that gives something when it is ended early: the button is called @label, and is there
 * once spor_task_meter_offer_stop() was called.
 */
void spor_task_bar_set_stop_label (SporTaskBar *self, const char *label);

/* From any thread. @fraction: 0–1; at 1 there is nothing more to cancel, though something may be
 * left to do. The signature is that of SporProgress. */
void spor_task_meter_set (double fraction, gpointer meter);

/* From any thread: there is something to be had if the work is ended now. */
void spor_task_meter_offer_stop (SporTaskMeter *meter);
void spor_task_meter_unref (SporTaskMeter *meter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporTaskMeter, spor_task_meter_unref)

G_END_DECLS
