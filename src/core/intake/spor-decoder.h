/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SPOR_ENCODING_UNKNOWN,
  SPOR_ENCODING_UTF_8,
  SPOR_ENCODING_UTF_16LE,
  SPOR_ENCODING_UTF_16BE,
  SPOR_ENCODING_WINDOWS_1252,
} SporEncoding;

const char *spor_encoding_get_name (SporEncoding encoding); /* "UTF-8"; NULL for UNKNOWN */
SporEncoding spor_encoding_from_name (const char *name);    /* UNKNOWN for NULL and others */

/**
 * SporDecoder:
 *
 * Makes UTF-8 of a text file's bytes. The encoding is found from the byte order mark, or else from
 * the first characters that tell UTF-8 from Windows-1252. A file that starts in one and goes on in
 * the other is an error that names the line, never garbled text.
 */
typedef struct _SporDecoder SporDecoder;

/* @name: the file's, for messages. @stated: UNKNOWN to find it. Takes its own reference on @stream.
 */
SporDecoder *spor_decoder_new (GInputStream *stream, const char *name, SporEncoding stated);
void spor_decoder_free (SporDecoder *self);

/**
 * spor_decoder_next:
 * @line: the line that the next character is in, for messages
 * @text: (out): valid UTF-8 without zero bytes, not '\0'-terminated, valid until the next call
 *
 * Returns: 1 with text, 0 at the end, -1 with @error
 */
int spor_decoder_next (SporDecoder *self,
                       guint line,
                       const char **text,
                       gsize *length,
                       GCancellable *cancellable,
                       GError **error);

/* As found so far: a file of nothing but ASCII is UTF-8. */
SporEncoding spor_decoder_get_encoding (SporDecoder *self);

/* Bytes of the file whose text has been handed out. */
guint64 spor_decoder_get_n_bytes (SporDecoder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporDecoder, spor_decoder_free)

G_END_DECLS
