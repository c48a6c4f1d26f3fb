/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-signup.h"

#include "cli-json.h"

static const char *
spor_problem_key_of_bit (guint bit, gconstpointer data)
{
  return spor_problem_key (bit);
}

static const char *
spor_remark_key_of_bit (guint bit, gconstpointer data)
{
  return spor_remark_key (bit);
}

static const char *
spor_option_key_of_bit (guint bit, gconstpointer data)
{
  const GPtrArray *options = data;
  const SporOption *option = g_ptr_array_index (options, bit);

  return option->key;
}

void
spor_json_add_problems (JsonBuilder *builder, guint16 problems)
{
  spor_json_add_bits (builder, "problems", problems, spor_problem_key_of_bit, NULL);
}

void
spor_json_add_remarks (JsonBuilder *builder, guint16 remarks)
{
  spor_json_add_bits (builder, "remarks", remarks, spor_remark_key_of_bit, NULL);
}

static const char *
spor_null_if_empty (const char *text)
{
  return *text ? text : NULL;
}

static void
spor_json_add_place (JsonBuilder *builder, const SporSignups *signups, const SporSignupRow *row)
{
  const SporRound *round = spor_signups_round (signups);

  spor_json_add_text (builder, "municipality", row->place);
  spor_json_add_text (builder, "code",
                      row->municipality >= 0
                          ? spor_places_get (round->places, row->municipality)->code
                          : NULL);
  spor_json_add_text (builder, "region", spor_null_if_empty (spor_signup_region (signups, row)));
  spor_json_add_text (builder, "size", spor_null_if_empty (spor_signup_size_key (signups, row)));
}

static void
spor_json_add_track (JsonBuilder *builder, const SporRound *round, int track)
{
  if (track >= 0)
    spor_json_add_int (builder, "track", spor_round_track (round, track)->number);
  else
    spor_json_add_text (builder, "track", NULL);
}

static void
spor_json_add_extra (JsonBuilder *builder, const char *extra)
{
  g_autoptr (JsonNode) fields = extra && *extra ? json_from_string (extra, NULL) : NULL;

  json_builder_set_member_name (builder, "extra");
  if (fields && JSON_NODE_HOLDS_OBJECT (fields))
    {
      json_builder_add_value (builder, g_steal_pointer (&fields));
      return;
    }
  json_builder_begin_object (builder);
  json_builder_end_object (builder);
}

guint16
spor_signup_open_problems (const SporSignupRow *row)
{
  return row->status == SPOR_STATUS_ATTENTION ? row->problems : 0;
}

void
spor_json_add_signup (JsonBuilder *builder, const SporSignups *signups, guint index)
{
  const SporSignupRow *row = spor_signups_row (signups, index);
  const SporRound *round = spor_signups_round (signups);

  json_builder_begin_object (builder);
  spor_json_add_text (builder, "id", row->id);
  spor_json_add_text (builder, "respondent", row->respondent);
  spor_json_add_text (builder, "name", row->name);
  spor_json_add_text (builder, "title", row->title);
  spor_json_add_text (builder, "email", row->email);
  spor_json_add_text (builder, "phone", row->phone);
  spor_json_add_place (builder, signups, row);
  spor_json_add_bits (builder, "sectors", row->sectors, spor_option_key_of_bit, round->sectors);
  spor_json_add_bits (builder, "roles", row->roles, spor_option_key_of_bit, round->roles);
  spor_json_add_track (builder, round, row->track);
  spor_json_add_text (builder, "status", spor_status_key (row->status));
  spor_json_add_problems (builder, spor_signup_open_problems (row));
  spor_json_add_remarks (builder, row->remarks);
  spor_json_add_instant (builder, "created", row->created);
  spor_json_add_instant (builder, "closed", row->closed);
  spor_json_add_extra (builder, row->extra);
  json_builder_end_object (builder);
}

char *
spor_signup_problem_words (const SporSignups *signups, const SporSignupRow *row)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *earlier = spor_signup_earlier_name (signups, row);
  guint16 problems = spor_signup_open_problems (row);

  for (guint p = 0; p < SPOR_N_PROBLEMS; p++)
    if (problems & (1 << p))
      g_string_append_printf (words, "%s%s", words->len ? ", " : "", spor_problem_label (p));
  /* which comes last of all problems */
  if (earlier && problems & (1 << SPOR_PROBLEM_DUPLICATE_PERSON))
    g_string_append_printf (words, ": %s", earlier);
  return g_string_free (g_steal_pointer (&words), FALSE);
}
