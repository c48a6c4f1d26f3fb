/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-origin.h"

#include <math.h>
#include <string.h>

SporOrigin *
spor_origin_new (SporMethod method, gint64 at)
{
  SporOrigin *self = g_new0 (SporOrigin, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->method = method;
  self->at = at;
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->chances = g_array_new (FALSE, FALSE, sizeof (double));
  self->chosen = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->candidates = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

SporOrigin *
spor_origin_ref (SporOrigin *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
spor_origin_unref (SporOrigin *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->candidates);
  g_ptr_array_unref (self->ids);
  g_array_unref (self->chances);
  g_array_unref (self->chosen);
  g_free (self->protocol_id);
  g_free (self);
}

void
spor_origin_add (SporOrigin *self, const char *id, double chance, gboolean chosen)
{
  char *kept = g_strdup (id);
  gboolean is_chosen = chosen != FALSE;

  g_ptr_array_add (self->ids, kept);
  g_array_append_val (self->chances, chance);
  g_array_append_val (self->chosen, is_chosen);
  self->n_chosen += is_chosen;
  g_hash_table_insert (self->candidates, kept, GUINT_TO_POINTER (self->ids->len));
}

int
spor_origin_find (const SporOrigin *self, const char *id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->candidates, id)) - 1;
}

char *
spor_origin_to_text (const SporOrigin *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->ids->len; i++)
    {
      char chance[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_dtostr (chance, sizeof chance, g_array_index (self->chances, double, i));
      g_string_append_printf (text, "%s %s %d\n", (char *)g_ptr_array_index (self->ids, i), chance,
                              g_array_index (self->chosen, gboolean, i));
    }
  return g_string_free (text, FALSE);
}

/* "id chance chosen", up to a line feed that is passed over as well. */
static gboolean
spor_origin_add_line (SporOrigin *self, const char **line)
{
  const char *space = strchr (*line, ' ');
  char *end = NULL;
  double chance = space ? g_ascii_strtod (space + 1, &end) : NAN;
  g_autofree char *id = space ? g_strndup (*line, space - *line) : NULL;

  if (!space || space == *line || end == space + 1 || *end != ' ' || !(chance >= 0 && chance <= 1)
      || (end[1] != '0' && end[1] != '1') || end[2] != '\n')
    return FALSE;
  spor_origin_add (self, id, chance, end[1] == '1');
  *line = end + 3;
  return TRUE;
}

gboolean
spor_origin_add_text (SporOrigin *self, const char *text)
{
  while (*text)
    if (!spor_origin_add_line (self, &text))
      return FALSE;
  return TRUE;
}
