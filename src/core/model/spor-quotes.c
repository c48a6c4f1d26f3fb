/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-quotes.h"

#include <glib/gi18n-lib.h>

/* A group of a key file for each: "Quote 1", "Quote 2"... */
#define GROUP "Quote %u"
#define FIELD "Field"
#define TEXT "Text"

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
spor_quotes_add_as (GPtrArray *self, const char *field, const SporQuote *quote)
{
  SporQuote *added;

  if (!*quote->text)
    return;
  added = g_new0 (SporQuote, 1);
  added->field = g_strdup (field);
  added->text = g_strdup (quote->text);
  added->is_value = quote->is_value;
  g_ptr_array_add (self, added);
}

void
spor_quotes_add (GPtrArray *self, const char *field, const char *text)
{
  const SporQuote quote = { .text = (char *)text };

  spor_quotes_add_as (self, field, &quote);
}

void
spor_quotes_add_value (GPtrArray *self, const char *field, const char *text)
{
  const SporQuote quote = { .text = (char *)text, .is_value = TRUE };

  spor_quotes_add_as (self, field, &quote);
}

void
spor_quotes_add_about (GPtrArray *self, const SporQuote *quote, const char *about)
{
  /* Translators: a field, such as "E-mail", and whose or what it is, such as a person's name */
  g_autofree char *field = about ? g_strdup_printf (_ ("%s (%s)"), quote->field, about) : NULL;

  spor_quotes_add_as (self, field ? field : quote->field, quote);
}

static gboolean
spor_text_is_same (const char *a, const char *b)
{
  g_autofree char *left = g_strstrip (g_strdup (a));
  g_autofree char *right = g_strstrip (g_strdup (b));

  return g_str_equal (left, right);
}

gboolean
spor_quotes_have (const GPtrArray *self, const char *text)
{
  for (guint i = 0; i < self->len; i++)
    if (spor_text_is_same (((const SporQuote *)g_ptr_array_index (self, i))->text, text))
      return TRUE;
  return FALSE;
}

void
spor_quotes_add_all (GPtrArray *self, const GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    {
      const SporQuote *quote = g_ptr_array_index (others, i);

      spor_quotes_add_as (self, quote->field, quote);
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
        spor_quotes_add_as (self, other->field, other);
      else
        {
          g_free (quote->text);
          quote->text = g_strdup (other->text);
          quote->is_value = other->is_value;
        }
    }
}

char *
spor_quotes_to_clipboard (const GPtrArray *self)
{
  const SporQuote *first = self->len > 0 ? g_ptr_array_index (self, 0) : NULL;

  return self->len == 1 ? g_strdup (first->text) : spor_quotes_to_text (self);
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

/* --- In a file -------------------------------------------------------------------------------- */

void
spor_quotes_write (const GPtrArray *self, GKeyFile *content)
{
  for (guint i = 0; i < self->len; i++)
    {
      const SporQuote *quote = g_ptr_array_index (self, i);
      g_autofree char *group = g_strdup_printf (GROUP, i + 1);

      g_key_file_set_string (content, group, FIELD, quote->field);
      g_key_file_set_string (content, group, TEXT, quote->text);
    }
}

GPtrArray *
spor_quotes_read (GKeyFile *content)
{
  GPtrArray *self = spor_quotes_new ();

  for (guint i = 1;; i++)
    {
      g_autofree char *group = g_strdup_printf (GROUP, i);
      g_autofree char *field = g_key_file_get_string (content, group, FIELD, NULL);
      g_autofree char *text = g_key_file_get_string (content, group, TEXT, NULL);

      if (!field || !text)
        return self;
      spor_quotes_add (self, field, text);
    }
}
