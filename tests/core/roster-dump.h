/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-measure.h"
#include "spor-roster.h"

#include <json-glib/json-glib.h>

/* What check_roster.py is told: a composition and its round as JSON. */

static inline void
dump_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static inline void
dump_number (JsonBuilder *builder, const char *name, double number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, number);
}

static inline void
dump_instant (JsonBuilder *builder, const char *name, gint64 instant)
{
  g_autofree char *iso = instant == SPOR_TIME_NONE ? NULL : spor_time_to_iso (instant);

  dump_text (builder, name, iso);
}

static inline void
dump_begin (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static inline void
dump_signup (JsonBuilder *builder, const SporSignups *signups, guint index)
{
  const SporSignupRow *row = spor_signups_row (signups, index);
  SporRound *round = spor_signups_round (signups);
  g_autofree char *roles = spor_options_names (round->roles, row->roles);
  g_autofree char *sectors = spor_options_names (round->sectors, row->sectors);

  json_builder_begin_object (builder);
  dump_number (builder, "ordinal", row->ordinal);
  dump_number (builder, "track", row->track);
  dump_number (builder, "outside", row->outside);
  dump_text (builder, "code",
             row->municipality < 0 ? NULL
                                   : spor_places_get (round->places, row->municipality)->code);
  dump_text (builder, "place", row->place);
  dump_text (builder, "region", spor_signup_region (signups, row));
  dump_text (builder, "size", spor_signup_size_label (signups, row));
  dump_text (builder, "roles", roles);
  dump_text (builder, "roles_text", row->roles_text);
  dump_text (builder, "track_text", row->track_text);
  dump_text (builder, "sectors", sectors);
  dump_text (builder, "name", row->name);
  dump_text (builder, "title", row->title);
  dump_text (builder, "email", row->email);
  dump_text (builder, "phone", row->phone);
  dump_text (builder, "respondent", row->respondent);
  dump_text (builder, "motivation", row->motivation);
  dump_text (builder, "extra", row->extra);
  dump_text (builder, "status", spor_status_label (row->status));
  dump_instant (builder, "created", row->created);
  dump_instant (builder, "closed", row->closed);
  dump_begin (builder, "problems");
  for (int p = 0; p < SPOR_N_PROBLEMS; p++)
    if (row->problems & (1 << p))
      {
        g_autofree char *text = spor_signup_problem_text (signups, row, p);

        json_builder_begin_object (builder);
        dump_text (builder, "key", spor_problem_key (p));
        dump_text (builder, "label", spor_problem_label (p));
        dump_text (builder, "text", text);
        json_builder_end_object (builder);
      }
  json_builder_end_array (builder);
  dump_begin (builder, "remarks");
  for (int r = 0; r < SPOR_N_REMARKS; r++)
    if (row->remarks & (1 << r))
      json_builder_add_string_value (builder, spor_remark_label (r));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static inline void
dump_list (JsonBuilder *builder, const GArray *list)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    json_builder_add_int_value (builder, g_array_index (list, guint, i));
  json_builder_end_array (builder);
}

static inline void
dump_scope (JsonBuilder *builder, const SporScopeMeasure *scope)
{
  json_builder_begin_object (builder);
  dump_number (builder, "track", scope->track);
  dump_number (builder, "n", scope->n);
  dump_number (builder, "deviation", scope->deviation);
  dump_begin (builder, "dimensions");
  for (guint d = 0; d < scope->dimensions->len; d++)
    {
      const SporDimensionMeasure *dimension = g_ptr_array_index (scope->dimensions, d);

      json_builder_begin_object (builder);
      dump_text (builder, "name", dimension->dimension->name);
      dump_number (builder, "deviation", dimension->deviation);
      dump_begin (builder, "categories");
      for (guint c = 0; c < dimension->categories->len; c++)
        {
          const SporCategoryMeasure *category
              = &g_array_index (dimension->categories, SporCategoryMeasure, c);

          json_builder_begin_object (builder);
          dump_text (builder, "name", category->category->name);
          dump_number (builder, "target", category->target);
          dump_number (builder, "count", category->count);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static inline void
dump_round (JsonBuilder *builder, const SporRound *round)
{
  dump_text (builder, "round", round->name);
  dump_instant (builder, "deadline", round->deadline);
  dump_begin (builder, "tracks");
  for (guint t = 0; t < round->tracks->len; t++)
    {
      const SporTrack *track = spor_round_track (round, t);
      g_autofree char *title = spor_track_title (track);
      g_autofree char *roles = spor_options_names (round->roles, track->roles);

      json_builder_begin_object (builder);
      dump_number (builder, "seats_min", track->seats_min);
      dump_number (builder, "seats_max", track->seats_max);
      dump_number (builder, "per_municipality", track->per_municipality);
      dump_text (builder, "roles", roles);
      dump_number (builder, "number", track->number);
      dump_text (builder, "name", track->name);
      dump_text (builder, "title", title);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* What the sheet on how the group was chosen is about. */
static inline void
dump_choice (JsonBuilder *builder, const SporComposition *composition, const char *protocol)
{
  g_autoptr (GPtrArray) breaches = spor_composition_breaches (composition);
  g_autofree char *stray = spor_composition_stray_text (composition);
  const SporOrigin *origin = composition->origin;

  dump_text (builder, "protocol", protocol);
  dump_text (builder, "stray", stray);
  dump_number (builder, "lottery", origin && origin->method == SPOR_METHOD_LOTTERY);
  dump_begin (builder, "candidates");
  for (guint i = 0; origin && i < origin->ids->len; i++)
    json_builder_add_int_value (builder, spor_signups_find (composition->signups,
                                                            g_ptr_array_index (origin->ids, i)));
  json_builder_end_array (builder);
  dump_begin (builder, "marks");
  for (guint i = 0; i < composition->marks->len; i++)
    {
      const SporMarked *marked = &g_array_index (composition->marks, SporMarked, i);

      json_builder_begin_object (builder);
      dump_number (builder, "signup", marked->signup);
      dump_number (builder, "pinned", marked->mark == SPOR_MARK_PINNED);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  dump_begin (builder, "breaches");
  for (guint i = 0; i < breaches->len; i++)
    json_builder_add_string_value (builder, ((SporBreach *)breaches->pdata[i])->text);
  json_builder_end_array (builder);
}

static inline void
dump_dimensions (JsonBuilder *builder, const SporRound *round)
{
  dump_begin (builder, "dimensions");
  for (guint d = 0; d < round->dimensions->len; d++)
    {
      const SporDimension *dimension = g_ptr_array_index (round->dimensions, d);

      json_builder_begin_object (builder);
      dump_text (builder, "name", dimension->name);
      dump_number (builder, "weight", dimension->weight);
      dump_number (builder, "for_group", dimension->for_group);
      dump_number (builder, "for_tracks", dimension->for_tracks);
      dump_begin (builder, "limits");
      for (guint c = 0; c < dimension->categories->len; c++)
        {
          const SporCategory *category = g_ptr_array_index (dimension->categories, c);

          if (category->min < 0 && category->max < 0)
            continue;
          json_builder_begin_object (builder);
          dump_text (builder, "name", category->name);
          dump_number (builder, "min", category->min);
          dump_number (builder, "max", category->max);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static inline char *
dump (const SporComposition *composition, SporRosterKind kind, const char *protocol)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (SporMeasure) measure = spor_measure_new (composition);
  g_autoptr (GPtrArray) missing = spor_measure_missing (measure);
  SporRound *round = spor_composition_round (composition);
  g_autofree char *final = spor_time_format_date (composition->finalised_at);

  json_builder_begin_object (builder);
  dump_text (builder, "kind", kind == SPOR_ROSTER_FULL ? "full" : "management");
  dump_round (builder, round);
  dump_dimensions (builder, round);
  dump_choice (builder, composition, protocol);
  dump_text (builder, "composition", composition->name);
  dump_text (builder, "final", *final ? final : NULL);
  dump_begin (builder, "signups");
  for (guint i = 0; i < spor_signups_n (composition->signups); i++)
    dump_signup (builder, composition->signups, i);
  json_builder_end_array (builder);
  dump_begin (builder, "seated");
  for (guint t = 0; t < round->tracks->len; t++)
    dump_list (builder, composition->seated[t]);
  json_builder_end_array (builder);
  dump_begin (builder, "waiting");
  for (guint t = 0; t < round->tracks->len; t++)
    dump_list (builder, composition->waiting[t]);
  json_builder_end_array (builder);
  dump_number (builder, "representativeness", measure->representativeness);
  dump_number (builder, "deviation", measure->deviation);
  dump_begin (builder, "missing");
  for (guint i = 0; i < missing->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (missing, i));
  json_builder_end_array (builder);
  dump_begin (builder, "scopes");
  for (guint s = 0; s < measure->scopes->len; s++)
    dump_scope (builder, g_ptr_array_index (measure->scopes, s));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
