/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-compare.h"

#include "cli-composition.h"
#include "cli-json.h"
#include "cli-table.h"
#include "spor-id.h"
#include "spor-language.h"
#include "spor-tally.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* --- JSON ----------------------------------------------------------------------------------- */

static void
spor_json_add_side (JsonBuilder *builder,
                    const char *side,
                    const SporComposition *composition,
                    const SporMeasure *measure)
{
  json_builder_set_member_name (builder, side);
  json_builder_begin_object (builder);
  spor_json_add_text (builder, "name", composition->name);
  spor_cli_add_final (builder, composition);
  spor_json_add_number (builder, "deviation", measure->deviation);
  spor_json_add_number (builder, "representativeness", measure->representativeness);
  json_builder_end_object (builder);
}

static void
spor_json_add_categories (JsonBuilder *builder,
                          const SporDimensionMeasure *left,
                          const SporDimensionMeasure *right)
{
  json_builder_set_member_name (builder, "categories");
  json_builder_begin_array (builder);
  for (guint c = 0; c < left->categories->len; c++)
    {
      const SporCategoryMeasure *one = &g_array_index (left->categories, SporCategoryMeasure, c);
      const SporCategoryMeasure *other = &g_array_index (right->categories, SporCategoryMeasure, c);

      json_builder_begin_object (builder);
      spor_json_add_text (builder, "category",
                          spor_cli_category_id (left->dimension, one->category));
      spor_json_add_number (builder, "target", one->target);
      spor_json_add_number (builder, "left", one->count);
      spor_json_add_number (builder, "right", other->count);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
spor_json_add_scopes (JsonBuilder *builder,
                      const SporScopeMeasure *left,
                      const SporScopeMeasure *right)
{
  json_builder_set_member_name (builder, "dimensions");
  json_builder_begin_array (builder);
  for (guint d = 0; d < left->dimensions->len; d++)
    {
      const SporDimensionMeasure *one = g_ptr_array_index (left->dimensions, d);
      const SporDimensionMeasure *other = g_ptr_array_index (right->dimensions, d);

      json_builder_begin_object (builder);
      spor_json_add_text (builder, "dimension", one->dimension->key);
      spor_json_add_number (builder, "left", one->deviation);
      spor_json_add_number (builder, "right", other->deviation);
      spor_json_add_categories (builder, one, other);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
spor_json_add_balance (JsonBuilder *builder, const SporComparison *self)
{
  json_builder_set_member_name (builder, "scopes");
  json_builder_begin_array (builder);
  for (guint s = 0; s < self->left_measure->scopes->len; s++)
    {
      const SporScopeMeasure *left = g_ptr_array_index (self->left_measure->scopes, s);
      const SporScopeMeasure *right = g_ptr_array_index (self->right_measure->scopes, s);

      json_builder_begin_object (builder);
      spor_cli_add_scope_id (builder, self->left_measure->round, left->track);
      spor_json_add_number (builder, "left", left->deviation);
      spor_json_add_number (builder, "right", right->deviation);
      spor_json_add_scopes (builder, left, right);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
spor_json_add_people (JsonBuilder *builder, const SporComparison *self)
{
  const SporSignups *signups = self->left->signups;

  json_builder_set_member_name (builder, "tracks");
  json_builder_begin_array (builder);
  for (guint t = 0; t < self->tracks->len; t++)
    {
      const SporTrackComparison *track = g_ptr_array_index (self->tracks, t);

      json_builder_begin_object (builder);
      spor_json_add_int (builder, "track",
                         spor_round_track (spor_signups_round (signups), t)->number);
      spor_cli_add_ids (builder, "left", signups, track->left);
      spor_cli_add_ids (builder, "right", signups, track->right);
      spor_cli_add_ids (builder, "both", signups, track->both);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
spor_cli_print_comparison_json (const SporComparison *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  spor_json_add_side (builder, "left", self->left, self->left_measure);
  spor_json_add_side (builder, "right", self->right, self->right_measure);
  spor_json_add_balance (builder, self);
  spor_json_add_people (builder, self);
  json_builder_end_object (builder);
  spor_json_print (builder);
}

/* --- Text ----------------------------------------------------------------------------------- */

static void
spor_cli_add_categories (SporCliTable *table,
                         const char *scope,
                         const SporDimensionMeasure *left,
                         const SporDimensionMeasure *right)
{
  for (guint c = 0; c < left->categories->len; c++)
    {
      const SporCategoryMeasure *one = &g_array_index (left->categories, SporCategoryMeasure, c);
      const SporCategoryMeasure *other = &g_array_index (right->categories, SporCategoryMeasure, c);

      spor_cli_table_add (table, g_strdup (scope), g_strdup (left->dimension->name),
                          g_strdup (one->category->name), spor_tally_format (one->count),
                          spor_tally_format (other->count), spor_format_percent (one->target, 1));
    }
}

static void
spor_cli_print_balances (const SporComparison *self)
{
  g_autoptr (SporCliTable) table = spor_cli_table_new (6);

  spor_cli_table_add (table, g_strdup (_ ("Scope")), g_strdup (_ ("Dimension")),
                      g_strdup (_ ("Category")), g_strdup (self->left->name),
                      g_strdup (self->right->name), g_strdup (_ ("Target")));
  spor_cli_table_add (table, g_strdup (_ ("Representativeness")), g_strdup (""), g_strdup (""),
                      spor_format_percent (self->left_measure->representativeness, 1),
                      spor_format_percent (self->right_measure->representativeness, 1),
                      g_strdup (""));
  for (guint s = 0; s < self->left_measure->scopes->len; s++)
    {
      const SporScopeMeasure *left = g_ptr_array_index (self->left_measure->scopes, s);
      const SporScopeMeasure *right = g_ptr_array_index (self->right_measure->scopes, s);
      g_autofree char *title = spor_cli_scope_title (self->left_measure, left);

      for (guint d = 0; d < left->dimensions->len; d++)
        spor_cli_add_categories (table, title, g_ptr_array_index (left->dimensions, d),
                                 g_ptr_array_index (right->dimensions, d));
    }
  spor_cli_table_print (table);
}

static void
spor_cli_add_people (SporCliTable *table,
                     const SporSignups *signups,
                     const GArray *list,
                     const char *where)
{
  for (guint i = 0; i < list->len; i++)
    {
      const SporSignupRow *row = spor_signups_row (signups, g_array_index (list, guint, i));

      spor_cli_table_add (table, g_strdup_printf ("  %s", where), spor_short_id (row->id),
                          g_strdup (row->name), g_strdup (row->place));
    }
}

static void
spor_cli_print_people (const SporComparison *self, guint t)
{
  const SporSignups *signups = self->left->signups;
  const SporTrackComparison *track = g_ptr_array_index (self->tracks, t);
  g_autofree char *title = spor_track_title (spor_round_track (spor_signups_round (signups), t));
  g_autoptr (SporCliTable) table = spor_cli_table_new (4);

  printf ("\n%s\n", title);
  spor_cli_add_people (table, signups, track->left, self->left->name);
  spor_cli_add_people (table, signups, track->right, self->right->name);
  spor_cli_add_people (table, signups, track->both, _ ("Both"));
  spor_cli_table_print (table);
}

void
spor_cli_print_comparison (SporCli *cli, const SporComparison *comparison)
{
  if (cli->json)
    {
      spor_cli_print_comparison_json (comparison);
      return;
    }
  spor_cli_print_balances (comparison);
  for (guint t = 0; t < comparison->tracks->len; t++)
    spor_cli_print_people (comparison, t);
}
