/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file on its way to its place: everything goes to a hidden file beside the target, which takes
 * the target's name when it is whole. Errors are G_IO_ERROR with a sentence for people, naming the
 * target.
 *
 * Whoever is killed meanwhile leaves such a file behind. It is held with a lock as long as its
 * writer lives, and the next one to write into the same folder removes those that nobody holds:
 * spor-sweep.h. */
typedef struct _SporTemp SporTemp;

/**
 * spor_temp_new_beside:
 * @path: the file to be written in the end; a link stands for what it leads to
 *
 * Creates an empty file (mode 0600) in the target's folder.
 */
SporTemp *spor_temp_new_beside (const char *path, GError **error);

/* Where to write. The file there must stay the same one: opened, not replaced. */
const char *spor_temp_path (const SporTemp *self);

/* Writes the whole content at once. */
gboolean spor_temp_write (SporTemp *self, const void *data, gsize length, GError **error);

/**
 * spor_temp_commit:
 *
 * Puts the file, complete and closed, in its target's place, with its content safely on disk before
 * and its name after. A file already there lends its permissions; a new one gets the usual ones
 * (0666 without the umask).
 *
 * Returns: %FALSE with @error set: what was there is as it was
 */
gboolean spor_temp_commit (SporTemp *self, GError **error);

/* The file has got its name by other means: it is not to be removed. */
void spor_temp_keep (SporTemp *self);

/* Removes the file, unless it is in its place. */
void spor_temp_free (SporTemp *self);

/* Where @path leads to: itself, or the end of the links it begins, which need not be there.
 * (transfer full) (nullable): %NULL with errno set if they go in a circle */
char *spor_temp_follow (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporTemp, spor_temp_free)

G_END_DECLS
