/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * spor_protocol_page_write:
 * @protocol: a protocol's JSON text (docs/lottery.md), of a suggestion or a lottery; a lottery
 *   without "seed", "ticket" and "chosen" is still to be drawn, and the page says how
 * @names: (nullable) (array zero-terminated=1): one for each candidate, in their order. The page is
 *   then for internal use and says so; without them nobody can be recognised by it
 * @remark: (nullable): a sentence on what has become of the group since, said beside who was chosen
 * @path: of the PDF
 *
 * Writes what the protocol says for people, in the program's language, beside @path, and renames it
 * when whole; an existing file keeps its permissions and, on failure, its content. The same
 * protocol gives the same bytes. Needs no display.
 *
 * Returns: %FALSE with a sentence: %G_IO_ERROR_INVALID_DATA if @protocol is none,
 *   %G_IO_ERROR_INVALID_ARGUMENT if there are more or fewer @names than candidates, another
 *   G_IO_ERROR if the file cannot be written
 */
gboolean spor_protocol_page_write (const char *protocol,
                                   const char *const *names,
                                   const char *remark,
                                   const char *path,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
