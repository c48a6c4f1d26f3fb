/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-composition.h"

#include "cli-json.h"
#include "cli-signup.h"
#include "cli-table.h"
#include "spor-id.h"
#include "spor-language.h"
#include "spor-measure.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* --- JSON ----------------------------------------------------------------------------------- */

void
spor_cli_add_ids (JsonBuilder *builder,
                  const char *name,
                  const SporSignups *signups,
                  const GArray *list)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    json_builder_add_string_value (builder,
                                   spor_signups_row (signups, g_array_index (list, guint, i))->id);
  json_builder_end_array (builder);
}

static void
spor_json_add_tracks (JsonBuilder *builder, const SporComposition *composition)
{
  const SporRound *round = spor_composition_round (composition);

  json_builder_set_member_name (builder, "tracks");
  json_builder_begin_array (builder);
  for (guint t = 0; t < spor_round_n_tracks (round); t++)
    {
      const SporTrack *track = spor_round_track (round, t);

      json_builder_begin_object (builder);
      spor_json_add_int (builder, "track", track->number);
      spor_json_add_text (builder, "name", track->name);
      spor_json_add_int (builder, "min", track->seats_min);
      spor_json_add_int (builder, "max", track->seats_max);
      spor_cli_add_ids (builder, "seated", composition->signups, composition->seated[t]);
      spor_cli_add_ids (builder, "waiting", composition->signups, composition->waiting[t]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

const char *
spor_cli_category_id (const SporDimension *dimension, const SporCategory *category)
{
  return dimension->kind == SPOR_DIMENSION_REGION ? category->name : category->key;
}

static void
spor_json_add_dimension (JsonBuilder *builder, const SporDimensionMeasure *measure)
{
  json_builder_begin_object (builder);
  spor_json_add_text (builder, "dimension", measure->dimension->key);
  spor_json_add_number (builder, "deviation", measure->deviation);
  json_builder_set_member_name (builder, "categories");
  json_builder_begin_array (builder);
  for (guint c = 0; c < measure->categories->len; c++)
    {
      const SporCategoryMeasure *category
          = &g_array_index (measure->categories, SporCategoryMeasure, c);

      json_builder_begin_object (builder);
      spor_json_add_text (builder, "category",
                          spor_cli_category_id (measure->dimension, category->category));
      spor_json_add_number (builder, "target", category->target);
      spor_json_add_number (builder, "count", category->count);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

void
spor_cli_add_scope_id (JsonBuilder *builder, const SporRound *round, int track)
{
  g_autofree char *number
      = track < 0 ? NULL : g_strdup_printf ("%u", spor_round_track (round, track)->number);

  spor_json_add_text (builder, "scope", number ? number : "group");
}

static void
spor_json_add_scope (JsonBuilder *builder, const SporRound *round, const SporScopeMeasure *scope)
{
  json_builder_begin_object (builder);
  spor_cli_add_scope_id (builder, round, scope->track);
  spor_json_add_number (builder, "deviation", scope->deviation);
  json_builder_set_member_name (builder, "dimensions");
  json_builder_begin_array (builder);
  for (guint d = 0; d < scope->dimensions->len; d++)
    spor_json_add_dimension (builder, g_ptr_array_index (scope->dimensions, d));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
spor_json_add_marked (JsonBuilder *builder,
                      const char *name,
                      const SporComposition *composition,
                      SporMark mark)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < composition->marks->len; i++)
    {
      const SporMarked *marked = &g_array_index (composition->marks, SporMarked, i);

      if (marked->mark == mark)
        g_array_append_val (list, marked->signup);
    }
  spor_cli_add_ids (builder, name, composition->signups, list);
}

static gboolean
spor_cli_knows_best (const SporProposal *best)
{
  return best && best->outcome == SPOR_SUGGESTION_PROVED;
}

static void
spor_json_add_measure (JsonBuilder *builder, const SporMeasure *measure, const SporProposal *best)
{
  spor_json_add_number (builder, "deviation", measure->deviation);
  spor_json_add_number (builder, "representativeness", measure->representativeness);
  if (spor_cli_knows_best (best))
    spor_json_add_number (builder, "best", 1 - best->bound);
  else
    spor_json_add_text (builder, "best", NULL);

  json_builder_set_member_name (builder, "scopes");
  json_builder_begin_array (builder);
  for (guint s = 0; s < measure->scopes->len; s++)
    spor_json_add_scope (builder, measure->round, g_ptr_array_index (measure->scopes, s));
  json_builder_end_array (builder);
}

static void
spor_json_add_breaches (JsonBuilder *builder, const SporComposition *composition)
{
  g_autoptr (GPtrArray) breaches = spor_composition_breaches (composition);

  json_builder_set_member_name (builder, "broken");
  json_builder_begin_array (builder);
  for (guint i = 0; i < breaches->len; i++)
    {
      const SporBreach *breach = g_ptr_array_index (breaches, i);

      json_builder_begin_object (builder);
      spor_json_add_text (builder, "rule", spor_rule_key (breach->rule));
      spor_json_add_text (builder, "text", breach->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
spor_cli_add_final (JsonBuilder *builder, const SporComposition *composition)
{
  if (composition->finalised_at == SPOR_TIME_NONE)
    {
      spor_json_add_text (builder, "final", NULL);
      return;
    }
  json_builder_set_member_name (builder, "final");
  json_builder_begin_object (builder);
  spor_json_add_instant (builder, "at", composition->finalised_at);
  spor_json_add_text (builder, "by", composition->finalised_by);
  spor_json_add_text (builder, "note", composition->note ? composition->note : "");
  json_builder_end_object (builder);
}

void
spor_cli_add_composition (JsonBuilder *builder,
                          const SporComposition *composition,
                          const SporProposal *best)
{
  g_autoptr (SporMeasure) measure = spor_measure_new (composition);

  spor_json_add_text (builder, "name", composition->name);
  spor_cli_add_final (builder, composition);
  spor_json_add_tracks (builder, composition);
  spor_json_add_marked (builder, "pinned", composition, SPOR_MARK_PINNED);
  spor_json_add_marked (builder, "barred", composition, SPOR_MARK_BARRED);
  spor_json_add_measure (builder, measure, best);
  spor_json_add_breaches (builder, composition);
}

/* --- Text ----------------------------------------------------------------------------------- */

static void
spor_cli_add_people (SporCliTable *table,
                     const SporSignups *signups,
                     const GArray *list,
                     const char *spot)
{
  for (guint i = 0; i < list->len; i++)
    {
      const SporSignupRow *row = spor_signups_row (signups, g_array_index (list, guint, i));

      spor_cli_table_add (table, g_strdup_printf ("  %s %u", spot, i + 1), spor_short_id (row->id),
                          g_strdup (row->name), g_strdup (row->place),
                          g_strdup (spor_signup_region (signups, row)),
                          g_strdup (spor_signup_size_label (signups, row)));
    }
}

static void
spor_cli_print_track (const SporComposition *composition, guint t)
{
  const SporTrack *track = spor_round_track (spor_composition_round (composition), t);
  g_autoptr (SporCliTable) table = spor_cli_table_new (6);
  g_autofree char *title = spor_track_title (track);

  /* Translators: a track's title, how many sit, and the fewest and most that may */
  printf (_ ("%s: %u seated of %u–%u"), title, composition->seated[t]->len, track->seats_min,
          track->seats_max);
  putchar ('\n');
  spor_cli_add_people (table, composition->signups, composition->seated[t], _ ("Seat"));
  spor_cli_add_people (table, composition->signups, composition->waiting[t], _ ("Waiting"));
  spor_cli_table_print (table);
}

char *
spor_cli_scope_title (const SporMeasure *measure, const SporScopeMeasure *scope)
{
  return scope->track < 0 ? g_strdup (_ ("The whole group"))
                          : spor_track_title (spor_round_track (measure->round, scope->track));
}

static void
spor_cli_add_dimension (SporCliTable *table, const SporDimensionMeasure *measure, const char *scope)
{
  for (guint c = 0; c < measure->categories->len; c++)
    {
      const SporCategoryMeasure *category
          = &g_array_index (measure->categories, SporCategoryMeasure, c);

      spor_cli_table_add (table, g_strdup (scope), g_strdup (measure->dimension->name),
                          g_strdup (category->category->name),
                          spor_format_number (category->count, 1),
                          spor_format_percent (category->target, 1));
    }
}

static void
spor_cli_print_balance (const SporMeasure *measure)
{
  g_autoptr (SporCliTable) table = spor_cli_table_new (5);

  spor_cli_table_add (table, g_strdup (_ ("Scope")), g_strdup (_ ("Dimension")),
                      g_strdup (_ ("Category")), g_strdup (_ ("Seated")), g_strdup (_ ("Target")));
  for (guint s = 0; s < measure->scopes->len; s++)
    {
      const SporScopeMeasure *scope = g_ptr_array_index (measure->scopes, s);
      g_autofree char *title = spor_cli_scope_title (measure, scope);

      for (guint d = 0; d < scope->dimensions->len; d++)
        spor_cli_add_dimension (table, g_ptr_array_index (scope->dimensions, d), title);
    }
  spor_cli_table_print (table);
}

static void
spor_cli_print_marks (const SporComposition *composition)
{
  g_autoptr (SporCliTable) table = spor_cli_table_new (4);

  for (guint i = 0; i < composition->marks->len; i++)
    {
      const SporMarked *marked = &g_array_index (composition->marks, SporMarked, i);
      const SporSignupRow *row = spor_signups_row (composition->signups, marked->signup);
      const char *label = marked->mark == SPOR_MARK_PINNED ? _ ("Must have") : _ ("Not this time");

      spor_cli_table_add (table, g_strdup (label), spor_short_id (row->id), g_strdup (row->name),
                          g_strdup (row->place));
    }
  spor_cli_table_print (table);
  if (composition->marks->len > 0)
    putchar ('\n');
}

static void
spor_cli_print_representativeness (const SporMeasure *measure, const SporProposal *best)
{
  g_autofree char *percent = spor_format_percent (measure->representativeness, 1);

  /* Translators: a share in per cent */
  printf (_ ("Representativeness: %s"), percent);
  putchar ('\n');
  if (spor_cli_knows_best (best))
    {
      g_autofree char *reachable = spor_format_percent (1 - best->deviation, 1);

      /* Translators: a share in per cent */
      printf (_ ("Best still reachable: %s"), reachable);
      putchar ('\n');
    }
  else if (best && best->outcome == SPOR_SUGGESTION_NOTHING)
    puts (_ ("No group that satisfies the rules can be reached from here."));
  putchar ('\n');
}

static void
spor_cli_print_breaches (const SporComposition *composition)
{
  g_autoptr (GPtrArray) breaches = spor_composition_breaches (composition);

  if (breaches->len > 0)
    printf ("\n%s\n", _ ("Rules not satisfied:"));
  for (guint i = 0; i < breaches->len; i++)
    {
      const SporBreach *breach = g_ptr_array_index (breaches, i);

      printf ("  %s\n", breach->text);
    }
}

static void
spor_cli_print_name (const SporComposition *composition)
{
  g_autofree char *final = spor_composition_final_text (composition);
  g_autofree char *copied = spor_composition_copied_text (composition);

  puts (composition->name);
  if (final)
    puts (final);
  if (final && *composition->note)
    puts (composition->note);
  if (copied)
    puts (copied);
  putchar ('\n');
}

void
spor_cli_print_composition (const SporComposition *composition, const SporProposal *best)
{
  g_autoptr (SporMeasure) measure = spor_measure_new (composition);

  spor_cli_print_name (composition);
  for (guint t = 0; t < spor_round_n_tracks (spor_composition_round (composition)); t++)
    {
      spor_cli_print_track (composition, t);
      putchar ('\n');
    }
  spor_cli_print_marks (composition);
  spor_cli_print_representativeness (measure, best);
  spor_cli_print_balance (measure);
  spor_cli_print_breaches (composition);
}
