/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-draw.h"

#define DIGEST_SIZE 32

static guint64
spor_draw_number (const char *seed, const char *digest, guint round)
{
  g_autofree char *text = g_strdup_printf ("spor-draw-1\n%s\n%s\n%u", digest, seed, round);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 bytes[DIGEST_SIZE];
  gsize size = sizeof bytes;
  guint64 number = 0;

  g_checksum_update (checksum, (const guchar *)text, -1);
  g_checksum_get_digest (checksum, bytes, &size);
  for (guint i = 0; i < 8; i++)
    number = number << 8 | bytes[i];
  return number;
}

guint
spor_draw_ticket (const char *seed, const char *digest, guint n_tickets)
{
  guint64 rest, number;
  guint round = 0;

  g_return_val_if_fail (seed != NULL && digest != NULL && n_tickets > 0, 1);

  rest = (G_MAXUINT64 % n_tickets + 1) % n_tickets; /* of 2⁶⁴ divided by the tickets */
  do
    number = spor_draw_number (seed, digest, round++);
  while (rest > 0 && number > G_MAXUINT64 - rest);
  return number % n_tickets + 1;
}
