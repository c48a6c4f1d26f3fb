/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

enum
{
  SPOR_LIMIT_UNPACKED = 1024 * 1024 * 1024, /* bytes, all entries together */
  SPOR_LIMIT_RATIO = 200,                   /* of unpacked to packed size, for an entry … */
  SPOR_LIMIT_ENTRIES = 10000,
  SPOR_LIMIT_RATIO_FROM = 1024 * 1024, /* … larger than this */
};

/**
 * SporArchive:
 *
 * A zip file (which an .xlsx is too), read only and never unpacked to disk. What its directory says
 * of sizes is held against the limits before, and against the bytes while reading.
 */
typedef struct _SporArchive SporArchive;

/* @name: for messages */
SporArchive *spor_archive_open (const char *path, const char *name, GError **error);
/* A zip in a zip. */
SporArchive *spor_archive_open_bytes (GBytes *bytes, const char *name, GError **error);
SporArchive *spor_archive_ref (SporArchive *self);
void spor_archive_unref (SporArchive *self);

const char *spor_archive_get_name (SporArchive *self);
guint64 spor_archive_get_n_entries (SporArchive *self);
const char *spor_archive_get_entry_name (SporArchive *self,
                                         guint64 index); /* valid UTF-8, with its path */
guint64 spor_archive_get_entry_size (SporArchive *self, guint64 index); /* unpacked bytes */

/* Case does not matter. FALSE if there is no such entry. */
gboolean spor_archive_find (SporArchive *self, const char *entry, guint64 *index);

/* The stream keeps @self. */
GInputStream *spor_archive_open_entry (SporArchive *self, guint64 index, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporArchive, spor_archive_unref)

G_END_DECLS
