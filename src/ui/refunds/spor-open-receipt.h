/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A receipt's file opened: the pages of a PDF, or a picture as one page. What takes time runs in a
 * thread of its own. */
#define SPOR_TYPE_OPEN_RECEIPT (spor_open_receipt_get_type ())
G_DECLARE_FINAL_TYPE (SporOpenReceipt, spor_open_receipt, SPOR, OPEN_RECEIPT, GObject)

/* @media_type: "application/pdf", "image/png", "image/jpeg" */
void spor_open_receipt_open_async (GBytes *bytes,
                                   const char *media_type,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/* NULL with a sentence if the file is damaged. */
SporOpenReceipt *spor_open_receipt_open_finish (GAsyncResult *result, GError **error);

guint spor_open_receipt_get_n (SporOpenReceipt *self);

/* The size of a page at 100 %, in pixels. */
void spor_open_receipt_get_size (SporOpenReceipt *self, guint page, double *width, double *height);

/* Draws a page, as many times its size at 100 % as @scale says; pictures come as they are. */
void spor_open_receipt_draw_async (SporOpenReceipt *self,
                                   guint page,
                                   double scale,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GdkTexture *
spor_open_receipt_draw_finish (SporOpenReceipt *self, GAsyncResult *result, GError **error);

G_END_DECLS
