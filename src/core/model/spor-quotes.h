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
} SporQuote;

/* A list of SporQuote*, with its free function. (transfer full) */
GPtrArray *spor_quotes_new (void);

/* An empty text is nothing to be quoted. */
void spor_quotes_add (GPtrArray *self, const char *field, const char *text);

/* All of @others, a list of SporQuote*. */
void spor_quotes_add_all (GPtrArray *self, const GPtrArray *others);

/* The same, where what a field holds takes the place of what is quoted of it already: it was typed
 * after that. */
void spor_quotes_put_all (GPtrArray *self, const GPtrArray *others);

/* "Field: text", a line for each; none after the last. (transfer full) */
char *spor_quotes_to_text (const GPtrArray *self);

G_END_DECLS
