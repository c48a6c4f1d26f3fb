/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-mistyped.h"

#include "spor-quotes.h"
#include "spor-round-setting.h"

static void
spor_mistyped_free (gpointer data)
{
  SporMistyped *mistyped = data;

  g_free (mistyped->text);
  g_free (mistyped->sentence);
  g_free (mistyped);
}

GHashTable *
spor_mistyped_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, spor_mistyped_free);
}

void
spor_mistyped_put (GHashTable *self, const char *path, const char *text, const char *sentence)
{
  SporMistyped *mistyped = g_new0 (SporMistyped, 1);

  mistyped->text = g_strdup (text);
  mistyped->sentence = g_strdup (sentence);
  g_hash_table_insert (self, g_strdup (path), mistyped);
}

GHashTable *
spor_mistyped_copy_without (GHashTable *self, const char *path)
{
  GHashTable *copy = spor_mistyped_new ();
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!g_str_equal (key, path))
      spor_mistyped_put (copy, key, ((const SporMistyped *)value)->text,
                         ((const SporMistyped *)value)->sentence);
  return copy;
}

static void
spor_mistyped_move_one (GHashTable *self,
                        const SporRound *from,
                        const SporRound *to,
                        const char *path,
                        const SporMistyped *mistyped,
                        GPtrArray *lost)
{
  g_autofree char *followed = spor_round_follow_setting (from, to, path);
  g_autofree char *called = spor_round_get_setting_part (from, path);

  if (followed)
    spor_mistyped_put (self, followed, mistyped->text, mistyped->sentence);
  else
    spor_quotes_add (lost, called ? called : path, mistyped->text);
}

void
spor_mistyped_move (GHashTable *self, const SporRound *from, const SporRound *to, GPtrArray *lost)
{
  g_autoptr (GHashTable) before = spor_mistyped_new ();
  GHashTableIter iter;
  gpointer path, mistyped;

  g_hash_table_iter_init (&iter, self);
  while (g_hash_table_iter_next (&iter, &path, &mistyped))
    {
      g_hash_table_iter_steal (&iter);
      g_hash_table_insert (before, path, mistyped);
    }
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &path, &mistyped))
    spor_mistyped_move_one (self, from, to, path, mistyped, lost);
}

static gboolean
spor_mistyped_is_gone (gpointer path, gpointer mistyped, gpointer round)
{
  g_autofree char *text = spor_round_get_setting (round, path);

  return text == NULL;
}

void
spor_mistyped_forget_gone (GHashTable *self, const SporRound *round)
{
  g_hash_table_foreach_remove (self, spor_mistyped_is_gone, (gpointer)round);
}
