/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-digest.h"

#include <string.h>

void
spor_digest_init (SporDigest *self)
{
  sha256_init (&self->context);
}

void
spor_digest_add (SporDigest *self, gconstpointer bytes, gsize n_bytes)
{
  sha256_update (&self->context, n_bytes, bytes);
}

void
spor_digest_add_part (SporDigest *self, gconstpointer bytes, gsize n_bytes)
{
  char length[24];
  char *start = length + sizeof length;
  gsize rest = n_bytes;

  if (!bytes)
    {
      spor_digest_add (self, "-1:", 3);
      return;
    }
  *--start = ':';
  do
    *--start = '0' + rest % 10;
  while ((rest /= 10) > 0);
  spor_digest_add (self, start, length + sizeof length - start);
  spor_digest_add (self, bytes, n_bytes);
}

void
spor_digest_add_text (SporDigest *self, const char *text)
{
  spor_digest_add_part (self, text, text ? strlen (text) : 0);
}

void
spor_digest_end (SporDigest *self, guint8 bytes[SPOR_DIGEST_BYTES])
{
  sha256_digest (&self->context, SPOR_DIGEST_BYTES, bytes);
}

char *
spor_digest_end_hex (SporDigest *self)
{
  static const char digits[] = "0123456789abcdef";
  guint8 bytes[SPOR_DIGEST_BYTES];
  char *hex = g_malloc (2 * SPOR_DIGEST_BYTES + 1);

  spor_digest_end (self, bytes);
  for (guint i = 0; i < SPOR_DIGEST_BYTES; i++)
    {
      hex[2 * i] = digits[bytes[i] >> 4];
      hex[2 * i + 1] = digits[bytes[i] & 15];
    }
  hex[2 * SPOR_DIGEST_BYTES] = '\0';
  return hex;
}
