/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A member with its value, in one call. Where a text is NULL the value is null. */
void spor_json_add_text (JsonBuilder *builder, const char *name, const char *value);
void spor_json_add_int (JsonBuilder *builder, const char *name, gint64 value);
void spor_json_add_number (JsonBuilder *builder, const char *name, double value);
void spor_json_add_boolean (JsonBuilder *builder, const char *name, gboolean value);

/* ISO 8601 UTC, or null if not known. */
void spor_json_add_instant (JsonBuilder *builder, const char *name, gint64 instant);

/* A list of the keys of the set bits. */
typedef const char *(*SporJsonKey) (guint bit, gconstpointer data);
void spor_json_add_bits (
    JsonBuilder *builder, const char *name, guint32 bits, SporJsonKey key, gconstpointer data);

/* Writes what was built to stdout; @pretty: over several lines. No line feed at the end. */
void spor_json_write (JsonBuilder *builder, gboolean pretty);

/* A result that is done: over several lines and with a line feed. */
void spor_json_print (JsonBuilder *builder);

G_END_DECLS
