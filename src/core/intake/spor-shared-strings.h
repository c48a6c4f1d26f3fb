/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SporSharedStrings:
 *
 * The strings that a workbook's cells refer to by number, one after the other in one block of
 * memory.
 */
typedef struct _SporSharedStrings SporSharedStrings;

/* An empty table for a workbook that has none. */
SporSharedStrings *spor_shared_strings_new (void);
void spor_shared_strings_free (SporSharedStrings *self);

gboolean spor_shared_strings_read (SporSharedStrings *self,
                                   GInputStream *stream,
                                   const char *name,
                                   GCancellable *cancellable,
                                   GError **error);

/* NULL if there is no such string. */
const char *spor_shared_strings_get (SporSharedStrings *self, guint64 index, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SporSharedStrings, spor_shared_strings_free)

G_END_DECLS
