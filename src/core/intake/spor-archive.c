/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spor-archive.h"

#include "spor-source.h"

#include <glib/gi18n-lib.h>
#include <zip.h>

struct _SporArchive
{
  char *name;
  GBytes *bytes; /* NULL for a file */
  zip_t *zip;
  GPtrArray *entry_names; /* char* by index */
};

static void
set_damaged (GError **error, const char *name)
{
  g_set_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
               /* Translators: file name */
               _ ("“%s” is damaged or not complete. Expected a whole zip file or workbook (.xlsx): "
                  "export or download it again."),
               name);
}

static void
set_entry_damaged (GError **error, SporArchive *archive, guint64 index)
{
  g_set_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
               /* Translators: name of a zip file or workbook, name of a file packed in it */
               _ ("“%s” is damaged: “%s” in it cannot be unpacked. Export or download it again."),
               archive->name, (const char *)g_ptr_array_index (archive->entry_names, index));
}

/* The unpacked bytes of one entry. */
#define SPOR_TYPE_ENTRY_STREAM (spor_entry_stream_get_type ())
G_DECLARE_FINAL_TYPE (SporEntryStream, spor_entry_stream, SPOR, ENTRY_STREAM, GInputStream)

struct _SporEntryStream
{
  GInputStream parent_instance;

  SporArchive *archive;
  guint64 index;
  zip_file_t *file;
  guint64 left; /* bytes that may still come */
};

G_DEFINE_FINAL_TYPE (SporEntryStream, spor_entry_stream, G_TYPE_INPUT_STREAM)

static gssize
spor_entry_stream_read (
    GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  SporEntryStream *self = SPOR_ENTRY_STREAM (stream);
  const zip_int64_t n_read = zip_fread (self->file, buffer, count);

  if (n_read < 0 || (guint64)n_read > self->left)
    {
      set_entry_damaged (error, self->archive, self->index);
      return -1;
    }
  self->left -= (guint64)n_read;
  if (n_read == 0 && count > 0 && self->left > 0)
    {
      set_entry_damaged (error, self->archive, self->index);
      return -1;
    }
  return (gssize)n_read;
}

static void
spor_entry_stream_finalize (GObject *object)
{
  SporEntryStream *self = SPOR_ENTRY_STREAM (object);

  zip_fclose (self->file);
  spor_archive_unref (self->archive);
  G_OBJECT_CLASS (spor_entry_stream_parent_class)->finalize (object);
}

static void
spor_entry_stream_class_init (SporEntryStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spor_entry_stream_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = spor_entry_stream_read;
}

static void
spor_entry_stream_init (SporEntryStream *self)
{
}

/* FALSE for anything but a way of packing that is not known. */
static gboolean
set_unknown_packing (GError **error, const char *name, zip_error_t *reason)
{
  const int code = zip_error_code_zip (reason);

  if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_ENCRNOTSUPP || code == ZIP_ER_WRONGPASSWD)
    g_set_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
                 /* Translators: file name */
                 _ ("“%s” is protected by a password. Unpack it first, and choose what was in it."),
                 name);
  else if (code == ZIP_ER_COMPNOTSUPP)
    g_set_error (
        error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_FORMAT,
        /* Translators: file name */
        _ ("“%s” is packed in a way that Spor does not know. Unpack it first, and choose what was "
           "in it."),
        name);
  else
    return FALSE;
  return TRUE;
}

static SporArchive *
spor_archive_new (zip_t *zip, GBytes *bytes, const char *name)
{
  SporArchive *self = g_atomic_rc_box_new0 (SporArchive);
  const zip_int64_t n_entries = zip_get_num_entries (zip, 0);

  self->name = g_strdup (name);
  self->zip = zip;
  self->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  self->entry_names = g_ptr_array_new_with_free_func (g_free);
  for (zip_int64_t i = 0; i < n_entries; i++)
    {
      const char *entry = zip_get_name (zip, (zip_uint64_t)i, ZIP_FL_ENC_GUESS);

      g_ptr_array_add (self->entry_names, g_utf8_make_valid (entry != NULL ? entry : "", -1));
    }
  return self;
}

static gboolean
spor_archive_check (SporArchive *self, GError **error)
{
  guint64 total = 0;

  if (self->entry_names->len > SPOR_LIMIT_ENTRIES)
    {
      g_set_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_LIMIT,
                   /* Translators: file name */
                   _ ("“%s” holds more than 10,000 files. Choose the export of one questionnaire."),
                   self->name);
      return FALSE;
    }
  for (guint64 i = 0; i < self->entry_names->len && total <= SPOR_LIMIT_UNPACKED; i++)
    {
      const guint64 size = spor_archive_get_entry_size (self, i);

      total = size > SPOR_LIMIT_UNPACKED ? size : total + size;
    }
  if (total <= SPOR_LIMIT_UNPACKED)
    return TRUE;
  g_set_error (error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_LIMIT,
               /* Translators: file name */
               _ ("“%s” is too large: unpacked it is more than 1 GB. Choose the export of one "
                  "questionnaire."),
               self->name);
  return FALSE;
}

SporArchive *
spor_archive_open (const char *path, const char *name, GError **error)
{
  g_autoptr (SporArchive) self = NULL;
  zip_error_t reason;
  zip_t *zip = NULL;
  int code = 0;

  zip = zip_open (path, ZIP_RDONLY, &code);
  if (zip == NULL)
    {
      zip_error_init_with_code (&reason, code);
      if (!set_unknown_packing (error, name, &reason))
        set_damaged (error, name);
      zip_error_fini (&reason);
      return NULL;
    }
  self = spor_archive_new (zip, NULL, name);
  return spor_archive_check (self, error) ? g_steal_pointer (&self) : NULL;
}

SporArchive *
spor_archive_open_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (SporArchive) self = NULL;
  zip_source_t *source = NULL;
  zip_error_t reason;
  zip_t *zip = NULL;
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  zip_error_init (&reason);
  source = zip_source_buffer_create (data, size, 0, &reason);
  if (source != NULL)
    zip = zip_open_from_source (source, ZIP_RDONLY, &reason);
  if (zip == NULL)
    {
      if (!set_unknown_packing (error, name, &reason))
        set_damaged (error, name);
      g_clear_pointer (&source, zip_source_free);
      zip_error_fini (&reason);
      return NULL;
    }
  zip_error_fini (&reason);
  self = spor_archive_new (zip, bytes, name);
  return spor_archive_check (self, error) ? g_steal_pointer (&self) : NULL;
}

SporArchive *
spor_archive_ref (SporArchive *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
spor_archive_clear (SporArchive *self)
{
  zip_discard (self->zip);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_ptr_array_unref (self->entry_names);
  g_free (self->name);
}

void
spor_archive_unref (SporArchive *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, (GDestroyNotify)spor_archive_clear);
}

const char *
spor_archive_get_name (SporArchive *self)
{
  return self->name;
}

guint64
spor_archive_get_n_entries (SporArchive *self)
{
  return self->entry_names->len;
}

const char *
spor_archive_get_entry_name (SporArchive *self, guint64 index)
{
  return g_ptr_array_index (self->entry_names, index);
}

guint64
spor_archive_get_entry_size (SporArchive *self, guint64 index)
{
  zip_stat_t stat;

  if (zip_stat_index (self->zip, index, 0, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0)
    return 0;
  return stat.size;
}

gboolean
spor_archive_find (SporArchive *self, const char *entry, guint64 *index)
{
  for (guint i = 0; i < self->entry_names->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (self->entry_names, i), entry) == 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

GInputStream *
spor_archive_open_entry (SporArchive *self, guint64 index, GError **error)
{
  SporEntryStream *stream = NULL;
  zip_file_t *file = NULL;
  zip_stat_t stat;

  if (zip_stat_index (self->zip, index, 0, &stat) != 0
      || (stat.valid & (ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE))
             != (ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE))
    {
      set_entry_damaged (error, self, index);
      return NULL;
    }
  if (stat.size > SPOR_LIMIT_RATIO_FROM && stat.size / SPOR_LIMIT_RATIO > stat.comp_size)
    {
      g_set_error (
          error, SPOR_INTAKE_ERROR, SPOR_INTAKE_ERROR_LIMIT,
          /* Translators: file name */
          _ ("“%s” was not opened: it would grow more than 200 times when unpacked, as no set of "
             "sign-ups does. Export it again from SurveyXact."),
          self->name);
      return NULL;
    }

  file = zip_fopen_index (self->zip, index, 0);
  if (file == NULL)
    {
      if (!set_unknown_packing (error, self->name, zip_get_error (self->zip)))
        set_entry_damaged (error, self, index);
      return NULL;
    }
  stream = g_object_new (SPOR_TYPE_ENTRY_STREAM, NULL);
  stream->archive = spor_archive_ref (self);
  stream->index = index;
  stream->file = file;
  stream->left = stat.size;
  return G_INPUT_STREAM (stream);
}
