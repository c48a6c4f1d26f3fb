/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-claim.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @receipt: (transfer full) */
typedef void (*SporReceiptRead) (GtkWidget *from, SporReceipt *receipt, gpointer user_data);

/* Reads a file as a receipt, without holding up the window; what cannot be one is said over @from,
 * and @read not called. @user_data is freed with @free_data either way. */
void spor_receipt_read_file (GtkWidget *from,
                             GFile *file,
                             SporReceiptRead read,
                             gpointer user_data,
                             GDestroyNotify free_data);

/* The same of a picture from the clipboard, which becomes a PNG. */
void spor_receipt_read_texture (GtkWidget *from,
                                GdkTexture *texture,
                                SporReceiptRead read,
                                gpointer user_data,
                                GDestroyNotify free_data);

G_END_DECLS
