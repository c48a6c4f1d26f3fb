/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-shared-strings.h"

#include "spor-sheet-text.h"
#include "spor-source.h"
#include "spor-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  LIMIT_TEXT = 256 * 1024 * 1024, /* bytes, all strings together; they stay in memory */
};

struct _SporSharedStrings
{
  GByteArray *text; /* '\0'-terminated strings */
  GArray *starts;   /* guint32, one more than strings */

  /* while reading */
  SporXml *xml;     /* borrowed */
  const char *name; /* borrowed */
  SporCells *cells; /* the string that is being read */
  gboolean in_item, in_text;
  guint n_phonetic; /* depth of reading aids, which are no part of the text */
};

SporSharedStrings *
spor_shared_strings_new (void)
{
  SporSharedStrings *self = g_new0 (SporSharedStrings, 1);
  const guint32 start = 0;

  self->text = g_byte_array_new ();
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (self->starts, start);
  return self;
}

void
spor_shared_strings_free (SporSharedStrings *self)
{
  if (self == NULL)
    return;
  g_byte_array_unref (self->text);
  g_array_unref (self->starts);
  g_clear_pointer (&self->cells, spor_cells_free);
  g_free (self);
}

static void
spor_shared_strings_set_limit (SporSharedStrings *self)
{
  spor_xml_fail (
      self->xml,
      g_error_new (SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_LIMIT,
                   /* Translators: file name */
                   _ ("“%s” has more text than a set of sign-ups: a cell holds at most 1 MB, the "
                      "workbook 256 MB. Choose the export of one questionnaire."),
                   self->name));
}

static void
spor_shared_strings_add (SporSharedStrings *self)
{
  const char *string = NULL;
  guint32 start;

  spor_sheet_text_string (self->cells);
  spor_cells_close (self->cells);
  if (self->cells->unclean)
    spor_cells_clean (self->cells);
  string = spor_cells_get (self->cells, 1)[0];
  g_byte_array_append (self->text, (const guint8 *)string, (guint)strlen (string) + 1);
  start = self->text->len;
  g_array_append_val (self->starts, start);
  if (self->text->len > LIMIT_TEXT)
    spor_shared_strings_set_limit (self);
}

static void
on_start (gpointer data, const char *element, const char **attributes)
{
  SporSharedStrings *self = data;

  if (strcmp (element, "si") == 0)
    {
      self->in_item = TRUE;
      spor_cells_reset (self->cells);
    }
  else if (strcmp (element, "rPh") == 0)
    self->n_phonetic++;
  else if (strcmp (element, "t") == 0)
    self->in_text = self->in_item && self->n_phonetic == 0;
}

static void
on_end (gpointer data, const char *element)
{
  SporSharedStrings *self = data;

  if (strcmp (element, "t") == 0)
    self->in_text = FALSE;
  else if (strcmp (element, "rPh") == 0)
    self->n_phonetic--;
  else if (strcmp (element, "si") == 0)
    {
      self->in_item = FALSE;
      spor_shared_strings_add (self);
    }
}

static void
on_text (gpointer data, const char *text, gsize length)
{
  SporSharedStrings *self = data;

  if (self->in_text && spor_cells_append (self->cells, text, length) != SPOR_CELLS_OK)
    spor_shared_strings_set_limit (self);
}

gboolean
spor_shared_strings_read (SporSharedStrings *self,
                          GInputStream *stream,
                          const char *name,
                          GCancellable *cancellable,
                          GError **error)
{
  static const SporXmlHandlers handlers = { on_start, on_end, on_text };
  g_autoptr (SporXml) xml = spor_xml_new (stream, name, &handlers, self);
  int result;

  self->xml = xml;
  self->name = name;
  self->cells = spor_cells_new ();
  result = spor_xml_run (xml, cancellable, error);
  self->xml = NULL;
  self->name = NULL;
  g_clear_pointer (&self->cells, spor_cells_free);
  return result == 0;
}

const char *
spor_shared_strings_get (SporSharedStrings *self, guint64 index, gsize *length)
{
  const guint32 *starts = (const guint32 *)(gpointer)self->starts->data;

  if (index + 1 >= self->starts->len)
    return NULL;
  *length = starts[index + 1] - starts[index] - 1;
  return (const char *)self->text->data + starts[index];
}
