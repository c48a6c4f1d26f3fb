/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-instance.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * spor_instance_write:
 *
 * Adds the members "bodies", "features", "candidates", "sets", "terms" and "limits" to the object
 * that
 * @builder is in: all that the engine knows, and nothing else. Categories and candidates are called
 * by their numbers, from 0; numbers with fractions are written so that they are read back exactly.
 */
void spor_instance_write (const SporInstance *self, JsonBuilder *builder);

/* The number in @node (nullable), whole or not; @otherwise if something else is there. */
double spor_json_number (JsonNode *node, double otherwise);

/* The instance that was written; NULL with %G_IO_ERROR_INVALID_DATA if @object is no such thing. */
SporInstance *spor_instance_read (JsonObject *object, GError **error);

G_END_DECLS
