/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-round-begun.h"

#include "spor-mistyped.h"
#include "spor-quotes.h"
#include "spor-round-setting.h"
#include "spor-round-state.h"
#include "spor-text.h"
#include "spor-unfinished.h"

#define GROUP "Round"
#define STATE "State"
#define TYPE "(" SPOR_ROUND_STATE_TYPE SPOR_ROUND_STATE_TYPE "a{ss}a{ss}a(ss)as)"

void
spor_round_begun_free (SporRoundBegun *self)
{
  g_clear_pointer (&self->shown, spor_round_unref);
  g_clear_pointer (&self->made, spor_round_unref);
  g_hash_table_unref (self->mistyped);
  g_hash_table_unref (self->theirs);
  g_ptr_array_unref (self->lost);
  g_ptr_array_unref (self->removed);
  g_free (self);
}

/* --- Writing --------------------------------------------------------------------------------- */

static GVariant *
spor_begun_text (const char *text)
{
  return g_variant_new_take_string (spor_text_mask_personal_numbers (text, NULL));
}

static void
spor_begun_add_mistyped (GVariantBuilder *builder, GHashTable *mistyped)
{
  GHashTableIter iter;
  gpointer path, one;

  g_variant_builder_open (builder, G_VARIANT_TYPE ("a{ss}"));
  g_hash_table_iter_init (&iter, mistyped);
  while (g_hash_table_iter_next (&iter, &path, &one))
    g_variant_builder_add (builder, "{s@s}", path,
                           spor_begun_text (((const SporMistyped *)one)->text));
  g_variant_builder_close (builder);
}

static void
spor_begun_add_theirs (GVariantBuilder *builder, GHashTable *theirs)
{
  GHashTableIter iter;
  gpointer path, text;

  g_variant_builder_open (builder, G_VARIANT_TYPE ("a{ss}"));
  g_hash_table_iter_init (&iter, theirs);
  while (g_hash_table_iter_next (&iter, &path, &text))
    g_variant_builder_add (builder, "{s@s}", path, spor_begun_text (text));
  g_variant_builder_close (builder);
}

static void
spor_begun_add_lost (GVariantBuilder *builder, const GPtrArray *lost)
{
  g_variant_builder_open (builder, G_VARIANT_TYPE ("a(ss)"));
  for (guint i = 0; i < lost->len; i++)
    {
      const SporQuote *quote = g_ptr_array_index (lost, i);

      g_variant_builder_add (builder, "(@s@s)", spor_begun_text (quote->field),
                             spor_begun_text (quote->text));
    }
  g_variant_builder_close (builder);
}

static void
spor_begun_add_removed (GVariantBuilder *builder, const GPtrArray *removed)
{
  g_variant_builder_open (builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < removed->len; i++)
    g_variant_builder_add_value (builder, spor_begun_text (g_ptr_array_index (removed, i)));
  g_variant_builder_close (builder);
}

GKeyFile *
spor_round_begun_write (const SporRoundBegun *self)
{
  GKeyFile *content = g_key_file_new ();
  g_autoptr (GVariant) shown = spor_round_get_state (self->shown);
  g_autoptr (GVariant) made = spor_round_get_state (self->made);
  g_autoptr (GVariant) state = NULL;
  g_autofree char *text = NULL;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (TYPE));
  g_variant_builder_add_value (&builder, shown);
  g_variant_builder_add_value (&builder, made);
  spor_begun_add_mistyped (&builder, self->mistyped);
  spor_begun_add_theirs (&builder, self->theirs);
  spor_begun_add_lost (&builder, self->lost);
  spor_begun_add_removed (&builder, self->removed);
  state = g_variant_ref_sink (g_variant_builder_end (&builder));
  text = g_variant_print (state, FALSE);
  g_key_file_set_string (content, GROUP, STATE, text);
  return content;
}

/* --- Reading --------------------------------------------------------------------------------- */

static SporRound *
spor_begun_read_round (GVariant *state, gsize index, const SporRound *now)
{
  g_autoptr (GVariant) round = g_variant_get_child_value (state, index);

  return spor_round_new_from_state (round, now);
}

/* What is wrong with it is known by trying again. */
static void
spor_begun_read_mistyped (GVariant *state, gsize index, SporRoundBegun *begun)
{
  g_autoptr (GVariant) texts = g_variant_get_child_value (state, index);
  GVariantIter iter;
  const char *path, *text;

  g_variant_iter_init (&iter, texts);
  while (g_variant_iter_next (&iter, "{&s&s}", &path, &text))
    {
      g_autofree char *known = spor_round_get_setting (begun->made, path);
      g_autoptr (GError) error = NULL;

      if (known && !spor_round_set_setting (begun->made, path, text, &error))
        spor_mistyped_put (begun->mistyped, path, text, error->message);
    }
}

static void
spor_begun_read_told (GVariant *state, SporRoundBegun *begun)
{
  g_autoptr (GVariant) theirs = g_variant_get_child_value (state, 3);
  g_autoptr (GVariant) lost = g_variant_get_child_value (state, 4);
  g_autoptr (GVariant) removed = g_variant_get_child_value (state, 5);
  GVariantIter iter;
  const char *field, *text;

  g_variant_iter_init (&iter, theirs);
  while (g_variant_iter_next (&iter, "{&s&s}", &field, &text))
    g_hash_table_insert (begun->theirs, g_strdup (field), g_strdup (text));
  g_variant_iter_init (&iter, lost);
  while (g_variant_iter_next (&iter, "(&s&s)", &field, &text))
    spor_quotes_add (begun->lost, field, text);
  g_variant_iter_init (&iter, removed);
  while (g_variant_iter_next (&iter, "&s", &text))
    g_ptr_array_add (begun->removed, g_strdup (text));
}

static SporRoundBegun *
spor_round_begun_new (void)
{
  SporRoundBegun *self = g_new0 (SporRoundBegun, 1);

  self->mistyped = spor_mistyped_new ();
  self->theirs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->lost = spor_quotes_new ();
  self->removed = g_ptr_array_new_with_free_func (g_free);
  return self;
}

SporRoundBegun *
spor_round_begun_read (GKeyFile *content, const SporRound *now)
{
  g_autofree char *text = g_key_file_get_string (content, GROUP, STATE, NULL);
  g_autoptr (GVariant) state
      = text ? g_variant_parse (G_VARIANT_TYPE (TYPE), text, NULL, NULL, NULL) : NULL;
  g_autoptr (SporRoundBegun) begun = spor_round_begun_new ();

  if (!state || !(begun->shown = spor_begun_read_round (state, 0, now))
      || !(begun->made = spor_begun_read_round (state, 1, now)))
    return NULL;
  spor_begun_read_mistyped (state, 2, begun);
  spor_begun_read_told (state, begun);
  return g_steal_pointer (&begun);
}

/* --- Left ------------------------------------------------------------------------------------ */

gboolean
spor_round_begun_is_left (SporBook *book)
{
  SporSnapshot *snapshot = spor_book_get_snapshot (book);
  SporRound *round = snapshot ? spor_snapshot_get_round (snapshot) : NULL;

  return round && spor_round_is_open (round)
         && spor_unfinished_is_left (SPOR_ROUND_BEGUN, spor_book_get_path (book), round->id);
}
