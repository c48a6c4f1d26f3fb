/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-quotes.h"

#include <glib/gi18n-lib.h>

static void
spor_quote_free (gpointer data)
{
  SporQuote *self = data;

  g_free (self->field);
  g_free (self->text);
  g_free (self);
}

GPtrArray *
spor_quotes_new (void)
{
  return g_ptr_array_new_with_free_func (spor_quote_free);
}

void
spor_quotes_add (GPtrArray *self, const char *field, const char *text)
{
  SporQuote *quote;

  if (!*text)
    return;
  quote = g_new0 (SporQuote, 1);
  quote->field = g_strdup (field);
  quote->text = g_strdup (text);
  g_ptr_array_add (self, quote);
}

void
spor_quotes_add_all (GPtrArray *self, const GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    {
      const SporQuote *quote = g_ptr_array_index (others, i);

      spor_quotes_add (self, quote->field, quote->text);
    }
}

static SporQuote *
spor_quotes_find (GPtrArray *self, const char *field)
{
  for (guint i = 0; i < self->len; i++)
    {
      SporQuote *quote = g_ptr_array_index (self, i);

      if (g_str_equal (quote->field, field))
        return quote;
    }
  return NULL;
}

void
spor_quotes_put_all (GPtrArray *self, const GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    {
      const SporQuote *other = g_ptr_array_index (others, i);
      SporQuote *quote = spor_quotes_find (self, other->field);

      if (!quote)
        spor_quotes_add (self, other->field, other->text);
      else
        {
          g_free (quote->text);
          quote->text = g_strdup (other->text);
        }
    }
}

char *
spor_quotes_to_text (const GPtrArray *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->len; i++)
    {
      const SporQuote *quote = g_ptr_array_index (self, i);

      /* Translators: a field, such as "Note", and what was typed in it */
      g_string_append_printf (text, _ ("%s: %s"), quote->field, quote->text);
      if (i + 1 < self->len)
        g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}
