/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many of an id's last characters tell sign-ups apart for people: its beginning is a time. */
#define SPOR_ID_SHORT_LENGTH 8

/**
 * spor_id_new:
 *
 * A UUID of version 7 (RFC 9562): its beginning is the time in milliseconds and a counter, its last
 * 48 bits are random. The ids that one process makes sort in the order they were made, so that rows
 * are added at the end of an index. Safe in any thread.
 *
 * Returns: (transfer full): 36 characters of lower-case hexadecimal and hyphens
 */
char *spor_id_new (void);

/* Whether @id begins or ends with @part, in whatever case. */
gboolean spor_id_matches (const char *id, const char *part);

/* As much of the id as people need to type, mostly. (transfer full) */
char *spor_short_id (const char *id);

/* Random bytes of the system, fetched many at a time. Safe in any thread. */
void spor_random_fill (guint8 *bytes, gsize n_bytes);

G_END_DECLS
