/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-input.h"

#include "spor-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
spor_input_propagate_error (GError **error, const GError *reason, const char *name)
{
  if (reason->domain == SPOR_INTAKE_ERROR
      || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (reason));
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
           || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    g_set_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_UNREADABLE,
                 /* Translators: file name */
                 _ ("“%s” does not exist. Check the name, or whether it was moved."), name);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_UNREADABLE,
                 /* Translators: file name */
                 _ ("You are not allowed to read “%s”. Ask its owner for access, or make a copy."),
                 name);
  else
    g_set_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_UNREADABLE,
                 /* Translators: file name, the system's reason */
                 _ ("“%s” cannot be read (%s). Copy it to this computer and try again."), name,
                 reason->message);
}

SporInput *
spor_input_new_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GFileInfo) info = NULL;
  SporInput *self = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, &reason);
  if (info == NULL)
    {
      spor_input_propagate_error (error, reason, name);
      return NULL;
    }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (
          error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_UNREADABLE,
          /* Translators: file name */
          _ ("“%s” is not a file. Choose a CSV file, an Excel workbook (.xlsx) or an export from "
             "SurveyXact."),
          name);
      return NULL;
    }

  self = g_new0 (SporInput, 1);
  self->name = g_strdup (name);
  self->base_name = g_steal_pointer (&name);
  self->path = g_strdup (path);
  self->size = (guint64)g_file_info_get_size (info);
  return self;
}

SporInput *
spor_input_new_entry (SporArchive *archive, guint64 index)
{
  SporInput *self = g_new0 (SporInput, 1);

  self->base_name = g_path_get_basename (spor_archive_get_entry_name (archive, index));
  self->name = g_strdup_printf ("%s: %s", spor_archive_get_name (archive),
                                spor_archive_get_entry_name (archive, index));
  self->archive = spor_archive_ref (archive);
  self->index = index;
  self->size = spor_archive_get_entry_size (archive, index);
  return self;
}

SporInput *
spor_input_copy (const SporInput *self)
{
  SporInput *copy = g_new0 (SporInput, 1);

  copy->name = g_strdup (self->name);
  copy->base_name = g_strdup (self->base_name);
  copy->path = g_strdup (self->path);
  copy->archive = self->archive != NULL ? spor_archive_ref (self->archive) : NULL;
  copy->index = self->index;
  copy->size = self->size;
  return copy;
}

void
spor_input_free (SporInput *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->base_name);
  g_free (self->path);
  g_clear_pointer (&self->archive, spor_archive_unref);
  g_free (self);
}

GInputStream *
spor_input_open (const SporInput *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) reason = NULL;
  GFileInputStream *stream = NULL;

  if (self->archive != NULL)
    return spor_archive_open_entry (self->archive, self->index, error);

  file = g_file_new_for_path (self->path);
  stream = g_file_read (file, cancellable, &reason);
  if (stream == NULL)
    spor_input_propagate_error (error, reason, self->name);
  return (GInputStream *)stream;
}

gboolean
spor_input_has_ending (const SporInput *self, const char *const *endings)
{
  g_autofree char *folded = g_ascii_strdown (self->base_name, -1);

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (folded, endings[i]))
      return TRUE;
  return FALSE;
}

typedef enum
{
  FOREIGN_NONE,
  FOREIGN_OLD_OFFICE,
  FOREIGN_PDF,
  FOREIGN_PACKED,
  FOREIGN_MARKUP,
  FOREIGN_OTHER,
} Foreign;

static const struct
{
  const char *magic;
  guint8 length;
  Foreign foreign;
} magics[] = {
  { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, FOREIGN_OLD_OFFICE },
  { "%PDF-", 5, FOREIGN_PDF },
  { "\x1f\x8b", 2, FOREIGN_PACKED }, /* gzip */
  { "7z\xbc\xaf\x27\x1c", 6, FOREIGN_PACKED },
  { "Rar!\x1a\x07", 6, FOREIGN_PACKED },
  { "\xfd"
    "7zXZ",
    5, FOREIGN_PACKED },
  { "BZh", 3, FOREIGN_PACKED },
  { "<?xml", 5, FOREIGN_MARKUP },
  { "<!DOCTYPE", 9, FOREIGN_MARKUP },
  { "<!doctype", 9, FOREIGN_MARKUP },
  { "<html", 5, FOREIGN_MARKUP },
  { "<HTML", 5, FOREIGN_MARKUP },
  { "{\\rtf", 5, FOREIGN_OTHER },
  { "$FL2", 4, FOREIGN_OTHER }, /* SPSS */
  { "$FL3", 4, FOREIGN_OTHER },
  { "\x89PNG", 4, FOREIGN_OTHER },
  { "\xff\xd8\xff", 3, FOREIGN_OTHER }, /* JPEG */
  { "SQLite format 3", 15, FOREIGN_OTHER },
};

static Foreign
find_foreign (const guchar *head, gsize length)
{
  /* A byte order mark may come before markup. */
  if (length >= 3 && memcmp (head, "\xef\xbb\xbf", 3) == 0)
    {
      head += 3;
      length -= 3;
    }
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (length >= magics[i].length && memcmp (head, magics[i].magic, magics[i].length) == 0)
      return magics[i].foreign;
  return FOREIGN_NONE;
}

/* A protected workbook is an OLE2 file with a stream of this name (MS-OFFCRYPTO § 1.3.3). */
static gboolean
holds_encrypted_package (GInputStream *stream, GCancellable *cancellable)
{
  static const char needle[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
  const gsize overlap = sizeof needle;
  g_autofree char *buffer = g_malloc (64 * 1024);
  gsize length = 0, kept = 0;
  guint n_chunks = 0;

  while (n_chunks++ < 1024
         && g_input_stream_read_all (stream, buffer + kept, 64 * 1024 - kept, &length, cancellable,
                                     NULL)
         && length > 0)
    {
      if (memmem (buffer, kept + length, needle, sizeof needle) != NULL)
        return TRUE;
      length += kept;
      kept = MIN (length, overlap);
      memmove (buffer, buffer + length - kept, kept);
    }
  return FALSE;
}

static char *
describe_foreign (const char *name, Foreign foreign, gboolean encrypted)
{
  switch (foreign)
    {
    case FOREIGN_OLD_OFFICE:
      if (encrypted)
        /* Translators: file name */
        return g_strdup_printf (
            _ ("“%s” is protected by a password. Open it in Excel, remove the password "
               "under File → Info → Protect Workbook, save it, and choose it again."),
            name);
      /* Translators: file name */
      return g_strdup_printf (
          _ ("“%s” is in Excel’s old format (.xls). Open it in Excel or LibreOffice, "
             "save it as “Excel Workbook (.xlsx)”, and choose that."),
          name);
    case FOREIGN_PDF:
      /* Translators: file name */
      return g_strdup_printf (
          _ ("“%s” is a PDF, not a table. Choose a CSV file, an Excel workbook (.xlsx) "
             "or an export from SurveyXact."),
          name);
    case FOREIGN_PACKED:
      /* Translators: file name */
      return g_strdup_printf (
          _ ("“%s” is packed in a way that Spor does not know. Unpack it first, and "
             "choose what was in it."),
          name);
    case FOREIGN_MARKUP:
      /* Translators: file name */
      return g_strdup_printf (
          _ ("“%s” is a web page or an XML file. Open it in Excel or LibreOffice, save "
             "it as “Excel Workbook (.xlsx)”, and choose that."),
          name);
    case FOREIGN_NONE:
    case FOREIGN_OTHER:
    default:
      /* Translators: file name */
      return g_strdup_printf (
          _ ("“%s” is not a table. Choose a CSV file, an Excel workbook (.xlsx) or an "
             "export from SurveyXact."),
          name);
    }
}

gboolean
spor_input_detect (const SporInput *self,
                   SporInputKind *kind,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GInputStream) stream = spor_input_open (self, cancellable, error);
  g_autoptr (GError) reason = NULL;
  g_autofree char *message = NULL;
  gboolean encrypted = FALSE;
  guchar head[16] = { 0 };
  gsize length = 0;
  Foreign foreign;

  if (stream == NULL)
    return FALSE;
  if (!g_input_stream_read_all (stream, head, sizeof head, &length, cancellable, &reason))
    {
      spor_input_propagate_error (error, reason, self->name);
      return FALSE;
    }

  *kind = SPOR_INPUT_TEXT;
  if (length >= 4 && head[0] == 'P' && head[1] == 'K'
      && ((head[2] == 3 && head[3] == 4) || (head[2] == 5 && head[3] == 6)))
    *kind = SPOR_INPUT_ZIP;

  foreign = find_foreign (head, length);
  if (foreign == FOREIGN_NONE)
    return TRUE;
  encrypted = foreign == FOREIGN_OLD_OFFICE && holds_encrypted_package (stream, cancellable);
  message = describe_foreign (self->name, foreign, encrypted);
  g_set_error_literal (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT, message);
  return FALSE;
}
