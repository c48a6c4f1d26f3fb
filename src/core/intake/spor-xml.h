/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  void (*start) (gpointer data, const char *element, const char **attributes);
  void (*end) (gpointer data, const char *element);
  void (*text) (gpointer data, const char *text, gsize length); /* may be NULL */
} SporXmlHandlers;

/**
 * SporXml:
 *
 * Reads XML from a stream in pieces and calls handlers, which may pause it. Names come without
 * their prefix. Document type declarations are refused, and with them every attack by entities; so
 * are single tags of more than 4 MiB.
 */
typedef struct _SporXml SporXml;

/* @name: of the workbook, for messages. @handlers must outlive the reader. */
SporXml *spor_xml_new (GInputStream *stream,
                       const char *name,
                       const SporXmlHandlers *handlers,
                       gpointer data);
void spor_xml_free (SporXml *self);

/* 1 when a handler paused it, 0 at the end, -1 with @error. */
int spor_xml_run (SporXml *self, GCancellable *cancellable, GError **error);

/* For handlers: return from spor_xml_run(), to go on with the next call. */
void spor_xml_pause (SporXml *self);
/* For handlers: end with @error, which is taken. */
void spor_xml_fail (SporXml *self, GError *error);

/* After an error: whether it was that the XML is not well-formed. */
gboolean spor_xml_is_malformed (SporXml *self);
guint64 spor_xml_get_n_bytes (SporXml *self);

/* NULL if there is none. @attribute without prefix. */
const char *spor_xml_find (const char **attributes, const char *attribute);

/* Sets the sentence for a workbook that is not as it should be. */
void spor_xml_set_damaged (GError **error, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporXml, spor_xml_free)

G_END_DECLS
