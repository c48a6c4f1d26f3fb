/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-store-private.h"

#include "spor-id.h"
#include "spor-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The table boundary: none, and the map is drawn with the built-in boundaries; or one. */

static const char *const select_id = "SELECT id FROM boundary ORDER BY id DESC LIMIT 1";
static const char *const select_text = "SELECT name, text FROM boundary ORDER BY id DESC LIMIT 1";
static const char *const insert_boundary
    = "INSERT INTO boundary (id, name, at, text) VALUES (?1, ?2, ?3, ?4)";
static const char *const delete_boundaries = "DELETE FROM boundary";

/* A row of the change log has to hold it. */
#define LARGEST_MEGABYTES 64

gboolean
spor_store_find_boundaries (SporStore *self, char **id, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_id, error);
  int step;

  *id = NULL;
  if (!statement)
    return FALSE;
  if ((step = spor_store_step (self, statement, error)) > 0)
    *id = g_strdup (spor_column_text (statement, 0));
  return step >= 0;
}

SporBoundaries *
spor_store_load_boundaries (SporStore *self, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, select_text, error);
  g_autoptr (GBytes) bytes = NULL;
  const char *text;
  int step;

  if (!statement || (step = spor_store_step (self, statement, error)) < 0)
    return NULL;
  if (step == 0)
    return spor_boundaries_new_built_in (self->places, error);
  text = spor_column_text (statement, 1);
  bytes = g_bytes_new (text, strlen (text));
  return spor_boundaries_new_from_bytes (self->places, bytes, spor_column_text (statement, 0),
                                         error);
}

static gboolean
spor_store_insert_boundaries (SporStore *self, const char *name, GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data, length);
  g_autofree char *id = spor_id_new ();
  g_autoptr (SporStatement) statement = spor_store_prepare (self, insert_boundary, error);

  if (!statement)
    return FALSE;
  spor_bind_text (statement, 1, id);
  spor_bind_text (statement, 2, name);
  spor_bind_instant (statement, 3, g_get_real_time () / G_USEC_PER_SEC);
  spor_bind_static (statement, 4, text);
  return spor_store_run (self, statement, error);
}

static gboolean
spor_store_delete_boundaries (SporStore *self, GError **error)
{
  g_autoptr (SporStatement) statement = spor_store_prepare (self, delete_boundaries, error);

  return statement && spor_store_run (self, statement, error);
}

/* Whether the file can be kept: it is read as it will be later. */
static gboolean
spor_store_check_boundaries (SporStore *self, const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (SporBoundaries) boundaries = NULL;

  if (g_bytes_get_size (bytes) > LARGEST_MEGABYTES * 1024 * 1024)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: a file, a number of megabytes */
                   _ ("“%s” is too large for the book: at most %d MB. Choose boundaries that are "
                      "simplified, such as for the scale 1:500,000."),
                   name, LARGEST_MEGABYTES);
      return FALSE;
    }
  boundaries = spor_boundaries_new_from_bytes (self->places, bytes, name, error);
  return boundaries != NULL;
}

gboolean
spor_store_set_boundaries (SporStore *self, const char *name, GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes == NULL || name != NULL, FALSE);

  if (bytes && !spor_store_check_boundaries (self, name, bytes, error))
    return FALSE;
  if (!spor_store_begin (self, bytes ? "boundaries" : "built-in-boundaries", bytes ? name : "",
                         error))
    return FALSE;
  if (spor_store_delete_boundaries (self, error)
      && (!bytes || spor_store_insert_boundaries (self, name, bytes, error)))
    return spor_store_commit (self, error);
  if (self->set)
    spor_store_rollback (self);
  return FALSE;
}
