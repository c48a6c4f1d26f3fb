/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <nettle/sha2.h>

G_BEGIN_DECLS

/* SHA-256 over parts, each preceded by its length, so that no two lists of parts hash alike
 * (docs/book-format.md). Nettle's, as GLib's is ten times slower and the log is long. */

#define SPOR_DIGEST_BYTES SHA256_DIGEST_SIZE

typedef struct
{
  struct sha256_ctx context;
} SporDigest;

void spor_digest_init (SporDigest *self);

/* Bytes as they stand, without a length. */
void spor_digest_add (SporDigest *self, gconstpointer bytes, gsize n_bytes);

/* NULL differs from "". */
void spor_digest_add_part (SporDigest *self, gconstpointer bytes, gsize n_bytes);
void spor_digest_add_text (SporDigest *self, const char *text);

/* Both leave @self as spor_digest_init() does. */
void spor_digest_end (SporDigest *self, guint8 bytes[SPOR_DIGEST_BYTES]);
char *spor_digest_end_hex (SporDigest *self);

G_END_DECLS
