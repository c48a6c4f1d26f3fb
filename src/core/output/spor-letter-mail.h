/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is on the envelope and in it; names and subject are on one line. */
typedef struct
{
  const char *from_name, *from; /* replies go there too */
  const char *to_name, *to;
  const char *subject;
  const char *body;       /* paragraphs separated by blank lines */
  const char *message_id; /* without angle brackets */
  gint64 at;
} SporLetterMail;

/* As an .eml file (RFC 5322): UTF-8, the text and the same as HTML, marked as not sent yet, so that
 * a mail program opens it ready to be sent. (transfer full) */
char *spor_letter_mail (const SporLetterMail *self, gsize *length);

/* @body as an HTML page, escaped: blank lines separate paragraphs. (transfer full) */
char *spor_letter_html (const char *body);

/* An identifier in the domain of @contact: another for another sign-up or text. (transfer full) */
char *spor_letter_message_id (const char *signup_id,
                              const char *subject,
                              const char *body,
                              const char *contact);

G_END_DECLS
