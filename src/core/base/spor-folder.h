/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Safe writing of many files at once, as spor-file.h does it for one: they go to a temporary folder
 * beside their target. Where the target is new or empty the folder takes its name in one step;
 * where files of the same kind are there already, the new ones are added to them. Errors are
 * G_IO_ERROR with a sentence for people, naming the target. */
typedef struct _SporFolder SporFolder;

/* Whether a file of this name is one of those that the target may hold. */
typedef gboolean (*SporFolderOwns) (const char *name);

/**
 * spor_folder_new:
 * @path: where the files are to be in the end
 * @owns: which files may be there already
 * @replaces: whether they go
 *
 * Fails if @path is no folder, or holds anything else.
 */
SporFolder *
spor_folder_new (const char *path, SporFolderOwns owns, gboolean replaces, GError **error);

/* The names of the files that were there already: char*. */
const GPtrArray *spor_folder_known (const SporFolder *self);

/* Adds a file; its name must not be there already. */
gboolean spor_folder_add (
    SporFolder *self, const char *name, const char *data, gssize length, GError **error);

/* Puts the files in their place: all of them, or none. */
gboolean spor_folder_commit (SporFolder *self, GError **error);

/* Takes away again what commit() added, if it did. */
void spor_folder_revert (SporFolder *self);

/* Every file that was added, as it is called in the end: char*, in the order they were added. */
GPtrArray *spor_folder_paths (const SporFolder *self);

/* What is not committed leaves nothing behind. */
void spor_folder_free (SporFolder *self);

/* @text as a part of a file's name on any system: letters and digits, other characters as one
 * hyphen, at most @max_characters. May be "". (transfer full) */
char *spor_file_name_part (const char *text, guint max_characters);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporFolder, spor_folder_free)

G_END_DECLS
