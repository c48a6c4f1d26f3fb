/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The round's settings for refunds, and the table of what a kilometre is paid by. */
#define SPOR_TYPE_REFUND_SETTINGS (spor_refund_settings_get_type ())
G_DECLARE_FINAL_TYPE (SporRefundSettings, spor_refund_settings, SPOR, REFUND_SETTINGS, AdwWindow)

GtkWindow *spor_refund_settings_new (GtkWidget *from, SporBook *book);

G_END_DECLS
