/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-round.h"

#include "cli-json.h"
#include "cli-table.h"
#include "spor-day.h"
#include "spor-id.h"
#include "spor-language.h"
#include "spor-round-setting.h"
#include "spor-share.h"
#include "spor-store-rounds.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* --- JSON ----------------------------------------------------------------------------------- */

static const char *
spor_role_key (guint bit, gconstpointer round)
{
  const GPtrArray *roles = ((const SporRound *)round)->roles;

  return bit < roles->len ? ((SporOption *)g_ptr_array_index (roles, bit))->key : NULL;
}

static void
spor_json_add_track (JsonBuilder *builder, const SporRound *round, const SporTrack *track)
{
  json_builder_begin_object (builder);
  spor_json_add_int (builder, "track", track->number);
  spor_json_add_text (builder, "name", track->name);
  spor_json_add_int (builder, "min", track->seats_min);
  spor_json_add_int (builder, "max", track->seats_max);
  spor_json_add_int (builder, "per_municipality", track->per_municipality);
  spor_json_add_bits (builder, "roles", track->roles, spor_role_key, round);
  json_builder_end_object (builder);
}

static void
spor_json_add_options (JsonBuilder *builder, const char *name, const GPtrArray *options)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < options->len; i++)
    {
      const SporOption *option = g_ptr_array_index (options, i);

      json_builder_begin_object (builder);
      spor_json_add_text (builder, "key", option->key);
      spor_json_add_text (builder, "name", option->name);
      json_builder_set_member_name (builder, "aliases");
      json_builder_begin_array (builder);
      for (guint a = 0; option->aliases[a]; a++)
        json_builder_add_string_value (builder, option->aliases[a]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
spor_json_add_limit (JsonBuilder *builder, const char *name, int limit)
{
  if (limit < 0)
    spor_json_add_text (builder, name, NULL);
  else
    spor_json_add_int (builder, name, limit);
}

static void
spor_json_add_category (JsonBuilder *builder,
                        const SporDimension *dimension,
                        const SporCategory *category)
{
  g_autofree char *share = g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT,
                                            category->target_num, category->target_den);

  json_builder_begin_object (builder);
  spor_json_add_text (builder, "category", category->key);
  spor_json_add_text (builder, "name", category->name);
  spor_json_add_number (builder, "target", (double)category->target_num / category->target_den);
  spor_json_add_text (builder, "share", share);
  spor_json_add_limit (builder, "min", category->min);
  spor_json_add_limit (builder, "max", category->max);
  if (dimension->kind == SPOR_DIMENSION_SIZE)
    spor_json_add_limit (builder, "below", category->upper ? (int)category->upper : -1);
  json_builder_end_object (builder);
}

static void
spor_json_add_settings_dimension (JsonBuilder *builder,
                                  const SporRound *round,
                                  const SporDimension *dimension)
{
  json_builder_begin_object (builder);
  spor_json_add_text (builder, "dimension", dimension->key);
  spor_json_add_text (builder, "name", dimension->name);
  spor_json_add_number (builder, "weight", dimension->weight);
  spor_json_add_boolean (builder, "group", dimension->for_group);
  json_builder_set_member_name (builder, "tracks");
  json_builder_begin_array (builder);
  for (guint t = 0; t < round->tracks->len; t++)
    if (dimension->for_tracks & (1u << t))
      json_builder_add_int_value (builder, spor_round_track (round, t)->number);
  json_builder_end_array (builder);
  spor_json_add_text (builder, "targets",
                      spor_targets_key (spor_dimension_get_targets (dimension, round->places)));
  json_builder_set_member_name (builder, "categories");
  json_builder_begin_array (builder);
  for (guint c = 0; c < dimension->categories->len; c++)
    spor_json_add_category (builder, dimension, g_ptr_array_index (dimension->categories, c));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* The whole day on which people can still sign up, and so on. */
static void
spor_json_add_day (JsonBuilder *builder, const char *name, gint64 instant)
{
  g_autofree char *day = spor_day_to_iso (spor_day_of_instant (instant));

  spor_json_add_text (builder, name, day);
}

static void
spor_json_add_round (JsonBuilder *builder, const SporRound *round)
{
  spor_json_add_text (builder, "id", round->id);
  spor_json_add_text (builder, "name", round->name);
  spor_json_add_day (builder, "opens", round->opens);
  spor_json_add_day (builder, "deadline",
                     round->deadline == SPOR_TIME_NONE ? SPOR_TIME_NONE : round->deadline - 1);
  spor_json_add_day (builder, "reply_by", round->reply_by);
  spor_json_add_text (builder, "contact", round->contact);
  spor_json_add_instant (builder, "archived", round->archived_at);
  json_builder_set_member_name (builder, "tracks");
  json_builder_begin_array (builder);
  for (guint t = 0; t < round->tracks->len; t++)
    spor_json_add_track (builder, round, spor_round_track (round, t));
  json_builder_end_array (builder);
  spor_json_add_options (builder, "roles", round->roles);
  spor_json_add_options (builder, "sectors", round->sectors);
  spor_json_add_options (builder, "organisations", round->organisations);
  json_builder_set_member_name (builder, "dimensions");
  json_builder_begin_array (builder);
  for (guint d = 0; d < round->dimensions->len; d++)
    spor_json_add_settings_dimension (builder, round, g_ptr_array_index (round->dimensions, d));
  json_builder_end_array (builder);
}

static void
spor_cli_print_round_json (const SporRound *round, const SporCliEffect *effect)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  spor_json_add_round (builder, round);
  if (effect)
    {
      json_builder_set_member_name (builder, "effect");
      json_builder_begin_object (builder);
      spor_json_add_int (builder, "changed", effect->n_changed);
      spor_json_add_number (builder, "before", effect->before);
      spor_json_add_number (builder, "after", effect->after);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
  spor_json_print (builder);
}

static void
spor_cli_print_rounds_json (const GPtrArray *rounds)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "rounds");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rounds->len; i++)
    {
      const SporRoundEntry *entry = g_ptr_array_index (rounds, i);

      json_builder_begin_object (builder);
      spor_json_add_text (builder, "id", entry->id);
      spor_json_add_text (builder, "name", entry->name);
      spor_json_add_boolean (builder, "shown", entry->shown);
      spor_json_add_instant (builder, "archived", entry->archived_at);
      spor_json_add_int (builder, "signups", entry->n_signups);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  spor_json_print (builder);
}

/* --- Text ----------------------------------------------------------------------------------- */

/* A path with what stands there, exactly as "round set" takes it. */
static void
spor_cli_add_setting (SporCliTable *table, const SporRound *round, const char *path)
{
  spor_cli_table_add (table, g_strdup (path), spor_round_get_setting (round, path));
}

static void
spor_cli_add_settings (SporCliTable *table,
                       const SporRound *round,
                       const char *part,
                       const char *const *names)
{
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s.%s", part, names[i]);

      spor_cli_add_setting (table, round, path);
    }
}

static void
spor_cli_add_option_settings (SporCliTable *table,
                              const SporRound *round,
                              const char *list,
                              const GPtrArray *options)
{
  static const char *const names[] = { "name", "aliases", NULL };

  for (guint i = 0; i < options->len; i++)
    {
      const SporOption *option = g_ptr_array_index (options, i);
      g_autofree char *part = g_strdup_printf ("%s.%s", list, option->key);

      spor_cli_add_settings (table, round, part, names);
    }
}

static void
spor_cli_add_dimension_settings (SporCliTable *table,
                                 const SporRound *round,
                                 const SporDimension *dimension)
{
  static const char *const names[] = { "name", "weight", "group", "tracks", "targets", NULL };
  static const char *const category_names[] = { "name", "target", "min", "max", NULL };
  g_autofree char *part = g_strdup_printf ("dimension.%s", dimension->key);

  spor_cli_add_settings (table, round, part, names);
  for (guint c = 0; c < dimension->categories->len; c++)
    {
      const SporCategory *category = g_ptr_array_index (dimension->categories, c);
      g_autofree char *its = g_strdup_printf ("%s.%s", part, category->key);
      g_autofree char *below = g_strdup_printf ("%s.below", its);

      spor_cli_add_settings (table, round, its, category_names);
      if (dimension->kind == SPOR_DIMENSION_SIZE && category->upper)
        spor_cli_add_setting (table, round, below);
    }
}

static void
spor_cli_print_round_text (const SporRound *round)
{
  static const char *const heads[] = { "name", "opens", "deadline", "reply-by", "contact" };
  static const char *const names[]
      = { "name", "seats-min", "seats-max", "per-municipality", "roles", NULL };
  g_autoptr (SporCliTable) table = spor_cli_table_new (2);

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    spor_cli_add_setting (table, round, heads[i]);
  for (guint t = 0; t < round->tracks->len; t++)
    {
      g_autofree char *part = g_strdup_printf ("track.%u", spor_round_track (round, t)->number);

      spor_cli_add_settings (table, round, part, names);
    }
  spor_cli_add_option_settings (table, round, "role", round->roles);
  spor_cli_add_option_settings (table, round, "sector", round->sectors);
  spor_cli_add_option_settings (table, round, "organisation", round->organisations);
  for (guint d = 0; d < round->dimensions->len; d++)
    spor_cli_add_dimension_settings (table, round, g_ptr_array_index (round->dimensions, d));
  spor_cli_table_print (table);
}

static void
spor_cli_print_effect (const SporCliEffect *effect)
{
  g_autofree char *before = spor_format_percent (effect->before, 1);
  g_autofree char *after = spor_format_percent (effect->after, 1);

  putchar ('\n');
  printf (ngettext ("%u sign-up has another status.", "%u sign-ups have another status.",
                    effect->n_changed),
          effect->n_changed);
  putchar ('\n');
  /* Translators: two shares in per cent */
  printf (_ ("Representativeness: %s, before it was %s."), after, before);
  putchar ('\n');
}

static void
spor_cli_print_rounds_text (const GPtrArray *rounds)
{
  g_autoptr (SporCliTable) table = spor_cli_table_new (4);

  spor_cli_table_add (table, g_strdup (_ ("Id")), g_strdup (_ ("Round")), g_strdup (_ ("Sign-ups")),
                      g_strdup (""));
  for (guint i = 0; i < rounds->len; i++)
    {
      const SporRoundEntry *entry = g_ptr_array_index (rounds, i);
      gboolean archived = entry->archived_at != SPOR_TIME_NONE;

      spor_cli_table_add (table, spor_short_id (entry->id), g_strdup (entry->name),
                          spor_format_count (entry->n_signups),
                          g_strdup (archived       ? _ ("archived")
                                    : entry->shown ? _ ("shown")
                                                   : ""));
    }
  spor_cli_table_print (table);
}

void
spor_cli_print_round (SporCli *cli, const SporRound *round, const SporCliEffect *effect)
{
  if (cli->json)
    {
      spor_cli_print_round_json (round, effect);
      return;
    }
  spor_cli_print_round_text (round);
  if (effect)
    spor_cli_print_effect (effect);
}

void
spor_cli_print_rounds (SporCli *cli, const GPtrArray *rounds)
{
  if (cli->json)
    spor_cli_print_rounds_json (rounds);
  else
    spor_cli_print_rounds_text (rounds);
}
