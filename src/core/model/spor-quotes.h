/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was typed where it cannot stay: which field it was in, as the window calls it, and what
 * stood there. */
typedef struct
{
  char *field;
  char *text;
  gboolean is_value; /* a day, a time, an amount: no text in which a personal number may begin */
} SporQuote;

/* A list of SporQuote*, with its free function. (transfer full) */
GPtrArray *spor_quotes_new (void);

/* An empty text is nothing to be quoted. */
void spor_quotes_add (GPtrArray *self, const char *field, const char *text);

/* The same of a day, a time or an amount, or of what is to become one. */
void spor_quotes_add_value (GPtrArray *self, const char *field, const char *text);

/* The same as @quote, as that of @field. */
void spor_quotes_add_as (GPtrArray *self, const char *field, const SporQuote *quote);

/* The same, where its field is that of a person or thing: "E-mail (Anna Jensen)". @about:
 * (nullable) */
void spor_quotes_add_about (GPtrArray *self, const SporQuote *quote, const char *about);

/* Whether one of them has @text, but for the spaces around it. */
gboolean spor_quotes_have (const GPtrArray *self, const char *text);

/* All of @others, a list of SporQuote*. */
void spor_quotes_add_all (GPtrArray *self, const GPtrArray *others);

/* The same, where what a field holds takes the place of what is quoted of it already: it was typed
 * after that. */
void spor_quotes_put_all (GPtrArray *self, const GPtrArray *others);

/* "Field: text", a line for each; none after the last. (transfer full) */
char *spor_quotes_to_text (const GPtrArray *self);

/* The same for the clipboard, except that a single one is its text alone: it goes back into its
 * field. (transfer full) */
char *spor_quotes_to_clipboard (const GPtrArray *self);

/* Puts all of them into @content, which has none yet. */
void spor_quotes_write (const GPtrArray *self, GKeyFile *content);

/* What spor_quotes_write() has put into @content. (transfer full) */
GPtrArray *spor_quotes_read (GKeyFile *content);

G_END_DECLS
