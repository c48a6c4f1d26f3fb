/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-xml.h"

#include "spor-input.h"
#include "spor-source.h"

#include <expat.h>
#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  CHUNK = 64 * 1024,
  LIMIT_TOKEN = 4 * 1024 * 1024, /* one tag or comment: Excel's are below 100 kB */
};

struct _SporXml
{
  GInputStream *stream;
  char *name;
  const SporXmlHandlers *handlers;
  gpointer data;
  char *prefix; /* of the root element, with the colon; NULL before it */
  XML_Parser parser;
  guint64 n_bytes;
  gsize n_pending; /* bytes since a handler was called */
  gboolean at_end;
  gboolean malformed;
  GError *failed;
};

void
spor_xml_set_damaged (GError **error, const char *name)
{
  g_set_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
               /* Translators: file name */
               _ ("“%s” is damaged or is not an Excel workbook. Open it in Excel or LibreOffice, "
                  "save it as “Excel Workbook (.xlsx)”, and choose that."),
               name);
}

static const char *
without_prefix (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

/* Workbooks have one prefix for all that matters, mostly none: the root element's. */
static const char *
spor_xml_strip (SporXml *self, const char *name)
{
  if (self->prefix == NULL)
    self->prefix = g_strndup (name, (gsize)(without_prefix (name) - name));
  if (*self->prefix != '\0' && g_str_has_prefix (name, self->prefix))
    return name + strlen (self->prefix);
  return name;
}

static void
on_start_cb (void *data, const XML_Char *name, const XML_Char **attributes)
{
  SporXml *self = data;

  self->n_pending = 0;
  self->handlers->start (self->data, spor_xml_strip (self, name), attributes);
}

static void
on_end_cb (void *data, const XML_Char *name)
{
  SporXml *self = data;

  self->n_pending = 0;
  self->handlers->end (self->data, spor_xml_strip (self, name));
}

static void
on_text_cb (void *data, const XML_Char *text, int length)
{
  SporXml *self = data;

  self->n_pending = 0;
  self->handlers->text (self->data, text, (gsize)length);
}

/* Comments, and text where nobody wants it. */
static void
on_other_cb (void *data, const XML_Char *text, int length)
{
  SporXml *self = data;

  self->n_pending = 0;
}

static void
on_doctype_cb (void *data,
               const XML_Char *name,
               const XML_Char *system_id,
               const XML_Char *public_id,
               int has_internal_subset)
{
  SporXml *self = data;

  spor_xml_fail (
      self,
      g_error_new (SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
                   /* Translators: file name; DTD is “document type definition” */
                   _ ("“%s” was not opened: it has a DTD, which no Excel workbook has and which "
                      "can do harm. Ask where the file comes from."),
                   self->name));
}

SporXml *
spor_xml_new (GInputStream *stream,
              const char *name,
              const SporXmlHandlers *handlers,
              gpointer data)
{
  SporXml *self = g_new0 (SporXml, 1);

  self->stream = g_object_ref (stream);
  self->name = g_strdup (name);
  self->handlers = handlers;
  self->data = data;
  self->parser = XML_ParserCreate (NULL);
  XML_SetUserData (self->parser, self);
  XML_SetElementHandler (self->parser, on_start_cb, on_end_cb);
  if (handlers->text != NULL)
    XML_SetCharacterDataHandler (self->parser, on_text_cb);
  XML_SetDefaultHandler (self->parser, on_other_cb);
  XML_SetStartDoctypeDeclHandler (self->parser, on_doctype_cb);
  return self;
}

void
spor_xml_free (SporXml *self)
{
  if (self == NULL)
    return;
  XML_ParserFree (self->parser);
  g_object_unref (self->stream);
  g_free (self->name);
  g_free (self->prefix);
  g_clear_error (&self->failed);
  g_free (self);
}

void
spor_xml_pause (SporXml *self)
{
  XML_StopParser (self->parser, XML_TRUE);
}

void
spor_xml_fail (SporXml *self, GError *error)
{
  if (self->failed != NULL)
    {
      g_error_free (error);
      return;
    }
  self->failed = error;
  XML_StopParser (self->parser, XML_FALSE);
}

static enum XML_Status
spor_xml_feed (SporXml *self, GCancellable *cancellable)
{
  void *buffer = XML_GetBuffer (self->parser, CHUNK);
  gsize n_read = 0;

  if (buffer == NULL
      || !g_input_stream_read_all (self->stream, buffer, CHUNK, &n_read, cancellable,
                                   &self->failed))
    return XML_STATUS_ERROR;
  self->n_bytes += n_read;
  self->n_pending += n_read;
  self->at_end = n_read < CHUNK;
  return XML_ParseBuffer (self->parser, (int)n_read, self->at_end);
}

/* Expat keeps a tag until it is complete: one that never ends must not fill the memory. */
static gboolean
spor_xml_check_token (SporXml *self, GError **error)
{
  if (self->n_pending <= LIMIT_TOKEN)
    return TRUE;
  g_set_error (
      error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_LIMIT,
      /* Translators: file name */
      _ ("“%s” was not opened: it holds a single tag of more than 4 MB, as no workbook does. Open "
         "it in Excel, save it, and choose it again."),
      self->name);
  return FALSE;
}

int
spor_xml_run (SporXml *self, GCancellable *cancellable, GError **error)
{
  XML_ParsingStatus parsing;
  enum XML_Status status = XML_STATUS_OK;

  XML_GetParsingStatus (self->parser, &parsing);
  if (parsing.parsing == XML_SUSPENDED)
    status = XML_ResumeParser (self->parser);

  while (status == XML_STATUS_OK && !self->at_end)
    {
      status = spor_xml_feed (self, cancellable);
      if (status == XML_STATUS_OK && !spor_xml_check_token (self, error))
        return -1;
    }

  if (status == XML_STATUS_OK)
    return 0;
  if (status == XML_STATUS_SUSPENDED)
    return 1;
  self->malformed = self->failed == NULL;
  if (self->malformed)
    spor_xml_set_damaged (error, self->name);
  else
    spor_input_propagate_error (error, self->failed, self->name);
  return -1;
}

gboolean
spor_xml_is_malformed (SporXml *self)
{
  return self->malformed;
}

guint64
spor_xml_get_n_bytes (SporXml *self)
{
  return self->n_bytes;
}

const char *
spor_xml_find (const char **attributes, const char *attribute)
{
  for (; *attributes != NULL; attributes += 2)
    if (strcmp (without_prefix (attributes[0]), attribute) == 0)
      return attributes[1];
  return NULL;
}
