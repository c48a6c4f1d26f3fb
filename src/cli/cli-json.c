/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-json.h"

#include "spor-time.h"

#include <stdio.h>

void
spor_json_add_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
spor_json_add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
spor_json_add_number (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, value);
}

void
spor_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
spor_json_add_instant (JsonBuilder *builder, const char *name, gint64 instant)
{
  g_autofree char *iso = spor_time_to_iso (instant);

  spor_json_add_text (builder, name, iso);
}

void
spor_json_add_bits (
    JsonBuilder *builder, const char *name, guint32 bits, SporJsonKey key, gconstpointer data)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint bit = 0; bit < 32; bit++)
    if (bits & (1u << bit))
      json_builder_add_string_value (builder, key (bit, data));
  json_builder_end_array (builder);
}

void
spor_json_write (JsonBuilder *builder, gboolean pretty)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, pretty);
  text = json_generator_to_data (generator, NULL);
  fputs (text, stdout);
}

void
spor_json_print (JsonBuilder *builder)
{
  spor_json_write (builder, TRUE);
  putchar ('\n');
}
