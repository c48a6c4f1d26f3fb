/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-receipt-check.h"

#include "spor-receipt-picture.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <poppler.h>

static gboolean
spor_picture_shows (GBytes *bytes)
{
  cairo_surface_t *surface = spor_receipt_picture_new (bytes);

  if (!surface)
    return FALSE;
  cairo_surface_destroy (surface);
  return TRUE;
}

static gboolean
spor_document_shows (PopplerDocument *document)
{
  PopplerPage *page = poppler_document_get_n_pages (document) > 0
                          ? poppler_document_get_page (document, 0)
                          : NULL;
  double width = 0, height = 0;

  if (page)
    poppler_page_get_size (page, &width, &height);
  g_clear_object (&page);
  return width > 0 && height > 0;
}

static gboolean
spor_pdf_shows (GBytes *bytes, gboolean *is_locked)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &error);
  gboolean shows = document && spor_document_shows (document);

  *is_locked = g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED);
  g_clear_object (&document);
  return shows;
}

gboolean
spor_receipt_check_shows (const SporReceipt *receipt, GError **error)
{
  gboolean is_locked = FALSE;
  gboolean shows;

  g_return_val_if_fail (receipt != NULL && receipt->bytes != NULL, FALSE);

  shows = g_str_equal (receipt->media_type, "application/pdf")
              ? spor_pdf_shows (receipt->bytes, &is_locked)
              : spor_picture_shows (receipt->bytes);
  if (!shows)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 is_locked
                     /* Translators: a file's name */
                     ? _ ("“%s” is locked with a password, so it cannot be shown: take a copy "
                          "without a password.")
                     /* Translators: a file's name */
                     : _ ("“%s” is damaged, so it cannot be shown: fetch or scan it once more."),
                 receipt->name);
  return shows;
}
