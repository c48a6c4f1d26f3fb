/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-letter-mail.h"

#include "spor-digest.h"
#include "spor-time.h"

#include <gmime/gmime.h>
#include <string.h>

#define MESSAGE_ID_DIGITS 32
#define MAX_WORD 39 /* bytes in an encoded word, which has at most 75 characters */

/* GMime leaves this to whoever uses it. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeDataWrapper, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeObject, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeMultipart, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeMessage, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (InternetAddress, g_object_unref)

/* GMime has to be begun once in a program, from whichever thread. */
static void
spor_begin_gmime (void)
{
  static gsize begun = 0;

  if (g_once_init_enter (&begun))
    {
      g_mime_init ();
      g_once_init_leave (&begun, 1);
    }
}

/* --- HTML ----------------------------------------------------------------------------------- */

static void
spor_html_add_line (GString *html, const char *line, gboolean *open)
{
  g_autofree char *escaped = g_markup_escape_text (line, -1);

  if (*escaped == '\0')
    {
      g_string_append (html, *open ? "</p>\n" : "");
      *open = FALSE;
      return;
    }
  g_string_append (html, *open ? "<br>\n" : "<p>");
  g_string_append (html, escaped);
  *open = TRUE;
}

char *
spor_letter_html (const char *body)
{
  GString *html = g_string_new ("<!DOCTYPE html>\n<html lang=\"da\">\n<head>\n"
                                "<meta charset=\"utf-8\">\n</head>\n<body>\n");
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);
  gboolean open = FALSE;

  for (guint i = 0; lines[i]; i++)
    spor_html_add_line (html, g_strchomp (lines[i]), &open);
  g_string_append (html, open ? "</p>\n</body>\n</html>\n" : "</body>\n</html>\n");
  return g_string_free (html, FALSE);
}

/* --- Mail ----------------------------------------------------------------------------------- */

char *
spor_letter_message_id (const char *signup_id,
                        const char *subject,
                        const char *body,
                        const char *contact)
{
  const char *domain = strrchr (contact, '@');
  SporDigest parts;
  g_autofree char *digest = NULL;

  spor_digest_init (&parts);
  spor_digest_add_text (&parts, signup_id);
  spor_digest_add_text (&parts, subject);
  spor_digest_add_text (&parts, body);
  digest = spor_digest_end_hex (&parts);
  digest[MESSAGE_ID_DIGITS] = '\0';
  return g_strconcat (digest, domain ? domain : "@localhost", NULL);
}

/* GMimeTextPart would choose another encoding wherever one is enough. */
static GMimeObject *
spor_mail_part (const char *subtype, const char *text)
{
  GMimePart *part = g_mime_part_new_with_type ("text", subtype);
  g_autoptr (GMimeStream) stream = g_mime_stream_mem_new_with_buffer (text, strlen (text));
  g_autoptr (GMimeDataWrapper) content
      = g_mime_data_wrapper_new_with_stream (stream, GMIME_CONTENT_ENCODING_DEFAULT);

  g_mime_object_set_content_type_parameter (GMIME_OBJECT (part), "charset", "utf-8");
  g_mime_part_set_content (part, content);
  g_mime_part_set_content_encoding (part, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  return GMIME_OBJECT (part);
}

static void
spor_mail_add_part (GMimeMultipart *parts, const char *subtype, const char *text)
{
  g_autoptr (GMimeObject) part = spor_mail_part (subtype, text);

  g_mime_multipart_add (parts, part);
}

static void
spor_mail_set_parts (GMimeMessage *message, const SporLetterMail *self)
{
  g_autoptr (GMimeMultipart) parts = g_mime_multipart_new_with_subtype ("alternative");
  g_autofree char *html = spor_letter_html (self->body);
  g_autofree char *plain = g_strconcat (self->body, "\n", NULL);
  g_autofree char *boundary = g_strconcat ("=_", self->message_id, NULL);

  /* not one that is made of the time and the machine: the same letter is the same file */
  *strchr (boundary, '@') = '\0';
  g_mime_multipart_set_boundary (parts, boundary);
  spor_mail_add_part (parts, "plain", plain);
  spor_mail_add_part (parts, "html", html);
  g_mime_message_set_mime_part (message, GMIME_OBJECT (parts));
}

/* @text as encoded words (RFC 2047), each of whole characters. */
static char *
spor_mail_encoded_words (const char *text)
{
  GString *words = g_string_new (NULL);

  while (*text)
    {
      const char *end = text;
      g_autofree char *word = NULL;

      while (*end && g_utf8_next_char (end) - text <= MAX_WORD)
        end = g_utf8_next_char (end);
      word = g_base64_encode ((const guint8 *)text, end - text);
      g_string_append_printf (words, "%s=?utf-8?b?%s?=", words->len ? " " : "", word);
      text = end;
    }
  return g_string_free (words, FALSE);
}

/* GMime encodes what has to be, but leaves what only looks encoded, which readers would decode. */
static void
spor_mail_set_subject (GMimeMessage *message, const char *subject)
{
  g_autofree char *words = NULL;

  if (!strstr (subject, "=?"))
    {
      g_mime_message_set_subject (message, subject, "utf-8");
      return;
    }
  words = spor_mail_encoded_words (subject);
  g_mime_object_set_header (GMIME_OBJECT (message), "Subject", words, "utf-8");
}

/* In UTF-8, where GMime would take the smallest encoding that does. */
static void
spor_mail_add_address (GMimeMessage *message,
                       GMimeAddressType type,
                       const char *name,
                       const char *address)
{
  g_autoptr (InternetAddress) mailbox = internet_address_mailbox_new (name, address);

  internet_address_set_charset (mailbox, "utf-8");
  internet_address_list_add (g_mime_message_get_addresses (message, type), mailbox);
}

static void
spor_mail_set_headers (GMimeMessage *message, const SporLetterMail *self)
{
  g_autoptr (GTimeZone) zone = spor_time_copenhagen ();
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (self->at);
  g_autoptr (GDateTime) date = g_date_time_to_timezone (utc, zone);

  spor_mail_add_address (message, GMIME_ADDRESS_TYPE_FROM, self->from_name, self->from);
  spor_mail_add_address (message, GMIME_ADDRESS_TYPE_REPLY_TO, self->from_name, self->from);
  spor_mail_add_address (message, GMIME_ADDRESS_TYPE_TO, self->to_name, self->to);
  spor_mail_set_subject (message, self->subject);
  g_mime_message_set_date (message, date);
  g_mime_message_set_message_id (message, self->message_id);
  /* Outlook then opens it to be sent, not as something received */
  g_mime_object_set_header (GMIME_OBJECT (message), "X-Unsent", "1", "us-ascii");
}

char *
spor_letter_mail (const SporLetterMail *self, gsize *length)
{
  g_autoptr (GMimeMessage) message = NULL;
  g_autoptr (GMimeStream) stream = NULL;
  GMimeFormatOptions *options;
  GByteArray *bytes;

  spor_begin_gmime ();
  message = g_mime_message_new (TRUE);
  spor_mail_set_headers (message, self);
  spor_mail_set_parts (message, self);

  bytes = g_byte_array_new ();
  stream = g_mime_stream_mem_new_with_byte_array (bytes);
  g_mime_stream_mem_set_owner (GMIME_STREAM_MEM (stream), FALSE);
  options = g_mime_format_options_new ();
  g_mime_format_options_set_newline_format (options, GMIME_NEWLINE_FORMAT_DOS);
  g_mime_object_write_to_stream (GMIME_OBJECT (message), options, stream);
  g_mime_format_options_free (options);
  *length = bytes->len;
  g_byte_array_append (bytes, (const guint8 *)"", 1);
  return (char *)g_byte_array_free (bytes, FALSE);
}
