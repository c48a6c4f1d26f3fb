/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-preview-row.h"

#include "spor-import-text.h"

#include <json-glib/json-glib.h>

struct _SporPreviewRow
{
  GObject parent_instance;

  /* owned */
  char *texts[SPOR_N_FIELDS];
  JsonNode *extra;

  guint32 doubtful; /* bit f: the answer for field f was not understood */
};

G_DEFINE_FINAL_TYPE (SporPreviewRow, spor_preview_row, G_TYPE_OBJECT)

static void
spor_preview_row_finalize (GObject *object)
{
  SporPreviewRow *self = SPOR_PREVIEW_ROW (object);

  for (guint f = 0; f < SPOR_N_FIELDS; f++)
    g_free (self->texts[f]);
  g_clear_pointer (&self->extra, json_node_unref);
  G_OBJECT_CLASS (spor_preview_row_parent_class)->finalize (object);
}

static void
spor_preview_row_class_init (SporPreviewRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spor_preview_row_finalize;
}

static void
spor_preview_row_init (SporPreviewRow *self)
{
}

SporPreviewRow *
spor_preview_row_new (SporRound *round, const SporSignupFacts *facts)
{
  SporPreviewRow *self = g_object_new (SPOR_TYPE_PREVIEW_ROW, NULL);

  for (guint f = 0; f < SPOR_N_FIELDS; f++)
    {
      gboolean doubtful = FALSE;
      g_autofree char *text = spor_import_text_field (round, facts, f, &doubtful);

      self->texts[f] = spor_import_text_single_line (text);
      self->doubtful |= (guint32)doubtful << f;
    }
  self->extra = json_from_string (facts->extra, NULL);
  return self;
}

const char *
spor_preview_row_get_text (SporPreviewRow *self, SporField field)
{
  g_return_val_if_fail (SPOR_IS_PREVIEW_ROW (self), NULL);
  g_return_val_if_fail (field < SPOR_N_FIELDS, NULL);

  return self->texts[field];
}

gboolean
spor_preview_row_is_doubtful (SporPreviewRow *self, SporField field)
{
  g_return_val_if_fail (SPOR_IS_PREVIEW_ROW (self), FALSE);

  return (self->doubtful >> field) & 1;
}

const char *
spor_preview_row_get_extra (SporPreviewRow *self, const char *key)
{
  g_return_val_if_fail (SPOR_IS_PREVIEW_ROW (self), NULL);

  if (!self->extra || !JSON_NODE_HOLDS_OBJECT (self->extra))
    return "";
  return json_object_get_string_member_with_default (json_node_get_object (self->extra), key, "");
}
