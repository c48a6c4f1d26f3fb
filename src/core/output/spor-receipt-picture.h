/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* A picture is drawn no larger than on a screen. */
#define SPOR_RECEIPT_POINTS_PER_PIXEL 0.75

/**
 * spor_receipt_picture_new:
 * @bytes: a PNG or JPEG file
 *
 * The picture as it is to be looked at: turned as the camera was, with no more pixels than a page
 * can show. What was a JPEG becomes one again in a PDF.
 *
 * Returns: (nullable) (transfer full): an image surface, %NULL if the file is damaged or would take
 * more memory than any receipt has use for
 */
cairo_surface_t *spor_receipt_picture_new (GBytes *bytes);

/* Whether a picture's file goes on to its end: what is missing of one is grey. */
gboolean spor_receipt_picture_is_whole (GBytes *bytes);

G_END_DECLS
