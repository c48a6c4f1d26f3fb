/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "spor-archive.h"

G_BEGIN_DECLS

/**
 * SporInput:
 *
 * A named run of bytes that can be opened again: a file, or an entry of an archive.
 */
typedef struct
{
  char *name;           /* for people: "dataset.csv", "eu.zip: dataset.csv" */
  char *base_name;      /* "dataset.csv" */
  char *path;           /* NULL for an entry */
  SporArchive *archive; /* NULL for a file */
  guint64 index;
  guint64 size;
} SporInput;

/* UNREADABLE unless @path is a file that can be read: not missing, no device, no pipe. */
SporInput *spor_input_new_file (const char *path, GCancellable *cancellable, GError **error);
SporInput *spor_input_new_entry (SporArchive *archive, guint64 index);
SporInput *spor_input_copy (const SporInput *self);
void spor_input_free (SporInput *self);

GInputStream *spor_input_open (const SporInput *self, GCancellable *cancellable, GError **error);

/* Whether the name ends in one of the @endings (NULL-terminated, lower case, with the dot). */
gboolean spor_input_has_ending (const SporInput *self, const char *const *endings);

typedef enum
{
  SPOR_INPUT_TEXT, /* or nothing known */
  SPOR_INPUT_ZIP,
} SporInputKind;

/* What the first bytes say. FORMAT, saying what to do, for kinds of files that people choose by
 * mistake (old .xls, protected workbooks, PDF …). */
gboolean spor_input_detect (const SporInput *self,
                            SporInputKind *kind,
                            GCancellable *cancellable,
                            GError **error);

/* Sets in @error a sentence on why @name cannot be read; cancellation and sentences pass unchanged.
 */
void spor_input_propagate_error (GError **error, const GError *reason, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporInput, spor_input_free)

G_END_DECLS
