/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-receipts.h"

#include "spor-id.h"
#include "spor-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *beginning, *media_type;
} kinds[] = {
  { "%PDF-", "application/pdf" },
  { "\x89PNG\r\n\x1a\n", "image/png" },
  { "\xff\xd8\xff", "image/jpeg" },
};

/* NULL if it is no kind of receipt. */
static const char *
spor_receipt_media_type (GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gsize length = strlen (kinds[i].beginning);

      if (size > length && memcmp (data, kinds[i].beginning, length) == 0)
        return kinds[i].media_type;
    }
  return NULL;
}

/* A name with a CPR number in it is not shown either. */
static gboolean
spor_receipt_allows_name (const char *name, GError **error)
{
  guint n_masked = 0;
  g_autofree char *masked = spor_text_mask_personal_numbers (name, &n_masked);

  if (n_masked > 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 /* Translators: a file's name in which digits are hidden */
                 _ ("There is a personal number (CPR) in the file’s name, “%s”: give the file "
                    "another name first."),
                 masked);
  return n_masked == 0;
}

SporReceipt *
spor_receipt_new_from_bytes (const char *name, GBytes *bytes, GError **error)
{
  const char *media_type = spor_receipt_media_type (bytes);
  g_autofree char *valid = g_utf8_make_valid (name, -1); /* file names are bytes */
  SporReceipt *self;

  if (!spor_receipt_allows_name (valid, error))
    return NULL;
  if (g_bytes_get_size (bytes) > SPOR_RECEIPT_MAX)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: a file's name */
                   _ ("“%s” is too large for a receipt: at most 20 MB."), valid);
      return NULL;
    }
  if (!media_type)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: a file's name */
                   _ ("“%s” is not a receipt: use a PDF, PNG or JPEG file."), valid);
      return NULL;
    }

  self = g_new0 (SporReceipt, 1);
  self->id = spor_id_new ();
  self->name = spor_text_clean (valid);
  self->media_type = g_strdup (media_type);
  self->size = g_bytes_get_size (bytes);
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  self->bytes = g_bytes_ref (bytes);
  return self;
}
